import Foundation
import Screening
import Tabular

/// The titles of an export, one after the other.
struct Titles {
  private(set) var bytes: [UInt8] = []
  private var ends = [0]

  struct MissingColumn: Error { var name: String }

  var count: Int { ends.count - 1 }

  init(of file: String, column name: String, dialect: Dialect) throws {
    let packed = try [UInt8](Data(contentsOf: URL(fileURLWithPath: file)))
    let reader = try RecordReader(GzipSource(BytesSource(packed), unpacking: .fast), dialect: dialect, splitting: .fast)
    var batch = RecordBatch()
    guard let column = reader.header.firstIndex(of: name) else { throw MissingColumn(name: name) }
    while try reader.next(&batch) {
      for record in 0..<batch.count where batch.faults[record] == nil {
        bytes += batch.text[batch.field(record, column)]
        ends.append(bytes.count)
      }
    }
  }

  /// The bytes of one title.
  func bytes(of title: Int) -> ArraySlice<UInt8> { bytes[ends[title]..<ends[title + 1]] }

  /// How many hits the titles give.
  func hits(by screener: Screener, _ scratch: inout ScreeningScratch) -> Int {
    var hits: [MarkHit] = []
    var found = 0
    let none: [UInt8] = []
    for title in 0..<count {
      screener.screen(
        title: bytes.span.extracting(ends[title]..<ends[title + 1]), brandField: none.span, scratch: &scratch, into: &hits)
      found += hits.count
    }
    return found
  }

  /// Writes a title a line.
  func write(to path: String) throws {
    var text: [UInt8] = []
    for title in 0..<count {
      text += bytes[ends[title]..<ends[title + 1]].map { $0 == 10 ? 32 : $0 }
      text.append(10)
    }
    try Data(text).write(to: URL(fileURLWithPath: path))
  }
}
