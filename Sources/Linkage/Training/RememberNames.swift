extension LinkageTable {
  /// What is worth remembering of the words of these accounts' names: those that one name in five thousand has.
  func nameKnowledge() -> NameKnowledge {
    let reader = clean.reader
    let least = max(3, clean.count / 5_000)
    var words: [NameKnowledge.Word] = []
    for number in 0..<reader.table.count {
      let sense = Int(reader.senses?.sense(of: Int32(number)) ?? Int32(number))
      if weights.frequency[sense] < least || reader.spelled[number] < least { continue }
      // Pairs beyond two hundred say nothing new, and would drown what another list shows.
      let pairs = weights.kept[sense] + weights.dropped[sense]
      let scale = pairs > 200 ? 200 / pairs : 1
      words.append(
        .init(
          text: String(decoding: reader.table[number], as: UTF8.self), sense: String(decoding: reader.table[sense], as: UTF8.self),
          names: weights.frequency[sense], companies: min(roles.companies[sense], weights.frequency[sense]),
          kept: (weights.kept[sense] * scale).rounded(), dropped: (weights.dropped[sense] * scale).rounded(),
          isTrade: roles.isTrade[sense]))
    }
    words.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    let endings = reader.ideographic.endings.map { String(decoding: $0, as: UTF8.self) }
    return NameKnowledge(
      names: clean.count, words: words, endings: endings.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}
