/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/kept_text_pages.h"

#include "views/sign_in.html.h"
#include "web/form_data.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/sign_in_pages.h"

static const Route *route_of(Str path) {
    for (const Route *route = ROUTES; route->path != NULL; route++)
        if (route->method == HTTP_POST && str_eq(str_from(route->path), path))
            return route;
    return NULL;
}

static Str sent_value(Request *rq, const FormData *data, Str name) {
    FormTexts texts = form_texts(rq->ctx->arena, data, name);
    return form_texts_joined(rq->ctx->arena, &texts);
}

/* 0: none, or no number. */
static int64_t sent_number(Request *rq, const FormData *data, Str name) {
    int64_t number;
    return str_i64(sent_value(rq, data, name), &number) ? number : 0;
}

/* The declared fields that hold something; the others are sent empty by not being sent. */
static void item_fields(Request *rq, const Schema *schema, const FormData *data, KeptItem *item) {
    ProblemField *fields = arena_new(rq->ctx->arena, ProblemField, schema->count);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        Str value = sent_value(rq, data, field->name);
        if (field->type == FIELD_SECRET || str_empty(value))
            continue;
        fields[item->field_count++] =
            (ProblemField){ .name = field->name,
                            .label = field_label(rq, schema, field),
                            .mine = value,
                            .words = text_in_words(rq, schema, field, value),
                            .choice = field_is_choice(field) };
    }
    item->fields = fields;
}

/* What tells the buttons of one text from those of another. */
static Str about_of(Request *rq, Message form, Instant at) {
    Message what = form.id != MSG_NONE ? form : msg(kept_text_form);
    return html_text_of(rq->html, msg(kept_text_about, html_text_of(rq->html, what), at));
}

/* What was chosen has names in the initiative where the form stands, for who may still read it. */
static void fields_in_place(Request *rq, const Schema *schema, const FormData *data,
                            KeptItem *item) {
    static const Str BEFORE = STR_INIT("/vorhaben/");
    const Scope scope = rq->ctx->scope;
    const InitiativeRef initiative = rq->initiative;
    Str rest = str_starts(item->location, BEFORE) ? str_slice(item->location, BEFORE.len, SIZE_MAX)
                                                  : STR("");
    Str key;
    InitiativeRef place;
    if (str_cut(&rest, '/', &key) &&
        access_initiative(rq->app, rq->ctx, rq->conn, key, PERMISSION_INITIATIVE_READ, &place) ==
            ERR_NONE)
        rq->initiative = place;
    item_fields(rq, schema, data, item);
    rq->initiative = initiative;
    rq->ctx->scope = scope;
}

/* As people know it. */
static Str shown_address(Str location) {
    const Str sent = STR(FORM_SENT);
    return str_ends(location, sent) ? str_slice(location, 0, location.len - sent.len - 1)
                                    : location;
}

static KeptItem item_of(Request *rq, const KeptText *text) {
    Arena *arena = rq->ctx->arena;
    Str address =
        str_join(arena, STR("/konto/texte/"), id_text(arena, text->id.v), STR("/verwerfen"));
    KeptItem item = {
        .id = (uint64_t)text->id.v,
        .location = shown_address(text->location),
        .at = text->at,
        .about = about_of(rq, message_of(MSG_NONE), text->at),
    };
    item.discard = post_button_of(rq, address, msg(kept_text_discard), item.about);
    item.sent.form_token = item.discard.form_token;
    FormData data;
    Finding problem;
    const Route *route = route_of(text->form);
    if (route == NULL || route->form == NULL ||
        form_parse_urlencoded(arena, text->body, &data, &problem) != ERR_NONE)
        return item;
    item.sendable = true;
    item.form = schema_message(rq, route->form->name, STR("noun"), STR(""));
    item.discard.about = item.about = about_of(rq, item.form, text->at);
    /* The same number as the first time: sent twice, it is still written once. */
    item.sent.submission_id = sent_value(rq, &data, STR("submission_id"));
    item.sent.version = sent_number(rq, &data, STR("version"));
    item.sent.merged = form_field(&data, STR("opened")) != NULL;
    item.sent.opened = sent_number(rq, &data, STR("opened"));
    fields_in_place(rq, route->form, &data, &item);
    return item;
}

Err kept_text_show(Request *rq) {
    KeptTexts texts;
    TRY(kept_text_list(rq->app, rq->ctx, rq->conn, &rq->session, &texts));
    KeptItem *items = arena_new(rq->ctx->arena, KeptItem, texts.count + 1);
    for (size_t i = 0; i < texts.count; i++)
        items[i] = item_of(rq, &texts.items[i]);
    KeptListView view = {
        .page = page_of(rq, msg(kept_text_title)),
        .items = items,
        .count = texts.count,
        .next_href = local_page(rq, request_query(rq, STR("weiter"))),
    };
    view.page.lead_message = msg(kept_text_lead);
    kept_list_page(rq->html, &view);
    return ERR_NONE;
}

Err kept_text_discard_action(Request *rq) {
    RecordId id;
    TRY(request_record(rq, &id));
    TRY(kept_text_discard(rq->app, rq->ctx, &rq->session, id));
    return request_redirect(rq, STR("/konto/texte?hinweis=deleted"));
}
