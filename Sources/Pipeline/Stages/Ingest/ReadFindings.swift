import Store
import Tabular

/// What ingest found about a file as a whole that its rows do not tell. It stands in the file's artefact, which knows no path, so that reused ones tell it too.
struct ReadFindings: Sendable {
  static let fileName = "findings.json"

  var damage: IncompleteFile?
  var encoding: EncodingWarning?
  /// UTF-16 or UTF-32 in the order of the file's mark, where that is not the usual one: rejected rows cannot be read without it.
  var byteOrder: TextEncoding?

  /// Writes them beside the tables of a segment; most files have none.
  func write(to writer: ArtefactWriter) throws(StoreFault) {
    guard damage != nil || encoding != nil || byteOrder != nil else { return }
    var json: [CanonicalJSON.Key: CanonicalJSON] = ["damage": damage?.json ?? .null, "encoding": encoding?.json ?? .null]
    if let byteOrder { json["byte_order"] = .text(byteOrder.rawValue) }
    try writer.add(Self.fileName, CanonicalJSON.object(json).encoded, isPrivate: false)
  }

  /// The findings of a segment; nil where there are none.
  static func read(_ segment: Segment, disk: Disk) throws -> ReadFindings? {
    guard segment.artefact.manifest.files.contains(where: { $0.name == fileName }) else { return nil }
    let json = try CanonicalJSON(parsing: try disk.readFile(segment.artefact.path(of: fileName)))
    return ReadFindings(
      damage: json["damage"].flatMap { IncompleteFile($0, marketplace: segment.marketplace, file: segment.path) },
      encoding: json["encoding"].flatMap { EncodingWarning($0, marketplace: segment.marketplace, file: segment.path) },
      byteOrder: json["byte_order"]?.asText.flatMap(TextEncoding.init(rawValue:)))
  }
}
