import Foundation
import Glibc
import Store
import TestKit
import Testing

@Suite("Rule: convert leaves whole files or none, and says on standard error what it found, mended and left out") struct ConvertCommandTests
{
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws -> String {
    try Files.write(Array(text.utf8), to: folder.file("table.csv"))
    return folder.file("table.csv")
  }

  private func convert(_ text: String, _ more: String...) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["convert", try file(text)] + more)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func aSignalRemovesWhatIsNotWhole(_ signal: Int32) throws {
    let (pipe, output) = (folder.file("pipe"), folder.file("output.csv"))
    #expect(unsafe mkfifo(pipe, 0o600) == 0)
    try Files.write(Array("old\n".utf8), to: output)
    // Open at both ends, so that the program waits for more and never sees the end.
    let writer = unsafe open(pipe, O_RDWR | O_NONBLOCK)
    defer { close(writer) }
    let binary = try BrandsieveBinary(["convert", pipe, "--output", output, "--rejects", folder.file("rest.csv")])
    var waited = 0
    while try Files.names(below: folder.path).count(where: { $0.hasSuffix(".tmp") }) < 2, waited < 3000 {
      usleep(10_000)
      waited += 1
    }
    binary.send(signal)
    let result = try binary.wait()
    #expect(result.status == 128 + signal && result.errors.contains("error: stopped by SIG"), "\(result.errors)")
    #expect(try Files.names(below: folder.path).sorted() == ["output.csv", "pipe"])
    #expect(try Files.read(output) == Array("old\n".utf8))
  }

  @Test("a signal that was ignored before stays so") func ignoredSignals() throws {
    let result = try BrandsieveBinary.run(
      ["convert", "-", "--output", folder.file("o.csv")], script: #"trap "" INT; (echo a,b; kill -INT $$; sleep 0.3; echo 1,2) | "$0" "$@""#
    )
    let written = try Files.read(folder.file("o.csv"))
    #expect(result.status == 0 && written == Array("a,b\n1,2\n".utf8), "\(result.errors)")
  }

  @Test func damageLeavesNothingBehind() throws {
    let packed = folder.file("cut.gz")
    try Files.write(Array([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]), to: packed)
    let result = try BrandsieveBinary.run(["convert", packed, "--output", folder.file("o.csv"), "--rejects", folder.file("r.csv")])
    #expect(result.status == 1)
    #expect(try Files.names(below: folder.path) == ["cut.gz"])
  }

  @Test func rejectsToStandardOutput() throws {
    let text = "a,b\n1,2\na,b\n3,4\n"
    for name in ["-", "/dev/stdout"] {
      let apart = try convert(text, "--output", folder.file("o.csv"), "--rejects", name)
      #expect(apart.status == 0 && apart.output == "a,b\n3,4\n")
      #expect(try Files.read(folder.file("o.csv")) == Array("a,b\n1,2\n".utf8))
      for mixed in [["--rejects", name], ["--rejects", name, "--output", "-"]] {
        let refused = try BrandsieveBinary.run(["convert", try file(text)] + mixed)
        #expect(refused.status == 2 && refused.output == "" && refused.errors.contains("--rejects \(name) would mix"), "\(refused.errors)")
      }
    }
    #expect(try Files.names(below: folder.path).sorted() == ["o.csv", "table.csv"], "no file of that name is made")
  }

  @Test func aHeaderThatComesAgainAtOnceIsWarnedOf() throws {
    let twice = try convert("a,b\na,b\n1,2\n")
    #expect(twice.status == 0 && twice.output == "a,b\n")
    #expect(twice.errors.contains("warning: the header comes again right below itself"), "\(twice.errors)")
    #expect(try !convert("a,b\n1,2\na,b\n3,4\n").errors.contains("warning:"))
    #expect(try convert("a,b\na,b\n1,2\n", "--sniff").output == "a a,b b\n1,2\n", "two rows of a header are sniffed")
  }

  @Test func whatIsMendedIsToldWithItsPlace() throws {
    let result = try convert("a,b\n1\n3,4,5\n")
    #expect(result.errors.contains("1 rows padded: they have too few cells, the first on line 2\n"))
    #expect(result.errors.contains("1 rows cut: they have too many cells, the first on line 3\n"))
  }

  @Test func sniffingTellsEachThing() throws {
    let result = try convert("a;b\n1;2,5\n2;3,5\n\nTotal\n", "--sniff", "--null", "-")
    #expect(result.output == "a,b\n1,\"2,5\"\n2,\"3,5\"\n")
    for subject in [
      "encoding", "delimiter", "quote", "escape", "line ends", "comment", "lines before the table", "header rows", "cells of a row",
      "null words", "footer",
    ] {
      #expect(
        result.errors.split(separator: "\n").count { $0.hasPrefix("sniffed: \(subject): ") && $0.contains(" (sure ") } == 1, "\(subject)")
    }
    #expect(result.errors.contains("sniffed: null words: '-' (sure 1.00: as told)"))
  }
}
