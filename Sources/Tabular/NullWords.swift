/// The words that stand for an empty field.
struct NullWords {
  private let words: [[UInt8]]

  init(_ words: [[UInt8]]) { self.words = words.filter { !$0.isEmpty } }

  var isEmpty: Bool { words.isEmpty }

  /// Empties the fields that hold one of the words and nothing else, and returns how many.
  func empty(_ batch: inout RecordBatch) -> Int {
    var count = 0
    for record in 0..<batch.count where batch.faults[record] == nil {
      for column in 0..<batch.columnCount {
        let field = batch.field(record, column)
        guard words.contains(where: { $0.count == field.count && $0.elementsEqual(batch.text[field]) }) else { continue }
        batch.emptyField(record, column)
        count += 1
      }
    }
    return count
  }
}
