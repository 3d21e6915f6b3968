import Marketplace

/// A record of a registry file, its fields without blanks at their ends.
struct RegistryRow {
  let table: RegistryTable
  let path: String
  let row: Int
  let byteOffset: Int
  let raw: [UInt8]
  /// Why it cannot be read; it has no fields then.
  let fault: RegistryReject.Reason?
  let fields: [String: String]

  /// A field; empty where the file lacks an optional column.
  subscript(column: String) -> String { fields[column] ?? "" }

  /// The id of a row of brands.csv; of one that cannot be split into fields what stands before its first comma.
  var likelyID: String {
    if fault == nil { return self["brand_id"] }
    return ColumnMapping.headerName(String(decoding: raw.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
  }

  /// The fields that together must not repeat, none of them empty.
  func key(_ columns: String...) throws(RegistryReject.Reason) -> [String] {
    let key = columns.map { self[$0] }
    if key.contains("") { throw .emptyKey }
    return key
  }

  /// A day written as 2026-11-22; nil for an empty field.
  func date(_ column: String) throws(RegistryReject.Reason) -> CalendarDate? {
    if self[column].isEmpty { return nil }
    guard let date = CalendarDate(iso: self[column]) else { throw .unreadableDate }
    return date
  }

  /// A number of digits with perhaps a point, at least 0; nil for an empty field.
  func number(_ column: String) throws(RegistryReject.Reason) -> Double? {
    let text = self[column]
    if text.isEmpty { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }), let number = Double(text), number.isFinite else {
      throw .unreadableNumber
    }
    return number
  }

  /// A yes or no: 1, true or yes against 0, false, no or nothing.
  func flag(_ column: String) throws(RegistryReject.Reason) -> Bool {
    switch self[column].lowercased() {
    case "1", "true", "yes": return true
    case "0", "false", "no", "": return false
    default: throw .unreadableNumber
    }
  }

  /// A Nice class, 1...45.
  static func niceClass(_ text: String) throws(RegistryReject.Reason) -> Int {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), (1...45).contains(number) else {
      throw .unreadableClass
    }
    return number
  }

  /// A country of ISO 3166-1.
  static func country(_ text: String) throws(RegistryReject.Reason) -> CountryCode {
    let bytes = Array(text.utf8)
    guard let country = CountryCode(field: bytes.span) else { throw .unreadableCountry }
    return country
  }

  /// The entries of a list parted by |, without blanks at their ends; empty ones count as nothing.
  func list(_ column: String) -> [String] {
    self[column].split(separator: "|").map { ColumnMapping.headerName(String($0)) }.filter { !$0.isEmpty }
  }
}
