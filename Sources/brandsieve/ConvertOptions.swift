import ArgumentParser
import Tabular

/// How the file is written. Characters may be given as \t, \n, \\, \xHH or \uHHHH.
struct DialectOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "What stands between two cells, one or more characters (default: ,).") var delimiter: String?
  @Option(parsing: .unconditional, help: "The character around a cell; empty for none (default: \").") var quote: String?
  @Option(parsing: .unconditional, help: "The character that takes the meaning from the next (default: a quote is doubled).") var escape:
    String?
  @Option(parsing: .unconditional, help: "What a line begins with that is a comment.") var comment: String?
  @Option(help: "The code page, by any name that iconv knows (default: utf-8; a byte order mark is passed over).") var encoding: String?

  /// The dialect with what was given in place of what it says.
  func applied(to dialect: ConvertDialect?) throws -> ConvertDialect {
    var dialect = dialect ?? ConvertDialect()
    if let delimiter { dialect.delimiter = try Self.bytes(delimiter) }
    if let quote { dialect.quote = try Self.optional(quote) }
    if let escape { dialect.escape = try Self.optional(escape) }
    if let comment { dialect.comment = try Self.optional(comment) }
    if dialect.escape == dialect.quote { dialect.escape = nil }
    if let flaw = dialect.flaw { throw ValidationError("\(ConvertFault(flaw)).") }
    return dialect
  }

  /// What was given, for the sniffer.
  func hints() throws -> SnifferHints {
    var hints = SnifferHints()
    hints.encoding = encoding
    hints.delimiter = try delimiter.map(Self.bytes)
    hints.quote = try quote.map(Self.bytes)
    hints.escape = try escape.map(Self.bytes)
    hints.comment = try comment.map(Self.bytes)
    return hints
  }

  private static func optional(_ text: String) throws -> [UInt8]? {
    let bytes = try bytes(text)
    return bytes.isEmpty ? nil : bytes
  }

  /// Characters as typed, with the usual escapes. A backslash that begins none of them is itself.
  static func bytes(_ text: String) throws -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    var rest = Array(text.unicodeScalars)[...]
    while let first = rest.popFirst() {
      guard first == "\\", let next = rest.first else {
        scalars.append(first)
        continue
      }
      let simple: [Unicode.Scalar: Unicode.Scalar] = ["t": "\t", "n": "\n", "r": "\r", "0": "\0", "\\": "\\"]
      if let meant = simple[next] {
        scalars.append(meant)
        rest.removeFirst()
      } else if let digits = ["x": 2, "u": 4][next] {
        let code = rest.dropFirst().prefix(digits).map(String.init).joined()
        guard code.count == digits, let number = UInt32(code, radix: 16), let meant = Unicode.Scalar(number) else {
          throw ValidationError("\(text) is no character: write \\xHH or \\uHHHH.")
        }
        scalars.append(meant)
        rest = rest.dropFirst(digits + 1)
      } else {
        scalars.append(first)
      }
    }
    return Array(String(scalars).utf8)
  }
}

/// Where the table stands in the file.
struct TableOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "Records in the header, joined cell by cell with a space; 0 for none (default: 1).")
  var headerRows: Int?
  @Option(parsing: .unconditional, help: "Physical lines before the header, blank ones counted (default: 0).") var skip: Int?
  @Option(parsing: .unconditional, help: "Physical lines behind the table, blank ones counted (default: 0).") var footerRows: Int?
  @Option(parsing: .unconditional, help: "Names to print as the header, as one row of CSV, whatever the file's own header says.")
  var columns: String?
  @Option(name: .customLong("null"), parsing: .unconditionalSingleValue, help: "A word that stands for an empty cell; may be given again.")
  var nullWords: [String] = []

  /// What was given, for the sniffer.
  func told(_ hints: SnifferHints) -> SnifferHints {
    var hints = hints
    (hints.skip, hints.headerRows, hints.footerRows, hints.nullWords) = (skip, headerRows, footerRows, nullWords)
    return hints
  }

  /// The settings with what was given in place of what they say.
  func applied(to settings: ConvertSettings) throws -> ConvertSettings {
    var settings = settings
    for (name, number) in [("header-rows", headerRows), ("skip", skip), ("footer-rows", footerRows)] {
      if let number, number < 0 { throw ValidationError("--\(name) must not be negative.") }
    }
    settings.headerRows = headerRows ?? settings.headerRows
    settings.skip = skip ?? settings.skip
    if let footerRows {
      settings.footerRows = footerRows
      settings.findsFooter = false
    }
    if let columns {
      guard let names = ConvertSettings.columns(columns) else { throw ValidationError("--columns must be one row of CSV: A,B,\"C, D\".") }
      settings.columns = names
    }
    if !nullWords.isEmpty { (settings.nullWords, settings.nullColumns) = (nullWords, nil) }
    return settings
  }
}
