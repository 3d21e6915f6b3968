/// How alike two texts are, from 0 to 1: characters in common near the same place, their order, and a bonus for the same beginning. Of texts
/// of more than 64 units the first 64 count.
///
/// Source: Winkler, "String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage", ASA 1990; the
/// bonus is 0.1 a unit for up to four, whatever the similarity.
func jaroWinkler(_ left: [UInt16], _ first: Range<Int>, _ right: [UInt16], _ second: Range<Int>) -> Double {
  let count = min(first.count, 64)
  let others = min(second.count, 64)
  if count == 0 || others == 0 { return count == others ? 1 : 0 }
  let window = max(max(count, others) / 2 - 1, 0)
  var used: UInt64 = 0
  var usedOthers: UInt64 = 0
  for place in 0..<count {
    let unit = left[first.lowerBound + place]
    var other = max(0, place - window)
    let end = min(others, place + window + 1)
    while other < end {
      if usedOthers & (1 << UInt64(other)) == 0, right[second.lowerBound + other] == unit {
        used |= 1 << UInt64(place)
        usedOthers |= 1 << UInt64(other)
        break
      }
      other += 1
    }
  }
  let matches = used.nonzeroBitCount
  if matches == 0 { return 0 }
  var moved = 0
  while used != 0 {
    let place = used.trailingZeroBitCount
    let other = usedOthers.trailingZeroBitCount
    if left[first.lowerBound + place] != right[second.lowerBound + other] { moved += 1 }
    used &= used - 1
    usedOthers &= usedOthers - 1
  }
  let common = Double(matches)
  let jaro = (common / Double(count) + common / Double(others) + (common - Double(moved / 2)) / common) / 3
  var shared = 0
  while shared < min(4, count, others), left[first.lowerBound + shared] == right[second.lowerBound + shared] { shared += 1 }
  return jaro + 0.1 * Double(shared) * (1 - jaro)
}
