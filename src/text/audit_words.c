/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/audit_words.h"

#include "domain/audit_population.h"
#include "domain/quality_rule.h"
#include <math.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/utf8.h"
#include "text/format.h"
#include "text/label_text.h"
#include "text/messages.h"

/* Longest text of the data in a sentence. */
enum { TEXT_MOST = 200 };

Str audit_words_of(const AuditWords *words, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, words->language, message);
    return str_copy(words->arena, out_view(&out));
}

static Str label(const AuditWords *words, const KeySet *set, Str key) {
    MsgId id = key_message(words->arena, set->name, key, STR("")).id;
    return id == MSG_NONE ? key : message_plain(words->language, id);
}

Str audit_words_metric(const AuditWords *words, AuditMetric metric) {
    return label(words, &AUDIT_METRICS, audit_metric_key(metric));
}

Str audit_words_verdict(const AuditWords *words, AuditVerdict verdict) {
    return label(words, &AUDIT_VERDICTS, AUDIT_VERDICTS.keys[verdict]);
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
static Str plain(const AuditWords *words, Str text) {
    return utf8_one_line(words->arena, text, TEXT_MOST);
}

/* "wenig · Papier". */
Str audit_words_group(const AuditWords *words, const AuditGroup *group) {
    CLEANUP(out_done) Out out = out_open(64);
    if (group->count == 0)
        return message_plain(words->language, MSG_AUDIT_WHOLE);
    for (size_t i = 0; i < group->count; i++) {
        const AuditValue *value = &group->items[i];
        out_c(&out, i == 0 ? "" : " · ");
        out_str(&out, value->missing ? message_plain(words->language, MSG_AUDIT_MISSING_VALUE)
                                     : value->value);
    }
    return plain(words, out_view(&out));
}

Str audit_words_columns(const AuditWords *words, const AuditTexts *columns) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < columns->count; i++) {
        out_c(&out, i == 0 ? "" : " × ");
        out_str(&out, columns->items[i]);
    }
    return plain(words, out_view(&out));
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

AuditRates audit_rates_of(Arena *arena, const AuditReport *report, const AuditGap *gap) {
    AuditRates rates = { 0 };
    for (size_t i = 0; i < report->rates.count; i++) {
        const AuditRate *rate = &report->rates.items[i];
        if (rate->metric == gap->metric && str_eq(rate->opt_decision, gap->opt_decision) &&
            is_over(&rate->group, &gap->over))
            *list_push(arena, &rates) = rate;
    }
    if (rates.count > 0)
        qsort(rates.items, rates.count, sizeof *rates.items, by_value);
    return rates;
}

/* -- Rates -------------------------------------------------------------------------------------- */

static Str why_unknown(const AuditWords *words, const AuditRate *rate) {
    return rate->reason == AUDIT_REASON_NONE
               ? message_plain(words->language, MSG_AUDIT_HIDDEN)
               : label(words, &AUDIT_REASONS, AUDIT_REASONS.keys[rate->reason]);
}

/* What is no share of 100: a ratio, a difference of shares. */
static AuditRateWords plain_rate(const AuditWords *words, const AuditRate *rate) {
    AuditRateWords row = { .group = audit_words_group(words, &rate->group) };
    if (!rate->value.known)
        row.rate = why_unknown(words, rate);
    else if (!rate->low.known || !rate->high.known)
        row.rate = audit_words_of(words, msg(audit_value, two_places(rate->value.value)));
    else
        row.rate =
            audit_words_of(words, msg(audit_value_limits, two_places(rate->value.value),
                                      two_places(rate->low.value), two_places(rate->high.value)));
    return row;
}

/* Half took so many at most. */
static AuditRateWords days_rate(const AuditWords *words, const AuditRate *rate) {
    AuditRateWords row = { .group = audit_words_group(words, &rate->group) };
    if (rate->denominator.known)
        row.counts = audit_words_of(words, msg(audit_days_cases, (int64_t)rate->denominator.value));
    if (!rate->value.known)
        row.rate = why_unknown(words, rate);
    else if (!rate->low.known || !rate->high.known)
        row.rate = audit_words_of(words, msg(audit_days, (int64_t)rate->value.value));
    else
        row.rate = audit_words_of(words, msg(audit_days_limits, (int64_t)rate->value.value,
                                             (int64_t)rate->low.value, (int64_t)rate->high.value));
    return row;
}

AuditRateWords audit_words_rate(const AuditWords *words, const AuditRate *rate) {
    if (rate->metric == AUDIT_METRIC_MEDIAN_DAYS)
        return days_rate(words, rate);
    if (!audit_metric_is_rate(rate->metric))
        return plain_rate(words, rate);
    AuditRateWords row = { .group = audit_words_group(words, &rate->group) };
    if (rate->numerator.known && rate->denominator.known)
        row.counts = audit_words_of(
            words, msg(audit_of, (int64_t)rate->numerator.value, (int64_t)rate->denominator.value));
    if (rate->value.known && rate->low.known && rate->high.known)
        row.rate =
            audit_words_of(words, msg(audit_rate, of_hundred(rate->value.value),
                                      of_hundred(rate->low.value), of_hundred(rate->high.value)));
    else
        row.rate = why_unknown(words, rate);
    return row;
}

/* -- Gaps --------------------------------------------------------------------------------------- */

Str audit_words_heading(const AuditWords *words, const AuditGap *gap) {
    Str metric = audit_words_metric(words, gap->metric);
    Str over = audit_words_columns(words, &gap->over);
    Message heading = str_empty(gap->opt_decision)
                          ? msg(audit_heading, metric, over)
                          : msg(audit_heading_of, metric, over, plain(words, gap->opt_decision));
    if (gap->given.count > 0)
        heading = msg(audit_heading_given, audit_words_of(words, heading),
                      audit_words_columns(words, &gap->given));
    return audit_words_of(words, heading);
}

Str audit_words_question(const AuditWords *words, const AuditGap *gap) {
    Str heading = audit_words_heading(words, gap);
    return gap->scale == AUDIT_RATIO && audit_metric_is_rate(gap->metric)
               ? audit_words_of(words, msg(audit_heading_ratio, heading))
               : heading;
}

Str audit_words_observed(const AuditWords *words, const AuditGap *gap) {
    if (gap->metric == AUDIT_METRIC_MEDIAN_DAYS && gap->observed.known && gap->has_observed_between)
        return audit_words_of(words, msg(audit_days_apart,
                                         audit_words_group(words, &gap->observed_between[0]),
                                         (int64_t)gap->observed.value,
                                         audit_words_group(words, &gap->observed_between[1])));
    if (!gap->observed.known || !audit_metric_is_rate(gap->metric))
        return STR("");
    if (gap->scale == AUDIT_RATIO)
        return audit_words_of(words, msg(audit_ratio, two_places(gap->observed.value)));
    if (!gap->has_observed_between)
        return STR("");
    return audit_words_of(words, msg(audit_difference, of_hundred(gap->observed.value),
                                     audit_words_group(words, &gap->observed_between[0]),
                                     audit_words_group(words, &gap->observed_between[1])));
}

Str audit_words_certain(const AuditWords *words, const AuditGap *gap) {
    if (!gap->certain.known || !audit_metric_is_rate(gap->metric))
        return STR("");
    bool is_ratio = gap->scale == AUDIT_RATIO;
    if (!gap->at_most.known && is_ratio)
        return audit_words_of(words, msg(audit_ratio_at_most, two_places_most(gap->certain.value)));
    if (!gap->at_most.known)
        return audit_words_of(words,
                              msg(audit_certain_alone, of_hundred_least(gap->certain.value)));
    if (is_ratio)
        return audit_words_of(words, msg(audit_ratio_certain, two_places_least(gap->at_most.value),
                                         two_places_most(gap->certain.value)));
    return audit_words_of(words, msg(audit_certain, of_hundred_least(gap->certain.value),
                                     of_hundred_most(gap->at_most.value)));
}

Str audit_words_judged(const AuditWords *words, const AuditGap *gap) {
    if (gap->verdict == AUDIT_NOT_JUDGED)
        return STR("");
    Str verdict = audit_words_verdict(words, gap->verdict);
    bool is_ratio = gap->scale == AUDIT_RATIO;
    Decimal tolerance =
        is_ratio ? two_places(gap->tolerance.value) : of_hundred(gap->tolerance.value);
    Str judged =
        audit_words_of(words, is_ratio ? msg(audit_verdict_ratio, verdict, tolerance)
                                       : msg(audit_verdict_difference, verdict, tolerance));
    if (gap->reason == AUDIT_REASON_NONE)
        return judged;
    return str_join(words->arena, judged, STR(": "),
                    label(words, &AUDIT_REASONS, AUDIT_REASONS.keys[gap->reason]));
}

Str audit_words_gap(const AuditWords *words, const AuditReport *report, const AuditGap *gap) {
    if (audit_metric_is_rate(gap->metric))
        return audit_words_observed(words, gap);
    AuditRates rates = audit_rates_of(words->arena, report, gap);
    Str all = STR("");
    for (size_t i = 0; i < rates.count; i++) {
        AuditRateWords line = audit_words_rate(words, rates.items[i]);
        all = str_join(words->arena, all, i == 0 ? STR("") : STR("; "), line.group);
        all = str_join(words->arena, all, STR(" "), line.rate);
    }
    return all;
}

static bool same_family(const AuditGap *a, const AuditGap *b) {
    bool same = a->metric == b->metric && str_eq(a->opt_decision, b->opt_decision) &&
                a->over.count == b->over.count;
    for (size_t i = 0; same && i < a->over.count; i++)
        same = str_eq(a->over.items[i], b->over.items[i]);
    return same;
}

bool audit_gap_follows(const AuditReport *report, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (same_family(&report->gaps.items[i], &report->gaps.items[at]))
            return true;
    return false;
}

/* -- What else ---------------------------------------------------------------------------------- */

/* What the number of a finding is. */
static Str number_text(const AuditWords *words, const AuditFinding *finding) {
    double value = finding->number.value;
    if (!finding->number.known)
        return STR("");
    switch (finding->kind) {
    case AUDIT_FINDING_UNCOVERED:
    case AUDIT_FINDING_INCOMPLETE:
        return audit_words_of(words, msg(audit_finding_share, of_hundred(value)));
    case AUDIT_FINDING_GAP:
    case AUDIT_FINDING_SELECTIVE_LABELS:
        return audit_words_of(words, msg(audit_finding_least, of_hundred_least(value)));
    case AUDIT_FINDING_STRATA_DIFFER:
        return audit_words_of(words, msg(audit_finding_p, two_places_most(value)));
    case AUDIT_FINDING_STRATA_DROPPED:
    case AUDIT_FINDING_DECISION_CONSTANT:
    case AUDIT_FINDING_LABEL_CONSTANT:
    case AUDIT_FINDING_SUGGESTION_CONSTANT:
    case AUDIT_FINDING_DAYS_ODD:
    case AUDIT_FINDING_SCORES_UNREAD:
    case AUDIT_FINDING_NAME_TWICE:
    case AUDIT_FINDING_RECORDS_REJECTED:
    case AUDIT_FINDING_STRAY_QUOTES:
    case AUDIT_FINDING_MIXED_ENCODING:
    case AUDIT_FINDING_MIXED_DECIMAL:
    case AUDIT_FINDING_UNBINNED:
    case AUDIT_FINDING_PROXY:
    case AUDIT_FINDING_RULE_BROKEN:
    case AUDIT_FINDING_REPRESENTATION:
    case AUDIT_FINDING_RE_IDENTIFIABLE:
    case AUDIT_FINDING_KIND_COUNT: break;
    }
    return audit_words_of(words, msg(audit_value, two_places(value)));
}

static Str values_text(const AuditWords *words, const AuditTexts *values) {
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < values->count; i++) {
        out_c(&out, i == 0 ? "" : ", ");
        out_str(&out, values->items[i]);
    }
    return plain(words, out_view(&out));
}

/* Beside a population: "0,85-mal so häufig". */
static AuditQualityWords of_population(const AuditWords *words, const AuditQuality *quality) {
    bool whole = str_eq(quality->check, STR(AUDIT_CHECK_STABILITY));
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, plain(words, quality->column));
    out_c(&out, ", ");
    message_text(&out, words->language,
                 whole ? msg(audit_quality_stability) : msg(audit_quality_representation));
    if (!whole) {
        out_c(&out, " · ");
        out_str(&out, audit_words_group(words, &quality->group));
    }
    const AuditRate rate = { .metric = AUDIT_METRIC_MANTEL_HAENSZEL,
                             .value = quality->value,
                             .low = quality->low,
                             .high = quality->high };
    AuditQualityWords ret = { .rule = str_copy(words->arena, out_view(&out)),
                              .share = audit_words_rate(words, &rate).rate };
    if (quality->numerator.known && quality->denominator.known)
        ret.counts = audit_words_of(words, msg(audit_of, (int64_t)quality->numerator.value,
                                               (int64_t)quality->denominator.value));
    if (quality->numerator.known && !quality->value.known)
        ret.share = audit_words_of(words, msg(audit_quality_nobody));
    if (whole && !str_empty(quality->detail)) {
        ret.counts = audit_words_of(words, msg(audit_quality_by_chance, quality->detail));
        if (!quality->value.known)
            ret.share = audit_words_of(words, msg(audit_quality_endless));
    }
    return ret;
}

static Str check_text(const AuditWords *words, Str check, Str detail) {
    Str text = label(words, &QUALITY_CHECKS, check);
    return str_empty(detail) ? text : str_join(words->arena, text, STR(": "), plain(words, detail));
}

AuditQualityWords audit_words_quality(const AuditWords *words, const AuditQuality *quality) {
    if (str_eq(quality->check, STR(AUDIT_CHECK_REPRESENTATION)) ||
        str_eq(quality->check, STR(AUDIT_CHECK_STABILITY)))
        return of_population(words, quality);
    const AuditRate rate = { .metric = AUDIT_METRIC_SELECTION_RATE,
                             .value = quality->value,
                             .low = quality->low,
                             .high = quality->high,
                             .numerator = quality->numerator,
                             .denominator = quality->denominator };
    AuditRateWords said = audit_words_rate(words, &rate);
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, plain(words, quality->column));
    out_c(&out, ", ");
    out_str(&out, check_text(words, quality->check, quality->detail));
    if (quality->group.count > 0) {
        out_c(&out, " · ");
        out_str(&out, audit_words_group(words, &quality->group));
    }
    return (AuditQualityWords){
        .rule = str_copy(words->arena, out_view(&out)),
        .counts = said.counts,
        .share =
            quality->denominator.known && quality->denominator.value == 0 ? STR("") : said.rate,
        .places = quality->places.count == 0
                      ? STR("")
                      : audit_words_of(
                            words, msg(audit_quality_places, values_text(words, &quality->places))),
    };
}

static Str said_of(const AuditWords *words, const AuditFinding *finding) {
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, label(words, &AUDIT_FINDINGS, AUDIT_FINDINGS.keys[finding->kind]));
    const Str parts[] = {
        finding->has_metric ? audit_words_metric(words, finding->metric) : STR(""),
        plain(words, finding->opt_decision),
        audit_words_columns(words, &finding->over),
        plain(words, finding->column),
        finding->group.count > 0 ? audit_words_group(words, &finding->group) : STR(""),
        finding->kind == AUDIT_FINDING_RULE_BROKEN && finding->values.count > 0
            ? check_text(words, finding->values.items[0],
                         finding->values.count > 1 ? finding->values.items[1] : STR(""))
            : values_text(words, &finding->values),
        finding->count.known
            ? audit_words_of(words, msg(audit_finding_cases, (int64_t)finding->count.value))
            : STR(""),
        number_text(words, finding),
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        out_c(&out, str_empty(parts[i]) ? "" : " · ");
        out_str(&out, parts[i]);
    }
    return str_copy(words->arena, out_view(&out));
}

AuditTexts audit_words_findings(const AuditWords *words, const AuditReport *report) {
    LIST_OF(Str) texts = { 0 };
    for (size_t i = 0; i < report->findings.count; i++)
        if (report->findings.items[i].kind != AUDIT_FINDING_GAP)
            *list_push(words->arena, &texts) = said_of(words, &report->findings.items[i]);
    return (AuditTexts){ texts.items, texts.count };
}

static Str not_assessed_for(const AuditWords *words, const AuditReport *report,
                            AuditReason reason) {
    CLEANUP(out_done) Out metrics = out_open(256);
    bool said[AUDIT_METRIC_COUNT] = { 0 }; /* for another decision */
    for (size_t i = 0; i < report->not_assessed.count; i++) {
        const AuditNotAssessed *one = &report->not_assessed.items[i];
        if (one->reason != reason || said[one->metric])
            continue;
        said[one->metric] = true;
        out_c(&metrics, metrics.len > 0 ? ", " : "");
        out_str(&metrics, audit_words_metric(words, one->metric));
    }
    if (metrics.len == 0)
        return STR("");
    return audit_words_of(words, msg(audit_not_assessed,
                                     label(words, &AUDIT_REASONS, AUDIT_REASONS.keys[reason]),
                                     out_view(&metrics)));
}

AuditTexts audit_words_not_assessed(const AuditWords *words, const AuditReport *report) {
    LIST_OF(Str) texts = { 0 };
    for (AuditReason reason = AUDIT_REASON_NONE; reason < AUDIT_REASON_COUNT; reason++) {
        Str text = not_assessed_for(words, report, reason);
        if (!str_empty(text))
            *list_push(words->arena, &texts) = text;
    }
    return (AuditTexts){ texts.items, texts.count };
}

AuditTexts audit_words_input(const AuditWords *words, const AuditReport *report) {
    const AuditInput *input = &report->input;
    LIST_OF(Str) texts = { 0 };
    for (size_t i = 0; i < input->file_count; i++)
        *list_push(words->arena, &texts) =
            audit_words_of(words, msg(audit_file, plain(words, input->files[i].name),
                                      (int64_t)input->files[i].rows));
    *list_push(words->arena, &texts) =
        audit_words_of(words, msg(audit_used, (int64_t)input->rows_used));
    bool alone = report->gaps.count == 0 || str_empty(report->gaps.items[0].opt_decision);
    if (alone && input->undecided > 0)
        *list_push(words->arena, &texts) =
            audit_words_of(words, msg(audit_undecided, (int64_t)input->undecided));
    if (input->unlabelled > 0)
        *list_push(words->arena, &texts) =
            audit_words_of(words, msg(audit_unlabelled, (int64_t)input->unlabelled));
    if (input->skipped > 0)
        *list_push(words->arena, &texts) =
            audit_words_of(words, msg(audit_skipped, (int64_t)input->skipped));
    return (AuditTexts){ texts.items, texts.count };
}

/* -- Profile ------------------------------------------------------------------------------------ */

static void put_limits(const AuditWords *words, const AuditProfile *profile, Out *out) {
    if (!profile->min.known || !profile->max.known)
        return;
    if (str_eq(profile->type, STR("date"))) {
        format_date_short(out, words->language, date_from_days((int32_t)profile->min.value));
        out_c(out, " – ");
        format_date_short(out, words->language, date_from_days((int32_t)profile->max.value));
        return;
    }
    bool fits = fabs(profile->min.value) < 1e15 && fabs(profile->max.value) < 1e15;
    if (fits)
        message_text(out, words->language,
                     msg(audit_profile_range, two_places(profile->min.value),
                         two_places(profile->max.value), two_places(profile->mean.value)));
}

/* "alter: Zahl, 12 verschiedene Werte, 3 fehlen; 18,00 bis 99,00, im Mittel 44,20" */
Str audit_words_profile(const AuditWords *words, const AuditProfile *profile) {
    CLEANUP(out_done) Out limits = out_open(64);
    put_limits(words, profile, &limits);
    MsgId type = key_message(words->arena, STR("audit_type"), profile->type, STR("")).id;
    Str text = audit_words_of(words, msg(audit_profile, plain(words, profile->column),
                                         type == MSG_NONE ? plain(words, profile->type)
                                                          : message_plain(words->language, type),
                                         (int64_t)profile->distinct, (int64_t)profile->missing));
    return limits.len == 0
               ? text
               : str_join(words->arena, text, STR("; "), str_copy(words->arena, out_view(&limits)));
}
