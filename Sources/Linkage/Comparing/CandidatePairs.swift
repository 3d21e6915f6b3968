extension LinkageTable {
  /// The pairs that share a key of some blocking rule, in order, each once.
  func candidatePairs(threads: Int = manyThreads) -> [Pair] { Blocks.pairs(of: blocks(threads: threads), threads: threads) }

  /// The blocks of all blocking rules.
  func blocks(threads: Int = manyThreads) -> [Blocks] {
    let fields = clean.fields
    let ranked = inParallel(clean.count, threads: threads) { $0.map(rarestWords) }.flatMap { $0 }
    let rarest = ranked.map { $0.isEmpty ? 0 : clean.wordTable.hashes[Int($0[0])] }
    let town = fields.city.map { fields.hash($0) }
    let street = fields.address.map { fields.hash($0) }
    let columns = [
      ("registration number", [fields.registration]), ("phone", [fields.phone]),
      ("e-mail address", [fields.emailDomain, fields.emailLocal]),
      ("e-mail local part", [fields.emailLocal]), ("address and city", [fields.addressNumbers, fields.address, fields.city]),
      ("e-mail domain", [fields.emailDomain]),
    ]
    return inChunks(columns.count + 3, threads: threads) { number in
      var entries: [Blocks.Entry] = []
      func add(_ key: UInt64, _ account: Int) { entries.append(.init(key: hash64(key, UInt64(number)), account: Int32(account))) }
      switch number - columns.count {
      case 0:
        for account in 0..<clean.count { add(parts[account].core, account) }
        return Blocks("own words of the name", entries, cuts: [town, street])
      case 1:
        for account in 0..<clean.count {
          let hashes = ranked[account].map { clean.wordTable.hashes[Int($0)] }
          for (place, one) in hashes.enumerated() {
            for other in hashes.dropFirst(place + 1) { add(hash64(min(one, other), max(one, other)), account) }
          }
        }
        return Blocks("two rare words of the name", entries, cuts: [town, street])
      case 2:
        for account in 0..<clean.count {
          for word in ranked[account].prefix(2) { add(hash64(clean.wordTable.hashes[Int(word)], town[account]), account) }
        }
        return Blocks("a rare word of the name and the city", entries, cuts: [street])
      default:
        let (rule, parts) = columns[number]
        // Accounts without the first part are in no block.
        for account in 0..<clean.count where parts[0][account] >= 0 {
          add(parts.reduce(0) { hash64($0, fields.hash($1[account])) }, account)
        }
        return Blocks(rule, entries, cuts: [rarest, town])
      }
    }
  }

  /// The rarest of an account's words that sellers do not readily leave out, five at most, the rarest first. How rare a word is counts in powers
  /// of two, so that one more account mostly changes nothing; equally rare ones stand in the order of their hashes.
  private func rarestWords(_ account: Int) -> [Int32] {
    var rarest: [Int32] = []
    var last: Int32 = -1
    for word in bags.sorted(account) where word != last && weights.loss[Int(word)] > 0.7 {
      last = word
      let place = rarest.firstIndex { isRarer(word, $0) } ?? rarest.count
      if place < 5 {
        rarest.insert(word, at: place)
        if rarest.count > 5 { rarest.removeLast() }
      }
    }
    return rarest
  }

  private func isRarer(_ one: Int32, _ other: Int32) -> Bool {
    let (few, many) = (weights.rank[Int(one)], weights.rank[Int(other)])
    return few == many ? clean.wordTable.hashes[Int(one)] < clean.wordTable.hashes[Int(other)] : few < many
  }
}

extension Blocks {
  /// The pairs of the blocks of several rules, in order, each once; all of them, or those that are asked for in each rule.
  static func pairs(of rules: [Blocks], wanted: [WantedPairs]? = nil, threads: Int) -> [Pair] {
    let found = inChunks(rules.count, threads: threads) { rule in
      var pairs: [Pair] = []
      rules[rule].appendPairs(wanted?[rule], to: &pairs)
      return pairs
    }
    return sortedUnique(found.flatMap { $0 }, threads: threads)
  }

  /// For each rule the signature that tells of its blocks. Rules whose keys change for the same reasons share one: what an account shows, what its
  /// e-mail domain is cut by where many have it, and how the words of its name are ranked.
  static let signatureOfRule = [0, 0, 0, 0, 0, 1, 0, 2, 3]
  /// How many signatures there are.
  static let signatureCount = 4

  /// For each signature those of all of so many accounts.
  static func signatures(_ rules: [Blocks], accounts: Int, threads: Int) -> [[UInt64]] {
    inChunks(signatureCount, threads: threads) { signature in
      var sums = [UInt64](repeating: 0, count: accounts)
      for (rule, blocks) in rules.enumerated() where signatureOfRule[rule] == signature { blocks.addSignatures(to: &sums) }
      return sums
    }
  }
}
