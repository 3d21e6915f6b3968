import Text

/// How many letters of which scripts stand in a part of a title.
struct TitleScripts {
  private var letters = 0
  private var counts: [(script: Int16, count: Int)] = []

  /// Counts the characters that begin in `range`.
  init(_ title: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) {
    var position = range.lowerBound
    while position < range.upperBound {
      let (value, length) = codePoint(in: title, at: position)
      let kind = table.character(value).kind
      if kind == .letter || kind == .unspaced {
        letters += 1
        let script = table.script(value)
        if let known = counts.firstIndex(where: { $0.script == script }) { counts[known].count += 1 } else { counts.append((script, 1)) }
      }
      position += length
    }
  }

  /// Whether the title has letters of a script besides those of a part of it, or no other letters at all: then the part is a word of the
  /// title's language.
  func speak(_ script: Int16, besides part: TitleScripts) -> Bool {
    letters == part.letters || count(script) > part.count(script)
  }

  private func count(_ script: Int16) -> Int { counts.first { $0.script == script }?.count ?? 0 }
}
