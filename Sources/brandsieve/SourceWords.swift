import Pipeline
import Store

/// What was found in the exports, in words and as JSON.
enum SourceWords {
  static func lines(_ source: SourceCheck) -> [String] {
    let declared = source.declared.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    var lines = ["\(source.source): declared are \(declared)"]
    if let problem = source.problem { lines.append("  \(problem)") }
    for file in source.files {
      let rejects = file.rejected.map { "\($0.rows) \($0.reason)" }.joined(separator: ", ")
      let read = "\(file.rows) rows looked at" + (rejects.isEmpty ? "" : ", rejected are \(rejects)")
      lines.append("  \(file.file): \(file.problem == nil ? "can be read as declared; \(read)" : "cannot be read as declared")")
      if let problem = file.problem { lines.append("    \(problem)") }
      for found in file.found { lines.append("    found: \(found)") }
      for note in file.notes { lines.append("    \(note)") }
      for change in file.changes {
        let words = "\(change.key): \(change.declared.isEmpty ? "nothing" : change.declared) -> \(change.proposed) (\(change.why))"
        lines.append("    would change \(words)")
      }
    }
    return lines
  }

  static func json(_ report: SourcesReport) -> String {
    CanonicalJSON.object([
      "date": .text("\(report.date)"), "sources": .array(report.sources.map(json)),
    ]).text
  }

  private static func json(_ source: SourceCheck) -> CanonicalJSON {
    .object([
      "source": .text(source.source), "readable": .boolean(source.isReadable), "problem": source.problem.map { .text($0) } ?? .null,
      "declared": .object(named: Dictionary(source.declared.map { ($0.key, CanonicalJSON.text($0.value)) }) { first, _ in first }),
      "files": .array(
        source.files.map { file in
          .object([
            "file": .text(file.file), "readable": .boolean(file.problem == nil), "problem": file.problem.map { .text($0) } ?? .null,
            "rows": .integer(file.rows),
            "rejected": .object(named: Dictionary(file.rejected.map { ($0.reason, CanonicalJSON.integer($0.rows)) }) { first, _ in first }),
            "found": .array(file.found.map { .text($0) }), "notes": .array(file.notes.map { .text($0) }),
            "changes": .array(
              file.changes.map {
                .object([
                  "key": .text($0.key), "declared": .text($0.declared), "proposed": .text($0.proposed), "why": .text($0.why),
                ])
              }),
          ])
        }),
    ])
  }
}
