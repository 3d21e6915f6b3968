import Text

/// Finds names in disguise in a piece of a title: letters of other scripts, digits and signs for letters, letters set apart, stars, slips.
struct DisguiseFinder: Sendable {
  let index: DisguiseIndex
  let joinedWords: JoinedWords

  /// The best disguise in `line`: the one that hides the longest name, of equal ones the first; nil where there is none, or where equals
  /// name different brands.
  func find(in line: GlyphLine) -> Disguise? {
    var best: Disguise?
    var isTie = false
    func consider(_ found: Disguise) {
      guard let current = best else {
        best = found
        return
      }
      if found.letters > current.letters {
        best = found
        isTie = false
      } else if found.letters == current.letters, found.brand != current.brand {
        isTie = true
      }
    }
    for start in line.glyphs.indices where line.canBegin(at: start) { findNames(in: line, from: start, consider) }
    // Another reading may show a longer name, of which the first sees the end: "B_a_m a_r_z_e" is no Marze.
    let ofFirst = best?.letters ?? 0
    for other in line.rereadings {
      for start in other.glyphs.indices where other.canBegin(at: start) {
        findNames(in: other, from: start) { if $0.letters > ofFirst { consider($0) } }
      }
    }
    if best == nil {
      let words = line.words
      for word in words {
        findWord(in: line, word, consider)
        // The last letter may belong to a word of a script without spaces behind it.
        if line.hasTurn, word.count > 1, line.isOneLetterWord(word.upperBound - 1) {
          findWord(in: line, word.lowerBound..<word.upperBound - 1, consider)
        }
      }
      findMaskedUnspaced(in: line, consider)
      for (first, second) in zip(words, words.dropFirst()) where line.gaps[second.lowerBound] == .joint {
        findSlip(in: line, first.lowerBound..<second.upperBound, breakAt: first.count, consider)
        findCut(in: line, first, second, consider)
      }
      for start in words.indices {
        for count in [2, 3] where start + count <= words.count { findCut(in: line, words[start..<start + count], consider) }
      }
    }
    return isTie ? nil : best
  }

  /// Looks for a name that is not there letter by letter in one word.
  private func findWord(in line: GlyphLine, _ word: Range<Int>, _ consider: (Disguise) -> Void) {
    if word.contains(where: { line.glyphs[$0].nature == .mask }) { findMasked(in: line, word, consider) }
    findSlip(in: line, word, consider)
    findTurned(in: line, word, consider)
    findJoined(in: line, word, consider)
  }

  /// Looks up every run of glyphs from `start` that ends where a name can.
  func findNames(in line: GlyphLine, from start: Int, _ consider: (Disguise) -> Void) {
    var hash: UInt64 = 0
    var count = 0
    var isPlain = true
    for end in start..<line.glyphs.count {
      let glyph = line.glyphs[end]
      guard glyph.symbol != 0 else { return }
      let (first, second) = expandedPair(glyph.symbol)
      hash = appended(hash, first)
      count += 1
      if second != 0 {
        hash = appended(hash, second)
        count += 1
      }
      guard count <= index.longest else { return }
      isPlain =
        isPlain && (glyph.nature == .letter || (glyph.nature == .unspaced && glyph.letter == 0))
        && (end == start || line.gaps[end] <= .turn)
      guard line.canEnd(at: end), count >= DisguiseIndex.fewestUnspaced, !(isPlain && glyph.nature == .unspaced) else { continue }
      index.bySymbols.forEach(mixed(hash)) { number in
        let name = index.names[Int(number)]
        guard let reading = Reading(of: name, in: line, start...end), let form = reading.form,
          reading.isLetterByLetter || bracketsHide(name, in: line, start...end, hasOthers: !reading.isBracketed),
          !reading.isShortCut || hidesBehindOneSign(name.letters)
        else { return }
        let place = line.place(of: start...end)
        consider(
          Disguise(
            brand: name.brand, form: form, start: place.start, end: place.end, script: reading.foreignScript,
            letters: Int32(truncatingIfNeeded: reading.letters)))
      }
    }
  }

  /// Whether a short name may be hidden by one sign inside: it has no digit and is no English word.
  private func hidesBehindOneSign(_ letters: [UInt8]) -> Bool {
    letters.allSatisfy { $0 >= 0x80 || kindOfASCII($0) == .letter } && !EnglishWords.containsWordInAnyForm(letters)
  }

  /// A name of the same length whose letters are those to be seen, if it is the only one.
  func findMasked(in line: GlyphLine, _ word: Range<Int>, _ report: (Disguise) -> Void) {
    let glyphs = line.glyphs[word]
    let masks = glyphs.count { $0.nature == .mask }
    guard glyphs.count < index.byLength.count, glyphs.count - masks >= 3, masks * 5 <= glyphs.count * 2 else { return }
    guard !isName(besideMasks: glyphs) else { return }
    let star = UInt8(ascii: "*")
    let isInside = glyphs.first?.nature != .mask && glyphs.last?.nature != .mask
    guard isInside || (glyphs.count >= 5 && glyphs.allSatisfy { $0.nature != .mask || $0.letter == star || $0.letter == 0 }) else { return }
    // Digits and signs may stand for letters besides where most of a long word is still letters.
    let plain = glyphs.count { $0.isOfAlphabet }
    let mayStandIn = glyphs.count >= DisguiseIndex.fewestLettersOfSlip && plain * 2 > glyphs.count
    var found = OnlyBrand()
    func consider(_ number: Int32) {
      let name = index.names[Int(number)]
      if fits(glyphs, name.letters, mayStandIn: mayStandIn) { found.consider(number, in: index) }
    }
    // A letter of another alphabet may stand for a Latin one, unless all are of that alphabet.
    let isOneAlphabet = glyphs.allSatisfy { $0.nature == .mask || $0.letter >= 0x80 }
    func tells(_ glyph: Glyph) -> Bool { glyph.nature != .mask && (glyph.nature != .foreign || isOneAlphabet) }
    if let first = glyphs.first, tells(first) {
      index.byEnds[DisguiseIndex.End(length: glyphs.count, letter: first.letter, isFirst: true)]?.forEach(consider)
    } else if let last = glyphs.last, tells(last) {
      index.byEnds[DisguiseIndex.End(length: glyphs.count, letter: last.letter, isFirst: false)]?.forEach(consider)
    } else {
      index.byLength[glyphs.count].forEach(consider)
    }
    guard let number = found.name else { return }
    report(disguise(index.names[Int(number)], .masked, line, word))
  }

  /// Whether these glyphs may be these letters, masks being any; digits and signs are what they look like only where they `mayStandIn`.
  func fits(_ glyphs: ArraySlice<Glyph>, _ letters: [UInt8], mayStandIn: Bool) -> Bool {
    guard letters.count == glyphs.count else { return false }
    return zip(glyphs, letters).allSatisfy { glyph, letter in
      if glyph.nature == .mask || glyph.letter == letter { return true }
      guard letter < 0x80, glyph.nature == .foreign || (mayStandIn && (glyph.nature == .digit || glyph.nature == .sign)) else {
        return false
      }
      return glyph.symbol == UInt32(Glyph.readings[Int(letter)])
    }
  }

  /// Whether what is left of a word without the masks at its ends is a name as it is: "Acme*" has a note at its foot, and hides no letter.
  private func isName(besideMasks glyphs: ArraySlice<Glyph>) -> Bool {
    guard glyphs.first?.nature == .mask || glyphs.last?.nature == .mask else { return false }
    let rest = glyphs.drop { $0.nature == .mask }.reversed().drop { $0.nature == .mask }.reversed()
    let letters = rest.map(\.letter)
    guard rest.allSatisfy({ $0.isOfAlphabet || $0.nature == .digit }) else { return false }
    var found = false
    index.byLetters.forEach(hashOfLetters(letters)) { if index.names[Int($0)].letters == letters { found = true } }
    return found
  }

  /// A name with one sign, as a hyphen, in place of a letter inside it, if it is the only one.
  private func findCut(in line: GlyphLine, _ first: Range<Int>, _ second: Range<Int>, _ consider: (Disguise) -> Void) {
    let whole = first.lowerBound..<second.upperBound
    let length = whole.count + 1
    guard length >= DisguiseIndex.fewestLettersOfSlip, length < index.byLength.count, second.count > 1,
      line.glyphs[whole].allSatisfy({ $0.nature == .letter })
    else { return }
    let seen = line.glyphs[whole].map { $0.letter }
    var found = OnlyBrand()
    index.byEnds[DisguiseIndex.End(length: length, letter: seen[0], isFirst: true)]?.forEach { number in
      let letters = index.names[Int(number)].letters
      guard letters.count == length, letters[..<first.count].elementsEqual(seen[..<first.count]),
        letters[(first.count + 1)...].elementsEqual(seen[first.count...])
      else { return }
      found.consider(number, in: index)
    }
    guard let number = found.name else { return }
    consider(disguise(index.names[Int(number)], .masked, line, whole))
  }

  /// A name that is one slip away, if it is the only one; with `breakAt`, one that has a space within a letter of that place.
  private func findSlip(in line: GlyphLine, _ word: Range<Int>, breakAt: Int? = nil, _ consider: (Disguise) -> Void) {
    guard word.count > DisguiseIndex.fewestLetters, let letters = line.letters(of: word), letters.count <= index.byLength.count,
      let number = Slip.name(behind: letters, in: index)
    else { return }
    let name = index.names[Int(number)]
    // Where words are inflected, the last letters say how.
    if let first = letters.first, first >= 0x80, Slip.isInflection(letters, of: name.letters) { return }
    if let place = breakAt, !name.breaks.contains(where: { abs($0 - place) <= 1 }) { return }
    consider(disguise(name, .slip, line, word))
  }

  func disguise(_ name: DisguiseIndex.Name, _ form: MarkForm, _ line: GlyphLine, _ word: Range<Int>) -> Disguise {
    let place = line.place(of: word.lowerBound...word.upperBound - 1)
    return Disguise(
      brand: name.brand, form: form, start: place.start, end: place.end, script: 0,
      letters: Int32(truncatingIfNeeded: name.letters.count))
  }
}

extension GlyphLine {
  /// The letters of a word all of one alphabet; nil where it has anything else.
  func letters(of word: Range<Int>) -> [UInt8]? {
    var letters: [UInt8] = []
    letters.reserveCapacity(word.count)
    let isLatin = glyphs[word.lowerBound].nature == .letter
    let script = glyphs[word.lowerBound].script
    for number in word {
      let glyph = glyphs[number]
      if number > word.lowerBound, glyph.isRest(of: glyphs[number - 1]) { continue }
      guard glyph.isOfAlphabet, (glyph.nature == .letter) == isLatin, isLatin || glyph.script == script else { return nil }
      letters.append(glyph.letter)
    }
    return letters
  }

  /// The runs of glyphs without a gap that can be seen.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for index in glyphs.indices where gaps[index + 1] != .none && gaps[index + 1] != .invisible {
      words.append(start..<index + 1)
      start = index + 1
    }
    return words
  }
}
