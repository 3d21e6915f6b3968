/// Which of two names a word stands in.
enum WordSide { case first, second, both }

/// Walks two sorted lists of words and says of each word where it stands; a word that stands twice is taken twice.
func mergeWords(_ first: [Int32], _ second: [Int32], _ visit: (_ word: Int32, _ side: WordSide) -> Void) {
  var left = 0
  var right = 0
  while left < first.count || right < second.count {
    if right == second.count || (left < first.count && first[left] < second[right]) {
      visit(first[left], .first)
      left += 1
    } else if left == first.count || second[right] < first[left] {
      visit(second[right], .second)
      right += 1
    } else {
      visit(first[left], .both)
      left += 1
      right += 1
    }
  }
}
