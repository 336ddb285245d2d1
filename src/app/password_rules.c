/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/password_rules.h"

#include <string.h>

#include "app/password.h"
#include "base/text_fold.h"
#include "base/utf8.h"

/* What people make passwords of, in German and English; folded. Written for Einklang. */
static const char *const COMMON[] = {
    "administration", "administrator", "anmeldung",    "anmelden",  "admin",       "passwort",
    "password",       "passwd",        "passphrase",   "kennwort",  "losung",      "geheimnis",
    "geheim",         "secret",        "willkommen",   "welcome",   "hallo",       "hello",
    "guten",          "morgen",        "login",        "benutzer",  "nutzer",      "user",
    "gast",           "guest",         "test",         "start",     "default",     "change",
    "wechseln",       "letmein",       "master",       "computer",  "internet",    "server",
    "windows",        "office",        "mein",         "dein",      "unser",       "mypass",
    "neues",          "neue",          "sicheres",     "sicher",    "safe",        "liebe",
    "love",           "schatz",        "sonnenschein", "sunshine",  "engel",       "dragon",
    "monkey",         "princess",      "fussball",     "football",  "bayern",      "deutschland",
    "germany",        "berlin",        "hamburg",      "munchen",   "muenchen",    "sommer",
    "winter",         "herbst",        "fruhling",     "fruehling", "summer",      "spring",
    "autumn",         "januar",        "februar",      "marz",      "maerz",       "april",
    "juni",           "juli",          "august",       "september", "oktober",     "november",
    "dezember",       "montag",        "dienstag",     "mittwoch",  "donnerstag",  "freitag",
    "samstag",        "sonntag",       "behorde",      "behoerde",  "ministerium", "verwaltung",
    "rathaus",        "kreisamt",      "landesamt",    "burgeramt",
};
/* Rows that fingers run along, from either end. */
static const char *const ROWS[] = { "abcdefghijklmnopqrstuvwxyz",
                                    "01234567890",
                                    "qwertzuiop",
                                    "qwertyuiop",
                                    "asdfghjkl",
                                    "yxcvbnm",
                                    "zxcvbnm",
                                    "1qaz2wsx3edc",
                                    "1qay2wsx3edc" };

enum { RUN_MIN = 3, UNIT_MAX = 11, YEAR_LENGTH = 4 };

/* The characters of a password: as folded, and whether they still count. */
typedef struct Taken {
    uint32_t *letters;
    bool *gone;
    size_t count;
} Taken;

static uint32_t folded(uint32_t code_point) {
    Fold fold = fold_code_point(code_point);
    return fold.len > 0 ? (unsigned char)fold.text[0] : code_point;
}

static Taken take_apart(Arena *arena, Str password) {
    Taken taken = { .letters = arena_new(arena, uint32_t, password.len + 1),
                    .gone = arena_new(arena, bool, password.len + 1) };
    uint32_t now;
    for (Str rest = utf8_composed(arena, password); utf8_next(&rest, &now);) {
        if (now != 0xDF) {
            taken.letters[taken.count++] = now < 0x180 ? folded(now) : now;
            continue;
        }
        taken.letters[taken.count++] = 's'; /* as it is folded in names */
        taken.letters[taken.count++] = 's';
    }
    return taken;
}

/* The letter itself, or what is written for it. */
static bool stands_for(uint32_t typed, char letter) {
    static const char PAIRS[] = "0o1i1l!i3e4a@a5s$s7t8b9g";
    if (typed == (unsigned char)letter)
        return true;
    for (size_t i = 0; i + 1 < sizeof PAIRS; i += 2)
        if (typed == (unsigned char)PAIRS[i] && letter == PAIRS[i + 1])
            return true;
    return false;
}

static void take(Taken *taken, size_t at, size_t count) {
    for (size_t i = 0; i < count; i++)
        taken->gone[at + i] = true;
}

/* Wherever the word stands. */
static bool take_word(Taken *taken, Str word) {
    bool found = false;
    for (size_t at = 0; word.len > 0 && at + word.len <= taken->count; at++) {
        size_t same = 0;
        while (same < word.len && stands_for(taken->letters[at + same], word.ptr[same]))
            same++;
        if (same < word.len)
            continue;
        take(taken, at, word.len);
        found = true;
    }
    return found;
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

/* 1900 to 2099. */
static void take_years(Taken *taken) {
    for (size_t at = 0; at + YEAR_LENGTH <= taken->count; at++) {
        const uint32_t *c = &taken->letters[at];
        bool century = (c[0] == '1' && c[1] == '9') || (c[0] == '2' && c[1] == '0');
        if (century && is_digit(c[2]) && is_digit(c[3]))
            take(taken, at, YEAR_LENGTH);
    }
}

/* How many characters from `at` on follow the row, forwards (step 1) or backwards. */
static size_t run_along(const Taken *taken, size_t at, const char *row, int step) {
    size_t len = strlen(row), best = 0;
    for (size_t begin = 0; begin < len; begin++) {
        ptrdiff_t place = (ptrdiff_t)begin;
        size_t run = 0;
        while (at + run < taken->count && place >= 0 && place < (ptrdiff_t)len &&
               taken->letters[at + run] == (unsigned char)row[place]) {
            run++;
            place += step;
        }
        if (run > best)
            best = run;
    }
    return best;
}

static size_t run_of_one(const Taken *taken, size_t at) {
    size_t run = 1;
    while (at + run < taken->count && taken->letters[at + run] == taken->letters[at])
        run++;
    return run;
}

static void take_runs(Taken *taken) {
    for (size_t at = 0; at < taken->count; at++) {
        size_t run = run_of_one(taken, at);
        for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
            for (int step = -1; step <= 1; step += 2) {
                size_t along = run_along(taken, at, ROWS[i], step);
                run = along > run ? along : run;
            }
        if (run >= RUN_MIN)
            take(taken, at, run);
    }
}

/* All of it is one short unit over and over: "geheimgeheim", "xyxyxyxyxyxy". */
static bool repeats(const Taken *taken) {
    for (size_t unit = 1; unit <= UNIT_MAX && unit * 2 <= taken->count; unit++) {
        size_t at = unit;
        while (at < taken->count && taken->letters[at] == taken->letters[at - unit])
            at++;
        if (at == taken->count)
            return true;
    }
    return false;
}

/* Different characters that are left: those that stand next to their like count once. */
static size_t rest_of(const Taken *taken) {
    size_t rest = 0;
    for (size_t i = 0; i < taken->count; i++)
        rest += !taken->gone[i] && (i == 0 || taken->letters[i] != taken->letters[i - 1]);
    return rest;
}

void password_words_add(Arena *arena, PasswordWords *words, Str text) {
    char *word = arena_text(arena, text.len * 2 + 1);
    size_t len = 0;
    uint32_t now;
    for (Str rest = text; rest.len > 0 || len > 0;) {
        Fold fold = { 0 };
        if (rest.len > 0 && utf8_next(&rest, &now))
            fold = fold_code_point(now);
        if (fold.len > 0) {
            memcpy(&word[len], fold.text, fold.len);
            len += fold.len;
            if (rest.len > 0)
                continue;
        }
        if (len >= PASSWORD_WORD_MIN)
            *list_push(arena, words) = str_copy(arena, str_bytes(word, len));
        len = 0;
    }
}

bool password_too_easy(Arena *arena, Str password, const PasswordWords *names, FindingKind *ret) {
    Taken taken = take_apart(arena, password);
    bool named = take_word(&taken, STR("einklang")), common = false;
    for (size_t i = 0; i < names->count; i++)
        named = take_word(&taken, names->items[i]) || named;
    for (size_t i = 0; i < sizeof COMMON / sizeof *COMMON; i++)
        common = take_word(&taken, str_from(COMMON[i])) || common;
    take_years(&taken);
    take_runs(&taken);
    *ret = named    ? FINDING_PASSWORD_NAMES
           : common ? FINDING_PASSWORD_COMMON
                    : FINDING_PASSWORD_REGULAR;
    return rest_of(&taken) < PASSWORD_REST_MIN || repeats(&taken);
}
