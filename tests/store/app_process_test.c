/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Templates an authority brings itself: checked once, kept as they are, and an initiative keeps its own. */
#include "app_fixture.h"

#include <stdio.h>

#include "app/process_template.h"
#include "app/transfer.h"
#include "base/out.h"
#include "store/history.h"

/* The newest template of the program under another version, its first task under another key. */
static Str own_template(AppTest *test, const char *version) {
    Arena *arena = test->store->arena;
    const Process *newest = pack_newest_process(&test->pack);
    const Str FROM[] = { newest->version, newest->tasks.items[0].key };
    const Str TO[] = { str_from(version), STR("our_own_task") };
    Str json;
    assert_ok(
        process_template_file(&test->store->ctx, test->conn, &test->pack, newest->version, &json));
    for (size_t i = 0; i < 2; i++) {
        Str wanted = str_join(arena, STR("\""), FROM[i], STR("\""));
        ptrdiff_t at = str_find(json, wanted);
        assert_true(at > 0);
        Str rest = str_slice(json, (size_t)at + wanted.len - 1, SIZE_MAX);
        json = str_join(arena, str_slice(json, 0, (size_t)at + 1), TO[i], rest);
    }
    return json;
}

static AuthorityRef as_administrator(AppTest *test) {
    AuthorityRef authority;
    assert_ok(access_authority(&test->app, app_test_as(test, test->administrator), test->conn,
                               test->authority.key, PERMISSION_AUTHORITY_MANAGE, &authority));
    return authority;
}

static Err add(AppTest *test, Str json) {
    AuthorityRef authority = as_administrator(test);
    Str version;
    Written written;
    return process_template_add(&test->app, &test->store->ctx, NULL, &authority,
                                STR("process.json"), json, &version, &written);
}

static Err choose(AppTest *test, const char *version) {
    AuthorityRef authority = as_administrator(test);
    Written written;
    return process_template_choose(&test->app, &test->store->ctx, NULL, &authority,
                                   str_from(version), &written);
}

static const Process *goes_by(AppTest *test, InitiativeRef *initiative) {
    Ctx *ctx = app_test_as_system(test);
    Initiative row;
    const Process *process;
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative->key,
                                PERMISSION_INITIATIVE_READ, initiative));
    assert_ok(initiative_get(ctx, test->conn, initiative->id, &row));
    assert_ok(process_template_of(&test->app, ctx, test->conn, &row, &process));
    return process;
}

static Err move(AppTest *test, InitiativeRef *initiative, Str version) {
    Written written;
    goes_by(test, initiative);
    return initiative_move(&test->app, &test->store->ctx, NULL, initiative, version, VERSION_ANY,
                           STR("Neue Rechtslage"), &written);
}

static void an_initiative_keeps_its_template_until_it_is_moved(void **state) {
    AppTest *test = app_test(state);
    const Process *newest = pack_newest_process(&test->pack);
    InitiativeRef before = app_test_initiative(test, "Vorher");
    assert_ok(add(test, own_template(test, "amt-1")));
    InitiativeRef between = app_test_initiative(test, "Dazwischen");
    assert_ok(choose(test, "amt-1"));
    InitiativeRef after = app_test_initiative(test, "Danach");
    assert_ptr_equal(goes_by(test, &before), newest);
    assert_ptr_equal(goes_by(test, &between), newest);
    const Process *own = goes_by(test, &after);
    assert_string_equal(str_c(test->store->arena, own->version), "amt-1");
    assert_non_null(process_task(own, STR("our_own_task")));
    assert_ptr_equal(goes_by(test, &after), own); /* read once */

    assert_ok(move(test, &before, STR("amt-1")));
    assert_ptr_equal(goes_by(test, &before), own);
    assert_ok(move(test, &before, newest->version));
    assert_ptr_equal(goes_by(test, &before), newest);
    assert_err(move(test, &before, STR("gibt-es-nicht")), ERR_INVALID);
    app_test_done(test);
}

static Err remove_version(AppTest *test, const char *version) {
    AuthorityRef authority = as_administrator(test);
    Written written;
    test->store->ctx.findings = (Findings){ 0 };
    return process_template_remove(&test->app, &test->store->ctx, NULL, &authority,
                                   str_from(version), &written);
}

static void only_what_nothing_goes_by_is_removed(void **state) {
    AppTest *test = app_test(state);
    const Process *newest = pack_newest_process(&test->pack);
    const char *built_in = str_c(test->store->arena, newest->version);
    assert_ok(add(test, own_template(test, "amt-1")));
    assert_err(remove_version(test, "gibt-es-nicht"), ERR_NOT_FOUND);
    assert_err(remove_version(test, built_in), ERR_NOT_FOUND);
    assert_ok(choose(test, "amt-1"));
    assert_err(remove_version(test, "amt-1"), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_TEMPLATE_IN_USE);
    InitiativeRef made = app_test_initiative(test, "Lesehilfe");
    assert_ok(choose(test, built_in));
    assert_err(remove_version(test, "amt-1"), ERR_INVALID); /* an initiative goes by it */
    assert_ok(move(test, &made, newest->version));
    assert_ok(remove_version(test, "amt-1"));
    assert_err(remove_version(test, "amt-1"), ERR_NOT_FOUND);
    assert_err(choose(test, "amt-1"), ERR_NOT_FOUND);
    assert_ok(add(test, own_template(test, "amt-1"))); /* its name is free again */
    app_test_done(test);
}

/* A choice that this program refuses is still the authority's, until it makes another; added anew it would be it again. */
static void a_choice_that_is_refused_is_still_one(void **state) {
    AppTest *test = app_test(state);
    const Process *newest = pack_newest_process(&test->pack);
    assert_ok(add(test, own_template(test, "amt-1")));
    assert_ok(choose(test, "amt-1"));
    process_cache_close(test->app.processes);
    test->app.processes = process_cache_open();
    size_t methods = test->pack.methods.count;
    test->pack.methods.count = 0;
    const Process *chosen;
    assert_ok(process_template_chosen(&test->app, app_test_as_system(test), test->conn, &chosen));
    assert_true(str_eq(chosen->version, newest->version)); /* stands in */
    assert_err(remove_version(test, "amt-1"), ERR_INVALID);
    assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_TEMPLATE_IN_USE);
    assert_ok(choose(test, str_c(test->store->arena, newest->version)));
    assert_ok(remove_version(test, "amt-1"));
    test->pack.methods.count = methods;
    app_test_done(test);
}

static void a_version_is_written_once(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = &test->store->ctx;
    const Process *newest = pack_newest_process(&test->pack);
    assert_ok(add(test, own_template(test, "amt-1")));
    const struct {
        Str json;
        FindingKind kind;
        const char *field;
    } CASES[] = {
        { own_template(test, "amt-1"), FINDING_TAKEN, "process.json/version" },
        { own_template(test, str_c(test->store->arena, newest->version)), FINDING_TAKEN,
          "process.json/version" },
        { own_template(test, "Amt 2"), FINDING_KEY_LETTERS, "process.json/version" },
        { STR("{"), FINDING_NOT_JSON, "process.json" },
        { STR("{\"format\":\"einklang-methods-1\"}"), FINDING_OUTDATED, "process.json/format" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        ctx->findings = (Findings){ 0 };
        assert_err(add(test, CASES[i].json), ERR_INVALID);
        bool found = false;
        for (size_t j = 0; j < ctx->findings.count; j++)
            found = found || (ctx->findings.items[j].kind == CASES[i].kind &&
                              str_eq(ctx->findings.items[j].field, str_from(CASES[i].field)));
        if (!found)
            fail_msg("case %zu: " STR_FMT, i, STR_ARG(ctx->findings.items[0].field));
    }
    assert_err(choose(test, "gibt-es-nicht"), ERR_NOT_FOUND);
    app_test_done(test);
}

/* -- Read once ---------------------------------------------------------------------------------- */

#ifdef ARENA_ASAN
size_t
__sanitizer_get_current_allocated_bytes(void); /* the compiler's own header is not always there */

/* What a newer program asks more of: it is looked at once, and what was read of it is gone. */
static void what_is_refused_leaves_nothing_behind(void **state) {
    AppTest *test = app_test(state);
    assert_ok(add(test, own_template(test, "amt-1")));
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    assert_ok(move(test, &initiative, STR("amt-1")));
    process_cache_close(test->app.processes);
    test->app.processes = process_cache_open();
    test->pack.methods.count = 0;
    size_t before = 0;
    for (size_t i = 0; i < 20; i++) {
        Arena *kept = test->store->ctx.arena;
        test->store->ctx.arena = arena_open(4096);
        InitiativeRef again = initiative;
        goes_by(test, &again);
        arena_close(test->store->ctx.arena);
        test->store->ctx.arena = kept;
        if (i == 0)
            before = __sanitizer_get_current_allocated_bytes();
    }
    assert_in_range(__sanitizer_get_current_allocated_bytes(), 0, before + 65536);
    app_test_done(test);
}
#endif

#define BOTH "{\"de\":\"d\",\"en\":\"e\"}"
static Str small_template(AppTest *test, const char *version) {
    CLEANUP(out_done) Out out = out_open(512);
    out_c(&out, "{\"format\":\"einklang-process-1\",\"version\":\"");
    out_c(&out, version);
    out_c(&out, "\",\"law_as_of\":\"2026-11-22\",\"roles\":[{\"key\":\"r\",\"label\":" BOTH
                "}],\"phases\":[");
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        out_c(&out, i > 0 ? ",{\"key\":\"" : "{\"key\":\"");
        out_str(&out, PHASES.keys[i]);
        out_c(&out,
              "\",\"label\":{\"de\":\"d\",\"en\":\"e\"},\"hint\":{\"de\":\"d\",\"en\":\"e\"}}");
    }
    out_c(&out, "],\"tasks\":[");
    for (size_t i = 0; i < PHASE_COUNT; i++)
        out_format(&out,
                   "%s{\"key\":\"t%zu\",\"phase\":\"" STR_FMT "\",\"title\":" BOTH ",\"why\":" BOTH
                   ",\"steps\":[],\"methods\":[],\"role\":\"r\",\"effort\":" BOTH
                   ",\"value_pairs\":[],\"source\":\"own\"}",
                   i > 0 ? "," : "", i, STR_ARG(PHASES.keys[i]));
    out_c(&out, "]}");
    return str_copy(test->store->arena, out_view(&out));
}

static size_t entries_of(AppTest *test) {
    AuthorityRef authority = as_administrator(test);
    HistoryEntries entries;
    assert_ok(history_list(&test->store->ctx, test->conn, authority.chain, (RecordId){ 0 }, 0, 1000,
                           &entries));
    return entries.count;
}

/* As many as two authorities may bring; which one is chosen does not hang on what was read before. */
static void the_chosen_one_is_known_among_many(void **state) {
    AppTest *test = app_test(state);
    AuthorityRef own = test->authority, other = app_test_authority(test, "b");
    AccountId administrators[] = { app_test_person(test, &other, NULL, "administrator", "Bea"),
                                   test->administrator };
    const AuthorityRef *authorities[] = { &other, &own };
    const Process *found;
    for (size_t a = 0; a < 2; a++) {
        test->authority = *authorities[a];
        test->administrator = administrators[a];
        for (size_t i = 0; i <= PROCESS_TEMPLATES_MAX; i++) {
            char version[16];
            snprintf(version, sizeof version, "%c-%zu", a == 0 ? 'b' : 'a', i);
            Err err = add(test, small_template(test, version));
            assert_err(err, i < PROCESS_TEMPLATES_MAX ? ERR_NONE : ERR_INVALID);
            if (err == ERR_NONE)
                assert_ok(process_template_find(&test->app, &test->store->ctx, test->conn,
                                                str_from(version), &found));
        }
        assert_int_equal(test->store->ctx.findings.items[0].kind, FINDING_TOO_MANY);
    }
    assert_ok(choose(test, "a-49"));
    size_t entries = entries_of(test);
    assert_ok(choose(test, "a-49"));
    assert_int_equal(entries_of(test), entries);
    app_test_done(test);
}

/* A later program has a template under the name of one of ours, and no longer the one it had. */
static void a_later_program_takes_no_place(void **state) {
    AppTest *test = app_test(state);
    Ctx *ctx = &test->store->ctx;
    ProcessVersions versions;
    Str file, json = own_template(test, "amt-1");
    InitiativeRef before = app_test_initiative(test, "Vorher");
    InitiativeRef own = app_test_initiative(test, "Eigenes");
    assert_ok(add(test, json));
    assert_ok(move(test, &own, STR("amt-1")));
    test->pack.processes.items[test->pack.processes.count - 1].version = STR("amt-1");
    assert_non_null(process_task(goes_by(test, &own), STR("our_own_task")));
    as_administrator(test);
    assert_ok(process_template_file(ctx, test->conn, &test->pack, STR("amt-1"), &file));
    assert_true(str_eq(file, json));
    assert_ok(process_versions(&test->app, ctx, test->conn, &versions));
    assert_int_equal(versions.count, test->pack.processes.count);
    const ProcessVersion *line = &versions.items[versions.count - 1];
    assert_true(line->chosen && !line->built_in);
    assert_ptr_equal(goes_by(test, &before), goes_by(test, &own));
    assert_int_equal(line->initiatives, 2); /* and the one whose version is gone */
    app_test_done(test);
}

static void templates_are_of_one_authority(void **state) {
    AppTest *test = app_test(state);
    const Process *process;
    ProcessVersions versions;
    assert_ok(add(test, own_template(test, "amt-1")));
    assert_ok(choose(test, "amt-1"));
    AuthorityRef other = app_test_authority(test, "b");
    AuthorityRef seen;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, other.key, &seen));
    assert_err(process_template_find(&test->app, ctx, test->conn, STR("amt-1"), &process),
               ERR_NOT_FOUND);
    assert_ok(process_versions(&test->app, ctx, test->conn, &versions));
    assert_int_equal(versions.count, test->pack.processes.count);
    assert_true(versions.items[versions.count - 1].chosen);
    app_test_done(test);
}

static void only_an_administrator_adds_and_only_a_lead_moves(void **state) {
    AppTest *test = app_test(state);
    AccountId reader = app_test_person(test, &test->authority, NULL, "reader", "Rita");
    InitiativeRef initiative = app_test_initiative(test, "Lesehilfe");
    AuthorityRef authority;
    Str version;
    Written written;
    Ctx *ctx = app_test_as(test, reader);
    assert_ok(access_authority(&test->app, ctx, test->conn, test->authority.key,
                               PERMISSION_AUTHORITY_READ, &authority));
    assert_err(process_template_add(&test->app, ctx, NULL, &authority, STR(""),
                                    own_template(test, "x"), &version, &written),
               ERR_FORBIDDEN);
    assert_err(
        process_template_choose(&test->app, ctx, NULL, &authority, STR("2026-11-28"), &written),
        ERR_FORBIDDEN);
    assert_ok(access_initiative(&test->app, ctx, test->conn, initiative.key,
                                PERMISSION_INITIATIVE_READ, &initiative));
    assert_err(initiative_move(&test->app, ctx, NULL, &initiative, STR("2026-11-28"), VERSION_ANY,
                               STR(""), &written),
               ERR_FORBIDDEN);
    app_test_done(test);
}

/* -- On its way with an initiative -------------------------------------------------------------- */

/* The file of an initiative that goes by a template of authority a. */
static Str file_by(AppTest *test, const char *version) {
    InitiativeRef initiative = app_test_initiative(test, "Unterwegs");
    CLEANUP(out_done) Out out = out_open(0);
    assert_ok(move(test, &initiative, str_from(version)));
    goes_by(test, &initiative);
    assert_ok(initiative_export(&test->app, &test->store->ctx, test->conn, &initiative, &out));
    return str_copy(test->store->arena, out_view(&out));
}

/* Into authority b, as somebody with this role there. */
static Err import_as(AppTest *test, const char *role, const char *name, Str file) {
    AuthorityRef other;
    Written written;
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, STR("b"), &other));
    AccountId person = app_test_person(test, &other, NULL, role, name);
    ctx = app_test_as(test, person);
    ctx->findings = (Findings){ 0 };
    assert_ok(
        access_authority(&test->app, ctx, test->conn, STR("b"), PERMISSION_AUTHORITY_READ, &other));
    return initiative_import(&test->app, ctx, NULL, &other, file, &written, NULL);
}

static const Sql INITIATIVES = SQL("SELECT COUNT(*) FROM initiative");
static const Sql TEMPLATES = SQL("SELECT COUNT(*) FROM process_template WHERE version = 'amt-1'");

static void a_template_travels_with_an_initiative(void **state) {
    AppTest *test = app_test(state);
    app_test_authority(test, "b");
    assert_ok(add(test, own_template(test, "amt-1")));
    Str file = file_by(test, "amt-1");
    assert_ok(import_as(test, "administrator", "Bea", file));
    InitiativeRef copy = { .key = STR("unterwegs-2") };
    const Process *process = goes_by(test, &copy);
    assert_string_equal(str_c(test->store->arena, process->version), "amt-1");
    assert_non_null(process_task(process, STR("our_own_task")));
    assert_int_equal(app_test_count(test, &TEMPLATES), 2);
    /* once it is there, everybody who may import can use it, and it is not added again */
    assert_ok(import_as(test, "lead", "Berta", file));
    assert_int_equal(app_test_count(test, &TEMPLATES), 2);
    /* and it travels on */
    CLEANUP(out_done) Out out = out_open(0);
    goes_by(test, &copy);
    assert_ok(initiative_export(&test->app, &test->store->ctx, test->conn, &copy, &out));
    assert_true(str_find(out_view(&out), STR("our_own_task")) > 0);
    app_test_done(test);
}

static void who_may_add_no_template_is_told_what_to_do(void **state) {
    AppTest *test = app_test(state);
    app_test_authority(test, "b");
    assert_ok(add(test, own_template(test, "amt-1")));
    Str file = file_by(test, "amt-1");
    int64_t initiatives = app_test_count(test, &INITIATIVES);
    assert_err(import_as(test, "lead", "Bo", file), ERR_INVALID);
    const Finding *finding = finding_of(&test->store->ctx.findings, STR("/process/version"));
    assert_non_null(finding);
    assert_int_equal(finding->kind, FINDING_TEMPLATE_MISSING);
    assert_true(str_eq(finding->subject, STR("amt-1")));
    assert_int_equal(app_test_count(test, &INITIATIVES), initiatives); /* nothing staged */
    assert_int_equal(app_test_count(test, &TEMPLATES), 1);
    /* one of the program needs nobody */
    assert_ok(import_as(
        test, "lead", "Birte",
        file_by(test, str_c(test->store->arena, pack_newest_process(&test->pack)->version))));
    app_test_done(test);
}

static void one_version_is_one_template(void **state) {
    AppTest *test = app_test(state);
    Arena *arena = test->store->arena;
    app_test_authority(test, "b");
    assert_ok(add(test, own_template(test, "amt-1")));
    Str file = file_by(test, "amt-1");
    ptrdiff_t at = str_find(file, STR("our_own_task"));
    Str other = str_join(arena, str_slice(file, 0, (size_t)at), STR("their_own_task"),
                         str_slice(file, (size_t)at + strlen("our_own_task"), SIZE_MAX));
    assert_ok(import_as(test, "administrator", "Bille", other));
    int64_t initiatives = app_test_count(test, &INITIATIVES);
    assert_err(import_as(test, "administrator", "Bine", file), ERR_INVALID);
    const Finding *finding = finding_of(&test->store->ctx.findings, STR("/process/version"));
    assert_non_null(finding);
    assert_int_equal(finding->kind, FINDING_TEMPLATE_OTHER);
    assert_int_equal(app_test_count(test, &INITIATIVES), initiatives);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(an_initiative_keeps_its_template_until_it_is_moved),
        STORE_TEST(only_what_nothing_goes_by_is_removed),
        STORE_TEST(a_choice_that_is_refused_is_still_one),
        STORE_TEST(a_version_is_written_once),
#ifdef ARENA_ASAN
        STORE_TEST(what_is_refused_leaves_nothing_behind),
#endif
        STORE_TEST(the_chosen_one_is_known_among_many),
        STORE_TEST(a_later_program_takes_no_place),
        STORE_TEST(templates_are_of_one_authority),
        STORE_TEST(only_an_administrator_adds_and_only_a_lead_moves),
        STORE_TEST(a_template_travels_with_an_initiative),
        STORE_TEST(who_may_add_no_template_is_told_what_to_do),
        STORE_TEST(one_version_is_one_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
