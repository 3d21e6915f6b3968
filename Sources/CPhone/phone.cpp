#include "include/CPhone.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

bool parsed(const char *text, size_t count, const char *region, PhoneNumber *number) {
  const std::string digits(text, count);
  const std::string from(region, strnlen(region, 2));
  return PhoneNumberUtil::GetInstance()->Parse(digits, from.empty() ? "ZZ" : from, number) == PhoneNumberUtil::NO_PARSING_ERROR;
}

}  // namespace

// No exception may leave these functions: Swift cannot unwind one.

extern "C" int32_t bs_phone_digits(const char *text, size_t count, const char *region, char *out, int32_t capacity, int32_t *code) {
  try {
    PhoneNumber number;
    if (!parsed(text, count, region, &number)) return -1;
    std::string national;
    PhoneNumberUtil::GetInstance()->GetNationalSignificantNumber(number, &national);
    if (national.empty() || national.size() > static_cast<size_t>(capacity)) return -1;
    std::memcpy(out, national.data(), national.size());
    *code = number.country_code();
    return static_cast<int32_t>(national.size());
  } catch (...) {
    return -1;
  }
}

extern "C" int32_t bs_phone_valid(const char *text, size_t count, const char *region) {
  try {
    PhoneNumber number;
    if (!parsed(text, count, region, &number)) return -1;
    return PhoneNumberUtil::GetInstance()->IsValidNumber(number) ? 1 : 0;
  } catch (...) {
    return -1;
  }
}
