/// A row on its way into a file: what it may share with others, where it stands among them, and its values.
struct SubmissionRow {
  /// The values of the layout's shared traits; a right takes two (office and number).
  var shared: [SharedValue]
  /// What orders rows of one file: first a number, then texts by their bytes.
  var order: (number: Int, texts: [String])
  /// A text a column.
  var values: [String]

  /// The order of rows over all files of a layout: those that share come together.
  static func precedes(_ left: SubmissionRow, _ right: SubmissionRow) -> Bool {
    let groups = compareByBytes(left.shared.map(\.value), right.shared.map(\.value))
    if groups != 0 { return groups < 0 }
    if left.order.number != right.order.number { return left.order.number < right.order.number }
    let texts = compareByBytes(left.order.texts, right.order.texts)
    return texts != 0 ? texts < 0 : compareByBytes(left.values, right.values) < 0
  }

  /// Whether both may stand in one file.
  static func share(_ left: SubmissionRow, _ right: SubmissionRow) -> Bool {
    compareByBytes(left.shared.map(\.value), right.shared.map(\.value)) == 0
  }
}

extension FileLayout {
  /// A row of this layout, or why there is none.
  ///
  /// - Parameters:
  ///   - order: what orders it in its file.
  ///   - value: the text of each field.
  func row(order: (number: Int, texts: [String]), value: (PackageField) -> String) -> Result<SubmissionRow, RowRefusal> {
    var shared: [SharedValue] = []
    for field in sharing.flatMap(\.fields) {
      let text = value(field)
      guard !text.isEmpty else { return .failure(RowRefusal(reason: .valueMissing)) }
      shared.append(SharedValue(key: field.rawValue, value: text))
    }
    var values: [String] = []
    values.reserveCapacity(columns.count)
    for column in columns {
      let text = value(column.field)
      if column.isRequired, text.isEmpty { return .failure(RowRefusal(reason: .valueMissing)) }
      guard let fitting = column.fitted(text) else { return .failure(RowRefusal(reason: .valueTooLong)) }
      values.append(fitting)
    }
    return .success(SubmissionRow(shared: shared, order: order, values: values))
  }

  /// The files that rows make, each of rows that share what the layout wants and of no more than it allows.
  func files(of rows: [SubmissionRow]) -> [PlannedFile] {
    let rows = rows.sorted(by: SubmissionRow.precedes)
    var ranges: [Range<Int>] = []
    var start = 0
    for end in rows.indices.dropFirst() where end - start == maxRows || !SubmissionRow.share(rows[start], rows[end]) {
      ranges.append(start..<end)
      start = end
    }
    if start < rows.count { ranges.append(start..<rows.count) }
    return ranges.enumerated().map { index, range in
      PlannedFile(
        name: fileName(index + 1), layout: self, shared: rows[range.lowerBound].shared, records: rows[range].map(\.values))
    }
  }

  /// The name of a file by its number from 1, with at least four digits.
  private func fileName(_ number: Int) -> String {
    let digits = String(number)
    return "\(name)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).csv"
  }
}

/// Why a row stays out, as an error.
struct RowRefusal: Error, Equatable {
  var reason: WithheldReason
}

extension SharedTrait {
  /// The fields that make it up.
  var fields: [PackageField] {
    switch self {
    case .right: [.office, .registrationNo]
    case .marketplace: [.marketplace]
    case .reason: [.reason]
    case .holder: [.holderID]
    }
  }
}
