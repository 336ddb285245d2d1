/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_json_write.h"

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

void audit_number_member(JsonWriter *json, Str key, AuditNumber number) {
    json_key(json, key);
    write_number(json, number);
}

void audit_count_member(JsonWriter *json, Str key, AuditCount count) {
    json_key(json, key);
    if (count.known)
        write_whole(json, count.value);
    else
        json_none(json);
}

void audit_whole_member(JsonWriter *json, Str key, uint64_t value) {
    audit_count_member(json, key, audit_count(value));
}

void audit_text_member(JsonWriter *json, Str key, Str text) {
    json_key(json, key);
    json_str(json, text);
}

/* Null where there is none. */
void audit_text_or_none(JsonWriter *json, Str key, Str opt_text) {
    json_key(json, key);
    if (str_empty(opt_text))
        json_none(json);
    else
        json_str(json, opt_text);
}

void audit_texts_member(JsonWriter *json, Str key, AuditTexts texts) {
    json_key(json, key);
    json_array_begin(json);
    for (size_t i = 0; i < texts.count; i++)
        json_str(json, texts.items[i]);
    json_array_end(json);
}

void audit_write_group(JsonWriter *json, AuditGroup group) {
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

void audit_group_member(JsonWriter *json, Str key, AuditGroup group) {
    json_key(json, key);
    audit_write_group(json, group);
}

void audit_decision_member(JsonWriter *json, Str opt_decision) {
    if (!str_empty(opt_decision))
        audit_text_member(json, STR("decision"), opt_decision);
}

void audit_metric_member(JsonWriter *json, AuditMetric metric) {
    audit_text_member(json, STR("metric"), audit_metric_key(metric));
}

void audit_scale_member(JsonWriter *json, AuditScale scale) {
    audit_text_member(json, STR("scale"), scale == AUDIT_RATIO ? STR("ratio") : STR("difference"));
}

/* -- Input and profile ------------------------------------------------------------------------------------------------------------ */

static void write_file(JsonWriter *json, const AuditFile *file) {
    json_object_begin(json);
    audit_text_member(json, STR("name"), file->name);
    audit_whole_member(json, STR("bytes"), file->bytes);
    audit_whole_member(json, STR("rows"), file->rows);
    audit_text_or_none(json, STR("sha256"), file->sha256);
    audit_text_or_none(json, STR("encoding"), file->encoding);
    audit_text_or_none(json, STR("delimiter"), file->delimiter);
    audit_text_or_none(json, STR("decimal"), file->decimal);
    json_object_end(json);
}

void audit_write_input(JsonWriter *json, const AuditInput *input) {
    json_key(json, STR("input"));
    json_object_begin(json);
    audit_whole_member(json, STR("rows"), input->rows);
    audit_whole_member(json, STR("rows_used"), input->rows_used);
    audit_whole_member(json, STR("undecided"), input->undecided);
    audit_whole_member(json, STR("unlabelled"), input->unlabelled);
    audit_whole_member(json, STR("skipped"), input->skipped);
    json_key(json, STR("files"));
    json_array_begin(json);
    for (size_t i = 0; i < input->file_count; i++)
        write_file(json, &input->files[i]);
    json_array_end(json);
    audit_texts_member(json, STR("columns"), input->columns);
    json_object_end(json);
}

void audit_write_quality(JsonWriter *json, const AuditQuality *quality) {
    json_object_begin(json);
    audit_text_member(json, STR("check"), quality->check);
    audit_text_or_none(json, STR("column"), quality->column);
    audit_group_member(json, STR("group"), quality->group);
    audit_number_member(json, STR("value"), quality->value);
    audit_number_member(json, STR("low"), quality->low);
    audit_number_member(json, STR("high"), quality->high);
    audit_count_member(json, STR("numerator"), quality->numerator);
    audit_count_member(json, STR("denominator"), quality->denominator);
    audit_number_member(json, STR("p"), quality->p);
    audit_number_member(json, STR("q"), quality->q);
    audit_text_or_none(json, STR("detail"), quality->detail);
    if (quality->places.count > 0)
        audit_texts_member(json, STR("places"), quality->places);
    json_object_end(json);
}

/* -- Findings, and where it comes from -------------------------------------------------------------------------------------------- */

void audit_write_finding(JsonWriter *json, const AuditFinding *finding) {
    json_object_begin(json);
    audit_text_member(json, STR("kind"), AUDIT_FINDINGS.keys[finding->kind]);
    audit_decision_member(json, finding->opt_decision);
    if (finding->has_metric) {
        audit_metric_member(json, finding->metric);
        audit_scale_member(json, finding->scale);
    }
    if (finding->over.count > 0)
        audit_texts_member(json, STR("over"), finding->over);
    if (finding->group.count > 0)
        audit_group_member(json, STR("group"), finding->group);
    if (!str_empty(finding->column))
        audit_text_member(json, STR("column"), finding->column);
    if (finding->values.count > 0)
        audit_texts_member(json, STR("values"), finding->values);
    if (finding->number.known)
        audit_number_member(json, STR("number"), finding->number);
    if (finding->count.known)
        audit_count_member(json, STR("count"), finding->count);
    json_object_end(json);
}

/* An option given more than once is an object each: JSON has no second member of a name. */
void audit_write_provenance(JsonWriter *json, const AuditProvenance *provenance) {
    json_key(json, STR("provenance"));
    json_object_begin(json);
    audit_text_member(json, STR("version"), provenance->version);
    audit_whole_member(json, STR("seed"), provenance->seed);
    json_key(json, STR("options"));
    json_array_begin(json);
    for (size_t i = 0; i < provenance->option_count; i++) {
        json_object_begin(json);
        audit_text_member(json, STR("name"), provenance->options[i].name);
        audit_text_or_none(json, STR("value"), provenance->options[i].value);
        json_object_end(json);
    }
    json_array_end(json);
    audit_text_or_none(json, STR("time"), provenance->time);
    json_object_end(json);
}
