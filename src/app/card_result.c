/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_result.h"

#include "app/card_draft.h"
#include "app/card_part.h"
#include "domain/choices.h"
#include "store/card_store.h"
#include "store/noun_stores.h"
#include "store/receipt_store.h"
#include "store/room_store.h"
#include "store/stakeholder_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"

static const struct {
    Str key;
    NounId noun;
} BECOMES[CARD_BECOMES_COUNT] = {
#define X(name, key, noun) { STR_INIT(key), NOUN_##noun },
    CARD_BECOMES_LIST(X)
#undef X
};

Str card_becomes_key(CardBecomes becomes) {
    return BECOMES[becomes].key;
}

bool card_becomes_of(Str key, CardBecomes *ret) {
    for (int i = 0; i < CARD_BECOMES_COUNT; i++)
        if (str_eq(BECOMES[i].key, key)) {
            *ret = (CardBecomes)i;
            return true;
        }
    return false;
}

NounId card_becomes_noun(CardBecomes becomes) {
    return BECOMES[becomes].noun;
}

/* One making: what is read for it, and, inside a write, where what is missing is made. */
typedef struct Making {
    App *app;
    Ctx *ctx;
    Conn *conn;
    Tx *opt_tx;
    const RoomRef *room;
    const CardPick *pick;
    Workshop workshop;
    Cards cards;
    CardResults before; /* what cards became already */
    CardDraft draft;
    RecordIds made; /* stakeholders made on the way */
} Making;

/* -- Reading ----------------------------------------------------------------------------------- */

static Err read_cards(Making *making) {
    for (size_t i = 0; i < making->pick->cards.count; i++) {
        Card card;
        TRY(card_get(making->ctx, making->conn, making->room->workshop,
                     (CardId){ making->pick->cards.items[i].v }, &card));
        if (card.withdrawn_at.ms != 0)
            return ERR_NOT_FOUND;
        *list_push(making->ctx->arena, &making->cards) = card;
    }
    return making->cards.count > 0 ? ERR_NONE : ERR_NOT_FOUND;
}

/* The heading that stands over all of them; "" = there is none. */
static Err heading_of(const Making *making, Str *ret) {
    CardGroups groups;
    const Card *first = &making->cards.items[0];
    *ret = STR("");
    for (size_t i = 0; i < making->cards.count; i++)
        if (making->cards.items[i].group.v != first->group.v)
            return ERR_NONE;
    if (making->cards.count < 2 || first->group.v == 0)
        return ERR_NONE;
    TRY(card_group_list(making->ctx, making->conn, making->room->workshop, first->board, &groups));
    for (size_t i = 0; i < groups.count; i++)
        if (groups.items[i].id.v == first->group.v)
            *ret = groups.items[i].heading;
    return ERR_NONE;
}

static Str words_of(Arena *arena, Language language, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, language, message);
    return str_copy(arena, out_view(&out));
}

static Err read_all(Making *making) {
    Ctx *ctx = making->ctx;
    Language language = LANGUAGE_DE;
    TRY(workshop_get(ctx, making->conn, making->room->initiative.id, making->room->workshop,
                     &making->workshop));
    TRY(read_cards(making));
    TRY(card_result_list(ctx, making->conn, making->room->workshop, &making->before));
    if (language_parse(making->room->initiative.authority.language, &language) != ERR_NONE)
        language = LANGUAGE_DE;
    making->draft = (CardDraft){
        .arena = ctx->arena,
        .pack = making->app->pack,
        .language = language,
        .today = clock_today(ctx->clock),
        .workshop = &making->workshop,
        .cards = &making->cards,
        .day_open = words_of(ctx->arena, language, msg(room_result_day_open)),
    };
    return heading_of(making, &making->draft.heading);
}

/* -- Whom -------------------------------------------------------------------------------------- */

static const Stakeholder *by_name(const StakeholderList *all, Str name) {
    for (size_t i = 0; i < all->count; i++)
        if (str_eq(all->items[i].name, name))
            return &all->items[i];
    return NULL;
}

/* One that stands for exactly these. */
static const Stakeholder *by_perspectives(const StakeholderList *all, Str keys) {
    for (size_t i = 0; i < all->count && !str_empty(keys); i++)
        if (str_eq(all->items[i].perspectives, keys))
            return &all->items[i];
    return NULL;
}

static void name_whom(Making *making, RecordId id, Involvement *involvement) {
    if (!record_ids_have(&involvement->stakeholders, id))
        *list_push(making->ctx->arena, &involvement->stakeholders) = id;
}

/* Made where it is missing and the card says all of it. */
static Err whom_of(Making *making, const StakeholderList *all, const Card *card, Str perspectives,
                   Involvement *involvement) {
    Card one = *card;
    Stakeholder wanted;
    RecordId id;
    one.form.perspectives = perspectives;
    card_draft_stakeholder(&making->draft, &one, &wanted);
    const Stakeholder *there = by_name(all, wanted.name);
    if (there == NULL && str_empty(card->form.who))
        there = by_perspectives(all, perspectives);
    if (there != NULL) {
        name_whom(making, there->record.id, involvement);
        return ERR_NONE;
    }
    if (making->opt_tx == NULL || str_empty(perspectives))
        return ERR_NONE;
    TRY(record_create_within(making->opt_tx, making->app, &making->room->initiative,
                             &NOUNS[NOUN_STAKEHOLDER], &wanted, &id));
    *list_push(making->ctx->arena, &making->made) = id;
    name_whom(making, id, involvement);
    return card_result_put(
        making->opt_tx, making->room->workshop,
        &(CardResult){ .card = card->id, .noun = STAKEHOLDER_SCHEMA.name, .record = id });
}

/* Own words name one group; without them each line of the reference list is one. */
static Err whom_of_card(Making *making, const Card *card, Involvement *involvement) {
    StakeholderList all;
    const CardResult *became = card_result_find(&making->before, card->id, STAKEHOLDER_SCHEMA.name);
    if (became != NULL) {
        name_whom(making, became->record, involvement);
        return ERR_NONE;
    }
    Str rest = card->form.perspectives, key;
    /* Anew for each: the one before may have made it. */
    if (!str_empty(card->form.who)) {
        TRY(stakeholder_list(making->ctx, making->conn, making->room->initiative.id, &all));
        return whom_of(making, &all, card, rest, involvement);
    }
    while (str_cut(&rest, ' ', &key)) {
        TRY(stakeholder_list(making->ctx, making->conn, making->room->initiative.id, &all));
        TRY(whom_of(making, &all, card, key, involvement));
    }
    return ERR_NONE;
}

static Err draft_involvement(Making *making, Involvement *ret) {
    card_draft_involvement(&making->draft, ret);
    for (size_t i = 0; i < making->cards.count; i++)
        TRY(whom_of_card(making, &making->cards.items[i], ret));
    return ERR_NONE;
}

/* One that stands for what a card names, and is there already. */
static Err draft_of(Making *making, void *ret) {
    const CardDraft *draft = &making->draft;
    const Card *first = &making->cards.items[0];
    const CardResult *involved;
    switch (making->pick->becomes) {
    case CARD_BECOMES_INVOLVEMENT: return draft_involvement(making, ret);
    case CARD_BECOMES_STAKEHOLDER: card_draft_stakeholder(draft, first, ret); return ERR_NONE;
    case CARD_BECOMES_GOAL: card_draft_goal(draft, ret); return ERR_NONE;
    case CARD_BECOMES_CHANCE: card_draft_effect(draft, EFFECT_KIND_CHANCE, ret); return ERR_NONE;
    case CARD_BECOMES_RISK: card_draft_effect(draft, EFFECT_KIND_RISK, ret); return ERR_NONE;
    case CARD_BECOMES_TASK: card_draft_task(draft, ret); return ERR_NONE;
    case CARD_BECOMES_CONTRIBUTION:
        card_draft_contribution(draft, ret);
        involved = card_result_find(&making->before, first->id, INVOLVEMENT_SCHEMA.name);
        if (involved != NULL)
            ((Contribution *)ret)->involvement = involved->record;
        return ERR_NONE;
    case CARD_BECOMES_COUNT: break;
    }
    return ERR_INTERNAL;
}

Err card_result_draft(App *app, Ctx *ctx, Conn *conn, const RoomRef *room, const CardPick *pick,
                      void *ret_record) {
    Making making = { .app = app, .ctx = ctx, .conn = conn, .room = room, .pick = pick };
    TRY(read_all(&making));
    return draft_of(&making, ret_record);
}

/* -- Making ------------------------------------------------------------------------------------ */

typedef struct MakeJob {
    const RoomRef *room;
    const CardPick *pick;
    const void *opt_typed;
} MakeJob;

/* Leaves the cards that are no such record yet. True: none is left, *ret is what the first became. */
static bool made_before(Making *making, Str noun, RecordId *ret) {
    Cards left = { 0 };
    for (size_t i = 0; i < making->cards.count; i++) {
        const CardResult *before =
            card_result_find(&making->before, making->cards.items[i].id, noun);
        if (before == NULL)
            *list_push(making->ctx->arena, &left) = making->cards.items[i];
        else if (ret->v == 0)
            *ret = before->record;
    }
    making->cards = left;
    return left.count == 0;
}

static Err keep_origin(Making *making, RecordId record) {
    Workshop now = making->workshop;
    RecordIds all = { 0 };
    Ctx *ctx = making->ctx;
    for (size_t i = 0; i < now.led_to.count; i++)
        *list_push(ctx->arena, &all) = now.led_to.items[i];
    for (size_t i = 0; i < making->made.count; i++)
        *list_push(ctx->arena, &all) = making->made.items[i];
    *list_push(ctx->arena, &all) = record;
    if (all.count > REFERENCES_MAX) {
        finding_add(&ctx->findings, ctx->arena, STR(""), FINDING_TOO_MANY, REFERENCES_MAX);
        return ERR_INVALID;
    }
    now.led_to = all;
    return record_settle_within(making->opt_tx, &making->room->initiative, &NOUNS[NOUN_WORKSHOP],
                                &making->workshop, &now);
}

static Err tie_cards(Making *making, Str noun, RecordId record) {
    for (size_t i = 0; i < making->cards.count; i++)
        TRY(card_result_put(
            making->opt_tx, making->room->workshop,
            &(CardResult){ .card = making->cards.items[i].id, .noun = noun, .record = record }));
    const Card *first = &making->cards.items[0];
    bool one = making->cards.count == 1;
    return room_note(making->opt_tx, &making->room->initiative, making->room->workshop,
                     (RoomChange){ .kind = one ? ROOM_CHANGE_CARD : ROOM_CHANGE_BOARD,
                                   .object = one ? first->id.v : first->board.v },
                     STR("card_result"), first->id.v);
}

static void *cleared(Arena *arena, const Schema *schema) {
    return arena_zeroed_(arena, schema->size, 1, _Alignof(max_align_t));
}

/* Whether a contribution comes from a workshop whose devices can read its answer. */
static Err set_source(const Making *making, Contribution *contribution) {
    bool receipts = true;
    for (size_t i = 0; i < making->cards.count && receipts; i++)
        TRY(receipt_of_card(making->ctx, making->conn, making->cards.items[i].id, &receipts));
    if (receipts)
        contribution->source = CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_WORKSHOP];
    return ERR_NONE;
}

Str card_pick_digest(Arena *arena, const Card *cards, size_t count, Str heading) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < count; i++) {
        const CardForm translated = { .words = cards[i].translation };
        out_str(&out, card_words_digest(arena, &cards[i].form));
        out_str(&out, card_words_digest(arena, &translated));
    }
    const CardForm all = { .words = out_view(&out), .who = count > 1 ? heading : STR("") };
    return card_words_digest(arena, &all);
}

/* Nobody makes something of words they have not read. */
static Err refuse_unread(const Making *making) {
    Str now = card_pick_digest(making->ctx->arena, making->cards.items, making->cards.count,
                               making->draft.heading);
    return str_eq(making->pick->read, now) ? ERR_NONE
                                           : room_refuse(making->opt_tx, FINDING_CARD_CHANGED, 0);
}

static Err refuse_trial(const Making *making) {
    Room room;
    TRY(room_get(making->ctx, making->conn, making->room->workshop, &room));
    return room.trial ? room_refuse(making->opt_tx, FINDING_ROOM_TRIAL, 0) : ERR_NONE;
}

static Err do_make(Tx *tx, App *app, const void *in, Written *ret) {
    const MakeJob *job = in;
    const Noun *noun = &NOUNS[card_becomes_noun(job->pick->becomes)];
    Making making = { .app = app,
                      .ctx = tx->ctx,
                      .conn = tx->conn,
                      .opt_tx = tx,
                      .room = job->room,
                      .pick = job->pick };
    void *record = cleared(tx->ctx->arena, noun->schema);
    RecordId id = { 0 };
    TRY(read_all(&making));
    TRY(refuse_trial(&making));
    if (job->opt_typed == NULL)
        TRY(refuse_unread(&making));
    if (made_before(&making, noun->schema->name, &ret->record))
        return ERR_NONE;
    if (job->opt_typed != NULL)
        memcpy(record, job->opt_typed, noun->schema->size);
    else
        TRY(draft_of(&making, record));
    if (noun == &NOUNS[NOUN_CONTRIBUTION])
        TRY(set_source(&making, record));
    TRY(card_draft_complete(noun->schema, record, tx->ctx->arena, &tx->ctx->findings));
    TRY(record_create_within(tx, app, &job->room->initiative, noun, record, &id));
    ret->record = id;
    TRY(keep_origin(&making, id));
    return tie_cards(&making, noun->schema->name, id);
}

Err card_result_make(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                     const CardPick *pick, const void *opt_typed, Written *ret) {
    const MakeJob job = { .room = room, .pick = pick, .opt_typed = opt_typed };
    TRY(record_may_write(&room->initiative, &NOUNS[card_becomes_noun(pick->becomes)]));
    return room_transact(app, ctx, submission, room, do_make, &job, ret);
}

/* -- Letting go -------------------------------------------------------------------------------- */

static Err let_go(Tx *tx, const InitiativeRef *initiative, RecordId workshop, RecordId record) {
    Workshop before;
    RecordIds left = { 0 };
    TRY(workshop_get(tx->ctx, tx->conn, initiative->id, workshop, &before));
    Workshop now = before;
    for (size_t i = 0; i < before.led_to.count; i++)
        if (before.led_to.items[i].v != record.v)
            *list_push(tx->ctx->arena, &left) = before.led_to.items[i];
    if (left.count == before.led_to.count)
        return ERR_NONE;
    now.led_to = left;
    return record_settle_within(tx, initiative, &NOUNS[NOUN_WORKSHOP], &before, &now);
}

Err card_results_let_go(Tx *tx, const InitiativeRef *initiative, RecordId record) {
    RecordNames names;
    TRY(record_referrers(tx->ctx, tx->conn, initiative->id, record, &names));
    for (size_t i = 0; i < names.count; i++)
        if (str_eq(names.items[i].noun, WORKSHOP_SCHEMA.name))
            TRY(let_go(tx, initiative, names.items[i].id, record));
    return ERR_NONE;
}
