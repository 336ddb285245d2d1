/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/audit_terminal.h"

#include "base/utf8.h"
#include "text/audit_words.h"
#include "text/messages.h"

/* Of more groups the ones with the highest and the lowest rates are shown. */
enum { GROUPS_SHOWN = 24, COLUMN_MOST = 40 };

typedef struct Terminal {
    const AuditReport *report;
    AuditWords words;
    Out *out;
} Terminal;

static void put_line(Terminal *terminal, Str text) {
    out_str(terminal->out, text);
    out_char(terminal->out, '\n');
}

/* Below a heading. */
static void put_sentence(Terminal *terminal, Str opt_text) {
    if (str_empty(opt_text))
        return;
    out_c(terminal->out, "  ");
    put_line(terminal, opt_text);
}

/* -- Tables ------------------------------------------------------------------------------------ */

enum { COLUMNS = 3 };
typedef struct Row {
    Str texts[COLUMNS]; /* group, counts, rate with its limits */
} Row;

static Row row_of(const Terminal *terminal, const AuditRate *rate) {
    AuditRateWords words = audit_words_rate(&terminal->words, rate);
    return (Row){ { words.group, words.counts, words.rate } };
}

static void put_padded(Terminal *terminal, Str text, size_t width, bool right) {
    size_t count = utf8_count(text);
    if (count > COLUMN_MOST) {
        text = utf8_truncate(text, COLUMN_MOST - 1);
        count = COLUMN_MOST;
        out_str(terminal->out, text);
        out_c(terminal->out, "…");
        text = STR("");
    }
    for (size_t i = count; right && i < width; i++)
        out_char(terminal->out, ' ');
    out_str(terminal->out, text);
    for (size_t i = count; !right && i < width; i++)
        out_char(terminal->out, ' ');
}

static void put_rows(Terminal *terminal, const Row *rows, size_t count) {
    size_t widths[COLUMNS] = { 0 };
    for (size_t r = 0; r < count; r++)
        for (size_t c = 0; c < COLUMNS; c++) {
            size_t width = utf8_count(rows[r].texts[c]);
            width = width > COLUMN_MOST ? COLUMN_MOST : width;
            widths[c] = width > widths[c] ? width : widths[c];
        }
    size_t columns = widths[COLUMNS - 1] > 0 ? COLUMNS : COLUMNS - 1;
    for (size_t r = 0; r < count; r++) {
        for (size_t c = 0; c < columns; c++) {
            bool is_last = c + 1 == columns;
            out_c(terminal->out, "  ");
            put_padded(terminal, rows[r].texts[c], is_last ? 0 : widths[c], c == 1 && !is_last);
        }
        out_char(terminal->out, '\n');
    }
}

static void put_rates(Terminal *terminal, const AuditGap *gap) {
    Arena *arena = terminal->words.arena;
    AuditRates rates = audit_rates_of(arena, terminal->report, gap);
    size_t known = 0; /* they come first */
    while (known < rates.count && rates.items[known]->value.known)
        known++;
    bool all = rates.count <= GROUPS_SHOWN;
    size_t shown = all ? rates.count : known < GROUPS_SHOWN ? known : GROUPS_SHOWN;
    Row *rows = arena_new(arena, Row, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        size_t at = all || i < shown - shown / 2 ? i : known - shown + i;
        rows[i] = row_of(terminal, rates.items[at]);
    }
    put_rows(terminal, rows, shown);
    if (!all && known > shown)
        put_sentence(terminal, audit_words_of(&terminal->words,
                                              msg(audit_more_groups, (int64_t)(known - shown))));
    if (!all && rates.count > known)
        put_sentence(terminal,
                     audit_words_of(&terminal->words,
                                    msg(audit_unknown_groups, (int64_t)(rates.count - known))));
}

/* -- Gaps -------------------------------------------------------------------------------------- */

static void put_gaps(Terminal *terminal) {
    for (size_t i = 0; i < terminal->report->gaps.count; i++) {
        const AuditGap *gap = &terminal->report->gaps.items[i];
        if (!audit_gap_follows(terminal->report, i)) {
            out_char(terminal->out, '\n');
            put_line(terminal, audit_words_heading(&terminal->words, gap));
            put_rates(terminal, gap);
        }
        put_sentence(terminal, audit_words_observed(&terminal->words, gap));
        put_sentence(terminal, audit_words_certain(&terminal->words, gap));
        put_sentence(terminal, audit_words_judged(&terminal->words, gap));
    }
}

static void put_findings(Terminal *terminal) {
    AuditTexts findings = audit_words_findings(&terminal->words, terminal->report);
    for (size_t i = 0; i < findings.count; i++) {
        out_c(terminal->out, i == 0 ? "\n! " : "! ");
        put_line(terminal, findings.items[i]);
    }
}

static void put_lines(Terminal *terminal, AuditTexts texts) {
    for (size_t i = 0; i < texts.count; i++)
        put_line(terminal, texts.items[i]);
}

static void put_quality(Terminal *terminal) {
    const AuditReport *report = terminal->report;
    for (size_t i = 0; i < report->quality.count; i++) {
        AuditQualityWords line = audit_words_quality(&terminal->words, &report->quality.items[i]);
        if (i == 0) {
            out_char(terminal->out, '\n');
            put_line(terminal, audit_words_of(&terminal->words, msg(audit_paper_quality)));
        }
        put_sentence(terminal, str_join(terminal->words.arena, line.rule, STR("  "), line.counts,
                                        str_empty(line.share) ? STR("") : STR("  "), line.share));
        put_sentence(terminal, line.places);
    }
}

void audit_terminal(const AuditReport *report, Language language, Out *out) {
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    Terminal terminal = { report, { arena, language }, out };
    put_lines(&terminal, audit_words_input(&terminal.words, report));
    for (size_t i = 0; i < report->profile.count; i++) {
        out_c(out, i == 0 ? "\n" : "");
        put_line(&terminal, audit_words_profile(&terminal.words, &report->profile.items[i]));
    }
    put_quality(&terminal);
    put_gaps(&terminal);
    put_findings(&terminal);
    if (report->not_assessed.count > 0)
        out_char(out, '\n');
    put_lines(&terminal, audit_words_not_assessed(&terminal.words, report));
    if (report->gaps.count == 0)
        return;
    out_char(out, '\n');
    put_line(&terminal, audit_words_of(&terminal.words, msg(audit_no_legal_verdict)));
}
