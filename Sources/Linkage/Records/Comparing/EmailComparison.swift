import Text

/// E-mail addresses: equal, the same local part, a similar local part at the same domain, or the same domain only.
struct EmailComparison: RecordComparison {
  let column: RecordColumn
  /// The local part of each distinct address, and the number of its domain.
  private let locals: [[UInt16]]
  private let domains: [Int32]
  let levels = [
    RecordLevel(name: "unknown", group: 0), RecordLevel(name: "different", group: 1), RecordLevel(name: "the same domain", group: 1),
    RecordLevel(name: "similar local part, the same domain", group: 1), RecordLevel(name: "the same local part", group: 1),
    RecordLevel(name: "equal but for tag and dots", group: 1), RecordLevel(name: "equal", group: 1, equal: 1),
  ]

  var columns: [RecordColumn] { [column] }

  init(_ column: RecordColumn) {
    self.column = column
    var names = InternTable()
    var locals: [[UInt16]] = []
    var domains: [Int32] = []
    for number in 0..<column.table.count {
      let text = String(decoding: column.table[number], as: UTF8.self)
      let parts = EmailParts(text)
      locals.append(Array(String(decoding: parts?.local ?? Array(text.utf8), as: UTF8.self).utf16))
      // What is no address has no domain, and shares it with nothing.
      domains.append(parts.map { Int32(names.intern($0.domain)) } ?? -1)
    }
    self.locals = locals
    self.domains = domains
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    if left == right { return 6 }
    let first = locals[Int(min(left, right))]
    let second = locals[Int(max(left, right))]
    let isSameDomain = domains[Int(left)] >= 0 && domains[Int(left)] == domains[Int(right)]
    if first == second { return isSameDomain ? 5 : 4 }
    guard isSameDomain else { return 1 }
    return jaroWinkler(first, first.indices, second, second.indices) >= 0.9 ? 3 : 2
  }
}
