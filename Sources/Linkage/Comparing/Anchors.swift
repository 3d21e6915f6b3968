/// Pairs that are the same seller's whatever they are called: two of registration number, phone, e-mail and address are equal.
///
/// Values that more than ``Blocks/largest`` accounts share do not bring them together, and contacts that strangers share, such as an agent's, do not
/// count: what is not left out by one seller must not be learnt from the names of many.
func anchorPairs(_ registration: [Int32], _ contacts: SellersContacts) -> [Pair] {
  let columns = [registration] + contacts.own
  let groups = columns.map { ValueGroups($0) }
  var pairs: [Pair] = []
  for (own, group) in groups.enumerated() {
    for value in 0..<group.count where (2...Blocks.largest).contains(group[value].count) {
      let accounts = group[value]
      for (offset, one) in accounts.enumerated() {
        for other in accounts.dropFirst(offset + 1) {
          var equal = 0
          var isFound = false
          for (number, column) in columns.enumerated() where column[Int(one)] >= 0 && column[Int(one)] == column[Int(other)] {
            equal += 1
            // An earlier column has the pair already.
            if number < own, groups[number][Int(column[Int(one)])].count <= Blocks.largest { isFound = true }
          }
          if equal >= 2, !isFound { pairs.append(Pair(Int(one), Int(other))) }
        }
      }
    }
  }
  return radixSorted(pairs.map(\.code)).map(Pair.init(code:))
}
