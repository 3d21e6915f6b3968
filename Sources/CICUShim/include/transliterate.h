#ifndef BRANDSIEVE_TRANSLITERATE_H
#define BRANDSIEVE_TRANSLITERATE_H

#include <stdint.h>

/// Turns UTF-16 text into Latin letters by the rules "Any-Latin; Latin-ASCII; Lower". Returns the number of UTF-16 units written, or -1
/// if the text does not fit into `capacity` units or ICU fails. Safe to call from several threads at once.
int32_t bs_latin_ascii(const uint16_t *text, int32_t count, uint16_t *out, int32_t capacity);

/// Turns UTF-16 text into its compatibility form with case folded (NFKC_Casefold) and accents removed. Returns the number of UTF-16 units
/// written, or -1 if the text does not fit into `capacity` units or ICU fails.
int32_t bs_name_fold(const uint16_t *text, int32_t count, uint16_t *out, int32_t capacity);

/// What a character is to a name: 0 a separator or decoration, 1 a letter, 2 a digit, 3 a Chinese character, 4 an ampersand or plus sign.
int32_t bs_character_kind(uint32_t scalar);

#endif
