import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: of equal records the first stays, of a listing's others the newest wins") struct VersionSolverTests {
  /// A row as the rule speaks of it.
  private struct Row {
    var listing: Int
    var content: Int
    var updatedAt: Int64
    var position: RowPosition
  }

  /// The rule said plainly: each row is held against each other one.
  private func plainly(_ rows: [Row]) -> [DisplacedRow] {
    func isEqual(_ one: Row, _ other: Row) -> Bool { one.listing == other.listing && one.content == other.content }
    return rows.sorted { $0.position < $1.position }.compactMap { row in
      if let first = rows.filter({ isEqual($0, row) }).min(by: { $0.position < $1.position }), first.position != row.position {
        return DisplacedRow(position: row.position.packed, state: .duplicate, by: first.position.packed, isConflict: false)
      }
      let left = rows.filter { other in
        other.listing == row.listing && !rows.contains { isEqual($0, other) && $0.position < other.position }
      }
      let winner = left.max { ($0.updatedAt, $0.position) < ($1.updatedAt, $1.position) }
      guard let winner, winner.position != row.position else { return nil }
      return DisplacedRow(
        position: row.position.packed, state: .superseded, by: winner.position.packed, isConflict: winner.updatedAt == row.updatedAt)
    }
  }

  /// The solver's answer. Few hashes, so that different listings and contents often share one.
  private func solved(_ rows: [Row]) -> [DisplacedRow] {
    var entries = rows.map {
      VersionEntry(
        idHash: UInt64($0.listing % 4), recordHash: UInt64($0.content % 2), updatedAt: $0.updatedAt, position: $0.position.packed)
    }
    return VersionSolver.displaced(among: &entries) { positions in
      #expect(positions == positions.sorted())
      return positions.compactMap { position in
        rows.first { $0.position.packed == position }.map {
          VersionDetail(listingID: Array("L\($0.listing)".utf8), recordHashHigh: UInt64($0.content / 2))
        }
      }
    }
  }

  @Test func asThePlainRuleSays() {
    var random = SeededRandom(seed: 12)
    var displaced = 0
    for _ in 0..<500 {
      let count = Int.random(in: 0...12, using: &random)
      var rows = (0..<count).map { number in
        Row(
          listing: Int.random(in: 0..<6, using: &random), content: Int.random(in: 0..<4, using: &random),
          updatedAt: [Int64.min, 0, 1, 2].randomElement(using: &random) ?? 0,
          position: RowPosition(segment: number % 3, row: number))
      }
      // Equal records are equal in their times too.
      for place in rows.indices {
        if let twin = rows[..<place].first(where: { $0.listing == rows[place].listing && $0.content == rows[place].content }) {
          rows[place].updatedAt = twin.updatedAt
        }
      }
      rows.shuffle(using: &random)
      let found = solved(rows)
      #expect(found == plainly(rows), "\(rows)")
      displaced += found.count
    }
    #expect(displaced > 500, "control: rows are displaced")
  }

  @Test func theSameTimeWithOtherContentIsAConflict() {
    let rows = [
      Row(listing: 1, content: 0, updatedAt: 7, position: RowPosition(segment: 0, row: 0)),
      Row(listing: 1, content: 1, updatedAt: 7, position: RowPosition(segment: 0, row: 1)),
      Row(listing: 2, content: 0, updatedAt: 7, position: RowPosition(segment: 0, row: 2)),
    ]
    let winner = RowPosition(segment: 0, row: 1).packed
    #expect(solved(rows) == [DisplacedRow(position: 0, state: .superseded, by: winner, isConflict: true)])
  }

  @Test func equalHashesOfOtherListingsAreToldApart() {
    let rows = [0, 4, 8].map { Row(listing: $0, content: 0, updatedAt: 0, position: RowPosition(segment: 0, row: $0)) }
    #expect(solved(rows) == [])
  }

  /// What hostile exports can choose: versions of one listing, equal or not, and listings whose ids share a hash. Held against each other one
  /// by one, so many rows would take hours.
  @Test(.timeLimit(.minutes(5)), arguments: [(1, 1), (1, 120_000), (1, 60_000), (120_000, 1)])
  func manyRowsOfOneHashAreSettled(listings: Int, contents: Int) {
    let rows = 0..<120_000
    var entries = rows.map { VersionEntry(idHash: 7, recordHash: UInt64($0 % contents), updatedAt: 3, position: UInt64($0)) }
    let displaced = VersionSolver.displaced(among: &entries) { positions in
      positions.map { VersionDetail(listingID: Array("L\($0 % UInt64(listings))".utf8), recordHashHigh: 0) }
    }
    #expect(displaced.count == rows.count - listings)
    #expect(displaced.count { $0.state == .duplicate } == rows.count - max(listings, contents))
    #expect(displaced.count { $0.isConflict } == contents - 1)
  }
}
