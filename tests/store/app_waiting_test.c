/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What waits for one person over all initiatives, on both engines. */
#include "app_fixture.h"

#include "app/waiting.h"
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

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(own_tasks_stand_by_their_day),
        STORE_TEST(answers_wait_for_those_who_may_give_them),
        STORE_TEST(who_left_and_what_is_archived_waits_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
