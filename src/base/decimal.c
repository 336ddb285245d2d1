/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/decimal.h"

static const int64_t POWER[] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};
_Static_assert(sizeof POWER / sizeof *POWER == DECIMAL_SCALE_MAX + 1, "one power per scale");

__extension__ typedef __int128 Wide; /* 18 digits times 10^9 */

bool decimal_parse(Str text, Decimal *ret) {
    bool negative = str_starts(text, STR("-"));
    Str rest = str_slice(text, negative ? 1 : 0, SIZE_MAX);
    int64_t mantissa = 0;
    size_t digits = 0;
    size_t places = 0;
    bool separated = false;
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];
        if ((c == ',' || c == '.') && !separated && digits > 0) {
            separated = true;
            continue;
        }
        if (c < '0' || c > '9' || digits == DECIMAL_DIGITS_MAX)
            return false;
        mantissa = mantissa * 10 + (c - '0');
        digits++;
        if (separated)
            places++;
    }
    if (digits == 0 || (separated && places == 0) || places > DECIMAL_SCALE_MAX)
        return false;
    *ret = (Decimal){ negative ? -mantissa : mantissa, (uint8_t)places, true };
    return true;
}

/* "1.234": could be grouped thousands as well as three places. */
static bool is_ambiguous(Str text, char sign) {
    if (str_starts(text, STR("-")))
        text = str_slice(text, 1, SIZE_MAX);
    ptrdiff_t point = str_index(text, sign);
    return point >= 1 && point <= 3 && text.ptr[0] != '0' && text.len == (size_t)point + 4;
}

/* What a page shows is taken back: its minus sign is not that of the keyboard. */
bool decimal_parse_typed(Str text, char separator, Decimal *ret) {
    Str trimmed = str_trim(text);
    bool negative = str_starts(trimmed, STR("\u2212"));
    Str digits = negative ? str_slice(trimmed, STR("\u2212").len, SIZE_MAX) : trimmed;
    if (negative && str_starts(digits, STR("-")))
        return false;
    if (is_ambiguous(digits, separator == ',' ? '.' : ',') || !decimal_parse(digits, ret))
        return false;
    ret->mantissa = negative ? -ret->mantissa : ret->mantissa;
    return true;
}

DecimalLength decimal_length(Str text) {
    Str rest = str_trim(text);
    if (str_starts(rest, STR("\u2212")))
        rest = str_slice(rest, STR("\u2212").len, SIZE_MAX);
    else if (str_starts(rest, STR("-")))
        rest = str_slice(rest, 1, SIZE_MAX);
    size_t digits = 0, places = 0;
    bool separated = false;
    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];
        bool separates = (c == ',' || c == '.') && !separated && digits > 0;
        if (!separates && (c < '0' || c > '9'))
            return DECIMAL_FITS;
        separated = separated || separates;
        digits += !separates;
        places += separated && !separates;
    }
    if (places > DECIMAL_SCALE_MAX)
        return DECIMAL_TOO_FINE;
    return digits > DECIMAL_DIGITS_MAX ? DECIMAL_TOO_LONG : DECIMAL_FITS;
}

Str decimal_text(Decimal number, char separator, char ret_text[static DECIMAL_TEXT_SIZE]) {
    if (!number.present) {
        ret_text[0] = '\0';
        return STR("");
    }
    char backward[DECIMAL_TEXT_SIZE];
    size_t len = 0;
    uint64_t left = number.mantissa < 0 ? 0 - (uint64_t)number.mantissa : (uint64_t)number.mantissa;
    for (size_t place = 0; place <= number.scale || left > 0; place++) {
        if (place > 0 && place == number.scale)
            backward[len++] = separator;
        backward[len++] = (char)('0' + left % 10);
        left /= 10;
    }
    if (number.mantissa < 0)
        backward[len++] = '-';
    for (size_t i = 0; i < len; i++)
        ret_text[i] = backward[len - 1 - i];
    ret_text[len] = '\0';
    return str_bytes(ret_text, len);
}

int decimal_compare(Decimal a, Decimal b) {
    if (!a.present || !b.present)
        return (int)a.present - (int)b.present;
    Wide left = (Wide)a.mantissa * POWER[b.scale];
    Wide right = (Wide)b.mantissa * POWER[a.scale];
    return (left > right) - (left < right);
}

double decimal_double(Decimal number) {
    if (!number.present)
        return 0;
    return (double)((long double)number.mantissa / (long double)POWER[number.scale]);
}
