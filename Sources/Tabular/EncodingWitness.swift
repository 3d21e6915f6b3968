/// Looks at the first rows of a file that are not plain ASCII, and says when they look like another code page than the declared one.
///
/// It sees encoded bytes only and counts rows, so that what it says is a function of the file and of what was declared. It decides nothing.
public struct EncodingWitness: Sendable {
  /// How many rows with bytes beyond ASCII are looked at.
  private static let sampleRows = 400
  /// Fewer rows than this say nothing.
  private static let quorum = 5

  private let declared: TextEncoding
  private var high = 0
  private var validUTF8 = 0
  /// Rows of ASCII with the escape sequences of another code page, and the name of that.
  private var shifted = 0
  private var firstShifted: Example?
  private var shiftName: String?
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
  public var isDone: Bool { declared.unit > 1 || high >= Self.sampleRows || shifted >= Self.sampleRows }

  /// Looks at the rows of a batch.
  public mutating func look(at batch: RecordBatch) {
    let raw = batch.rawBytes
    if ByteSearch.isASCII(raw), ByteSearch.first(0x1B, in: raw, raw.indices) == nil { return }
    for record in 0..<batch.count where !isDone {
      let place = Example(row: batch.rows[record], byteOffset: batch.byteOffsets[record])
      look(at: batch.rawBytes[batch.raw(record)], place, isUndecodable: batch.faults[record] == .undecodable)
    }
  }

  /// Looks at a row's bytes.
  mutating func look(at raw: ArraySlice<UInt8>, _ place: Example, isUndecodable: Bool = false) {
    guard raw.contains(where: { $0 >= 0x80 || $0 == 0x1B }) else { return }
    if let name = ShiftSequences.name(raw) {
      shifted += 1
      (firstShifted, shiftName) = (firstShifted ?? place, shiftName ?? name)
    }
    guard raw.contains(where: { $0 >= 0x80 }) else { return }
    high += 1
    firstHigh = firstHigh ?? place
    if sample.count < 64 << 10 { sample += raw.prefix(4096) + [10] }
    if (try? UTF8Span(validating: raw.span)) != nil {
      validUTF8 += 1
      firstUTF8 = firstUTF8 ?? place
    }
    if isUndecodable {
      undecodable += 1
      firstUndecodable = firstUndecodable ?? place
    }
  }

  /// What the rows look like, where that is not what was declared.
  public var suspicion: Suspicion? {
    guard declared.unit == 1 else { return nil }
    if shifted >= Self.quorum, shifted > high, let firstShifted, let shiftName {
      return Suspicion(looksLike: shiftName, rows: shifted, of: shifted + high, example: firstShifted)
    }
    guard high >= Self.quorum, let firstHigh else { return nil }
    let likeness = EncodingLikeness(sample)
    if declared == .utf8 {
      // A sound UTF-8 file has few rows that are not; another one has few that are.
      let bad = high - validUTF8
      guard 2 * bad >= high else { return nil }
      let guess = likeness.best()?.name ?? EncodingSniffer.sniff(sample).name
      return Suspicion(looksLike: guess == "utf-8" ? "windows-1252" : guess, rows: bad, of: high, example: firstUndecodable ?? firstHigh)
    }
    if 10 * validUTF8 >= 9 * high, let firstUTF8, likeness.isUTF8(ratherThan: declared) {
      return Suspicion(looksLike: "utf-8", rows: validUTF8, of: high, example: firstUTF8)
    }
    if let doubt = likeness.doubt(of: declared) {
      return Suspicion(looksLike: doubt.name, rows: high, of: high, example: firstUndecodable ?? firstHigh)
    }
    // Where words do not tell, rows that cannot be read do.
    guard 4 * undecodable >= high, likeness.best() == nil, let firstUndecodable else { return nil }
    let guess = EncodingSniffer.sniff(sample)
    guard guess.sure >= 0.7, TextEncoding(name: guess.name) != declared else { return nil }
    return Suspicion(looksLike: guess.name, rows: undecodable, of: high, example: firstUndecodable)
  }

  /// What the beginning of a file looks like, where that is not what was declared.
  static func looksLike(_ head: [UInt8], declared: String) -> String? {
    guard let declared = TextEncoding(name: declared) else { return looksLike(head, declaredForConvertAlone: declared) }
    if let wide = wide(head) {
      // A mark tells the order where that is left open; without one it is little-endian.
      let isBig = head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0, 0, 0xFE, 0xFF])
      let order = [.utf16, .utf32].contains(declared) ? isBig ? "be" : "le" : ""
      return wide == declared.rawValue + order ? nil : wide
    }
    guard declared.unit == 1 else { return narrow(head) }
    // Of a short text there is too little to doubt by, but such sequences are no accident.
    if !head.contains(where: { $0 >= 0x80 }), let shifted = ShiftSequences.name(head) { return shifted }
    var witness = EncodingWitness(declared: declared)
    for line in head.split(whereSeparator: { $0 == 10 || $0 == 13 }).dropLast() where !witness.isDone {
      witness.look(at: line, Example(row: 0, byteOffset: 0))
    }
    return witness.suspicion?.looksLike
  }

  /// The same for a code page that no source may have: nothing is known of the letters of most.
  private static func looksLike(_ head: [UInt8], declaredForConvertAlone declared: String) -> String? {
    let likeness = EncodingLikeness(head)
    let isUTF8 = SystemCharacters(systemName: declared)?.meaning([0xC3, 0xA9, 0, 0], 2) == .character([0xC3, 0xA9])
    if !isUTF8, likeness.isSurelyUTF8, EncodingSniffer.sniff(head).name == TextEncoding.utf8.rawValue { return TextEncoding.utf8.rawValue }
    return likeness.doubt(ofPage: declared.lowercased())?.name
  }

  /// Whether the beginning of a file can be text in a code page: at most one in five of its first lines cannot be read, and its words do not
  /// look like those of another.
  public static func fits(_ head: [UInt8], _ encoding: TextEncoding) -> Bool {
    if encoding.unit > 1 && narrow(head) != nil { return false }
    let lines = head.split { $0 == 10 || $0 == 13 }.prefix(1000)
    let escaped = EscapedText(encoding)
    // A line that has such a sequence of its own is not counted. Its other backslashes may be second bytes of characters.
    let bad = lines.count { line in
      line.contains { $0 >= 0x80 } && escaped.text(Array(line)).contains("\\x") && !line.contains(Array("\\x".utf8))
    }
    let likeness = EncodingLikeness(head)
    guard bad * 5 <= lines.count, likeness.doubt(of: encoding) == nil else { return false }
    if encoding == .utf8 { return true }
    let sound = EncodingSniffer.multibyte(head)
    return sound.valid == 0 || sound.valid < 9 * sound.other || !likeness.isUTF8(ratherThan: encoding)
  }

  /// What a header's first record looks like, where that is not what was declared: the header alone is too short to tell more than width.
  static func headerLooksLike(_ raw: [UInt8], declared: TextEncoding) -> String? {
    declared.unit > 1 ? looksLike(Array(raw.prefix(headBytes)), declared: declared.rawValue) : wide(raw)
  }

  private static let headBytes = 64 << 10

  /// Whether the beginning of a file can hardly be text of two or four bytes a character: hardly a byte of it is zero, as one of each comma,
  /// digit and line end of such text is, and it is not only ideographs.
  static func isNarrow(_ head: [UInt8]) -> Bool {
    let zeros = head.count { $0 == 0 }
    // A stray NUL or two are damage of text that is plain otherwise.
    guard head.count >= 8, 100 * zeros <= head.count else { return false }
    if isPlain(head) || multibyte(head) { return true }
    return zeros == 0 && head.count(where: { $0 == 10 || $0 == 13 }) >= 2 && EncodingLikeness(head).best() != nil
  }

  /// The code page that such text is likely in; nil where it is not such text, or where nothing tells.
  private static func narrow(_ head: [UInt8]) -> String? {
    guard isNarrow(head) else { return nil }
    let found = EncodingSniffer.sniff(head)
    if found.name == "utf-8" { return found.name }
    // What merely is not UTF-8 may be damage, and has no name.
    return ShiftSequences.name(head) ?? EncodingLikeness(head).best(from: 3)?.name
  }

  /// Whether nearly all pairs of bytes are two signs of ASCII, which hardly any character of UTF-16 is, whatever its script.
  private static func isPlain(_ head: [UInt8]) -> Bool {
    let text = head.count { (0x20..<0x7F).contains($0) || [9, 10, 13].contains($0) }
    // Of a short text nearly all, or all that is none is UTF-8.
    let isLong = head.count >= 64 || (try? UTF8Span(validating: head.span)) != nil
    return isLong ? 4 * text >= 3 * head.count : 10 * text >= 9 * head.count
  }

  /// Whether the bytes above 7F are characters of UTF-8, two of them at least: no accident in text of another form.
  private static func multibyte(_ head: [UInt8]) -> Bool {
    let found = EncodingSniffer.multibyte(head)
    return found.valid >= 2 && found.valid >= 4 * found.other
  }

  /// UTF-16 or UTF-32 by its mark or its zeros, in the first bytes of a file; nil for anything else.
  static func wide(_ head: [UInt8]) -> String? {
    guard let name = EncodingSniffer.form(Array(head.prefix(4096)))?.name else { return nil }
    return name.hasPrefix("utf-16") || name.hasPrefix("utf-32") ? name : nil
  }
}
