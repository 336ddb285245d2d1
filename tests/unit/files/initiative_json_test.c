/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Export and import: any initiative survives the way through a file, and no half one gets in. */
#include "../../store/full_run.h"
#include "domain/translation_texts.h"
#include "file_work.h"
#include "files/picture_file.h"
#include "sample_picture.h"

enum { ROUNDS_SHORT = 100, ROUNDS_FULL = 300, RECORDS_MAX = 4, TRIES_MAX = 50 };

/* splitmix64: the same rounds every time. */
static uint64_t next(Work *work) {
    uint64_t z = work->seed += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static size_t below(Work *work, size_t limit) {
    return (size_t)(next(work) % limit);
}

/* -- Random records ---------------------------------------------------------------------------- */

static Str random_text(Work *work, bool prose, size_t maximum) {
    static const char *const PIECES[] = { "a", "Ä",      "ß", " ",     "\"",   "\\", "<b>", "&amp;",
                                          "😀", "\u2028", "/", "{n:n}", "Ziel", "0",  "~",   "'" };
    Str text = STR("x");
    size_t count = below(work, maximum < 24 ? maximum / 8 + 1 : 24);
    for (size_t i = 0; i < count; i++) {
        Str piece = str_from(PIECES[below(work, sizeof PIECES / sizeof *PIECES)]);
        if (prose && below(work, 6) == 0)
            piece = STR("\n");
        text = str_join(work->arena, text, piece);
    }
    return str_join(work->arena, text, STR("."));
}

static Str random_date(Work *work) {
    char text[DATE_ISO_SIZE];
    int32_t today = date_days((Date){ 2026, 6, 15 });
    return str_copy(work->arena,
                    date_iso(date_from_days(today - 60 + (int32_t)below(work, 70)), text));
}

static Str random_decimal(Work *work) {
    char text[DECIMAL_TEXT_SIZE];
    Decimal number = { (int64_t)below(work, 2000000) - 1000000, (uint8_t)below(work, 7), true };
    return str_copy(work->arena, decimal_text(number, ',', text));
}

static Str random_keys(Work *work, const Field *field) {
    static const char *const OPEN[] = { "women", "it little_german+older_people",
                                        "older_people women", "suppliers" };
    if (field->keys == NULL)
        return str_from(OPEN[below(work, 4)]);
    Str text = STR("");
    for (size_t i = 0; i < field->keys->count; i++)
        if (below(work, 2) == 0)
            text = str_join(work->arena, text, STR(" "), field->keys->keys[i]);
    return text;
}

static Str random_reference(Work *work, const Whole *whole, const Field *field) {
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const RecordList *list = &whole->lists[n];
        const Schema *schema = NOUNS[n].schema;
        bool fits =
            str_empty(field->target) ? NOUNS[n].commentable : str_eq(schema->name, field->target);
        if (!fits || list->count == 0)
            continue;
        const Record *record =
            (const void *)((const char *)list->items + below(work, list->count) * schema->size);
        CLEANUP(out_done) Out out = out_open(24);
        out_i64(&out, record->id.v);
        return str_copy(work->arena, out_view(&out));
    }
    return STR("");
}

static Str random_raw(Work *work, const Whole *whole, const Field *field) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
        return random_text(work, field->type == FIELD_PROSE, (size_t)field_maximum(field));
    case FIELD_KEY:
        return field->keys == NULL ? STR("little_german+older_people")
                                   : field->keys->keys[below(work, field->keys->count)];
    case FIELD_KEYS: return random_keys(work, field);
    case FIELD_DATE: return random_date(work);
    case FIELD_DECIMAL: return random_decimal(work);
    case FIELD_INTEGER:
        return str_from((const char *[]){ "1", "2", "3", "4", "5" }[below(work, 5)]);
    case FIELD_FLAG: return below(work, 2) == 0 ? STR("1") : STR("");
    case FIELD_REFERENCE: return random_reference(work, whole, field);
    case FIELD_REFERENCES:
        return str_join(work->arena, random_reference(work, whole, field), STR(" "),
                        random_reference(work, whole, field));
    case FIELD_EMAIL:
    case FIELD_SECRET: break;
    }
    return STR("");
}

/* A part of the agenda fills a board of its own workshop, or none. */
static void settle_board(const Whole *whole, AgendaPart *part) {
    const BoardList boards = whole_boards(whole);
    for (size_t i = 0; i < boards.count; i++)
        if (boards.items[i].record.id.v == part->board.v &&
            boards.items[i].workshop.v != part->workshop.v)
            part->board = (RecordId){ 0 };
}

static const void *record_of(const Whole *whole, RecordId id, NounId *ret_noun) {
    for (size_t n = 0; n < NOUN_COUNT; n++)
        for (size_t i = 0; i < whole->lists[n].count; i++) {
            const char *row = (const char *)whole->lists[n].items + i * NOUNS[n].schema->size;
            *ret_noun = (NounId)n;
            if (((const Record *)(const void *)row)->id.v == id.v)
                return row;
        }
    return NULL;
}

/* Nothing was closed or archived after today, nor before it was written. */
static void settle_past(Date *day) {
    if (date_compare(*day, (Date){ 2026, 6, 15 }) > 0 ||
        date_compare(*day, (Date){ 2026, 5, 28 }) < 0)
        *day = (Date){ 0 };
}

/* What was taken back was there before, and neither happened after today. */
static void settle_answer(AnswerPast *past) {
    const Date today = { 2026, 6, 15 };
    bool half = date_none(past->was_on) || date_none(past->withdrawn_on);
    if (half || date_compare(past->withdrawn_on, today) > 0 ||
        date_compare(past->was_on, past->withdrawn_on) > 0)
        past->was_on = past->withdrawn_on = (Date){ 0 };
    Date *const days[] = { &past->changed_on, &past->righted_on, &past->hidden_on };
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (date_compare(*days[i], today) > 0)
            *days[i] = (Date){ 0 };
}

/* Only of a window that is over somebody says that it was missed. */
static void settle_window(ParticipationPlan *plan) {
    bool over =
        !date_none(plan->final_on) || date_compare(plan->comments_until, (Date){ 2026, 6, 15 }) < 0;
    plan->window_missed = plan->window_missed && participation_plan_window(plan) && over;
}

/* A reply stands where the first of its thread stands, which alone is closed, once it is there. */
static void settle_reply(const Whole *whole, Comment *comment) {
    NounId noun;
    settle_past(&comment->closed_on);
    if (comment->reply_to.v != 0)
        comment->closed_on = (Date){ 0 };
    const Comment *said = record_of(whole, comment->reply_to, &noun);
    if (said == NULL)
        return;
    comment->target = said->target;
    if (said->reply_to.v != 0)
        comment->reply_to = said->reply_to;
}

/* Only the texts that the record itself has. */
static void settle_texts(const Whole *whole, Translation *translation) {
    NounId noun;
    settle_past(&translation->answer_changed_on);
    if (record_of(whole, translation->about, &noun) == NULL)
        return;
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++) {
        const Field *field = &TRANSLATION_SCHEMA.fields[i];
        if (translation_is_text(field) && !translation_has_text(noun, field->name))
            *(Str *)field_at(field, translation) = STR("");
    }
}

/* With bytes, and what is said of them true. */
static void settle_picture(Work *work, Picture *picture) {
    CLEANUP(out_done) Out out = out_open(24);
    out_format(&out, "bild-%zu", below(work, 3));
    picture->name = str_copy(work->arena, out_view(&out));
    picture->bytes = STR(PICTURE_PNG);
    picture->width = 3;
    picture->height = 2;
}

/* What there is once in an initiative. */
static bool there_already(const Whole *whole, const Noun *noun, const void *record) {
    static const struct {
        NounId noun;
        Str field, opt_other;
    } ONCE[] = { { NOUN_INTERSECTION, STR_INIT("perspectives"), STR_INIT("") },
                 { NOUN_OMISSION, STR_INIT("perspective"), STR_INIT("") },
                 { NOUN_TASK, STR_INIT("template"), STR_INIT("") },
                 { NOUN_TRANSLATION, STR_INIT("language"), STR_INIT("about") },
                 { NOUN_PICTURE, STR_INIT("name"), STR_INIT("workshop") } };
    const Schema *schema = noun->schema;
    for (size_t n = 0; n < sizeof ONCE / sizeof *ONCE; n++) {
        const Field *field = schema_field(schema, ONCE[n].field);
        const Field *opt_other = schema_field(schema, ONCE[n].opt_other);
        const RecordList *list = &whole->lists[ONCE[n].noun];
        for (size_t i = 0; noun == &NOUNS[ONCE[n].noun] && i < list->count; i++) {
            const char *row = (const char *)list->items + i * schema->size;
            if (!field_empty(field, record) && field_equal(field, row, record) &&
                (opt_other == NULL || field_equal(opt_other, row, record)))
                return true;
        }
    }
    return false;
}

/* A record that its own rules accept; false after TRIES_MAX attempts. */
static bool random_record(Work *work, const Whole *whole, const Noun *noun, void *bytes) {
    const Schema *schema = noun->schema;
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
        RawValue *raw = arena_new(work->arena, RawValue, schema->count);
        Findings found = { 0 };
        Check check = check_of(work);
        check.findings = &found;
        size_t filled = below(work, 5); /* rules rather accept what says little */
        for (size_t i = 0; i < schema->count; i++) {
            bool sent =
                !schema->fields[i].local && (schema->fields[i].required || below(work, 4) < filled);
            if (sent)
                raw[i] =
                    (RawValue){ .text = random_raw(work, whole, &schema->fields[i]), .sent = true };
        }
        schema_clear(schema, bytes);
        if (schema_read_stored(schema, work->arena, raw, bytes, &found) != ERR_NONE)
            continue;
        if (noun == &NOUNS[NOUN_AGENDA_PART])
            settle_board(whole, bytes);
        if (noun == &NOUNS[NOUN_INITIATIVE])
            settle_past(&((Initiative *)bytes)->archived_on);
        if (noun == &NOUNS[NOUN_COMMENT])
            settle_reply(whole, bytes);
        if (noun == &NOUNS[NOUN_PARTICIPATION_PLAN])
            settle_window(bytes);
        if (noun == &NOUNS[NOUN_CONTRIBUTION])
            settle_answer(&((Contribution *)bytes)->answer_past);
        if (noun == &NOUNS[NOUN_INVOLVEMENT])
            settle_answer(&((Involvement *)bytes)->answer_past);
        if (noun == &NOUNS[NOUN_TRANSLATION])
            settle_texts(whole, bytes);
        if (noun == &NOUNS[NOUN_PICTURE])
            settle_picture(work, bytes);
        if (there_already(whole, noun, bytes))
            continue;
        if (noun->check != NULL)
            noun->check(bytes, &check);
        if (found.count > 0)
            continue;
        work->last_id += 1 + (int64_t)below(work, 5);
        *(Record *)bytes = (Record){ .id = { work->last_id },
                                     .version = 1,
                                     .created_at = { 1780000000000 + (int64_t)below(work, 1000) },
                                     .changed_at = { 1780000001000 } };
        return true;
    }
    return false;
}

static InitiativeFile random_file(Work *work) {
    InitiativeFile file = { .program = STR("0.1.0"),
                            .authority = STR("Amt <Musterstadt>"),
                            .exported_at = { 1780000002003 },
                            .chain_seq = 17,
                            .chain_head = STR("00ff") };
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        size_t wanted = NOUNS[n].single ? (n == NOUN_INITIATIVE ? 1 : below(work, 2))
                                        : below(work, RECORDS_MAX);
        char *items = arena_bytes(work->arena, NOUNS[n].schema->size * (wanted + 1));
        RecordList *list = &file.whole.lists[n];
        list->items = items;
        while (list->count < wanted && random_record(work, &file.whole, &NOUNS[n],
                                                     items + list->count * NOUNS[n].schema->size))
            list->count++;
    }
    *list_push(work->arena, &file.history) =
        (HistoryLine){ .at = { 1780000000500 },
                       .actor = STR("Projektleitung"),
                       .noun = STR("goal"),
                       .action = STR("change"),
                       .record = { 3 },
                       .payload = STR("{\"before\":null,\"after\":{\"a\":[1,true,\"\\u003c\"]}}") };
    *list_push(work->arena, &file.history) = (HistoryLine){ .at = { 1780000000600 },
                                                            .actor = STR("gelöschtes Konto"),
                                                            .noun = STR("initiative"),
                                                            .action = STR("create"),
                                                            .payload = STR(""),
                                                            .erased_at = { 1780000000700 },
                                                            .erased_rule = STR("account") };
    return file;
}

/* -- Round trips ------------------------------------------------------------------------------- */

static void any_initiative_survives(void **state) {
    (void)state;
    size_t records[NOUN_COUNT] = { 0 };
    const uint64_t rounds = full_run() ? ROUNDS_FULL : ROUNDS_SHORT;
    for (uint64_t round = 0; round < rounds; round++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        Work work = open_work(arena);
        work.seed = round;
        InitiativeFile first = random_file(&work);
        Str text = text_of(&work, &first);
        InitiativeFile second = read_well(&work, text);
        assert_true(str_eq(text, text_of(&work, &second)));
        for (size_t n = 0; n < NOUN_COUNT; n++) {
            assert_int_equal(first.whole.lists[n].count, second.whole.lists[n].count);
            records[n] += first.whole.lists[n].count;
        }
    }
    for (size_t n = 0; n < NOUN_COUNT; n++)
        assert_true(records[n] >= rounds / 3);
}

static void every_field_survives(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    work.seed = 4711;
    InitiativeFile first = random_file(&work);
    InitiativeFile second = read_well(&work, text_of(&work, &first));
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        for (size_t i = 0; i < first.whole.lists[n].count; i++) {
            const char *a = (const char *)first.whole.lists[n].items + i * schema->size;
            const char *b = (const char *)second.whole.lists[n].items + i * schema->size;
            assert_int_equal(((const Record *)(const void *)a)->id.v,
                             ((const Record *)(const void *)b)->id.v);
            for (size_t f = 0; f < schema->count; f++)
                assert_true(field_equal(&schema->fields[f], a, b));
        }
    }
    assert_true(str_eq(second.history.items[0].payload,
                       STR("{\"before\":null,\"after\":{\"a\":[1,true,\"\\u003c\"]}}")));
    assert_int_equal(second.history.items[1].erased_at.ms, 1780000000700);
}

/* Each of `from` as `to`; *ret_count is how many there are. */
static Str spelled(Arena *arena, Str text, Str from, Str to, size_t *ret_count) {
    CLEANUP(out_done) Out out = out_open(text.len);
    *ret_count = 0;
    for (ptrdiff_t at; (at = str_find(text, from)) >= 0; (*ret_count)++) {
        out_str(&out, str_slice(text, 0, (size_t)at));
        out_str(&out, to);
        text = str_slice(text, (size_t)at + from.len, SIZE_MAX);
    }
    out_str(&out, text);
    return str_copy(arena, out_view(&out));
}

/* Other programs write base64 with padding, and with other letters. */
static void a_picture_is_read_in_another_spelling(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    Str ours = picture_text(STR(PICTURE_PNG), arena), theirs = STR(PICTURE_PNG_TEXT), text, other;
    size_t count = 0;
    assert_false(str_eq(ours, theirs));
    for (work.seed = 1; count == 0; work.seed++) {
        InitiativeFile file = random_file(&work);
        text = text_of(&work, &file);
        other = spelled(arena, text, ours, theirs, &count);
    }
    InitiativeFile read = read_well(&work, other);
    assert_true(str_eq(text_of(&work, &read), text));
}

/* A file cut anywhere is refused, and nothing is read past its end. */
static void no_half_file_gets_in(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    work.seed = 5;
    InitiativeFile file = random_file(&work);
    Str text = text_of(&work, &file);
    for (size_t len = 0; len + 1 < text.len; len += 1 + len % 31) {
        InitiativeFile none;
        Check check = check_of(&work);
        assert_int_equal(initiative_json_read(str_slice(text, 0, len), &check, &none), ERR_INVALID);
        assert_true(work.findings.count > 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_initiative_survives),
        cmocka_unit_test(every_field_survives),
        cmocka_unit_test(a_picture_is_read_in_another_spelling),
        cmocka_unit_test(no_half_file_gets_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
