// swift-tools-version:6.2
import PackageDescription

/// What every Swift target is built with. Cross-module optimisation is what makes generic code in one room fast when another calls it.
let swiftSettings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableExperimentalFeature("Lifetimes"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A room: a folder of Sources/ that may import only what it names here; the build refuses anything else.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of a room stand in Tests/<room>Tests.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], excluding folders: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name), "TestKit"] + dependencies, exclude: folders, swiftSettings: swiftSettings)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "brandsieve",
  products: [.executable(name: "brandsieve", targets: ["brandsieve"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Rooms, from the top down.
    .executableTarget(
      name: "brandsieve",
      dependencies: ["Pipeline", "Handoff", "Candidates", "Linkage", "Marketplace", "Tabular", "Store", argumentParser],
      swiftSettings: swiftSettings),
    room(
      "Pipeline",
      ["Handoff", "Candidates", "Linkage", "Screening", "Registry", "Marketplace", "Text", "Tabular", "Store", yams, grdb]),
    room("Handoff", ["Candidates", "Text", "Tabular", "Store", yams]),
    room("Candidates", ["Linkage", "Screening", "Registry", "Marketplace", "Text"]),
    room("Linkage", ["Marketplace", "Text"]),
    room("Screening", ["Marketplace", "Text", "Registry"]),
    room("Registry", ["Marketplace", "Text", "Tabular"]),
    room("Marketplace", ["Text", "Tabular", "Store"]),
    room("Text", ["CICUShim", "CPhone"]),
    room("Tabular", ["CZlib", "CIsal", "CZstd", "CCSV", "CTabularKernel"]),
    room("Store", ["CZstd", "CCrypto", "CXXHash", "CSystem"]),
    // C libraries, by Debian's packages.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CIsal", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    // Shims: the public headers name no type of the library behind them, so that they live beside Foundation.
    .target(name: "CSystem"),
    // Loops over bytes, in C for its vectors.
    .target(name: "CTabularKernel", cSettings: [.unsafeFlags(["-O2"])]),
    .target(
      name: "CICUShim",
      linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
    .target(name: "CPhone", linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("protobuf")]),
    // Tests.
    .target(name: "TestKit", dependencies: ["Store", "CZstd"], path: "Tests/TestKit", swiftSettings: swiftSettings),
    tests(of: "Store"),
    tests(of: "Tabular", ["CCSV", "CTabularKernel"]),
    tests(of: "Text"),
    tests(of: "Marketplace", ["Tabular"]),
    tests(of: "Registry", ["Marketplace", "Text", "Tabular"]),
    tests(of: "Screening", ["Marketplace", "Text", "Registry", yams]),
    tests(of: "Linkage", ["Marketplace", "Text"]),
    tests(of: "Candidates", ["Linkage", "Screening", "Registry", "Marketplace", "Text"]),
    tests(of: "Handoff", ["Candidates", "Text", "Tabular", "Store"]),
    // The binary is built for the tests that run it.
    tests(of: "Pipeline", ["brandsieve", "Candidates", "Linkage", "Tabular", "Marketplace", "Store", grdb], excluding: ["Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// The fuzzers stand apart: what they test is built with the address sanitizer, and only when asked for (`make fuzz`).
let fuzzFlags = ["-sanitize=fuzzer,address", "-use-ld=lld"]

func fuzzer(_ name: String, of room: String, _ others: [Target.Dependency] = []) -> Target {
  .executableTarget(
    name: name, dependencies: [.target(name: room), "CFuzz"] + others, path: "Tests/Fuzz/\(name)",
    swiftSettings: [.strictMemorySafety(), .unsafeFlags(fuzzFlags)], linkerSettings: [.unsafeFlags(fuzzFlags)])
}

if Context.environment["BRANDSIEVE_FUZZ"] == "1" {
  for target in package.targets where target.name == "Tabular" {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(fuzzFlags)]
  }
  // The C targets too, for undefined behaviour as well, which then traps.
  for target in package.targets where target.name == "CTabularKernel" {
    target.cSettings = [.unsafeFlags(["-O1", "-fsanitize=fuzzer-no-link,address,undefined", "-fsanitize-trap=undefined"])]
  }
  // Nothing else, so that a plain `swift build` builds all fuzzers at once.
  package.targets.removeAll { !["Tabular", "CTabularKernel", "CZlib", "CIsal", "CCSV", "CZstd"].contains($0.name) }
  package.products = []
  package.targets.append(.target(name: "CFuzz", path: "Tests/Fuzz/CFuzz"))
  package.targets += ["FuzzGzip", "FuzzCsv", "FuzzCodePage", "FuzzConvert"].map { fuzzer($0, of: "Tabular") }
  package.targets.append(fuzzer("FuzzZstd", of: "Tabular", ["CZstd"]))
}

// Benchmarks stand apart too: `BRANDSIEVE_BENCHMARK=1 swift run -c release ReadBenchmark FILE`.
if Context.environment["BRANDSIEVE_BENCHMARK"] == "1" {
  package.targets += [
    .executableTarget(
      name: "ReadBenchmark", dependencies: ["Tabular"], path: "Benchmarks/ReadBenchmark", swiftSettings: swiftSettings),
    .executableTarget(
      name: "ScreenBenchmark", dependencies: ["Screening", "Registry", "Tabular", yams], path: "Benchmarks/ScreenBenchmark",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "PhotographBenchmark", dependencies: ["Candidates"], path: "Benchmarks/PhotographBenchmark", swiftSettings: swiftSettings),
  ]
}
