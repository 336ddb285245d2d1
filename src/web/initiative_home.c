/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* initiative_home.c -- the page of one initiative: home for its members; for everybody else public_pages.c. */
#include "app/completeness.h"
#include "app/waiting_talks.h"
#include "domain/choices.h"
#include "store/initiative_store.h"
#include "views/initiative.html.h"
#include "views/page.html.h"
#include "web/comment_pages.h"
#include "web/coverage_display.h"
#include "web/form_input.h"
#include "web/guide_display.h"
#include "web/history_display.h"
#include "web/initiative_pages.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/public_pages.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/representation_pages.h"
#include "web/site.h"
#include "web/waiting_pages.h"

/* That another phase has begun finishes nothing: a tick is for what is done or left out, all of it. */
static void phase_steps(Request *rq, const Guide *guide, InitiativeHomeView *view) {
    PhaseStep *steps = arena_new(rq->ctx->arena, PhaseStep, PHASES.count);
    for (size_t i = 0; i < PHASES.count; i++) {
        const GuidePhase *phase = &guide->phases[i];
        size_t left =
            phase->counts.states[TASK_STATE_OPEN] + phase->counts.states[TASK_STATE_DOING];
        steps[i] = (PhaseStep){
            .label = schema_message(rq, PHASES.name, PHASES.keys[i], STR("")),
            .done = phase->past && phase->complete,
            .left_open = phase->past && left > 0,
            .unshown = phase->past && left == 0 && !phase->complete,
            .current = phase->current,
        };
    }
    view->phases = steps;
    view->phase_count = PHASES.count;
}

static void home_links(Request *rq, InitiativeHomeView *view) {
    if (request_may(rq, PERMISSION_EXPORT))
        view->export_href = request_path(rq, "/ausgaben");
    if (request_may(rq, PERMISSION_INITIATIVE_ARCHIVE))
        view->archive_href = request_path(rq, "/archivieren");
    if (request_may(rq, PERMISSION_INITIATIVE_ARCHIVE) && (view->published || !view->archived))
        view->publish_href = request_path(rq, "/veroeffentlichen");
    if (view->archived)
        return;
    if (request_may(rq, PERMISSION_INITIATIVE_EDIT)) {
        view->edit_href = request_path(rq, "/bearbeiten");
        view->context_href = request_path(rq, "/" SLUG_USE_CONTEXT "/bearbeiten");
    }
}

static Err home_comments(Request *rq, InitiativeHomeView *view) {
    RecordId self = { rq->initiative.id.v };
    TRY(comments_display(rq, self, &view->comments, &view->comment_count));
    view->may_comment = request_may(rq, PERMISSION_COMMENT_WRITE) && !view->archived;
    if (!view->may_comment)
        return ERR_NONE;
    if (rq->form.schema != &COMMENT_FORM)
        form_input_clear(rq, &COMMENT_FORM);
    view->comment_form = form_of(rq, request_path(rq, "/kommentare"), msg(record_comment_write));
    view->draft_href =
        str_join(rq->ctx->arena, request_path(rq, REPRESENTATION_PATH "/entwurf?target="),
                 id_text(rq->ctx->arena, self.v));
    return ERR_NONE;
}

/* What bodies have said and nobody has answered; who wrote it stands on the page that is linked. */
static Err home_questions(Request *rq, InitiativeHomeView *view) {
    WaitingTalks words = { 0 };
    if (view->archived || !request_may(rq, PERMISSION_INITIATIVE_EDIT))
        return ERR_NONE;
    TRY(waiting_questions_of(rq->app, rq->ctx, rq->conn, rq->initiative.id, &words));
    WaitingTalkItem *items = arena_new(rq->ctx->arena, WaitingTalkItem, words.count);
    for (size_t i = 0; i < words.count; i++)
        items[i] = waiting_talk_item(rq, &words.items[i], rq->initiative.name);
    view->questions = items;
    view->question_count = words.count;
    return ERR_NONE;
}

/* What everybody with the same permissions sees alike: nothing of a session, no name of a person. */
static Err home_body(Request *rq, const Whole *whole, Html *html) {
    WholeToday now;
    TRY(initiative_today(rq->app, rq->ctx, rq->conn, whole, &now));
    const Initiative *initiative = whole_initiatives(whole).items;
    UseContextList contexts = whole_use_contexts(whole);
    InitiativeHomeView view = {
        .guide = guide_home_of(rq, &now.guide),
        .published = initiative->published,
        .archived = initiative->archived_on.year != 0,
        .public_href = request_path(rq, "/oeffentlich"),
        .translations_href = request_path(rq, LIST_TRANSLATION),
        .coverage = coverage_counts_of(&now.coverage),
        .coverage_href = request_path(rq, "/" SLUG_PERSPECTIVES),
        .goal_count = (int64_t)whole_goals(whole).count,
        .stakeholder_count = (int64_t)whole_stakeholders(whole).count,
        .involvement_count = (int64_t)whole_involvements(whole).count,
        .effect_count = (int64_t)whole_effects(whole).count,
        .goals_href = request_path(rq, "/" SLUG_GOAL),
        .stakeholders_href = request_path(rq, "/" SLUG_STAKEHOLDER),
        .involvements_href = request_path(rq, "/" SLUG_INVOLVEMENT),
        .effects_href = request_path(rq, "/" SLUG_EFFECT),
        .context_page = request_path(rq, "/" SLUG_USE_CONTEXT),
    };
    phase_steps(rq, &now.guide, &view);
    home_links(rq, &view);
    TRY(record_display(rq, &INITIATIVE_FORM, initiative, &view.fields, &view.field_count));
    if (contexts.count > 0)
        TRY(record_display(rq, &USE_CONTEXT_SCHEMA, contexts.items, &view.context,
                           &view.context_count));
    TRY(home_questions(rq, &view));
    if (!view.archived)
        gaps_display(rq, &now.gaps, &view.gaps, &view.gap_count);
    initiative_home_body(html, &view);
    return ERR_NONE;
}

/* Everything that the body of the home depends on. */
static Str home_key(Request *rq) {
    const int64_t head[] = { rq->initiative.id.v, date_days(clock_today(rq->ctx->clock)),
                             rq->initiative.permissions.bits, rq->html->language };
    return str_join(rq->ctx->arena, str_bytes((const char *)head, sizeof head),
                    rq->initiative.state);
}

/* Made once for everybody with the same permissions, until something changes. */
static Err home_body_kept(Request *rq) {
    PageCache *fragments = site_fragments(rq->site);
    Str key = home_key(rq);
    uint64_t place = ((uint64_t)rq->initiative.id.v * LANGUAGE_COUNT + rq->html->language) * 31 +
                     rq->initiative.permissions.bits;
    if (page_cache_get(fragments, place, key, rq->html->out))
        return ERR_NONE;
    Whole whole;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    CLEANUP(out_done) Out body = out_open(1 << 15);
    Html html = *rq->html;
    html.out = &body;
    TRY(home_body(rq, &whole, &html));
    page_cache_put(fragments, place, key, out_view(&body));
    out_str(rq->html->out, out_view(&body));
    return ERR_NONE;
}

static Err member_page(Request *rq) {
    InitiativeHomeView view = {
        .page = page_of(rq, message_of(MSG_NONE)),
        .archived = rq->initiative.archived,
    };
    view.page.title_text = rq->initiative.name;
    TRY(home_comments(rq, &view));
    page_begin(rq->html, &view.page);
    TRY(home_body_kept(rq));
    initiative_home_end(rq->html, &view);
    return ERR_NONE;
}

Err initiative_page(Request *rq) {
    return request_may(rq, PERMISSION_INITIATIVE_READ) ? member_page(rq) : initiative_public(rq);
}
