import Text

/// Names of several words by each of these words as it is, with what the word beside it begins or ends with: so a name is found of which that
/// neighbour is hidden, misspelled or taken apart, and two pieces of a title tell cheaply whether they are worth a closer look.
struct WordPairs: Sendable {
  private var hashes: HashIndex

  /// A word that more names have tells none of them.
  static let mostNames = 64
  /// Stands for the names of such a word.
  private static let many = Int32.max

  private static let anyNext: UInt64 = 512
  private static let anyLast: UInt64 = 513
  private static let opens: UInt64 = 514
  private static let closes: UInt64 = 515

  /// The pairs of neighbours in these names, which keep their numbers.
  init(_ names: [DisguiseIndex.Name]) {
    hashes = HashIndex(count: names.reduce(0) { $0 + $1.breaks.count * 10 })
    var counts: [UInt64: Int] = [:]
    for name in names where !name.breaks.isEmpty {
      for word in name.anchors { counts[hashOfBytes(name.letters.span.extracting(word)), default: 0] += 1 }
    }
    for (number, name) in names.enumerated() where !name.breaks.isEmpty {
      for (first, second) in zip(name.anchors, name.anchors.dropFirst()) {
        let next = hashOfBytes(name.letters.span.extracting(first))
        let last = hashOfBytes(name.letters.span.extracting(second))
        let own = Int32(truncatingIfNeeded: number)
        let ofNext = counts[next] ?? 0 > Self.mostNames ? Self.many : own
        let ofLast = counts[last] ?? 0 > Self.mostNames ? Self.many : own
        // Two letters at the near end, for these may be swapped, and the far one, for a first letter may be another.
        let after = name.letters[second]
        for letter in after.prefix(2) + after.suffix(1) { hashes.insert(joined(next, UInt64(letter)), ofNext) }
        let before = name.letters[first]
        for letter in before.suffix(2) + before.prefix(1) { hashes.insert(joined(last, UInt64(letter) + 256), ofLast) }
        hashes.insert(joined(next, Self.anyNext), ofNext)
        hashes.insert(joined(last, Self.anyLast), ofLast)
        hashes.insert(joined(next, Self.opens), 0)
        hashes.insert(joined(last, Self.closes), 0)
      }
    }
  }

  /// Calls `body` with the number of every name that has `word` and then one that begins or ends with these glyphs, and with that of some
  /// others.
  func forEach(_ word: [UInt8], before neighbour: ArraySlice<Glyph>, _ body: (Int32) -> Void) {
    forEach(hashOfBytes(word.span), neighbour, Self.anyNext, offset: 0, body)
  }

  /// The same of names that have `word` behind that one.
  func forEach(_ word: [UInt8], behind neighbour: ArraySlice<Glyph>, _ body: (Int32) -> Void) {
    forEach(hashOfBytes(word.span), neighbour, Self.anyLast, offset: 256, body)
  }

  private func forEach(_ word: UInt64, _ neighbour: ArraySlice<Glyph>, _ any: UInt64, offset: UInt64, _ body: (Int32) -> Void) {
    guard let first = neighbour.first, let last = neighbour.last else { return }
    let keys = first.isOfAlphabet && last.isOfAlphabet ? [first, last].map { UInt64($0.letter) + offset } : [any]
    for key in keys { hashes.forEach(joined(word, key)) { if $0 != Self.many { body($0) } } }
  }

  /// What a piece by itself says of pairs: two pieces are worth a closer look only if both are mixed, or the first opens or the second
  /// closes one.
  func facts(of piece: Span<UInt8>, table: inout FoldTable) -> RememberedPieces.Facts {
    var facts: RememberedPieces.Facts = isMixed(piece) ? .mixed : []
    let plain = Self.plain(piece, table: &table)
    if contains(Self.lastWord(of: plain.span), Self.opens) { facts.insert(.opensPair) }
    if contains(Self.firstWord(of: plain.span), Self.closes) { facts.insert(.closesPair) }
    return facts
  }

  /// A piece as it is, or folded where that makes ASCII of it: "estee" of "Estée".
  private static func plain(_ piece: Span<UInt8>, table: inout FoldTable) -> [UInt8] {
    if !isASCII(piece) {
      var folded = FoldedText()
      folded.fold(piece, table: &table)
      if isASCII(folded.bytes.span) { return folded.bytes }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece.count)
    for index in piece.indices { bytes.append(piece[index]) }
    return bytes
  }

  /// Whether the pieces `first` and `second`, which stand side by side or with a sign between them, are worth a closer look.
  func mayHold(_ first: Span<UInt8>, _ second: Span<UInt8>, table: inout FoldTable) -> Bool {
    if isMixed(first), isMixed(second) { return true }
    let opening = Self.lastWord(of: Self.plain(first, table: &table).span)
    let closing = Self.firstWord(of: Self.plain(second, table: &table).span)
    return Self.keys(of: second, any: Self.anyNext, offset: 0).contains { contains(opening, $0) }
      || Self.keys(of: first, any: Self.anyLast, offset: 256).contains { contains(closing, $0) }
  }

  private static func keys(of piece: Span<UInt8>, any: UInt64, offset: UInt64) -> [UInt64] {
    let first = foldASCII(piece[0])
    let last = foldASCII(piece[piece.count - 1])
    guard kindOfASCII(first) == .letter else { return [any] }
    return kindOfASCII(last) == .letter ? [UInt64(first) + offset, UInt64(last) + offset] : [UInt64(first) + offset, any]
  }

  /// Whether a piece has both plain letters and such of the alphabets whose letters look like them.
  private func isMixed(_ piece: Span<UInt8>) -> Bool {
    var plain = false
    var other = false
    for index in piece.indices {
      plain = plain || kindOfASCII(piece[index]) == .letter
      other = other || (piece[index] >= 0xC3 && piece[index] <= 0xDF)
    }
    return plain && other
  }

  /// The letters of a piece's last word, signs behind it aside; with those before it where it is one letter: "s" of "Acme's" is none.
  private static func lastWord(of piece: Span<UInt8>) -> [UInt8] { word(of: piece, in: piece.indices.reversed()).reversed() }

  /// The same of its first word.
  private static func firstWord(of piece: Span<UInt8>) -> [UInt8] { word(of: piece, in: piece.indices) }

  private static func word(of piece: Span<UInt8>, in places: some Sequence<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    for index in places {
      if kindOfASCII(piece[index]) == .letter {
        letters.append(foldASCII(piece[index]))
      } else if piece[index] >= 0x80 || letters.count > 1 {
        break
      }
    }
    return letters
  }

  private func contains(_ word: [UInt8], _ neighbour: UInt64) -> Bool {
    guard word.count > 1, word.count < 32 else { return false }
    var found = false
    hashes.forEach(joined(hashOfBytes(word.span), neighbour)) { _ in found = true }
    return found
  }
}

extension DisguiseIndex.Name {
  /// The letters of each of its words.
  var words: [[UInt8]] { ranges.map { Array(letters[$0]) } }

  /// Where each of its words stands in its letters.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for end in breaks + [letters.count] where start < end && end <= letters.count {
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// The same with words of one letter taken to the one before, a first one to the next: "victorias", "secret".
  var anchors: [Range<Int>] { glued(ranges) { _ in true } }
}

/// Words with those of one letter taken to the word before, where `isClose` says so of the place between, else to the one behind.
func glued(_ words: [Range<Int>], isClose: (Int) -> Bool) -> [Range<Int>] {
  var glued: [Range<Int>] = []
  for word in words where !word.isEmpty {
    if let last = glued.last, word.count == 1 || last.count == 1, last.upperBound == word.lowerBound, isClose(word.lowerBound) {
      glued[glued.count - 1] = last.lowerBound..<word.upperBound
    } else {
      glued.append(word)
    }
  }
  return glued
}
