import Text

extension DisguiseFinder {
  /// The letter that is written between the names of joint work, and so between the words of a name.
  static let link = UInt8(ascii: "x")

  /// Names of several words of which one at least stands in plain letters, while another is hidden, misspelled or taken apart, or is parted
  /// from it by an x: "Th* North Face", "Baath Body Works", "Do'lce & Gabbana", "Peak x Performance".
  ///
  /// A plain word says where the letters of the rest must be, so that no name is searched for. At each such word the longest name counts, if
  /// it is one brand's.
  func anchoredNames(in line: GlyphLine) -> [Disguise] {
    let links = line.links
    return anchoredNames(in: line, linkedAt: []) + (links.isEmpty ? [] : anchoredNames(in: line.without(links), linkedAt: links))
  }

  /// `links` are the places between whose glyphs an x was taken out, by their number before that.
  private func anchoredNames(in line: GlyphLine, linkedAt links: [Int]) -> [Disguise] {
    let places = links.enumerated().map { $1 - $0 }
    let words = glued(line.words) { line.gaps[$0].isWithinWord }
    var disguises: [Disguise] = []
    for (place, word) in words.enumerated() where word.count > 1 {
      guard let letters = line.letters(of: word), letters.count == word.count else { continue }
      var best: Disguise?
      var isTie = false
      func consider(_ number: Int32) {
        for found in anchored(index.names[Int(number)], at: word, letters, in: line, linkedAt: places) {
          if found.letters > best?.letters ?? 0 { (best, isTie) = (found, false) }
          if found.letters == best?.letters, found.brand != best?.brand { isTie = true }
        }
      }
      if place + 1 < words.count { index.pairs.forEach(letters, before: line.glyphs[words[place + 1]], consider) }
      if place > 0 { index.pairs.forEach(letters, behind: line.glyphs[words[place - 1]], consider) }
      if let best, !isTie { disguises.append(best) }
    }
    return disguises
  }

  /// A name in disguise, one of whose words is the one at `anchor`.
  private func anchored(
    _ name: DisguiseIndex.Name, at anchor: Range<Int>, _ letters: [UInt8], in line: GlyphLine, linkedAt links: [Int]
  ) -> [Disguise] {
    var found: [Disguise] = []
    guard name.letters.count >= WordRuns.fewestLetters else { return found }
    for own in name.anchors where name.letters[own].elementsEqual(letters) {
      let start = anchor.lowerBound - own.lowerBound
      let end = anchor.upperBound + name.letters.count - own.upperBound
      // A slip may make what is before or behind the word a letter longer or shorter.
      for (first, last) in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)] {
        if (first != 0 && own.lowerBound == 0) || (last != 0 && own.upperBound == name.letters.count) { continue }
        let range = (start + first, end + last)
        guard range.0 >= 0, range.1 <= line.glyphs.count, range.0 <= anchor.lowerBound, range.1 >= anchor.upperBound,
          line.gaps[range.0] >= .joint, line.gaps[range.1] >= .joint,
          let form = form(of: name, in: line, range.0..<range.1, linkedAt: links)
        else { continue }
        found.append(disguise(name, form, line, range.0..<range.1))
      }
    }
    return found
  }

  /// How these glyphs spell a name of several words in disguise; nil where they spell another, or this one as it is.
  private func form(of name: DisguiseIndex.Name, in line: GlyphLine, _ range: Range<Int>, linkedAt links: [Int]) -> MarkForm? {
    let glyphs = line.glyphs[range]
    let breaks = glyphs.indices.dropFirst().filter { line.gaps[$0] >= .joint }
    let isAligned = breaks.lazy.map { $0 - range.lowerBound }.elementsEqual(name.innerBreaks)
    let isLinked = links.contains { range.lowerBound < $0 && $0 < range.upperBound }
    guard let seen = line.letters(of: range) else {
      guard isAligned, !isLinked, glyphs.count(where: \.isOfAlphabet) * 2 >= glyphs.count,
        glyphs.count(where: { $0.nature == .mask }) * 5 <= glyphs.count * 2, fits(glyphs, name.letters, mayStandIn: true),
        name.ranges.allSatisfy({ glyphs[moved($0, by: range.lowerBound)].contains(where: \.isOfAlphabet) })
      else { return nil }
      return Self.form(of: glyphs)
    }
    if seen == name.letters {
      if isAligned { return isLinked ? .separated : nil }
      return isLinked ? nil : formOfParts(of: name, in: line, range, breaks)
    }
    return !isLinked && isSlip(of: name, seen, brokenAt: breaks.map { $0 - range.lowerBound }) ? .slip : nil
  }

  /// The form of a name whose letters are all there, with more gaps than its own; nil where it lacks one of these.
  private func formOfParts(of name: DisguiseIndex.Name, in line: GlyphLine, _ range: Range<Int>, _ breaks: [Int]) -> MarkForm? {
    guard name.innerBreaks.allSatisfy({ breaks.contains($0 + range.lowerBound) }) else { return nil }
    var isCut = false
    for word in name.ranges.map({ moved($0, by: range.lowerBound) }) {
      let own = breaks.filter { word.lowerBound < $0 && $0 < word.upperBound }
      if own.allSatisfy({ line.gaps[$0].isWithinWord }) || own.count == word.count - 1 { continue }
      let parts = zip([word.lowerBound] + own, own + [word.upperBound]).map { $0..<$1 }
      guard parts.allSatisfy({ $0.count >= NameCuts.fewestOfPart && !isName(line.glyphs[$0].map(\.letter)[...]) }) else { return nil }
      isCut = true
    }
    return isCut ? .cut : .separated
  }

  /// Whether a run of words is a name but for one slip in one of them. Another word, or another name, is none; and the words as they are
  /// must say enough beside it.
  private func isSlip(of name: DisguiseIndex.Name, _ letters: [UInt8], brokenAt breaks: [Int]) -> Bool {
    guard breaks.count == name.innerBreaks.count else { return false }
    let words = zip([0] + breaks, breaks + [letters.count]).map { Array(letters[$0..<$1]) }
    let other = zip(words, name.words).filter { $0 != $1 }
    guard other.count == 1, let (word, own) = other.first, Slip.isOne(word, from: own) else { return false }
    let rest = name.letters.count - own.count
    guard rest > 2 || (rest == 2 && own.count >= DisguiseIndex.fewestLettersOfSlip) else { return false }
    if isWordOrMark(word) { return false }
    // Two names of persons make another person.
    return !EnglishWords.containsName(word) || !words.allSatisfy(EnglishWords.containsName)
  }

  private func moved(_ range: Range<Int>, by places: Int) -> Range<Int> { range.lowerBound + places..<range.upperBound + places }
}

extension DisguiseIndex.Name {
  /// The letters before which it has a space or a sign, but for signs at its ends.
  fileprivate var innerBreaks: [Int] { breaks.filter { $0 > 0 && $0 < letters.count } }
}

extension GlyphLine {
  /// The glyphs that are an x by itself between words.
  fileprivate var links: [Int] {
    glyphs.indices.dropFirst().dropLast().filter {
      glyphs[$0].nature == .letter && glyphs[$0].letter == DisguiseFinder.link && gaps[$0] == .parting && gaps[$0 + 1] == .parting
    }
  }

  fileprivate func without(_ glyphs: [Int]) -> GlyphLine {
    var line = self
    for glyph in glyphs.reversed() { line.removeGlyph(at: glyph, leaving: .parting) }
    return line
  }
}
