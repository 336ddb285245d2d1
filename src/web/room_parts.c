/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_parts.h"

#include "app/card_part.h"
#include "domain/choices.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "text/messages.h"
#include "views/room_parts.html.h"
#include "web/form_input.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/room_lead_pages.h"
#include "web/room_pages.h"
#include "web/room_tables.h"

/* -- What a card shows -------------------------------------------------------------------------- */

static Str card_href(Arena *arena, CardId card, const char *below) {
    return str_join(arena, STR("/w/raum/karten/"), id_text(arena, card.v), str_from(below));
}

static bool takes_proposals(const RoomScene *scene) {
    return scene->opt_board != NULL && scene->room.state == ROOM_STATE_OPEN &&
           !scene->open.writing_closed && !scene->opt_board->release &&
           str_eq(scene->opt_board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
}

/* Who filled a part finds it among what is their own: the same link for all would lead the others to nothing. */
static bool completable(const Card *card) {
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        if (!card_part_filled(&card->form, part))
            return true;
    return false;
}

/* Of a part that is open on a card, the merged one that says it. */
static const Card *merged_of(const RoomScene *scene, RoomAudience audience, const Card *card,
                             CardPart part) {
    if (scene->opt_board == NULL || room_tables_apart(scene, audience) ||
        (audience != ROOM_FACILITATORS && !room_scene_reveals(scene, audience)))
        return NULL; /* an author sees their own hidden card, and nobody else's */
    bool release = scene->opt_board->release && audience != ROOM_FACILITATORS;
    return card_part_merged(&scene->merged, card, part, release);
}

CardForm room_parts_said(const RoomScene *scene, RoomAudience audience, const Card *card) {
    CardForm said = card->form;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        const Card *opt_merged = merged_of(scene, audience, card, part);
        if (opt_merged != NULL)
            card_part_copy(&said, &opt_merged->form, part);
    }
    return said;
}

void room_parts_fill(Request *rq, const RoomScene *scene, RoomAudience audience, const Card *card,
                     RoomCardView *view) {
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        const Card *opt_merged = merged_of(scene, audience, card, part);
        const Card *from = opt_merged != NULL ? opt_merged : card;
        const CardFills fills = card_fills_of(&scene->fills, from->id);
        const CardFill *opt_fill = card_fill_of(&fills, part);
        view->parts[part] = (RoomPartView){ .language = from->form.language };
        if (opt_fill != NULL)
            view->parts[part] =
                (RoomPartView){ .added = true,
                                .author = room_scene_names(scene) ? opt_fill->author : STR(""),
                                .language = opt_fill->language };
        view->parts[part].from = opt_merged != NULL ? opt_merged->number : 0;
    }
    if (audience == ROOM_PARTICIPANTS && takes_proposals(scene) &&
        room_scene_shows(scene, audience, card) && completable(card))
        view->complete_href = card_href(rq->ctx->arena, card->id, "/ergaenzen");
}

/* -- Parts alone -------------------------------------------------------------------------------- */

/* Of a card what these parts say, one bit each, and no translation, which is of all of it. */
static RoomCardView parts_of(Request *rq, const RoomScene *scene, RoomAudience audience,
                             const Card *card, unsigned parts) {
    Card shown = *card;
    shown.translation = STR("");
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        if ((parts >> part & 1U) == 0)
            card_part_clear(&shown.form, part);
    RoomScene alone = *scene; /* no other card speaks for a part that is left out */
    alone.merged = (Cards){ 0 };
    RoomCardView view = room_card_of(rq, &alone, audience, &shown);
    room_tables_origin(rq, scene, audience, card, &view);
    return view;
}

static unsigned bits_of(const CardFills *fills) {
    unsigned bits = 0;
    for (size_t i = 0; i < fills->count; i++)
        bits |= 1U << fills->items[i].part;
    return bits;
}

/* On a form that came back: parts in which something is typed, one bit each. */
static unsigned typed_in(const FormView *form) {
    unsigned bits = 0;
    for (size_t i = 0; i < form->schema->count; i++) {
        CardPart part = card_part_of(&form->schema->fields[i]);
        if (part != CARD_PART_COUNT && form->raw[i].text.len > 0)
            bits |= 1U << part;
    }
    return bits;
}

Err room_parts_of_others(Request *rq, const RoomRef *room, const Card *card, RoomCardPage *view) {
    CardFills fills;
    RoomScene scene, of;
    TRY(card_fill_list_on(rq->ctx, rq->conn, room->workshop, card->id, &fills));
    unsigned others = bits_of(&fills);
    bool came_back = rq->http->method == HTTP_POST;
    view->shut = came_back ? others & ~typed_in(&view->form) : others;
    if (others == 0)
        return ERR_NONE;
    TRY(room_scene_frame(rq, room->workshop, &scene));
    TRY(room_scene_of(rq, &scene, card->board, &of));
    of.fills = fills;
    view->others = parts_of(rq, &of, ROOM_PARTICIPANTS, card, others);
    return ERR_NONE;
}

/* A part with its button; below `path` the key of the part. */
static RoomFilledPart filled_part(Request *rq, const RoomScene *scene, RoomAudience audience,
                                  const Card *card, CardPart part, Str path) {
    const Message labels[CARD_PART_COUNT] = { msg(card_who_label), msg(card_how_label),
                                              msg(card_timing_label), msg(card_why_label) };
    Str action =
        str_join(rq->ctx->arena, path, STR("/"), CARD_PARTS.keys[part], STR("/zuruecknehmen"));
    Str number = html_text_of(rq->html, msg(room_card_number, card->number));
    Str about = str_join(rq->ctx->arena, number, STR(", "), html_text_of(rq->html, labels[part]));
    return (RoomFilledPart){
        .card = parts_of(rq, scene, audience, card, 1U << part),
        .withdraw = post_button_of(rq, action, msg(room_part_withdraw), about),
    };
}

static RoomFilledCard filled_card(Request *rq, const RoomScene *scene, RoomAudience audience,
                                  const Card *card, const CardFills *fills, Str path) {
    RoomFilledPart *parts = arena_new(rq->ctx->arena, RoomFilledPart, fills->count);
    for (size_t i = 0; i < fills->count; i++) {
        Card shown = *card;
        shown.form.language = fills->items[i].language;
        parts[i] = filled_part(rq, scene, audience, &shown, fills->items[i].part, path);
    }
    return (RoomFilledCard){ .id = id_text(rq->ctx->arena, card->id.v),
                             .number = card->number,
                             .parts = parts,
                             .count = fills->count };
}

Err room_parts_own(Request *rq, const RoomRef *room, const RoomScene *scene,
                   const RoomFilledCard **ret, size_t *ret_count) {
    CardFills all;
    ParticipantId self = room->participant.id;
    TRY(card_fill_list_of(rq->ctx, rq->conn, room->workshop, self, &all));
    RoomFilledCard *cards = arena_new(rq->ctx->arena, RoomFilledCard, all.count);
    *ret = cards;
    *ret_count = 0;
    for (size_t i = 0; i < all.count;) {
        Card card;
        RoomScene of;
        const CardFills fills = card_fills_of(&all, all.items[i].card);
        TRY(card_get(rq->ctx, rq->conn, room->workshop, all.items[i].card, &card));
        TRY(room_scene_of(rq, scene, card.board, &of));
        RoomFilledCard *shown = &cards[(*ret_count)++];
        of.fills = (CardFills){ 0 }; /* it is not said to them that they did it */
        Str path = card_href(rq->ctx->arena, card.id, "/ergaenzen");
        *shown = filled_card(rq, &of, ROOM_PARTICIPANTS, &card, &fills, path);
        bool on = scene->opt_board != NULL && scene->opt_board->record.id.v == card.board.v;
        if (on && takes_proposals(scene) && room_scene_shows(&of, ROOM_PARTICIPANTS, &card))
            shown->edit_href = path;
        i += fills.count;
    }
    return ERR_NONE;
}

Err room_parts_lead(Request *rq, const RoomScene *scene, const Card *card, RoomFilledCard *ret) {
    const CardFills fills = card_fills_of(&scene->fills, card->id);
    Str path = str_join(rq->ctx->arena, room_lead_path(rq, scene->room.workshop, "/karten/"),
                        id_text(rq->ctx->arena, card->id.v), STR("/ergaenzen"));
    *ret = filled_card(rq, scene, ROOM_FACILITATORS, card, &fills, path);
    return ERR_NONE;
}

/* -- Completing a card -------------------------------------------------------------------------- */

static Err number_of(const Request *rq, const char *name, int64_t *ret) {
    bool read = str_i64(request_parameter(rq, str_from(name)), ret) && *ret > 0;
    return read ? ERR_NONE : ERR_NOT_FOUND;
}

/* Parts that somebody else filled. */
static unsigned of_others(const Card *card, const CardFills *fills, ParticipantId self) {
    unsigned bits = 0;
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        if (card_part_filled(&card->form, part) && !card_part_own(card, fills, part, self))
            bits |= 1U << part;
    return bits;
}

static CardForm own_form(Request *rq, const Card *card, const CardFills *fills,
                         ParticipantId self) {
    CardForm own = card_own_parts(card, fills, self);
    Str language = str_empty(own.language) ? language_tag(rq->html->language) : own.language;
    own.language = room_card_language(language);
    return own;
}

/* Whether something is found at it; `opt_kind`: of this kind. */
static bool refused_at(const Request *rq, CardPart part, const FindingKind *opt_kind) {
    const Findings *findings = &rq->ctx->findings;
    for (size_t i = 0; i < findings->count; i++) {
        size_t at = schema_field_index(&CARD_FORM, findings->items[i].field);
        if (at < CARD_FORM.count && card_part_of(&CARD_FORM.fields[at]) == part &&
            (opt_kind == NULL || findings->items[i].kind == *opt_kind))
            return true;
    }
    return false;
}

static void take_stored(FormInput *form, const RawValue *stored, CardPart part) {
    for (size_t i = 0; i < form->schema->count; i++)
        if (card_part_of(&form->schema->fields[i]) == part)
            form->raw[i] = stored[i];
}

/* A form that comes back goes on from what stands now: in what was left alone, and in what is told to stand there. Sent
 * again, it replaces that. One bit for each part of this device that the finding is about. */
static unsigned go_on(Request *rq, const CardForm *own, Str *ret_began) {
    static const FindingKind CHANGED = FINDING_PART_CHANGED;
    FormInput *form = &rq->form;
    Arena *arena = rq->ctx->arena;
    unsigned told = 0;
    RawValue *stored = arena_new(arena, RawValue, CARD_FORM.count);
    Str now = card_parts_began(arena, own), began = form->began;
    *ret_began = began;
    if (began.len != now.len)
        return 0;
    CLEANUP(out_done) Out out = out_open(now.len);
    schema_raw(&CARD_FORM, arena, own, stored);
    for (CardPart part = 0; part < CARD_PART_COUNT; part++) {
        /* What cannot be read is not in the record, and was typed all the same. */
        bool left = card_part_left(arena, began, form->record, part) && !refused_at(rq, part, NULL);
        bool shown = refused_at(rq, part, &CHANGED);
        if (left)
            take_stored(form, stored, part);
        told |= shown ? 1U << part : 0;
        out_str(&out, str_slice(left || shown ? now : began, (size_t)part * CARD_PART_DIGEST,
                                CARD_PART_DIGEST));
    }
    size_t language = (size_t)CARD_PART_COUNT * CARD_PART_DIGEST;
    out_str(&out, str_slice(began, language, CARD_PART_DIGEST));
    *ret_began = str_copy(arena, out_view(&out));
    return told;
}

static FormView complete_form(Request *rq, const Card *card, const CardForm *own,
                              unsigned *ret_told) {
    Str began = card_parts_began(rq->ctx->arena, own);
    *ret_told = rq->form.schema == &CARD_FORM ? go_on(rq, own, &began) : 0;
    FormView form =
        room_form_from(rq, &CARD_FORM, own, card_href(rq->ctx->arena, card->id, "/ergaenzen"),
                       msg(room_complete_send));
    form.began = began;
    return form;
}

/* Nothing of a card that is not seen (any more) but what was typed for it. */
static void fill_card(Request *rq, const RoomScene *scene, const Card *card, unsigned others,
                      unsigned told, RoomCompletePage *view) {
    enum { ALL = (1U << CARD_PART_COUNT) - 1 };
    bool came_back = rq->form.schema == &CARD_FORM;
    unsigned typed = came_back ? typed_in(&view->form) : 0;
    view->shut = (view->shown ? others : ALL) & ~typed;
    view->nothing_open = view->shut == ALL && view->shown;
    view->closed = scene->opt_board != NULL && scene->open.writing_closed;
    view->may_fill = came_back || (view->shut != ALL && takes_proposals(scene));
    if (!view->shown)
        return;
    /* One's own stands in the form. */
    view->card = parts_of(rq, scene, ROOM_PARTICIPANTS, card, others | told);
}

Err room_complete_show(Request *rq) {
    RoomRef room;
    RoomScene scene;
    Card card;
    int64_t id;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "card", &id));
    TRY(room_scene_read(rq, room.workshop, &scene));
    TRY(card_get(rq->ctx, rq->conn, room.workshop, (CardId){ id }, &card));
    scene.table = room.participant.table;
    ParticipantId self = room.participant.id;
    bool proposal = scene.opt_board != NULL &&
                    str_eq(scene.opt_board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    bool shown = proposal && room_scene_seen(&scene, id) != NULL;
    /* What was typed for one that is seen no more comes back. */
    if (!shown && rq->form.schema != &CARD_FORM)
        return ERR_NOT_FOUND;
    if (shown && card.participant.v == self.v)
        return request_redirect(rq, card_href(rq->ctx->arena, card.id, ""));
    const CardFills fills = card_fills_of(&scene.fills, card.id);
    unsigned others = of_others(&card, &fills, self), told;
    const CardForm own = own_form(rq, &card, &fills, self);
    RoomCompletePage view = {
        .page = room_phone_page(rq, shown ? msg(room_complete_card, card.number)
                                          : msg(room_complete_do)),
        .shown = shown,
        .form = complete_form(rq, &card, &own, &told),
        .back_href = str_join(rq->ctx->arena, STR("/w/raum#karte-"), id_text(rq->ctx->arena, id)),
    };
    TRY(room_card_choices(rq, &view.form, card.board));
    fill_card(rq, &scene, &card, others, told, &view);
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    room_complete_page(rq->html, &view);
    return ERR_NONE;
}

static Submission sent_to(Request *rq, CardId card, PartsTyped *typed) {
    Arena *arena = rq->ctx->arena;
    Submission submission = rq->submission;
    Str at = str_join(arena, STR("#karte-"), id_text(arena, card.v));
    submission.location = str_join(arena, STR("/w/raum?hinweis=parts_sent"), at);
    submission.location_unchanged = str_join(arena, STR("/w/raum"), at);
    typed->location_back = str_join(arena, STR("/w/raum?hinweis=part_withdrawn"), at);
    typed->location_language = submission.location;
    return submission;
}

Err room_complete_action(Request *rq) {
    RoomRef room;
    Written written;
    int64_t id;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "card", &id));
    PartsTyped typed = { .form = room_card_words_of(rq), .began = rq->form.began };
    const Submission submission = sent_to(rq, (CardId){ id }, &typed);
    TRY(card_parts_fill(rq->app, rq->ctx, &submission, &room, (CardId){ id }, &typed, &written));
    return request_redirect(rq, written.location);
}

/* -- Taking back -------------------------------------------------------------------------------- */

static Err part_named(const Request *rq, CardPart *ret) {
    int part = key_set_index(&CARD_PARTS, request_parameter(rq, STR("part")));
    if (part < 0)
        return ERR_NOT_FOUND;
    *ret = (CardPart)part;
    return ERR_NONE;
}

Err room_part_withdraw_action(Request *rq) {
    RoomRef room;
    Written written;
    CardPart part;
    int64_t id;
    TRY(room_enter(rq, &room));
    TRY(number_of(rq, "card", &id));
    TRY(part_named(rq, &part));
    Submission submission = rq->submission;
    submission.location = STR("/w/raum?hinweis=part_withdrawn#raum-mein");
    TRY(card_part_withdraw(rq->app, rq->ctx, &submission, &room, (CardId){ id }, part, &written));
    return request_redirect(rq, written.location);
}

Err room_part_lead_withdraw_action(Request *rq) {
    RecordId workshop;
    Written written;
    CardPart part;
    int64_t id;
    TRY(request_record(rq, &workshop));
    TRY(number_of(rq, "card", &id));
    TRY(part_named(rq, &part));
    const RoomRef room = { .initiative = rq->initiative, .workshop = workshop };
    Arena *arena = rq->ctx->arena;
    Submission submission = rq->submission;
    submission.location = str_join(arena, room_lead_path(rq, workshop, "/karten/"),
                                   id_text(arena, id), STR("?hinweis=part_withdrawn"));
    TRY(card_part_withdraw(rq->app, rq->ctx, &submission, &room, (CardId){ id }, part, &written));
    return request_redirect(rq, written.location);
}
