#ifndef BRANDSIEVE_PHONE_H
#define BRANDSIEVE_PHONE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the national significant digits of a phone number that is dialled from `region` (two capital letters), and its country calling
/// code into `code`. Returns the number of digits, or -1 if libphonenumber cannot read the number or they do not fit into `capacity`.
int32_t bs_phone_digits(const char *text, size_t count, const char *region, char *out, int32_t capacity, int32_t *code);

/// Whether libphonenumber calls the number valid when dialled from `region`: 1 valid, 0 not, -1 unreadable.
int32_t bs_phone_valid(const char *text, size_t count, const char *region);

#ifdef __cplusplus
}
#endif

#endif
