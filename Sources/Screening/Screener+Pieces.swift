import Text

/// What reading a title's pieces says of its names.
struct PieceReading {
  /// The first piece in which a name may begin; nil where none can.
  var firstName: Int?
  /// Whether the title has none but ASCII bytes.
  var isASCII = true
  /// Whether it has character references of HTML.
  var hasReferences = false
}

extension Screener {
  /// Appends the marks in disguise of a title: of each piece between spaces the best, of each run of pieces of one or two letters, and of two
  /// pieces that may hold a name of several words. Says besides where names may stand, so that most titles need no search for them.
  ///
  /// What a piece holds is remembered by its hash, since most pieces are words that come again and again.
  func readPieces(of title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) -> PieceReading {
    var reading = PieceReading()
    if !scratch.hiddenCopyWords.isEmpty { scratch.hiddenCopyWords.removeAll(keepingCapacity: true) }
    var run: ApartRun?
    var previous = 0..<0
    var previousFacts: RememberedPieces.Facts = []
    var previousWord = 0..<0
    // The piece before the last, where a name may be cut behind it.
    var opening: Range<Int>?
    var hasPair = false
    var hasRun = false
    var all: RememberedPieces.Facts = []
    var scripts: TitleScripts?
    var position = 0
    while true {
      while position < title.count, title[position] == UInt8(ascii: " ") { position += 1 }
      guard position < title.count else { break }
      let piece = TitlePiece(of: title, at: position)
      let end = piece.end
      reading.isASCII = reading.isASCII && piece.isASCII
      var facts = scratch.remembered.facts(piece.hash)
      if facts.isEmpty { facts = learn(title.extracting(position..<end), piece, scratch: &scratch) }
      if piece.characters <= 2 || facts.contains(.setApart) {
        if run == nil { run = ApartRun(start: position) }
        run?.append(pieceEndingAt: end, hasSigns: facts.contains(.setApart))
      } else {
        // Letters set apart may follow or precede a word of a script without spaces, or a sign: "品牌A c m e", "A c m e's".
        if var ended = run {
          ended.appendApart(of: title, position..<end, table: &scratch.table)
          if ended.mayBeName(title, table: &scratch.table) {
            look(ended.start..<ended.end, in: title, &scripts, scratch: &scratch, into: &hits)
          }
        }
        run = ApartRun(endOf: title, position..<end, table: &scratch.table)
      }
      if !facts.isDisjoint(with: .hidden) {
        appendHidden(facts, piece.hash, position..<end, in: title, &scripts, scratch: &scratch, to: &hits)
      }
      all.formUnion(facts)
      if facts.contains(.odd), !hasRun { hasRun = previousFacts.contains(.odd) || mayHoldWords(title.extracting(position..<end)) }
      if facts.contains(.name), reading.firstName == nil { reading.firstName = position }
      if end - position == 1, isLink(title[position]) {
        (previous, opening) = (0..<0, nil)
        position = end
        continue
      }
      if previousFacts.contains(.opensName), facts.contains(.closesName), !previous.isEmpty,
        finder.index.cuts.isName(title.extracting(previous), title.extracting(position..<end))
      {
        look(previous.lowerBound..<end, in: title, &scripts, scratch: &scratch, into: &hits)
      } else if let opening, facts.contains(.closesName), !previous.isEmpty,
        finder.index.cuts.isName(title.extracting(opening), title.extracting(previous), title.extracting(position..<end))
      {
        look(opening.lowerBound..<end, in: title, &scripts, scratch: &scratch, into: &hits)
      } else if !previousWord.isEmpty,
        previousFacts.contains(.opensPair) || facts.contains(.closesPair) || !previousFacts.isDisjoint(with: facts.intersection(.mixed)),
        finder.index.pairs.mayHold(title.extracting(previousWord), title.extracting(position..<end), table: &scratch.table)
      {
        hasPair = true
        look(previousWord.lowerBound..<end, in: title, &scripts, scratch: &scratch, into: &hits)
      } else if previousFacts.contains(.bracketed), facts.contains(.bracketed) {
        look(previousWord.lowerBound..<end, in: title, &scripts, scratch: &scratch, into: &hits)
      } else if previousFacts.contains(.opensSlipped), facts.contains(.closesSlipped) {
        lookForSlips(previousWord, position..<end, in: title, &scripts, scratch: &scratch, into: &hits)
      }
      opening = previousFacts.contains(.opensName) && !previous.isEmpty ? previous : nil
      previous = position..<end
      previousWord = previous
      previousFacts = facts
      position = end
    }
    if let ended = run, ended.mayBeName(title, table: &scratch.table) {
      look(ended.start..<ended.end, in: title, &scripts, scratch: &scratch, into: &hits)
    }
    // In a title of that script such words are its language, and there are many.
    if all.contains(.foreign), !all.contains(.otherScript) { hasRun = true }
    if hasPair || hasRun { findRuns(in: title, besidePlainWord: hasPair, &scripts, scratch: &scratch, into: &hits) }
    reading.hasReferences = all.contains(.reference)
    return reading
  }

  /// Appends the names of several words in disguise; those of which a word stands plainly only where that was seen of two pieces.
  @inline(never) private func findRuns(
    in title: Span<UInt8>, besidePlainWord: Bool, _ scripts: inout TitleScripts?, scratch: inout ScreeningScratch,
    into hits: inout [MarkHit]
  ) {
    scratch.line.read(title, table: &scratch.table)
    var found = finder.wordRuns(in: scratch.line)
    if besidePlainWord { for line in [scratch.line] + scratch.line.rereadings { found += finder.anchoredNames(in: line) } }
    for one in found { append(one, at: 0, in: title, &scripts, scratch: &scratch, to: &hits) }
  }

  /// Appends what a piece hides, or begins: few do, and the loop over all pieces is the shorter for it.
  @inline(never) private func appendHidden(
    _ facts: RememberedPieces.Facts, _ hash: UInt64, _ piece: Range<Int>, in title: Span<UInt8>, _ scripts: inout TitleScripts?,
    scratch: inout ScreeningScratch, to hits: inout [MarkHit]
  ) {
    appendRemembered(facts, hash, at: piece.lowerBound, in: title, &scripts, scratch: &scratch, to: &hits)
    if facts.contains(.copyWord) { scratch.hiddenCopyWords.append(piece) }
    if facts.contains(.opensSpoken), let found = finder.findSpoken(in: title, from: piece.lowerBound) {
      append(found, at: piece.lowerBound, in: title, &scripts, scratch: &scratch, to: &hits)
    }
  }

  /// Finds out what a piece holds by itself, and remembers it.
  @inline(never) private func learn(_ bytes: Span<UInt8>, _ piece: TitlePiece, scratch: inout ScreeningScratch) -> RememberedPieces.Facts {
    var facts = finder.index.pairs.facts(of: bytes, table: &scratch.table).union(finder.index.cuts.facts(of: bytes)).union(
      finder.index.slippedWords.facts(of: bytes))
    if EntityText.isNeeded(for: bytes) { facts.insert(.reference) }
    if !piece.isASCII, finder.mayOpenSpoken(bytes) { facts.insert(.opensSpoken) }
    if piece.characters > 2, ApartRun.isSetApart(bytes, table: &scratch.table) { facts.insert(.setApart) }
    var disguise: Disguise?
    if piece.characters > 3 || (piece.characters == 3 && bytes.count > 3) {
      disguise = self.disguise(in: bytes, scratch: &scratch, facts: &facts)
    }
    if piece.isASCII {
      if automaton.mayBegin(in: bytes) { facts.insert(.name) }
    } else {
      scratch.field.fold(bytes, table: &scratch.table)
      let folded = scratch.field.bytes
      if automaton.mayBegin(in: folded.span) { facts.insert(.name) }
    }
    return scratch.remembered.insert(piece.hash, facts, disguise)
  }

  /// Appends the disguise in a run of pieces, if there is one.
  @inline(never) private func look(
    _ range: Range<Int>, in title: Span<UInt8>, _ scripts: inout TitleScripts?, scratch: inout ScreeningScratch, into hits: inout [MarkHit]
  ) {
    let bytes = title.extracting(range)
    let hash = hashOfBytes(bytes)
    var facts = scratch.remembered.facts(hash)
    if facts.isEmpty {
      let found = disguise(in: bytes, scratch: &scratch, facts: &facts)
      facts = scratch.remembered.insert(hash, facts, found)
    }
    if facts.contains(.copyWord) { scratch.hiddenCopyWords.append(range) }
    appendRemembered(facts, hash, at: range.lowerBound, in: title, &scripts, scratch: &scratch, to: &hits)
  }

  /// Appends the name of two words of which both pieces have a slip, if there is one.
  @inline(never) private func lookForSlips(
    _ first: Range<Int>, _ second: Range<Int>, in title: Span<UInt8>, _ scripts: inout TitleScripts?, scratch: inout ScreeningScratch,
    into hits: inout [MarkHit]
  ) {
    // Not the hash under which the same run is remembered for what else it may hide.
    let hash = ~hashOfBytes(title.extracting(first.lowerBound..<second.upperBound))
    var facts = scratch.remembered.facts(hash)
    if facts.isEmpty { facts = scratch.remembered.insert(hash, [], finder.findSlippedWords(in: title, first, second)) }
    appendRemembered(facts, hash, at: first.lowerBound, in: title, &scripts, scratch: &scratch, to: &hits)
  }

  /// Appends the disguise that is remembered under a hash, of which these facts are known.
  private func appendRemembered(
    _ facts: RememberedPieces.Facts, _ hash: UInt64, at start: Int, in title: Span<UInt8>, _ scripts: inout TitleScripts?,
    scratch: inout ScreeningScratch, to hits: inout [MarkHit]
  ) {
    guard facts.contains(.disguise), let found = scratch.remembered.disguise(hash) else { return }
    append(found, at: start, in: title, &scripts, scratch: &scratch, to: &hits)
  }

  /// The mark in disguise in a piece; says in `facts` what else was seen of its words, and whether it hides one that admits a copy.
  private func disguise(
    in bytes: Span<UInt8>, scratch: inout ScreeningScratch, facts: inout RememberedPieces.Facts
  ) -> Disguise? {
    if isPlainHan(bytes) || isMeasureOrModel(bytes) { return nil }
    scratch.line.read(bytes, table: &scratch.table)
    if copyWordFinder.hidesWord(in: scratch.line) { facts.insert(.copyWord) }
    if scratch.line.withBracketsInside?.glyphs.contains(where: { $0.nature == .letter }) == true { facts.insert(.bracketed) }
    for word in scratch.line.words {
      // Not odd here: so are most words of a Russian or Greek title.
      if scratch.line.isForeign(word) {
        facts.insert(.foreign)
      } else if scratch.line.isOdd(word) {
        facts.insert(.odd)
      }
      if scratch.line.isOfOtherScript(word) { facts.insert(.otherScript) }
    }
    return finder.find(in: scratch.line) ?? finder.findTransliterated(bytes) ?? finder.findKorean(bytes)
  }

  private func append(
    _ found: Disguise, at start: Int, in title: Span<UInt8>, _ scripts: inout TitleScripts?, scratch: inout ScreeningScratch,
    to hits: inout [MarkHit]
  ) {
    let place = start + Int(found.start)..<start + Int(found.end)
    if found.script != 0 {
      let all = scripts ?? TitleScripts(title, 0..<title.count, table: &scratch.table)
      scripts = all
      if all.speak(found.script, besides: TitleScripts(title, place, table: &scratch.table)) { return }
    }
    hits.append(
      MarkHit(
        brand: found.brand, start: Int32(truncatingIfNeeded: place.lowerBound), end: Int32(truncatingIfNeeded: place.upperBound),
        form: found.form, context: []))
  }

  /// Whether a piece stands between the words of a name and says nothing: a sign, or the x of joint work.
  private func isLink(_ sign: UInt8) -> Bool { !isWordASCII(sign) || foldASCII(sign) == DisguiseFinder.link }

  /// Whether a piece may hold several words: with a plain one in another piece beside it, a word with hidden letters is found without.
  @inline(never) private func mayHoldWords(_ piece: Span<UInt8>) -> Bool {
    for index in piece.indices {
      switch piece[index] {
      case 0x80..., UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: ","):
        return true
      default: continue
      }
    }
    return false
  }

  /// Whether a piece has none but the common Chinese characters, so that nothing can be disguised in it.
  private func isPlainHan(_ piece: Span<UInt8>) -> Bool {
    guard piece.count % 3 == 0 else { return false }
    for index in stride(from: 0, to: piece.count, by: 3) where piece[index] < 0xE4 || piece[index] > 0xE9 { return false }
    return true
  }

  /// Whether a piece has digits only at one end, and too many of them, or too few letters, to be a name: "32cm", "X2757".
  private func isMeasureOrModel(_ piece: Span<UInt8>) -> Bool {
    var letters = 0
    var digits = 0
    var turns = 0
    var last: CharacterKind?
    for index in piece.indices {
      let byte = piece[index]
      let kind = kindOfASCII(byte)
      guard byte < 0x80, kind != .separator else { return false }
      if kind == .digit { digits += 1 } else { letters += 1 }
      if let before = last, before != kind { turns += 1 }
      last = kind
    }
    return digits > 0 && turns <= 1 && (letters < 3 || (digits > 2 && letters < JoinedWords.fewestByCapitals))
  }
}
