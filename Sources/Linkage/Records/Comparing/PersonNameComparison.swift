/// A given name and a surname together, since they lean on each other, and are often the wrong way round.
struct PersonNameComparison: RecordComparison {
  let given: RecordColumn
  let surname: RecordColumn
  /// From which similarity on two names are taken for spellings of one.
  let similar: Double
  /// The numbers of the surnames' values that are equal to the given names', -1 where none is.
  private let surnameOfGiven: [Int32]

  var columns: [RecordColumn] { [given, surname] }

  /// What one of the names says: unknown, different, similar, equal.
  private static let states = ["unknown", "different", "similar", "equal"]
  private static let swapped: UInt8 = 16
  private static let nearlySwapped: UInt8 = 17

  let levels: [RecordLevel]

  init(given: RecordColumn, surname: RecordColumn, similar: Double) {
    self.given = given
    self.surname = surname
    self.similar = similar
    surnameOfGiven = (0..<given.table.count).map { Int32(surname.table.find(given.table[$0]) ?? -1) }
    var levels: [RecordLevel] = []
    for (first, givenState) in Self.states.enumerated() {
      for (second, surnameState) in Self.states.enumerated() {
        let group = (first > 0 ? 1 : 0) + (second > 0 ? 2 : 0)
        let equal: UInt8 = (first == 3 ? 1 : 0) + (second == 3 ? 2 : 0)
        let name = group == 0 ? "unknown" : "given name \(givenState), surname \(surnameState)"
        levels.append(RecordLevel(name: name, group: group, equal: equal))
      }
    }
    levels.append(RecordLevel(name: "equal the wrong way round", group: 3))
    levels.append(RecordLevel(name: "similar the wrong way round", group: 3))
    self.levels = levels
  }

  func level(_ one: Int, _ other: Int) -> UInt8 {
    let first = state(given, one, other)
    let second = state(surname, one, other)
    if first == 1, second == 1 || second == 2, let level = crossed(one, other) { return level }
    if second == 1, first == 2, let level = crossed(one, other) { return level }
    return UInt8(first * 4 + second)
  }

  private func state(_ column: RecordColumn, _ one: Int, _ other: Int) -> Int {
    let left = column.values[one]
    let right = column.values[other]
    if left < 0 || right < 0 { return 0 }
    return left == right ? 3 : column.similarity(left, right) >= similar ? 2 : 1
  }

  /// The level of names the wrong way round, nil if they are not. All four are known.
  private func crossed(_ one: Int, _ other: Int) -> UInt8? {
    let (first, second) = (given.values[one], given.values[other])
    let (left, right) = (surname.values[one], surname.values[other])
    let isFirst = surnameOfGiven[Int(first)] == right
    let isSecond = surnameOfGiven[Int(second)] == left
    if isFirst && isSecond { return Self.swapped }
    if isFirst || isAlike(first, right), isSecond || isAlike(second, left) { return Self.nearlySwapped }
    return nil
  }

  private func isAlike(_ name: Int32, _ other: Int32) -> Bool {
    jaroWinkler(given.units, given.unitRange(name), surname.units, surname.unitRange(other)) >= similar
  }
}
