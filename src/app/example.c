/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/example.h"

#include "app/audit_plan.h"
#include "app/authority.h"
#include "app/erase.h"
#include "app/example_room.h"
#include "app/initiative.h"
#include "app/place.h"
#include "app/transfer.h"
#include "files/example_pack.h"
#include "files/pack_data.h"
#include "store/ended_role_store.h"
#include "store/history.h"
#include "store/installation.h"
#include "store/process_template_store.h"
#include "store/session_store.h"

static const Str FACT = STR_INIT("example");
#define PEOPLE_FILE "example/people.json"

Err example_present(Ctx *ctx, Conn *conn, bool *ret) {
    Str value;
    Err err = installation_fact(conn, ctx->arena, FACT, &value);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    *ret = err == ERR_NONE && str_eq(value, STR("1"));
    return ERR_NONE;
}

static Err require_example(App *app, Ctx *ctx) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    bool present;
    TRY(conn_borrow(app->db, &conn));
    TRY(example_present(ctx, conn, &present));
    return present ? ERR_NONE : ERR_CONFLICT;
}

static Err write_fact(Tx *tx, const void *in, void *out) {
    (void)out;
    const Str *value = in;
    return installation_set_fact(tx, FACT, *value);
}

static Err set_fact(App *app, Ctx *ctx, Str value) {
    return write_run(app->writer, ctx, write_fact, &value, NULL, 0);
}

/* Anything but ERR_NONE here is a mistake in a built-in file; tests hold it. */
static Err read_people(Ctx *ctx, ExamplePack *ret) {
    const PackFile *file = pack_file_find(STR(PEOPLE_FILE));
    if (file == NULL)
        return ERR_INTERNAL;
    return example_pack_read(file->bytes, ctx->arena, &ctx->findings, ret);
}

Err example_authority(Ctx *ctx, Str key, bool *ret) {
    ExamplePack pack;
    TRY(read_people(ctx, &pack));
    *ret = str_eq(key, pack.key);
    return ERR_NONE;
}

/* -- Initiatives -------------------------------------------------------------------------------- */

enum { WEEK_DAYS = 7, DAY_MS = 24 * 60 * 60 * 1000 };

/* In whole weeks: what takes place on a Wednesday still does. Never into the future. */
static int32_t days_between(Date as_of, Date today) {
    int32_t days = date_days(today) - date_days(as_of);
    int32_t beyond = days % WEEK_DAYS;
    return days - beyond - (beyond < 0 ? WEEK_DAYS : 0);
}

static void shift_record(const Schema *schema, void *record, int32_t days) {
    Record *head = record;
    head->created_at.ms += (int64_t)days * DAY_MS;
    head->changed_at.ms += (int64_t)days * DAY_MS;
    for (size_t i = 0; i < schema->count; i++) {
        if (schema->fields[i].type != FIELD_DATE)
            continue;
        Date *date = field_at(&schema->fields[i], record);
        if (!date_none(*date))
            *date = date_from_days(date_days(*date) + days);
    }
}

/* The day on which an audit was made stands in its report. */
static Err shift_report(Arena *arena, AuditRun *run, int32_t days) {
    AuditReport report;
    Date made;
    char text[DATE_ISO_SIZE];
    TRY(audit_run_report(arena, run, &report));
    Str time = report.provenance.time;
    TRY(date_parse_iso(str_slice(time, 0, DATE_ISO_SIZE - 1), &made));
    Date moved = date_from_days(date_days(made) + days);
    report.provenance.time =
        str_join(arena, date_iso(moved, text), str_slice(time, DATE_ISO_SIZE - 1, SIZE_MAX));
    return audit_run_report_set(arena, run, &report);
}

/* So that what was planned for next month always is. */
static Err shift_file(Arena *arena, InitiativeFile *file, int32_t days) {
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        for (size_t i = 0; i < file->whole.lists[n].count; i++)
            shift_record(schema, (char *)file->whole.lists[n].items + i * schema->size, days);
    }
    AuditRunList runs = whole_audit_runs(&file->whole);
    for (size_t i = 0; i < runs.count; i++)
        TRY(shift_report(arena, &runs.items[i], days));
    return ERR_NONE;
}

static Task *task_in(const InitiativeFile *file, RecordId id) {
    TaskList tasks = whole_tasks(&file->whole);
    Task *all = tasks.items; /* cppcheck takes &tasks.items[i] for a part of the local list */
    for (size_t i = 0; i < tasks.count; i++)
        if (all[i].record.id.v == id.v)
            return all + i;
    return NULL;
}

static Err give_tasks(App *app, Ctx *ctx, const ExamplePack *pack, Str name, InitiativeFile *file) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    for (size_t i = 0; i < pack->work.count; i++) {
        const ExamplePackWork *work = &pack->work.items[i];
        if (!str_eq(work->file, name))
            continue;
        Account account;
        TRY(account_by_email(conn, ctx->arena, work->person, &account));
        Task *task = task_in(file, work->task);
        if (task == NULL)
            return ERR_INTERNAL;
        task->assignee = account.id.v;
    }
    return ERR_NONE;
}

/* As if it had been begun here: with the template of the process as it is now. */
static void begin_process(const App *app, InitiativeFile *file) {
    const Process *process = pack_newest_process(app->pack);
    Initiative *initiative = whole_initiatives(&file->whole).items;
    if (str_empty(initiative->process_version) && process != NULL)
        initiative->process_version = process->version;
}

static Err load_initiative(App *app, Ctx *ctx, const AuthorityRef *authority,
                           const ExamplePack *pack, Str name) {
    const PackFile *source = pack_file_find(name);
    if (source == NULL)
        return ERR_INTERNAL;
    Check check = {
        .today = pack->as_of, .pack = app->pack, .arena = ctx->arena, .findings = &ctx->findings
    };
    InitiativeFile file;
    TRY(initiative_json_read(source->bytes, &check, &file));
    TRY(shift_file(ctx->arena, &file, days_between(pack->as_of, clock_today(ctx->clock))));
    begin_process(app, &file);
    TRY(give_tasks(app, ctx, pack, name, &file));
    bool published = whole_initiatives(&file.whole).items[0].published;
    Written written;
    TRY(initiative_import_file(app, ctx, NULL, authority, &file, &written));
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    InitiativeRef initiative;
    TRY(access_initiative(app, ctx, conn, written.location, PERMISSION_INITIATIVE_READ,
                          &initiative));
    TRY(example_room_load(app, ctx, &initiative, name, &file));
    if (!published)
        return ERR_NONE;
    return initiative_publish(app, ctx, NULL, &initiative, true, VERSION_ANY, STR(""), &written);
}

static Err load_initiatives(App *app, Ctx *ctx, const AuthorityRef *authority,
                            const ExamplePack *pack) {
    for (size_t i = 0; i < pack->initiatives.count; i++)
        TRY(load_initiative(app, ctx, authority, pack, pack->initiatives.items[i]));
    return ERR_NONE;
}

/* -- People ------------------------------------------------------------------------------------- */

typedef struct PeopleJob {
    const AuthorityRef *authority;
    const ExamplePack *pack;
} PeopleJob;

/* The account of a person, as the file has it. */
static Err put_person(Tx *tx, const ExamplePackPerson *person, Account *ret) {
    Account account = {
        .email = person->email, .name = person->name, .language = STR(""), .example = true
    };
    Err err = account_by_email(tx->conn, tx->ctx->arena, person->email, ret);
    if (err == ERR_NOT_FOUND) {
        TRY(account_insert(tx, &account));
        *ret = account;
        return ERR_NONE;
    }
    TRY(err);
    if (!ret->example)
        return ERR_CONFLICT;
    TRY(account_set_disabled(tx, ret->id, (Instant){ 0 }));
    return account_set_contact(tx, ret->id, person->email, person->name, STR(""));
}

/* A year ago: a body's drafts are for who represented it when they were begun, and the example holds some of earlier days. */
static Err give_long_ago(Tx *tx, const App *app, const Place *place, AccountId account,
                         const GivenRole *given) {
    const int64_t year = 365;
    Clock clock = tx->ctx->clock;
    Instant since = { clock_now(clock).ms - year * DAY_MS };
    RecordId membership;
    tx->ctx->clock = clock_fixed(&since);
    Err err = give_role(tx, app, place, account, given, &membership);
    tx->ctx->clock = clock;
    return err;
}

static Err do_people(Tx *tx, App *app, const void *in, Written *ret) {
    (void)ret;
    const PeopleJob *job = in;
    TRY(chain_lock(tx, job->authority->chain));
    Place place = { .authority = job->authority };
    for (size_t i = 0; i < job->pack->people.count; i++) {
        const ExamplePackPerson *person = &job->pack->people.items[i];
        Account account;
        TRY(put_person(tx, person, &account));
        TRY(membership_delete_account(tx, account.id));
        TRY(ended_role_delete_account(tx, account.id));
        GivenRole given = { .role = person->role, .body = person->body, .deputy = person->deputy };
        TRY(give_long_ago(tx, app, &place, account.id, &given));
    }
    return ERR_NONE;
}

static Err load_people(App *app, Ctx *ctx, const AuthorityRef *authority, const ExamplePack *pack) {
    PeopleJob job = { .authority = authority, .pack = pack };
    Written written;
    return transact(app, ctx, NULL, CHAIN_INSTALLATION, do_people, &job, &written);
}

static Err load_texts(App *app, Ctx *ctx, const AuthorityRef *authority, const ExamplePack *pack) {
    for (size_t i = 0; i < pack->texts.count; i++) {
        AuthorityTextForm form = { .body = pack->texts.items[i].body };
        Written written;
        TRY(authority_text_change(app, ctx, NULL, authority, pack->texts.items[i].kind,
                                  pack->texts.items[i].language, &form, VERSION_ANY, &written));
    }
    return ERR_NONE;
}

/* -- All of it ---------------------------------------------------------------------------------- */

static Err open_authority(App *app, Ctx *ctx, const ExamplePack *pack, AuthorityRef *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return access_system(app, ctx, conn, pack->key, ret);
}

static Err database_empty(App *app, Ctx *ctx, bool *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    int64_t accounts;
    Authorities authorities;
    TRY(conn_borrow(app->db, &conn));
    TRY(account_count(conn, &accounts));
    TRY(authority_list(conn, ctx->arena, &authorities));
    *ret = accounts == 0 && authorities.count == 0;
    return ERR_NONE;
}

Err example_load(App *app, Ctx *ctx) {
    bool empty;
    ExamplePack pack;
    AuthorityRef authority;
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    TRY(database_empty(app, ctx, &empty));
    if (!empty)
        return ERR_CONFLICT;
    TRY(read_people(ctx, &pack));
    TRY(set_fact(app, ctx, STR("1")));
    AuthorityForm form = { .name = pack.name, .key = pack.key, .language = pack.language };
    Invited made;
    TRY(authority_create(app, ctx, NULL, &form, NULL, &made));
    TRY(open_authority(app, ctx, &pack, &authority));
    TRY(load_texts(app, ctx, &authority, &pack));
    TRY(load_people(app, ctx, &authority, &pack));
    return load_initiatives(app, ctx, &authority, &pack);
}

/* Archived ones and active ones, a page at a time. */
static Err clear_initiatives(App *app, Ctx *ctx, const AuthorityRef *authority, bool archived) {
    for (bool more = true; more;) {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        InitiativeFilter filter = { .archived = archived, .limit = INITIATIVE_LINES_MAX };
        InitiativeLines lines;
        TRY(conn_borrow(app->db, &conn));
        TRY(initiative_readable(app, ctx, conn, authority, &filter, &lines, &more));
        for (size_t i = 0; i < lines.count; i++) {
            InitiativeRef initiative;
            TRY(access_initiative(app, ctx, conn, lines.items[i].key, PERMISSION_INITIATIVE_READ,
                                  &initiative));
            TRY(initiative_erase(app, ctx, &initiative, STR("example")));
        }
    }
    return ERR_NONE;
}

static Err clear_all(App *app, Ctx *ctx, const AuthorityRef *authority) {
    TRY(clear_initiatives(app, ctx, authority, false));
    return clear_initiatives(app, ctx, authority, true);
}

/* What one visitor added and chose is not what the next one's initiatives begin with. */
static Err do_forget_templates(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    (void)in;
    (void)ret;
    return process_templates_remove(tx);
}

Err example_reset(App *app, Ctx *ctx) {
    ExamplePack pack;
    AuthorityRef authority;
    Written written;
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    TRY(require_example(app, ctx));
    TRY(read_people(ctx, &pack));
    TRY(open_authority(app, ctx, &pack, &authority));
    TRY(clear_all(app, ctx, &authority));
    TRY(transact(app, ctx, NULL, authority.chain, do_forget_templates, NULL, &written));
    TRY(load_texts(app, ctx, &authority, &pack));
    TRY(load_people(app, ctx, &authority, &pack));
    return load_initiatives(app, ctx, &authority, &pack);
}

static Err do_remove(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    (void)in;
    (void)ret;
    TRY(membership_delete_authority(tx));
    TRY(ended_role_delete_authority(tx));
    TRY(account_home_clear(tx));
    TRY(process_templates_remove(tx));
    return authority_remove(tx);
}

Err example_remove(App *app, Ctx *ctx) {
    ExamplePack pack;
    AuthorityRef authority;
    Accounts people;
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    TRY(require_example(app, ctx));
    TRY(read_people(ctx, &pack));
    TRY(open_authority(app, ctx, &pack, &authority));
    TRY(clear_all(app, ctx, &authority));
    {
        CLEANUP(conn_returnp) Conn *conn = NULL;
        TRY(conn_borrow(app->db, &conn));
        TRY(account_example_rows(conn, ctx->arena, &people));
    }
    for (size_t i = 0; i < people.count; i++)
        TRY(account_erase(app, ctx, NULL, people.items[i].id, STR("example")));
    Written written;
    TRY(transact(app, ctx, NULL, authority.chain, do_remove, NULL, &written));
    return set_fact(app, ctx, STR("0"));
}

/* -- The way in --------------------------------------------------------------------------------- */

typedef struct LinkJob {
    App *app;
} LinkJob;

static Err write_link(Tx *tx, const void *in, void *out) {
    const LinkJob *job = in;
    return one_time_link_create(tx, job->app, LINK_EXAMPLE, (AccountId){ 0 }, out);
}

Err example_link(App *app, Ctx *ctx, OneTimeLink *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    TRY(require_example(app, ctx));
    LinkJob job = { .app = app };
    OneTimeLink link;
    TRY(write_run(app->writer, ctx, write_link, &job, &link, sizeof link));
    *ret = link;
    return ERR_NONE;
}

Err example_people(Ctx *ctx, Conn *conn, ExamplePeople *ret) {
    Accounts accounts;
    ExamplePeople people = { 0 };
    TRY(account_example_rows(conn, ctx->arena, &accounts));
    for (size_t i = 0; i < accounts.count; i++) {
        MembershipRole first;
        Err err = membership_first(conn, ctx->arena, accounts.items[i].id, &first);
        if (err != ERR_NONE && err != ERR_NOT_FOUND)
            return err;
        *list_push(ctx->arena, &people) = (ExamplePerson){
            .account = accounts.items[i].id,
            .name = accounts.items[i].name,
            .role = err == ERR_NONE ? first.role : STR(""),
            .body = err == ERR_NONE ? first.body : STR(""),
        };
    }
    *ret = people;
    return ERR_NONE;
}
