#include "fold.h"

#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { UNITS = 64 };

static const UNormalizer2 *case_fold_form, *decomposed_form, *canonical_form;
static USpoofChecker *checker;
static UTransliterator *simplifier;
static pthread_mutex_t simplifier_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void open_all(void) {
  UErrorCode status = U_ZERO_ERROR;
  case_fold_form = unorm2_getNFKCCasefoldInstance(&status);
  decomposed_form = unorm2_getNFKDInstance(&status);
  canonical_form = unorm2_getNFDInstance(&status);
  checker = uspoof_open(&status);
  if (U_FAILURE(status)) checker = NULL;
  UErrorCode simplifier_status = U_ZERO_ERROR;
  const UChar id[] = u"Traditional-Simplified";
  simplifier = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &simplifier_status);
  if (U_FAILURE(simplifier_status)) simplifier = NULL;
}

// The plain letter that a code point's Unicode name calls it, or 0: "LATIN SMALL LETTER L WITH STROKE" is l, "NEGATIVE SQUARED LATIN
// CAPITAL LETTER G" is g, and so on. With `shapes`, also small capitals and reversed letters.
static char letter_by_name(UChar32 c, int shapes) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  if (U_FAILURE(status) || length == 0) return 0;
  char *with = strstr(name, " WITH ");
  if (with != NULL) *with = 0;
  length = (int32_t)strlen(name);
  if (length < 3 || name[length - 2] != ' ' || name[length - 1] < 'A' || name[length - 1] > 'Z') return 0;
  char letter = (char)(name[length - 1] - 'A' + 'a');
  name[length - 2] = 0;
  const char *plain[] = {"LATIN SMALL LETTER", "LATIN CAPITAL LETTER", "LATIN SMALL LETTER DOTLESS"};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
    if (strcmp(name, plain[i]) == 0) return letter;
  const char *boxed[] = {"NEGATIVE CIRCLED", "NEGATIVE SQUARED", "CROSSED NEGATIVE SQUARED", "REGIONAL INDICATOR SYMBOL"};
  for (size_t i = 0; i < sizeof boxed / sizeof *boxed; i++)
    if (strncmp(name, boxed[i], strlen(boxed[i])) == 0) return letter;
  if (!shapes) return 0;
  const char *shaped[] = {
    "LATIN LETTER SMALL CAPITAL", "LATIN LETTER SMALL CAPITAL REVERSED", "LATIN SMALL LETTER REVERSED", "LATIN CAPITAL LETTER REVERSED",
    "LATIN SMALL LETTER SCRIPT", "LATIN LETTER SMALL CAPITAL BARRED",
  };
  for (size_t i = 0; i < sizeof shaped / sizeof *shaped; i++)
    if (strcmp(name, shaped[i]) == 0) return letter;
  return 0;
}

static int is_unspaced(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN: case USCRIPT_HIRAGANA: case USCRIPT_KATAKANA: case USCRIPT_HANGUL: case USCRIPT_BOPOMOFO:
    case USCRIPT_THAI: case USCRIPT_LAO: case USCRIPT_KHMER: case USCRIPT_MYANMAR: case USCRIPT_TIBETAN: return 1;
    default: return 0;
  }
}

static uint32_t kind_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  int8_t type = u_charType(c);
  if (type == U_DECIMAL_DIGIT_NUMBER) return BS_KIND_DIGIT;
  UScriptCode script = uscript_getScript(c, &status);
  if (!(U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK))) return BS_KIND_SEPARATOR;
  // The mark that draws a vowel out is common to both sorts of Kana.
  int is_kana = (script == USCRIPT_COMMON || script == USCRIPT_INHERITED) && uscript_hasScript(c, USCRIPT_KATAKANA);
  return is_kana || is_unspaced(script) ? BS_KIND_UNSPACED : BS_KIND_LETTER;
}

// Whether a code point claims a word as a mark: the registered and the copyright sign, and raised letters as one symbol (TM, SM, MC).
static int is_trade_mark(UChar32 c) {
  if (c == 0xAE || c == 0xA9 || c == 0x2117) return 1;
  return u_charType(c) == U_OTHER_SYMBOL && u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) == U_DT_SUPER;
}

// Whether a code point is a symbol for several letters, as that for "No" or "cm": a word of its own, whatever stands beside it.
static int is_abbreviation(UChar32 c, const UChar *parts, int32_t count) {
  if (!(U_GET_GC_MASK(c) & U_GC_S_MASK)) return 0;
  int32_t letters = 0;
  for (int32_t i = 0; i < count;) {
    UChar32 part;
    U16_NEXT(parts, i, count, part);
    letters += u_isalnum(part) && kind_of(part) != BS_KIND_UNSPACED;
  }
  return letters > 1;
}

static UChar32 simplified(UChar32 c) {
  if (simplifier == NULL) return c;
  UErrorCode status = U_ZERO_ERROR;
  UChar text[UNITS];
  int32_t length = 0, limit;
  U16_APPEND_UNSAFE(text, length, c);
  limit = length;
  pthread_mutex_lock(&simplifier_lock);
  utrans_transUChars(simplifier, text, &length, UNITS, 0, &limit, &status);
  pthread_mutex_unlock(&simplifier_lock);
  if (U_FAILURE(status) || length == 0) return c;
  UChar32 first;
  int32_t at = 0;
  U16_NEXT(text, at, length, first);
  return at == length ? first : c;
}

static int32_t append_utf8(uint8_t *out, int32_t at, int32_t capacity, UChar32 c) {
  UBool failed = 0;
  U8_APPEND(out, at, capacity, c, failed);
  return failed ? -1 : at;
}

// Folds a short UTF-16 text to UTF-8.
static int32_t fold(const UChar *text, int32_t length, uint8_t *out, int32_t capacity, int shapes, uint32_t *flags) {
  UErrorCode status = U_ZERO_ERROR;
  UChar folded[UNITS], parts[UNITS];
  int32_t n = unorm2_normalize(case_fold_form, text, length, folded, UNITS, &status);
  n = unorm2_normalize(decomposed_form, folded, n, parts, UNITS, &status);
  if (U_FAILURE(status)) return -1;
  int32_t written = 0;
  for (int32_t i = 0; i < n && written >= 0;) {
    UChar32 c;
    U16_NEXT(parts, i, n, c);
    UErrorCode script_status = U_ZERO_ERROR;
    // What encloses letters (U+20DD, U+0489) has no combining class, and in part a script.
    int is_mark = u_getCombiningClass(c) != 0 && uscript_getScript(c, &script_status) == USCRIPT_INHERITED && c != 0x3099 && c != 0x309A;
    if (is_mark || u_charType(c) == U_ENCLOSING_MARK) {
      *flags |= BS_FOLD_MARK;
      continue;
    }
    // Tatweel draws Arabic letters out.
    if (c == 0x640) continue;
    if (c < 0x80) {
      written = append_utf8(out, written, capacity, c);
      continue;
    }
    char letter = letter_by_name(c, shapes);
    if (letter != 0) {
      if (!(U_GET_GC_MASK(c) & U_GC_L_MASK)) *flags |= BS_FOLD_COMPATIBILITY;
      written = append_utf8(out, written, capacity, letter);
    } else if (kind_of(c) == BS_KIND_SEPARATOR) {
      written = append_utf8(out, written, capacity, ' ');
    } else {
      UErrorCode han_status = U_ZERO_ERROR;
      written = append_utf8(out, written, capacity, uscript_getScript(c, &han_status) == USCRIPT_HAN ? simplified(c) : c);
    }
  }
  return written;
}

int32_t bs_fold_code_point(uint32_t code_point, uint8_t *out, int32_t capacity, uint32_t *flags, uint32_t *kind) {
  pthread_once(&once, open_all);
  *flags = 0;
  *kind = BS_KIND_SEPARATOR;
  if (checker == NULL) return -1;
  if (code_point > 0x10FFFF || U_IS_SURROGATE(code_point)) return append_utf8(out, 0, capacity, ' ');
  UChar32 c = (UChar32)code_point;
  *kind = kind_of(c);
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_charType(c) == U_FORMAT_CHAR) {
    *flags = BS_FOLD_IGNORABLE;
    return 0;
  }
  UErrorCode status = U_ZERO_ERROR;
  UChar text[2], compatible[UNITS], canonical[UNITS];
  int32_t length = 0;
  U16_APPEND_UNSAFE(text, length, c);
  int32_t a = unorm2_normalize(decomposed_form, text, length, compatible, UNITS, &status);
  int32_t b = unorm2_normalize(canonical_form, text, length, canonical, UNITS, &status);
  if (U_FAILURE(status)) return -1;
  if (a != b || u_memcmp(compatible, canonical, a) != 0) *flags |= BS_FOLD_COMPATIBILITY;
  if (is_trade_mark(c)) {
    *flags = BS_FOLD_TRADE_MARK;
    return append_utf8(out, 0, capacity, ' ');
  }
  if (is_abbreviation(c, compatible, a)) {
    int32_t inner = append_utf8(out, 0, capacity, ' ');
    inner = fold(text, length, out + inner, capacity - inner - 1, 0, flags);
    *flags &= ~BS_FOLD_COMPATIBILITY;
    return inner < 0 ? -1 : append_utf8(out, inner + 1, capacity, ' ');
  }
  int32_t written = fold(text, length, out, capacity, 0, flags);
  if (written > 0 && *kind == BS_KIND_SEPARATOR && u_isalnum(out[0])) *kind = u_isdigit(out[0]) ? BS_KIND_DIGIT : BS_KIND_LETTER;
  return written;
}

// What people read into characters that UTS 39 gives another letter, or none; of Cyrillic letters as in type set to look Russian.
static char letter_by_reading(UChar32 c) {
  static const struct { UChar32 sign; char letter; } readings[] = {
    {0x20AC, 'e'}, {0x03B5, 'e'}, {0x0454, 'e'}, {0x0404, 'e'}, {0x03A3, 'e'}, {0x03C9, 'w'}, {0x0448, 'w'}, {0x0428, 'w'}, {0x00DF, 'b'},
    {0x00A5, 'y'}, {0x00A3, 'l'}, {0x00A2, 'c'}, {0x03BB, 'a'}, {0x039B, 'a'}, {0x0414, 'a'}, {0x00D7, 'x'},
    {0x00A9, 'c'}, {0x00A1, 'i'}, {0x043F, 'n'}, {0x041F, 'n'}, {0x0433, 'r'}, {0x0438, 'u'}, {0x0418, 'n'}, {0x0439, 'u'}, {0x044F, 'r'},
    {0x042F, 'r'}, {0x0446, 'u'}, {0x0426, 'u'}, {0x044C, 'b'}, {0x042C, 'b'}, {0x044A, 'b'}, {0x0431, 'b'}, {0x044D, 'e'}, {0x0437, 'e'},
    {0x0436, 'x'}, {0x03B7, 'n'}, {0x03C0, 'n'}, {0x03BC, 'u'}, {0x03C4, 't'}, {0x03B4, 'd'}, {0x014A, 'n'}, {0x014B, 'n'}, {0x0244, 'u'}, {0x0289, 'u'},
    {0x00A4, 'o'}, {0x00A7, 's'}, {0x039E, 'e'}, {0x03A6, 'o'}, {0x0424, 'o'}, {0x0394, 'a'}, {0x0416, 'x'}, {0x042D, 'e'},
  };
  for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
    if (readings[i].sign == c) return readings[i].letter;
  return 0;
}

static int32_t look_alike(UChar32 c, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[2], skeleton[UNITS];
  int32_t length = 0;
  U16_APPEND_UNSAFE(text, length, c);
  int32_t n = uspoof_getSkeleton(checker, 0, text, length, skeleton, UNITS, &status);
  if (U_FAILURE(status)) return -1;
  uint32_t flags = 0;
  return fold(skeleton, n, out, capacity, 1, &flags);
}

static int is_ascii(const uint8_t *bytes, int32_t count) {
  for (int32_t i = 0; i < count; i++)
    if (bytes[i] >= 0x80) return 0;
  return count > 0;
}

int32_t bs_look_alike_code_point(uint32_t code_point, uint8_t *out, int32_t capacity) {
  pthread_once(&once, open_all);
  if (checker == NULL) return -1;
  if (code_point > 0x10FFFF || U_IS_SURROGATE(code_point)) return 0;
  UChar32 c = (UChar32)code_point;
  char reading = letter_by_reading(c);
  if (reading == 0) reading = letter_by_name(c, 1);
  if (reading != 0) return append_utf8(out, 0, capacity, reading);
  int32_t n = look_alike(c, out, capacity);
  if (n < 0 || is_ascii(out, n)) return n;
  // Many a small letter resembles nothing, while its capital does: Cyrillic ka and em, Greek kappa.
  UChar32 other = u_toupper(c) != c ? u_toupper(c) : u_tolower(c);
  uint8_t second[UNITS];
  int32_t m = other == c ? -1 : look_alike(other, second, sizeof second);
  if (m <= 0 || m > capacity || !is_ascii(second, m)) return n;
  memcpy(out, second, (size_t)m);
  return m;
}

int32_t bs_script(uint32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript((UChar32)code_point, &status);
}
