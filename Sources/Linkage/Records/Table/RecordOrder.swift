/// The order in which records are worked on: that of their ids' bytes, so that nothing depends on the order of the table.
struct RecordOrder: Sendable {
  /// The place in the table of each record.
  let places: [Int32]

  /// Sorts the ids. Throws where one is empty or stands twice.
  init(_ ids: TextList) throws(RecordLinkFault) {
    let shared = Self.sharedPrefix(ids)
    var keyed = (0..<ids.count).map { Keyed(key: Self.key(ids, $0, from: shared), place: Int32($0)) }
    keyed.sort { one, other in
      if one.key != other.key { return one.key < other.key }
      let left = ids[Int(one.place)]
      let right = ids[Int(other.place)]
      if left.lexicographicallyPrecedes(right) { return true }
      return one.place < other.place && left.elementsEqual(right)
    }
    for place in keyed.indices {
      let own = Int(keyed[place].place)
      if ids.range(own).isEmpty { throw .emptyID(own) }
      if place > 0, keyed[place].key == keyed[place - 1].key, ids[own].elementsEqual(ids[Int(keyed[place - 1].place)]) {
        throw .duplicateID(first: Int(keyed[place - 1].place), second: own)
      }
    }
    places = keyed.map(\.place)
  }

  private struct Keyed {
    /// Eight bytes behind what all ids begin with; most pairs are decided by them.
    var key: UInt64
    var place: Int32
  }

  private static func sharedPrefix(_ ids: TextList) -> Int {
    guard ids.count > 0 else { return 0 }
    let first = Array(ids[0])
    var shared = first.count
    for number in 1..<max(ids.count, 1) {
      let own = ids.range(number)
      shared = min(shared, own.count)
      for place in 0..<shared where ids.bytes[own.lowerBound + place] != first[place] {
        shared = place
        break
      }
    }
    return shared
  }

  private static func key(_ ids: TextList, _ number: Int, from start: Int) -> UInt64 {
    let range = ids.range(number)
    var key: UInt64 = 0
    for place in start..<start + 8 {
      key = key << 8 | (place < range.count ? UInt64(ids.bytes[range.lowerBound + place]) : 0)
    }
    return key
  }
}
