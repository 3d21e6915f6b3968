import Foundation
import Store
import Testing

@testable import Pipeline

@Suite("Rule: nothing of the data can drive the terminal of who reads about it") struct TerminalTests {
  let night: SmallNight
  private static let evil = "\u{1b}[31m\u{9b}0m\u{202e}\u{2028}\u{7f}"
  private static let shown = #"\u{1b}[31m\u{9b}0m\u{202e}\u{2028}\u{7f}"#

  init() throws {
    night = try SmallNight()
    let evil = Self.evil
    try night.edit(text: night.data + "/registry/brands.csv") {
      $0 = $0.replacing("BR1,RH1,Velmora,", with: "BR1,RH1,Velmora\(evil),Velmora|")
    }
    try night.edit(text: night.data + "/registry/trademarks.csv") { $0 = $0.replacing(",US1,", with: ",US1\(evil),") }
    try night.edit(text: night.data + "/registry/enrolments.csv") { $0 += "RH\(evil)9,marketsafe,enrolled,2020-01-01\n" }
    let folder = "\(night.data)/exports/2026-11-22/aurora"
    for name in ["listings", "listings-cr"] {
      try night.edit("exports/2026-11-22/aurora/\(name).csv.gz") { $0.replaceAll(",A1,", by: ",A1\(evil),") }
    }
    try Disk.real.rename("\(folder)/listings.csv.gz", to: "\(folder)/li\(evil)\nst.csv.gz")
  }

  /// What a text has that a terminal would obey, line ends apart.
  private func driving(_ text: String) -> [String] {
    text.unicodeScalars.filter { $0 != "\n" && [.control, .format, .lineSeparator].contains($0.properties.generalCategory) }
      .map { String($0.value, radix: 16) }
  }

  @Test func inResults() throws {
    let workspace = ["--workspace", night.workspace]
    let run = try BrandsieveBinary.run(night.arguments())
    #expect(run.status == 0)
    for (command, words) in [
      (night.arguments("plan"), "li\(Self.shown)\\u{a}st.csv.gz"), (["show", "1"] + workspace, "li\(Self.shown)\\u{a}st.csv.gz"),
      (["explain", "listing", "aurora", "AX0017"] + workspace, "seller: account A1\(Self.shown)"),
      (["explain", "listing", "aurora", "AX0017"] + workspace, "BR1 Velmora\(Self.shown): read"),
      (["explain", "listing", "aurora", "AX0017"] + workspace, "right: USPTO US1\(Self.shown)"),
      (["explain", "listing", "aurora", "AX0017"] + workspace, "li\(Self.shown)\\u{a}st.csv.gz row "),
    ] {
      let result = try BrandsieveBinary.run(command)
      #expect(result.status == 0 && driving(result.output) == [], "\(command): \(result.errors)")
      #expect(result.output.contains(words), "\(command): \(result.output)")
    }
    #expect(driving(run.errors) == [] && run.errors.contains("ingest exports/2026-11-22/aurora/li\(Self.shown)\\u{a}st.csv.gz:"))
    #expect(run.errors.contains("registry: ") && run.errors.contains("RH\(Self.shown)9"), "\(run.errors)")
  }

  @Test func inMessages() throws {
    try night.edit("exports/2026-11-22/aurora/li\(Self.evil)\nst.csv.gz") {
      $0.replaceAll("listing_id,title", by: "listing_id,na\(Self.evil)me")
    }
    let result = try BrandsieveBinary.run(night.arguments())
    #expect(result.status == 4 && driving(result.errors) == [])
    #expect(result.errors.contains("li\(Self.shown)\\u{a}st.csv.gz") && result.errors.contains("na\(Self.shown)me"), "\(result.errors)")
    let errors = result.errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
    #expect(errors.count == 1, "no name can forge a message")
  }

  @Test func dataStayAsTheyAre() throws {
    #expect(try BrandsieveBinary.run(night.arguments()).status == 0)
    let stages = try Inspector(workspace: night.workspace).run("1").stages
    let key = try #require(stages.first { $0.stage == "sellers" }?.key)
    let result = try BrandsieveBinary.run(["cat", "\(key.prefix(12))/clusters", "--workspace", night.workspace])
    #expect(result.output.contains("A1\(Self.evil)"))
    let path = night.data + "/registry/brands.csv"
    #expect(try BrandsieveBinary.run(["convert", path]).output.contains("Velmora\(Self.evil)"))
  }
}
