import Foundation
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: `link` writes every row once, all or nothing, and names what keeps it from that") struct LinkTableTests {
  private static let model = """
    version: 1
    id: id
    comparisons:
      name: {kind: name, given: given, surname: surname}
      born: {kind: date}
      town: {kind: text}
    blocking:
      - [born]
      - [words(given + surname)]
      - [soundex(surname), first3(town)]
    """

  private static let header = "id,given,surname,born,town\n"

  /// Some persons, most of them twice.
  private static func persons(_ count: Int) -> [String] {
    let givens = ["anna", "otto", "maria", "erik", "lena", "paul", "ines"]
    let surnames = ["berg", "lindgren", "kowalski", "moreau", "fischer", "okafor", "tanaka", "rossi", "novak", "silva", "haas"]
    return (0..<count).flatMap { number -> [String] in
      let person = number * 7919
      let (given, surname) = (givens[person % 7], surnames[person % 11])
      let born = "19\(20 + person % 80)-\(10 + person % 3)-\(10 + person % 18)"
      let row = "\(given),\(surname)\(person % 17),\(born),town\(person % 23)"
      let other = number % 3 == 0 ? "\(surname)\(person % 17),\(given),\(born),town\(person % 23)" : row
      return number % 5 == 0 ? ["p\(number)a,\(row)"] : ["p\(number)a,\(row)", "p\(number)b,\(other)"]
    }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ rows: [String], model: String = Self.model) throws {
    try Files.write(Array((Self.header + rows.map { $0 + "\n" }.joined()).utf8), to: folder.file("in.csv"))
    try Files.write(Array(model.utf8), to: folder.file("model.yaml"))
  }

  private func run(_ model: String = "model.yaml", output: String = "out.csv", _ more: [String] = []) throws -> BrandsieveBinary.Result {
    try BrandsieveBinary.run(["link", folder.file("in.csv"), folder.file(model), "--output", folder.file(output)] + more)
  }

  @Test func personsAreLinkedTheSameWithAnyOrderAndThreadsAndByTheTrainedModel() throws {
    let rows = Self.persons(200)
    try write(rows)
    let first = try run(output: "one.csv", ["--threads", "1", "--model-out", folder.file("trained.json")])
    #expect(first.status == 0, "\(first.errors)")
    let output = try String(decoding: Files.read(folder.file("one.csv")), as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(output[0] == "id,cluster_id,confidence")
    let ids = output.dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(ids.map { $0[0] } == rows.map { String($0.prefix { $0 != "," }) }.sorted(), "every row once, by its id")
    let pairs = ids.filter { $0[0].hasSuffix("b") && $0[1] == $0[0].dropLast() + "a" }.count
    #expect(pairs > 150, "control: \(pairs) of 160 pairs are found")
    try write(rows.reversed())
    #expect(try run(output: "two.csv", ["--threads", "3"]).status == 0)
    #expect(try run("trained.json", output: "three.csv").status == 0)
    for other in ["two.csv", "three.csv"] { #expect(try Files.read(folder.file(other)) == Files.read(folder.file("one.csv")), "\(other)") }
  }

  @Test(
    "Faults of the table are exit 4 with their rows",
    arguments: [
      (["a,x,y,1980-01-01,t", "b,x,y,1980-01-01,t", "a,x,y,1980-01-01,t"], "rows 2 and 4 have the same id, a"),
      (["a,x,y,1980-01-01,t", ",x,y,1980-01-01,t"], "row 3 has no id"),
      (["a,x,y,1980-01-01,t", "b,x,y", "c,x"], "row 3 cannot be read (field_count), and 1 more"),
    ])
  func faultyRows(_ rows: [String], _ words: String) throws {
    try write(rows)
    let result = try run()
    #expect(result.status == 4)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try Files.names(below: folder.path) == ["in.csv", "model.yaml"], "nothing is written")
  }

  @Test func aColumnThatIsNotThereIsExit4() throws {
    try write(["a,x,y,1980-01-01,t"], model: Self.model.replacing("town: {kind: text}", with: "town: {kind: text, column: twon}"))
    let result = try run()
    #expect(result.status == 4)
    #expect(result.errors.contains("has no column `twon`; the nearest is `town`"), "\(result.errors)")
  }

  @Test(
    "Faults of the model file are exit 2 with their lines",
    arguments: [
      ("id: id", "id: id\ntreshold: 0.9", "model.yaml:3:1: treshold: unknown key; the nearest known key is `threshold`"),
      ("{kind: date}", "{kind: day}", "model.yaml:5:16: comparisons.born.kind: `day` is not one of text, name, date"),
      ("{kind: date}", "{kind: date, patern: yyyyMMdd}", "comparisons.born.patern: unknown key; the nearest known key is `pattern`"),
      ("[born]", "[sound(born)]", "model.yaml:8:6: blocking[0][0]: `sound` is not one of first3, last3, soundex"),
      ("[born]", "[year(town)]", "`year(town)` is not the year of a column that a comparison of kind date compares"),
      ("{kind: text}", "{kind: text, levels: [0.8, 0.9]}", "comparisons.town.levels[1]: 0.9 breaks the greatest comes first"),
      ("id: id", "", "id: this key is required and missing"),
      ("id: id", "id: id\nseed: -1", "model.yaml:3:7: seed: -1 is outside 0...9223372036854775807"),
      ("version: 1", "version: 0", "model.yaml:1:10: version: `0` is not known; only 1 is"),
      ("[soundex(surname), first3(town)]", "[soundex(surname), first3(town)", "model.yaml:10:36: no valid YAML"),
    ])
  func faultyModel(_ old: String, _ new: String, _ words: String) throws {
    try write(["a,x,y,1980-01-01,t"], model: Self.model.replacing(old, with: new))
    let result = try run()
    #expect(result.status == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func severalFaultsStandOnLinesOfTheirOwn() throws {
    try write(["a,x,y,1980-01-01,t"], model: Self.model.replacing("blocking:", with: "blokcing:"))
    let result = try run()
    #expect(result.status == 2)
    let lines = result.errors.split(separator: "\n").filter { $0.contains("model.yaml:") }
    #expect(lines.count == 2 && lines[1].contains("blokcing: unknown key; the nearest known key is `blocking`"), "\(result.errors)")
  }

  @Test func anOutputThatIsAnInputIsRefused() throws {
    try write(Self.persons(20))
    let before = try ["in.csv", "model.yaml"].map { try Files.read(folder.file($0)) }
    let results = [try run(output: "in.csv"), try run(output: "out.csv", ["--model-out", folder.file("model.yaml")])]
    for (result, option) in zip(results, ["--output", "--model-out"]) {
      #expect(result.status == 2)
      #expect(result.errors.contains("\(option) names") && result.errors.contains("which is read"), "\(result.errors)")
    }
    #expect(try ["in.csv", "model.yaml"].map { try Files.read(folder.file($0)) } == before)
    #expect(try Files.names(below: folder.path) == ["in.csv", "model.yaml"], "nothing is written")
  }

  @Test("An output in a folder that is not there is told before any work", arguments: ["--output", "--model-out"])
  func anOutputNowhere(_ option: String) throws {
    try write(Self.persons(20))
    let path = folder.file("nowhere/out")
    let result =
      option == "--output" ? try run(output: "nowhere/out") : try run(output: "out.csv", ["--model-out", path])
    #expect(result.status == 1)
    #expect(result.errors.contains("\(option) \(path) cannot be written") && !result.errors.contains(".tmp"), "\(result.errors)")
    #expect(!result.errors.contains("records"), "nothing is read: \(result.errors)")
    #expect(try Files.names(below: folder.path) == ["in.csv", "model.yaml"], "nothing is written")
  }

  private static let phones = """
    version: 1
    id: id
    comparisons:
      name: {kind: company, column: given}
      phone: {kind: phone, column: town}
    blocking:
      - [words(given)]
      - [town]
    """

  @Test(
    "What a training writes can be read, however odd the table",
    arguments: [["67", "67", "54"], ["67", "67", "67"], ["1", "2", "3"], []])
  func anOddTable(_ phones: [String]) throws {
    let rows = phones.enumerated().map { "\($0),Acme,,,493012345\($1)" }
    try write(rows, model: Self.phones)
    let first = try run(output: "one.csv", ["--model-out", folder.file("trained.json")])
    #expect(first.status == 0, "\(first.errors)")
    let again = try run("trained.json", output: "two.csv")
    #expect(again.status == 0, "\(again.errors)")
    #expect(try Files.read(folder.file("one.csv")) == Files.read(folder.file("two.csv")))
  }

  @Test func aColumnThatIsTheSameEverywhereIsTold() throws {
    try write((0..<120).map { "\($0),Acme,,,4930\(1_000_000 + $0 / 2 * 7919)" }, model: Self.phones)
    let result = try run()
    #expect(result.status == 0)
    #expect(result.errors.contains("warning: comparison name says nothing"), "\(result.errors)")
    #expect(!result.errors.contains("warning: comparison phone"), "\(result.errors)")
    let found = result.errors.contains(" 0 at or above the threshold")
    #expect(found == result.errors.contains("warning: no pair reaches the threshold"), "\(result.errors)")
  }

  @Test(
    "A trained model with numbers that mean nothing, or with an unknown key, is refused",
    arguments: [
      (#""thresholdBits" : [^,}\n]*"#, #""thresholdBits" : 1e308"#, "thresholdBits is 1e+308, outside -64...64"),
      (#""bits" : [^,]*,"#, #""bits" : -1000,"#, "bits, outside -64...64"),
      (#""u" : [^,}\n]*"#, #""u" : 0"#, "a share m or u of 'name' is 0"),
      (#""bits" : "#, #""bit" : 1, "bits" : "#, "bit: unknown key; the nearest known key is `bits`"),
    ])
  func aTrainedModelOfNonsense(_ old: String, _ new: String, _ words: String) throws {
    try write(Self.persons(20))
    #expect(try run(output: "one.csv", ["--model-out", folder.file("trained.json")]).status == 0)
    var text = try String(decoding: Files.read(folder.file("trained.json")), as: UTF8.self)
    let range = try #require(text.firstMatch(of: try Regex(old))?.range)
    text.replaceSubrange(range, with: new)
    try Files.write(Array(text.utf8), to: folder.file("other.json"))
    let result = try run("other.json")
    #expect(result.status == 2)
    #expect(result.errors.contains("other.json") && result.errors.contains(words), "\(result.errors)")
  }

  @Test func anEmptyFileIsExit4() throws {
    try write([])
    try Files.write([], to: folder.file("in.csv"))
    let result = try run()
    #expect(result.status == 4)
    #expect(result.errors.contains("in.csv: the file is empty"), "\(result.errors)")
  }

  @Test func aTrainedModelOfAnotherVersionIsRefused() throws {
    try write(Self.persons(20))
    #expect(try run(output: "one.csv", ["--model-out", folder.file("trained.json")]).status == 0)
    var text = try Files.read(folder.file("trained.json"))
    text.replaceAll("\"version\" : 1", by: "\"version\" : 9")
    try Files.write(text, to: folder.file("other.json"))
    let result = try run("other.json")
    #expect(result.status == 2)
    #expect(result.errors.contains("its version is 9, and this brandsieve reads 1"), "\(result.errors)")
    try Files.write(Array("{}".utf8), to: folder.file("other.json"))
    #expect(try run("other.json").status == 2)
  }

  @Test func aTableWithoutRowsGivesAHeader() throws {
    try write([])
    #expect(try run().status == 0)
    #expect(try Files.read(folder.file("out.csv")) == Array("id,cluster_id,confidence\n".utf8))
  }

  @Test("Models that ship can be read", arguments: ["persons", "two-lists", "companies"]) func shippedModels(_ name: String) throws {
    let path = "\(Repository.pipelines)/link/\(name).yaml"
    guard case .settings(let settings) = try LinkModelFile(path, disk: .real) else { return #expect(Bool(false), "\(path) is YAML") }
    #expect(settings.faults() == [])
  }
}
