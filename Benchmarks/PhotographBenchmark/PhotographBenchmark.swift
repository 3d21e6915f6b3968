import Candidates
import Foundation

/// Times the search for photographs near to others, on one thread, and checks what it finds against a plain scan.
///
///     BRANDSIEVE_BENCHMARK=1 swift run -c release PhotographBenchmark [--counts 10000,1000000,10000000] [--queries 20000] [--write FOLDER]
///
/// Hashes are random; half of the queries are one of them with up to six bits flipped, the others are random. Printed for each count: the time to
/// build the index and the median of five runs over all queries in microseconds of processor time each, beside the plain scan. `--write` leaves
/// hashes and queries in a folder, for `peers_photographs.py`.
@main struct PhotographBenchmark {
  static let radius = 6
  static let runs = 5

  static func main() throws {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      print("usage: PhotographBenchmark [--counts 10000,1000000,10000000] [--queries 20000] [--seed 1] [--write FOLDER]")
      exit(2)
    }
    for count in options.counts {
      var random = SplitMix(state: options.seed)
      let hashes = (0..<count).map { _ in random.next() }
      let queries = (0..<options.queries).map { number in
        guard number.isMultiple(of: 2) else { return random.next() }
        let chosen = hashes[Int.random(in: 0..<count, using: &random)]
        return (0..<(number / 2 % (radius + 1))).reduce(chosen) { hash, _ in hash ^ 1 << UInt64.random(in: 0..<64, using: &random) }
      }
      if let folder = options.folder {
        try write(hashes, to: "\(folder)/hashes-\(count).u64")
        try write(queries, to: "\(folder)/queries-\(count).u64")
      }
      try time(hashes, queries)
    }
  }

  /// Prints the times of one index, after a check of a few hundred queries.
  static func time(_ hashes: [UInt64], _ queries: [UInt64]) throws {
    var index = HammingIndex([], radius: radius)
    let building = seconds { index = HammingIndex(hashes, radius: radius) }
    let checked = queries.prefix(max(20, min(queries.count, 200_000_000 / hashes.count)))
    var plain = 0
    let scanning = seconds { for query in checked { plain += scan(hashes, near: query) } }
    guard found(index, checked) == plain else {
      print("the index finds \(found(index, checked)) where a plain scan finds \(plain)")
      exit(1)
    }
    var near = 0
    let times = (0..<runs).map { _ in seconds { near = found(index, queries[...]) } }.sorted()
    let each = times[runs / 2] / Double(queries.count) * 1e6
    let byScan = scanning / Double(checked.count) * 1e6
    print(
      "\(hashes.count) hashes: \(rounded(each)) us a query, plain scan \(rounded(byScan)) us; built in \(rounded(building)) s; "
        + "\(near) found by \(queries.count) queries, \(plain) by the \(checked.count) that were scanned for")
  }

  static func found(_ index: HammingIndex, _ queries: ArraySlice<UInt64>) -> Int {
    var found = 0
    for query in queries { index.forEach(near: query) { _, _ in found += 1 } }
    return found
  }

  static func scan(_ hashes: [UInt64], near query: UInt64) -> Int {
    var found = 0
    for hash in hashes where (hash ^ query).nonzeroBitCount <= radius { found += 1 }
    return found
  }

  static func write(_ hashes: [UInt64], to path: String) throws {
    var data = Data(capacity: hashes.count * 8)
    for hash in hashes { withUnsafeBytes(of: hash.littleEndian) { unsafe data.append(contentsOf: $0) } }
    try data.write(to: URL(fileURLWithPath: path))
  }

  /// The processor time that this process takes for it.
  static func seconds(_ work: () -> Void) -> Double {
    let before = clock()
    work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }

  static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
