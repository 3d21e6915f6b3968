import Candidates
import Marketplace
import Store

/// Looks at a workspace and changes nothing in it.
public struct Inspector: Sendable {
  let workspace: Workspace
  let disk: Disk

  /// An inspector of the workspace at an absolute path.
  public init(workspace: String, disk: Disk = .real) {
    self.workspace = Workspace(path: workspace, disk: disk)
    self.disk = disk
  }

  /// All runs, the newest first: from the ledger, or from the run folders for a user to whom it is closed.
  ///
  /// - Throws: status 2 where there is no workspace.
  public func runs() throws(RunFault) -> [RunRecord] {
    do {
      try requireWorkspace()
      if let ledger = try? Ledger.openReadOnly(workspace.ledger, disk: disk) { return try ledger.runs() }
      return try RunFolder.allFacts(in: workspace, disk: disk).map(\.run).sorted { $0.number > $1.number }
    } catch {
      throw RunFault(error)
    }
  }

  /// Every command that looks at a workspace wants one.
  ///
  /// - Throws: status 2 where there is none, or where it is closed to this user as a whole.
  func requireWorkspace() throws(RunFault) {
    do throws(DiskFault) {
      if try disk.exists(workspace.runs) { return }
    } catch {
      throw RunFault(.usage, "the workspace cannot be used: \(error)", remedy: error.remedy)
    }
    throw RunFault(.usage, "there is no workspace at \(workspace.path)", remedy: "Give the folder that runs write to as --workspace")
  }

  /// All that is known of a run. `name` is its number, with or without leading zeros.
  ///
  /// - Throws: status 1 where there is no such run.
  public func run(_ name: String) throws(RunFault) -> RunFacts {
    do {
      let known = try runs()
      guard let number = Int(name), known.contains(where: { $0.number == number }) else {
        throw RunFault(.failed, "no run \(name) in \(workspace.path)", remedy: "`brandsieve runs` lists them")
      }
      if let ledger = try? Ledger.openReadOnly(workspace.ledger, disk: disk), let facts = try ledger.run(number) { return facts }
      let facts = try RunFolder.allFacts(in: workspace, disk: disk).first { $0.run.number == number }
      guard let facts else { throw RunFault(.failed, "run \(name) has left no record", remedy: "Look at another run") }
      return facts
    } catch {
      throw RunFault(error)
    }
  }

  /// Why a run failed, in the lines that it ended with; none where it did not, or left no word.
  public func fault(of run: RunRecord) throws(RunFault) -> [String] {
    do {
      let record = try RunFolder.record(in: workspace.run(RunFolder.name(run.number)), disk)
      return (record?["fault"]?.asArray ?? []).compactMap(\.asText)
    } catch {
      throw RunFault(error)
    }
  }

  /// Why a listing became a candidate on a night, or why it did not.
  ///
  /// - Throws: status 1 where no row shows the listing, or where what is needed is damaged, or closed to this user; status 2 where there
  ///   is no workspace.
  public func listing(_ id: String, on marketplace: String, date: CalendarDate?) throws(RunFault) -> ListingStory {
    do {
      try requireWorkspace()
      let night = try ToldNight(date, in: workspace, disk: disk)
      guard night.selections.contains(where: { $0.marketplace == marketplace }) else {
        let known = night.selections.map(\.marketplace).joined(separator: ", ")
        throw RunFault(.failed, "no marketplace \(marketplace) on \(night.published.date)", remedy: "There are: \(known)")
      }
      var search = try ListingSearch(night, marketplace: marketplace, listingID: id, disk: disk)
      if search.accepted == nil { try search.addRejects() }
      let days = try days(of: id, on: marketplace, night)
      guard !search.rows.isEmpty || !days.isEmpty else {
        let damaged = night.published.incompleteFiles.filter { $0.marketplace == marketplace }
        let doubt =
          damaged.isEmpty
          ? "" : "; but the marketplace is incomplete, it may stand in what is lost of \(damaged.map(\.file).joined(separator: ", "))"
        throw RunFault(
          .failed, "no row of \(marketplace) on \(night.published.date) shows the listing \(id)\(doubt)",
          remedy: damaged.isEmpty
            ? "Check the id, or give another night as --date" : "Fetch what is damaged again and run the night again, or check the id")
      }
      var story = try story(of: search, night)
      story.days = days
      return story
    } catch {
      throw RunFault(error)
    }
  }

  /// The candidates that a listing is, and those that the night remembers.
  private func days(of id: String, on marketplace: String, _ night: ToldNight) throws -> [ListingStory.Day] {
    var days: [ListingStory.Day] = []
    guard night.candidates.manifest.files.contains(where: { $0.name == MemoryTable.name }) else { return [] }
    try CandidateTable.forEach(night.candidates, disk: disk) { row in
      guard row.listingID.utf8.elementsEqual(id.utf8), row.marketplace == marketplace else { return }
      days.append(
        ListingStory.Day(
          candidateID: row.candidateID, brandID: row.brandID, tier: row.tier, state: row.state.name,
          isConfirmed: row.reasons.first == CandidateRow.confirmed))
    }
    for row in try MemoryTable.rows(night.candidates, disk: disk)
    where row.standing != .shown && row.listingID.utf8.elementsEqual(id.utf8) && row.marketplace == marketplace {
      days.append(
        ListingStory.Day(candidateID: row.candidateID, brandID: row.brandID, tier: nil, state: row.standing.name, isConfirmed: false))
    }
    return days
  }

  private func story(of search: ListingSearch, _ night: ToldNight) throws -> ListingStory {
    var story = ListingStory(
      date: night.published.date, marketplace: search.marketplace, listingID: search.listingID, rows: search.rows,
      incomplete: night.published.incompleteFiles.filter { $0.marketplace == search.marketplace }, title: "",
      sellerAccountID: "", clusterID: "", marks: [])
    guard let accepted = search.accepted else { return story }
    let table = try night.segments[accepted.segment].segment.listings(disk)
    var first = 0
    var brandField = ""
    for batch in 0..<table.batchCount {
      let end = first + table.rows(inBatch: batch)
      if (first..<end).contains(accepted.row) {
        story.title = try table.text(.title, batch: batch)[accepted.row - first]
        brandField = try table.text(.brand, batch: batch)[accepted.row - first]
      }
      first = end
    }
    let selected = night.segments[accepted.segment]
    let rows = try SelectedRows(selected.selection, ordinal: selected.ordinal, disk: disk)
    let entity = try NightEntities(night.sellers, disk: disk).rows[selected.firstAccount + Int(rows.accounts[accepted.row])]
    story.sellerAccountID = entity.key.account
    story.clusterID = entity.clusterID
    story.marks = try marks(of: RowPosition(segment: accepted.segment, row: accepted.row), story.title, brandField, night)
    return story
  }

  private func marks(of listing: RowPosition, _ title: String, _ brandField: String, _ night: ToldNight) throws -> [ListingStory.Mark] {
    let (judging, scorecard) = try night.judging()
    let hits = judging.night.hits
    let history = judging.judge.history(of: hits)
    return judging.judge.explain(listing: listing.packed, in: hits, history: history, scorecard: scorecard).map { explanation in
      let hit = hits[explanation.hit].hit
      let text = Array((hit.context.contains(.brandField) ? brandField : title).utf8)
      let range = Int(hit.start)..<max(Int(hit.start), min(Int(hit.end), text.count))
      let mark = explanation.trademark.map { judging.registry.trademarks[$0] }
      return ListingStory.Mark(
        brandID: judging.registry.brands[Int(hit.brand)].id, brand: judging.registry.brands[Int(hit.brand)].name,
        quoted: String(decoding: text[range], as: UTF8.self),
        place: hit.context.contains(.brandField) || range.isEmpty ? nil : range, form: hit.form, context: hit.context,
        right: mark.map { "\($0.office) \($0.registrationNo)" }, explanation: explanation)
    }
  }
}
