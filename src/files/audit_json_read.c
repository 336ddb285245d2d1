/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_json_read.h"

#include <math.h>
#include <string.h>

/* Texts of the data: names of columns and files, values. */
enum { TEXT_MAX = 20000 };
/* The largest whole number that every reader of JSON place_has exactly. */
#define WHOLE_MAX ((uint64_t)1 << 53)

void place_fail(const AuditPlace *place, const char *name, FindingKind kind) {
    json_in_fail(place->in, json_in_member(place->in, place->at, str_from(name)), kind, 0);
}

/* NULL where it is null or, with a finding, missing. */
const json_t *place_value(const AuditPlace *place, const char *name) {
    const json_t *value = json_object_get(place->object, name);
    if (value == NULL)
        place_fail(place, name, FINDING_REQUIRED);
    return value == NULL || json_is_null(value) ? NULL : value;
}

/* -- Values -------------------------------------------------------------------------------------- */

AuditNumber place_number(const AuditPlace *place, const char *name) {
    const json_t *value = place_value(place, name);
    if (value == NULL)
        return (AuditNumber){ 0 };
    if (!json_is_number(value) || !isfinite(json_number_value(value))) {
        place_fail(place, name, FINDING_WRONG_TYPE);
        return (AuditNumber){ 0 };
    }
    return audit_number(json_number_value(value));
}

AuditCount place_count(const AuditPlace *place, const char *name) {
    const json_t *value = place_value(place, name);
    if (value == NULL)
        return (AuditCount){ 0 };
    if (!json_is_integer(value) || json_integer_value(value) < 0 ||
        (uint64_t)json_integer_value(value) > WHOLE_MAX) {
        place_fail(place, name, FINDING_WRONG_TYPE);
        return (AuditCount){ 0 };
    }
    return audit_count((uint64_t)json_integer_value(value));
}

uint64_t place_whole(const AuditPlace *place, const char *name) {
    AuditCount count = place_count(place, name);
    if (!count.known && json_is_null(json_object_get(place->object, name)))
        place_fail(place, name, FINDING_REQUIRED);
    return count.value;
}

Str place_text_in(const AuditPlace *place, const char *name, const json_t *value) {
    if (!json_is_string(value)) {
        place_fail(place, name, FINDING_WRONG_TYPE);
        return STR("");
    }
    Str text = json_in_view(value);
    if (text.len > TEXT_MAX || memchr(text.ptr, 0, text.len) != NULL) {
        place_fail(place, name, text.len > TEXT_MAX ? FINDING_TOO_LONG : FINDING_NOT_TEXT);
        return STR("");
    }
    return str_copy(place->in->arena, text);
}

/* "" where it is null. */
Str place_text_or_none(const AuditPlace *place, const char *name) {
    const json_t *value = place_value(place, name);
    return value == NULL ? STR("") : place_text_in(place, name, value);
}

Str place_text(const AuditPlace *place, const char *name) {
    if (json_is_null(json_object_get(place->object, name)))
        place_fail(place, name, FINDING_REQUIRED);
    return place_text_or_none(place, name);
}

/* Position of one of these keys, the first of which is "" and null in the file. */
int place_key(const AuditPlace *place, const char *name, const KeySet *keys) {
    Str key = place_text_or_none(place, name);
    int at = key_set_index(keys, key);
    if (at < 0)
        place_fail(place, name, FINDING_UNKNOWN_KEY);
    return at < 0 ? 0 : at;
}

bool place_has(const AuditPlace *place, const char *name) {
    return json_object_get(place->object, name) != NULL;
}

AuditMetric place_metric(const AuditPlace *place) {
    AuditMetric metric = AUDIT_METRIC_SELECTION_RATE;
    if (!audit_metric_find(place_text(place, "metric"), &metric))
        place_fail(place, "metric", FINDING_UNKNOWN_KEY);
    return metric;
}

AuditScale place_scale(const AuditPlace *place) {
    Str scale = place_text(place, "scale");
    if (str_eq(scale, STR("ratio")))
        return AUDIT_RATIO;
    if (!str_eq(scale, STR("difference")))
        place_fail(place, "scale", FINDING_UNKNOWN_KEY);
    return AUDIT_DIFFERENCE;
}

/* Only where several decisions are compared. */
Str place_decision(const AuditPlace *place) {
    return place_has(place, "decision") ? place_text(place, "decision") : STR("");
}

AuditTexts place_texts(const AuditPlace *place, const char *name) {
    const json_t *array = json_in_array(place->in, place->object, place->at, name);
    size_t count = array == NULL ? 0 : json_array_size(array);
    Str *items = arena_new(place->in->arena, Str, count);
    for (size_t i = 0; i < count; i++)
        items[i] = place_text_in(place, name, json_array_get(array, i));
    return (AuditTexts){ items, count };
}

AuditGroup place_group_in(const AuditPlace *place, const char *name, const json_t *object) {
    json_t *walked = (json_t *)(uintptr_t)object; /* iterators take no const, but change nothing */
    AuditValue *items = arena_new(place->in->arena, AuditValue, json_object_size(object));
    size_t count = 0;
    if (!json_is_object(object))
        place_fail(place, name, FINDING_WRONG_TYPE);
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const json_t *value = json_object_iter_value(at);
        bool missing = json_is_null(value);
        items[count++] =
            (AuditValue){ .column = str_copy(place->in->arena, str_from(json_object_iter_key(at))),
                          .missing = missing,
                          .value = missing ? STR("") : place_text_in(place, name, value) };
    }
    return (AuditGroup){ items, count };
}

AuditGroup place_group(const AuditPlace *place, const char *name) {
    const json_t *object = place_value(place, name);
    if (object != NULL)
        return place_group_in(place, name, object);
    place_fail(place, name, FINDING_REQUIRED);
    return (AuditGroup){ 0 };
}

/* Item `index` of the array at `name`, which must be an object with no other members than these. */
AuditPlace place_item(const AuditPlace *place, const char *name, const json_t *array, size_t index,
                      const char *const *members) {
    Str list = json_in_member(place->in, place->at, str_from(name));
    AuditPlace item = { place->in, json_array_get(array, index),
                        json_in_item(place->in, list, index) };
    if (json_is_object(item.object))
        json_in_only(place->in, item.object, item.at, members);
    else
        json_in_fail(place->in, item.at, FINDING_WRONG_TYPE, 0);
    return item;
}

AuditPlace place_object(const AuditPlace *place, const char *name, const char *const *members) {
    AuditPlace ret = { place->in, json_in_object(place->in, place->object, place->at, name),
                       json_in_member(place->in, place->at, str_from(name)) };
    if (ret.object != NULL)
        json_in_only(place->in, ret.object, ret.at, members);
    return ret;
}

/* -- Input and profile --------------------------------------------------------------------------- */

static const char *const FILE_MEMBERS[] = { "name",     "bytes",     "rows",    "sha256",
                                            "encoding", "delimiter", "decimal", NULL };

static void read_files(const AuditPlace *place, AuditInput *ret) {
    const json_t *array = json_in_array(place->in, place->object, place->at, "files");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditFile *files = arena_new(place->in->arena, AuditFile, count);
    for (size_t i = 0; i < count; i++) {
        AuditPlace file = place_item(place, "files", array, i, FILE_MEMBERS);
        files[i] = (AuditFile){ .name = place_text(&file, "name"),
                                .bytes = place_whole(&file, "bytes"),
                                .rows = place_whole(&file, "rows"),
                                .sha256 = place_text_or_none(&file, "sha256"),
                                .encoding = place_text_or_none(&file, "encoding"),
                                .delimiter = place_text_or_none(&file, "delimiter"),
                                .decimal = place_text_or_none(&file, "decimal") };
    }
    ret->files = files;
    ret->file_count = count;
}

void audit_read_input(const AuditPlace *whole, AuditInput *ret) {
    static const char *const MEMBERS[] = { "rows",    "rows_used", "undecided", "unlabelled",
                                           "skipped", "files",     "columns",   NULL };
    AuditPlace place = place_object(whole, "input", MEMBERS);
    if (place.object == NULL)
        return;
    *ret = (AuditInput){ .rows = place_whole(&place, "rows"),
                         .rows_used = place_whole(&place, "rows_used"),
                         .undecided = place_whole(&place, "undecided"),
                         .unlabelled = place_whole(&place, "unlabelled"),
                         .skipped = place_whole(&place, "skipped"),
                         .columns = place_texts(&place, "columns") };
    if (ret->rows_used > ret->rows)
        place_fail(&place, "rows_used", FINDING_TOO_LARGE);
    read_files(&place, ret);
}

const char *const AUDIT_QUALITY_MEMBERS[] = { "check",  "column",    "group",       "value", "low",
                                              "high",   "numerator", "denominator", "p",     "q",
                                              "detail", "places",    NULL };

void audit_read_quality(const AuditPlace *place, AuditQuality *ret) {
    *ret = (AuditQuality){ .check = place_text(place, "check"),
                           .column = place_text_or_none(place, "column"),
                           .group = place_group(place, "group"),
                           .value = place_number(place, "value"),
                           .low = place_number(place, "low"),
                           .high = place_number(place, "high"),
                           .numerator = place_count(place, "numerator"),
                           .denominator = place_count(place, "denominator"),
                           .p = place_number(place, "p"),
                           .q = place_number(place, "q"),
                           .detail = place_text_or_none(place, "detail") };
    if (place_has(place, "places"))
        ret->places = place_texts(place, "places");
}

/* -- Findings, and where it comes from ----------------------------------------------------------- */

const char *const AUDIT_FINDING_MEMBERS[] = { "kind",   "decision", "metric", "scale",
                                              "over",   "group",    "column", "values",
                                              "number", "count",    NULL };

void audit_read_finding(const AuditPlace *place, AuditFinding *ret) {
    *ret = (AuditFinding){ .kind = (AuditFindingKind)place_key(place, "kind", &AUDIT_FINDINGS),
                           .opt_decision = place_decision(place) };
    ret->has_metric = place_has(place, "metric");
    if (ret->has_metric) {
        ret->metric = place_metric(place);
        ret->scale = place_scale(place);
    }
    if (place_has(place, "over"))
        ret->over = place_texts(place, "over");
    if (place_has(place, "group"))
        ret->group = place_group(place, "group");
    if (place_has(place, "column"))
        ret->column = place_text(place, "column");
    if (place_has(place, "values"))
        ret->values = place_texts(place, "values");
    if (place_has(place, "number"))
        ret->number = place_number(place, "number");
    if (place_has(place, "count"))
        ret->count = place_count(place, "count");
}

static const char *const OPTION_MEMBERS[] = { "name", "value", NULL };

void audit_read_provenance(const AuditPlace *whole, AuditProvenance *ret) {
    static const char *const MEMBERS[] = { "version", "seed", "options", "time", NULL };
    AuditPlace place = place_object(whole, "provenance", MEMBERS);
    if (place.object == NULL)
        return;
    const json_t *array = json_in_array(place.in, place.object, place.at, "options");
    size_t count = array == NULL ? 0 : json_array_size(array);
    AuditOption *options = arena_new(place.in->arena, AuditOption, count);
    for (size_t i = 0; i < count; i++) {
        AuditPlace option = place_item(&place, "options", array, i, OPTION_MEMBERS);
        options[i] =
            (AuditOption){ place_text(&option, "name"), place_text_or_none(&option, "value") };
    }
    *ret = (AuditProvenance){ .version = place_text(&place, "version"),
                              .seed = place_whole(&place, "seed"),
                              .options = options,
                              .option_count = count,
                              .time = place_text_or_none(&place, "time") };
}
