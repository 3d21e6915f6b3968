import Foundation
import Testing

@testable import Handoff

@Suite("Rule: the profiles in pipelines/programmes keep their programmes' limits") struct ShippedProfileTests {
  static func shipped(_ name: String) throws -> ProgrammeProfile {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let yaml = try String(contentsOf: root.appending(path: "pipelines/programmes/\(name).yaml"), encoding: .utf8)
    return try ProgrammeProfile.decode(yaml: yaml, file: name)
  }

  @Test func theIPPlatformTakesComplaintsOf300OfEnrolledHolders() throws {
    let profile = try Self.shipped("ipp")
    #expect(profile.programme == "ipp" && profile.holders == .enrolled(in: "ipp") && profile.packaging == .programme)
    #expect(profile.files.map(\.rows) == [.takedowns] && profile.files[0].maxRows == 300)
    #expect(Set(profile.files[0].sharing) == [.right, .marketplace, .reason])
  }

  @Test func theOnlineFormTakes10LinksOfHoldersWithoutAnEnrolment() throws {
    let profile = try Self.shipped("ipp-online-form")
    #expect(profile.programme == "ipp-online-form" && profile.holders == .notEnrolled(in: "ipp") && profile.packaging == .holder)
    #expect(profile.files.map(\.rows) == [.takedowns] && profile.files[0].maxRows == 10)
    #expect(Set(profile.files[0].sharing) == [.right, .marketplace, .reason])
  }

  @Test func marketSafeTakesTakedownsRegistrationsAndRemovalsOfEnrolledHolders() throws {
    let profile = try Self.shipped("marketsafe")
    #expect(profile.programme == "marketsafe" && profile.holders == .enrolled(in: "marketsafe") && profile.packaging == .programme)
    #expect(profile.files.map(\.rows) == [.takedowns, .registrations, .removals])
  }

  @Test(arguments: ["ipp", "ipp-online-form", "marketsafe"]) func noneHoldsPersonalData(_ name: String) throws {
    let profile = try Self.shipped(name)
    #expect(!profile.includesPersonalData)
    #expect(profile.files.allSatisfy { $0.columns.allSatisfy { !$0.field.isPersonal } })
  }
}
