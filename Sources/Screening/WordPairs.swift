import Text

/// Tells cheaply whether two pieces of a title may together hold a name of several words in disguise: one of them must be a word of such a
/// name as it is, and the other begin as the name's next or last word does, or in letters that are no ASCII ones.
struct WordPairs: Sendable {
  private var hashes: HashIndex

  private static let anyNext: UInt64 = 512
  private static let anyLast: UInt64 = 513
  private static let opens: UInt64 = 514
  private static let closes: UInt64 = 515

  /// The pairs of neighbours in these names.
  init(_ names: [DisguiseIndex.Name]) {
    hashes = HashIndex(count: names.reduce(0) { $0 + $1.breaks.count * 8 })
    for name in names {
      for (first, second) in zip(name.words, name.words.dropFirst()) where !first.isEmpty && !second.isEmpty {
        let next = hashOfBytes(first.span)
        let last = hashOfBytes(second.span)
        // The first two letters may be swapped.
        for letter in second.prefix(2) { hashes.insert(joined(next, UInt64(letter)), 0) }
        for letter in first.prefix(2) { hashes.insert(joined(last, UInt64(letter) + 256), 0) }
        hashes.insert(joined(next, Self.anyNext), 0)
        hashes.insert(joined(last, Self.anyLast), 0)
        hashes.insert(joined(next, Self.opens), 0)
        hashes.insert(joined(last, Self.closes), 0)
      }
    }
  }

  /// What a piece by itself says of pairs: two pieces are worth a closer look only if both are mixed, or the first opens or the second closes one.
  func facts(of piece: Span<UInt8>) -> RememberedPieces.Facts {
    var facts: RememberedPieces.Facts = isMixed(piece) ? .mixed : []
    var start = piece.count
    while start > 0, kindOfASCII(piece[start - 1]) == .letter { start -= 1 }
    if start < piece.count, contains(piece.extracting(start..<piece.count), Self.opens) { facts.insert(.opensPair) }
    var end = 0
    while end < piece.count, kindOfASCII(piece[end]) == .letter { end += 1 }
    if end > 0, contains(piece.extracting(0..<end), Self.closes) { facts.insert(.closesPair) }
    return facts
  }

  /// Whether the pieces `first` and `second`, which stand side by side, are worth a closer look.
  func mayHold(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    if isMixed(first), isMixed(second) { return true }
    let head = foldASCII(first[0])
    let next = foldASCII(second[0])
    var start = first.count
    while start > 0, kindOfASCII(first[start - 1]) == .letter { start -= 1 }
    if start < first.count, contains(first.extracting(start..<first.count), kindOfASCII(next) == .letter ? UInt64(next) : Self.anyNext) {
      return true
    }
    var end = 0
    while end < second.count, kindOfASCII(second[end]) == .letter { end += 1 }
    return end > 0 && contains(second.extracting(0..<end), kindOfASCII(head) == .letter ? UInt64(head) + 256 : Self.anyLast)
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

  private func contains(_ word: Span<UInt8>, _ neighbour: UInt64) -> Bool {
    guard word.count < 32 else { return false }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in word.indices { bytes.append(foldASCII(word[index])) }
    var found = false
    hashes.forEach(joined(hashOfBytes(bytes.span), neighbour)) { _ in found = true }
    return found
  }
}

extension DisguiseIndex.Name {
  /// The letters of each of its words.
  var words: [[UInt8]] {
    var words: [[UInt8]] = []
    var start = 0
    for end in breaks + [letters.count] where start <= end && end <= letters.count {
      words.append(Array(letters[start..<end]))
      start = end
    }
    return words
  }
}
