import Store

/// What ingest found wrong with a file as a whole. It stands in the file's artefact, which knows no path, so that reused ones tell it too.
struct ReadFindings: Sendable {
  static let fileName = "findings.json"

  var damage: IncompleteFile?
  var encoding: EncodingWarning?

  /// Writes them beside the tables of a segment; a file with nothing wrong has none.
  func write(to writer: ArtefactWriter) throws(StoreFault) {
    guard damage != nil || encoding != nil else { return }
    let json = CanonicalJSON.object(["damage": damage?.json ?? .null, "encoding": encoding?.json ?? .null])
    try writer.add(Self.fileName, json.encoded, isPrivate: false)
  }

  /// The findings of a segment; nil where there are none.
  static func read(_ segment: Segment, disk: Disk) throws -> ReadFindings? {
    guard segment.artefact.manifest.files.contains(where: { $0.name == fileName }) else { return nil }
    let json = try CanonicalJSON(parsing: try disk.readFile(segment.artefact.path(of: fileName)))
    return ReadFindings(
      damage: json["damage"].flatMap { IncompleteFile($0, marketplace: segment.marketplace, file: segment.path) },
      encoding: json["encoding"].flatMap { EncodingWarning($0, marketplace: segment.marketplace, file: segment.path) })
  }
}
