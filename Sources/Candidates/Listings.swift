/// Hits by listing, whatever order they come in.
struct Listings: Sendable {
  let hits: [ListingHit]
  /// Pieces of the order that can be worked on apart: no listing stands in two.
  let pieces: [Range<Int>]
  /// The indices of the hits by listing, brand and place.
  private let order: [Int]

  /// Hits in a piece, or some more where a listing would be cut.
  private static let pieceSize = 4096

  init(_ hits: [ListingHit]) {
    self.hits = hits
    let isSorted = hits.indices.dropFirst().allSatisfy { !Self.comesBefore(hits[$0], hits[$0 - 1]) }
    let order = isSorted ? Array(hits.indices) : hits.indices.sorted { Self.comesBefore(hits[$0], hits[$1]) }
    var pieces: [Range<Int>] = []
    var start = 0
    while start < order.count {
      var end = min(start + Self.pieceSize, order.count)
      while end < order.count, hits[order[end]].listing == hits[order[end - 1]].listing { end += 1 }
      pieces.append(start..<end)
      start = end
    }
    self.order = order
    self.pieces = pieces
  }

  /// Hands the indices of the hits of each listing of a piece to `body`.
  func forEach(in piece: Int, _ body: ([Int]) -> Void) {
    var start = pieces[piece].lowerBound
    while start < pieces[piece].upperBound {
      var end = start + 1
      while end < pieces[piece].upperBound, hits[order[end]].listing == hits[order[start]].listing { end += 1 }
      body(Array(order[start..<end]))
      start = end
    }
  }

  private static func comesBefore(_ left: ListingHit, _ right: ListingHit) -> Bool {
    (left.listing, left.hit.brand, left.hit.start, left.hit.end, left.hit.form.rawValue, left.hit.context.rawValue)
      < (right.listing, right.hit.brand, right.hit.start, right.hit.end, right.hit.form.rawValue, right.hit.context.rawValue)
  }
}
