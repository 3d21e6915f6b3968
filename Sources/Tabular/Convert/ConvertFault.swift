/// Why a conversion stopped, and how far it had come.
public struct ConvertFault: Error {
  /// What is wrong.
  public enum What: Sendable {
    /// A part of the dialect that nothing can be read by.
    case unusable(String, because: String)
    /// The system has no converter for a code page of this name.
    case unknownEncoding(String)
    /// The source is damaged or cannot be read.
    case source(any Error)
    /// A physical line of more bytes than may be held in memory.
    case lineTooLong(limit: Int)
    /// What was read cannot be written.
    case target(any Error)
  }

  /// What is wrong.
  public var what: What
  /// The record that was last read whole, the first of the file being 1; 0 where none was.
  public var lastGoodRecord: Int
  /// The physical line on which that record begins, the first of the file being 1; 0 where none was read.
  public var lastGoodLine: Int

  /// A fault after a record.
  public init(_ what: What, lastGoodRecord: Int = 0, lastGoodLine: Int = 0) {
    self.what = what
    self.lastGoodRecord = lastGoodRecord
    self.lastGoodLine = lastGoodLine
  }
}

extension ConvertFault: CustomStringConvertible {
  /// What is wrong and after which row, in one line, safe in a log.
  public var description: String {
    let last = isInDoubt ? "the last row read" : "the last good row"
    let place = lastGoodRecord > 0 ? "; \(last) is record \(lastGoodRecord), on line \(lastGoodLine)" : "; no row is good"
    return switch what {
    case .unusable(let part, let reason): "the \(part) cannot be used: \(reason)"
    case .unknownEncoding(let name): "this system has no converter for the encoding \(name)"
    case .source(let error): "\(error)\(place)"
    case .lineTooLong(let limit): "a line is longer than \(limit) bytes\(place)"
    case .target(let error): "\(error)\(place)"
    }
  }

  /// Whether rows before the damage may be wrong too.
  private var isInDoubt: Bool {
    switch what {
    case .source(let fault as GzipFault): fault.isInDoubt
    case .source(let fault as ZstdFault): fault.isInDoubt
    default: false
    }
  }

  /// What a person can do about it.
  public var remedy: String {
    switch what {
    case .unusable: "Give another character"
    case .unknownEncoding: "`iconv --list` shows the names that are known"
    case .source(let fault as GzipFault):
      if case .limit = fault.reason { Self.bombRemedy("zcat") } else { fault.remedy }
    case .source(let fault as ZstdFault):
      if case .limit = fault.reason { Self.bombRemedy("zstdcat") } else { fault.remedy }
    case .source(let fault as ReadFault): fault.remedy
    case .source: "Check that the file can be read, and fetch it again if it was damaged on its way"
    case .lineTooLong: "Check that the file is a text table, and its line ends"
    case .target: "Check the output's folder and its free space, then run again"
    }
  }

  /// What to do about a file that unpacks to too much: convert has no limit for what comes unpacked.
  private static func bombRemedy(_ unpacker: String) -> String {
    "Look at the file before you trust it; if it is what it should be, unpack it first: `\(unpacker) FILE | brandsieve convert -`"
  }
}
