/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_report_json.h"

#include "files/audit_json_write.h"

/* -- Profile ---------------------------------------------------------------------------------------------------------------------- */

static void write_profile(JsonWriter *json, const AuditProfile *profile) {
    json_object_begin(json);
    audit_text_member(json, STR("column"), profile->column);
    audit_text_member(json, STR("type"), profile->type);
    audit_whole_member(json, STR("missing"), profile->missing);
    json_key(json, STR("distinct"));
    json_object_begin(json);
    audit_whole_member(json, STR("value"), profile->distinct);
    json_key(json, STR("exact"));
    json_bool(json, profile->distinct_exact);
    json_object_end(json);
    audit_number_member(json, STR("min"), profile->min);
    audit_number_member(json, STR("max"), profile->max);
    audit_number_member(json, STR("mean"), profile->mean);
    json_key(json, STR("quantiles"));
    json_array_begin(json);
    for (size_t i = 0; i < profile->quantile_count; i++) {
        json_object_begin(json);
        audit_number_member(json, STR("share"), audit_number(profile->quantiles[i].share));
        audit_number_member(json, STR("value"), audit_number(profile->quantiles[i].value));
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

/* -- Cells, rates, gaps ----------------------------------------------------------------------------------------------------------- */

static void write_cell(JsonWriter *json, const AuditCell *cell) {
    static const Str SUPPRESSED[] = { STR_INIT(""), STR_INIT("hidden") };
    json_object_begin(json);
    audit_decision_member(json, cell->opt_decision);
    audit_group_member(json, STR("group"), cell->group);
    audit_count_member(json, STR("n"), cell->n);
    audit_count_member(json, STR("selected"), cell->selected);
    audit_count_member(json, STR("labelled"), cell->labelled);
    audit_count_member(json, STR("tp"), cell->tp);
    audit_count_member(json, STR("fp"), cell->fp);
    audit_count_member(json, STR("fn"), cell->fn);
    audit_count_member(json, STR("tn"), cell->tn);
    audit_text_or_none(json, STR("suppressed"), SUPPRESSED[cell->suppressed]);
    json_object_end(json);
}

static void write_rate(JsonWriter *json, const AuditRate *rate) {
    json_object_begin(json);
    audit_decision_member(json, rate->opt_decision);
    audit_metric_member(json, rate->metric);
    audit_group_member(json, STR("group"), rate->group);
    audit_number_member(json, STR("value"), rate->value);
    audit_number_member(json, STR("low"), rate->low);
    audit_number_member(json, STR("high"), rate->high);
    audit_count_member(json, STR("numerator"), rate->numerator);
    audit_count_member(json, STR("denominator"), rate->denominator);
    audit_text_or_none(json, STR("reason"), AUDIT_REASONS.keys[rate->reason]);
    json_object_end(json);
}

static void between_member(JsonWriter *json, Str key, bool known, const AuditGroup pair[2]) {
    json_key(json, key);
    if (!known) {
        json_none(json);
        return;
    }
    json_array_begin(json);
    audit_write_group(json, pair[0]);
    audit_write_group(json, pair[1]);
    json_array_end(json);
}

static void within_member(JsonWriter *json, const AuditGap *gap) {
    json_key(json, STR("within"));
    if (!gap->has_within) {
        json_none(json);
        return;
    }
    json_object_begin(json);
    audit_whole_member(json, STR("cells"), gap->within_cells);
    audit_number_member(json, STR("share"), gap->within_share);
    json_object_end(json);
}

static void write_gap(JsonWriter *json, const AuditGap *gap) {
    json_object_begin(json);
    audit_decision_member(json, gap->opt_decision);
    audit_metric_member(json, gap->metric);
    audit_texts_member(json, STR("over"), gap->over);
    audit_scale_member(json, gap->scale);
    json_key(json, STR("reference"));
    if (gap->has_reference)
        audit_write_group(json, gap->reference);
    else
        json_none(json);
    audit_number_member(json, STR("observed"), gap->observed);
    between_member(json, STR("observed_between"), gap->has_observed_between, gap->observed_between);
    audit_texts_member(json, STR("given"), gap->given);
    audit_number_member(json, STR("certain"), gap->certain);
    between_member(json, STR("certain_between"), gap->has_certain_between, gap->certain_between);
    audit_number_member(json, STR("at_most"), gap->at_most);
    audit_number_member(json, STR("shrunken"), gap->shrunken);
    audit_number_member(json, STR("p"), gap->p);
    audit_number_member(json, STR("q"), gap->q);
    audit_number_member(json, STR("detectable"), gap->detectable);
    audit_count_member(json, STR("cells"), (AuditCount){ gap->cells > 0, gap->cells });
    within_member(json, gap);
    audit_number_member(json, STR("tolerance"), gap->tolerance);
    audit_text_or_none(json, STR("verdict"), AUDIT_VERDICTS.keys[gap->verdict]);
    audit_text_or_none(json, STR("reason"), AUDIT_REASONS.keys[gap->reason]);
    json_object_end(json);
}

/* -- The whole --------------------------------------------------------------------------------------------------------------------- */

static void write_not_assessed(JsonWriter *json, const AuditNotAssessed *one) {
    json_object_begin(json);
    audit_decision_member(json, one->opt_decision);
    audit_metric_member(json, one->metric);
    if (one->scale == AUDIT_RATIO)
        audit_scale_member(json, one->scale);
    audit_text_or_none(json, STR("reason"), AUDIT_REASONS.keys[one->reason]);
    if (one->low.known || one->high.known) {
        audit_number_member(json, STR("low"), one->low);
        audit_number_member(json, STR("high"), one->high);
    }
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
    audit_text_member(json, STR("schema"), STR(AUDIT_REPORT_SCHEMA));
    audit_write_input(json, &report->input);
    WRITE_LIST(json, "profile", report->profile, write_profile);
    WRITE_LIST(json, "cells", report->cells, write_cell);
    WRITE_LIST(json, "rates", report->rates, write_rate);
    WRITE_LIST(json, "gaps", report->gaps, write_gap);
    WRITE_LIST(json, "quality", report->quality, audit_write_quality);
    WRITE_LIST(json, "findings", report->findings, audit_write_finding);
    WRITE_LIST(json, "not_assessed", report->not_assessed, write_not_assessed);
    audit_write_provenance(json, &report->provenance);
    json_object_end(json);
}
