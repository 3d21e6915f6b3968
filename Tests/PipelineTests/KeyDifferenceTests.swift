import Store
import Testing

@testable import Pipeline

@Suite("Rule: plan names the fields that differ") struct KeyDifferenceTests {
  private func fields(_ old: String, _ new: String) throws -> [String] {
    try KeyDifference.fields(old: CanonicalJSON(parsing: Array(old.utf8)), new: CanonicalJSON(parsing: Array(new.utf8)))
  }

  @Test func byTheirPaths() throws {
    #expect(try fields(#"{"a":{"b":1,"c":2}}"#, #"{"a":{"b":1,"c":3}}"#) == ["a.c: 2 -> 3"])
    #expect(try fields(#"{"a":1}"#, #"{"b":"x"}"#) == ["a: 1 -> null", #"b: null -> "x""#])
    #expect(try fields(#"{"a":[1,2]}"#, #"{"a":[1,3]}"#) == ["a: [1,2] -> [1,3]"])
    #expect(try fields(#"{"a":1}"#, #"{"a":1}"#) == [])
  }

  @Test func inputsByRoleAndPath() throws {
    let old =
      #"{"inputs":[{"digest":"1","path":"a","role":"export"},{"digest":"2","path":"c","role":"export"},{"digest":"3","role":"model"}]}"#
    let new =
      #"{"inputs":[{"digest":"1","path":"a","role":"export"},{"digest":"4","path":"b","role":"export"},{"digest":"5","role":"model"}]}"#
    #expect(try fields(old, new) == ["input export b: new", "input model: other content", "input export c: gone"])
  }

  @Test func filesOfRunJSONByMarketplaceAndName() throws {
    let old = #"{"inputs":[{"file":"a","marketplace":"m","sha256":"1"},{"file":"b","marketplace":"m","sha256":"2"}]}"#
    let new = #"{"inputs":[{"file":"b","marketplace":"m","sha256":"3"}]}"#
    #expect(try fields(old, new) == ["input m b: other content", "input m a: gone"])
  }

  @Test func noMoreThanThree() throws {
    #expect(try fields(#"{"a":1,"b":1,"c":1,"d":1}"#, #"{"a":2,"b":2,"c":2,"d":2}"#) == ["a: 1 -> 2", "b: 1 -> 2", "c: 1 -> 2"])
  }

  @Test func longValuesAreCut() throws {
    let long = String(repeating: "x", count: 200)
    let found = try fields(#"{"a":"\#(long)"}"#, #"{"a":"y"}"#)
    #expect(found.first?.count == 3 + 60 + 7 && found.first?.contains("... -> ") == true)
  }

  @Test func theInnermostFieldOfANamedEntry() throws {
    func settings(_ price: String, _ more: String = "") -> String {
      let columns = (0..<20).map { #""column\#(10 + $0)":"header""# }.joined(separator: ",")
      return #"{"sources":[{"ingest":{"columns":{\#(columns),"price":"\#(price)"}},"name":"mercato"}\#(more)]}"#
    }
    #expect(try fields(settings("prezzo"), settings("costo")) == [#"sources.mercato.columns.price: "prezzo" -> "costo""#])
    let added = try fields(settings("prezzo"), settings("prezzo", #",{"name":"zeta"}"#))
    #expect(added == [#"sources.zeta: null -> {"name":"zeta"}"#])
    let gone = try fields(settings("prezzo", #",{"name":"zeta"}"#), settings("prezzo"))
    #expect(gone == [#"sources.zeta: {"name":"zeta"} -> null"#])
    let swapped = try fields(#"{"s":[{"name":"a"},{"name":"b"}]}"#, #"{"s":[{"name":"b"},{"name":"a"}]}"#)
    #expect(swapped == ["s: other order"])
  }

  @Test func oldAndNewNeverLookTheSame() throws {
    let words = (0..<40).map { #""word\#(100 + $0)""# }
    let more = (words + [#""last""#]).joined(separator: ",")
    #expect(try fields("{\"a\":[\(words.joined(separator: ","))]}", "{\"a\":[\(more)]}") == [#"a: [] -> ["last"]"#])
    let long = String(repeating: "x", count: 200)
    let found = try fields(#"{"a":"\#(long)1"}"#, #"{"a":"\#(long)2"}"#)
    let sides = try #require(found.first).dropFirst(3).split(separator: " -> ")
    #expect(sides.count == 2 && sides[0] != sides[1] && sides.allSatisfy { $0.count <= 60 })
    #expect(try fields("{\"a\":\"\u{E9}\"}", "{\"a\":\"e\u{301}\"}").count == 1, "by bytes")
  }
}
