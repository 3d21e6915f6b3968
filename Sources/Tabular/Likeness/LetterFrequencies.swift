/// How often languages use their letters, to tell code pages apart by.
///
/// Each entry is a number and the letters that are one in 2 to the power of that number: in Latin alphabets of those beyond ASCII, in others of
/// all. Source: counted over the word lists of wordfreq 3.1 (Robyn Speer, 2022); Serbian from its Latin spelling; German ß, which those lists
/// fold, after Beutelspacher, "Kryptologie" (2005); Greek ς, which they fold too, as half of what they count as σ, and ϊ as often as capitals
/// have it, ΡΟΛΟΪ for ρολόι; Estonian, Albanian and Thai by the order in which letters are usually ranked. Letters that are missing are rare.
enum LetterFrequencies {
  /// Languages of Latin letters, then the others, with how seldom files are written in them, in bits.
  static let languages: [(name: String, rarity: Float, letters: String)] = [
    ("de", 0, "1ü 2äö 3ß"),
    ("fr", 0, "1é 3àè 4ê 5ç 6ô 7âîùû 8œ 9ï 10ë 12ü 17æ 19ÿ"),
    ("es", 0, "2óíá 3é 4ñú 9ü"),
    ("pt", 0.5, "2ã 3éçá 4íêó 5úõà 7âô 11ü"),
    ("it", 0, "1è 2à 3ùò 4éì 9í 10óú 14î"),
    ("nl", 1, "1éë 4ï 5èó 6üöá 8ê"),
    ("da", 1, "1å 2æø 7é"),
    ("sv", 1, "1ä 2åö 9é"),
    ("fi", 1, "1ä 4ö 12å 13š 16ž"),
    ("is", 2, "2ð 3íáþ 4óæöúé 6ý"),
    ("pl", 0.5, "2łę 3żąóś 4ć 5ń 7ź"),
    ("cs", 1, "2í 3áě 4žřéčšý 5ů 7ú 8ňďť 9ó"),
    ("sk", 2, "2á 3žčýí 4šéúť 5ľô 6ďň 7óä 10ĺ 11ŕ"),
    ("hu", 1, "2éá 3ö 4óőüí 5ú 6ű"),
    ("ro", 1, "1ă 3îşș 4âţț"),
    ("hr", 1.5, "2ščž 3ć 4đ"),
    ("lv", 2.5, "1ā 2ī 3ēš 4ū 5ņļ 6ž 7ķģč"),
    ("lt", 2, "2ė 3ųšžą 4įūč 5ę"),
    ("tr", 1, "1ı 3üşç 4ğö 9â 12î 13û"),
    ("ca", 3, "2éó 3àíèò 4ç 5ú 6ï 7ü"),
    ("et", 3, "1ä 2õü 4ö 9šž"),
    ("sq", 4, "1ë 3ç"),
    ("ru", 0, "3о 4еаинтсрв 5лкмдпу 6яыгьбзчй 7жхшю 8цэщф 10ё 12ъ"),
    ("uk", 1, "3о 4аніивтер 5скудлмпзя 6ьбгйч 7цхжїюшщ 8єф 12ы 14э 15ґ"),
    ("bg", 1.5, "3аоеи 4тнсвр 5дклмпз 6яъгбчу 7щжйц 8хшф 10ю 13ь"),
    ("sr", 2, "3аоие 4нсрут 5дјквмлп 6згб 7шцчхњ 8жљћ 9фђ 13џ"),
    ("mk", 4, "3аое 4интсрд 5вкмлп 6угјзбш 7чцж 8ќфњ 9ѓх 11џ 13љѕ 14ѐ 15ѝ"),
    ("el", 0, "3α 4τοσιεν 5ςρπκμηυλίά 6όέγδωήχ 7θύφώβ 8ξζϊ 10ψ 14ΐ"),
    ("he", 0, "3יו 4הלאתרבמש 5נעםדכח 6קפסגןצזט 7ך 9ף 10ץ"),
    ("ar", 0, "3ال 4يمنو 5رتعبدةهفكس 6أقحج 7ىشصطخذإضثز 8غئء 9ظ 10آؤ"),
    ("fa", 0.5, "3ا 4یرندهومبت 5سکشل 6زفخگعق 7جحپآ 8چطصي 9ضغظذث 10ئكژ 13أى 14ءؤ"),
    ("th", 0, "4านรอ 5กเงมยลวด 6ตทส่้ัีิะ์แคบปหไข 7ใโชจพุูืำผถธณซศษภญฟฉึๆฝฐฎฏฌฬฮฆฑฒ็ 8๊๋ฯ"),
  ]

  /// How many of them, from the first on, are written in Latin letters.
  static let latin = 22
}
