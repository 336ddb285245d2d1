/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The language that a card says it is in: chosen where it is written, else that of the page. */
#include "hall.h"

static void a_card_is_in_the_language_that_was_chosen(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    const char *own = text_of(hall.arena, "/w/raum/karten/", hall.live.card.v + 1, "");
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "<option value=\"de\" lang=\"de\" selected>Deutsch</option>");
    assert_sees(&hall.phone, "<option value=\"fr\" lang=\"fr\">français</option>");
    write_card(&hall, "column=0&language=fr&words=Bonjour");
    assert_shown(&hall, "<span lang=\"fr\">Bonjour</span>", true);
    browser_get(&hall.phone, own);
    assert_sees(&hall.phone, "<option value=\"fr\" lang=\"fr\" selected>");
    browser_post(&hall.phone, own, "version=1&column=0&language=ar&words=%D8%B3%D9%84%D8%A7%D9%85");
    assert_status(&hall.phone, 303);
    assert_shown(&hall, "<bdi lang=\"ar\">سلام</bdi>", true);
    browser_get(&hall.phone, "/w/raum");
    browser_post(&hall.phone, board_path(&hall), "column=0&language=%22x&words=Hallo");
    assert_status(&hall.phone, 422);
    assert_sees(&hall.phone, "id=\"language-fehler\"");
    site_test_done(hall.test);
}

static void a_card_is_in_the_language_of_its_page_otherwise(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ .columns = true });
    hall.phone.language = STR("tr");
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "<option value=\"tr\" lang=\"tr\" selected>");
    browser_post(&hall.phone, board_path(&hall), "column=0&words=Merhaba");
    assert_status(&hall.phone, 303);
    assert_shown(&hall, "<span lang=\"tr\">Merhaba</span>", true);
    hall.phone.language = STR("de-simple"); /* what people write on it is German */
    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, "<option value=\"de\" lang=\"de\" selected>");
    browser_get(&hall.lead, led(&hall, "/leitung"));
    assert_sees(&hall.lead, "<option value=\"de\" lang=\"de\" selected>");
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_card_is_in_the_language_that_was_chosen),
        SQLITE_TEST(a_card_is_in_the_language_of_its_page_otherwise),
    };
    return run_site_tests(tests);
}
