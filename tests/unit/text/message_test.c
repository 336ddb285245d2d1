/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/finding_text.h"
#include "text/message_table.h"
#include "text/messages.h"

static void expect(Out *out, const char *text) {
    out_char(out, '\0');
    assert_string_equal(out->ptr, text);
    out_reset(out);
}

static void every_key_is_found(void **state) {
    (void)state;
    for (MsgId id = 1; id < MSG_COUNT; id++) {
        MsgId found;
        assert_int_equal(msg_find(MESSAGES[id].key, &found), ERR_NONE);
        assert_int_equal(found, id);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            assert_true(message_plain((Language)language, id).len > 0);
    }
    MsgId found = 7;
    assert_int_equal(msg_find(STR("common"), &found), ERR_NOT_FOUND);
    assert_int_equal(msg_find(STR(""), &found), ERR_NOT_FOUND);
    assert_int_equal(msg_find(STR("zzz.z"), &found), ERR_NOT_FOUND);
    assert_int_equal(found, 7);
}

static void plain_text_is_not_escaped(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, LANGUAGE_DE, msg(common_footer_version, STR("1 & <2>")));
    expect(&out, "Version 1 & <2>");
    message_text(&out, LANGUAGE_EN, msg(common_save));
    expect(&out, "Save");
    message_text(&out, LANGUAGE_EN, message_of(MSG_NONE));
    expect(&out, "");
    message_text(&out, LANGUAGE_EN, message_of(MSG_COMMON_FOOTER_VERSION));
    expect(&out, "Version");
    Decimal five = { .mantissa = 5, .present = true };
    message_text(&out, LANGUAGE_DE, msg(goal_only_baseline, five, STR("Tage")));
    expect(&out, "heute 5 Tage, Zielwert noch offen");
    message_text(&out, LANGUAGE_DE, msg(goal_only_baseline, five, STR("")));
    expect(&out, "heute 5, Zielwert noch offen");
    message_text(&out, LANGUAGE_DE, msg(goal_last_value, five, STR(""), (Date){ 2026, 1, 2 }));
    expect(&out, "5 am 2. Januar 2026");
}

static void html_escapes_every_slot(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Message message = msg(common_footer_version, STR("<b>\"'&"));
    message_html(&out, LANGUAGE_DE, message);
    assert_int_equal(str_find(out_view(&out), STR("<")), -1);
    assert_true(str_find(out_view(&out), STR("&lt;b&gt;")) > 0);
    out_reset(&out);
    message_attribute(&out, LANGUAGE_DE, message);
    assert_int_equal(str_index(out_view(&out), '"'), -1);
}

static void links_take_only_urls(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    message_html(&out, LANGUAGE_DE, msg(problem_to_start, STR("/?a=1&b=2")));
    expect(&out, "Zur <a href=\"/?a=1&amp;b=2\">Startseite</a>.");
    message_html(&out, LANGUAGE_DE, msg(problem_to_start, STR("javascript:alert(1)")));
    expect(&out, "Zur <a href=\"#\">Startseite</a>.");
    message_attribute(&out, LANGUAGE_DE, msg(problem_to_start, STR("/")));
    expect(&out, "Zur Startseite.");
    message_text(&out, LANGUAGE_EN, msg(problem_to_start, STR("https://example.org/")));
    expect(&out, "Go to the start page (https://example.org/).");
}

static void plurals_follow_the_count(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, LANGUAGE_DE, msg(common_error_summary_title, 1));
    expect(&out, "Eine Angabe muss korrigiert werden");
    message_text(&out, LANGUAGE_DE, msg(common_error_summary_title, 1200));
    expect(&out, "1.200 Angaben müssen korrigiert werden");
    message_text(&out, LANGUAGE_EN, msg(common_results, 0));
    expect(&out, "0 results");
    message_text(&out, LANGUAGE_EN, msg(common_results, -1));
    expect(&out, "−1 results");
}

static void dates_follow_the_language(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Message message = msg(common_erased, (Date){ 2026, 5, 1 }, STR("R"));
    message_text(&out, LANGUAGE_EN, message);
    expect(&out, "erased on 1 May 2026 under the rule “R”");
    message_text(&out, LANGUAGE_DE_SIMPLE, message); /* falls back to German */
    expect(&out, "gelöscht am 1. Mai 2026 nach der Regel „R“");
}

static void every_finding_has_its_message(void **state) {
    (void)state;
    static const Str KEYS[FINDING_COUNT] = {
#define X(name, key) [FINDING_##name] = STR_INIT("finding." key),
        FINDING_LIST(X)
#undef X
    };
    for (int kind = 0; kind < FINDING_COUNT; kind++) {
        Message message = finding_message(&(Finding){ .kind = (FindingKind)kind });
        assert_true(str_eq(MESSAGES[message.id].key, KEYS[kind]));
    }
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, LANGUAGE_DE,
                 finding_message(&(Finding){ .kind = FINDING_TOO_LONG, .limit = 2000 }));
    expect(&out, "Es sind höchstens 2.000 Zeichen erlaubt.");
}

static void findings_are_said_as_the_field_needs_it(void **state) {
    (void)state;
    static const struct {
        FindingKind kind;
        FieldType type;
        const char *key;
    } CASES[] = {
        { FINDING_REQUIRED, FIELD_TEXT, "finding.required" },
        { FINDING_REQUIRED, FIELD_KEY, "finding.choose_one" },
        { FINDING_REQUIRED, FIELD_REFERENCE, "finding.choose_one" },
        { FINDING_REQUIRED, FIELD_REFERENCES, "finding.choose_some" },
        { FINDING_NOT_A_NUMBER, FIELD_DECIMAL, "finding.not_a_number" },
        { FINDING_NOT_A_NUMBER, FIELD_INTEGER, "finding.whole_number" },
        { FINDING_NOT_TEXT, FIELD_PROSE, "finding.left_out" },
        { FINDING_NOT_TEXT, FIELD_SECRET, "finding.not_text" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const Field field = { .type = CASES[i].type };
        const Finding finding = { .kind = CASES[i].kind };
        Message message = finding_message_at(&field, &finding);
        assert_true(str_eq(MESSAGES[message.id].key, str_from(CASES[i].key)));
        assert_int_equal(finding_message_at(NULL, &finding).id, finding_message(&finding).id);
    }
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, LANGUAGE_EN, finding_message_json(&(Finding){ .kind = FINDING_NOT_A_DATE }));
    expect(&out, "Please give a date as YYYY-MM-DD, for example \"2026-12-31\".");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_found),
        cmocka_unit_test(plain_text_is_not_escaped),
        cmocka_unit_test(html_escapes_every_slot),
        cmocka_unit_test(links_take_only_urls),
        cmocka_unit_test(plurals_follow_the_count),
        cmocka_unit_test(dates_follow_the_language),
        cmocka_unit_test(every_finding_has_its_message),
        cmocka_unit_test(findings_are_said_as_the_field_needs_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
