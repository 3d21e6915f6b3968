#ifndef BRANDSIEVE_FOLD_H
#define BRANDSIEVE_FOLD_H

#include <stdint.h>

// No ICU header here: ICU's own types clash with the copy that Foundation carries.

// What bs_fold_code_point found out about a code point.
#define BS_FOLD_IGNORABLE 1u     // nobody sees it: default ignorable, or a control
#define BS_FOLD_COMPATIBILITY 2u // another form of a plain character: full-width, circled, mathematical, a letter in a box
#define BS_FOLD_MARK 4u          // a combining mark that the fold drops
#define BS_FOLD_TRADE_MARK 8u    // a sign such as (TM) or (R): it claims the word before it, and is no letter of it

// What kind of character a code point is, as far as word boundaries go.
#define BS_KIND_SEPARATOR 0u // space, punctuation, symbol
#define BS_KIND_LETTER 1u    // of a script that separates its words
#define BS_KIND_DIGIT 2u
#define BS_KIND_UNSPACED 3u  // of a script that does not, or whose words take endings without a break: Han, Kana, Hangul, Thai and kin

// The comparison form of one code point in UTF-8: NFKC case fold, decomposed, without diacritics, letters with strokes as plain ones,
// separators as one space, signs that abbreviate a word ("No") as that word between spaces, Chinese in its simplified form. Writes at most `capacity` bytes, returns their number (0: dropped; -1: an error
// of ICU). Thread-safe.
int32_t bs_fold_code_point(uint32_t code_point, uint8_t *out, int32_t capacity, uint32_t *flags, uint32_t *kind);

// The look-alike form of one code point: its UTS 39 skeleton, folded as above, and small capitals as letters. Same returns.
int32_t bs_look_alike_code_point(uint32_t code_point, uint8_t *out, int32_t capacity);

// ICU's number of the script of a code point (0 common, 1 inherited).
int32_t bs_script(uint32_t code_point);

#endif
