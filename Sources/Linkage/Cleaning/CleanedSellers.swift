import Marketplace

/// Accounts' fields in the form in which they are compared, as numbers of equal values.
///
/// The numbers are those that values have when they are counted in the order in which they first come, whether they were counted anew or taken
/// over from an earlier night.
public struct CleanedSellers: Equatable, Sendable {
  /// The names of the columns.
  public static let columns = ["phone", "email_local", "email_domain", "address", "address_numbers", "city", "country", "registration"]

  /// The columns, in the order of ``columns``.
  private(set) var values: [NumberedColumn]
  /// The names.
  private(set) var names: NumberedNames
  /// Whether each name shows a legal form.
  private(set) var hasLegalForm: [Bool]

  /// No accounts.
  public init() { self.init(CleanedTexts()) }

  /// Cleans accounts on several threads.
  public init(cleaning accounts: [SellerAccount], threads: Int) {
    self.init(CleanedTexts(cleaning: accounts, threads: threads), threads: threads)
  }

  /// Numbers cleaned accounts.
  private init(_ cleaned: CleanedTexts, threads: Int = 1) {
    (names, values) = inParallel(threads: threads) {
      NumberedNames(cleaned.names)
    } _: {
      Self.columns.indices.map { NumberedColumn(cleaned.texts[$0]) }
    }
    hasLegalForm = (0..<cleaned.count).map(cleaned.hasLegalForm)
  }

  /// Takes over accounts of an earlier list, without a look at their texts, and numbers others.
  ///
  /// - Parameters:
  ///   - places: for each account its place in the earlier list, below 0 for the next one of `fresh`.
  ///   - fresh: the others, in their order.
  init(_ earlier: CleanedSellers, _ places: [Int32], fresh: CleanedTexts, threads: Int) {
    (names, values) = inParallel(threads: threads) {
      NumberedNames(earlier.names, places, fresh: fresh.names)
    } _: {
      Self.columns.indices.map { NumberedColumn(earlier.values[$0], places, fresh: fresh.texts[$0]) }
    }
    var next = 0
    hasLegalForm = places.map { place in
      if place >= 0 { return earlier.hasLegalForm[Int(place)] }
      next += 1
      return fresh.hasLegalForm(next - 1)
    }
  }

  /// The distinct cities.
  var cities: DistinctTexts { values[5].texts }

  /// How many accounts there are.
  public var count: Int { hasLegalForm.count }

  /// The accounts at these places, in their order.
  public func selecting(_ places: some Collection<Int>) -> CleanedSellers {
    CleanedSellers(self, places.map { Int32($0) }, fresh: CleanedTexts(), threads: 1)
  }
}

/// What is kept of cleaned accounts from one night to the next.
extension CleanedSellers {
  /// Cleaned accounts as plain lists.
  public struct Kept: Sendable {
    /// For each of ``CleanedSellers/columns`` the accounts' numbers among its distinct texts, -1 for unknown.
    public var numbers: [[Int32]]
    /// 1 where the name shows a legal form, else 0.
    public var legalForm: [UInt8]
    /// How many words each name has.
    public var nameWords: [UInt32]
    /// The words of all names, one name behind the other: numbers among the distinct words.
    public var words: [UInt32]
    /// The distinct texts in UTF-8 of each of ``CleanedSellers/columns``, and last the distinct words.
    public var texts: [ByteColumn]

    /// Lists of these contents.
    public init(numbers: [[Int32]], legalForm: [UInt8], nameWords: [UInt32], words: [UInt32], texts: [ByteColumn]) {
      self.numbers = numbers
      self.legalForm = legalForm
      self.nameWords = nameWords
      self.words = words
      self.texts = texts
    }
  }

  /// What is worth keeping.
  public var kept: Kept {
    Kept(
      numbers: values.map(\.numbers), legalForm: hasLegalForm.map { $0 ? 1 : 0 },
      nameWords: (0..<count).map { UInt32(names.lists[$0].count) }, words: names.lists.words.map { UInt32($0) },
      texts: values.map(\.texts.column) + [names.texts.column])
  }

  /// What was kept; nil where the lists do not fit together.
  public init?(_ kept: Kept) {
    let count = kept.legalForm.count
    let width = Self.columns.count
    guard kept.numbers.count == width, kept.texts.count == width + 1, kept.nameWords.count == count else { return nil }
    var values: [NumberedColumn] = []
    for (numbers, texts) in zip(kept.numbers, kept.texts) {
      guard numbers.count == count, let column = NumberedColumn(numbers, DistinctTexts(texts)) else { return nil }
      values.append(column)
    }
    guard let lists = WordLists(kept.words, counts: kept.nameWords), kept.words.allSatisfy({ $0 < kept.texts[width].count }) else {
      return nil
    }
    self.values = values
    names = NumberedNames(lists: lists, texts: DistinctTexts(kept.texts[width]))
    hasLegalForm = kept.legalForm.map { $0 != 0 }
  }
}
