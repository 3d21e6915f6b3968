import Foundation
import Testing

@testable import Handoff

@Suite("Rule: docs/packages.md names every word that a profile may hold") struct DocumentationTests {
  private func document() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "docs/packages.md"), encoding: .utf8)
  }

  @Test func fieldsStandInTheRowOfTheirKind() throws {
    let lines = try document().split(separator: "\n")
    for kind in RowKind.allCases {
      let row = try #require(lines.first { $0.hasPrefix("| `\(kind.rawValue)` | `") })
      for field in PackageField.allCases {
        #expect(row.contains("`\(field.rawValue)`") == kind.fields.contains(field), "\(field.rawValue) of \(kind.rawValue)")
      }
    }
  }

  @Test func freeTextAndPersonalFieldsAreNamed() throws {
    let text = try document()
    let free = PackageField.allCases.filter(\.isFreeText).map { "`\($0.rawValue)`" }.joined(separator: ", ")
    #expect(text.contains("Columns of free text (\(free))"))
    for field in PackageField.allCases { #expect(text.contains("`\(field.rawValue)` (personal)") == field.isPersonal) }
  }

  @Test func reasonsForStayingOutAreListed() throws {
    let text = try document()
    for reason in WithheldReason.allCases { #expect(text.contains("| `\(reason.rawValue)` | ")) }
    for trait in SharedTrait.allCases { #expect(text.contains("`\(trait.rawValue)`")) }
    for packaging in Packaging.allCases { #expect(text.contains("`\(packaging.rawValue)`")) }
  }
}
