import Foundation
import Store
import TestKit
import Testing

@testable import Pipeline

@Suite("Rule: a disk that fails at any write publishes all or nothing, and a healthy run puts it right") struct DiskFaultTests {
  private static let full: Int32 = 28
  private static let broken: Int32 = 5

  /// What a full or broken disk refuses: whatever changes it. Files are counted when they are made, not when they are read.
  private static func isWrite(_ call: DiskCall, _ path: String) -> Bool {
    switch call {
    case .write, .sync, .rename, .exchange, .makeFolder, .truncate: true
    case .open: !FileManager.default.fileExists(atPath: path)
    default: false
    }
  }

  private func faultyDisk(_ failing: Int?, _ errno: Int32, staysBroken: Bool) -> FaultyDisk {
    FaultyDisk(failing: failing, with: errno, staysBroken: staysBroken) { Self.isWrite($0, $1) }
  }

  /// Lets a run fail at one write after the other: a full disk stays full, a broken one fails once.
  ///
  /// - Parameters:
  ///   - prepared: the workspace that each run begins with a copy of; nil for none.
  ///   - step: 1 for each write; more where there are many and they are alike.
  private func failEach(
    _ night: SmallNight, _ goal: Runner.Goal, set: [String], from prepared: String?, step: Int
  ) async throws {
    let old = try prepared.map { try night.published(in: $0) } ?? [:]
    func workspace(_ name: String) throws -> String {
      let path = night.otherWorkspace(name)
      if let prepared { try FileManager.default.copyItem(atPath: prepared, toPath: path) }
      return path
    }
    let counting = faultyDisk(nil, 0, staysBroken: false)
    try await night.run(goal, set: set, workspace: workspace("counting"), disk: counting.disk)
    let golden = try night.published(in: night.otherWorkspace("counting"))
    #expect(counting.count > 50, "control: there are writes to fail")
    for (errno, staysBroken) in [(Self.full, true), (Self.broken, false)] {
      for number in stride(from: 1, through: counting.count, by: step) {
        let workspace = try workspace("\(errno)-\(number)")
        let faulty = faultyDisk(number, errno, staysBroken: staysBroken)
        let fault = await #expect(throws: RunFault.self, "write \(number) of \(counting.count)") {
          try await night.run(goal, set: set, workspace: workspace, disk: faulty.disk)
        }
        #expect(fault.map { [.failed, .usage].contains($0.status) } ?? false, "write \(number): \(fault?.description ?? "")")
        let left = try night.published(in: workspace)
        #expect(left == old || left == golden, "write \(number): half a night, after \(fault?.description ?? "")")
        try await night.run(goal, set: set, workspace: workspace)
        #expect(try night.published(in: workspace) == golden, "write \(number)")
        try Disk.real.removeTree(workspace)
      }
    }
  }

  @Test func onAFirstNight() async throws {
    try await failEach(try SmallNight(), .publish(republish: false), set: [], from: nil, step: 1)
  }

  @Test func onARepublication() async throws {
    let night = try SmallNight()
    try await night.run()
    try await failEach(night, .publish(republish: true), set: ["screening.tiers.file=0.99"], from: night.workspace, step: 1)
  }
}
