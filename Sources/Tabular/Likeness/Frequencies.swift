/// Reads tables of frequencies: numbers of bits, each before the characters that it counts for.
enum Frequencies {
  /// How unlikely each character is, in bits.
  static func bits(_ table: String) -> [UInt32: Float] {
    var bits: [UInt32: Float] = [:]
    var number: Float = 0
    var isInNumber = false
    for scalar in table.unicodeScalars {
      if let digit = scalar.isASCII ? Character(scalar).wholeNumberValue : nil {
        number = isInNumber ? 10 * number + Float(digit) : Float(digit)
        isInNumber = true
      } else if scalar == " " {
        isInNumber = false
      } else {
        isInNumber = false
        bits[scalar.value] = bits[scalar.value] ?? number
      }
    }
    return bits
  }
}
