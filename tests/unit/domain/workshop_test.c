/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What a workshop promises, how its boards look, in which order its agenda runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/choices.h"
#include "domain/nouns.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* What the noun's rules find: "field:kind field:kind". */
static const char *found(Arena *arena, NounId noun, const void *record) {
    Findings findings = { 0 };
    Check check = { .today = { 2026, 6, 15 }, .arena = arena, .findings = &findings };
    NOUNS[noun].check(record, &check);
    Str text = STR("");
    for (size_t i = 0; i < findings.count; i++)
        text = str_join(arena, text, i > 0 ? STR(" ") : STR(""), findings.items[i].field, STR(":"),
                        finding_key(findings.items[i].kind));
    return str_c(arena, text);
}

static void nothing_is_due_before_the_workshop(void **state) {
    static const struct {
        Date held, answer, gone;
        const char *found;
    } CASES[] = {
        { { 0 }, { 0 }, { 0 }, "" },
        { { 2026, 7, 1 }, { 2026, 7, 1 }, { 2026, 7, 1 }, "" },
        { { 2026, 7, 1 }, { 2026, 6, 30 }, { 0 }, "answer_due:before_workshop" },
        { { 2026, 7, 1 }, { 0 }, { 2026, 6, 30 }, "delete_on:before_workshop" },
        { { 0 }, { 2026, 6, 30 }, { 2026, 6, 30 }, "" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Workshop workshop = { .held_on = CASES[i].held,
                              .answer_due = CASES[i].answer,
                              .delete_on = CASES[i].gone };
        assert_string_equal(found(*state, NOUN_WORKSHOP, &workshop), CASES[i].found);
    }
}

static void a_time_of_day_is_hour_and_minute(void **state) {
    static const struct {
        const char *text;
        int64_t minutes; /* -1: none */
    } CASES[] = {
        { "00:00", 0 },  { "09:30", 570 }, { "23:59", 1439 }, { "24:00", -1 },
        { "12:60", -1 }, { "9:30", -1 },   { "0930", -1 },    { "09.30", -1 },
        { "ab:cd", -1 }, { "09:3x", -1 },  { "09:300", -1 },  { "-1:00", -1 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        int64_t minutes = -1;
        Workshop workshop = { .starts_at = str_from(CASES[i].text) };
        bool read = time_of_day_read(workshop.starts_at, &minutes);
        assert_int_equal(read, CASES[i].minutes >= 0);
        assert_int_equal(minutes, CASES[i].minutes);
        assert_string_equal(found(*state, NOUN_WORKSHOP, &workshop),
                            read ? "" : "starts_at:not_a_time");
    }
}

static void data_of_participants_always_goes(void **state) {
    (void)state;
    Workshop workshop = { 0 };
    assert_true(date_none(workshop_delete_day(&workshop)));
    workshop.held_on = (Date){ 2026, 12, 10 };
    assert_true(date_eq(workshop_delete_day(&workshop), (Date){ 2027, 1, 9 }));
    workshop.delete_on = (Date){ 2026, 12, 11 };
    assert_true(date_eq(workshop_delete_day(&workshop), workshop.delete_on));
}

/* So many characters "ä" and a line end, `count` times, each line with another last letter. */
static Str lines(Arena *arena, size_t characters, size_t count) {
    Str text = STR(""), line = STR("");
    for (size_t i = 1; i < characters; i++)
        line = str_join(arena, line, STR("ä"));
    for (size_t i = 0; i < count; i++) {
        char last = (char)('a' + i);
        text = str_join(arena, text, line, str_copy(arena, str_bytes(&last, 1)), STR("\n"));
    }
    return text;
}

static void a_board_is_open_from_one_day_to_another(void **state) {
    const Date first = { 2026, 5, 4 }, last = { 2026, 5, 6 }, none = { 0 };
    const struct {
        Date from, until;
        const char *found;
    } cases[] = {
        { none, none, "" },
        { first, last, "" },
        { first, first, "" },
        { last, first, "open_until:end_before_start" },
        { first, none, "open_until:required" },
        { none, last, "open_from:required" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Board board = { .form = STR("proposal"),
                        .open_from = cases[i].from,
                        .open_until = cases[i].until };
        assert_string_equal(found(*state, NOUN_BOARD, &board), cases[i].found);
    }
    const Board board = { .open_from = first, .open_until = last };
    assert_false(board_open_on(&board, (Date){ 2026, 5, 3 }));
    assert_true(board_open_on(&board, first));
    assert_true(board_open_on(&board, last));
    assert_false(board_open_on(&board, (Date){ 2026, 5, 7 }));
    assert_false(board_open_on(&(Board){ 0 }, first));
}

static void columns_have_headings_and_proposals_none(void **state) {
    Str eight = lines(*state, BOARD_HEADING_MAX, BOARD_COLUMNS_MAX);
    Str nine = lines(*state, 3, BOARD_COLUMNS_MAX + 1);
    Str wide = lines(*state, BOARD_HEADING_MAX + 1, 1);
    const struct {
        const char *form;
        Str columns;
        const char *found;
    } cases[] = {
        { "proposal", STR(""), "" },
        { "proposal", STR("Hilft"), "columns:no_columns" },
        { "columns", STR("Hilft"), "" },
        { "columns", STR("  \n\n"), "columns:heading_missing" },
        { "columns", STR("Hilft\nStört\n Hilft "), "columns:heading_twice" },
        { "columns", eight, "" },
        { "columns", nine, "columns:headings_many" },
        { "columns", wide, "columns:heading_long" },
        { "", STR("Hilft"), "" }, /* its form could not be read, and says so itself */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Board board = { .form = str_from(cases[i].form), .columns = cases[i].columns };
        assert_string_equal(found(*state, NOUN_BOARD, &board), cases[i].found);
    }
    Board board = { .form = STR("columns"), .columns = STR(" Hilft \n\nStört") };
    BoardHeadings headings = board_headings(*state, &board);
    assert_int_equal(headings.count, 2);
    assert_true(str_eq(headings.items[0], STR("Hilft")));
    board.form = STR("proposal");
    assert_int_equal(board_headings(*state, &board).count, 0);
}

static void an_agenda_runs_by_position(void **state) {
    (void)state;
    AgendaPart parts[] = {
        { .record.id = { 7 }, .position = 2 },
        { .record.id = { 5 }, .position = 2 },
        { .record.id = { 9 }, .position = 1 },
    };
    AgendaPartList list = { parts, 3, 3 };
    agenda_parts_sort(&list);
    assert_int_equal(parts[0].record.id.v, 9);
    assert_int_equal(parts[1].record.id.v, 5);
    assert_int_equal(parts[2].record.id.v, 7);
}

static void a_part_says_whole_at_which_tables(void **state) {
    static const struct {
        const char *assign;
        int64_t tables, people;
        const char *looks, *prompts;
        int64_t board;
        const char *found;
    } CASES[] = {
        { "", FIELD_NONE, FIELD_NONE, "", "", 0, "" },
        { "", 4, FIELD_NONE, "", "", 1, "table_assign:required" },
        { "", FIELD_NONE, FIELD_NONE, "", "Wer?", 1, "table_assign:required" },
        { "number", 4, FIELD_NONE, "", "a\nb\n-\nd", 1, "" },
        { "choice", FIELD_NONE, 6, "", "a\nb\nc\nd\ne", 1, "" },
        { "number", 4, FIELD_NONE, "", "", 0, "board:tables_without_board" },
        { "number", 4, 6, "", "", 1, "tables:tables_or_people" },
        { "choice", FIELD_NONE, FIELD_NONE, "", "", 1, "tables:tables_or_people" },
        { "number", 2, FIELD_NONE, "", "a\nb\nc", 1, "table_prompts:too_many" },
        { "perspective", FIELD_NONE, FIELD_NONE, "a b", "x\ny", 1, "" },
        { "perspective", FIELD_NONE, FIELD_NONE, "a", "", 1, "table_looks:too_small" },
        { "perspective", FIELD_NONE, FIELD_NONE, "a b", "x\ny\nz", 1, "table_prompts:too_many" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const AgendaPart part = { .board = { CASES[i].board },
                                  .split = { .table_assign = str_from(CASES[i].assign),
                                             .tables = CASES[i].tables,
                                             .table_people = CASES[i].people,
                                             .table_looks = str_from(CASES[i].looks),
                                             .table_prompts = str_from(CASES[i].prompts) } };
        assert_string_equal(found(*state, NOUN_AGENDA_PART, &part), CASES[i].found);
    }
}

static void as_many_tables_as_devices_need(void **state) {
    (void)state;
    static const struct {
        int64_t devices, tables;
    } CASES[] = { { 0, 2 }, { 6, 2 }, { 12, 2 }, { 13, 3 }, { 1000, TABLES_MAX } };
    SplitForm split = { .table_assign = STR("number"), .tables = FIELD_NONE, .table_people = 6 };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(split_tables(&split, CASES[i].devices), CASES[i].tables);
    split.tables = 7;
    assert_int_equal(split_tables(&split, 1000), 7);
    split.table_prompts = STR("Wer?\n–\n\n Wann? ");
    assert_true(str_eq(split_prompt(&split, 1), STR("Wer?")));
    assert_int_equal(split_prompt(&split, 2).len, 0);
    assert_int_equal(split_prompt(&split, 3).len, 0);
    assert_true(str_eq(split_prompt(&split, 4), STR("Wann?")));
    assert_int_equal(split_prompt(&split, 5).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_part_says_whole_at_which_tables, set_up, tear_down),
        cmocka_unit_test(as_many_tables_as_devices_need),
        cmocka_unit_test_setup_teardown(nothing_is_due_before_the_workshop, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_time_of_day_is_hour_and_minute, set_up, tear_down),
        cmocka_unit_test(data_of_participants_always_goes),
        cmocka_unit_test_setup_teardown(columns_have_headings_and_proposals_none, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_board_is_open_from_one_day_to_another, set_up, tear_down),
        cmocka_unit_test(an_agenda_runs_by_position),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
