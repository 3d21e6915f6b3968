import Text

/// Reads what frames a mark: "compatible with all new Acme models" says what goods fit, "bag by Acme" whose they are.
struct FrameReader: ~Escapable {
  /// How far from a mark its frame may begin or end, in bytes.
  private static let farthest = 1024

  private let title: Span<UInt8>
  /// By where they end, and of those that end at one place the longest first.
  private let byEnd: [CueHit]
  /// By where they begin, and of those that begin at one place the shortest first.
  private let byStart: [CueHit]
  private let marks: [Range<Int>]

  /// A reader of one title, with the phrases of the lexicon, as ``CueFinder`` gives them, and the marks found in it.
  @_lifetime(copy title)
  init(title: Span<UInt8>, cues: [CueHit], marks: [Range<Int>]) {
    self.title = title
    byEnd = cues
    byStart = cues.indices.sorted { (cues[$0].range.lowerBound, $0) < (cues[$1].range.lowerBound, $1) }.map { cues[$0] }
    self.marks = marks
  }

  /// What is said of a mark by what frames it.
  enum Finding {
    case none
    /// The goods fit the mark's.
    case fits
    /// Perhaps they do.
    case doubtful(DoubtfulFrame)
  }

  /// Whether the mark at `place` says what the goods fit: a frame stands before or after it, with nothing between but fillers, other marks
  /// and model numbers; before a frame that follows also one word, or four characters of a script without spaces. One whose words can mean
  /// nothing else says so for certain; one that is a word of everyday use does not, nor one with a plain word between.
  func frame(of place: Range<Int>, table: inout FoldTable) -> Finding {
    var doubtful: DoubtfulFrame?
    var position = place.lowerBound
    var hasNumber = false
    while place.lowerBound - position < Self.farthest {
      let gapEnd = position
      position = skippingBack(from: position, table: &table)
      for frame in ending(within: position...gapEnd)
      where frame.cue == .fitsBefore && !isForWhom(frame.range) && !isBearing(frame.range, place) {
        if !isEveryday(frame.range, table: &table) { return .fits }
        doubtful = doubtful ?? DoubtfulFrame(frame.range, hasNumber ? .everydayBeforeNumber : .everydayBefore)
      }
      guard let next = stepBack(from: position, table: &table) else { break }
      hasNumber = hasNumber || hasDigit(next..<position)
      position = next
    }
    position = place.upperBound
    let plainWords = 4
    var allowance = plainWords
    while position - place.upperBound < Self.farthest {
      position = skipping(from: position, table: &table)
      for frame in beginning(at: position) where frame.cue == .fitsAfter && !isForWhom(frame.range) {
        if allowance == plainWords, !isEveryday(frame.range, table: &table), !isOfOthers(frame.range) { return .fits }
        doubtful = doubtful ?? DoubtfulFrame(frame.range, .everydayAfter)
      }
      guard let next = step(from: position, allowance: &allowance, table: &table) else { break }
      position = next
    }
    return doubtful.map { .doubtful($0) } ?? .none
  }

  /// Whether a frame behind a mark goes on to what the mark's own goods fit: "headphones Acme compatible with phones".
  private func isOfOthers(_ frame: Range<Int>) -> Bool {
    beginning(at: frame.lowerBound).contains { $0.cue == .fitsBefore && $0.range.upperBound > frame.upperBound }
  }

  /// Whether a frame before a mark says that the goods bear it: "handbag with Acme logo".
  private func isBearing(_ frame: Range<Int>, _ mark: Range<Int>) -> Bool {
    isRightBefore(.borne, mark) && ending(at: frame.upperBound).contains { $0.cue == .bearing && $0.range == frame }
  }

  /// Whether the mark at `place` is denied: "not Acme", 非Acme. For certain, unless the negation is the last character of a longer word of a
  /// script without spaces: 南非.
  func denial(of place: Range<Int>, table: inout FoldTable) -> Finding {
    guard let negation = rightBefore(place, .negation) else { return .none }
    return isEveryday(negation, table: &table) ? .doubtful(DoubtfulFrame(negation, .everydayBefore)) : .fits
  }

  /// Whether a frame is also a word of everyday use, or a single character that may be the end of a longer word.
  private func isEveryday(_ frame: Range<Int>, table: inout FoldTable) -> Bool {
    if ending(at: frame.upperBound).contains(where: { $0.cue == .everyday && $0.range == frame }) { return true }
    guard frame.lowerBound > 0, title[frame.lowerBound] >= 0x80 else { return false }
    let (value, length) = codePoint(in: title, at: frame.lowerBound)
    return length == frame.count && table.character(value).kind == .unspaced
      && kind(at: start(ofCharacterBefore: frame.lowerBound), in: title, table: &table) == .unspaced
  }

  /// Whether a frame is the end of a word of a script without spaces that says whom or what use goods are for: 男女通用, 户外专用.
  private func isForWhom(_ frame: Range<Int>) -> Bool {
    title[frame.lowerBound] >= 0x80 && ending(at: frame.lowerBound).contains { $0.cue == .purpose }
  }

  /// Whether a phrase of the lexicon stands right before the mark, with nothing between but a space, a hyphen or a quotation mark.
  func isRightBehind(_ cue: Cue, _ place: Range<Int>) -> Bool { rightBefore(place, cue) != nil }

  /// Whether one stands right behind the mark, in the same way.
  func isRightBefore(_ cue: Cue, _ place: Range<Int>) -> Bool {
    var position = place.upperBound
    while position < title.count, isSpace(position) { position += codePoint(in: title, at: position).length }
    return beginning(at: position).contains { $0.cue == cue }
  }

  private func rightBefore(_ place: Range<Int>, _ cue: Cue) -> Range<Int>? {
    var position = place.lowerBound
    while position > 0 {
      let start = start(ofCharacterBefore: position)
      guard isSpace(start) else { break }
      position = start
    }
    return ending(at: position).first { $0.cue == cue }?.range
  }

  /// How many plain words may stand between a frame and its mark, each counting 4; of a script without spaces each character 2.
  private static let nounAllowance = 12

  /// A frame that stands before the mark with one to three plain words between: "bag for vacuum cleaner Acme". Between may also stand what
  /// may stand anywhere in a frame; nothing that parts a title, and no word that says whom or what occasion the goods are for, or whose they
  /// are.
  func frameBeforeNoun(_ place: Range<Int>, table: inout FoldTable) -> DoubtfulFrame? {
    // A mark may stand in brackets: "bag for cleaner (Acme)".
    var position = skippingBracket(before: place.lowerBound)
    var allowance = Self.nounAllowance
    while place.lowerBound - position < Self.farthest {
      position = skippingBack(from: position, table: &table, isPlain: true)
      let cues = ending(at: position)
      if let frame = cues.first(where: { $0.cue == .fitsWithNoun }), allowance < Self.nounAllowance {
        return DoubtfulFrame(frame.range, isEveryday(frame.range, table: &table) ? .beforeNoun : .sureBeforeNoun)
      }
      if cues.contains(where: { $0.cue == .purpose || ($0.cue == .introducing && !isFiller($0.range)) }) { return nil }
      if let next = stepBack(from: position, table: &table) {
        position = next
        continue
      }
      guard position > 0 else { return nil }
      let last = start(ofCharacterBefore: position)
      switch kind(at: last, in: title, table: &table) {
      case .unspaced:
        position = last
        allowance -= 2
      case .letter:
        position = wordStart(before: position, table: &table)
        allowance -= 4
      case .digit, .separator: return nil
      }
      if allowance < 0 { return nil }
    }
    return nil
  }

  private func skippingBracket(before position: Int) -> Int {
    guard position > 0 else { return position }
    let start = start(ofCharacterBefore: position)
    switch codePoint(in: title, at: start).value {
    case 0x28, 0x5B, 0x3010, 0xFF08, 0xFF3B: return start
    default: return position
    }
  }

  private func isFiller(_ range: Range<Int>) -> Bool { ending(at: range.upperBound).contains { $0.cue == .filler && $0.range == range } }

  /// Whether a word such as "by" stands right before the mark.
  func isIntroduced(_ place: Range<Int>, table: inout FoldTable) -> Bool {
    let position = skippingBack(from: place.lowerBound, table: &table)
    return ending(at: position).contains { $0.cue == .introducing }
  }

  /// Those that end within a gap: a frame may have a sign of its own at its end, such as "p/".
  private func ending(within gap: ClosedRange<Int>) -> ArraySlice<CueHit> {
    let start = byEnd.partitioningIndex { $0.range.upperBound >= gap.lowerBound }
    return byEnd[start...].prefix { $0.range.upperBound <= gap.upperBound }
  }

  private func ending(at position: Int) -> ArraySlice<CueHit> {
    let start = byEnd.partitioningIndex { $0.range.upperBound >= position }
    return byEnd[start...].prefix { $0.range.upperBound == position }
  }

  private func beginning(at position: Int) -> ArraySlice<CueHit> {
    let start = byStart.partitioningIndex { $0.range.lowerBound >= position }
    return byStart[start...].prefix { $0.range.lowerBound == position }
  }

  private func stepBack(from position: Int, table: inout FoldTable) -> Int? {
    if let mark = marks.first(where: { $0.upperBound == position }) { return mark.lowerBound }
    let cues = ending(at: position)
    // Who or what goods are for is no filler, whatever list says so: "watch for mens Acme".
    if let filler = cues.first(where: { $0.cue == .filler }), !cues.contains(where: { $0.cue == .purpose && $0.range == filler.range }) {
      return filler.range.lowerBound
    }
    let start = wordStart(before: position, table: &table)
    return start < position && hasDigit(start..<position) ? start : nil
  }

  private func step(from position: Int, allowance: inout Int, table: inout FoldTable) -> Int? {
    guard position < title.count else { return nil }
    if let mark = marks.first(where: { $0.lowerBound == position }) { return mark.upperBound }
    if let filler = beginning(at: position).first(where: { $0.cue == .filler }) { return filler.range.upperBound }
    let (value, length) = codePoint(in: title, at: position)
    if table.character(value).kind == .unspaced {
      allowance -= 1
      return allowance >= 0 ? position + length : nil
    }
    let end = wordEnd(after: position, table: &table)
    guard end > position else { return nil }
    if hasDigit(position..<end) { return end }
    allowance -= 4
    return allowance >= 0 ? end : nil
  }

  private func hasDigit(_ range: Range<Int>) -> Bool {
    for index in range where kindOfASCII(title[index]) == .digit { return true }
    return false
  }

  private func start(ofCharacterBefore position: Int) -> Int {
    var start = position - 1
    while start > 0, position - start < 4, title[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func isWord(_ position: Int, table: inout FoldTable) -> Bool {
    let kind = kind(at: position, in: title, table: &table)
    return kind == .letter || kind == .digit
  }

  private func wordStart(before position: Int, table: inout FoldTable) -> Int {
    let floor = max(0, position - Self.farthest)
    var position = position
    while position > floor {
      let start = start(ofCharacterBefore: position)
      guard isWord(start, table: &table) else { break }
      position = start
    }
    return position
  }

  private func wordEnd(after position: Int, table: inout FoldTable) -> Int {
    let ceiling = min(title.count, position + Self.farthest)
    var position = position
    while position < ceiling, isWord(position, table: &table) { position += codePoint(in: title, at: position).length }
    return position
  }

  /// Moves over separators, except those that end a sentence's part; with `isPlain` over those only that stand between the words of a phrase.
  private func skippingBack(from position: Int, table: inout FoldTable, isPlain: Bool = false) -> Int {
    let floor = max(0, position - Self.farthest)
    var position = position
    while position > floor {
      let start = start(ofCharacterBefore: position)
      guard isPlain ? isSpace(start) : isGap(start, table: &table) else { break }
      position = start
    }
    return position
  }

  /// Whether a space, a quotation mark, or a hyphen or apostrophe within a word begins at `position`. A dash between spaces parts a title.
  private func isSpace(_ position: Int) -> Bool {
    let (value, length) = codePoint(in: title, at: position)
    switch value {
    case 0x20, 0x22, 0xA0, 0x3000: return true
    case 0x27, 0x2D, 0x2010, 0x2011, 0x2019:
      let space = UInt8(ascii: " ")
      return position > 0 && title[position - 1] != space && position + length < title.count && title[position + length] != space
    default: return false
    }
  }

  private func skipping(from position: Int, table: inout FoldTable) -> Int {
    let ceiling = min(title.count, position + Self.farthest)
    var position = position
    while position < ceiling, isGap(position, table: &table) { position += codePoint(in: title, at: position).length }
    return position
  }

  private func isGap(_ position: Int, table: inout FoldTable) -> Bool {
    let byte = title[position]
    if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") { return false }
    return kind(at: position, in: title, table: &table) == .separator
  }
}
