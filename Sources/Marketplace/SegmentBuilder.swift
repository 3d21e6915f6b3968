import Store
import Tabular

/// Turns the records of one export into typed columns, distinct sellers, rejects and counts. It reads and writes no file.
///
/// Feed it batch after batch; whenever ``isFull`` says so, and after the last batch, take what it has collected. Its memory does not
/// grow with the rows, but with the distinct tuples of what is shown of sellers. The same batches give the same columns wherever
/// their borders are, but for where chunks end.
public final class SegmentBuilder {
  /// A chunk holds about this many rows at most.
  public static let chunkRows = 65_536
  /// A chunk holds about this many bytes of text at most: a batch more, never much.
  public static let chunkBytes = 64 << 20

  private var segment: Segment

  /// A builder for a file whose columns stand in these places and whose values are written so.
  public init(columns: ResolvedColumns, formats: ValueFormats) { segment = Segment(columns: columns, formats: formats) }

  /// What was counted so far.
  public var counts: SegmentCounts { segment.counts }

  /// Whether listings and rejects should be taken before the next batch.
  public var isFull: Bool {
    segment.listings.rows >= Self.chunkRows || segment.listings.textBytes >= Self.chunkBytes || segment.rejects.byteCount >= Self.chunkBytes
  }

  /// Reads the records of a batch.
  public func add(_ batch: RecordBatch) { segment.add(batch) }

  /// The listings since the last time, as rows of ``ListingTable``, in the file's order; nil if there are none.
  public func takeListings() -> Chunk? { segment.takeListings() }

  /// The rejected rows since the last time, as rows of ``RejectTable``, in the file's order; nil if there are none.
  public func takeRejects() -> Chunk? { segment.rejects.take() }

  /// The next sellers that were not taken yet, as rows of ``SellerTable``; nil if there are none. Call it until it gives nil.
  public func takeSellers() -> Chunk? { segment.sellers.take(rows: Self.chunkRows, bytes: Self.chunkBytes) }
}
