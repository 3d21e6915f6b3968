#include "CTabularKernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

enum { LANES = 16 };

/// How many of the next 16 bytes come before the first that is not ASCII.
static inline size_t ascii_run(const uint8_t *bytes) {
#if defined(__x86_64__)
  const uint32_t high = (uint32_t)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)bytes));
  return (size_t)__builtin_ctz(high | 1U << LANES);
#else
  size_t run = 0;
  while (run < LANES && bytes[run] < 0x80) run++;
  return run;
#endif
}

static inline bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

bool tk_is_utf8(const uint8_t *bytes, size_t count) {
  size_t place = 0;
  while (place < count) {
    if (count - place >= LANES) {
      const size_t run = ascii_run(bytes + place);
      place += run;
      if (run == LANES) continue;
    }
    const uint8_t *at = bytes + place;
    const size_t left = count - place;
    if (at[0] < 0x80) {
      place += 1;
    } else if (at[0] < 0xC2) {
      return false;
    } else if (at[0] < 0xE0) {
      if (left < 2 || !continues(at[1])) return false;
      place += 2;
    } else if (at[0] < 0xF0) {
      if (left < 3 || !continues(at[1]) || !continues(at[2])) return false;
      if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F)) return false;
      place += 3;
    } else {
      if (at[0] > 0xF4 || left < 4 || !continues(at[1]) || !continues(at[2]) || !continues(at[3])) return false;
      if ((at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F)) return false;
      place += 4;
    }
  }
  return true;
}

/// Writes the character at `at`, which is no single byte, and moves `out`; returns how many bytes it takes, 0 where it is for others to say.
/// Source: GB 18030-2005; its plane 2, where editions differ, is left to others.
static inline size_t decode_multiple(const uint8_t *at, size_t left, const uint32_t *multiple, uint8_t *text, size_t *out) {
  if (left < 2 || at[0] < 0x81 || at[0] > 0xFE) return 0;
  size_t length = 2;
  uint32_t entry = 0;
  if (at[1] >= 0x40) {
    if (at[1] > 0xFE) return 0;
    entry = multiple[(size_t)(at[0] - 0x81) * 191 + (size_t)(at[1] - 0x40)];
  } else {
    if (left < 4 || at[1] < 0x30 || at[1] > 0x39 || at[2] < 0x81 || at[2] > 0xFE || at[3] < 0x30 || at[3] > 0x39) return 0;
    length = 4;
    const uint32_t place =
      (((uint32_t)(at[0] - 0x81) * 10 + (uint32_t)(at[1] - 0x30)) * 126 + (uint32_t)(at[2] - 0x81)) * 10 + (uint32_t)(at[3] - 0x30);
    // 90308130 is the first beyond the basic plane.
    if (place >= 189000) {
      const uint32_t scalar = place - 189000 + 0x10000;
      if (scalar > 0x10FFFF || scalar >> 16 == 2) return 0;
      text[*out] = (uint8_t)(0xF0 | scalar >> 18);
      text[*out + 1] = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
      text[*out + 2] = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
      text[*out + 3] = (uint8_t)(0x80 | (scalar & 0x3F));
      *out += 4;
      return length;
    }
    if (place < TK_QUADS) entry = multiple[TK_PAIRS + place];
  }
  if (entry == 0) return 0;
  text[*out] = (uint8_t)entry;
  text[*out + 1] = (uint8_t)(entry >> 8);
  text[*out + 2] = (uint8_t)(entry >> 16);
  *out += entry >> 24;
  return length;
}

size_t tk_decode(
  const uint8_t *bytes, size_t count, const tk_record *records, size_t record_count, uint32_t *bounds, uint32_t columns,
  const uint32_t *single, const uint32_t *multiple, uint8_t *text, size_t *used) {
  size_t out = *used;
  for (size_t record = 0; record < record_count; record++, bounds += 2 * columns) {
    size_t place = records[record].start, bound = 0;
    const size_t end = records[record].content, bound_count = 2 * (size_t)columns;
    while (place < end) {
      size_t run = 0;
      if (count - place >= LANES) {
        run = ascii_run(bytes + place);
        memcpy(text + out, bytes + place, LANES);
        if (run > end - place) run = end - place;
      } else {
        while (run < end - place && bytes[place + run] < 0x80) {
          text[out + run] = bytes[place + run];
          run++;
        }
      }
      for (; bound < bound_count && bounds[bound] <= place + run; bound++) bounds[bound] = (uint32_t)(out + (bounds[bound] - place));
      place += run;
      out += run;
      while (place < end && bytes[place] >= 0x80) {
        const uint32_t entry = single[bytes[place]];
        if (entry != 0) {
          text[out] = (uint8_t)entry;
          text[out + 1] = (uint8_t)(entry >> 8);
          text[out + 2] = (uint8_t)(entry >> 16);
          out += entry >> 24;
          place++;
        } else {
          const size_t length = multiple == NULL ? 0 : decode_multiple(bytes + place, end - place, multiple, text, &out);
          if (length == 0) return record;
          place += length;
        }
      }
    }
    for (; bound < bound_count; bound++) bounds[bound] = (uint32_t)out;
    *used = out;
  }
  return record_count;
}

size_t tk_unescape(uint8_t *text, size_t used, uint32_t *bounds, uint32_t columns, uint8_t quote, bool first_is_quoted) {
  for (uint32_t column = 0; column < columns; column++) {
    const size_t start = bounds[2 * column], end = bounds[2 * column + 1];
    const bool quoted = column == 0 ? first_is_quoted : text[start - 1] == quote;
    if (!quoted || memchr(text + start, quote, end - start) == NULL) continue;
    const size_t first = used;
    for (size_t place = start; place < end; place++) {
      text[used++] = text[place];
      if (text[place] == quote) place++;
    }
    bounds[2 * column] = (uint32_t)first;
    bounds[2 * column + 1] = (uint32_t)used;
  }
  return used;
}
