import Testing

@testable import Screening

@Suite("Rule: the shipped lexicon reads eight languages") struct ShippedLexiconTests {
  @Test(
    "What goods fit, with the mark right behind the frame or behind a noun",
    arguments: [
      "filter for Bosch vacuum cleaner", "bag for vacuum cleaner Bosch", "dust bags compatible with cordless vacuum cleaner Dyson",
      "适用于戴森吸尘器滤网", "滤网适用于无线吸尘器 戴森", "filtro per Dyson", "filtro per aspirapolvere Dyson", "custodia per cellulare di Samsung",
      "filtro compatibile con aspirapolvere Bosch", "funda para Samsung", "funda para móvil Samsung",
      "bolsas compatibles con aspiradora Bosch",
      "funda para móvil de Samsung", "Beutel für Bosch", "Beutel für Staubsauger Bosch", "Hülle passend für Handy Samsung",
      "Beutel für Staubsauger von Bosch",
      "sac pour Bosch", "sac pour aspirateur Bosch", "coque compatible avec téléphone Samsung", "capa para Samsung",
      "capa para celular Samsung",
      "saco compatível com aspirador Bosch", "worek do Bosch", "worek do odkurzacza Bosch", "etui kompatybilne z telefonem Samsung",
      "worek do odkurzacza marki Bosch", "bag for vacuum-cleaner Philips 2000 Bosch",
      "spare bag for vacuum cleaner (Bosch)", "nozzle for hair dryer Dyson", "Dyson 専用 フィルター", "Dyson 전용 필터",
    ]) func fits(_ title: String)
  { #expect(Shipped.context(title, in: "foreign").contains(.nominative), "\(title)") }

  @Test(
    "Rarer frames of the eight languages",
    arguments: [
      "filtro che si adatta a Dyson", "filtro al posto di Dyson", "filtro apto Dyson", "filtro en lugar de Dyson", "Filter passend Dyson",
      "Filter f. Dyson", "Filter anstelle von Dyson", "filtre qui va avec Dyson", "filtre destiné aux Dyson", "filtre pr Dyson",
      "filtro que serve no Dyson", "filtro p/ Dyson", "filtro adaptável ao Dyson", "filtr zamiast Dyson", "filtr kompatybilny Dyson",
      "给戴森用的滤网", "充电器 通用Dyson 耐用", "not Dyson", "kein Dyson", "no es Dyson", "pas Dyson",
      "não é Dyson", "non Dyson", "nie Dyson", "非戴森",
    ]) func rarerFrames(_ title: String)
  { #expect(Shipped.context(title, in: "foreign").contains(.nominative), "\(title)") }

  @Test(
    "Frames of further languages that can mean nothing else, in any category",
    arguments: [
      "filter passend voor Dyson", "фильтр совместим с Dyson", "зарядка совместима с Samsung", "фильтры подходят для Dyson",
      "фільтр сумісний із Dyson", "филтър съвместим с Dyson", "filtr vhodná pro Dyson", "filter vhodný pre Dyson",
      "filter kompatibilan sa Dyson",
      "filter združljiv z Dyson", "suodatin yhteensopiva Dyson", "Dyson kompatibilis szűrő", "filtru potrivite pentru Dyson",
      "φίλτρο κατάλληλο για Dyson",
      "φίλτρα συμβατά με Dyson", "شاحن متوافق مع Samsung", "شاحن سريع لأجهزة Samsung", "מטען תואם ל Samsung", "penapis sesuai untuk Dyson",
      "bộ lọc phù hợp với Dyson",
    ]) func furtherLanguages(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.nominative), "\(title)") }

  @Test(
    "In a brand's own category only a frame that can mean nothing else takes a mark out",
    arguments: [
      "filter compatible with Dyson", "Dyson compatible filter", "strap, suitable for Dyson", "filtro compatibile con Dyson",
      "filtro che si adatta a Dyson",
      "recambio para Dyson", "Hülle passend für Samsung", "filtre compatible avec Dyson", "filtro compatível com Dyson",
      "filtr kompatybilny Dyson", "滤网 兼容戴森", "フィルター 互換 Dyson", "filter replacement for Dyson", "not Dyson", "kein Dyson", "非戴森",
    ]) func certain(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.nominative), "\(title)") }

  @Test(
    "There a frame of everyday words is left to score and analyst",
    arguments: [
      "slim fit Zara jeans", "mens suits Zara navy", "1 pr Nike running shoes", "Tênis do Nike preto", "best price for Gucci bag",
      "sac pour A4 Gucci", "borsa per 2026 Gucci", "fits A4 Gucci tote", "南非 Gucci 手提包", "优惠券可用 Gucci 手提包", "全场适用 Gucci", "花呗支持 Gucci",
      "Gucci专用包装盒 手提包", "ギフト対応 Gucci バッグ", "Gucci 専用箱付き バッグ", "Gucci 전용 박스", "часы под Gucci", "zegarek pod Gucci",
      "Gucci bag with compatible strap", "statt Gucci", "case for Samsung", "model no Gucci bag",
      "smartwatch Samsung compatible with Android", "słuchawki Samsung kompatybilne z iPhone",
    ]) func everyday(_ title: String)
  {
    let context = Shipped.context(title, in: "own")
    #expect(context.contains(.perhapsNominative) && !context.contains(.nominative), "\(title): \(context)")
  }

  @Test("Everyday frames are among the frames, and no word is both a filler and a purpose") func lists() {
    func words(_ lists: [[String: [String]]]) -> Set<String> { Set(lists.flatMap { $0.values.joined() }) }
    let lexicon = Shipped.lexicon
    #expect(words([lexicon.everydayFrames]).subtracting(words([lexicon.fitsBefore, lexicon.fitsAfter, lexicon.negations])) == [])
    #expect(words([lexicon.frameFillers]).intersection(words([lexicon.purposes])) == [])
    #expect(!words([lexicon.everydayFrames]).isEmpty)
  }

  @Test(
    "Comparisons are left to an analyst",
    arguments: [
      "better than Dyson vacuum", "similar to Dyson", "come Dyson aspirapolvere", "aspirador tipo Dyson", "wie Dyson Staubsauger",
      "comme Dyson aspirateur", "jak Dyson odkurzacz", "像戴森的吸尘器", "媲美戴森吸尘器", "roomier than a Gucci bag", "Staubsauger stärker als Dyson",
      "plus léger qu'un Gucci", "bolsa que lembra Gucci", "Gucci benzeri çanta", "Dyson'dan daha güçlü süpürge", "starker niż Dyson",
    ]) func comparisons(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.perhapsNominative), "\(title)") }

  @Test(
    "Denied copies, imitated materials and names of places admit nothing",
    arguments: [
      "Gucci bag not a replica", "Gucci 100% no copia", "Gucci Tasche keine Kopie", "sac Gucci pas une copie", "bolso Gucci no es réplica",
      "bolsa Gucci não é réplica", "borsa Gucci non è una replica", "torebka Gucci nie podróbka", "Gucci 非高仿", "Gucci 包 拒绝高仿",
      "Gucci сумка не реплика", "Gucci faux leather bag", "Gucci faux suede bag", "Gucci imitation pearl necklace",
      "Gucci fake pocket jeans",
      "Gucci camiseta pirata", "Gucci bolso imitación de cuero", "Gucci sac imitation cuir", "Gucci 旧金山 包", "Gucci 中古风 包",
      "Gucci 男女通用 包", "Gucci like new bag",
    ]) func nothingAdmitted(_ title: String)
  {
    let context = Shipped.context(title, in: "own")
    #expect(context.isDisjoint(with: [.copyWord, .usedWord, .nominative, .perhapsNominative]), "\(title): \(context)")
  }

  @Test(
    "Copies of other things than goods admit nothing",
    arguments: [
      "Gucci kopia dokumentu etui", "Gucci llavero copia de llave", "Dyson replica plane print", "Gucci replica of the sword",
      "Nike копия документа",
    ]) func otherThings(_ title: String)
  { #expect(Shipped.context(title, in: "own").isDisjoint(with: [.copyWord, .copyHint]), "\(title)") }

  @Test(
    "Words that admit a copy do so in disguise",
    arguments: [
      "Gucci bag r3plica", "Gucci bag \u{433}eplica", "Gucci r e p l i c a bag", "Gucci r*plica bag", "Gucci 包 高 仿", "Gucci 包 高*仿",
      "Gucci 包高.仿",
      "Gucci 包 髙仿", "Gucci bag 1:1 quality", "Gucci replica key chain", "Gucci replica tank top",
    ]) func disguised(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.copyWord), "\(title)") }

  @Test("A ratio sign is a colon") func ratio() { #expect(Shipped.context("Gucci bag 1\u{2236}1", in: "own").contains(.copyHint)) }

  @Test(
    "What only looks like such a word admits none",
    arguments: ["Gucci 增高 仿真 花", "Gucci bag replicant", "Gucci bag реплей", "Gucci bag rep1ay"]) func noneHidden(_ title: String)
  { #expect(!Shipped.context(title, in: "own").contains(.copyWord), "\(title)") }

  @Test(
    "The brand's own goods, whomever and whatever they are for",
    arguments: [
      "shoes for men Nike", "running shoes for women and girls Nike", "watch for women Gucci", "shoes for running Nike",
      "Bosch vacuum cleaner with bag for pets",
      "Bosch vacuum cleaner for home", "bag for laptop by Gucci", "gift for the whole family, Gucci bag", "bag for summer | Gucci",
      "bag for travel - Gucci",
      "borsa per donna Prada", "scarpe per correre Nike", "zapatillas para correr Nike", "vestido para mujer Zara",
      "bolso para mujer de Zara",
      "Schuhe für Herren Nike", "Tasche für Damen von Gucci", "chaussures pour homme Nike", "robe pour femme Zara",
      "vestido para mulher Zara",
      "tênis para corrida Nike", "buty do biegania Nike", "sukienka dla kobiety Zara", "buty dla dzieci Nike", "适合男士 戴森",
      "buy an Nike jacket", "戴森风扇",
      "slim fit jeans Zara", "Gucci 女士专用 手表", "Gucci 女性専用 時計", "Gucci 여성전용 시계",
    ]) func ownGoods(_ title: String)
  {
    for category in ["own", "foreign"] {
      let context = Shipped.context(title, in: category)
      #expect(context.isDisjoint(with: [.nominative, .perhapsNominative]), "\(title) in \(category): \(context)")
    }
  }

  @Test(
    "Words that admit a copy",
    arguments: [
      "Gucci bag replica", "Gucci bag AAA quality", "Gucci 高仿 包", "Gucci A货", "borsa Gucci replica perfetta", "borsa Gucci imitazione",
      "bolso Gucci réplica", "bolso Gucci imitación", "Tasche Gucci Replik", "Tasche Gucci Nachahmung", "sac Gucci réplique",
      "sac Gucci contrefaçon",
      "bolsa Gucci réplica", "bolsa Gucci primeira linha", "torebka Gucci replika", "torebka Gucci podróbka",
    ]) func copies(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.copyWord)) }

  @Test(
    "Used and refurbished goods",
    arguments: [
      "refurbished Samsung phone", "pre-owned Gucci bag", "Samsung 二手 手机", "Samsung 翻新", "Samsung ricondizionato", "borsa Gucci usata",
      "Samsung reacondicionado",
      "bolso Gucci de segunda mano", "Samsung generalüberholt", "Gucci Tasche gebraucht", "Samsung reconditionné", "sac Gucci d'occasion",
      "Samsung recondicionado", "bolsa Gucci usada", "Samsung odnowiony", "torebka Gucci używana",
    ]) func used(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.usedWord)) }

  @Test(
    "Parallel imports",
    arguments: [
      "Samsung phone grey import", "Samsung US version", "Samsung 水货", "Samsung 平行进口", "Samsung importazione parallela",
      "Samsung importación paralela",
      "Samsung Grauimport", "Samsung Parallelimport", "Samsung importation parallèle", "Samsung importação paralela",
      "Samsung import równoległy",
    ]) func parallelImports(_ title: String)
  { #expect(Shipped.context(title, in: "own").contains(.parallelImport)) }

  @Test("What says nothing: control") func plain() {
    let context = Shipped.context("Gucci bag red leather", in: "own")
    #expect(context.isDisjoint(with: [.nominative, .perhapsNominative, .copyWord, .usedWord, .parallelImport]))
  }
}
