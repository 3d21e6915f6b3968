/// What a person says about a table: what is compared, and which pairs are compared at all.
public struct RecordSettings: Codable, Equatable, Sendable {
  /// How the values of a comparison are compared.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Words: by Jaro and Winkler's similarity.
    case text
    /// A person's given name and surname together, also the wrong way round.
    case name
    /// A day.
    case date
    /// A postal code.
    case postcode
    /// Letters and digits that identify, such as an insurance number.
    case code
    /// A quantity: by the relative difference.
    case number
    /// A phone number.
    case phone
    /// An e-mail address.
    case email
    /// Equal or not.
    case exact
    /// A company's name, its legal form aside.
    case company
  }

  /// One thing that is compared.
  public struct Comparison: Codable, Equatable, Sendable {
    /// Its name in the model and in explanations.
    public var name: String
    /// How it is compared.
    public var kind: Kind
    /// The column, or for `name` those of the given name and the surname.
    public var columns: [String]
    /// For `text` and `company` the similarities, for `number` the relative differences, at which a level begins; the best first.
    public var levels: [Double]
    /// For `date` how a day is written, with y, M and d.
    public var pattern: String
    /// For `phone` the country that numbers are dialled from, two letters; empty if unknown.
    public var country: String
    /// Whether an equal rare value says more than an equal common one.
    public var usesFrequency: Bool

    /// A comparison with what its kind usually takes.
    public init(
      name: String, kind: Kind, columns: [String], levels: [Double]? = nil, pattern: String = "yyyy-MM-dd", country: String = "",
      usesFrequency: Bool = true
    ) {
      self.name = name
      self.kind = kind
      self.columns = columns
      self.levels = levels ?? Self.usualLevels(kind)
      self.pattern = pattern
      self.country = country
      self.usesFrequency = usesFrequency
    }

    /// What `levels` is where nothing is said.
    public static func usualLevels(_ kind: Kind) -> [Double] {
      switch kind {
      case .text: [0.93, 0.85, 0.7]
      case .name: [0.88]
      case .company: [0.9, 0.7, 0.45]
      case .number: [0.001, 0.01, 0.1]
      case .date, .postcode, .code, .phone, .email, .exact: []
      }
    }
  }

  /// A part of a blocking rule: what of the record must be equal.
  public struct Key: Codable, Equatable, Sendable {
    /// What is taken of the value.
    public enum Function: String, Codable, CaseIterable, Sendable {
      /// The whole value.
      case whole
      /// Its first characters.
      case first
      /// Its last characters.
      case last
      /// The code of Soundex.
      case soundex
      /// Its words, or those of several columns, in any order.
      case words
      /// The year of a day.
      case year
      /// Its digits only.
      case digits
    }

    /// What is taken.
    public var function: Function
    /// How many characters, for `first` and `last`.
    public var length: Int
    /// The column; several for `words` only.
    public var columns: [String]

    /// A part of these.
    public init(_ function: Function = .whole, length: Int = 0, _ columns: [String]) {
      self.function = function
      self.length = length
      self.columns = columns
    }
  }

  /// The column of the ids.
  public var id: String
  /// The column that says which list a record is from; then no two records of one list are the same thing.
  public var source: String?
  /// What is compared.
  public var comparisons: [Comparison]
  /// The rules: a pair is compared if all parts of some rule are equal.
  public var blocking: [[Key]]
  /// Rules that hold for matching pairs only, as a first guess of how many there are; none if empty.
  public var deterministic: [[Key]]
  /// The share of the matching pairs that the deterministic rules find.
  public var recall: Double
  /// From which probability on a pair is linked; nil to choose it.
  public var threshold: Double?
  /// What random samples depend on.
  public var seed: Int
  /// The most records of a block.
  public var maxBlock: Int

  /// Settings of these parts.
  public init(
    id: String, source: String? = nil, comparisons: [Comparison], blocking: [[Key]], deterministic: [[Key]] = [], recall: Double = 0.7,
    threshold: Double? = nil, seed: Int = 1, maxBlock: Int = 1000
  ) {
    self.id = id
    self.source = source
    self.comparisons = comparisons
    self.blocking = blocking
    self.deterministic = deterministic
    self.recall = recall
    self.threshold = threshold
    self.seed = seed
    self.maxBlock = maxBlock
  }

  /// All columns that are read besides the ids, each once.
  public var columns: [String] {
    var all: [String] = source.map { [$0] } ?? []
    for name in comparisons.flatMap(\.columns) + (blocking + deterministic).joined().flatMap(\.columns) where !all.contains(name) {
      all.append(name)
    }
    return all
  }
}
