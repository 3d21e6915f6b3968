/// For each account hashes of all that a comparison with another one reads of it. They are made of bytes and buckets, not of the numbers
/// that values have tonight, so that they can be compared with those of an earlier night.
struct AccountSignatures {
  /// The cleaned values, the words of the name and what they are there for, how many share a value, each in its bucket, and the model's
  /// weights.
  var values: [UInt64] = []
  /// What the words of the name are worth.
  var words: [UInt64] = []
}

extension LinkageTable {
  /// The accounts' signatures. Two accounts whose signatures are both those of an earlier night have the weight of that night.
  func signatures(_ model: ModelWeights, threads: Int) -> AccountSignatures {
    let words = (0..<clean.wordTable.count).map { word in
      hash64(hash64(clean.wordTable[word]), (roles.isTrade[word] ? 1 : 0) + (weights.isOwn(Int32(word)) ? 2 : 0))
    }
    let worth = (0..<clean.wordTable.count).map { hash64(weights.gain[$0].bitPattern, weights.loss[$0].bitPattern) }
    let texts = (0..<clean.texts.count).map { hash64(clean.texts[$0]) }
    let start = model.signature
    let pieces = inParallel(clean.count, threads: threads) { range in
      var found = AccountSignatures()
      for account in range {
        var hash = start
        var worthHash: UInt64 = 0
        for word in clean.words(of: account) {
          hash = hash64(hash, words[Int(word)])
          worthHash = hash64(worthHash, worth[Int(word)])
        }
        func add(_ value: Int32) { hash = hash64(hash, value < 0 ? 0 : texts[Int(value)]) }
        add(clean.phone[account])
        add(clean.emailLocal[account])
        add(clean.emailDomain[account])
        add(clean.address[account])
        add(clean.addressNumbers[account])
        add(clean.city[account])
        add(clean.country[account])
        add(clean.registration[account])
        found.values.append(hash64(hash, buckets(of: account)))
        found.words.append(worthHash)
      }
      return found
    }
    return AccountSignatures(values: pieces.flatMap(\.values), words: pieces.flatMap(\.words))
  }

  /// How many share the account's values, as far as a level hangs on it.
  private func buckets(of account: Int) -> UInt64 {
    let domain = domainHub[account] <= 2 ? 0 : domainHub[account] <= 20 ? 1 : 2
    let counts = [
      Comparisons.hubLevel(phoneHub[account]), Comparisons.hubLevel(emailHub[account]), Comparisons.hubLevel(placeHub[account]), domain,
      Comparisons.sizeLevel(namesakes.count[account]), namesakes.numbersBucket(account), Comparisons.sizeLevel(brandsakes.count[account]),
      spellsName[account] ? 1 : 0, parts[account].isBusiness ? 1 : 0, parts[account].isIdeographic ? 1 : 0,
    ]
    return counts.reduce(1) { $0 << 5 | UInt64($1) }
  }
}

extension Namesakes {
  /// The registration numbers of an account's namesakes, as far as ``otherNumbers(_:_:isSameNumber:)`` and its levels tell them apart.
  func numbersBucket(_ account: Int) -> Int { min(numbers[account], 5) * 4 + min(sharers[account], 3) }
}
