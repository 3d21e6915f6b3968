import Tabular

extension DamagedFile {
  /// Files that are packed, and damaged then.
  static func gzip() throws -> [DamagedFile] {
    let plain = Array(text.utf8)
    let whole = try GzipEncoder.pack(plain)
    let lineEnd = (plain.firstRange(of: Array("L3".utf8))?.lowerBound ?? 0)
    let (first, second) = (try GzipEncoder.pack(Array(plain[..<lineEnd])), try GzipEncoder.pack(Array(plain[lineEnd...])))
    let none = try GzipEncoder.pack([])
    func change(_ bytes: [UInt8], _ change: (inout [UInt8]) -> Void) -> [UInt8] {
      var bytes = bytes
      change(&bytes)
      return bytes
    }
    /// The member with optional parts in its header.
    func header(flags: UInt8, _ parts: [UInt8]) -> [UInt8] { [0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3] + parts + whole[10...] }
    /// The member with other data.
    func data(_ data: [UInt8]) -> [UInt8] { Array(whole[..<10]) + data + whole.suffix(8) }
    let stored = [1, UInt8(plain.count & 255), UInt8(plain.count >> 8), 0, 0] + plain
    var files: [DamagedFile] = []
    func add(_ name: String, _ damage: String, _ bytes: [UInt8]) {
      files.append(DamagedFile(name: "\(name).csv.gz", damage: damage, bytes: bytes, isInvisible: name == "lost-member"))
    }
    add("whole", "none, for comparison", whole)
    add("members", "none: two members", first + second)
    add("empty-member", "none: an empty member between two", first + none + second)
    add("zeros", "zeros behind the last member, as tapes and block devices leave them", whole + Array(repeating: 0, count: 512))
    add("name", "none: header with FEXTRA, FNAME and FCOMMENT", header(flags: 0x1C, [2, 0, 7, 7, 97, 0, 98, 0]))
    add("empty", "the file has no bytes", [])
    add("one-byte", "cut after one byte", [0x1F])
    add("cut-header", "cut in the header", Array(whole[..<6]))
    add("cut-start", "cut right behind the header", Array(whole[..<10]))
    add("cut-data", "cut in the data", Array(whole[..<(whole.count / 2)]))
    add("cut-checksum", "cut before the checksum", Array(whole.dropLast(8)))
    add("cut-length", "cut in the length", Array(whole.dropLast(2)))
    add("cut-second", "cut in the second member", first + second[..<(second.count / 2)])
    add("cut-second-header", "cut in the second member's header", first + second[..<4])
    add("lost-member", "cut between two members", first)
    add("checksum", "a wrong checksum", change(whole) { $0[$0.count - 8] ^= 1 })
    add("length", "a wrong length", change(whole) { $0[$0.count - 4] ^= 1 })
    add("checksum-first", "a wrong checksum of the first of two members", change(first) { $0[$0.count - 6] ^= 0x80 } + second)
    add("checksum-second", "a wrong checksum of the second of two members", first + change(second) { $0[$0.count - 7] ^= 4 })
    add("bit", "a bit flipped in the data", change(whole) { $0[$0.count / 2] ^= 8 })
    add("byte-lost", "a byte cut out of the data", change(whole) { $0.remove(at: $0.count / 2) })
    add("byte-more", "a byte put into the data", change(whole) { $0.insert(0x55, at: $0.count / 3) })
    let (front, left, right, back) = (whole[..<20], whole[20..<40], whole[40..<60], whole[60...])
    add("turned", "two pieces of the data changed places", Array([front, right, left, back].joined()))
    let zeros = [UInt8](repeating: 0, count: 16)
    add("zeroed", "16 bytes of the data overwritten by zeros", Array(whole[..<40] + zeros + whole[56...]))
    add("method", "a method other than deflate", change(whole) { $0[2] = 7 })
    add("flags", "flags that are reserved", change(whole) { $0[3] = 0x80 })
    add("header-checksum", "a wrong checksum of the header", header(flags: 2, [0, 0]))
    add("extra", "an extra field longer than the file", header(flags: 4, [0xFF, 0xFF]))
    add("endless-name", "a name without an end", [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3] + Array(repeating: 97, count: 100))
    add("block-type", "a block of a type that is none", data([7]))
    add("distance", "a copy from before the beginning", data([0x4B, 0x04, 0x01, 0]))
    add("stored", "a stored block whose length is wrong", data(stored))
    add("garbage", "text behind the last member", whole + Array("and more".utf8))
    add("garbage-magic", "half a magic number behind the last member", whole + [0x1F])
    add("garbage-zeros", "text behind zeros behind the last member", whole + [0, 0, 0] + Array("x".utf8))
    add("not-gzip", "text that was never packed, named .gz", plain)
    add("nothing", "no bytes, packed", none)
    let bomb = try GzipEncoder.pack(bomb)
    files.append(
      DamagedFile(
        name: "bomb.csv.gz", damage: "a bomb: 75 MiB of comments behind the rows", bytes: bomb, options: ["--comment", "#"],
        inPipeline: false))
    return files
  }
}
