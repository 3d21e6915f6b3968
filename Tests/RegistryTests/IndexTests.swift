import Marketplace
import Registry
import TestKit
import Testing

@Suite("Rule: what a registry says on a day") struct IndexTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

  private func gtin(_ digits: String) throws -> Gtin {
    let bytes = Array(digits.utf8)
    let gtin = Gtin(bytes.span)
    return try #require(gtin)
  }

  @Test("Rule: a mark is in force from its registration to the day before its expiry, if its status is registered")
  func inForce() throws {
    let marks = try Fixtures.load().registry.trademarks
    for (text, expected) in [("2009-01-15", false), ("2009-01-16", true), ("2027-09-06", true), ("2027-09-07", false)] {
      #expect(marks[0].inForce(on: try day(text)) == expected, "\(text)")
    }
    #expect(!marks[1].inForce(on: try day("2026-11-22")), "pending, and without its first day")
  }

  @Test("Rule: a mark covers its office's countries, or those that its row names")
  func countries() throws {
    let header = "brand_id,mark_text,office,registration_no,status,filed_on,registered_on,expires_on,nice_classes,countries\n"
    let loaded = try Fixtures.load([
      .trademarks: header + "B1,Acme,EUIPO,EU1,registered,,,,14,\nB1,Acme,WIPO,1234567,registered,,,,14,US|jp\n"
        + "B1,Acme,WIPO,1234568,registered,,,,14,US|Mars\n"
    ])
    let index = RegistryIndex(loaded.registry)
    #expect(index.marks(ofBrand: 0) == [0, 1])
    #expect(index.countries(ofMark: 0).map(\.description) == ["DE", "IT"])
    #expect(index.countries(ofMark: 1).map(\.description) == ["US", "JP"])
    #expect(loaded.rejects.map(\.reason) == [.unreadableCountry])
    #expect(!loaded.notices.contains { $0.kind == .unknownOffice("WIPO") }, "an office matters only where the row names no countries")
  }

  @Test("Rule: an authorisation holds on its first and last day")
  func authorisations() throws {
    let registry = try Fixtures.load().registry
    let index = RegistryIndex(registry)
    #expect(index.authorisations(forBrand: 1) == [1])
    for (text, expected) in [("2025-05-28", false), ("2025-05-29", true), ("2027-02-08", true), ("2027-02-09", false)] {
      #expect(registry.authorisations[0].isValid(on: try day(text)) == expected, "\(text)")
    }
  }

  @Test("Rule: the latest enrolment that has begun decides")
  func enrolments() throws {
    let index = RegistryIndex(try Fixtures.load().registry)
    #expect(index.programmes == ["ipp", "marketsafe"])
    #expect(index.programmes(of: "RH1", on: try day("2025-01-07")) == [])
    #expect(index.programmes(of: "RH1", on: try day("2025-01-08")) == ["ipp", "marketsafe"])
    #expect(index.programmes(of: "RH1", on: try day("2026-01-08")) == ["ipp"])
    #expect(!index.isEnrolled("RH2", with: "ipp", on: try day("2026-11-22")))
    #expect(index.isEnrolled("RH2", with: "ipp", on: try day("2026-11-23")))
  }

  @Test("Rule: a right is on file if the programme registered it")
  func rightsOnFile() throws {
    let index = RegistryIndex(try Fixtures.load().registry)
    #expect(index.isOnFile("EU1", with: "ipp"))
    #expect(!index.isOnFile("EU2", with: "ipp"))
    #expect(index.status(ofRight: "EU2", with: "ipp") == "rejected")
    #expect(!index.isOnFile("EU1", with: "marketsafe"))
  }

  @Test("Rule: the longest prefix tells a GTIN's brands, whatever its length is")
  func prefixes() throws {
    let index = RegistryIndex(try Fixtures.load().registry)
    #expect(index.brands(of: try gtin("3687205000011")) == [0], "seven digits beat five")
    #expect(index.brands(of: try gtin("3687210000011")) == [1])
    #expect(index.brands(of: try gtin("13687205000018")) == [0], "GTIN-14: without its first digit")
    #expect(index.brands(of: try gtin("9999999000011")) == [0, 1], "a company with two brands")
    #expect(index.brands(of: try gtin("36872055")) == [], "GTIN-8")
    #expect(index.brands(of: try gtin("368720500001")) == [], "GTIN-12: a zero in front")
  }

  @Test("Rule: prefixes are found as a search through all of them finds them")
  func prefixesDifferential() throws {
    var random = SeededRandom(seed: 8)
    var registry = Registry()
    registry.brands = (0..<300).map { Brand(id: "B\($0)", rightsHolder: "", name: "") }
    for brand in 0..<300 {
      let digits = (0..<Int.random(in: 3...9, using: &random)).map { _ in String(Int.random(in: 0...2, using: &random)) }
      registry.gtinPrefixes.append((digits.joined(), brand))
    }
    let index = RegistryIndex(registry)
    for _ in 0..<2_000 {
      let digits = (0..<13).map { _ in String(Int.random(in: 0...2, using: &random)) }.joined()
      guard digits.contains(where: { $0 != "0" }) else { continue }
      let fitting = registry.gtinPrefixes.filter { digits.hasPrefix($0.prefix) }
      let longest = fitting.map(\.prefix.count).max() ?? 0
      #expect(index.brands(of: try gtin(digits)) == fitting.filter { $0.prefix.count == longest }.map(\.brand), "\(digits)")
    }
  }

  @Test("Rule: ids lead to brands")
  func brands() throws {
    let index = RegistryIndex(try Fixtures.load().registry)
    #expect(index.brand(id: "B2") == 1)
    #expect(index.brand(id: "B9") == nil)
  }

  @Test("Rule: the first and the last day are those of ISO 8601")
  func limits() {
    #expect(CalendarDate.first == CalendarDate(year: 1, month: 1, day: 1))
    #expect(CalendarDate.last == CalendarDate(year: 9999, month: 12, day: 31))
  }
}
