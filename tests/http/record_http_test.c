/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Two people at one record, and what is whose. */
#include "site_fixture.h"

#include <stdio.h>

#include "app/comment.h"

typedef struct Room {
    SiteTest *test;
    InitiativeRef initiative;
    AccountId lead, colleague;
} Room;

static Room room_of(void **state) {
    Room room = { .test = site_test(state) };
    AppTest *app = room.test->app;
    room.initiative = app_test_initiative(app, "Lesehilfe");
    room.lead = app_test_person(app, &app->authority, NULL, "lead", "Lea");
    room.colleague = app_test_person(app, &app->authority, NULL, "team", "Tom");
    return room;
}

static const char *path_of(const Room *room, const char *below, RecordId id, const char *last) {
    char path[200];
    snprintf(path, sizeof path, "/vorhaben/" STR_FMT "%s%lld%s", STR_ARG(room->initiative.key),
             below, (long long)id.v, last);
    return str_c(room->test->app->store->arena, str_from(path));
}

static const char *with(const Room *room, const char *first, const char *second) {
    Arena *arena = room->test->app->store->arena;
    return str_c(arena, str_join(arena, str_from(first), str_from(second)));
}

static RecordId a_goal(const Room *room) {
    Ctx *ctx = app_test_as_system(room->test->app);
    InitiativeRef seen;
    assert_ok(access_initiative(&room->test->app->app, ctx, room->test->app->conn,
                                room->initiative.key, PERMISSION_INITIATIVE_READ, &seen));
    return app_test_goal(room->test->app, ctx, &room->initiative, "Schneller lesen");
}

static void the_initiative_itself_can_be_changed(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.colleague);
    browser_get(&browser, "/vorhaben/lesehilfe/bearbeiten");
    assert_status(&browser, 200);
    browser_post(&browser, "/vorhaben/lesehilfe/bearbeiten",
                 "version=1&name=Vorlesehilfe&problem=Zu+viel+Papier");
    assert_status(&browser, 303);
    browser_get(&browser, "/vorhaben/lesehilfe");
    assert_sees(&browser, "Vorlesehilfe");
    assert_sees(&browser, "Zu viel Papier");
    site_test_done(room.test);
}

static void who_publishes_second_takes_nothing_back(void **state) {
    Room room = room_of(state);
    Browser first = browser_as(room.test, room.lead), second = browser_as(room.test, room.lead);
    Browser anybody = browser_new(room.test);
    browser_get(&first, "/vorhaben/lesehilfe/veroeffentlichen");
    assert_sees(&first, "name=\"version\" value=\"1\"");
    browser_get(&second, "/vorhaben/lesehilfe/veroeffentlichen");
    browser_post(&first, "/vorhaben/lesehilfe/veroeffentlichen", "version=1&reason=Beschlossen");
    assert_status(&first, 303);
    /* Pressed twice it is done once. */
    browser_post(&first, "/vorhaben/lesehilfe/veroeffentlichen", "version=1&reason=Beschlossen");
    assert_status(&first, 303);
    browser_post(&second, "/vorhaben/lesehilfe/veroeffentlichen", "version=1&reason=Auch+ich");
    assert_status(&second, 409);
    assert_sees(&second, "Auch ich");
    browser_post(&second, "/vorhaben/lesehilfe/veroeffentlichen", "reason=");
    assert_status(&second, 409);
    browser_get(&anybody, "/vorhaben/lesehilfe");
    assert_status(&anybody, 200);
    browser_get(&first, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&first, "Beschlossen");
    browser_get(&first, "/vorhaben/lesehilfe/archivieren");
    browser_get(&second, "/vorhaben/lesehilfe/archivieren");
    browser_post(&second, "/vorhaben/lesehilfe/archivieren", "version=2&reason=");
    assert_status(&second, 303);
    browser_post(&first, "/vorhaben/lesehilfe/archivieren", "version=2&reason=");
    assert_status(&first, 409);
    browser_get(&first, "/vorhaben/lesehilfe");
    assert_sees(&first, "Dieses Vorhaben ist archiviert.");
    site_test_done(room.test);
}

static void two_people_at_one_record_keep_both_texts(void **state) {
    Room room = room_of(state);
    const char *path = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    Browser first = browser_as(room.test, room.lead);
    Browser second = browser_as(room.test, room.colleague);
    browser_get(&first, path);
    browser_get(&second, path);
    browser_post(&first, path, "version=1&statement=Von+der+Leitung");
    assert_status(&first, 303);
    browser_post(&second, path, "version=1&statement=Aus+dem+Team");
    assert_status(&second, 409);
    assert_sees(&second, "Jemand anderes war schneller");
    assert_sees(&second, "Von der Leitung");
    assert_sees(&second, "Aus dem Team");
    browser_post(&second, path, "version=2&statement=Von+beiden");
    assert_status(&second, 303);
    site_test_done(room.test);
}

/* An involvement on 5 January 2026; *ret_fields: what its form holds. */
static const char *a_talk(const Room *room, const char **ret_fields) {
    AppTest *app = room->test->app;
    Ctx *ctx = app_test_as(app, room->lead);
    Stakeholder whom;
    Involvement talk;
    Written written;
    InitiativeRef seen;
    char typed[200];
    schema_clear(&STAKEHOLDER_SCHEMA, &whom);
    whom.name = STR("Verband");
    schema_clear(&INVOLVEMENT_SCHEMA, &talk);
    talk.level = STR("consult");
    talk.occasion = STR("Runde");
    talk.planned_on = (Date){ 2026, 1, 5 };
    assert_ok(access_initiative(&app->app, ctx, app->conn, room->initiative.key,
                                PERMISSION_INITIATIVE_EDIT, &seen));
    assert_ok(
        record_create(&app->app, ctx, NULL, &seen, &NOUNS[NOUN_STAKEHOLDER], &whom, &written));
    *list_push(app->store->arena, &talk.stakeholders) = written.record;
    snprintf(typed, sizeof typed,
             "level=consult&occasion=Runde&planned_on=2026-01-05&stakeholders=%lld",
             (long long)written.record.v);
    *ret_fields = str_c(app->store->arena, str_from(typed));
    assert_ok(
        record_create(&app->app, ctx, NULL, &seen, &NOUNS[NOUN_INVOLVEMENT], &talk, &written));
    return path_of(room, "/beteiligung/", written.record, "/bearbeiten");
}

/* What the others saved and what was typed fit together as fields, but not as a record: whose it is stands there until
 * it is saved, whatever is wrong besides. */
static void where_both_do_not_fit_it_is_said_whose_they_are(void **state) {
    static const char HEARD[] = "&heard_on=2026-01-05",
                      OFF[] = "&cancelled_on=2026-01-04&cancelled_reason=Krank";
    Room room = room_of(state);
    Browser first = browser_as(room.test, room.lead);
    Browser second = browser_as(room.test, room.colleague), tab = second;
    const char *fields, *path = a_talk(&room, &fields);
    browser_get(&first, path);
    browser_get(&second, path);
    browser_post(&first, path, with(&room, with(&room, fields, HEARD), "&version=1"));
    assert_status(&first, 303);
    browser_get(&tab, path);
    browser_post(&tab, path, with(&room, with(&room, fields, HEARD), "&version=2&place=Rathaus"));
    assert_status(&tab, 303);
    browser_post(&second, path, with(&room, with(&room, fields, OFF), "&version=1"));
    assert_status(&second, 422);
    assert_sees(&second, "wurde der Eintrag geändert");
    assert_sees(&second, "Inzwischen haben gespeichert: Sie selbst (am");
    assert_sees(&second, ", Lea (am");
    assert_sees(&second, "name=\"opened\" value=\"1\"");
    assert_sees(&second, "name=\"version\" value=\"3\"");
    static const char *const MISTAKES[] = {
        "&version=3&opened=1",                    /* both days still */
        "&version=3&opened=1&answered_on=morgen", /* and one that is none */
    };
    const char *both = with(&room, with(&room, fields, HEARD), OFF);
    for (size_t i = 0; i < 2; i++) {
        browser_post(&second, path, with(&room, both, MISTAKES[i]));
        assert_status(&second, 422);
        assert_sees(&second, ", Lea (am");
        assert_sees(&second, "name=\"opened\" value=\"1\"");
    }
    browser_post(&second, path,
                 with(&room, with(&room, fields, HEARD), "&version=3&opened=1&place=Rathaus"));
    assert_status(&second, 303);
    site_test_done(room.test);
}

/* Who is the only one to have saved is no other: neither on the page of two versions nor after saving. */
static void ones_own_other_tab_is_nobody_else(void **state) {
    Room room = room_of(state);
    RecordId goal = a_goal(&room);
    const char *path = path_of(&room, "/ziele/", goal, "/bearbeiten");
    Browser tab = browser_as(room.test, room.lead), late = tab;
    browser_get(&tab, path);
    browser_get(&late, path);
    browser_post(&tab, path, "version=1&statement=Eins&unit=Tage");
    assert_status(&tab, 303);
    browser_post(&late, path, "version=1&statement=Zwei");
    assert_status(&late, 409);
    assert_sees(&late, "Sie haben das inzwischen selbst geändert");
    assert_sees(&late, "haben Sie selbst gespeichert");
    browser_post(&late, path_of(&room, "/ziele/", goal, "/entfernen"), "version=1&reason=");
    assert_status(&late, 409);
    assert_sees(&late, "Sie haben das inzwischen selbst geändert");
    assert_sees(&late, "Deshalb ist nichts geschehen.");
    assert_false(browser_sees(&late, "Jemand anderes"));
    browser_post(&late, path, "version=1&statement=Schneller+lesen&indicator=Dauer");
    assert_status(&late, 303);
    browser_get(&late, str_c(late.arena, late.location));
    assert_sees(&late, "Inzwischen hatten Sie selbst andere Felder davon geändert");
    site_test_done(room.test);
}

/* The same of what one has removed there. */
static void ones_own_removal_is_nobody_elses(void **state) {
    Room room = room_of(state);
    RecordId goal = a_goal(&room);
    const char *path = path_of(&room, "/ziele/", goal, "/bearbeiten");
    const char *remove = path_of(&room, "/ziele/", goal, "/entfernen");
    Browser late = browser_as(room.test, room.lead), tab = late;
    Browser other = browser_as(room.test, room.colleague);
    browser_get(&late, path);
    browser_get(&other, path);
    browser_get(&tab, remove);
    browser_post(&tab, remove, "version=1&reason=Doppelt");
    assert_status(&tab, 303);
    browser_post(&late, path, "version=1&statement=Eins");
    assert_status(&late, 409);
    assert_sees(&late, "Sie haben das inzwischen selbst entfernt");
    assert_false(browser_sees(&late, "Jemand anderes"));
    assert_sees(&late, "Eins");
    browser_post(&other, path, "version=1&statement=Zwei");
    assert_status(&other, 409);
    assert_sees(&other, "Jemand anderes war schneller");
    site_test_done(room.test);
}

static void nobody_removes_what_they_have_not_seen(void **state) {
    Room room = room_of(state);
    RecordId goal = a_goal(&room);
    const char *path = path_of(&room, "/ziele/", goal, "/entfernen");
    Browser browser = browser_as(room.test, room.lead),
            late = browser_as(room.test, room.colleague);
    browser_get(&browser, path);
    browser_get(&late, path);
    browser_post(&browser, path, "version=7&reason=Steht+doppelt");
    assert_status(&browser, 409);
    assert_sees(&browser, "Steht doppelt");
    assert_sees(&browser, "noch einmal an");
    browser_post(&browser, path, "version=1&reason=Steht+doppelt");
    assert_status(&browser, 303);
    browser_post(&late, path, "version=1&reason=Noch+einmal");
    assert_status(&late, 409);
    assert_sees(&late, "Noch einmal");
    site_test_done(room.test);
}

static void a_draft_is_read_by_its_author_only(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    RecordId goal = a_goal(&room);
    Comment form = { .target = goal, .text = STR("Noch unfertig"), .draft = true };
    Written written;
    assert_ok(comment_create(&app->app, app_test_as(app, room.colleague), NULL, &room.initiative,
                             &form, &written));
    const char *path = path_of(&room, "/kommentare/", written.record, "/entfernen");
    Browser author = browser_as(room.test, room.colleague);
    browser_get(&author, path);
    assert_status(&author, 200);
    assert_sees(&author, "Noch unfertig");
    /* Nobody is offered what they may not do. */
    form = (Comment){ .target = goal, .text = STR("Für alle") };
    assert_ok(comment_create(&app->app, app_test_as(app, room.colleague), NULL, &room.initiative,
                             &form, &written));
    Browser administrator = browser_as(room.test, app->administrator);
    browser_get(&administrator, path_of(&room, "/ziele/", goal, ""));
    assert_status(&administrator, 200);
    assert_sees(&administrator, "Für alle");
    assert_false(browser_sees(&administrator, "/entfernen"));
    Browser other = browser_as(room.test, room.lead);
    browser_get(&other, path);
    assert_status(&other, 404);
    assert_false(browser_sees(&other, "Noch unfertig"));
    site_test_done(room.test);
}

/* Where each form leads back to, and what it links to, must be there. */
static void saving_leads_to_a_page_that_is_there(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    static const char *const FORMS[][2] = {
        { "/vorhaben/lesehilfe/auslassungen/neu",
          "perspective=suppliers&reason=Eigenbau&function=Leitung" },
        { "/vorhaben/lesehilfe/ueberschneidungen/neu",
          "perspectives=women&perspectives=older_people" },
        { "/vorhaben/lesehilfe/nutzungskontext/bearbeiten", "work_steps=Lesen" },
        { "/vorhaben/lesehilfe/ziele/neu", "statement=Schneller" },
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        browser_get(&browser, FORMS[i][0]);
        assert_status(&browser, 200);
        browser_post(&browser, FORMS[i][0], FORMS[i][1]);
        assert_status(&browser, 303);
        browser_get(&browser, str_c(room.test->app->store->arena, browser.location));
        assert_status(&browser, 200);
    }
    browser_get(&browser, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&browser, "href=\"/vorhaben/lesehilfe/nutzungskontext\"");
    site_test_done(room.test);
}

/* Each missing point leads to the page where it can be mended. */
static void what_is_missing_leads_where_it_is_mended(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    browser_get(&browser, "/vorhaben/lesehilfe");
    assert_sees(&browser, "href=\"/vorhaben/lesehilfe/nutzungskontext/bearbeiten\"");
    assert_false(browser_sees(&browser, "href=\"/vorhaben/lesehilfe/nutzungskontext\""));
    site_test_done(room.test);
}

/* Both versions in the reader's language: no date or number as a file has it. */
static void a_conflict_is_told_in_the_language_of_the_reader(void **state) {
    static const struct {
        const char *language, *mine, *stored, *number;
    } CASES[] = { { "de", "31.12.2026", "24.12.2026", "12,5" },
                  { "en", "31 Dec 2026", "24 Dec 2026", "12.5" } };
    Room room = room_of(state);
    const char *path = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    Browser first = browser_as(room.test, room.lead);
    Browser second = browser_as(room.test, room.colleague);
    browser_get(&first, path);
    browser_get(&second, path);
    browser_post(&first, path, "version=1&statement=A&due=2026-12-24&target=12,5");
    assert_status(&first, 303);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        second.language = str_from(CASES[i].language);
        browser_post(&second, path, "version=1&statement=B&due=2026-12-31&target=7");
        assert_status(&second, 409);
        assert_sees(&second, CASES[i].mine);
        assert_sees(&second, CASES[i].stored);
        assert_sees(&second, CASES[i].number);
        assert_false(browser_sees(&second, "2026-12-"));
    }
    browser_get(&second, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&second, "24 Dec 2026");
    assert_false(browser_sees(&second, "2026-12-"));
    site_test_done(room.test);
}

/* What is no text is named at its field; the rest of what was typed stays, and all that is wrong is told
 * in the same round, in the order of the form. */
static void everything_that_is_wrong_is_told_at_once(void **state) {
    Room room = room_of(state);
    Browser browser = browser_as(room.test, room.lead);
    const char *path = "/vorhaben/lesehilfe/beteiligung/neu";
    browser_get(&browser, path);
    browser_post(&browser, path,
                 "occasion=Treff%00en+im+Amt&planned_on=31.02.2026&heard_on=1.1.2199"
                 "&note=Gr%FC%DFe&answer=bleibt+stehen");
    assert_status(&browser, 422);
    assert_sees(&browser, "6 Angaben m");
    static const char *const LINKS[] = { "#stakeholders\">", "#level\">",    "#occasion\">",
                                         "#planned_on\">",   "#heard_on\">", "#note\">" };
    const char *at = str_c(room.test->app->store->arena, browser.body);
    for (size_t i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        at = strstr(at, LINKS[i]);
        if (at == NULL)
            fail_msg("%s is not in the summary, or not in its place", LINKS[i]);
    }
    assert_sees(&browser, "value=\"Treffen im Amt\"");
    assert_sees(&browser, "Gr\xEF\xBF\xBD\xEF\xBF\xBD"
                          "e</textarea>");
    assert_sees(&browser, "bleibt stehen</textarea>");
    assert_sees(&browser, "Bitte prüfen Sie den Text.");
    assert_sees(&browser, "mindestens eine Antwort");
    assert_sees(&browser, "Dieses Datum liegt in der Zukunft");
    site_test_done(room.test);
}

/* Hidden fields that are none of ours lose nobody's text either. */
static void hidden_fields_that_are_wrong_lose_no_text(void **state) {
    Room room = room_of(state);
    Arena *arena = room.test->app->store->arena;
    const char *path = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    Browser browser = browser_as(room.test, room.lead);
    browser_get(&browser, path);
    browser_post(&browser, path, "version=x&statement=Mein+Text");
    assert_status(&browser, 409);
    assert_sees(&browser, "Mein Text");
    Str body = str_join(arena, STR("form_token="), browser.form_token,
                        STR("&submission_id=%00&version=1&statement=Mein+Text"));
    browser_post_raw(&browser, path, body);
    assert_status(&browser, 422);
    assert_sees(&browser, "value=\"Mein Text\"");
    site_test_done(room.test);
}

/* "Back" brings the form with the submission it had: what is typed into it then is not lost. */
static void a_form_from_the_memory_of_the_browser_is_no_repeat(void **state) {
    Room room = room_of(state);
    Arena *arena = room.test->app->store->arena;
    Str home = str_join(arena, STR("/vorhaben/"), room.initiative.key);
    const char *path = str_c(arena, str_join(arena, home, STR("/ziele/neu")));
    Browser browser = browser_as(room.test, room.lead);
    browser_get(&browser, path);
    Str submission = browser.submission_id, first = STR("");
    for (int again = 0; again < 2; again++) {
        browser.submission_id = submission;
        browser_post(&browser, path, "statement=Erstes+Ziel");
        assert_status(&browser, 303);
        assert_true(str_empty(first) || str_eq(first, browser.location));
        first = browser.location;
    }
    browser.submission_id = submission;
    browser_post(&browser, path, "statement=Ganz+anderes+Ziel");
    assert_status(&browser, 303);
    browser_get(&browser, str_c(arena, str_join(arena, home, STR("/ziele"))));
    assert_sees(&browser, "Ganz anderes Ziel");

    const char *edit = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    browser_get(&browser, edit);
    submission = browser.submission_id;
    browser_post(&browser, edit, "version=1&statement=Stand+eins");
    assert_status(&browser, 303);
    browser.submission_id = submission;
    browser_post(&browser, edit, "version=1&statement=Stand+zwei");
    assert_status(&browser, 409); /* not "saved" */
    assert_sees(&browser, "Stand zwei");
    site_test_done(room.test);
}

/* A role taken away while somebody types takes nothing of what they typed; who may still read is led back. */
static void a_role_that_was_lost_keeps_what_was_typed(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId person = app_test_person(app, &app->authority, &room.initiative, "lead", "Leo");
    app_test_person(app, &app->authority, &room.initiative, "reader", "Leo");
    const char *edit = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    Browser browser = browser_as(room.test, person);
    static const Sql TAKE[] = { SQL("DELETE FROM membership WHERE role = 'lead' AND account_id ="
                                    " (SELECT id FROM account WHERE name = 'Leo')"),
                                SQL("DELETE FROM membership WHERE account_id ="
                                    " (SELECT id FROM account WHERE name = 'Leo')") };
    for (size_t i = 0; i < 2; i++) {
        Conn *conn = store_test_conn(app->store, CONN_WRITE);
        browser_get(&browser, i == 0 ? edit : "/konto");
        assert_status(&browser, 200);
        assert_ok(store_test_run(conn, &TAKE[i]));
        conn_close(conn);
        browser_post(&browser, edit, "version=1&statement=Lange+getippt");
        assert_status(&browser, i == 0 ? 403 : 404);
        assert_sees(&browser, "Das haben Sie eingegeben");
        assert_sees(&browser, "Lange getippt");
        Str home =
            str_join(browser.arena, STR("href=\"/vorhaben/"), room.initiative.key, STR("\""));
        assert_int_equal(browser_sees(&browser, str_c(browser.arena, home)), i == 0);
    }
    app->altered = true;
    site_test_done(room.test);
}

/* Who works elsewhere in the installation is nobody's to learn by their number. */
static void a_number_sent_tells_no_name_of_another_authority(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AuthorityRef other = app_test_authority(app, "b");
    AccountId stranger = app_test_person(app, &other, NULL, "team", "Geheimrat");
    Browser browser = browser_as(room.test, room.lead);
    CLEANUP(out_done) Out out = out_open(64);
    out_format(&out, "?title=T&assignee=%lld", (long long)stranger.v);
    Str query = str_copy(browser.arena, out_view(&out));
    const char *page = str_c(browser.arena, str_join(browser.arena, STR("/vorhaben/"),
                                                     room.initiative.key, STR("/aufgaben/neu")));
    browser_get(&browser, str_c(browser.arena, str_join(browser.arena, str_from(page), query)));
    assert_status(&browser, 200);
    assert_false(browser_sees(&browser, "Geheimrat"));
    const char *fields = str_c(browser.arena, str_slice(query, 1, SIZE_MAX));
    browser_post(&browser, page, fields);
    assert_status(&browser, 422);
    assert_false(browser_sees(&browser, "Geheimrat"));
    /* The form of somebody else: refused, with what was typed. */
    browser.form_token = STR("falsch");
    browser_post(&browser, page, fields);
    assert_status(&browser, 403);
    assert_sees(&browser, "Das haben Sie eingegeben");
    assert_false(browser_sees(&browser, "Geheimrat"));
    /* Of one's own people the name. */
    out_reset(&out);
    browser.form_token = STR("falsch");
    out_format(&out, "title=T&assignee=%lld", (long long)app->administrator.v);
    browser_post(&browser, page, str_c(browser.arena, out_view(&out)));
    assert_status(&browser, 403);
    assert_sees(&browser, "Ada");
    site_test_done(room.test);
}

/* Who could not say how far a task is, is not offered and not taken. */
static void a_task_is_for_who_may_work_on_it(void **state) {
    Room room = room_of(state);
    AppTest *app = room.test->app;
    AccountId reader = app_test_person(app, &app->authority, NULL, "reader", "Rena");
    Browser browser = browser_as(room.test, room.lead);
    const char *page = str_c(browser.arena, str_join(browser.arena, STR("/vorhaben/"),
                                                     room.initiative.key, STR("/aufgaben/neu")));
    browser_get(&browser, page);
    assert_status(&browser, 200);
    assert_sees(&browser, "Tom");
    assert_false(browser_sees(&browser, "Rena"));
    char fields[64];
    snprintf(fields, sizeof fields, "name=Schulung&assignee=%lld", (long long)reader.v);
    browser_post(&browser, page, fields);
    assert_status(&browser, 422);
    assert_sees(&browser, "Diese Person liest oder kommentiert das Vorhaben nur");
    site_test_done(room.test);
}

/* 1.000 is a thousand to a German, 1,000 to an Englishman, and to neither what the other reads: asked, with what
 * was typed left as it is. */
static void a_number_that_could_be_another_is_asked(void **state) {
    static const Sql STORED = SQL("SELECT count(*) FROM goal WHERE baseline = '1.5'"
                                  " AND target = '1.234'");
    static const Sql NEWEST = SQL("SELECT max(id) FROM goal");
    static const struct {
        const char *language, *asked, *typed, *shown;
    } CASES[] = {
        { "de", "1.000", "baseline=1%2C5&target=1%2C234", "value=\"1,234\"" },
        { "en", "1,000", "baseline=1.5&target=1.234", "value=\"1.234\"" },
    };
    Room room = room_of(state);
    Arena *arena = room.test->app->store->arena;
    Browser browser = browser_as(room.test, room.lead);
    Str home = str_join(arena, STR("/vorhaben/"), room.initiative.key, STR("/ziele/"));
    for (size_t i = 0; i < 2; i++) {
        browser.language = str_from(CASES[i].language);
        browser_get(&browser, str_c(arena, str_join(arena, home, STR("neu"))));
        Str fields = str_join(arena, STR("statement=Zahl&baseline="), str_from(CASES[i].asked));
        browser_post(&browser, str_c(arena, str_join(arena, home, STR("neu"))),
                     str_c(arena, fields));
        assert_status(&browser, 422);
        assert_sees(&browser, "id=\"baseline-fehler\"");
        assert_sees(&browser,
                    str_c(arena, str_join(arena, STR("name=\"baseline\" type=\"text\" value=\""),
                                          str_from(CASES[i].asked), STR("\""))));
        fields = str_join(arena, STR("statement=Zahl&"), str_from(CASES[i].typed));
        browser_post(&browser, str_c(arena, str_join(arena, home, STR("neu"))),
                     str_c(arena, fields));
        assert_status(&browser, 303);
        assert_int_equal(app_test_count(room.test->app, &STORED), (int64_t)i + 1);
        /* What the form shows of it is taken back. */
        RecordId goal = { app_test_count(room.test->app, &NEWEST) };
        const char *edit = path_of(&room, "/ziele/", goal, "/bearbeiten");
        browser_get(&browser, edit);
        assert_status(&browser, 200);
        assert_sees(&browser, CASES[i].shown);
        browser_post(&browser, edit,
                     str_c(arena, str_join(arena, STR("version=1&statement=Anders&"),
                                           str_from(CASES[i].typed))));
        assert_status(&browser, 303);
        assert_int_equal(app_test_count(room.test->app, &STORED), (int64_t)i + 1);
    }
    site_test_done(room.test);
}

/* Two people changed the number: what is to be decided can be sent as the page has it. */
static void a_number_in_conflict_is_typed_as_the_page_writes_it(void **state) {
    Room room = room_of(state);
    const char *edit = path_of(&room, "/ziele/", a_goal(&room), "/bearbeiten");
    Browser browser = browser_as(room.test, room.lead);
    browser.language = STR("en");
    browser_get(&browser, edit);
    browser_post(&browser, edit, "version=1&statement=Ziel&target=2.345");
    assert_status(&browser, 303);
    browser_get(&browser, edit);
    browser_post(&browser, edit, "version=1&statement=Ziel&target=1.234");
    assert_status(&browser, 409);
    assert_sees(&browser, "1.234");
    assert_sees(&browser, "2.345");
    assert_false(browser_sees(&browser, "1,234"));
    site_test_done(room.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(the_initiative_itself_can_be_changed),
        SQLITE_TEST(who_publishes_second_takes_nothing_back),
        STORE_TEST(a_form_from_the_memory_of_the_browser_is_no_repeat),
        STORE_TEST(a_role_that_was_lost_keeps_what_was_typed),
        STORE_TEST(a_number_sent_tells_no_name_of_another_authority),
        STORE_TEST(a_task_is_for_who_may_work_on_it),
        STORE_TEST(a_number_that_could_be_another_is_asked),
        STORE_TEST(a_number_in_conflict_is_typed_as_the_page_writes_it),
        STORE_TEST(two_people_at_one_record_keep_both_texts),
        STORE_TEST(where_both_do_not_fit_it_is_said_whose_they_are),
        STORE_TEST(ones_own_other_tab_is_nobody_else),
        SQLITE_TEST(ones_own_removal_is_nobody_elses),
        STORE_TEST(nobody_removes_what_they_have_not_seen),
        STORE_TEST(a_draft_is_read_by_its_author_only),
        STORE_TEST(saving_leads_to_a_page_that_is_there),
        STORE_TEST(what_is_missing_leads_where_it_is_mended),
        STORE_TEST(a_conflict_is_told_in_the_language_of_the_reader),
        STORE_TEST(everything_that_is_wrong_is_told_at_once),
        STORE_TEST(hidden_fields_that_are_wrong_lose_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
