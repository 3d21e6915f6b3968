import Text

extension Screener {
  /// The brand that a listing's brand field names, or nil: the whole field must be its name or an alias, letter case and separators aside.
  /// Where several brands share the name, the first of the registry.
  public func brand(ofField field: Span<UInt8>, scratch: inout ScreeningScratch) -> Int32? {
    if field.isEmpty { return nil }
    if isASCII(field) { return brand(named: field, scratch: &scratch) }
    scratch.field.fold(field, table: &scratch.table)
    let folded = scratch.field.bytes
    return brand(named: folded.span, scratch: &scratch)
  }

  private func brand(named text: Span<UInt8>, scratch: inout ScreeningScratch) -> Int32? {
    scratch.matches.removeAll(keepingCapacity: true)
    automaton.matches(in: text, into: &scratch.matches)
    var best: Int32?
    for match in scratch.matches {
      let pattern = patterns[Int(match.pattern)]
      let range = automaton.start(of: match, in: text)..<Int(match.end)
      guard isAllSeparators(text, 0..<range.lowerBound), isAllSeparators(text, range.upperBound..<text.count) else { continue }
      if pattern.needsSigns, placeWithSigns(of: pattern.bytes, text, range, table: &scratch.table) == nil { continue }
      best = min(best ?? pattern.brand, pattern.brand)
    }
    return best
  }

  private func isAllSeparators(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where text[index] >= 0x80 || kindOfASCII(text[index]) != .separator { return false }
    return true
  }
}
