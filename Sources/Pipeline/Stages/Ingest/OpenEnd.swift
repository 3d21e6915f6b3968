/// A plain file without a line end behind its last record: it may be cut off there, and its last value be part of one. Of a packed file the
/// packing tells whether it is whole.
struct OpenEnd {
  /// The count of ingest that tells it.
  static let count = "open_last_record"

  private let segment: Segment

  /// Nil where the file ends as it should.
  init?(_ segment: Segment) {
    guard segment.artefact.manifest.counts[Self.count] != nil else { return nil }
    self.segment = segment
  }

  /// A warning for standard error.
  var words: String {
    "\(segment.marketplace): \(segment.path) has no line end behind its last record: it may be cut off there, and its last "
      + "value be part of one. Compare its length with the sender's, or have it packed by gzip, which tells"
  }
}
