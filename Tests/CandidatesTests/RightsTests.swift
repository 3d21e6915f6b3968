import Candidates
import Marketplace
import Registry
import Testing

/// What protects handbags of brand 0 sold on a marketplace (0 in the US, 1 in Italy).
private func right(
  _ marks: [Trademark], category: Int = 0, marketplace: Int = 0, shipsTo: Int = 0, on date: CalendarDate = today
) -> RightsIndex.Finding {
  var world = World()
  world.registry.trademarks = marks
  return RightsIndex(registry: world.registry, on: date, tables: world.tables)
    .right(brand: 0, category: category, marketplace: marketplace, shipsTo: shipsTo)
}

@Suite("Rule: a right counts from the day it is registered until the day before it expires") struct InForceTests {
  @Test func firstAndLastDay() {
    let mark = Trademark.mark(from: "2026-11-22", to: "2026-11-24")
    #expect(right([mark], on: day("2026-11-21")) == .none)
    #expect(right([mark], on: day("2026-11-22")) == .right(trademark: 0))
    #expect(right([mark], on: day("2026-11-23")) == .right(trademark: 0))
    #expect(right([mark], on: day("2026-11-24")) == .none)
  }

  @Test("only the status `registered` counts", arguments: ["pending", "cancelled", "expired", "withdrawn", ""])
  func status(_ status: String) {
    #expect(right([.mark()]) == .right(trademark: 0), "control: registered, it counts")
    #expect(right([.mark(status: status)]) == .none)
  }

  @Test func withoutDatesNothingCounts() {
    #expect(right([.mark(from: nil)]) == .none)
    #expect(right([.mark(to: nil)]) == .none)
  }
}

@Suite("Rule: a right counts in its classes and countries only") struct ScopeTests {
  @Test func classOfTheCategory() {
    #expect(right([.mark(classes: [9, 18])]) == .right(trademark: 0))
    #expect(right([.mark(classes: [9, 18])], category: 1) == .none, "watches are in class 14")
  }

  @Test func categoryWithoutClass() {
    #expect(right([.mark(classes: [9])], category: 2) == .classUnknown(trademark: 0))
    #expect(right([.mark(office: "UIBM")], category: 2) == .none, "and in a country all the same")
  }

  @Test func homeOrShipping() {
    let italian = Trademark.mark(office: "UIBM")
    #expect(right([italian]) == .none)
    #expect(right([italian], marketplace: 1, shipsTo: 2) == .right(trademark: 0), "the marketplace's home")
    #expect(right([.mark(office: "EUIPO")], shipsTo: 1) == .right(trademark: 0), "a country of shipping")
    #expect(right([.mark(office: "EUIPO")], shipsTo: 0) == .none)
  }

  @Test func ownCountriesOverrideTheOffice() {
    #expect(right([.mark(office: "EUIPO", countries: "US")]) == .right(trademark: 0))
    #expect(right([.mark(office: "USPTO", countries: "JP")]) == .none)
    #expect(right([.mark(office: "WIPO")]) == .none, "an office that covers nothing")
  }

  @Test func unknownBrandsAndListsHaveNone() {
    let index = RightsIndex(registry: World().registry, on: today, tables: World().tables)
    #expect(index.right(brand: 0, category: 0, marketplace: 0, shipsTo: 0) != .none, "control")
    #expect(index.right(brand: 7, category: 0, marketplace: 0, shipsTo: 0) == .none)
    #expect(index.right(brand: -1, category: 0, marketplace: 0, shipsTo: 0) == .none)
    #expect(index.right(brand: 0, category: 0, marketplace: 9, shipsTo: 0) == .none)
    #expect(index.right(brand: 0, category: 0, marketplace: 0, shipsTo: 9) == .none)
  }
}

@Suite("Rule: of several rights home comes first, then shipping order, then latest expiry, then number") struct ChoiceTests {
  @Test func homeBeforeShipping() {
    #expect(right([.mark(office: "EUIPO", to: "2039-01-01"), .mark()], shipsTo: 1) == .right(trademark: 1))
    #expect(right([.mark(), .mark(office: "EUIPO")], marketplace: 1, shipsTo: 1) == .right(trademark: 1))
  }

  @Test func shippingOrder() {
    // Italy's marketplace, shipped to DE first and US second; the first mark covers the US alone.
    #expect(right([.mark(), .mark(countries: "DE")], marketplace: 1, shipsTo: 1) == .right(trademark: 1))
  }

  @Test func latestExpiryThenNumber() {
    #expect(right([.mark("US1"), .mark("US2", to: "2031-01-01")]) == .right(trademark: 1))
    #expect(right([.mark("US2"), .mark("US1")]) == .right(trademark: 1))
    #expect(right([.mark("US1"), .mark("US2")]) == .right(trademark: 0))
  }
}
