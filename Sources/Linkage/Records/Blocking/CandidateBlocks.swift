/// All pairs that some rule wants compared, each once, without holding them.
struct CandidateBlocks: Sendable {
  private(set) var rules: [RuleBlocks]
  /// The list that each record is from, nil where there is one list only.
  let sources: [Int32]?
  /// Blocks of about so many pairs together, so that threads share the work.
  let pieces: [Piece]

  /// Some blocks of a rule that follow each other.
  struct Piece: Sendable {
    var rule: Int
    var blocks: Range<Int>
  }

  init(_ rules: [RuleBlocks], sources: [Int32]?) {
    self.rules = rules
    self.sources = sources
    var pieces: [Piece] = []
    for (number, rule) in rules.enumerated() {
      var start = 0
      var pairs = 0
      for block in 0..<rule.starts.count - 1 {
        let size = Int(rule.starts[block + 1] - rule.starts[block])
        pairs += size * (size - 1) / 2
        if pairs >= Self.pairsOfPiece {
          pieces.append(Piece(rule: number, blocks: start..<block + 1))
          start = block + 1
          pairs = 0
        }
      }
      if start < rule.starts.count - 1 { pieces.append(Piece(rule: number, blocks: start..<rule.starts.count - 1)) }
    }
    self.pieces = pieces
  }

  private static let pairsOfPiece = 200_000
  /// How many pairs are handed out at once at most, but for the last block.
  private static let batch = 4096

  /// Hands out the pairs of a piece that no earlier rule finds, and that are wanted, in batches.
  @inline(__always)
  func pairs(of number: Int, where isWanted: (Pair) -> Bool = { _ in true }, _ body: ([Pair]) -> Void) {
    let piece = pieces[number]
    let rule = rules[piece.rule]
    var batch: [Pair] = []
    batch.reserveCapacity(2 * Self.batch)
    for block in piece.blocks {
      let start = Int(rule.starts[block])
      let end = Int(rule.starts[block + 1])
      for place in start..<end - 1 {
        let first = Int(rule.records[place])
        for other in place + 1..<end {
          let second = Int(rule.records[other])
          let pair = Pair(first, second)
          if !isWanted(pair) || isOfOneSource(pair) || isFound(first, second, before: piece.rule) { continue }
          batch.append(pair)
        }
        if batch.count >= Self.batch {
          body(batch)
          batch.removeAll(keepingCapacity: true)
        }
      }
    }
    if !batch.isEmpty { body(batch) }
  }

  /// Whether two records are of one list, and so no match.
  func isOfOneSource(_ pair: Pair) -> Bool {
    guard let sources else { return false }
    return sources[pair.first] == sources[pair.second] && sources[pair.first] >= 0
  }

  @inline(__always)
  private func isFound(_ one: Int, _ other: Int, before count: Int) -> Bool {
    for rule in 0..<count {
      let key = rules[rule].keys[one]
      if key != 0, key == rules[rule].keys[other] { return true }
    }
    return false
  }

  /// The rules that find a pair, one bit each.
  func rulesThatFind(_ pair: Pair) -> UInt64 {
    var found: UInt64 = 0
    for (number, rule) in rules.enumerated() {
      let key = rule.keys[pair.first]
      if key != 0, key == rule.keys[pair.second] { found |= 1 << UInt64(number) }
    }
    return found
  }
}
