/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The input half of schema.h: text as typed or sent becomes a member, or findings. */
#include "base/utf8.h"
#include "domain/email_address.h"
#include "domain/schema.h"

/* Longest text looked at for a list of keys or references: far above any honest one. */
enum { LIST_TEXT_MAX = 16384 };

typedef struct Reading {
    const Field *field;
    Arena *arena;
    Findings *findings;
    void *record;
    bool point; /* before the places of a number; a comma otherwise */
    bool failed;
} Reading;

static void fail(Reading *reading, FindingKind kind, int64_t limit) {
    finding_add(reading->findings, reading->arena, reading->field->name, kind, limit);
    reading->failed = true;
}

/* Line ends become \n in prose; in one line every run of line ends and tabs becomes a space. */
static Str unify_lines(Arena *arena, Str text, bool one_line) {
    char *copy = arena_text(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\r' && i + 1 < text.len && text.ptr[i + 1] == '\n')
            continue;
        if (c == '\r')
            c = '\n';
        if (one_line && (c == '\n' || c == '\t')) {
            if (len > 0 && copy[len - 1] == ' ')
                continue;
            c = ' ';
        }
        copy[len++] = c;
    }
    copy[len] = '\0';
    return str_bytes(copy, len);
}

/* What a reader will see of it: without blanks at its ends, nothing that turns other text round. */
static Str shown_text(Reading *reading, Str raw) {
    bool one_line = reading->field->type != FIELD_PROSE;
    Str text = unify_lines(reading->arena, raw, one_line);
    return utf8_trim(utf8_without_turns(reading->arena, text));
}

/* The trimmed text, or "" after a finding. */
static Str read_text(Reading *reading, Str raw) {
    const Field *field = reading->field;
    bool secret = field->type == FIELD_SECRET;
    if (secret ? !utf8_valid(raw) || str_index(raw, '\0') >= 0 : !utf8_clean_text(raw)) {
        fail(reading, FINDING_NOT_TEXT, 0);
        return STR("");
    }
    Str text = secret ? str_copy(reading->arena, raw) : shown_text(reading, raw);
    int64_t length = (int64_t)utf8_count(text);
    if (length > field_maximum(field)) {
        fail(reading, FINDING_TOO_LONG, field_maximum(field));
        return STR("");
    }
    if (length > 0 && length < field->minimum) {
        fail(reading, FINDING_TOO_SHORT, field->minimum);
        return STR("");
    }
    return text;
}

/* What is only compared with what is stored may be of an earlier day, when less was asked of an address. */
static Str read_email(Reading *reading, Str raw) {
    Str text = read_text(reading, raw);
    if (str_empty(text) || (reading->field->compared && str_index(text, '@') > 0))
        return text;
    EmailAddress verdict = email_address_check(text);
    if (verdict == EMAIL_ADDRESS_FINE)
        return text;
    fail(reading,
         verdict == EMAIL_ADDRESS_LETTERS ? FINDING_ADDRESS_LETTERS : FINDING_NOT_AN_ADDRESS, 0);
    return STR("");
}

static bool is_key(Str text) {
    if (str_empty(text) || text.len > KEY_MAX_LENGTH)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+'))
            return false;
    }
    return true;
}

/* The pieces between separators in the order of their bytes, each once. */
static Str sort_pieces(Arena *arena, Str text, char separator) {
    enum { PIECES_MAX = REFERENCES_MAX }; /* no field takes more of either */
    Str pieces[PIECES_MAX + 1], rest = text, piece;
    size_t count = 0;
    while (count <= PIECES_MAX && str_cut(&rest, separator, &piece)) {
        size_t at = count;
        while (at > 0 && str_compare(pieces[at - 1], piece) > 0)
            at--;
        if (str_empty(piece) || (at > 0 && str_eq(pieces[at - 1], piece)))
            continue;
        memmove(&pieces[at + 1], &pieces[at], (count - at) * sizeof *pieces);
        pieces[at] = piece;
        count++;
    }
    char *copy = arena_text(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            copy[len++] = separator;
        memcpy(copy + len, pieces[i].ptr, pieces[i].len);
        len += pieces[i].len;
    }
    copy[len] = '\0';
    return str_bytes(copy, len);
}

static bool knows_key(const Field *field, Str key) {
    return field->keys != NULL ? key_set_has(field->keys, key) : is_key(key);
}

static Str read_key(Reading *reading, Str raw) {
    Str key = utf8_trim(raw);
    if (str_empty(key))
        return key;
    if (!knows_key(reading->field, key)) {
        fail(reading, FINDING_UNKNOWN_KEY, 0);
        return STR("");
    }
    return reading->field->keys != NULL ? str_copy(reading->arena, key)
                                        : sort_pieces(reading->arena, key, '+');
}

static Str closed_keys(Reading *reading, Str raw) {
    const KeySet *set = reading->field->keys;
    bool *given = arena_new(reading->arena, bool, set->count);
    size_t bytes = 0;
    Str key;
    while (str_cut(&raw, ' ', &key)) {
        int at = key_set_index(set, key);
        if (at >= 0)
            given[at] = true;
    }
    for (size_t i = 0; i < set->count; i++)
        bytes += set->keys[i].len + 1;
    char *copy = arena_text(reading->arena, bytes + 1);
    size_t len = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (!given[i])
            continue;
        if (len > 0)
            copy[len++] = ' ';
        memcpy(copy + len, set->keys[i].ptr, set->keys[i].len);
        len += set->keys[i].len;
    }
    return str_bytes(copy, len);
}

static Str open_keys(Reading *reading, Str raw) {
    char *copy = arena_text(reading->arena, raw.len + 1);
    size_t len = 0;
    Str key;
    while (str_cut(&raw, ' ', &key)) {
        if (str_empty(key))
            continue;
        Str sorted = sort_pieces(reading->arena, key, '+');
        if (len > 0)
            copy[len++] = ' ';
        memcpy(copy + len, sorted.ptr, sorted.len);
        len += sorted.len;
    }
    return sort_pieces(reading->arena, str_bytes(copy, len), ' ');
}

static Str read_keys(Reading *reading, Str raw) {
    int64_t count = 0;
    Str rest = raw, key;
    if (raw.len > LIST_TEXT_MAX) {
        fail(reading, FINDING_TOO_MANY, field_maximum(reading->field));
        return STR("");
    }
    while (str_cut(&rest, ' ', &key)) {
        if (str_empty(key))
            continue;
        count++;
        if (knows_key(reading->field, key))
            continue;
        fail(reading, FINDING_UNKNOWN_KEY, 0);
        return STR("");
    }
    if (count > field_maximum(reading->field)) {
        fail(reading, FINDING_TOO_MANY, field_maximum(reading->field));
        return STR("");
    }
    return reading->field->keys != NULL ? closed_keys(reading, raw) : open_keys(reading, raw);
}

static Date read_date(Reading *reading, Str raw) {
    Str text = utf8_trim(raw);
    Date date = { 0 };
    if (str_empty(text))
        return date;
    Err err = date_parse_iso(text, &date);
    if (err == ERR_INVALID)
        err = date_parse_de(text, &date);
    if (err == ERR_NONE && date.year >= DATE_YEAR_MIN && date.year <= DATE_YEAR_MAX)
        return date;
    if (err == ERR_NONE)
        fail(reading, FINDING_NO_SUCH_YEAR, 0);
    else
        fail(reading, err == ERR_NOT_FOUND ? FINDING_NO_SUCH_DATE : FINDING_NOT_A_DATE, 0);
    return (Date){ 0 };
}

/* Why a text that looks like a number is none that can be stored. */
static void fail_number(Reading *reading, Str text) {
    switch (decimal_length(text)) {
    case DECIMAL_FITS: fail(reading, FINDING_NOT_A_NUMBER, 0); break;
    case DECIMAL_TOO_LONG: fail(reading, FINDING_NUMBER_LONG, DECIMAL_DIGITS_MAX); break;
    case DECIMAL_TOO_FINE: fail(reading, FINDING_NUMBER_FINE, DECIMAL_SCALE_MAX); break;
    }
}

static Decimal read_decimal(Reading *reading, Str raw) {
    Decimal number = { 0 };
    Str text = utf8_trim(raw);
    char separator = reading->point ? '.' : ',';
    if (str_empty(text) || decimal_parse_typed(text, separator, &number))
        return number;
    fail_number(reading, text);
    return (Decimal){ 0 };
}

/* A whole number beyond all bounds is beyond those of the field. */
static void fail_integer(Reading *reading, Str text) {
    const Field *field = reading->field;
    bool whole = str_index(text, ',') < 0 && str_index(text, '.') < 0;
    if (!whole || decimal_length(text) != DECIMAL_TOO_LONG)
        fail(reading, FINDING_NOT_A_NUMBER, 0);
    else if (field->minimum == 0 && field->maximum == 0)
        fail(reading, FINDING_NUMBER_LONG, DECIMAL_DIGITS_MAX);
    else if (str_starts(text, STR("-")))
        fail(reading, FINDING_TOO_SMALL, field->minimum);
    else
        fail(reading, FINDING_TOO_LARGE, field->maximum);
}

static int64_t read_integer(Reading *reading, Str raw) {
    const Field *field = reading->field;
    bool bounded = field->minimum != 0 || field->maximum != 0;
    Str text = utf8_trim(raw);
    int64_t number;
    if (str_empty(text))
        return FIELD_NONE;
    if (!str_i64(text, &number) || number == FIELD_NONE)
        fail_integer(reading, text);
    else if (bounded && number < field->minimum)
        fail(reading, FINDING_TOO_SMALL, field->minimum);
    else if (bounded && number > field->maximum)
        fail(reading, FINDING_TOO_LARGE, field->maximum);
    return reading->failed ? FIELD_NONE : number;
}

bool flag_given(Str raw) {
    Str text = utf8_trim(raw);
    return str_eq(text, STR("1")) || str_eq(text, STR("true")) || str_eq(text, STR("on"));
}

static bool read_flag(Reading *reading, Str raw) {
    Str text = utf8_trim(raw);
    if (flag_given(text))
        return true;
    if (!str_empty(text) && !str_eq(text, STR("0")) && !str_eq(text, STR("false")))
        fail(reading, FINDING_WRONG_TYPE, 0);
    return false;
}

static RecordId read_reference(Reading *reading, Str raw) {
    Str text = utf8_trim(raw);
    int64_t id;
    if (str_empty(text))
        return (RecordId){ 0 };
    if (str_i64(text, &id) && id > 0)
        return (RecordId){ id };
    fail(reading, FINDING_NO_SUCH_RECORD, 0);
    return (RecordId){ 0 };
}

/* In the order of the ids, each once: equal sets are equal lists. */
static RecordIds read_references(Reading *reading, Str raw) {
    RecordIds ids = { 0 };
    Str piece;
    while (str_cut(&raw, ' ', &piece)) {
        if (str_empty(piece))
            continue;
        RecordId id = read_reference(reading, piece);
        if (reading->failed)
            return (RecordIds){ 0 };
        size_t at = ids.count;
        while (at > 0 && ids.items[at - 1].v > id.v)
            at--;
        if (at > 0 && ids.items[at - 1].v == id.v)
            continue;
        if ((int64_t)ids.count >= field_maximum(reading->field)) {
            fail(reading, FINDING_TOO_MANY, field_maximum(reading->field));
            return (RecordIds){ 0 };
        }
        (void)list_push(reading->arena, &ids);
        memmove(&ids.items[at + 1], &ids.items[at], (ids.count - 1 - at) * sizeof *ids.items);
        ids.items[at] = id;
    }
    return ids;
}

static void read_field(Reading *reading, Str raw) {
    void *at = field_at(reading->field, reading->record);
    switch (reading->field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_SECRET: *(Str *)at = read_text(reading, raw); break;
    case FIELD_EMAIL: *(Str *)at = read_email(reading, raw); break;
    case FIELD_KEY: *(Str *)at = read_key(reading, raw); break;
    case FIELD_KEYS: *(Str *)at = read_keys(reading, raw); break;
    case FIELD_DATE: *(Date *)at = read_date(reading, raw); break;
    case FIELD_DECIMAL: *(Decimal *)at = read_decimal(reading, raw); break;
    case FIELD_INTEGER: *(int64_t *)at = read_integer(reading, raw); break;
    case FIELD_FLAG: *(bool *)at = read_flag(reading, raw); break;
    case FIELD_REFERENCE: *(RecordId *)at = read_reference(reading, raw); break;
    case FIELD_REFERENCES: *(RecordIds *)at = read_references(reading, raw); break;
    }
}

static Err read_all(const Schema *schema, Arena *arena, const RawValue *raw, void *record,
                    Findings *findings, bool stored) {
    bool failed = false;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        Reading reading = { .field = field,
                            .arena = arena,
                            .findings = findings,
                            .record = record,
                            .point = raw[i].point };
        bool many = field->type == FIELD_KEYS || field->type == FIELD_REFERENCES;
        if (field->internal && !stored) {
            if (raw[i].sent)
                fail(&reading, FINDING_UNKNOWN_FIELD, 0);
        } else {
            bool taken = raw[i].sent && (many || !raw[i].repeated) && !raw[i].unclean;
            read_field(&reading, taken ? raw[i].text : STR(""));
            if (raw[i].refused)
                reading.failed = true;
            else if (raw[i].unclean)
                fail(&reading, FINDING_NOT_TEXT, 0);
            else if (raw[i].repeated && !many)
                fail(&reading, FINDING_REPEATED, 0);
            else if (field->required && !reading.failed && field_empty(field, record))
                fail(&reading, FINDING_REQUIRED, 0);
        }
        failed = failed || reading.failed;
    }
    return failed ? ERR_INVALID : ERR_NONE;
}

static size_t place_of(const Schema *schema, Str field) {
    return str_empty(field) ? 0 : schema_field_index(schema, field) + 1;
}

void schema_sort_findings(const Schema *schema, Findings *findings) {
    for (size_t i = 1; i < findings->count; i++) {
        Finding moved = findings->items[i];
        size_t at = i, place = place_of(schema, moved.field);
        for (; at > 0 && place_of(schema, findings->items[at - 1].field) > place; at--)
            findings->items[at] = findings->items[at - 1];
        findings->items[at] = moved;
    }
}

Err schema_read(const Schema *schema, Arena *arena, const RawValue *raw, void *record,
                Findings *findings) {
    return read_all(schema, arena, raw, record, findings, false);
}

Err schema_read_stored(const Schema *schema, Arena *arena, const RawValue *raw, void *record,
                       Findings *findings) {
    return read_all(schema, arena, raw, record, findings, true);
}
