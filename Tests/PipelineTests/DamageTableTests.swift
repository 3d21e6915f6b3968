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
      return "| \(file.name) | \(file.damage) | \(status) | \(kept) / \(changed) / \(lost) | \(words) | \(pipeline) |"
    }
  }

  private let folder: TemporaryFolder
  private let night: SmallNight

  init() throws {
    folder = try TemporaryFolder()
    night = try SmallNight()
    try night.edit(text: night.pipelineFile) { text in
      guard let sources = text.firstRange(of: "sources:\n"), let rest = text.firstRange(of: "\nregistry:") else { return }
      text.replaceSubrange(sources.upperBound..<rest.lowerBound, with: Self.source)
    }
    try Disk.real.removeTree("\(night.data)/exports/\(SmallNight.date)")
  }

  private static let source = """
      tiny:
        files: exports/{date}/tiny/*.gz
        home: DE
        compression: gzip
        encoding: utf-8
        delimiter: ","
        columns: {listing_id: id, title: title, price: price, seller_id: seller}
        values: {currency: EUR}

    """

  @Test func everyDamage() throws {
    let files = try DamagedFile.all()
    #expect(files.count >= 60 && Set(files.map(\.name)).count == files.count)
    var outcomes: [Outcome] = []
    for file in files {
      var outcome = try convert(file)
      if file.inPipeline { outcome.pipeline = try run(file) }
      outcomes.append(outcome)
    }
    let table = outcomes.map { $0.line + "\n" }.joined()
    try GoldenFile("../../../docs/damage.md").compare(Array((Self.head + table).utf8))
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
    let rows = try cells(result.output).dropFirst()
    var missing = DamagedFile.rows
    for row in rows {
      if let place = missing.firstIndex(of: row) {
        missing.remove(at: place)
        outcome.kept += 1
      } else {
        outcome.changed += 1
      }
    }
    outcome.lost = max(0, missing.count - outcome.changed)
    let isWhole = missing.isEmpty && outcome.changed == 0
    #expect(isWhole || file.isInvisible || result.status != 0 || !said.isEmpty, "nothing is said of \(file.name): \(result.output)")
    #expect(!file.isInvisible || !isWhole, "\(file.name) shows its damage")
    if result.status == 1 { #expect(said.contains { $0.contains("good") }, "\(file.name) names no last good row: \(said)") }
    return outcome
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
    let exports = "\(night.data)/exports/\(SmallNight.date)"
    if try Disk.real.exists(exports) { try Disk.real.removeTree(exports) }
    let isPacked = file.name.hasSuffix(".gz")
    try Files.write(isPacked ? file.bytes : GzipEncoder.pack(file.bytes), to: "\(exports)/tiny/\(file.name)\(isPacked ? "" : ".gz")")
    let workspace = night.otherWorkspace(file.name)
    let result = try BrandsieveBinary.run(night.arguments(workspace: workspace))
    guard result.status == 0 else {
      let error = result.errors.firstRange(of: "error: ").map { String(result.errors[$0.upperBound...]) } ?? ""
      #expect(error.contains(file.name) && error.count > 20, "\(file.name): \(result.errors)")
      let words = error.split(separator: "\n").first.map { $0.replacing("exports/\(SmallNight.date)/tiny/", with: "") } ?? ""
      return "\(result.status): \(words)"
    }
    let published = "\(workspace)/published/\(SmallNight.date)"
    let manifest = try CanonicalJSON(parsing: Files.read("\(published)/run.json").dropLast())
    let counts = try #require(manifest["conservation"]?.asArray?.first)
    func count(_ name: String) -> Int { counts[name]?.asInteger ?? 0 }
    let (read, rejected) = (count("read"), count("rejected"))
    #expect(read == count("accepted") + count("superseded") + count("duplicates") + rejected, "\(file.name): \(counts.text)")
    let rejects = try CSVText(Files.unpacked("\(published)/rejects.csv.gz")).rows.filter { $0["marketplace"] == "tiny" }
    #expect(rejects.count == rejected, "\(file.name)")
    let reasons = rejects.map { "row \($0["row"] ?? "?") \($0["reason"] ?? "?")" }
    return "0: \(count("accepted")) of \(read) rows" + (reasons.isEmpty ? "" : "; rejected: " + reasons.joined(separator: ", "))
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
    - **said** is what standard error says besides the number of rows. Nothing is said of what no reader can see: plain text has no \
    checksum.
    - **run** is the exit status of `run` and what was read, or why not. Rejected rows are in `rejects.csv.gz`, byte for byte.

    | file | damage | status | kept / changed / lost | said | run |
    | --- | --- | --- | --- | --- | --- |

    """
}
