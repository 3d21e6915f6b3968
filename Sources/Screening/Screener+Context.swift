import Text

extension Screener {
  /// Adds to each hit what stands around it. `text` is the title as it is or folded.
  func addContext(text: Span<UInt8>, original: Span<UInt8>, isFolded: Bool, scratch: inout ScreeningScratch, to hits: inout [MarkHit]) {
    cueFinder.find(in: text, table: &scratch.table, matches: &scratch.cueMatches, into: &scratch.cues)
    if isFolded { for index in scratch.cues.indices { scratch.cues[index].range = scratch.title.original(scratch.cues[index].range) } }
    var whole: HitContext = []
    var hasFrames = false
    for cue in scratch.cues {
      let word: HitContext =
        switch cue.cue {
        case .copyWord: .copyWord
        case .copyHint: .copyHint
        case .usedWord: .usedWord
        case .parallelImport: .parallelImport
        case .fitsAnywhere: .notOriginal
        case .fitsBefore, .fitsAfter, .fitsWithNoun, .purpose, .filler, .introducing, .neutral, .negation, .comparison, .imitation,
          .material, .copied:
          []
        }
      hasFrames = hasFrames || cue.cue.isOfFrame
      if !whole.isSuperset(of: word), !hits.contains(where: { $0.place.overlaps(cue.range) }) { whole.insert(word) }
    }
    for place in scratch.hiddenCopyWords where !hits.contains(where: { $0.place.overlaps(place) }) { whole.insert(.copyWord) }
    let places = hits.map { $0.place }
    let words = WordPlaces(of: original, table: &scratch.table)
    if hasFrames {
      let reader = FrameReader(title: original, cues: scratch.cues, marks: places)
      for index in hits.indices {
        if reader.fits(places[index], table: &scratch.table) || reader.isRightBehind(.negation, places[index]) {
          hits[index].context.insert(.nominative)
        } else if reader.isRightBehind(.comparison, places[index]) {
          hits[index].context.insert(.perhapsNominative)
        } else if let frame = reader.frameBeforeNoun(places[index], table: &scratch.table) {
          hits[index].frame = frame
        }
        if reader.isIntroduced(places[index], table: &scratch.table) { hits[index].context.insert(.introduced) }
      }
    }
    for index in hits.indices {
      var context = hits[index].context.union(whole)
      let place = places[index]
      if places.contains(where: { $0 != place }) { context.insert(.otherMark) }
      if words.first >= place.lowerBound { context.insert(.leading) }
      if words.last < place.upperBound { context.insert(.trailing) }
      if isCapital(original[place.lowerBound]), words.hasSmall(besides: place) { context.insert(.capitalised) }
      hits[index].context = context
    }
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
}

/// Where the words of a title stand.
private struct WordPlaces {
  /// Where the first character begins that is no separator, and where the last one does.
  private(set) var first = Int.max
  private(set) var last = -1
  /// Where the first ASCII word begins that begins with a small letter, and where the last one does.
  private var firstSmall = Int.max
  private var lastSmall = -1

  init(of title: Span<UInt8>, table: inout FoldTable) {
    var position = 0
    var isBehindSeparator = true
    while position < title.count {
      let (value, length) = codePoint(in: title, at: position)
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        if kindOfASCII(byte) != .separator { note(position) }
        if isBehindSeparator, byte >= 0x61, byte <= 0x7A {
          firstSmall = min(firstSmall, position)
          lastSmall = position
        }
        isBehindSeparator = kindOfASCII(byte) == .separator
      } else {
        if table.character(value).kind != .separator { note(position) }
        isBehindSeparator = false
      }
      position += length
    }
  }

  private mutating func note(_ position: Int) {
    first = min(first, position)
    last = position
  }

  /// Whether a word outside `place` begins with a small letter.
  func hasSmall(besides place: Range<Int>) -> Bool {
    lastSmall >= 0 && !(place.contains(firstSmall) && place.contains(lastSmall))
  }
}

extension MarkHit {
  /// Where it stands, in bytes of the original text.
  var place: Range<Int> { Int(start)..<Int(end) }
}
