import Marketplace
import Tabular

/// Holds the values of a file's records against the rules of a contract, a rule at a time.
///
/// Judged are records whose fields could be read, also those that are rejected for a value. Blank fields are judged by `filled` alone.
struct ValueCheck {
  /// How many places are kept of the values that break a rule.
  static let mostExamples = 20

  private var rules: [(position: Int, test: ValueTest)] = []
  private let forms: ValueForms
  private var matchers: [PatternMatcher?] = []
  private let timePosition: Int?
  /// Where the columns stand in the file.
  let columns: ResolvedColumns
  private(set) var findings: FileFindings

  init(_ contract: ContractSettings, values: ValueSettings, columns: ResolvedColumns) {
    self.columns = columns
    forms = ValueForms(values)
    timePosition = contract.maxAgeDays == nil ? nil : columns.position(.updatedAt)
    findings = FileFindings()
    for rule in contract.columns {
      guard let position = columns.position(rule.column) else { continue }
      rules.append((position, rule.test))
      if case .pattern(let pattern) = rule.test { matchers.append(PatternMatcher(pattern.program)) } else { matchers.append(nil) }
      findings.rules.append(FileFindings.Rule(name: rule.name))
    }
  }

  /// Looks at the records of a batch.
  mutating func add(_ batch: RecordBatch) {
    let source = batch.text
    let text = source.span
    for record in 0..<batch.count where batch.faults[record] == nil {
      findings.rows += 1
      if let timePosition,
        let time = forms.formats.time.seconds(text.extracting(batch.field(record, timePosition)), zone: forms.formats.zone),
        time > findings.newest ?? .min
      {
        findings.newest = time
        findings.newestPlace = FileFindings.Place(row: batch.rows[record], byteOffset: batch.byteOffsets[record])
      }
    }
    for place in rules.indices {
      let (position, test) = rules[place]
      for record in 0..<batch.count where batch.faults[record] == nil {
        let whole = text.extracting(batch.field(record, position))
        let field = whole.extracting(Self.trimmed(whole))
        let isFilledTest = test == .filled
        if field.isEmpty, !isFilledTest { continue }
        findings.rules[place].judged += 1
        if isFilledTest ? !field.isEmpty : passes(test, field, place) { continue }
        findings.rules[place].broken += 1
        guard findings.rules[place].examples.count < Self.mostExamples else { continue }
        findings.rules[place].examples.append(
          FileFindings.Place(row: batch.rows[record], byteOffset: batch.byteOffsets[record]))
      }
    }
  }

  private mutating func passes(_ test: ValueTest, _ field: Span<UInt8>, _ place: Int) -> Bool {
    switch test {
    case .filled: return true
    case .type(let type): return forms.isOf(type, field)
    // What is no number is told by the rule of the type.
    case .least(let bound): return forms.number(field).map { $0 >= bound } ?? true
    case .most(let bound): return forms.number(field).map { $0 <= bound } ?? true
    case .pattern: return matchers[place]?.matches(field) ?? true
    case .values(let values): return Self.contains(values, field)
    }
  }

  /// Whether a field is among values that are sorted by their bytes.
  private static func contains(_ values: [[UInt8]], _ field: Span<UInt8>) -> Bool {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(values[middle], field)
      if order == 0 { return true }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return false
  }

  private static func compare(_ value: [UInt8], _ field: Span<UInt8>) -> Int {
    for place in 0..<min(value.count, field.count) where value[place] != field[place] { return Int(value[place]) - Int(field[place]) }
    return value.count - field.count
  }

  private static func trimmed(_ field: Span<UInt8>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte &- 9 < 5 }
    var start = 0
    var end = field.count
    while start < end, isBlank(field[start]) { start += 1 }
    while end > start, isBlank(field[end - 1]) { end -= 1 }
    return start..<end
  }
}

/// A check that goes along while a file is read for something else.
final class ValueWatch {
  private let contract: ContractSettings
  private let values: ValueSettings
  private var check: ValueCheck?

  init(_ contract: ContractSettings, values: ValueSettings) { (self.contract, self.values) = (contract, values) }

  /// What was found; nil where the file was not read.
  var findings: FileFindings? { check?.findings }

  /// Begins with a file whose columns stand in these places.
  func begin(_ columns: ResolvedColumns) { check = ValueCheck(contract, values: values, columns: columns) }

  /// Looks at the records of a batch.
  func add(_ batch: RecordBatch) { check?.add(batch) }

  /// Takes back what was found: nothing of the file is used.
  func forget() { check = check.map { ValueCheck(contract, values: values, columns: $0.columns) } }
}
