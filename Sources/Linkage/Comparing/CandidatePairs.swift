extension LinkageTable {
  /// The pairs that share a key of some blocking rule, in order, each once.
  func candidatePairs() -> [Pair] { sortedUnique(blocked().pairs) }

  /// What all blocking rules find, rule by rule.
  func blocked() -> Blocking {
    var blocking = Blocking()
    let ranked = (0..<clean.count).map { account in
      clean.distinctWords(of: account).filter { weights.loss[Int($0)] > 0.7 }.sorted {
        (weights.frequency[Int($0)], $0) < (weights.frequency[Int($1)], $1)
      }
    }
    let rarest = ranked.map { $0.isEmpty ? 0 : UInt64($0[0]) + 1 }
    let town = clean.city.map { UInt64(bitPattern: Int64($0)) }
    let street = clean.address.map { UInt64(bitPattern: Int64($0)) }
    let columns = [
      ("registration number", clean.registration), ("phone", clean.phone), ("e-mail address", clean.email),
      ("e-mail local part", clean.emailLocal), ("address and city", clean.place), ("e-mail domain", clean.emailDomain),
    ]
    for (salt, (name, column)) in columns.enumerated() {
      for account in 0..<clean.count where column[account] >= 0 { blocking.add(hash64(UInt64(salt), UInt64(column[account])), account) }
      blocking.endRule(name, cuts: [rarest, town])
    }
    for account in 0..<clean.count { blocking.add(hash64(10, parts[account].core), account) }
    blocking.endRule("own words of the name", cuts: [town, street])
    for account in 0..<clean.count {
      let words = ranked[account].prefix(5)
      for (place, one) in words.enumerated() {
        for other in words.dropFirst(place + 1) {
          blocking.add(hash64(UInt64(min(one, other)) << 32 | UInt64(max(one, other)), 11), account)
        }
      }
    }
    blocking.endRule("two rare words of the name", cuts: [town, street])
    for account in 0..<clean.count {
      for word in ranked[account].prefix(2) { blocking.add(hash64(hash64(12, UInt64(word)), town[account]), account) }
    }
    blocking.endRule("a rare word of the name and the city", cuts: [street])
    return blocking
  }
}
