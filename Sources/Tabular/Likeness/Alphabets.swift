/// The letters beyond ASCII of languages that product titles are written in, as far as they tell code pages apart. All Slavic languages in
/// Cyrillic letters count as one: files hold several of them.
///
/// Source: Unicode CLDR 44, main exemplar characters. Letters that foreign names bring along (é, ö, ü, ä, á) are taken for any Latin
/// language's; they have the same place in all Western, Central European, Turkish and Baltic code pages.
struct Alphabets: Sendable {
  static let known = Alphabets()

  /// Alphabets that are written along with ASCII letters, and those that never share a word with one.
  private static let latin = [
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àèéìíîòóùú", "àáâãçéêíóôõúü", "àçèéíïòóúü", "áèéëïóöüêç", "æøåéòôä", "åäöéšž", "áðéíóúýþæö",
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "çë", "äöõüšž", "āčēģīķļņšūž", "ąčęėįšųūž",
    "çğıiöşüâîû",
  ]
  private static let others = [
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїўђјљњћџѓѕќ", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکی",
  ]
  private static let everywhere = "éöüäá"
  /// The letters that make up most of any text in Cyrillic, Greek, Hebrew or Arabic letters, of which whole words are written. Source: letter
  /// frequencies of Russian, Ukrainian, Bulgarian and Serbian, Greek, Hebrew, Arabic and Persian.
  private static let common = Set("оеаинтсрвлкуіјαοιετσνηυρςκπάίόέיוהלאתרבשמנاليمونترهةبد".unicodeScalars.map(\.value))

  /// How many alphabets there are.
  let count = latin.count + others.count
  private let masks: [UInt32: UInt64]

  private init() {
    var masks: [UInt32: UInt64] = [:]
    for (number, letters) in (Self.latin.map { $0 + Self.everywhere } + Self.others).enumerated() {
      for scalar in (letters + letters.uppercased()).unicodeScalars where !scalar.isASCII {
        masks[scalar.value, default: 0] |= 1 << UInt64(number)
      }
    }
    // Turkish has a capital I with a dot, which no rule of letters in general gives.
    masks[0x130, default: 0] |= 1 << UInt64(Self.latin.count - 1)
    self.masks = masks
  }

  /// The alphabets that have a letter, a bit for each.
  func mask(_ letter: UInt32) -> UInt64 { masks[letter] ?? 0 }

  /// The alphabets whose words may hold letters of ASCII.
  static let latinMask: UInt64 = 1 << UInt64(latin.count) - 1

  /// Whether a letter is one of the usual ones of its alphabet; nil for Latin letters, which are not counted.
  static func isCommon(_ letter: Unicode.Scalar) -> Bool? {
    (0x370..<0x6FF).contains(letter.value) ? common.contains(letter.properties.lowercaseMapping.unicodeScalars.first?.value ?? 0) : nil
  }
}
