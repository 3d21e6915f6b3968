import TestKit
import Testing

@testable import Store

@Suite("Rule: a damaged table gives a fault or its values, and never a crash") struct TableDamageTests {
  private static let table: RandomTable = {
    var random = SeededRandom(seed: 5)
    return RandomTable(rows: 40, columns: 11, &random)
  }()

  /// The file's bytes, and which of them are metadata.
  private static func make() throws -> (bytes: [UInt8], metadata: [Range<Int>]) {
    let folder = try TemporaryFolder()
    let path = folder.file("table")
    try write(table.schema, table.chunks, to: path, batchRows: 32)
    let file = try TableFile(path: path, disk: .real)
    let footer = try file.footer()
    let bodies = (footer.batches + footer.dictionaries).map {
      $0.offset + $0.metadataLength..<$0.offset + $0.metadataLength + $0.bodyLength
    }
    var metadata: [Range<Int>] = []
    var start = 0
    for body in bodies {
      metadata.append(start..<body.lowerBound)
      start = body.upperBound
    }
    return (try Disk.real.readFile(path), metadata + [start..<file.size])
  }

  /// All values, or nil if the file is refused. Any error but a ``TableFault`` is a failure of the test.
  private static func read(_ bytes: [UInt8], in folder: TemporaryFolder) throws -> [[String]]? {
    let path = folder.file("mutant")
    try? Disk.real.unlink(path)
    let file = try Disk.real.create(path, mode: FileMode.file)
    try file.write(bytes.span)
    do {
      return try written(TableReader(path: path, disk: .real))
    } catch is TableFault {
      return nil
    }
  }

  @Test func everyCutIsRefused() throws {
    let folder = try TemporaryFolder()
    let bytes = try Self.make().bytes
    #expect(try Self.read(bytes, in: folder) == Self.table.values, "control: whole, it is read")
    for cut in stride(from: 0, to: bytes.count, by: 5) { #expect(try Self.read(Array(bytes[..<cut]), in: folder) == nil, "cut at \(cut)") }
  }

  @Test func aFlippedBitInTheValuesNeverGoesUnseen() throws {
    let folder = try TemporaryFolder()
    let (bytes, metadata) = try Self.make()
    var random = SeededRandom(seed: 6)
    var refused = 0
    for place in bytes.indices where !metadata.contains(where: { $0.contains(place) }) {
      var mutant = bytes
      mutant[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      let values = try Self.read(mutant, in: folder)
      #expect(values == nil || values == Self.table.values, "byte \(place)")
      if values == nil { refused += 1 }
    }
    #expect(refused > 1000, "control: flipped bits were seen")
  }

  @Test func tenThousandMutations() throws {
    let folder = try TemporaryFolder()
    let (bytes, metadata) = try Self.make()
    var random = SeededRandom(seed: 7)
    var refused = 0
    for _ in 0..<10_000 {
      var mutant = bytes
      for _ in 0...Int.random(in: 0...2, using: &random) { Self.mutate(&mutant, metadata, &random) }
      if try Self.read(mutant, in: folder) == nil { refused += 1 }
    }
    #expect(refused > 5000, "control: most mutations are seen")
  }

  /// Changes a place, most often in the metadata, where a bit decides about sizes and places.
  private static func mutate(_ bytes: inout [UInt8], _ metadata: [Range<Int>], _ random: inout SeededRandom) {
    let inMetadata = metadata.randomElement(using: &random).flatMap { $0.randomElement(using: &random) } ?? 0
    let anywhere = Int.random(in: 0..<bytes.count, using: &random)
    let place = min(Int.random(in: 0..<4, using: &random) > 0 ? inMetadata : anywhere, bytes.count - 1)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    case 2: bytes[place] = .random(in: .min ... .max, using: &random)
    case 3:
      // A whole number of some width: where sizes, counts and distances go wrong.
      let width = [2, 4, 8].randomElement(using: &random) ?? 4
      let number = [0, 1, -1, .max, .min, 1 << 31, bytes.count].randomElement(using: &random) ?? 0
      for byte in 0..<min(width, bytes.count - place) { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    case 4 where bytes.count > 64: bytes.removeSubrange(place..<min(place + Int.random(in: 1...8, using: &random), bytes.count))
    default:
      let other = Int.random(in: 0..<bytes.count, using: &random)
      for byte in 0..<min(8, bytes.count - max(place, other)) { bytes[place + byte] = bytes[other + byte] }
    }
  }

  @Test func aSmallFileCannotAskForMuchMemory() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("table")
    try write(Schema([Field("number", .uint8)]), [Chunk([.uint8([1, 2, 3])])], to: path)
    let bytes = try Disk.real.readFile(path)
    let packed: [UInt8] = [3, 0, 0, 0, 0, 0, 0, 0, 0x28, 0xB5, 0x2F, 0xFD]
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: packed) })
    // The prefix and the frame agree on 2 GiB, which so few bytes cannot hold.
    var mutant = bytes
    mutant.replaceSubrange(start..<start + 8, with: [0, 0, 0, 0x80, 0, 0, 0, 0])
    mutant.replaceSubrange(start + 12..<start + 17, with: [0xA4, 0, 0, 0, 0x80])
    #expect(try Self.read(mutant, in: folder) == nil)
    #expect(throws: TableProblem.self) {
      try ZstdUnpacker.unpack(Array(mutant[start...]), from: 8, size: 1 << 31, count: 3, as: UInt8.self)
    }
  }
}
