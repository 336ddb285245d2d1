/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Who speaks for a body, and its private drafts: who reads, changes, publishes and discards them. */
#include "app_fixture.h"

#include "app/comment.h"
#include "app/key_file.h"
#include "app/representation.h"
#include "app/transfer.h"
#include "app/verify.h"
#include "store/history.h"
#include "store/membership_store.h"
#include "store/search_store.h"

static AuthorityRef system_sees(AppTest *test) {
    AuthorityRef authority;
    assert_ok(access_system(&test->app, app_test_as_system(test), test->conn, test->authority.key,
                            &authority));
    return authority;
}

static void give(AppTest *test, const InitiativeRef *opt_initiative, AccountId account,
                 const char *role, const char *body, bool deputy) {
    MembershipForm form = {
        .account = account.v, .role = str_from(role), .body = str_from(body), .deputy = deputy
    };
    Written written;
    AuthorityRef authority = system_sees(test);
    assert_ok(membership_add(&test->app, &test->store->ctx, NULL, &authority, opt_initiative, &form,
                             &written));
}

static AccountId person(AppTest *test, const char *role, const char *name) {
    return app_test_person(test, &test->authority, NULL, role, name);
}

static Ctx *as(AppTest *test, AccountId account, InitiativeRef *initiative) {
    Ctx *ctx = app_test_as(test, account);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_INITIATIVE_READ, initiative));
    return ctx;
}

/* A staff council of two, somebody of another body, and who may most. */
typedef struct House {
    AppTest *test;
    InitiativeRef initiative;
    AccountId peter, pia, svea, lead, administrator;
    RecordId goal, draft;
} House;

static House house_of(void **state) {
    AppTest *test = app_test(state);
    House house = { .test = test, .initiative = app_test_initiative(test, "Haus") };
    house.peter = person(test, "reader", "Peter");
    house.pia = person(test, "reader", "Pia");
    house.svea = person(test, "reader", "Svea");
    house.lead = person(test, "lead", "Lea");
    house.administrator = test->administrator;
    give(test, NULL, house.peter, "representative", "Personalrat", false);
    give(test, &house.initiative, house.pia, "representative", "personalrat ", true);
    give(test, NULL, house.svea, "representative", "Schwerbehindertenvertretung", false);
    house.goal = app_test_goal(test, app_test_as_system(test), &house.initiative, "Schneller");
    Comment draft = { .target = house.goal,
                      .text = STR("Zwetschgenkuchen"),
                      .draft = true,
                      .body = STR("Personalrat") };
    Written written;
    assert_ok(comment_create(&test->app, as(test, house.peter, &house.initiative), NULL,
                             &house.initiative, &draft, &written));
    house.draft = written.record;
    return house;
}

static RepresentedBodies bodies_for(House *house, AccountId account) {
    RepresentedBodies bodies;
    Ctx *ctx = as(house->test, account, &house->initiative);
    assert_ok(representation_bodies(&house->test->app, ctx, house->test->conn, &house->initiative,
                                    &bodies));
    return bodies;
}

static void a_body_has_its_members_deputies_last(void **state) {
    House house = house_of(state);
    RepresentedBodies bodies = bodies_for(&house, house.svea);
    assert_int_equal(bodies.count, 2);
    assert_true(str_eq(bodies.items[0].body, STR("Schwerbehindertenvertretung")));
    assert_true(bodies.items[0].mine && bodies.items[0].members.items[0].self);
    bodies = bodies_for(&house, house.lead);
    assert_int_equal(bodies.count, 2);
    const RepresentedBody *council = &bodies.items[0];
    assert_true(str_eq(council->body, STR("Personalrat"))); /* as the authority says it */
    assert_false(council->mine);
    assert_int_equal(council->members.count, 2);
    assert_true(str_eq(council->members.items[0].name, STR("Peter")));
    assert_true(council->members.items[0].everywhere && !council->members.items[0].deputy);
    assert_true(council->members.items[1].deputy && !council->members.items[1].everywhere);
    give(house.test, NULL, house.pia, "representative", "Personalrat",
         false); /* no deputy any more */
    assert_false(bodies_for(&house, house.lead).items[0].members.items[0].deputy);
    assert_false(bodies_for(&house, house.lead).items[0].members.items[1].deputy);
    app_test_done(house.test);
}

static size_t drafts_seen(House *house, AccountId account, const char *body) {
    RepresentedBodies bodies = bodies_for(house, account);
    for (size_t i = 0; i < bodies.count; i++) {
        BodySources sources;
        if (!same_body(bodies.items[i].body, str_from(body)))
            continue;
        Ctx *ctx = as(house->test, account, &house->initiative);
        assert_ok(representation_sources(ctx, house->test->conn, &house->initiative, &sources));
        return representation_asked(&house->test->app, ctx, &sources, &bodies.items[i])
            .drafts.count;
    }
    fail_msg("no such body");
    return 0;
}

static Str exported(House *house, AccountId account) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    Ctx *ctx = as(house->test, account, &house->initiative);
    assert_ok(
        initiative_export(&house->test->app, ctx, house->test->conn, &house->initiative, &out));
    return str_copy(house->test->store->arena, out_view(&out));
}

static size_t found(House *house, AccountId account) {
    SearchHits hits;
    Ctx *ctx = as(house->test, account, &house->initiative);
    assert_ok(
        search(ctx, house->test->conn, STR("Zwetschgenkuchen"), house->initiative.id, 10, &hits));
    return hits.count;
}

/* Nothing of it reaches the history, whoever reads it. */
static bool in_history(House *house) {
    HistoryEntries entries;
    Ctx *ctx = as(house->test, house->lead, &house->initiative);
    assert_ok(history_list(ctx, house->test->conn, house->initiative.chain, (RecordId){ 0 }, 0, 100,
                           &entries));
    for (size_t i = 0; i < entries.count; i++)
        if (str_find(entries.items[i].payload, STR("Zwetschgen")) >= 0)
            return true;
    return false;
}

static void a_draft_is_read_by_its_body_and_nobody_else(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    CommentView view;
    assert_int_equal(drafts_seen(&house, house.peter, "Personalrat"), 1);
    assert_int_equal(drafts_seen(&house, house.pia, "Personalrat"), 1);
    const AccountId others[] = { house.svea, house.lead, house.administrator };
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(drafts_seen(&house, others[i], "Personalrat"), 0);
        Ctx *ctx = as(test, others[i], &house.initiative);
        assert_err(comment_view(&test->app, ctx, test->conn, &house.initiative, house.draft, &view),
                   ERR_NOT_FOUND);
        CommentViews views;
        assert_ok(
            comment_views(&test->app, ctx, test->conn, &house.initiative, house.goal, &views));
        assert_int_equal(views.count, 0);
    }
    Ctx *ctx = as(test, house.lead, &house.initiative);
    InitiativeRef everything = house.initiative;
    everything.permissions = permission_with(everything.permissions, PERMISSION_OTHERS_DRAFTS_READ);
    assert_err(comment_view(&test->app, ctx, test->conn, &everything, house.draft, &view),
               ERR_NOT_FOUND);
    assert_true(str_find(exported(&house, house.peter), STR("Zwetschgen")) < 0);
    assert_true(str_find(exported(&house, house.lead), STR("Zwetschgen")) < 0);
    assert_int_equal(found(&house, house.peter) + found(&house, house.lead), 0);
    assert_false(in_history(&house));
    app_test_done(test);
}

static Comment stored(House *house, AccountId account, RecordId id) {
    CommentView view;
    Ctx *ctx = as(house->test, account, &house->initiative);
    assert_ok(
        comment_view(&house->test->app, ctx, house->test->conn, &house->initiative, id, &view));
    return view.comment;
}

static Err change(House *house, AccountId account, int64_t version, const char *text, bool draft,
                  RecordId *ret) {
    Comment form = { .record = { .id = house->draft, .version = version },
                     .target = house->goal,
                     .text = str_from(text),
                     .draft = draft,
                     .body = STR("Personalrat") };
    Written written = { 0 };
    Ctx *ctx = as(house->test, account, &house->initiative);
    Err err = comment_change(&house->test->app, ctx, NULL, &house->initiative, &form, &written);
    *ret = written.record;
    return err;
}

static void all_of_a_body_write_a_draft(void **state) {
    House house = house_of(state);
    RecordId id;
    assert_ok(change(&house, house.pia, 1, "Zwetschgen und Mehl", true, &id));
    assert_int_equal(id.v, house.draft.v);
    assert_err(change(&house, house.peter, 1, "Zwetschgen und Eier", true, &id), ERR_CONFLICT);
    assert_err(change(&house, house.peter, 1, "Zwetschgen", false, &id), ERR_CONFLICT);
    assert_err(change(&house, house.svea, 2, "Nein", true, &id), ERR_NOT_FOUND);
    assert_err(change(&house, house.lead, 2, "Nein", true, &id), ERR_NOT_FOUND);
    assert_true(str_eq(stored(&house, house.peter, house.draft).text, STR("Zwetschgen und Mehl")));
    Written written;
    Ctx *ctx = as(house.test, house.administrator, &house.initiative);
    assert_err(comment_delete(&house.test->app, ctx, NULL, &house.initiative, house.draft, 2,
                              STR("Weil"), &written),
               ERR_NOT_FOUND);
    ctx = as(house.test, house.pia, &house.initiative);
    assert_ok(comment_delete(&house.test->app, ctx, NULL, &house.initiative, house.draft, 2,
                             STR(""), &written));
    assert_int_equal(drafts_seen(&house, house.peter, "Personalrat"), 0);
    assert_false(in_history(&house));
    app_test_done(house.test);
}

/* Entries about comments, and how many of them are of `account`. */
static size_t told(House *house, AccountId account) {
    HistoryEntries entries;
    size_t count = 0;
    Ctx *ctx = as(house->test, house->lead, &house->initiative);
    assert_ok(history_list(ctx, house->test->conn, house->initiative.chain, (RecordId){ 0 }, 0, 100,
                           &entries));
    for (size_t i = 0; i < entries.count; i++)
        if (str_eq(entries.items[i].noun, COMMENT_SCHEMA.name) &&
            (account.v == 0 || entries.items[i].actor.account.v == account.v))
            count++;
    return count;
}

/* Who reads the history learns nothing of a draft of a body: not that, not when, not by whom. */
static void a_draft_of_a_body_leaves_no_entry(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    const AccountId all = { 0 };
    Comment reply = { .target = house.goal,
                      .text = STR("Mit Mehl"),
                      .draft = true,
                      .body = STR("PERSONALRAT"),
                      .reply_to = house.draft };
    RecordId id;
    Written written;
    test->store->now.ms += 24LL * 3600 * 1000;
    assert_ok(change(&house, house.pia, 1, "Zwetschgen und Mehl", true, &id));
    assert_ok(comment_create(&test->app, as(test, house.pia, &house.initiative), NULL,
                             &house.initiative, &reply, &written));
    assert_int_equal(told(&house, all), 0);
    app_test_consistent(test);
    test->store->now.ms += 24LL * 3600 * 1000;
    /* answered: it keeps its number, and the history begins with who makes it public */
    assert_ok(change(&house, house.pia, 2, "Zwetschgenkuchen", false, &id));
    assert_int_equal(id.v, house.draft.v);
    assert_int_equal(told(&house, all), 1);
    assert_int_equal(told(&house, house.pia), 1);
    assert_int_equal(stored(&house, house.lead, id).author, house.pia.v);
    assert_ok(comment_delete(&test->app, as(test, house.peter, &house.initiative), NULL,
                             &house.initiative, written.record, 1, STR(""), &written));
    assert_int_equal(told(&house, all), 1);
    app_test_done(test);
}

/* A draft stays whose it is, and leaving something out makes nothing public. */
static void nobody_takes_a_draft_out_of_its_body(void **state) {
    House house = house_of(state);
    Comment form = { .record = { .id = house.draft, .version = 1 },
                     .target = house.goal,
                     .text = STR("Zwetschgen"),
                     .draft = true };
    Written written;
    AppTest *test = house.test;
    Ctx *ctx = as(test, house.peter, &house.initiative);
    assert_ok(comment_change(&test->app, ctx, NULL, &house.initiative, &form, &written));
    assert_true(str_eq(stored(&house, house.pia, house.draft).body, STR("Personalrat")));
    form.record.version = 2;
    form.body = STR("Schwerbehindertenvertretung");
    ctx = as(test, house.peter, &house.initiative);
    assert_err(comment_change(&test->app, ctx, NULL, &house.initiative, &form, &written),
               ERR_INVALID);
    app_test_done(test);
}

/* One rule: whoever works on the initiative is of no body on its page either. */
static void who_leads_is_no_member(void **state) {
    House house = house_of(state);
    give(house.test, NULL, house.lead, "representative", "Personalrat", false);
    RepresentedBodies bodies = bodies_for(&house, house.lead);
    assert_int_equal(bodies.count, 2);
    for (size_t i = 0; i < bodies.count; i++) {
        assert_false(bodies.items[i].mine);
        for (size_t k = 0; k < bodies.items[i].members.count; k++)
            assert_int_not_equal(bodies.items[i].members.items[k].account.v, house.lead.v);
    }
    assert_int_equal(bodies_for(&house, house.peter).items[0].members.count, 2);
    assert_true(bodies_for(&house, house.peter).items[0].mine);
    app_test_done(house.test);
}

/* A draft that replies is made public while its thread is open only. */
static void a_reply_is_not_published_into_a_closed_thread(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    Comment first = { .target = house.goal, .text = STR("Warum?") };
    Written asked, said, closed;
    assert_ok(comment_create(&test->app, as(test, house.lead, &house.initiative), NULL,
                             &house.initiative, &first, &asked));
    Comment reply = {
        .target = house.goal, .text = STR("Darum"), .draft = true, .reply_to = asked.record
    };
    const Str bodies[] = { STR("Personalrat"), STR("") };
    for (size_t i = 0; i < 2; i++) {
        reply.body = bodies[i];
        reply.record = (Record){ 0 };
        reply.draft = true;
        assert_ok(comment_create(&test->app, as(test, house.peter, &house.initiative), NULL,
                                 &house.initiative, &reply, &said));
        assert_ok(comment_close(&test->app, as(test, house.lead, &house.initiative), NULL,
                                &house.initiative, asked.record, true, (CommentSeen){ 0 },
                                &closed));
        reply.record = (Record){ .id = said.record, .version = 1 };
        reply.draft = false;
        Ctx *ctx = as(test, house.peter, &house.initiative);
        assert_err(comment_change(&test->app, ctx, NULL, &house.initiative, &reply, &said),
                   ERR_INVALID);
        assert_int_equal(ctx->findings.items[0].kind, FINDING_THREAD_CLOSED);
        assert_ok(comment_close(&test->app, as(test, house.lead, &house.initiative), NULL,
                                &house.initiative, asked.record, false, (CommentSeen){ 0 },
                                &closed));
        ctx = as(test, house.peter, &house.initiative);
        assert_ok(comment_change(&test->app, ctx, NULL, &house.initiative, &reply, &said));
    }
    app_test_done(test);
}

static void what_is_published_is_a_comment_of_who_published_it(void **state) {
    House house = house_of(state);
    RecordId id;
    house.test->store->now.ms += 24LL * 3600 * 1000; /* a day later */
    assert_ok(change(&house, house.pia, 1, "Zwetschgenkuchen für alle", false, &id));
    assert_true(id.v > house.draft.v);
    Comment comment = stored(&house, house.lead, id);
    assert_int_equal(comment.author, house.pia.v);
    assert_true(str_eq(comment.body, STR("Personalrat")) && !comment.draft);
    assert_int_equal(comment.record.created_at.ms, clock_now(house.test->store->ctx.clock).ms);
    assert_int_equal(drafts_seen(&house, house.peter, "Personalrat"), 0);
    assert_true(in_history(&house));
    assert_int_equal(found(&house, house.lead), 1);
    assert_true(str_find(exported(&house, house.lead), STR("Zwetschgenkuchen für alle")) >= 0);
    Written written; /* the other one of the body may close it, somebody else's may not */
    Ctx *ctx = as(house.test, house.svea, &house.initiative);
    assert_err(comment_close(&house.test->app, ctx, NULL, &house.initiative, id, true,
                             (CommentSeen){ 0 }, &written),
               ERR_FORBIDDEN);
    ctx = as(house.test, house.peter, &house.initiative);
    assert_ok(comment_close(&house.test->app, ctx, NULL, &house.initiative, id, true,
                            (CommentSeen){ 0 }, &written));
    app_test_done(house.test);
}

/* What one of the body asks without saying for whom is the body's all the same: so its page calls it. */
static void a_question_of_a_member_is_closed_by_another(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    Comment asked = { .target = house.goal, .text = STR("Wer misst das?") };
    CommentView view;
    Written written, closed;
    assert_ok(comment_create(&test->app, as(test, house.peter, &house.initiative), NULL,
                             &house.initiative, &asked, &written));
    const struct {
        AccountId who;
        bool may;
        Err err;
    } READERS[] = { { house.svea, false, ERR_FORBIDDEN },
                    { house.lead, false, ERR_INVALID }, /* answers first */
                    { house.pia, true, ERR_NONE } };
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        Ctx *ctx = as(test, READERS[i].who, &house.initiative);
        assert_ok(
            comment_view(&test->app, ctx, test->conn, &house.initiative, written.record, &view));
        assert_int_equal(view.may_close, READERS[i].may);
        Err err = comment_close(&test->app, ctx, NULL, &house.initiative, written.record, true,
                                (CommentSeen){ 0 }, &closed);
        assert_int_equal(err, READERS[i].err);
    }
    app_test_done(test);
}

static void take_roles(House *house, AccountId account) {
    Memberships roles;
    AppTest *test = house->test;
    AuthorityRef authority = system_sees(test);
    Written written;
    assert_ok(membership_rows_of(&test->store->ctx, test->conn, account, &roles));
    for (size_t i = 0; i < roles.count; i++)
        if (str_eq(roles.items[i].role, STR(ROLE_REPRESENTATIVE)))
            assert_ok(membership_remove(&test->app, &test->store->ctx, NULL, &authority, NULL,
                                        roles.items[i].id, &written));
}

static size_t role_entries(House *house) {
    HistoryEntries entries;
    size_t count = 0;
    Ctx *ctx = as(house->test, house->lead, &house->initiative);
    assert_ok(history_list(ctx, house->test->conn, house->initiative.chain, (RecordId){ 0 }, 0, 100,
                           &entries));
    for (size_t i = 0; i < entries.count; i++)
        count += str_eq(entries.items[i].noun, STR("membership")) ? 1 : 0;
    return count;
}

/* Two tabs: what is so already is no change, and none is told. */
static void who_is_deputy_is_not_made_one_again(void **state) {
    House house = house_of(state);
    AppTest *test = house.test;
    AuthorityRef authority = system_sees(test);
    Ctx *ctx = &test->store->ctx;
    Memberships roles;
    Written written;
    assert_ok(membership_rows(ctx, test->conn, house.initiative.id, &roles));
    assert_int_equal(roles.count, 1);
    size_t before = role_entries(&house);
    ctx = app_test_as_system(test);
    assert_ok(membership_deputise(&test->app, ctx, NULL, &authority, &house.initiative,
                                  roles.items[0].id, true, &written));
    assert_int_equal(role_entries(&house), before);
    ctx = app_test_as_system(test);
    assert_ok(membership_deputise(&test->app, ctx, NULL, &authority, &house.initiative,
                                  roles.items[0].id, false, &written));
    assert_int_equal(role_entries(&house), before + 1);
    app_test_done(test);
}

static void who_leaves_a_body_leaves_its_drafts(void **state) {
    House house = house_of(state);
    CommentView view;
    take_roles(&house, house.peter);
    Ctx *ctx =
        as(house.test, house.peter, &house.initiative); /* still a reader, and who began it */
    assert_err(comment_view(&house.test->app, ctx, house.test->conn, &house.initiative, house.draft,
                            &view),
               ERR_NOT_FOUND);
    assert_true(str_find(exported(&house, house.lead), STR("Zwetschgen")) < 0);
    assert_int_equal(drafts_seen(&house, house.pia, "Personalrat"), 1);
    app_test_done(house.test);
}

/* The lead cannot know of the draft, so what she removes must not take it along. */
static void a_draft_stays_when_its_record_goes(void **state) {
    House house = house_of(state);
    Written written;
    Ctx *ctx = as(house.test, house.lead, &house.initiative);
    assert_ok(record_delete(&house.test->app, ctx, NULL, &house.initiative, &NOUNS[NOUN_GOAL],
                            house.goal, 1, STR(""), &written));
    Comment draft = stored(&house, house.peter, house.draft);
    Str noun, title;
    assert_int_equal(draft.target.v, house.initiative.id.v);
    assert_int_equal(draft.record.version, 2); /* who has it open is told */
    assert_true(comment_outlived_what(&draft, &noun, &title));
    assert_true(str_eq(noun, STR("goal")) && str_eq(title, STR("Schneller")));
    assert_int_equal(drafts_seen(&house, house.pia, "Personalrat"), 1);
    assert_false(in_history(&house));
    Verified verified;
    Erasures noted;
    ctx = app_test_as_system(house.test);
    assert_ok(erasure_list(house.test->app.keys, ctx->arena, &noted));
    assert_ok(verify_database(ctx, house.test->conn, &noted, &(ChainHeads){ 0 }, &verified));
    assert_false(verified_damaged(&verified));
    draft.draft = false; /* published it is about the initiative, as everybody sees */
    assert_ok(comment_change(&house.test->app, as(house.test, house.peter, &house.initiative), NULL,
                             &house.initiative, &draft, &written));
    draft = stored(&house, house.peter, written.record);
    assert_true(str_empty(draft.removed_reason));
    app_test_done(house.test);
}

static void who_is_back_reads_what_they_began(void **state) {
    House house = house_of(state);
    take_roles(&house, house.peter);
    house.test->store->now.ms += 24LL * 3600 * 1000;
    give(house.test, &house.initiative, house.peter, ROLE_REPRESENTATIVE, "Personalrat", false);
    assert_int_equal(drafts_seen(&house, house.peter, "Personalrat"), 1);
    app_test_done(house.test);
}

/* What is there is read once, for all bodies. */
static void bodies_are_asked_from_what_was_read_once(void **state) {
    House house = house_of(state);
    RepresentedBodies bodies = bodies_for(&house, house.peter);
    BodySources sources;
    Ctx *ctx = as(house.test, house.peter, &house.initiative);
    assert_ok(representation_sources(ctx, house.test->conn, &house.initiative, &sources));
    assert_int_equal(bodies.count, 2);
    size_t drafts = 0;
    for (size_t i = 0; i < bodies.count; i++) {
        BodyAsked asked = representation_asked(&house.test->app, ctx, &sources, &bodies.items[i]);
        assert_int_equal(asked.drafts.count, bodies.items[i].mine ? 1 : 0);
        drafts += asked.drafts.count;
    }
    assert_int_equal(drafts, 1);
    app_test_done(house.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_body_has_its_members_deputies_last),
        STORE_TEST(a_draft_is_read_by_its_body_and_nobody_else),
        STORE_TEST(all_of_a_body_write_a_draft),
        STORE_TEST(a_draft_of_a_body_leaves_no_entry),
        STORE_TEST(nobody_takes_a_draft_out_of_its_body),
        STORE_TEST(who_leads_is_no_member),
        STORE_TEST(a_reply_is_not_published_into_a_closed_thread),
        STORE_TEST(what_is_published_is_a_comment_of_who_published_it),
        STORE_TEST(a_question_of_a_member_is_closed_by_another),
        STORE_TEST(who_is_deputy_is_not_made_one_again),
        STORE_TEST(who_leaves_a_body_leaves_its_drafts),
        STORE_TEST(a_draft_stays_when_its_record_goes),
        STORE_TEST(who_is_back_reads_what_they_began),
        STORE_TEST(bodies_are_asked_from_what_was_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
