import Text

extension Screener {
  /// The names as registered and aliases of brands that a title names more than once; none of most titles.
  func plainMentions(_ hits: [MarkHit]) -> [MarkHit] {
    guard (2...Self.mostHits).contains(hits.count) else { return [] }
    func isPlain(_ hit: MarkHit) -> Bool { hit.form == .name || hit.form == .alias }
    return hits.filter { hit in isPlain(hit) && hits.contains { $0.brand == hit.brand && $0.place != hit.place && isPlain($0) } }
  }

  /// Puts a plain mention in place of one that only says what the goods fit, where it stands in another part of the title and in no frame:
  /// "compatible with Acme - Acme bag". What that means, the category tells (``DoubtfulFrame/Kind/ofOtherMention``).
  func readMentions(
    _ mentions: [MarkHit], text: Span<UInt8>, original: Span<UInt8>, isFolded: Bool, scratch: inout ScreeningScratch,
    into hits: inout [MarkHit]
  ) {
    if mentions.isEmpty { return }
    for index in hits.indices where hits[index].context.contains(.nominative) && !hits[index].form.isDisguise {
      let framed = hits[index]
      for mention in mentions where mention.brand == framed.brand && isParted(framed.place, mention.place, in: original) {
        var others = hits
        others[index] = mention
        addContext(text: text, original: original, isFolded: isFolded, scratch: &scratch, to: &others)
        guard others[index].frame == nil, others[index].context.isDisjoint(with: [.nominative, .perhapsNominative]) else { continue }
        hits[index] = others[index]
        hits[index].frame = DoubtfulFrame(framed.place, .ofOtherMention)
        break
      }
    }
  }

  /// Whether a sign between two places parts the title: a stroke, a comma, a dash between spaces.
  private func isParted(_ first: Range<Int>, _ second: Range<Int>, in title: Span<UInt8>) -> Bool {
    let limit = max(first.lowerBound, second.lowerBound)
    let space = UInt8(ascii: " ")
    var position = min(first.upperBound, second.upperBound)
    while position < limit {
      let (value, length) = codePoint(in: title, at: position)
      let end = position + length
      switch value {
      case 0x7C, 0x3B, 0x2C, 0x2F, 0x2022, 0xB7, 0xFF0C, 0x3001, 0xFF5C, 0xFF1B: return true
      case 0x2D, 0x2010...0x2015:
        if position > 0, title[position - 1] == space, end < title.count, title[end] == space { return true }
      default: break
      }
      position = end
    }
    return false
  }
}
