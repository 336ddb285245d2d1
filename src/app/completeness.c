/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/completeness.h"

#include "app/process_template.h"
#include "base/json_writer.h"
#include "store/initiative_store.h"
#include "text/label_text.h"

Err initiative_today(App *app, Ctx *ctx, Conn *conn, const Whole *whole, WholeToday *ret) {
    InitiativeList self = whole_initiatives(whole);
    const Process *process;
    if (self.count == 0)
        return ERR_NOT_FOUND;
    TRY(process_template_of(app, ctx, conn, self.items, &process));
    *ret = whole_today(ctx->arena, app->pack, process, whole, clock_today(ctx->clock));
    return ERR_NONE;
}

Err initiative_completeness(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                            Completeness *ret) {
    Whole whole;
    WholeToday now;
    TRY(initiative_records(ctx, conn, initiative->id, &whole));
    TRY(initiative_today(app, ctx, conn, &whole, &now));
    *ret = (Completeness){
        .whole = now.shown, .coverage = now.coverage, .gaps = now.gaps, .guide = now.guide
    };
    return ERR_NONE;
}

Err initiative_guide(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative, Guide *ret) {
    Whole whole;
    WholeToday now;
    TRY(initiative_records(ctx, conn, initiative, &whole));
    TRY(initiative_today(app, ctx, conn, &whole, &now));
    *ret = now.guide;
    return ERR_NONE;
}

static void member(JsonWriter *json, Str key, Str text) {
    json_key(json, key);
    json_str(json, text);
}

/* What has no title is called as on the pages. */
static Str subject_of(const App *app, Ctx *ctx, const Gap *gap, Language language) {
    bool untitled = gap->brief.level.len > 0;
    return untitled ? gap_subject_text(ctx->arena, app->pack, gap, language) : gap->subject;
}

static void write_gap(JsonWriter *json, const Gap *gap, Str subject) {
    char day[DATE_ISO_SIZE];
    json_object_begin(json);
    member(json, STR("kind"), GAPS.keys[gap->kind]);
    member(json, STR("noun"), NOUNS[gap->noun].schema->name);
    json_key(json, STR("record"));
    if (gap->record.v == 0)
        json_none(json);
    else
        json_i64(json, gap->record.v);
    member(json, STR("key"), gap->key);
    member(json, STR("subject"), subject);
    json_key(json, STR("date"));
    if (date_none(gap->date))
        json_none(json);
    else
        json_str(json, date_iso(gap->date, day));
    json_key(json, STR("count"));
    json_i64(json, gap->count > 0 ? (int64_t)gap->count : 1);
    json_object_end(json);
}

static void flag(JsonWriter *json, Str key, bool is) {
    json_key(json, key);
    json_bool(json, is);
}

static void write_reason(JsonWriter *json, const CoverageReason *reason) {
    char day[DATE_ISO_SIZE];
    json_object_begin(json);
    member(json, STR("kind"), COVERAGE_REASONS.keys[reason->kind]);
    json_key(json, STR("record"));
    if (reason->record.v == 0)
        json_none(json);
    else
        json_i64(json, reason->record.v);
    json_key(json, STR("date"));
    if (date_none(reason->date))
        json_none(json);
    else
        json_str(json, date_iso(reason->date, day));
    record_ids_write_json(json, STR("stakeholders"), &reason->whom);
    json_object_end(json);
}

void coverage_line_json(const App *app, Arena *arena, const CoverageLine *line, Language language,
                        JsonWriter *json) {
    json_object_begin(json);
    member(json, STR("key"), line->key);
    member(json, STR("label"), perspective_text(arena, app->pack, line->key, language));
    member(json, STR("state"), COVERAGE_STATES.keys[line->state]);
    flag(json, STR("self"), line->self);
    flag(json, STR("represented"), line->represented);
    flag(json, STR("only_informed"), line->only_informed);
    flag(json, STR("counted"), line->counted);
    record_ids_write_json(json, STR("stakeholders"), &line->stakeholders);
    json_key(json, STR("reasons"));
    json_array_begin(json);
    for (size_t i = 0; i < line->reasons.count; i++)
        write_reason(json, &line->reasons.items[i]);
    json_array_end(json);
    json_object_end(json);
}

Err completeness_json(const App *app, Ctx *ctx, const InitiativeRef *initiative,
                      const Completeness *completeness, Language language, Out *out) {
    JsonWriter json = json_open(out, JSON_INDENTED);
    json_object_begin(&json);
    member(&json, STR("initiative"), initiative->key);
    json_key(&json, STR("complete"));
    json_bool(&json, completeness->gaps.count == 0);
    json_key(&json, STR("gaps"));
    json_array_begin(&json);
    for (size_t i = 0; i < completeness->gaps.count; i++) {
        const Gap *gap = &completeness->gaps.items[i];
        write_gap(&json, gap, subject_of(app, ctx, gap, language));
    }
    json_array_end(&json);
    json_key(&json, STR("coverage"));
    json_array_begin(&json);
    for (size_t i = 0; i < completeness->coverage.lines.count; i++)
        coverage_line_json(app, ctx->arena, &completeness->coverage.lines.items[i], language,
                           &json);
    json_array_end(&json);
    json_object_end(&json);
    return json_finish(&json);
}
