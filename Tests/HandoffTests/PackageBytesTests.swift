import Candidates
import Store
import TestKit
import Testing

@testable import Handoff

@Suite("Rule: the same inputs give the same packages, byte for byte") struct PackageBytesTests {
  /// A night with rows for the shipped profiles, several files a package.
  static func night() -> HandoffInputs {
    var night = inputs(
      (0..<40).map { number in
        candidate(
          padded(number), brand: number % 3 == 0 ? "B2" : "B1", marketplace: number % 2 == 0 ? "aurora" : "mercato",
          reasons: number % 5 == 0 ? ["copy_word"] : [], cluster: "E\(number % 4)", account: "A\(number % 8)", title: "Bag \(number)")
      },
      registrations: (1...5).map { registration("marketsafe", brand: "B1", number: "EU\($0)", priority: $0) },
      bans: [
        ban("E1", accounts: ["mercato:A1", "mercato:A5"], brands: ["B1", "B2"]), ban("E0", accounts: ["aurora:A0"], brands: ["B2", "B1"]),
      ])
    night.enrolments = [EnrolmentInForce(holderID: "H1", programme: "ipp"), EnrolmentInForce(holderID: "H1", programme: "marketsafe")]
    return night
  }

  static func shipped() throws -> [ProgrammeProfile] {
    try ["ipp", "ipp-online-form", "marketsafe"].map(ShippedProfileTests.shipped)
  }

  /// The files that a night's packages come to.
  static func written(_ night: HandoffInputs) throws -> [String: [UInt8]] {
    let folder = try TemporaryFolder()
    _ = try writePackages(try shipped(), night, into: folder.path, disk: .real)
    return try folder.contents()
  }

  @Test("in whatever order the inputs come", arguments: 0..<8) func orderOfInputsIsNothing(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var night = Self.night()
    let expected = try Self.written(night)
    #expect(expected.count > 20)
    night.candidates.shuffle(using: &random)
    night.registrations.shuffle(using: &random)
    night.bans.shuffle(using: &random)
    for index in night.bans.indices {
      night.bans[index].brands.shuffle(using: &random)
      night.bans[index].accounts.shuffle(using: &random)
    }
    #expect(try Self.written(night) == expected)
  }

  @Test("Rule: a package is named by its programme, date and manifest") func namesPinTheManifest() throws {
    let folder = try TemporaryFolder()
    let outcomes = try writePackages(try Self.shipped(), Self.night(), into: folder.path, disk: .real)
    #expect(outcomes.map(\.packages.count) == [1, 1, 1])
    for outcome in outcomes {
      for package in outcome.packages {
        let manifest = try Disk.real.readFile("\(folder.path)/handoff/\(outcome.programme)/\(package.name)/manifest.json")
        #expect(SHA256.digest(manifest) == package.manifestDigest)
        #expect(package.name == "\(outcome.programme)-2026-11-22-\(package.manifestDigest.hex.prefix(8))")
        #expect(try PackageManifest(parsing: manifest) == package.manifest)
      }
    }
    #expect(outcomes[0].packages[0].manifest.rows(of: .takedowns) == 26)
    #expect(outcomes[1].packages[0].manifest.rows(of: .takedowns) == 14)
    #expect(outcomes[1].packages[0].manifest.holder == PackageHolder(id: "H2", name: "Kite Ltd"))
    #expect(outcomes[2].packages[0].manifest.rows(of: .registrations) == 5)
    #expect(outcomes[2].packages[0].manifest.rows(of: .removals) == 3)
  }

  @Test("Rule: another profile, date or row makes another package") func whatMattersIsInTheName() throws {
    func name(_ profile: ProgrammeProfile, _ night: HandoffInputs) throws -> String {
      let folder = try TemporaryFolder()
      return try #require(try writePackages([profile], night, into: folder.path, disk: .real).first?.packages.first?.name)
    }
    let night = inputs([candidate("1")])
    let original = try name(profile(), night)
    #expect(try name(profile(), night) == original, "control: the same again has the same name")
    #expect(try name(profile(maxRows: 299), night) != original)
    #expect(try name(profile(), inputs([candidate("1", title: "A bog")])) != original)
  }

  @Test("Rule: no package where there is nothing to send") func nothingMakesNothing() throws {
    let folder = try TemporaryFolder()
    let outcomes = try writePackages(try Self.shipped(), inputs([candidate("1", tier: .review)]), into: folder.path, disk: .real)
    #expect(outcomes.flatMap(\.packages) == [])
    #expect(try Disk.real.list(folder.path).isEmpty)
  }

  @Test("Rule: a holder's own packages differ by holder") func onePackageAHolder() throws {
    let folder = try TemporaryFolder()
    let form = try ShippedProfileTests.shipped("ipp-online-form")
    let night = inputs([candidate("1", brand: "B1"), candidate("2", brand: "B2")])
    let outcome = try #require(try writePackages([form], night, into: folder.path, disk: .real).first)
    #expect(outcome.packages.map(\.manifest.holder?.id) == ["H1", "H2"])
    #expect(Set(outcome.packages.map(\.name)).count == 2)
    #expect(try Disk.real.list(folder.path + "/handoff/ipp-online-form") == outcome.packages.map(\.name).sorted())
  }

  @Test("Rule: file names are of [a-z0-9._-], the two for people aside; folders 0750, files 0640") func namesAndModes() throws {
    let folder = try TemporaryFolder()
    let outcomes = try writePackages(try Self.shipped(), Self.night(), into: folder.path, disk: .real)
    for outcome in outcomes {
      let package = "\(folder.path)/handoff/\(outcome.programme)/\(outcome.packages[0].name)"
      #expect(try Disk.real.status(package)?.mode == 0o750)
      for name in try Disk.real.list(package) {
        #expect(name == "SHA256SUMS" || PackageVerification.isPackageName(name), "\(name)")
        #expect(try Disk.real.status(package + "/" + name)?.mode == 0o640)
      }
    }
  }
}
