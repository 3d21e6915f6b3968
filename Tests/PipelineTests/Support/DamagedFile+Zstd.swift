import TestKit

extension DamagedFile {
  /// Files that zstd packed, and damaged then. RFC 8878 says what the bytes mean.
  static func zstd() -> [DamagedFile] {
    let plain = Array(text.utf8)
    let half = plain.firstRange(of: Array("L3".utf8))?.lowerBound ?? 0
    let (front, back) = (Array(plain[..<half]), Array(plain[half...]))
    let (whole, blocks) = (zstdFrame(plain), zstdFrame(front, back))
    let (first, second) = (zstdFrame(front), zstdFrame(back))
    let notes: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 5, 0, 0, 0] + Array("notes".utf8)
    let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// A block of some kind: 0 as it is, 1 a run, 3 none that there is.
    func block(_ kind: Int, _ count: Int, _ content: [UInt8], isLast: Bool = true) -> [UInt8] {
      let header = count << 3 | kind << 1 | (isLast ? 1 : 0)
      return (0..<3).map { UInt8(truncatingIfNeeded: header >> (8 * $0)) } + content
    }
    /// The table uncompressed, in a frame without checksum that begins otherwise.
    func raw(_ header: [UInt8]) -> [UInt8] { magic + header + block(0, plain.count, plain) }
    /// In a frame whose window is 1 KiB, so that no block may be longer.
    func small(_ last: [UInt8]) -> [UInt8] { magic + [0, 0] + block(0, front.count, front, isLast: false) + last }
    let size = UInt8(plain.count)
    let letter = raw([0x20, size]).firstRange(of: Array("brass".utf8))?.lowerBound ?? 0
    var files: [DamagedFile] = []
    func add(_ name: String, _ damage: String, _ bytes: [UInt8], invisible: Bool = false) {
      files.append(DamagedFile(name: "\(name).csv.zst", damage: damage, bytes: bytes, isInvisible: invisible))
    }
    func changed(_ bytes: [UInt8], _ change: (inout [UInt8]) -> Void) -> [UInt8] {
      var bytes = bytes
      change(&bytes)
      return bytes
    }
    add("whole", "none, for comparison", whole)
    add("blocks", "none: two blocks", blocks)
    add("frames", "none: two frames", first + second)
    add("empty-frame", "none: an empty frame between two", first + zstdFrame([]) + second)
    add("skippable", "none: skippable frames before, between and behind", notes + first + notes + second + notes)
    add("no-checksum", "none: a frame without checksum", zstdFrame(plain, hasChecksum: false))
    add("one-byte", "cut after one byte", Array(whole[..<1]))
    add("cut-magic", "cut in the magic number", Array(whole[..<3]))
    add("cut-header", "cut in the frame's header", Array(whole[..<5]))
    add("cut-block-header", "cut in the header of the second block", small(Array(block(0, back.count, back)[..<2])))
    add("cut-data", "cut in the data", Array(whole[..<(whole.count / 2)]))
    add("cut-block", "cut in the second block", Array(blocks.dropLast(12)))
    add("cut-raw", "cut in an uncompressed block", Array(raw([0x20, size]).dropLast(30)))
    add("cut-before-checksum", "cut before the checksum", Array(whole.dropLast(4)))
    add("cut-checksum", "cut in the checksum", Array(whole.dropLast(2)))
    add("cut-second", "cut in the second frame", first + second.dropLast(9))
    add("cut-second-magic", "cut in the second frame's magic number", first + second[..<2])
    add("cut-skippable", "cut in a skippable frame behind the rows", whole + notes.dropLast(2))
    add("lost-frame", "cut between two frames", first, invisible: true)
    add("checksum", "a wrong checksum", changed(whole) { $0[$0.count - 1] ^= 1 })
    add("checksum-first", "a wrong checksum of the first of two frames", changed(first) { $0[$0.count - 3] ^= 0x80 } + second)
    add("checksum-second", "a wrong checksum of the second of two frames", first + changed(second) { $0[$0.count - 2] ^= 4 })
    add("bit", "a bit flipped in the data", changed(whole) { $0[$0.count / 2] ^= 8 })
    add(
      "bit-raw", "a bit flipped in a letter of a frame without checksum", changed(raw([0x20, size])) { $0[letter] ^= 1 }, invisible: true)
    add("byte-lost", "a byte cut out of the data", changed(whole) { $0.remove(at: $0.count / 2) })
    add("byte-more", "a byte put into the data", changed(whole) { $0.insert(0x55, at: $0.count / 3) })
    add("turned", "two pieces of the data changed places", Array([whole[..<20], whole[40..<60], whole[20..<40], whole[60...]].joined()))
    add("zeroed", "16 bytes of the data overwritten by zeros", Array(whole[..<40] + [UInt8](repeating: 0, count: 16) + whole[56...]))
    add("reserved", "a reserved bit set in the frame's header", raw([0x28, size]))
    add("dictionary", "packed with a dictionary", raw([0x21, 7, size]))
    add("window", "a window of 256 MiB", raw([0, 0x90]))
    add("size", "a frame that unpacks to less than it says", raw([0x20, size + 1]))
    add("block-kind", "a block of a kind that is none, behind a good one", small(block(3, 5, back)))
    add("run", "a run that is longer than a block may be, behind a good block", small(block(1, 7941, [65])))
    add("block-long", "a block that is longer than a block may be, behind a good one", small(block(0, 2000, back)))
    add("garbage", "text behind the last frame", whole + Array("and more".utf8))
    add("garbage-zeros", "zeros behind the last frame", whole + [UInt8](repeating: 0, count: 512))
    add("garbage-skippable", "text behind a skippable frame behind the last one", whole + notes + Array("x".utf8))
    add("gzip-behind", "a gzip member behind the last frame", whole + [0x1F, 0x8B, 8, 0])
    add("not-zstd", "text that was never packed, named .zst", plain)
    add("nothing", "no bytes, packed", zstdFrame([]))
    files.append(
      DamagedFile(
        name: "bomb.csv.zst", damage: "a bomb: 75 MiB of comments behind the rows", bytes: zstdFrame(bomb), options: ["--comment", "#"],
        inPipeline: false))
    return files
  }
}
