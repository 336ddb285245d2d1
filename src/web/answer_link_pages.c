/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/answer_link_pages.h"

#include "app/answer_link.h"
#include "app/blacken.h"
#include "app/moved_contribution.h"
#include "app/record_past.h"
#include "app/removed_contribution.h"
#include "domain/choices.h"
#include "store/initiative_store.h"
#include "text/label_text.h"
#include "text/language.h"
#include "text/messages.h"
#include "views/answer_link.html.h"
#include "web/page.h"
#include "web/problem.h"
#include "web/public_links.h"
#include "web/public_pages.h"
#include "web/record_display.h"
#include "web/said.h"

/* What those outside are told. */
typedef struct Outside {
    Whole said;         /* in the language of the page, as far as somebody said it in that */
    PublicSight sight;  /* of it */
    bool shows_results; /* false: nothing is public, so nothing is named that came of it */
} Outside;

static ContributionItem item_of(Request *rq, const Contribution *contribution,
                                const Outside *outside) {
    return (ContributionItem){
        .subject = contribution->subject,
        .text = contribution->text,
        .received_on = contribution->received_on,
        .answered = contribution_answered(contribution, clock_today(rq->ctx->clock)),
        .outcome = key_label(rq, &OUTCOMES, contribution->outcome),
        .outcome_class = outcome_class(contribution->outcome),
        .answer = contribution->answer,
        .answered_on = contribution->answered_on,
        .answer_past = contribution->answer_past,
        .led_to = outside->shows_results ? public_led_to(&outside->sight, contribution)
                                         : (PublicLinks){ 0 },
    };
}

/* Who reads this may be anybody: as on the public page there are no names and groups, no notes, no reasons, and no
 * contribution that was not released (ADR 0012), nor that such a one is gone. */
static Err show_involvement(Request *rq, const AnswerLink *link, const Outside *outside,
                            AnswerLinkView *view) {
    const WholePlace *place = whole_index_find(&outside->sight.index, link->involvement.record.id);
    if (place == NULL) /* removed since the link was looked up */
        return ERR_NOT_FOUND;
    const Involvement *involvement = place->record;
    ContributionList all = whole_contributions(&outside->said);
    ContributionItem *items = arena_new(rq->ctx->arena, ContributionItem, all.count);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].involvement.v == involvement->record.id.v && all.items[i].published)
            items[view->item_count++] = item_of(rq, &all.items[i], outside);
        else if (all.items[i].involvement.v == involvement->record.id.v)
            view->hidden_count += !date_none(all.items[i].answer_past.hidden_on);
    RemovedContributions removed;
    TRY(contributions_removed(rq->ctx, rq->conn, &link->initiative, &removed));
    for (size_t i = 0; i < removed.count; i++)
        if (removed.items[i].involvement.v == involvement->record.id.v)
            view->removed_count += removed.items[i].released;
    TRY(contributions_moved(rq->ctx, rq->conn, &link->initiative, involvement->record.id,
                            &view->moved_count));
    view->items = items;
    view->occasion = involvement->occasion;
    view->level = key_label(rq, &LEVELS, involvement->level);
    view->promise = schema_message(rq, LEVELS.name, involvement->level, STR("promise"));
    view->formal = formal_message(involvement);
    view->legal_basis = involvement->legal_basis;
    view->planned_on = involvement->planned_on;
    view->planned_text = involvement->planned_text;
    view->heard_on = involvement->heard_on;
    view->answered_on = involvement->answered_on;
    view->answer_due = involvement->answer_due;
    view->answer_late = !date_none(involvement->answer_due) &&
                        date_compare(involvement->answer_due, clock_today(rq->ctx->clock)) < 0;
    view->answer_past = involvement->answer_past;
    bool withdrawn = !date_none(view->answer_past.withdrawn_on);
    if (!withdrawn || involvement_answered(involvement))
        view->answer = involvement->answer;
    view->page.subject = involvement_called_outside(rq, involvement);
    return ERR_NONE;
}

/* What was sent stays what was sent: where the project has changed the words since, both are shown, and where it is
 * gone that is said. */
static Err show_as_sent(Request *rq, const AnswerLink *link, ContributionItem *item,
                        AnswerLinkView *view) {
    const Contribution *now = &link->contribution;
    Contribution *sent = arena_new(rq->ctx->arena, Contribution, 1);
    item->whose = now->speaks_for;
    if (now->record.version == 1)
        return ERR_NONE;
    Err err = record_begun(rq->ctx, rq->conn, &link->initiative, link->noun, now->record.id, sent);
    view->sent_gone = err == ERR_NOT_FOUND;
    item->whose =
        err == ERR_NONE ? sent->speaks_for : STR(""); /* the project may have said it since */
    if (err != ERR_NONE)
        return view->sent_gone ? ERR_NONE : err;
    if (str_eq(sent->subject, now->subject) && str_eq(sent->text, now->text))
        return ERR_NONE;
    item->subject = sent->subject;
    item->text = sent->text;
    view->changed = true;
    view->subject_now = now->subject;
    view->text_now = now->text;
    return ERR_NONE;
}

/* What was sent has no heading of its own: the one it was given is how it begins, and stands there already. */
static Str heading_of(Request *rq, Str subject, Str text) {
    bool begins = !str_empty(text) && str_eq(subject, contribution_line(rq->ctx->arena, text));
    return begins ? STR("") : subject;
}

/* By the title that the public page shows; whoever sends chooses from that, and nobody else is told it. */
static void say_where(Request *rq, const AnswerLink *link, const Outside *outside,
                      AnswerLinkView *view) {
    const Disclosure *disclosure = disclosure_of(rq->ctx->arena, &outside->said);
    if (!outside->shows_results ||
        !disclosure_shows(disclosure, AUDIENCE_PUBLIC, DISCLOSURE_PART_PLAN))
        return;
    const WholePlace *place =
        whole_index_find(&outside->sight.index, link->contribution.involvement);
    view->said_to_plan = link->contribution.involvement.v == 0;
    if (place != NULL && place->noun == NOUN_INVOLVEMENT)
        view->said_to = involvement_called_outside(rq, place->record);
}

static Err show_receipt(Request *rq, const AnswerLink *link, const Outside *outside,
                        AnswerLinkView *view) {
    ContributionItem *item = arena_new(rq->ctx->arena, ContributionItem, 1);
    const WholePlace *place = whole_index_find(&outside->sight.index, link->contribution.record.id);
    if (place == NULL) /* removed since the link was looked up */
        return ERR_NOT_FOUND;
    const Contribution *said = place->record;
    *item = item_of(rq, &link->contribution, outside);
    item->answer = said->answer;
    item->answer_past = said->answer_past; /* with when it was changed in this language */
    TRY(show_as_sent(rq, link, item, view));
    item->subject = heading_of(rq, item->subject, item->text);
    view->subject_now = heading_of(rq, view->subject_now, view->text_now);
    TRY(contribution_blackened_at(rq->ctx, rq->conn, &link->initiative,
                                  link->contribution.record.id, &view->blackened_at));
    say_where(rq, link, outside, view);
    view->receipt = true;
    view->items = item;
    view->item_count = 1;
    view->address = address_view_of(
        rq, str_join(rq->ctx->arena, rq->app->base_url,
                     answer_receipt_path(rq->app, rq->ctx->arena, link->initiative.id,
                                         &link->contribution)));
    return ERR_NONE;
}

static void place_at(Request *rq, const InitiativeRef *initiative) {
    Language content;
    rq->authority = initiative->authority;
    if (language_parse(rq->authority.language, &content) == ERR_NONE)
        rq->html->content = content;
}

static Str public_page_of(Request *rq, const Initiative *initiative) {
    return str_join(rq->ctx->arena, STR("/vorhaben/"), initiative->key, STR("/oeffentlich"));
}

/* Whoever kept the address of their contribution finds that it is gone, and whom to ask: nobody signs in to read it. */
static Err show_gone(Request *rq, Str token) {
    InitiativeRef place;
    Initiative initiative;
    Translations translations;
    RemovedInvolvement removed = { .reason = STR("") };
    Err err = answer_link_involvement_gone(rq->ctx, rq->conn, token, &place, &removed);
    if (err == ERR_NOT_FOUND)
        err = answer_link_contribution_gone(rq->app, rq->ctx, rq->conn, token, &place,
                                            &removed.reason);
    if (err == ERR_NOT_FOUND) {
        removed = (RemovedInvolvement){ .reason = STR("") };
        err = answer_link_place(rq->ctx, rq->conn, token, &place);
    }
    TRY(err);
    TRY(initiative_get(rq->ctx, rq->conn, place.id, &initiative));
    place_at(rq, &place);
    TRY(said_read(rq, place.id, &translations));
    translations_say(rq->ctx->arena, &translations, NOUN_INITIATIVE, &initiative);
    AnswerLinkView view = {
        .page = page_of(rq, msg(answer_link_gone_title)),
        .initiative = initiative.name,
        .public_href = initiative.published ? public_page_of(rq, &initiative) : STR(""),
        .contact = said_contact(rq, &initiative),
        .removed_why = removed.reason,
        .removed_on = removed.on,
    };
    view.page.place = initiative.name;
    rq->response->status = problem_status(ERR_NOT_FOUND);
    http_response_header(rq->response, "Referrer-Policy", STR("no-referrer"));
    answer_link_gone_page(rq->html, &view);
    return ERR_NONE;
}

/* What is shown of one contribution: itself, what came of it, and decisions, which may say so themselves. */
static Err read_receipt(Request *rq, const AnswerLink *link, Whole *ret) {
    static const NounId ALL_OF[] = { NOUN_INITIATIVE, NOUN_DISCLOSURE, NOUN_DECISION,
                                     NOUN_TRANSLATION };
    const Contribution *contribution = &link->contribution;
    InitiativeId id = link->initiative.id;
    *ret = (Whole){ 0 };
    for (size_t i = 0; i < sizeof ALL_OF / sizeof *ALL_OF; i++)
        TRY(initiative_add_noun(rq->ctx, rq->conn, id, ALL_OF[i], ret));
    if (whole_initiatives(ret).count != 1)
        return ERR_NOT_FOUND;
    TRY(initiative_add_record(rq->ctx, rq->conn, id, contribution->record.id, ret));
    if (contribution->involvement.v != 0)
        TRY(initiative_add_record(rq->ctx, rq->conn, id, contribution->involvement, ret));
    for (size_t i = 0; i < contribution->led_to.count; i++)
        TRY(initiative_add_record(rq->ctx, rq->conn, id, contribution->led_to.items[i], ret));
    return ERR_NONE;
}

/* Who reads it may be anybody, so what came of it is told as far as the public page shows it. */
static Err outside_of(Request *rq, const AnswerLink *link, Outside *ret) {
    Whole whole;
    if (link->noun == &NOUNS[NOUN_CONTRIBUTION])
        TRY(read_receipt(rq, link, &whole));
    else
        TRY(initiative_records(rq->ctx, rq->conn, link->initiative.id, &whole));
    place_at(rq, &link->initiative);
    ret->said = said_whole(rq, &whole);
    const Initiative *initiative = whole_initiatives(&ret->said).items;
    ret->shows_results = initiative->published;
    ret->sight = public_sight(rq, &ret->said, AUDIENCE_PUBLIC, public_page_of(rq, initiative));
    return ERR_NONE;
}

Err answer_link_show(Request *rq) {
    AnswerLink link;
    Outside outside;
    Str token = request_parameter(rq, STR("token"));
    Err err = answer_link_open(rq->app, rq->ctx, rq->conn, token, &link);
    if (err == ERR_NOT_FOUND)
        return show_gone(rq, token);
    TRY(err);
    TRY(outside_of(rq, &link, &outside));
    const Initiative *initiative = whole_initiatives(&outside.said).items;
    bool receipt = link.noun == &NOUNS[NOUN_CONTRIBUTION];
    AnswerLinkView view = {
        .page = page_of(rq, receipt ? msg(answer_link_receipt_title) : msg(answer_link_title)),
        .initiative = initiative->name,
        .contact = said_contact(rq, initiative),
        .archived = !date_none(initiative->archived_on),
    };
    if (!receipt)
        view.cancelled_on = involvement_called_off(&link.involvement, initiative->archived_on);
    view.page.place = initiative->name;
    if (initiative->published)
        view.public_href = public_page_of(rq, initiative);
    if (receipt)
        TRY(show_receipt(rq, &link, &outside, &view));
    else
        TRY(show_involvement(rq, &link, &outside, &view));
    request_keep_address(rq);
    answer_link_page(rq->html, &view);
    return ERR_NONE;
}
