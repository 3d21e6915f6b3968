import Store
import Tabular

/// The bytes of a file, front to back.
final class FileSource: ByteSource {
  private let file: OpenFile
  let canBeReopened: Bool
  /// Where the next byte is read in a file that is read again; nil: where the last read ended.
  private var position: Int?

  /// - Parameter canBeReadAgain: whether the file, if it is a regular one, stands at its start: standard input may not.
  init(_ file: OpenFile, canBeReadAgain: Bool, from position: Int? = nil) {
    self.file = file
    canBeReopened = canBeReadAgain && (try? file.status().isFile) == true
    self.position = position
  }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    guard let position else { return try file.read(into: &buffer, upTo: count) }
    let bytes = try file.readBytes(at: position, count: count)
    buffer.replaceSubrange(0..<bytes.count, with: bytes)
    self.position = position + bytes.count
    return bytes.count
  }

  /// The same open file from its start, for a second look at damage: so `convert` says of it what a run says.
  func reopened() throws -> (any ByteSource)? {
    guard canBeReopened else { return nil }
    return FileSource(file, canBeReadAgain: true, from: 0)
  }
}
