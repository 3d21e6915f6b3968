import Linkage
import Marketplace
import TestKit
import Testing

@Suite("Rule: an e-mail address that spells the name is no contact of its own") struct NameSpellingTests {
  private let phones = ["+44 20 7888 1000", "+44 20 7314 6952"]

  /// The weight of two accounts of one name with these local parts before the @ of two providers, and nothing else in common.
  private func weight(_ name: String, _ locals: [String], other: String? = nil) throws -> Double {
    var world = TestWorld(sellers: 300, seed: 22)
    let places = locals.enumerated().map { number, local in
      world.add(
        SellerFields(
          name: number == 0 ? name : other ?? name, email: "\(local)@\(number)-mail.example", phone: phones[number],
          country: "GB", city: ["Leeds", "London"][number], address: "\(700 + number) Hedge Road"), owner: -number)
    }
    return LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(places[0], places[1]).weight
  }

  private func expectSpelled(_ name: String, _ locals: [String]) throws {
    let odd = try weight(name, ["quorbelin83", "quorbelin"])
    #expect(try weight(name, locals) < odd - 3, "\(name): \(locals)")
  }

  @Test(
    "a local part that a marketplace masked away is like no other",
    arguments: [["...", "weber"], ["weber", "."], ["...", ".."]])
  func maskedAway(_ locals: [String]) throws {
    #expect(try weight("Anna Weber", locals) < weight("Anna Weber", ["quorbelin83", "quorbelin"]) - 3)
  }

  @Test(
    "umlauts and their like in any spelling",
    arguments: [
      ("Jürgen Fischer", "juergenfischer"), ("Jürgen Fischer", "jurgen.fischer"), ("Südwerk", "suedwerk"), ("Juergen Foerster", "jurgen"),
      ("Größe Weiß", "groesse"), ("Søren Kjær", "soeren"), ("Åse Gård", "gaard"), ("Doña Muñoz", "munoz"), ("Łukasz Żak", "lukasz"),
    ])
  func umlauts(_ name: String, _ local: String) throws { try expectSpelled(name, [local, "\(local)37"]) }

  @Test(
    "its words in any order, wherever they stand, and beginnings of them",
    arguments: [
      "t.weber", "tweber", "weber.t", "weberthomas", "tommyweber", "shop-weber", "firmaweber", "the.weber.berlin", "thoweb", "thomasw",
      "19thomasweber",
    ])
  func anywhere(_ local: String) throws { try expectSpelled("Thomas Weber", [local, "\(local)8"]) }

  @Test(
    "names of other letters as their countries write them",
    arguments: [
      ("Александр Щербаков", "a.sherbakov"), ("Юлия Цветков", "juliatsvetkov"), ("김민준", "kimminjun"), ("박영희", "parkyounghee"),
      ("Δημήτρης Παπαδόπουλος", "d.papadopoulos"), ("Χρήστος Γεωργίου", "christosgeorgiou"), ("יוסי כהן", "yossicohen"),
      ("דוד לוי", "davidlevi"),
      ("خالد القحطاني", "khaledalqahtani"), ("สมศักดิ์ ทองดี", "somsakthongdee"), ("राहुल शर्मा", "rahulsharma"), ("王秀英", "xiuyingwang"),
    ])
  func otherLetters(_ name: String, _ local: String) throws { try expectSpelled(name, [local, "\(local)4"]) }

  @Test func anEqualLocalPartSaysLessWhereItSpellsTheName() throws {
    #expect(try weight("Thomas Weber", ["t.weber", "t.weber"]) < weight("Thomas Weber", ["quorbelin", "quorbelin"]) - 3)
  }

  @Test func anEqualLocalPartThatSpellsTheNameSaysNothingBesideOtherContacts() throws {
    func explain(_ locals: [String]) throws -> PairExplanation {
      var world = TestWorld(sellers: 300, seed: 22)
      let places = locals.enumerated().map { number, local in
        world.add(
          SellerFields(
            name: "Anna Briquihun", email: local.isEmpty ? "" : "\(local)@\(number)-mail.example", phone: phones[number],
            country: "GB", city: "Leeds", address: "700 Hedge Road"), owner: -1)
      }
      return LinkageExplainer(world.accounts, model: try shippedModel()).explainPair(places[0], places[1])
    }
    let spelled = try explain(["a.briquihun", "a.briquihun"])
    #expect(spelled.steps.contains { $0.comparison == "email" && $0.level == "local part equal, spells the name" })
    #expect(spelled.steps.contains { $0.comparison == "together" && $0.level == "the name, 1 contacts" }, "the address alone")
    #expect(spelled.weight == (try explain(["", ""]).weight))
    #expect(try spelled.weight > explain(["quorbelin", "zamtelpex"]).weight + 1)
  }

  @Test func whatSpellsOneOfTwoNamesIsTheOtherSellersOwn() throws {
    let own = try weight("Kornblume Handel", ["quorbelin", "quorbelin"], other: "Eisvogel Mode")
    #expect(try weight("Kornblume Handel", ["kornblume", "kornblume"], other: "Eisvogel Mode") > own - 1)
  }

  @Test("what is left of it is told", arguments: ["quorbelin", "thw-quorbelin", "weberknechtnest19750312", "hanna"])
  func leftOver(_ local: String) throws {
    let odd = try weight("Thomas Weber", ["quorbelin83", "quorbelin"])
    #expect(try weight("Thomas Weber", [local, "\(local)7"]) > odd - 1)
  }
}
