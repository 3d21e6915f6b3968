/// Damage or a limit met while unpacking zstd.
public struct ZstdFault: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Reason: Equatable, Sendable {
    /// The file has no bytes at all.
    case emptyFile
    /// The file does not begin with a frame's magic number.
    case notZstd
    /// A frame's header says something that cannot be read; the library's words.
    case badHeader(String)
    /// A frame was packed with a dictionary, which we have not.
    case dictionary
    /// A frame needs a longer window than is allowed, in bytes.
    case window(limit: Int)
    /// A block is of a kind or a size that no frame may have.
    case forbiddenBlock
    /// The compressed data contradict themselves.
    case badData
    /// A frame's checksum is not that of what it unpacks to.
    case badChecksum
    /// The file ends inside a frame.
    case truncated
    /// After the last frame stand bytes that are not another one.
    case trailingGarbage
    /// More comes out than a limit allows.
    case limit(UnpackLimit)
    /// The library that unpacks could not get memory, or a call failed; its words.
    case library(String)
  }

  /// What is wrong.
  public var reason: Reason
  /// Where in the compressed file, in bytes from its start: of the first byte of garbage or of a forbidden block, of the end of a
  /// truncated file, of the first byte of the frame for all else that is wrong inside one.
  public var compressedOffset: Int
  /// How many bytes were unpacked before.
  public var unpackedOffset: Int
  /// Which frame, the first being 1; those that hold no data are counted.
  public var frame: Int

  /// A fault at a place.
  public init(_ reason: Reason, compressedOffset: Int, unpackedOffset: Int, frame: Int) {
    self.reason = reason
    self.compressedOffset = compressedOffset
    self.unpackedOffset = unpackedOffset
    self.frame = frame
  }
}

extension ZstdFault: CustomStringConvertible {
  /// Whether what was unpacked of the frame before may be wrong too.
  var isInDoubt: Bool { [.badData, .badChecksum, .forbiddenBlock].contains(reason) }
  private var doubt: String { ", so its rows may be wrong" }

  /// What and where, in one line, safe in a log.
  public var description: String {
    let place = "at compressed byte \(compressedOffset) (frame \(frame), after \(unpackedOffset) unpacked bytes)"
    switch reason {
    case .emptyFile: return "the file is empty"
    case .notZstd: return "the file is not zstd"
    case .badHeader(let words): return "bad zstd header \(place): \(words)"
    case .dictionary: return "a zstd frame was packed with a dictionary, \(place)"
    case .window(let limit): return "a zstd frame asks for more than \(limit) bytes of memory, \(place)"
    case .forbiddenBlock: return "a block that zstd forbids, \(place), so rows of its frame may be wrong"
    case .badData: return "damaged zstd data, in what begins \(place)\(doubt)"
    case .badChecksum: return "wrong zstd checksum, of what begins \(place)\(doubt)"
    case .truncated: return "the zstd file ends too early, \(place)"
    case .trailingGarbage: return "bytes that are not zstd follow the last frame, \(place)"
    case .limit(let limit): return "\(limit.words), \(place)"
    case .library(let words): return "zstd failed \(place): \(words)"
    }
  }

  /// What a person can do about it.
  public var remedy: String {
    switch reason {
    case .emptyFile: "Fetch the export again, or put the header alone there if the marketplace has nothing that day."
    case .notZstd: "Check that the file is the right one."
    case .badHeader, .badData, .badChecksum, .forbiddenBlock:
      "The file was damaged on its way: compare its checksum with the sender's and fetch it again (`zstd -t` shows the same fault)."
    case .dictionary: "Have the file packed without a dictionary."
    case .window: "Have the file packed without --ultra and --long."
    case .truncated: "The transfer or the export stopped half-way: compare the size with the sender's and fetch the file again."
    case .trailingGarbage: "Fetch the file again; if the sender appends something on purpose, have it left out."
    case .limit: "Look at the file before you trust it (`zstd -l`); raise the limit only if it is what it should be."
    case .library: "Free some memory and run again."
    }
  }
}
