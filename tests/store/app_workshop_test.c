/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A workshop takes over the agenda of a template whole or not at all; boards stay with their workshop. */
#include "app_fixture.h"

#include "app/workshop_agenda.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/history.h"
#include "store/workshop_store.h"

/* Of one place: who leads it, and a workshop without an agenda. */
typedef struct Place {
    AppTest *test;
    InitiativeRef initiative;
    AccountId lead;
    RecordId workshop;
} Place;

static Ctx *as(Place *place, AccountId account) {
    Ctx *ctx = app_test_as(place->test, account);
    assert_ok(access_initiative(&place->test->app, ctx, place->test->conn, place->initiative.key,
                                PERMISSION_INITIATIVE_READ, &place->initiative));
    return ctx;
}

static RecordId new_workshop(Place *place, const char *name) {
    Workshop workshop;
    Written written;
    schema_clear(&WORKSHOP_SCHEMA, &workshop);
    workshop.name = str_from(name);
    workshop.level = STR("involve");
    workshop.naming = STR("anonymous");
    assert_ok(record_create(&place->test->app, as(place, place->lead), NULL, &place->initiative,
                            &NOUNS[NOUN_WORKSHOP], &workshop, &written));
    return written.record;
}

static Place place_of(void **state, const char *name) {
    Place place = { .test = app_test(state) };
    place.initiative = app_test_initiative(place.test, name);
    place.lead = app_test_person(place.test, &place.test->authority, NULL, "lead", "Lena");
    place.workshop = new_workshop(&place, "Auftakt");
    return place;
}

static Err apply(Place *place, AccountId account, const Submission *opt_submission,
                 RecordId workshop, const char *template) {
    Written written;
    return workshop_agenda_apply(&place->test->app, as(place, account), opt_submission,
                                 &place->initiative, workshop, str_from(template), &written);
}

static AgendaPartList parts_of(Place *place, RecordId workshop) {
    AgendaPartList parts;
    assert_ok(agenda_part_list_of(as(place, place->lead), place->test->conn, place->initiative.id,
                                  workshop, &parts));
    return parts;
}

static BoardList boards_of(Place *place, RecordId workshop) {
    BoardList boards;
    assert_ok(board_list_of(as(place, place->lead), place->test->conn, place->initiative.id,
                            workshop, &boards));
    return boards;
}

static size_t entries_of(Place *place, RecordId record) {
    HistoryEntries entries;
    assert_ok(history_list(as(place, place->lead), place->test->conn, place->initiative.chain,
                           record, 0, 100, &entries));
    return entries.count;
}

static void a_template_becomes_the_agenda(void **state) {
    static const int64_t MINUTES[] = { 10, 20, 40, 20, 5 };
    Place place = place_of(state, "Seminar");
    RecordId other = new_workshop(&place, "Ein anderer");
    assert_ok(apply(&place, place.lead, NULL, place.workshop, "seminar"));
    AgendaPartList parts = parts_of(&place, place.workshop);
    BoardList boards = boards_of(&place, place.workshop);
    assert_int_equal(boards.count, 1);
    assert_int_equal(boards.items[0].dots, 3);
    assert_true(boards.items[0].hidden);
    assert_true(boards.items[0].prompt_simple.len > 0);
    assert_int_equal(entries_of(&place, boards.items[0].record.id), 1);
    assert_int_equal(parts.count, sizeof MINUTES / sizeof *MINUTES);
    for (size_t i = 0; i < parts.count; i++) {
        const AgendaPart *part = &parts.items[i];
        assert_int_equal(part->position, (int64_t)i + 1);
        assert_int_equal(part->minutes, MINUTES[i]);
        assert_true(part->text.len > 0 && part->text_simple.len > 0 && part->text_en.len > 0);
        assert_int_equal(entries_of(&place, part->record.id), 1);
    }
    assert_true(str_eq(parts.items[1].kind, STR("input")));
    assert_int_equal(parts.items[1].board.v, 0);
    assert_false(agenda_part_splits(&parts.items[1]));
    assert_true(str_eq(parts.items[2].split.table_assign, STR("number")));
    assert_int_equal(parts.items[2].split.table_people, 6);
    assert_int_equal(parts.items[2].split.tables, FIELD_NONE);
    assert_false(agenda_part_splits(&parts.items[3]));
    assert_int_equal(parts.items[2].board.v, boards.items[0].record.id.v);
    assert_int_equal(parts.items[3].board.v, boards.items[0].record.id.v);
    assert_int_equal(parts_of(&place, other).count, 0);
    assert_int_equal(boards_of(&place, other).count, 0);
    app_test_done(place.test);
}

static void every_template_can_be_taken_over(void **state) {
    Place place = place_of(state, "Vorlagen");
    const WorkshopTemplates *all = &place.test->pack.workshops;
    assert_true(all->count >= 2);
    for (size_t i = 0; i < all->count; i++) {
        RecordId workshop = new_workshop(&place, "Werkstatt");
        assert_ok(apply(&place, place.lead, NULL, workshop,
                        str_c(place.test->store->arena, all->items[i].key)));
        assert_int_equal(parts_of(&place, workshop).count, all->items[i].parts.count);
        assert_int_equal(boards_of(&place, workshop).count, all->items[i].boards.count);
    }
    app_test_done(place.test);
}

static void it_is_taken_over_once(void **state) {
    Place place = place_of(state, "Einmal");
    Submission twice = { .session = { 1 }, .id = STR("s1"), .form = STR("POST /ablauf") };
    assert_err(apply(&place, place.lead, NULL, place.workshop, "no_such"), ERR_INVALID);
    assert_int_equal(place.test->store->ctx.findings.items[0].kind, FINDING_UNKNOWN_KEY);
    assert_int_equal(parts_of(&place, place.workshop).count, 0);
    assert_ok(apply(&place, place.lead, &twice, place.workshop, "seminar"));
    assert_ok(apply(&place, place.lead, &twice, place.workshop, "seminar")); /* sent again */
    assert_err(apply(&place, place.lead, NULL, place.workshop, "short_feedback"), ERR_INVALID);
    assert_int_equal(place.test->store->ctx.findings.items[0].kind, FINDING_HAS_AGENDA);
    assert_int_equal(parts_of(&place, place.workshop).count, 5);
    assert_int_equal(boards_of(&place, place.workshop).count, 1);
    app_test_done(place.test);
}

static void who_may_not_edit_takes_nothing_over(void **state) {
    Place place = place_of(state, "Lesen");
    AccountId reader = app_test_person(place.test, &place.test->authority, NULL, "reader", "Rosa");
    assert_err(apply(&place, reader, NULL, place.workshop, "seminar"), ERR_FORBIDDEN);
    Place elsewhere = place;
    elsewhere.initiative = app_test_initiative(place.test, "Anderswo");
    assert_err(apply(&elsewhere, place.lead, NULL, place.workshop, "seminar"), ERR_NOT_FOUND);
    assert_int_equal(parts_of(&place, place.workshop).count, 0);
    app_test_done(place.test);
}

static AgendaPart some_part(RecordId workshop, RecordId board) {
    AgendaPart part;
    schema_clear(&AGENDA_PART_SCHEMA, &part);
    part.workshop = workshop;
    part.board = board;
    part.position = 9;
    part.kind = STR("group_work");
    part.title = STR("Karten schreiben");
    part.minutes = 15;
    return part;
}

static void a_part_fills_a_board_of_its_own_workshop(void **state) {
    Place place = place_of(state, "Tafeln");
    Written written;
    RecordId other = new_workshop(&place, "Ein anderer");
    assert_ok(apply(&place, place.lead, NULL, place.workshop, "seminar"));
    Board board = boards_of(&place, place.workshop).items[0];
    AgendaPart part = some_part(other, board.record.id);
    const Noun *parts = &NOUNS[NOUN_AGENDA_PART], *boards = &NOUNS[NOUN_BOARD];
    App *app = &place.test->app;
    Ctx *ctx = as(&place, place.lead);
    assert_err(record_create(app, ctx, NULL, &place.initiative, parts, &part, &written),
               ERR_INVALID);
    assert_true(str_eq(ctx->findings.items[0].field, STR("board")));
    assert_int_equal(ctx->findings.items[0].kind, FINDING_OTHER_WORKSHOP);
    part.workshop = (RecordId){ 999999999 }; /* what is not there is told first */
    ctx = as(&place, place.lead);
    assert_err(record_create(app, ctx, NULL, &place.initiative, parts, &part, &written),
               ERR_INVALID);
    assert_true(str_eq(ctx->findings.items[0].field, STR("workshop")));
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NO_SUCH_RECORD);
    part.workshop = place.workshop;
    assert_ok(record_create(app, as(&place, place.lead), NULL, &place.initiative, parts, &part,
                            &written));
    board.workshop = other;
    ctx = as(&place, place.lead);
    assert_err(record_change(app, ctx, NULL, &place.initiative, boards, &board, &written),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_BOARD_IN_AGENDA);
    assert_int_equal(ctx->findings.items[0].limit, 3);
    app_test_done(place.test);
}

static void a_board_that_no_agenda_shows_may_move(void **state) {
    Place place = place_of(state, "Umzug");
    Board board;
    Written written;
    RecordId other = new_workshop(&place, "Ein anderer");
    schema_clear(&BOARD_SCHEMA, &board);
    board.workshop = place.workshop;
    board.title = STR("Themenspeicher");
    board.form = STR("proposal");
    App *app = &place.test->app;
    assert_ok(record_create(app, as(&place, place.lead), NULL, &place.initiative,
                            &NOUNS[NOUN_BOARD], &board, &written));
    assert_ok(board_get(as(&place, place.lead), place.test->conn, place.initiative.id,
                        written.record, &board));
    board.workshop = other;
    assert_ok(record_change(app, as(&place, place.lead), NULL, &place.initiative,
                            &NOUNS[NOUN_BOARD], &board, &written));
    assert_int_equal(boards_of(&place, other).count, 1);
    app_test_done(place.test);
}

static void a_workshop_does_not_go_below_its_agenda(void **state) {
    Place place = place_of(state, "Bleibt");
    Written written;
    assert_ok(apply(&place, place.lead, NULL, place.workshop, "seminar"));
    Ctx *ctx = as(&place, place.lead);
    assert_err(record_delete(&place.test->app, ctx, NULL, &place.initiative, &NOUNS[NOUN_WORKSHOP],
                             place.workshop, 1, STR("Versehen"), &written),
               ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_STILL_USED);
    assert_int_equal(ctx->findings.items[0].limit, 6);
    app_test_done(place.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_template_becomes_the_agenda),
        STORE_TEST(every_template_can_be_taken_over),
        STORE_TEST(it_is_taken_over_once),
        STORE_TEST(who_may_not_edit_takes_nothing_over),
        STORE_TEST(a_part_fills_a_board_of_its_own_workshop),
        STORE_TEST(a_board_that_no_agenda_shows_may_move),
        STORE_TEST(a_workshop_does_not_go_below_its_agenda),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
