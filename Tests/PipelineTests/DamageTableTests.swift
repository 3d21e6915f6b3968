import Foundation
import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: of a damaged file everything is kept, mended or said to be lost") struct DamageTableTests {
  /// What became of one file.
  private struct Outcome {
    var file: DamagedFile
    var status: Int32
    var said: [String]
    var kept = 0
    var changed = 0
    var lost = 0
    var pipeline = "-"

    /// A row of the table in docs/damage.md.
    var line: String {
      let words = said.joined(separator: "; ").replacing("|", with: "\\|")
      return "| \(file.name) | \(file.damage) | \(status) | \(kept) / \(changed) / \(lost) | \(words) | \(pipeline) |\n"
    }
  }

  private let folder: TemporaryFolder
  private let night: DamageNight

  init() throws {
    folder = try TemporaryFolder()
    night = try DamageNight()
  }

  @Test func everyDamage() throws {
    let files = try DamagedFile.all()
    #expect(files.count >= 60 && Set(files.map(\.name)).count == files.count)
    var page = Self.head
    for file in files {
      var outcome = try convert(file)
      if file.inPipeline { outcome.pipeline = try run(file) }
      page += outcome.line
    }
    page += Self.policyHead
    for file in try DamagedFile.forPolicies() { page += try policies(file) }
    try GoldenFile("../../../docs/damage.md").compare(Array(page.utf8))
  }

  /// Converts a file, and holds what came out against the rows that went in.
  private func convert(_ file: DamagedFile) throws -> Outcome {
    let path = folder.file(file.name)
    try Files.write(file.bytes, to: path)
    let rejects = folder.file("rejects.csv")
    let result = try BrandsieveBinary.run(["convert", path, "--rejects", rejects] + file.options)
    let said = result.errors.split(separator: "\n").map { String($0).replacing(folder.path + "/", with: "") }
      .filter { !$0.hasPrefix("sniffed: ") && $0.wholeMatch(of: /[1-9]\d* rows/) == nil }
    var outcome = Outcome(file: file, status: result.status, said: said)
    (outcome.kept, outcome.changed, outcome.lost) = Self.compare(try Array(cells(result.output).dropFirst()))
    let isWhole = outcome.kept == DamagedFile.rows.count && outcome.changed == 0
    #expect(isWhole || file.isInvisible || !said.isEmpty, "nothing is said of \(file.name): \(result.output)")
    #expect(!file.isInvisible || !isWhole && said.isEmpty, "\(file.name) shows its damage: \(said)")
    if result.status == 1 { #expect(said.contains { $0.contains(/the last (good row|row read)|no row is good/) }, "\(file.name): \(said)") }
    return outcome
  }

  /// How many rows came as they were, came otherwise, and did not come.
  private static func compare(_ rows: [[String]], with whole: [[String]] = DamagedFile.rows) -> (kept: Int, changed: Int, lost: Int) {
    var missing = whole
    var (kept, changed) = (0, 0)
    for row in rows {
      if let place = missing.firstIndex(of: row) {
        missing.remove(at: place)
        kept += 1
      } else {
        changed += 1
      }
    }
    return (kept, changed, max(0, missing.count - changed))
  }

  /// The records of what was written.
  private func cells(_ text: String) throws -> [[String]] {
    let reader = try RowReader(BytesSource(Array(text.utf8)), dialect: ConvertDialect(loneReturns: false))
    var (row, rows) = (ConvertRow(), [[String]]())
    while try reader.next(&row) { rows.append(row.strings) }
    return rows
  }

  /// Reads a file as a source of a pipeline.
  private func run(_ file: DamagedFile) throws -> String {
    let outcome = try night.run(file)
    if outcome.status != 0 { return "\(outcome.status): \(outcome.said)" }
    #expect(outcome.incomplete == nil)
    return "0: \(outcome.accepted) of \(outcome.read) rows"
      + (outcome.rejected.isEmpty ? "" : "; rejected: " + outcome.rejected.joined(separator: ", "))
  }

  /// Reads a file as a source under each policy, and holds what is used of it against the rows that went in.
  private func policies(_ file: DamagedFile) throws -> String {
    let failed = try night.run(file, file.settings)
    let (refused, kept) = (
      try night.run(file, file.settings + ["on_damage=reject_file"]), try night.run(file, file.settings + ["on_damage=keep_good_rows"])
    )
    let words = kept.incomplete?["words"]?.asText ?? ""
    #expect(failed.status == 4 && failed.said.contains(words), "\(file.name): \(failed.said)")
    #expect(refused.incomplete?["words"]?.asText == words && refused.used.isEmpty && refused.rejected.isEmpty, "\(file.name)")
    let cells = try [refused, kept].map { try cell($0, of: file, words) }
    return "| \(file.name) | \(file.damage) | \(words) | 4, nothing published | \(cells.joined(separator: " | ")) |\n"
  }

  /// What is used of a file, which nothing may be missing from in silence.
  private func cell(_ outcome: DamageNight.Outcome, of file: DamagedFile, _ words: String) throws -> String {
    let told = try #require(outcome.incomplete)
    let used = Self.compare(outcome.used, with: DamagedFile.rows.map { [$0[0], $0[1], $0[2].replacing(".", with: "")] })
    let number = { (name: String) -> Int in told[name]?.asInteger ?? -1 }
    #expect(number("rows_withheld") == outcome.withheld && number("rows_kept") == outcome.read - outcome.withheld, "\(told.text)")
    #expect(outcome.status == 0 && outcome.lastLine.contains("published, incomplete (tiny) in "), "\(outcome.lastLine)")
    for text in ["tiny is incomplete: \(file.name): \(words); ", "\(outcome.withheld) are withheld"] {
      #expect(outcome.said.contains(text), "\(file.name): \(outcome.said)")
    }
    #expect(used.changed == 0 || outcome.said.contains("may be wrong"), "\(file.name): \(outcome.said)")
    let changed = used.changed == 0 ? "" : " (\(used.changed) changed)"
    let rejected = outcome.rejected.isEmpty ? "" : ", \(outcome.rejected.count) rejected"
    let unread = DamagedFile.rows.count - outcome.used.count - outcome.rejected.count - outcome.withheld
    return "\(outcome.used.count) used\(changed)\(rejected), \(outcome.withheld) withheld, \(max(0, unread)) never read"
  }

  private static let head = """
    # Damaged files

    What becomes of files that are damaged: a table of five rows, two with quotes, one of these over two lines. Each is converted \
    (`brandsieve convert`, with the options that its kind needs) and, where a pipeline may read it so, run as the one source of a night, \
    packed, under `on_damage: fail_run`. A test makes the files and this page (`Tests/PipelineTests/DamageTableTests.swift`; `make golden` \
    renews it), and fails where a row is missing or changed and nothing is said, but where no reader could know.

    - **status** is that of `convert`: 0 all was read, 1 the file is damaged from some place on.
    - **kept / changed / lost**: rows that came out as they went in; rows that came out otherwise (mended, cut, or what was put in); rows \
    of the five that did not come out.
    - **said** is what standard error says besides the number of rows. Nothing is said of what no reader can see: neither plain text nor \
    a zstd frame without one has a checksum, and a file may end between two members or frames.
    - **run** is the exit status of `run` and what was read, or why not. Rejected rows are in `rejects.csv.gz`, byte for byte. Files \
    packed by zstd are read with `compression: auto`.

    | file | damage | status | kept / changed / lost | said | run |
    | --- | --- | --- | --- | --- | --- |

    """

  private static let policyHead = """

    ## What `on_damage` makes of it

    The same table, packed and damaged, as the one source of a night under each policy. The same test fails unless, of a file that gives \
    less than its five rows or other ones, run.json, standard error and the last line of the result say that the marketplace is \
    incomplete, unless the numbers of both add up, and unless standard error says of changed rows that they may be wrong.

    - **used**: rows that count, in parentheses how many of them are not what was packed; they are named as doubtful where the checksum \
    or the data of their member or frame are wrong.
    - **withheld**: rows that were read and are not used, and lines that the damage cut.
    - **never read**: the rest of the five, of which the file shows nothing.

    | file | damage | said | `fail_run` | `reject_file` | `keep_good_rows` |
    | --- | --- | --- | --- | --- | --- |

    """
}
