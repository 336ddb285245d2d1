/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/stakeholder_import.h"

#include <stdlib.h>

#include "app/change.h"
#include "app/record.h"
#include "base/utf8.h"
#include "domain/choices.h"
#include "files/csv.h"
#include "files/sheet.h"
#include "store/initiative_store.h"
#include "store/stakeholder_store.h"
#include "text/label_text.h"
#include "text/messages.h"

static const Language LANGUAGES[] = { LANGUAGE_DE, LANGUAGE_EN };
enum { LANGUAGES_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES };

typedef struct Reading {
    Ctx *ctx;
    const Pack *pack;
    const Sheet *sheet;
    size_t *fields; /* per column: index of its field, count of fields = none */
    size_t known;   /* so many columns have been looked at */
    StakeholderTable *table;
} Reading;

static bool same_words(Arena *arena, Str a, Str b) {
    return a.len == b.len && str_eq(str_lower_ascii(arena, a), str_lower_ascii(arena, b));
}

/* The message says this, in one of the languages. */
static bool says(Arena *arena, Message message, Str text) {
    for (size_t i = 0; message.id != MSG_NONE && i < LANGUAGES_COUNT; i++) {
        CLEANUP(out_done) Out out = out_open(64);
        message_text(&out, LANGUAGES[i], message);
        if (same_words(arena, out_view(&out), text))
            return true;
    }
    return false;
}

/* The last column of a field, from 1; 0: the table has none. */
static size_t column_of(const Reading *r, Str field) {
    size_t index = schema_field_index(&STAKEHOLDER_SCHEMA, field);
    for (size_t i = r->known; i > 0 && index < STAKEHOLDER_SCHEMA.count; i--)
        if (r->fields[i - 1] == index)
            return i;
    return 0;
}

static void found_value(Reading *r, size_t line, const Finding *finding, Str value) {
    if (r->table->findings.count < FINDINGS_MAX)
        *list_push(r->ctx->arena, &r->table->findings) =
            (StakeholderFinding){ .line = line,
                                  .column = line > 0 ? column_of(r, finding->field) : 0,
                                  .found = *finding,
                                  .value = utf8_truncate(value, STAKEHOLDER_VALUE_SHOWN_MAX) };
}

static void found(Reading *r, size_t line, Str field, FindingKind kind, int64_t limit) {
    found_value(r, line, &(Finding){ .field = field, .kind = kind, .limit = limit }, STR(""));
}

/* -- Columns ----------------------------------------------------------------------------------- */

static size_t field_of(Reading *r, Str title) {
    const Schema *schema = &STAKEHOLDER_SCHEMA;
    Arena *arena = r->ctx->arena;
    for (size_t i = 0; i < schema->count; i++) {
        Str name = schema->fields[i].name;
        if (same_words(arena, name, title) ||
            says(arena, key_message(arena, schema->name, name, STR("label")), title))
            return i;
    }
    return schema->count;
}

static void find_columns(Reading *r) {
    bool taken[64] = { false };
    _Static_assert(sizeof taken > sizeof(Stakeholder) / sizeof(Str), "a place for each field");
    r->fields = arena_new(r->ctx->arena, size_t, r->sheet->columns);
    for (size_t i = 0; i < r->sheet->columns; i++) {
        Str title = str_trim(r->sheet->header.cells[i]);
        size_t field = r->fields[i] = field_of(r, title);
        r->known = i + 1;
        if (field == STAKEHOLDER_SCHEMA.count) {
            if (title.len > 0)
                *list_push(r->ctx->arena, &r->table->unknown) = title;
            continue;
        }
        if (taken[field])
            found(r, r->sheet->header.line, STAKEHOLDER_SCHEMA.fields[field].name, FINDING_REPEATED,
                  0);
        taken[field] = true;
    }
}

/* -- Cells ------------------------------------------------------------------------------------- */

/* The key of one perspective named by key or label; what nothing is called stays as it is. */
static Str perspective_key(const Reading *r, Str name) {
    Arena *arena = r->ctx->arena;
    for (size_t i = 0; i < r->pack->perspectives.count; i++) {
        const Perspective *perspective = &r->pack->perspectives.items[i];
        if (same_words(arena, perspective->key, name))
            return perspective->key;
        for (size_t k = 0; k < LANGUAGES_COUNT; k++)
            if (same_words(arena, pack_text(perspective->label, LANGUAGES[k]), name))
                return perspective->key;
    }
    return name;
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

/* "Ältere Menschen + Wenig Deutsch" → "little_german+older_people": the parts in the order of their bytes. */
static Str joined_key(const Reading *r, Str name) {
    Arena *arena = r->ctx->arena;
    LIST_OF(Str) parts = { 0 };
    CLEANUP(out_done) Out keys = out_open(64);
    Str part;
    while (str_cut(&name, '+', &part))
        *list_push(arena, &parts) = perspective_key(r, str_trim(part));
    if (parts.count > 1)
        qsort(parts.items, parts.count, sizeof *parts.items, by_bytes);
    for (size_t i = 0; i < parts.count; i++) {
        out_c(&keys, i > 0 ? "+" : "");
        out_str(&keys, parts.items[i]);
    }
    return str_copy(arena, out_view(&keys));
}

/* Separated by one space, as the form has them. A finding names a perspective nobody knows. */
static Str perspective_keys(Reading *r, Str cell, size_t line) {
    CLEANUP(out_done) Out keys = out_open(64);
    Str row, piece;
    while (str_cut(&cell, '\n', &row)) {
        while (str_cut(&row, ';', &piece)) {
            Str name = str_trim(piece);
            if (name.len == 0)
                continue;
            Str key = joined_key(r, name);
            if (!pack_knows_perspective(r->pack, key)) {
                found_value(r, line,
                            &(Finding){ .field = STR("perspectives"), .kind = FINDING_UNKNOWN_KEY },
                            name);
                continue;
            }
            out_c(&keys, keys.len > 0 ? " " : "");
            out_str(&keys, key);
        }
    }
    return str_copy(r->ctx->arena, out_view(&keys));
}

/* Of a closed set, by key or label. */
static Str choice_key(const Reading *r, const KeySet *set, Str text) {
    for (size_t i = 0; i < set->count; i++) {
        Arena *arena = r->ctx->arena;
        if (same_words(arena, set->keys[i], text) ||
            says(arena, key_message(arena, set->name, set->keys[i], STR("")), text))
            return set->keys[i];
    }
    return text;
}

/* "4 – viel" → "4": a step of a scale by its number or by its words. */
static Str step_number(const Reading *r, const Field *field, Str text) {
    Arena *arena = r->ctx->arena;
    for (int64_t step = field->minimum; step <= field->maximum && text.len > 1; step++) {
        const char digits[] = { (char)('0' + step), '\0' };
        Str number = str_copy(arena, str_from(digits));
        if (says(arena, key_message(arena, STAKEHOLDER_SCHEMA.name, field->name, number), text))
            return number;
    }
    return text;
}

static Str value_of(const RawValue *raw, const Schema *schema, Str field) {
    size_t index = schema_field_index(schema, field);
    return index < schema->count ? raw[index].text : STR("");
}

static void read_row(Reading *r, const SheetRow *row) {
    const Schema *schema = &STAKEHOLDER_SCHEMA;
    Arena *arena = r->ctx->arena;
    RawValue *raw = arena_new(arena, RawValue, schema->count);
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = STR("") };
    size_t before = r->table->findings.count;
    for (size_t i = 0; i < r->sheet->columns; i++) {
        if (r->fields[i] == schema->count)
            continue;
        const Field *field = &schema->fields[r->fields[i]];
        Str text = str_trim(row->cells[i]);
        if (field->type == FIELD_KEYS)
            text = perspective_keys(r, text, row->line);
        else if (field->keys != NULL)
            text = choice_key(r, field->keys, text);
        else if (field->type == FIELD_INTEGER)
            text = step_number(r, field, text);
        raw[r->fields[i]] = (RawValue){ .text = text, .sent = true };
    }
    bool unknown = r->table->findings.count > before;
    Findings findings = { 0 };
    Stakeholder *stakeholder = list_push(arena, &r->table->rows);
    Err err = schema_read(schema, arena, raw, stakeholder, &findings);
    *list_push(arena, &r->table->lines) = row->line;
    for (size_t i = 0; err != ERR_NONE && i < findings.count; i++)
        if (!unknown || !str_eq(findings.items[i].field, STR("perspectives")))
            found_value(r, row->line, &findings.items[i],
                        value_of(raw, schema, findings.items[i].field));
}

static bool is_there(const StakeholderList *existing, Str name) {
    for (size_t i = 0; i < existing->count; i++)
        if (str_eq(existing->items[i].name, name))
            return true;
    return false;
}

/* Of the row that was read last. */
static void refuse_double(Reading *r, const StakeholderList *existing) {
    const StakeholderList *rows = &r->table->rows;
    size_t last = rows->count - 1;
    Str name = rows->items[last].name;
    bool twice = is_there(existing, name);
    for (size_t k = 0; k < last && !twice; k++)
        twice = name.len > 0 && str_eq(rows->items[k].name, name);
    if (twice)
        found_value(r, r->table->lines.items[last],
                    &(Finding){ .field = STR("name"), .kind = FINDING_NAME_TAKEN }, name);
}

enum { CODE_POINT_BYTES = 4, TYPED_BYTES_MAX = STAKEHOLDER_TABLE_MAX * CODE_POINT_BYTES };

/* As text that can be changed in a field of a form and read again; *ret_fits false: it is more than goes into it,
 * and was not written to its end. */
static Err typed_text(Arena *arena, const Sheet *sheet, StakeholderTable *ret, bool *ret_fits) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    CsvWriter csv = csv_open(&out, '\t', false);
    for (size_t i = 0; i <= sheet->count && out.len <= TYPED_BYTES_MAX; i++) {
        const SheetRow *row = i == 0 ? &sheet->header : &sheet->rows[i - 1];
        for (size_t k = 0; k < sheet->columns && out.len <= TYPED_BYTES_MAX; k++)
            csv_text(&csv, row->cells[k]);
        csv_row_end(&csv);
        *list_push(arena, &ret->ends) = out.len;
    }
    TRY(csv_finish(&csv));
    *ret_fits = utf8_count(out_view(&out)) <= STAKEHOLDER_TABLE_MAX;
    ret->text = *ret_fits ? str_copy(arena, out_view(&out)) : STR("");
    return ERR_NONE;
}

/* Before anything is made of the cells: a small file may hold them many times over. */
static Err too_much(Reading *r, bool *ret) {
    const Sheet *sheet = r->sheet;
    bool fits = sheet->count <= STAKEHOLDER_IMPORT_MAX;
    *ret = !fits;
    if (!fits) {
        found(r, sheet->rows[STAKEHOLDER_IMPORT_MAX].line, STR(""), FINDING_TOO_MANY,
              STAKEHOLDER_IMPORT_MAX);
        return ERR_NONE;
    }
    TRY(typed_text(r->ctx->arena, sheet, r->table, &fits));
    *ret = !fits;
    if (!fits)
        found(r, 0, STR(""), FINDING_TOO_LONG, STAKEHOLDER_TABLE_MAX);
    return ERR_NONE;
}

static void read_rows(Reading *r, const StakeholderList *existing) {
    const Sheet *sheet = r->sheet;
    find_columns(r);
    if (sheet->count == 0)
        found(r, 0, STR(""), FINDING_REQUIRED, 0);
    for (size_t i = 0; i < sheet->count; i++) {
        read_row(r, &sheet->rows[i]);
        refuse_double(r, existing);
    }
}

/* Of several sheets the one that is called as in our own spreadsheet, in either language. */
static Err read_sheet(Arena *arena, Str bytes, SheetProblem *ret_problem, Sheet *ret) {
    Str names[LANGUAGES_COUNT];
    for (size_t i = 0; i < LANGUAGES_COUNT; i++) {
        CLEANUP(out_done) Out out = out_open(32);
        message_text(&out, LANGUAGES[i], msg(noun_stakeholder_list));
        names[i] = str_copy(arena, out_view(&out));
    }
    const SheetNames wanted = { .items = names, .count = LANGUAGES_COUNT };
    return sheet_read(arena, bytes, &wanted, ret_problem, ret);
}

Err stakeholder_table_read(Ctx *ctx, const Pack *pack, Str bytes, const StakeholderList *existing,
                           StakeholderTable *ret) {
    SheetProblem problem;
    Sheet sheet;
    StakeholderTable table = { .text = STR(""), .problem = { .key = STR("") } };
    Reading r = { .ctx = ctx, .pack = pack, .sheet = &sheet, .table = &table };
    Err err = read_sheet(ctx->arena, bytes, &problem, &sheet);
    if (err == ERR_INVALID) {
        table.problem = (TableProblem){ .key = sheet_problem_key(problem.kind),
                                        .line = problem.line,
                                        .column = problem.column,
                                        .limit = problem.limit };
    } else {
        TRY(err);
        table.sheet = sheet.format == SHEET_FORMAT_ODS ? sheet.name : STR("");
        bool refused;
        TRY(too_much(&r, &refused));
        if (!refused)
            read_rows(&r, existing);
    }
    *ret = table;
    return ERR_NONE;
}

Err stakeholder_table_empty(Language language, Out *out) {
    const Schema *schema = &STAKEHOLDER_SCHEMA;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 10);
    CsvWriter csv = csv_open(out, ';', true);
    for (size_t i = 0; i < schema->count; i++) {
        CLEANUP(out_done) Out title = out_open(64);
        message_text(&title, language,
                     key_message(arena, schema->name, schema->fields[i].name, STR("label")));
        csv_text(&csv, out_view(&title));
    }
    csv_row_end(&csv);
    return csv_finish(&csv);
}

/* -- Writing ----------------------------------------------------------------------------------- */

typedef struct CreateJob {
    const InitiativeRef *initiative;
    const StakeholderTable *table;
    size_t from, count;
} CreateJob;

/* Why a row is left out; as one letter before its number, in the answer that a submission keeps. */
enum { LEFT_TAKEN = 't', LEFT_FULL = 'f' };

/* Here, behind the look for an earlier answer: what a table sent twice made the first time is no double. The first
 * write looks at all rows, before anything is there; what comes between later ones costs no more than its own row. */
static Err check_all(Tx *tx, const CreateJob *job, const StakeholderList *existing) {
    const StakeholderList *rows = &job->table->rows;
    TRY(record_room(tx->ctx, tx->conn, &STAKEHOLDER_STORE, job->initiative->id,
                    NOUNS[NOUN_STAKEHOLDER].maximum, (int64_t)rows->count));
    for (size_t i = 0; i < rows->count; i++)
        if (is_there(existing, rows->items[i].name))
            return ERR_INVALID;
    return ERR_NONE;
}

static Err fits_one_more(Tx *tx, const CreateJob *job, bool *ret) {
    size_t findings = tx->ctx->findings.count;
    Err err = record_room(tx->ctx, tx->conn, &STAKEHOLDER_STORE, job->initiative->id,
                          NOUNS[NOUN_STAKEHOLDER].maximum, 1);
    *ret = err == ERR_NONE;
    if (err != ERR_INVALID)
        return err;
    tx->ctx->findings.count = findings; /* of this row, not of the whole */
    return ERR_NONE;
}

static Err create_row(Tx *tx, App *app, const CreateJob *job, size_t at, Written *ret) {
    const Noun *noun = &NOUNS[NOUN_STAKEHOLDER];
    Stakeholder stakeholder = job->table->rows.items[at]; /* as read: an attempt works on a copy */
    TRY(record_check(tx->ctx, app->pack, noun, &stakeholder));
    TRY(stakeholder_insert(tx, job->initiative->id, &stakeholder));
    TRY(change_note(tx, job->initiative, noun->schema, stakeholder.record.id, STR("create"), NULL,
                    &stakeholder, STR("")));
    if (ret->record.v == 0)
        ret->record = stakeholder.record.id;
    return ERR_NONE;
}

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    const CreateJob *job = in;
    StakeholderList existing;
    CLEANUP(out_done) Out left = out_open(64);
    ret->record = (RecordId){ 0 };
    TRY(stakeholder_list(tx->ctx, tx->conn, job->initiative->id, &existing));
    if (job->from == 0)
        TRY(check_all(tx, job, &existing));
    for (size_t i = job->from; i < job->from + job->count; i++) {
        bool taken = is_there(&existing, job->table->rows.items[i].name), fits = true;
        if (!taken && job->from > 0)
            TRY(fits_one_more(tx, job, &fits));
        if (taken || !fits)
            out_format(&left, "%c%zu ", taken ? LEFT_TAKEN : LEFT_FULL, i);
        else
            TRY(create_row(tx, app, job, i, ret));
    }
    ret->location = str_copy(tx->ctx->arena, out_view(&left));
    return ret->record.v != 0 ? initiative_touch(tx, job->initiative->id) : ERR_NONE;
}

/* Bytes of the rows of one write, unless one row alone has more: words cost more than rows. */
enum { BYTES_PER_WRITE = 10000 };

static size_t bytes_of(const Stakeholder *row) {
    size_t bytes = 0;
    for (size_t i = 0; i < STAKEHOLDER_SCHEMA.count; i++) {
        const Field *field = &STAKEHOLDER_SCHEMA.fields[i];
        if (field->type == FIELD_TEXT || field->type == FIELD_PROSE)
            bytes += ((const Str *)field_in(field, row))->len;
    }
    return bytes;
}

/* How many rows go into the write that begins here; always the same for the same table. */
static size_t slice_of(const StakeholderTable *table, size_t from) {
    size_t count = 1, bytes = bytes_of(&table->rows.items[from]);
    while (count < STAKEHOLDERS_PER_WRITE && from + count < table->rows.count) {
        bytes += bytes_of(&table->rows.items[from + count]);
        if (bytes > BYTES_PER_WRITE)
            break;
        count++;
    }
    return count;
}

/* Every write has an answer of its own, and every one but the last a name of its own below the submission's. */
static Submission part_of(Arena *arena, const Submission *submission, const CreateJob *job) {
    Submission part = submission != NULL ? *submission : (Submission){ 0 };
    part.location = STR("");
    if (job->from + job->count == job->table->rows.count)
        return part;
    CLEANUP(out_done) Out content = out_open(64);
    out_c(&content, "part-");
    out_i64(&content, (int64_t)job->from);
    out_c(&content, ".");
    out_str(&content, part.content);
    part.content = str_copy(arena, out_view(&content));
    return part;
}

/* What a write said it left out: "t17 f19 ". */
static void add_left(Arena *arena, const StakeholderTable *table, Str said,
                     StakeholderTable *left) {
    Str piece;
    int64_t at;
    while (str_cut(&said, ' ', &piece)) {
        if (piece.len < 2 || !str_i64(str_slice(piece, 1, SIZE_MAX), &at) || at < 0 ||
            at >= (int64_t)table->rows.count)
            continue;
        size_t row = (size_t)at;
        bool full = piece.ptr[0] == LEFT_FULL;
        *list_push(arena, &left->rows) = table->rows.items[row];
        *list_push(arena, &left->lines) = table->lines.items[row];
        *list_push(arena, &left->findings) =
            (StakeholderFinding){ .line = table->lines.items[row],
                                  .found = { .field = full ? STR("") : STR("name"),
                                             .kind = full ? FINDING_TOO_MANY : FINDING_TAKEN,
                                             .limit = full ? NOUNS[NOUN_STAKEHOLDER].maximum : 0 },
                                  .value = full ? STR("")
                                                : utf8_truncate(table->rows.items[row].name,
                                                                STAKEHOLDER_VALUE_SHOWN_MAX) };
        size_t begin = table->ends.items[row];
        Str typed = str_slice(table->text, begin, table->ends.items[row + 1] - begin);
        left->text = str_join(arena, left->text, typed);
    }
}

Err stakeholder_table_create(App *app, Ctx *ctx, const Submission *submission,
                             const InitiativeRef *initiative, const StakeholderTable *table,
                             StakeholderTable *ret_left, Written *ret) {
    if (!permission_in(initiative->permissions, PERMISSION_INITIATIVE_EDIT) || initiative->archived)
        return ERR_FORBIDDEN;
    if (table->findings.count > 0 || table->rows.count == 0)
        return ERR_INVALID;
    StakeholderTable left = { .text = str_slice(table->text, 0, table->ends.items[0]),
                              .problem = { .key = STR("") } };
    CreateJob job = { .initiative = initiative, .table = table };
    for (; job.from < table->rows.count; job.from += job.count) {
        job.count = slice_of(table, job.from);
        Submission part = part_of(ctx->arena, submission, &job);
        TRY(transact(app, ctx, submission != NULL ? &part : NULL, initiative->chain, do_create,
                     &job, ret));
        add_left(ctx->arena, table, ret->location, &left);
    }
    ret->location = submission != NULL ? submission->location : STR("");
    *ret_left = left;
    return ERR_NONE;
}
