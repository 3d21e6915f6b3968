/// Which phrases of a title say nothing for what stands right beside them: "not a replica" denies a copy, "imitation pearl" is a material.
struct TakenBack: ~Escapable {
  private let cues: [CueHit]
  private let text: Span<UInt8>

  /// A judge of one text's phrases.
  @_lifetime(copy text)
  init(_ cues: [CueHit], in text: Span<UInt8>) {
    self.cues = cues
    self.text = text
  }

  /// Removes those that are taken back.
  func remove(from found: inout [CueHit]) {
    // A closure may not capture what does not escape.
    var kept: [CueHit] = []
    for hit in found where !(hit.cue.isOfTitle && (isDenied(hit) || isOfMaterial(hit) || isOfThing(hit))) { kept.append(hit) }
    found = kept
  }

  /// Whether a negation stands right before a phrase, without a sign between that parts a title.
  private func isDenied(_ hit: CueHit) -> Bool { has(.negation, endingAt: before(hit.range.lowerBound)) }

  /// Whether a word of a copy stands before a material, with at most one small word between: "imitación de cuero". Only words that may
  /// stand so: a "replica leather bag" is a replica. Behind a material it may speak of the goods: "leather bag, fake".
  private func isOfMaterial(_ hit: CueHit) -> Bool {
    guard hit.cue == .copyWord || hit.cue == .copyHint, cues.contains(where: { $0.cue == .imitation && $0.range == hit.range }) else {
      return false
    }
    return isBefore(.material, hit)
  }

  /// Whether a word of a copy says what is copied, which is no brand's goods: "kopia dokumentu", "copia de llave", "replica sword".
  private func isOfThing(_ hit: CueHit) -> Bool { (hit.cue == .copyWord || hit.cue == .copyHint) && isBefore(.copied, hit) }

  /// Whether a phrase of `cue` stands right behind a hit, or with one or two small words between: "of the".
  private func isBefore(_ cue: Cue, _ hit: CueHit) -> Bool { isBehind(cue, after(hit.range.upperBound), fillers: 2) }

  private func isBehind(_ cue: Cue, _ place: Int, fillers: Int) -> Bool {
    if has(cue, startingAt: place) { return true }
    guard fillers > 0 else { return false }
    return cues.contains {
      $0.cue == .filler && $0.range.lowerBound == place && isBehind(cue, after($0.range.upperBound), fillers: fillers - 1)
    }
  }

  private func has(_ cue: Cue, endingAt position: Int) -> Bool { cues.contains { $0.cue == cue && $0.range.upperBound == position } }

  private func has(_ cue: Cue, startingAt position: Int) -> Bool { cues.contains { $0.cue == cue && $0.range.lowerBound == position } }

  private func before(_ position: Int) -> Int {
    var position = position
    while position > 0, isGap(text[position - 1]) { position -= 1 }
    return position
  }

  private func after(_ position: Int) -> Int {
    var position = position
    while position < text.count, isGap(text[position]) { position += 1 }
    return position
  }

  private func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
