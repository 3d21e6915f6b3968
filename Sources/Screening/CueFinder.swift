import Text

/// What a phrase of the lexicon says.
enum Cue: UInt8, Sendable {
  case copyWord, copyHint, usedWord, parallelImport, fitsBefore, fitsAfter, fitsAnywhere, fitsWithNoun, purpose, filler, introducing,
    bearing, borne, neutral, negation, comparison, comparisonAfter, imitation, material, copied, everyday

  /// Whether it says something only of the mark that it stands beside.
  var isOfFrame: Bool {
    switch self {
    case .fitsBefore, .fitsAfter, .fitsWithNoun, .introducing, .negation, .comparison, .comparisonAfter: true
    default: false
    }
  }

  /// Whether it says something of the whole title.
  var isOfTitle: Bool {
    switch self {
    case .copyWord, .copyHint, .usedWord, .parallelImport, .fitsAnywhere: true
    default: false
    }
  }
}

/// Where a phrase of the lexicon stands in a folded text.
struct CueHit: Equatable {
  var cue: Cue
  var range: Range<Int>
}

/// Finds the phrases of a lexicon in folded titles.
struct CueFinder: Sendable {
  private let automaton: PatternAutomaton
  private let cues: [Cue]
  private let phrases: [[UInt8]]
  /// Whether a phrase is a word of a script without spaces with its characters set apart: "高 仿".
  private let areSetApart: [Bool]

  init(_ lexicon: Lexicon, table: inout FoldTable) {
    let lists: [(Cue, [String: [String]])] = [
      (.copyWord, lexicon.copyWords), (.copyHint, lexicon.copyHints), (.usedWord, lexicon.usedWords),
      (.parallelImport, lexicon.parallelImportWords), (.fitsBefore, lexicon.fitsBefore), (.fitsAfter, lexicon.fitsAfter),
      (.fitsAnywhere, lexicon.fitsAnywhere), (.fitsWithNoun, lexicon.fitsWithNoun), (.purpose, lexicon.purposes),
      (.filler, lexicon.frameFillers), (.bearing, lexicon.bearingFrames), (.borne, lexicon.borneSigns),
      (.introducing, lexicon.introducing),
      (.neutral, lexicon.neutral), (.negation, lexicon.negations), (.comparison, lexicon.comparisons),
      (.comparisonAfter, lexicon.comparisonsAfter), (.imitation, lexicon.imitationWords), (.material, lexicon.materials),
      (.copied, lexicon.copiedThings), (.everyday, lexicon.everydayFrames),
    ]
    var phrases: [[UInt8]] = []
    var cues: [Cue] = []
    var areSetApart: [Bool] = []
    var folded = FoldedText()
    for (cue, words) in lists {
      for language in words.keys.sorted() {
        for word in words[language] ?? [] {
          folded.fold(Array(word.utf8).span, table: &table)
          phrases.append(folded.bytes)
          cues.append(cue)
          areSetApart.append(false)
          guard cue == .copyWord, let apart = Self.setApart(folded.bytes, table: &table) else { continue }
          phrases.append(apart)
          cues.append(cue)
          areSetApart.append(true)
        }
      }
    }
    automaton = PatternAutomaton(phrases, fromWordStarts: true)
    self.phrases = phrases
    self.cues = cues
    self.areSetApart = areSetApart
  }

  /// A word of a script without spaces with a space between its characters; nil of any other, or of one character.
  private static func setApart(_ word: [UInt8], table: inout FoldTable) -> [UInt8]? {
    var apart: [UInt8] = []
    var position = 0
    while position < word.count {
      let (_, length) = codePoint(in: word.span, at: position)
      guard kind(at: position, in: word.span, table: &table) == .unspaced else { return nil }
      if position > 0 { apart.append(UInt8(ascii: " ")) }
      apart += word[position..<position + length]
      position += length
    }
    return apart.count > word.count ? apart : nil
  }

  /// Every phrase in `text`, folded or plain ASCII, that begins and ends where words do, does not lie in a neutral one, and is not taken back
  /// by what stands right beside it.
  func find(in text: Span<UInt8>, table: inout FoldTable, matches: inout [PatternAutomaton.Match], into found: inout [CueHit]) {
    matches.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    automaton.matches(in: text, into: &matches)
    var neutral: [Range<Int>] = []
    for match in matches {
      var range = automaton.start(of: match, in: text)..<Int(match.end)
      range = withSigns(atEndOf: phrases[Int(match.pattern)], text, range)
      guard isBoundary(text, at: range.lowerBound, table: &table), isBoundary(text, at: range.upperBound, table: &table) else { continue }
      guard hasSigns(of: phrases[Int(match.pattern)], text, range) else { continue }
      // Else the two characters belong to words that end and begin there.
      if areSetApart[Int(match.pattern)], isWithinWord(text, range, table: &table) { continue }
      let cue = cues[Int(match.pattern)]
      if cue == .neutral { neutral.append(range) } else { found.append(CueHit(cue: cue, range: range)) }
    }
    if !neutral.isEmpty { Self.removeAll(in: &neutral, from: &found) }
    if found.contains(where: { $0.cue == .negation || $0.cue == .imitation || $0.cue == .copied }) {
      TakenBack(found, in: text).remove(from: &found)
    }
  }

  private func isWithinWord(_ text: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) -> Bool {
    (range.lowerBound > 0 && kind(before: range.lowerBound, in: text, table: &table) == .unspaced)
      || (range.upperBound < text.count && kind(at: range.upperBound, in: text, table: &table) == .unspaced)
  }

  /// Removes the phrases that lie in a neutral one.
  private static func removeAll(in neutral: inout [Range<Int>], from found: inout [CueHit]) {
    neutral.sort { $0.lowerBound < $1.lowerBound }
    // How far those reach that begin no later.
    var reach = neutral.map { $0.upperBound }
    for place in reach.indices.dropFirst() { reach[place] = max(reach[place], reach[place - 1]) }
    found.removeAll { hit in
      let before = neutral.partitioningIndex { $0.lowerBound > hit.range.lowerBound }
      return before > 0 && reach[before - 1] >= hit.range.upperBound
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is past a point, in a collection in which all such stand behind the others.
  func partitioningIndex(_ isPast: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Whether the signs of `phrase` stand in `text` as they do in it: "1:1" is neither "1 1" nor "1-1". Spaces, hyphens and apostrophes stand
/// for one another.
func hasSigns(of phrase: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
  guard phrase.contains(where: isTellingSign) else { return true }
  return phrase.count == range.count && phrase.indices.allSatisfy { phrase[$0] == foldASCII(text[range.lowerBound + $0]) }
}

/// The place of a phrase that ends in signs of its own, such as "p/", with those that follow in `text`: the automaton knows none at the ends.
private func withSigns(atEndOf phrase: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var end = range.upperBound
  for sign in phrase.suffix(from: (phrase.lastIndex { !isTellingSign($0) } ?? -1) + 1) where end < text.count && text[end] == sign {
    end += 1
  }
  return range.lowerBound..<end
}

/// Whether a sign tells names and phrases apart.
func isTellingSign(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"): false
  default: byte < 0x80 && kindOfASCII(byte) == .separator
  }
}
