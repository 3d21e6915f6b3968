import Linkage
import Tabular

/// The clusters as CSV: every record once, by the bytes of its id.
enum LinkOutput {
  private static let fullBytes = 1 << 20

  /// Writes `id`, `cluster_id` (the bytewise smallest id of the cluster) and `confidence` with six decimals.
  static func write(_ found: RecordLinkage, _ ids: TextList, idColumn: String, to sink: ([UInt8]) throws -> Void) throws {
    var writer = CSVWriter()
    for name in [idColumn, "cluster_id", "confidence"] { writer.field(name) }
    writer.endRow()
    for (place, record) in found.order.enumerated() {
      writer.field(ids[record].span)
      writer.field(ids[found.firstOf[place]].span)
      writer.field(decimal(found.confidence[place]).span)
      writer.endRow()
      if writer.count >= fullBytes { try sink(writer.take()) }
    }
    try sink(writer.take())
  }

  /// A probability with six decimals.
  static func decimal(_ probability: Double) -> [UInt8] {
    var millionths = Int((probability * 1_000_000).rounded())
    var digits = [UInt8](repeating: 48, count: 8)
    digits[1] = 46
    for place in (2..<8).reversed() {
      digits[place] = 48 + UInt8(millionths % 10)
      millionths /= 10
    }
    digits[0] = 48 + UInt8(min(millionths, 9))
    return digits
  }
}
