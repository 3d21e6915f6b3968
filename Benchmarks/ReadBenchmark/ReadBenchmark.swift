import Glibc
import Tabular

/// Times the reading of one packed file, the fast way and the reference in turn, in one process and on one thread.
///
///     BRANDSIEVE_BENCHMARK=1 swift run -c release ReadBenchmark FILE.csv.gz [--delimiter ';'] [--encoding gb18030] [--runs 7] [--rejects]
///
/// First it compares both ways record by record, and stops where they differ; with `--rejects` it then prints row and byte offset of what
/// cannot be read, and measures nothing. Else it prints the median of the runs in MB of unpacked CSV per second of processor time, so that neighbours on the machine matter little.
@main struct ReadBenchmark {
  static func main() throws {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      print("usage: ReadBenchmark FILE.csv.gz [--delimiter BYTE] [--encoding NAME] [--runs N] [--rejects]")
      exit(2)
    }
    let packed = try FileBytes.read(options.file)
    let rejects = try Comparison.rejects(of: packed, options.dialect)
    if options.showsRejects {
      for reject in rejects { print(reject) }
      return
    }
    let unpacked = try unpack(packed, .fast)
    let megabytes = Double(unpacked.count) / 1e6
    print(
      "\(options.file): \(packed.count) bytes packed, \(unpacked.count) unpacked, \(options.dialect.encoding.rawValue), \(options.runs) runs"
    )
    var times: [String: [Implementation: [Double]]] = [:]
    var digests: Set<Digest> = []
    for _ in 0..<options.runs {
      for way in Implementation.allCases {
        times["gunzip", default: [:]][way, default: []].append(try seconds { _ = try unpack(packed, way, keep: false) })
        times["split and decode", default: [:]][way, default: []].append(
          try seconds { digests.insert(try read(BytesSource(unpacked), options.dialect, way)) })
        times["whole", default: [:]][way, default: []].append(
          try seconds { digests.insert(try read(GzipSource(BytesSource(packed), unpacking: way), options.dialect, way)) })
      }
    }
    for part in ["gunzip", "split and decode", "whole"] {
      let medians = Implementation.allCases.map { way in megabytes / median(times[part]?[way] ?? []) }
      print("\(part): fast \(medians[0].rounded()) MB/s, reference \(medians[1].rounded()) MB/s")
    }
    for digest in digests { print("\(digest.records) records, \(digest.rejected) rejected, \(digest.bytes) bytes of text") }
    guard digests.count == 1 else { exit(1) }
  }

  /// What tells that two readings gave the same.
  struct Digest: Hashable {
    var records = 0
    var rejected = 0
    var bytes = 0
  }

  static func read(_ source: any ByteSource, _ dialect: Dialect, _ way: Implementation) throws -> Digest {
    let reader = try RecordReader(source, dialect: dialect, splitting: way)
    var digest = Digest()
    var batch = RecordBatch()
    while try reader.next(&batch) {
      digest.records += batch.count
      for record in 0..<batch.count {
        if batch.faults[record] != nil { digest.rejected += 1 }
        for column in 0..<batch.columnCount { digest.bytes += batch.field(record, column).count }
      }
    }
    return digest
  }

  static func unpack(_ packed: [UInt8], _ way: Implementation, keep: Bool = true) throws -> [UInt8] {
    let source = GzipSource(BytesSource(packed), unpacking: way)
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let got = try source.read(into: &buffer, upTo: buffer.count)
      if got == 0 { return all }
      if keep { all += buffer[..<got] }
    }
  }

  /// The processor time that this process takes for it.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let before = clock()
    try work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }

  static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
}

struct Options {
  var file = ""
  var dialect = Dialect()
  var runs = 7
  var showsRejects = false

  init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let argument = rest.popFirst() {
      switch argument {
      case "--delimiter":
        guard let byte = rest.popFirst()?.utf8.first else { return nil }
        dialect.delimiter = [byte]
      case "--encoding":
        guard let encoding = rest.popFirst().flatMap(TextEncoding.init(name:)) else { return nil }
        dialect.encoding = encoding
      case "--runs":
        guard let number = rest.popFirst().flatMap(Int.init), number > 0 else { return nil }
        runs = number
      case "--rejects": showsRejects = true
      default: file = argument
      }
    }
    if file.isEmpty { return nil }
  }
}

enum FileBytes {
  struct Unreadable: Error { var file: String }

  static func read(_ file: String) throws -> [UInt8] {
    guard let stream = unsafe fopen(file, "rb") else { throw Unreadable(file: file) }
    defer { unsafe fclose(stream) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let got = unsafe fread(&buffer, 1, buffer.count, stream)
      if got == 0 { return all }
      all += buffer[..<got]
    }
  }
}
