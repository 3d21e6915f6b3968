extension DamagedFile {
  /// What each policy is tried on.
  static func forPolicies() throws -> [DamagedFile] {
    let names = [
      "one-byte", "cut-header", "cut-data", "cut-second", "checksum", "checksum-first", "checksum-second", "length", "size", "bit",
      "turned",
      "garbage", "garbage-magic", "run",
    ]
    let files = try gzip() + zstd()
    func stopped(_ name: String) throws -> [DamagedFile] {
      files.filter { $0.name.hasPrefix(name) }.map { whole in
        var file = whole
        file.damage = "unpacks to more than `limits` allows, here 100 bytes"
        file.settings = ["limits.max_unpacked_bytes=100"]
        return file
      }
    }
    return files.filter { file in names.contains { file.name.hasPrefix("\($0).csv.") } } + (try stopped("whole.csv."))
  }
}
