import Store
import Tabular
import TestKit
import Testing

@Suite("Rule: standard input gives what the same file gives by name, however little a read gives") struct StandardInputTests {
  private let folder: TemporaryFolder
  private let text: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    var random = SeededRandom(seed: 4)
    text = (0..<300).reduce(into: Array("id,title,price\n".utf8)) { text, row in
      text += Array("L\(row),\(UInt64.random(in: 0..<(1 << 60), using: &random)) lamp,9.\(row)\n".utf8)
    }
  }

  /// Converts a file by name and through pipes, which give little at a time.
  private func check(_ bytes: [UInt8], _ words: String) throws {
    let file = folder.file("export")
    try Files.write(bytes, to: file)
    let named = try BrandsieveBinary.run(["convert", file])
    for pieces in ["cat '\(file)'", "dd if='\(file)' bs=3 status=none", "dd if='\(file)' bs=61 status=none"] {
      let piped = try BrandsieveBinary.run(["convert", "-"], script: "\(pieces) | \"$0\" \"$@\"")
      #expect(piped.output == named.output, "\(words), \(pieces)")
      #expect(piped.status == named.status && piped.errors.replacing("-:", with: "\(file):") == named.errors, "\(words), \(pieces)")
    }
  }

  @Test(arguments: 0..<3) func cutGzip(way: Int) throws {
    let packed = try GzipEncoder.pack(Array(text[..<5000])) + GzipEncoder.pack(Array(text[5000...]))
    for cut in stride(from: packed.count - 1 - way, to: packed.count / 3, by: -(packed.count / 6 + 1)) {
      try check(Array(packed[..<cut]), "cut at \(cut)")
    }
  }

  @Test func otherDamage() throws {
    var random = SeededRandom(seed: 5)
    let packed = try GzipEncoder.pack(text)
    for number in 0..<4 {
      var spoiled = number % 2 == 0 ? packed : zstdFrame(text)
      spoiled[Int.random(in: 20..<spoiled.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
      try check(spoiled, "damage \(number)")
    }
    try check(packed, "whole")
    try check(Array(zstdFrame(text).dropLast(7)), "cut zstd")
    try check(Array(text.dropLast(7)), "cut text")
  }
}
