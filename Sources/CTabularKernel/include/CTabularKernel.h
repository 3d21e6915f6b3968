/// The loops of the Tabular room that run over every byte, for vectors of 16 bytes (SSE2) or 32 (AVX2, where the processor has it).
///
/// Nothing here allocates, and every function stays inside the ranges it is given, whatever the bytes are.
#ifndef CTABULARKERNEL_H
#define CTABULARKERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How records are written, and what the caller wants of them.
typedef struct {
  uint8_t delimiter;
  uint8_t quote;
  bool has_quote;
  /// LF; or CR, where the bytes hold no LF.
  uint8_t line_end;
  /// How many fields a record must have.
  uint32_t columns;
  /// How many bytes a record may have, without its line end.
  uint32_t limit;
  /// What is added to each bound of a field.
  uint32_t shift;
} tk_grammar;

/// How many characters of two bytes GB18030 has room for, 191 for each lead byte from 81 on, for the trail bytes from 40 on; and how many of
/// four bytes in the basic plane, 81308130 to 8431A439.
enum { TK_PAIRS = 126 * 191, TK_QUADS = 39420 };

enum { TK_NON_ASCII = 1, TK_DOUBLED_QUOTE = 2 };

/// A record; positions count from the first byte of the bytes split.
typedef struct {
  uint32_t start;
  /// The end of its bytes without the line end.
  uint32_t content;
  /// The first byte behind its line end.
  uint32_t next;
  /// How many blank lines came before it.
  uint32_t blank_lines;
  uint32_t flags;
} tk_record;

/// Frames and splits the records at the front of `bytes`, and returns how many there are, at most `max_records`.
///
/// Stops before the first record that is not wholly there, breaks the grammar of quotes, holds NUL, is too long, or has another number of
/// fields. Line ends are LF and CRLF, or CR. `bounds` takes start and end of each field, quotes left out, `2 * columns` for each record.
size_t tk_split(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, tk_record *records, size_t max_records, uint32_t *bounds);

/// The same with vectors of 16 bytes on any processor, for tests.
size_t tk_split_baseline(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, tk_record *records, size_t max_records, uint32_t *bounds);

/// Whether these bytes are UTF-8. Source: RFC 3629.
bool tk_is_utf8(const uint8_t *bytes, size_t count);

/// Decodes records and moves their fields' bounds from `bytes` to `text`; returns how many records were decodable, up to the first that is
/// not or holds a character that is in neither table.
///
/// An entry of a table is a character's UTF-8, first byte lowest, its length in the top byte; 0 where there is none. `single` has 256 entries;
/// `multiple`, for GB18030, has TK_PAIRS and then TK_QUADS; NULL where the code page has single bytes only.
/// `text` is written from `*used` on, which is moved; it has room for three bytes per byte and 16 more.
size_t tk_decode(
  const uint8_t *bytes, size_t count, const tk_record *records, size_t record_count, uint32_t *bounds, uint32_t columns,
  const uint32_t *single, const uint32_t *multiple, uint8_t *text, size_t *used);

/// Copies the fields of one record that hold doubled quotes to `text + used`, a quote for each two, and moves their bounds there. The first
/// field is quoted if `first_is_quoted`, each other one if a quote stands before it. Returns how much of `text` is used then.
size_t tk_unescape(uint8_t *text, size_t used, uint32_t *bounds, uint32_t columns, uint8_t quote, bool first_is_quoted);

/// How many of these bytes are `wanted`.
size_t tk_count(const uint8_t *bytes, size_t count, uint8_t wanted);

/// Where the first byte above 7F stands; `count` if none does.
size_t tk_first_high(const uint8_t *bytes, size_t count);

/// Where the first byte stands that is one of four; `count` if none does.
size_t tk_first_of(const uint8_t *bytes, size_t count, const uint8_t wanted[4]);

/// Decodes a code page of one byte a character, whose lower half is ASCII, by a table as in `tk_decode`; returns how much of `text` is used.
/// A byte without an entry becomes U+FFFD and is counted. `text` has room for three bytes per byte and 16 more.
size_t tk_decode_bytes(const uint8_t *bytes, size_t count, const uint32_t *table, uint8_t *text, size_t *replaced);

/// What separates words in a list: no byte of UTF-8.
enum { TK_WORD_END = 0xFF };

/// What rows are written by.
typedef struct {
  /// How many fields a row gets: empty ones are added, or the last ones left out.
  uint32_t width;
  /// Words for an empty field, TK_WORD_END behind each, and how many bytes they take.
  const uint8_t *nulls;
  size_t null_bytes;
  /// For each column that is written, whether those words stand for an empty field in it; NULL: in all.
  const uint8_t *has_nulls;
} tk_row_rules;

/// How many records are of some kind, and the number of the first one.
typedef struct {
  size_t count, first;
} tk_tally;

/// What was written.
typedef struct {
  size_t bytes;
  /// Fields that held a null word.
  size_t nulls;
  /// Records whose text was left out in part.
  tk_tally cut_text;
  /// Records with a quote, or with a CR, in a field that has no quotes around it.
  tk_tally inner_quotes, inner_returns;
} tk_written;

/// Writes records that `tk_split` found as RFC 4180 with LF, quoted only where a field holds a comma, a quote, CR or LF.
///
/// `out` has room for two bytes per byte of the records, and for each record three per field written and 18 more.
tk_written tk_write_rows(
  const uint8_t *bytes, size_t count, const tk_grammar *grammar, const tk_row_rules *rules, const tk_record *records, size_t record_count,
  const uint32_t *bounds, uint8_t *out);

#endif
