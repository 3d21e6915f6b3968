import Foundation
import Screening
import Yams

/// Times the pass over titles at several numbers of brands, on one thread.
///
///     BRANDSIEVE_BENCHMARK=1 swift run -c release ScreenBenchmark EXPORT.csv.gz [--names FILE] [--write FOLDER]
///
/// Titles come from an export, brands from a seeded generator or from a file of names, a line each. Printed is the median of the runs in MB of
/// titles per second of processor time: of the whole pass (names, aliases, disguises, context), and of a first run whose memory of words is
/// empty. With `--write` it leaves titles and names in a folder, for `peers_screen.py`. With `--names FILE --false-hits 20` it times nothing
/// and counts false hits (``FalseHits``).
@main struct ScreenBenchmark {
  static func main() throws {
    guard let options = ScreenOptions(CommandLine.arguments.dropFirst()) else {
      print(ScreenOptions.usage)
      exit(2)
    }
    let titles = try Titles(of: options.file, column: options.column, dialect: options.dialect)
    let lexicon = try YAMLDecoder().decode(Lexicon.self, from: String(contentsOfFile: options.lexicon, encoding: .utf8))
    if let examples = options.falseHits, options.names != nil {
      let names = try BrandNames(count: .max, seed: options.seed, file: options.names)
      FalseHits(names: names.brands, titles: titles, lexicon: lexicon, seed: options.seed, present: options.present)
        .show(titles: titles.count, examples: examples)
      return
    }
    print("\(titles.count) titles, \(titles.bytes.count) bytes, median of \(options.runs) runs")
    for number in options.brands {
      let names = try BrandNames(count: number, seed: options.seed, file: options.names)
      if let folder = options.folder { try names.write(to: "\(folder)/names-\(number).txt") }
      var screener = Screener(brands: [], lexicon: lexicon)
      let building = seconds { screener = Screener(brands: names.brands, lexicon: lexicon) }
      var cold: [Double] = []
      var warm: [Double] = []
      var found = 0
      for _ in 0..<options.runs {
        var scratch = ScreeningScratch()
        cold.append(seconds { found = titles.hits(by: screener, &scratch) })
        warm.append(seconds { found = titles.hits(by: screener, &scratch) })
      }
      let megabytes = Double(titles.bytes.count) / 1e6
      print(
        "\(names.brands.count) brands: \(Int(megabytes / median(warm))) MB/s, first run \(Int(megabytes / median(cold))) MB/s; "
          + "built in \((building * 1000).rounded() / 1000) s, \(found) hits")
    }
    if let folder = options.folder { try titles.write(to: "\(folder)/titles.txt") }
  }

  /// The processor time that this process takes for it.
  static func seconds(_ work: () -> Void) -> Double {
    let before = clock()
    work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }

  static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
}
