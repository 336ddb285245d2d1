/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* translation.h -- what a translation needs to know of the record that it is about. Creating, changing and removing one
 * is app/record.h. */
#include "app/access.h"
#include "domain/nouns.h"
#include "store/writer.h"

/* Before a record `of` this noun is written; nothing happens unless that is a translation. Has its record these texts, and
 * what is each made from? Findings → ERR_INVALID: NOT_ITS_TEXT at a text, NO_SUCH_RECORD where nothing of the record is
 * read by the public, TRANSLATION_MOVED at `about` or `language` where it was another one. Where what could be read of an answer says something else now, the day is kept. */
MUST_CHECK Err translation_take(Tx *tx, const Noun *of, const InitiativeRef *initiative,
                                void *record, const void *opt_before);
/* A record goes, or its words do: its translations with it, each with an entry of its own. `rule`: by which their words
 * go from the history too; "" = they stay there. */
MUST_CHECK Err translations_remove(Tx *tx, InitiativeId initiative, ChainId chain, RecordId about,
                                   Str rule);
