/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/browser.h"

typedef struct Mark {
    Str mark, name;
} Mark;

/* The first that fits: browsers name those they descend from as well. */
static const Mark BROWSERS[] = {
    { STR_INIT("Edg/"), STR_INIT("Edge") },        { STR_INIT("OPR/"), STR_INIT("Opera") },
    { STR_INIT("Vivaldi/"), STR_INIT("Vivaldi") }, { STR_INIT("Firefox/"), STR_INIT("Firefox") },
    { STR_INIT("FxiOS/"), STR_INIT("Firefox") },   { STR_INIT("CriOS/"), STR_INIT("Chrome") },
    { STR_INIT("Chrome/"), STR_INIT("Chrome") },   { STR_INIT("Safari/"), STR_INIT("Safari") },
};
static const Mark SYSTEMS[] = {
    { STR_INIT("Android"), STR_INIT("Android") }, { STR_INIT("iPhone"), STR_INIT("iPhone") },
    { STR_INIT("iPad"), STR_INIT("iPad") },       { STR_INIT("Windows"), STR_INIT("Windows") },
    { STR_INIT("Mac OS X"), STR_INIT("macOS") },  { STR_INIT("CrOS"), STR_INIT("ChromeOS") },
    { STR_INIT("Linux"), STR_INIT("Linux") },
};

static Str first_found(const Mark *marks, size_t count, Str text) {
    for (size_t i = 0; i < count; i++)
        if (str_find(text, marks[i].mark) >= 0)
            return marks[i].name;
    return STR("");
}

Str browser_name(Arena *arena, Str user_agent) {
    Str browser = first_found(BROWSERS, sizeof BROWSERS / sizeof *BROWSERS, user_agent);
    Str system = first_found(SYSTEMS, sizeof SYSTEMS / sizeof *SYSTEMS, user_agent);
    if (str_empty(browser) || str_empty(system))
        return str_empty(browser) ? system : browser;
    return str_join(arena, browser, STR(", "), system);
}
