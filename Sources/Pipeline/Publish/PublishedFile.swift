import Store
import Tabular

/// What run.json says of a published file.
struct PublishedFileRecord: Sendable {
  var bytes: Int
  var sha256: String
  /// Of the unpacked content; nil for files that are not packed.
  var unpackedBytes: Int?
  var unpackedSHA256: String?
  /// Rows without the header; nil for files that are no tables.
  var rows: Int?

  var json: CanonicalJSON {
    var members: [CanonicalJSON.Key: CanonicalJSON] = ["bytes": .integer(bytes), "sha256": .text(sha256)]
    if let unpackedBytes { members["unpacked_bytes"] = .integer(unpackedBytes) }
    if let unpackedSHA256 { members["unpacked_sha256"] = .text(unpackedSHA256) }
    if let rows { members["rows"] = .integer(rows) }
    return .object(members)
  }
}

/// Writes one published CSV file, packed where its name ends in `.gz`: the same rows give the same bytes.
final class PublishedFile {
  /// Takes the columns of a row; the caller ends it with ``endRow()``.
  var row = CSVWriter()
  private let file: FileWriter
  private let encoder: GzipEncoder?
  private var packed: [UInt8] = []
  private var unpacked = SHA256()
  private var unpackedBytes = 0
  private var rows = -1
  private static let flushBytes = 1 << 16

  /// Begins a file in a staged folder with its header.
  init(_ name: String, header: [String], isPrivate: Bool = false, in folder: String, disk: Disk) throws {
    let mode = isPrivate ? FileMode.privateFile : FileMode.file
    file = try FileWriter(creating: "\(folder)/\(name)", mode: mode, disk: disk)
    encoder = name.hasSuffix(".gz") ? GzipEncoder() : nil
    for column in header { row.field(column) }
    try endRow()
  }

  /// Ends the row at hand.
  func endRow() throws {
    row.endRow()
    rows += 1
    if row.count >= Self.flushBytes { try flush() }
  }

  /// Writes what is left and closes the file.
  func finish() throws -> PublishedFileRecord {
    try flush()
    if let encoder {
      try encoder.finish(into: &packed)
      try file.write(packed)
    }
    let result = try file.finish()
    let isPacked = encoder != nil
    return PublishedFileRecord(
      bytes: result.size, sha256: result.sha256.hex, unpackedBytes: isPacked ? unpackedBytes : nil,
      unpackedSHA256: isPacked ? unpacked.finish().hex : nil, rows: rows)
  }

  private func flush() throws {
    let bytes = row.take()
    unpacked.update(bytes)
    unpackedBytes += bytes.count
    guard let encoder else {
      try file.write(bytes)
      return
    }
    try encoder.write(bytes, into: &packed)
    try file.write(packed)
    packed.removeAll(keepingCapacity: true)
  }
}
