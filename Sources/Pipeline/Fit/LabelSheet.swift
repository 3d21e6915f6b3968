import Marketplace
import Store
import Tabular

/// Reads a file of labels: all of it or nothing, with every fault by its row.
enum LabelSheet {
  static let required = ["marketplace", "listing_id", "brand_id", "label"]
  /// What a weight may be.
  private static let weights = 1e-9...1e9
  private static let answers = ["1": true, "0": false, "confirm": true, "dismiss": false]

  /// The labels of a file.
  ///
  /// - Throws: status 2 with the faults by row.
  static func read(_ file: String, disk: Disk) throws -> [FitLabel] {
    var faults: [(row: Int, what: String)] = []
    let bytes = try disk.readFile(file)
    let (columns, rows): (Set<String>, [DecisionSheet.SheetRow])
    do {
      (columns, rows) = try DecisionSheet.rows(bytes) { faults.append(($0, $1)) }
    } catch let fault as ReadFault {
      throw DecisionSheet.unreadable(fault, file)
    }
    for column in required where !columns.contains(column) { faults.append((1, "the header has no column `\(column)`")) }
    var labels: [FitLabel] = []
    var said: [[String]: Bool] = [:]
    for row in columns.isSuperset(of: required) ? rows : [] {
      guard let infringes = answers[ColumnMapping.headerName(row["label"]).lowercased()] else {
        faults.append((row.row, "`label` is `\(row["label"])`, not 1 or confirm for what infringes, 0 or dismiss for what does not"))
        continue
      }
      guard let weight = row["weight"].isEmpty ? 1 : Double(row["weight"]), weights.contains(weight) else {
        faults.append((row.row, "`weight` is `\(row["weight"])`, no number from 0.000000001 to 1000000000"))
        continue
      }
      let label = FitLabel(
        marketplace: row["marketplace"], listingID: row["listing_id"], brandID: row["brand_id"], infringes: infringes, weight: weight)
      switch said[label.key] {
      case nil: labels.append(label)
      case infringes: continue
      default: faults.append((row.row, "an earlier row says the opposite of the same listing and brand"))
      }
      said[label.key] = infringes
    }
    guard faults.isEmpty else {
      let sorted = faults.sorted { $0.row < $1.row }
      let shown = sorted.prefix(20).map { "row \($0.row): \($0.what)" }.joined(separator: "; ")
      let more = sorted.count > 20 ? "; and \(sorted.count - 20) more" : ""
      throw RunFault(.usage, "\(file): \(shown)\(more)", remedy: "Correct the file: docs/formats.md says what it holds")
    }
    return labels
  }
}
