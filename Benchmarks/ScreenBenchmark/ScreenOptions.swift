import Tabular

/// What the command line says.
struct ScreenOptions {
  static let usage = """
    usage: ScreenBenchmark EXPORT.csv.gz [--column title] [--delimiter TEXT] [--encoding NAME] [--names FILE] [--brands 600,5000,50000]
                           [--seed 1] [--runs 5] [--lexicon pipelines/lexicon.yaml] [--write FOLDER]
           ScreenBenchmark EXPORT.csv.gz --names FILE --false-hits EXAMPLES [--present 0]
    """

  var file = ""
  var column = "title"
  var dialect = Dialect()
  var names: String?
  var brands = [600, 5_000, 50_000]
  var seed: UInt64 = 1
  var runs = 5
  var lexicon = "pipelines/lexicon.yaml"
  var folder: String?
  /// How many examples of false hits are shown; nil where they are not counted.
  var falseHits: Int?
  /// In how many titles of its own each mark stands when false hits are counted.
  var present = 0

  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        file = argument
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch argument {
      case "--column": column = value
      case "--names": names = value
      case "--lexicon": lexicon = value
      case "--write": folder = value
      case "--false-hits":
        falseHits = Int(value)
        if falseHits == nil { return nil }
      case "--present":
        guard let number = Int(value), number >= 0 else { return nil }
        present = number
      case "--delimiter":
        guard !value.isEmpty else { return nil }
        dialect.delimiter = Array(value.utf8)
      case "--encoding":
        guard let encoding = TextEncoding(name: value) else { return nil }
        dialect.encoding = encoding
      case "--brands":
        brands = value.split(separator: ",").compactMap { Int($0) }
        if brands.isEmpty { return nil }
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--runs":
        guard let number = Int(value), number > 0 else { return nil }
        runs = number
      default: return nil
      }
    }
    if file.isEmpty { return nil }
  }
}
