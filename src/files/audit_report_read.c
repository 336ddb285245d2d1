/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_report_read.h"

#include "files/audit_json_read.h"
#include "files/audit_report_json.h"

/* -- Input and profile --------------------------------------------------------------------------- */

static bool between_of(const AuditPlace *place, const char *name, AuditGroup ret_pair[2]) {
    const json_t *array = place_value(place, name);
    if (array == NULL)
        return false;
    if (!json_is_array(array) || json_array_size(array) != 2) {
        place_fail(place, name, FINDING_WRONG_TYPE);
        return false;
    }
    for (size_t i = 0; i < 2; i++)
        ret_pair[i] = place_group_in(place, name, json_array_get(array, i));
    return true;
}

static const char *const QUANTILE_MEMBERS[] = { "share", "value", NULL };

static void read_quantiles(const AuditPlace *place, AuditProfile *ret) {
    const json_t *array = json_in_array(place->in, place->object, place->at, "quantiles");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditQuantile *quantiles = arena_new(place->in->arena, AuditQuantile, count);
    for (size_t i = 0; i < count; i++) {
        AuditPlace one = place_item(place, "quantiles", array, i, QUANTILE_MEMBERS);
        quantiles[i] =
            (AuditQuantile){ place_number(&one, "share").value, place_number(&one, "value").value };
    }
    ret->quantiles = quantiles;
    ret->quantile_count = count;
}

static const char *const PROFILE_MEMBERS[] = { "column", "type", "missing",   "distinct", "min",
                                               "max",    "mean", "quantiles", NULL };

static void read_profile(const AuditPlace *place, AuditProfile *ret) {
    static const char *const DISTINCT[] = { "value", "exact", NULL };
    *ret = (AuditProfile){ .column = place_text(place, "column"),
                           .type = place_text(place, "type"),
                           .missing = place_whole(place, "missing"),
                           .min = place_number(place, "min"),
                           .max = place_number(place, "max"),
                           .mean = place_number(place, "mean") };
    AuditPlace distinct = place_object(place, "distinct", DISTINCT);
    if (distinct.object != NULL) {
        ret->distinct = place_whole(&distinct, "value");
        ret->distinct_exact = json_is_true(json_object_get(distinct.object, "exact"));
        if (!json_is_boolean(json_object_get(distinct.object, "exact")))
            place_fail(&distinct, "exact", FINDING_WRONG_TYPE);
    }
    read_quantiles(place, ret);
}

/* -- Cells, rates, gaps -------------------------------------------------------------------------- */

static const char *const CELL_MEMBERS[] = { "decision", "group",      "n",  "selected",
                                            "labelled", "tp",         "fp", "fn",
                                            "tn",       "suppressed", NULL };

static void read_cell(const AuditPlace *place, AuditCell *ret) {
    *ret = (AuditCell){ .opt_decision = place_decision(place),
                        .group = place_group(place, "group"),
                        .n = place_count(place, "n"),
                        .selected = place_count(place, "selected"),
                        .labelled = place_count(place, "labelled"),
                        .tp = place_count(place, "tp"),
                        .fp = place_count(place, "fp"),
                        .fn = place_count(place, "fn"),
                        .tn = place_count(place, "tn") };
    Str suppressed = place_text_or_none(place, "suppressed");
    if (!str_empty(suppressed) && !str_eq(suppressed, STR("hidden")))
        place_fail(place, "suppressed", FINDING_UNKNOWN_KEY);
    ret->suppressed = str_empty(suppressed) ? AUDIT_SHOWN : AUDIT_HIDDEN;
    if (ret->n.known && ret->selected.known && ret->selected.value > ret->n.value)
        place_fail(place, "selected", FINDING_TOO_LARGE);
}

static const char *const RATE_MEMBERS[] = {
    "decision", "metric",    "group",       "value",  "low",
    "high",     "numerator", "denominator", "reason", NULL
};

static void read_rate(const AuditPlace *place, AuditRate *ret) {
    *ret = (AuditRate){ .opt_decision = place_decision(place),
                        .metric = place_metric(place),
                        .group = place_group(place, "group"),
                        .value = place_number(place, "value"),
                        .low = place_number(place, "low"),
                        .high = place_number(place, "high"),
                        .numerator = place_count(place, "numerator"),
                        .denominator = place_count(place, "denominator"),
                        .reason = (AuditReason)place_key(place, "reason", &AUDIT_REASONS) };
}

static void read_within(const AuditPlace *place, AuditGap *ret) {
    static const char *const MEMBERS[] = { "cells", "share", NULL };
    if (place_value(place, "within") == NULL)
        return;
    AuditPlace within = place_object(place, "within", MEMBERS);
    if (within.object == NULL)
        return;
    ret->has_within = true;
    ret->within_cells = (size_t)place_whole(&within, "cells");
    ret->within_share = place_number(&within, "share");
}

static const char *const GAP_MEMBERS[] = {
    "decision", "metric",           "over",      "scale",   "reference",
    "observed", "observed_between", "given",     "certain", "certain_between",
    "at_most",  "shrunken",         "p",         "q",       "detectable",
    "cells",    "within",           "tolerance", "verdict", "reason",
    NULL
};

static void read_gap_numbers(const AuditPlace *place, AuditGap *ret) {
    ret->observed = place_number(place, "observed");
    ret->certain = place_number(place, "certain");
    ret->at_most = place_number(place, "at_most");
    ret->shrunken = place_number(place, "shrunken");
    ret->p = place_number(place, "p");
    ret->q = place_number(place, "q");
    ret->detectable = place_number(place, "detectable");
    ret->tolerance = place_number(place, "tolerance");
    ret->cells = (size_t)place_count(place, "cells").value;
}

static void read_gap(const AuditPlace *place, AuditGap *ret) {
    *ret = (AuditGap){ .opt_decision = place_decision(place),
                       .metric = place_metric(place),
                       .over = place_texts(place, "over"),
                       .scale = place_scale(place),
                       .given = place_texts(place, "given"),
                       .verdict = (AuditVerdict)place_key(place, "verdict", &AUDIT_VERDICTS),
                       .reason = (AuditReason)place_key(place, "reason", &AUDIT_REASONS) };
    ret->by_intersection = ret->over.count > 1;
    read_gap_numbers(place, ret);
    ret->has_observed_between = between_of(place, "observed_between", ret->observed_between);
    ret->has_certain_between = between_of(place, "certain_between", ret->certain_between);
    ret->has_reference = place_value(place, "reference") != NULL;
    if (ret->has_reference)
        ret->reference = place_group(place, "reference");
    read_within(place, ret);
}

/* -- The whole ----------------------------------------------------------------------------------- */

static const char *const NOT_ASSESSED_MEMBERS[] = { "decision", "metric", "scale", "reason",
                                                    "low",      "high",   NULL };

static void read_not_assessed(const AuditPlace *place, AuditNotAssessed *ret) {
    *ret = (AuditNotAssessed){ .opt_decision = place_decision(place),
                               .metric = place_metric(place),
                               .reason = (AuditReason)place_key(place, "reason", &AUDIT_REASONS) };
    if (place_has(place, "scale"))
        ret->scale = place_scale(place);
    if (place_has(place, "low") || place_has(place, "high")) {
        ret->low = place_number(place, "low");
        ret->high = place_number(place, "high");
    }
}

#define READ_LIST(place, key, list, members, read)                                           \
    do {                                                                                     \
        const json_t *array = json_in_array((place)->in, (place)->object, (place)->at, key); \
        for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {               \
            AuditPlace item = place_item(place, key, array, i, members);                     \
            read(&item, list_push((place)->in->arena, list));                                \
        }                                                                                    \
    } while (0)

static void read_lists(const AuditPlace *whole, AuditReport *ret) {
    READ_LIST(whole, "profile", &ret->profile, PROFILE_MEMBERS, read_profile);
    READ_LIST(whole, "cells", &ret->cells, CELL_MEMBERS, read_cell);
    READ_LIST(whole, "rates", &ret->rates, RATE_MEMBERS, read_rate);
    READ_LIST(whole, "gaps", &ret->gaps, GAP_MEMBERS, read_gap);
    READ_LIST(whole, "quality", &ret->quality, AUDIT_QUALITY_MEMBERS, audit_read_quality);
    READ_LIST(whole, "findings", &ret->findings, AUDIT_FINDING_MEMBERS, audit_read_finding);
    READ_LIST(whole, "not_assessed", &ret->not_assessed, NOT_ASSESSED_MEMBERS, read_not_assessed);
}

Err audit_report_read(Arena *arena, Findings *findings, Str json, AuditReport *ret) {
    static const char *const MEMBERS[] = { "schema",       "input",      "profile", "cells",
                                           "rates",        "gaps",       "quality", "findings",
                                           "not_assessed", "provenance", NULL };
    CLEANUP(json_in_freep) json_t *root = NULL;
    JsonIn in = { .arena = arena, .findings = findings };
    *ret = (AuditReport){ 0 };
    TRY(json_in_parse(&in, json, &root));
    AuditPlace whole = { &in, root, STR("") };
    if (!json_is_object(root) || !str_eq(place_text(&whole, "schema"), STR(AUDIT_REPORT_SCHEMA))) {
        json_in_fail(&in, STR("/schema"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    json_in_only(&in, root, whole.at, MEMBERS);
    audit_read_input(&whole, &ret->input);
    read_lists(&whole, ret);
    audit_read_provenance(&whole, &ret->provenance);
    return in.failed ? ERR_INVALID : ERR_NONE;
}

/* -- Two of them --------------------------------------------------------------------------------- */

static bool differ(const JsonIn *in, const json_t *one, const json_t *other, Str place, Str *ret);

static bool objects_differ(const JsonIn *in, const json_t *one, const json_t *other, Str place,
                           Str *ret) {
    json_t *walked = (json_t *)(uintptr_t)one; /* iterators take no const, but change nothing */
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const char *name = json_object_iter_key(at);
        const json_t *same = json_object_get(other, name);
        if (same == NULL) {
            *ret = place;
            return true;
        }
        if (differ(in, json_object_iter_value(at), same, json_in_member(in, place, str_from(name)),
                   ret))
            return true;
    }
    *ret = place;
    return json_object_size(one) != json_object_size(other);
}

static bool arrays_differ(const JsonIn *in, const json_t *one, const json_t *other, Str place,
                          Str *ret) {
    for (size_t i = 0; i < json_array_size(one) && i < json_array_size(other); i++)
        if (differ(in, json_array_get(one, i), json_array_get(other, i), json_in_item(in, place, i),
                   ret))
            return true;
    *ret = place;
    return json_array_size(one) != json_array_size(other);
}

/* *ret: the deepest place; of what is there more or less, that which holds it. */
static bool differ(const JsonIn *in, const json_t *one, const json_t *other, Str place, Str *ret) {
    *ret = place;
    if (json_is_number(one) && json_is_number(other)
            ? json_number_value(one) != json_number_value(other)
            : json_typeof(one) != json_typeof(other))
        return true;
    if (json_is_object(one)  ? objects_differ(in, one, other, place, ret)
        : json_is_array(one) ? arrays_differ(in, one, other, place, ret)
                             : !json_is_number(one) && json_equal(one, other) == 0)
        return true;
    *ret = STR("");
    return false;
}

Err audit_report_difference(Arena *arena, Str one, Str other, Str *ret) {
    Findings findings = { 0 };
    JsonIn in = { .arena = arena, .findings = &findings };
    CLEANUP(json_in_freep) json_t *a = NULL;
    CLEANUP(json_in_freep) json_t *b = NULL;
    TRY(json_in_parse(&in, one, &a));
    TRY(json_in_parse(&in, other, &b));
    if (!differ(&in, a, b, STR(""), ret))
        *ret = STR("");
    else if (str_empty(*ret))
        *ret = STR("/");
    return ERR_NONE;
}
