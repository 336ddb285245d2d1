/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* schema.h -- a record, declared once.
 *
 * A Schema lists the Fields of a plain C struct. Forms, JSON (API, export, import, history), the
 * field-wise difference on history and conflict pages, binding to SQL and search all walk this list;
 * a field that is not in it reaches no handler, no file and no table. The struct stays ordinary C:
 * rules and pages use goal->statement, never a field by name.
 *
 * Shapes per type:   C member        JSON                       SQL
 *   TEXT, PROSE      Str             string                     text, never NULL
 *   EMAIL            Str             string                     text
 *   SECRET           Str             string, input only         never bound, shown again or logged
 *   KEY              Str             string or "" when optional text
 *   KEYS             Str             array of strings           text, keys separated by one space
 *   DATE             Date            "YYYY-MM-DD" or null       text or NULL
 *   DECIMAL          Decimal         string "12.5" or null      text or NULL
 *   INTEGER          int64_t         number or null             integer or NULL (FIELD_NONE)
 *   FLAG             bool            true, false                integer 0, 1
 *   REFERENCE        RecordId        number or null             integer or NULL; a row of
 *                                                               record_reference unless `owner`
 *   REFERENCES       RecordIds       array of numbers           rows of record_reference
 *
 * KEYS are kept in the order of their KeySet (keys from a pack: in the order of their bytes), each
 * once, so that equal sets are equal texts.
 * A record struct begins with `Record record`; forms that are no records (sign-in) need none. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/err.h"
#include "base/json_writer.h"
#include "base/list.h"
#include "base/str.h"
#include "domain/findings.h"
#include "domain/ids.h"
#include "domain/key_set.h"

#define FIELD_TYPE_LIST(X) \
    X(TEXT)                \
    X(PROSE)               \
    X(EMAIL)               \
    X(SECRET) X(KEY) X(KEYS) X(DATE) X(DECIMAL) X(INTEGER) X(FLAG) X(REFERENCE) X(REFERENCES)
typedef enum FieldType {
#define X(name) FIELD_##name,
    FIELD_TYPE_LIST(X)
#undef X
} FieldType;

/* An INTEGER nobody has given. */
#define FIELD_NONE INT64_MIN

/* Limits by use, in characters (code points). */
enum {
    NAME_MAX_LENGTH = 200,
    LINE_MAX_LENGTH = 500,
    PROSE_MAX_LENGTH = 20000,
    REFERENCES_MAX = 200
};
enum { EMAIL_MAX_LENGTH = 254, SECRET_MAX_LENGTH = 1000, KEY_MAX_LENGTH = 200, KEYS_MAX = 64 };

typedef LIST_OF(RecordId) RecordIds;

static inline bool record_ids_have(const RecordIds *ids, RecordId id) {
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i].v == id.v)
            return true;
    return false;
}

/* What every stored record carries; the first member of its struct. */
typedef struct Record {
    RecordId id;
    int64_t version; /* grows by one with every change; an edit names the version it began with */
    Instant created_at, changed_at;
} Record;

/* Records of one noun, schema->size bytes apart. Typed: record_list_as(GoalList, list). */
typedef struct RecordList {
    void *items;
    size_t count;
} RecordList;
#define record_list_as(ListType, raw) \
    ((ListType){ .items = (raw).items, .count = (raw).count, .capacity = (raw).count })

/* Where the keys of a KEY or KEYS without a closed set come from. */
typedef enum OpenKeys {
    OPEN_PERSPECTIVES, /* of the pack, also joined */
    OPEN_METHODS,      /* of the catalogue of methods */
    /* of a process template; one that the initiative's template does not know is no error, but a task of its
     * own (guide.h): it may go by another version later */
    OPEN_TASKS
} OpenKeys;

typedef struct Field {
    Str name; /* form field, JSON member, column; message keys "<schema>.<name>.label" and ".hint" */
    FieldType type;
    bool required;
    bool
        conditional; /* needed or not by what another field says; "<schema>.<name>.condition" says when */
    bool title;    /* the field that names the record in lists, search and history */
    bool personal; /* personal data: left out of logs, feeds and public pages */
    bool internal; /* set by the program only: schema_read refuses it and leaves it as it is */
    bool owner;    /* REFERENCE: the record goes with what it refers to and is no use of it */
    bool compared; /* EMAIL: only looked up, so that it need not have the form asked of a new one */
    bool
        wordless; /* what the program remembers for itself: no line on a page, no column of a table */
    bool local;   /* means something in this installation only (an account): never in an export */
    uint16_t offset;
    int64_t minimum, maximum; /* characters, or the bounds of INTEGER; 0 = the type's own */
    const KeySet *keys; /* KEY, KEYS: closed set; NULL = keys from a pack, checked by the noun */
    OpenKeys open;
    uint8_t
        group;  /* in which of the schema's groups a form folds it away; 0 = with everything else */
    Str target; /* REFERENCE, REFERENCES: noun of the records referred to, "" = any */
} Field;

typedef struct Schema {
    Str name;   /* the noun: "goal" */
    Str plural; /* URL and JSON collection: "goals" */
    size_t size;
    const Field *fields;
    size_t count;
    /* What a form folds away together: group 1 is the first key. Labels "<name>.<key>". NULL: none. */
    const KeySet *groups;
} Schema;

/* Declares a field: FIELD(Goal, statement, TEXT, .required = true, .maximum = LINE_MAX_LENGTH). */
#define FIELD(Struct, member, kind, ...)                                                     \
    {                                                                                        \
        .name = STR_INIT(#member), .type = FIELD_##kind, .offset = offsetof(Struct, member), \
        __VA_ARGS__                                                                          \
    }
#define SCHEMA(Struct, noun, nouns, table)                                         \
    {                                                                              \
        .name = STR_INIT(noun), .plural = STR_INIT(nouns), .size = sizeof(Struct), \
        .fields = (table), .count = sizeof(table) / sizeof((table)[0])             \
    }
#define SCHEMA_GROUPED(Struct, noun, nouns, table, groups_)                                  \
    {                                                                                        \
        .name = STR_INIT(noun), .plural = STR_INIT(nouns), .size = sizeof(Struct),           \
        .fields = (table), .count = sizeof(table) / sizeof((table)[0]), .groups = (groups_), \
    }

const Field *schema_field(const Schema *schema, Str name); /* NULL: not declared */
size_t schema_field_index(const Schema *schema, Str name); /* schema->count: not declared */
/* Characters allowed for a text (TEXT, PROSE, EMAIL, SECRET, KEY), entries for KEYS and REFERENCES,
 * 0 for the rest: what a form writes into maxlength. */
int64_t field_maximum(const Field *field);
/* What a program reads and sends: of what means something in this installation only, what people choose. */
static inline bool field_exchanged(const Field *field) {
    return !field->local || !field->internal;
}
/* The text of the title field ("" when the schema has none). */
Str schema_title(const Schema *schema, const void *record);

/* A day outside is a slip of the hand: nobody was heard in the year 1. */
enum { DATE_YEAR_MIN = 1900, DATE_YEAR_MAX = 2200 };

/* -- Input: text as typed or sent -> member, with findings ------------------------------------- */

/* Raw values of one form, by position in the schema: what a person typed, kept for redisplay. A field
 * that was not sent has sent = false. KEYS and REFERENCES are joined by one space. */
typedef struct RawValue {
    Str text;
    bool sent;
    bool repeated;
    bool unclean; /* held characters that are no text; `text` is what is left without them */
    bool point;   /* DECIMAL: typed where a point stands before the places; a comma otherwise */
    bool refused; /* could not be taken; why is among the findings already */
} RawValue;

/* Sets an empty record: texts "", INTEGER FIELD_NONE, everything else zero. */
void schema_clear(const Schema *schema, void *record);
/* Whether the raw text of a FLAG says yes: "1", "true" or "on". */
bool flag_given(Str raw);
/* Fills `record` from raw texts (`raw` has schema->count entries), recording every finding. Texts are
 * trimmed; line ends become \n, in a TEXT a space. Fields with findings are left empty, as are fields
 * that were not sent; internal fields and `record.record` stay as they are. Numbers may have comma or
 * point, dates be ISO or German. ERR_INVALID if any was found. */
MUST_CHECK Err schema_read(const Schema *schema, Arena *arena, const RawValue *raw, void *record,
                           Findings *findings);
/* As schema_read, internal fields as well: for files that this program wrote. */
MUST_CHECK Err schema_read_stored(const Schema *schema, Arena *arena, const RawValue *raw,
                                  void *record, Findings *findings);
/* Findings in the order of the fields, as a person meets them; those of the whole form first. */
void schema_sort_findings(const Schema *schema, Findings *findings);
/* The raw texts that would read back as this record: fills an edit form. SECRET and internal fields
 * count as not sent. */
void schema_raw(const Schema *schema, Arena *arena, const void *record, RawValue *ret_raw);

/* -- Output ------------------------------------------------------------------------------------ */

/* Members of the record as JSON members of the current object, in schema order; never SECRET. */
void schema_write_json(const Schema *schema, const void *record, JsonWriter *json);
/* One of these members, name and value; nothing for SECRET. */
void field_write_json(const Field *field, const void *record, JsonWriter *json);
/* A member of the object that is open: an array of numbers. */
void record_ids_write_json(JsonWriter *json, Str key, const RecordIds *ids);
/* Text of one field as raw value: dates ISO, numbers with comma. */
Str field_text(const Field *field, const void *record, Arena *arena);
bool field_equal(const Field *field, const void *a, const void *b);
bool field_empty(const Field *field, const void *record);
/* Takes over one field; texts and lists stay where they lie. */
void field_copy(const Field *field, const void *from, void *to);
/* Fields of `whole` that `form` does not name and that are in `record` as they were read become what they are now. */
void schema_take_unnamed(const Schema *whole, const Schema *form, const void *read, const void *now,
                         void *record);
/* Typed access for walkers (store, import). The caller has looked at field->type. */
static inline void *field_at(const Field *field, void *record) {
    return (char *)record + field->offset;
}
static inline const void *field_in(const Field *field, const void *record) {
    return (const char *)record + field->offset;
}
