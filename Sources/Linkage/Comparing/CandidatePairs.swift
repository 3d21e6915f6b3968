extension LinkageTable {
  /// The pairs that share a key of some blocking rule, in order, each once.
  func candidatePairs(threads: Int = manyThreads) -> [Pair] { Blocks.pairs(of: blocks(threads: threads), threads: threads) }

  /// The blocks of all blocking rules.
  func blocks(threads: Int = manyThreads) -> [Blocks] {
    let fields = clean.fields
    let ranked = RareWords(self, threads: threads)
    let rarest = (0..<clean.count).map(ranked.first)
    let town = (0..<clean.count).map(fields.city.hash)
    let street = (0..<clean.count).map(fields.address.hash)
    // Equal names together, of these those with an equal phone, and so on.
    let order = (0..<clean.count).map { account in
      let email = hash64(fields.emailDomain.hash(account), fields.emailLocal.hash(account))
      return (parts[account].core >> 40) << 40 | (fields.phone.hash(account) >> 44) << 20 | email >> 44
    }
    let localPart = fields.emailLocal.renumbered((0..<clean.count).map { hasCommonLocalPart[$0] ? -1 : fields.emailLocal[$0] })
    let columns = [
      ("registration number", [fields.registration]), ("phone", [fields.phone]),
      ("e-mail address", [fields.emailDomain, fields.emailLocal]),
      ("e-mail local part", [localPart]), ("address and city", [fields.addressNumbers, fields.address, fields.city]),
      ("e-mail domain", [fields.emailDomain]),
    ]
    return inChunks(columns.count + 4, threads: threads) { number in
      // Two words of five make ten keys.
      var entries = BlockEntries(capacity: clean.count * [1, 6, 2, 0][max(0, number - columns.count)])
      func add(_ key: UInt64, _ account: Int) { entries.append(hash64(key, UInt64(number)), Int32(account)) }
      switch number - columns.count {
      case 0:
        for account in 0..<clean.count { add(parts[account].core, account) }
        return Blocks("own words of the name", entries, cuts: [town, street], order: order)
      case 1:
        for account in 0..<clean.count {
          let hashes = ranked[account]
          for (place, one) in zip(hashes.indices, hashes) {
            for other in hashes[(place + 1)...] { add(hash64(min(one, other), max(one, other)), account) }
          }
        }
        return Blocks("two rare words of the name", entries, cuts: [town, street], order: order)
      case 2:
        for account in 0..<clean.count {
          for word in ranked[account].prefix(2) { add(hash64(word, town[account]), account) }
        }
        return Blocks("a rare word of the name and the city", entries, cuts: [street], order: order)
      case 3:
        let crowded = CrowdedValues(fields)
        for account in 0..<clean.count { crowded.visit(account) { add($0, account) } }
        return Blocks("registration number or two contacts of very many", entries, cuts: [], order: order)
      default:
        let (rule, parts) = columns[number]
        // Accounts without the first part are in no block.
        for account in 0..<clean.count where parts[0][account] >= 0 {
          add(parts.reduce(0) { hash64($0, $1.hash(account)) }, account)
        }
        return Blocks(rule, entries, cuts: [rarest, town], order: order)
      }
    }
  }
}

extension Blocks {
  /// The pairs of the blocks of several rules, in order, each once; all of them, or those that are asked for.
  static func pairs(of rules: [Blocks], wanted: WantedPairs? = nil, threads: Int) -> [Pair] {
    let found = inChunks(rules.count, threads: threads) { rule in
      var pairs: [Pair] = []
      rules[rule].appendPairs(wanted, to: &pairs)
      return pairs
    }
    return sortedUnique(found.flatMap { $0 }, threads: threads)
  }
}
