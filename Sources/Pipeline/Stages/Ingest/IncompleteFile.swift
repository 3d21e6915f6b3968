import Store

/// A damaged file that did not fail the run (rule R13), and what became of its rows.
public struct IncompleteFile: Equatable, Sendable {
  /// The marketplace, which is incomplete with it.
  public var marketplace: String
  /// The path below the data root.
  public var file: String
  /// The word for the damage, such as `truncated`.
  public var fault: String
  /// What and where, in one line.
  public var words: String
  /// Where in the file as it stands on the disk, in bytes.
  public var compressedOffset: Int
  /// How many bytes were unpacked before the damage.
  public var unpackedOffset: Int
  /// What the source's `on_damage` said.
  public var policy: String
  /// Rows read before the damage that are used, rejected ones among them.
  public var rowsKept: Int
  /// Rows that are not used: those of a refused file, or lines that the damage cut.
  public var rowsWithheld: Int
  /// How many unpacked bytes stand between the last whole record and the damage.
  public var cutBytes: Int

  /// As in run.json.
  public var json: CanonicalJSON {
    .object([
      "marketplace": .text(marketplace), "file": .text(file), "fault": .text(fault), "words": .text(words),
      "compressed_offset": .integer(compressedOffset), "unpacked_offset": .integer(unpackedOffset), "on_damage": .text(policy),
      "rows_kept": .integer(rowsKept), "rows_withheld": .integer(rowsWithheld), "cut_bytes": .integer(cutBytes),
    ])
  }

  /// The value of that JSON; nil where it is none. Marketplace and file are in it unless they are given.
  init?(_ json: CanonicalJSON, marketplace: String? = nil, file: String? = nil) {
    guard let marketplace = marketplace ?? json["marketplace"]?.asText, let file = file ?? json["file"]?.asText,
      let fault = json["fault"]?.asText, let words = json["words"]?.asText, let policy = json["on_damage"]?.asText,
      let compressedOffset = json["compressed_offset"]?.asInteger, let unpackedOffset = json["unpacked_offset"]?.asInteger,
      let rowsKept = json["rows_kept"]?.asInteger, let rowsWithheld = json["rows_withheld"]?.asInteger,
      let cutBytes = json["cut_bytes"]?.asInteger
    else { return nil }
    self.init(
      marketplace: marketplace, file: file, fault: fault, words: words, compressedOffset: compressedOffset,
      unpackedOffset: unpackedOffset, policy: policy, rowsKept: rowsKept, rowsWithheld: rowsWithheld, cutBytes: cutBytes)
  }

  init(
    marketplace: String, file: String, fault: String, words: String, compressedOffset: Int, unpackedOffset: Int, policy: String,
    rowsKept: Int, rowsWithheld: Int, cutBytes: Int
  ) {
    self.marketplace = marketplace
    self.file = file
    self.fault = fault
    self.words = words
    self.compressedOffset = compressedOffset
    self.unpackedOffset = unpackedOffset
    self.policy = policy
    self.rowsKept = rowsKept
    self.rowsWithheld = rowsWithheld
    self.cutBytes = cutBytes
  }
}
