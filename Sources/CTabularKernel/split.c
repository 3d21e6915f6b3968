#include "CTabularKernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/// A bit for each of 64 bytes: ends of lines and fields, quotes, bytes above 7F, NULs.
typedef struct {
  uint64_t separators, quotes, high, nuls;
} masks;

#define TK_NAME split_baseline
#define TK_MASKS masks_baseline
#define TK_TARGET
#if defined(__x86_64__)
static inline masks masks_baseline(const uint8_t *bytes, const tk_grammar *grammar) {
  masks found = {0, 0, 0, 0};
  const __m128i delimiter = _mm_set1_epi8((char)grammar->delimiter), quote = _mm_set1_epi8((char)grammar->quote);
  const __m128i feed = _mm_set1_epi8((char)grammar->line_end), zero = _mm_setzero_si128();
  for (int part = 0; part < 4; part++) {
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * part));
    const __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(chunk, delimiter), _mm_cmpeq_epi8(chunk, feed));
    found.separators |= (uint64_t)(uint32_t)_mm_movemask_epi8(ends) << (16 * part);
    found.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, quote)) << (16 * part);
    found.high |= (uint64_t)(uint32_t)_mm_movemask_epi8(chunk) << (16 * part);
    found.nuls |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, zero)) << (16 * part);
  }
  return found;
}
#else
static inline masks masks_baseline(const uint8_t *bytes, const tk_grammar *grammar) {
  masks found = {0, 0, 0, 0};
  for (int place = 0; place < 64; place++) {
    const uint8_t byte = bytes[place];
    found.separators |= (uint64_t)(byte == grammar->delimiter || byte == grammar->line_end) << place;
    found.quotes |= (uint64_t)(byte == grammar->quote) << place;
    found.high |= (uint64_t)(byte >> 7) << place;
    found.nuls |= (uint64_t)(byte == 0) << place;
  }
  return found;
}
#endif
#include "split_loop.h"
#undef TK_NAME
#undef TK_MASKS
#undef TK_TARGET

#if defined(__x86_64__)
#define TK_NAME split_avx2
#define TK_MASKS masks_avx2
#define TK_TARGET __attribute__((target("avx2,bmi")))
TK_TARGET static inline masks masks_avx2(const uint8_t *bytes, const tk_grammar *grammar) {
  masks found = {0, 0, 0, 0};
  const __m256i delimiter = _mm256_set1_epi8((char)grammar->delimiter), quote = _mm256_set1_epi8((char)grammar->quote);
  const __m256i feed = _mm256_set1_epi8((char)grammar->line_end), zero = _mm256_setzero_si256();
  for (int part = 0; part < 2; part++) {
    const __m256i chunk = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32 * part));
    const __m256i ends = _mm256_or_si256(_mm256_cmpeq_epi8(chunk, delimiter), _mm256_cmpeq_epi8(chunk, feed));
    found.separators |= (uint64_t)(uint32_t)_mm256_movemask_epi8(ends) << (32 * part);
    found.quotes |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(chunk, quote)) << (32 * part);
    found.high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(chunk) << (32 * part);
    found.nuls |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(chunk, zero)) << (32 * part);
  }
  return found;
}
#include "split_loop.h"
#endif

size_t tk_split_baseline(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, tk_record *records, size_t max_records, uint32_t *bounds) {
  return split_baseline(bytes, count, grammar, records, max_records, bounds);
}

size_t tk_split(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, tk_record *records, size_t max_records, uint32_t *bounds) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) {
    return split_avx2(bytes, count, grammar, records, max_records, bounds);
  }
#endif
  return split_baseline(bytes, count, grammar, records, max_records, bounds);
}
