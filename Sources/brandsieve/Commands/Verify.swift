import ArgumentParser
import Handoff
import Pipeline
import Store

/// Checks a package.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check that a package is just as it was written: no byte changed, missing or extra.",
    discussion: "Needs nothing but the package's folder, under the name it was handed out with. Exit status 1 where anything differs.")

  @Argument(help: "The package's folder.") var package: String

  func validate() throws { try Paths.refuseEmpty(package, "<package>") }

  func run() throws {
    let path = Paths.absolute(package)
    // Nothing there is a mistyped path, or a package not fetched yet: none of its bytes was changed.
    if (try? Disk.real.exists(path)) == false {
      throw RunFault(.failed, "there is no package at \(path)", remedy: "Check the path: it is that of the package's own folder")
    }
    let differences = verifyPackage(at: path, disk: .real)
    guard differences.isEmpty else {
      for difference in differences { Console.print("\(difference)") }
      throw RunFault(
        .failed,
        "the package \(package) is not as it was written: \(differences.count == 1 ? "1 difference" : "\(differences.count) differences")",
        remedy: "Ask the sender for it again, or fetch it again, and check once more")
    }
    Console.print("\(package): whole")
  }
}
