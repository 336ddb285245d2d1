/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* password_rules.h -- passwords that are tried first.
 *
 * From a password is taken whatever costs no guessing: names of the person, of their authorities and of the program,
 * the words that passwords are made of most, years, runs along the alphabet, the numbers or a row of
 * keys, and repetition. Case, marks and the usual digits for letters do not count. Fewer than
 * PASSWORD_REST_MIN characters left are too few. Pure; no list of others' passwords is needed.
 * Source: NIST SP 800-63B, 3.1.1.2 (context words, repetitive, sequential, commonly used). */
#include "base/arena.h"
#include "base/list.h"
#include "domain/findings.h"

enum { PASSWORD_REST_MIN = 5, PASSWORD_WORD_MIN = 3 };

typedef LIST_OF(Str) PasswordWords;

/* The words of a name, an address …, PASSWORD_WORD_MIN letters or longer. */
void password_words_add(Arena *arena, PasswordWords *words, Str text);
/* Finding PASSWORD_NAMES, PASSWORD_COMMON or PASSWORD_REGULAR, by what was taken away; false: good enough. */
MUST_CHECK bool password_too_easy(Arena *arena, Str password, const PasswordWords *names,
                                  FindingKind *ret);
