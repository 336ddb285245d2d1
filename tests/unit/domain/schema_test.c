/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/schema.h"
#include "domain/value_pair.h"

typedef struct Everything {
    Record record;
    Str line, prose, email, secret, key, pack_key, keys, pack_keys;
    Date date;
    Decimal decimal;
    int64_t integer, rating;
    bool flag;
    RecordId reference;
    RecordIds references;
    Str kept;
} Everything;

static const Field FIELDS[] = {
    FIELD(Everything, line, TEXT, .required = true, .title = true, .minimum = 2, .maximum = 5),
    FIELD(Everything, prose, PROSE),
    FIELD(Everything, email, EMAIL),
    FIELD(Everything, secret, SECRET),
    FIELD(Everything, key, KEY, .keys = &VALUE_PAIRS),
    FIELD(Everything, pack_key, KEY),
    FIELD(Everything, keys, KEYS, .keys = &VALUE_PAIRS),
    FIELD(Everything, pack_keys, KEYS),
    FIELD(Everything, date, DATE),
    FIELD(Everything, decimal, DECIMAL),
    FIELD(Everything, integer, INTEGER),
    FIELD(Everything, rating, INTEGER, .minimum = 1, .maximum = 5),
    FIELD(Everything, flag, FLAG),
    FIELD(Everything, reference, REFERENCE),
    FIELD(Everything, references, REFERENCES),
    FIELD(Everything, kept, TEXT, .internal = true),
};
enum { COUNT = sizeof FIELDS / sizeof *FIELDS };
static const Schema SCHEMA_OF_ALL = SCHEMA(Everything, "everything", "everythings", FIELDS);

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* Reads one field beside a valid `line`; returns the text read back, or the finding's key. */
static Str read_one(Arena *arena, const char *name, Str text) {
    RawValue raw[COUNT] = { 0 };
    Everything record;
    Findings findings = { 0 };
    raw[0] = (RawValue){ .text = STR("line"), .sent = true };
    size_t at = schema_field_index(&SCHEMA_OF_ALL, str_from(name));
    assert_true(at < COUNT);
    raw[at] = (RawValue){ .text = text, .sent = true };
    schema_clear(&SCHEMA_OF_ALL, &record);
    Err err = schema_read(&SCHEMA_OF_ALL, arena, raw, &record, &findings);
    assert_int_equal(err, findings.count > 0 ? ERR_INVALID : ERR_NONE);
    if (findings.count == 0)
        return field_text(&FIELDS[at], &record, arena);
    assert_int_equal(findings.count, 1);
    assert_true(str_eq(findings.items[0].field, str_from(name)));
    assert_true(field_empty(&FIELDS[at], &record));
    return str_join(arena, STR("!"), finding_key(findings.items[0].kind));
}

/* What is typed into a field, and what stands there then; "!..." is the finding instead. */
static const struct {
    const char *field;
    Str in, out;
} READINGS[] = {
    { "line", STR_INIT("  ab\tc "), STR_INIT("ab c") },
    { "line", STR_INIT("ab\r\ncd"), STR_INIT("ab cd") },
    { "line", STR_INIT("äöüßé"), STR_INIT("äöüßé") },
    { "line", STR_INIT("äöüßéx"), STR_INIT("!too_long") },
    { "line", STR_INIT("ä"), STR_INIT("!too_short") },
    { "line", STR_INIT(" \n "), STR_INIT("!required") },
    { "line", STR_INIT("\u00A0\u200B"), STR_INIT("!required") },
    { "line", STR_INIT("\uFEFFab\u2003"), STR_INIT("ab") },
    { "line", STR_INIT("\u202Eevil\u202C"), STR_INIT("evil") },
    { "line", STR_INIT("a\u200Db"), STR_INIT("a\u200Db") },
    { "line", STR_INIT("a\x01"), STR_INIT("!not_text") },
    { "line", STR_INIT("a\0b"), STR_INIT("!not_text") },
    { "line", STR_INIT("\xff\xfe"), STR_INIT("!not_text") },
    { "prose", STR_INIT("a\r\nb\rc\n"), STR_INIT("a\nb\nc") },
    { "prose", STR_INIT("\u00A0\n\u200B"), STR_INIT("") },
    { "prose", STR_INIT("a\tb"), STR_INIT("a\tb") },
    { "email", STR_INIT(" a.b@example.org "), STR_INIT("a.b@example.org") },
    { "email", STR_INIT("a@localhost"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("ü@example.org"), STR_INIT("!address_letters") },
    { "email", STR_INIT("a b@example.org"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("@example.org"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("a@"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("a@b..de"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("a@b@c"), STR_INIT("!not_an_address") },
    { "email", STR_INIT("a@b.de,c@d.de"), STR_INIT("!not_an_address") },
    { "key", STR_INIT("privacy"), STR_INIT("privacy") },
    { "key", STR_INIT("Privacy"), STR_INIT("!unknown_key") },
    { "pack_key", STR_INIT("b+a+b"), STR_INIT("a+b") },
    { "pack_key", STR_INIT("a b"), STR_INIT("!unknown_key") },
    { "keys", STR_INIT("agency people  agency"), STR_INIT("people agency") },
    { "keys", STR_INIT("people nothing"), STR_INIT("!unknown_key") },
    { "pack_keys", STR_INIT("women older_people+little_german it women"),
      STR_INIT("it little_german+older_people women") },
    { "pack_keys", STR_INIT("women Männer"), STR_INIT("!unknown_key") },
    { "date", STR_INIT("2026-12-31"), STR_INIT("2026-12-31") },
    { "date", STR_INIT(" 31.12.2026 "), STR_INIT("2026-12-31") },
    { "date", STR_INIT("\u00A031.12.2026\u200B"), STR_INIT("2026-12-31") },
    { "date", STR_INIT("2026-02-30"), STR_INIT("!no_such_date") },
    { "date", STR_INIT("30.2.2026"), STR_INIT("!no_such_date") },
    { "date", STR_INIT("1.1.1900"), STR_INIT("1900-01-01") },
    { "date", STR_INIT("2200-12-31"), STR_INIT("2200-12-31") },
    { "date", STR_INIT("31.12.1899"), STR_INIT("!no_such_year") },
    { "date", STR_INIT("1.1.0001"), STR_INIT("!no_such_year") },
    { "date", STR_INIT("2201-01-01"), STR_INIT("!no_such_year") },
    { "date", STR_INIT("gestern"), STR_INIT("!not_a_date") },
    { "decimal", STR_INIT("12.50"), STR_INIT("12,50") },
    { "decimal", STR_INIT("-3,5"), STR_INIT("-3,5") },
    { "decimal", STR_INIT("1.234"), STR_INIT("!not_a_number") },
    { "decimal", STR_INIT("viel"), STR_INIT("!not_a_number") },
    { "integer", STR_INIT("-7"), STR_INIT("-7") },
    { "decimal", STR_INIT("99999999999999999999"), STR_INIT("!number_long") },
    { "decimal", STR_INIT("0,0000000001"), STR_INIT("!number_fine") },
    { "integer", STR_INIT("9223372036854775808"), STR_INIT("!number_long") },
    { "integer", STR_INIT("-9223372036854775808"), STR_INIT("!number_long") },
    { "integer", STR_INIT("12345678901234567,89"), STR_INIT("!not_a_number") },
    { "rating", STR_INIT("5"), STR_INIT("5") },
    { "rating", STR_INIT("0"), STR_INIT("!too_small") },
    { "rating", STR_INIT("6"), STR_INIT("!too_large") },
    { "rating", STR_INIT("99999999999999999999"), STR_INIT("!too_large") },
    { "rating", STR_INIT("-99999999999999999999"), STR_INIT("!too_small") },
    { "flag", STR_INIT("on"), STR_INIT("1") },
    { "flag", STR_INIT("0"), STR_INIT("") },
    { "flag", STR_INIT("perhaps"), STR_INIT("!wrong_type") },
    { "reference", STR_INIT("17"), STR_INIT("17") },
    { "reference", STR_INIT("-1"), STR_INIT("!no_such_record") },
    { "references", STR_INIT("17 3  17 4"), STR_INIT("3 4 17") },
    { "references", STR_INIT("3 x"), STR_INIT("!no_such_record") },
    { "kept", STR_INIT("mine"), STR_INIT("!unknown_field") },
};

static void each_type_reads_what_it_should(void **state) {
    for (size_t i = 0; i < sizeof READINGS / sizeof *READINGS; i++) {
        Str got = read_one(*state, READINGS[i].field, READINGS[i].in);
        if (!str_eq(got, READINGS[i].out))
            fail_msg("%s <" STR_FMT ">: got <" STR_FMT ">", READINGS[i].field,
                     STR_ARG(READINGS[i].in), STR_ARG(got));
    }
}

static void limits_name_themselves(void **state) {
    Arena *arena = *state;
    RawValue raw[COUNT] = { 0 };
    Everything record;
    Findings findings = { 0 };
    CLEANUP(out_done) Out many = out_open(4096);
    for (int i = 1; i <= REFERENCES_MAX + 1; i++)
        out_format(&many, "%d ", i);
    raw[schema_field_index(&SCHEMA_OF_ALL, STR("references"))] =
        (RawValue){ .text = out_view(&many), .sent = true };
    raw[schema_field_index(&SCHEMA_OF_ALL, STR("key"))] =
        (RawValue){ .text = STR("people"), .sent = true, .repeated = true };
    schema_clear(&SCHEMA_OF_ALL, &record);
    assert_int_equal(schema_read(&SCHEMA_OF_ALL, arena, raw, &record, &findings), ERR_INVALID);
    assert_int_equal(findings.count, 3);
    assert_int_equal(finding_of(&findings, STR("line"))->kind, FINDING_REQUIRED);
    assert_int_equal(finding_of(&findings, STR("key"))->kind, FINDING_REPEATED);
    assert_int_equal(finding_of(&findings, STR("references"))->kind, FINDING_TOO_MANY);
    assert_int_equal(finding_of(&findings, STR("references"))->limit, REFERENCES_MAX);
    assert_null(finding_of(&findings, STR("date")));
}

/* One finding each, and what was not taken stays empty. */
static void what_is_no_text_is_told_once(void **state) {
    RawValue raw[COUNT] = { 0 };
    Everything record;
    Findings findings = { 0 };
    raw[schema_field_index(&SCHEMA_OF_ALL, STR("line"))] =
        (RawValue){ .text = STR("left of it"), .sent = true, .unclean = true };
    raw[schema_field_index(&SCHEMA_OF_ALL, STR("date"))] = (RawValue){ .refused = true };
    schema_clear(&SCHEMA_OF_ALL, &record);
    assert_int_equal(schema_read(&SCHEMA_OF_ALL, *state, raw, &record, &findings), ERR_INVALID);
    assert_int_equal(findings.count, 1); /* why `date` was refused has been said before */
    assert_int_equal(finding_of(&findings, STR("line"))->kind, FINDING_NOT_TEXT);
    assert_true(str_empty(record.line));
}

static void findings_stand_in_the_order_of_the_fields(void **state) {
    static const char *const ADDED[] = { "references", "line", "nobody", "key", "", "line" };
    static const char *const SORTED[] = { "", "line", "line", "key", "references", "nobody" };
    Findings findings = { 0 };
    for (size_t i = 0; i < 6; i++)
        finding_add(&findings, *state, str_from(ADDED[i]), FINDING_REQUIRED, (int64_t)i);
    schema_sort_findings(&SCHEMA_OF_ALL, &findings);
    for (size_t i = 0; i < 6; i++)
        assert_true(str_eq(findings.items[i].field, str_from(SORTED[i])));
    assert_true(findings.items[1].limit < findings.items[2].limit);
}

static void fill(Arena *arena, Everything *record) {
    static const char *const TEXTS[COUNT] = {
        "Titel",    "Zeile\nZeile", "a@b.de", "geheim", "safety", "women", "people privacy",
        "it women", "2026-02-28",   "1,234",  "-12",    "3",      "1",     "5",
        "6 7 8",    NULL,
    };
    RawValue raw[COUNT];
    Findings findings = { 0 };
    for (size_t i = 0; i < COUNT; i++)
        raw[i] = (RawValue){ .text = str_from(TEXTS[i]), .sent = TEXTS[i] != NULL };
    schema_clear(&SCHEMA_OF_ALL, record);
    record->kept = STR("kept");
    assert_int_equal(schema_read(&SCHEMA_OF_ALL, arena, raw, record, &findings), ERR_NONE);
}

static void raw_texts_read_back(void **state) {
    Arena *arena = *state;
    Everything first, second;
    RawValue raw[COUNT];
    Findings findings = { 0 };
    fill(arena, &first);
    schema_raw(&SCHEMA_OF_ALL, arena, &first, raw);
    schema_clear(&SCHEMA_OF_ALL, &second);
    second.kept = STR("kept");
    assert_int_equal(schema_read(&SCHEMA_OF_ALL, arena, raw, &second, &findings), ERR_NONE);
    for (size_t i = 0; i < COUNT; i++)
        if (FIELDS[i].type != FIELD_SECRET)
            assert_true(field_equal(&FIELDS[i], &first, &second));
    assert_true(str_empty(second.secret));
    assert_true(str_eq(schema_title(&SCHEMA_OF_ALL, &second), STR("Titel")));
}

static void every_field_can_differ(void **state) {
    Arena *arena = *state;
    Everything full, empty;
    fill(arena, &full);
    schema_clear(&SCHEMA_OF_ALL, &empty);
    for (size_t i = 0; i < COUNT; i++) {
        assert_false(field_equal(&FIELDS[i], &full, &empty));
        assert_true(field_equal(&FIELDS[i], &full, &full));
        assert_false(field_empty(&FIELDS[i], &full));
        assert_true(field_empty(&FIELDS[i], &empty));
    }
}

static Str json_of(Arena *arena, const Everything *record) {
    CLEANUP(out_done) Out out = out_open(512);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    schema_write_json(&SCHEMA_OF_ALL, record, &json);
    json_object_end(&json);
    assert_int_equal(json_finish(&json), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

static void json_has_the_declared_shapes(void **state) {
    Arena *arena = *state;
    Everything record;
    fill(arena, &record);
    assert_string_equal(
        json_of(arena, &record).ptr,
        "{\"line\":\"Titel\",\"prose\":\"Zeile\\nZeile\",\"email\":\"a@b.de\",\"key\":\"safety\","
        "\"pack_key\":\"women\",\"keys\":[\"people\",\"privacy\"],\"pack_keys\":[\"it\",\"women\"],"
        "\"date\":\"2026-02-28\",\"decimal\":\"1.234\",\"integer\":-12,\"rating\":3,\"flag\":true,"
        "\"reference\":5,\"references\":[6,7,8],\"kept\":\"kept\"}");
    schema_clear(&SCHEMA_OF_ALL, &record);
    assert_string_equal(
        json_of(arena, &record).ptr,
        "{\"line\":\"\",\"prose\":\"\",\"email\":\"\",\"key\":\"\",\"pack_key\":\"\",\"keys\":[],"
        "\"pack_keys\":[],\"date\":null,\"decimal\":null,\"integer\":null,\"rating\":null,"
        "\"flag\":false,\"reference\":null,\"references\":[],\"kept\":\"\"}");
}

/* A form of two fields was sent; meanwhile somebody else changed another one, and this program settled a third. */
static void what_a_form_does_not_name_becomes_what_it_is_now(void **state) {
    static const Field SOME[] = { FIELD(Everything, line, TEXT), FIELD(Everything, key, KEY) };
    static const Schema FORM = SCHEMA(Everything, "everything", "everythings", SOME);
    Everything read, now, record;
    fill(*state, &read);
    fill(*state, &now);
    fill(*state, &record);
    record.line = STR("Mine");
    record.date = (Date){ 2026, 2, 3 };
    now.line = STR("Theirs");
    now.date = (Date){ 2025, 1, 1 };
    now.prose = STR("Said by somebody else");
    now.references.count = 0;
    schema_take_unnamed(&SCHEMA_OF_ALL, &FORM, &read, &now, &record);
    assert_true(str_eq(record.line, STR("Mine")));
    assert_true(str_eq(record.prose, STR("Said by somebody else")));
    assert_int_equal(record.references.count, 0);
    assert_int_equal(record.date.year, 2026);
}

static void findings_stop_at_their_maximum(void **state) {
    Findings findings = { 0 };
    for (int i = 0; i < FINDINGS_MAX + 5; i++)
        finding_add(&findings, *state, STR("field"), FINDING_REQUIRED, 0);
    assert_int_equal(findings.count, FINDINGS_MAX);
    assert_string_equal(finding_key(FINDING_OUTDATED).ptr, "outdated");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_type_reads_what_it_should, set_up, tear_down),
        cmocka_unit_test_setup_teardown(limits_name_themselves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_told_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(findings_stand_in_the_order_of_the_fields, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(raw_texts_read_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_field_can_differ, set_up, tear_down),
        cmocka_unit_test_setup_teardown(json_has_the_declared_shapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_form_does_not_name_becomes_what_it_is_now, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(findings_stop_at_their_maximum, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
