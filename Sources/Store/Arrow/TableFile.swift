/// An open table file, of which only bytes that are there are read.
struct TableFile: Sendable {
  private let file: OpenFile
  let size: Int

  init(path: String, disk: Disk) throws(TableProblem) {
    do {
      file = try disk.open(path)
      size = try file.status().size
    } catch { throw TableProblem(.disk(error)) }
  }

  /// The `count` bytes from `offset`, all of them.
  func bytes(at offset: Int, count: Int) throws(TableProblem) -> [UInt8] {
    guard offset >= 0, count >= 0, count <= size, offset <= size - count else {
      throw TableProblem(damage: "the file ends too early", at: size)
    }
    var bytes: [UInt8] = []
    do { bytes = try file.readBytes(at: offset, count: count) } catch { throw TableProblem(.disk(error)) }
    guard bytes.count == count else { throw TableProblem(damage: "the file became shorter while it was read", at: offset + bytes.count) }
    return bytes
  }

  /// Reads the end of the file, and checks its beginning.
  func footer() throws(TableProblem) -> ArrowFooter {
    let magic = ArrowNumbers.magic
    let tail = 4 + magic.count
    guard size >= 8 + tail, try bytes(at: 0, count: magic.count) == magic else {
      throw TableProblem(damage: "it does not begin as an Arrow file", at: 0)
    }
    let end = try bytes(at: size - tail, count: tail)
    guard Array(end.suffix(magic.count)) == magic else { throw TableProblem(damage: "it does not end as an Arrow file", at: size - tail) }
    let length = end[0..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= size - tail - 8 else { throw TableProblem(damage: "its footer is longer than the file", at: size - tail) }
    let start = size - tail - length
    return try ArrowFooter(bytes(at: start, count: length), limit: start)
  }
}
