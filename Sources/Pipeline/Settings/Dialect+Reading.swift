import Handoff
import Tabular

extension Dialect {
  /// The dialect of a source's mapping; nil where a fault is on the list.
  init?(_ mapping: SettingsMapping) {
    let encoding = mapping.required("encoding").flatMap(Self.encoding)
    let delimiter = mapping.required("delimiter").flatMap { Self.token($0, longest: 16) }
    let quote = mapping.value("quote").map(Self.quote) ?? .some([UInt8(ascii: "\"")])
    let escape = mapping.value("escape").map(Self.escape) ?? .double
    let comment = mapping.value("comment").map { value in Self.token(value, longest: 16).map { Optional($0) } } ?? .some(nil)
    let headerRows = mapping.value("header_rows").map { $0.integer(in: 1...16) } ?? 1
    let skip = mapping.value("skip").map { $0.integer(in: 0...10_000) } ?? 0
    let footerRows = mapping.value("footer_rows").map { $0.integer(in: 0...10_000) } ?? 0
    let nullWords = mapping.value("null_words").map(Self.words) ?? []
    let undecodable = mapping.value("undecodable").map { $0.choice(Undecodable.self) } ?? .reject
    guard let encoding, let delimiter, let quote, let escape, let comment, let headerRows, let skip, let footerRows, let nullWords,
      let undecodable
    else { return nil }
    if delimiter == quote, let value = mapping.value("delimiter") {
      value.fail(.repeated(String(decoding: delimiter, as: UTF8.self), at: mapping.path(of: "quote")))
      return nil
    }
    self.init(delimiter: delimiter, quote: quote, escape: escape, comment: comment, encoding: encoding, headerRows: headerRows)
    (self.skip, self.footerRows, self.nullWords, self.undecodable) = (skip, footerRows, nullWords, undecodable)
    if let problem, let value = mapping.value("delimiter") {
      value.fail(.malformed(String(decoding: delimiter, as: UTF8.self), wanted: "usable with the other separators: \(problem)"))
      return nil
    }
  }

  private static func encoding(_ value: SettingsValue) -> TextEncoding? {
    guard let text = value.text() else { return nil }
    if let encoding = TextEncoding(name: text) { return encoding }
    let nearest = nearestName(to: text.lowercased(), among: TextEncoding.allCases.map(\.rawValue), isSlip: false) ?? ""
    value.fail(.malformed(text, wanted: "an encoding that can be read; the nearest known one is `\(nearest)`"))
    return nil
  }

  /// Characters that stand for themselves; `tab` and `\t` mean the tab. A single one of ASCII is no letter, no digit and no line end.
  private static func token(_ value: SettingsValue, longest: Int) -> [UInt8]? {
    guard let text = value.text() else { return nil }
    let scalars = text.unicodeScalars
    // Hive and its like put 01 between cells.
    if scalars.count == 1, let only = scalars.first?.value, (1..<32).contains(only), ![10, 13].contains(only) { return [UInt8(only)] }
    if text == "tab" || text == "\\t" || scalars.count == 1 && scalars.allSatisfy(\.isASCII) { return value.separator().map { [$0] } }
    guard !text.isEmpty, scalars.count <= longest, !scalars.contains(where: { ["\0", "\n", "\r"].contains($0) }) else {
      value.fail(.malformed(text, wanted: "a separator of 1 to \(longest) characters without line ends"))
      return nil
    }
    return Array(text.utf8)
  }

  /// A quote, or `none`: the outer nil means a fault.
  private static func quote(_ value: SettingsValue) -> [UInt8]?? {
    if value.node.kind == .text, value.text() == "none" { return .some(nil) }
    return token(value, longest: 1).map { .some($0) }
  }

  private static func escape(_ value: SettingsValue) -> Escape? {
    guard let text = value.text() else { return nil }
    if text == "double" { return .double }
    if text == "backslash" { return .character([UInt8(ascii: "\\")]) }
    guard text.unicodeScalars.count == 1 else {
      value.fail(.malformed(text, wanted: "`double`, `backslash` or one character"))
      return nil
    }
    return token(value, longest: 1).map { .character($0) }
  }

  private static func words(_ value: SettingsValue) -> [[UInt8]]? {
    guard let items = value.list() else { return nil }
    let words = items.map { $0.text() }
    guard words.allSatisfy({ $0 != nil }) else { return nil }
    return words.compactMap { $0.map { Array($0.utf8) } }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Dialect.Escape {
  /// As it stands in a pipeline file.
  var name: String {
    switch self {
    case .double: "double"
    case .character([UInt8(ascii: "\\")]): "backslash"
    case .character(let character): String(decoding: character, as: UTF8.self)
    }
  }
}
