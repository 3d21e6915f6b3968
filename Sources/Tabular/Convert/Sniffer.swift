/// Finds out how a file is written, from its first bytes.
public struct Sniffer {
  /// How many bytes of a file are looked at.
  public static let sampleBytes = 512 << 10

  /// What was found.
  public struct Finding: Sendable {
    /// What to convert the file with.
    public var settings: ConvertSettings
    /// A line each for what was found, how sure that is (0 to 1) and why.
    public var reasons: [String]
  }

  /// Looks at a file's head. A code page or dialect that was given is taken as it is.
  public static func sniff(_ head: FileHead, encoding: String?, told: ConvertDialect) -> Finding {
    Finding(settings: ConvertSettings(), reasons: [])
  }
}
