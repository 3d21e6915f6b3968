/// Reads a pattern: characters, `.`, `[a-z]`, `[^a-z]`, `\d \w \s` and their capitals, `( )`, `|`, `* + ?` and `{n,m}`. What would need
/// going back over the text (back references, look-around) is not there, so that every pattern takes time in proportion to the text.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var depth = 0
  private static let deepest = 100
  private static let mostTimes = 1000

  private init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// The parts of a pattern; a `^` in front and a `$` at the end say nothing more, for the whole value is matched.
  static func parse(_ text: String) throws(PatternFault) -> PatternNode {
    var parser = PatternParser(text)
    if parser.peek == "^" { parser.at += 1 }
    let node = try parser.choice()
    if parser.peek == "$", parser.at == parser.text.count - 1 { parser.at += 1 }
    if parser.at < parser.text.count { throw parser.fault("`\(parser.text[parser.at])` has nothing to close or repeat") }
    return node
  }

  private var peek: Unicode.Scalar? { at < text.count ? text[at] : nil }

  private func fault(_ what: String) -> PatternFault { PatternFault(words: "\(what) (character \(at + 1))") }

  private mutating func choice() throws(PatternFault) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw fault("more than \(Self.deepest) parentheses in each other") }
    var branches = [try sequence()]
    while peek == "|" {
      at += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternFault) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = peek, next != "|", next != ")" {
      if next == "$", at == text.count - 1 { break }
      parts.append(try repeated(try single()))
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func single() throws(PatternFault) -> PatternNode {
    guard let next = peek else { throw fault("the pattern ends too early") }
    switch next {
    case "(":
      at += 1
      if peek == "?" {
        guard at + 1 < text.count, text[at + 1] == ":" else { throw fault("look-around and named groups are not known") }
        at += 2
      }
      let inner = try choice()
      guard peek == ")" else { throw fault("a parenthesis is not closed") }
      at += 1
      return inner
    case "[":
      at += 1
      return .one(try bracket())
    case ".":
      at += 1
      return .one(CharacterRanges.complement([10...10]))
    case "\\":
      at += 1
      return .one(try escaped())
    case "*", "+", "?", "{": throw fault("`\(next)` has nothing to repeat")
    case "^", "$": throw fault("`\(next)` can only stand at the pattern's ends; write \\\(next) for the character")
    default:
      at += 1
      return .one([next.value...next.value])
    }
  }

  private mutating func repeated(_ node: PatternNode) throws(PatternFault) -> PatternNode {
    let (least, most): (Int, Int?)
    switch peek {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      at += 1
      (least, most) = try bounds()
    default: return node
    }
    at += 1
    if let next = peek, ["*", "+", "?", "{"].contains(next) { throw fault("`\(next)` repeats a repetition: use parentheses") }
    return .times(node, least: least, most: most)
  }

  /// The numbers of `{n}`, `{n,}` or `{n,m}`, up to the closing brace.
  private mutating func bounds() throws(PatternFault) -> (Int, Int?) {
    guard let least = number() else { throw fault("a number is wanted after `{`; write \\{ for the character") }
    var most: Int? = least
    if peek == "," {
      at += 1
      most = number()
    }
    guard peek == "}", least <= most ?? least, max(least, most ?? 0) <= Self.mostTimes else {
      throw fault("`{n,m}` is wanted, with n <= m <= \(Self.mostTimes)")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next = peek, ("0"..."9").contains(next), digits.count < 6 {
      digits.unicodeScalars.append(next)
      at += 1
    }
    return Int(digits)
  }

  private mutating func escaped() throws(PatternFault) -> [ClosedRange<UInt32>] {
    guard let next = peek else { throw fault("the pattern ends with a backslash") }
    at += 1
    switch next {
    case "d": return CharacterRanges.digits
    case "D": return CharacterRanges.complement(CharacterRanges.digits)
    case "w": return CharacterRanges.word
    case "W": return CharacterRanges.complement(CharacterRanges.word)
    case "s": return CharacterRanges.blanks
    case "S": return CharacterRanges.complement(CharacterRanges.blanks)
    case "t": return [9...9]
    case "n": return [10...10]
    case "r": return [13...13]
    default:
      if ("0"..."9").contains(next) || ("a"..."z").contains(next) || ("A"..."Z").contains(next) {
        at -= 1
        throw fault("`\\\(next)` is not known")
      }
      return [next.value...next.value]
    }
  }

  /// The characters of a bracket, whose opening is read already.
  private mutating func bracket() throws(PatternFault) -> [ClosedRange<UInt32>] {
    let isNegated = peek == "^"
    if isNegated { at += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while let next = peek, next != "]" || isFirst {
      isFirst = false
      at += 1
      let low = next == "\\" ? try escaped() : [next.value...next.value]
      guard peek == "-", at + 1 < text.count, text[at + 1] != "]", low.count == 1, low[0].count == 1 else {
        ranges += low
        continue
      }
      at += 1
      let end = text[at]
      at += 1
      let high = end == "\\" ? try escaped() : [end.value...end.value]
      guard high.count == 1, high[0].count == 1, low[0].lowerBound <= high[0].lowerBound else {
        throw fault("a range goes from the smaller to the greater character")
      }
      ranges.append(low[0].lowerBound...high[0].lowerBound)
    }
    guard peek == "]" else { throw fault("a bracket is not closed") }
    at += 1
    return isNegated ? CharacterRanges.complement(ranges) : CharacterRanges.merged(ranges)
  }
}
