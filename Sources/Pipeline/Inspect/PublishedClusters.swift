import Marketplace
import Store
import Tabular

/// The seller clusters of all publications, those that were replaced among them: what they called an entity may be in other people's lists, though
/// the newest night knows nothing of it, since it was made before they were, or replaced.
struct PublishedClusters {
  /// The file, in the folder of a date and in the one that a run keeps of what it replaced.
  static let name = "seller-clusters.csv.gz"

  /// The accounts that an id stood for in the newest of the publications that stand and gave it, or else of those that were replaced, and that one's
  /// date; nil where none did.
  static func find(_ id: String, in workspace: Workspace, disk: Disk) throws -> (date: CalendarDate?, accounts: [AccountKey])? {
    for date in try workspace.publishedDates().reversed() {
      let file = "\(workspace.published(date))/\(name)"
      guard try disk.exists(file) else { continue }
      let accounts = try accounts(of: id, file, disk)
      if !accounts.isEmpty { return (date, accounts) }
    }
    for number in try RunFolder.numbers(in: workspace, disk: disk).reversed() {
      let run = RunFolder(workspace: workspace, number: number, disk: disk)
      let file = "\(run.replaced)/\(name)"
      guard try disk.exists(file) else { continue }
      let accounts = try accounts(of: id, file, disk)
      if !accounts.isEmpty {
        return (try RunFolder.allFacts(in: workspace, disk: disk).first { $0.run.number == number }?.run.date, accounts)
      }
    }
    return nil
  }

  private static func accounts(of id: String, _ file: String, _ disk: Disk) throws -> [AccountKey] {
    let reader = try RecordReader(FileHead.unpacked(try ExportSource(path: file, disk: disk)), dialect: Dialect())
    let places = ["marketplace", "seller_account_id", "cluster_id"].compactMap { reader.header.firstIndex(of: $0) }
    guard places.count == 3 else { return [] }
    var found: [AccountKey] = []
    var batch = RecordBatch()
    let wanted = Array(id.utf8)
    while try reader.next(&batch) {
      for record in 0..<batch.count where batch.faults[record] == nil {
        let texts = places.map { place in Array(batch.text[batch.field(record, place)]) }
        guard texts[2] == wanted else { continue }
        found.append(AccountKey(marketplace: String(decoding: texts[0], as: UTF8.self), account: String(decoding: texts[1], as: UTF8.self)))
      }
    }
    return found
  }
}
