/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/access_request.h"

#include "app/key_file.h"
#include "app/room.h"
#include "base/hex.h"
#include "base/out.h"
#include "base/random.h"
#include "store/access_request_store.h"
#include "store/membership_store.h"
#include "store/workshop_link_store.h"
#include "store/workshop_store.h"

enum { TOKEN_BYTES = 16, LEFT_MAX = 1000000 };

typedef struct AccessJob {
    const AccessPlace *place;
    const AccessRequest *form;
    bool enough_from_here, done;
    RecordId request;
    Str need;
    AccountId account;
} AccessJob;

static Err workshop_of(Tx *tx, const AccessJob *job, Workshop *ret) {
    return workshop_get(tx->ctx, tx->conn, job->place->initiative->id, job->place->workshop, ret);
}

static Err note(Tx *tx, const AccessJob *job, const char *act) {
    return room_history(tx, job->place->initiative, job->place->workshop, str_from(act), 0);
}

static Err run(App *app, Ctx *ctx, const Submission *submission, const AccessJob *job, UseCaseFn fn,
               Written *ret) {
    return transact(app, ctx, submission, job->place->initiative->chain, fn, job, ret);
}

/* -- The link ---------------------------------------------------------------------------------- */

static Err do_open(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const AccessJob *job = in;
    Workshop workshop;
    Str token;
    uint8_t bytes[TOKEN_BYTES];
    TRY(workshop_of(tx, job, &workshop));
    ret->record = job->place->workshop;
    Err err = workshop_link_get(tx->ctx, tx->conn, job->place->workshop, &token);
    if (err != ERR_NOT_FOUND)
        return err;
    random_bytes(bytes, sizeof bytes);
    token = base64url_encode(tx->ctx->arena, bytes, sizeof bytes);
    TRY(workshop_link_insert(tx, job->place->initiative->id, job->place->workshop, token));
    return note(tx, job, "link_open");
}

static Err do_close(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const AccessJob *job = in;
    Workshop workshop;
    TRY(workshop_of(tx, job, &workshop));
    ret->record = job->place->workshop;
    TRY(workshop_link_delete(tx, job->place->workshop));
    return note(tx, job, "link_close");
}

Err access_link_open(App *app, Ctx *ctx, const Submission *submission, const AccessPlace *place,
                     Written *ret) {
    const AccessJob job = { .place = place };
    return run(app, ctx, submission, &job, do_open, ret);
}

Err access_link_close(App *app, Ctx *ctx, const Submission *submission, const AccessPlace *place,
                      Written *ret) {
    const AccessJob job = { .place = place };
    return run(app, ctx, submission, &job, do_close, ret);
}

Err access_link_find(Ctx *ctx, Conn *conn, Str token, InitiativeRef *ret, RecordId *ret_workshop) {
    InitiativeId initiative;
    if (token.len != ROOM_TOKEN_LENGTH)
        return ERR_NOT_FOUND;
    TRY(workshop_link_find(conn, token, &initiative, ret_workshop));
    return access_proven(ctx, conn, initiative, ret);
}

/* -- What is needed ---------------------------------------------------------------------------- */

Err access_requests_taken(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          const Workshop *workshop, bool *ret) {
    Accounts organisers;
    *ret = false;
    if (initiative->archived || date_none(workshop->held_on) ||
        date_compare(workshop->held_on, clock_today(ctx->clock)) < 0)
        return ERR_NONE;
    TRY(access_organiser_list(ctx, conn, workshop->record.id, &organisers));
    *ret = organisers.count > 0;
    return ERR_NONE;
}

static Str bound_to(Arena *arena, RecordId workshop) {
    CLEANUP(out_done) Out out = out_open(40);
    out_c(&out, "access_request ");
    out_i64(&out, workshop.v);
    return str_copy(arena, out_view(&out));
}

/* The words come last: they alone may have line ends. */
static Str pack(Arena *arena, const AccessRequest *request) {
    Str parts[] = { request->needs, request->language, request->contact };
    CLEANUP(out_done) Out out = out_open(512);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        out_str(&out, parts[i]);
        out_char(&out, '\n');
    }
    out_str(&out, request->words);
    return str_copy(arena, out_view(&out));
}

static bool unpack(Str plain, AccessRequest *request) {
    bool whole = str_cut(&plain, '\n', &request->needs) &&
                 str_cut(&plain, '\n', &request->language) &&
                 str_cut(&plain, '\n', &request->contact);
    request->words = plain;
    return whole;
}

static Err check_form(Tx *tx, App *app, const AccessJob *job, const Workshop *workshop) {
    int64_t there;
    bool taken;
    const Check check = { .today = clock_today(tx->ctx->clock),
                          .pack = app->pack,
                          .arena = tx->ctx->arena,
                          .findings = &tx->ctx->findings };
    TRY(access_requests_taken(tx->ctx, tx->conn, job->place->initiative, workshop, &taken));
    if (!taken)
        return room_refuse(tx, FINDING_ACCESS_CLOSED, 0);
    access_request_check(job->form, &check);
    if (tx->ctx->findings.count > 0)
        return ERR_INVALID;
    if (job->enough_from_here)
        return room_refuse(tx, FINDING_ENOUGH_FROM_HERE, ACCESS_REQUESTS_PER_SENDER);
    TRY(access_request_count(tx->ctx, tx->conn, job->place->workshop, &there));
    return there >= ACCESS_REQUESTS_MAX ? room_refuse(tx, FINDING_TOO_MANY, ACCESS_REQUESTS_MAX)
                                        : ERR_NONE;
}

static Err do_send(Tx *tx, App *app, const void *in, Written *ret) {
    const AccessJob *job = in;
    Arena *arena = tx->ctx->arena;
    Workshop workshop;
    AccessRequest request = *job->form;
    TRY(workshop_of(tx, job, &workshop));
    TRY(check_form(tx, app, job, &workshop));
    if (!str_empty(request.language))
        request.needs =
            access_keys_with(arena, request.needs, ACCESS_NEEDS.keys[ACCESS_NEED_LANGUAGE]);
    Str sealed = key_seal(app->keys, KEY_ACCESS_REQUEST, arena, pack(arena, &request),
                          bound_to(arena, job->place->workshop));
    ret->record = job->place->workshop;
    return access_request_insert(tx, job->place->initiative->id, job->place->workshop, sealed,
                                 access_request_delete_day(&workshop));
}

Err access_request_send(App *app, Ctx *ctx, const Submission *submission, const AccessPlace *place,
                        const AccessRequest *form, bool enough_from_here, Written *ret) {
    const AccessJob job = { .place = place, .form = form, .enough_from_here = enough_from_here };
    /* Whoever is signed in asks as anybody. */
    const Actor reader = ctx->actor;
    Submission nobodys = submission != NULL ? *submission : (Submission){ 0 };
    nobodys.session.v = 0;
    nobodys.token.v = 0;
    ctx->actor = (Actor){ .kind = ACTOR_PUBLIC };
    Err err = run(app, ctx, &nobodys, &job, do_send, ret);
    ctx->actor = reader;
    return err;
}

/* -- For organisers ---------------------------------------------------------------------------- */

static bool names(const Accounts *accounts, AccountId account) {
    for (size_t i = 0; i < accounts->count; i++)
        if (accounts->items[i].id.v == account.v)
            return true;
    return false;
}

Err access_organises(Ctx *ctx, Conn *conn, RecordId workshop) {
    Accounts organisers;
    TRY(access_organiser_list(ctx, conn, workshop, &organisers));
    return names(&organisers, ctx->actor.account) ? ERR_NONE : ERR_FORBIDDEN;
}

Err access_request_list(App *app, Ctx *ctx, Conn *conn, RecordId workshop, AccessRequests *ret) {
    AccessRequestRows rows;
    AccessRequests list = { 0 };
    TRY(access_organises(ctx, conn, workshop));
    TRY(access_request_rows(ctx, conn, workshop, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const AccessRequestRow *row = &rows.items[i];
        AccessRequest request = { .id = row->id, .done = row->done, .sent_on = row->sent_on };
        Str plain;
        /* Sealed with the key of before a restored backup: nobody can read it any more. */
        if (key_unseal(app->keys, KEY_ACCESS_REQUEST, ctx->arena, row->sealed,
                       bound_to(ctx->arena, workshop), &plain) == ERR_NONE &&
            unpack(plain, &request))
            *list_push(ctx->arena, &list) = request;
    }
    *ret = list;
    return ERR_NONE;
}

static Err request_of(Tx *tx, App *app, const AccessJob *job, AccessRequest *ret) {
    AccessRequests all;
    Workshop workshop;
    TRY(workshop_of(tx, job, &workshop));
    TRY(access_request_list(app, tx->ctx, tx->conn, job->place->workshop, &all));
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id.v != job->request.v)
            continue;
        *ret = all.items[i];
        return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

static Err do_see_to(Tx *tx, App *app, const void *in, Written *ret) {
    const AccessJob *job = in;
    AccessRequest request;
    TRY(request_of(tx, app, job, &request));
    bool asked = str_eq(job->need, STR(ACCESS_OTHER)) ? !str_empty(request.words)
                                                      : str_has_word(request.needs, job->need);
    if (!asked)
        return ERR_NOT_FOUND;
    Str done = job->done ? access_keys_with(tx->ctx->arena, request.done, job->need)
                         : access_keys_without(tx->ctx->arena, request.done, job->need);
    ret->record = job->place->workshop;
    return access_request_set_done(tx, job->place->workshop, job->request, done);
}

Err access_request_see_to(App *app, Ctx *ctx, const Submission *submission,
                          const AccessPlace *place, RecordId request, Str need, bool done,
                          Written *ret) {
    const AccessJob job = { .place = place, .request = request, .need = need, .done = done };
    return run(app, ctx, submission, &job, do_see_to, ret);
}

static Err do_forget(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const AccessJob *job = in;
    Workshop workshop;
    TRY(workshop_of(tx, job, &workshop));
    TRY(access_organises(tx->ctx, tx->conn, job->place->workshop));
    ret->record = job->place->workshop;
    return access_request_delete(tx, job->place->workshop, job->request);
}

Err access_request_forget(App *app, Ctx *ctx, const Submission *submission,
                          const AccessPlace *place, RecordId request, Written *ret) {
    const AccessJob job = { .place = place, .request = request };
    return run(app, ctx, submission, &job, do_forget, ret);
}

/* -- Who they are ------------------------------------------------------------------------------ */

static void add_candidates(Ctx *ctx, const Memberships *rows, Accounts *list) {
    for (size_t i = 0; i < rows->count; i++) {
        const Membership *row = &rows->items[i];
        if (row->waits || row->invited || row->closed || names(list, row->account))
            continue;
        *list_push(ctx->arena, list) = (Account){ .id = row->account, .name = row->account_name };
    }
}

Err access_candidates(Ctx *ctx, Conn *conn, InitiativeId initiative, Accounts *ret) {
    Memberships here, above;
    Accounts list = { 0 };
    TRY(membership_rows(ctx, conn, initiative, &here));
    TRY(membership_rows(ctx, conn, (InitiativeId){ 0 }, &above));
    add_candidates(ctx, &here, &list);
    add_candidates(ctx, &above, &list);
    *ret = list;
    return ERR_NONE;
}

Err access_may_name(Ctx *ctx, Conn *conn, RecordId workshop, bool *ret) {
    Accounts organisers;
    TRY(access_organiser_list(ctx, conn, workshop, &organisers));
    *ret = organisers.count == 0 || names(&organisers, ctx->actor.account);
    return ERR_NONE;
}

static Err may_name(Tx *tx, const AccessJob *job) {
    Workshop workshop;
    bool may;
    TRY(workshop_of(tx, job, &workshop));
    TRY(access_may_name(tx->ctx, tx->conn, job->place->workshop, &may));
    return may ? ERR_NONE : ERR_FORBIDDEN;
}

static Err do_name(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const AccessJob *job = in;
    Accounts candidates;
    TRY(may_name(tx, job));
    TRY(access_candidates(tx->ctx, tx->conn, job->place->initiative->id, &candidates));
    if (!names(&candidates, job->account)) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("account"), FINDING_NO_SUCH_PERSON, 0);
        return ERR_INVALID;
    }
    ret->record = job->place->workshop;
    TRY(access_organiser_insert(tx, job->place->initiative->id, job->place->workshop,
                                job->account));
    return room_history(tx, job->place->initiative, job->place->workshop, STR("organiser_name"),
                        job->account.v);
}

/* The last one stays as long as somebody counts on being read. */
static Err do_unname(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const AccessJob *job = in;
    Accounts organisers;
    int64_t requests;
    TRY(may_name(tx, job));
    TRY(access_organiser_list(tx->ctx, tx->conn, job->place->workshop, &organisers));
    TRY(access_request_count(tx->ctx, tx->conn, job->place->workshop, &requests));
    if (organisers.count == 1 && requests > 0)
        return room_refuse(tx, FINDING_LAST_ORGANISER, 0);
    ret->record = job->place->workshop;
    TRY(access_organiser_delete(tx, job->place->workshop, job->account));
    return room_history(tx, job->place->initiative, job->place->workshop, STR("organiser_unname"),
                        job->account.v);
}

Err access_organiser_name(App *app, Ctx *ctx, const Submission *submission,
                          const AccessPlace *place, AccountId account, Written *ret) {
    const AccessJob job = { .place = place, .account = account };
    return run(app, ctx, submission, &job, do_name, ret);
}

Err access_organiser_unname(App *app, Ctx *ctx, const Submission *submission,
                            const AccessPlace *place, AccountId account, Written *ret) {
    const AccessJob job = { .place = place, .account = account };
    return run(app, ctx, submission, &job, do_unname, ret);
}

/* -- Going ------------------------------------------------------------------------------------- */

static bool is_due(const AccessLeft *left, Date today) {
    const Workshop workshop = { .held_on = left->held_on };
    Date day = access_request_delete_day(&workshop);
    return date_compare(date_none(day) ? left->delete_on : day, today) <= 0;
}

Err access_requests_due(const Ctx *ctx, Conn *conn, int64_t limit, int64_t *ret_rows) {
    AccessesLeft left;
    *ret_rows = 0;
    TRY(accesses_left(conn, ctx->arena, limit, &left));
    for (size_t i = 0; i < left.count; i++)
        if (is_due(&left.items[i], clock_today(ctx->clock)))
            *ret_rows += left.items[i].requests;
    return ERR_NONE;
}

static Err write_remove(Tx *tx, const void *in, void *out) {
    (void)out;
    const AccessLeft *left = in;
    return access_requests_remove(tx, left->workshop);
}

static Err left_now(App *app, Ctx *ctx, AccessesLeft *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return accesses_left(conn, ctx->arena, LEFT_MAX, ret);
}

Err access_requests_purge(App *app, Ctx *ctx, int64_t *ret_rows) {
    AccessesLeft left;
    const Scope before = ctx->scope;
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    *ret_rows = 0;
    TRY(left_now(app, ctx, &left));
    for (size_t i = 0; i < left.count; i++) {
        if (!is_due(&left.items[i], clock_today(ctx->clock)))
            continue;
        TRY(access_job(ctx, left.items[i].authority));
        TRY(write_run(app->writer, ctx, write_remove, &left.items[i], NULL, 0));
        *ret_rows += left.items[i].requests;
    }
    ctx->scope = before;
    return ERR_NONE;
}
