import Pipeline
import Store
import Tabular

/// The rejected rows of a run in words, as JSON, and as a file to mend.
struct RejectWords {
  let rejects: RunRejects
  /// How many rows of each reason are shown.
  let examples: Int

  /// A raw record is shown up to here.
  private static let shownCharacters = 160

  /// Rows of one reason.
  private struct Group<Row> {
    var reason: String
    var rows: [Row]

    /// Puts one more row with those of its reason.
    static func add(_ row: Row, _ reason: String, to groups: inout [Group]) {
      if let place = groups.firstIndex(where: { $0.reason == reason }) {
        groups[place].rows.append(row)
      } else {
        groups.append(Group(reason: reason, rows: [row]))
      }
    }

    /// Sorts groups by how many rows they have, then by reason.
    static func sort(_ groups: inout [Group]) { groups.sort { ($1.rows.count, $0.reason) < ($0.rows.count, $1.reason) } }
  }

  private struct File {
    var marketplace: String
    var path: String
    /// The rows that nobody has mended.
    var groups: [Group<Reject>] = []
    var mended = 0

    var open: Int { groups.reduce(0) { $0 + $1.rows.count } }
  }

  /// By file in the order of the run; reasons by how often they stand there, then by name.
  private var files: [File] {
    var files: [File] = []
    for reject in rejects.all {
      if files.last?.path != reject.file || files.last?.marketplace != reject.marketplace {
        files.append(File(marketplace: reject.marketplace, path: reject.file))
      }
      let last = files.count - 1
      if reject.mendedBy != nil {
        files[last].mended += 1
      } else {
        Group.add(reject, reject.reason, to: &files[last].groups)
      }
    }
    for place in files.indices { Group.sort(&files[place].groups) }
    return files
  }

  func lines() -> [String] {
    let files = files
    let mended = rejects.all.count - rejects.open.count
    var lines = [
      "run \(rejects.run), \(rejects.date): \(rejects.open.count) rejected rows in \(files.count { $0.open > 0 }) files"
        + (mended > 0 ? ", and \(mended) that are mended" : "")
        + (rejects.registry.isEmpty ? "" : ", and \(rejects.registry.count) of the registry")
    ]
    for file in files {
      lines.append("\(file.marketplace) \(file.path)" + (file.mended > 0 ? " (\(file.mended) mended)" : ""))
      for group in file.groups {
        lines.append("  \(group.reason): \(group.rows.count) \(group.rows.count == 1 ? "row" : "rows")")
        for row in group.rows.prefix(examples) { lines.append("    row \(row.row), byte \(row.byteOffset): \(Self.shown(row.text))") }
      }
    }
    for (file, groups) in registry {
      lines.append("registry \(file)")
      for group in groups {
        lines.append("  \(group.reason): \(group.rows.count) \(group.rows.count == 1 ? "row" : "rows")")
        for row in group.rows.prefix(examples) { lines.append("    row \(row.row), byte \(row.byteOffset)") }
      }
    }
    return lines
  }

  /// The registry's rows by file; reasons as in exports.
  private var registry: [(file: String, groups: [Group<RegistryRejectPlace>])] {
    var files: [(file: String, groups: [Group<RegistryRejectPlace>])] = []
    for reject in rejects.registry {
      if files.last?.file != reject.file { files.append((reject.file, [])) }
      Group.add(reject, reject.reason, to: &files[files.count - 1].groups)
    }
    for place in files.indices { Group.sort(&files[place].groups) }
    return files
  }

  var json: String {
    CanonicalJSON.object([
      "run": .text(rejects.run), "date": .text("\(rejects.date)"), "rejected": .integer(rejects.open.count),
      "mended": .integer(rejects.all.count - rejects.open.count),
      "files": .array(
        files.map { file in
          .object([
            "marketplace": .text(file.marketplace), "file": .text(file.path), "rejected": .integer(file.open),
            "mended": .integer(file.mended),
            "reasons": .array(
              file.groups.map { group in
                .object([
                  "reason": .text(group.reason), "rows": .integer(group.rows.count),
                  "examples": .array(
                    group.rows.prefix(examples).map {
                      .object(["row": .integer($0.row), "byte_offset": .integer($0.byteOffset), "raw": .text(Self.shown($0.text))])
                    }),
                ])
              }),
          ])
        }),
      "registry": .array(
        registry.map { file, groups in
          .object([
            "file": .text(file),
            "reasons": .array(
              groups.map { group in
                .object([
                  "reason": .text(group.reason), "rows": .integer(group.rows.count),
                  "examples": .array(
                    group.rows.prefix(examples).map { .object(["row": .integer($0.row), "byte_offset": .integer($0.byteOffset)]) }),
                ])
              }),
          ])
        }),
    ]).text
  }

  /// The rows that nobody has mended, each whole.
  var csv: [UInt8] {
    var writer = CSVWriter()
    for column in ["marketplace", "file", "sha256", "row", "byte_offset", "reason", "raw"] { writer.field(column) }
    writer.endRow()
    for reject in rejects.open {
      for text in [reject.marketplace, reject.file, reject.sha256] { writer.field(text) }
      writer.number(reject.row)
      writer.number(reject.byteOffset)
      writer.field(reject.reason)
      writer.field(reject.text)
      writer.endRow()
    }
    return writer.take()
  }

  /// What to say of mended rows that are rejected again: how many, for what, where the first stands, and what would mend them.
  static func again(_ rejects: [Reject]) -> [String] {
    var groups: [Group<Reject>] = []
    for reject in rejects { Group.add(reject, reject.reason, to: &groups) }
    return groups.map { group in
      let (reason, rows) = (group.reason, group.rows)
      let count = rows.count == 1 ? "1 mended row is" : "\(rows.count) mended rows are"
      let first = "the first is row \(rows[0].row) of \(rows[0].file)"
      return "\(count) rejected again (\(reason)), \(first)" + (remedies[reason].map { ". \($0)" } ?? "")
    }
  }

  private static let remedies = [
    "field_count": "Quote a cell that holds the delimiter, and leave no cell out",
    "unclosed_quote": "Close each quote, and double one inside of a cell",
    "record_too_long": "Only the record's beginning was kept: bring the rest from the export",
  ]

  /// The beginning of a record.
  private static func shown(_ text: String) -> String {
    let start = String(text.unicodeScalars.prefix(shownCharacters))
    return start + (text.unicodeScalars.count > shownCharacters ? "..." : "")
  }
}
