/// What a cell looks like, as far as that tells columns of data from their names.
enum CellKind: Equatable {
  case empty
  case number
  case date
  case address
  /// Letters, digits and marks without a space.
  case word
  case text

  init(_ cell: ArraySlice<UInt8>) {
    let cell = Self.trimmed(cell)
    var (digits, letters, spaces, marks, high) = (0, 0, 0, 0, 0)
    for byte in cell {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
      case 32, 9, 10, 13: spaces += 1
      case 128...: high += 1
      default: marks += 1
      }
    }
    if cell.isEmpty {
      self = .empty
    } else if digits > 0, letters == 0, high <= 3, Self.isNumber(cell) {
      self = .number
    } else if digits >= 3, Self.isDate(cell, letters: letters) {
      self = .date
    } else if spaces == 0, Self.isAddress(cell) {
      self = .address
    } else {
      self = spaces == 0 ? .word : .text
    }
  }

  /// How much a cell of this kind speaks for having been cut out of its line in the right places.
  var weight: Double {
    switch self {
    case .number, .date, .address: 1
    case .empty: 0.9
    case .word: 0.8
    case .text: 0.6
    }
  }

  static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var cell = cell
    while let first = cell.first, first == 32 || first == 9 { cell.removeFirst() }
    while let last = cell.last, last == 32 || last == 9 { cell.removeLast() }
    return cell
  }

  /// Digits with the marks of numbers: sign, point, comma, spaces between groups, per cent, a currency sign, brackets, an exponent is a word.
  private static func isNumber(_ cell: ArraySlice<UInt8>) -> Bool {
    var seps = 0
    for (place, byte) in cell.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "%"), UInt8(ascii: "$"), 32, 39, 128...: break
      case UInt8(ascii: "("), UInt8(ascii: ")"): break
      case UInt8(ascii: "+"), UInt8(ascii: "-"): if place > 0 { return false }
      case UInt8(ascii: "."), UInt8(ascii: ","): seps += 1
      default: return false
      }
    }
    return seps <= 4
  }

  /// Groups of digits between - / . : and spaces, with at most a month's name, T, Z, AM or PM.
  private static func isDate(_ cell: ArraySlice<UInt8>, letters: Int) -> Bool {
    guard cell.count <= 35, letters <= 12 else { return false }
    var (groups, marks, inGroup) = (0, 0, false)
    for byte in cell {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !inGroup { groups += 1 }
        inGroup = true
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "."):
        marks += 1
        inGroup = false
      case 32, UInt8(ascii: "+"), UInt8(ascii: ","): inGroup = false
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): inGroup = false
      default: return false
      }
    }
    guard groups >= 2, groups <= 9, let first = cell.first, let last = cell.last else { return false }
    let isDigitFirst = first >= 48 && first <= 57
    return letters <= 3 ? isDigitFirst && marks >= 1 && groups >= 2 : marks + groups >= 3 && (isDigitFirst || last >= 48 && last <= 57)
  }

  private static func isAddress(_ cell: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: cell.prefix(12), as: UTF8.self).lowercased()
    if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.") { return true }
    guard let at = cell.firstIndex(of: UInt8(ascii: "@")), at > cell.startIndex else { return false }
    return cell[at...].contains(UInt8(ascii: "."))
  }

  /// The run-length shape of a cell: a for letters, 9 for digits, other bytes as they are.
  static func shape(_ cell: ArraySlice<UInt8>) -> [UInt8] {
    var shape: [UInt8] = []
    for byte in trimmed(cell).prefix(64) {
      let sign: UInt8 =
        switch byte {
        case 48...57: 57
        case 65...90, 97...122, 128...: 97
        default: byte
        }
      if shape.last != sign { shape.append(sign) }
    }
    return shape
  }
}
