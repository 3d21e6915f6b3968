extension DamagedFile {
  /// Lines that end too early, too late or otherwise.
  static func lines() -> [DamagedFile] {
    let whole = Array(text.utf8)
    func file(_ name: String, _ damage: String, _ bytes: [UInt8], _ options: [String] = [], invisible: Bool = false) -> DamagedFile {
      DamagedFile(name: name + ".csv", damage: damage, bytes: bytes, options: options, isInvisible: invisible)
    }
    let long = Array(repeating: UInt8(ascii: "x"), count: 17 << 20)
    var huge = file("line-too-long", "a line of 17 MiB", whole + Array("L6,".utf8) + long + Array("\n".utf8))
    huge.inPipeline = false
    return [
      file("empty", "the file has no bytes", []), file("blank", "blank lines only", Array("\n\r\n\n".utf8)),
      file("header-only", "the header only", Array("id,title,price,seller\n".utf8)),
      file("no-last-end", "no line end behind the last row", whole.dropLast()),
      file("cut-row", "cut in the last row", whole.dropLast(9)),
      file("cut-quoted", "cut between the quotes of a cell", Array(whole[..<70])),
      file("cut-header", "cut in the header", Array(whole[..<12])),
      file("row-lost", "a row is missing", changed("L1,brass kettle,12.50,S1\n", ""), invisible: true),
      file("bit-flipped", "a bit flipped in a letter", changed("brass", "bracs"), invisible: true),
      file("blank-lines", "blank lines between rows", changed("L3", "\n\r\nL3")),
      file("crlf-mixed", "CRLF behind some rows", changed("S1\n", "S1\r\n")), file("cr-all", "CR for every line end", changed("\n", "\r")),
      file("cr-row", "a lone CR behind one row", changed("S1\nL2", "S1\rL2")),
      file("end-lost", "the line end behind a row is lost", changed("S1\nL4", "S1L4")),
      file("end-more", "a line end within a cell that has no quotes", changed("plain mug", "plain\nmug")),
      file("control-z", "control-Z at the end, as CP/M and DOS left it", whole + [0x1A]), huge,
      file("message", "a program's error message behind the rows", whole + Array("curl: (56) Recv failure\n".utf8)),
      file("page", "a web page in place of the table", Array("<!DOCTYPE html>\n<html><body>503, come back later</body></html>\n".utf8)),
    ]
  }

  /// Quotes that stand where none may, or are missing.
  static func quotes() -> [DamagedFile] {
    let files = [
      ("quote-stray", "a quote before a cell, never closed", changed("brass", "\"brass")),
      ("quote-inside", "a quote inside a cell without quotes", changed("plain mug", "12\" mug")),
      ("quote-closing-lost", "the closing quote is lost", changed("braided\"", "braided")),
      ("quote-opening-lost", "the opening quote is lost", changed("\"rope", "rope")),
      ("quote-text-behind", "text behind a closing quote", changed("braided\"", "braided\" x")),
      ("quote-not-doubled", "quotes inside quotes that are not doubled", changed("\"\"steel\"\"", "\"steel\"")),
      ("quote-last", "a quote that opens in the last row", changed("S2\nL3", "S2\nL3") + Array("L6,\"cup,1.00,S1\n".utf8)),
      ("quote-alone", "a line of one quote", changed("L5", "\"\nL5")), ("quote-many", "every row opens a quote", changed("\nL", "\n\"L")),
      ("quote-curly", "typographic quotes around a cell", changed("\"rope, braided\"", "“rope, braided”")),
    ]
    return files.map { DamagedFile(name: $0 + ".csv", damage: $1, bytes: $2) }
  }

  /// Bytes that are no letters of the code page.
  static func letters() -> [DamagedFile] {
    let noise = (0..<300).map { (place: Int) -> UInt8 in UInt8((place * place * 7 + place * 31) & 255) ^ 0x89 }
    let wide = text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 255), UInt8(unit >> 8)] }
    let half = text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 255), unit == 0x6B ? 0xD8 : UInt8(unit >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    let hole = latin.map { $0 == 0xE9 ? 0x81 : $0 }
    let files: [(String, String, [UInt8], [String])] = [
      ("utf8-byte", "a byte that UTF-8 never has", changed("kettle", Array("kett".utf8) + [0xFF]), []),
      ("utf8-cut", "half a letter", changed("é", [0xC3]), []), ("utf8-long", "an overlong letter", changed("kettle", [0xC0, 0xAF]), []),
      ("utf8-surrogate", "half a surrogate pair", changed("kettle", [0xED, 0xA0, 0x80]), []),
      ("utf8-latin", "Windows-1252 read as UTF-8", latin, []),
      (
        "windows-hole", "a byte that Windows-1252 leaves open",
        hole,
        ["--encoding", "windows-1252"]
      ),
      ("gb18030-cut", "half a letter of GB18030 at the end", changed("é", [0x81, 0x30]) + [0xCB], ["--encoding", "gb18030"]),
      ("utf16", "UTF-16 read as UTF-8", wide, []),
      (
        "utf16-odd", "UTF-16 with a byte too few", wide.dropLast(),
        ["--encoding", "utf-16le"]
      ),
      (
        "utf16-half", "half a surrogate pair in UTF-16", half,
        ["--encoding", "utf-16le"]
      ),
      ("mark", "none: a byte order mark", [0xEF, 0xBB, 0xBF] + text.utf8, []),
      ("nul", "a NUL in a cell", changed("kettle", "ket\u{0}tle"), []),
      (
        "nul-row", "a row of NULs, as a crash leaves it",
        changed("L4", Array(repeating: 0, count: 40) + Array("\nL4".utf8)), []
      ),
      ("noise", "bytes of a picture", noise, []),
    ]
    return files.map {
      DamagedFile(name: $0 + ".csv", damage: $1, bytes: $2, options: $3, inPipeline: $3.isEmpty)
    }
  }

  /// Rows and headers that do not fit each other.
  static func tables() -> [DamagedFile] {
    let lines = "id,title,price,seller\n"
    let trailing = Array(text.split(separator: "\n").map { $0.hasPrefix("L2") ? "\($0)\n" : "\($0),\n" }.joined().utf8)
    let files: [(String, String, [UInt8], [String])] = [
      ("cell-missing", "a row has a cell too few", changed("4.75,S2", "4.75"), []),
      ("cell-more", "a row has a cell too many", changed("4.75,S2", "4.75,S2,x"), []),
      ("cell-more-empty", "a delimiter behind a row", changed("4.75,S2", "4.75,S2,"), []),
      (
        "cell-more-all", "a delimiter behind every row",
        trailing, []
      ),
      ("cell-spaces", "a line of spaces", changed("L5", "   \nL5"), []),
      ("delimiter-lost", "the delimiter between two cells is lost", changed("L1,brass", "L1brass"), []),
      ("delimiter-other", "one row with semicolons", changed("L5,plain mug,4.75,S2", "L5;plain mug;4.75;S2"), []),
      ("delimiter-all", "semicolons everywhere, read by commas", changed(",", ";"), []),
      ("header-lost", "the header is missing", Array(text.dropFirst(lines.count).utf8), []),
      ("header-short", "the header has a name too few", changed("price,seller", "price"), []),
      ("header-again", "the header again in the middle", changed("L4", "\(lines)L4"), []),
      ("header-twice", "the whole file twice", Array((text + text).utf8), []),
      ("second-table", "another table behind the rows", Array((text + "\nid,title\nL1,x\n").utf8), []),
      ("footer", "a footer behind a blank line, --sniff", Array((text + "\nTotal,5\n").utf8), ["--sniff"]),
      ("preamble", "a line before the header", Array(("Listings of the night\n" + text).utf8), []),
      ("comment", "comments between rows", changed("L5", "# checked\nL5"), ["--comment", "#"]),
      ("wrong-quote", "read without its quotes", Array(text.utf8), ["--quote", ""]),
    ]
    return files.map {
      DamagedFile(name: $0 + ".csv", damage: $1, bytes: $2, options: $3, inPipeline: $3.isEmpty)
    }
  }
}
