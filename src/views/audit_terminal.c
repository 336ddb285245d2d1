/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/audit_terminal.h"

#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "text/format.h"
#include "text/label_text.h"
#include "text/messages.h"

/* Of more groups the ones with the highest and the lowest rates are shown. */
enum { GROUPS_SHOWN = 24, COLUMN_MOST = 40, TEXT_MOST = 200 };

typedef struct Terminal {
    const AuditReport *report;
    Language language;
    Out *out;
    Arena *arena;
} Terminal;

static void put(Terminal *terminal, Message message) {
    message_text(terminal->out, terminal->language, message);
}

static void put_line(Terminal *terminal, Message message) {
    put(terminal, message);
    out_char(terminal->out, '\n');
}

static Str label(const Terminal *terminal, const KeySet *set, Str key) {
    MsgId id = key_message((Arena *)terminal->arena, set->name, key, STR("")).id;
    return id == MSG_NONE ? key : message_plain(terminal->language, id);
}

/* -- Numbers ----------------------------------------------------------------------------------- */

/* A share as so many of 100, with one place. */
static Decimal of_hundred(double share) {
    return (Decimal){ .mantissa = llround(share * 1000), .scale = 1, .present = true };
}

/* A bound that says "at least" is not rounded up, one that says "at most" not down. */
static Decimal of_hundred_least(double share) {
    return (
        Decimal){ .mantissa = (int64_t)floor(share * 1000 + 1e-9), .scale = 1, .present = true };
}
static Decimal of_hundred_most(double share) {
    return (Decimal){ .mantissa = (int64_t)ceil(share * 1000 - 1e-9), .scale = 1, .present = true };
}
static Decimal two_places_least(double value) {
    return (Decimal){ .mantissa = (int64_t)floor(value * 100 + 1e-9), .scale = 2, .present = true };
}
static Decimal two_places_most(double value) {
    return (Decimal){ .mantissa = (int64_t)ceil(value * 100 - 1e-9), .scale = 2, .present = true };
}

static Decimal two_places(double value) {
    return (Decimal){ .mantissa = llround(value * 100), .scale = 2, .present = true };
}

/* -- Groups ------------------------------------------------------------------------------------ */

/* Texts of the data cannot make lines of their own, nor colours. */
static Str plain(const Terminal *terminal, Str text) {
    return utf8_one_line(terminal->arena, text, TEXT_MOST);
}

/* "wenig · Papier". */
static Str group_text(const Terminal *terminal, const AuditGroup *group) {
    CLEANUP(out_done) Out out = out_open(64);
    if (group->count == 0)
        return message_plain(terminal->language, MSG_AUDIT_WHOLE);
    for (size_t i = 0; i < group->count; i++) {
        const AuditValue *value = &group->items[i];
        out_c(&out, i == 0 ? "" : " · ");
        out_str(&out, value->missing ? message_plain(terminal->language, MSG_AUDIT_MISSING_VALUE)
                                     : value->value);
    }
    return plain(terminal, out_view(&out));
}

static Str columns_text(const Terminal *terminal, const AuditTexts *columns) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < columns->count; i++) {
        out_c(&out, i == 0 ? "" : " × ");
        out_str(&out, columns->items[i]);
    }
    return plain(terminal, out_view(&out));
}

static bool is_over(const AuditGroup *group, const AuditTexts *over) {
    bool same = group->count == over->count;
    for (size_t i = 0; same && i < over->count; i++)
        same = str_eq(group->items[i].column, over->items[i]);
    return same;
}

static int by_value(const void *a, const void *b) {
    const AuditRate *one = *(const AuditRate *const *)a, *other = *(const AuditRate *const *)b;
    if (one->value.known != other->value.known)
        return one->value.known ? -1 : 1;
    int order = (one->value.value < other->value.value) - (one->value.value > other->value.value);
    return order != 0 ? order : (one > other) - (one < other); /* as they stand in the report */
}

typedef LIST_OF(const AuditRate *) RateList;

static void rates_of(const Terminal *terminal, const AuditGap *gap, RateList *ret) {
    *ret = (RateList){ 0 };
    for (size_t i = 0; i < terminal->report->rates.count; i++) {
        const AuditRate *rate = &terminal->report->rates.items[i];
        if (rate->metric == gap->metric && str_eq(rate->opt_decision, gap->opt_decision) &&
            is_over(&rate->group, &gap->over))
            *list_push(terminal->arena, ret) = rate;
    }
    if (ret->count > 0)
        qsort(ret->items, ret->count, sizeof *ret->items, by_value);
}

/* -- Tables ------------------------------------------------------------------------------------ */

enum { COLUMNS = 3 };
typedef struct Row {
    Str texts[COLUMNS]; /* group, counts, rate with its limits */
} Row;

static Str text_of(const Terminal *terminal, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, terminal->language, message);
    return str_copy(terminal->arena, out_view(&out));
}

static Str why_unknown(const Terminal *terminal, const AuditRate *rate) {
    return rate->reason == AUDIT_REASON_NONE
               ? message_plain(terminal->language, MSG_AUDIT_HIDDEN)
               : label(terminal, &AUDIT_REASONS, AUDIT_REASONS.keys[rate->reason]);
}

/* What is no share of 100: a ratio, a difference of shares. */
static Row plain_row_of(const Terminal *terminal, const AuditRate *rate) {
    Row row = { .texts = { group_text(terminal, &rate->group) } };
    if (!rate->value.known)
        row.texts[1] = why_unknown(terminal, rate);
    else if (!rate->low.known || !rate->high.known)
        row.texts[1] = text_of(terminal, msg(audit_value, two_places(rate->value.value)));
    else
        row.texts[1] =
            text_of(terminal, msg(audit_value_limits, two_places(rate->value.value),
                                  two_places(rate->low.value), two_places(rate->high.value)));
    return row;
}

static Row row_of(const Terminal *terminal, const AuditRate *rate) {
    if (!audit_metric_is_rate(rate->metric))
        return plain_row_of(terminal, rate);
    Row row = { .texts = { group_text(terminal, &rate->group) } };
    if (rate->numerator.known && rate->denominator.known)
        row.texts[1] = text_of(terminal, msg(audit_of, (int64_t)rate->numerator.value,
                                             (int64_t)rate->denominator.value));
    if (rate->value.known && rate->low.known && rate->high.known)
        row.texts[2] =
            text_of(terminal, msg(audit_rate, of_hundred(rate->value.value),
                                  of_hundred(rate->low.value), of_hundred(rate->high.value)));
    else
        row.texts[2] = why_unknown(terminal, rate);
    return row;
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
    RateList rates;
    rates_of(terminal, gap, &rates);
    size_t known = 0; /* they come first */
    while (known < rates.count && rates.items[known]->value.known)
        known++;
    bool all = rates.count <= GROUPS_SHOWN;
    size_t shown = all ? rates.count : known < GROUPS_SHOWN ? known : GROUPS_SHOWN;
    Row *rows = arena_new(terminal->arena, Row, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        size_t at = all || i < shown - shown / 2 ? i : known - shown + i;
        rows[i] = row_of(terminal, rates.items[at]);
    }
    put_rows(terminal, rows, shown);
    if (!all && known > shown)
        put_line(terminal, msg(audit_more_groups, (int64_t)(known - shown)));
    if (!all && rates.count > known)
        put_line(terminal, msg(audit_unknown_groups, (int64_t)(rates.count - known)));
}

/* -- Gaps -------------------------------------------------------------------------------------- */

static void put_heading(Terminal *terminal, const AuditGap *gap) {
    Str metric = label(terminal, &AUDIT_METRICS, audit_metric_key(gap->metric));
    Str over = columns_text(terminal, &gap->over);
    Message heading = str_empty(gap->opt_decision)
                          ? msg(audit_heading, metric, over)
                          : msg(audit_heading_of, metric, over, plain(terminal, gap->opt_decision));
    out_char(terminal->out, '\n');
    if (gap->given.count > 0)
        heading = msg(audit_heading_given, text_of(terminal, heading),
                      columns_text(terminal, &gap->given));
    put_line(terminal, heading);
}

static void put_difference(Terminal *terminal, const AuditGap *gap) {
    if (gap->observed.known && gap->has_observed_between)
        put_line(terminal, msg(audit_difference, of_hundred(gap->observed.value),
                               group_text(terminal, &gap->observed_between[0]),
                               group_text(terminal, &gap->observed_between[1])));
    if (gap->certain.known && gap->at_most.known)
        put_line(terminal, msg(audit_certain, of_hundred_least(gap->certain.value),
                               of_hundred_most(gap->at_most.value)));
}

static void put_ratio(Terminal *terminal, const AuditGap *gap) {
    if (gap->observed.known)
        put_line(terminal, msg(audit_ratio, two_places(gap->observed.value)));
    if (gap->certain.known && gap->at_most.known)
        put_line(terminal, msg(audit_ratio_certain, two_places_least(gap->at_most.value),
                               two_places_most(gap->certain.value)));
}

/* "auffällig (Schwelle 5 von 100)". */
static void put_verdict(Terminal *terminal, const AuditGap *gap) {
    if (gap->verdict == AUDIT_NOT_JUDGED)
        return;
    Str verdict = label(terminal, &AUDIT_VERDICTS, AUDIT_VERDICTS.keys[gap->verdict]);
    bool is_ratio = gap->scale == AUDIT_RATIO;
    Decimal tolerance =
        is_ratio ? two_places(gap->tolerance.value) : of_hundred(gap->tolerance.value);
    out_c(terminal->out, "  ");
    put(terminal, is_ratio ? msg(audit_verdict_ratio, verdict, tolerance)
                           : msg(audit_verdict_difference, verdict, tolerance));
    if (gap->reason != AUDIT_REASON_NONE) {
        out_c(terminal->out, ": ");
        out_str(terminal->out, label(terminal, &AUDIT_REASONS, AUDIT_REASONS.keys[gap->reason]));
    }
    out_char(terminal->out, '\n');
}

static bool same_family(const AuditGap *a, const AuditGap *b) {
    bool same = a->metric == b->metric && str_eq(a->opt_decision, b->opt_decision) &&
                a->over.count == b->over.count;
    for (size_t i = 0; same && i < a->over.count; i++)
        same = str_eq(a->over.items[i], b->over.items[i]);
    return same;
}

/* Its groups were shown with a gap before it. */
static bool shown_before(const AuditReport *report, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (same_family(&report->gaps.items[i], &report->gaps.items[at]))
            return true;
    return false;
}

static void put_gaps(Terminal *terminal) {
    for (size_t i = 0; i < terminal->report->gaps.count; i++) {
        const AuditGap *gap = &terminal->report->gaps.items[i];
        if (!shown_before(terminal->report, i)) {
            put_heading(terminal, gap);
            put_rates(terminal, gap);
        }
        if (!audit_metric_is_rate(gap->metric))
            continue; /* each group against the rest: the table says it */
        if (gap->scale == AUDIT_RATIO)
            put_ratio(terminal, gap);
        else
            put_difference(terminal, gap);
        put_verdict(terminal, gap);
    }
}

/* -- What else --------------------------------------------------------------------------------- */

static Str values_text(const Terminal *terminal, const AuditTexts *values) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < values->count; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, values->items[i]);
    }
    return plain(terminal, out_view(&out));
}

/* What is about a gap stands at the gap already. */
static void put_findings(Terminal *terminal) {
    const AuditReport *report = terminal->report;
    bool first = true;
    for (size_t i = 0; i < report->findings.count; i++) {
        const AuditFinding *finding = &report->findings.items[i];
        if (finding->kind == AUDIT_FINDING_GAP)
            continue;
        if (first)
            out_char(terminal->out, '\n');
        first = false;
        out_c(terminal->out, "! ");
        out_str(terminal->out,
                label(terminal, &AUDIT_FINDINGS, AUDIT_FINDINGS.keys[finding->kind]));
        Str parts[] = { columns_text(terminal, &finding->over), finding->column,
                        finding->group.count > 0 ? group_text(terminal, &finding->group) : STR(""),
                        values_text(terminal, &finding->values) };
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
            out_c(terminal->out, str_empty(parts[p]) ? "" : " · ");
            out_str(terminal->out, plain(terminal, parts[p]));
        }
        if (finding->count.known) {
            out_c(terminal->out, " · ");
            format_u64(terminal->out, terminal->language, finding->count.value);
        }
        if (finding->number.known) {
            out_c(terminal->out, " · ");
            format_decimal(terminal->out, terminal->language, two_places(finding->number.value));
        }
        out_char(terminal->out, '\n');
    }
}

/* "Nicht untersucht (kein wahrer Stand angegeben): Grundrate, ...": one line for each reason. */
static void put_not_assessed(Terminal *terminal) {
    const AuditReport *report = terminal->report;
    for (AuditReason reason = AUDIT_REASON_NONE; reason < AUDIT_REASON_COUNT; reason++) {
        CLEANUP(out_done) Out metrics = out_open(256);
        bool said[AUDIT_METRIC_COUNT] = { 0 }; /* for another decision */
        for (size_t i = 0; i < report->not_assessed.count; i++) {
            const AuditNotAssessed *not = &report->not_assessed.items[i];
            if (not ->reason != reason || said[not ->metric])
                continue;
            said[not ->metric] = true;
            out_c(&metrics, metrics.len > 0 ? ", " : "");
            out_str(&metrics, label(terminal, &AUDIT_METRICS, audit_metric_key(not ->metric)));
        }
        if (metrics.len > 0)
            put_line(terminal, msg(audit_not_assessed,
                                   label(terminal, &AUDIT_REASONS, AUDIT_REASONS.keys[reason]),
                                   out_view(&metrics)));
    }
}

static void put_input(Terminal *terminal) {
    const AuditInput *input = &terminal->report->input;
    for (size_t i = 0; i < input->file_count; i++)
        put_line(terminal, msg(audit_file, plain(terminal, input->files[i].name),
                               (int64_t)input->files[i].rows));
    put_line(terminal, msg(audit_used, (int64_t)input->rows_used));
    bool alone = terminal->report->gaps.count == 0 ||
                 str_empty(terminal->report->gaps.items[0].opt_decision);
    if (alone && input->undecided > 0)
        put_line(terminal, msg(audit_undecided, (int64_t)input->undecided));
    if (input->unlabelled > 0)
        put_line(terminal, msg(audit_unlabelled, (int64_t)input->unlabelled));
    if (input->skipped > 0)
        put_line(terminal, msg(audit_skipped, (int64_t)input->skipped));
}

/* -- Profile ----------------------------------------------------------------------------------- */

static void put_limits(const Terminal *terminal, const AuditProfile *profile, Out *out) {
    if (!profile->min.known || !profile->max.known)
        return;
    if (str_eq(profile->type, STR("date"))) {
        format_date_short(out, terminal->language, date_from_days((int32_t)profile->min.value));
        out_c(out, " – ");
        format_date_short(out, terminal->language, date_from_days((int32_t)profile->max.value));
        return;
    }
    bool fits = fabs(profile->min.value) < 1e15 && fabs(profile->max.value) < 1e15;
    if (fits)
        message_text(out, terminal->language,
                     msg(audit_profile_range, two_places(profile->min.value),
                         two_places(profile->max.value), two_places(profile->mean.value)));
}

/* "alter: Zahl, 12 verschiedene Werte, 3 fehlen; 18,00 bis 99,00, im Mittel 44,20". */
static void put_profile(Terminal *terminal) {
    for (size_t i = 0; i < terminal->report->profile.count; i++) {
        const AuditProfile *profile = &terminal->report->profile.items[i];
        CLEANUP(out_done) Out limits = out_open(64);
        put_limits(terminal, profile, &limits);
        if (i == 0)
            out_char(terminal->out, '\n');
        MsgId type = key_message(terminal->arena, STR("audit_type"), profile->type, STR("")).id;
        put(terminal, msg(audit_profile, plain(terminal, profile->column),
                          message_plain(terminal->language, type), (int64_t)profile->distinct,
                          (int64_t)profile->missing));
        out_c(terminal->out, limits.len > 0 ? "; " : "");
        out_str(terminal->out, out_view(&limits));
        out_char(terminal->out, '\n');
    }
}

void audit_terminal(const AuditReport *report, Language language, Out *out) {
    CLEANUP(arena_closep) Arena *arena = arena_open(0);
    Terminal terminal = { report, language, out, arena };
    put_input(&terminal);
    put_profile(&terminal);
    put_gaps(&terminal);
    put_findings(&terminal);
    if (report->not_assessed.count > 0)
        out_char(out, '\n');
    put_not_assessed(&terminal);
    if (report->gaps.count == 0)
        return;
    out_char(out, '\n');
    put_line(&terminal, msg(audit_no_legal_verdict));
}
