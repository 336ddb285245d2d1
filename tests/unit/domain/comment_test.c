/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Which comments stand in a file, and what they answer there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/comment.h"

static Comment said(int64_t id, int64_t reply_to) {
    return (Comment){
        .record.id = { id }, .reply_to = { reply_to }, .author = 7, .removed_by = FIELD_NONE
    };
}

static void a_draft_and_what_was_removed_stay_behind(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Comment items[] = { said(1, 0), said(2, 1), said(3, 2), said(4, 0), said(5, 4), said(6, 3) };
    items[1].removed_by = 7;
    items[3].draft = true;
    CommentList all = { .items = items, .count = 6 };
    CommentList kept = comments_going_out(&all, arena);
    const int64_t IDS[] = { 1, 3, 5, 6 }, REPLIES[] = { 0, 1, 0, 3 };
    assert_int_equal(kept.count, 4);
    for (size_t i = 0; i < kept.count; i++) {
        assert_int_equal(kept.items[i].record.id.v, IDS[i]);
        assert_int_equal(kept.items[i].reply_to.v, REPLIES[i]);
    }
    assert_int_equal(items[2].reply_to.v, 2); /* what was given is left as it is */
}

/* Of a thread whose beginning was removed, which may have been closed since. */
static void a_thread_stays_one_without_its_beginning(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    Comment items[] = { said(1, 0), said(2, 0), said(3, 1), said(4, 2), said(5, 1), said(6, 1) };
    const Date closed = { 2026, 11, 30 };
    items[0].removed_by = 7;
    items[0].closed_on = closed;
    CommentList all = { .items = items, .count = 6 };
    CommentList kept = comments_going_out(&all, arena);
    const int64_t IDS[] = { 2, 3, 4, 5, 6 }, REPLIES[] = { 0, 0, 2, 3, 3 };
    assert_int_equal(kept.count, 5);
    for (size_t i = 0; i < kept.count; i++) {
        assert_int_equal(kept.items[i].record.id.v, IDS[i]);
        assert_int_equal(kept.items[i].reply_to.v, REPLIES[i]);
        bool begins = IDS[i] == 3;
        assert_int_equal(date_compare(kept.items[i].closed_on, closed) == 0, begins);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_and_what_was_removed_stay_behind),
        cmocka_unit_test(a_thread_stays_one_without_its_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
