/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card_draft.h -- what a card says, as a record of the initiative that is ready to be stored. Pure: reads nothing.
 *
 * Texts are in the language of the authority where somebody translated the card, otherwise as they were written; what is
 * too long for one line is cut there and stands whole where there is room for it. */
#include "domain/card.h"
#include "domain/nouns.h"
#include "text/language.h"

typedef struct CardDraft {
    Arena *arena;
    const Pack *pack;
    Language language; /* of the authority */
    Date today;
    const Workshop *workshop;
    const Cards *cards; /* at least one */
    Str heading;        /* of their group; "" = none */
    Str day_open;       /* "Der Tag ist noch offen": beside a day that no card names */
} CardDraft;

/* What one card says in a line: its words; of a proposal who, how, when and why. */
Str card_said(const CardDraft *draft, const Card *card);
/* Each fills a cleared record; those of others (stakeholders, the involvement) are the caller's to set. */
void card_draft_involvement(const CardDraft *draft, Involvement *ret);
void card_draft_stakeholder(const CardDraft *draft, const Card *card, Stakeholder *ret);
void card_draft_goal(const CardDraft *draft, Goal *ret);
void card_draft_effect(const CardDraft *draft, EffectKind kind, Effect *ret);
void card_draft_task(const CardDraft *draft, Task *ret);
void card_draft_contribution(const CardDraft *draft, Contribution *ret);
/* Of a required field that is empty: finding REQUIRED. */
MUST_CHECK Err card_draft_complete(const Schema *schema, const void *record, Arena *arena,
                                   Findings *findings);
