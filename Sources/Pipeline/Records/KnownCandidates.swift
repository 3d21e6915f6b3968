import Candidates
import Marketplace
import Store

/// The candidates that a published night knows by their ids: those in its files, and those it remembers.
struct KnownCandidates {
  /// What is known of one.
  struct Known {
    var marketplace: String
    var listingID: String
    var brandID: String
    var stateHash: String
  }

  let night: CalendarDate
  private var known: [String: Known] = [:]
  private var scores: [String: Int] = [:]

  /// Those of the night of a date, or of the newest one, whose ids are asked for.
  ///
  /// - Throws: status 1 where the night was not published, or where its artefact is gone.
  init(_ wanted: Set<String>, on date: CalendarDate?, in workspace: Workspace, disk: Disk) throws {
    let told = try ToldNight(date, in: workspace, disk: disk)
    night = told.published.date
    if told.candidates.manifest.files.contains(where: { $0.name == MemoryTable.name }) {
      for row in try MemoryTable.rows(told.candidates, disk: disk) where wanted.contains(row.candidateID) {
        known[row.candidateID] = Known(
          marketplace: row.marketplace, listingID: row.listingID, brandID: row.brandID, stateHash: row.stateHash)
      }
      try CandidateTable.forEach(told.candidates, disk: disk) { row in
        if wanted.contains(row.candidateID) { scores[row.candidateID] = row.scoreMillionths }
      }
    }
  }

  /// The score of one of them in millionths; nil where it is in no file of the night.
  func score(_ id: String) -> Int? { scores[id] }

  /// The decision about one of them; nil where the night does not know it.
  func decision(_ verdict: CandidateDecision.Verdict, _ id: String) -> CandidateDecision? {
    known[id].map {
      CandidateDecision(
        verdict, candidateID: id, marketplace: $0.marketplace, listingID: $0.listingID, brandID: $0.brandID, stateHash: $0.stateHash)
    }
  }
}
