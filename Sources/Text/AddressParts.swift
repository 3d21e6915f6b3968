/// The parts of a street address by which sellers are compared.
public struct AddressParts: Equatable, Sendable {
  /// The numbers, in the order of the text.
  public var numbers: [[UInt8]]
  /// The folded words, kinds of streets in their long form, sorted.
  public var words: [[UInt8]]

  /// The parts of an address; both empty for an empty one.
  public init(_ text: String) {
    numbers = []
    words = []
    for token in nameTokens(text) {
      if token.bytes.allSatisfy({ (48...57).contains($0) }) {
        numbers.append(token.bytes)
      } else {
        words.append(Self.streets[token.bytes] ?? token.bytes)
      }
    }
    words.sort { $0.lexicographicallyPrecedes($1) }
  }

  /// Short forms of kinds of streets and what they stand for.
  ///
  /// Source: United States Postal Service, Publication 28, appendix C1 (the common ones), and usual short forms of other countries.
  private static let streets: [[UInt8]: [UInt8]] = {
    let pairs = [
      "ave": "avenue", "av": "avenue", "blvd": "boulevard", "bvd": "boulevard", "bd": "boulevard", "boul": "boulevard", "cir": "circle",
      "ct": "court", "crt": "court", "cres": "crescent", "dr": "drive", "expy": "expressway", "fwy": "freeway", "gdns": "gardens",
      "gr": "grove", "hwy": "highway", "hts": "heights", "ln": "lane", "la": "lane", "pkwy": "parkway", "pl": "place", "plz": "plaza",
      "rd": "road", "sq": "square", "st": "street", "str": "strasse", "ter": "terrace", "trl": "trail", "vw": "view", "wy": "way",
      "bldg": "building", "fl": "floor", "rm": "room", "ste": "suite", "apt": "apartment", "no": "number", "nr": "number",
      "dist": "district",
      "n": "north", "s": "south", "e": "east", "w": "west", "p.za": "piazza", "pza": "piazza", "cso": "corso", "c": "calle", "cl": "calle",
      "avda": "avenida", "pzo": "paseo", "cad": "cadde", "cd": "caddesi", "sk": "sokak", "sok": "sokak", "ul": "ulica",
    ]
    return Dictionary(uniqueKeysWithValues: pairs.map { (Array($0.key.utf8), Array($0.value.utf8)) })
  }()
}
