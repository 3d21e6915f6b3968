/// Damage or a limit met while unpacking gzip.
public struct GzipFault: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The file has no bytes at all.
    case emptyFile
    /// The file does not begin with the bytes 1F 8B.
    case notGzip
    /// A member's header says something that gzip does not know; zlib's words.
    case badHeader(String)
    /// The compressed data contradict themselves.
    case badData
    /// A member's CRC-32 is not that of what it unpacks to.
    case badChecksum
    /// A member's length is not that of what it unpacks to.
    case badLength
    /// The file ends inside a member.
    case truncated
    /// After the last member stand bytes that are neither another member nor zeros.
    case trailingGarbage
    /// More comes out than a limit allows.
    case limit(UnpackLimit)
    /// The library that unpacks could not get memory, or a call failed; its status.
    case library(Int32)
  }

  /// What is wrong.
  public var reason: Reason
  /// Where in the compressed file, in bytes from its start: of the member's CRC or length if that is wrong, of the first byte of garbage,
  /// of the end of a truncated file; of the member's first byte for a bad header and for contradicting data, which libraries notice at
  /// different bytes, all of them behind the damage.
  public var compressedOffset: Int
  /// How many bytes were unpacked before.
  public var unpackedOffset: Int
  /// Which member, the first being 1.
  public var member: Int

  /// A fault at a place.
  public init(_ reason: Reason, compressedOffset: Int, unpackedOffset: Int, member: Int) {
    self.reason = reason
    self.compressedOffset = compressedOffset
    self.unpackedOffset = unpackedOffset
    self.member = member
  }
}

extension GzipFault: CustomStringConvertible {
  /// Whether what was unpacked of the member before may be wrong too.
  var isInDoubt: Bool { [.badData, .badChecksum, .badLength].contains(reason) }
  private var doubt: String { ", so its rows may be wrong" }

  /// What and where, in one line, safe in a log.
  public var description: String {
    let place = "at compressed byte \(compressedOffset) (member \(member), after \(unpackedOffset) unpacked bytes)"
    switch reason {
    case .emptyFile: return "the file is empty"
    case .notGzip: return "the file is not gzip: it does not begin with the bytes 1F 8B"
    case .badHeader(let words): return "bad gzip header \(place): \(words)"
    case .badData: return "damaged gzip data, in what begins \(place)\(doubt)"
    case .badChecksum: return "wrong gzip checksum (CRC-32) \(place)\(doubt)"
    case .badLength: return "wrong gzip length \(place)\(doubt)"
    case .truncated: return "the gzip file ends too early, \(place)"
    case .trailingGarbage: return "bytes that are not gzip follow the last member, \(place)"
    case .limit(let limit): return "\(limit.words), \(place)"
    case .library(let status): return "the library that unpacks failed with status \(status) \(place)"
    }
  }

  /// What a person can do about it.
  public var remedy: String {
    switch reason {
    case .emptyFile: "Fetch the export again, or put the header alone there if the marketplace has nothing that day."
    case .notGzip: "Check that the file is the right one and packed with gzip, and `compression` in the pipeline file."
    case .badHeader, .badData, .badChecksum, .badLength:
      "The file was damaged on its way: compare its checksum with the sender's and fetch it again (`gzip -t` shows the same fault)."
    case .truncated: "The transfer or the export stopped half-way: compare the size with the sender's and fetch the file again."
    case .trailingGarbage: "Fetch the file again; if the sender appends something on purpose, have it packed as a gzip member or left out."
    case .limit: "Look at the file before you trust it (`gzip -l`); raise the limit only if it is what it should be."
    case .library: "Free some memory and run again."
    }
  }
}
