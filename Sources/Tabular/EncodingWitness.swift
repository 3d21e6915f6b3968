/// Looks at the first rows of a file that are not plain ASCII, and says when they look like another code page than the declared one.
///
/// It sees encoded bytes only and counts rows, so that what it says is a function of the file and of what was declared. It decides nothing.
public struct EncodingWitness: Sendable {
  /// How many rows with bytes beyond ASCII are looked at, and among how many.
  private static let sampleRows = 400, sampleAmong = 50_000
  /// Fewer rows than this say nothing.
  private static let quorum = 5

  private let declared: TextEncoding
  private var seen = 0
  private var high = 0
  private var validUTF8 = 0
  private var undecodable = 0
  private var firstUTF8: Example?
  private var firstUndecodable: Example?
  private var firstHigh: Example?
  private var sample: [UInt8] = []

  /// Where a row stands.
  public struct Example: Equatable, Sendable {
    /// The record's number in the file; the header is 1.
    public var row: Int
    /// Where it begins in the unpacked file.
    public var byteOffset: Int

    /// A place.
    public init(row: Int, byteOffset: Int) {
      self.row = row
      self.byteOffset = byteOffset
    }
  }

  /// A doubt about a declared code page.
  public struct Suspicion: Equatable, Sendable {
    /// What the rows look like, as `encoding` names it.
    public var looksLike: String
    /// How many rows look so.
    public var rows: Int
    /// Of how many with bytes beyond ASCII.
    public var of: Int
    /// The first of them.
    public var example: Example
  }

  /// A witness of a file that is declared to be in this code page.
  public init(declared: TextEncoding) { self.declared = declared }

  /// Whether it has seen enough.
  public var isDone: Bool { declared.unit > 1 || high >= Self.sampleRows || seen >= Self.sampleAmong }

  /// Looks at the rows of a batch.
  public mutating func look(at batch: RecordBatch) {
    for record in 0..<batch.count where !isDone {
      seen += 1
      let raw = batch.rawBytes[batch.raw(record)]
      guard raw.contains(where: { $0 >= 0x80 }) else { continue }
      high += 1
      let example = Example(row: batch.rows[record], byteOffset: batch.byteOffsets[record])
      firstHigh = firstHigh ?? example
      if sample.count < 64 << 10 { sample += raw.prefix(4096) + [10] }
      if (try? UTF8Span(validating: batch.rawBytes.span.extracting(batch.raw(record)))) != nil {
        validUTF8 += 1
        firstUTF8 = firstUTF8 ?? example
      }
      if batch.faults[record] == .undecodable {
        undecodable += 1
        firstUndecodable = firstUndecodable ?? example
      }
    }
  }

  /// What the rows look like, where that is not what was declared.
  public var suspicion: Suspicion? {
    guard declared.unit == 1, high >= Self.quorum else { return nil }
    if declared == .utf8 {
      // A sound UTF-8 file has few rows that are not; another one has few that are.
      let bad = high - validUTF8
      guard 2 * bad >= high, let example = firstUndecodable ?? firstHigh else { return nil }
      let guess = EncodingSniffer.sniff(sample).name
      return Suspicion(looksLike: guess == "utf-8" ? "windows-1252" : guess, rows: bad, of: high, example: example)
    }
    if 10 * validUTF8 >= 9 * high, let firstUTF8 { return Suspicion(looksLike: "utf-8", rows: validUTF8, of: high, example: firstUTF8) }
    let guess = EncodingSniffer.sniff(sample)
    let manyBad = 4 * undecodable >= high
    guard guess.sure >= 0.7, let other = TextEncoding(name: guess.name), other != declared else { return nil }
    // One byte a letter or several: the two look unlike. Within either kind only rows that cannot be read tell one from another.
    guard manyBad || declared.isSingleByte && !other.isSingleByte && other != .utf8, let example = firstUndecodable ?? firstHigh else {
      return nil
    }
    return Suspicion(looksLike: guess.name, rows: manyBad ? undecodable : high, of: high, example: example)
  }

  /// UTF-16 or UTF-32 by its mark or its zeros, in the first bytes of a file; nil for anything else.
  static func wide(_ head: [UInt8]) -> String? {
    let name = EncodingSniffer.sniff(Array(head.prefix(4096))).name
    return name.hasPrefix("utf-16") || name.hasPrefix("utf-32") ? name : nil
  }
}
