import Foundation
import Marketplace
import Testing

@testable import Pipeline

@Suite("Rule: a sample goes out, answers come back, and show states the precision") struct SampleCommandTests {
  @Test func fromTheSampleToThePrecision() async throws {
    let night = try SmallNight()
    try await night.run()
    let file = night.workspace + "-sample.csv"
    func sample(_ output: String) throws -> BrandsieveBinary.Result {
      try BrandsieveBinary.run(["sample", "--tier", "file", "--n", "6", "--output", output, "--workspace", night.workspace])
    }
    #expect(try sample(file).status == 0)
    #expect(try sample(file).status == 2, "a file that may hold answers is not written over")
    #expect(try sample(file + "2").status == 0)
    #expect(try Files.read(file) == Files.read(file + "2"))

    let drawn = try CSVText(Files.read(file)).rows
    let published = try CSVText(Files.unpacked("\(night.workspace)/published/\(SmallNight.date)/takedown-candidates.csv.gz")).rows
    let filed = published.filter { $0["tier"] == "file" }
    #expect(!drawn.isEmpty && drawn.count <= filed.count)
    for row in drawn { #expect(filed.contains { $0["candidate_id"] == row["candidate_id"] && $0["title"] == row["title"] }) }

    // All but the first infringe.
    let lines = try String(decoding: Files.read(file), as: UTF8.self).split(separator: "\n").map(String.init)
    let answers = lines.enumerated().map { $0 == 0 ? $1 : ($0 == 1 ? "dismiss" : "confirm") + $1 }
    try Files.write(Array(answers.joined(separator: "\n").utf8), to: file)
    let imported = try BrandsieveBinary.run(["decide", "import", file, "--workspace", night.workspace])
    #expect(imported.output.contains("\(drawn.count) decisions noted"), "\(imported)")
    let shown = try BrandsieveBinary.run(["show", "1", "--workspace", night.workspace])
    #expect(shown.status == 0 && shown.output.contains("from 0.95: \(filed.count) candidates"), "\(shown)")
    #expect(shown.output.contains("judged \(drawn.count - 1) of \(drawn.count), drawn from \(filed.count):"), "\(shown.output)")
  }

  @Test func ofABrandItsRightsAndCandidatesAreTold() async throws {
    let night = try SmallNight()
    try await night.run()
    let result = try BrandsieveBinary.run(["explain", "brand", "BR1", "--workspace", night.workspace])
    #expect(result.status == 0 && result.output.contains("right: USPTO US1"), "\(result)")
    let published = try CSVText(Files.unpacked("\(night.workspace)/published/\(SmallNight.date)/takedown-candidates.csv.gz")).rows
    let own = published.filter { $0["brand_id"] == "BR1" && $0["tier"] == "file" }
    #expect(result.output.contains("candidates: \(own.count) file"))
    let unknown = try BrandsieveBinary.run(["explain", "brand", "NOBODY", "--workspace", night.workspace])
    #expect(unknown.status == 1 && unknown.errors.contains("NOBODY"))
  }
}
