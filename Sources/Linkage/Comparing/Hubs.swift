/// For each account, how many different names stand beside its value; 0 where the value is unknown (below 0).
///
/// A phone that one seller shows on ten accounts stands beside one name or two, an agent's phone beside many.
/// - Parameter words: an account's words, the rarest first. Two names count as one where one has all words of the other, since one seller writes
///   its name in several ways; a word that they share does not tell, for one trade may share an agent, but where very many share it that is at
///   home among the accounts of the value.
func hubSizes(
  _ values: [Int32], names: [UInt64], words: (Int) -> [Int32] = { _ in [] }, homes: WordHomes? = nil
) -> [Int] {
  let groups = ValueGroups(values)
  var sizes = [Int](repeating: 0, count: values.count)
  var seen: [(name: UInt64, account: Int32)] = []
  for value in 0..<groups.count {
    let accounts = groups[value]
    var distinct = accounts.isEmpty ? 0 : 1
    if accounts.count > 1 {
      seen.removeAll(keepingCapacity: true)
      for account in accounts { seen.append((names[Int(account)], account)) }
      seen.sort { $0 < $1 }
      distinct = 1
      for place in 1..<seen.count where seen[place].name != seen[place - 1].name {
        seen[distinct] = seen[place]
        distinct += 1
      }
      if distinct > 1 { distinct -= joined(seen[..<distinct].map { words(Int($0.account)) }) { homes?.words(among: accounts) ?? [:] } }
    }
    for account in accounts { sizes[Int(account)] = distinct }
  }
  return sizes
}

/// For each account, how many different registration numbers stand beside its value; 0 where the value is unknown (below 0). Companies that share a
/// word of their names beside an agent's phone, or a chain's, are as many sellers as they show numbers.
func numbersBeside(_ values: [Int32], _ numbers: [Int32]) -> [Int] {
  let groups = ValueGroups(values)
  var counts = [Int](repeating: 0, count: values.count)
  for value in 0..<groups.count {
    let shown = Set(groups[value].lazy.map { numbers[Int($0)] }.filter { $0 >= 0 }).count
    for account in groups[value] { counts[Int(account)] = shown }
  }
  return counts
}

/// How many fewer lists there are if two of which one has all words of the other count as one. Such share the first word of the shorter one.
///
/// - Parameter own: the words that are at home among the accounts that the lists are of; asked for only where very many lists share a word.
private func joined(_ lists: [[Int32]], own: () -> [Int32: Int]) -> Int {
  var sets = DisjointSets(count: lists.count)
  var count = 0
  func join(_ number: Int, _ other: Int) {
    if other != number && lists[number].allSatisfy(lists[other].contains) && sets.unite(other, number) != nil { count += 1 }
  }
  // A few lists are held against each other at once.
  if lists.count <= fewLists {
    for number in lists.indices where !lists[number].isEmpty { for other in lists.indices { join(number, other) } }
    return count
  }
  var holders: [Int32: [Int]] = [:]
  for (number, words) in lists.enumerated() {
    for word in words where holders[word]?.last != number { holders[word, default: []].append(number) }
  }
  if lists.count > mostSpellings && holders.values.contains(where: { $0.count > mostSpellings }) {
    let own = own()
    for (number, words) in lists.enumerated() {
      for word in words where own[word] != nil {
        if let others = holders[word], others.count > mostSpellings, sets.unite(others[0], number) != nil { count += 1 }
      }
    }
  }
  for (number, words) in lists.enumerated() {
    guard let rarest = words.first, let others = holders[rarest], others.count <= mostSpellings else { continue }
    for other in others { join(number, other) }
  }
  return count
}

/// So many lists are never too many to be of one word.
private let fewLists = 16
/// A word of more names beside one value is no seller's own.
private let mostSpellings = 32
