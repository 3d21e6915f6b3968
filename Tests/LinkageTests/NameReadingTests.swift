import Marketplace
import Testing

@testable import Linkage

/// Accounts of these names, cleaned.
private func cleaned(_ names: [String], address: String = "") -> CleanedSellers {
  let accounts = names.map { name in
    SellerAccount(key: AccountKey(marketplace: "m", account: name), fields: SellerFields(name: name, address: address))
  }
  return CleanedSellers(cleaning: accounts, threads: 1)
}

@Suite("Rule: what names have in common is learnt from many sellers, never from one with many accounts") struct NameReadingTests {
  /// The words of the last of the names, as the others teach to read it.
  private func words(of names: [String]) -> [String] {
    let reader = NameReader(cleaned(names), KnownWords(nil))
    return reader.words[names.count - 1].map { String(decoding: reader.table[Int($0)], as: UTF8.self) }
  }

  @Test func anEndingStandsBehindManyNames() {
    let many = ["金星电子", "龙凤电子", "海银电子", "福东电子", "华盛电子"]
    #expect(words(of: many).suffix(1) == ["电子"], "control: behind five names it is an ending")
    let one = [String](repeating: "金星电子", count: 5)
    #expect(words(of: one) == ["jin", "xing", "dian", "zi"])
  }

  @Test func wordsThatBelongTogetherStandBesideManyOthers() {
    let others = [
      "amber", "birch", "coral", "dune", "ebony", "fjord", "grove", "heron", "iris", "jade", "kite", "larch", "moss", "nova", "onyx",
    ]
    #expect(words(of: others.map { "\($0) import export" }).suffix(1) == ["import export"], "control: with fifteen others it is one word")
    #expect(words(of: [String](repeating: "amber import export", count: 15)).count == 3)
  }

  @Test("a space that slipped by one letter is put back", arguments: ["velve tharbour", "velveth arbour", "velvet harbour"])
  func slippedSpace(_ name: String) {
    let teachers = ["velvet amber", "velvet birch", "velvet coral", "dune harbour", "ebony harbour", "grove harbour"]
    let many = (0..<4).flatMap { _ in teachers }
    #expect(words(of: many + [name]) == ["velvet", "harbour"])
    #expect(words(of: many + ["zigza gharlow"]) == ["zigza", "gharlow"], "words that nobody else has are left alone")
  }

  @Test func aTradeStandsBehindManyWords() throws {
    func isTrade(_ names: [String]) throws -> Bool {
      let clean = CleanAccounts(cleaned(names), KnownWords(nil))
      let weights = NameWeights(clean, anchors: [], KnownWords(nil))
      return NameRoles(clean, weights).isTrade[try #require(clean.wordTable.find(Array("bakery".utf8)))]
    }
    #expect(try isTrade(["amber bakery", "birch bakery", "coral bakery", "dune bakery"]), "control")
    #expect(try !isTrade(["amber bakery", "amber bakery", "amber bakery", "amber bakery"]))
  }

  @Test("what is remembered of a word holds for those that came to mean the same", arguments: [false, true])
  func memoryOfASense(isShortFormFirst: Bool) throws {
    let brands = ["amber", "birch", "coral", "dune", "ebony"]
    let accounts = brands.flatMap { brand in
      [isShortFormFirst, !isShortFormFirst].map { isShort in
        SellerAccount(
          key: AccountKey(marketplace: "m", account: "\(brand)\(isShort)"),
          fields: SellerFields(
            name: "\(brand) \(isShort ? "b" : "bakery")", email: "\(brand)@\(brand).example", phone: "+44 20 7888 10\(brand.count)0",
            country: "GB", city: "Leeds", address: "\(brand.utf8.first ?? 0) Mill Road"))
      }
    }
    func word(_ text: String, _ names: Int, isTrade: Bool) -> NameKnowledge.Word {
      .init(text: text, sense: text, names: names, companies: 0, kept: 10, dropped: 1, isTrade: isTrade)
    }
    let known = KnownWords(
      NameKnowledge(names: 1_000, words: [word("b", 9, isTrade: false), word("bakery", 300, isTrade: true)], endings: []))
    let clean = CleanAccounts(CleanedSellers(cleaning: accounts, threads: 1), known)
    let senses = Set(clean.words(of: 0)).intersection(clean.words(of: 1)).filter { clean.memory[Int($0)] != nil }
    let sense = Int(try #require(senses.first, "the two words are one"))
    let weights = NameWeights(clean, anchors: clean.anchors, known)
    #expect(weights.remembered[sense] == 300)
    #expect(NameRoles(clean, weights).isTrade[sense])
  }
}

@Suite("Rule: names in two scripts that have little in common do not contradict") struct TwoScriptsTests {
  @Test func aChineseNameAndALatinOneAreALevelOfTheirOwn() {
    func level(_ first: String, _ second: String) -> UInt8 {
      let table = LinkageTable(cleaned([first, second], address: "9 Mill Road"), KnownWords(nil))
      return table.levels(0, 1)[Comparisons.together.rawValue]
    }
    let contacts = level("Amber Heron", "Tulip Dune")
    #expect(contacts == 1, "control: little of the name, one contact")
    #expect(level("Amber Heron", "嘉福进出口") == 17)
    #expect(level("华盛电子", "嘉福进出口") == contacts, "two Chinese names are in one script")
    #expect(level("Amber Heron 官方旗舰店", "Tulip Dune") == contacts, "a Chinese word beside a Latin name makes it no Chinese one")
    #expect(Comparisons.together.levels[17] == "names in two scripts, 1 contacts")
  }
}
