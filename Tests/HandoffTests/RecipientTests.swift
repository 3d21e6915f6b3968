import Foundation
import Store
import Testing

@testable import Handoff

@Suite("Rule: a recipient can read and check a package without us") struct RecipientTests {
  @Test func sha256sumAcceptsIt() throws {
    let folder = try TemporaryFolder()
    let outcomes = try writePackages(try PackageBytesTests.shipped(), PackageBytesTests.night(), into: folder.path, disk: .real)
    for outcome in outcomes {
      let package = "\(folder.path)/handoff/\(outcome.programme)/\(outcome.packages[0].name)"
      #expect(try checksumStatus(in: package) == 0)
      let listed = String(decoding: try Disk.real.readFile(package + "/SHA256SUMS"), as: UTF8.self).split(separator: "\n").map {
        $0.suffix(from: $0.index($0.startIndex, offsetBy: 66))
      }
      #expect(listed.map(String.init) == (try Disk.real.list(package)).filter { $0 != "SHA256SUMS" })
      try overwrite(package + "/README.txt", [10])
      #expect(try checksumStatus(in: package) != 0, "control: a changed file is found")
    }
  }

  private func checksumStatus(in folder: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sha256sum")
    process.arguments = ["-c", "--strict", "--status", "SHA256SUMS"]
    process.currentDirectoryURL = URL(filePath: folder)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func theReadmeSaysWhatIsInIt() throws {
    let night = PackageBytesTests.night()
    let form = try ShippedProfileTests.shipped("ipp-online-form")
    let plan = try #require(ProgrammePlanner.plan(form, night).packages.first)
    let text = String(decoding: PackageReadme.encoded(form, date: night.date, holder: plan.holder, files: plan.files), as: UTF8.self)
    #expect(
      text == """
        Hand-off package: Online form of the IP platform, 2026-11-22
        For the rights holder Kite Ltd (H2)

        WHAT IS IN IT

        form-0001.csv to form-0004.csv: 14 listings to be taken down, each file of one marketplace, one right, one reason, at most 10 rows a file.
        manifest.json: date, counts, and size, SHA-256 and rows of each file.
        SHA256SUMS: the SHA-256 of all files but itself.

        CSV files are UTF-8 with commas and one header line; lists are joined by |, an empty value is unknown, scores are probabilities.

        HOW TO CHECK IT

            sha256sum -c SHA256SUMS         says OK for each file that is as we wrote it
            brandsieve verify PACKAGE       also finds files that do not belong here

        The folder's name ends in the first 8 digits of manifest.json's SHA-256. Keep the name, so that the check can compare it.

        FORMULAS

        A value in trademark, reason, listing_title that a spreadsheet might run as a formula, or that begins with an apostrophe,
        has one apostrophe in front. Remove the first character of values that begin with one, and you have the value as it was.
        All other columns stand as they are: where you open a file in a spreadsheet, import them as text.

        """)
  }

  @Test func theManifestIsAsDocumented() throws {
    let folder = try TemporaryFolder()
    let outcome = try #require(try writePackages([profile()], inputs([candidate("1")]), into: folder.path, disk: .real).first)
    let package = "\(folder.path)/handoff/partner/\(try #require(outcome.packages.first).name)"
    let data = try Disk.real.readFile(package + "/complaint-0001.csv")
    let readme = try Disk.real.readFile(package + "/README.txt")
    #expect(String(decoding: data, as: UTF8.self) == "link,id,title,reason\nhttps://mercato.example/1,1,A bag,infringement\n")
    let expected =
      #"{"counts":{"data_files":1,"registrations":0,"removals":0,"takedowns":1},"date":"2026-11-22","files":["#
      + #"{"name":"README.txt","sha256":"\#(SHA256.digest(readme).hex)","size":\#(readme.count)},"#
      + #"{"content":"takedowns","name":"complaint-0001.csv","rows":1,"sha256":"\#(SHA256.digest(data).hex)","#
      + #""shared":{"marketplace":"mercato","office":"EUIPO","reason":"infringement","registration_no":"EU1"},"size":\#(data.count)}],"#
      + #""personal_data":false,"profile_sha256":"\#(profile().digest.hex)","programme":"partner","schema_version":1}"# + "\n"
    #expect(String(decoding: try Disk.real.readFile(package + "/manifest.json"), as: UTF8.self) == expected)
  }
}
