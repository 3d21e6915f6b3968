import Text

extension Screener {
  /// Adds to each hit what stands around it. `text` is the title as it is or folded.
  func addContext(text: Span<UInt8>, original: Span<UInt8>, isFolded: Bool, scratch: inout ScreeningScratch, to hits: inout [MarkHit]) {
    cueFinder.find(in: text, table: &scratch.table, matches: &scratch.cueMatches, into: &scratch.cues)
    if isFolded { for index in scratch.cues.indices { scratch.cues[index].range = scratch.title.original(scratch.cues[index].range) } }
    var whole: HitContext = []
    for cue in scratch.cues where !hits.contains(where: { $0.place.overlaps(cue.range) }) {
      switch cue.cue {
      case .copyWord: whole.insert(.copyWord)
      case .copyHint: whole.insert(.copyHint)
      case .usedWord: whole.insert(.usedWord)
      case .parallelImport: whole.insert(.parallelImport)
      case .fitsAnywhere: whole.insert(.nominative)
      case .fitsBefore, .fitsAfter, .filler, .introducing, .neutral: break
      }
    }
    let places = hits.map { $0.place }
    let reader = FrameReader(title: original, cues: scratch.cues, marks: places)
    for index in hits.indices {
      var context = hits[index].context.union(whole)
      let place = places[index]
      if reader.fits(place, table: &scratch.table) { context.insert(.nominative) }
      if reader.isIntroduced(place, table: &scratch.table) { context.insert(.introduced) }
      if places.contains(where: { $0 != place }) { context.insert(.otherMark) }
      if !hasWord(original, 0..<place.lowerBound, table: &scratch.table) { context.insert(.leading) }
      if !hasWord(original, place.upperBound..<original.count, table: &scratch.table) { context.insert(.trailing) }
      if isCapital(original[place.lowerBound]), hasSmallWord(original, besides: place) { context.insert(.capitalised) }
      hits[index].context = context
    }
  }

  private func hasWord(_ title: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, length) = codePoint(in: title, at: position)
      if table.character(value).kind != .separator { return true }
      position += length
    }
    return false
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

  /// Whether an ASCII word outside `place` begins with a small letter.
  private func hasSmallWord(_ title: Span<UInt8>, besides place: Range<Int>) -> Bool {
    for index in title.indices where !place.contains(index) && title[index] >= 0x61 && title[index] <= 0x7A {
      if index == 0 || (title[index - 1] < 0x80 && kindOfASCII(title[index - 1]) == .separator) { return true }
    }
    return false
  }
}

extension MarkHit {
  /// Where it stands, in bytes of the original text.
  var place: Range<Int> { Int(start)..<Int(end) }
}
