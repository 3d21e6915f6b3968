import Store
import Tabular

/// A file whose rows look like another code page than its source declares. It is read as declared all the same.
public struct EncodingWarning: Equatable, Sendable {
  /// The marketplace.
  public var marketplace: String
  /// The path below the data root.
  public var file: String
  /// The code page that the source declares.
  public var declared: String
  /// The one that the rows look like.
  public var looksLike: String
  /// How many rows look so.
  public var rows: Int
  /// Of how many that have bytes beyond ASCII, among the file's first.
  public var of: Int
  /// The first such record's number in the file; the header is 1.
  public var row: Int
  /// Where it begins in the unpacked file.
  public var byteOffset: Int

  /// As in run.json.
  public var json: CanonicalJSON {
    .object([
      "marketplace": .text(marketplace), "file": .text(file), "declared": .text(declared), "looks_like": .text(looksLike),
      "rows": .integer(rows), "of": .integer(of), "row": .integer(row), "byte_offset": .integer(byteOffset),
    ])
  }

  /// A suspicion of a file whose place is told by whoever reads it.
  init(_ suspicion: EncodingWitness.Suspicion, declared: TextEncoding) {
    (marketplace, file, self.declared, looksLike) = ("", "", declared.rawValue, suspicion.looksLike)
    (rows, of, row, byteOffset) = (suspicion.rows, suspicion.of, suspicion.example.row, suspicion.example.byteOffset)
  }

  /// The value of that JSON with its file; nil where it is none.
  init?(_ json: CanonicalJSON, marketplace: String, file: String) {
    guard let declared = json["declared"]?.asText, let looksLike = json["looks_like"]?.asText, let rows = json["rows"]?.asInteger,
      let of = json["of"]?.asInteger, let row = json["row"]?.asInteger, let byteOffset = json["byte_offset"]?.asInteger
    else { return nil }
    (self.marketplace, self.file, self.declared, self.looksLike) = (marketplace, file, declared, looksLike)
    (self.rows, self.of, self.row, self.byteOffset) = (rows, of, row, byteOffset)
  }
}
