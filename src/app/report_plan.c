/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_plan.c -- the participation plan as a text document: an overview table, then each involvement with what was
 * said and what became of it. */
#include "app/address_code.h"
#include "app/report_document.h"
#include "domain/choices.h"
#include "text/label_text.h"
#include "text/messages.h"

enum { CODE_MM = 35 };

PaperInfo report_paper_info(const Report *report, Message title) {
    const ReportOrder *order = report->order;
    bool english = report->language == LANGUAGE_EN;
    PaperInfo info = { .kind = report_is_page(order->format) ? PAPER_HTML : PAPER_ODT,
                       .look = { .stylesheet = order->stylesheet,
                                 .styles = order->styles,
                                 .back = order->back,
                                 .back_text = report_text(report, msg(report_back)) } };
    info.info = (OdtInfo){
        .head = { .title = str_join(report->ctx->arena, report_text(report, title), STR(": "),
                                    report_name(report)),
                  .subject = report->initiative->authority.name,
                  .language = english ? STR("en") : STR("de"),
                  .country = english ? STR("GB") : STR("DE"),
                  .created = report->today },
        .page = report_text(report, msg(report_page)),
        .of = report_text(report, msg(report_of)),
        .people_language = report_people_language(report),
        .people_country = report_people_country(report),
        .people_title = report_said(report, report_name(report)) ? STR("") : report_name(report),
    };
    return info;
}

static const Field *field_named(const char *name) {
    return schema_field(&INVOLVEMENT_SCHEMA, str_from(name));
}

/* An online meeting, as on the pages: the address and nothing else. */
static bool is_address(const Schema *schema, const Field *field, Str value) {
    return schema == &INVOLVEMENT_SCHEMA && field == field_named("place") &&
           str_starts(value, STR("https://")) && str_find(value, STR(" ")) < 0;
}

static void write_value(const Report *report, Paper *paper, const Schema *schema,
                        const Field *field, const void *record) {
    Str value = report_value(report, schema, field, record);
    if (is_address(schema, field, value))
        paper_link(paper, value, value);
    else if (report_by_people(report, field, record))
        paper_people_text(paper, value);
    else
        paper_text(paper, value);
}

void report_heading(const Report *report, Paper *paper, int level, const Noun *noun,
                    const void *record, Str title) {
    if (report_titled_by_people(report, noun, record))
        paper_people_heading(paper, level, title);
    else
        paper_heading(paper, level, title);
}

/* Set by the program, and told wherever the record is: what was before an answer, who was entered only afterwards, that
 * nobody could comment. */
static bool is_told(const Field *field) {
    if (!field->internal)
        return true;
    return (field->type == FIELD_DATE && str_starts(field->name, STR("answer_"))) ||
           str_eq(field->name, STR("joined_later")) || str_eq(field->name, STR("window_missed"));
}

/* Of those that are yes or no, two are worth a line. */
static bool is_mere_flag(const Field *field) {
    return field->type == FIELD_FLAG && field != field_named("formal") &&
           !str_eq(field->name, STR("window_missed"));
}

/* Why nobody could comment is told of a plan on which nobody could, as on the public page. */
static bool is_untrue(const Schema *schema, const Field *field, const void *record) {
    return schema == &PARTICIPATION_PLAN_SCHEMA && str_eq(field->name, STR("reason")) &&
           !participation_plan_never_open(record);
}

void report_fields(const Report *report, Paper *paper, const Schema *schema, const void *record) {
    bool listed = false;
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->title || !is_told(field) || !report_shows(report, field, record) ||
            is_untrue(schema, field, record) || is_mere_flag(field))
            continue;
        if (!listed)
            paper_list_begin(paper, false);
        listed = true;
        paper_item_begin(paper);
        paper_paragraph_begin(paper);
        paper_strong(paper, str_join(report->ctx->arena, report_field_label(report, schema, field),
                                     STR(": ")));
        write_value(report, paper, schema, field, record);
        paper_paragraph_end(paper);
        paper_item_end(paper);
    }
    if (listed)
        paper_list_end(paper);
}

static InvolvementList in_order(const Report *report) {
    InvolvementList list = whole_involvements(&report->all.whole);
    Involvement *items = arena_new(report->ctx->arena, Involvement, list.count);
    if (list.count > 0)
        memcpy(items, list.items, list.count * sizeof *items);
    InvolvementList copy = { .items = items, .count = list.count, .capacity = list.count };
    involvements_by_day(&copy);
    return copy;
}

/* Where it stands, with its day. */
static Str standing(const Report *report, const Involvement *involvement) {
    Arena *arena = report->ctx->arena;
    if (involvement_cancelled(involvement))
        return str_join(arena, report_text(report, msg(involvement_day_cancelled)), STR(" "),
                        report_date(report, involvement->cancelled_on));
    if (involvement_answered(involvement))
        return str_join(arena, report_text(report, msg(involvement_day_answered)), STR(" "),
                        report_date(report, involvement->answered_on));
    if (!date_none(involvement->heard_on))
        return str_join(arena, report_text(report, msg(involvement_day_heard)), STR(" "),
                        report_date(report, involvement->heard_on));
    return str_join(arena, report_text(report, msg(involvement_day_planned)), STR(" "),
                    report_date(report, involvement->planned_on));
}

static void title_cell(const Report *report, Paper *paper, const Involvement *row) {
    const Noun *noun = &NOUNS[NOUN_INVOLVEMENT];
    Str title = report_title_of(report, noun, row);
    if (report_titled_by_people(report, noun, row))
        paper_people_cell(paper, title);
    else
        paper_cell(paper, title);
}

static void overview(const Report *report, Paper *paper, const InvolvementList *list) {
    /* Millimetres of 170: a "Schwerbehindertenvertretung" goes into one line. */
    const OdtColumn columns[] = {
        { report_text(report, msg(report_when)), 22 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("stakeholders")), 52 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("level")), 26 },
        { report_field_label(report, &INVOLVEMENT_SCHEMA, field_named("occasion")), 40 },
        { report_text(report, msg(report_standing)), 30 },
    };
    paper_table_begin(paper, report_text(report, msg(report_overview_caption)), columns,
                      sizeof columns / sizeof *columns);
    for (size_t i = 0; i < list->count; i++) {
        const Involvement *row = &list->items[i];
        paper_row_begin(paper);
        paper_cell(paper, report_date(report, row->planned_on));
        paper_people_cell(
            paper, report_value(report, &INVOLVEMENT_SCHEMA, field_named("stakeholders"), row));
        paper_cell(paper, report_level(report, row));
        title_cell(report, paper, row);
        paper_cell(paper, standing(report, row));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

/* What was said in an involvement (0: on the plan itself), each with its answer. */
static void contributions(const Report *report, Paper *paper, RecordId involvement, int level) {
    ContributionList list = whole_contributions(&report->all.whole);
    Str about = involvement.v != 0 ? report_title(report, involvement)
                                   : report_text(report, msg(report_plan_title));
    bool begun = false;
    for (size_t i = 0; i < list.count; i++) {
        const Contribution *contribution = &list.items[i];
        if (contribution->involvement.v != involvement.v)
            continue;
        if (!begun)
            paper_heading(paper, level, report_text(report, msg(report_contributions_to, about)));
        begun = true;
        report_heading(report, paper, level + 1, &NOUNS[NOUN_CONTRIBUTION], contribution,
                       contribution->subject);
        report_fields(report, paper, &CONTRIBUTION_SCHEMA, contribution);
        if (!contribution_answered(contribution, report->today))
            paper_paragraph(paper, report_text(report, msg(report_unanswered)));
    }
}

/* For who reads this on paper or on a wall. */
static void address(const Report *report, Paper *paper, const char *below, Message title) {
    Arena *arena = report->ctx->arena;
    Str url = public_address(report->app, arena, report->initiative->key, str_from(below));
    Str name = report_text(report, title);
    Str svg = address_code(arena, url, name).markup;
    if (!str_empty(svg))
        paper_image(paper, &(OdtImage){ .svg = svg,
                                        .width_mm = CODE_MM,
                                        .height_mm = CODE_MM,
                                        .title = name,
                                        .description = url,
                                        .caption = str_join(arena, name, STR(": "), url) });
}

static void addresses(const Report *report, Paper *paper) {
    ParticipationPlanList plans = whole_participation_plans(&report->all.whole);
    if (!report->initiative->published)
        return;
    address(report, paper, "/oeffentlich", msg(report_public_page));
    if (plans.count > 0 && participation_plan_open(plans.items, report->today))
        address(report, paper, "/mitreden", msg(report_say));
}

void report_plan_overview(const Report *report, Paper *paper) {
    InvolvementList list = in_order(report);
    ParticipationPlanList plans = whole_participation_plans(&report->all.whole);
    paper_paragraph(paper, report_text(report, msg(involvement_formal_text)));
    for (size_t i = 0; i < plans.count; i++)
        report_fields(report, paper, &PARTICIPATION_PLAN_SCHEMA, &plans.items[i]);
    if (list.count > 0)
        overview(report, paper, &list);
    else
        paper_paragraph(paper, report_text(report, msg(report_none)));
    addresses(report, paper);
}

/* What those asked may rely on: what a law gives them is not said in the words of the level, which promise less. */
static void right(const Report *report, Paper *paper, const Involvement *involvement) {
    Message formal = formal_message(involvement);
    if (formal.id == MSG_NONE) {
        paper_paragraph(paper,
                        report_words(report, LEVELS.name, involvement->level, STR("promise")));
        return;
    }
    paper_paragraph_begin(paper);
    paper_strong(paper, report_text(report, formal));
    paper_text(paper, STR(" "));
    if (report_said(report, involvement->legal_basis))
        paper_text(paper, involvement->legal_basis);
    else
        paper_people_text(paper, involvement->legal_basis);
    paper_paragraph_end(paper);
    paper_paragraph(paper, report_text(report, msg(public_formal_right)));
}

void report_plan_involvements(const Report *report, Paper *paper, int level) {
    InvolvementList list = in_order(report);
    const Noun *noun = &NOUNS[NOUN_INVOLVEMENT];
    const RecordList records = { .items = list.items, .count = list.count };
    const Str *titles = report_headings(report, noun, &records);
    for (size_t i = 0; i < list.count; i++) {
        const Involvement *involvement = &list.items[i];
        report_heading(report, paper, level, noun, involvement, titles[i]);
        right(report, paper, involvement);
        report_fields(report, paper, &INVOLVEMENT_SCHEMA, involvement);
        contributions(report, paper, involvement->record.id, level + 1);
    }
    contributions(report, paper, (RecordId){ 0 }, level);
}

Err report_plan_document(const Report *report, Out *out) {
    PaperInfo info = report_paper_info(report, msg(report_plan_title));
    CLEANUP(paper_closep) Paper *paper = paper_open(report->ctx->arena, &info);
    paper_paragraph(paper, report_text(report, msg(report_as_of, report->today)));
    paper_heading(paper, 1, report_text(report, msg(report_overview)));
    report_plan_overview(report, paper);
    paper_heading(paper, 1, report_text(report, msg(report_involvements)));
    report_plan_involvements(report, paper, 2);
    return paper_finish(paper, out);
}
