/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/purge.h"
#include "app/transaction.h"

#include "app/access.h"
#include "app/access_request.h"
#include "app/config.h"
#include "app/ended_role.h"
#include "app/erase.h"
#include "app/session.h"
#include "base/log.h"
#include "domain/room.h"
#include "store/account_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/installation.h"
#include "store/membership_store.h"
#include "store/migration_copy.h"
#include "store/purge_store.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/staging_store.h"

enum { DAY_MS = 86400000, HOUR_MS = 3600000, COUNT_MAX = 1000000 };

static const Str LAST = STR_INIT("purged_at");

/* Position in DELETION_RULES; those of PurgeTable come first, under their own numbers. */
enum {
    RULE_ACCOUNT = PURGE_TABLE_COUNT,
    RULE_UNUSED_ACCOUNT,
    RULE_ROLELESS_ACCOUNT,
    RULE_COMMENT,
    RULE_CONTRIBUTION,
    RULE_CONTACT,
    RULE_IMPORT,
    RULE_ROOM,
    RULE_ACCESS,
    RULE_COPY,
    RULE_END
};
_Static_assert((int)RULE_END == (int)DELETION_RULE_COUNT, "one row each");

#define RULE(rule_key, rule_table, ...) \
    { .key = STR_INIT(rule_key), .table = STR_INIT(rule_table), __VA_ARGS__ }

const DeletionRule DELETION_RULES[DELETION_RULE_COUNT] = {
    [PURGE_SESSION] = RULE("session", "session", .days = 0),
    [PURGE_THROTTLE] = RULE("sign_in_throttle", "sign_in_throttle", .days = 1),
    [PURGE_LINK] = RULE("one_time_link", "one_time_link", .days = 7),
    [PURGE_TOKEN] = RULE("api_token", "api_token", .days = 30),
    [PURGE_SUBMISSION] = RULE("submission", "submission", .days = 1),
    [PURGE_KEPT_TEXT] = RULE("kept_text", "kept_text", .days = 0),
    [PURGE_OUTBOX] = RULE("outbox", "outbox", .days = 3),
    [PURGE_ENDED_ROLE] = RULE("ended_role", "ended_role", .days = ENDED_ROLE_DAYS),
    [RULE_ACCOUNT] =
        RULE("disabled_account", "account",
             .with = STR_INIT(
                 "membership ended_role installation_role access_organiser history_payload"),
             .setting = STR_INIT("disabled_account_days")),
    [RULE_UNUSED_ACCOUNT] =
        RULE("unused_account", "account", .days = 90,
             .with = STR_INIT(
                 "membership ended_role installation_role access_organiser history_payload")),
    [RULE_ROLELESS_ACCOUNT] =
        RULE("roleless_account", "account", .days = 365,
             .with = STR_INIT("membership ended_role access_organiser history_payload")),
    [RULE_COMMENT] = RULE("comment", "comment",
                          .with = STR_INIT("record record_reference search_term history_payload"),
                          .setting = STR_INIT("archive_comment_days")),
    [RULE_CONTRIBUTION] = RULE("public_contribution", "contribution",
                               .with = STR_INIT("translation record search_term history_payload"),
                               .setting = STR_INIT("archive_comment_days")),
    [RULE_CONTACT] = RULE("stakeholder_contact", "stakeholder", .with = STR_INIT("history_payload"),
                          .setting = STR_INIT("archive_comment_days")),
    [RULE_IMPORT] = RULE("unfinished_import", "initiative", .days = 1, .nouns = true,
                         .with = STR_INIT("picture_bytes")),
    [RULE_ROOM] =
        RULE("room_device", "participant", .days = WORKSHOP_DATA_DAYS,
             .with = STR_INIT("dot room_signal room_voice room_voice_tag room_feedback receipt "
                              "room_undo room_guest card card_comment "
                              "card_part")),
    [RULE_ACCESS] = RULE("access_request", "access_request", .days = ACCESS_REQUEST_DAYS),
    [RULE_COPY] = RULE("database_copy", "", .days = 30),
};

int64_t deletion_days(const App *app, const DeletionRule *rule) {
    if (str_eq(rule->setting, STR("disabled_account_days")))
        return app->config->disabled_account_days;
    if (str_eq(rule->setting, STR("archive_comment_days")))
        return app->config->archive_comment_days;
    return rule->days;
}

int64_t deletion_days_of(const App *app, Str key) {
    for (size_t i = 0; i < DELETION_RULE_COUNT; i++)
        if (str_eq(DELETION_RULES[i].key, key))
            return deletion_days(app, &DELETION_RULES[i]);
    return 0;
}

static Instant days_ago(const App *app, const Ctx *ctx, int rule) {
    return (Instant){ clock_now(ctx->clock).ms -
                      deletion_days(app, &DELETION_RULES[rule]) * DAY_MS };
}

static Date day_before(const App *app, const Ctx *ctx, int rule) {
    int64_t days = deletion_days(app, &DELETION_RULES[rule]);
    return date_from_days((int32_t)(date_days(clock_today(ctx->clock)) - days));
}

static PurgeCutoff cutoff_of(const App *app, const Ctx *ctx, PurgeTable table) {
    PurgeCutoff cutoff = { .before = days_ago(app, ctx, (int)table) };
    int64_t kept = clock_now(ctx->clock).ms - SESSION_KEPT_MS;
    if (table == PURGE_SESSION || table == PURGE_KEPT_TEXT)
        cutoff.before.ms = kept;
    cutoff.unused.ms = kept - app->config->session_idle_hours * HOUR_MS;
    return cutoff;
}

/* Accounts by PurgeAccountRule. */
static const int ACCOUNT_RULES[PURGE_ACCOUNT_ASKED] = {
    [PURGE_ACCOUNT_DISABLED] = RULE_ACCOUNT,
    [PURGE_ACCOUNT_UNUSED] = RULE_UNUSED_ACCOUNT,
    [PURGE_ACCOUNT_ROLELESS] = RULE_ROLELESS_ACCOUNT,
};

static PurgeAccountDue account_due(const App *app, const Ctx *ctx, PurgeAccountRule rule) {
    return (PurgeAccountDue){ .rule = rule, .before = days_ago(app, ctx, ACCOUNT_RULES[rule]) };
}

/* -- What is due -------------------------------------------------------------------------------- */

/* What the rules of more than one table would take, at most `limit` each. */
typedef struct Due {
    PurgeAccounts accounts[PURGE_ACCOUNT_ASKED]; /* the others complete erase.c */
    PurgeRecords comments, contributions, contacts;
    StagedList imports;
    RoomsLeft rooms;
    int64_t devices;  /* in them */
    int64_t accesses; /* what people need to take part */
    int64_t copies;   /* files beside the database */
} Due;

/* Each workshop names its own day. */
static Err find_rooms(const Ctx *ctx, Conn *conn, int64_t limit, Due *due) {
    RoomsLeft left;
    Date today = clock_today(ctx->clock);
    TRY(rooms_left(conn, ctx->arena, limit, &left));
    for (size_t i = 0; i < left.count; i++) {
        const RoomLeft *room = &left.items[i];
        const Workshop workshop = { .held_on = room->held_on, .delete_on = room->delete_on };
        if (date_compare(room_delete_day(&workshop, room->opened_at), today) > 0)
            continue;
        *list_push(ctx->arena, &due->rooms) = *room;
        due->devices += room->devices;
    }
    return ERR_NONE;
}

static Err find_due(App *app, Ctx *ctx, Conn *conn, int64_t limit, Due *ret) {
    Arena *arena = ctx->arena;
    for (int rule = 0; rule < PURGE_ACCOUNT_ASKED; rule++) {
        PurgeAccountDue due = account_due(app, ctx, (PurgeAccountRule)rule);
        TRY(purge_accounts(conn, arena, &due, limit, &ret->accounts[rule]));
    }
    TRY(purge_comments(conn, arena, day_before(app, ctx, RULE_COMMENT), limit, &ret->comments));
    TRY(purge_contributions(conn, arena, day_before(app, ctx, RULE_CONTRIBUTION), limit,
                            &ret->contributions));
    TRY(purge_contacts(conn, arena, day_before(app, ctx, RULE_CONTACT), limit, &ret->contacts));
    TRY(find_rooms(ctx, conn, limit, ret));
    TRY(access_requests_due(ctx, conn, limit, &ret->accesses));
    return staging_left_behind(conn, arena, days_ago(app, ctx, RULE_IMPORT), limit, &ret->imports);
}

/* Whoever runs the server may have kept its folder from it: a reason to say so, none to keep everything else. */
static Err find_copies(App *app, Ctx *ctx, bool remove, int64_t *ret) {
    Err err = migration_copies(ctx->arena, app->db, days_ago(app, ctx, RULE_COPY), remove, ret);
    if (err != ERR_STORAGE)
        return err;
    log_event(LOG_ERROR, "database_copies_out_of_reach");
    return ERR_NONE;
}

static void add_count(Ctx *ctx, PurgeCounts *counts, int rule, size_t rows) {
    *list_push(ctx->arena, counts) =
        (PurgeCount){ .rule = &DELETION_RULES[rule], .rows = (int64_t)rows };
}

static void add_due(Ctx *ctx, PurgeCounts *counts, const Due *due) {
    for (int rule = 0; rule < PURGE_ACCOUNT_ASKED; rule++)
        add_count(ctx, counts, ACCOUNT_RULES[rule], due->accounts[rule].count);
    add_count(ctx, counts, RULE_COMMENT, due->comments.count);
    add_count(ctx, counts, RULE_CONTRIBUTION, due->contributions.count);
    add_count(ctx, counts, RULE_CONTACT, due->contacts.count);
    add_count(ctx, counts, RULE_IMPORT, due->imports.count);
    add_count(ctx, counts, RULE_ROOM, (size_t)due->devices);
    add_count(ctx, counts, RULE_ACCESS, (size_t)due->accesses);
    add_count(ctx, counts, RULE_COPY, (size_t)due->copies);
}

Err purge_count(App *app, Ctx *ctx, Conn *conn, PurgeCounts *ret) {
    PurgeCounts counts = { 0 };
    for (int table = 0; table < PURGE_TABLE_COUNT; table++) {
        PurgeCutoff cutoff = cutoff_of(app, ctx, (PurgeTable)table);
        int64_t rows;
        TRY(purge_rows_due(conn, (PurgeTable)table, &cutoff, &rows));
        add_count(ctx, &counts, table, (size_t)rows);
    }
    Due due = { 0 };
    TRY(find_due(app, ctx, conn, COUNT_MAX, &due));
    TRY(find_copies(app, ctx, false, &due.copies));
    add_due(ctx, &counts, &due);
    *ret = counts;
    return ERR_NONE;
}

/* -- Deleting ----------------------------------------------------------------------------------- */

typedef struct TableJob {
    PurgeTable table;
    PurgeCutoff cutoff;
} TableJob;

static Err write_rows(Tx *tx, const void *in, void *out) {
    const TableJob *job = in;
    return purge_rows(tx, job->table, &job->cutoff, PURGE_SLICE, out);
}

static Err purge_table(App *app, Ctx *ctx, PurgeTable table, PurgeCounts *counts) {
    TableJob job = { .table = table, .cutoff = cutoff_of(app, ctx, table) };
    int64_t all = 0;
    for (int64_t rows = PURGE_SLICE; rows == PURGE_SLICE; all += rows)
        TRY(write_run(app->writer, ctx, write_rows, &job, &rows, sizeof rows));
    add_count(ctx, counts, (int)table, (size_t)all);
    return ERR_NONE;
}

/* A record's words go from its row and from the history. */
static Err write_comment(Tx *tx, const void *in, void *out) {
    (void)out;
    return comment_purge(tx, in, DELETION_RULES[RULE_COMMENT].key);
}

static Err write_contribution(Tx *tx, const void *in, void *out) {
    (void)out;
    return contribution_purge(tx, in, DELETION_RULES[RULE_CONTRIBUTION].key);
}

static Err write_contact(Tx *tx, const void *in, void *out) {
    (void)out;
    return contact_purge(tx, in, DELETION_RULES[RULE_CONTACT].key);
}

static Err purge_records(App *app, Ctx *ctx, const PurgeRecords *records, WriteFn fn) {
    for (size_t i = 0; i < records->count; i++) {
        TRY(access_job(ctx, records->items[i].authority));
        TRY(write_run(app->writer, ctx, fn, &records->items[i], NULL, 0));
    }
    return ERR_NONE;
}

static Err write_import(Tx *tx, const void *in, void *out) {
    (void)out;
    const Staged *staged = in;
    return initiative_remove(tx, staged->initiative, DELETION_RULES[RULE_IMPORT].key);
}

/* Who got a role, set a password or was enabled since they were found stays, and is taken off the list. */
static Err erase_accounts(App *app, Ctx *ctx, PurgeAccountRule rule, PurgeAccounts *accounts) {
    PurgeAccountDue due = account_due(app, ctx, rule);
    Str key = rule == PURGE_ACCOUNT_DISABLED ? STR(ERASE_RULE_DISABLED)
                                             : DELETION_RULES[ACCOUNT_RULES[rule]].key;
    size_t gone = 0;
    for (size_t i = 0; i < accounts->count; i++) {
        Err err = account_erase_due(app, ctx, accounts->items[i], &due, key);
        if (err != ERR_NONE && err != ERR_GONE)
            return err;
        gone += err == ERR_NONE;
    }
    accounts->count = gone;
    return ERR_NONE;
}

static Err write_room(Tx *tx, const void *in, void *out) {
    const RoomLeft *room = in;
    /* Locks the room, so that nothing comes in meanwhile; who still looks sees the names go. */
    TRY(room_step(tx, room->workshop, ROOM_CHANGE_ROOM, 0));
    TRY(room_shut(tx, room->workshop));
    return room_forget(tx, room->workshop, PURGE_SLICE, out);
}

static Err forget_rooms(App *app, Ctx *ctx, const RoomsLeft *rooms) {
    for (size_t i = 0; i < rooms->count; i++) {
        TRY(access_job(ctx, rooms->items[i].authority));
        for (bool more = true; more;)
            TRY(write_run(app->writer, ctx, write_room, &rooms->items[i], &more, sizeof more));
        room_tell(app, rooms->items[i].workshop);
    }
    return ERR_NONE;
}

static Err delete_due(App *app, Ctx *ctx, Due *due) {
    for (int rule = 0; rule < PURGE_ACCOUNT_ASKED; rule++)
        TRY(erase_accounts(app, ctx, (PurgeAccountRule)rule, &due->accounts[rule]));
    TRY(purge_records(app, ctx, &due->comments, write_comment));
    TRY(purge_records(app, ctx, &due->contributions, write_contribution));
    TRY(purge_records(app, ctx, &due->contacts, write_contact));
    TRY(forget_rooms(app, ctx, &due->rooms));
    TRY(access_requests_purge(app, ctx, &due->accesses));
    for (size_t i = 0; i < due->imports.count; i++) {
        TRY(access_job(ctx, due->imports.items[i].authority));
        TRY(initiative_thin_out(app, ctx, due->imports.items[i].initiative,
                                DELETION_RULES[RULE_IMPORT].key));
        TRY(write_run(app->writer, ctx, write_import, &due->imports.items[i], NULL, 0));
    }
    return find_copies(app, ctx, true, &due->copies);
}

static Err find_now(App *app, Ctx *ctx, Due *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return find_due(app, ctx, conn, COUNT_MAX, ret);
}

/* The year of an account without a role begins when the job meets it, if nobody took one from it before. */
static Err write_marks(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    return purge_roleless_mark(tx, clock_now(tx->ctx->clock));
}

static Err write_last(Tx *tx, const void *in, void *out) {
    (void)in;
    (void)out;
    char text[INSTANT_ISO_SIZE];
    return installation_set_fact(tx, LAST, instant_iso(clock_now(tx->ctx->clock), text));
}

Err purge_run(App *app, Ctx *ctx, PurgeCounts *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    PurgeCounts counts = { 0 };
    Scope before = ctx->scope;
    for (int table = 0; table < PURGE_TABLE_COUNT; table++)
        TRY(purge_table(app, ctx, (PurgeTable)table, &counts));
    Due due = { 0 };
    TRY(write_run(app->writer, ctx, write_marks, NULL, NULL, 0));
    TRY(find_now(app, ctx, &due));
    TRY(delete_due(app, ctx, &due));
    add_due(ctx, &counts, &due);
    ctx->scope = before;
    TRY(write_run(app->writer, ctx, write_last, NULL, NULL, 0));
    *ret = counts;
    return ERR_NONE;
}

Err purge_hours(App *app, Ctx *ctx) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    PurgeCounts counts = { 0 };
    for (int table = 0; table < PURGE_TABLE_COUNT; table++) {
        const DeletionRule *rule = &DELETION_RULES[table];
        if (rule->days == 0 && str_empty(rule->setting))
            TRY(purge_table(app, ctx, (PurgeTable)table, &counts));
    }
    return ERR_NONE;
}

Err purge_last(Ctx *ctx, Conn *conn, Instant *ret) {
    Str text;
    Err err = installation_fact(conn, ctx->arena, LAST, &text);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    Instant at = { 0 };
    if (err == ERR_NONE && instant_parse_iso(text, &at) != ERR_NONE)
        at.ms = 0;
    *ret = at;
    return ERR_NONE;
}
