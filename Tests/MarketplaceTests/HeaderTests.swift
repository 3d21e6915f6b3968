import Marketplace
import Testing

@Suite("Rule: columns are found by their names") struct HeaderTests {
  let mapping = ColumnMapping([
    .listingID: "codice", .title: "titolo", .price: "prezzo", .sellerID: "id_venditore", .sellerCity: "citt\u{E0}", .brand: "marca",
  ])

  @Test("Rule: names match after BOM, form NFC and blanks; other columns do no harm")
  func found() throws {
    let header = ["\u{FEFF}codice", "x", " titolo\u{A0}", "prezzo", "marca", "citta\u{300}", "id_venditore", "x"]
    let columns = try mapping.resolve(header: header, file: "a.csv.gz")
    #expect(columns.position(.listingID) == 0)
    #expect(columns.position(.title) == 2)
    #expect(columns.position(.sellerCity) == 5)
    #expect(columns.position(.gtin) == nil)
  }

  @Test("Rule: a missing or repeated column is told with file, header and name")
  func missing() {
    let fault = #expect(throws: HeaderFault.self) {
      try mapping.resolve(header: ["codice", "titolo", "price", "id_venditore", "citt\u{E0}", "marca", "marca"], file: "exports/a.csv.gz")
    }
    #expect(
      fault?.description == "exports/a.csv.gz: the header has 2 columns 'marca' (for brand), no column 'prezzo' (for price); "
        + "it is: codice, titolo, price, id_venditore, citt\u{E0}, marca, marca")
    #expect(fault?.remedy.contains("`columns`") == true)
  }

  @Test("Rule: four columns must be mapped")
  func required() {
    #expect(ColumnMapping([.title: "t"]).missingRequired == [.listingID, .price, .sellerID])
    #expect(mapping.missingRequired.isEmpty)
    #expect(throws: HeaderFault.self) { try ColumnMapping([.title: "t"]).resolve(header: ["t"], file: "f") }
  }
}
