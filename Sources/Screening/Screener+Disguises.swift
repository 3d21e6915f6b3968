import Text

extension Screener {
  /// Appends the marks in disguise of a title: of each piece between spaces the best, of each run of pieces of one or two letters, and of two
  /// pieces that may hold a name of several words.
  ///
  /// What a piece holds is remembered by its hash, since most pieces are words that come again and again.
  func findDisguises(in title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    var run: (start: Int, pieces: Int, end: Int)?
    var previous: Range<Int>?
    var position = 0
    while true {
      while position < title.count, title[position] == UInt8(ascii: " ") { position += 1 }
      guard position < title.count else { break }
      var end = position
      var characters = 0
      while end < title.count, title[end] != UInt8(ascii: " ") {
        if title[end] & 0xC0 != 0x80 { characters += 1 }
        end += 1
      }
      if characters <= 2 {
        run = (run?.start ?? position, (run?.pieces ?? 0) + 1, end)
      } else {
        // Letters set apart may follow or precede a word of a script without spaces: "品牌A c m e".
        if let ended = run, ended.pieces > 2 {
          let isOpen = title[position] < 0x80 && title[position + 1] >= 0x80
          look(ended.start..<(isOpen ? position + 1 : ended.end), in: title, scratch: &scratch, into: &hits)
        }
        run = title[end - 1] < 0x80 && title[end - 2] >= 0x80 ? (end - 1, 1, end) : nil
      }
      if characters > 3 || (characters == 3 && end - position > 3) { look(position..<end, in: title, scratch: &scratch, into: &hits) }
      if let before = previous, before.lowerBound < before.upperBound,
        finder.index.pairs.mayHold(title.extracting(before), title.extracting(position..<end))
      {
        look(before.lowerBound..<end, in: title, scratch: &scratch, into: &hits)
      }
      previous = position..<end
      position = end
    }
    if let ended = run, ended.pieces > 2 { look(ended.start..<ended.end, in: title, scratch: &scratch, into: &hits) }
  }

  /// Appends the disguise in a piece, if there is one.
  private func look(_ range: Range<Int>, in title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    let piece = title.extracting(range)
    let hash = hashOfBytes(piece)
    let known: Disguise?
    if let remembered = scratch.remembered.disguise(hash) {
      known = remembered
    } else if isPlainHan(piece) || isMeasureOrModel(piece) {
      known = nil
    } else {
      known = finder.find(in: GlyphLine(piece, table: &scratch.table))
      scratch.remembered.insert(hash, known)
    }
    guard let found = known else { return }
    let place = range.lowerBound + Int(found.start)..<range.lowerBound + Int(found.end)
    if found.script != 0, hasLetters(ofScript: found.script, in: title, besides: place, table: &scratch.table) { return }
    hits.append(
      MarkHit(
        brand: found.brand, start: Int32(truncatingIfNeeded: place.lowerBound), end: Int32(truncatingIfNeeded: place.upperBound),
        form: found.form, context: []))
  }

  /// Whether a piece has none but the common Chinese characters, so that nothing can be disguised in it.
  private func isPlainHan(_ piece: Span<UInt8>) -> Bool {
    guard piece.count % 3 == 0 else { return false }
    for index in stride(from: 0, to: piece.count, by: 3) where piece[index] < 0xE4 || piece[index] > 0xE9 { return false }
    return true
  }

  /// Whether a piece has digits only at one end, and too many of them, or too few letters, to be a name: "32cm", "X2757".
  private func isMeasureOrModel(_ piece: Span<UInt8>) -> Bool {
    var letters = 0
    var digits = 0
    var turns = 0
    var last: CharacterKind?
    for index in piece.indices {
      let byte = piece[index]
      let kind = kindOfASCII(byte)
      guard byte < 0x80, kind != .separator else { return false }
      if kind == .digit { digits += 1 } else { letters += 1 }
      if let before = last, before != kind { turns += 1 }
      last = kind
    }
    return digits > 0 && turns <= 1 && (letters < 3 || digits > 2)
  }

  /// Whether a title speaks the script of a hit elsewhere too, or has no letters but the hit's: then the hit is a word of its language.
  private func hasLetters(ofScript script: Int16, in title: Span<UInt8>, besides place: Range<Int>, table: inout FoldTable) -> Bool {
    var others = 0
    var position = 0
    while position < title.count {
      let (value, length) = codePoint(in: title, at: position)
      if !place.contains(position), table.character(value).kind == .letter || table.character(value).kind == .unspaced {
        if table.script(value) == script { return true }
        others += 1
      }
      position += length
    }
    return others == 0
  }
}
