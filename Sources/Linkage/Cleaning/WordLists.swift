/// Lists of numbered words, one behind the other in one array.
struct WordLists: Equatable, Sendable {
  private(set) var words: [Int32] = []
  private var starts: [Int32] = [0]

  /// No lists.
  init() {}

  /// Lists of so many words each, which stand one behind the other; nil where they are more or fewer, or too many to be counted.
  init?(_ words: [UInt32], counts: [UInt32]) {
    guard words.count <= Int32.max, words.allSatisfy({ $0 <= Int32.max }) else { return nil }
    var end = 0
    starts.reserveCapacity(counts.count + 1)
    for count in counts {
      end += Int(count)
      guard end <= words.count else { return nil }
      starts.append(Int32(end))
    }
    guard end == words.count else { return nil }
    self.words = words.map { Int32($0) }
  }

  /// Sets memory aside.
  mutating func reserve(words: Int, lists: Int) {
    self.words.reserveCapacity(words)
    starts.reserveCapacity(lists + 1)
  }

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  /// The words of a list.
  subscript(list: Int) -> ArraySlice<Int32> { words[Int(starts[list])..<Int(starts[list + 1])] }

  /// Whether a list has no words.
  func isEmpty(_ list: Int) -> Bool { starts[list] == starts[list + 1] }

  /// Puts a word at the end of the list that is not ended yet.
  mutating func append(_ word: Int32) { words.append(word) }

  /// Ends a list.
  mutating func endList() { starts.append(Int32(words.count)) }

  /// The words of the list that is not ended yet.
  var unfinished: ArraySlice<Int32> { words[Int(starts[count])...] }

  /// Puts another word in the place of the last one.
  mutating func replaceLast(_ word: Int32) { words[words.count - 1] = word }

  /// The same lists, each sorted by the numbers.
  func sorted() -> WordLists {
    var lists = self
    for list in 0..<count {
      let range = Int(starts[list])..<Int(starts[list + 1])
      // Lists are short: each word is moved down to its place.
      for place in range.dropFirst() {
        let word = lists.words[place]
        var hole = place
        while hole > range.lowerBound, lists.words[hole - 1] > word {
          lists.words[hole] = lists.words[hole - 1]
          hole -= 1
        }
        lists.words[hole] = word
      }
    }
    return lists
  }
}
