import Foundation
import TestKit
import Testing

@testable import Tabular

@Suite("Rule: packed bytes depend on the bytes alone")
struct GzipEncoderTests {
  @Test func theHeaderHasNoTimeNoNameNoSystem() throws {
    #expect(try GzipEncoder.pack(utf8("x"))[..<10] == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test(arguments: [1, 100, 65_535, 65_536, 65_537, 140_000])
  func handedInAtOnceOrInPieces(piece: Int) throws {
    let bytes = sampleText(140_000, seed: 5)
    let encoder = GzipEncoder()
    var packed: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let end = min(position + piece, bytes.count)
      try encoder.write(Array(bytes[position..<end]), into: &packed)
      position = end
    }
    try encoder.finish(into: &packed)
    #expect(packed == (try GzipEncoder.pack(bytes)))
    #expect(unpack(packed).bytes == bytes)
  }

  @Test("gzip reads what we pack, and we read what gzip packs", arguments: [0, 1, 1000, 140_000])
  func agreesWithTheTool(count: Int) throws {
    let bytes = sampleText(count, seed: UInt64(count))
    #expect(try gzip(["-dc"], try GzipEncoder.pack(bytes)) == bytes)
    for level in ["-1", "-9"] {
      let result = unpack(try gzip(["-c", level], bytes))
      #expect(result.bytes == bytes)
      #expect(result.fault == nil)
    }
  }

  private func gzip(_ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("input")
    try Data(input).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return bytes
  }
}
