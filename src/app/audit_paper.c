/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_paper.h"

#include "app/audit_chart.h"
#include "text/audit_words.h"
#include "text/messages.h"

enum { CHART_MM = 120 };

typedef struct Writing {
    const AuditReport *report;
    AuditWords words;
    Paper *paper;
} Writing;

static Str text_of(const Writing *w, Message message) {
    return audit_words_of(&w->words, message);
}

static void paragraph(const Writing *w, Str opt_text) {
    if (!str_empty(opt_text))
        paper_paragraph(w->paper, opt_text);
}

static void list(const Writing *w, const AuditTexts *texts) {
    if (texts->count == 0)
        return;
    paper_list_begin(w->paper, false);
    for (size_t i = 0; i < texts->count; i++)
        paper_item(w->paper, texts->items[i]);
    paper_list_end(w->paper);
}

static void drawing(const Writing *w, const AuditChart *chart) {
    if (str_empty(chart->svg))
        return;
    paper_image(w->paper, &(OdtImage){ .svg = chart->svg,
                                       .width_mm = CHART_MM,
                                       .height_mm = CHART_MM * chart->height / chart->width,
                                       .title = chart->title,
                                       .description = chart->sentence,
                                       .caption = chart->sentence });
}

/* -- Parts ---------------------------------------------------------------------------------------- */

/* What is judged, the remarkable first: a line for each. */
static void verdicts(const Writing *w) {
    static const AuditVerdict ORDER[] = { AUDIT_REMARKABLE, AUDIT_NOT_ASSESSABLE,
                                          AUDIT_UNREMARKABLE };
    const OdtColumn columns[] = { { text_of(w, msg(audit_paper_what)), 3 },
                                  { text_of(w, msg(audit_paper_verdict)), 3 } };
    paper_heading(w->paper, 1, text_of(w, msg(audit_paper_verdicts)));
    paragraph(w, text_of(w, msg(audit_no_legal_verdict)));
    paper_table_begin(w->paper, text_of(w, msg(audit_paper_verdicts)), columns, 2);
    for (size_t o = 0; o < sizeof ORDER / sizeof *ORDER; o++)
        for (size_t i = 0; i < w->report->gaps.count; i++) {
            const AuditGap *gap = &w->report->gaps.items[i];
            if (gap->verdict != ORDER[o])
                continue;
            paper_row_begin(w->paper);
            paper_cell(w->paper, audit_words_question(&w->words, gap));
            paper_cell(w->paper, audit_words_judged(&w->words, gap));
            paper_row_end(w->paper);
        }
    paper_table_end(w->paper);
}

static void rates_table(const Writing *w, const AuditGap *gap) {
    const OdtColumn columns[] = { { text_of(w, msg(audit_paper_group)), 3 },
                                  { text_of(w, msg(audit_paper_counts)), 2 },
                                  { text_of(w, msg(audit_paper_rate)), 3 } };
    AuditRates rates = audit_rates_of(w->words.arena, w->report, gap);
    if (rates.count == 0)
        return;
    paper_table_begin(w->paper, audit_words_heading(&w->words, gap), columns, 3);
    for (size_t i = 0; i < rates.count; i++) {
        AuditRateWords line = audit_words_rate(&w->words, rates.items[i]);
        paper_row_begin(w->paper);
        paper_cell(w->paper, line.group);
        paper_cell(w->paper, line.counts);
        paper_cell(w->paper, line.rate);
        paper_row_end(w->paper);
    }
    paper_table_end(w->paper);
}

static Err gap_part(const Writing *w, size_t at) {
    const AuditGap *gap = &w->report->gaps.items[at];
    if (!audit_gap_follows(w->report, at)) {
        AuditChart chart, pairs;
        paper_heading(w->paper, 2, audit_words_heading(&w->words, gap));
        TRY(audit_chart_rates(&w->words, w->report, gap, &chart));
        TRY(audit_chart_pairs(&w->words, w->report, gap, &pairs));
        drawing(w, str_empty(pairs.svg) ? &chart : &pairs);
        rates_table(w, gap);
    }
    paragraph(w, audit_words_observed(&w->words, gap));
    paragraph(w, audit_words_certain(&w->words, gap));
    paragraph(w, audit_words_judged(&w->words, gap));
    return ERR_NONE;
}

static Err gaps(const Writing *w) {
    AuditChart chart;
    paper_heading(w->paper, 1, text_of(w, msg(audit_paper_groups)));
    TRY(audit_chart_gaps(&w->words, w->report, &chart));
    drawing(w, &chart);
    for (size_t i = 0; i < w->report->gaps.count; i++)
        TRY(gap_part(w, i));
    return ERR_NONE;
}

static void profile(const Writing *w) {
    if (w->report->profile.count == 0)
        return;
    paper_heading(w->paper, 1, text_of(w, msg(audit_paper_columns)));
    paper_list_begin(w->paper, false);
    for (size_t i = 0; i < w->report->profile.count; i++)
        paper_item(w->paper, audit_words_profile(&w->words, &w->report->profile.items[i]));
    paper_list_end(w->paper);
}

static void quality(const Writing *w) {
    const OdtColumn columns[] = { { text_of(w, msg(audit_paper_rule)), 4 },
                                  { text_of(w, msg(audit_paper_fits)), 2 },
                                  { text_of(w, msg(audit_paper_share)), 3 } };
    if (w->report->quality.count == 0)
        return;
    paper_heading(w->paper, 1, text_of(w, msg(audit_paper_quality)));
    paper_table_begin(w->paper, text_of(w, msg(audit_paper_quality)), columns, 3);
    for (size_t i = 0; i < w->report->quality.count; i++) {
        AuditQualityWords line = audit_words_quality(&w->words, &w->report->quality.items[i]);
        paper_row_begin(w->paper);
        paper_cell(w->paper, line.rule);
        paper_cell(w->paper, line.counts);
        paper_cell(w->paper, line.share);
        paper_row_end(w->paper);
    }
    paper_table_end(w->paper);
}

static void findings(const Writing *w) {
    AuditTexts open = audit_words_not_assessed(&w->words, w->report);
    AuditTexts found = audit_words_findings(&w->words, w->report);
    if (found.count > 0) {
        paper_heading(w->paper, 1, text_of(w, msg(audit_paper_findings)));
        list(w, &found);
    }
    if (open.count > 0) {
        paper_heading(w->paper, 1, text_of(w, msg(audit_paper_open)));
        list(w, &open);
    }
}

static void provenance(const Writing *w) {
    const AuditProvenance *from = &w->report->provenance;
    const OdtColumn columns[] = { { text_of(w, msg(audit_paper_option)), 2 },
                                  { text_of(w, msg(audit_paper_value)), 4 } };
    paper_heading(w->paper, 1, text_of(w, msg(audit_paper_provenance)));
    paragraph(w, text_of(w, msg(audit_paper_made, from->version, from->time)));
    if (from->option_count > 0) {
        paper_table_begin(w->paper, text_of(w, msg(audit_paper_provenance)), columns, 2);
        for (size_t i = 0; i < from->option_count; i++) {
            paper_row_begin(w->paper);
            paper_cell(w->paper, from->options[i].name);
            paper_cell(w->paper, from->options[i].value);
            paper_row_end(w->paper);
        }
        paper_table_end(w->paper);
    }
    for (size_t i = 0; i < w->report->input.file_count; i++)
        if (!str_empty(w->report->input.files[i].sha256))
            paragraph(w, text_of(w, msg(audit_paper_digest, w->report->input.files[i].name,
                                        w->report->input.files[i].sha256)));
}

static Err write_all(const Writing *w) {
    AuditTexts input = audit_words_input(&w->words, w->report);
    list(w, &input);
    if (w->report->gaps.count > 0) {
        verdicts(w);
        TRY(gaps(w));
    }
    profile(w);
    quality(w);
    findings(w);
    provenance(w);
    return ERR_NONE;
}

Err audit_paper(Arena *arena, const AuditPaper *wanted, const AuditReport *report, Out *out) {
    Writing w = { .report = report, .words = { arena, wanted->language } };
    bool english = wanted->language == LANGUAGE_EN;
    PaperInfo info = { .kind = wanted->kind,
                       .look = { .stylesheet = wanted->stylesheet, .styles = wanted->styles } };
    info.info =
        (OdtInfo){ .head = { .title = str_empty(wanted->title) ? text_of(&w, msg(audit_paper_title))
                                                               : wanted->title,
                             .subject = text_of(&w, msg(audit_paper_title)),
                             .language = english ? STR("en") : STR("de"),
                             .country = english ? STR("GB") : STR("DE") },
                   .page = text_of(&w, msg(report_page)),
                   .of = text_of(&w, msg(report_of)) };
    info.info.head.created = audit_report_day(report);
    CLEANUP(paper_closep) Paper *paper = paper_open(arena, &info);
    w.paper = paper;
    TRY(write_all(&w));
    return paper_finish(paper, out);
}
