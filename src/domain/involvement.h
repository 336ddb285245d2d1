/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* involvement.h -- one row of the participation plan: whom, how far, when (Beteiligung).
 *
 * Heard is who could speak and was listened to; answered is who was told what became of it.
 * Informing hears nobody. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct Involvement {
    Record record;
    RecordIds stakeholders;
    Str level;    /* LEVELS */
    Str occasion; /* what it is about */
    Date planned_on;
    Str planned_text; /* "after the summer break": shown with the date */
    Date heard_on, answered_on;
    Str note;   /* what came out */
    Str answer; /* what became of it */
} Involvement;
typedef LIST_OF(Involvement) InvolvementList;

extern const Schema INVOLVEMENT_SCHEMA;

/* Heard, and given an answer that can be read: a day alone (as older rows may have it) is none. */
bool involvement_answered(const Involvement *involvement);

/* IN_FUTURE; ANSWER_BEFORE_HEARING; ANSWER_WITHOUT_HEARING; ANSWER_WITHOUT_TEXT;
 * INFORM_HEARS_NOBODY. */
void involvement_check(const Involvement *involvement, const Check *check);
