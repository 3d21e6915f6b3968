import Text

/// Whether a word can begin or end at `position` of a folded text: at its ends, beside a separator, and beside a character of a script that
/// does not set its words apart. Between two letters or digits of scripts that do, it cannot.
func isBoundary(_ text: Span<UInt8>, at position: Int, table: inout FoldTable) -> Bool {
  guard position > 0, position < text.count else { return true }
  return !joins(kind(before: position, in: text, table: &table)) || !joins(kind(at: position, in: text, table: &table))
}

/// Whether a character goes on with the word beside it.
func joins(_ kind: CharacterKind) -> Bool { kind == .letter || kind == .digit }

/// The kind of the character that begins at `position`.
func kind(at position: Int, in text: Span<UInt8>, table: inout FoldTable) -> CharacterKind {
  let byte = text[position]
  return byte < 0x80 ? kindOfASCII(byte) : table.character(codePoint(in: text, at: position).value).kind
}

/// The kind of the character that ends at `position`, which must not be 0.
func kind(before position: Int, in text: Span<UInt8>, table: inout FoldTable) -> CharacterKind {
  var start = position - 1
  while start > 0, position - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
  return kind(at: start, in: text, table: &table)
}
