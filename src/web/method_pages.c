/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/method_pages.h"

#include "base/html.h"
#include "domain/choices.h"
#include "domain/pack.h"
#include "store/stakeholder_store.h"
#include "text/messages.h"
#include "views/method.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"

static const Field SITUATION_FIELDS[] = {
    FIELD(Situation, group, INTEGER, .minimum = 1, .maximum = 1000000),
    FIELD(Situation, days, INTEGER, .minimum = 1, .maximum = 10000),
    FIELD(Situation, level, KEY, .keys = &LEVELS),
    FIELD(Situation, phase, KEY, .keys = &PHASES),
    FIELD(Situation, perspectives, KEYS),
};
const Schema SITUATION_FORM = SCHEMA(Situation, "method", "methods", SITUATION_FIELDS);

static const Str *texts_of(Request *rq, const PackTexts *texts) {
    Str *lines = arena_new(rq->ctx->arena, Str, texts->count);
    for (size_t i = 0; i < texts->count; i++)
        lines[i] = pack_text(texts->items[i], rq->html->language);
    return lines;
}

static const Message *labels_of(Request *rq, const KeySet *set, uint32_t bits, size_t *ret_count) {
    Message *labels = arena_new(rq->ctx->arena, Message, set->count);
    *ret_count = 0;
    for (size_t i = 0; i < set->count; i++)
        if ((bits >> i & 1U) != 0)
            labels[(*ret_count)++] = key_label(rq, set, set->keys[i]);
    return labels;
}

static Str groups_of(Request *rq, const PackKeys *keys) {
    CLEANUP(out_done) Out groups = out_open(128);
    for (size_t i = 0; i < keys->count; i++) {
        out_comma(&groups);
        out_str(&groups, perspective_label(rq, keys->items[i]));
    }
    return str_copy(rq->ctx->arena, out_view(&groups));
}

Message method_reason_text(const MethodReason *reason) {
    switch (reason->kind) {
    case METHOD_REASON_GROUP_TOO_SMALL: return msg(method_reason_group_too_small, reason->limit);
    case METHOD_REASON_GROUP_TOO_LARGE: return msg(method_reason_group_too_large, reason->limit);
    case METHOD_REASON_TIME_TOO_SHORT: return msg(method_reason_time_too_short, reason->limit);
    case METHOD_REASON_OTHER_LEVEL: return msg(method_reason_other_level);
    case METHOD_REASON_OTHER_PHASE: return msg(method_reason_other_phase);
    case METHOD_REASON_PERSPECTIVE:
    case METHOD_REASON_COUNT: break;
    }
    return msg(method_reason_perspective);
}

/* The level that was asked for, if the method is made for it; otherwise its only one. */
static Str level_of(const Method *method, Str wanted) {
    int at = key_set_index(&LEVELS, wanted);
    if (at >= 0 && (method->levels >> at & 1U) != 0)
        return wanted;
    for (size_t i = 0; i < LEVELS.count; i++)
        if (method->levels == 1U << i)
            return LEVELS.keys[i];
    return STR("");
}

/* Those of the initiative who stand for the groups that were chosen, as the new row takes them from its address. */
static Err whom_of(Request *rq, const Situation *situation, Str *ret) {
    StakeholderList stakeholders;
    CLEANUP(out_done) Out out = out_open(120);
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &stakeholders));
    for (size_t i = 0; i < stakeholders.count; i++) {
        Str rest = stakeholders.items[i].perspectives, key;
        bool asked = false;
        while (!asked && str_cut(&rest, ' ', &key))
            asked = !str_empty(key) && str_has_word(situation->perspectives, key);
        if (!asked)
            continue;
        out_c(&out, "&stakeholders=");
        out_i64(&out, stakeholders.items[i].record.id.v);
    }
    *ret = str_copy(rq->ctx->arena, out_view(&out));
    return ERR_NONE;
}

static Str adopt_href(Request *rq, const Method *method, const Situation *situation, Str whom) {
    CLEANUP(out_done) Out out = out_open(120);
    out_str(&out, request_path(rq, "/" SLUG_INVOLVEMENT "/neu?method="));
    html_url_part(&out, method->key);
    Str level = level_of(method, situation->level);
    if (level.len > 0) {
        out_c(&out, "&level=");
        html_url_part(&out, level);
    }
    if (situation->phase.len > 0) {
        out_c(&out, "&phase=");
        html_url_part(&out, situation->phase);
    }
    out_str(&out, whom);
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void show_reasons(Request *rq, const MethodFit *fit, MethodCard *card) {
    MethodReasonLine *lines = arena_new(rq->ctx->arena, MethodReasonLine, fit->reasons.count);
    for (size_t i = 0; i < fit->reasons.count; i++) {
        const MethodReason *reason = &fit->reasons.items[i];
        lines[i] = (MethodReasonLine){ .text = method_reason_text(reason) };
        if (reason->perspective.len == 0)
            continue;
        lines[i].group = perspective_label(rq, reason->perspective);
        lines[i].why = pack_text(reason->why, rq->html->language);
    }
    card->reasons = lines;
    card->reason_count = fit->reasons.count;
}

static void show_unfit(Request *rq, const Method *method, MethodCard *card) {
    MethodUnfitLine *lines = arena_new(rq->ctx->arena, MethodUnfitLine, method->unfit.count);
    for (size_t i = 0; i < method->unfit.count; i++)
        lines[i] = (MethodUnfitLine){
            .groups = groups_of(rq, &method->unfit.items[i].perspectives),
            .why = pack_text(method->unfit.items[i].why, rq->html->language),
        };
    card->unfit = lines;
    card->unfit_count = method->unfit.count;
}

static MethodCard card_of(Request *rq, const MethodFit *fit, const Situation *situation, Str whom) {
    const Method *method = fit->method;
    MethodCard card = {
        .label = pack_text(method->label, rq->html->language),
        .what = pack_text(method->what, rq->html->language),
        .duration = pack_text(method->duration, rq->html->language),
        .people = method->group_max > 0 ? msg(method_group, method->group_min, method->group_max)
                                        : msg(method_group_from, method->group_min),
        .needs = texts_of(rq, &method->needs),
        .need_count = method->needs.count,
        .access = texts_of(rq, &method->access),
        .access_count = method->access.count,
    };
    if (method->days > 0)
        card.days = msg(method_days, method->days);
    card.levels = labels_of(rq, &LEVELS, method->levels, &card.level_count);
    card.phases = labels_of(rq, &PHASES, method->phases, &card.phase_count);
    show_reasons(rq, fit, &card);
    show_unfit(rq, method, &card);
    if (request_may_edit(rq))
        card.adopt_href = adopt_href(rq, method, situation, whom);
    return card;
}

bool method_groups_known(Request *rq, const Situation *situation) {
    Str keys = situation->perspectives, key;
    while (str_cut(&keys, ' ', &key))
        if (!pack_knows_perspective(rq->app->pack, key)) {
            finding_add(&rq->ctx->findings, rq->ctx->arena, STR("perspectives"),
                        FINDING_UNKNOWN_KEY, 0);
            return false;
        }
    return true;
}

/* What was said and can be read; of the rest nothing was said. */
static Situation situation_of(Request *rq, bool *ret_said) {
    Situation said;
    form_input_from_query(rq, &SITUATION_FORM);
    schema_clear(&SITUATION_FORM, &said);
    Err err = schema_read(&SITUATION_FORM, rq->ctx->arena, rq->form.raw, &said, &rq->ctx->findings);
    bool known = method_groups_known(rq, &said);
    *ret_said = err == ERR_NONE && known &&
                (said.group != FIELD_NONE || said.days != FIELD_NONE ||
                 said.level.len + said.phase.len + said.perspectives.len > 0);
    said.group = said.group == FIELD_NONE ? 0 : said.group;
    said.days = said.days == FIELD_NONE ? 0 : said.days;
    return said;
}

Err method_list_page(Request *rq) {
    bool said;
    Str whom;
    Situation situation = situation_of(rq, &said);
    TRY(whom_of(rq, &situation, &whom));
    MethodFits fits = method_fits(rq->ctx->arena, &rq->app->pack->methods, &situation);
    MethodCard *cards = arena_new(rq->ctx->arena, MethodCard, fits.count);
    MethodListView view = {
        .page = page_below(rq, msg(method_title), request_path(rq, LIST_INVOLVEMENT),
                           msg(noun_involvement_list)),
        .form = form_of(rq, rq->http->path, msg(method_show)),
        .group = offsetof(Situation, group),
        .days = offsetof(Situation, days),
        .level = offsetof(Situation, level),
        .phase = offsetof(Situation, phase),
        .perspectives = offsetof(Situation, perspectives),
        .said = said,
        .items = cards,
        .count = fits.count,
    };
    for (size_t i = 0; i < fits.count; i++) {
        cards[i] = card_of(rq, &fits.items[i], &situation, whom);
        view.fitting += fits.items[i].reasons.count == 0;
    }
    view.page.lead_message = msg(method_lead);
    view.form.failed_hint = msg(method_filter_failed); /* nothing is saved here anyway */
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    TRY(form_options_of(rq, &view.form, &NOUNS[NOUN_STAKEHOLDER]));
    method_list_page_view(rq->html, &view);
    return ERR_NONE;
}
