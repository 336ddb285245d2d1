/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_input.h"

#include "app/record_input.h"
#include "base/utf8.h"
#include "web/form_input.h"

const Schema API_NOTHING = { .name = STR_INIT("nothing"),
                             .plural = STR_INIT("nothings"),
                             .size = 1 };

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
    bool json = str_cut(&rest, ';', &type) &&
                str_eq(str_lower_ascii(rq->ctx->arena, str_trim(type)), STR("application/json"));
    return json ? ERR_NONE : found(rq, "Content-Type", FINDING_WRONG_TYPE, 0);
}

/* If-Match: "3", as the ETag of a record says it. */
static Err read_match(Request *rq, int64_t *version) {
    Str match = http_header(rq->http, "If-Match");
    int64_t matched;
    if (str_empty(match))
        return ERR_NONE;
    bool quoted = match.len > 2 && str_starts(match, STR("\"")) && str_ends(match, STR("\""));
    if (!quoted || !str_i64(str_slice(match, 1, match.len - 2), &matched) || matched < 1)
        return found(rq, "If-Match", FINDING_NOT_A_NUMBER, 0);
    if (*version != 0 && *version != matched)
        return found(rq, "version", FINDING_NOT_EQUAL, 0);
    *version = matched;
    return ERR_NONE;
}

static bool needs_version(const Request *rq) {
    return rq->route->method == HTTP_PUT || rq->route->method == HTTP_DELETE;
}

static Err read_version(Request *rq, int64_t *version) {
    TRY(read_match(rq, version));
    bool missing = *version == 0 && finding_of(&rq->ctx->findings, STR("/version")) == NULL;
    return needs_version(rq) && missing ? found(rq, "version", FINDING_REQUIRED, 0) : ERR_NONE;
}

static Err read_body(Request *rq) {
    const Schema *schema = rq->route->form;
    Str body = str_empty(rq->http->body) ? STR("{}") : rq->http->body;
    RecordInput input;
    TRY(record_input_read(rq->ctx, schema, body, &input));
    Err err = read_version(rq, &input.version);
    rq->form = (FormInput){
        .schema = schema,
        .raw = input.raw,
        .record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t)),
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

Err api_input_read(Request *rq) {
    TRY(read_key(rq));
    TRY(check_type(rq));
    return rq->route->form != NULL ? read_body(rq) : ERR_NONE;
}
