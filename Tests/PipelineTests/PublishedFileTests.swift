import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: run.json says of a published file what stands on the disk") struct PublishedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ name: String, rows: Int, isPrivate: Bool = false) throws -> PublishedFileRecord {
    let file = try PublishedFile(name, header: ["id", "title"], isPrivate: isPrivate, in: folder.path, disk: .real)
    for row in 0..<rows {
      file.row.number(row)
      file.row.freeText("=sum of, \(row)")
      try file.endRow()
    }
    return try file.finish()
  }

  /// Enough rows that the file is written in several pieces.
  @Test(arguments: [0, 1, 20_000]) func packed(_ rows: Int) throws {
    let record = try write("rows.csv.gz", rows: rows)
    let packed = try Files.read(folder.file("rows.csv.gz"))
    let plain = try Files.unpacked(folder.file("rows.csv.gz"))
    #expect(record.bytes == packed.count && record.sha256 == SHA256.digest(packed).hex)
    #expect(record.unpackedBytes == plain.count && record.unpackedSHA256 == SHA256.digest(plain).hex)
    #expect(record.rows == rows)
    let lines = String(decoding: plain, as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "id,title" && lines.count == rows + 1)
    if rows > 0 { #expect(lines.last == "\(rows - 1),\"'=sum of, \(rows - 1)\"") }
  }

  @Test func plain() throws {
    let record = try write("rows.csv", rows: 2)
    let bytes = try Files.read(folder.file("rows.csv"))
    #expect(String(decoding: bytes, as: UTF8.self) == "id,title\n0,\"'=sum of, 0\"\n1,\"'=sum of, 1\"\n")
    #expect(record.bytes == bytes.count && record.sha256 == SHA256.digest(bytes).hex)
    #expect(record.unpackedBytes == nil && record.unpackedSHA256 == nil && record.rows == 2)
  }

  @Test func closedToOthersWherePrivate() throws {
    _ = try write("open.csv", rows: 1)
    _ = try write("private.csv", rows: 1, isPrivate: true)
    #expect(try Disk.real.status(folder.file("open.csv"))?.mode == 0o640)
    #expect(try Disk.real.status(folder.file("private.csv"))?.mode == 0o600)
  }

  @Test func theSameRowsGiveTheSameBytes() throws {
    #expect(try write("one.csv.gz", rows: 5_000).sha256 == write("two.csv.gz", rows: 5_000).sha256)
    #expect(try write("three.csv.gz", rows: 5_001).sha256 != write("four.csv.gz", rows: 5_000).sha256)
  }

  @Test func everyPublishedFileOfANight() async throws {
    let night = try SmallNight()
    let outcome = try await night.run()
    let listed = try #require(try CanonicalJSON(parsing: Files.read("\(outcome.folder)/run.json").dropLast())["files"])
    let names = try Files.names(below: outcome.folder).filter { $0 != PublishedNight.manifest }
    #expect(Set(names) == Set(listed.asObject?.keys.map(\.text) ?? []))
    for name in names {
      let (bytes, plain) = (try Files.read("\(outcome.folder)/\(name)"), try Files.unpacked("\(outcome.folder)/\(name)"))
      #expect(listed[name]?["bytes"]?.asInteger == bytes.count && listed[name]?["sha256"]?.asText == SHA256.digest(bytes).hex)
      guard name.hasSuffix(".gz") else { continue }
      #expect(listed[name]?["unpacked_bytes"]?.asInteger == plain.count)
      #expect(listed[name]?["unpacked_sha256"]?.asText == SHA256.digest(plain).hex)
    }
  }
}
