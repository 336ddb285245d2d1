/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* split_form.h -- how the room is to split up to work at tables (Tisch): typed by who leads, or prepared as a piece of a
 * part of the agenda. */
#include <stddef.h>

#include "domain/schema.h"

/* How people get to a table: counted round, as they like, or to the one that looks from a perspective. */
#define TABLE_ASSIGN_LIST(X) X(NUMBER, "number") X(CHOICE, "choice") X(PERSPECTIVE, "perspective")

#define X(name, key) TABLE_ASSIGN_##name,
typedef enum TableAssign { TABLE_ASSIGN_LIST(X) TABLE_ASSIGN_COUNT } TableAssign;
#undef X
extern const KeySet TABLE_ASSIGNS;

enum {
    TABLES_MIN = 2,
    TABLES_MAX = 40,
    TABLE_PEOPLE_MIN = 2,
    TABLE_PEOPLE_MAX = 50,
    TABLE_PROMPT_MAX = 500,
    TABLE_PROMPTS_MAX = 5000 /* all of them: who leads by link sends small forms */
};

/* By perspective the numbers say nothing, otherwise the perspectives. */
typedef struct SplitForm {
    Str table_assign;     /* key of TABLE_ASSIGNS; "" in a part: all together */
    int64_t tables;       /* how many; FIELD_NONE: as many as ... */
    int64_t table_people; /* ... devices are to sit at one */
    Str table_looks;      /* KEYS: perspectives, a table each */
    Str table_prompts;    /* questions of their own, one line per table in their order */
} SplitForm;
/* The fields of a SplitForm that lies at `at` in its record. */
#define SPLIT_FIELD(at, member, kind, ...)                        \
    {                                                             \
        .name = STR_INIT(#member), .type = FIELD_##kind,          \
        .offset = (at) + offsetof(SplitForm, member), __VA_ARGS__ \
    }
#define SPLIT_FIELDS(at, needed, in_group)                                             \
    SPLIT_FIELD(at, table_assign, KEY, .required = (needed), .keys = &TABLE_ASSIGNS,   \
                .group = (in_group)),                                                  \
        SPLIT_FIELD(at, tables, INTEGER, .minimum = TABLES_MIN, .maximum = TABLES_MAX, \
                    .group = (in_group)),                                              \
        SPLIT_FIELD(at, table_people, INTEGER, .minimum = TABLE_PEOPLE_MIN,            \
                    .maximum = TABLE_PEOPLE_MAX, .group = (in_group)),                 \
        SPLIT_FIELD(at, table_looks, KEYS, .group = (in_group)),                       \
        SPLIT_FIELD(at, table_prompts, PROSE, .maximum = TABLE_PROMPTS_MAX, .group = (in_group))
extern const Schema SPLIT_FORM;

TableAssign table_assign_of(Str key);

struct Pack;
/* All of it or nothing, enough perspectives, or one of the two numbers; a question fits its table. Whether
 * perspectives are known is looked at where there is a pack. */
void split_check(const SplitForm *split, const struct Pack *opt_pack, Arena *arena,
                 Findings *findings);
/* How many tables that makes for so many devices. */
int64_t split_tables(const SplitForm *split, int64_t devices);
/* The question of the table with this number; "": none of its own. */
Str split_prompt(const SplitForm *split, int64_t number);
