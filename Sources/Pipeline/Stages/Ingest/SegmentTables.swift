import Marketplace
import Store

/// The three tables of a segment while they are written.
struct SegmentTables {
  private let listings: TableWriter
  private let sellers: TableWriter
  private let rejects: TableWriter

  init(_ writer: ArtefactWriter) throws {
    listings = try TableWriter(writer.create(ListingTable.fileName, isPrivate: false), schema: ListingTable.schema)
    sellers = try TableWriter(writer.create(SellerTable.fileName, isPrivate: true), schema: SellerTable.schema)
    rejects = try TableWriter(writer.create(RejectTable.fileName, isPrivate: true), schema: RejectTable.schema)
  }

  /// Takes what a builder has collected.
  func take(from builder: SegmentBuilder) throws {
    if let chunk = builder.takeListings() { try listings.append(chunk) }
    if let chunk = builder.takeRejects() { try rejects.append(chunk) }
    while let chunk = builder.takeSellers() { try sellers.append(chunk) }
  }

  func finish() throws {
    _ = try listings.finish()
    _ = try sellers.finish()
    _ = try rejects.finish()
  }
}
