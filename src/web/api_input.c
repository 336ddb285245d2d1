/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_input.h"

#include "app/comment.h"
#include "app/initiative.h"
#include "app/record_input.h"
#include "app/secret.h"
#include "base/hex.h"
#include "base/utf8.h"
#include "store/noun_stores.h"
#include "web/api_shapes.h"
#include "web/contribution_pages.h"
#include "web/form_input.h"

const Schema API_NOTHING = { .name = STR_INIT("nothing"),
                             .plural = STR_INIT("nothings"),
                             .size = 1 };
const Schema API_SEEN = { .name = STR_INIT("seen"), .plural = STR_INIT("seen"), .size = 1 };

static Err found(Request *rq, const char *field, FindingKind kind, int64_t limit) {
    finding_add(&rq->ctx->findings, rq->ctx->arena, str_from(field), kind, limit);
    return ERR_INVALID;
}

static Err read_key(Request *rq) {
    Str key = http_header(rq->http, "Idempotency-Key");
    if (key.len > SUBMISSION_ID_MAX)
        return found(rq, "Idempotency-Key", FINDING_TOO_LONG, SUBMISSION_ID_MAX);
    if (!utf8_clean_text(key))
        return found(rq, "Idempotency-Key", FINDING_NOT_TEXT, 0);
    rq->submission.id = key;
    return ERR_NONE;
}

static Err check_type(Request *rq) {
    Str rest = http_header(rq->http, "Content-Type"), type;
    if (str_empty(rq->http->body))
        return ERR_NONE;
    Str takes = str_from(rq->route->takes != NULL ? rq->route->takes : "application/json"), taken;
    bool named = str_cut(&rest, ';', &type), fits = false;
    while (named && !fits && str_cut(&takes, ' ', &taken))
        fits = str_eq(str_lower_ascii(rq->ctx->arena, str_trim(type)), taken);
    rq->type_refused = !fits;
    return fits ? ERR_NONE : found(rq, "Content-Type", FINDING_WRONG_TYPE, 0);
}

/* If-Match: "3", as the ETag of a record says it. */
static Err read_match(Request *rq, int64_t *version) {
    Str match = http_header(rq->http, "If-Match");
    int64_t matched;
    if (str_empty(match))
        return ERR_NONE;
    bool quoted = match.len > 2 && str_starts(match, STR("\"")) && str_ends(match, STR("\""));
    if (!quoted || !str_i64(str_slice(match, 1, match.len - 2), &matched) || matched < 1)
        return found(rq, "If-Match", FINDING_NO_VERSION, 0);
    if (*version != 0 && *version != matched)
        return found(rq, "If-Match", FINDING_TWO_VERSIONS, 0);
    *version = matched;
    return ERR_NONE;
}

bool api_needs_version(const Route *route) {
    bool changes = route->method == HTTP_PUT || route->method == HTTP_DELETE ||
                   route->form == &CONTRIBUTION_BLACKEN_FORM ||
                   route->form == &CONTRIBUTION_ANSWER_FORM ||
                   route->form == &INVOLVEMENT_ANSWER_FORM;
    return changes && route->form != &API_NOTHING;
}

bool api_takes_version(const Route *route) {
    return route->versioned || api_needs_version(route);
}

int64_t api_version_seen(const Request *rq) {
    return rq->form.version != 0 ? rq->form.version : VERSION_ANY;
}

static Err read_version(Request *rq, int64_t *version) {
    TRY(read_match(rq, version));
    if (*version != 0 && !api_takes_version(rq->route) && !rq->route->creates)
        return found(rq, "version", FINDING_UNKNOWN_FIELD, 0);
    bool missing = *version == 0 && finding_of(&rq->ctx->findings, STR("version")) == NULL;
    return api_needs_version(rq->route) && missing ? found(rq, "version", FINDING_REQUIRED, 0)
                                                   : ERR_NONE;
}

/* What a program got it may send back, to where it got it from. */
static bool takes_answer(const Request *rq) {
    return rq->route->method == HTTP_PUT && rq->route->noun != NULL;
}

static Err check_id(Request *rq, int64_t id) {
    RecordId record = { rq->initiative.id.v };
    if (id != 0 && rq->route->noun != &NOUNS[NOUN_INITIATIVE])
        TRY(request_record(rq, &record));
    return id == 0 || id == record.v ? ERR_NONE : found(rq, "id", FINDING_OTHER_RECORD, 0);
}

/* What an answer about it has besides the record: names, ended by NULL. NULL: no answer is taken. */
static const char *const *derived_of(Request *rq) {
    if (!takes_answer(rq))
        return NULL;
    const ApiShape *opt_shape = api_shape(api_answer_of(rq->route));
    size_t count = opt_shape != NULL ? opt_shape->count : 0;
    const char **names = arena_new(rq->ctx->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = opt_shape->members[i].name;
    return names;
}

static void *new_record(Request *rq, const Schema *schema) {
    return arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t));
}

/* What only the program sets may be sent as it is stored; who sends something else expects a change that
 * would not come. Takes these fields out of `raw`. */
static Err check_unchanged(Request *rq, RawValue *raw, int64_t version) {
    const Schema *schema = rq->route->form;
    RawValue *given = arena_new(rq->ctx->arena, RawValue, schema->count);
    bool any = false;
    for (size_t i = 0; i < schema->count; i++) {
        given[i] = schema->fields[i].internal ? raw[i] : (RawValue){ .text = STR("") };
        any = any || given[i].sent;
        if (schema->fields[i].internal)
            raw[i] = (RawValue){ .text = STR("") };
    }
    if (!any)
        return ERR_NONE;
    RecordId id = { rq->initiative.id.v };
    if (rq->route->noun != &NOUNS[NOUN_INITIATIVE])
        TRY(request_record(rq, &id));
    if (rq->route->noun == &NOUNS[NOUN_COMMENT]) {
        CommentView view; /* of somebody else's draft not even that it is there */
        TRY(comment_view(rq->app, rq->ctx, rq->conn, &rq->initiative, id, &view));
    }
    void *stored = new_record(rq, schema), *sent = new_record(rq, schema);
    Findings ignored = { 0 };
    TRY(record_get(rq->ctx, rq->conn, noun_store(schema->name), rq->initiative.id, id, stored));
    /* The other fields are missing here, which is a finding only of theirs. */
    Err err = schema_read_stored(schema, rq->ctx->arena, given, sent, &ignored);
    (void)err;
    if (version != ((const Record *)stored)->version)
        return ERR_NONE; /* a conflict, which says what is stored */
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        bool same = finding_of(&ignored, field->name) == NULL && field_equal(field, stored, sent);
        if (given[i].sent && !same)
            return found(rq, str_c(rq->ctx->arena, field->name), FINDING_UNKNOWN_FIELD, 0);
    }
    return ERR_NONE;
}

static Err read_body(Request *rq) {
    const Schema *schema = rq->route->form;
    Str body = str_empty(rq->http->body) ? STR("{}") : rq->http->body;
    RecordInput input;
    TRY(record_input_read(rq->ctx, schema, body, derived_of(rq), &input));
    TRY(check_id(rq, input.id));
    Err err = read_version(rq, &input.version);
    if (err == ERR_NONE && takes_answer(rq))
        TRY(check_unchanged(rq, input.raw, input.version));
    rq->form = (FormInput){
        .schema = schema,
        .raw = input.raw,
        .record = new_record(rq, schema),
        .version = input.version,
    };
    if (schema_read(schema, rq->ctx->arena, rq->form.raw, rq->form.record, &rq->ctx->findings) !=
            ERR_NONE ||
        err != ERR_NONE || input.refused) {
        form_rules_check(rq);
        return ERR_INVALID;
    }
    return ERR_NONE;
}

/* The same key with another address, body or version is not a repeat. */
static void name_submission(Request *rq) {
    Arena *arena = rq->ctx->arena;
    Str sent = str_join(arena, http_header(rq->http, "If-Match"), STR("\n"), rq->http->body);
    Str hash = str_empty(rq->submission.id) ? STR("") : secret_hash(arena, sent);
    rq->submission.form =
        str_join(arena, str_from(api_method(rq->route->method)), STR(" "), rq->http->path, STR(" "),
                 hex_encode(arena, (const unsigned char *)hash.ptr, hash.len));
}

Err api_input_read(Request *rq) {
    TRY(read_key(rq));
    TRY(check_type(rq));
    name_submission(rq);
    return rq->route->form != NULL ? read_body(rq) : ERR_NONE;
}
