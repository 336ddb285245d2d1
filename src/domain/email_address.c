/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/email_address.h"

#include <string.h>

enum { NAME_MAX_BYTES = 64, DOMAIN_MAX_BYTES = 253, LABEL_MAX_BYTES = 63, LABELS_LEAST = 2 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A letter beyond ASCII counts as one here: it is told apart at the end. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_name(Str name) {
    bool dot = true; /* before it: none may begin the name, end it, or follow another */
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c == '.' && dot)
            return false;
        dot = c == '.';
        if (!dot && !is_letter(c) && !is_digit(c) &&
            (c == '\0' || strchr("!#$%&'*+-/=?^_`{|}~", c) == NULL))
            return false;
    }
    return !dot && name.len <= NAME_MAX_BYTES;
}

static bool is_label(Str label) {
    bool hyphen = true;
    for (size_t i = 0; i < label.len; i++) {
        char c = label.ptr[i];
        if (c == '-' && i == 0)
            return false;
        hyphen = c == '-';
        if (!hyphen && !is_letter(c) && !is_digit(c))
            return false;
    }
    return !hyphen && label.len <= LABEL_MAX_BYTES;
}

static bool is_domain(Str domain) {
    Str rest = domain, label = STR("");
    size_t labels = 0;
    bool dot_at_end = str_ends(domain, STR("."));
    while (str_cut(&rest, '.', &label)) {
        if (!is_label(label))
            return false;
        labels++;
    }
    /* The last one is no number: that would be an address of the network. */
    bool named = label.len > 0 && is_letter(label.ptr[0]);
    return named && !dot_at_end && labels >= LABELS_LEAST && domain.len <= DOMAIN_MAX_BYTES;
}

EmailAddress email_address_check(Str text) {
    ptrdiff_t at = str_index(text, '@');
    if (at < 0 || !is_name(str_slice(text, 0, (size_t)at)) ||
        !is_domain(str_slice(text, (size_t)at + 1, SIZE_MAX)))
        return EMAIL_ADDRESS_WRONG;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return EMAIL_ADDRESS_LETTERS;
    return EMAIL_ADDRESS_FINE;
}
