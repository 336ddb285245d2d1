/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_report_json.h"

#include <math.h>
#include <stdio.h>

enum { NUMBER_ROOM = 32 };

/* -- Values ---------------------------------------------------------------------------------------------------------------------- */

static void write_number(JsonWriter *json, AuditNumber number) {
    char room[NUMBER_ROOM];
    if (!number.known || !isfinite(number.value)) {
        json_none(json);
        return;
    }
    double value = number.value == 0 ? 0 : number.value; /* not -0 */
    int len = snprintf(room, sizeof room, "%.12g", value);
    json_raw(json, str_bytes(room, (size_t)len));
}

static void write_whole(JsonWriter *json, uint64_t value) {
    char room[NUMBER_ROOM];
    int len = snprintf(room, sizeof room, "%llu", (unsigned long long)value);
    json_raw(json, str_bytes(room, (size_t)len));
}

static void number_member(JsonWriter *json, Str key, AuditNumber number) {
    json_key(json, key);
    write_number(json, number);
}

static void count_member(JsonWriter *json, Str key, AuditCount count) {
    json_key(json, key);
    if (count.known)
        write_whole(json, count.value);
    else
        json_none(json);
}

static void whole_member(JsonWriter *json, Str key, uint64_t value) {
    count_member(json, key, audit_count(value));
}

static void text_member(JsonWriter *json, Str key, Str text) {
    json_key(json, key);
    json_str(json, text);
}

/* Null where there is none. */
static void text_or_none(JsonWriter *json, Str key, Str opt_text) {
    json_key(json, key);
    if (str_empty(opt_text))
        json_none(json);
    else
        json_str(json, opt_text);
}

static void texts_member(JsonWriter *json, Str key, AuditTexts texts) {
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < texts.count; i++)
        json_str(json, texts.items[i]);
    json_array_end(json);
}

static void write_group(JsonWriter *json, AuditGroup group) {
    json_object_begin(json);
    for (size_t i = 0; i < group.count; i++) {
        json_key(json, group.items[i].column);
        if (group.items[i].missing)
            json_none(json);
        else
            json_str(json, group.items[i].value);
    }
    json_object_end(json);
}

static void group_member(JsonWriter *json, Str key, AuditGroup group) {
    json_key(json, key);
    write_group(json, group);
}

static void decision_member(JsonWriter *json, Str opt_decision) {
    if (!str_empty(opt_decision))
        text_member(json, STR("decision"), opt_decision);
}

static void metric_member(JsonWriter *json, AuditMetric metric) {
    text_member(json, STR("metric"), audit_metric_key(metric));
}

static void scale_member(JsonWriter *json, AuditScale scale) {
    text_member(json, STR("scale"), scale == AUDIT_RATIO ? STR("ratio") : STR("difference"));
}

/* -- Input and profile ------------------------------------------------------------------------------------------------------------ */

static void write_file(JsonWriter *json, const AuditFile *file) {
    json_object_begin(json);
    text_member(json, STR("name"), file->name);
    whole_member(json, STR("bytes"), file->bytes);
    whole_member(json, STR("rows"), file->rows);
    text_or_none(json, STR("sha256"), file->sha256);
    text_or_none(json, STR("encoding"), file->encoding);
    text_or_none(json, STR("delimiter"), file->delimiter);
    text_or_none(json, STR("decimal"), file->decimal);
    json_object_end(json);
}

static void write_input(JsonWriter *json, const AuditInput *input) {
    json_key(json, STR("input"));
    json_object_begin(json);
    whole_member(json, STR("rows"), input->rows);
    whole_member(json, STR("rows_used"), input->rows_used);
    whole_member(json, STR("undecided"), input->undecided);
    whole_member(json, STR("unlabelled"), input->unlabelled);
    whole_member(json, STR("skipped"), input->skipped);
    json_key(json, STR("files"));
    json_array_begin(json);
    for (size_t i = 0; i < input->file_count; i++)
        write_file(json, &input->files[i]);
    json_array_end(json);
    texts_member(json, STR("columns"), input->columns);
    json_object_end(json);
}

static void write_profile(JsonWriter *json, const AuditProfile *profile) {
    json_object_begin(json);
    text_member(json, STR("column"), profile->column);
    text_member(json, STR("type"), profile->type);
    whole_member(json, STR("missing"), profile->missing);
    json_key(json, STR("distinct"));
    json_object_begin(json);
    whole_member(json, STR("value"), profile->distinct);
    json_key(json, STR("exact"));
    json_bool(json, profile->distinct_exact);
    json_object_end(json);
    number_member(json, STR("min"), profile->min);
    number_member(json, STR("max"), profile->max);
    number_member(json, STR("mean"), profile->mean);
    json_key(json, STR("quantiles"));
    json_array_begin(json);
    for (size_t i = 0; i < profile->quantile_count; i++) {
        json_object_begin(json);
        number_member(json, STR("share"), audit_number(profile->quantiles[i].share));
        number_member(json, STR("value"), audit_number(profile->quantiles[i].value));
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

static void write_quality(JsonWriter *json, const AuditQuality *quality) {
    json_object_begin(json);
    text_member(json, STR("check"), quality->check);
    text_or_none(json, STR("column"), quality->column);
    group_member(json, STR("group"), quality->group);
    number_member(json, STR("value"), quality->value);
    number_member(json, STR("low"), quality->low);
    number_member(json, STR("high"), quality->high);
    count_member(json, STR("numerator"), quality->numerator);
    count_member(json, STR("denominator"), quality->denominator);
    number_member(json, STR("p"), quality->p);
    number_member(json, STR("q"), quality->q);
    text_or_none(json, STR("detail"), quality->detail);
    json_object_end(json);
}

/* -- Cells, rates, gaps ----------------------------------------------------------------------------------------------------------- */

static void write_cell(JsonWriter *json, const AuditCell *cell) {
    static const Str SUPPRESSED[] = { STR_INIT(""), STR_INIT("hidden") };
    json_object_begin(json);
    decision_member(json, cell->opt_decision);
    group_member(json, STR("group"), cell->group);
    count_member(json, STR("n"), cell->n);
    count_member(json, STR("selected"), cell->selected);
    count_member(json, STR("labelled"), cell->labelled);
    count_member(json, STR("tp"), cell->tp);
    count_member(json, STR("fp"), cell->fp);
    count_member(json, STR("fn"), cell->fn);
    count_member(json, STR("tn"), cell->tn);
    text_or_none(json, STR("suppressed"), SUPPRESSED[cell->suppressed]);
    json_object_end(json);
}

static void write_rate(JsonWriter *json, const AuditRate *rate) {
    json_object_begin(json);
    decision_member(json, rate->opt_decision);
    metric_member(json, rate->metric);
    group_member(json, STR("group"), rate->group);
    number_member(json, STR("value"), rate->value);
    number_member(json, STR("low"), rate->low);
    number_member(json, STR("high"), rate->high);
    count_member(json, STR("numerator"), rate->numerator);
    count_member(json, STR("denominator"), rate->denominator);
    text_or_none(json, STR("reason"), AUDIT_REASONS.keys[rate->reason]);
    json_object_end(json);
}

static void between_member(JsonWriter *json, Str key, bool known, const AuditGroup pair[2]) {
    json_key(json, key);
    if (!known) {
        json_none(json);
        return;
    }
    json_array_begin(json);
    write_group(json, pair[0]);
    write_group(json, pair[1]);
    json_array_end(json);
}

static void within_member(JsonWriter *json, const AuditGap *gap) {
    json_key(json, STR("within"));
    if (!gap->has_within) {
        json_none(json);
        return;
    }
    json_object_begin(json);
    whole_member(json, STR("cells"), gap->within_cells);
    number_member(json, STR("share"), gap->within_share);
    json_object_end(json);
}

static void write_gap(JsonWriter *json, const AuditGap *gap) {
    json_object_begin(json);
    decision_member(json, gap->opt_decision);
    metric_member(json, gap->metric);
    texts_member(json, STR("over"), gap->over);
    scale_member(json, gap->scale);
    json_key(json, STR("reference"));
    if (gap->has_reference)
        write_group(json, gap->reference);
    else
        json_none(json);
    number_member(json, STR("observed"), gap->observed);
    between_member(json, STR("observed_between"), gap->has_observed_between, gap->observed_between);
    texts_member(json, STR("given"), gap->given);
    number_member(json, STR("certain"), gap->certain);
    between_member(json, STR("certain_between"), gap->has_certain_between, gap->certain_between);
    number_member(json, STR("at_most"), gap->at_most);
    number_member(json, STR("shrunken"), gap->shrunken);
    number_member(json, STR("p"), gap->p);
    number_member(json, STR("q"), gap->q);
    number_member(json, STR("detectable"), gap->detectable);
    count_member(json, STR("cells"), (AuditCount){ gap->cells > 0, gap->cells });
    within_member(json, gap);
    number_member(json, STR("tolerance"), gap->tolerance);
    text_or_none(json, STR("verdict"), AUDIT_VERDICTS.keys[gap->verdict]);
    text_or_none(json, STR("reason"), AUDIT_REASONS.keys[gap->reason]);
    json_object_end(json);
}

/* -- Findings, and where it comes from -------------------------------------------------------------------------------------------- */

static void write_finding(JsonWriter *json, const AuditFinding *finding) {
    json_object_begin(json);
    text_member(json, STR("kind"), AUDIT_FINDINGS.keys[finding->kind]);
    decision_member(json, finding->opt_decision);
    if (finding->has_metric) {
        metric_member(json, finding->metric);
        scale_member(json, finding->scale);
    }
    if (finding->over.count > 0)
        texts_member(json, STR("over"), finding->over);
    if (finding->group.count > 0)
        group_member(json, STR("group"), finding->group);
    if (!str_empty(finding->column))
        text_member(json, STR("column"), finding->column);
    if (finding->values.count > 0)
        texts_member(json, STR("values"), finding->values);
    if (finding->number.known)
        number_member(json, STR("number"), finding->number);
    if (finding->count.known)
        count_member(json, STR("count"), finding->count);
    json_object_end(json);
}

static void write_not_assessed(JsonWriter *json, const AuditNotAssessed *one) {
    json_object_begin(json);
    decision_member(json, one->opt_decision);
    metric_member(json, one->metric);
    if (one->scale == AUDIT_RATIO)
        scale_member(json, one->scale);
    text_or_none(json, STR("reason"), AUDIT_REASONS.keys[one->reason]);
    if (one->low.known || one->high.known) {
        number_member(json, STR("low"), one->low);
        number_member(json, STR("high"), one->high);
    }
    json_object_end(json);
}

/* An option given more than once is an object each: JSON has no second member of a name. */
static void write_provenance(JsonWriter *json, const AuditProvenance *provenance) {
    json_key(json, STR("provenance"));
    json_object_begin(json);
    text_member(json, STR("version"), provenance->version);
    whole_member(json, STR("seed"), provenance->seed);
    json_key(json, STR("options"));
    json_array_begin(json);
    for (size_t i = 0; i < provenance->option_count; i++) {
        json_object_begin(json);
        text_member(json, STR("name"), provenance->options[i].name);
        text_or_none(json, STR("value"), provenance->options[i].value);
        json_object_end(json);
    }
    json_array_end(json);
    text_or_none(json, STR("time"), provenance->time);
    json_object_end(json);
}

#define WRITE_LIST(json, key, list, write)        \
    do {                                          \
        json_key(json, STR(key));                 \
        json_array_begin(json);                   \
        for (size_t i = 0; i < (list).count; i++) \
            write(json, &(list).items[i]);        \
        json_array_end(json);                     \
    } while (0)

void audit_report_json(JsonWriter *json, const AuditReport *report) {
    json_object_begin(json);
    text_member(json, STR("schema"), STR(AUDIT_REPORT_SCHEMA));
    write_input(json, &report->input);
    WRITE_LIST(json, "profile", report->profile, write_profile);
    WRITE_LIST(json, "cells", report->cells, write_cell);
    WRITE_LIST(json, "rates", report->rates, write_rate);
    WRITE_LIST(json, "gaps", report->gaps, write_gap);
    WRITE_LIST(json, "quality", report->quality, write_quality);
    WRITE_LIST(json, "findings", report->findings, write_finding);
    WRITE_LIST(json, "not_assessed", report->not_assessed, write_not_assessed);
    write_provenance(json, &report->provenance);
    json_object_end(json);
}
