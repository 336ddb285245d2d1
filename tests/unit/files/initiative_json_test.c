/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Export and import: any initiative survives the way through a file, and no broken file gets in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../store/full_run.h"
#include "files/initiative_json.h"
#include "files/pack.h"

enum { ROUNDS_SHORT = 100, ROUNDS_FULL = 300, RECORDS_MAX = 4, TRIES_MAX = 50 };

typedef struct Work {
    Arena *arena;
    Pack pack;
    Findings findings;
    uint64_t seed;
    int64_t last_id;
} Work;

static Work open_work(Arena *arena, uint64_t seed) {
    Work work = { .arena = arena, .seed = seed };
    assert_int_equal(pack_read_built_in(arena, &work.findings, &work.pack), ERR_NONE);
    return work;
}

static Check check_of(Work *work) {
    work->findings = (Findings){ 0 };
    return (Check){ .today = { 2026, 6, 15 },
                    .pack = &work->pack,
                    .arena = work->arena,
                    .findings = &work->findings };
}

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

/* What there is once in an initiative. */
static bool there_already(const Whole *whole, const Noun *noun, const void *record) {
    static const struct {
        NounId noun;
        Str field, opt_other;
    } ONCE[] = { { NOUN_INTERSECTION, STR_INIT("perspectives"), STR_INIT("") },
                 { NOUN_OMISSION, STR_INIT("perspective"), STR_INIT("") },
                 { NOUN_TASK, STR_INIT("template"), STR_INIT("") },
                 { NOUN_TRANSLATION, STR_INIT("language"), STR_INIT("about") } };
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

static Str text_of(Work *work, const InitiativeFile *file) {
    CLEANUP(out_done) Out out = out_open(1 << 14);
    assert_int_equal(initiative_json_write(file, &out), ERR_NONE);
    return str_copy(work->arena, out_view(&out));
}

static void print_findings(const Findings *findings) {
    for (size_t i = 0; i < findings->count; i++)
        print_message("%.*s: %s\n", (int)findings->items[i].field.len, findings->items[i].field.ptr,
                      finding_key(findings->items[i].kind).ptr);
}

static InitiativeFile read_well(Work *work, Str text) {
    InitiativeFile file;
    Check check = check_of(work);
    if (initiative_json_read(text, &check, &file) != ERR_NONE) {
        print_findings(&work->findings);
        fail_msg("refused: " STR_FMT, STR_ARG(text));
    }
    return file;
}

static void any_initiative_survives(void **state) {
    (void)state;
    size_t records[NOUN_COUNT] = { 0 };
    const uint64_t rounds = full_run() ? ROUNDS_FULL : ROUNDS_SHORT;
    for (uint64_t round = 0; round < rounds; round++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        Work work = open_work(arena, round);
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
    Work work = open_work(arena, 4711);
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

/* A file cut anywhere is refused, and nothing is read past its end. */
static void no_half_file_gets_in(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena, 5);
    InitiativeFile file = random_file(&work);
    Str text = text_of(&work, &file);
    for (size_t len = 0; len + 1 < text.len; len += 1 + len % 31) {
        InitiativeFile none;
        Check check = check_of(&work);
        assert_int_equal(initiative_json_read(str_slice(text, 0, len), &check, &none), ERR_INVALID);
        assert_true(work.findings.count > 0);
    }
}

/* -- Broken files ------------------------------------------------------------------------------ */

#define INITIATIVE "\"initiative\":{\"id\":1,\"name\":\"V\",\"problem\":\"P\"}"
#define END        "\"history\":[],\"chain\":{\"seq\":0,\"head\":\"\"}"
#define FILE_OF(initiative, goals, stakeholders, involvements)               \
    "{\"format\":\"einklang-initiative-1\"," initiative ",\"goals\":[" goals \
    "],\"stakeholders\":[" stakeholders "],\"involvements\":[" involvements "]," END "}"
#define GOAL(rest) "{\"id\":2,\"statement\":\"Z\"" rest "}"
#define GROUP      "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"it\"]}"
#define ROW(whom, rest)                 \
    "{\"id\":4,\"stakeholders\":[" whom \
    "],\"level\":\"consult\",\"planned_on\":\"2026-06-01\"" rest "}"

#define WORKSHOPS                                                                                 \
    "\"workshops\":[{\"id\":5,\"name\":\"W\",\"purpose\":\"P\",\"level\":\"consult\","            \
    "\"naming\":\"anonymous\"},{\"id\":6,\"name\":\"X\",\"purpose\":\"P\",\"level\":\"consult\"," \
    "\"naming\":\"anonymous\"}],\"boards\":[{\"id\":7,\"workshop\":6,\"title\":\"T\","            \
    "\"prompt\":\"F?\",\"form\":\"proposal\"}],"
#define PART(id, workshop, board)                              \
    "{\"id\":" id ",\"workshop\":" workshop                    \
    ",\"position\":1,\"kind\":\"group_work\",\"title\":\"T\"," \
    "\"minutes\":5,\"board\":" board "}"

#define SAID(id, about, language, text) \
    "{\"id\":" id ",\"about\":" about ",\"language\":\"" language "\"," text "}"
#define SAID_FILE(translations) \
    FILE_OF("\"translations\":[" translations "]," INITIATIVE, GOAL(""), GROUP, "")

/* The same record twice. */
#define ONCE_FILE(plural, fields)                                                                 \
    FILE_OF("\"" plural "\":[{\"id\":8," fields "},{\"id\":9," fields "}]," INITIATIVE, GOAL(""), \
            GROUP, "")

static const struct {
    const char *text, *found;
} BROKEN[] = {
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"S\"") "," SAID("9", "2", "de-simple",
                                                                     "\"statement\":\"S\"")),
      "" },
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"S\"") "," SAID("9", "2", "en",
                                                                     "\"statement\":\"S\"")),
      "/translations/1/language taken" },
    { ONCE_FILE("omissions", "\"perspective\":\"it\",\"reason\":\"R\",\"function\":\"F\""),
      "/omissions/1/perspective taken" },
    { ONCE_FILE("intersections", "\"perspectives\":[\"it\",\"women\"],\"description\":\"N\""),
      "/intersections/1/perspectives taken" },
    { ONCE_FILE("tasks", "\"template\":\"problem\",\"name\":\"T\",\"state\":\"open\""),
      "/tasks/1/template taken" },
    { ONCE_FILE("tasks", "\"name\":\"T\",\"state\":\"open\""), "" },
    { SAID_FILE(SAID("8", "2", "tr", "\"statement\":\"S\"")),
      "/translations/0/language unknown_key" },
    { FILE_OF(WORKSHOPS "\"agenda_parts\":[" PART("8", "6", "7") "," PART("9", "5", "null") "]," //
              INITIATIVE,
              "", "", ""),
      "" },
    { FILE_OF(WORKSHOPS "\"agenda_parts\":[" PART("8", "6", "7") "," PART("9", "5", "7") "]," //
              INITIATIVE,
              "", "", ""),
      "/agenda_parts/1/board other_workshop" },
    { FILE_OF(INITIATIVE, GOAL(""), GROUP, ROW("3", "")), "" },
    { "\xEF\xBB\xBF" FILE_OF(INITIATIVE, "", "", ""), "" }, /* as some editors write it */
    { FILE_OF(INITIATIVE, GOAL(",\"due\":\"2026-02-30\""), "", ""), "/goals/0/due no_such_date" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":\"31.12.2026\""), "", ""), "/goals/0/due not_a_date" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":7"), "", ""), "/goals/0/due wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"created_at\":\"gestern\""), "", ""),
      "/goals/0/created_at not_an_instant" },
    { FILE_OF(INITIATIVE, GOAL(",\"dew\":null"), "", ""), "/goals/0/dew unknown_field" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":null,\"due\":null"), "", ""), "/goals/0/due repeated" },
    { FILE_OF(INITIATIVE, GOAL(",\"target\":\"12,5\""), "", ""), "/goals/0/target not_a_number" },
    { FILE_OF(INITIATIVE, GOAL(",\"target\":12.5"), "", ""), "/goals/0/target wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"direction\":\"up\""), "", ""),
      "/goals/0/direction unknown_key" },
    { FILE_OF(INITIATIVE, GOAL(",\"value_pairs\":\"people\""), "", ""),
      "/goals/0/value_pairs wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"unit\":\"a\\u0007\""), "", ""), "/goals/0/unit not_text" },
    { FILE_OF(INITIATIVE, "{\"id\":2}", "", ""), "/goals/0/statement required" },
    { FILE_OF(INITIATIVE, "{\"statement\":\"Z\"}", "", ""), "/goals/0/id required" },
    { FILE_OF(INITIATIVE, "{\"id\":0,\"statement\":\"Z\"}", "", ""), "/goals/0/id too_small" },
    { FILE_OF(INITIATIVE, "{\"id\":1,\"statement\":\"Z\"}", "", ""),
      "/initiative/id taken, /goals/0/id taken" },
    { FILE_OF(INITIATIVE, GOAL(",\"statement\":7"), "", ""), "/goals/0/statement repeated" },
    { FILE_OF(INITIATIVE, "{\"id\":2,\"statement\":7}", "", ""), "/goals/0/statement wrong_type" },
    { FILE_OF(INITIATIVE, "[]", "", ""), "/goals/0 wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(""), "", ROW("3", "")),
      "/involvements/0/stakeholders no_such_record" },
    { FILE_OF(INITIATIVE, GOAL(""), "", ROW("2", "")),
      "/involvements/0/stakeholders no_such_record" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"answered_on\":\"2026-06-02\"")),
      "/involvements/0/answer answer_without_text, "
      "/involvements/0/answered_on answer_without_hearing" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"heard_on\":\"2026-06-16\"")),
      "/involvements/0/heard_on in_future" },
    { FILE_OF(INITIATIVE, "", "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"cats\"]}", ""),
      "/stakeholders/0/perspectives unknown_key" },
    { FILE_OF(INITIATIVE, "", "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"it\"],\"influence\":6}",
              ""),
      "/stakeholders/0/influence too_large" },
    { FILE_OF("\"initiative\":[]", "", "", ""), "/initiative wrong_type" },
    /* as from before there was any other noun */
    { "{\"format\":\"einklang-initiative-1\"," INITIATIVE "," END "}", "" },
    { "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"goals\":null," END "}",
      "/goals wrong_type" },
    { FILE_OF("\"comments\":[{\"id\":5,\"target\":1,\"text\":\"A\",\"reply_to\":5}]," INITIATIVE,
              "", "", ""),
      "/comments/0/reply_to no_such_record" },
    { FILE_OF("\"comments\":[{\"id\":5,\"target\":1,\"text\":\"A\",\"reply_to\":6},"
              "{\"id\":6,\"target\":1,\"text\":\"B\",\"reply_to\":5}]," INITIATIVE,
              "", "", ""),
      "/comments/0/reply_to no_such_record" },
    { FILE_OF("\"more\":1," INITIATIVE, "", "", ""), "/more unknown_field" },
    { "{\"format\":\"einklang-initiative-2\",\"anything\":[]}", "/format outdated" },
    { "{\"format\":\"another\"}", " no_export" },
    { "{\"goals\":[]}", " no_export" },
    { "{\"format\":\"einklang-initiative-1\",\"goals\":[{\"due\" 7}]}", "/goals/0/due not_json" },
    { "[]", " no_export" },
    { "Vorhaben", " not_json" },
    { "", " not_json" },
    { "{\"format\":\"einklang-initiative-1\"} {}", " not_json" },
    { "{\"form\xff\":1}", "/form not_text" },
};

static void a_broken_file_says_where(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        Work work = open_work(arena, 1);
        InitiativeFile file = { .chain_seq = -1 };
        Check check = check_of(&work);
        Err err = initiative_json_read(str_from(BROKEN[i].text), &check, &file);
        Str got = STR("");
        for (size_t f = 0; f < work.findings.count; f++)
            got = str_join(arena, got, f > 0 ? STR(", ") : STR(""), work.findings.items[f].field,
                           STR(" "), finding_key(work.findings.items[f].kind));
        if (!str_eq(got, str_from(BROKEN[i].found)))
            fail_msg("%s\n got <" STR_FMT "> instead of <%s>", BROKEN[i].text, STR_ARG(got),
                     BROKEN[i].found);
        assert_int_equal(err, BROKEN[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
        if (err != ERR_NONE)
            assert_int_equal(file.chain_seq, -1); /* nothing was handed out */
    }
}

/* -- The template of the process --------------------------------------------------------------- */

#define BOTH_IN       "{\"de\":\"P\",\"en\":\"P\"}"
#define PHASE_OF(key) "{\"key\":\"" key "\",\"label\":" BOTH_IN ",\"hint\":" BOTH_IN "}"
#define TASK_OF(phase)                                                                      \
    "{\"key\":\"" phase "\",\"phase\":\"" phase "\",\"title\":" BOTH_IN ",\"why\":" BOTH_IN \
    ",\"steps\":[],\"methods\":[],\"role\":\"r\",\"effort\":" BOTH_IN                       \
    ",\"value_pairs\":[],\"source\":\"own\"}"
/* clang-format off */
#define EACH_PHASE(of) of("idea") "," of("planning") "," of("development") "," \
    of("commissioning") "," of("operation") "," of("shutdown")
/* clang-format on */

static const char TEMPLATE[] =
    "{\"format\":\"einklang-process-1\",\"version\":\"amt-1\",\"source\":\"Amt\","
    "\"law_as_of\":\"2026-06-01\",\"roles\":[{\"key\":\"r\",\"label\":" BOTH_IN
    "}],\"phases\":[" EACH_PHASE(PHASE_OF) "],\"tasks\":[" EACH_PHASE(TASK_OF) "]}";

static Str with_process(Work *work, const char *version, Str process) {
    return str_join(work->arena,
                    STR("{\"format\":\"einklang-initiative-1\",\"initiative\":{\"id\":1,"
                        "\"name\":\"V\",\"problem\":\"P\",\"process_version\":\""),
                    str_from(version), STR("\"},\"process\":"), process, STR("," END "}"));
}

static void a_template_comes_along(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena, 1);
    InitiativeFile file = read_well(&work, with_process(&work, "amt-1", str_from(TEMPLATE)));
    assert_true(pack_process_same(file.process, str_from(TEMPLATE)));
    Str text = text_of(&work, &file);
    InitiativeFile again = read_well(&work, text);
    assert_true(str_eq(text, text_of(&work, &again)));
    assert_true(str_eq(file.process, again.process));
    Str spaced;
    assert_int_equal(
        pack_process_line(str_join(arena, STR(" \n"), str_from(TEMPLATE)), arena, &spaced),
        ERR_NONE);
    assert_true(str_eq(spaced, file.process));
    assert_false(pack_process_same(file.process, STR("{\"version\":\"amt-1\"}")));
    assert_false(pack_process_same(STR("{"), STR("{")));
}

static Str nested(Arena *arena, int levels) {
    CLEANUP(out_done) Out out = out_open(256);
    out_c(&out, "{\"a\":");
    for (int i = 0; i < levels; i++)
        out_char(&out, '[');
    for (int i = 0; i < levels; i++)
        out_char(&out, ']');
    out_char(&out, '}');
    return str_copy(arena, out_view(&out));
}

static Str large(Arena *arena) {
    char *text = arena_bytes(arena, PACK_PROCESS_MAX);
    memset(text, 'x', PACK_PROCESS_MAX);
    return str_join(arena, STR("{\"a\":\""), str_bytes(text, PACK_PROCESS_MAX), STR("\"}"));
}

static void a_damaged_template_lets_nothing_in(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena, 1);
    Str whole = str_from(TEMPLATE);
    const struct {
        const char *version;
        Str process;
        const char *field;
        FindingKind kind;
    } CASES[] = {
        { "amt-1", STR("[]"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", STR("null"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", STR("{\"a\":1.5}"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", nested(arena, 200), "/process", FINDING_WRONG_TYPE },
        { "amt-1", large(arena), "/process", FINDING_TOO_LARGE },
        { "amt-1", STR("{}"), "/process/format", FINDING_REQUIRED },
        { "amt-1", str_join(arena, str_slice(whole, 0, whole.len - 1), STR(",\"more\":1}")),
          "/process/more", FINDING_UNKNOWN_FIELD },
        { "amt-2", whole, "/initiative/process_version", FINDING_UNKNOWN_KEY },
        { "", whole, "/initiative/process_version", FINDING_UNKNOWN_KEY },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        InitiativeFile none;
        Check check = check_of(&work);
        Str text = with_process(&work, CASES[i].version, CASES[i].process);
        assert_int_equal(initiative_json_read(text, &check, &none), ERR_INVALID);
        const Finding *finding = finding_of(&work.findings, str_from(CASES[i].field));
        if (finding == NULL)
            fail_msg("case %zu: " STR_FMT, i, STR_ARG(work.findings.items[0].field));
        assert_int_equal(finding->kind, CASES[i].kind);
    }
}

static void limits_are_named(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena, 1);
    CLEANUP(out_done) Out out = out_open(1 << 16);
    out_c(&out, "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"goals\":[");
    for (int64_t i = 0; i <= NOUNS[NOUN_GOAL].maximum; i++)
        out_format(&out, "%s{\"id\":%d,\"statement\":\"Z\"}", i > 0 ? "," : "", (int)i + 10);
    out_c(&out, "],\"stakeholders\":[],\"involvements\":[]," END "}");
    InitiativeFile file;
    Check check = check_of(&work);
    assert_int_equal(initiative_json_read(out_view(&out), &check, &file), ERR_INVALID);
    assert_int_equal(work.findings.count, 1);
    assert_true(str_eq(work.findings.items[0].field, STR("/goals")));
    assert_int_equal(work.findings.items[0].kind, FINDING_TOO_MANY);
    assert_int_equal(work.findings.items[0].limit, NOUNS[NOUN_GOAL].maximum);

    char *large = arena_bytes(arena, (size_t)INITIATIVE_FILE_MAX + 1);
    memset(large, ' ', (size_t)INITIATIVE_FILE_MAX + 1);
    check = check_of(&work);
    assert_int_equal(
        initiative_json_read(str_bytes(large, (size_t)INITIATIVE_FILE_MAX + 1), &check, &file),
        ERR_INVALID);
    assert_int_equal(work.findings.items[0].limit, INITIATIVE_FILE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_initiative_survives),
        cmocka_unit_test(every_field_survives),
        cmocka_unit_test(no_half_file_gets_in),
        cmocka_unit_test(a_broken_file_says_where),
        cmocka_unit_test(a_template_comes_along),
        cmocka_unit_test(a_damaged_template_lets_nothing_in),
        cmocka_unit_test(limits_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
