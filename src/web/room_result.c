/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_result.h"

#include "app/card_part.h"
#include "base/out.h"
#include "store/board_store.h"
#include "store/card_result_store.h"
#include "store/card_store.h"
#include "text/messages.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_lead_pages.h"

enum { MAKE_MAX = 60 };

static const Field RESULT_FIELDS[] = {
    FIELD(ResultForm, make, TEXT, .required = true, .maximum = MAKE_MAX),
    FIELD(ResultForm, from, TEXT, .maximum = MAKE_MAX),
};
const Schema RESULT_FORM = SCHEMA(ResultForm, "room", "rooms", RESULT_FIELDS);

/* -- Buttons and links --------------------------------------------------------------------------- */

Str room_result_value(Arena *arena, CardBecomes becomes, const char *of, int64_t id, Str read) {
    return str_join(arena, card_becomes_key(becomes), STR("-"), str_from(of), STR("-"),
                    id_text(arena, id), STR("-"), read);
}

static Message label_of(CardBecomes becomes) {
    switch (becomes) {
    case CARD_BECOMES_INVOLVEMENT: return msg(room_result_make_involvement);
    case CARD_BECOMES_STAKEHOLDER: return msg(room_result_make_stakeholder);
    case CARD_BECOMES_GOAL: return msg(room_result_make_goal);
    case CARD_BECOMES_CHANCE: return msg(room_result_make_chance);
    case CARD_BECOMES_RISK: return msg(room_result_make_risk);
    case CARD_BECOMES_TASK: return msg(room_result_make_task);
    case CARD_BECOMES_CONTRIBUTION: return msg(room_result_make_contribution);
    case CARD_BECOMES_COUNT: break;
    }
    return message_of(MSG_NONE);
}

ResultMakes room_result_makes(Request *rq, bool proposal, const char *of, int64_t id, Str about,
                              Str read) {
    if (!request_may_edit(rq))
        return (ResultMakes){ 0 };
    const CardBecomes likely = proposal ? CARD_BECOMES_INVOLVEMENT : CARD_BECOMES_CONTRIBUTION;
    ResultMake *items = arena_new(rq->ctx->arena, ResultMake, CARD_BECOMES_COUNT);
    size_t count = 0;
    for (int turn = 0; turn <= CARD_BECOMES_COUNT; turn++) {
        CardBecomes becomes = turn == 0 ? likely : (CardBecomes)(turn - 1);
        if (turn > 0 && becomes == likely)
            continue;
        items[count++] = (ResultMake){ label_of(becomes),
                                       room_result_value(rq->ctx->arena, becomes, of, id, read) };
    }
    return (ResultMakes){ .items = items, .count = count, .about = about };
}

Err room_result_links(Request *rq, const CardResults *results, CardId card, const ResultLink **ret,
                      size_t *ret_count) {
    ResultLink *links = arena_new(rq->ctx->arena, ResultLink, CARD_BECOMES_COUNT);
    size_t count = 0;
    for (size_t i = 0; i < results->count && count < CARD_BECOMES_COUNT; i++) {
        const CardResult *result = &results->items[i];
        const Noun *noun = noun_by_name(result->noun);
        RecordName name;
        Message called;
        if (result->card.v != card.v || noun == NULL)
            continue;
        TRY(record_name(rq->ctx, rq->conn, result->record, &name));
        if (str_empty(name.title)) {
            TRY(record_named(rq, noun, rq->initiative.id, result->record, &called));
            name.title = html_text_of(rq->html, called);
        }
        links[count++] =
            (ResultLink){ .noun = noun_message(rq, noun, "one"),
                          .title = name.title,
                          .href = record_href(rq, (NounId)(noun - NOUNS), result->record, "") };
    }
    *ret = links;
    *ret_count = count;
    return ERR_NONE;
}

Err room_result_gone(Request *rq, RecordId workshop, RoomGoneView *ret) {
    CardResults gone;
    TRY(card_result_gone(rq->ctx, rq->conn, workshop, &gone));
    int64_t *numbers = arena_new(rq->ctx->arena, int64_t, gone.count);
    *ret = (RoomGoneView){ .numbers = numbers };
    for (size_t i = 0; i < gone.count; i++)
        if (i == 0 || gone.items[i].card.v != gone.items[i - 1].card.v)
            numbers[ret->count++] = gone.items[i].number;
    if (ret->count > 0 && !rq->by_link)
        ret->href = record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse#zurueckgezogen");
    return ERR_NONE;
}

PostButton room_result_form(Request *rq, RecordId workshop, const char *from) {
    if (!request_may_edit(rq))
        return (PostButton){ 0 };
    PostButton form = post_button_of(rq, record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse"),
                                     msg(room_result_make), STR(""));
    form.field = STR("from");
    form.value = str_from(from);
    return form;
}

Err room_result_of_card(Request *rq, RecordId workshop, const Card *card, ResultOfCard *ret) {
    CardResults results;
    *ret = (ResultOfCard){ 0 };
    if (rq->by_link)
        return ERR_NONE;
    TRY(card_result_list(rq->ctx, rq->conn, workshop, &results));
    *ret = (ResultOfCard){
        .make = room_result_form(rq, workshop, "leitung"),
        .makes = room_result_makes(rq, str_empty(card->form.words), "karte", card->id.v,
                                   html_text_of(rq->html, msg(room_card_number, card->number)),
                                   card_pick_digest(rq->ctx->arena, card, 1, STR(""))),
    };
    return room_result_links(rq, &results, card->id, &ret->links, &ret->link_count);
}

/* -- One click ------------------------------------------------------------------------------------ */

bool room_result_in_group(const Board *board, const Card *card, int64_t group) {
    return card->group.v == group && card->merged_into.v == 0 && card_shown(card, board->release);
}

static Err cards_of_group(Request *rq, RecordId workshop, int64_t group, RecordIds *ret) {
    BoardList boards;
    TRY(board_list_of(rq->ctx, rq->conn, rq->initiative.id, workshop, &boards));
    for (size_t b = 0; b < boards.count; b++) {
        Cards cards;
        TRY(card_list(rq->ctx, rq->conn, workshop, boards.items[b].record.id, &cards));
        for (size_t i = 0; i < cards.count; i++)
            if (room_result_in_group(&boards.items[b], &cards.items[i], group))
                *list_push(rq->ctx->arena, ret) = (RecordId){ cards.items[i].id.v };
    }
    return ret->count > 0 ? ERR_NONE : ERR_NOT_FOUND;
}

/* "goal-karte-12-0f3a…" */
static Err pick_of(Request *rq, RecordId workshop, Str value, CardPick *ret) {
    Str rest = value, key, of, number;
    int64_t id;
    *ret = (CardPick){ 0 };
    if (!str_cut(&rest, '-', &key) || !card_becomes_of(key, &ret->becomes) ||
        !str_cut(&rest, '-', &of) || !str_cut(&rest, '-', &number) || !str_i64(number, &id) ||
        id <= 0)
        return ERR_NOT_FOUND;
    ret->read = rest;
    if (str_eq(of, STR("gruppe")))
        return cards_of_group(rq, workshop, id, &ret->cards);
    if (!str_eq(of, STR("karte")))
        return ERR_NOT_FOUND;
    *list_push(rq->ctx->arena, &ret->cards) = (RecordId){ id };
    return ERR_NONE;
}

static Str form_address(Request *rq, RecordId workshop, const CardPick *pick) {
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, request_path(rq, "/"));
    out_str(&out, noun_slug(&NOUNS[card_becomes_noun(pick->becomes)]));
    out_c(&out, "/neu?von=");
    out_i64(&out, workshop.v);
    out_c(&out, "&wird=");
    out_str(&out, card_becomes_key(pick->becomes));
    out_c(&out, "&karten=");
    for (size_t i = 0; i < pick->cards.count; i++) {
        out_c(&out, i > 0 ? "," : "");
        out_i64(&out, pick->cards.items[i].v);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static RoomRef room_here(const Request *rq, RecordId workshop) {
    return (RoomRef){ .initiative = rq->initiative, .workshop = workshop };
}

/* Other words stand there than were read. */
static bool was_changed(const Request *rq) {
    const Finding *found = finding_of(&rq->ctx->findings, STR(""));
    return found != NULL && found->kind == FINDING_CARD_CHANGED;
}

Err room_result_action(Request *rq) {
    const ResultForm *form = rq->form.record;
    RecordId workshop;
    CardPick pick;
    Written written;
    TRY(request_record(rq, &workshop));
    TRY(pick_of(rq, workshop, form->make, &pick));
    const RoomRef room = room_here(rq, workshop);
    bool led =
        str_eq(form->from, STR("leitung")) || str_eq(request_query(rq, STR("zu")), STR("leitung"));
    Submission submission = rq->submission;
    submission.location =
        led ? room_lead_path(rq, workshop, "?hinweis=result_made#raum-tafel")
            : str_join(rq->ctx->arena,
                       record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse?hinweis=result_made"),
                       STR("#karte-"), id_text(rq->ctx->arena, pick.cards.items[0].v));
    Err err = card_result_make(rq->app, rq->ctx, &submission, &room, &pick, NULL, &written);
    if (err == ERR_INVALID && was_changed(rq))
        return request_redirect(
            rq,
            led ? room_lead_path(rq, workshop, "?hinweis=result_changed#raum-tafel")
                : record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse?hinweis=result_changed"));
    if (err == ERR_INVALID && !rq->initiative.archived)
        return request_redirect(rq, str_join(rq->ctx->arena, form_address(rq, workshop, &pick),
                                             STR("&hinweis=result_missing")));
    TRY(err);
    return request_redirect(rq, written.location);
}

/* -- In the form of the record --------------------------------------------------------------------- */

static bool asked(const Request *rq, RecordId *ret_workshop, CardPick *ret) {
    Str rest = request_query(rq, STR("karten")), number;
    RecordId id;
    *ret = (CardPick){ 0 };
    if (!str_i64(request_query(rq, STR("von")), &ret_workshop->v) || ret_workshop->v <= 0 ||
        !card_becomes_of(request_query(rq, STR("wird")), &ret->becomes) ||
        rq->route->noun != &NOUNS[card_becomes_noun(ret->becomes)])
        return false;
    while (ret->cards.count < REFERENCES_MAX && str_cut(&rest, ',', &number))
        if (str_i64(number, &id.v) && id.v > 0)
            *list_push(rq->ctx->arena, &ret->cards) = id;
    return ret->cards.count > 0;
}

Str room_result_query(const Request *rq) {
    RecordId workshop;
    CardPick pick;
    if (!asked(rq, &workshop, &pick))
        return STR("");
    return str_join(rq->ctx->arena, STR("?von="), id_text(rq->ctx->arena, workshop.v),
                    STR("&wird="), card_becomes_key(pick.becomes), STR("&karten="),
                    request_query(rq, STR("karten")));
}

Err room_result_begin(Request *rq, bool *ret_begun) {
    RecordId workshop;
    CardPick pick;
    *ret_begun = false;
    if (!asked(rq, &workshop, &pick))
        return ERR_NONE;
    const Schema *schema = rq->route->noun->schema;
    const RoomRef room = room_here(rq, workshop);
    void *record = arena_zeroed_(rq->ctx->arena, schema->size, 1, _Alignof(max_align_t));
    Err err = card_result_draft(rq->app, rq->ctx, rq->conn, &room, &pick, record);
    if (err == ERR_NOT_FOUND) /* withdrawn meanwhile */
        return ERR_NONE;
    TRY(err);
    form_input_from(rq, schema, record, 0);
    *ret_begun = true;
    return ERR_NONE;
}

Err room_result_create(Request *rq, Written *ret, bool *ret_made) {
    RecordId workshop;
    CardPick pick;
    *ret_made = asked(rq, &workshop, &pick);
    if (!*ret_made)
        return ERR_NONE;
    const RoomRef room = room_here(rq, workshop);
    rq->submission.location =
        record_href(rq, NOUN_WORKSHOP, workshop, "/ergebnisse?hinweis=result_made");
    return card_result_make(rq->app, rq->ctx, &rq->submission, &room, &pick, rq->form.record, ret);
}
