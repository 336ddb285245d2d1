/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_plan.c -- the participation plan as a text document: an overview table, then each involvement with what was
 * said and what became of it. */
#include <stdlib.h>

#include "app/report_document.h"
#include "domain/choices.h"
#include "text/messages.h"

OdtInfo report_odt_info(const Report *report, Message title) {
    bool english = report->language == LANGUAGE_EN;
    return (OdtInfo){
        .head = { .title = str_join(report->ctx->arena, report_text(report, title), STR(": "),
                                    report->initiative->name),
                  .subject = report->initiative->authority.name,
                  .language = english ? STR("en") : STR("de"),
                  .country = english ? STR("GB") : STR("DE"),
                  .created = report->today },
        .page = report_text(report, msg(report_page)),
        .of = report_text(report, msg(report_of)),
    };
}

void report_fields(const Report *report, Odt *odt, const Schema *schema, const void *record) {
    bool listed = false;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->title || field->internal || !report_shows(report, field, record) ||
            field->type == FIELD_FLAG)
            continue;
        if (!listed)
            odt_list_begin(odt, false);
        listed = true;
        odt_item_begin(odt);
        odt_paragraph_begin(odt);
        odt_strong(odt, str_join(report->ctx->arena, report_field_label(report, schema, field),
                                 STR(": ")));
        odt_text(odt, report_value(report, schema, field, record));
        odt_paragraph_end(odt);
        odt_item_end(odt);
    }
    if (listed)
        odt_list_end(odt);
}

static int by_day(const void *a, const void *b) {
    const Involvement *one = a, *other = b;
    int days = date_compare(one->planned_on, other->planned_on);
    return days != 0
               ? days
               : (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

static InvolvementList in_order(const Report *report) {
    InvolvementList list = whole_involvements(&report->all.whole);
    Involvement *items = arena_new(report->ctx->arena, Involvement, list.count);
    if (list.count > 0)
        memcpy(items, list.items, list.count * sizeof *items);
    if (list.count > 1)
        qsort(items, list.count, sizeof *items, by_day);
    return (InvolvementList){ .items = items, .count = list.count, .capacity = list.count };
}

/* Where it stands, with its day. */
static Str standing(const Report *report, const Involvement *involvement) {
    Arena *arena = report->ctx->arena;
    if (involvement_cancelled(involvement))
        return report_text(report, msg(report_cancelled, involvement->cancelled_on));
    if (involvement_answered(involvement))
        return str_join(arena, report_text(report, msg(involvement_day_answered)), STR(" "),
                        report_date(report, involvement->answered_on));
    if (!date_none(involvement->heard_on))
        return str_join(arena, report_text(report, msg(involvement_day_heard)), STR(" "),
                        report_date(report, involvement->heard_on));
    return str_join(arena, report_text(report, msg(involvement_day_planned)), STR(" "),
                    report_date(report, involvement->planned_on));
}

static const Field *field_named(const char *name) {
    return schema_field(&INVOLVEMENT_SCHEMA, str_from(name));
}

static void overview(const Report *report, Odt *odt, const InvolvementList *list) {
    const OdtColumn columns[] = {
        { report_text(report, msg(report_when)), 2 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("stakeholders")), 4 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("level")), 2 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("occasion")), 4 },
        { report_text(report, msg(report_standing)), 3 },
    };
    odt_table_begin(odt, report_text(report, msg(report_overview)), columns,
                    sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list->count; i++) {
        const Involvement *row = &list->items[i];
        odt_row_begin(odt);
        odt_cell(odt, report_date(report, row->planned_on));
        odt_cell(odt, report_value(report, &INVOLVEMENT_SCHEMA, field_named("stakeholders"), row));
        odt_cell(odt, report_value(report, &INVOLVEMENT_SCHEMA, field_named("level"), row));
        odt_cell(odt, report_title_of(report, &NOUNS[NOUN_INVOLVEMENT], row));
        odt_cell(odt, standing(report, row));
        odt_row_end(odt);
    }
    odt_table_end(odt);
}

/* What was said in an involvement (0: on the plan itself), each with its answer. */
static void contributions(const Report *report, Odt *odt, RecordId involvement, int level) {
    ContributionList list = whole_contributions(&report->all.whole);
    bool begun = false;
    for (size_t i = 0; i < list.count; i++) {
        const Contribution *contribution = &list.items[i];
        if (contribution->involvement.v != involvement.v)
            continue;
        if (!begun)
            odt_heading(odt, level, report_text(report, msg(noun_contribution_list)));
        begun = true;
        odt_heading(odt, level + 1, contribution->subject);
        report_fields(report, odt, &CONTRIBUTION_SCHEMA, contribution);
        if (!contribution_answered(contribution, report->today))
            odt_paragraph(odt, report_text(report, msg(report_unanswered)));
    }
}

void report_plan_part(const Report *report, Odt *odt, int level) {
    InvolvementList list = in_order(report);
    ParticipationPlanList plans = whole_participation_plans(&report->all.whole);
    odt_paragraph(odt, report_text(report, msg(involvement_formal_text)));
    for (size_t i = 0; i < plans.count; i++)
        report_fields(report, odt, &PARTICIPATION_PLAN_SCHEMA, &plans.items[i]);
    if (list.count == 0) {
        odt_paragraph(odt, report_text(report, msg(report_none)));
        return;
    }
    overview(report, odt, &list);
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        odt_heading(odt, level, report_title_of(report, &NOUNS[NOUN_INVOLVEMENT], involvement));
        odt_paragraph(odt, report_words(report, LEVELS.name, involvement->level, STR("promise")));
        report_fields(report, odt, &INVOLVEMENT_SCHEMA, involvement);
        contributions(report, odt, involvement->record.id, level + 1);
    }
    contributions(report, odt, (RecordId){ 0 }, level);
}

Err report_plan_document(const Report *report, Out *out) {
    OdtInfo info = report_odt_info(report, msg(report_plan_title));
    CLEANUP(odt_closep) Odt *odt = odt_open(report->ctx->arena, &info);
    odt_heading(odt, 1, report_text(report, msg(report_plan_title)));
    odt_paragraph(odt, report_text(report, msg(report_as_of, report->today)));
    report_plan_part(report, odt, 2);
    return odt_finish(odt, out);
}
