import Candidates
import Store

/// The table of expedited-registration candidates.
enum RegistrationTable {
  static let name = "registrations.arrow"
  private static let texts = ["programme", "brand_id", "registration_no", "office", "nice_classes"]
  private static let numbers = ["infringing_entities", "infringing_listings", "priority"]
  private static let schema = Schema(texts.map { Field($0, .utf8) } + numbers.map { Field($0, .uint32) })

  static func write(_ rows: [RegistrationRow], to writer: ArtefactWriter) throws {
    let output = try TableWriter(writer.create(name, isPrivate: false), schema: schema)
    let columns: [[String]] = [
      rows.map(\.programme), rows.map(\.brandID), rows.map(\.registrationNo), rows.map(\.office),
      rows.map { $0.niceClasses.map(String.init).joined(separator: "|") },
    ]
    let counts = [rows.map(\.infringingEntities), rows.map(\.infringingListings), rows.map(\.priority)]
    try output.append(
      Chunk(columns.map { Column.utf8(TextColumn($0)) } + counts.map { Column.uint32($0.map { UInt32($0) }, nil) }))
    _ = try output.finish()
  }

  static func rows(_ candidates: Artefact, disk: Disk) throws -> [RegistrationRow] {
    let table = try TableReader(path: candidates.path(of: name), disk: disk)
    var rows: [RegistrationRow] = []
    for batch in 0..<table.batchCount {
      var columns: [TextColumn] = []
      for text in texts { columns.append(try table.text(text, batch: batch)) }
      var counts: [[UInt32]] = []
      for number in numbers { counts.append(try table.uint32(number, batch: batch)) }
      for place in 0..<table.rows(inBatch: batch) {
        rows.append(
          RegistrationRow(
            programme: columns[0][place], brandID: columns[1][place], registrationNo: columns[2][place], office: columns[3][place],
            niceClasses: list(columns[4][place]).compactMap { Int($0) }, infringingEntities: Int(counts[0][place]),
            infringingListings: Int(counts[1][place]), priority: Int(counts[2][place])))
      }
    }
    return rows
  }
}
