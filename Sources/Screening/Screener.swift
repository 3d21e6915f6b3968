import Registry
import Text

/// Finds the marks of a registry in titles, with what stands around them. One serves all threads.
public final class Screener: Sendable {
  let automaton: PatternAutomaton
  let patterns: [NamePattern]
  let cueFinder: CueFinder
  let finder: DisguiseFinder
  /// Finds words that admit a copy in disguise.
  let copyWordFinder: DisguiseFinder

  /// The most hits of one title: of more brands than these, the first ones. Who names so many names none as the name of his goods.
  public static let mostHits = 64

  /// A screener of these brands; hits name them by their index here.
  public init(brands: [Brand], lexicon: Lexicon) {
    var table = FoldTable()
    var patterns: [NamePattern] = []
    for (index, brand) in brands.enumerated() {
      patterns += NamePattern.patterns(of: brand, index: Int32(truncatingIfNeeded: index), table: &table)
    }
    let named = patterns
    patterns += Transliteration.patterns(of: brands, besides: named)
    self.patterns = patterns
    automaton = PatternAutomaton(patterns.map { $0.bytes }, fromWordStarts: true)
    cueFinder = CueFinder(lexicon, table: &table)
    finder = DisguiseFinder(
      index: DisguiseIndex(named, table: &table), joinedWords: JoinedWords(lexicon, brands: brands, table: &table))
    copyWordFinder = DisguiseFinder(copyWordsOf: lexicon, table: &table)
  }

  /// Replaces `hits` by the marks in `title`, sorted by where they stand: at most one hit a brand, in its plainest form, the longest, and at
  /// most ``mostHits``.
  ///
  /// A brand that only `brandField` names gets a hit whose context has `brandField`, and whose place is in that field. Takes any bytes;
  /// those that are no UTF-8 count as spaces.
  public func screen(title: Span<UInt8>, brandField: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    let brand = brand(ofField: brandField, scratch: &scratch)
    screen(title: title, fieldBrand: brand, fieldLength: brandField.count, scratch: &scratch, into: &hits)
  }

  /// The same with a brand field that was looked up before: `fieldBrand` is what ``brand(ofField:scratch:)`` gave for a field of
  /// `fieldLength` bytes.
  public func screen(
    title: Span<UInt8>, fieldBrand: Int32?, fieldLength: Int, scratch: inout ScreeningScratch, into hits: inout [MarkHit]
  ) {
    if screen(title, scratch: &scratch, into: &hits) {
      let text = EntityText(title)
      let bytes = text.bytes
      _ = screen(bytes.span, scratch: &scratch, into: &hits)
      for index in hits.indices { hits[index] = text.inOriginal(hits[index]) }
    }
    if let brand = fieldBrand, !hits.contains(where: { $0.brand == brand }) {
      hits.append(MarkHit(brand: brand, start: 0, end: Int32(truncatingIfNeeded: fieldLength), form: .name, context: .brandField))
    }
  }

  /// Replaces `hits` by the marks in a title; says whether the title has character references, which are to be read first.
  private func screen(_ title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) -> Bool {
    hits.removeAll(keepingCapacity: true)
    let pieces = readPieces(of: title, scratch: &scratch, into: &hits)
    if pieces.firstName != nil || !hits.isEmpty {
      if pieces.isASCII {
        if let first = pieces.firstName {
          findNames(in: title, from: first, original: title, isFolded: false, scratch: &scratch, into: &hits)
        }
        let mentions = plainMentions(hits)
        keepBest(&hits)
        if !hits.isEmpty { addContext(text: title, original: title, isFolded: false, scratch: &scratch, to: &hits) }
        readMentions(mentions, text: title, original: title, isFolded: false, scratch: &scratch, into: &hits)
      } else {
        scratch.title.fold(title, table: &scratch.table)
        let folded = scratch.title.bytes
        if pieces.firstName != nil { findNames(in: folded.span, from: 0, original: title, isFolded: true, scratch: &scratch, into: &hits) }
        let mentions = plainMentions(hits)
        keepBest(&hits)
        for index in hits.indices { extendOverMarks(&hits[index], in: title, table: &scratch.table) }
        if !hits.isEmpty { addContext(text: folded.span, original: title, isFolded: true, scratch: &scratch, to: &hits) }
        readMentions(mentions, text: folded.span, original: title, isFolded: true, scratch: &scratch, into: &hits)
      }
    }
    return pieces.hasReferences
  }

  /// Moves a hit's end behind the combining marks of its last character.
  private func extendOverMarks(_ hit: inout MarkHit, in title: Span<UInt8>, table: inout FoldTable) {
    while Int(hit.end) < title.count, title[Int(hit.end)] >= 0x80 {
      let (value, length) = codePoint(in: title, at: Int(hit.end))
      let character = table.character(value)
      guard character.isDropped, !character.isIgnorable else { return }
      hit.end += Int32(truncatingIfNeeded: length)
    }
  }
}
