import Store

/// Standard output, where nothing is lost unseen: what was written waits in a buffer, and whatever fails is kept until somebody asks.
struct StandardOutput {
  private static let limit = 1 << 16

  private let file: OpenFile
  private var waiting: [UInt8] = []
  private var isLost = false
  private var fault: DiskFault?

  init(_ file: OpenFile = Disk.real.standardOutput) { self.file = file }

  /// Takes bytes; false where they go nowhere, so that there is no point in going on.
  mutating func write(_ bytes: [UInt8]) -> Bool {
    guard !isLost else { return false }
    waiting += bytes
    if waiting.count >= Self.limit { flush() }
    return !isLost
  }

  /// Writes what waits.
  mutating func flush() {
    guard !isLost, !waiting.isEmpty else { return }
    do { try file.write(waiting.span) } catch { note(error) }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Writes what waits and closes, which is when some file systems first say that they could not keep it.
  mutating func close() {
    flush()
    do { try file.close() } catch { note(error) }
  }

  /// What failed, told once. A reader that went away (`| head`) had what it wanted: that is no fault.
  mutating func takeFault() -> DiskFault? {
    defer { fault = nil }
    return fault
  }

  private mutating func note(_ failure: DiskFault) {
    if !isLost, !failure.isReaderGone { fault = failure }
    isLost = true
  }
}
