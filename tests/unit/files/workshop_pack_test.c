/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/board.h"
#include "files/workshop_pack.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

/* 10/20/40/20 and thanks: the order of the seminar, with what it shows in every language. */
static void the_seminar_is_built_in(void **state) {
    static const int64_t MINUTES[] = { 10, 20, 40, 20, 5 };
    Findings findings = { 0 };
    WorkshopTemplates list;
    assert_int_equal(workshop_templates_read_built_in(*state, &findings, &list), ERR_NONE);
    assert_null(workshop_template_find(&list, STR("other")));
    const WorkshopTemplate *seminar = workshop_template_find(&list, STR("seminar"));
    assert_non_null(seminar);
    assert_int_equal(seminar->parts.count, sizeof MINUTES / sizeof *MINUTES);
    assert_int_equal(template_minutes(seminar), 95);
    for (size_t i = 0; i < seminar->parts.count; i++) {
        const TemplatePart *part = &seminar->parts.items[i];
        assert_int_equal(part->minutes, MINUTES[i]);
        assert_true(part->text.de.len > 0 && part->text.en.len > 0 && part->text.de_simple.len > 0);
    }
    assert_int_equal(seminar->parts.items[1].kind, AGENDA_KIND_INPUT);
    const TemplateBoard *board = template_board(seminar, seminar->parts.items[2].board);
    assert_non_null(board);
    assert_int_equal(board->form, BOARD_FORM_PROPOSAL);
    assert_true(board->hidden);
    assert_int_equal(board->dots, 3);
}

/* What a template brings must pass the rules of what it becomes. */
static void every_board_passes_its_rules(void **state) {
    Findings findings = { 0 };
    WorkshopTemplates list;
    size_t boards = 0;
    assert_int_equal(workshop_templates_read_built_in(*state, &findings, &list), ERR_NONE);
    for (size_t t = 0; t < list.count; t++)
        for (size_t b = 0; b < list.items[t].boards.count; b++, boards++) {
            const TemplateBoard *from = &list.items[t].boards.items[b];
            Check check = { .arena = *state, .findings = &findings };
            Board board = { .form = BOARD_FORMS.keys[from->form], .columns = from->columns };
            board_check(&board, &check);
        }
    assert_true(boards >= 2);
    assert_int_equal(findings.count, 0);
}

#define TEXT "{\"de\":\"x\",\"en\":\"x\"}"
#define TEMPLATE(boards, parts)                                                                    \
    "{\"format\":\"einklang-workshop-1\",\"version\":\"2026-11-28\",\"key\":\"a\",\"title\":" TEXT \
    ",\"lead\":" TEXT ",\"boards\":[" boards "],\"parts\":[" parts "]}"
#define BOARD(more)                                                                               \
    "{\"key\":\"b\",\"title\":" TEXT ",\"prompt\":" TEXT ",\"form\":\"proposal\",\"dots\":0" more \
    "}"
#define PART(more) "{\"kind\":\"input\",\"minutes\":20,\"title\":" TEXT more "}"

#define TABLES(assign, more) ",\"board\":\"b\",\"tables\":{\"assign\":\"" assign "\"" more "}"

static void a_mistake_names_its_place(void **state) {
    static const struct {
        const char *json, *found;
    } CASES[] = {
        { TEMPLATE("", PART("")), "" },
        { TEMPLATE(BOARD(""), PART(",\"board\":\"b\",\"text\":{\"de\":[\"a\",\"b\"]}")), "" },
        { TEMPLATE(BOARD(",\"columns\":\"a\""), PART("")), "t/boards/0/columns:wrong_type" },
        { TEMPLATE(BOARD(",\"hidden\":1"), PART("")), "t/boards/0/hidden:wrong_type" },
        { TEMPLATE(BOARD("") "," BOARD(""), PART("")), "t/boards/1/key:taken" },
        { TEMPLATE("", PART(",\"board\":\"b\"")), "t/parts/0/board:unknown_key" },
        { TEMPLATE(BOARD(""), PART(TABLES("number", ",\"people\":6"))), "" },
        { TEMPLATE(BOARD(""), PART(TABLES("choice", ",\"count\":4,\"prompts\":[\"a\",\"b\"]"))),
          "" },
        { TEMPLATE(BOARD(""), PART(TABLES("perspective", ",\"looks\":[\"a\",\"b\"]"))), "" },
        { TEMPLATE(BOARD(""), PART(TABLES("number", ""))), "t/parts/0/tables:tables_or_people" },
        { TEMPLATE(BOARD(""), PART(TABLES("number", ",\"count\":1"))),
          "t/parts/0/tables/count:too_small" },
        { TEMPLATE(BOARD(""), PART(TABLES("lot", ",\"count\":4"))),
          "t/parts/0/tables/assign:unknown_key" },
        { TEMPLATE("", PART(",\"tables\":{\"assign\":\"number\",\"count\":4}")),
          "t/parts/0/tables:tables_without_board" },
        { TEMPLATE("", PART(",\"text\":{\"de\":[7]}")), "t/parts/0/text/de/0:wrong_type" },
        { TEMPLATE("", PART(",\"text\":{\"fr\":[]}")), "t/parts/0/text/fr:unknown_field" },
        { TEMPLATE("", PART(",\"when\":1")), "t/parts/0/when:unknown_field" },
        { TEMPLATE("", "{\"kind\":\"nap\",\"minutes\":1,\"title\":" TEXT "}"),
          "t/parts/0/kind:unknown_key" },
        { TEMPLATE("", "{\"kind\":\"input\",\"minutes\":0,\"title\":" TEXT "}"),
          "t/parts/0/minutes:too_small" },
        { TEMPLATE("", "{\"kind\":\"input\",\"minutes\":481,\"title\":" TEXT "}"),
          "t/parts/0/minutes:too_large" },
        { TEMPLATE("", ""), "t/parts:required" },
        { "{\"format\":\"x\"}", "t/format:outdated" },
        { "[]", "t:wrong_type" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Findings findings = { 0 };
        WorkshopTemplate template;
        Err err =
            workshop_template_read(STR("t"), str_from(CASES[i].json), *state, &findings, &template);
        Str got = findings.count == 0 ? STR("")
                                      : str_join(*state, findings.items[0].field, STR(":"),
                                                 finding_key(findings.items[0].kind));
        assert_string_equal(str_c(*state, got), CASES[i].found);
        assert_int_equal(err, CASES[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
    }
}

static void lines_stand_below_each_other(void **state) {
    Findings findings = { 0 };
    WorkshopTemplate template;
    assert_int_equal(
        workshop_template_read(STR("t"),
                               STR(TEMPLATE("", PART(",\"text\":{\"de\":[\"# a\",\"\",\"b\"]}"))),
                               *state, &findings, &template),
        ERR_NONE);
    assert_string_equal(str_c(*state, template.parts.items[0].text.de), "# a\n\nb");
    assert_int_equal(template.parts.items[0].text.en.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_seminar_is_built_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_board_passes_its_rules, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_names_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_stand_below_each_other, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
