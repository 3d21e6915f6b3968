/// What reads records behind the face of `RecordReader`.
protocol RecordEngine: AnyObject {
  /// The names of the columns.
  var header: [String] { get }
  /// Where the header's first record begins in the unpacked stream.
  var headerOffset: Int { get }
  /// The code page of the records: UTF-16 and UTF-32 with their order, as a byte order mark told it.
  var encoding: TextEncoding { get }
  /// The code page that the header's bytes look like, where it is not the declared one.
  var likelierEncoding: String? { get }
  /// What was read besides records.
  var tally: ReadTally { get }
  /// Records so far, the header's and faulty ones counted.
  var recordCount: Int { get }
  /// How many of them the fast splitter took.
  var recordsTakenTogether: Int { get }
  /// Bytes of the unpacked stream read so far.
  var unpackedBytes: Int { get }
  /// What was read and belongs to no record.
  var remains: (bytes: Int, lines: Int) { get }

  /// Adds records to a batch until it is full or the source ends. Records before damage are in it when it throws.
  func fill(_ batch: inout RecordBatch) throws(ReadFault)
  /// Ends a batch, also after a throw.
  func finish(_ batch: inout RecordBatch)
}
