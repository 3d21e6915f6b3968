import Text

extension Screener {
  /// Appends the names and aliases that stand in `text`, a title as it is or folded, with places in the original title.
  func findNames(in text: Span<UInt8>, original: Span<UInt8>, isFolded: Bool, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    scratch.matches.removeAll(keepingCapacity: true)
    automaton.matches(in: text, into: &scratch.matches)
    for match in scratch.matches {
      let pattern = patterns[Int(match.pattern)]
      let range = automaton.start(of: match, in: text)..<Int(match.end)
      guard standsAlone(pattern, in: text, range, table: &scratch.table) else { continue }
      let place = isFolded ? scratch.title.original(range) : range
      let form = isFolded && isDisguisedInPlainSight(original, place, table: &scratch.table) ? MarkForm.compatibility : pattern.form
      hits.append(
        MarkHit(
          brand: pattern.brand, start: Int32(truncatingIfNeeded: place.lowerBound), end: Int32(truncatingIfNeeded: place.upperBound),
          form: form, context: pattern.letters <= 3 && text[range.lowerBound] < 0x80 ? .ordinaryWord : []))
    }
  }

  /// Whether a name begins and ends where words do, and its signs are its own. A number may follow or precede a name of some length without
  /// a break ("Acme2026"), but no letter may come after that number.
  private func standsAlone(_ pattern: NamePattern, in text: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) -> Bool {
    var left = range.lowerBound
    var right = range.upperBound
    if pattern.letters >= NamePattern.fewLetters - 1 {
      while right < text.count, isDigit(text[right]), !isDigit(text[range.upperBound - 1]) { right += 1 }
      while left > 0, isDigit(text[left - 1]), !isDigit(text[range.lowerBound]) { left -= 1 }
    }
    guard isBoundary(text, at: left, table: &table), !continuesBehindStar(text, range) else { return false }
    guard isBoundary(text, at: right, table: &table) || isOneLetterWord(in: text, at: right, table: &table) else { return false }
    return !pattern.needsSigns || hasSigns(of: pattern.bytes, text, range)
  }

  /// Whether a star that hides a letter joins the name to further letters: the end of "S*acme" is no name.
  private func continuesBehindStar(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let star = UInt8(ascii: "*")
    if range.lowerBound > 1, text[range.lowerBound - 1] == star, kindOfASCII(text[range.lowerBound - 2]) == .letter { return true }
    return range.upperBound + 1 < text.count && text[range.upperBound] == star && kindOfASCII(text[range.upperBound + 1]) == .letter
  }

  /// Whether a letter stands at `position` that belongs to a word of a script without breaks: the T of "AcmeT恤".
  private func isOneLetterWord(in text: Span<UInt8>, at position: Int, table: inout FoldTable) -> Bool {
    text[position] < 0x80 && position + 1 < text.count && kind(at: position + 1, in: text, table: &table) == .unspaced
  }

  private func isDigit(_ byte: UInt8) -> Bool { kindOfASCII(byte) == .digit }

  /// Whether characters that nobody sees stand inside a name, or marks on half of its letters, or letters in another form, such as full-width
  /// or circled: unless the title
  /// has such letters elsewhere too, which is a habit of typing.
  private func isDisguisedInPlainSight(_ title: Span<UInt8>, _ place: Range<Int>, table: inout FoldTable) -> Bool {
    var inside = false
    var outside = false
    var letters = 0
    var marks = 0
    var position = 0
    while position < title.count {
      let (value, length) = codePoint(in: title, at: position)
      let character = table.character(value)
      let isInside = place.contains(position)
      if isInside, character.isIgnorable, position > place.lowerBound { return true }
      if isInside, character.isDropped { marks += 1 } else if isInside { letters += 1 }
      if character.kind == .letter, character.isCompatibilityForm {
        if isInside { inside = true } else { outside = true }
      }
      position += length
    }
    return (inside && !outside) || marks * 2 >= letters
  }

  /// Keeps of overlapping hits the one around the other, then the plain one, then the longest; of each brand's hits the plainest, then the longest, then the first.
  func keepBestPerBrand(_ hits: inout [MarkHit]) {
    guard hits.count > 1 else { return }
    let all = hits
    hits.removeAll { hit in
      all.contains { other in
        let inside = other.start <= hit.start && hit.end <= other.end && (other.start, other.end) != (hit.start, hit.end)
        let overlapping = other.start < hit.end && hit.start < other.end
        if inside, other.brand != hit.brand || other.form.rawValue <= hit.form.rawValue { return true }
        if hit.form.isDisguise != other.form.isDisguise {
          return overlapping && hit.form.isDisguise
            && !(hit.place.lowerBound <= other.place.lowerBound && other.place.upperBound <= hit.place.upperBound)
        }
        let length = hit.end - hit.start
        let otherLength = other.end - other.start
        return overlapping && !(hit.start <= other.start && other.end <= hit.end)
          && (otherLength > length || (otherLength == length && other.start < hit.start))
      }
    }
    hits.sort { ($0.brand, $0.form.rawValue, $0.start - $0.end, $0.start) < ($1.brand, $1.form.rawValue, $1.start - $1.end, $1.start) }
    var last: Int32 = -1
    hits.removeAll { hit in
      defer { last = hit.brand }
      return hit.brand == last
    }
    hits.sort { ($0.start, $0.brand) < ($1.start, $1.brand) }
  }
}
