import Foundation
import Glibc
import Store
import TestKit
import Testing

@Suite("Rule: an output that is no file is written to and never replaced, and a link stays") struct OutputTargetTests {
  private let folder: TemporaryFolder
  private let table: String
  private static let wanted = "a,b\n1,\"2,5\"\n"

  init() throws {
    folder = try TemporaryFolder()
    table = folder.file("table.txt")
    try Files.write(Array("a;b\n1;2,5\n".utf8), to: table)
  }

  private func convert(_ more: String...) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["convert", table, "--delimiter", ";"] + more)
  }

  @Test func aPipe() throws {
    let pipe = folder.file("pipe")
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    // Open at both ends, so that a writer need not wait.
    let reader = unsafe open(pipe, O_RDWR | O_NONBLOCK)
    defer { close(reader) }
    for option in ["--output", "--rejects"] {
      let result = try convert(option, pipe)
      #expect(result.status == 0, "\(result.errors)")
      #expect(try Disk.real.status(pipe)?.isFile == false, "the pipe still stands")
      var text = [UInt8](repeating: 0, count: 4096)
      let count = unsafe read(reader, &text, text.count)
      #expect(String(decoding: text.prefix(max(0, count)), as: UTF8.self) == (option == "--output" ? Self.wanted : "a,b\n3,4\n"))
      if option == "--output" { try Files.write(Array("a;b\n1;2,5\na;b\n3;4\n".utf8), to: table) }
    }
  }

  @Test func theInputItselfIsRefused() throws {
    let link = folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "table.txt")
    let before = try Files.read(table)
    for option in ["--output", "--rejects"] {
      for target in [table, folder.path + "/./table.txt", link] {
        let result = try convert(option, target)
        #expect(result.status == 2 && result.errors.contains("\(option) names"), "\(result.errors)")
        #expect(try Files.read(table) == before)
      }
    }
  }

  @Test func aLink() throws {
    let (link, file) = (folder.file("link"), folder.file("file"))
    try Files.write(Array("old".utf8), to: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "file")
    #expect(try convert("--output", link).status == 0)
    #expect(try Disk.real.status(link)?.isLink == true)
    #expect(try Files.read(file) == Array(Self.wanted.utf8))
    try FileManager.default.removeItem(atPath: file)
    let nowhere = try convert("--output", link)
    #expect(nowhere.status == 1 && nowhere.errors.contains(link), "a link that leads nowhere is refused: \(nowhere.errors)")
    #expect(try Disk.real.status(link)?.isLink == true)
    #expect(try convert("--output", "/dev/stdout").output == Self.wanted)
    #expect(try convert("--output", "-").output == Self.wanted)
    #expect(try convert("--output", folder.path).status != 0, "a folder is refused")
  }

  @Test("Rule: who may read an output is not widened: its file's permissions stay, and a new one's are what the umask leaves")
  func permissions() throws {
    func mode(_ path: String) throws -> UInt16? { try Disk.real.status(path)?.mode }
    let old = folder.file("old")
    for wanted: UInt16 in [0o600, 0o644, 0o660] {
      try Files.write(Array("old".utf8), to: old)
      try FileManager.default.setAttributes([.posixPermissions: Int(wanted)], ofItemAtPath: old)
      #expect(try convert("--output", old).status == 0)
      #expect(try mode(old) == wanted && Files.read(old) == Array(Self.wanted.utf8))
    }
    for (umask, wanted) in [("077", 0o600), ("022", 0o640), ("000", 0o640)] as [(String, UInt16)] {
      let new = folder.file("new-\(umask)")
      let result = try BrandsieveBinary.run(
        ["convert", table, "--delimiter", ";", "--output", new], script: "umask \(umask); exec \"$0\" \"$@\"")
      #expect(try result.status == 0 && mode(new) == wanted, "\(result.errors)")
    }
  }
}
