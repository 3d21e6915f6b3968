/// Collects the rows of one layout and cuts them into files.
struct FileBuilder {
  let layout: FileLayout
  private let sharedFields: [PackageField]
  private var indexOfGroup: [ByteKey: Int] = [:]
  private var groups: [Group] = []

  /// Rows that may stand in one file.
  private struct Group {
    var key: ByteKey
    var shared: [SharedValue]
    var rows: [Row] = []
  }

  private struct Row {
    var order: RowOrder
    var values: [String]
  }

  init(layout: FileLayout) {
    self.layout = layout
    sharedFields = layout.sharing.flatMap(\.fields)
  }

  /// Takes a row, or says why it stays out.
  ///
  /// - Parameters:
  ///   - order: what orders it in its file; no two rows have the same.
  ///   - value: the text of each field.
  mutating func add(order: RowOrder, value: (PackageField) -> String) -> WithheldReason? {
    var key = ByteKey()
    for field in sharedFields {
      let text = value(field)
      if text.isEmpty { return .valueMissing }
      key.append(text)
    }
    var values: [String] = []
    values.reserveCapacity(layout.columns.count)
    for column in layout.columns {
      let text = value(column.field)
      if column.isRequired, text.isEmpty { return .valueMissing }
      guard let fitting = column.fitted(text) else { return .valueTooLong }
      values.append(fitting)
    }
    groups[group(key, value)].rows.append(Row(order: order, values: values))
    return nil
  }

  /// The place of a group, made where it is new.
  private mutating func group(_ key: ByteKey, _ value: (PackageField) -> String) -> Int {
    if let index = indexOfGroup[key] { return index }
    let shared = sharedFields.map { SharedValue(key: $0.rawValue, value: value($0)) }
    indexOfGroup[key] = groups.count
    groups.append(Group(key: key, shared: shared))
    return groups.count - 1
  }

  /// The files: each of rows that share what the layout wants, none with more rows than it allows, and no more files than that takes.
  func files() -> [PlannedFile] {
    var files: [PlannedFile] = []
    for group in groups.sorted(by: { $0.key < $1.key }) {
      let rows = group.rows.sorted { $0.order < $1.order }
      for start in stride(from: 0, to: rows.count, by: layout.maxRows) {
        let records = rows[start..<min(start + layout.maxRows, rows.count)].map(\.values)
        files.append(PlannedFile(name: name(files.count + 1), layout: layout, shared: group.shared, records: records))
      }
    }
    return files
  }

  /// The name of a file by its number from 1, with at least four digits.
  private func name(_ number: Int) -> String {
    let digits = String(number)
    return "\(layout.name)-\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits).csv"
  }
}

/// What orders the rows of one file: first a number, then texts by their bytes.
struct RowOrder: Comparable {
  var number = 0
  var texts: ByteKey

  static func < (left: RowOrder, right: RowOrder) -> Bool {
    left.number == right.number ? left.texts < right.texts : left.number < right.number
  }
}

extension SharedTrait {
  /// The fields that make it up.
  fileprivate var fields: [PackageField] {
    switch self {
    case .right: [.office, .registrationNo]
    case .marketplace: [.marketplace]
    case .reason: [.reason]
    case .holder: [.holderID]
    }
  }
}
