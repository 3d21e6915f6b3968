/// zlib at the heels of the fast library, where the compressed bytes can be had only once: of a pipe nothing can be read again.
///
/// It unpacks each member too, but never more of it than has been given out. So when the fast library finds a member damaged, zlib goes on
/// where it is, and a pipe gives what a file of the same bytes gives.
final class GzipShadow {
  private let inflater = ZlibInflater()
  /// What the fast library has taken of the member and zlib has not.
  private var pending: [UInt8] = []
  private var scratch = [UInt8](repeating: 0, count: 64 << 10)
  private var produced = 0
  private var sum: UInt32 = 0
  private var outcome = InflaterStep.Outcome.more

  /// Gets ready for a member's data; false if the library has no memory.
  func begin() -> Bool {
    pending.removeAll(keepingCapacity: true)
    (produced, sum, outcome) = (0, 0, .more)
    return inflater.reset()
  }

  /// Takes what the fast library took from the front of `bytes[range]`; below 0 what it gave back of the bytes before.
  func take(_ bytes: [UInt8], _ range: Range<Int>, consumed: Int) {
    if consumed < 0 { pending.removeLast(-consumed) } else { pending += bytes[range.prefix(consumed)] }
  }

  /// Unpacks as much of the member as has been given out.
  func follow(to known: Int) {
    while produced < known && outcome == .more {
      let step = inflater.step(pending, 0..<pending.count, into: &scratch, 0, min(scratch.count, known - produced))
      sum = inflater.checksum(sum, scratch, 0..<step.produced)
      pending.removeFirst(step.consumed)
      produced += step.produced
      outcome = step.outcome
      if step.consumed == 0 && step.produced == 0 { return }
    }
  }

  /// What goes on with the member, of which `known` bytes have been given out, and with what follows it. `start` is the place of the
  /// member's start; `input` stands behind what was taken.
  func replay(_ input: CompressedInput, from start: GzipFault, known: Int, limits: Limits) -> GzipReplay {
    let rest = JoinedSource(pending + input.bytes[input.range], input.source)
    let member = BegunMember(
      start: start, inflater: inflater, unpacked: produced, sum: sum, offset: input.offset - pending.count)
    return GzipReplay(GzipSource(rest, limits: limits, within: member), known: known - produced)
  }
}

/// A member of which zlib has unpacked the beginning.
struct BegunMember {
  /// Where it begins, and its number.
  var start: GzipFault
  /// zlib, in the midst of its data.
  var inflater: ZlibInflater
  /// How many bytes it was unpacked to, and their CRC-32.
  var unpacked: Int
  var sum: UInt32
  /// Where the next compressed byte stands in the file.
  var offset: Int
}

/// Some bytes, and what a source gives behind them.
private final class JoinedSource: ByteSource {
  private let bytes: [UInt8]
  private var position = 0
  private let rest: any ByteSource

  init(_ bytes: [UInt8], _ rest: any ByteSource) { (self.bytes, self.rest) = (bytes, rest) }

  func read(into buffer: inout [UInt8], upTo count: Int) throws -> Int {
    let taken = min(count, bytes.count - position)
    guard taken > 0 else { return try rest.read(into: &buffer, upTo: count) }
    buffer.replaceSubrange(0..<taken, with: bytes[position..<position + taken])
    position += taken
    return taken
  }
}
