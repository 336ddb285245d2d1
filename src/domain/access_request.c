/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/access_request.h"

#include "base/out.h"

static const Field FIELDS[] = {
    FIELD(AccessRequest, needs, KEYS, .keys = &ACCESS_NEEDS),
    FIELD(AccessRequest, language, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(AccessRequest, words, PROSE, .maximum = ACCESS_REQUEST_WORDS_MAX),
    FIELD(AccessRequest, contact, TEXT, .maximum = NAME_MAX_LENGTH),
};
const Schema ACCESS_REQUEST_FORM =
    SCHEMA(AccessRequest, "access_request", "access_requests", FIELDS);

void access_request_check(const AccessRequest *request, const Check *check) {
    bool says =
        !str_empty(request->needs) || !str_empty(request->words) || !str_empty(request->language);
    if (!says)
        check_found(check, STR("needs"), FINDING_REQUIRED);
}

Date access_request_delete_day(const Workshop *workshop) {
    if (date_none(workshop->held_on))
        return workshop->held_on;
    return date_from_days(date_days(workshop->held_on) + ACCESS_REQUEST_DAYS);
}

Str access_keys_without(Arena *arena, Str keys, Str key) {
    CLEANUP(out_done) Out out = out_open(128);
    for (Str one; str_cut(&keys, ' ', &one);) {
        if (str_eq(one, key))
            continue;
        out_c(&out, out_view(&out).len > 0 ? " " : "");
        out_str(&out, one);
    }
    return str_copy(arena, out_view(&out));
}

Str access_keys_with(Arena *arena, Str keys, Str key) {
    if (str_has_word(keys, key))
        return keys;
    return str_empty(keys) ? key : str_join(arena, keys, STR(" "), key);
}
