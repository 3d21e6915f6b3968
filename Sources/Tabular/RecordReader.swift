/// Reads the records of one source, batch by batch, in flat memory.
public final class RecordReader {
  /// The names of the columns, decoded, without byte order mark.
  public var header: [String] { engine.header }
  /// Where the header begins in the unpacked stream, in bytes.
  public var headerOffset: Int { engine.headerOffset }
  /// The code page of the records: the declared one, or of UTF-16 and UTF-32 the one in the order of a byte order mark.
  public var encoding: TextEncoding { engine.encoding }
  /// The code page that the header's bytes look like, by their width or order, where that is not the declared one's.
  public var likelierEncoding: String? { engine.likelierEncoding }
  /// Lines of no bytes so far; they are no records and have no row number.
  public var blankLines: Int { engine.tally.blankLines }
  /// What was passed over or mended so far.
  public var tally: ReadTally {
    var tally = engine.tally
    tally.nulls = nulls
    return tally
  }
  /// Records so far, the header and faulty ones counted.
  public var recordCount: Int { engine.recordCount }

  /// How many of them the fast splitter took; a control for tests.
  var recordsTakenTogether: Int { engine.recordsTakenTogether }

  /// Bytes of the unpacked stream read so far, the byte order mark counted.
  public var unpackedBytes: Int { engine.unpackedBytes }
  /// What was read and belongs to no record yet: after damage, the record that it cut. In bytes, and in lines that are not blank.
  public var remains: (bytes: Int, lines: Int) { engine.remains }

  private let engine: any RecordEngine
  private let nullWords: NullWords
  private var nulls = 0
  private var failure: ReadFault?

  /// Opens a source and reads its header. Throws where there is none, where it is unreadable, or where the source is damaged.
  ///
  /// Both ways of `splitting` give the same records; the reference is there for tests and benchmarks.
  public convenience init(
    _ source: any ByteSource, dialect: Dialect, limits: Limits = Limits(), splitting: Implementation = .fast
  ) throws(ReadFault) {
    try self.init(source, dialect: dialect, limits: limits, splitting: splitting, decodesFirst: !dialect.isFramedFirst)
  }

  /// The same, with a say in whether records are decoded before they are framed: what can be read both ways is the same both ways.
  init(
    _ source: any ByteSource, dialect: Dialect, limits: Limits, splitting: Implementation, decodesFirst: Bool
  ) throws(ReadFault) {
    if let flaw = dialect.flaw { throw ReadFault(flaw, offset: 0) }
    nullWords = NullWords(dialect.nullWords)
    if decodesFirst {
      engine = try TextEngine(source, dialect: dialect, limits: limits)
    } else {
      engine = try FramedEngine(source, dialect: dialect, limits: limits, splitting: splitting)
    }
  }

  /// Fills `batch` with the next records and says whether there were any.
  ///
  /// Where the source is damaged it throws, with the records before the damage in `batch`; further calls throw the same.
  public func next(_ batch: inout RecordBatch) throws(ReadFault) -> Bool {
    batch.clear(columns: header.count)
    if let failure { throw failure }
    do {
      try engine.fill(&batch)
      finish(&batch)
    } catch {
      finish(&batch)
      failure = error
      throw error
    }
    return batch.count > 0
  }

  private func finish(_ batch: inout RecordBatch) {
    engine.finish(&batch)
    if !nullWords.isEmpty { nulls += nullWords.empty(&batch) }
  }
}
