#include "CTabularKernel.h"

#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

enum { LANES = 16 };

typedef struct {
  const tk_grammar *grammar;
  const tk_row_rules *rules;
  const uint8_t *bytes;
  size_t count;
} table;

static inline bool is_special(const table *of, uint8_t byte) {
  return byte == '"' || byte == 13 || (byte == ',' && of->grammar->delimiter != ',') || (of->grammar->has_quote && byte == of->grammar->quote);
}

/// Copies a record in which nothing needs a quote or has one, with commas between its fields; returns how long it is, or SIZE_MAX where it is
/// another kind of record.
static inline size_t write_plain(const table *of, size_t place, size_t end, uint8_t *out) {
  const uint8_t delimiter = of->grammar->delimiter;
  const size_t first = place;
#if defined(__x86_64__)
  const __m128i separator = _mm_set1_epi8((char)delimiter), comma = _mm_set1_epi8(','), change = _mm_set1_epi8((char)(delimiter ^ ','));
  const __m128i quote = _mm_set1_epi8('"'), own = _mm_set1_epi8(of->grammar->has_quote ? (char)of->grammar->quote : '"');
  const __m128i feed = _mm_set1_epi8(13);
  while (place < end && of->count - place >= LANES) {
    const __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(of->bytes + place));
    const __m128i separators = _mm_cmpeq_epi8(chunk, separator);
    const __m128i commas = _mm_andnot_si128(separators, _mm_cmpeq_epi8(chunk, comma));
    const __m128i quotes = _mm_or_si128(_mm_cmpeq_epi8(chunk, quote), _mm_cmpeq_epi8(chunk, own));
    const __m128i special = _mm_or_si128(_mm_or_si128(commas, quotes), _mm_cmpeq_epi8(chunk, feed));
    uint32_t mask = (uint32_t)_mm_movemask_epi8(special);
    if (end - place < LANES) mask &= (1U << (end - place)) - 1;
    if (mask != 0) return SIZE_MAX;
    _mm_storeu_si128((__m128i *)(void *)(out + (place - first)), _mm_xor_si128(chunk, _mm_and_si128(separators, change)));
    place += LANES;
  }
#endif
  for (; place < end; place++) {
    if (is_special(of, of->bytes[place])) return SIZE_MAX;
    out[place - first] = of->bytes[place] == delimiter ? ',' : of->bytes[place];
  }
  return end - first;
}

/// Whether a field between quotes, in which a quote is doubled, or one without, means this word.
static bool means(const table *of, size_t place, size_t end, bool quoted, const uint8_t *word, size_t length) {
  for (size_t index = 0; index < length; index++, place++) {
    if (place >= end || of->bytes[place] != word[index]) return false;
    if (quoted && of->bytes[place] == of->grammar->quote) place++;
  }
  return place == end;
}

static bool is_null(const table *of, size_t place, size_t end, bool quoted) {
  const uint8_t *word = of->rules->nulls, *last = word + of->rules->null_bytes;
  while (word < last) {
    const uint8_t *stop = memchr(word, TK_WORD_END, (size_t)(last - word));
    if (stop == NULL) return false;
    if (means(of, place, end, quoted, word, (size_t)(stop - word))) return true;
    word = stop + 1;
  }
  return false;
}

/// What stands in fields without quotes of a record, though it rarely should.
typedef struct {
  bool quote, carriage_return;
} oddities;

static void look(const table *of, size_t place, size_t end, oddities *odd) {
  const uint8_t *bytes = of->bytes + place;
  if (of->grammar->has_quote && memchr(bytes, of->grammar->quote, end - place) != NULL) odd->quote = true;
  if (memchr(bytes, 13, end - place) != NULL) odd->carriage_return = true;
}

/// Writes a field, with quotes where it must have them; returns how long it is.
static size_t write_field(const table *of, size_t place, size_t end, bool quoted, uint8_t *out, oddities *odd) {
  const uint8_t special[4] = {'"', 13, ',', 10};
  const bool needs_quotes = tk_first_of(of->bytes + place, end - place, special) < end - place;
  const uint8_t quote = of->grammar->quote;
  if (!quoted && (needs_quotes || (of->grammar->has_quote && quote != '"'))) look(of, place, end, odd);
  const bool halves = quoted && memchr(of->bytes + place, quote, end - place) != NULL;
  size_t used = 0;
  if (needs_quotes) out[used++] = '"';
  if (!halves && (!needs_quotes || memchr(of->bytes + place, '"', end - place) == NULL)) {
    memcpy(out + used, of->bytes + place, end - place);
    used += end - place;
  } else {
    for (; place < end; place++) {
      if (of->bytes[place] == '"') out[used++] = '"';
      out[used++] = of->bytes[place];
      if (quoted && of->bytes[place] == quote) place++;
    }
  }
  if (needs_quotes) out[used++] = '"';
  return used;
}

static size_t write_record(const table *of, const tk_record *record, const uint32_t *bounds, uint8_t *out, tk_written *result, oddities *odd) {
  const uint32_t columns = of->grammar->columns, width = of->rules->width;
  size_t used = 0;
  for (uint32_t column = 0; column < width || column < columns; column++) {
    if (column > 0 && column < width) out[used++] = ',';
    if (column >= columns) continue;
    const size_t start = bounds[2 * column], end = bounds[2 * column + 1];
    if (start == end) continue;
    const bool quoted = of->grammar->has_quote && of->bytes[column == 0 ? record->start : start - 1] == of->grammar->quote;
    if (column >= width) {
      if (!quoted) look(of, start, end, odd);
    } else if (of->rules->null_bytes > 0 && (of->rules->has_nulls == NULL || of->rules->has_nulls[column] != 0) && is_null(of, start, end, quoted)) {
      result->nulls++;
      if (!quoted) look(of, start, end, odd);
    } else {
      used += write_field(of, start, end, quoted, out + used, odd);
    }
  }
  if (used == 0) {
    out[used++] = '"';
    out[used++] = '"';
  }
  return used;
}

static bool loses_text(const table *of, const uint32_t *bounds) {
  for (uint32_t column = of->rules->width; column < of->grammar->columns; column++) {
    if (bounds[2 * column] < bounds[2 * column + 1]) return true;
  }
  return false;
}

static void tally(tk_tally *of, size_t record) {
  if (of->count++ == 0) of->first = record;
}

tk_written tk_write_rows(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, const tk_row_rules *rules, const tk_record *records, size_t record_count,
  const uint32_t *bounds, uint8_t *out) {
  const table of = {grammar, rules, bytes, count};
  tk_written result = {0, 0, {0, 0}, {0, 0}, {0, 0}};
  const bool may_be_plain = rules->null_bytes == 0 && rules->width == grammar->columns;
  for (size_t record = 0; record < record_count; record++, bounds += 2 * (size_t)grammar->columns) {
    size_t used = SIZE_MAX;
    if (may_be_plain) used = write_plain(&of, records[record].start, records[record].content, out + result.bytes);
    if (used == SIZE_MAX) {
      oddities odd = {false, false};
      used = write_record(&of, &records[record], bounds, out + result.bytes, &result, &odd);
      if (odd.quote) tally(&result.inner_quotes, record);
      if (odd.carriage_return) tally(&result.inner_returns, record);
    }
    result.bytes += used;
    out[result.bytes++] = 10;
    if (grammar->columns > rules->width && loses_text(&of, bounds)) tally(&result.cut_text, record);
  }
  return result;
}
