/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* completeness.h -- what an initiative still lacks: for its pages and `einklang check`. */
#include "app/access.h"
#include "base/json_writer.h"
#include "domain/coverage.h"
#include "domain/gap.h"
#include "domain/guide_whole.h"
#include "text/language.h"

typedef struct Completeness {
    Whole whole; /* its tasks in the state of the guide */
    Coverage coverage;
    GapList gaps;
    Guide guide;
} Completeness;

/* The caller holds a snapshot on `conn`; INITIATIVE_READ has been checked by access_initiative. */
MUST_CHECK Err initiative_completeness(App *app, Ctx *ctx, Conn *conn,
                                       const InitiativeRef *initiative, Completeness *ret);
/* Coverage, gaps and guide today of what initiative_records has read, by the template it goes by. */
MUST_CHECK Err initiative_today(App *app, Ctx *ctx, Conn *conn, const Whole *whole,
                                WholeToday *ret);
/* Its guide today, by the template it goes by; under the same conditions. */
MUST_CHECK Err initiative_guide(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                                Guide *ret);
/* The completeness as JSON: {"initiative", "complete", "gaps": [{"kind", "noun", "record", "key", "subject",
 * "date", "count"}], "coverage": [coverage_line_json]}. The subject of what has no title
 * is in this language; "count" says for how many records a gap stands. */
MUST_CHECK Err completeness_json(const App *app, Ctx *ctx, const InitiativeRef *initiative,
                                 const Completeness *completeness, Language language, Out *out);
/* {"key", "label", "state", "self", "represented", "only_informed", "counted", "stakeholders", "reasons": [{"kind",
 * "record", "date", "stakeholders"}]}. The label is in this language. */
void coverage_line_json(const App *app, Arena *arena, const CoverageLine *line, Language language,
                        JsonWriter *json);
