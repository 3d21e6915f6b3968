/// Which of two implementations of one face does the work. Both say the same of any bytes, which tests and fuzzers check.
public enum Implementation: Equatable, Sendable, CaseIterable {
  /// The vector kernels and ISA-L.
  case fast
  /// libcsv, iconv and zlib: slower, and what the fast ones are measured by.
  case reference
}
