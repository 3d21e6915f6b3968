/// How far a search for a closing quote went, when it found none.
///
/// A search that fails leaves only the first line behind, so the next record's search runs over the same bytes. Where both have passed the
/// same line end in quotes, they are in the same state, and the later one goes on where the earlier one stopped. So the whole of a file is
/// searched once, however many quotes never close.
struct LookAhead {
  struct Known {
    /// What stopped the search: the limit (open), an end too far away, or a violation. Positions are those in the stream.
    var outcome: QuoteScan.Outcome
    var state: QuoteScan.State
    var position: Int
  }

  private var last: Known?

  /// Where an earlier search, which passed the line end before this place of the stream, stopped.
  mutating func known(at place: Int) -> Known? {
    guard let last, place <= last.position else {
      last = nil
      return nil
    }
    return last
  }

  /// Keeps the end of a failed search of the record that begins at `offset`.
  mutating func remember(_ outcome: QuoteScan.Outcome, state: QuoteScan.State, position: Int, offset: Int) {
    switch outcome {
    case .open where state == .lineReturn:
      // The record ends in the last byte seen, so a search that passes this line end in quotes is in another state.
      last = nil
    case .open: last = Known(outcome: .open, state: state, position: offset + position)
    case .ended(let content, let next):
      last = Known(outcome: .ended(content: offset + content, next: offset + next), state: state, position: offset + content)
    case .violated(let at): last = Known(outcome: .violated(at: offset + at), state: state, position: offset + at)
    }
  }
}
