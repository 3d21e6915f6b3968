/// Which of two names a word stands in.
enum WordSide { case first, second, both }

/// Walks two sorted lists of words and says of each word where it stands; a word that stands twice is taken twice.
func mergeWords(_ first: ArraySlice<Int32>, _ second: ArraySlice<Int32>, _ visit: (_ word: Int32, _ side: WordSide) -> Void) {
  var left = first.startIndex
  var right = second.startIndex
  while left < first.endIndex || right < second.endIndex {
    if right == second.endIndex || (left < first.endIndex && first[left] < second[right]) {
      visit(first[left], .first)
      left += 1
    } else if left == first.endIndex || second[right] < first[left] {
      visit(second[right], .second)
      right += 1
    } else {
      visit(first[left], .both)
      left += 1
      right += 1
    }
  }
}
