import TestKit
import Testing

@testable import Tabular

/// Rows of which each has a code: a number plate, a part's number, a class at school.
private struct CodedRows {
  /// What a row says: a word at `@`, a letter at `*`, a figure at `#`.
  var shape: String
  var letters: String
  var words: [String]

  /// The same rows each time, in a code page.
  func rows(_ count: Int, _ page: String) -> [UInt8] {
    var random = SeededRandom(seed: 7)
    let letters = Array(letters)
    return utf8("id;title\n")
      + (0..<count).flatMap { number in
        let text = shape.map { sign -> String in
          switch sign {
          case "*": String(letters[Int(random.next() % UInt64(letters.count))])
          case "#": "\(random.next() % 10)"
          case "@": words[number % words.count]
          default: String(sign)
          }
        }
        return recoded("\(number);\(text.joined())\n", page)
      }
  }
}

@Suite("Rule: letters in codes are no words and tell no code page") struct EncodingCodeTests {
  private static let cyrillic = "АБВГДЕЖКЛМНПРСТУХ"
  private static let greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
  private static let cars = ["Ford Focus", "Opel Astra", "Skoda Fabia"]
  private static let coats = ["Куртка арт.", "Брюки арт.", "Юбка арт."]

  private func suspicion(_ bytes: [UInt8], _ page: String) throws -> EncodingWitness.Suspicion? {
    var witness = EncodingWitness(declared: try #require(TextEncoding(name: page)))
    for line in bytes.split(separator: 10) { witness.look(at: line, EncodingWitness.Example(row: 1, byteOffset: 0)) }
    return witness.suspicion
  }

  @Test(
    "a right declaration is not doubted for them, and sniffing is not sure of another",
    arguments: [
      ("windows-1251", "@ *###** ##", cyrillic), ("windows-1251", "@ ** #### **", cyrillic), ("koi8-r", "@ *###** ##", cyrillic),
      ("ibm866", "@ #*", cyrillic), ("windows-1251", "@ #*", cyrillic), ("windows-1253", "@ ***-####", greek),
      ("windows-1253", "@ ** Hoodie", greek),
      ("iso-8859-7", "@ ***-####", greek),
    ])
  func codesAlone(_ page: String, _ shape: String, _ letters: String) throws {
    for count in [12, 40, 200] {
      let bytes = CodedRows(shape: shape, letters: letters, words: Self.cars).rows(count, page)
      #expect(try suspicion(bytes, page) == nil)
      let found = EncodingSniffer.sniff(bytes)
      #expect(found.sure <= 0.5 || found.name == page, "\(found)")
    }
  }

  @Test(
    "beside words the words decide, though each row has another code",
    arguments: [
      ("windows-1251", "@ ***####", cyrillic, coats), ("windows-1251", "@ белый *###** 77", cyrillic, coats),
      ("windows-1253", "@ ***-####", greek, ["λευκό", "μαύρο", "κόκκινο", "πετρέλαιο"]),
      ("windows-1251", "@ ** #### **", "АВЕКМНОРСТУХ", ["бял", "черен", "зелен", "червен"]),
    ])
  func besideWords(_ page: String, _ shape: String, _ letters: String, _ words: [String]) throws {
    for count in [60, 300, 1000] {
      let bytes = CodedRows(shape: shape, letters: letters, words: words).rows(count, page)
      #expect(try suspicion(bytes, page) == nil)
      #expect(EncodingSniffer.sniff(bytes).name == page, "\(count) rows")
    }
  }

  @Test("control: words alone show a wrong declaration") func wrong() throws {
    let bytes = CodedRows(shape: "@ ***####", letters: Self.cyrillic, words: Self.coats + ["Рубашка арт.", "Платье"]).rows(300, "koi8-r")
    #expect(try suspicion(bytes, "windows-1251")?.looksLike == "koi8-r")
  }

  @Test(
    "letters one by one in Latin text are UTF-8 where all bytes are sound, and a wrong declaration is told",
    arguments: [
      ["TNF-α", "IL-1β", "IFN-γ", "PKCδ", "NF-κB", "ERα"], ["5 kΩ", "10 μF", "Δ sensor", "φ 8", "1 μH", "3 Ω"],
      ["Tverskaya 6Б", "Tverskaya 12А", "Tverskaya 3В", "Arbat 8А", "Arbat 9Б"], ["7В", "8А", "9Б", "10Г", "11Д"],
      ["א-12", "ב-7", "ג-31", "ד-5"], ["TNF-α", "IL-1β", "κ chain"],
    ])
  func soundUTF8(_ words: [String]) throws {
    for count in [20, 40, 200] {
      let rows = (0..<count).map { "\($0);Human \(words[$0 % words.count]) kit \($0)\n" }
      let bytes = utf8("id;title\n" + rows.joined())
      let found = EncodingSniffer.sniff(bytes)
      #expect(found.name == "utf-8" && found.sure >= 0.6, "\(found)")
      for page in ["windows-1252", "iso-8859-1"] { #expect(try suspicion(bytes, page)?.looksLike == "utf-8", "\(page)") }
    }
  }

  @Test(
    "a list in capitals, or in half-width kana, is known by its words",
    arguments: [
      ("windows-1251", "КУРТКА БРЮКИ ПЛАТЬЕ ЮБКА НОСКИ ШАПКА РУБАШКА ФУТБОЛКА ШОРТЫ ХАЛАТ ПИЖАМА ШАРФ"),
      ("koi8-r", "КУРТКА БРЮКИ ПЛАТЬЕ ЮБКА НОСКИ ШАПКА РУБАШКА ФУТБОЛКА ШОРТЫ ХАЛАТ ПИЖАМА ШАРФ"),
      ("koi8-r", "куртка брюки платье юбка носки шапка рубашка футболка шорты халат пижама шарф"),
      ("windows-1253", "ΚΑΝΑΠΕΣ ΚΟΚΚΙΝΟ ΤΡΑΠΕΖΙ ΛΑΜΠΑ ΠΟΥΚΑΜΙΣΟ ΠΑΝΤΕΛΟΝΙ ΦΟΡΕΜΑ ΦΟΥΣΤΑ ΚΑΛΤΣΕΣ ΚΑΠΕΛΟ ΜΑΥΡΟ ΛΕΥΚΟ"),
      ("windows-31j", "ﾌﾞﾗｳｽ ｼｬﾂ ｽﾞﾎﾞﾝ ｽｶｰﾄ ｿｯｸｽ ﾎﾞｳｼ ﾏﾌﾗｰ ｺｰﾄ ｾｰﾀｰ ﾊﾟｼﾞｬﾏ ｸﾂ ｶﾊﾞﾝ ﾍﾞﾙﾄ ﾃﾌﾞｸﾛ ﾀｵﾙ"),
    ])
  func capitals(_ page: String, _ list: String) throws {
    let words = list.split(separator: " ").map(String.init)
    for count in [60, 300] {
      let bytes = CodedRows(shape: "@ Nike ##", letters: "-", words: words).rows(count, page == "windows-31j" ? "cp932" : page)
      #expect(try suspicion(bytes, page) == nil)
      let found = EncodingSniffer.sniff(bytes)
      #expect(convert(bytes) { $0.encoding = found.name }.text == convert(bytes) { $0.encoding = page }.text, "\(found)")
    }
  }

  @Test(
    "two Greek letters in UTF-8 are no half-width kana, nor signs of a Hebrew code page",
    arguments: [
      ["β-Lactam", "anti-β actin", "Cβ", "Tβ"], ["anti-TubulinΔ kit", "Ω-Lactam", "Δ-Pinene", "CyclodextrinΔ", "Actin Δ"],
      ["5 µm", "4.7 kΩ", "Ω meter"],
    ])
  func fewGreekLetters(_ words: [String]) {
    for count in [12, 60] {
      let bytes = utf8("name,count\n" + (0..<count).map { "\(words[$0 % words.count]),\($0)\n" }.joined())
      #expect(EncodingSniffer.sniff(bytes).name == "utf-8")
      for page in ["windows-1251", "windows-1252"] {
        let advised = EncodingWitness.looksLike(bytes, declared: page)
        #expect(advised == nil || advised == "utf-8", "\(page)")
      }
    }
  }

  @Test(
    "UTF-8 is told whatever was declared, and another code page where that is one compared",
    arguments: ["windows-1255", "WINDOWS-1258", "ibm855"])
  func declaredForConvertAlone(_ page: String) {
    let words = ["куртка", "шапка", "чайник", "скамейка", "платье", "пижама", "рубашка", "футболка"]
    let rows = "name,count\n" + words.map { "\($0),12\n" }.joined()
    #expect(convert(utf8(rows)) { $0.encoding = page }.report.likelierEncoding == "utf-8")
    let isCompared = page == "windows-1255"
    #expect(convert(recoded(rows, "windows-1251")) { $0.encoding = page }.report.likelierEncoding == (isCompared ? "windows-1251" : nil))
    #expect(convert(utf8(rows)) { $0.encoding = "ISO-10646/UTF8/" }.report.likelierEncoding == nil, "control: another name of UTF-8")
  }

  @Test("a second byte that is a backslash's is none, so that sources check leaves such text alone") func secondBytes() {
    let rows = (0..<40).map { "\($0);予約 商品 十勝 可能 \($0)\n" }
    let bytes = recoded("id;title\n" + rows.joined(), "cp932")
    #expect(EncodingWitness.fits(bytes, .windows31J))
    #expect(!EncodingWitness.fits(bytes, .windows949), "control: bytes that mean nothing there")
  }
}
