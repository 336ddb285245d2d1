/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/format.h"

#include <inttypes.h>
#include <stdio.h>

#include "text/message.h"
#include "text/messages.h"

_Static_assert(MSG_COMMON_MONTH_12 == MSG_COMMON_MONTH_01 + 11,
               "months are numbered without a gap");
_Static_assert(MSG_COMMON_MONTH_SHORT_12 == MSG_COMMON_MONTH_SHORT_01 + 11,
               "and so are the short ones");

static bool is_english(Language language) {
    return language == LANGUAGE_EN;
}

static bool is_german(Language language) {
    return language == LANGUAGE_DE || language == LANGUAGE_DE_SIMPLE;
}

char format_separator(Language language) {
    return is_english(language) ? '.' : ',';
}

static void month(Out *out, Language language, Date date, MsgId january) {
    out_str(out, message_plain(language, (MsgId)(january + date.month - 1)));
}

void format_date(Out *out, Language language, Date date) {
    if (!date_valid(date))
        return;
    out_i64(out, date.day);
    out_c(out, is_german(language) ? ". " : " ");
    month(out, language, date, MSG_COMMON_MONTH_01);
    out_char(out, ' ');
    out_i64(out, date.year);
}

void format_date_short(Out *out, Language language, Date date) {
    if (!date_valid(date))
        return;
    if (!is_english(language)) {
        out_format(out, "%02d.%02d.%04d", date.day, date.month, date.year);
        return;
    }
    out_i64(out, date.day);
    out_char(out, ' ');
    month(out, language, date, MSG_COMMON_MONTH_SHORT_01);
    out_char(out, ' ');
    out_i64(out, date.year);
}

static void time_of_day(Out *out, Language language, LocalTime time) {
    out_format(out, ", %02d:%02d%s", time.hour, time.minute, is_german(language) ? " Uhr" : "");
}

void format_instant(Out *out, Language language, Instant instant) {
    LocalTime time = local_time(instant);
    if (instant.ms == 0 || !date_valid(time.date))
        return;
    format_date(out, language, time.date);
    time_of_day(out, language, time);
}

/* The sign of arithmetic: as wide as a digit, and no line ends after it. */
#define MINUS "\u2212"

static void grouped(Out *out, Language language, Str digits) {
    for (size_t i = 0; i < digits.len; i++) {
        if (i > 0 && (digits.len - i) % 3 == 0)
            out_char(out, is_english(language) ? ',' : '.');
        out_char(out, digits.ptr[i]);
    }
}

void format_u64(Out *out, Language language, uint64_t value) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%" PRIu64, value);
    grouped(out, language, (Str){ digits, (size_t)len });
}

void format_i64(Out *out, Language language, int64_t value) {
    if (value < 0)
        out_c(out, MINUS);
    format_u64(out, language, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

void format_decimal(Out *out, Language language, Decimal value) {
    char text[DECIMAL_TEXT_SIZE];
    Str rest = decimal_text(value, format_separator(language), text);
    if (str_starts(rest, STR("-"))) {
        out_c(out, MINUS);
        rest = str_slice(rest, 1, SIZE_MAX);
    }
    size_t whole = 0;
    while (whole < rest.len && rest.ptr[whole] >= '0' && rest.ptr[whole] <= '9')
        whole++;
    grouped(out, language, str_slice(rest, 0, whole));
    out_str(out, str_slice(rest, whole, SIZE_MAX));
}

void format_date_iso(Out *out, Date date) {
    char text[DATE_ISO_SIZE];
    out_str(out, date_iso(date, text));
}

void format_instant_iso(Out *out, Instant instant) {
    char text[INSTANT_ISO_SIZE];
    if (instant.ms != 0)
        out_str(out, instant_iso(instant, text));
}

void format_decimal_plain(Out *out, Decimal value) {
    char text[DECIMAL_TEXT_SIZE];
    out_str(out, decimal_text(value, '.', text));
}
