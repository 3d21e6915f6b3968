import Foundation
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: every table opens in pyarrow and says what cat says") struct ArrowAgreementTests {
  /// Reads pairs of a table and of what `cat` made of it, and prints where they differ.
  private static let script = """
    import csv, sys
    import pyarrow as pa, pyarrow.ipc, pyarrow.types as t
    csv.field_size_limit(1 << 30)
    def text(value, kind):
        if value is None: return ""
        if t.is_binary(kind): return value.hex()
        if t.is_timestamp(kind): return value.strftime("%Y-%m-%dT%H:%M:%SZ")
        return str(value)
    values = 0
    for line in open(sys.argv[1]):
        arrow, printed = line.rstrip("\\n").split("\\t")
        table = pa.ipc.open_file(arrow).read_all()
        rows = list(csv.reader(open(printed, newline="", encoding="utf-8"), strict=True))
        if rows[0] != table.column_names or len(rows) != table.num_rows + 1:
            print(f"{arrow}: {rows[0]} with {len(rows) - 1} rows, but pyarrow has {table.column_names} with {table.num_rows}")
            continue
        for place, name in enumerate(table.column_names):
            kind = table.schema.field(name).type
            kind = kind.value_type if t.is_dictionary(kind) else kind
            for number, value in enumerate(table.column(name).to_pylist()):
                said = rows[number + 1][place]
                same = float(said) == value if t.is_floating(kind) and value is not None else said == text(value, kind)
                if not same: print(f"{arrow}: {name} of row {number} is {said!r}, but pyarrow says {value!r}")
                values += 1
    print(f"{values} values")
    """

  /// Prints tables by `cat`, and holds them against pyarrow; gives what differs, and the number of values last.
  private func compare(_ tables: [String], in workspace: String) throws -> [String] {
    let folder = try TemporaryFolder()
    var pairs: [String] = []
    for (number, table) in tables.enumerated() {
      var printed: [UInt8] = []
      try Inspector(workspace: workspace).table(table) {
        printed += $0
        return true
      }
      try Files.write(printed, to: folder.file("\(number).csv"))
      pairs.append("\(workspace)/artefacts/\(table)\t\(folder.file("\(number).csv"))")
    }
    try Files.write(Array(pairs.joined(separator: "\n").utf8), to: folder.file("pairs"))
    let said = try PythonEnvironment.run(Self.script, [folder.file("pairs")])
    return said.split(separator: "\n").map(String.init)
  }

  private func tables(in workspace: String) throws -> [String] {
    try Files.names(below: workspace + "/artefacts").filter { $0.hasSuffix(".arrow") && !$0.hasPrefix(".") }
  }

  @Test func ofTheSpoiledNight() async throws {
    let night = try SmallNight()
    try await night.run()
    let tables = try tables(in: night.workspace)
    let kinds = Set(tables.compactMap { $0.split(separator: "/").last?.replacing(/-[0-9]+/) { _ in "" } })
    #expect(kinds.isSuperset(of: ["listings.arrow", "rows.arrow", "snapshot.arrow", "hits.arrow", "candidates.arrow"]) && kinds.count > 10)
    let said = try compare(tables, in: night.workspace)
    #expect(said.count == 1, "\(said.prefix(10).joined(separator: "\n"))")
    #expect(said.last?.hasSuffix(" values") == true && said.last != "0 values")
  }

  @Test func ofTheBigTablesOfASampleNight() async throws {
    let nights = try await SampleNights.both()
    let last = try #require(nights.outcomes.last)
    let stages: Set<StageName> = [.sellers, .candidates]
    let keys = last.lines.filter { stages.contains($0.stage) || $0.subject.contains("mercato") }.compactMap(\.key)
    let tables = try tables(in: nights.workspace).filter { table in keys.contains { table.hasPrefix($0) } }
    let said = try compare(tables, in: nights.workspace)
    #expect(said.count == 1, "\(said.prefix(10).joined(separator: "\n"))")
  }

  @Test func theCommandPrintsTheSame() async throws {
    let night = try SmallNight()
    let key = try #require(try await night.run().lines.first { $0.stage == .candidates }?.key)
    var printed: [UInt8] = []
    try Inspector(workspace: night.workspace).table("\(key)/candidates.arrow") {
      printed += $0
      return true
    }
    let result = try BrandsieveBinary.run(["cat", "\(key.prefix(12))/candidates", "--workspace", night.workspace])
    #expect(result.status == 0 && Array(result.output.utf8) == printed && printed.count > 1000)
  }
}
