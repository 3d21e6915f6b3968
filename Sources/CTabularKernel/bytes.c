#include "CTabularKernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

enum { LANES = 16 };

size_t tk_count(const uint8_t *bytes, size_t count, uint8_t wanted) {
  size_t found = 0, place = 0;
#if defined(__x86_64__)
  const __m128i all = _mm_set1_epi8((char)wanted), zero = _mm_setzero_si128();
  while (count - place >= LANES) {
    // A lane counts at most 255 before its sum is taken.
    const size_t vectors = (count - place) / LANES < 255 ? (count - place) / LANES : 255;
    __m128i sums = zero;
    for (size_t vector = 0; vector < vectors; vector++, place += LANES) {
      sums = _mm_sub_epi8(sums, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(bytes + place)), all));
    }
    const __m128i halves = _mm_sad_epu8(sums, zero);
    found += (size_t)_mm_cvtsi128_si64(halves) + (size_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(halves, halves));
  }
#endif
  for (; place < count; place++) found += bytes[place] == wanted;
  return found;
}

size_t tk_first_high(const uint8_t *bytes, size_t count) {
  size_t place = 0;
#if defined(__x86_64__)
  for (; count - place >= 4 * LANES; place += 4 * LANES) {
    const __m128i *at = (const __m128i *)(const void *)(bytes + place);
    const __m128i one = _mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
    const __m128i other = _mm_or_si128(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
    if (_mm_movemask_epi8(_mm_or_si128(one, other)) != 0) break;
  }
#endif
  while (place < count && bytes[place] < 0x80) place++;
  return place;
}

size_t tk_first_of(const uint8_t *bytes, size_t count, const uint8_t wanted[4]) {
  size_t place = 0;
#if defined(__x86_64__)
  const __m128i first = _mm_set1_epi8((char)wanted[0]), second = _mm_set1_epi8((char)wanted[1]);
  const __m128i third = _mm_set1_epi8((char)wanted[2]), fourth = _mm_set1_epi8((char)wanted[3]);
  for (; count - place >= LANES; place += LANES) {
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + place));
    const __m128i found = _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(chunk, first), _mm_cmpeq_epi8(chunk, second)),
      _mm_or_si128(_mm_cmpeq_epi8(chunk, third), _mm_cmpeq_epi8(chunk, fourth)));
    const uint32_t mask = (uint32_t)_mm_movemask_epi8(found);
    if (mask != 0) return place + (size_t)__builtin_ctz(mask);
  }
#endif
  for (; place < count; place++) {
    const uint8_t byte = bytes[place];
    if (byte == wanted[0] || byte == wanted[1] || byte == wanted[2] || byte == wanted[3]) return place;
  }
  return count;
}

size_t tk_decode_bytes(const uint8_t *bytes, size_t count, const uint32_t *table, uint8_t *text, size_t *replaced) {
  size_t place = 0, out = 0;
  while (place < count) {
#if defined(__x86_64__)
    while (count - place >= LANES) {
      const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(bytes + place));
      const uint32_t high = (uint32_t)_mm_movemask_epi8(chunk);
      _mm_storeu_si128((__m128i *)(void *)(text + out), chunk);
      const size_t run = (size_t)__builtin_ctz(high | 1U << LANES);
      place += run;
      out += run;
      if (run < LANES) break;
    }
    if (place == count) break;
#endif
    const uint32_t entry = table[bytes[place++]];
    if (entry == 0) {
      memcpy(text + out, "\xEF\xBF\xBD", 3);
      out += 3;
      *replaced += 1;
    } else {
      text[out] = (uint8_t)entry;
      text[out + 1] = (uint8_t)(entry >> 8);
      text[out + 2] = (uint8_t)(entry >> 16);
      out += entry >> 24;
    }
  }
  return out;
}
