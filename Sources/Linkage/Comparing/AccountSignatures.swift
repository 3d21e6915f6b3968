/// For each account hashes of all that is asked of it when pairs are found and compared. They are made of bytes and buckets, not of the numbers
/// that values have tonight, so that they can be compared with those of an earlier night.
struct AccountSignatures {
  /// The cleaned values, the words of the name and what they are there for, the registration numbers of its namesakes, the model's weights, and
  /// what was decided about the account.
  var values: [UInt64] = []
  /// How many share its values, each in its bucket. It is asked only for a value that both accounts of a pair have, so that a pair changes with it
  /// only where that of both changed.
  var sharers: [UInt64] = []
  /// What the words of the name are worth.
  var words: [UInt64] = []
  /// The keys of the blocks that the accounts are in.
  var keys = AccountKeys()
}

extension LinkageTable {
  /// The accounts' signatures. Two accounts whose signatures are those of an earlier night are a candidate pair if they were one then, and have
  /// the weight of that night; by a block that both were in they are one if they were one then.
  func signatures(_ model: ModelWeights, _ blocks: [Blocks], decided: [UInt64], threads: Int) -> AccountSignatures {
    let words = (0..<clean.wordTable.count).map { word in
      hash64(clean.wordTable.hashes[word], (roles.isTrade[word] ? 1 : 0) + (weights.isOwn(Int32(word)) ? 2 : 0))
    }
    let worth = (0..<clean.wordTable.count).map { hash64(weights.gain[$0].bitPattern, weights.loss[$0].bitPattern) }
    let fields = clean.fields
    let pieces = inParallel(clean.count, threads: threads) { range in
      var found = AccountSignatures()
      for account in range {
        var hash = model.signature
        var worthHash: UInt64 = 0
        for word in clean.words(of: account) {
          hash = hash64(hash, words[Int(word)])
          worthHash = hash64(worthHash, worth[Int(word)])
        }
        func add(_ column: NumberedColumn) { hash = hash64(hash, column.hash(account)) }
        add(fields.phone)
        add(fields.emailLocal)
        add(fields.emailDomain)
        add(fields.address)
        add(fields.addressNumbers)
        add(fields.city)
        add(fields.country)
        add(fields.registration)
        hash = hash64(hash, parts[account].characters)
        found.values.append(hash64(hash64(hash, ownBuckets(of: account)), decided[account]))
        found.sharers.append(sharedBuckets(of: account))
        found.words.append(worthHash)
      }
      return found
    }
    return AccountSignatures(
      values: pieces.flatMap(\.values), sharers: pieces.flatMap(\.sharers), words: pieces.flatMap(\.words),
      keys: AccountKeys(blocks, accounts: clean.count))
  }

  /// How many share the account's values, as far as a level hangs on it. Each of them is the same for all that share the value.
  private func sharedBuckets(of account: Int) -> UInt64 {
    let domain = domainHub[account] <= 2 ? 0 : domainHub[account] <= 20 ? 1 : 2
    let levels = [
      Comparisons.hubLevel(phoneHub[account]), Comparisons.hubLevel(emailHub[account]), Comparisons.hubLevel(placeHub[account]), domain,
      addressHub[account] <= Comparisons.mostNames ? 0 : 1, Comparisons.sizeLevel(namesakes.count[account]),
      Comparisons.sizeLevel(brandsakes.count[account]),
    ]
    return levels.reduce(1) { Self.bucket($0, $1) }
  }

  /// What else is told of the account's name.
  private func ownBuckets(of account: Int) -> UInt64 {
    let own = [
      namesakes.numbersBucket(account), spellsName[account] ? 1 : 0, parts[account].isBusiness ? 1 : 0,
      parts[account].isIdeographic ? 1 : 0, hasOwnWord[account] ? 1 : 0,
      hasCommonLocalPart[account] ? 1 : 0,
    ]
    return own.reduce(1) { Self.bucket($0, $1) }
  }

  private static func bucket(_ sum: UInt64, _ level: Int) -> UInt64 { sum << 5 | UInt64(level) }
}

extension Namesakes {
  /// The registration numbers of an account's namesakes, as far as ``otherNumbers(_:_:isSameNumber:)`` and its levels tell them apart.
  func numbersBucket(_ account: Int) -> Int { min(numbers[account], 5) * 4 + min(sharers[account], 3) }
}
