import Tabular

extension ColumnLayout {
  /// The text within the column's length; nil where it is longer and must not be cut, as an id or a URL must not.
  ///
  /// Free text is cut between characters. Where a spreadsheet's formula gets an apostrophe in front, there is room left for it.
  func fitted(_ text: String) -> String? {
    guard let maxLength else { return text }
    guard field.isFreeText else { return text.utf16.count <= maxLength ? text : nil }
    let room = maxLength - (FormulaGuard.isNeeded(text.utf8Span.span) ? 1 : 0)
    guard text.utf16.count > room else { return text }
    var length = 0
    var end = text.startIndex
    while end < text.endIndex {
      length += text[end].utf16.count
      if length > room { break }
      end = text.index(after: end)
    }
    return String(text[..<end])
  }
}
