import Testing

@testable import Tabular

/// Short lists of names, as portals publish them, and the code pages that they come in.
struct NameList: Sendable, CustomStringConvertible {
  var description: String
  var pages: [String]
  var header: String
  var names: [String]

  static let all: [NameList] = [
    NameList(
      description: "Korean provinces", pages: ["euc-kr"], header: "시도명,인구수,세대수",
      names: [
        "서울특별시", "부산광역시", "대구광역시", "인천광역시", "광주광역시", "대전광역시", "울산광역시", "경기도", "강원도", "충청북도", "충청남도",
        "전라북도", "전라남도", "경상북도", "경상남도", "제주특별자치도",
      ]),
    NameList(
      description: "Japanese prefectures", pages: ["euc-jp", "shift_jis"], header: "都道府県,人口,世帯数",
      names: ["北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県"]),
    NameList(
      description: "Chinese provinces", pages: ["gb18030"], header: "省份,人口,户数",
      names: ["北京市", "天津市", "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省", "安徽省", "福建省"]),
    NameList(
      description: "towns of Taiwan", pages: ["big5"], header: "縣市,人口,戶數",
      names: ["臺北市", "新北市", "桃園市", "臺中市", "臺南市", "高雄市", "基隆市", "新竹縣", "苗栗縣", "彰化縣", "南投縣", "雲林縣"]),
    NameList(
      description: "French towns", pages: ["macintosh", "windows-1252"], header: "Département,Préfecture,Nom",
      names: ["Orléans", "Besançon", "Nîmes", "Saint-Étienne", "Béziers", "Alès", "Évry", "Angoulême"]),
    NameList(
      description: "Hebrew towns", pages: ["iso-8859-8", "windows-1255"], header: "עיר,אוכלוסייה,שטח",
      names: ["ירושלים", "תל אביב", "חיפה", "ראשון לציון", "באר שבע", "נתניה"]),
    NameList(
      description: "Thai provinces", pages: ["windows-874"], header: "จังหวัด,ประชากร,พื้นที่",
      names: ["กรุงเทพมหานคร", "นนทบุรี", "เชียงใหม่", "ขอนแก่น", "นครราชสีมา", "ภูเก็ต"]),
  ]

  func bytes(_ page: String) -> [UInt8] { recoded(header + "\n" + names.map { "\($0),1000,400\n" }.joined(), page) }
}

@Suite("Rule: a short list of names in one language is read in its code page") struct EncodingListTests {
  @Test(arguments: NameList.all) func sniffing(_ list: NameList) {
    for page in list.pages {
      let bytes = list.bytes(page)
      let found = EncodingSniffer.sniff(bytes)
      #expect(convert(bytes, sniff: true).text == convert(bytes) { $0.encoding = page }.text, "\(list) in \(page): \(found)")
      #expect(found.sure > 0.9)
    }
  }

  @Test("a right declaration of such a list is not doubted, a wrong one is") func declared() throws {
    for list in NameList.all where list.names.count > 8 {
      for page in list.pages {
        let likeness = EncodingLikeness(list.bytes(page))
        let own = try #require(TextEncoding(name: page))
        #expect(likeness.doubt(of: own) == nil, "\(list) in \(page)")
        for wrong in [TextEncoding.gb18030, .big5, .eucKR, .eucJP, .shiftJIS, .windows1252, .windows1251, .koi8r] where wrong != own {
          #expect(likeness.doubt(of: wrong)?.name == page, "\(list) in \(page) read as \(wrong)")
        }
      }
    }
  }

  @Test("characters of four bytes are GB18030's, however few there are")
  func fourBytes() {
    var rows: [UInt8] = []
    for number in 0..<20 { rows += utf8("L\(number),\"a b\",") + (number % 5 == 0 ? [0x81, 0x30, 0x84, 0x32] : []) + utf8("nb,0012\n") }
    #expect(EncodingSniffer.sniff(utf8("id,a,b,c\n") + rows).name == "gb18030")
  }

  @Test("a lone character between small letters is no Japanese, and what makes no words is said not to be sure")
  func unsure() {
    var lone: [UInt8] = []
    for number in 0..<30 { lone += utf8("D") + [0x8E] + utf8("partement,N\(number)") + [0x94] + utf8("mes\n") }
    #expect(EncodingSniffer.sniff(lone).name != "shift_jis")
    var noise: [UInt8] = []
    for number in 0..<400 { noise += [UInt8(truncatingIfNeeded: 0x80 + number * 73 % 127), 0x2C] }
    let found = EncodingSniffer.sniff(noise)
    #expect(found.sure <= 0.4 && found.why.contains("no code page"), "\(found)")
    #expect(EncodingLikeness(noise).best() == nil)
  }

  @Test(
    "prices in euros, ranges and other signs are no words of another code page",
    arguments: ["€#,50", "€ #,50", "#,50 €", "#,50€", "Box #–9 cm", "# µm wide", "“# pack”", "„#“ …"])
  func signs(_ price: String) {
    let rows = (1...40).map { "\($0);" + price.replacing("#", with: "\($0)") + "\n" }.joined()
    let bytes = recoded("id;price\n" + rows, "cp1252")
    #expect(EncodingSniffer.sniff(bytes).name == "windows-1252")
    #expect(convert(bytes, sniff: true).report.replaced.count == 0)
  }
}
