import Candidates
import Marketplace
import Store
import Tabular

extension Inspector {
  /// Writes a new file, outside the workspace.
  ///
  /// - Throws: status 2 where something stands there already.
  public func writeNew(_ bytes: [UInt8], to path: String) throws(RunFault) {
    do throws(DiskFault) {
      let writer = try FileWriter(creating: path, disk: disk)
      try writer.write(bytes)
      _ = try writer.finish()
      try disk.sync(path)
    } catch {
      throw RunFault(.usage, "\(error)", remedy: error.remedy)
    }
  }

  /// A sample of a night's candidates of a tier for a person to judge, as a sheet for `decide import`.
  ///
  /// - Returns: the sheet, how many candidates it has, and how many the tier has.
  public func sample(
    _ tier: Tier, count: Int, seed: Int, date: CalendarDate?
  ) throws(RunFault) -> (sheet: [UInt8], drawn: Int, of: Int, night: CalendarDate) {
    do {
      let told = try ToldNight(date, in: workspace, disk: disk)
      let rows = try CandidateTable.rows(told.candidates, tier: tier, disk: disk)
      let draws = ReviewSample.draw(rows.map { ($0.candidateID, $0.scoreMillionths) }, count: count, seed: seed) {
        SHA256.digest($0).bytes
      }
      var csv = CSVWriter()
      for column in DecisionSheet.columns + DecisionSheet.shown { csv.field(column) }
      csv.endRow()
      for draw in draws {
        DecisionSheet.write(rows[draw.place], inclusion: draw.inclusion, night: told.published.date, into: &csv)
      }
      return (csv.take(), draws.count, rows.count, told.published.date)
    } catch {
      throw RunFault(error)
    }
  }
}
