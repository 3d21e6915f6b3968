import Glibc
import Store
import Synchronization
import Testing

@testable import Handoff

@Suite("Rule: a disk that fails stops the hand-off with its fault, at whatever call") struct DiskFaultTests {
  @Test func everyCallMayFail() throws {
    let night = PackageBytesTests.night()
    let profiles = try PackageBytesTests.shipped()
    let calls = Atomic(0)
    let healthy = try TemporaryFolder()
    let counting = Disk(fault: { _, _ in
      calls.add(1, ordering: .relaxed)
      return nil
    })
    _ = try writePackages(profiles, night, into: healthy.path, disk: counting)
    let total = calls.load(ordering: .relaxed)
    #expect(total > 50)
    for nth in 1...total {
      let folder = try TemporaryFolder()
      let made = Atomic(0)
      let disk = Disk(fault: { _, _ in made.add(1, ordering: .relaxed).newValue == nth ? ENOSPC : nil })
      let fault = #expect(throws: DiskFault.self, "call \(nth)") { try writePackages(profiles, night, into: folder.path, disk: disk) }
      #expect(fault?.errno == ENOSPC)
    }
  }
}
