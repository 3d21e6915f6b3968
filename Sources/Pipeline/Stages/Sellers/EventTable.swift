import Linkage
import Store

/// The table of what happened to entity ids on a night.
enum EventTable {
  static let name = "events.arrow"
  private static let schema = Schema([
    Field("kind", .utf8), Field("entity_id", .utf8), Field("other_id", .utf8, nullable: true), Field("accounts", .uint32, nullable: false),
  ])

  /// Writes the events in their order. `accounts` counts those that moved, 0 for other kinds.
  static func write(_ events: [EntityEvent], to writer: ArtefactWriter) throws {
    var kinds = TextColumn()
    var ids = TextColumn()
    var others = TextColumn()
    var moved: [UInt32] = []
    for event in events {
      let row: (kind: String, id: String, other: String?, accounts: Int) =
        switch event {
        case .born(let id): ("born", id, nil, 0)
        case .merged(let id, let into): ("merged", id, into, 0)
        case .split(let from, let id): ("split", from, id, 0)
        case .moved(let from, let into, let accounts): ("moved", from, into, accounts)
        }
      kinds.append(row.kind)
      ids.append(row.id)
      if let other = row.other { others.append(other) } else { others.appendNull() }
      moved.append(UInt32(row.accounts))
    }
    let output = try TableWriter(writer.create(name, isPrivate: false), schema: schema)
    try output.append(Chunk([.utf8(kinds), .utf8(ids), .utf8(others), .uint32(moved, nil)]))
    _ = try output.finish()
  }
}
