/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/language.h"

/* Ranges looked at in one header: browsers send fewer than ten. */
enum { RANGES_MAX = 32, QUALITY_ONE = 1000 };

static const Str TAGS[LANGUAGE_COUNT] = {
#define X(name, tag) [LANGUAGE_##name] = STR_INIT(tag),
    LANGUAGE_LIST(X)
#undef X
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `text` is `prefix` in any case, alone or followed by a subtag. */
static bool is_tag(Str text, Str prefix, bool subtags) {
    if (text.len < prefix.len ||
        (text.len > prefix.len && (!subtags || text.ptr[prefix.len] != '-')))
        return false;
    for (size_t i = 0; i < prefix.len; i++)
        if (lower(text.ptr[i]) != prefix.ptr[i])
            return false;
    return true;
}

Str language_tag(Language language) {
    return TAGS[language];
}

bool language_right_to_left(Language language) {
    return language == LANGUAGE_AR;
}

bool language_reviewed(Language language) {
    return language < LANGUAGE_OWN_COUNT;
}

Err language_parse(Str tag, Language *ret) {
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!is_tag(tag, TAGS[i], false))
            continue;
        *ret = (Language)i;
        return ERR_NONE;
    }
    return ERR_INVALID;
}

/* "0", "0.85", "1" in thousandths; a malformed weight counts as 0, so that its range is passed
 * over. */
static int quality(Str text) {
    if (text.len == 0 || text.len > 5 || (text.ptr[0] != '0' && text.ptr[0] != '1'))
        return 0;
    int result = (text.ptr[0] - '0') * QUALITY_ONE, unit = QUALITY_ONE / 10;
    if (text.len > 1 && text.ptr[1] != '.')
        return 0;
    for (size_t i = 2; i < text.len; i++, unit /= 10) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return 0;
        result += (text.ptr[i] - '0') * unit;
    }
    return result > QUALITY_ONE ? 0 : result;
}

/* Splits "de-AT;q=0.8" into its range and weight. */
static Str range_of(Str piece, int *ret_quality) {
    Str rest = piece, range = STR(""), parameter;
    *ret_quality = QUALITY_ONE;
    if (!str_cut(&rest, ';', &range))
        return STR("");
    while (str_cut(&rest, ';', &parameter)) {
        parameter = str_trim(parameter);
        if (parameter.len >= 2 && lower(parameter.ptr[0]) == 'q' && parameter.ptr[1] == '=')
            *ret_quality = quality(str_slice(parameter, 2, parameter.len - 2));
    }
    return str_trim(range);
}

/* LANGUAGE_COUNT: none of ours. Plain German goes before German, whose tag begins its own. */
static Language language_of_range(Str range, int count) {
    if (is_tag(range, TAGS[LANGUAGE_DE_SIMPLE], true))
        return LANGUAGE_DE_SIMPLE;
    for (int i = 0; i < count; i++)
        if (is_tag(range, TAGS[i], true))
            return (Language)i;
    return LANGUAGE_COUNT;
}

Language language_accept(Str header, Language otherwise, bool takes_part) {
    Language best = otherwise;
    int best_quality = 0, weight;
    Str rest = header, piece;
    for (int i = 0; i < RANGES_MAX && str_cut(&rest, ',', &piece); i++) {
        Str range = range_of(piece, &weight);
        if (weight <= best_quality)
            continue;
        Language found =
            str_eq(range, STR("*"))
                ? otherwise
                : language_of_range(range, takes_part ? LANGUAGE_COUNT : LANGUAGE_OWN_COUNT);
        if (found == LANGUAGE_COUNT)
            continue;
        best = found;
        best_quality = weight;
    }
    return best;
}
