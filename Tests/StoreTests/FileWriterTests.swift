import Store
import TestKit
import Testing

@Suite("Rule: a written file is what was given, with its size and SHA-256") struct FileWriterTests {
  @Test func piecesOfAnySize() throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: 3)
    for trial in 0..<20 {
      let path = folder.file("\(trial)")
      let writer = try FileWriter(creating: path, disk: .real)
      var expected: [UInt8] = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let size = [0, 1, 1000, 262_143, 262_144, 262_145, 600_000].randomElement(using: &random) ?? 0
        let piece = [UInt8](repeating: .random(in: .min ... .max, using: &random), count: size)
        try writer.write(piece)
        expected += piece
        #expect(writer.offset == expected.count)
      }
      let (size, sha256) = try writer.finish()
      let content = try Disk.real.readFile(path)
      #expect(content == expected)
      #expect(size == expected.count)
      #expect(sha256 == SHA256.digest(expected))
    }
  }

  @Test func whatStandsThereIsNeverOverwritten() throws {
    let folder = try TemporaryFolder()
    try writeFileAtomically(folder.file("taken"), [1, 2, 3], disk: .real)
    let fault = #expect(throws: DiskFault.self) { try FileWriter(creating: folder.file("taken"), disk: .real) }
    #expect(fault?.isInTheWay == true)
    #expect(try Disk.real.readFile(folder.file("taken")) == [1, 2, 3])
  }

  @Test func readingAtAnyPlaceAndToTheEnd() throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    try writeFileAtomically(folder.file("file"), bytes, disk: .real)
    let reader = try FileReader(path: folder.file("file"), disk: .real)
    #expect(reader.status.size == 1000)
    #expect(try reader.pread(offset: 990, count: 100) == Array(bytes[990...]))
    #expect(try reader.pread(offset: 2000, count: 5).isEmpty)
    var buffer = [UInt8](repeating: 0, count: 64)
    var read: [UInt8] = []
    while case let count = try reader.read(into: &buffer, upTo: 60), count > 0 { read += buffer[..<count] }
    #expect(read == bytes)
    #expect(try reader.currentStatus() == reader.status)
  }
}
