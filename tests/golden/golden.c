/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/io.h"
#include "text/messages.h"

enum { GOLDEN_PATH_BYTES = 1024, GOLDEN_HASH_DIGITS = 16, GOLDEN_FILE_MAX = 1 << 20 };

/* Every file of the repository names its licence. */
static const char NOTICE[] = "<!-- SPDX-FileCopyrightText: 2026 The Einklang authors -->\n"
                             "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n";

/* "/assets/NAME.0123456789abcdef.css" becomes "/assets/NAME.css". */
static void without_hashes(Out *out, Str page) {
    Str prefix = STR("/assets/");
    for (ptrdiff_t at; (at = str_find(page, prefix)) >= 0;) {
        size_t begin = (size_t)at + prefix.len, end = begin;
        while (end < page.len && page.ptr[end] != '"')
            end++;
        Str name = str_slice(page, begin, end - begin);
        ptrdiff_t dot = str_index(name, '.');
        out_str(out, str_slice(page, 0, begin));
        if (dot < 0 || name.len < (size_t)dot + 1 + GOLDEN_HASH_DIGITS) {
            out_str(out, name);
        } else {
            out_str(out, str_slice(name, 0, (size_t)dot));
            size_t after = (size_t)dot + 1 + GOLDEN_HASH_DIGITS;
            out_str(out, str_slice(name, after, name.len - after));
        }
        page = str_slice(page, end, page.len - end);
    }
    out_str(out, page);
}

static void compare(const char *path, Str page) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Str expected;
    if (getenv("UPDATE_GOLDEN") != NULL) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(page.ptr, 1, page.len, file), page.len);
        assert_int_equal(fclose(file), 0);
        return;
    }
    if (file_read_all(arena, path, GOLDEN_FILE_MAX, &expected) != ERR_NONE)
        fail_msg("%s is missing: run again with UPDATE_GOLDEN=1", path);
    if (str_eq(expected, page))
        return;
    size_t line = 1, at = 0;
    for (; at < page.len && at < expected.len && page.ptr[at] == expected.ptr[at]; at++)
        line += page.ptr[at] == '\n';
    size_t left = page.len - at;
    fail_msg("%s:%zu differs; now there is: %.*s", path, line, (int)(left < 200 ? left : 200),
             page.ptr + at);
}

void golden_check(const char *name, Language language, GoldenRender render, const void *data) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out out = out_open(1 << 16);
    CLEANUP(out_done) Out page = out_open(1 << 16);
    Html html = { .out = &out, .arena = arena, .language = language };
    char path[GOLDEN_PATH_BYTES];
    int len = snprintf(path, sizeof path, "%s/%s." STR_FMT ".html", GOLDEN_EXPECTED, name,
                       STR_ARG(language_tag(language)));
    assert_in_range(len, 1, sizeof path - 1);
    render(&html, data);
    out_c(&page, NOTICE);
    without_hashes(&page, out_view(&out));
    compare(path, out_view(&page));
}

Page golden_page(Message title) {
    static const PageLink BREADCRUMBS[] = {
        { .href = STR_INIT("/"), .label = { .id = MSG_PAGE_INITIATIVES } },
        { .href = STR_INIT("/vorhaben/antragsassistenz"),
          .text = STR_INIT("Antragsassistenz Wohngeld") },
    };
    static const PageLink TABS[] = {
        { .href = STR_INIT("/vorhaben/antragsassistenz"), .label = { .id = MSG_PAGE_TAB_HOME } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/ziele"),
          .label = { .id = MSG_PAGE_TAB_GOALS },
          .current = true },
        { .href = STR_INIT("/vorhaben/antragsassistenz/stakeholder"),
          .label = { .id = MSG_PAGE_TAB_STAKEHOLDERS } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/perspektiven"),
          .label = { .id = MSG_PAGE_TAB_COVERAGE } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/beteiligung"),
          .label = { .id = MSG_PAGE_TAB_INVOLVEMENTS } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/wirkungen"),
          .label = { .id = MSG_PAGE_TAB_EFFECTS } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/wertepaare"),
          .label = { .id = MSG_PAGE_TAB_VALUES } },
        { .href = STR_INIT("/vorhaben/antragsassistenz/verlauf"),
          .label = { .id = MSG_PAGE_TAB_HISTORY } },
    };
    return (Page){
        .title = title,
        .place = STR("Antragsassistenz Wohngeld"),
        .address = STR("https://einklang.example.org/vorhaben/antragsassistenz/ziele"),
        .today = { 2026, 11, 22 },
        .authority = STR("Stadt Beispielhausen"),
        .authority_key = STR("beispielhausen"),
        .breadcrumbs = BREADCRUMBS,
        .breadcrumb_count = sizeof BREADCRUMBS / sizeof BREADCRUMBS[0],
        .navigation = TABS,
        .navigation_count = sizeof TABS / sizeof TABS[0],
        .navigation_name = STR("Antragsassistenz Wohngeld"),
        .person = STR("Mara Lindner"),
        .form_token = STR("form-token"),
        .path = STR("/vorhaben/antragsassistenz/ziele"),
    };
}
