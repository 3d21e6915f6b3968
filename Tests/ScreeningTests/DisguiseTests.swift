import Testing

@testable import Screening

@Suite("Rule: disguises are undone by principle") struct DisguiseTests {
  @Test(
    "Each form, where it stands in the seller's own bytes",
    arguments: [
      ("bag Ｇｕｃｃｉ red", "Gucci compatibility: Ｇｕｃｃｉ"), ("Gu\u{200B}cci bag", "Gucci compatibility: Gu\u{200B}cci"),
      ("🅶🆄🅲🅲🅸 bag", "Gucci compatibility: 🅶🆄🅲🅲🅸"), ("Guссi bag", "Gucci lookAlike: Guссi"), ("Аррlе case", "Apple lookAlike: Аррlе"),
      ("МARLOTEХ watch", "Marlotex lookAlike: МARLOTEХ"), ("Ηеrmеѕ scarf", "Hermes lookAlike: Ηеrmеѕ"),
      ("GUCCl BAG", "Gucci lookAlike: GUCCl"),
      ("G u c c i bag", "Gucci separated: G u c c i"), ("G.u.c.c.i bag", "Gucci separated: G.u.c.c.i"),
      ("[G][u][c][c][i]", "Gucci separated: [G][u][c][c][i]"),
      ("Mar-lotex watch", "Marlotex separated: Mar-lotex"), ("品牌G u c c i", "Gucci separated: G u c c i"),
      ("古.驰 包", "Gucci separated: 古.驰"),
      ("Gucc1 bag", "Gucci substituted: Gucc1"), ("M4rl0tex", "Marlotex substituted: M4rl0tex"), ("Bo$s shirt", "Boss substituted: Bo$s"),
      ("M€rlotex", ""), ("Marlot€x", "Marlotex substituted: Marlot€x"), ("G*cci bag", "Gucci masked: G*cci"),
      ("Mar●otex", "Marlotex masked: Mar●otex"),
      ("Guccci bag", "Gucci slip: Guccci"), ("Malrotex", "Marlotex slip: Malrotex"), ("Marlote", "Marlotex slip: Marlote"),
      ("Marlotez", "Marlotex slip: Marlotez"), ("Louis Vuiton", "Louis Vuitton slip: Louis Vuiton"),
      ("Lоuis Vuittоn", "Louis Vuitton lookAlike: Lоuis Vuittоn"),
      ("Maaarlotex", "Marlotex slip: Maaarlotex"), ("Guuucci bag", "Gucci slip: Guuucci"), ("Xetolram", "Marlotex slip: Xetolram"),
      ("Zorwelan", "Zorvelan slip: Zorwelan"), ("Marloteks", "Marlotex slip: Marloteks"),
      ("Maarlottex", "Marlotex slip: Maarlottex"), ("Zorv3l@n", "Zorvelan substituted: Zorv3l@n"),
      ("Gu©©i bag", "Gucci substituted: Gu©©i"),
      ("M+a+r+l+o+t+e+x", "Marlotex separated: M+a+r+l+o+t+e+x"), ("M|a|r|l|o|t|e|x", "Marlotex separated: M|a|r|l|o|t|e|x"),
      ("#M.a.r.l.o.t.e.x", "Marlotex separated: M.a.r.l.o.t.e.x"), ("M a r l o t e x's", "Marlotex separated: M a r l o t e x"),
      ("M a r l o t e x/包", "Marlotex separated: M a r l o t e x"), ("⒢⒰⒞⒞⒤ bag", "Gucci compatibility: ⒢⒰⒞⒞⒤"),
      ("Mar-otex watch", "Marlotex masked: Mar-otex"), ("Mar?otex watch", "Marlotex masked: Mar?otex"),
      ("#Mar#otex watch", "Marlotex masked: Mar#otex"), ("Zoгvelап", "Zorvelan lookAlike: Zoгvelап"),
      ("M_a_r_l_o_t_e_x", "Marlotex separated: M_a_r_l_o_t_e_x"), ("G❤u❤c❤c❤i bag", "Gucci separated: G❤u❤c❤c❤i"),
      ("red ᴍᴀʀʟᴏᴛᴇx", "Marlotex lookAlike: ᴍᴀʀʟᴏᴛᴇx"), ("ʟᴏᴜɪs ᴠᴜɪᴛᴛᴏɴ", "Louis Vuitton lookAlike: ʟᴏᴜɪs ᴠᴜɪᴛᴛᴏɴ"),
      ("MARLOTΞX", "Marlotex lookAlike: MARLOTΞX"), ("MΔRLФTEX", "Marlotex lookAlike: MΔRLФTEX"), ("G̶u̶c̶c̶i̶", "Gucci compatibility: G̶u̶c̶c̶i̶"),
      ("①②③", ""),
      ("Mar|lotex watch", "Marlotex separated: Mar|lotex"), ("Mar_lotex watch", "Marlotex separated: Mar_lotex"),
      ("G|ucci bag", "Gucci separated: G|ucci"), ("Guc.ci bag", "Gucci separated: Guc.ci"), ("Guc_ci bag", "Gucci separated: Guc_ci"),
      ("Gucc'i", ""), ("Ap.ple case", ""), ("Bo.ss shirt", ""), ("Gu.cc.i bag", ""), ("Guc ci bag", ""),
      ("M҉a҉r҉l҉o҉t҉e҉x҉", "Marlotex compatibility: M҉a҉r҉l҉o҉t҉e҉x҉"),
      ("red xǝʇoʅɹɐɯ", "Marlotex lookAlike: xǝʇoʅɹɐɯ"), ("red xǝʇolɹɐɯ", "Marlotex lookAlike: xǝʇolɹɐɯ"),
      ("red ɯɐɹloʇǝx", "Marlotex lookAlike: ɯɐɹloʇǝx"),
      ("Zoɾvǝlan", ""), ("M@rl#tex", "Marlotex masked: M@rl#tex"), ("Zoŋvelan", ""), ("Zorvelaŋ", "Zorvelan lookAlike: Zorvelaŋ"),
    ]) func undone(_ title: String, _ expected: String)
  { #expect(Fixtures.readable(title) == (expected.isEmpty ? [] : [expected])) }

  @Test("An exact name beats a disguise") func exactFirst() {
    #expect(Fixtures.readable("Mars") == ["Mars name: Mars"])
    let brands = [Fixtures.brand("Kestrol"), Fixtures.brand("Kestral")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable("Kestral", with: screener, brands: brands) == ["Kestral name: Kestral"])
    #expect(Fixtures.readable("Kestrel", with: screener, brands: brands).isEmpty, "what could be either is neither")
  }

  @Test("The end of a name that a star opens is no name") func starWithinAWord() {
    let brands = [Fixtures.brand("Dorvan"), Fixtures.brand("Kodorvan")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable("Ko*orvan, K*dorvan", with: screener, brands: brands) == ["Kodorvan masked: Ko*orvan"])
    #expect(Fixtures.readable("K*dorvan", with: screener, brands: brands) == ["Kodorvan masked: K*dorvan"])
  }

  @Test(
    "Sizes, model numbers, scales and short words are none",
    arguments: [
      "S M L XL", "A.B.S. plastic", "1:18 scale model", "model B055", "M4R5", "B0 5S", "t-shirt", "AAA 1:1", "moss green", "bass guitar",
      "hose",
      "iccug", "sseb", "marks", "mans", "g u c", "*** NEW ***", "-50%", "C4510",
    ]) func noDisguise(_ title: String)
  { #expect(Fixtures.readable(title).isEmpty) }

  @Test(
    "A word of a name of several may be all in another script, where the title has no others of it",
    arguments: [
      ("bag ʟᴏᴜɪs ᴠᴀʟᴇɴ red", "Louis Valen lookAlike: ʟᴏᴜɪs ᴠᴀʟᴇɴ"), ("bag ꓡꓳꓴꓲꓢ ꓦꓮꓡꓰꓠ red", "Louis Valen lookAlike: ꓡꓳꓴꓲꓢ ꓦꓮꓡꓰꓠ"),
      ("jacket Orla Kem ɢʟᴀᴄᴇ red", "Orla Kem Glace lookAlike: Orla Kem ɢʟᴀᴄᴇ"),
      ("ОRLА КЕМ GLАСЕ red", "Orla Kem Glace lookAlike: ОRLА КЕМ GLАСЕ"),
      ("bag Томос Корт red", ""), ("bag ТОМО КОРТ red", "Tomo Kopt lookAlike: ТОМО КОРТ"), ("сумка ТОМО КОРТ для дома", ""),
      ("bag Tomo КОРТ red", "Tomo Kopt lookAlike: Tomo КОРТ"),
    ]) func foreignWords(_ title: String, _ expected: String)
  {
    let brands = [Fixtures.brand("Louis Valen"), Fixtures.brand("Orla Kem Glace"), Fixtures.brand("Tomo Kopt")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable(title, with: screener, brands: brands) == (expected.isEmpty ? [] : [expected]))
  }

  @Test(
    "Both words of a name of two may have a slip, where neither is another word then",
    arguments: [
      ("bag Louiss Valem, red", "Louis Valen slip: Louiss Valem"), ("bag \"Loius Vallen\" red", "Louis Valen slip: Loius Vallen"),
      ("LOIUS VALLEN", "Louis Valen slip: LOIUS VALLEN"), ("Loius red Vallen", ""), ("Loius valley", ""), ("Lotus Vallen", ""),
      ("Vallen Loius", ""), ("Koius Vallen", ""), ("Louis Velum", ""), ("Loius 5 Vallen", ""),
    ]) func twoSlippedWords(_ title: String, _ expected: String)
  {
    let brands = [Fixtures.brand("Louis Valen"), Fixtures.brand("Orla Kem")]
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable(title, with: screener, brands: brands) == (expected.isEmpty ? [] : [expected]))
  }

  @Test(
    "Of a name of three letters only some in another script within one word, of which the title has no others",
    arguments: [
      ("cap УGG blue", ""), ("boots UGG blue", "Ugg name: UGG"), ("boots UGԌ blue", "Ugg lookAlike: UGԌ"),
      ("cap ВМW wheel", "Bmw lookAlike: ВМW"), ("колпак ВМW на колесо", ""), ("手提包 ВМW黑色", "Bmw lookAlike: ВМW"),
      ("B.М.W wheel", ""), ("8МW wheel", ""), ("вмш wheel", ""), ("BMWs", ""), ("B-M-W", ""), ("B*W", ""), ("BMM wheel", ""), ("Bmvv", ""),
      ("книга БОГИ new", ""), ("БОГИ", ""), ("poster БОГИ", ""), ("pantalon size ХXL", ""), ("size XХL", ""), ("size ХХL", ""),
      ("size XXL", "Xxl name: XXL"),
    ]) func threeLetters(_ title: String, _ expected: String)
  {
    let brands = ["Ugg", "Bmw", "Bom", "Xxl"].map { Fixtures.brand($0) }
    let screener = Screener(brands: brands, lexicon: Lexicon())
    #expect(Fixtures.readable(title, with: screener, brands: brands) == (expected.isEmpty ? [] : [expected]))
  }

  @Test("Letters of other scripts that are all spelled apart still read") func mixedTricks() {
    #expect(Fixtures.readable("М.а.r.l.0.t.e.x") == ["Marlotex lookAlike: М.а.r.l.0.t.e.x"])
  }
}

@Suite("Rule: a name is found joined, cut, slipped twice, set in stars and letters, or as it sounds elsewhere") struct FurtherFormTests {
  static let brands = [
    Fixtures.brand("Kestrolane", categories: ["sneakers"]), Fixtures.brand("Velmo"), Fixtures.brand("Nike", ["耐克", "나이키"]),
    Fixtures.brand("Samsung", ["三星", "삼성"]), Fixtures.brand("Vuitton", ["路易威登"]), Fixtures.brand("小米华为"), Fixtures.brand("Champion"),
    Fixtures.brand("Apple"), Fixtures.brand("Marshal"), Fixtures.brand("Mars"), Fixtures.brand("Fabrico"), Fixtures.brand("Velmodar"),
    Fixtures.brand("Louis Valen"),
  ]
  static let screener = Screener(
    brands: brands,
    lexicon: Lexicon(copyWords: ["en": ["replica"]], joinedWords: ["en": ["shoes", "store", "bag"]], introducing: ["en": ["original"]]))

  @Test(
    "Each",
    arguments: [
      ("NikeShoes red", "Nike joined: Nike"), ("nikeshoes", ""), ("originalvelmo bag", "Velmo joined: velmo"),
      ("VelmoStore", "Velmo joined: Velmo"),
      ("velmosneakers", "Velmo joined: velmo"), ("replicavelmobags", "Velmo joined: velmo"), ("championship cup", ""),
      ("pineapple juice", ""),
      ("新款sam sung手机", "Samsung cut: sam sung"), ("Kestro6ane", ""), ("Fa6rico bag", "Fabrico substituted: Fa6rico"),
      ("Ve1moclar", "Velmodar substituted: Ve1moclar"), ("Velmoclar bag", "Velmodar slip: Velmoclar"),
      ("L 0 u 1 s   V 4 1 3 n bag", "Louis Valen substituted: L 0 u 1 s   V 4 1 3 n"), ("L 0 u 1 s 4 4 1 3 n", ""),
      ("sam sung phone", "Samsung cut: sam sung"), ("Vuit ton bag", "Vuitton cut: Vuit ton"), ("sam, sung", ""),
      ("mars hal", "Mars name: mars"),
      ("Ketsrolanne", "Kestrolane slip: Ketsrolanne"), ("Kestorlaane", "Kestrolane slip: Kestorlaane"),
      ("Kestrloaane", "Kestrolane slip: Kestrloaane"), ("Kestrelano", ""),
      ("Kesrtoaln", ""),
      ("耐*克 鞋", "Nike masked: 耐*克"), ("路*威登包", "Vuitton masked: 路*威登"), ("路**登包", ""), ("三.星", "Samsung separated: 三.星"),
      ("ㄴㅏㅇㅣㅋㅣ 신발", "Nike compatibility: ㄴㅏㅇㅣㅋㅣ"), ("삼.성 폰", "Samsung separated: 삼.성"), ("ㅅㅏㅁㅅㅓㅇ", "Samsung separated: ㅅㅏㅁㅅㅓㅇ"),
      ("삼시 세끼", ""), ("ㅋㅋㅋ ㅎㅎ", ""), ("чехол Самсунг новый", "Samsung transliterated: Самсунг"),
      ("сумка Вуиттон", "Vuitton transliterated: Вуиттон"),
      ("xiaomihuawei phone", "小米华为 transliterated: xiaomihuawei"), ("новая сумка", ""),
    ]) func found(_ title: String, _ expected: String)
  {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == (expected.isEmpty ? [] : [expected]))
  }

  @Test("They are no disguise but for slips, stars and letters: many write so without a thought") func disguises() {
    #expect([MarkForm.joined, .cut, .transliterated].allSatisfy { !$0.isDisguise })
  }

  @Test("Two slips are counted as Damerau does, each a likely one") func distance() {
    func distance(_ a: String, _ b: String) -> Int { TwoSlips.distance(Array(a.utf8), Array(b.utf8)) }
    #expect(distance("kestrel", "kestrel") == 0 && distance("kestrel", "ketsrel") == 1 && distance("kestrel", "kesstrel") == 1)
    #expect(distance("kesstrel", "kestrel") == 1 && distance("kestrel", "kesfrel") == 1 && distance("kestrel", "ketsrell") == 2)
    #expect(distance("kestrel", "kestral") == 3 && distance("kestrel", "kestel") == 3, "far-fetched where it is one of two")
    #expect(distance("kestrel", "kk") == 3 && distance("kestrel", "abcdefg") == 3)
  }
}

@Suite("Rule: a language is no disguise") struct CleanTitleTests {
  static let brands =
    Fixtures.brands + ["Coco", "Caro", "Рена", "Torno", "Kopa", "Mapo", "Tom", "Casa", "Nova", "Pena"].map { Fixtures.brand($0) }
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(
    "Clean Russian, Greek, Turkish and Vietnamese titles give no hit",
    arguments: [
      "кожаная сумка женская, новая коллекция", "мара сосо корова носок тор", "кора дерева для сада", "Сосо", "тормоз для велосипеда",
      "δερμάτινη τσάντα γυναικεία", "νερό και κόκα", "Ρολόι χειρός ανδρικό", "kadın çantası kırmızı deri", "köşe koltuk örtüsü ışıklı",
      "túi xách nữ da thật màu đỏ",
      "đồng hồ nam chính hãng", "мужская футболка размер S M L XL", "сувенир ручной работы 100% хлопок",
    ]) func clean(_ title: String)
  {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands).isEmpty)
  }

  @Test("A word all in foreign letters is a disguise only in a title of another script") func foreignWord() {
    #expect(Fixtures.readable("soft СОСО bag", with: Self.screener, brands: Self.brands) == ["Coco lookAlike: СОСО"])
    #expect(Fixtures.readable("мягкая СОСО сумка", with: Self.screener, brands: Self.brands).isEmpty)
    #expect(
      Fixtures.readable("мягкая СОСo сумка", with: Self.screener, brands: Self.brands) == ["Coco lookAlike: СОСo"], "mixed in one word")
  }

  @Test("A title all in full-width letters is a habit of typing") func fullWidth() {
    #expect(Fixtures.readable("ＧＵＣＣＩ　ＢＡＧ") == ["Gucci name: ＧＵＣＣＩ"])
  }
}

@Suite("Rule: names of every alphabet are sought in disguise") struct OtherAlphabetTests {
  static let brands = [
    "Лукойлин", "ВкусВилл", "Майский", "Κορρές", "Θαλασσίνα", "セブン-イレブン", "スーパー", "ბორჯომი", "الزرقاويل", "Быстроном",
  ].map { Fixtures.brand($0) }
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(
    "Each form",
    arguments: [
      ("Лукoйлин сумка", "Лукойлин lookAlike: Лукoйлин"), ("Лyкойлин сумка", "Лукойлин lookAlike: Лyкойлин"),
      ("сумка Л у к о й л и н", "Лукойлин separated: Л у к о й л и н"), ("Л.У.К.О.Й.Л.И.Н", "Лукойлин separated: Л.У.К.О.Й.Л.И.Н"),
      ("Лук*йлин сумка", "Лукойлин masked: Лук*йлин"), ("Лукойлинн сумка", "Лукойлин slip: Лукойлинн"),
      ("Лкуойлин сумка", "Лукойлин slip: Лкуойлин"), ("Лукойл🔥ин сумка", "Лукойлин separated: Лукойл🔥ин"),
      ("BкусBилл шоколад", "ВкусВилл lookAlike: BкусBилл"), ("Maйский чай", "Майский lookAlike: Maйский"),
      ("KOPPEΣ άρωμα", "Κορρές lookAlike: KOPPEΣ"), ("Θαλaσσίνα άρωμα", "Θαλασσίνα lookAlike: Θαλaσσίνα"),
      ("Θ α λ α σ σ ί ν α", "Θαλασσίνα separated: Θ α λ α σ σ ί ν α"), ("セ ブ ン イ レ ブ ン", "セブン-イレブン separated: セ ブ ン イ レ ブ ン"),
      ("ス ー パ ー 新品", "スーパー separated: ス ー パ ー"), ("ス*ーパー", "スーパー masked: ス*ーパー"), ("ბ ო რ ჯ ო მ ი", "ბორჯომი separated: ბ ო რ ჯ ო მ ი"),
      ("ბორჯ*მი", "ბორჯომი masked: ბორჯ*მი"), ("ا ل ز ر ق ا و ي ل", "الزرقاويل separated: ا ل ز ر ق ا و ي ل"),
      ("الزر*اويل", "الزرقاويل masked: الزر*اويل"), ("Бы стpоном", ""), ("Б ы с т р о н о м", "Быстроном separated: Б ы с т р о н о м"),
      ("Быстpоном", "Быстроном lookAlike: Быстpоном"), ("Lukojlin bag", "Лукойлин transliterated: Lukojlin"),
      ("Lukoylin bag", "Лукойлин transliterated: Lukoylin"), ("Lukoilin bag", "Лукойлин transliterated: Lukoilin"),
    ]) func found(_ title: String, _ expected: String)
  {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == (expected.isEmpty ? [] : [expected]))
  }

  @Test(
    "Inflected words, other words and plain titles are none",
    arguments: ["Лукойлины", "Майские праздники", "Майская", "майский", "θάλασσα", "сумка из кожи", "セブン", "быстро"]) func none(
      _ title: String
    )
  { #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands).allSatisfy { $0.contains(" name: ") }) }
}

@Suite("Rule: signs in a name, a word of Chinese right behind it, and capitals within a word hide none") struct WithinWordTests {
  static let brands = [Fixtures.brand("Zorvelin"), Fixtures.brand("Ζορβελίνα"), Fixtures.brand("Zorbelane")]
  static let screener = Screener(brands: brands, lexicon: Lexicon())

  @Test(
    "Each",
    arguments: [
      ("Zor🔥velin bag", "Zorvelin separated: Zor🔥velin"), ("Zor⭐\u{FE0F}velin bag", "Zorvelin separated: Zor⭐\u{FE0F}velin"),
      ("Zor★velin", "Zorvelin separated: Zor★velin"), ("Zo®rvelin", "Zorvelin separated: Zo®rvelin"),
      ("Zor#velin", "Zorvelin separated: Zor#velin"),
      ("Z()rvelin bag", "Zorvelin substituted: Z()rvelin"), ("Zor\\/elin", "Zorvelin substituted: Zor\\/elin"),
      ("Z\u{20DD}orvelin bag", "Zorvelin name: Z\u{20DD}orvelin"), ("正品ZorvellinT恤", "Zorvelin slip: Zorvellin"),
      ("正品Zorv3linT恤", "Zorvelin substituted: Zorv3lin"), ("正品\u{202E}nilevroZ\u{202C}手提包", "Zorvelin slip: nilevroZ"),
      ("MyZorvelin bag", "Zorvelin joined: Zorvelin"), ("newZorvelin2026", "Zorvelin joined: Zorvelin"), ("xzorvelinx", ""),
      ("ZorvelinPro", "Zorvelin joined: Zorvelin"), ("чехол Зорвелин", "Zorvelin transliterated: Зорвелин"),
      ("τσάντα Ζορβελίν", "Zorvelin transliterated: Ζορβελίν"),
    ]) func found(_ title: String, _ expected: String)
  {
    #expect(Fixtures.readable(title, with: Self.screener, brands: Self.brands) == (expected.isEmpty ? [] : [expected]))
  }
}
