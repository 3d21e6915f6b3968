import Testing

@testable import Tabular

/// Titles of products as shops of a country write them, and the code pages that its exports come in.
struct ShopTitles: Sendable, CustomStringConvertible {
  var language: String
  var pages: [String]
  var titles: [String]

  var description: String { language }

  static let all: [ShopTitles] = [
    ShopTitles(
      language: "German", pages: ["windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250", "iso-8859-2", "ibm850", "macintosh"],
      titles: [
        "Füllhalter für Schüler", "Näh- und Strickzubehör", "Größe 40 Gürtel", "Kühltasche 24 Liter", "Schlüsselanhänger schön",
        "Bügelbrett höhenverstellbar", "Möbelgriffe 5 Stück", "Straßenschuhe für Männer", "Käsereibe Küche", "Wärmflasche mit Bezug",
        "BÜROSTUHL DREHBAR", "Hängelampe weiß",
      ]),
    ShopTitles(
      language: "French", pages: ["windows-1252", "iso-8859-1", "iso-8859-15", "ibm850", "macintosh"],
      titles: [
        "Crème brûlée au chalumeau", "Étui à lunettes", "Café à la crème", "Sac à main élégant", "Théière en fonte",
        "Manteau d’hiver doublé",
        "Pièce détachée n°5", "Chaussures à lacets été", "Rideau occultant fenêtre", "Clé à molette", "Boîte à bijoux", "Lampe à pétrole",
      ]),
    ShopTitles(
      language: "Spanish", pages: ["windows-1252", "iso-8859-1", "ibm850", "macintosh"],
      titles: [
        "Piñata grande", "Cargador rápido para móvil", "Muñeca clásica", "Cinturón de piel", "Cámara acción", "Lámpara de pie salón",
        "Niños y niñas", "Champú orgánico", "Balón de fútbol", "Teléfono inalámbrico", "Sábana algodón", "Jarrón de cerámica",
      ]),
    ShopTitles(
      language: "Portuguese", pages: ["windows-1252", "iso-8859-1"],
      titles: [
        "Relógio de pulso", "Calças de algodão", "Fogão a lenha", "Coleção de verão", "Cartões de visita", "Lençóis de cama", "Pão e maçã",
        "Botões de camisa", "Açúcar orgânico", "Câmera à prova d'água", "Ténis de corrida", "Avô e avó",
      ]),
    ShopTitles(
      language: "Swedish and Danish", pages: ["windows-1252", "iso-8859-1"],
      titles: [
        "Kökskniv rostfritt stål", "Hängmatta för trädgård", "Vårjacka blå", "Hørepropper sæt", "Køkkenkniv rustfri", "Smørkniv af træ",
        "Väska läder", "Kåpa ull", "Børnetøj størrelse 98", "Läppglans", "Grytvante röd", "Stövlar dam",
      ]),
    ShopTitles(
      language: "Icelandic", pages: ["windows-1252", "iso-8859-1"],
      titles: [
        "Ullarpeysa með munstri", "Þurrkaður fiskur", "Hnífur úr stáli", "Húfa og vettlingar", "Ljósakróna", "Borð og stólar",
        "Skór á börn",
        "Teppi úr ull", "Það besta", "Bók um fugla", "Vatnsheldur jakki ný gerð", "Síðbuxur",
      ]),
    ShopTitles(
      language: "Polish", pages: ["windows-1250", "iso-8859-2", "ibm852", "iso-8859-16"],
      titles: [
        "Torebka skórzana damska", "Koszulka męska z długim rękawem", "Łańcuszek złoty", "Ręcznik kąpielowy", "Pościel bawełniana",
        "Kołdra całoroczna", "Świeca zapachowa", "Zestaw garnków", "Krzesło dębowe", "Żelazko parowe", "Odkurzacz pionowy część",
        "Lusterko do łazienki",
      ]),
    ShopTitles(
      language: "Czech", pages: ["windows-1250", "iso-8859-2", "ibm852"],
      titles: [
        "Dámská kabelka kožená", "Pánské tričko s dlouhým rukávem", "Řetízek zlatý", "Ručník žlutý", "Povlečení bavlněné",
        "Přikrývka dětská",
        "Svíčka vonná", "Sada hrnců", "Židle dubová", "Žehlička napařovací", "Tyčový vysavač", "Koupelnové zrcátko",
      ]),
    ShopTitles(
      language: "Hungarian", pages: ["windows-1250", "iso-8859-2", "ibm852"],
      titles: [
        "Női bőr táska", "Férfi póló hosszú ujjú", "Törölköző fürdőszobába", "Pamut ágynemű", "Illatgyertya", "Tölgyfa szék",
        "Gőzölős vasaló", "Álló porszívó", "Fürdőszobai tükör", "Kerékpár gyerekeknek", "Fűnyíró elektromos", "Sütőforma szilikon",
      ]),
    ShopTitles(
      language: "Turkish", pages: ["windows-1254", "iso-8859-9"],
      titles: [
        "Kadın deri çanta", "Erkek uzun kollu tişört", "Gümüş kolye", "Banyo havlusu kırmızı", "Pamuklu nevresim takımı", "Kışlık yorgan",
        "Kokulu mum çeşitleri", "Ahşap sandalye", "Buharlı ütü", "Şarjlı süpürge", "IŞIKLI AYNA", "Çocuk bisikleti yağmurluk",
      ]),
    ShopTitles(
      language: "Lithuanian", pages: ["windows-1257", "iso-8859-13"],
      titles: [
        "Moteriška odinė rankinė", "Vyriški marškinėliai", "Auksinė grandinėlė", "Vonios rankšluostis", "Medvilninė patalynė",
        "Žieminė antklodė", "Kvapioji žvakė", "Ąžuolinė kėdė", "Garų lygintuvas", "Dulkių siurblys", "Vonios veidrodėlis",
        "Vaikiškas dviratis šeštadieniui",
      ]),
    ShopTitles(
      language: "Russian", pages: ["windows-1251", "koi8-r", "iso-8859-5", "ibm866"],
      titles: [
        "Чехол для телефона", "Сумка женская кожаная", "Футболка мужская с длинным рукавом", "Цепочка золотая", "Полотенце банное",
        "Постельное бельё хлопок", "Одеяло всесезонное", "Свеча ароматическая", "Стул дубовый", "Утюг паровой", "Пылесос вертикальный",
        "Зеркало для ванной Москва",
      ]),
    ShopTitles(
      language: "Ukrainian", pages: ["windows-1251", "koi8-u"],
      titles: [
        "Чохол для телефону", "Сумка жіноча шкіряна", "Футболка чоловіча", "Ланцюжок золотий", "Рушник банний", "Постільна білизна",
        "Ковдра всесезонна", "Свічка ароматична", "Стілець дубовий", "Праска парова", "Пилосос вертикальний", "Дзеркало для ванної Київ",
      ]),
    ShopTitles(
      language: "Bulgarian", pages: ["windows-1251", "iso-8859-5"],
      titles: [
        "Калъф за телефон", "Дамска чанта кожена", "Мъжка тениска с дълъг ръкав", "Златна верижка", "Хавлия за баня", "Спално бельо памук",
        "Завивка за всеки сезон", "Ароматна свещ", "Дъбов стол", "Парна ютия", "Вертикална прахосмукачка", "Огледало за баня",
      ]),
    ShopTitles(
      language: "Greek", pages: ["windows-1253", "iso-8859-7"],
      titles: [
        "Γυναικεία τσάντα δερμάτινη", "Ανδρικό μπλουζάκι", "Χρυσή αλυσίδα", "Πετσέτα μπάνιου", "Σεντόνια βαμβακερά", "Πάπλωμα χειμερινό",
        "Αρωματικό κερί", "Ξύλινη καρέκλα", "Σίδερο ατμού", "Ηλεκτρική σκούπα", "Καθρέφτης μπάνιου", "Θήκη κινητού",
      ]),
    ShopTitles(
      language: "Chinese", pages: ["gb18030"],
      titles: [
        "手机壳 正品", "男士手表 防水", "女包 真皮", "运动鞋 透气", "太阳镜 复古", "香水 持久", "儿童书包 小学生", "电饭煲 家用", "保温杯 不锈钢",
        "蓝牙耳机 无线", "床上用品 四件套", "厨房刀具 套装",
      ]),
    ShopTitles(
      language: "Chinese of Taiwan", pages: ["big5"],
      titles: [
        "手機殼 正品", "男士手錶 防水", "女包 真皮", "運動鞋 透氣", "太陽眼鏡 復古", "香水 持久", "兒童書包 小學生", "電子鍋 家用", "保溫杯 不鏽鋼",
        "藍牙耳機 無線", "床上用品 四件組", "廚房刀具 套裝",
      ]),
    ShopTitles(
      language: "Korean", pages: ["euc-kr", "windows-949"],
      titles: [
        "휴대폰 케이스", "남성 손목시계 방수", "여성 가죽 가방", "운동화 통기성", "선글라스 복고풍", "향수 오래가는", "어린이 책가방", "전기밥솥 가정용",
        "보온병 스테인리스", "블루투스 이어폰 무선", "침구 세트", "주방 칼 세트",
      ]),
    ShopTitles(
      language: "Japanese", pages: ["shift_jis", "euc-jp", "windows-31j"],
      titles: [
        "スマホケース 手帳型", "腕時計 メンズ 防水", "レディース バッグ 本革", "スニーカー 通気性", "サングラス レトロ", "香水 長持ち", "子供用ランドセル",
        "炊飯器 一人暮らし", "水筒 ステンレス", "ワイヤレスイヤホン", "布団セット シングル", "包丁 三点セット",
      ]),
  ]

  /// The titles in a code page, as iconv calls it.
  func rows(_ page: String) -> [[UInt8]] { titles.map { recoded($0, page == "windows-949" ? "UHC" : page) } }
}

@Suite("Rule: titles in a rightly declared code page are not suspected, and those in a wrong one are") struct EncodingLikenessTests {
  private func looksLike(_ rows: [[UInt8]], declared: TextEncoding) throws -> String? {
    let bytes = utf8("a,b\n") + rows.flatMap { utf8("plain,1\n") + $0 + utf8(",1\n") }
    let reader = try RecordReader(BytesSource(bytes), dialect: Dialect(encoding: declared))
    var witness = EncodingWitness(declared: declared)
    var batch = RecordBatch()
    while try reader.next(&batch) { witness.look(at: batch) }
    return witness.suspicion?.looksLike
  }

  private func encoding(_ name: String) throws -> TextEncoding { try #require(TextEncoding(name: name)) }

  @Test(arguments: ShopTitles.all) func rightOnes(_ shop: ShopTitles) throws {
    for page in shop.pages {
      let found = try looksLike(shop.rows(page), declared: encoding(page))
      #expect(found == nil, "\(shop) in \(page) looks like \(found ?? "")")
    }
    #expect(try looksLike(shop.titles.map(utf8), declared: .utf8) == nil)
  }

  @Test("a file of several languages in one code page is not suspected", arguments: ["windows-1252", "windows-1250", "windows-1251"])
  func severalLanguages(_ page: String) throws {
    let shops = ShopTitles.all.filter { $0.pages.contains(page) }
    #expect(shops.count > 1)
    #expect(try looksLike(shops.flatMap { $0.rows(page) }, declared: encoding(page)) == nil)
  }

  @Test("words of other languages in Chinese text do not make it another code page's")
  func foreignWords() throws {
    let titles = (1...12).map { "双层 玻璃杯 café crème \($0)" }
    for page in ["gb18030", "utf-8"] {
      let rows = titles.map { page == "utf-8" ? utf8($0) : recoded($0, page) }
      #expect(try looksLike(rows, declared: encoding(page)) == nil)
      let bytes = utf8("title,price\n") + rows.flatMap { $0 + utf8(",1.50\n") }
      #expect(Sniffer.sniff(FileHead(BytesSource(bytes), count: Sniffer.sampleBytes)).settings.encoding == page)
    }
  }

  @Test func aFewWordsAgainAndAgainAreNoOtherLanguage() throws {
    for (title, page) in [("玻璃杯 玻璃", "gb18030"), ("炊飯器", "shift_jis"), ("전기밥솥", "euc-kr"), ("杯 玻璃", "big5")] {
      let rows = Array(repeating: recoded(title, page), count: 200)
      #expect(try looksLike(rows, declared: encoding(page)) == nil, "\(title)")
    }
  }

  /// What is written in one code page and read in another, and one of the code pages that it has to look like.
  private static let confusions: [(language: String, written: String, read: [String], looksLike: Set<String>)] = [
    ("German", "windows-1252", ["utf-8", "windows-1251", "ibm850", "macintosh", "koi8-r", "gb18030"], ["windows-1252"]),
    ("German", "utf-8", ["windows-1252", "windows-1250", "windows-1251", "koi8-r", "iso-8859-1", "macintosh"], ["utf-8"]),
    ("German", "ibm850", ["windows-1252", "utf-8"], ["ibm850", "ibm852", "ibm437"]),
    ("German", "macintosh", ["windows-1252"], ["macintosh"]),
    ("French", "windows-1252", ["utf-8", "windows-1250", "windows-1251", "ibm850", "gb18030", "shift_jis"], ["windows-1252"]),
    ("Polish", "windows-1250", ["utf-8", "windows-1252", "iso-8859-1", "windows-1251"], ["windows-1250"]),
    ("Polish", "iso-8859-2", ["utf-8", "windows-1252", "iso-8859-1", "windows-1251"], ["iso-8859-2"]),
    ("Polish", "utf-8", ["windows-1250", "iso-8859-2", "windows-1252"], ["utf-8"]),
    ("Czech", "windows-1250", ["windows-1252", "iso-8859-1"], ["windows-1250"]),
    ("Czech", "iso-8859-2", ["windows-1252", "iso-8859-1"], ["iso-8859-2"]),
    ("Hungarian", "iso-8859-2", ["windows-1252", "iso-8859-1", "utf-8"], ["windows-1250", "iso-8859-2"]),
    ("Turkish", "windows-1254", ["windows-1252", "iso-8859-1", "windows-1251"], ["windows-1254"]),
    ("Lithuanian", "windows-1257", ["windows-1252", "windows-1250"], ["windows-1257"]),
    (
      "Russian", "windows-1251", ["utf-8", "windows-1252", "iso-8859-1", "koi8-r", "iso-8859-5", "ibm866", "windows-1250"], ["windows-1251"]
    ),
    ("Russian", "koi8-r", ["windows-1251", "windows-1252", "utf-8", "ibm866"], ["koi8-r"]),
    ("Russian", "ibm866", ["windows-1251", "windows-1252"], ["ibm866"]),
    ("Russian", "utf-8", ["windows-1251", "koi8-r", "windows-1252"], ["utf-8"]),
    ("Ukrainian", "windows-1251", ["windows-1252", "koi8-u"], ["windows-1251"]),
    ("Greek", "windows-1253", ["windows-1252", "utf-8", "windows-1251"], ["windows-1253"]),
    ("Chinese", "gb18030", ["utf-8", "windows-1252", "windows-1251", "iso-8859-1", "big5", "shift_jis"], ["gb18030"]),
    ("Chinese", "utf-8", ["gb18030", "windows-1252", "big5"], ["utf-8"]),
    ("Chinese of Taiwan", "big5", ["utf-8", "windows-1252", "gb18030"], ["big5"]),
    ("Korean", "euc-kr", ["utf-8", "windows-1252", "gb18030", "shift_jis"], ["euc-kr"]),
    ("Japanese", "shift_jis", ["utf-8", "windows-1252", "gb18030", "euc-jp", "big5"], ["shift_jis"]),
    ("Japanese", "euc-jp", ["utf-8", "windows-1252", "shift_jis", "gb18030"], ["euc-jp"]),
  ]

  @Test(arguments: confusions) func wrongOnes(_ language: String, _ written: String, _ read: [String], _ looksLike: Set<String>) throws {
    let shop = try #require(ShopTitles.all.first { $0.language == language })
    for page in read {
      let found = try self.looksLike(shop.rows(written), declared: encoding(page))
      #expect(looksLike.contains(found ?? ""), "\(language) in \(written) read as \(page) looks like \(found ?? "nothing")")
    }
  }

  @Test("one character that comes again and again shows no Chinese", arguments: ["utf-8", "windows-1252", "gb18030", "gbk"])
  func oneCharacterOnly(_ declared: String) throws {
    // A8B9 is ü in GB18030, and in Big5 a character of daily use.
    var rows: [UInt8] = []
    for number in 1...400 { rows += utf8("T\(number),f") + [0xA8, 0xB9] + utf8("r Haus \(number),1.50\n") }
    let found = convert(utf8("id,title,price\n") + rows) { $0.encoding = declared }.report.likelierEncoding
    #expect(found == nil || found == "gb18030", "\(found ?? "")")
    let score = PairLikeness.score(rows, .big5)
    #expect(score.units == 400 && score.evidence == 4, "control: by its count it would be Big5")
  }

  @Test("convert says so too, and sniffing takes it", arguments: confusions)
  func converting(_ language: String, _ written: String, _ read: [String], _ looksLike: Set<String>) throws {
    let shop = try #require(ShopTitles.all.first { $0.language == language })
    let bytes = utf8("title,price\n") + shop.rows(written).flatMap { $0 + utf8(",1.50\n") }
    let right = convert(bytes) { $0.encoding = written }
    #expect(right.report.likelierEncoding == nil && right.report.replaced.count == 0)
    for page in read { #expect(looksLike.contains(convert(bytes) { $0.encoding = page }.report.likelierEncoding ?? ""), "read as \(page)") }
    #expect(convert(bytes, sniff: true).text == right.text, "\(language) in \(written)")
  }
}
