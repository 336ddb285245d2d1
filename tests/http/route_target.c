/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "route_target.h"

#include <stdio.h>

#include "route_body.h"
#include "sample_audit.h"

#include "../store/live_room.h"
#include "app/access_request.h"
#include "app/answer_link.h"
#include "app/comment.h"
#include "app/one_time_link.h"
#include "app/process_template.h"
#include "app/token.h"
#include "base/out.h"
#include "domain/choices.h"
#include "domain/feedback.h"
#include "store/access_request_store.h"
#include "store/involvement_store.h"
#include "store/membership_store.h"
#include "store/noun_stores.h"
#include "store/room_guest_store.h"
#include "store/workshop_link_store.h"
#include "web/api_input.h"
#include "web/api_pictures.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"
#include "web/room_result.h"

static Arena *arena_of(const RouteTarget *target) {
    return target->test->app->store->arena;
}

static App *app_of(const RouteTarget *target) {
    return &target->test->app->app;
}

static Ctx *system_of(const RouteTarget *target) {
    return app_test_as_system(target->test->app);
}

InitiativeRef route_target_initiative(SiteTest *test, const AuthorityRef *authority,
                                      const char *name) {
    AuthorityRef home = test->app->authority;
    test->app->authority = *authority;
    InitiativeRef made = app_test_initiative(test->app, name);
    test->app->authority = home;
    return made;
}

static Str number(const RouteTarget *target, RecordId id) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)id.v);
    return str_copy(arena_of(target), str_from(digits));
}

/* -- A room ------------------------------------------------------------------------------------ */

enum { TRIES_MAX = 40 };

/* The one of the path made last. */
static LiveRoom live;

static bool of_device(const Route *route) {
    return str_starts(str_from(route->path), STR("/w/"));
}

static bool of_lead(const Route *route) {
    Str path = str_from(route->path);
    return route->noun == &NOUNS[NOUN_WORKSHOP] &&
           (str_find(path, STR("/leitung")) >= 0 || str_find(path, STR("/:record/room")) >= 0 ||
            str_find(path, STR("/:record/minutes")) >= 0 || str_find(path, STR("/wand")) >= 0 ||
            str_find(path, STR("/ergebnisse")) >= 0);
}

static void open_room(const RouteTarget *target) {
    live = live_room(target->test->app, &target->authority, &target->initiative,
                     &(LiveRules){ .dots = 3, .comments = true });
}

Str route_target_device(const Route *route) {
    return of_device(route) ? live.device.participant.token : STR("");
}

/* Each time another one: a guest may have given up. */
Str route_target_lead(const Route *route) {
    return route->area == AREA_ROOM ? live_room_take_over(&live, live_room_hand_over(&live, "Gast"))
                                    : STR("");
}

/* -- Records ----------------------------------------------------------------------------------- */

/* Who walks over all addresses asks for more workshops than an initiative holds (200): then the last one does. */
enum { RECORDS_ENOUGH = 150 };

static RecordId make_record(const RouteTarget *target, const Noun *noun);

static RecordId reference_of(const RouteTarget *target, const Field *field) {
    if (str_empty(field->target))
        return (RecordId){ target->initiative.id.v };
    const Noun *noun = noun_by_name(field->target);
    assert_non_null(noun);
    return make_record(target, noun);
}

/* Two perspectives of the pack; another pair each time, as some records may be there once only. */
static Str perspectives(const RouteTarget *target, Str joint) {
    static size_t turn;
    const PerspectiveList *all = &target->test->app->pack.perspectives;
    size_t first = turn % all->count, gap = 1 + turn / all->count;
    size_t second = (first + gap) % all->count;
    turn = (turn + 1) % (all->count * 5);
    Str a = all->items[first].key, b = all->items[second].key;
    bool ordered = str_compare(a, b) < 0;
    return str_join(arena_of(target), ordered ? a : b, joint, ordered ? b : a);
}

static Str built_in_process(const RouteTarget *target) {
    return pack_newest_process(&target->test->app->pack)->version;
}

/* Another one each time: a stakeholder's name may be there once only. */
static Str another_text(const RouteTarget *target) {
    static int turn;
    CLEANUP(out_done) Out out = out_open(24);
    out_format(&out, "Ein Text %d", turn++);
    return str_copy(arena_of(target), out_view(&out));
}

static void fill_member(const RouteTarget *target, const Field *field, void *record) {
    void *member = field_at(field, record);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
        *(Str *)member = str_eq(field->name, STR("authority"))         ? target->authority.key
                         : str_eq(field->name, STR("process_version")) ? built_in_process(target)
                                                                       : another_text(target);
        return;
    case FIELD_EMAIL: *(Str *)member = STR("irgendwer@test.example"); return;
    case FIELD_SECRET: *(Str *)member = STR("ein langes Passwort"); return;
    case FIELD_KEY:
        *(Str *)member =
            field->keys != NULL ? field->keys->keys[0] : perspectives(target, STR("+"));
        return;
    case FIELD_KEYS:
        *(Str *)member =
            field->keys != NULL ? field->keys->keys[0] : perspectives(target, STR(" "));
        return;
    case FIELD_DATE: *(Date *)member = (Date){ .year = 2026, .month = 1, .day = 31 }; return;
    case FIELD_DECIMAL:
        *(Decimal *)member = (Decimal){ .mantissa = 125, .scale = 1, .present = true };
        return;
    case FIELD_INTEGER: *(int64_t *)member = field->minimum; return;
    case FIELD_FLAG: return;
    case FIELD_REFERENCE: *(RecordId *)member = reference_of(target, field); return;
    case FIELD_REFERENCES:
        *list_push(arena_of(target), (RecordIds *)member) = reference_of(target, field);
        return;
    }
}

/* There is one for each record and language: of another effect each time. */
static void fill_translation(const RouteTarget *target, Translation *translation) {
    translation->about = make_record(target, &NOUNS[NOUN_EFFECT]);
    translation->statement = another_text(target);
}

/* Fixed, so that a report can be taken. */
static void fill_audit_plan(AuditPlan *plan) {
    plan->decision = STR(AUDIT_SAMPLE_DECISION);
    plan->selected = AUDIT_SELECTIONS.keys[AUDIT_SELECTION_ADVERSE];
    plan->group_columns = STR(AUDIT_SAMPLE_GROUPS);
    plan->function = STR("Leitung");
    plan->fixed_on = (Date){ .year = 2026, .month = 1, .day = 31 };
}

/* What the schema requires, and nothing else. */
static void *valid_record(const RouteTarget *target, const Schema *schema) {
    void *record = arena_bytes(arena_of(target), schema->size);
    schema_clear(schema, record);
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].required)
            fill_member(target, &schema->fields[i], record);
    if (schema == &TRANSLATION_SCHEMA)
        fill_translation(target, record);
    if (schema == &PICTURE_SCHEMA || schema == &API_PICTURE_SCHEMA)
        live_picture(arena_of(target), record);
    if (schema == &AUDIT_PLAN_SCHEMA)
        fill_audit_plan(record);
    if (schema == &AUDIT_RUN_SCHEMA)
        ((AuditRun *)record)->report = STR(AUDIT_SAMPLE_REPORT);
    if (schema == &ROOM_CARDS_FORM)
        ((RoomCardsForm *)record)->act = STR("release");
    if (schema == &ROOM_GROUP_FORM)
        ((RoomGroupForm *)record)->act = STR("dissolve");
    if (schema == &RESULT_FORM)
        ((ResultForm *)record)->make = str_join(arena_of(target), STR("goal-karte-"),
                                                number(target, (RecordId){ live.card.v }));
    if (schema == &FEEDBACK_FORM)
        ((FeedbackForm *)record)->heard = STR("yes");
    if (schema == &DOT_FORM)
        ((DotForm *)record)->plus = number(target, (RecordId){ live.card.v });
    return record;
}

/* Acting in the initiative, with everything allowed. */
static Ctx *inside(const RouteTarget *target) {
    Ctx *ctx = system_of(target);
    InitiativeRef seen;
    assert_ok(access_initiative(app_of(target), ctx, target->test->app->conn,
                                target->initiative.key, PERMISSION_INITIATIVE_READ, &seen));
    return ctx;
}

static Err create(const RouteTarget *target, const Noun *noun, Written *ret) {
    Err err = ERR_INVALID;
    if (noun == &NOUNS[NOUN_PICTURE])
        return live_picture_make(app_of(target), inside(target), &target->initiative,
                                 make_record(target, &NOUNS[NOUN_WORKSHOP]), ret);
    for (int i = 0; err == ERR_INVALID && i < TRIES_MAX; i++) /* a choice may be taken */
        err = record_create(app_of(target), inside(target), NULL, &target->initiative, noun,
                            valid_record(target, noun->schema), ret);
    return err;
}

static RecordId make_record(const RouteTarget *target, const Noun *noun) {
    if (noun == &NOUNS[NOUN_INITIATIVE])
        return (RecordId){ target->initiative.id.v };
    RecordList there;
    Ctx *ctx = inside(target);
    assert_ok(record_list(ctx, target->test->app->conn, noun_store(noun->schema->name),
                          target->initiative.id, &there));
    if (noun->single && there.count > 0)
        return ((const Record *)there.items)->id;
    if (there.count >= RECORDS_ENOUGH || (int64_t)there.count >= noun->maximum)
        return ((const Record *)((const char *)there.items +
                                 (there.count - 1) * noun->schema->size))
            ->id;
    Written written;
    if (noun == &NOUNS[NOUN_COMMENT]) {
        Comment *comment = valid_record(target, noun->schema);
        comment->target = (RecordId){ target->initiative.id.v };
        inside(target);
        assert_ok(comment_create(app_of(target), app_test_as(target->test->app, target->writer),
                                 NULL, &target->initiative, comment, &written));
    } else {
        Err err = create(target, noun, &written);
        const Findings *findings = &target->test->app->store->ctx.findings;
        if (err != ERR_NONE)
            fail_msg("no valid " STR_FMT ": %s " STR_FMT, STR_ARG(noun->schema->name),
                     err_name(err),
                     STR_ARG(findings->count > 0 ? findings->items[0].field : STR("")));
    }
    return written.record;
}

/* -- What is prepared of a workshop ------------------------------------------------------------- */

static bool of_invitation(const Route *route) {
    return str_starts(str_from(route->path), STR("/einladung/"));
}

/* One that has a day: an invitation names it. */
static RecordId make_workshop(const RouteTarget *target) {
    Written written;
    Workshop *workshop = valid_record(target, &WORKSHOP_SCHEMA);
    workshop->held_on = (Date){ .year = 2100, .month = 1, .day = 31 };
    assert_ok(record_create(app_of(target), inside(target), NULL, &target->initiative,
                            &NOUNS[NOUN_WORKSHOP], workshop, &written));
    return written.record;
}

static Str invitation_token(const RouteTarget *target) {
    const AccessPlace place = { .initiative = &target->initiative,
                                .workshop = make_workshop(target) };
    Written written;
    Str token;
    Ctx *ctx = inside(target);
    assert_ok(access_link_open(app_of(target), ctx, NULL, &place, &written));
    assert_ok(workshop_link_get(inside(target), target->test->app->conn, place.workshop, &token));
    return str_copy(arena_of(target), token);
}

typedef struct OneNamed {
    const RouteTarget *target;
    RecordId workshop;
} OneNamed;

static Err write_naming(Tx *tx, const void *in, void *out) {
    (void)out;
    const OneNamed *naming = in;
    return access_organiser_insert(tx, naming->target->initiative.id, naming->workshop,
                                   naming->target->own);
}

static Str organiser_of(const RouteTarget *target, RecordId workshop) {
    const OneNamed naming = { target, workshop };
    Err err = write_run(app_of(target)->writer, inside(target), write_naming, &naming, NULL, 0);
    assert_true(err == ERR_NONE ||
                err == ERR_CONFLICT); /* of another initiative: nobody is named */
    return number(target, (RecordId){ target->own.v });
}

/* As the public page makes one: only that is blackened. */
static RecordId make_sent(const RouteTarget *target) {
    const Noun *noun = &NOUNS[NOUN_CONTRIBUTION];
    Contribution *sent = valid_record(target, noun->schema);
    Written written;
    sent->source = CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC];
    assert_ok(record_create(app_of(target), inside(target), NULL, &target->initiative, noun, sent,
                            &written));
    return written.record;
}

/* -- People and what is theirs ----------------------------------------------------------------- */

static AccountId new_person(const RouteTarget *target, bool in_initiative) {
    static int count;
    char name[32];
    snprintf(name, sizeof name, "person%d", ++count);
    return app_test_person(target->test->app, &target->authority,
                           in_initiative ? &target->initiative : NULL, "reader",
                           str_c(arena_of(target), str_from(name)));
}

static RecordId membership_of(const RouteTarget *target, AccountId account, bool in_initiative) {
    Ctx *ctx = system_of(target);
    AuthorityRef seen;
    Memberships rows;
    assert_ok(
        access_system(app_of(target), ctx, target->test->app->conn, target->authority.key, &seen));
    assert_ok(membership_rows(ctx, target->test->app->conn,
                              in_initiative ? target->initiative.id : (InitiativeId){ 0 }, &rows));
    for (size_t i = 0; i < rows.count; i++)
        if (rows.items[i].account.v == account.v)
            return rows.items[i].id;
    fail_msg("no membership");
    return (RecordId){ 0 };
}

static RecordId own_session(const RouteTarget *target) {
    Session session;
    assert_ok(session_start(app_of(target), system_of(target), target->own, STR("Firefox"), false,
                            &session));
    return (RecordId){ session.id.v };
}

static RecordId own_token(const RouteTarget *target) {
    Ctx *ctx = app_test_as(target->test->app, target->own);
    ApiTokens all;
    TokenForm form = { .label = STR("Auswertung"), .days = 30 };
    NewToken made;
    assert_ok(token_list(app_of(target), ctx, target->test->app->conn, target->own, &all));
    for (size_t i = 0; i < all.count; i++)
        if (str_eq(all.items[i].label, form.label))
            assert_ok(token_revoke(app_of(target), ctx, target->own, all.items[i].id));
    assert_ok(token_create(app_of(target), ctx, target->own, &form, &made));
    return (RecordId){ made.id.v };
}

static RecordId own_text(const RouteTarget *target) {
    Ctx *ctx = system_of(target);
    Session session;
    KeptTexts texts;
    assert_ok(session_start(app_of(target), ctx, target->own, STR(""), false, &session));
    assert_ok(session_end(app_of(target), ctx, &session));
    KeptText text = { .form = STR("/konto/angaben"),
                      .location = STR("/konto/angaben"),
                      .body = STR("name=Mira") };
    Str proof = session_form_token(arena_of(target), &session);
    assert_ok(kept_text_store(app_of(target), ctx, session.token, proof, &text));
    assert_ok(kept_text_list(app_of(target), ctx, target->test->app->conn, &session, &texts));
    assert_true(texts.count > 0);
    return texts.items[0].id;
}

RecordId route_target_record(const RouteTarget *target, const Route *route) {
    Str path = str_from(route->path);
    if (str_ends(path, STR("/schwaerzen")) || str_ends(path, STR("/blacken")))
        return make_sent(target);
    if (of_lead(route)) {
        open_room(target);
        return live.workshop;
    }
    if (route->noun == &NOUNS[NOUN_WORKSHOP] && str_find(path, STR("/:record/einladung")) >= 0)
        return make_workshop(target);
    if (route->noun != NULL)
        return make_record(target, route->noun);
    if (str_starts(path, STR("/konto/geraete/")) || str_ends(path, STR("/me/sessions/:record")))
        return own_session(target);
    if (str_starts(path, STR("/konto/token/")))
        return own_token(target);
    if (str_starts(path, STR("/konto/texte/")))
        return own_text(target);
    bool in_initiative = str_find(path, STR("/team/:record")) >= 0;
    AccountId person = new_person(target, in_initiative);
    if (str_find(path, STR("/personen/:record/adresse")) >= 0)
        app_test_has_come(target->test->app, person); /* others are invited anew */
    if (in_initiative || str_find(path, STR("/roles/:record")) >= 0)
        return membership_of(target, person, in_initiative);
    return (RecordId){ person.v };
}

/* -- Addresses --------------------------------------------------------------------------------- */

static Str link_secret(const RouteTarget *target) {
    OneTimeLink link;
    assert_ok(account_reset_link_system(app_of(target), system_of(target),
                                        new_person(target, false), &link));
    ptrdiff_t at = str_find(link.address, STR(ONE_TIME_LINK_PATH));
    assert_true(at >= 0);
    return str_slice(link.address, (size_t)at + sizeof ONE_TIME_LINK_PATH - 1, SIZE_MAX);
}

/* Of an involvement whose answers are shared. */
static Str answer_token(const RouteTarget *target) {
    Involvement involvement;
    RecordId id = make_record(target, &NOUNS[NOUN_INVOLVEMENT]);
    assert_ok(involvement_get(inside(target), target->test->app->conn, target->initiative.id, id,
                              &involvement));
    involvement.answer_shared = true;
    Written written;
    assert_ok(record_change(app_of(target), inside(target), NULL, &target->initiative,
                            &NOUNS[NOUN_INVOLVEMENT], &involvement, &written));
    Str path =
        answer_link_path(app_of(target), arena_of(target), target->initiative.id, &involvement);
    return str_slice(path, sizeof ANSWER_LINK_PATH - 1, SIZE_MAX);
}

static Str guest_number(const RouteTarget *target) {
    RoomGuests guests;
    live_room_hand_over(&live, "Gast");
    assert_ok(
        room_guest_list(live_room_ctx(&live), target->test->app->conn, live.workshop, &guests));
    return number(target, (RecordId){ guests.items[0].id.v });
}

/* One that the authority has added and nothing goes by. */
static Str own_process(const RouteTarget *target) {
    Ctx *ctx = system_of(target);
    Arena *arena = arena_of(target);
    ProcessVersions versions;
    AuthorityRef seen;
    Written written;
    Str json, version = built_in_process(target);
    assert_ok(
        access_system(app_of(target), ctx, target->test->app->conn, target->authority.key, &seen));
    assert_ok(process_versions(app_of(target), ctx, target->test->app->conn, &versions));
    for (size_t i = 0; i < versions.count; i++)
        if (process_version_removable(&versions.items[i]))
            return versions.items[i].version;
    assert_ok(process_template_file(ctx, target->test->app->conn, &target->test->app->pack, version,
                                    &json));
    ptrdiff_t at = str_find(json, version);
    assert_true(at > 0);
    json = str_join(arena, str_slice(json, 0, (size_t)at), STR("eigene"),
                    str_slice(json, (size_t)at + version.len, SIZE_MAX));
    assert_ok(
        process_template_add(app_of(target), ctx, NULL, &seen, STR(""), json, &version, &written));
    return STR("eigene");
}

static bool removes(const Route *route) {
    return route->method == HTTP_DELETE || str_ends(str_from(route->path), STR("/entfernen"));
}

/* What is there in every database. */
static const char *const ALWAYS[][2] = {
    { "document", "service_agreement" },
    { "language", "en" },
    { "method", "workshop" },
    { "part", "how" },
    { "request", "1" },
    { "task", "goals" },
};

/* What is completed is of another device; the one that asks has done so. */
static Str card_of(const RouteTarget *target, const Route *route) {
    if (str_find(str_from(route->path), STR("/ergaenzen")) < 0)
        return number(target, (RecordId){ live.card.v });
    RoomRef other = live_room_join(&live, "");
    CardId card = live_room_card(&live, &other, "Von anderen");
    assert_ok(live_room_fill(&live, &live.device, card, &(LivePart){ .how = "So" }));
    return number(target, (RecordId){ card.v });
}

static Str value_of(const RouteTarget *target, const Route *route, Str name, RecordId record) {
    for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
        if (str_eq(name, str_from(ALWAYS[i][0])))
            return str_from(ALWAYS[i][1]);
    if (str_eq(name, STR("initiative")))
        return target->initiative.key;
    if (str_eq(name, STR("authority")))
        return target->authority.key;
    if (str_eq(name, STR("record")))
        return number(target, record);
    if (str_eq(name, STR("membership")))
        return number(target, membership_of(target, (AccountId){ record.v }, false));
    if (str_eq(name, STR("file")) && route->noun == &NOUNS[NOUN_AUDIT_RUN])
        return STR("bericht.json");
    if (str_eq(name, STR("file")))
        return of_lead(route) ? STR("protokoll.odt") : STR("plan.odt");
    if (str_eq(name, STR("template")))
        return removes(route) ? own_process(target) : built_in_process(target);
    if (str_eq(name, STR("audience")))
        return route->guard == GUARD_BEARER ? STR("staff") : STR("beschaeftigte");
    if (str_eq(name, STR("kind")))
        return route->guard == GUARD_BEARER ? STR("imprint") : STR("impressum");
    if (str_eq(name, STR("secret")))
        return of_device(route) ? live_room_hand_over(&live, "Gast") : link_secret(target);
    if (str_eq(name, STR("guest")))
        return guest_number(target);
    if (str_eq(name, STR("act")) && str_find(str_from(route->path), STR("/plenum/")) >= 0) {
        live_room_split(&live, 2);
        return STR("all");
    }
    if (str_eq(name, STR("act")))
        return STR("pause");
    if (str_eq(name, STR("table"))) {
        live_room_split(&live, 2);
        return STR("1");
    }
    if (str_eq(name, STR("board")))
        return number(target, live.board);
    if (str_eq(name, STR("picture")))
        return number(target, live_room_picture(&live));
    if (str_eq(name, STR("digest")))
        return live_picture_digest(arena_of(target));
    if (str_eq(name, STR("card")))
        return card_of(target, route);
    if (str_eq(name, STR("comment")))
        return number(target,
                      (RecordId){ live_room_comment(&live, &live.device, live.card, "Warum?").v });
    if (str_eq(name, STR("group")))
        return number(target, (RecordId){ live_room_group(&live, live.card, "Zusammen").v });
    if (str_eq(name, STR("token")) && of_device(route))
        return live.token;
    if (str_eq(name, STR("token")) && of_invitation(route))
        return invitation_token(target);
    if (str_eq(name, STR("account")))
        return organiser_of(target, record);
    if (str_eq(name, STR("token")))
        return answer_token(target);
    fail_msg("what stands for :%s?", str_c(arena_of(target), name));
    return STR("");
}

const char *route_target_path_of(const RouteTarget *target, const Route *route, RecordId record) {
    CLEANUP(out_done) Out out = out_open(256);
    Str rest = str_from(route->path), piece;
    assert_true(str_cut(&rest, '/', &piece)); /* before the first slash is nothing */
    while (str_cut(&rest, '/', &piece)) {
        out_char(&out, '/');
        bool named = str_starts(piece, STR(":"));
        out_str(&out,
                named ? value_of(target, route, str_slice(piece, 1, SIZE_MAX), record) : piece);
    }
    if (str_ends(str_from(route->path), STR("/")))
        out_char(&out, '/');
    return str_c(arena_of(target), out_view(&out));
}

const char *route_target_path(const RouteTarget *target, const Route *route) {
    Str path = str_from(route->path);
    bool once = route->noun != NULL && route->noun->single; /* what is commented on must be there */
    if (of_device(route))
        open_room(target);
    if (route->form == &FEEDBACK_FORM)
        live_room_act(&live, ROOM_ACT_CLOSE);
    bool record =
        str_find(path, STR(":record")) >= 0 || (once && str_ends(path, STR("/kommentare")));
    return route_target_path_of(target, route,
                                record ? route_target_record(target, route) : (RecordId){ 0 });
}

/* -- Bodies ------------------------------------------------------------------------------------ */

Str route_target_body(const RouteTarget *target, const Route *route) {
    bool program = route->guard == GUARD_BEARER;
    if (route->form == NULL)
        return program ? STR("{}") : STR("");
    const void *record = valid_record(target, route->form);
    return program ? route_json_body(arena_of(target), route->form, record,
                                     api_needs_version(route) ? 1 : 0)
                   : route_form_body(arena_of(target), route->form, record);
}
