extension LinkageTable {
  /// The pairs that share a key of some blocking rule, in order, each once.
  func candidatePairs(threads: Int = manyThreads) -> [Pair] { sortedUnique(blocked(threads: threads).pairs, threads: threads) }

  /// What all blocking rules find, rule by rule.
  func blocked(threads: Int = manyThreads) -> Blocking {
    let ranked = inParallel(clean.count, threads: threads) { $0.map(rarestWords) }.flatMap { $0 }
    let rarest = ranked.map { $0.isEmpty ? 0 : UInt64($0[0]) + 1 }
    let town = clean.city.map { UInt64(bitPattern: Int64($0)) }
    let street = clean.address.map { UInt64(bitPattern: Int64($0)) }
    let columns = [
      ("registration number", clean.registration), ("phone", clean.phone), ("e-mail address", clean.email),
      ("e-mail local part", clean.emailLocal), ("address and city", clean.place), ("e-mail domain", clean.emailDomain),
    ]
    let rules = inChunks(columns.count + 3, threads: threads) { number in
      var blocking = Blocking()
      switch number - columns.count {
      case 0:
        for account in 0..<clean.count { blocking.add(hash64(10, parts[account].core), account) }
        blocking.endRule("own words of the name", cuts: [town, street])
      case 1:
        for account in 0..<clean.count { addWordPairs(ranked[account], account, to: &blocking) }
        blocking.endRule("two rare words of the name", cuts: [town, street])
      case 2:
        for account in 0..<clean.count {
          for word in ranked[account].prefix(2) { blocking.add(hash64(hash64(12, UInt64(word)), town[account]), account) }
        }
        blocking.endRule("a rare word of the name and the city", cuts: [street])
      default:
        let (name, column) = columns[number]
        for account in 0..<clean.count where column[account] >= 0 {
          blocking.add(hash64(UInt64(number), UInt64(column[account])), account)
        }
        blocking.endRule(name, cuts: [rarest, town])
      }
      return blocking
    }
    return rules.reduce(into: Blocking()) { $0.append($1) }
  }

  private func addWordPairs(_ words: [Int32], _ account: Int, to blocking: inout Blocking) {
    for (place, one) in words.enumerated() {
      for other in words.dropFirst(place + 1) {
        blocking.add(hash64(UInt64(min(one, other)) << 32 | UInt64(max(one, other)), 11), account)
      }
    }
  }

  /// The rarest of an account's words that sellers do not readily leave out, five at most, the rarest first.
  private func rarestWords(_ account: Int) -> [Int32] {
    var rarest: [Int32] = []
    var last: Int32 = -1
    for word in bags.sorted(account) where word != last && weights.loss[Int(word)] > 0.7 {
      last = word
      let frequency = weights.frequency[Int(word)]
      let place = rarest.firstIndex { weights.frequency[Int($0)] > frequency } ?? rarest.count
      if place < 5 {
        rarest.insert(word, at: place)
        if rarest.count > 5 { rarest.removeLast() }
      }
    }
    return rarest
  }
}
