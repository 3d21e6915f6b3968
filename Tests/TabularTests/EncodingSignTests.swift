import Testing

@testable import Tabular

/// Titles of Latin letters in which one sign stands, as shops write it.
struct SignedTitles: Sendable, CustomStringConvertible {
  /// What stands in a title, the sign at `#`, a word at `@`.
  var shape: String
  var signs: String

  var description: String { "\(shape) with \(signs)" }

  static let all: [SignedTitles] = [
    SignedTitles(shape: "@ #10mm", signs: "ØøΦ"), SignedTitles(shape: "@ # 10 mm", signs: "Øø"),
    SignedTitles(shape: "@#s shoe", signs: "’‘´"), SignedTitles(shape: "@s# shoe", signs: "’"), SignedTitles(shape: "l#@ d#or", signs: "’"),
    SignedTitles(shape: "@#da", signs: "’"), SignedTitles(shape: "@#black", signs: "–—•·"),
    SignedTitles(shape: "@ # black", signs: "–—•·«»×®"),
    SignedTitles(shape: "@# new", signs: "…®™©°¹²³†”»ºª"), SignedTitles(shape: "#@# cup", signs: "“”„‚‘’«»‹›"),
    SignedTitles(shape: "#@", signs: "©¡¿“„•§№"), SignedTitles(shape: "10#20 cm", signs: "×–—±·"),
    SignedTitles(shape: "9.50#", signs: "€£¥¢°½ºª"),
    SignedTitles(shape: "#9.50", signs: "€£¥±§№"), SignedTitles(shape: "5# inch", signs: "½¼¾°"),
  ]

  private static let words =
    "Premium Deluxe Classic Sport Runner Vintage Original Summer Winter Leather Cotton Travel Family Office Garden Kitchen Disney Nike Samsung"
    .split(separator: " ")

  /// So many rows with a sign in a code page, in small letters or capitals; nil where it has no such sign.
  func rows(_ sign: Character, _ count: Int, _ page: String) -> [UInt8]? {
    guard recoded(String(sign), page).contains(where: { $0 >= 0x80 }) else { return nil }
    return (0..<count).flatMap { number in
      let word = Self.words[number % Self.words.count]
      let text = shape.replacing("#", with: String(sign)).replacing("@", with: number % 3 == 0 ? word.uppercased() : String(word))
      return recoded("\(number);\(text) \(number)\n", page)
    }
  }
}

@Suite("Rule: a sign that stands where signs stand is no letter of another code page") struct EncodingSignTests {
  private static let pages = [
    "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "iso-8859-1", "iso-8859-15",
    "macintosh",
    "ibm850",
  ]
  private static let pairPages = ["gb18030", "windows-31j", "euc-jp", "windows-949", "euc-kr", "big5"]

  @Test("whatever it is and how often it comes, a right declaration is not doubted", arguments: SignedTitles.all)
  func oneSign(_ titles: SignedTitles) throws {
    var looks = 0
    for page in Self.pages + Self.pairPages {
      let declared = try #require(TextEncoding(name: page))
      for sign in titles.signs {
        for count in titles.signs.count > 4 ? [40] : [20, 120] {
          guard let rows = titles.rows(sign, count, page == "windows-949" ? "UHC" : page) else { continue }
          looks += 1
          let likeness = EncodingLikeness(utf8("id;title\n") + rows)
          #expect(likeness.doubt(of: declared) == nil, "\(sign) in \(page)")
          let near = try #require(likeness.nearest())
          let text = convert(rows) { $0.encoding = page }.text
          #expect(near.sure <= 0.5 || convert(rows) { $0.encoding = near.name }.text == text, "\(sign) in \(page): \(near)")
        }
      }
    }
    #expect(looks > 20)
  }

  @Test("nor are several of them in one file", arguments: pages) func severalSigns(_ page: String) throws {
    let declared = try #require(TextEncoding(name: page))
    var sets = 0
    for first in 0..<SignedTitles.all.count {
      var rows: [UInt8] = []
      var signs = 0
      for titles in (0..<3).map({ SignedTitles.all[(first + 4 * $0) % SignedTitles.all.count] }) {
        guard let (sign, found) = titles.signs.lazy.compactMap({ sign in titles.rows(sign, 60, page).map { (sign, $0) } }).first else {
          continue
        }
        signs += recoded(String(sign), page).count { $0 >= 0x80 }
        rows += found
      }
      guard signs >= 3 else { continue }
      sets += 1
      #expect(EncodingLikeness(rows).doubt(of: declared) == nil, "set \(first) in \(page)")
    }
    #expect(sets > 0, "control: sets of three signs")
  }

  @Test(
    "signs of measures beside words of a language are no Hebrew, Greek or Chinese",
    arguments: [
      ("cp1252", "Rohr “@” – Ø#0 mm – # m²"), ("cp1252", "Deckel für Töpfe „Ø#0 mm“"), ("cp1252", "Couvercle à poêle Ø#8×37 mm 40°"),
      ("cp1254", "Tencere kapağı Ø# – #°C"), ("cp1252", "@ 8xØ# #°C ±#%"), ("cp1252", "@ #mmØ #° ±1"), ("cp1252", "@ Ø½ Ø¾ Ø¼ #"),
      ("cp1254", "@ DØ# mm #° ±1"), ("cp1254", "@ Ø½ Ø¾ #°"), ("cp1257", "@ Ø#mm – #°C"), ("cp1253", "Σωλήνας Φ# – #°C"),
      ("macintosh", "Écrou Ø# • #°"), ("macintosh", "@ • #°C • “New”"), ("shift_jis", "@ ～ #個"), ("cp1251", "№# @ №#’s …"),
    ])
  func measures(_ page: String, _ shape: String) throws {
    let declared = try #require(TextEncoding(name: page))
    let words = ["Tool box", "Desk lamp", "Yoga mat", "Oil can", "Board game", "Sun hat", "Fuse set"]
    for count in [20, 300] {
      let rows = (1...count).map { number in
        "\(number);" + shape.replacing("#", with: "\(number % 90)").replacing("@", with: words[number % words.count]) + "\n"
      }
      let bytes = recoded("id;title\n" + rows.joined(), page == "shift_jis" ? "cp932" : page)
      #expect(EncodingLikeness(bytes).doubt(of: declared) == nil, "\(shape) in \(page)")
      let near = EncodingSniffer.sniff(bytes)
      #expect(near.sure < 0.9 || convert(bytes) { $0.encoding = near.name }.text == convert(bytes) { $0.encoding = page }.text, "\(near)")
    }
  }

  @Test(
    "two signs that make a character of UTF-8 by chance are not UTF-8",
    arguments: [
      ("cp1252", "NESTLÉ® Choc #"), ("cp1252", "CAFÉ™ #"), ("iso-8859-1", "MENÜ® #"), ("cp1252", "CAFÉ» #"), ("cp1252", "Rohr Ø½ #"),
      ("cp1252", "Rohr Ø½ Ø¾ Ø¼ #"),
      ("gb18030", "#只"), ("cp1252", "CAFFÈ™ # kg"), ("cp1252", "HORTELÃ® # AVELÃ™"), ("cp1252", "KESÄ–SYKSY #"), ("cp1250", "CASĂ® APĂ… #"),
      ("gb18030", "Coins # 枚"), ("gb18030", "帽 # 鞋 女鞋"), ("cp1250", "PÓŁKI # CZĘŚCI RÓŻNE"), ("cp1251", "Traktor К–# Т–#0 Б–#1"),
      ("cp949", "칼 # 키 천"),
    ])
  func pairs(_ page: String, _ shape: String) throws {
    let declared = try #require(TextEncoding(name: page))
    let rows = (1...60).map { number in
      let more = number % 10 == 0 && page == "cp1252" ? " für Küche" : ""
      return "\(number);\(shape.replacing("#", with: "\(number)"))\(more)\n"
    }
    let bytes = recoded("id;title\n" + rows.joined(), page)
    var witness = EncodingWitness(declared: declared)
    for line in bytes.split(separator: 10) { witness.look(at: line, EncodingWitness.Example(row: 1, byteOffset: 0)) }
    #expect(witness.suspicion == nil, "\(shape): \(String(describing: witness.suspicion))")
    let near = EncodingSniffer.sniff(bytes)
    #expect(near.name != "utf-8" || near.sure < 0.95, "\(near)")
  }

  @Test(
    "text in UTF-8 is known whatever its letters are",
    arguments: [
      "Café #", "Straße #", "T-shirt à # €", "#0 µm", "#0 °C", "İstanbul #", "Müller’s #", "oʻzbek #", "Azərbaycan dili gözəl #",
      "Cafe\u{301} #", "Վերնագիր #", "ספר #", "#个", "Đường phố #", "a€ #",
    ])
  func sound(_ shape: String) throws {
    let bytes = utf8("id;title\n" + (1...60).map { "\($0);" + shape.replacing("#", with: "\($0)") + "\n" }.joined())
    #expect(EncodingSniffer.sniff(bytes).name == "utf-8")
    var witness = EncodingWitness(declared: .windows1252)
    for line in bytes.split(separator: 10) { witness.look(at: line, EncodingWitness.Example(row: 1, byteOffset: 0)) }
    #expect(witness.suspicion?.looksLike == "utf-8")
  }

  @Test(
    "sound UTF-8 is read as that where it has but one sign or letter beyond ASCII",
    arguments: [
      "Resistor # kΩ #%", "Resistor #Ω", "Capacitor # μF", "#º ano", "฿#", "Case #.000 đ", "Pipe ø # mm", "β-carotene # mg", "Coffee # г",
      "iPhone # Б/У", "# د.إ", "Δ # λ", "ç/ñ #", "5 Å", "#°", "Tea™",
    ])
  func oneSignOfUTF8(_ shape: String) {
    for count in [1, 12, 200] {
      let rows = (1...count).map { "\($0);Case \(shape.replacing("#", with: "\($0 % 90)"))\n" }
      #expect(EncodingSniffer.sniff(utf8("id;title\n" + rows.joined())).name == "utf-8", "\(count) rows")
    }
  }

  @Test(
    "nor does a column of single letters hide it", arguments: ["éèêëàâîïôùûç", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "АБВГДЕЖЗИКЛМН", "äöüß", "אבגד"])
  func lettersOfUTF8(_ letters: String) {
    let rows = letters.enumerated().map { "\($0);\($1)\n" }
    #expect(EncodingSniffer.sniff(utf8("id;letter\n" + rows.joined())).name == "utf-8")
  }

  @Test(
    "few characters that come again and again make no page sure",
    arguments: [("UHC", "[정품] @ #개"), ("euc-jp", "@ ホワイト #個"), ("big5", "@ 黑色 #入"), ("gb18030", "@ 白色 #米")])
  func fewCharacters(_ page: String, _ shape: String) {
    let words = ["Mug", "Pipe", "LED bulb", "Toy car", "Lamp", "Desk", "Bag", "Cap"]
    let rows = (0..<400).map { "\($0);" + shape.replacing("#", with: "\($0 % 90)").replacing("@", with: words[$0 % 8]) + "\n" }
    let bytes = recoded("id;title\n" + rows.joined(), page)
    let near = EncodingSniffer.sniff(bytes)
    #expect(near.sure < 0.9 || convert(bytes) { $0.encoding = near.name }.text == convert(bytes) { $0.encoding = page }.text, "\(near)")
  }

  @Test(
    "where few characters that come again look like another code page than they do once, what they look like once is taken",
    arguments: [("cp949", "[정품] LED bulb #개"), ("cp949", "[정품] Desk lamp 블랙 #개"), ("euc-jp", "LED bulb ホワイト #個")])
  func likelierOnce(_ page: String, _ shape: String) {
    let text = "id;title\n" + (1...400).map { "\($0);\(shape.replacing("#", with: "\($0)"))\n" }.joined()
    let near = EncodingSniffer.sniff(recoded(text, page))
    #expect(convert(recoded(text, page)) { $0.encoding = near.name }.text == convert(utf8(text)) { _ in }.text, "\(near)")
  }

  @Test("an apostrophe that one byte writes everywhere is read in Windows-1252, where nothing else tells")
  func apostrophes() {
    let words =
      "Don’t It’s Men’s Women’s Levi’s McDonald’s Mother’s Baker’s Children’s Year’s Sheriff’s Doctor’s Pirate’s You’ll We’re Patrick’s"
    let rows = recoded(words.split(separator: " ").map { "1;\($0) x\n" }.joined(), "cp1252")
    let found = EncodingSniffer.sniff(utf8("id;title\n") + rows)
    #expect(found.name == "windows-1252" && found.sure <= 0.5)
    let turkish = (1...40).map { "\($0);Istanbul’da \($0) Ankara’ya Izmir’de\n" }.joined()
    #expect(EncodingLikeness(recoded(turkish, "cp1254")).doubt(of: .windows1254) == nil)
  }

  @Test("bytes that mean nothing in what was declared are doubted even so")
  func controls() {
    let rows = recoded((1...40).map { "\($0);Nike\($0)–blue’s No.\($0)’s\n" }.joined(), "cp1252")
    #expect(EncodingLikeness(rows).doubt(of: .iso8859x1)?.name == "windows-1252")
  }
}
