import Text

extension Screener {
  /// Appends the marks in disguise of a title: of each piece between spaces the best, and of each run of pieces of one or two letters.
  ///
  /// What a piece holds is remembered by its hash, since most pieces are words that come again and again.
  func findDisguises(in title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    var position = 0
    var runStart = -1
    var runPieces = 0
    var runEnd = 0
    while position < title.count {
      while position < title.count, title[position] == UInt8(ascii: " ") { position += 1 }
      var end = position
      var characters = 0
      while end < title.count, title[end] != UInt8(ascii: " ") {
        if title[end] & 0xC0 != 0x80 { characters += 1 }
        end += 1
      }
      if characters > 3 { look(position..<end, in: title, scratch: &scratch, into: &hits) }
      if characters > 0, characters <= 2 {
        if runStart < 0 { runStart = position }
        runPieces += 1
        runEnd = end
      }
      if characters > 2 || end >= title.count {
        if runPieces > 2 { look(runStart..<runEnd, in: title, scratch: &scratch, into: &hits) }
        runStart = -1
        runPieces = 0
      }
      position = end
    }
  }

  private func look(_ range: Range<Int>, in title: Span<UInt8>, scratch: inout ScreeningScratch, into hits: inout [MarkHit]) {
    let piece = title.extracting(range)
    let hash = hashOfBytes(piece)
    let slot = Int(truncatingIfNeeded: hash) & (ScreeningScratch.rememberedPieces - 1)
    let found: Disguise?
    if let remembered = scratch.pieces[slot], remembered.hash == hash {
      found = remembered.disguise
    } else {
      found = finder.find(in: GlyphLine(piece, table: &scratch.table))
      scratch.pieces[slot] = RememberedPiece(hash: hash, disguise: found)
    }
    guard let found else { return }
    let place = range.lowerBound + Int(found.start)..<range.lowerBound + Int(found.end)
    if found.script != 0, hasLetters(ofScript: found.script, in: title, besides: place, table: &scratch.table) { return }
    hits.append(
      MarkHit(
        brand: found.brand, start: Int32(truncatingIfNeeded: place.lowerBound), end: Int32(truncatingIfNeeded: place.upperBound),
        form: found.form, context: []))
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
