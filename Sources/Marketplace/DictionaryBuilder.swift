import Store

/// Collects a column of texts that repeat.
struct DictionaryBuilder {
  private var texts = ByteInterner()
  private var indices: [UInt32] = []

  /// The bytes of the distinct texts so far.
  var byteCount: Int { texts.bytes.count }

  /// The number of a text, for ``append(number:)``; it holds until the column is taken.
  mutating func number(of text: Span<UInt8>) -> UInt32 { texts.number(of: text) }

  /// Adds a text by its number.
  mutating func append(number: UInt32) { indices.append(number) }

  /// Adds a text.
  mutating func append(_ text: Span<UInt8>) { indices.append(texts.number(of: text)) }

  /// The column since the last time; an empty one takes its place.
  mutating func take() -> Column {
    var values = TextColumn()
    values.reserve(values: texts.count, bytes: texts.bytes.count)
    for number in 0..<texts.count { values.append(texts.bytes.span.extracting(texts.range(number))) }
    let column = Column.dictionary(indices: indices, values: values)
    let rows = indices.count
    indices = []
    indices.reserveCapacity(rows)
    texts.removeAll()
    return column
  }
}

/// What the fields of a column mean, found out but once for each distinct field.
struct Meanings<Meaning> {
  private var fields = ByteInterner()
  private var meanings: [Meaning] = []
  /// The field asked for last, if it was short: most fields are as the one before.
  private var last: (words: (UInt64, UInt64), count: Int, number: Int)?

  /// The meaning of a field, if it was learnt; if not, ``learn(_:)`` must follow before the next field.
  mutating func known(_ field: Span<UInt8>) -> Meaning? {
    let words = field.count <= 16 ? ByteKernel.shortWords(field) : (0, 0)
    if let last, last.count == field.count, last.words == words { return meanings[last.number] }
    let number = Int(fields.number(of: field))
    last = field.count <= 16 ? (words, field.count, number) : nil
    return number < meanings.count ? meanings[number] : nil
  }

  /// Takes in what the last field means, which was not known.
  mutating func learn(_ meaning: Meaning) { meanings.append(meaning) }

  /// Forgets all fields, so that memory stays flat whatever a file holds.
  mutating func removeAll() {
    fields.removeAll()
    last = nil
    meanings.removeAll(keepingCapacity: true)
  }
}
