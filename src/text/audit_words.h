/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_words.h -- what an audit found, in sentences: the same on a terminal, on a page and in a document.
 *
 * Differences are told as "Von 100 sind es 12 mehr"; a bound that says "at least" is never rounded up, one that says "at most" never
 * down. Texts of the data are one line each: they cannot make lines of their own. All texts lie in the arena. */
#include "base/arena.h"
#include "base/list.h"
#include "domain/audit_report.h"
#include "text/message.h"

typedef struct AuditWords {
    Arena *arena;
    Language language;
} AuditWords;

/* A message in these words' language. */
Str audit_words_of(const AuditWords *words, Message message);
/* "wenig · Papier"; "alle" of the whole population. */
Str audit_words_group(const AuditWords *words, const AuditGroup *group);
/* "deutsch × behinderung" */
Str audit_words_columns(const AuditWords *words, const AuditTexts *columns);
Str audit_words_metric(const AuditWords *words, AuditMetric metric);
Str audit_words_verdict(const AuditWords *words, AuditVerdict verdict);

/* "Auswahlrate nach deutsch bei gleichem Wert von kanal" */
Str audit_words_heading(const AuditWords *words, const AuditGap *gap);
/* The same, saying that it is about a ratio where it is. */
Str audit_words_question(const AuditWords *words, const AuditGap *gap);
/* What happened, what is certain of it: "" where nothing can be said. */
Str audit_words_observed(const AuditWords *words, const AuditGap *gap);
Str audit_words_certain(const AuditWords *words, const AuditGap *gap);
/* "auffällig (Schwelle der Behörde, keine Rechtsgrenze: 5 von 100)", with the reason; "" where it is not judged. */
Str audit_words_judged(const AuditWords *words, const AuditGap *gap);

/* One line of a table. */
typedef struct AuditRateWords {
    Str group, counts, rate;
} AuditRateWords;
AuditRateWords audit_words_rate(const AuditWords *words, const AuditRate *rate);
/* "alter, in diesen Grenzen: 18 … 120"; counts and share as of a rate; `places`: the first rows that are not so, or "". */
typedef struct AuditQualityWords {
    Str rule, counts, share, places;
} AuditQualityWords;
AuditQualityWords audit_words_quality(const AuditWords *words, const AuditQuality *quality);
/* One for each finding but those about gaps, which stand at the gap already. */
AuditTexts audit_words_findings(const AuditWords *words, const AuditReport *report);
/* "Nicht untersucht (kein wahrer Stand angegeben): Grundrate, ...", one for each reason. */
AuditTexts audit_words_not_assessed(const AuditWords *words, const AuditReport *report);
/* Which files, how many rows. */
AuditTexts audit_words_input(const AuditWords *words, const AuditReport *report);
Str audit_words_profile(const AuditWords *words, const AuditProfile *profile);

typedef LIST_OF(const AuditRate *) AuditRates;
/* The rates that a gap is made of, from the highest to the lowest; those not known last. */
AuditRates audit_rates_of(Arena *arena, const AuditReport *report, const AuditGap *gap);
/* What a gap was in a report, in one text: its sentence; of what is no share, each group's value, "wenig 2,35 (2,07 bis 2,67); ...". */
Str audit_words_gap(const AuditWords *words, const AuditReport *report, const AuditGap *gap);
/* Gaps of one metric over the same columns follow each other and share their rates: whether this one is not the first. */
bool audit_gap_follows(const AuditReport *report, size_t at);
