/// A name that is meant if it is the only brand's: of several names that fit, the first, unless they are of several brands.
struct OnlyBrand {
  /// The first name that fits, whatever came after it; nil where none does.
  private(set) var first: Int32?
  private var isTie = false

  /// The number of the name that is meant.
  var name: Int32? { isTie ? nil : first }

  /// Takes one more name that fits.
  mutating func consider(_ number: Int32, in index: DisguiseIndex) {
    guard let first else {
      first = number
      return
    }
    if index.names[Int(first)].brand != index.names[Int(number)].brand { isTie = true }
  }
}
