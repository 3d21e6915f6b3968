/// The legal forms of companies in many countries, as words of folded names.
///
/// Source: the abbreviations and names of ISO 20275 (Entity Legal Forms, kept by GLEIF), those in common use of the countries that trade most.
public enum LegalForms {
  /// The words of a name without its legal forms; all of them if nothing else would be left.
  public static func removed(from tokens: [NameToken]) -> [NameToken] {
    var kept: [NameToken] = []
    kept.reserveCapacity(tokens.count)
    var place = 0
    while place < tokens.count {
      if let length = length(at: place, in: tokens) {
        place += length
        continue
      }
      let token = tokens[place].isIdeographic ? withoutChineseForm(tokens[place]) : tokens[place]
      if !token.bytes.isEmpty { kept.append(token) }
      place += 1
    }
    return kept.isEmpty ? tokens : kept
  }

  /// How many words from here are a legal form, the longest if several are; nil if none is.
  private static func length(at place: Int, in tokens: [NameToken]) -> Int? {
    guard let forms = phrases[tokens[place].bytes] else { return nil }
    for form in forms where place + form.count <= tokens.count {
      if zip(form, tokens[place...]).allSatisfy({ $0 == $1.bytes }) { return form.count }
    }
    return nil
  }

  /// The run of characters without the forms at its end.
  private static func withoutChineseForm(_ token: NameToken) -> NameToken {
    var bytes = token.bytes
    for form in chinese where bytes.count >= form.count && bytes.suffix(form.count).elementsEqual(form) {
      bytes.removeLast(form.count)
      break
    }
    return NameToken(bytes: bytes, isIdeographic: true)
  }

  /// The phrases by their first word, the longest first.
  private static let phrases: [[UInt8]: [[[UInt8]]]] = {
    var byFirst: [[UInt8]: [[[UInt8]]]] = [:]
    for phrase in latin {
      let words = phrase.split(separator: " ").map { Array($0.utf8) }
      byFirst[words[0], default: []].append(words)
    }
    return byFirst.mapValues { $0.sorted { ($0.count, $0[$0.count - 1].count) > ($1.count, $1[$1.count - 1].count) } }
  }()

  private static let chinese: [[UInt8]] = [
    "股份有限责任公司", "有限责任公司", "股份有限公司", "有限公司", "分公司", "总公司", "公司", "集团", "个体工商户", "個體工商戶", "合伙企业", "有限合伙",
    "個人獨資企業", "个人独资企业", "株式会社", "有限会社", "合同会社", "合資会社", "股份有限責任公司", "有限責任公司",
  ].map { Array($0.utf8) }

  private static let latin: [String] = [
    // English
    "limited", "ltd", "co", "company", "co ltd", "co limited", "company limited", "company ltd", "inc", "incorporated", "corp",
    "corporation",
    "llc", "llp", "lp", "plc", "pllc", "pty", "pty ltd", "pte", "pte ltd", "pvt", "pvt ltd", "private limited", "limited liability company",
    "limited liability partnership", "public limited company", "cic", "lllp", "pc", "unlimited", "dba", "sdn bhd", "bhd",
    // German, Swiss, Austrian
    "gmbh", "gmbh co kg", "gmbh co kgaa", "ag", "ag co kg", "kg", "ohg", "gbr", "ug", "ug haftungsbeschrankt", "ek", "e k", "ev", "eg",
    "kgaa",
    "gesellschaft mit beschrankter haftung", "aktiengesellschaft", "ges m b h", "gesmbh", "partg",
    // French, Belgian, Luxembourg
    "sa", "sarl", "sas", "sasu", "eurl", "snc", "scs", "sca", "sci", "scop", "sprl", "srl", "asbl", "societe anonyme",
    "societe a responsabilite limitee", "societe par actions simplifiee", "ei", "eirl", "sarlu", "selarl", "gie",
    // Italian
    "spa", "srls", "sapa", "sas di", "societa a responsabilita limitata", "societa per azioni", "societa in nome collettivo", "scarl",
    // Spanish, Portuguese, Latin American
    "sl", "slu", "sll", "sau", "sad", "sociedad limitada", "sociedad anonima", "sociedad de responsabilidad limitada", "scp", "cb", "lda",
    "limitada", "ltda", "unipessoal lda", "unipessoal", "eireli", "sociedade anonima", "sa de cv", "s de rl de cv", "de rl de cv", "de cv",
    "sapi de cv", "eirl", "epp", "sac",
    // Dutch, Nordic, Baltic
    "bv", "nv", "vof", "cv", "bvba", "ab", "aktiebolag", "hb", "as", "asa", "aps", "oy", "oyj", "ky", "sia", "uab", "ehf", "hf", "ans",
    "ivs", "enk",
    // Central and Eastern Europe
    "sp z o o", "sp zoo", "spzoo", "z o o", "spolka z ograniczona odpowiedzialnoscia", "sp k", "sp j", "spk", "spj", "s r o", "sro",
    "spol s r o", "spol sro", "vos", "kft", "zrt", "nyrt", "bt", "rt", "d o o", "doo", "dd", "jdoo", "eood", "ood", "ead", "oao", "ooo",
    "zao", "pao", "tov", "ooo", "общество с ограниченной ответственностью", "ооо", "ао", "зао", "оао", "пао", "ип", "тов",
    // Turkish
    "as", "a s", "ltd sti", "limited sirketi", "anonim sirketi", "sti", "san ve tic", "ltd sirketi", "ticaret limited sirketi",
    "tic ltd sti",
    // Greek, Romanian, others
    "ae", "epe", "ike", "oe", "pfa", "srl d", "wll", "fze", "fzco", "fzc", "fz llc", "psc", "jsc", "pjsc", "tbk", "pt", "kk", "gk", "yk",
    "kabushiki kaisha", "jsc", "ojsc", "cjsc", "tnhh", "cong ty tnhh", "cong ty co phan", "co op", "coop",
  ]
}
