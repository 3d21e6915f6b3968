import Store
import TestKit
import Testing

@testable import Handoff

@Suite("Rule: a manifest that somebody made up gives a clear difference, never a crash or a read outside") struct VerifyManifestTests {
  /// What verify says of a package whose manifest is replaced, its name and checksums aside.
  private func differences(_ manifest: [UInt8], files: [String: [UInt8]] = [:]) throws -> [String] {
    let folder = try TemporaryFolder()
    let package = folder.path + "/p"
    try Disk.real.makeFolder(package)
    try overwrite(folder.path + "/outside", Array("secret".utf8))
    for (name, bytes) in files { try overwrite(package + "/" + name, bytes) }
    try overwrite(package + "/manifest.json", manifest)
    try overwrite(package + "/SHA256SUMS", [])
    return verifyPackage(at: package, disk: .real).map(\.description).filter { !$0.hasPrefix("p: ") && !$0.hasPrefix("SHA256SUMS: ") }
  }

  private func manifest(_ files: [PackageFile]) -> PackageManifest {
    PackageManifest(
      programme: "partner", date: "2026-11-22", profileDigest: SHA256.digest(""), holder: nil, includesPersonalData: false, files: files)
  }

  @Test(arguments: [
    ("", "it does not end in a line feed"), ("{}\n", "'schema_version' is missing"), ("[]\n", "'schema_version' is missing"),
    ("nonsense\n", "not canonical JSON from byte 1"), ("{\"schema_version\":1\n", "not canonical JSON from byte 19"),
    ("{\"schema_version\":\"1\"}\n", "'schema_version' is of the wrong kind"),
    ("{\"schema_version\":2}\n", "its schema_version is 2, and this brandsieve reads 1"),
    ("{\"schema_version\":1}\n", "'files' is missing"), ("{\"files\":[{}],\"schema_version\":1}\n", "'name' is missing"),
    ("{\"files\":[{\"name\":\"x\",\"size\":-1}],\"schema_version\":1}\n", "'size' cannot be -1"),
    ("{\"files\":[{\"name\":\"x\",\"sha256\":\"00\",\"size\":1}],\"schema_version\":1}\n", "'sha256' is no SHA-256"),
  ])
  func saysWhyItCannotBeRead(_ text: String, _ why: String) throws {
    #expect(try differences(Array(text.utf8)) == ["manifest.json: cannot be read: \(why)"])
  }

  @Test func findsCountsThatDoNotAddUp() throws {
    let text = String(decoding: manifest([]).encoded, as: UTF8.self).replacing("\"takedowns\":0", with: "\"takedowns\":1")
    #expect(
      try differences(Array(text.utf8)) == [
        "manifest.json: cannot be read: its counts do not add up, or it has members that do not belong there"
      ])
  }

  @Test(arguments: ["../outside", "/etc/passwd", "..", ".", "", "a/b", "a\\b", "A.csv", "é.csv", "a\u{0}b", ".hidden", "x\u{202E}y"])
  func refusesNamesThatLeadAway(_ name: String) throws {
    let file = PackageFile(name: name, size: 6, sha256: SHA256.digest("secret"), content: nil)
    let found = try differences(manifest([file]).encoded)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(": is listed in manifest.json, and is no name that a package may hold") == true)
  }

  @Test(arguments: ["a.csv", "manifest.json"]) func refusesANameThatIsListedTwice(_ name: String) throws {
    let file = PackageFile(name: name, size: 1, sha256: SHA256.digest("x"), content: nil)
    let files = name == "a.csv" ? [file, file] : [file]
    #expect(try differences(manifest(files).encoded, files: ["a.csv": [120]]).contains("\(name): is listed twice in manifest.json"))
  }

  @Test("any bytes are read or refused", arguments: 0..<200) func survivesDamage(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let content = PackageContent(kind: .takedowns, rows: 3, shared: ["reason": "x\"\\\u{1}é"])
    var bytes = manifest([PackageFile(name: "a.csv", size: 1, sha256: SHA256.digest("x"), content: content)]).encoded
    #expect(throws: Never.self) { try PackageManifest(parsing: bytes) }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
      default: bytes.removeSubrange(index...)
      }
      if bytes.isEmpty { break }
    }
    do {
      let manifest = try PackageManifest(parsing: bytes)
      #expect(manifest.encoded == bytes, "what is taken has this one spelling")
    } catch {
      #expect(!"\(error)".isEmpty)
    }
  }
}
