import Foundation
import Linkage
import Marketplace
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: the report of a linkage is one page that needs nothing else") struct LinkageReportTests {
  /// Whether tags are opened and closed in order, those that stay open left out.
  private func isBalanced(_ html: String) -> Bool {
    let single: Set<String> = ["meta"]
    var open: [String] = []
    for match in html.matches(of: /<(\/?)([a-zA-Z0-9]+)[^>]*>/) {
      let name = String(match.2).lowercased()
      if match.1 == "/" { if open.popLast() != name { return false } } else if !single.contains(name) { open.append(name) }
    }
    return open.isEmpty
  }

  @Test func ofANight() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("linkage.html")
    let workspace = try await SampleNights.both().workspace
    let made = try BrandsieveBinary.run(["linkage", "report", "--workspace", workspace, "--output", path])
    #expect(made.status == 0, "\(made)")
    #expect(try Disk.real.status(path)?.mode == FileMode.privateFile)
    let html = try String(contentsOfFile: path, encoding: .utf8)
    for wanted in ["Match weights", "Blocking rules", "registration number", "most doubtful", "gain 0 bits", "<svg"] {
      #expect(html.contains(wanted), "\(wanted)")
    }
    #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:"), "nothing from elsewhere")
  }

  @Test func noOutputTakesThePlaceOfWhatIsRead() async throws {
    let night = try SmallNight()
    try await night.run()
    let export = try #require(try Files.names(below: night.data).first { $0.contains("exports/") && $0.hasSuffix("csv.gz") })
    let trained = ["linkage", "train", night.pipelineFile, "--data", night.data, "--workspace", night.workspace, "--output"]
    let report = ["linkage", "report", "--workspace", night.workspace, "--output"]
    let files = ["\(night.workspace)/ledger.sqlite", "\(night.workspace)/published/LATEST", "\(night.workspace)/new.html"]
    let commands =
      [night.pipelineFile, "\(night.data)/\(export)", "\(night.settings)/scorecard.yaml", "\(night.data)/registry/brands.csv"].map {
        trained + [$0]
      } + files.flatMap { [trained + [$0], report + [$0]] }
    for command in commands {
      let target = command[command.count - 1]
      let before = try? Files.read(target)
      let refused = try BrandsieveBinary.run(command)
      #expect(refused.status == 2 && refused.errors.contains("--output names"), "\(command): \(refused)")
      #expect((try? Files.read(target)) == before)
    }
  }

  @Test func numbersAddUp() async throws {
    let report = try Inspector(workspace: try await SampleNights.both().workspace).linkageReport(date: nil)
    let survey = report.survey
    #expect(survey.weights.reduce(0) { $0 + $1.pairs } == survey.pairs)
    #expect(report.sizes.reduce(0) { $0 + $1.accounts * $1.entities } == survey.accounts)
    #expect(survey.rules.allSatisfy { $0.only <= $0.pairs && $0.links <= $0.pairs } && survey.rules.contains { $0.only > 0 })
    #expect(report.doubtful.map(\.confidence) == report.doubtful.map(\.confidence).sorted() && !report.doubtful.isEmpty)
    let html = LinkagePage(report).html
    #expect(isBalanced(html))
    #expect(!isBalanced(html.replacing("</svg>", with: "", maxReplacements: 1)), "control")
  }

  @Test func everyTextIsEscaped() async throws {
    var report = try Inspector(workspace: try await SampleNights.both().workspace).linkageReport(date: nil)
    report.biggest[0].accounts[0] = AccountKey(marketplace: "m", account: "<script>alert('1')</script>&\"\u{202E}")
    report.survey.model.comparisons[0].levels[0].name = "<img src=x onerror=alert(1)>"
    let html = LinkagePage(report).html
    #expect(!html.contains("<script") && !html.contains("<img") && !html.contains("\u{202E}"))
    #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;\\u{202e}"))
    #expect(isBalanced(html))
  }
}

@Suite("Rule: a model can be trained on a night's accounts") struct LinkageTrainingTests {
  @Test func theSameAccountsAndSeedGiveTheSameFile() async throws {
    let workspace = try await SampleNights.both().workspace
    func train(_ seed: UInt64, _ threads: Int) async throws -> TrainedModel {
      try await Runner(SampleNights.options(date: SampleNights.dates[0], workspace: workspace, threads: threads)).trainLinkage(seed: seed)
    }
    let first = try await train(1, 2)
    #expect(try await train(1, 1).bytes == first.bytes)
    let model = try JSONDecoder().decode(LinkageModel.self, from: Data(first.bytes))
    #expect(model.faults().isEmpty && model.accounts == first.accounts && first.bytes.last == 0x0A)
  }

  @Test func tooFewAccountsAreRefused() async throws {
    let night = try SmallNight()
    let fault = try await #require(throws: RunFault.self) { try await Runner(night.options()).trainLinkage(seed: 1) }
    #expect(fault.status == .inputs)
  }
}
