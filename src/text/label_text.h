/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* label_text.h -- words for keys: of a pack, which brings its own, and of closed sets, whose words are
 * messages. Total: what is not known is shown as its key. */
#include "base/arena.h"
#include "domain/coverage.h"
#include "domain/gap.h"
#include "domain/pack.h"
#include "text/message.h"

/* The text in the language, else the German one. */
Str pack_text(PackText text, Language language);
/* "little_german+older_people" -> "Wenig Deutsch + Ältere Menschen". */
Str perspective_text(Arena *arena, const Pack *pack, Str key, Language language);
/* The words of a key from the pack: joined perspectives, a method, a task of the newest template that has
 * it. */
Str open_key_text(Arena *arena, const Pack *pack, OpenKeys open, Str key, Language language);
/* The message "<schema>.<name>" or, unless part is "", "<schema>.<name>.<part>"; MSG_NONE: none. */
Message key_message(Arena *arena, Str schema, Str name, Str part);
/* The same of a message whose only slot, if it has one, is a count. */
Message key_message_count(Arena *arena, Str schema, Str name, int64_t count);
/* What an involvement without an occasion is called: "Anhören: Jobcenter-Beirat und 2 weitere, 3. Mai 2026". */
Message involvement_brief_message(Arena *arena, Language language, const InvolvementBrief *brief);
/* How it is told that the law asks for it: the words before its legal basis, or alone. MSG_NONE: it is voluntary. */
Message formal_message(const Involvement *involvement);
/* Why a line of "An alle gedacht?" is as it is, with the day where there is one. */
Message coverage_reason_message(Arena *arena, const CoverageReason *reason);
/* Message of a gap with its date, and the words of what it is about ("": the initiative). */
Message gap_message(Arena *arena, const Gap *gap);
Str gap_subject_text(Arena *arena, const Pack *pack, const Gap *gap, Language language);
