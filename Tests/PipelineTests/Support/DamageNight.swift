import Store
import Tabular
import TestKit
import Testing

@testable import Pipeline

/// A night of one source with one export, for damaged files to be read in.
struct DamageNight {
  /// What became of the export and its rows.
  struct Outcome {
    var status: Int32
    /// The error, or the warnings, on standard error; paths without their folders.
    var said: String
    /// The last line of the result.
    var lastLine = ""
    /// The rows that could be read, with their id, title and price in cents.
    var used: [[String]] = []
    /// How many of them count: the rest are older versions and duplicates.
    var accepted = 0
    var rejected: [String] = []
    var read = 0
    var withheld = 0
    /// What run.json says of a damaged file.
    var incomplete: CanonicalJSON?
  }

  /// One source in place of a pipeline file's own.
  static func source(compression: String) -> String {
    """
      tiny:
        files: exports/{date}/tiny/*
        home: DE
        compression: \(compression)
        encoding: utf-8
        delimiter: ","
        columns: {listing_id: id, title: title, price: price, seller_id: seller}
        values: {currency: EUR}

    """
  }

  private let night: SmallNight
  private var exports: String { "\(night.data)/exports/\(SmallNight.date)" }

  init() throws {
    night = try SmallNight()
    try night.edit(text: night.pipelineFile) { text in
      guard let sources = text.firstRange(of: "sources:\n"), let rest = text.firstRange(of: "\nregistry:") else { return }
      text.replaceSubrange(sources.upperBound..<rest.lowerBound, with: Self.source(compression: "gzip"))
    }
    try Disk.real.removeTree(exports)
  }

  /// Runs the night with a file as its export; text is packed by gzip first.
  func run(_ file: DamagedFile, _ settings: [String] = []) throws -> Outcome {
    if try Disk.real.exists(exports) { try Disk.real.removeTree(exports) }
    let isPacked = file.name.hasSuffix(".gz") || file.isZstd
    try Files.write(isPacked ? file.bytes : GzipEncoder.pack(file.bytes), to: "\(exports)/tiny/\(file.name)\(isPacked ? "" : ".gz")")
    let all = settings + (file.isZstd ? ["compression=auto"] : [])
    let workspace = night.otherWorkspace(([file.name] + all).joined(separator: "-"))
    let result = try BrandsieveBinary.run(
      night.arguments("run", all.flatMap { ["--set", "sources.tiny.\($0)"] }, workspace: workspace))
    let mark = result.status == 0 ? "warning: " : "error: "
    let said = result.errors.split(separator: "\n").filter { $0.contains(mark) }.map { line in
      String(line[(line.firstRange(of: mark)?.upperBound ?? line.startIndex)...]).replacing("exports/\(SmallNight.date)/tiny/", with: "")
    }
    var outcome = Outcome(status: result.status, said: said.joined(separator: "; "))
    guard result.status == 0 else {
      #expect(outcome.said.contains(file.name) && outcome.said.count > 20, "\(file.name): \(result.errors)")
      #expect(try !Disk.real.exists("\(workspace)/published/\(SmallNight.date)"), "\(file.name): published in spite of \(result.errors)")
      return outcome
    }
    outcome.lastLine = result.output.split(separator: "\n").last.map(String.init) ?? ""
    try fill(&outcome, from: workspace)
    return outcome
  }

  private func fill(_ outcome: inout Outcome, from workspace: String) throws {
    let published = "\(workspace)/published/\(SmallNight.date)"
    let manifest = try CanonicalJSON(parsing: Files.read("\(published)/run.json").dropLast())
    let counts = try #require(manifest["conservation"]?.asArray?.first)
    func count(_ name: String) -> Int { counts[name]?.asInteger ?? -1 }
    (outcome.read, outcome.accepted, outcome.withheld) = (count("read"), count("accepted"), count("withheld"))
    outcome.incomplete = manifest["incomplete_files"]?.asArray?.first
    #expect(manifest["incomplete"] == .boolean(outcome.incomplete != nil))
    let rejects = try CSVText(Files.unpacked("\(published)/rejects.csv.gz")).rows.filter { $0["marketplace"] == "tiny" }
    outcome.rejected = rejects.map { "row \($0["row"] ?? "?") \($0["reason"] ?? "?")" }
    let used = ["accepted", "superseded", "duplicates"].reduce(0) { $0 + count($1) }
    #expect(count("rejected") == rejects.count && outcome.read == used + rejects.count + outcome.withheld, "\(counts.text)")
    outcome.used = try rows(of: workspace)
    #expect(outcome.used.count == used, "\(counts.text)")
  }

  /// The rows of the source's segment.
  private func rows(of workspace: String) throws -> [[String]] {
    let segment = try #require(try Files.names(below: "\(workspace)/artefacts").first { $0.hasSuffix("/listings.arrow") })
    var printed: [UInt8] = []
    try Inspector(workspace: workspace).table(String(segment.dropLast(6))) {
      printed += $0
      return true
    }
    return try CSVText(printed).rows.map { [$0["listing_id"] ?? "", $0["title"] ?? "", $0["price_minor"] ?? ""] }
  }
}
