import Testing

@testable import Handoff

@Suite("Rule: a profile with anything wrong in it is refused, with the line and a remedy") struct ProfileDecodingTests {
  static let good = """
    version: 1
    programme: partner
    title: The Partner
    holders: {enrolled_in: partner}
    packages: holder
    reasons:
      default: infringement
      map: {copy_word: counterfeit}
    files:
      - rows: takedowns
        name: complaint
        sharing: [marketplace, right, reason]
        max_rows: 300
        columns:
          - {header: link, field: url, max_length: 2000, required: true}
          - {field: title}
    """

  @Test func readsEveryKey() throws {
    let profile = try ProgrammeProfile.decode(yaml: Self.good, file: "p.yaml")
    #expect(
      profile
        == ProgrammeProfile(
          programme: "partner", title: "The Partner", holders: .enrolled(in: "partner"), packaging: .holder, includesPersonalData: false,
          reasons: ReasonMap(fallback: "infringement", reasons: ["copy_word": "counterfeit"]),
          files: [
            FileLayout(
              rows: .takedowns, name: "complaint", sharing: [.marketplace, .right, .reason], maxRows: 300,
              columns: [
                ColumnLayout(header: "link", field: .url, maxLength: 2000, isRequired: true), ColumnLayout(header: "title", field: .title),
              ])
          ]))
  }

  struct Spoiled: CustomTestStringConvertible {
    var wrong: String
    var right: String
    var words: String
    var remedy: String
    var testDescription: String { wrong }
  }

  @Test(arguments: [
    Spoiled(
      wrong: "pakages: holder", right: "packages: holder", words: "p.yaml, line 5: unknown key 'pakages'",
      remedy: "Write 'packages', or leave it out."),
    Spoiled(
      wrong: "    colour: red\n    name: complaint", right: "    name: complaint",
      words: "p.yaml, line 11: unknown key 'colour'",
      remedy: "Each key that is known here: rows, name, sharing, max_rows, columns."),
    Spoiled(
      wrong: "{copy_wrod: counterfeit}", right: "{copy_word: counterfeit}", words: "p.yaml, line 8: unknown reason code 'copy_wrod'",
      remedy: "Write 'copy_word', or leave it out."),
    Spoiled(
      wrong: "version: 2", right: "version: 1", words: "p.yaml, line 1: 'version' cannot be 2",
      remedy: "Give 'version' the value 1."),
    Spoiled(
      wrong: "programme: ../etc", right: "programme: partner", words: "p.yaml, line 2: 'programme' cannot be '../etc'",
      remedy: "Give 'programme' a name of a-z, 0-9 and '-' that begins with a letter, up to 40 characters."),
    Spoiled(
      wrong: "holders: all", right: "holders: {enrolled_in: partner}", words: "p.yaml, line 4: 'holders' cannot be 'all'",
      remedy: "Write one of: any, {enrolled_in: PROGRAMME}, {not_enrolled_in: PROGRAMME}."),
    Spoiled(
      wrong: "holders: {enrolled_in: a, not_enrolled_in: b}", right: "holders: {enrolled_in: partner}",
      words: "p.yaml, line 4: 'holders' must be one of enrolled_in and not_enrolled_in",
      remedy: "Give 'holders' one of enrolled_in and not_enrolled_in."),
    Spoiled(
      wrong: "packages: holders", right: "packages: holder", words: "p.yaml, line 5: 'packages' cannot be 'holders'",
      remedy: "Write 'holder', if that is meant."),
    Spoiled(
      wrong: "", right: "title: The Partner\n", words: "p.yaml, line 1: 'title' is missing",
      remedy: "Add 'title'; docs/packages.md says what it means."),
    Spoiled(
      wrong: "max_rows: 0", right: "max_rows: 300", words: "p.yaml, line 13: 'max_rows' cannot be 0",
      remedy: "Give 'max_rows' a whole number from 1 to 1000000."),
    Spoiled(
      wrong: "max_rows: many", right: "max_rows: 300", words: "p.yaml, line 13: 'max_rows' must be a whole number",
      remedy: "Give 'max_rows' a whole number."),
    Spoiled(
      wrong: "required: yes", right: "required: true", words: "p.yaml, line 15: 'required' must be true or false",
      remedy: "Give 'required' true or false."),
    Spoiled(
      wrong: "field: titel", right: "field: title", words: "p.yaml, line 16: 'field' cannot be 'titel'",
      remedy: "Write 'title', if that is meant."),
    Spoiled(
      wrong: "{header: link, field: title}", right: "{field: title}", words: "p.yaml, line 16: 'columns' has 'link' twice",
      remedy: "Keep one of the two."),
    Spoiled(
      wrong: "[marketplace, right, colour]", right: "[marketplace, right, reason]", words: "p.yaml, line 12: 'sharing' cannot be 'colour'",
      remedy: "Write one of: right, marketplace, reason, holder."),
    Spoiled(
      wrong: "{field: seller_name}", right: "{field: title}", words: "p.yaml, line 16: the field 'seller_name' holds personal data",
      remedy: "Leave the column out, or say 'personal_data: true' if the programme's terms and the law let it have them."),
    Spoiled(
      wrong: "title: [The", right: "title: The", words: "p.yaml, line 4: not YAML: did not find expected ',' or ']'",
      remedy: "Correct the YAML at this line; indent by spaces, quote values that hold ': ' or begin with a sign."),
    Spoiled(
      wrong: "title: a\ntitle: b", right: "title: The Partner", words: "p.yaml, line 3: 'the mapping' has 'title' twice",
      remedy: "Keep one of the two."),
  ])
  func saysWhatIsWrong(_ spoiled: Spoiled) throws {
    let yaml = Self.good.replacing(spoiled.right, with: spoiled.wrong)
    #expect(yaml != Self.good)
    let fault = try #require(throws: ProfileFault.self) {
      try ProgrammeProfile.decode(yaml: yaml, file: "p.yaml")
    }
    #expect(fault.description == spoiled.words)
    #expect(fault.remedy == spoiled.remedy)
  }

  @Test(arguments: ["", "# only words", "- a\n- b", "text", "version: {}", "\u{0}", "a: &x [*x]"])
  func refusesWhatIsNoProfile(_ yaml: String) {
    #expect(throws: ProfileFault.self) { try ProgrammeProfile.decode(yaml: yaml, file: "p.yaml") }
  }

  @Test func refusesTwoProfilesOfOneProgramme() throws {
    let fault = try #require(throws: ProfileFault.self) {
      try ProgrammeProfile.decodeAll([("a.yaml", Self.good), ("b.yaml", Self.good)])
    }
    #expect(fault.description == "b.yaml, line 1: another profile describes the programme 'partner' already")
  }

  @Test("Rule: comments and spelling do not change a profile's digest, every setting does")
  func digestIsOfTheContent() throws {
    func digest(_ yaml: String) throws -> String {
      try ProgrammeProfile.decode(yaml: yaml, file: "p.yaml").digest.hex
    }
    let original = try digest(Self.good)
    #expect(try digest("# a comment\n" + Self.good.replacing("The Partner", with: "'The Partner'")) == original)
    let changes = [
      ("programme: partner", "programme: other"), ("The Partner", "Partner"), ("{enrolled_in: partner}", "{not_enrolled_in: partner}"),
      ("packages: holder", "packages: programme"), ("packages: holder", "personal_data: true\npackages: holder"),
      ("default: infringement", "default: fake"), ("copy_word: counterfeit", "copy_word: fake"), ("name: complaint", "name: case"),
      ("[marketplace, right, reason]", "[marketplace, right]"), ("max_rows: 300", "max_rows: 299"), ("header: link", "header: url"),
      ("max_length: 2000", "max_length: 1999"), ("required: true", "required: false"), ("field: title", "field: brand"),
    ]
    for (before, after) in changes {
      #expect(try digest(Self.good.replacing(before, with: after)) != original, "\(after)")
    }
  }
}
