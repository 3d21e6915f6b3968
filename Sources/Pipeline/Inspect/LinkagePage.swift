import Foundation
import Linkage

/// The report of a linkage as one HTML page: no script, nothing from the network, every text escaped.
struct LinkagePage {
  let report: LinkageReport

  init(_ report: LinkageReport) { self.report = report }

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Linkage of \(Self.escaped("\(report.date)"))</title>
    <style>
    body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
    table { border-collapse: collapse; margin: 0 0 1.5rem; } th, td { text-align: left; padding: .15rem .9rem .15rem 0; vertical-align: top; }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } tr { border-bottom: 1px solid #8884; }
    svg { width: 100%; height: 16rem; } rect { fill: #4a7ab5; } rect.link { fill: #c0602f; } text { font-size: 11px; fill: currentColor; }
    details { margin: .3rem 0; } summary { cursor: pointer; } code { font-size: .92em; }
    @media (prefers-color-scheme: dark) { body { background: #16181b; color: #e4e6e8; } }
    </style>
    </head>
    <body>
    <h1>Linkage of \(Self.escaped("\(report.date)"))</h1>
    \(summary)
    <h2>Match weights</h2>
    \(histogram)
    <h2>Blocking rules</h2>
    \(rules)
    <h2>Sizes of entities</h2>
    \(Self.table(["accounts", "entities"], report.sizes.map { ["\($0.accounts)", "\($0.entities)"] }, numbers: [0, 1]))
    <h2>The biggest entities</h2>
    \(entities(report.biggest))
    <h2>The most doubtful entities</h2>
    <p>Entities of several accounts whose weakest link is the weakest.</p>
    \(entities(report.doubtful))
    <h2>The model</h2>
    \(model)
    </body>
    </html>

    """
  }

  private var summary: String {
    let survey = report.survey
    let entities = report.sizes.reduce(0) { $0 + $1.entities }
    let rows = [
      ["accounts ever seen", "\(survey.accounts)"], ["entities", "\(entities)"], ["pairs compared", "\(survey.pairs)"],
      ["links (pairs from the threshold on)", "\(survey.links)"], ["decisions of analysts", "\(report.decisions)"],
      ["prior, for so many accounts", "\(Self.bits(survey.model.priorBits)) bits"],
      [
        "threshold",
        "\(Self.bits(survey.model.thresholdBits)) bits, a probability of \(Self.share(probability(ofBits: survey.model.thresholdBits)))",
      ],
    ]
    return Self.table([], rows, numbers: [1])
  }

  private var histogram: String {
    let bins = report.survey.weights
    guard let most = bins.map(\.pairs).max(), most > 0 else { return "<p>No pair was compared.</p>" }
    let width = 1_000.0 / Double(bins.count)
    var marks = ""
    for (place, bin) in bins.enumerated() {
      // Few pairs beside very many must still be seen: heights are logarithms.
      let height = 180 * log2(Double(bin.pairs + 1)) / log2(Double(most + 1))
      let x = Double(place) * width
      let isLink = Double(bin.bits) >= report.survey.model.thresholdBits.rounded(.down)
      marks +=
        "<rect\(isLink ? " class=\"link\"" : "") x=\"\(Self.share(x))\" y=\"\(Self.share(190 - height))\" width=\"\(Self.share(width * 0.9))\" "
      marks += "height=\"\(Self.share(height))\"><title>\(bin.bits) to \(bin.bits + 1) bits: \(bin.pairs) pairs</title></rect>"
      if bin.bits % 10 == 0 { marks += "<text x=\"\(Self.share(x))\" y=\"205\">\(bin.bits)</text>" }
    }
    let rows = bins.map { ["\($0.bits)", "\($0.pairs)"] }
    return """
      <svg viewBox="0 0 1000 210" role="img" aria-label="Histogram of match weights in bits, pairs on a logarithmic scale">\(marks)</svg>
      <p>Bits from left to right, pairs upwards on a logarithmic scale; from the threshold on in the other colour.</p>
      <details><summary>As a table</summary>\(Self.table(["from bits", "pairs"], rows, numbers: [0, 1]))</details>
      """
  }

  private var rules: String {
    let rows = report.survey.rules.map { rule in
      let yield = rule.pairs == 0 ? 0 : Double(rule.links) / Double(rule.pairs)
      return [rule.name, "\(rule.pairs)", "\(rule.only)", "\(rule.links)", Self.share(yield)]
    }
    return Self.table(["rule", "pairs", "found by it alone", "links", "yield"], rows, numbers: [1, 2, 3, 4])
  }

  private func entities(_ entities: [LinkageReport.Entity]) -> String {
    if entities.isEmpty { return "<p>None.</p>" }
    let rows = entities.map { entity in
      let shown = entity.accounts.prefix(40).map { "\($0.marketplace):\($0.account)" }.joined(separator: ", ")
      let more = entity.accounts.count > 40 ? " and \(entity.accounts.count - 40) more" : ""
      return [entity.id, "\(entity.bornOn)", "\(entity.accounts.count)", Self.share(entity.confidence), shown + more]
    }
    return Self.table(["entity", "born on", "accounts", "confidence", "accounts"], rows, numbers: [2, 3])
  }

  private var model: String {
    report.survey.model.comparisons.map { comparison in
      let rows = comparison.levels.map { [$0.name, Self.small($0.m), Self.small($0.u), Self.bits($0.bits)] }
      return "<details><summary><code>\(Self.escaped(comparison.name))</code></summary>"
        + Self.table(["level", "m", "u", "bits"], rows, numbers: [1, 2, 3]) + "</details>"
    }.joined(separator: "\n")
  }

  private static func table(_ head: [String], _ rows: [[String]], numbers: Set<Int>) -> String {
    func cells(_ row: [String], _ tag: String) -> String {
      row.enumerated().map { "<\(tag)\(numbers.contains($0) ? " class=\"n\"" : "")>\(escaped($1))</\(tag)>" }.joined()
    }
    let top = head.isEmpty ? "" : "<tr>\(cells(head, "th"))</tr>"
    return "<table>\(top)\(rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n"))</table>"
  }

  private static func bits(_ value: Double) -> String { String(format: "%+.2f", value) }
  private static func share(_ value: Double) -> String { String(format: "%.3f", value) }
  private static func small(_ value: Double) -> String { String(format: "%.3g", value) }

  /// A text as it may stand between tags and in attributes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default:
        // Controls, and what turns the direction of text around, are shown as what they are.
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: escaped += "\\u{\(String(scalar.value, radix: 16))}"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
    }
    return escaped
  }
}
