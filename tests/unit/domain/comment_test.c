/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Which comments stand in a file, what they answer there, and which of two came later. */
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

/* A draft keeps its number; when it became a word of the thread says its day. */
static void what_was_finished_later_came_later(void **state) {
    (void)state;
    Comment draft = said(10, 8), reply = said(11, 8), same = said(12, 8), file = said(13, 8);
    reply.record.changed_at.ms = same.record.changed_at.ms = 2000;
    draft.record.changed_at.ms = 3000;
    file.author = FIELD_NONE;
    file.record.changed_at.ms = 9000; /* by another clock */
    assert_true(comment_later(&draft, &reply));
    assert_false(comment_later(&reply, &draft));
    assert_true(comment_later(&same, &reply));
    assert_false(comment_later(&reply, &same));
    assert_false(comment_later(&reply, &reply));
    assert_true(comment_later(&reply, &file));
    assert_false(comment_later(&file, &draft));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_and_what_was_removed_stay_behind),
        cmocka_unit_test(a_thread_stays_one_without_its_beginning),
        cmocka_unit_test(what_was_finished_later_came_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
