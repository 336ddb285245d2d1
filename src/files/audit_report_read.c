/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_report_read.h"

#include <math.h>
#include <string.h>

#include "files/audit_report_json.h"
#include "files/json_read.h"

/* Texts of the data: names of columns and files, values. */
enum { TEXT_MAX = 20000 };
/* The largest whole number that every reader of JSON has exactly. */
#define WHOLE_MAX ((uint64_t)1 << 53)

/* One object of the file and where it stands. */
typedef struct Place {
    JsonIn *in;
    const json_t *object;
    Str at;
} Place;

static void fail(const Place *place, const char *name, FindingKind kind) {
    json_in_fail(place->in, json_in_member(place->in, place->at, str_from(name)), kind, 0);
}

/* NULL where it is null or, with a finding, missing. */
static const json_t *value_of(const Place *place, const char *name) {
    const json_t *value = json_object_get(place->object, name);
    if (value == NULL)
        fail(place, name, FINDING_REQUIRED);
    return value == NULL || json_is_null(value) ? NULL : value;
}

/* -- Values -------------------------------------------------------------------------------------- */

static AuditNumber number_of(const Place *place, const char *name) {
    const json_t *value = value_of(place, name);
    if (value == NULL)
        return (AuditNumber){ 0 };
    if (!json_is_number(value) || !isfinite(json_number_value(value))) {
        fail(place, name, FINDING_WRONG_TYPE);
        return (AuditNumber){ 0 };
    }
    return audit_number(json_number_value(value));
}

static AuditCount count_of(const Place *place, const char *name) {
    const json_t *value = value_of(place, name);
    if (value == NULL)
        return (AuditCount){ 0 };
    if (!json_is_integer(value) || json_integer_value(value) < 0 ||
        (uint64_t)json_integer_value(value) > WHOLE_MAX) {
        fail(place, name, FINDING_WRONG_TYPE);
        return (AuditCount){ 0 };
    }
    return audit_count((uint64_t)json_integer_value(value));
}

static uint64_t whole_of(const Place *place, const char *name) {
    AuditCount count = count_of(place, name);
    if (!count.known && json_is_null(json_object_get(place->object, name)))
        fail(place, name, FINDING_REQUIRED);
    return count.value;
}

static Str text_in(const Place *place, const char *name, const json_t *value) {
    if (!json_is_string(value)) {
        fail(place, name, FINDING_WRONG_TYPE);
        return STR("");
    }
    Str text = json_in_view(value);
    if (text.len > TEXT_MAX || memchr(text.ptr, 0, text.len) != NULL) {
        fail(place, name, text.len > TEXT_MAX ? FINDING_TOO_LONG : FINDING_NOT_TEXT);
        return STR("");
    }
    return str_copy(place->in->arena, text);
}

/* "" where it is null. */
static Str text_or_none(const Place *place, const char *name) {
    const json_t *value = value_of(place, name);
    return value == NULL ? STR("") : text_in(place, name, value);
}

static Str text_of(const Place *place, const char *name) {
    if (json_is_null(json_object_get(place->object, name)))
        fail(place, name, FINDING_REQUIRED);
    return text_or_none(place, name);
}

/* Position of one of these keys, the first of which is "" and null in the file. */
static int key_of(const Place *place, const char *name, const KeySet *keys) {
    Str key = text_or_none(place, name);
    int at = key_set_index(keys, key);
    if (at < 0)
        fail(place, name, FINDING_UNKNOWN_KEY);
    return at < 0 ? 0 : at;
}

static bool has(const Place *place, const char *name) {
    return json_object_get(place->object, name) != NULL;
}

static AuditMetric metric_of(const Place *place) {
    AuditMetric metric = AUDIT_METRIC_SELECTION_RATE;
    if (!audit_metric_find(text_of(place, "metric"), &metric))
        fail(place, "metric", FINDING_UNKNOWN_KEY);
    return metric;
}

static AuditScale scale_of(const Place *place) {
    Str scale = text_of(place, "scale");
    if (str_eq(scale, STR("ratio")))
        return AUDIT_RATIO;
    if (!str_eq(scale, STR("difference")))
        fail(place, "scale", FINDING_UNKNOWN_KEY);
    return AUDIT_DIFFERENCE;
}

/* Only where several decisions are compared. */
static Str decision_of(const Place *place) {
    return has(place, "decision") ? text_of(place, "decision") : STR("");
}

static AuditTexts texts_of(const Place *place, const char *name) {
    const json_t *array = json_in_array(place->in, place->object, place->at, name);
    size_t count = array == NULL ? 0 : json_array_size(array);
    Str *items = arena_new(place->in->arena, Str, count);
    for (size_t i = 0; i < count; i++)
        items[i] = text_in(place, name, json_array_get(array, i));
    return (AuditTexts){ items, count };
}

static AuditGroup group_in(const Place *place, const char *name, const json_t *object) {
    json_t *walked = (json_t *)(uintptr_t)object; /* iterators take no const, but change nothing */
    AuditValue *items = arena_new(place->in->arena, AuditValue, json_object_size(object));
    size_t count = 0;
    if (!json_is_object(object))
        fail(place, name, FINDING_WRONG_TYPE);
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const json_t *value = json_object_iter_value(at);
        bool missing = json_is_null(value);
        items[count++] =
            (AuditValue){ .column = str_copy(place->in->arena, str_from(json_object_iter_key(at))),
                          .missing = missing,
                          .value = missing ? STR("") : text_in(place, name, value) };
    }
    return (AuditGroup){ items, count };
}

static AuditGroup group_of(const Place *place, const char *name) {
    const json_t *object = value_of(place, name);
    if (object != NULL)
        return group_in(place, name, object);
    fail(place, name, FINDING_REQUIRED);
    return (AuditGroup){ 0 };
}

static bool between_of(const Place *place, const char *name, AuditGroup ret_pair[2]) {
    const json_t *array = value_of(place, name);
    if (array == NULL)
        return false;
    if (!json_is_array(array) || json_array_size(array) != 2) {
        fail(place, name, FINDING_WRONG_TYPE);
        return false;
    }
    for (size_t i = 0; i < 2; i++)
        ret_pair[i] = group_in(place, name, json_array_get(array, i));
    return true;
}

/* Item `index` of the array at `name`, which must be an object with no other members than these. */
static Place item_of(const Place *place, const char *name, const json_t *array, size_t index,
                     const char *const *members) {
    Str list = json_in_member(place->in, place->at, str_from(name));
    Place item = { place->in, json_array_get(array, index), json_in_item(place->in, list, index) };
    if (json_is_object(item.object))
        json_in_only(place->in, item.object, item.at, members);
    else
        json_in_fail(place->in, item.at, FINDING_WRONG_TYPE, 0);
    return item;
}

static Place object_of(const Place *place, const char *name, const char *const *members) {
    Place ret = { place->in, json_in_object(place->in, place->object, place->at, name),
                  json_in_member(place->in, place->at, str_from(name)) };
    if (ret.object != NULL)
        json_in_only(place->in, ret.object, ret.at, members);
    return ret;
}

/* -- Input and profile --------------------------------------------------------------------------- */

static const char *const FILE_MEMBERS[] = { "name",     "bytes",     "rows",    "sha256",
                                            "encoding", "delimiter", "decimal", NULL };

static void read_files(const Place *place, AuditInput *ret) {
    const json_t *array = json_in_array(place->in, place->object, place->at, "files");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditFile *files = arena_new(place->in->arena, AuditFile, count);
    for (size_t i = 0; i < count; i++) {
        Place file = item_of(place, "files", array, i, FILE_MEMBERS);
        files[i] = (AuditFile){ .name = text_of(&file, "name"),
                                .bytes = whole_of(&file, "bytes"),
                                .rows = whole_of(&file, "rows"),
                                .sha256 = text_or_none(&file, "sha256"),
                                .encoding = text_or_none(&file, "encoding"),
                                .delimiter = text_or_none(&file, "delimiter"),
                                .decimal = text_or_none(&file, "decimal") };
    }
    ret->files = files;
    ret->file_count = count;
}

static void read_input(const Place *whole, AuditInput *ret) {
    static const char *const MEMBERS[] = { "rows",    "rows_used", "undecided", "unlabelled",
                                           "skipped", "files",     "columns",   NULL };
    Place place = object_of(whole, "input", MEMBERS);
    if (place.object == NULL)
        return;
    *ret = (AuditInput){ .rows = whole_of(&place, "rows"),
                         .rows_used = whole_of(&place, "rows_used"),
                         .undecided = whole_of(&place, "undecided"),
                         .unlabelled = whole_of(&place, "unlabelled"),
                         .skipped = whole_of(&place, "skipped"),
                         .columns = texts_of(&place, "columns") };
    if (ret->rows_used > ret->rows)
        fail(&place, "rows_used", FINDING_TOO_LARGE);
    read_files(&place, ret);
}

static const char *const QUANTILE_MEMBERS[] = { "share", "value", NULL };

static void read_quantiles(const Place *place, AuditProfile *ret) {
    const json_t *array = json_in_array(place->in, place->object, place->at, "quantiles");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditQuantile *quantiles = arena_new(place->in->arena, AuditQuantile, count);
    for (size_t i = 0; i < count; i++) {
        Place one = item_of(place, "quantiles", array, i, QUANTILE_MEMBERS);
        quantiles[i] =
            (AuditQuantile){ number_of(&one, "share").value, number_of(&one, "value").value };
    }
    ret->quantiles = quantiles;
    ret->quantile_count = count;
}

static const char *const PROFILE_MEMBERS[] = { "column", "type", "missing",   "distinct", "min",
                                               "max",    "mean", "quantiles", NULL };

static void read_profile(const Place *place, AuditProfile *ret) {
    static const char *const DISTINCT[] = { "value", "exact", NULL };
    *ret = (AuditProfile){ .column = text_of(place, "column"),
                           .type = text_of(place, "type"),
                           .missing = whole_of(place, "missing"),
                           .min = number_of(place, "min"),
                           .max = number_of(place, "max"),
                           .mean = number_of(place, "mean") };
    Place distinct = object_of(place, "distinct", DISTINCT);
    if (distinct.object != NULL) {
        ret->distinct = whole_of(&distinct, "value");
        ret->distinct_exact = json_is_true(json_object_get(distinct.object, "exact"));
        if (!json_is_boolean(json_object_get(distinct.object, "exact")))
            fail(&distinct, "exact", FINDING_WRONG_TYPE);
    }
    read_quantiles(place, ret);
}

static const char *const QUALITY_MEMBERS[] = { "check", "column", "group",     "value",
                                               "low",   "high",   "numerator", "denominator",
                                               "p",     "q",      "detail",    NULL };

static void read_quality(const Place *place, AuditQuality *ret) {
    *ret = (AuditQuality){ .check = text_of(place, "check"),
                           .column = text_or_none(place, "column"),
                           .group = group_of(place, "group"),
                           .value = number_of(place, "value"),
                           .low = number_of(place, "low"),
                           .high = number_of(place, "high"),
                           .numerator = count_of(place, "numerator"),
                           .denominator = count_of(place, "denominator"),
                           .p = number_of(place, "p"),
                           .q = number_of(place, "q"),
                           .detail = text_or_none(place, "detail") };
}

/* -- Cells, rates, gaps -------------------------------------------------------------------------- */

static const char *const CELL_MEMBERS[] = { "decision", "group",      "n",  "selected",
                                            "labelled", "tp",         "fp", "fn",
                                            "tn",       "suppressed", NULL };

static void read_cell(const Place *place, AuditCell *ret) {
    *ret = (AuditCell){ .opt_decision = decision_of(place),
                        .group = group_of(place, "group"),
                        .n = count_of(place, "n"),
                        .selected = count_of(place, "selected"),
                        .labelled = count_of(place, "labelled"),
                        .tp = count_of(place, "tp"),
                        .fp = count_of(place, "fp"),
                        .fn = count_of(place, "fn"),
                        .tn = count_of(place, "tn") };
    Str suppressed = text_or_none(place, "suppressed");
    if (!str_empty(suppressed) && !str_eq(suppressed, STR("hidden")))
        fail(place, "suppressed", FINDING_UNKNOWN_KEY);
    ret->suppressed = str_empty(suppressed) ? AUDIT_SHOWN : AUDIT_HIDDEN;
    if (ret->n.known && ret->selected.known && ret->selected.value > ret->n.value)
        fail(place, "selected", FINDING_TOO_LARGE);
}

static const char *const RATE_MEMBERS[] = {
    "decision", "metric",    "group",       "value",  "low",
    "high",     "numerator", "denominator", "reason", NULL
};

static void read_rate(const Place *place, AuditRate *ret) {
    *ret = (AuditRate){ .opt_decision = decision_of(place),
                        .metric = metric_of(place),
                        .group = group_of(place, "group"),
                        .value = number_of(place, "value"),
                        .low = number_of(place, "low"),
                        .high = number_of(place, "high"),
                        .numerator = count_of(place, "numerator"),
                        .denominator = count_of(place, "denominator"),
                        .reason = (AuditReason)key_of(place, "reason", &AUDIT_REASONS) };
}

static void read_within(const Place *place, AuditGap *ret) {
    static const char *const MEMBERS[] = { "cells", "share", NULL };
    if (value_of(place, "within") == NULL)
        return;
    Place within = object_of(place, "within", MEMBERS);
    if (within.object == NULL)
        return;
    ret->has_within = true;
    ret->within_cells = (size_t)whole_of(&within, "cells");
    ret->within_share = number_of(&within, "share");
}

static const char *const GAP_MEMBERS[] = {
    "decision", "metric",           "over",      "scale",   "reference",
    "observed", "observed_between", "given",     "certain", "certain_between",
    "at_most",  "shrunken",         "p",         "q",       "detectable",
    "cells",    "within",           "tolerance", "verdict", "reason",
    NULL
};

static void read_gap_numbers(const Place *place, AuditGap *ret) {
    ret->observed = number_of(place, "observed");
    ret->certain = number_of(place, "certain");
    ret->at_most = number_of(place, "at_most");
    ret->shrunken = number_of(place, "shrunken");
    ret->p = number_of(place, "p");
    ret->q = number_of(place, "q");
    ret->detectable = number_of(place, "detectable");
    ret->tolerance = number_of(place, "tolerance");
    ret->cells = (size_t)count_of(place, "cells").value;
}

static void read_gap(const Place *place, AuditGap *ret) {
    *ret = (AuditGap){ .opt_decision = decision_of(place),
                       .metric = metric_of(place),
                       .over = texts_of(place, "over"),
                       .scale = scale_of(place),
                       .given = texts_of(place, "given"),
                       .verdict = (AuditVerdict)key_of(place, "verdict", &AUDIT_VERDICTS),
                       .reason = (AuditReason)key_of(place, "reason", &AUDIT_REASONS) };
    ret->by_intersection = ret->over.count > 1;
    read_gap_numbers(place, ret);
    ret->has_observed_between = between_of(place, "observed_between", ret->observed_between);
    ret->has_certain_between = between_of(place, "certain_between", ret->certain_between);
    ret->has_reference = value_of(place, "reference") != NULL;
    if (ret->has_reference)
        ret->reference = group_of(place, "reference");
    read_within(place, ret);
}

/* -- Findings, and where it comes from ----------------------------------------------------------- */

static const char *const FINDING_MEMBERS[] = { "kind",   "decision", "metric", "scale",
                                               "over",   "group",    "column", "values",
                                               "number", "count",    NULL };

static void read_finding(const Place *place, AuditFinding *ret) {
    *ret = (AuditFinding){ .kind = (AuditFindingKind)key_of(place, "kind", &AUDIT_FINDINGS),
                           .opt_decision = decision_of(place) };
    ret->has_metric = has(place, "metric");
    if (ret->has_metric) {
        ret->metric = metric_of(place);
        ret->scale = scale_of(place);
    }
    if (has(place, "over"))
        ret->over = texts_of(place, "over");
    if (has(place, "group"))
        ret->group = group_of(place, "group");
    if (has(place, "column"))
        ret->column = text_of(place, "column");
    if (has(place, "values"))
        ret->values = texts_of(place, "values");
    if (has(place, "number"))
        ret->number = number_of(place, "number");
    if (has(place, "count"))
        ret->count = count_of(place, "count");
}

static const char *const NOT_ASSESSED_MEMBERS[] = { "decision", "metric", "scale", "reason",
                                                    "low",      "high",   NULL };

static void read_not_assessed(const Place *place, AuditNotAssessed *ret) {
    *ret = (AuditNotAssessed){ .opt_decision = decision_of(place),
                               .metric = metric_of(place),
                               .reason = (AuditReason)key_of(place, "reason", &AUDIT_REASONS) };
    if (has(place, "scale"))
        ret->scale = scale_of(place);
    if (has(place, "low") || has(place, "high")) {
        ret->low = number_of(place, "low");
        ret->high = number_of(place, "high");
    }
}

static const char *const OPTION_MEMBERS[] = { "name", "value", NULL };

static void read_provenance(const Place *whole, AuditProvenance *ret) {
    static const char *const MEMBERS[] = { "version", "seed", "options", "time", NULL };
    Place place = object_of(whole, "provenance", MEMBERS);
    if (place.object == NULL)
        return;
    const json_t *array = json_in_array(place.in, place.object, place.at, "options");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditOption *options = arena_new(place.in->arena, AuditOption, count);
    for (size_t i = 0; i < count; i++) {
        Place option = item_of(&place, "options", array, i, OPTION_MEMBERS);
        options[i] = (AuditOption){ text_of(&option, "name"), text_or_none(&option, "value") };
    }
    *ret = (AuditProvenance){ .version = text_of(&place, "version"),
                              .seed = whole_of(&place, "seed"),
                              .options = options,
                              .option_count = count,
                              .time = text_or_none(&place, "time") };
}

#define READ_LIST(place, key, list, members, read)                                           \
    do {                                                                                     \
        const json_t *array = json_in_array((place)->in, (place)->object, (place)->at, key); \
        for (size_t i = 0; array != NULL && i < json_array_size(array); i++) {               \
            Place item = item_of(place, key, array, i, members);                             \
            read(&item, list_push((place)->in->arena, list));                                \
        }                                                                                    \
    } while (0)

static void read_lists(const Place *whole, AuditReport *ret) {
    READ_LIST(whole, "profile", &ret->profile, PROFILE_MEMBERS, read_profile);
    READ_LIST(whole, "cells", &ret->cells, CELL_MEMBERS, read_cell);
    READ_LIST(whole, "rates", &ret->rates, RATE_MEMBERS, read_rate);
    READ_LIST(whole, "gaps", &ret->gaps, GAP_MEMBERS, read_gap);
    READ_LIST(whole, "quality", &ret->quality, QUALITY_MEMBERS, read_quality);
    READ_LIST(whole, "findings", &ret->findings, FINDING_MEMBERS, read_finding);
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
    Place whole = { &in, root, STR("") };
    if (!json_is_object(root) || !str_eq(text_of(&whole, "schema"), STR(AUDIT_REPORT_SCHEMA))) {
        json_in_fail(&in, STR("/schema"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    json_in_only(&in, root, whole.at, MEMBERS);
    read_input(&whole, &ret->input);
    read_lists(&whole, ret);
    read_provenance(&whole, &ret->provenance);
    return in.failed ? ERR_INVALID : ERR_NONE;
}

/* -- Two of them --------------------------------------------------------------------------------- */

static bool differ(const JsonIn *in, const json_t *one, const json_t *other, Str place, Str *ret);

static bool objects_differ(const JsonIn *in, const json_t *one, const json_t *other, Str place,
                           Str *ret) {
    json_t *walked = (json_t *)(uintptr_t)one; /* iterators take no const, but change nothing */
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const char *name = json_object_iter_key(at);
        if (differ(in, json_object_iter_value(at), json_object_get(other, name),
                   json_in_member(in, place, str_from(name)), ret))
            return true;
    }
    return json_object_size(one) != json_object_size(other);
}

static bool arrays_differ(const JsonIn *in, const json_t *one, const json_t *other, Str place,
                          Str *ret) {
    for (size_t i = 0; i < json_array_size(one) && i < json_array_size(other); i++)
        if (differ(in, json_array_get(one, i), json_array_get(other, i), json_in_item(in, place, i),
                   ret))
            return true;
    return json_array_size(one) != json_array_size(other);
}

/* *ret: the deepest place; of what is there more or less, that which holds it. */
static bool differ(const JsonIn *in, const json_t *one, const json_t *other, Str place, Str *ret) {
    *ret = place;
    if (other == NULL || (json_is_number(one) && json_is_number(other)
                              ? json_number_value(one) != json_number_value(other)
                              : json_typeof(one) != json_typeof(other)))
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
