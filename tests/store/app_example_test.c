/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The example, its way in, and an initiative going out as a file and in again. */
#include "app_fixture.h"

#include <stdlib.h>

#include "app/completeness.h"
#include "app/example.h"
#include "app/sign_in.h"
#include "app/token.h"
#include "app/transfer.h"
#include "domain/choices.h"
#include "domain/id_map.h"
#include "domain/translation_texts.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_result_store.h"
#include "store/card_store.h"
#include "store/history.h"
#include "store/process_template_store.h"
#include "store/room_store.h"
#include "store/workshop_store.h"

#define MAIN_KEY "antragsassistenz"

static const Sql INITIATIVES = SQL("SELECT count(*) FROM initiative");
static const Sql AUTHORITIES = SQL("SELECT count(*) FROM authority");
static const Sql PEOPLE = SQL("SELECT count(*) FROM account WHERE erased_at IS NULL");
static const Sql RECORDS = SQL("SELECT count(*) FROM record");
static const Sql TEMPLATES = SQL("SELECT count(*) FROM process_template");
static const Sql CHOICES = SQL("SELECT count(*) FROM process_choice");

static AppTest *example_test(void **state) {
    AppTest *test = app_test_empty(state);
    assert_ok(example_load(&test->app, app_test_as_system(test)));
    return test;
}

static InitiativeRef initiative_of(AppTest *test, const char *key) {
    InitiativeRef initiative;
    assert_ok(access_initiative(&test->app, &test->store->ctx, test->conn, str_from(key),
                                PERMISSION_INITIATIVE_READ, &initiative));
    return initiative;
}

/* Little German is open, older people are strongly affected and only informed; nothing else is missing. */
static void check_gaps(const GapList *gaps) {
    bool open = false, informed = false;
    for (size_t i = 0; i < gaps->count; i++) {
        const Gap *gap = &gaps->items[i];
        bool little_german = str_eq(gap->key, STR("little_german"));
        bool older =
            str_eq(gap->key, STR("older_people")) || str_starts(gap->subject, STR("Ältere"));
        open |= little_german && gap->kind == GAP_PERSPECTIVE_OPEN;
        informed |= older && gap->kind == GAP_AFFECTED_ONLY_INFORMED;
        if (!little_german && !older)
            fail_msg(STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(GAPS.keys[gap->kind]),
                     STR_ARG(gap->key), STR_ARG(gap->subject));
    }
    assert_true(open);
    assert_true(informed);
}

static void it_has_two_gaps_and_no_more(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    assert_true(initiative.published);
    Completeness found;
    assert_ok(initiative_completeness(&test->app, ctx, test->conn, &initiative, &found));
    check_gaps(&found.gaps);
    CLEANUP(out_done) Out out = out_open(0);
    assert_ok(completeness_json(&test->app, ctx, &initiative, &found, LANGUAGE_DE, &out));
    assert_true(str_find(out_view(&out), STR("\"complete\": false")) > 0);
    /* The other one is the exercise, to be filled in. */
    initiative = initiative_of(test, "uebung");
    assert_false(initiative.published);
    app_test_done(test);
}

/* Its dates move by whole weeks: on whatever day it is loaded, its window is open and nothing is late. */
static void it_is_the_same_on_every_day(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    Instant begin = test->store->now;
    for (int day = 0; day < 7; day++) {
        test->store->now = (Instant){ begin.ms + (int64_t)day * 24 * 60 * 60 * 1000 };
        assert_ok(example_reset(&test->app, ctx));
        InitiativeRef initiative = initiative_of(test, MAIN_KEY);
        Completeness found;
        assert_ok(initiative_completeness(&test->app, ctx, test->conn, &initiative, &found));
        check_gaps(&found.gaps);
        ParticipationPlanList plans = whole_participation_plans(&found.whole);
        assert_int_equal(plans.count, 1);
        assert_true(participation_plan_open(&plans.items[0], clock_today(ctx->clock)));
        InvolvementList involvements = whole_involvements(&found.whole);
        for (size_t i = 0; i < involvements.count; i++) {
            int32_t days = date_days(involvements.items[i].planned_on);
            assert_in_range((days + 3) % 7, 0, 4); /* Monday to Friday; 1970 began on a Thursday */
        }
    }
    app_test_done(test);
}

/* What a card became, by name; NULL: nothing. */
static const char *became(AppTest *test, Ctx *ctx, RecordId workshop, const Card *card) {
    CardResults results;
    RecordName name;
    assert_ok(card_result_list(ctx, test->conn, workshop, &results));
    for (size_t i = 0; i < results.count; i++)
        if (results.items[i].card.v == card->id.v) {
            assert_ok(record_name(ctx, test->conn, results.items[i].record, &name));
            assert_true(str_eq(name.noun, results.items[i].noun));
            return str_c(ctx->arena, name.title);
        }
    return NULL;
}

static const Workshop *workshop_called(const WorkshopList *all, const char *begin) {
    for (size_t i = 0; i < all->count; i++)
        if (str_starts(all->items[i].name, str_from(begin)))
            return &all->items[i];
    fail_msg("no workshop %s", begin);
    abort(); /* what the compiler does not know of fail_msg */
}

/* One workshop was held, on a day before today, and everybody in it is forgotten; one only wants to be opened. */
/* Whatever the public reads of it is there in plain German and in English, made from the words that are there now. */
static void everybody_reads_it_in_their_language(void **state) {
    AppTest *test = example_test(state);
    Arena *arena = test->store->arena;
    Whole whole;
    TranslationText texts[TRANSLATION_TEXTS_MAX];
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    assert_ok(initiative_whole(&test->store->ctx, test->conn, initiative.id, &whole));
    TranslationList all = whole_translations(&whole);
    for (size_t k = 0; k < TRANSLATION_LANGUAGES.count; k++) {
        Translations into = translations_in(arena, &all, TRANSLATION_LANGUAGES.keys[k]);
        for (size_t n = 0; n < NOUN_COUNT; n++)
            for (size_t i = 0; translation_has_texts((NounId)n) && i < whole.lists[n].count; i++) {
                const Record *record =
                    (const void *)((const char *)whole.lists[n].items + i * NOUNS[n].schema->size);
                const Translation *said = translations_find(&into, record->id);
                size_t count = translation_texts_of(&whole, clock_today(test->store->ctx.clock),
                                                    (NounId)n, record, texts);
                for (size_t t = 0; t < count; t++)
                    if (texts[t].shown &&
                        (said == NULL || field_empty(texts[t].field, said) ||
                         translation_outdated(arena, said, texts[t].field->name, texts[t].words)))
                        fail_msg(STR_FMT " in " STR_FMT ": " STR_FMT, STR_ARG(texts[t].field->name),
                                 STR_ARG(TRANSLATION_LANGUAGES.keys[k]), STR_ARG(texts[t].words));
            }
    }
    app_test_done(test);
}

static void one_workshop_was_held_and_one_is_ready(void **state) {
    static const Sql DEVICES = SQL("SELECT count(*) FROM participant");
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    WorkshopList all;
    BoardList boards;
    Cards cards;
    Room room;
    assert_ok(workshop_list(ctx, test->conn, initiative.id, &all));
    const Workshop *held = workshop_called(&all, "Auftakt");
    RecordId id = held->record.id;
    assert_ok(room_get(ctx, test->conn, id, &room));
    assert_int_equal(room.state, ROOM_STATE_CLOSED);
    assert_true(date_compare(local_time(room.opened_at).date, held->held_on) == 0);
    assert_int_equal(app_test_count(test, &DEVICES), 0);
    assert_ok(board_list_of(ctx, test->conn, initiative.id, id, &boards));
    assert_ok(card_list(ctx, test->conn, id, boards.items[0].record.id, &cards));
    assert_int_equal(cards.count, 10);
    assert_string_equal(became(test, ctx, id, &cards.items[0]),
                        "Gesprächskreis mit acht Antragstellenden");
    assert_string_equal(became(test, ctx, id, &cards.items[6]), "Betreuungsverein Musterland");
    assert_null(became(test, ctx, id, &cards.items[7]));
    assert_int_equal(cards.items[1].dots, 9);
    const Workshop *ready = workshop_called(&all, "Zwischenhalt");
    assert_true(date_compare(clock_today(ctx->clock), ready->held_on) < 0);
    assert_err(room_get(ctx, test->conn, ready->record.id, &room), ERR_NOT_FOUND);
    app_test_done(test);
}

/* A board that no part of the agenda shows can be seen and written on by nobody. */
static void each_board_of_its_workshops_is_in_a_part(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    WorkshopList all;
    size_t looked_at = 0;
    assert_ok(workshop_list(ctx, test->conn, initiative.id, &all));
    for (size_t w = 0; w < all.count; w++) {
        RecordId workshop = all.items[w].record.id;
        BoardList boards;
        AgendaPartList parts;
        assert_ok(board_list_of(ctx, test->conn, initiative.id, workshop, &boards));
        assert_ok(agenda_part_list_of(ctx, test->conn, initiative.id, workshop, &parts));
        for (size_t b = 0; b < boards.count; b++, looked_at++) {
            bool shown = false;
            for (size_t i = 0; i < parts.count; i++)
                shown |= parts.items[i].board.v == boards.items[b].record.id.v;
            if (!shown)
                fail_msg(STR_FMT, STR_ARG(boards.items[b].title));
        }
    }
    assert_int_equal(looked_at, 3);
    app_test_done(test);
}

/* Tasks of several people, in every state; each phase has somebody to ask; each outcome is told. */
static void every_page_of_it_has_something_to_show(void **state) {
    static const Sql TASKS_OF_PEOPLE = SQL("SELECT count(DISTINCT assignee) FROM task");
    static const Sql TASK_STATES_USED =
        SQL("SELECT count(DISTINCT state) FROM task WHERE template <> ''");
    static const Sql PHASES_USED =
        SQL("SELECT count(DISTINCT phase) FROM involvement WHERE phase <> ''");
    static const Sql WITHOUT_METHOD =
        SQL("SELECT count(*) FROM involvement WHERE method = '' AND method_text = ''");
    static const Sql OUTCOMES_USED = SQL("SELECT count(DISTINCT outcome) FROM contribution");
    static const Sql FROM_OUTSIDE =
        SQL("SELECT count(*) FROM contribution WHERE source = 'public'");
    static const Sql DEPUTIES = SQL("SELECT count(*) FROM membership WHERE deputy = 1");
    static const Sql WITHOUT_VERSION =
        SQL("SELECT count(*) FROM initiative WHERE process_version = ''");
    static const struct {
        const Sql *sql;
        int64_t at_least, at_most;
    } CASES[] = {
        { &TASKS_OF_PEOPLE, 3, 9 },
        { &TASK_STATES_USED, TASK_STATE_COUNT, TASK_STATE_COUNT },
        { &PHASES_USED, PHASE_COUNT, PHASE_COUNT },
        { &WITHOUT_METHOD, 0, 0 },
        { &OUTCOMES_USED, OUTCOME_COUNT, OUTCOME_COUNT },
        { &FROM_OUTSIDE, 3, 9 },
        { &DEPUTIES, 1, 1 },
        { &WITHOUT_VERSION, 0, 0 },
    };
    AppTest *test = example_test(state);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_in_range(app_test_count(test, CASES[i].sql), CASES[i].at_least, CASES[i].at_most);
    app_test_done(test);
}

static void its_link_opens_a_session_with_a_switcher(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    OneTimeLink link;
    assert_ok(example_link(&test->app, ctx, &link));
    Str start = STR("http://test.example/link/");
    assert_true(str_starts(link.address, start));
    Str secret = str_slice(link.address, start.len, SIZE_MAX);
    Session session;
    assert_ok(sign_in_example(&test->app, ctx, secret, STR("Test"), &session));
    assert_true(session.example);
    assert_err(sign_in_example(&test->app, ctx, secret, STR("Test"), &session), ERR_GONE);
    ExamplePeople people;
    assert_ok(example_people(ctx, test->conn, &people));
    assert_int_equal(people.count, 9);
    assert_true(str_eq(people.items[1].role, STR("representative")));
    assert_true(str_eq(people.items[1].body, STR("Personalrat")));
    assert_ok(session_switch_person(&test->app, ctx, &session, people.items[4].account));
    assert_ok(session_find(&test->app, ctx, test->conn, session.token, &session));
    assert_int_equal(session.account.v, people.items[4].account.v);
    ProfileForm real = { .name = STR("Echt"),
                         .email = STR("echt@test.example"),
                         .language = STR("") };
    AccountId account;
    assert_ok(account_create(&test->app, ctx, &real, STR(""), &account));
    assert_err(session_switch_person(&test->app, ctx, &session, account), ERR_FORBIDDEN);
    app_test_done(test);
}

static void is_loaded_only_into_an_empty_database(void **state) {
    AppTest *test = example_test(state);
    assert_err(example_load(&test->app, app_test_as_system(test)), ERR_CONFLICT);
    app_test_done(test);
    test = NULL;
}

static void an_earnest_database_is_not_reset(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    assert_err(example_load(&test->app, ctx), ERR_CONFLICT);
    assert_err(example_reset(&test->app, ctx), ERR_CONFLICT);
    assert_err(example_remove(&test->app, ctx), ERR_CONFLICT);
    OneTimeLink link;
    assert_err(example_link(&test->app, ctx, &link), ERR_CONFLICT);
    app_test_done(test);
}

static Err do_template(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    (void)in;
    (void)ret;
    TRY(process_template_insert(tx, STR("besuch-1"), STR("0123456789abcdef0123456789abcdef"),
                                STR("{}")));
    return process_choice_set(tx, STR("besuch-1"));
}

/* What a visitor did who may. */
static void add_and_choose_template(AppTest *test, const AuthorityRef *authority) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef again;
    Written written;
    assert_ok(access_system(&test->app, ctx, test->conn, authority->key, &again));
    assert_ok(transact(&test->app, ctx, NULL, again.chain, do_template, NULL, &written));
    assert_int_equal(app_test_count(test, &TEMPLATES), 1);
    assert_int_equal(app_test_count(test, &CHOICES), 1);
}

static void reset_brings_it_back_and_remove_takes_it_away(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    int64_t records = app_test_count(test, &RECORDS);
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    app_test_goal(test, ctx, &initiative, "Von Besuchern");
    Written written;
    assert_ok(
        initiative_archive(&test->app, ctx, NULL, &initiative, VERSION_ANY, STR(""), &written));
    add_and_choose_template(test, &initiative.authority);
    assert_ok(example_reset(&test->app, ctx));
    assert_int_equal(app_test_count(test, &TEMPLATES), 0);
    assert_int_equal(app_test_count(test, &CHOICES), 0);
    assert_int_equal(app_test_count(test, &RECORDS), records);
    assert_int_equal(app_test_count(test, &PEOPLE), 9);
    initiative = initiative_of(test, MAIN_KEY);
    assert_false(initiative.archived);
    assert_ok(example_remove(&test->app, ctx));
    assert_int_equal(app_test_count(test, &INITIATIVES), 0);
    assert_int_equal(app_test_count(test, &RECORDS), 0);
    assert_int_equal(app_test_count(test, &AUTHORITIES), 0);
    assert_int_equal(app_test_count(test, &PEOPLE), 0);
    ChainDamages damages;
    assert_ok(history_verify(test->conn, test->store->arena, &(ChainHeads){ 0 }, &damages));
    assert_int_equal(damages.count, 0);
    app_test_done(test);
}

/* -- Files ------------------------------------------------------------------------------------- */

/* The file without what must differ: ids, key, place and head of the chain, and what is shown to the public until
 * somebody decides that here, too. */
static Str comparable(AppTest *test, Str text) {
    Arena *arena = test->store->arena;
    Findings findings = { 0 };
    Check check = {
        .today = { 2027, 1, 1 }, .pack = &test->pack, .arena = arena, .findings = &findings
    };
    InitiativeFile file;
    assert_ok(initiative_json_read(text, &check, &file));
    int64_t next = 1;
    IdMap map = { 0 };
    for (size_t n = 0; n < NOUN_COUNT; n++)
        for (size_t i = 0; i < file.whole.lists[n].count; i++) {
            Record *record =
                (void *)((char *)file.whole.lists[n].items + i * NOUNS[n].schema->size);
            id_map_add(&map, arena, record->id, (RecordId){ next });
            record->id = (RecordId){ next++ };
            bool ahead;
            assert_ok(id_map_apply(&map, arena, NOUNS[n].schema, record, &ahead));
        }
    Initiative *initiative = whole_initiatives(&file.whole).items;
    initiative->key = STR("");
    initiative->published = false;
    file.authority = STR("");
    file.history = (HistoryLines){ 0 };
    file.chain_seq = 0;
    file.chain_head = STR("");
    CLEANUP(out_done) Out out = out_open(0);
    assert_ok(initiative_json_write(&file, &out));
    return str_copy(arena, out_view(&out));
}

static Str export_of(AppTest *test, Ctx *ctx, const InitiativeRef *initiative) {
    CLEANUP(out_done) Out out = out_open(0);
    assert_ok(initiative_export(&test->app, ctx, test->conn, initiative, &out));
    return str_copy(test->store->arena, out_view(&out));
}

/* What the sample has at least one of: every kind of record there is. */
static void assert_every_kind(AppTest *test, Str text) {
    for (size_t n = NOUN_INITIATIVE + 1; n < NOUN_COUNT; n++) {
        Str empty =
            str_join(test->store->arena, STR("\n  \""), NOUNS[n].schema->plural, STR("\": []"));
        if (str_find(text, empty) >= 0)
            fail_msg("none of " STR_FMT, STR_ARG(NOUNS[n].schema->plural));
    }
}

/* Brings the file in there; the copy. */
static InitiativeRef imported(AppTest *test, const AuthorityRef *authority, Str text) {
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef place;
    Written written;
    Submission submission = { .location = STR("{key}") };
    assert_ok(access_system(&test->app, ctx, test->conn, authority->key, &place));
    assert_ok(initiative_import(&test->app, ctx, &submission, &place, text, &written, NULL));
    return initiative_of(test, str_c(test->store->arena, written.location));
}

static void assert_same(AppTest *test, Str first, Str second) {
    assert_string_equal(str_c(test->store->arena, comparable(test, first)),
                        str_c(test->store->arena, comparable(test, second)));
}

/* In another authority, and from there back into the first; every field, also when it was made and changed. */
static void a_file_comes_back_without_loss(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef other = app_test_authority(test, "b");
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    AuthorityRef home = initiative.authority;
    Str first = export_of(test, ctx, &initiative);
    assert_every_kind(test, first);
    InitiativeRef there = imported(test, &other, first);
    assert_int_equal(there.authority.id.v, other.id.v);
    assert_false(there.published);
    Str second = export_of(test, &test->store->ctx, &there);
    assert_every_kind(test, second);
    assert_same(test, first, second);
    InitiativeRef back = imported(test, &home, second);
    assert_int_equal(back.authority.id.v, home.id.v);
    Str third = export_of(test, &test->store->ctx, &back);
    assert_same(test, first, third);
    assert_true(str_find(second, STR("\"chain_head\"")) > 0); /* of the place it came from */
    assert_true(str_find(second, STR("\"imported\"")) > 0);
    app_test_done(test);
}

static void a_broken_file_changes_nothing_and_says_where(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef initiative = initiative_of(test, "uebung");
    int64_t records = app_test_count(test, &RECORDS);
    Str text = export_of(test, ctx, &initiative);
    static const struct {
        const char *from, *to, *place;
        FindingKind kind;
    } CASES[] = {
        { "einklang-initiative-1", "einklang-initiative-2", "/format", FINDING_OUTDATED },
        { "\"phase\": \"idea\"", "\"phase\": \"dream\"", "/initiative/phase", FINDING_UNKNOWN_KEY },
        { "\"goals\": []", "\"goals\": [{}]", "/goals/0/id", FINDING_REQUIRED },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ptrdiff_t at = str_find(text, str_from(CASES[i].from));
        assert_true(at >= 0);
        Str broken =
            str_join(test->store->arena, str_slice(text, 0, (size_t)at), str_from(CASES[i].to),
                     str_slice(text, (size_t)at + strlen(CASES[i].from), SIZE_MAX));
        ctx->findings = (Findings){ 0 };
        Written written;
        assert_err(
            initiative_import(&test->app, ctx, NULL, &initiative.authority, broken, &written, NULL),
            ERR_INVALID);
        const Finding *finding = finding_of(&ctx->findings, str_from(CASES[i].place));
        if (finding == NULL)
            fail_msg("nothing at %s, but " STR_FMT, CASES[i].place,
                     STR_ARG(ctx->findings.items[0].field));
        assert_int_equal(finding->kind, CASES[i].kind);
    }
    assert_int_equal(app_test_count(test, &RECORDS), records);
    app_test_done(test);
}

static void readers_export_no_contact_data(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = app_test_as_system(test);
    Account staff_council;
    assert_ok(account_by_email(test->conn, test->store->arena,
                               STR("peter.personalrat@beispiel.example"), &staff_council));
    InitiativeRef initiative = initiative_of(test, MAIN_KEY);
    assert_true(str_find(export_of(test, ctx, &initiative), STR("sozialverband.example")) > 0);
    app_test_as(test, staff_council.id);
    initiative = initiative_of(test, MAIN_KEY);
    assert_true(str_find(export_of(test, ctx, &initiative), STR("sozialverband.example")) < 0);
    Written written;
    assert_err(
        initiative_import(&test->app, ctx, NULL, &initiative.authority, STR("{}"), &written, NULL),
        ERR_FORBIDDEN);
    app_test_done(test);
}

static Err session_of_example(AppTest *test, Session *ret) {
    OneTimeLink link;
    TRY(example_link(&test->app, app_test_as_system(test), &link));
    Str secret = str_slice(link.address, sizeof "http://test.example/link/" - 1, SIZE_MAX);
    TRY(sign_in_example(&test->app, &test->store->ctx, secret, STR("Test"), ret));
    app_test_as(test, ret->account);
    return ERR_NONE;
}

static void its_people_stay_as_they_are_and_get_no_keys(void **state) {
    AppTest *test = example_test(state);
    Ctx *ctx = &test->store->ctx;
    Session session;
    int64_t wait;
    assert_ok(session_of_example(test, &session));
    Account before, after;
    assert_ok(account_get(test->conn, ctx->arena, session.account, &before));
    TokenForm token = { .label = STR("Bleibt"), .days = 300 };
    NewToken made;
    assert_err(token_create(&test->app, ctx, session.account, &token, &made), ERR_FORBIDDEN);
    ProfileForm profile = { .name = STR("Andere"), .email = STR(""), .language = STR("") };
    Written written;
    assert_err(account_change_profile(&test->app, ctx, NULL, &profile, &written), ERR_FORBIDDEN);
    EmailChangeForm email = { .email = STR("neu@test.example"), .password_now = STR("x") };
    assert_err(email_change(&test->app, ctx, &session, &email, &wait), ERR_FORBIDDEN);
    PasswordChangeForm password = { STR("x"), STR("ein langer Satz"), STR("ein langer Satz") };
    assert_err(password_change(&test->app, ctx, &session, &password, &wait), ERR_FORBIDDEN);
    assert_ok(account_get(test->conn, ctx->arena, session.account, &after));
    assert_true(str_eq(before.name, after.name) && str_eq(before.email, after.email));
    /* Nor from the example's own administrator, or by mail. */
    AuthorityRef authority;
    Invited link;
    assert_ok(access_system(&test->app, app_test_as_system(test), test->conn, STR(""), &authority));
    assert_err(account_reset_link(&test->app, ctx, NULL, &authority, session.account, &link),
               ERR_FORBIDDEN);
    test->config.sendmail = STR("/bin/false");
    ResetRequestForm forgotten = { .email = before.email };
    assert_ok(password_reset_request(&test->app, ctx, &forgotten));
    static const Sql MAILS = SQL("SELECT count(*) FROM outbox WHERE kind = 'mail'");
    assert_int_equal(app_test_count(test, &MAILS), 0);
    /* Who runs the installation may: to try the API with. */
    assert_ok(token_create(&test->app, ctx, session.account, &token, &made));
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(it_has_two_gaps_and_no_more),
        STORE_TEST(it_is_the_same_on_every_day),
        STORE_TEST(every_page_of_it_has_something_to_show),
        STORE_TEST(everybody_reads_it_in_their_language),
        STORE_TEST(one_workshop_was_held_and_one_is_ready),
        SQLITE_TEST(each_board_of_its_workshops_is_in_a_part),
        STORE_TEST(its_link_opens_a_session_with_a_switcher),
        STORE_TEST(is_loaded_only_into_an_empty_database),
        STORE_TEST(an_earnest_database_is_not_reset),
        STORE_TEST(reset_brings_it_back_and_remove_takes_it_away),
        STORE_TEST(a_file_comes_back_without_loss),
        STORE_TEST(a_broken_file_changes_nothing_and_says_where),
        STORE_TEST(readers_export_no_contact_data),
        STORE_TEST(its_people_stay_as_they_are_and_get_no_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
