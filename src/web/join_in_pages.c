/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/join_in_pages.h"

#include "app/comment_window_told.h"
#include "app/join_in.h"
#include "domain/choices.h"
#include "store/disclosure_store.h"
#include "store/initiative_store.h"
#include "store/involvement_store.h"
#include "store/participation_plan_store.h"
#include "text/messages.h"
#include "views/join_in.html.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/said.h"
#include "web/site.h"

/* Until when everybody could, only where everybody could. */
static Err was_until(Request *rq, const ParticipationPlan *plan, Message *ret) {
    WindowSeen seen;
    TRY(comment_window_seen(rq->ctx, rq->conn, &rq->initiative, plan, &seen));
    *ret = msg(join_in_after, plan->comments_until);
    if (seen == WINDOW_SEEN_PARTLY)
        *ret = msg(public_window_partly, plan->comments_from, plan->comments_until);
    if (seen == WINDOW_UNSEEN || plan->window_missed)
        *ret = msg(join_in_never);
    return ERR_NONE;
}

static Message when_of(const ParticipationPlan *opt_plan, JoinInState state) {
    if (opt_plan == NULL)
        return msg(join_in_never);
    switch (state) {
    case JOIN_IN_OPEN: return msg(join_in_until, opt_plan->comments_until);
    case JOIN_IN_BEFORE:
        return msg(join_in_before, opt_plan->comments_from, opt_plan->comments_until);
    case JOIN_IN_AFTER:
        if (!date_none(opt_plan->final_on))
            return msg(join_in_final, opt_plan->final_on);
        return msg(join_in_after, opt_plan->comments_until);
    case JOIN_IN_NEVER: break;
    }
    return date_none(opt_plan->final_on) ? msg(join_in_never)
                                         : msg(join_in_final, opt_plan->final_on);
}

Err join_in_plan_shown(Request *rq, bool *ret) {
    DisclosureList all;
    TRY(disclosure_list(rq->ctx, rq->conn, rq->initiative.id, &all));
    *ret =
        disclosure_shows(all.count > 0 ? all.items : NULL, AUDIENCE_PUBLIC, DISCLOSURE_PART_PLAN);
    return ERR_NONE;
}

Err join_in_warning(Request *rq, Message *ret) {
    ParticipationPlanList plans;
    bool shown;
    *ret = message_of(MSG_NONE);
    TRY(join_in_plan_shown(rq, &shown));
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    bool setting = rq->route->noun == &NOUNS[NOUN_PARTICIPATION_PLAN];
    JoinInState window =
        join_in_window(plans.count > 0 ? plans.items : NULL, clock_today(rq->ctx->clock));
    bool ahead = window == JOIN_IN_BEFORE || window == JOIN_IN_OPEN;
    if (!shown && (setting || ahead))
        *ret = msg(join_in_plan_hidden);
    return ERR_NONE;
}

Err join_in_offered(Request *rq, InvolvementList *ret) {
    InvolvementList list = { 0 };
    bool shown;
    *ret = (InvolvementList){ 0 };
    TRY(join_in_plan_shown(rq, &shown));
    if (shown)
        TRY(involvement_list(rq->ctx, rq->conn, rq->initiative.id, &list));
    for (size_t i = 0; i < list.count; i++)
        if (!involvement_cancelled(&list.items[i]))
            *list_push(rq->ctx->arena, ret) = list.items[i];
    return ERR_NONE;
}

/* Under the titles that the public page shows. */
static Err offer_involvements(Request *rq, Translations *translations, FormView *form) {
    InvolvementList list;
    TRY(join_in_offered(rq, &list));
    FormOption *options = arena_new(rq->ctx->arena, FormOption, list.count);
    for (size_t i = 0; i < list.count; i++) {
        translations_say(rq->ctx->arena, translations, NOUN_INVOLVEMENT, &list.items[i]);
        options[i] = (FormOption){ .value = id_text(rq->ctx->arena, list.items[i].record.id.v),
                                   .text = involvement_called_outside(rq, &list.items[i]) };
    }
    form_options(form, offsetof(Contribution, involvement), options, list.count);
    return ERR_NONE;
}

/* It cannot be sent any more: all of it is shown, to be copied. */
static Err show_typed(Request *rq, Translations *translations, JoinInView *view) {
    const Contribution *typed = rq->form.record;
    InvolvementList list;
    TRY(join_in_offered(rq, &list));
    view->typed = rq->form.raw[schema_field_index(&JOIN_IN_FORM, STR("text"))].text;
    view->typed_for = rq->form.raw[schema_field_index(&JOIN_IN_FORM, STR("speaks_for"))].text;
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].record.id.v != typed->involvement.v)
            continue;
        translations_say(rq->ctx->arena, translations, NOUN_INVOLVEMENT, &list.items[i]);
        view->typed_about = involvement_called_outside(rq, &list.items[i]);
    }
    return ERR_NONE;
}

Err join_in_show(Request *rq) {
    ParticipationPlanList plans;
    Initiative initiative;
    Translations translations;
    TRY(participation_plan_list(rq->ctx, rq->conn, rq->initiative.id, &plans));
    TRY(initiative_get(rq->ctx, rq->conn, rq->initiative.id, &initiative));
    TRY(said_read(rq, rq->initiative.id, &translations));
    translations_say(rq->ctx->arena, &translations, NOUN_INITIATIVE, &initiative);
    if (plans.count > 0)
        translations_say(rq->ctx->arena, &translations, NOUN_PARTICIPATION_PLAN, plans.items);
    const ParticipationPlan *opt_plan = plans.count > 0 ? plans.items : NULL;
    JoinInState state = join_in_state(&rq->initiative, opt_plan, clock_today(rq->ctx->clock));
    if (rq->form.schema == NULL)
        form_input_from_query(rq, &JOIN_IN_FORM);
    JoinInView view = {
        .page = page_of(rq, msg(join_in_title)),
        .public_href = request_path(rq, "/oeffentlich"),
        .open = state == JOIN_IN_OPEN,
        .most = JOIN_IN_PER_SENDER,
        .when = when_of(opt_plan, state),
        .note = opt_plan != NULL ? opt_plan->note : STR(""),
        .contact = said_contact(rq, &initiative),
    };
    view.page.subject = initiative.name;
    if (rq->initiative.archived)
        view.when = msg(join_in_archived);
    if (state == JOIN_IN_AFTER && date_none(opt_plan->final_on))
        TRY(was_until(rq, opt_plan, &view.when));
    TRY(join_in_plan_shown(rq, &view.plan_shown));
    if (view.open) {
        view.address = public_address_of(rq, "/mitreden");
        view.form = form_of(rq, rq->http->path, msg(join_in_send));
        TRY(offer_involvements(rq, &translations, &view.form));
    } else if (rq->http->method == HTTP_POST) {
        TRY(show_typed(rq, &translations, &view));
    }
    join_in_page(rq->html, &view);
    return ERR_NONE;
}

Err join_in_send_counted(Request *rq, const Contribution *form, Written *ret) {
    Arena *arena = rq->ctx->arena;
    Date today = clock_today(rq->ctx->clock);
    SenderBrake *brake = site_senders(rq->site);
    Str sender = str_join(arena, http_sender(rq->http, arena), rq->initiative.key);
    bool enough = sender_brake_take(brake, sender, today, JOIN_IN_PER_SENDER) != ERR_NONE;
    Err err = join_in_send(rq->app, rq->ctx, &rq->submission, &rq->initiative, form, enough, ret);
    if (!enough && (err != ERR_NONE || ret->repeated))
        sender_brake_give_back(brake, sender, today);
    return err;
}

/* An involvement that is not shown to everybody is none that anybody could have chosen. */
Err join_in_action(Request *rq) {
    Contribution *form = rq->form.record;
    Written written;
    bool shown;
    TRY(join_in_plan_shown(rq, &shown));
    if (!shown)
        form->involvement = (RecordId){ 0 };
    TRY(join_in_send_counted(rq, form, &written));
    return request_redirect(rq, written.location);
}
