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

  /// The rows of one reason in one file that nobody has mended.
  private struct Group {
    var reason: String
    var rows: [Reject]
  }

  private struct File {
    var marketplace: String
    var path: String
    var groups: [Group] = []
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
      } else if let place = files[last].groups.firstIndex(where: { $0.reason == reject.reason }) {
        files[last].groups[place].rows.append(reject)
      } else {
        files[last].groups.append(Group(reason: reject.reason, rows: [reject]))
      }
    }
    for place in files.indices {
      files[place].groups.sort { ($1.rows.count, $0.reason) < ($0.rows.count, $1.reason) }
    }
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
    for (file, reasons) in registry {
      lines.append("registry \(file)")
      for (reason, rows) in reasons {
        lines.append("  \(reason): \(rows.count) \(rows.count == 1 ? "row" : "rows")")
        for row in rows.prefix(examples) { lines.append("    row \(row.row), byte \(row.byteOffset)") }
      }
    }
    return lines
  }

  /// The registry's rows by file; reasons as in exports.
  private var registry: [(file: String, reasons: [(reason: String, rows: [RegistryRejectPlace])])] {
    var files: [(file: String, reasons: [(reason: String, rows: [RegistryRejectPlace])])] = []
    for reject in rejects.registry {
      if files.last?.file != reject.file { files.append((reject.file, [])) }
      let last = files.count - 1
      if let place = files[last].reasons.firstIndex(where: { $0.reason == reject.reason }) {
        files[last].reasons[place].rows.append(reject)
      } else {
        files[last].reasons.append((reject.reason, [reject]))
      }
    }
    for place in files.indices { files[place].reasons.sort { ($1.rows.count, $0.reason) < ($0.rows.count, $1.reason) } }
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
        registry.map { file, reasons in
          .object([
            "file": .text(file),
            "reasons": .array(
              reasons.map { reason, rows in
                .object([
                  "reason": .text(reason), "rows": .integer(rows.count),
                  "examples": .array(
                    rows.prefix(examples).map { .object(["row": .integer($0.row), "byte_offset": .integer($0.byteOffset)]) }),
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
    var reasons: [(reason: String, rows: [Reject])] = []
    for reject in rejects {
      if let place = reasons.firstIndex(where: { $0.reason == reject.reason }) {
        reasons[place].rows.append(reject)
      } else {
        reasons.append((reject.reason, [reject]))
      }
    }
    return reasons.map { reason, rows in
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
