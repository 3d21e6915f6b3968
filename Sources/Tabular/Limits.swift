/// What a single input may cost before it is refused.
public struct Limits: Equatable, Sendable {
  /// The longest record in encoded bytes, without its line end.
  public var maxRecordBytes: Int
  /// The most columns that a header may have.
  public var maxFields: Int
  /// The greatest unpacked size divided by the compressed bytes read (in steps of 64 KiB), checked once `ratioFreeBytes` are unpacked.
  public var maxRatio: Int
  /// How many bytes are unpacked before the ratio is checked.
  public var ratioFreeBytes: Int
  /// The most bytes that one file may unpack to.
  public var maxUnpackedBytes: Int

  /// The limits of DESIGN.md unless told otherwise: 1 MiB, 1,024 fields, ratio 200 after 64 MiB, 64 GiB.
  ///
  /// A record may be at most 256 MiB, so that offsets in a batch fit 32 bits; a greater value is lowered to that.
  public init(
    maxRecordBytes: Int = 1 << 20, maxFields: Int = 1024, maxRatio: Int = 200, ratioFreeBytes: Int = 64 << 20,
    maxUnpackedBytes: Int = 64 << 30
  ) {
    self.maxRecordBytes = min(max(1, maxRecordBytes), 256 << 20)
    self.maxFields = max(1, maxFields)
    self.maxRatio = max(1, maxRatio)
    self.ratioFreeBytes = max(0, ratioFreeBytes)
    self.maxUnpackedBytes = max(0, maxUnpackedBytes)
  }
}
