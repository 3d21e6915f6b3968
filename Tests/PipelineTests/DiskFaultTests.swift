import Foundation
import Store
import Synchronization
import TestKit
import Testing

@testable import Pipeline

/// A small run makes some 500 writes at some 110 sites. A full disk, which stays full, is tried at the first write of each site; a broken one,
/// which fails once, at the last write of the sites where files are moved. BRANDSIEVE_EVERY_WRITE=1 tries both at every single write, which
/// takes a quarter of an hour.
@Suite("Rule: a disk that fails at any write publishes all or nothing, and a healthy run puts it right") struct DiskFaultTests {
  private static let isExhaustive = ProcessInfo.processInfo.environment["BRANDSIEVE_EVERY_WRITE"] == "1"
  private static let diskIsFull: Int32 = 28
  private static let inputOutputError: Int32 = 5

  /// A write to fail: the `number`th of a site.
  private struct Failing {
    var site: WriteSite
    var number: Int
    var errno: Int32
    var staysBroken: Bool { errno == DiskFaultTests.diskIsFull }
  }

  /// What is run: the same for every fault.
  private struct Scene {
    var night: SmallNight
    var goal: Runner.Goal
    var settings: [String] = []
    /// The workspace that each run begins with a copy of.
    var prepared: String?
    /// The sites to try.
    var isWanted: @Sendable (WriteSite) -> Bool = { _ in true }

    func workspace(_ name: String) throws -> String {
      let path = night.otherWorkspace(name)
      if let prepared { try FileManager.default.copyItem(atPath: prepared, toPath: path) }
      return path
    }

    func run(in workspace: String, disk: Disk = .real) async throws {
      try await night.run(goal, set: settings, workspace: workspace, disk: disk)
    }
  }

  /// The writes of a healthy run, by their sites, and what it publishes.
  private func healthyRun(_ scene: Scene) async throws -> (writes: [WriteSite: Int], published: [String: String]) {
    let writes = Mutex<[WriteSite: Int]>([:])
    let workspace = try scene.workspace("healthy")
    let disk = Disk { call, path in
      if let site = WriteSite(call, path, workspace: workspace) { writes.withLock { $0[site, default: 0] += 1 } }
      return nil
    }
    try await scene.run(in: workspace, disk: disk)
    return (writes.withLock { $0 }, try scene.night.published(in: workspace))
  }

  private func failAtEachSite(_ scene: Scene) async throws {
    let (writes, golden) = try await healthyRun(scene)
    #expect(writes.count > 25, "control: there are writes to fail")
    var all: [Failing] = []
    for (site, count) in writes.sorted(by: { $0.key.description < $1.key.description }) where scene.isWanted(site) {
      let numbers = Self.isExhaustive ? Array(1...count) : [1]
      all += numbers.map { Failing(site: site, number: $0, errno: Self.diskIsFull) }
      let isMove = site.call == .rename || site.call == .exchange
      let broken = Self.isExhaustive ? numbers : isMove ? [count] : []
      all += broken.map { Failing(site: site, number: $0, errno: Self.inputOutputError) }
    }
    let old = try scene.prepared.map { try scene.night.published(in: $0) } ?? [:]
    _ = try await inParallel(Array(all.enumerated()), threads: 2) { number, failing in
      try await fail(failing, in: scene.workspace("\(number)"), scene, old: old, golden: golden)
    }
  }

  private func fail(
    _ failing: Failing, in workspace: String, _ scene: Scene, old: [String: String], golden: [String: String]
  ) async throws {
    let what = "\(failing.site), number \(failing.number), error \(failing.errno)"
    let made = Mutex(0)
    let isBroken = Mutex(false)
    let disk = Disk { call, path in
      guard let site = WriteSite(call, path, workspace: workspace) else { return nil }
      let isMine =
        site == failing.site
        && made.withLock {
          $0 += 1
          return $0 == failing.number
        }
      if isMine { isBroken.withLock { $0 = true } }
      return isMine || (failing.staysBroken && isBroken.withLock { $0 }) ? failing.errno : nil
    }
    let fault = await #expect(throws: RunFault.self, "\(what)") { try await scene.run(in: workspace, disk: disk) }
    #expect(fault.map { [.failed, .usage].contains($0.status) } ?? false, "\(what): \(fault?.description ?? "no fault")")
    let left = try scene.night.published(in: workspace)
    #expect(left == old || left == golden, "\(what): half a night")
    try await scene.run(in: workspace)
    #expect(try scene.night.published(in: workspace) == golden, "\(what)")
    #expect(try Files.read("\(workspace)/published/LATEST") == Array("2026-11-22\n".utf8), "\(what)")
    try Disk.real.removeTree(workspace)
  }

  @Test func onAFirstNight() async throws {
    try await failAtEachSite(Scene(night: try SmallNight(inMemory: true), goal: .publish(republish: false)))
  }

  @Test func onARepublication() async throws {
    let night = try SmallNight(inMemory: true)
    try await night.run()
    // What comes before the exchange is as on a first night.
    let scene = Scene(
      night: night, goal: .publish(republish: true), settings: ["screening.tiers.file=0.99"], prepared: night.workspace,
      isWanted: { [.rename, .exchange, .sync].contains($0.call) || $0.place.hasPrefix("/published") })
    try await failAtEachSite(scene)
  }
}
