/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/receipt_pages.h"

#include "app/pin_gate.h"
#include "app/receipt.h"
#include "base/thread.h"
#include "domain/choices.h"
#include "domain/disclosure.h"
#include "domain/whole_index.h"
#include "store/card_part_store.h"
#include "store/card_result_store.h"
#include "store/card_store.h"
#include "store/initiative_store.h"
#include "store/receipt_store.h"
#include "store/room_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/receipt.html.h"
#include "views/room_view.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/room_pages.h"
#include "web/room_scene.h"
#include "web/said.h"
#include "web/site.h"

static const Field FIELDS[] = {
    FIELD(ReceiptForm, code, TEXT, .required = true, .maximum = RECEIPT_TYPED_MAX),
};
const Schema RECEIPT_FORM = SCHEMA(ReceiptForm, "room", "rooms", FIELDS);

/* -- What is told -------------------------------------------------------------------------------- */

typedef struct Telling {
    Workshop workshop;
    CardResults results;
    CardFills fills; /* by this device, of the cards of others */
    RoomScene scene; /* its fills: by others, of this device's cards */
    Whole said;      /* in the language of the page, as far as somebody said it in that */
    WholeIndex index;
    const Disclosure *opt_disclosure;
} Telling;

static const void *record_of(const Telling *telling, NounId noun, RecordId id) {
    const WholePlace *place = whole_index_find(&telling->index, id);
    return place != NULL && place->noun == noun ? place->record : NULL;
}

/* What the public is not shown is told to nobody by what it is called. */
static bool titled(const Request *rq, const Telling *telling, const Noun *noun) {
    static const struct {
        NounId noun;
        DisclosurePart part;
    } PARTS[] = { { NOUN_GOAL, DISCLOSURE_PART_GOALS },
                  { NOUN_EFFECT, DISCLOSURE_PART_EFFECTS },
                  { NOUN_TASK, DISCLOSURE_PART_TASKS },
                  { NOUN_INVOLVEMENT, DISCLOSURE_PART_PLAN } };
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (noun == &NOUNS[PARTS[i].noun])
            return rq->initiative.published &&
                   disclosure_shows(telling->opt_disclosure, AUDIENCE_PUBLIC, PARTS[i].part);
    return false;
}

static Date first_day(Date a, Date b) {
    return date_none(a) ? b : a;
}

static Err tell_contribution(Request *rq, const Telling *telling, RecordId id, ReceiptLine *line) {
    const Contribution *contribution = record_of(telling, NOUN_CONTRIBUTION, id);
    if (contribution == NULL)
        return ERR_NOT_FOUND;
    line->past = contribution->answer_past;
    if (contribution_answered(contribution, clock_today(rq->ctx->clock))) {
        line->outcome = key_label(rq, &OUTCOMES, contribution->outcome);
        line->outcome_class = outcome_class(contribution->outcome);
        line->answer = contribution->answer;
        line->answered_on = contribution->answered_on;
        return ERR_NONE;
    }
    const Involvement *opt_row = record_of(telling, NOUN_INVOLVEMENT, contribution->involvement);
    Date due = opt_row != NULL ? opt_row->answer_due : (Date){ 0 };
    line->open = true;
    line->due = first_day(due, telling->workshop.answer_due);
    return ERR_NONE;
}

/* An answer that is not shared under a link is told here by its day only. */
static Err tell_involvement(const Telling *telling, RecordId id, ReceiptLine *line) {
    const Involvement *row = record_of(telling, NOUN_INVOLVEMENT, id);
    if (row == NULL)
        return ERR_NOT_FOUND;
    line->outcome = msg(receipt_taken_up);
    line->past = row->answer_past;
    if (involvement_cancelled(row)) {
        line->cancelled_on = row->cancelled_on;
    } else if (involvement_answered(row)) {
        line->answered_on = row->answered_on;
        line->answer = row->answer_shared ? row->answer : STR("");
    } else {
        line->open = true;
        line->due = first_day(row->answer_due, telling->workshop.answer_due);
    }
    return ERR_NONE;
}

static Err line_of(Request *rq, const Telling *telling, const CardResult *result, const Noun *noun,
                   ReceiptLine *ret) {
    *ret = (ReceiptLine){ .noun = noun_message(rq, noun, "one"),
                          .outcome = message_of(MSG_NONE),
                          .outcome_class = STR("answered") };
    const WholePlace *place = whole_index_find(&telling->index, result->record);
    if (place == NULL || noun != &NOUNS[place->noun])
        return ERR_NOT_FOUND;
    if (titled(rq, telling, noun))
        ret->title = schema_title(noun->schema, place->record);
    if (noun == &NOUNS[NOUN_CONTRIBUTION])
        return tell_contribution(rq, telling, result->record, ret);
    if (noun == &NOUNS[NOUN_INVOLVEMENT])
        return tell_involvement(telling, result->record, ret);
    ret->outcome = msg(receipt_taken_up);
    return ERR_NONE;
}

/* As it stood in the room, and without any name: who reads a receipt may not have been there. */
static Err words_of(Request *rq, const Telling *telling, const Card *card,
                    const RoomCardView **ret) {
    RoomScene of;
    Card said = *card;
    RoomCardView *view = arena_new(rq->ctx->arena, RoomCardView, 1);
    said.translation = STR("");
    TRY(room_scene_of(rq, &telling->scene, card->board, &of));
    *view = room_card_of(rq, &of, ROOM_PARTICIPANTS, &said);
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        view->parts[part].author = STR("");
    *ret = view;
    return ERR_NONE;
}

static Err card_of(Request *rq, const Telling *telling, const Card *card, ReceiptCard *ret) {
    *ret = (ReceiptCard){ .number = card->number, .withdrawn = card->withdrawn_at.ms != 0 };
    if (!ret->withdrawn)
        TRY(words_of(rq, telling, card, &ret->card));
    ReceiptLine *lines = arena_new(rq->ctx->arena, ReceiptLine, telling->results.count);
    for (size_t i = 0; i < telling->results.count; i++) {
        const CardResult *result = &telling->results.items[i];
        const Noun *noun = noun_by_name(result->noun);
        bool own = result->card.v == card->id.v, stands = result->card.v == card->merged_into.v;
        if ((own || stands) && noun != NULL) /* another one says it for both */
            TRY(line_of(rq, telling, result, noun, &lines[ret->line_count++]));
    }
    ret->lines = lines;
    return ERR_NONE;
}

/* Of a card of somebody else what this device filled of it: "Wie, Wann", and no other word. */
static Str only_parts(Request *rq, const CardFills *fills, Card *card) {
    const Message labels[CARD_PART_COUNT] = { msg(card_who_label), msg(card_how_label),
                                              msg(card_timing_label), msg(card_why_label) };
    CLEANUP(out_done) Out out = out_open(64);
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        if (card_fill_of(fills, part) == NULL) {
            card_part_clear(&card->form, part);
            continue;
        }
        card->form.language = card_fill_of(fills, part)->language;
        out_c(&out, out_view(&out).len > 0 ? ", " : "");
        out_str(&out, html_text_of(rq->html, labels[part]));
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static bool became_something(const CardResults *results, CardId card) {
    for (size_t i = 0; i < results->count; i++)
        if (results->items[i].card.v == card.v)
            return true;
    return false;
}

/* Behind its own cards those of others that the device completed; a withdrawn one of which nothing was made is its
 * author's to tell. */
static Err add_completed(Request *rq, const RoomRef *room, Telling *telling, Cards *cards) {
    TRY(card_fill_list_by(rq->ctx, rq->conn, room->workshop, room->participant.id,
                          &telling->fills));
    for (size_t i = 0; i < telling->fills.count; i++) {
        CardId id = telling->fills.items[i].card;
        Card card;
        if (i > 0 && telling->fills.items[i - 1].card.v == id.v)
            continue;
        TRY(card_get(rq->ctx, rq->conn, room->workshop, id, &card));
        if (card.withdrawn_at.ms != 0 && !became_something(&telling->results, id))
            continue;
        *list_push(rq->ctx->arena, cards) = card;
    }
    return ERR_NONE;
}

/* What the cards became, and where contributions were said: from there comes the day of an answer. */
static Err read_told(Request *rq, const CardResults *results, Whole *ret) {
    InitiativeId id = rq->initiative.id;
    *ret = (Whole){ 0 };
    TRY(initiative_add_noun(rq->ctx, rq->conn, id, NOUN_DISCLOSURE, ret));
    TRY(initiative_add_noun(rq->ctx, rq->conn, id, NOUN_TRANSLATION, ret));
    for (size_t i = 0; i < results->count; i++)
        TRY(initiative_add_record(rq->ctx, rq->conn, id, results->items[i].record, ret));
    ContributionList contributions = whole_contributions(ret);
    for (size_t i = 0; i < contributions.count; i++)
        if (contributions.items[i].involvement.v != 0)
            TRY(initiative_add_record(rq->ctx, rq->conn, id, contributions.items[i].involvement,
                                      ret));
    return ERR_NONE;
}

/* Of all that was made of cards, what was made of these: by themselves, or of what stands for them. */
static CardResults results_of(Request *rq, const CardResults *all, const Cards *cards) {
    CardResults own = { 0 };
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < cards->count; k++) {
            const Card *card = &cards->items[k];
            if (all->items[i].card.v != card->id.v && all->items[i].card.v != card->merged_into.v)
                continue;
            *list_push(rq->ctx->arena, &own) = all->items[i];
            break;
        }
    return own;
}

static Err tell_cards(Request *rq, const RoomRef *room, ReceiptView *view, Telling *telling) {
    Cards cards;
    Whole whole;
    TRY(card_result_list(rq->ctx, rq->conn, room->workshop, &telling->results));
    TRY(card_list_of(rq->ctx, rq->conn, room->workshop, room->participant.id, &cards));
    TRY(room_scene_frame(rq, room->workshop, &telling->scene));
    TRY(card_fill_list_for(
        rq->ctx, rq->conn, room->workshop, room->participant.id,
        &telling->scene.fills)); /* of cards of others none: theirs are not marked */
    TRY(add_completed(rq, room, telling, &cards));
    telling->results = results_of(rq, &telling->results, &cards);
    TRY(read_told(rq, &telling->results, &whole));
    telling->said = said_whole(rq, &whole);
    telling->index = whole_index(rq->ctx->arena, &telling->said);
    DisclosureList disclosures = whole_disclosures(&whole);
    telling->opt_disclosure = disclosures.count > 0 ? disclosures.items : NULL;
    ReceiptCard *items = arena_new(rq->ctx->arena, ReceiptCard, cards.count);
    bool open = false;
    for (size_t i = 0; i < cards.count; i++) {
        Card card = cards.items[i];
        const CardFills fills = card_fills_of(&telling->fills, card.id);
        Str completed = fills.count > 0 ? only_parts(rq, &fills, &card) : STR("");
        TRY(card_of(rq, telling, &card, &items[i]));
        items[i].completed = completed;
        open = open || (!items[i].withdrawn && items[i].line_count == 0);
    }
    view->cards = items;
    view->count = cards.count;
    view->overdue =
        open && !date_none(view->due) && date_compare(view->due, clock_today(rq->ctx->clock)) < 0;
    return ERR_NONE;
}

static Err tell(Request *rq, const RoomRef *room, ReceiptView *view) {
    Telling telling = { 0 };
    Room now;
    TRY(workshop_get(rq->ctx, rq->conn, rq->initiative.id, room->workshop, &telling.workshop));
    TRY(room_get(rq->ctx, rq->conn, room->workshop, &now));
    view->found = true;
    view->workshop = telling.workshop.name;
    view->contact = telling.workshop.contact;
    view->held_on = telling.workshop.held_on;
    view->due = telling.workshop.answer_due;
    view->data_go = room_delete_day(&telling.workshop, now.opened_at);
    view->forgotten = room->participant.id.v == 0;
    return view->forgotten ? ERR_NONE : tell_cards(rq, room, view, &telling);
}

/* -- Pages --------------------------------------------------------------------------------------- */

static Page receipt_frame(Request *rq) {
    Page page = page_of(rq, msg(receipt_title));
    page.room = page.system_fonts = true;
    page.offers_plain = true;
    return page;
}

Err receipt_show(Request *rq) {
    ReceiptView view = { .page = receipt_frame(rq) };
    view.form = room_form_of(rq, &RECEIPT_FORM, STR("/w/antwort"), msg(receipt_go));
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    receipt_page(rq->html, &view);
    return ERR_NONE;
}

Err receipt_english(Request *rq) {
    return request_redirect(rq, STR("/w/antwort"));
}

Err receipt_action(Request *rq) {
    const ReceiptForm *form = rq->form.record;
    RoomRef room;
    TRY(room_queue_up(rq, site_receipts(rq->site)));
    Err err = receipt_open(rq->app, rq->ctx, rq->conn, form->code, &room);
    if (err == ERR_NOT_FOUND) {
        pin_gate_wrong(site_receipts(rq->site), monotonic_ms());
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR("code"), FINDING_NO_SUCH_RECEIPT, 0);
        return ERR_INVALID;
    }
    TRY(err);
    room_speaks(rq, &room.initiative);
    ReceiptView view = { 0 };
    TRY(tell(rq, &room, &view));
    view.page = receipt_frame(rq);
    receipt_page(rq->html, &view);
    return ERR_NONE;
}

/* -- The end of a workshop ------------------------------------------------------------------------ */

Err receipt_closing_of(Request *rq, const RoomRef *room, const RoomScene *scene,
                       RoomClosingView *ret) {
    *ret = (RoomClosingView){
        .code = receipt_code(rq->app, rq->ctx->arena, room->participant.token),
        .closed = scene->room.state == ROOM_STATE_CLOSED,
        .contact = scene->workshop.contact,
        .due = scene->workshop.answer_due,
        .data_go = room_delete_day(&scene->workshop, scene->room.opened_at),
    };
    if (!ret->closed)
        return ERR_NONE;
    ret->feedback =
        room_form_of(rq, &FEEDBACK_FORM, STR("/w/raum/rueckmeldung"), msg(receipt_feedback_send));
    return feedback_marked(rq->ctx, rq->conn, room->workshop, room->participant.id, &ret->given);
}

Err feedback_action(Request *rq) {
    RoomRef room;
    Written written;
    TRY(room_enter(rq, &room));
    Submission submission = rq->submission;
    submission.location = STR("/w/raum?hinweis=feedback_given#rueckmeldung");
    TRY(feedback_give(rq->app, rq->ctx, &submission, &room, rq->form.record, &written));
    return request_redirect(rq, written.location);
}
