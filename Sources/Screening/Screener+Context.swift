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
        case .fitsBefore, .fitsAfter, .fitsWithNoun, .purpose, .filler, .bearing, .borne, .introducing, .neutral, .negation, .comparison,
          .comparisonAfter, .imitation, .material, .copied, .everyday:
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
        let place = places[index]
        switch (reader.frame(of: place, table: &scratch.table), reader.denial(of: place, table: &scratch.table)) {
        case (.fits, _), (_, .fits): hits[index].context.insert(.nominative)
        case (.doubtful(let frame), _), (.none, .doubtful(let frame)): hits[index].frame = frame
        case (.none, .none):
          if reader.isRightBehind(.comparison, place) || reader.isRightBefore(.comparisonAfter, place) {
            hits[index].context.insert(.perhapsNominative)
          } else {
            hits[index].frame = reader.frameBeforeNoun(place, table: &scratch.table)
          }
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
      if isCapital(original[place.lowerBound]), words.areSmall(besides: place, in: original) { context.insert(.capitalised) }
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
  /// How its ASCII words are written.
  private var letters = WordLetters()

  init(of title: Span<UInt8>, table: inout FoldTable) {
    var position = 0
    var isBehindSeparator = true
    while position < title.count {
      let (value, length) = codePoint(in: title, at: position)
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        if kindOfASCII(byte) != .separator { note(position) }
        if isBehindSeparator { letters.note(title, position) }
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

  /// Whether more words outside `place` are written small than with a capital: in "Necklace for Women" a capital says nothing.
  func areSmall(besides place: Range<Int>, in title: Span<UInt8>) -> Bool {
    var inside = WordLetters()
    for position in place where position == 0 || kindOfASCII(title[position - 1]) == .separator { inside.note(title, position) }
    return letters.small - inside.small > letters.titled - inside.titled
  }
}

/// How many ASCII words begin with a small letter, and how many with a capital before a small one. What is in capitals throughout, as sizes
/// are, is neither.
private struct WordLetters {
  var small = 0
  var titled = 0

  /// Counts the word that begins at a place.
  mutating func note(_ title: Span<UInt8>, _ position: Int) {
    if isSmall(title[position]) {
      small += 1
    } else if (0x41...0x5A).contains(title[position]), title.indices.contains(position + 1), isSmall(title[position + 1]) {
      titled += 1
    }
  }

  private func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension MarkHit {
  /// Where it stands, in bytes of the original text.
  var place: Range<Int> { Int(start)..<Int(end) }
}
