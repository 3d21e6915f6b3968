import Registry
import Text

/// Finds the marks of a registry in titles, with what stands around them. One serves all threads.
public final class Screener: Sendable {
  let automaton: PatternAutomaton
  let patterns: [NamePattern]
  let cueFinder: CueFinder
  let finder: DisguiseFinder

  /// A screener of these brands; hits name them by their index here.
  public init(brands: [Brand], lexicon: Lexicon) {
    var table = FoldTable()
    var patterns: [NamePattern] = []
    for (index, brand) in brands.enumerated() {
      patterns += NamePattern.patterns(of: brand, index: Int32(truncatingIfNeeded: index), table: &table)
    }
    self.patterns = patterns
    automaton = PatternAutomaton(patterns.map { $0.bytes }, fromWordStarts: true)
    cueFinder = CueFinder(lexicon, table: &table)
    finder = DisguiseFinder(index: DisguiseIndex(patterns, table: &table))
  }

  /// Replaces `hits` by the marks in `title`, sorted by where they stand: at most one hit a brand, in its plainest form, the longest.
  ///
  /// A brand that only `brandField` names gets a hit whose context has `brandField`, and whose place is in that field. Takes any bytes;
  /// those that are no UTF-8 count as spaces.
  public func screen(title: Span<UInt8>, brandField: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    hits.removeAll(keepingCapacity: true)
    if isASCII(title) {
      findNames(in: title, original: title, isFolded: false, scratch: &scratch, into: &hits)
    } else {
      scratch.title.fold(title, table: &scratch.table)
      let folded = scratch.title.bytes
      findNames(in: folded.span, original: title, isFolded: true, scratch: &scratch, into: &hits)
    }
    findDisguises(in: title, scratch: &scratch, into: &hits)
    keepBestPerBrand(&hits)
    if !hits.isEmpty {
      if isASCII(title) {
        addContext(text: title, original: title, isFolded: false, scratch: &scratch, to: &hits)
      } else {
        let folded = scratch.title.bytes
        addContext(text: folded.span, original: title, isFolded: true, scratch: &scratch, to: &hits)
      }
    }
    if !brandField.isEmpty { addBrandField(brandField, scratch: &scratch, to: &hits) }
  }
}
