extension LinkageTable {
  /// For each account a hash of all that a comparison with another one reads of it: its cleaned values, the weights of its name's words, how
  /// many share a value, each in its bucket, and the model's weights.
  ///
  /// Two accounts whose signatures are those of an earlier night have the weight of that night. A signature is made of bytes and buckets,
  /// not of the numbers that values have tonight.
  func signatures(_ model: ModelWeights, threads: Int) -> [UInt64] {
    let words = (0..<clean.wordTable.count).map { word in
      [weights.gain[word].bitPattern, weights.loss[word].bitPattern, roles.isTrade[word] ? 1 : 0]
        .reduce(hash64(clean.wordTable[word]), hash64)
    }
    let texts = (0..<clean.texts.count).map { hash64(clean.texts[$0]) }
    let start = model.signature
    return inParallel(clean.count, threads: threads) { range in
      range.map { account in
        var hash = start
        for word in clean.words(of: account) { hash = hash64(hash, words[Int(word)]) }
        for column in [
          clean.phone, clean.emailLocal, clean.emailDomain, clean.address, clean.addressNumbers, clean.city, clean.country,
          clean.registration,
        ] {
          let value = column[account]
          hash = hash64(hash, value < 0 ? 0 : texts[Int(value)])
        }
        return hash64(hash, buckets(of: account))
      }
    }.flatMap { $0 }
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
