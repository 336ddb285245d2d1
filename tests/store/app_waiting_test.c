/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What waits for one person over all initiatives, on both engines. */
#include "app_fixture.h"

#include "app/comment.h"
#include "app/waiting.h"
#include "domain/choices.h"
#include "store/membership_store.h"

static Ctx *writes_in(AppTest *test, InitiativeRef *initiative) {
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_INITIATIVE_EDIT, initiative));
    return ctx;
}

static RecordId add(AppTest *test, InitiativeRef *initiative, NounId noun, void *record) {
    Written written;
    assert_ok(record_create(&test->app, writes_in(test, initiative), NULL, initiative, &NOUNS[noun],
                            record, &written));
    return written.record;
}

static RecordId add_task(AppTest *test, InitiativeRef *initiative, const char *name,
                         AccountId assignee, Date due, TaskState state) {
    Task task;
    schema_clear(&TASK_SCHEMA, &task);
    task.name = str_from(name);
    task.assignee = assignee.v;
    task.due = due;
    task.state = TASK_STATES.keys[state];
    return add(test, initiative, NOUN_TASK, &task);
}

static RecordId add_involvement(AppTest *test, InitiativeRef *initiative, RecordId stakeholder,
                                Date heard, Date due) {
    Involvement involvement;
    schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
    *list_push(test->store->arena, &involvement.stakeholders) = stakeholder;
    involvement.level = STR("consult");
    involvement.occasion = STR("Gespräch");
    involvement.planned_on = (Date){ 2026, 1, 1 };
    involvement.heard_on = heard;
    involvement.answer_due = due;
    return add(test, initiative, NOUN_INVOLVEMENT, &involvement);
}

static void add_contribution(AppTest *test, InitiativeRef *initiative, const char *subject,
                             RecordId involvement, bool answered) {
    Contribution contribution;
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    contribution.subject = str_from(subject);
    contribution.involvement = involvement;
    if (answered) {
        contribution.outcome = STR("adopted");
        contribution.answer = STR("Wird gemacht.");
        contribution.answered_on = (Date){ 2026, 1, 4 };
    }
    add(test, initiative, NOUN_CONTRIBUTION, &contribution);
}

static RecordId add_stakeholder(AppTest *test, InitiativeRef *initiative) {
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = STR("Seniorenrat");
    stakeholder.perspectives = STR("older_people");
    return add(test, initiative, NOUN_STAKEHOLDER, &stakeholder);
}

static WaitingWork waits_for(AppTest *test, AccountId account) {
    WaitingWork work;
    assert_ok(waiting_for(&test->app, app_test_as(test, account), test->conn, &work));
    return work;
}

static void assert_titles(const WaitingLines *lines, const char *const *titles, size_t count) {
    assert_int_equal(lines->count, count);
    for (size_t i = 0; i < count; i++)
        assert_true(str_eq(lines->items[i].title, str_from(titles[i])));
}

static void own_tasks_stand_by_their_day(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId tea = app_test_person(test, &test->authority, NULL, "team", "Tea");
    AccountId ute = app_test_person(test, &test->authority, NULL, "team", "Ute");
    add_task(test, &one, "Ohne Tag", tea, (Date){ 0 }, TASK_STATE_OPEN);
    add_task(test, &one, "Später", tea, (Date){ 2027, 3, 1 }, TASK_STATE_DOING);
    add_task(test, &two, "Zuerst", tea, (Date){ 2026, 1, 2 }, TASK_STATE_OPEN);
    add_task(test, &two, "Fertig", tea, (Date){ 2026, 1, 1 }, TASK_STATE_DONE);
    add_task(test, &two, "Von Ute", ute, (Date){ 2026, 1, 1 }, TASK_STATE_OPEN);
    WaitingWork work = waits_for(test, tea);
    assert_titles(&work.tasks, (const char *const[]){ "Zuerst", "Später", "Ohne Tag" }, 3);
    assert_true(str_eq(work.tasks.items[0].initiative_name, STR("Zwei")));
    work = waits_for(test, ute);
    assert_titles(&work.tasks, (const char *const[]){ "Von Ute" }, 1);
    app_test_done(test);
}

static void answers_wait_for_those_who_may_give_them(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    AccountId here = app_test_person(test, &test->authority, &two, "lead", "Hanna");
    AccountId reader = app_test_person(test, &test->authority, NULL, "reader", "Rosa");
    RecordId heard = add_involvement(test, &one, add_stakeholder(test, &one), (Date){ 2026, 1, 2 },
                                     (Date){ 2026, 2, 1 });
    add_involvement(test, &two, add_stakeholder(test, &two), (Date){ 0 }, (Date){ 2026, 2, 1 });
    add_contribution(test, &one, "Zu hoch", heard, false);
    add_contribution(test, &one, "Beantwortet", heard, true);
    add_contribution(test, &two, "Zum Plan", (RecordId){ 0 }, false);
    WaitingWork work = waits_for(test, lea);
    assert_titles(&work.answers, (const char *const[]){ "Gespräch", "Zu hoch", "Zum Plan" }, 3);
    assert_true(str_eq(work.answers.items[0].noun, STR("involvement")));
    assert_int_equal(work.answers.items[1].due.month, 2); /* of its involvement */
    work = waits_for(test, here);                         /* a role in one initiative */
    assert_titles(&work.answers, (const char *const[]){ "Zum Plan" }, 1);
    work = waits_for(test, reader); /* who may not enter it is not asked */
    assert_int_equal(work.answers.count, 0);
    app_test_done(test);
}

static void add_formal(AppTest *test, InitiativeRef *initiative, RecordId stakeholder,
                       const char *occasion, Date deadline, Date heard) {
    Involvement involvement;
    schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
    *list_push(test->store->arena, &involvement.stakeholders) = stakeholder;
    involvement.level = STR("consult");
    involvement.occasion = str_from(occasion);
    involvement.planned_on = (Date){ 2027, 1, 1 };
    involvement.formal = true;
    involvement.legal_basis = STR("Gesetz");
    involvement.deadline = deadline;
    involvement.heard_on = heard;
    add(test, initiative, NOUN_INVOLVEMENT, &involvement);
}

static void a_deadline_that_passed_stands_with_who_leads(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    AccountId reader = app_test_person(test, &test->authority, NULL, "reader", "Rosa");
    RecordId council = add_stakeholder(test, &one);
    add_formal(test, &one, council, "Vorbei", (Date){ 2020, 1, 2 }, (Date){ 0 });
    add_formal(test, &one, council, "Früher vorbei", (Date){ 2020, 1, 1 }, (Date){ 0 });
    add_formal(test, &one, council, "Läuft", (Date){ 2099, 1, 1 }, (Date){ 0 });
    add_formal(test, &one, council, "Gehört", (Date){ 2020, 1, 1 }, (Date){ 2020, 1, 1 });
    WaitingWork work = waits_for(test, lea);
    assert_titles(&work.deadlines, (const char *const[]){ "Früher vorbei", "Vorbei" }, 2);
    static const Sql OLDER =
        SQL("UPDATE involvement SET level = 'inform' WHERE occasion = 'Vorbei'");
    static const Sql AGAIN = SQL("UPDATE involvement SET level = 'consult'");
    Conn *conn = store_test_conn(test->store, CONN_WRITE);
    assert_ok(store_test_run(conn, &OLDER)); /* as no form takes it any more */
    work = waits_for(test, lea);
    assert_titles(&work.deadlines, (const char *const[]){ "Früher vorbei", "Vorbei" }, 2);
    assert_ok(store_test_run(conn, &AGAIN)); /* as its history says */
    conn_close(conn);
    work = waits_for(test, reader);
    assert_int_equal(work.deadlines.count, 0);
    app_test_done(test);
}

/* As the public page makes it. */
static void add_sent(AppTest *test, InitiativeRef *initiative, const char *subject) {
    Contribution contribution;
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    contribution.subject = str_from(subject);
    contribution.source = CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC];
    add(test, initiative, NOUN_CONTRIBUTION, &contribution);
}

/* Strangers push nothing aside: one line an initiative; of an involvement many are one line too. */
static void many_contributions_are_one_line(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    RecordId heard =
        add_involvement(test, &one, add_stakeholder(test, &one), (Date){ 0 }, (Date){ 2026, 2, 1 });
    for (int i = 0; i < 30; i++) {
        add_sent(test, &one, "Von draußen");
        add_sent(test, &two, "Zu zwei");
    }
    for (int i = 0; i < WAITING_NAMED_MAX; i++)
        add_contribution(test, &two, "Genannt", (RecordId){ 0 }, false);
    for (int i = 0; i <= WAITING_NAMED_MAX; i++)
        add_contribution(test, &one, "Gezählt", heard, false);
    WaitingWork work = waits_for(test, lea);
    assert_titles(&work.answers,
                  (const char *const[]){ "Gezählt", "Von draußen", "Zu zwei", "Genannt", "Genannt",
                                         "Genannt" },
                  6);
    const WaitingLine *lines = work.answers.items;
    assert_int_equal(lines[0].count, WAITING_NAMED_MAX + 1);
    assert_int_equal(lines[0].involvement.v, heard.v);
    assert_true(str_eq(lines[0].occasion, STR("Gespräch")));
    assert_int_equal(lines[0].due.month, 2);
    assert_false(lines[0].sent);
    for (int i = 1; i < 3; i++) {
        assert_int_equal(lines[i].count, 30);
        assert_true(lines[i].sent);
    }
    assert_int_equal(lines[3].count, 0);
    app_test_done(test);
}

static void who_left_and_what_is_archived_waits_no_more(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId tea = app_test_person(test, &test->authority, &one, "team", "Tea");
    add_task(test, &one, "Hier", tea, (Date){ 0 }, TASK_STATE_OPEN);
    add_contribution(test, &one, "Frage", (RecordId){ 0 }, false);
    WaitingWork work = waits_for(test, tea);
    assert_int_equal(work.tasks.count, 1);
    assert_int_equal(work.answers.count, 1);
    Written written;
    Ctx *ctx = writes_in(test, &one);
    assert_ok(initiative_archive(&test->app, ctx, NULL, &one, VERSION_ANY, STR(""), &written));
    work = waits_for(test, tea);
    assert_int_equal(work.tasks.count + work.answers.count, 0);
    AccountId guest = app_test_person(test, &test->authority, &two, "team", "Gabi");
    add_task(test, &two, "Bleibt", guest, (Date){ 0 }, TASK_STATE_OPEN);
    Memberships rows;
    ctx = writes_in(test, &two);
    assert_ok(membership_rows(ctx, test->conn, two.id, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].account.v == guest.v)
            assert_ok(membership_remove(&test->app, ctx, NULL, &two.authority, &two,
                                        rows.items[i].id, &written));
    work = waits_for(test, guest);
    assert_int_equal(work.tasks.count, 0);
    app_test_done(test);
}

static void represent(AppTest *test, const InitiativeRef *opt_initiative, AccountId account,
                      const char *body) {
    MembershipForm form = { .account = account.v,
                            .role = STR("representative"),
                            .body = str_from(body) };
    Written written;
    AuthorityRef authority;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, &authority));
    assert_ok(membership_add(&test->app, ctx, NULL, &authority, opt_initiative, &form, &written));
}

static RecordId name_body(AppTest *test, InitiativeRef *initiative, const char *name,
                          const char *perspectives) {
    Stakeholder stakeholder;
    schema_clear(&STAKEHOLDER_SCHEMA, &stakeholder);
    stakeholder.name = str_from(name);
    stakeholder.perspectives = str_from(perspectives);
    return add(test, initiative, NOUN_STAKEHOLDER, &stakeholder);
}

/* Formal with a day of submission, voluntary without. */
static void ask(AppTest *test, InitiativeRef *initiative, RecordId whom, const char *occasion,
                Date submitted, Date day) {
    Involvement involvement;
    schema_clear(&INVOLVEMENT_SCHEMA, &involvement);
    *list_push(test->store->arena, &involvement.stakeholders) = whom;
    involvement.level = STR("consult");
    involvement.occasion = str_from(occasion);
    involvement.planned_on = (Date){ 2027, 6, 1 };
    if (!date_none(submitted)) {
        involvement.formal = true;
        involvement.legal_basis = STR("Gesetz");
        involvement.submitted_on = submitted;
        involvement.deadline = day;
    } else {
        involvement.planned_on = day;
    }
    add(test, initiative, NOUN_INVOLVEMENT, &involvement);
}

/* "occasion body state!" of each, in order; "!": a deadline. */
static Str bodies_of(AppTest *test, AccountId account) {
    WaitingWork work = waits_for(test, account);
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < work.bodies.count; i++) {
        const WaitingBody *body = &work.bodies.items[i];
        assert_true(work.represents);
        out_format(&out, "%s" STR_FMT " " STR_FMT " " STR_FMT "%s", i > 0 ? "; " : "",
                   STR_ARG(body->line.title), STR_ARG(body->body), STR_ARG(body->line.state),
                   body->deadline ? "!" : "");
    }
    return str_copy(test->store->arena, out_view(&out));
}

#define assert_bodies(test, account, text) \
    assert_string_equal(str_c((test)->store->arena, bodies_of((test), (account))), (text))

static void a_body_is_asked_over_all_initiatives(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId pia = app_test_person(test, &test->authority, NULL, "reader", "Pia");
    AccountId here = app_test_person(test, &test->authority, &two, "reader", "Hans");
    AccountId local = app_test_person(test, &test->authority, NULL, "reader", "Lore");
    AccountId reader = app_test_person(test, &test->authority, NULL, "reader", "Rosa");
    represent(test, NULL, pia, "Personalrat");
    represent(test, &one, pia, "Personalrat"); /* said twice, shown once */
    represent(test, &two, here, "Personalrat");
    represent(test, NULL, local, "Örtlicher Personalrat");
    RecordId council = name_body(test, &one, "Personalrat", "staff_council");
    RecordId other = name_body(test, &one, "Seniorenrat", "older_people");
    RecordId elsewhere = name_body(test, &two, "PR Nord", "staff_council");
    ask(test, &one, council, "Spät", (Date){ 2026, 1, 1 }, (Date){ 2027, 2, 1 });
    ask(test, &one, council, "Treffen", (Date){ 0 }, (Date){ 2027, 1, 1 });
    ask(test, &one, other, "Kaffee", (Date){ 0 }, (Date){ 2027, 1, 1 });
    ask(test, &two, elsewhere, "Früh", (Date){ 2026, 1, 1 }, (Date){ 2027, 1, 1 });
    assert_bodies(test, pia,
                  "Früh Personalrat asked!; Spät Personalrat asked!; Treffen Personalrat planned");
    assert_bodies(test, here, "Früh Personalrat asked!");
    assert_bodies(test, local,
                  "Früh Örtlicher Personalrat asked!; Spät Örtlicher Personalrat asked!;"
                  " Treffen Örtlicher Personalrat planned");
    name_body(test, &one, "Örtlicher Personalrat", "older_people"); /* now it is that one */
    assert_bodies(test, local, "Früh Örtlicher Personalrat asked!");
    assert_bodies(test, reader, "");
    assert_false(waits_for(test, reader).represents);
    /* who leads one is of no body there: a body argues with them */
    AccountId lead = app_test_person(test, &test->authority, &one, "lead", "Lea");
    represent(test, NULL, lead, "Personalrat");
    assert_bodies(test, lead, "Früh Personalrat asked!");
    represent(test, &one, lead, "Personalrat");
    assert_bodies(test, lead, "Früh Personalrat asked!");
    Written written;
    assert_ok(initiative_archive(&test->app, writes_in(test, &two), NULL, &two, VERSION_ANY,
                                 STR(""), &written));
    assert_bodies(test, here, "");
    app_test_done(test);
}

/* Each row of a body that is named within another would read all stakeholders anew. */
static void stakeholders_are_asked_once_whatever_waits(void **state) {
    enum { ASKED = 25, OTHERS = 60, ROOM = 128 << 10 };
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins");
    AccountId local = app_test_person(test, &test->authority, NULL, "reader", "Lore");
    represent(test, NULL, local, "Örtlicher Personalrat");
    RecordId council = name_body(test, &one, "PR Nord", "staff_council");
    CLEANUP(out_done) Out name = out_open(64);
    for (int i = 0; i < OTHERS; i++) {
        out_reset(&name);
        out_format(&name, "Gruppe %d", i);
        name_body(test, &one, str_c(test->store->arena, out_view(&name)), "older_people");
    }
    for (int i = 0; i < ASKED; i++)
        ask(test, &one, council, "Treffen", (Date){ 0 }, (Date){ 2027, 1, 1 });
    Ctx *ctx = app_test_as(test, local);
    size_t before = arena_used(ctx->arena);
    WaitingWork work;
    assert_ok(waiting_for(&test->app, ctx, test->conn, &work));
    assert_int_equal(work.bodies.count, ASKED);
    assert_true(arena_used(ctx->arena) - before < ROOM);
    app_test_done(test);
}

/* However much a body was only informed of, its deadlines are there. */
static void what_is_over_pushes_no_deadline_out(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins");
    AccountId pia = app_test_person(test, &test->authority, NULL, "reader", "Pia");
    represent(test, NULL, pia, "Personalrat");
    RecordId council = name_body(test, &one, "Personalrat", "staff_council");
    Involvement told;
    schema_clear(&INVOLVEMENT_SCHEMA, &told);
    *list_push(test->store->arena, &told.stakeholders) = council;
    told.level = STR("inform");
    told.occasion = STR("Rundschreiben");
    told.planned_on = (Date){ 2020, 1, 1 };
    for (int i = 0; i < WAITING_LINES_MAX; i++) {
        told.record = (Record){ 0 };
        add(test, &one, NOUN_INVOLVEMENT, &told);
    }
    ask(test, &one, council, "Frist", (Date){ 2026, 1, 1 }, (Date){ 2027, 2, 1 });
    assert_bodies(test, pia, "Frist Personalrat asked!");
    app_test_done(test);
}

/* -- Words of bodies ---------------------------------------------------------------------------- */

/* By this person; `body`: in its name; `above`: as a reply. */
static RecordId say(AppTest *test, AccountId account, InitiativeRef *initiative, RecordId about,
                    const char *body, RecordId above) {
    Comment form = { .target = about,
                     .text = STR("Ist das <behoben>?"),
                     .body = str_from(body),
                     .reply_to = above };
    InitiativeRef seen;
    Written written;
    Ctx *ctx = app_test_as(test, account);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_COMMENT_WRITE, &seen));
    assert_ok(comment_create(&test->app, ctx, NULL, &seen, &form, &written));
    return written.record;
}

/* "initiative body about" of each question, in order. */
static Str questions_of(AppTest *test, AccountId account) {
    WaitingWork work = waits_for(test, account);
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < work.questions.count; i++) {
        const WaitingTalk *talk = &work.questions.items[i];
        out_format(&out, "%s" STR_FMT " " STR_FMT " " STR_FMT, i > 0 ? "; " : "",
                   STR_ARG(talk->line.initiative_name), STR_ARG(talk->body),
                   STR_ARG(talk->line.title));
    }
    return str_copy(test->store->arena, out_view(&out));
}

#define assert_questions(test, account, text) \
    assert_string_equal(str_c((test)->store->arena, questions_of((test), (account))), (text))

static void a_question_of_a_body_reaches_who_works_on_it(void **state) {
    AppTest *test = app_test(state);
    const RecordId first = { 0 };
    InitiativeRef one = app_test_initiative(test, "Eins"), two = app_test_initiative(test, "Zwei");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    AccountId tea = app_test_person(test, &test->authority, &two, "team", "Tea");
    AccountId reader = app_test_person(test, &test->authority, NULL, "reader", "Rosa");
    AccountId pia = app_test_person(test, &test->authority, NULL, "representative", "Pia");
    represent(test, NULL, pia, "Personalrat");
    represent(test, &one, pia, "personalrat"); /* said twice, shown once */
    RecordId council = name_body(test, &one, "Personalrat", "staff_council");
    RecordId other = name_body(test, &two, "PR Nord", "staff_council");
    say(test, lea, &one, council, "", first); /* the project asks: that waits for the body */
    RecordId asked = say(test, pia, &one, council, "Personalrat", first);
    say(test, pia, &two, other, "", first); /* by who represents it, not in its name */
    assert_questions(test, lea, "Eins Personalrat Personalrat; Zwei Personalrat PR Nord");
    assert_questions(test, tea, "Zwei Personalrat PR Nord");
    assert_questions(test, reader, "");
    assert_questions(test, pia, "");
    say(test, lea, &one, council, "", asked);
    assert_questions(test, lea, "Zwei Personalrat PR Nord");
    say(test, pia, &one, council, "", asked); /* not content with it: the last word again */
    assert_questions(test, lea, "Zwei Personalrat PR Nord; Eins Personalrat Personalrat");
    Written written;
    InitiativeRef seen;
    Ctx *ctx = app_test_as(test, pia);
    assert_ok(
        access_initiative(&test->app, ctx, test->conn, one.key, PERMISSION_COMMENT_WRITE, &seen));
    assert_ok(
        comment_close(&test->app, ctx, NULL, &seen, asked, true, (CommentSeen){ 0 }, &written));
    assert_questions(test, lea, "Zwei Personalrat PR Nord");
    /* without its first comment the rest waits as before */
    ctx = app_test_as(test, pia);
    assert_ok(
        comment_close(&test->app, ctx, NULL, &seen, asked, false, (CommentSeen){ 0 }, &written));
    assert_ok(comment_delete(&test->app, ctx, NULL, &seen, asked, 3, STR(""), &written));
    assert_questions(test, lea, "Zwei Personalrat PR Nord; Eins Personalrat Personalrat");
    say(test, lea, &one, council, "", asked);
    assert_questions(test, lea, "Zwei Personalrat PR Nord");
    assert_ok(initiative_archive(&test->app, writes_in(test, &two), NULL, &two, VERSION_ANY,
                                 STR(""), &written));
    assert_questions(test, lea, "");
    app_test_done(test);
}

static void who_works_on_it_or_keeps_a_draft_asks_as_no_body(void **state) {
    AppTest *test = app_test(state);
    InitiativeRef one = app_test_initiative(test, "Eins");
    AccountId lea = app_test_person(test, &test->authority, NULL, "lead", "Lea");
    AccountId tea = app_test_person(test, &test->authority, &one, "team", "Tea");
    AccountId pia = app_test_person(test, &test->authority, NULL, "representative", "Pia");
    represent(test, NULL, pia, "Personalrat");
    represent(test, NULL, tea, "Personalrat");
    RecordId council = name_body(test, &one, "Personalrat", "staff_council");
    RecordId said = say(test, pia, &one, council, "Personalrat", (RecordId){ 0 });
    say(test, tea, &one, council, "", said);
    assert_questions(test, lea, ""); /* one of the team has answered */
    Comment draft = {
        .target = council, .text = STR("Nur für uns"), .draft = true, .body = STR("Personalrat")
    };
    InitiativeRef seen;
    Written written;
    Ctx *ctx = app_test_as(test, pia);
    assert_ok(
        access_initiative(&test->app, ctx, test->conn, one.key, PERMISSION_COMMENT_WRITE, &seen));
    assert_ok(comment_create(&test->app, ctx, NULL, &seen, &draft, &written));
    assert_questions(test, lea, "");
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(own_tasks_stand_by_their_day),
        STORE_TEST(answers_wait_for_those_who_may_give_them),
        STORE_TEST(a_deadline_that_passed_stands_with_who_leads),
        STORE_TEST(many_contributions_are_one_line),
        STORE_TEST(who_left_and_what_is_archived_waits_no_more),
        STORE_TEST(a_body_is_asked_over_all_initiatives),
        STORE_TEST(stakeholders_are_asked_once_whatever_waits),
        STORE_TEST(what_is_over_pushes_no_deadline_out),
        STORE_TEST(a_question_of_a_body_reaches_who_works_on_it),
        STORE_TEST(who_works_on_it_or_keeps_a_draft_asks_as_no_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
