import Text

extension RecordSettings.Key {
  /// The column in the form that the part is taken of. `year` needs the pattern of the date comparison of its column; a company's name is taken
  /// without its legal form, its words sorted.
  func forms(_ comparisons: [RecordSettings.Comparison]) -> [RecordColumns.Key] {
    if function == .year, let date = comparisons.first(where: { $0.kind == .date && $0.columns == columns }) { return date.forms }
    return columns.map { column in
      let isCompany = comparisons.contains { $0.kind == .company && $0.columns == [column] }
      return RecordColumns.Key(name: column, form: isCompany ? .company : .text)
    }
  }

  /// A hash for each record of what must be equal, 0 where the record has nothing of the kind.
  func hashes(_ columns: [RecordColumn]) -> [UInt64] {
    let parts = columns.map { column in (0..<column.table.count).map { hash(of: column, Int32($0)) } }
    var hashes = [UInt64](repeating: 0, count: columns.first?.values.count ?? 0)
    for (column, part) in zip(columns, parts) {
      for (record, value) in column.values.enumerated() where value >= 0 { hashes[record] &+= part[Int(value)] }
    }
    return hashes
  }

  /// What one value gives. Of `words` it is a sum, so that neither their order nor the column counts.
  private func hash(of column: RecordColumn, _ value: Int32) -> UInt64 {
    let bytes = column.table[Int(value)]
    let units = column.units[column.unitRange(value)]
    switch function {
    case .whole: return hash64(bytes)
    case .first: return hash(units.prefix(length))
    case .last: return hash(units.suffix(length))
    case .soundex:
      if let code = soundex(units) { return hash64(code, 1) }
      let latin = latinLetters(String(decoding: units, as: UTF16.self)).lowercased()
      return soundex(latin.utf16).map { hash64($0, 1) } ?? hash64(bytes)
    case .words: return bytes.split(separator: 32).reduce(0) { $0 &+ hash64($1) }
    case .year: return hash(units.prefix(4))
    case .digits:
      let digits = bytes.filter { (48...57).contains($0) }
      return digits.isEmpty ? 0 : hash64(digits)
    }
  }

  private func hash(_ units: ArraySlice<UInt16>) -> UInt64 {
    units.reduce(0x9E37_79B9_7F4A_7C15) { hash64($0, UInt64($1)) }
  }
}
