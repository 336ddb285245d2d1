/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card.h -- cards of a room: written, changed and withdrawn by who takes part; released, parked, grouped, translated
 * and recorded for others by who leads; dots.
 *
 * What a card says is its device's: nobody else changes it, and a facilitator changes none of its words. What it leaves
 * open others may fill (app/card_part.h), and theirs it then is. */
#include "app/room.h"
#include "domain/card.h"

/* On a board of the room. A participant's has their name where the workshop lets them choose one; a facilitator's is
 * recorded for others (form->recorded_for) and is anonymous. Written: the number of the card. */
MUST_CHECK Err card_write(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                          RecordId board, const CardForm *form, Written *ret);
/* ERR_CONFLICT: it was changed meanwhile (two windows of one device). ERR_NOT_FOUND: not theirs. CARD_GONE: it was
 * withdrawn. */
MUST_CHECK Err card_change(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                           CardId card, int64_t version, const CardForm *form, Written *ret);
/* Its words go at once and for good. A facilitator withdraws any card, which is noted as theirs. */
MUST_CHECK Err card_withdraw(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                             CardId card, Written *ret);

typedef enum CardActKind {
    CARD_ACT_RELEASE,
    CARD_ACT_PARK, /* into the Themenspeicher */
    CARD_ACT_UNPARK,
    CARD_ACT_GROUP, /* into group `group`, 0: a new one called `text` */
    CARD_ACT_UNGROUP,
    CARD_ACT_MERGE,     /* two or more say the same: the first stands for all */
    CARD_ACT_PART,      /* those that are merged into it stand for themselves again */
    CARD_ACT_TRANSLATE, /* `text`, by a person; "" takes it away */
    CARD_ACT_COUNT
} CardActKind;

typedef struct CardAct {
    CardActKind kind;
    CardGroupId group;
    Str text;
    /* card_release_digest of each card (TRANSLATE: card_words_digest), as who acts has read it; NULL: nothing was read before. */
    const Str *opt_read;
} CardAct;
Str card_act_key(CardActKind kind);
bool card_act_of(Str key, CardActKind *ret);

/* Takes back what who leads did last with cards. NOTHING_TO_UNDO: nothing. */
MUST_CHECK Err card_undo(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                         Written *ret);

/* By a facilitator, with one or several cards (numbers of CardId) at once, all that were not withdrawn meanwhile or none.
 * REQUIRED: none is chosen. ERR_NOT_FOUND: no such card. CARD_GONE: none is left, or no two to merge. GROUP_GONE and
 * others of app/card_group.h. CARD_CHANGED: words that others would see by it are not those that were read. */
MUST_CHECK Err card_act(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                        const RecordIds *cards, const CardAct *act, Written *ret);

/* One dot more (by +1) or one less (by -1), of the device's own. */
MUST_CHECK Err card_dot(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                        CardId card, int by, Written *ret);
