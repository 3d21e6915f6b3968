extension RecordSettings.Comparison {
  /// The forms of its columns.
  var forms: [RecordColumns.Key] {
    let form: Normalisation =
      switch kind {
      case .text, .name: .text
      case .date: .date(pattern: Array(pattern.utf8))
      case .postcode, .code: .code
      case .number, .exact: .plain
      case .phone: .phone(country: country)
      case .email: .email
      case .company: .company
      }
    return columns.map { RecordColumns.Key(name: $0, form: form) }
  }

  /// The comparison on the columns of a table.
  func on(_ columns: RecordColumns) -> any RecordComparison {
    let own = forms.map { columns[$0] }
    return switch kind {
    case .text: TextComparison(own[0], similarities: levels)
    case .name: PersonNameComparison(given: own[0], surname: own[own.count - 1], similar: levels.first ?? 0.88)
    case .date: DateComparison(own[0])
    case .postcode: CodeComparison(own[0], hasRegions: true)
    case .code: CodeComparison(own[0], hasRegions: false)
    case .number: NumberComparison(own[0], differences: levels)
    case .phone: PhoneComparison(column: own[0])
    case .email: EmailComparison(own[0])
    case .exact: ExactComparison(column: own[0])
    case .company: CompanyComparison(own[0], similarities: levels)
    }
  }
}
