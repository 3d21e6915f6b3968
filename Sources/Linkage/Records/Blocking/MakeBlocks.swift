extension RecordSettings {
  /// The blocks of some rules on the columns of a table.
  func blocks(_ rules: [[Key]], _ columns: RecordColumns, records: Int, sources: [Int32]?, threads: Int) -> CandidateBlocks {
    let made = inChunks(rules.count, threads: threads) { number in
      let rule = rules[number]
      var keys = [UInt64](repeating: UInt64(number) + 1, count: records)
      for part in rule {
        let hashes = part.hashes(part.forms(comparisons).map { columns[$0] })
        for record in 0..<records where keys[record] != 0 {
          keys[record] = hashes[record] == 0 ? 0 : hash64(keys[record], hashes[record]) | 1
        }
      }
      return RuleBlocks(keys: keys, limit: maxBlock, cuts: cuts(beside: rule, columns))
    }
    return CandidateBlocks(made, sources: sources)
  }

  /// What large blocks are cut by: the compared columns that the rule has not, the one with the fewest values first.
  private func cuts(beside rule: [Key], _ columns: RecordColumns) -> [[UInt64]] {
    let used = Set(rule.flatMap(\.columns))
    var found: [RecordColumn] = []
    for comparison in comparisons {
      for form in comparison.forms where !used.contains(form.name) { found.append(columns[form]) }
    }
    let ordered = found.enumerated().sorted { ($0.element.table.count, $0.offset) < ($1.element.table.count, $1.offset) }
    // A column in which nearly every value stands once would leave everybody alone.
    return ordered.filter { $0.element.table.count * 2 < max($0.element.values.count, 8) }.prefix(4).map { _, column in
      column.values.map { UInt64(bitPattern: Int64($0)) }
    }
  }
}
