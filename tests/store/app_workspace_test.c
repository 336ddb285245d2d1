/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Threads and drafts of a body; who a task may be for; what an import finds that points ahead. */
#include "app_fixture.h"

#include "app/account.h"
#include "app/comment.h"
#include "app/label.h"
#include "app/transfer.h"
#include "store/contribution_store.h"
#include "store/db_engine.h"
#include "store/goal_store.h"
#include "store/membership_store.h"
#include "store/participation_plan_store.h"
#include "store/task_store.h"

static AccountId representative(AppTest *test, const char *name, const char *body, bool deputy) {
    AccountId account = app_test_person(test, &test->authority, NULL, "reader", name);
    MembershipForm form = { .account = account.v,
                            .role = STR("representative"),
                            .body = str_from(body),
                            .deputy = deputy };
    Written written;
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(membership_add(&test->app, ctx, NULL, &authority, NULL, &form, &written));
    return account;
}

static Ctx *reads_as(AppTest *test, AccountId account, InitiativeRef *initiative) {
    Ctx *ctx = app_test_as(test, account);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_INITIATIVE_READ, initiative));
    return ctx;
}

static void a_draft_of_a_body_is_read_by_all_who_represent_it(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf");
    AccountId one = representative(test, "Rea", "Personalrat", false);
    AccountId other = representative(test, "Ria", "Personalrat", true);
    AccountId stranger = representative(test, "Rolf", "Datenschutz", false);
    Comment draft = { .target = { initiative.id.v },
                      .text = STR("Unter uns"),
                      .draft = true,
                      .body = STR("Personalrat") };
    Written written;
    CommentView view;
    Ctx *ctx = reads_as(test, one, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &written));
    ctx = reads_as(test, other, &initiative);
    assert_ok(comment_view(&test->app, ctx, test->conn, &initiative, written.record, &view));
    assert_false(view.mine);
    ctx = reads_as(test, stranger, &initiative);
    assert_err(comment_view(&test->app, ctx, test->conn, &initiative, written.record, &view),
               ERR_NOT_FOUND);
    assert_err(comment_create(&test->app, ctx, NULL, &initiative, &draft, &written), ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NOT_YOUR_BODY);
    app_test_done(test);
}

static void joins(AppTest *test, const InitiativeRef *initiative, AccountId account) {
    MembershipForm form = { .account = account.v,
                            .role = STR("representative"),
                            .body = STR("Personalrat") };
    Written written;
    Ctx *ctx = app_test_as_system(test);
    InitiativeRef seen;
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_INITIATIVE_READ, &seen));
    assert_ok(membership_add(&test->app, ctx, NULL, &seen.authority, &seen, &form, &written));
}

static Comment council_draft(const InitiativeRef *initiative) {
    return (Comment){ .target = { initiative->id.v },
                      .text = STR("Unter uns"),
                      .draft = true,
                      .body = STR("Personalrat") };
}

/* With whom a body argues neither reads its drafts nor speaks for it, whatever role they give themselves. */
static void who_leads_is_of_no_body(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf");
    AccountId council = representative(test, "Rea", "Personalrat", false);
    AccountId lead = app_test_person(test, &test->authority, &initiative, "lead", "Lena");
    Comment draft = council_draft(&initiative);
    Written written, own;
    CommentView view;
    Ctx *ctx = reads_as(test, council, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &written));
    joins(test, &initiative, lead);
    ctx = reads_as(test, lead, &initiative);
    assert_err(comment_view(&test->app, ctx, test->conn, &initiative, written.record, &view),
               ERR_NOT_FOUND);
    assert_err(comment_create(&test->app, ctx, NULL, &initiative, &draft, &own), ERR_INVALID);
    app_test_done(test);
}

/* Whom the initiative itself made a representative reads what the body writes from then on. */
static void what_a_body_wrote_before_is_for_those_it_had(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf");
    AccountId council = representative(test, "Rea", "Personalrat", false);
    AccountId newcomer = app_test_person(test, &test->authority, NULL, "reader", "Nora");
    Comment draft = council_draft(&initiative);
    Written before, after;
    CommentView view;
    Ctx *ctx = reads_as(test, council, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &before));
    test->store->now.ms += 1000;
    joins(test, &initiative, newcomer);
    ctx = reads_as(test, council, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &after));
    ctx = reads_as(test, newcomer, &initiative);
    assert_err(comment_view(&test->app, ctx, test->conn, &initiative, before.record, &view),
               ERR_NOT_FOUND);
    assert_ok(comment_view(&test->app, ctx, test->conn, &initiative, after.record, &view));
    app_test_done(test);
}

/* Who leads an initiative gives the roles in it: to themselves, or to somebody of theirs. */
static void nobody_reads_a_draft_by_giving_a_role(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Entwurf");
    AccountId rea = representative(test, "Rea", "Personalrat", false);
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    AccountId lutz = app_test_person(test, &test->authority, NULL, "lead", "Lutz");
    representative(test, "Lutz", "Personalrat", false);
    AccountId ria = representative(test, "Ria", "personal rat ", true); /* typed otherwise */
    Comment draft = { .target = { initiative.id.v },
                      .text = STR("Unter uns"),
                      .draft = true,
                      .body = STR("Personalrat") };
    Written written, second;
    CommentView view;
    Ctx *ctx = reads_as(test, rea, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &written));
    test->store->now.ms += 60000;
    representative(test, "Lea", "Personalrat", false);
    AccountId late = representative(test, "Leo", "Personalrat", false);
    ctx = reads_as(test, rea, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &second));
    const struct {
        AccountId who;
        bool first, second;
    } READERS[] = {
        { rea, true, true },   { ria, true, true },    { late, false, true },
        { lea, false, false }, { lutz, false, false },
    };
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        ctx = reads_as(test, READERS[i].who, &initiative);
        Err err = comment_view(&test->app, ctx, test->conn, &initiative, written.record, &view);
        assert_int_equal(err == ERR_NONE, READERS[i].first);
        err = comment_view(&test->app, ctx, test->conn, &initiative, second.record, &view);
        assert_int_equal(err == ERR_NONE, READERS[i].second);
        CommentViews all;
        assert_ok(comment_views(&test->app, ctx, test->conn, &initiative, draft.target, &all));
        assert_int_equal(all.count, READERS[i].first + READERS[i].second);
    }
    app_test_done(test);
}

/* Of all that was said until now. */
static Err closes(AppTest *test, Ctx *ctx, InitiativeRef *initiative, RecordId thread,
                  bool closed) {
    Written written;
    return comment_close(&test->app, ctx, NULL, initiative, thread, closed, (CommentSeen){ 0 },
                         &written);
}

/* What another body says to a body's question is no answer of who works on it. */
static void only_the_project_answers_a_body(AppTest *test, InitiativeRef *initiative,
                                            AccountId other, AccountId team, Comment reply) {
    Written written;
    CommentView view;
    Ctx *ctx = reads_as(test, other, initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, initiative, &reply, &written));
    ctx = reads_as(test, team, initiative);
    assert_ok(comment_view(&test->app, ctx, test->conn, initiative, reply.reply_to, &view));
    assert_false(view.may_close);
    assert_err(closes(test, ctx, initiative, reply.reply_to, true), ERR_INVALID); /* a body waits */
}

/* The body asks again, and the team answers that, too. */
static void goes_on_and_is_answered(AppTest *test, InitiativeRef *initiative, AccountId body,
                                    AccountId team, Comment reply) {
    Written written;
    CommentView view;
    Ctx *ctx = reads_as(test, body, initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, initiative, &reply, &written));
    ctx = reads_as(test, team, initiative);
    assert_err(closes(test, ctx, initiative, reply.reply_to, true), ERR_INVALID);
    ctx = reads_as(test, team, initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, initiative, &reply, &written));
    assert_ok(comment_view(&test->app, ctx, test->conn, initiative, reply.reply_to, &view));
    assert_true(view.may_close);
    assert_true(str_empty(view.closer_name));
}

static void a_thread_is_answered_and_closed(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Austausch");
    AccountId rea = representative(test, "Rea", "Personalrat", false);
    AccountId tea = app_test_person(test, &test->authority, NULL, "team", "Tea");
    AccountId rolf = representative(test, "Rolf", "Datenschutz", false);
    RecordId goal = app_test_goal(test, app_test_as_system(test), &initiative, "Schneller");
    Ctx *ctx = reads_as(test, rea, &initiative);
    Comment first = { .target = { initiative.id.v }, .text = STR("Warum?") };
    Written asked, said;
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &first, &asked));
    ctx = reads_as(test, tea, &initiative);
    Comment reply = { .target = goal, .text = STR("Darum."), .reply_to = asked.record };
    assert_err(comment_create(&test->app, ctx, NULL, &initiative, &reply, &said), ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NO_SUCH_RECORD);
    reply.target = first.target;
    only_the_project_answers_a_body(test, &initiative, rolf, tea, reply);
    ctx = reads_as(test, tea, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &reply, &said));
    goes_on_and_is_answered(test, &initiative, rea, tea, reply);
    ctx = reads_as(test, tea, &initiative);
    assert_err(closes(test, ctx, &initiative, said.record, true), ERR_NOT_FOUND);
    ctx = reads_as(test, rolf, &initiative);
    assert_err(closes(test, ctx, &initiative, asked.record, true), ERR_FORBIDDEN);
    CommentView view;
    ctx = reads_as(test, tea, &initiative);
    assert_ok(closes(test, ctx, &initiative, asked.record, true));
    assert_ok(comment_view(&test->app, ctx, test->conn, &initiative, asked.record, &view));
    assert_false(date_none(view.comment.closed_on));
    assert_true(view.may_close);
    assert_true(str_eq(view.closer_name, STR("Tea")));
    reply.reply_to = said.record; /* closed for whatever it answers in the thread */
    assert_err(comment_create(&test->app, ctx, NULL, &initiative, &reply, &said), ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_THREAD_CLOSED);
    ctx = reads_as(test, rea, &initiative);
    assert_ok(closes(test, ctx, &initiative, asked.record, false));
    assert_ok(comment_view(&test->app, ctx, test->conn, &initiative, asked.record, &view));
    assert_true(date_none(view.comment.closed_on));
    app_test_done(test);
}

static void a_draft_that_was_answered_keeps_its_place(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Platz");
    AccountId one = representative(test, "Rea", "Personalrat", false);
    AccountId other = representative(test, "Ria", "Personalrat", false);
    Comment draft = { .target = { initiative.id.v },
                      .text = STR("Unter uns"),
                      .draft = true,
                      .body = STR("Personalrat") };
    Written asked, said, gone;
    Ctx *ctx = reads_as(test, one, &initiative);
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &asked));
    ctx = reads_as(test, other, &initiative);
    draft.reply_to = asked.record;
    assert_ok(comment_create(&test->app, ctx, NULL, &initiative, &draft, &said));
    ctx = reads_as(test, one, &initiative);
    assert_ok(comment_delete(&test->app, ctx, NULL, &initiative, asked.record, 1, STR(""), &gone));
    Comment kept;
    assert_ok(comment_get(ctx, test->conn, initiative.id, asked.record, &kept));
    assert_true(str_empty(kept.text));
    ctx = reads_as(test, other, &initiative);
    assert_ok(comment_delete(&test->app, ctx, NULL, &initiative, said.record, 1, STR(""), &gone));
    assert_err(comment_get(ctx, test->conn, initiative.id, said.record, &kept), ERR_NOT_FOUND);
    app_test_done(test);
}

static RecordId says(AppTest *test, Ctx *ctx, const InitiativeRef *initiative, const char *text,
                     RecordId reply_to, bool draft) {
    Comment comment = {
        .target = { initiative->id.v }, .text = str_from(text), .reply_to = reply_to, .draft = draft
    };
    Written written;
    assert_ok(comment_create(&test->app, ctx, NULL, initiative, &comment, &written));
    return written.record;
}

static Str exported(AppTest *test, Ctx *ctx, const InitiativeRef *initiative) {
    CLEANUP(out_done) Out out = out_open(0);
    assert_ok(initiative_export(&test->app, ctx, test->conn, initiative, &out));
    return str_copy(test->store->arena, out_view(&out));
}

/* What was removed and what is somebody else's draft stays behind; what answers it goes with the thread. */
static void a_file_with_answers_to_what_stayed_behind_comes_back(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Antworten");
    AccountId rea = representative(test, "Rea", "Personalrat", false);
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = reads_as(test, rea, &initiative);
    RecordId first = says(test, ctx, &initiative, "Erster", (RecordId){ 0 }, false);
    RecordId gone = says(test, ctx, &initiative, "Weg", first, false);
    says(test, ctx, &initiative, "Auf das, was weg ist", gone, false);
    RecordId draft = says(test, ctx, &initiative, "Nur ich", (RecordId){ 0 }, true);
    says(test, ctx, &initiative, "Auf den Entwurf", draft, false);
    Written written;
    assert_ok(comment_delete(&test->app, ctx, NULL, &initiative, gone, 1, STR(""), &written));
    ctx = reads_as(test, lea, &initiative);
    Str file = exported(test, ctx, &initiative);
    AuthorityRef authority;
    ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, STR("a"), &authority));
    Submission submission = { .location = STR("/vorhaben/{key}") };
    assert_ok(initiative_import(&test->app, ctx, &submission, &authority, file, &written, NULL));
    InitiativeRef copy;
    assert_ok(access_initiative(&test->app, ctx, test->conn, STR("antworten-2"),
                                PERMISSION_INITIATIVE_READ, &copy));
    CommentList all;
    assert_ok(comment_list(ctx, test->conn, copy.id, &all));
    assert_int_equal(all.count, 3);
    assert_true(str_eq(all.items[1].text, STR("Auf das, was weg ist")));
    assert_int_equal(all.items[1].reply_to.v, all.items[0].record.id.v);
    assert_true(str_eq(all.items[2].text, STR("Auf den Entwurf")));
    assert_int_equal(all.items[2].reply_to.v, 0);
    app_test_done(test);
}

/* A form that was sent twice, with its content: the second finds the answer before anything is staged. */
static void an_import_sent_twice_comes_in_once(void **state) {
    static const Sql INITIATIVES = SQL("SELECT COUNT(*) FROM initiative");
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Zweimal");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = reads_as(test, lea, &initiative);
    Str file = exported(test, ctx, &initiative);
    AuthorityRef authority;
    assert_ok(
        access_authority(&test->app, ctx, test->conn, STR("a"), PERMISSION_IMPORT, &authority));
    Session session;
    assert_ok(session_start(&test->app, ctx, lea, STR("Test"), false, &session));
    Submission submission = { .session = session.id,
                              .id = STR("s1"),
                              .form = STR("POST /importieren"),
                              .content = STR("0123"),
                              .location = STR("/vorhaben/{key}") };
    Written first, again;
    assert_ok(initiative_import(&test->app, ctx, &submission, &authority, file, &first, NULL));
    assert_false(first.repeated);
    int64_t count = app_test_count(test, &INITIATIVES);
    assert_ok(initiative_import(&test->app, ctx, &submission, &authority, file, &again, NULL));
    assert_true(again.repeated);
    assert_true(str_eq(first.location, again.location));
    assert_int_equal(app_test_count(test, &INITIATIVES), count);
    /* with another file it is another submission, with another form it is taken */
    submission.content = STR("4567");
    assert_ok(initiative_import(&test->app, ctx, &submission, &authority, file, &again, NULL));
    assert_false(again.repeated);
    submission.form = STR("POST /anderes");
    assert_err(initiative_import(&test->app, ctx, &submission, &authority, file, &again, NULL),
               ERR_INVALID);
    app_test_done(test);
}

/* What a file could not bring back is not stored. */
static void nothing_comes_of_a_contribution_that_is_no_record_to_talk_about(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Ergebnis");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    Ctx *ctx = reads_as(test, lea, &initiative);
    RecordId said = says(test, ctx, &initiative, "Wort", (RecordId){ 0 }, false);
    RecordId goal = app_test_goal(test, ctx, &initiative, "Schneller");
    Contribution contribution;
    Written written;
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    contribution.subject = STR("Beitrag");
    contribution.led_to = (RecordIds){ .items = &said, .count = 1 };
    assert_err(record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION],
                             &contribution, &written),
               ERR_INVALID);
    assert_true(str_eq(ctx->findings.items[0].field, STR("led_to")));
    contribution.led_to.items = &goal;
    assert_ok(record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_CONTRIBUTION],
                            &contribution, &written));
    app_test_done(test);
}

static void who_has_several_roles_is_called_by_the_one_they_work_with(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Rollen");
    AccountId rea = representative(test, "Rea", "Personalrat", false); /* and reads */
    AccountId tom = app_test_person(test, &test->authority, &initiative, "reader", "Tom");
    MembershipForm form = { .account = tom.v, .role = STR("team"), .body = STR("") };
    Written written;
    AuthorityRef authority;
    Labels labels;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(membership_add(&test->app, ctx, NULL, &authority, NULL, &form, &written));
    assert_ok(labels_load(&test->app, ctx, test->conn, &initiative, LANGUAGE_EN, &labels));
    assert_string_equal(str_c(ctx->arena, label_of(&labels, ctx->arena, tom)), "Team");
    assert_string_equal(str_c(ctx->arena, label_of(&labels, ctx->arena, rea)),
                        "Representative (Personalrat)");
    app_test_done(test);
}

static void a_task_is_for_somebody_of_the_house(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Aufgabe");
    AuthorityRef elsewhere = app_test_authority(test, "b");
    AccountId tea = app_test_person(test, &test->authority, NULL, "team", "Tea");
    AccountId foreign = app_test_person(test, &elsewhere, NULL, "team", "Fremd");
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    Task task;
    Written written;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = STR("Schulung");
    task.assignee = foreign.v;
    assert_err(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written),
        ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NO_SUCH_PERSON);
    /* who only reads or comments could not say how far it is */
    static const char *const ONLOOKERS[] = { "reader", "representative", "management" };
    for (size_t i = 0; i < sizeof ONLOOKERS / sizeof *ONLOOKERS; i++) {
        task.assignee = app_test_person(test, &test->authority, NULL, ONLOOKERS[i], ONLOOKERS[i]).v;
        ctx = app_test_as_system(test);
        assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                    PERMISSION_INITIATIVE_EDIT, &initiative));
        assert_err(
            record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written),
            ERR_INVALID);
        assert_int_equal(ctx->findings.items[0].kind, FINDING_MAY_NOT_WORK_ON_IT);
    }
    task.assignee = FIELD_NONE;
    assert_ok(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    /* nothing else changed, and it is a change */
    assert_ok(task_get(ctx, test->conn, initiative.id, written.record, &task));
    task.assignee = tea.v;
    assert_ok(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    assert_ok(task_get(ctx, test->conn, initiative.id, written.record, &task));
    assert_int_equal(task.assignee, tea.v);
    /* whose account is closed keeps what they have and gets nothing new */
    assert_ok(account_disable_system(&test->app, app_test_as_system(test), tea, true));
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    task.description = STR("Noch offen");
    assert_ok(
        record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    assert_err(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written),
        ERR_INVALID);
    assert_int_equal(ctx->findings.items[0].kind, FINDING_NO_SUCH_PERSON);
    app_test_done(test);
}

static void a_task_of_the_template_is_there_once(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef initiative = app_test_initiative(test, "Vorlage");
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &initiative));
    Task task;
    Written written;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = STR("Ziele");
    for (int i = 0; i < 2; i++)
        assert_ok(
            record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    task.template = STR("goals");
    assert_ok(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written));
    assert_err(
        record_create(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_TASK], &task, &written),
        ERR_INVALID);
    assert_true(str_eq(ctx->findings.items[0].field, STR("template")));
    assert_int_equal(ctx->findings.items[0].kind, FINDING_TAKEN);
    app_test_done(test);
}

static void assert_time(Instant actual, const char *expected) {
    char text[INSTANT_ISO_SIZE];
    assert_string_equal(instant_iso(actual, text).ptr, expected);
}

/* A contribution leads to a decision that answers it: each refers to the other. */
static void what_points_ahead_is_found_after_an_import(void **state) {
    static const char FILE[] =
        "{\"format\":\"einklang-initiative-1\",\"program\":\"t\",\"exported_at\":"
        "\"2026-01-01T00:00:00.000Z\",\"authority\":\"A\",\"chain\":{\"seq\":0,\"head\":\"\"},"
        "\"initiative\":{\"id\":1,\"name\":\"Kreis\",\"problem\":\"x\"},"
        "\"contributions\":[{\"id\":5,\"subject\":\"Zeit\",\"led_to\":[1,9]}],"
        "\"decisions\":[{\"id\":9,\"question\":\"Wann?\",\"contributions\":[5]}],\"history\":[]"
        "}";
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    Written written;
    assert_ok(initiative_import(&test->app, ctx, NULL, &authority, str_from(FILE), &written, NULL));
    InitiativeId id = { written.record.v };
    ContributionList list;
    assert_ok(contribution_list(ctx, test->conn, id, &list));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].record.version, 1);
    assert_int_equal(list.items[0].led_to.count, 2);
    RecordName name;
    assert_ok(record_name(ctx, test->conn, list.items[0].led_to.items[1], &name));
    assert_true(str_eq(name.noun, STR("decision")));
    app_test_done(test);
}

enum { HOUR_MS = 3600 * 1000 };

/* What was written and changed elsewhere is not of the day of the import; where a clock went ahead it is of now. */
static void times_survive_an_import(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    char text[INSTANT_ISO_SIZE];
    Str ahead = instant_iso((Instant){ clock_now(ctx->clock).ms + HOUR_MS }, text);
    const Str file = str_join(
        ctx->arena,
        STR("{\"format\":\"einklang-initiative-1\",\"program\":\"t\",\"exported_at\":"
            "\"2026-01-01T00:00:00.000Z\",\"authority\":\"A\",\"chain\":{\"seq\":0,\"head\":\"\"},"
            "\"initiative\":{\"id\":1,\"created_at\":\"2024-01-01T10:00:00.000Z\",\"changed_at\":"
            "\"2024-05-01T10:00:00.000Z\",\"name\":\"Kreis\",\"problem\":\"x\"},"
            "\"goals\":[{\"id\":5,\"created_at\":\"2024-02-01T10:00:00.000Z\",\"changed_at\":"
            "\"2024-03-01T10:00:00.000Z\",\"statement\":\"Zeit\"},"
            "{\"id\":6,\"created_at\":\""),
        ahead, STR("\",\"changed_at\":\""), ahead,
        STR("\",\"statement\":\"Morgen\"}],\"history\":[]}"));
    AuthorityRef authority;
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    Written written;
    assert_ok(initiative_import(&test->app, ctx, NULL, &authority, file, &written, NULL));
    InitiativeId id = { written.record.v };
    Initiative row;
    GoalList goals;
    assert_ok(initiative_get(ctx, test->conn, id, &row));
    assert_time(row.record.created_at, "2024-01-01T10:00:00.000Z");
    assert_time(row.record.changed_at, "2024-05-01T10:00:00.000Z");
    assert_ok(goal_list(ctx, test->conn, id, &goals));
    assert_int_equal(goals.count, 2);
    assert_time(goals.items[0].record.created_at, "2024-02-01T10:00:00.000Z");
    assert_time(goals.items[0].record.changed_at, "2024-03-01T10:00:00.000Z");
    assert_int_equal(goals.items[1].record.created_at.ms, clock_now(ctx->clock).ms);
    assert_int_equal(goals.items[1].record.changed_at.ms, clock_now(ctx->clock).ms);
    app_test_consistent(test);
    test->altered = true;
    CLEANUP(conn_closep) Conn *conn = store_test_conn(test->store, CONN_WRITE);
    assert_ok(conn_exec(conn, "UPDATE goal SET changed_at = created_at - 1"));
    Verified verified = app_test_verify(test);
    assert_true(verified_damaged(&verified));
    app_test_done(test);
}

/* A file keeps what it says of its comment window, which was held where nobody here can look. */
static void a_window_of_a_file_was_one(void **state) {
    static const char FILE[] =
        "{\"format\":\"einklang-initiative-1\",\"program\":\"t\",\"exported_at\":"
        "\"2026-01-01T00:00:00.000Z\",\"authority\":\"A\",\"chain\":{\"seq\":0,\"head\":\"\"},"
        "\"initiative\":{\"id\":1,\"name\":\"Kreis\",\"problem\":\"x\"},"
        "\"participation_plans\":[{\"id\":5,\"comments_from\":\"2024-03-01\","
        "\"comments_until\":\"2024-03-10\"}],\"history\":[]}";
    AppTest *test = app_test(state);
    Ctx *ctx = app_test_as_system(test);
    AuthorityRef authority;
    InitiativeRef initiative;
    ParticipationPlanList plans;
    Written written;
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(initiative_import(&test->app, ctx, NULL, &authority, str_from(FILE), &written, NULL));
    assert_ok(access_initiative(&test->app, ctx, test->conn, STR("kreis"),
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_ok(participation_plan_list(ctx, test->conn, initiative.id, &plans));
    ParticipationPlan *plan = &plans.items[0];
    plan->final_on = (Date){ 2024, 3, 11 };
    assert_ok(record_change(&test->app, ctx, NULL, &initiative, &NOUNS[NOUN_PARTICIPATION_PLAN],
                            plan, &written));
    assert_ok(participation_plan_list(ctx, test->conn, initiative.id, &plans));
    assert_false(participation_plan_never_open(&plans.items[0]));
    app_test_consistent(test);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_draft_of_a_body_is_read_by_all_who_represent_it),
        STORE_TEST(who_leads_is_of_no_body),
        STORE_TEST(what_a_body_wrote_before_is_for_those_it_had),
        STORE_TEST(nobody_reads_a_draft_by_giving_a_role),
        STORE_TEST(a_thread_is_answered_and_closed),
        STORE_TEST(a_draft_that_was_answered_keeps_its_place),
        STORE_TEST(a_file_with_answers_to_what_stayed_behind_comes_back),
        STORE_TEST(an_import_sent_twice_comes_in_once),
        STORE_TEST(nothing_comes_of_a_contribution_that_is_no_record_to_talk_about),
        STORE_TEST(who_has_several_roles_is_called_by_the_one_they_work_with),
        STORE_TEST(a_task_is_for_somebody_of_the_house),
        STORE_TEST(a_task_of_the_template_is_there_once),
        STORE_TEST(what_points_ahead_is_found_after_an_import),
        STORE_TEST(times_survive_an_import),
        STORE_TEST(a_window_of_a_file_was_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
