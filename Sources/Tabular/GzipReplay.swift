/// A member that the fast library finds damaged, and what follows it, read again with zlib: zlib's word counts.
///
/// So the fault does not depend on the library, nor on how many bytes a read gives; of a damaged member the fast library may have given out
/// more by then than zlib takes for data. Where the fast library was wrong, reading just goes on.
final class GzipReplay {
  private let source: GzipSource
  private var scratch = [UInt8](repeating: 0, count: 64 << 10)
  private var left: Int

  /// Reads again from the member where `before` stands, whose offsets and number are those of the member's start; its first `known` bytes have
  /// been given out. Nil where the compressed bytes can be had only once.
  init?(_ compressed: any ByteSource, from before: GzipFault, known: Int, limits: Limits) throws {
    guard let again = try compressed.reopened() else { return nil }
    var rest = before.compressedOffset
    while rest > 0 {
      let got = try again.read(into: &scratch, upTo: min(rest, scratch.count))
      if got == 0 { return nil }
      rest -= got
    }
    source = GzipSource(again, limits: limits, unpacking: .reference, from: before)
    left = known
  }

  /// The same with a source that stands in the midst of the member; its next `known` bytes have been given out.
  init(_ source: GzipSource, known: Int) {
    self.source = source
    left = known
  }

  /// Reads on into `buffer[filled..<limit]`, and returns how many bytes; 0 at the end. Throws what zlib finds, with its place in the file.
  func read(into buffer: inout [UInt8], _ filled: Int, _ limit: Int) throws -> Int {
    while left > 0 {
      let got = try source.read(into: &scratch, upTo: min(left, scratch.count))
      if got == 0 { return 0 }
      left -= got
    }
    let got = try source.read(into: &scratch, upTo: min(limit - filled, scratch.count))
    ByteSearch.copy(scratch, 0..<got, to: &buffer, at: filled)
    return got
  }
}
