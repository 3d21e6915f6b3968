#include "include/transliterate.h"

#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static UTransliterator *latin;
static const UNormalizer2 *casefold;
static const UNormalizer2 *decompose;

static void open_all(void) {
  UErrorCode status = U_ZERO_ERROR;
  static const UChar id[] = u"Any-Latin; Latin-ASCII; Lower";
  latin = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE(status)) latin = NULL;
  status = U_ZERO_ERROR;
  casefold = unorm2_getNFKCCasefoldInstance(&status);
  decompose = unorm2_getNFDInstance(&status);
}

int32_t bs_latin_ascii(const uint16_t *text, int32_t count, uint16_t *out, int32_t capacity) {
  pthread_once(&once, open_all);
  if (latin == NULL || count > capacity) return -1;
  u_memcpy((UChar *)out, (const UChar *)text, count);
  int32_t length = count;
  int32_t limit = count;
  UErrorCode status = U_ZERO_ERROR;
  pthread_mutex_lock(&lock);
  utrans_transUChars(latin, (UChar *)out, &length, capacity, 0, &limit, &status);
  pthread_mutex_unlock(&lock);
  return U_FAILURE(status) || length > capacity ? -1 : length;
}

int32_t bs_name_fold(const uint16_t *text, int32_t count, uint16_t *out, int32_t capacity) {
  pthread_once(&once, open_all);
  if (casefold == NULL || decompose == NULL) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UChar folded[1024];
  if (capacity < 1 || count > 256) return -1;
  int32_t length = unorm2_normalize(casefold, (const UChar *)text, count, folded, 1024, &status);
  if (U_FAILURE(status)) return -1;
  length = unorm2_normalize(decompose, folded, length, (UChar *)out, capacity, &status);
  if (U_FAILURE(status) || length > capacity) return -1;
  int32_t kept = 0;
  for (int32_t i = 0; i < length;) {
    UChar32 scalar;
    int32_t start = i;
    U16_NEXT(out, i, length, scalar);
    int8_t type = u_charType(scalar);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) continue;
    while (start < i) out[kept++] = out[start++];
  }
  return kept;
}

int32_t bs_character_kind(uint32_t scalar) {
  if (scalar == '&' || scalar == '+') return 4;
  if (u_hasBinaryProperty((UChar32)scalar, UCHAR_IDEOGRAPHIC)) return 3;
  if (u_isdigit((UChar32)scalar)) return 2;
  return u_isalpha((UChar32)scalar) ? 1 : 0;
}
