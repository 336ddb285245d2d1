/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A room's PIN as people type it, its clock, the day its devices go; what a card must say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/card.h"
#include "domain/room.h"

enum { MINUTE_MS = 60000 };

static void pins_are_read_as_people_type_them(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(256);
    const struct {
        const char *typed, *pin;
    } cases[] = {
        { "12345678", "12345678" },
        { "1234 5678", "12345678" },
        { " 1234-5678 ", "12345678" },
        { "0000 0000", "00000000" },
        { "1234567", "" },
        { "123456789", "" },
        { "1234567a", "" },
        { "", "" },
        { "１２３４５６７８", "12345678" },
        { "\u0661\u0662\u0663\u0664 \u0665\u0666\u0667\u0668", "12345678" },
        { "\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8", "12345678" },
        { "12.34.56.78", "12345678" },
        { "1234\u00a05678", "12345678" },
        { "1234\u20135678", "12345678" },
        { "1234/5678", "" },
        { "\u0e51234567", "" },
        { "1 2 3 4 5 6 7 8", "12345678" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str pin = pin_normalise(arena, str_from(cases[i].typed));
        assert_true(str_eq(pin, str_from(cases[i].pin)));
    }
    assert_true(str_eq(pin_spoken(arena, STR("12345678")), STR("1234 5678")));
}

static void the_clock_of_a_part(void **state) {
    (void)state;
    const Instant now = { 1000 * MINUTE_MS };
    const Instant later = { now.ms + 4 * MINUTE_MS };
    Room room = { .state = ROOM_STATE_OPEN };
    room_begin_part(&room, (RecordId){ 7 }, 10, now);
    assert_int_equal(room_left_ms(&room, now), 10 * MINUTE_MS);
    assert_int_equal(room_left_ms(&room, later), 6 * MINUTE_MS);
    room_pause(&room, later);
    assert_int_equal(room.part_ends_at.ms, 0);
    assert_int_equal(room_left_ms(&room, (Instant){ later.ms * 2 }), 6 * MINUTE_MS);
    room_resume(&room, later);
    room_resume(&room, (Instant){ later.ms + MINUTE_MS }); /* pressed by two */
    room_extend(&room, 5, later);
    assert_int_equal(room_left_ms(&room, later), 11 * MINUTE_MS);
    /* What is overdue gets its minutes from now on. */
    const Instant overdue = { later.ms + 20 * MINUTE_MS };
    assert_true(room_left_ms(&room, overdue) < 0);
    room_extend(&room, 5, overdue);
    assert_int_equal(room_left_ms(&room, overdue), 5 * MINUTE_MS);
}

static void a_part_begun_in_a_break_does_not_run(void **state) {
    (void)state;
    const Instant now = { 1000 * MINUTE_MS };
    Room room = { .state = ROOM_STATE_OPEN };
    room_pause(&room, now);
    room_resume(&room, now); /* nothing is on */
    assert_int_equal(room.part_ends_at.ms, 0);
    room_pause(&room, now);
    room_begin_part(&room, (RecordId){ 7 }, 10, now);
    assert_int_equal(room.part_ends_at.ms, 0);
    room_resume(&room, now);
    assert_int_equal(room_left_ms(&room, now), 10 * MINUTE_MS);
}

static void the_day_devices_go(void **state) {
    (void)state;
    const Instant opened = { 1795888659000 }; /* 28 November 2026 */
    const Date day = { .year = 2026, .month = 12, .day = 5 };
    const Date past = { .year = 2026, .month = 8, .day = 1 };
    Workshop workshop = { .delete_on = day };
    assert_int_equal(date_compare(room_delete_day(&workshop, opened), day), 0);
    /* Held later than planned, or without a day: from the opening on. */
    const Date thirty = { .year = 2026, .month = 12, .day = 28 };
    workshop.delete_on = past;
    assert_int_equal(date_compare(room_delete_day(&workshop, opened), thirty), 0);
    workshop = (Workshop){ 0 };
    assert_int_equal(date_compare(room_delete_day(&workshop, opened), thirty), 0);
}

static size_t found(const CardForm *form, bool proposal, int64_t columns) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    const Pack pack = { 0 };
    Findings findings = { 0 };
    const Check check = { .pack = &pack, .arena = arena, .findings = &findings };
    card_check(form, proposal, columns, &check);
    return findings.count;
}

static void a_card_says_something(void **state) {
    (void)state;
    assert_int_equal(found(&(CardForm){ 0 }, true, 0), 1);
    assert_int_equal(found(&(CardForm){ .why = STR("darum") }, true, 0), 0);
    assert_int_equal(found(&(CardForm){ .words = STR("x"), .column = STR("1") }, false, 2), 0);
    assert_int_equal(found(&(CardForm){ .words = STR("x"), .column = STR("2") }, false, 2), 1);
    assert_int_equal(found(&(CardForm){ .who = STR("x"), .perspectives = STR("nobody") }, true, 0),
                     1);
}

static void what_waits_or_is_withdrawn_is_not_shown(void **state) {
    (void)state;
    assert_true(card_shown(&(Card){ .released = false }, false));
    assert_false(card_shown(&(Card){ .released = false }, true));
    assert_true(card_shown(&(Card){ .released = true }, true));
    assert_false(card_shown(&(Card){ .released = true, .withdrawn_at = { 1 } }, false));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pins_are_read_as_people_type_them),
        cmocka_unit_test(the_clock_of_a_part),
        cmocka_unit_test(a_part_begun_in_a_break_does_not_run),
        cmocka_unit_test(the_day_devices_go),
        cmocka_unit_test(a_card_says_something),
        cmocka_unit_test(what_waits_or_is_withdrawn_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
