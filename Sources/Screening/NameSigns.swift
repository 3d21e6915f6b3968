import Text

/// Where a name stands whose letters are in `range` of a text, with the signs at its ends; nil where its signs are not its own, "H-M" for
/// "H&M".
///
/// Inside a name the text has the same signs between the same letters, with or without spaces beside them: "H & M". Spaces, hyphens and
/// apostrophes stand for one another, and a point with a space beside it may be left out: "Dr X" for "Dr. X". Signs at its ends must stand
/// there too, unless it has some inside: "Live!" is not every "live", while "A.P.C" has signs enough.
func placeWithSigns(of name: [UInt8], _ text: Span<UInt8>, _ range: Range<Int>, table: inout FoldTable) -> Range<Int>? {
  guard name.contains(where: isTellingSign) else { return range }
  let isLetter: (UInt8) -> Bool = { $0 >= 0x80 || kindOfASCII($0) != .separator }
  guard let first = name.firstIndex(where: isLetter), let last = name.lastIndex(where: isLetter) else { return nil }
  var hasSigns = false
  var position = first
  var place = range.lowerBound
  while position <= last {
    guard place < range.upperBound else { return nil }
    if isLetter(name[position]) {
      guard foldASCII(text[place]) == name[position] else { return nil }
      position += 1
      place += 1
      continue
    }
    let ownEnd = name[position...].firstIndex(where: isLetter) ?? name.count
    var end = place
    while end < range.upperBound, !isLetter(text[end]) { end += 1 }
    guard end > place else { return nil }
    let own = name[position..<ownEnd].filter(isTellingSign)
    let seen = (place..<end).map { text[$0] }.filter(isTellingSign)
    let isAbbreviated = own == [UInt8(ascii: ".")] && name[position..<ownEnd].contains(UInt8(ascii: " "))
    guard own == seen || (isAbbreviated && seen.isEmpty) else { return nil }
    hasSigns = hasSigns || !own.isEmpty
    position = ownEnd
    place = end
  }
  guard place == range.upperBound else { return nil }
  let opening = telling(name[..<first])
  let closing = telling(name[(last + 1)...])
  var start = range.lowerBound
  var end = range.upperBound
  if stands(closing, in: text, at: end) { end += closing.count } else if !hasSigns { return nil }
  if stands(opening, in: text, at: start - opening.count) { start -= opening.count } else if !hasSigns { return nil }
  // Signs between two words belong to both: the "e&" of "e&f" is no name.
  if end > range.upperBound, end < text.count, joins(kind(at: end, in: text, table: &table)) { return nil }
  if start > 0, start < range.lowerBound, joins(kind(before: start, in: text, table: &table)) { return nil }
  return start..<end
}

/// Signs at a name's end, if any of them tells it apart.
private func telling(_ signs: ArraySlice<UInt8>) -> [UInt8] { signs.contains(where: isTellingSign) ? Array(signs) : [] }

private func stands(_ signs: [UInt8], in text: Span<UInt8>, at position: Int) -> Bool {
  guard position >= 0, position + signs.count <= text.count else { return false }
  return signs.indices.allSatisfy { text[position + $0] == signs[$0] }
}
