import Store
import Testing

@testable import Pipeline

@Suite("Rule: folders are 0750, files 0640, and what holds personal data 0600, whatever the umask") struct ModesTests {
  /// Files of personal data, ledger, records and lock, by how their paths end.
  private static let closed = [
    "ledger.sqlite", "/lock", "/lock.turn", "/sellers.arrow", "/rejects.arrow", "/accounts.arrow", "/snapshot.arrow", "/cleaned.arrow",
    "/texts.arrow", "/words.arrow", "/keys.arrow", "/compared.arrow",
    "/decisions.sqlite", "/decisions-sellers.json", "/decisions-candidates.json", "/rejects.csv.gz",
  ]
  /// The registry names sellers and contacts: its copy in the artefact of the night's inputs is closed.
  private static func isClosed(_ path: String) -> Bool {
    closed.contains { path.hasSuffix($0) } || path.split(separator: "/").last?.hasPrefix("registry-") == true
  }

  @Test(arguments: ["000", "077"]) func ofAWorkspace(_ umask: String) throws {
    let night = try SmallNight()
    let result = try BrandsieveBinary.run(night.arguments(), script: "umask \(umask); exec \"$0\" \"$@\"")
    let decide = ["decide", "same", "a:1", "a:2", "--workspace", night.workspace]
    #expect(try BrandsieveBinary.run(decide, script: "umask \(umask); exec \"$0\" \"$@\"").status == 0)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try BrandsieveBinary.run(
        night.arguments("run", ["--draft", "--set", "bans.min_listings=3"]), script: "umask \(umask); exec \"$0\" \"$@\""
      ).status == 0)
    var seen: Set<UInt16> = []
    try check(night.workspace, &seen)
    #expect(seen == [0o750, 0o640, 0o600], "control: there are files of each kind")
  }

  private func check(_ path: String, _ seen: inout Set<UInt16>) throws {
    let status = try #require(try Disk.real.status(path))
    seen.insert(status.mode)
    guard status.isFolder else {
      let wanted: UInt16 = Self.isClosed(path) ? 0o600 : 0o640
      #expect(status.mode == wanted, "\(path) is \(String(status.mode, radix: 8))")
      return
    }
    #expect(status.mode == 0o750, "\(path) is \(String(status.mode, radix: 8))")
    for name in try Disk.real.list(path) { try check("\(path)/\(name)", &seen) }
  }
}
