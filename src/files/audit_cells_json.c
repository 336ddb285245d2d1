/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/audit_cells_json.h"

#include "files/audit_json_write.h"

static void write_counts(JsonWriter *json, const CellCounts *counts, bool has_label) {
    json_object_begin(json);
    if (has_label) {
        audit_whole_member(json, STR("tp"), counts->tp);
        audit_whole_member(json, STR("fp"), counts->fp);
        audit_whole_member(json, STR("fn"), counts->fn);
        audit_whole_member(json, STR("tn"), counts->tn);
        audit_whole_member(json, STR("selected_unlabelled"), counts->selected_unlabelled);
        audit_whole_member(json, STR("other_unlabelled"), counts->other_unlabelled);
    } else {
        audit_whole_member(json, STR("selected"), counts->selected_unlabelled);
        audit_whole_member(json, STR("other"), counts->other_unlabelled);
    }
    audit_whole_member(json, STR("undecided"), counts->undecided);
    json_object_end(json);
}

static void write_group(JsonWriter *json, const CellTable *table, const Cell *cell) {
    json_key(json, STR("group"));
    json_object_begin(json);
    for (size_t i = 0; i < table->column_count; i++) {
        json_key(json, table->columns[i].name);
        if (cell->values[i] == CELL_MISSING)
            json_none(json);
        else
            json_str(json, table->columns[i].values[cell->values[i]]);
    }
    json_object_end(json);
}

/* `tables`: one for each decision, of the same rows and so with the same cells. */
static void write_table(JsonWriter *json, const CellTable *tables, size_t decisions) {
    json_object_begin(json);
    json_key(json, STR("columns"));
    json_array_begin(json);
    for (size_t i = 0; i < tables->column_count; i++)
        json_str(json, tables->columns[i].name);
    json_array_end(json);
    json_key(json, STR("cells"));
    json_array_begin(json);
    for (size_t i = 0; i < tables->count; i++) {
        json_object_begin(json);
        write_group(json, tables, &tables->cells[i]);
        json_key(json, STR("counts"));
        json_array_begin(json);
        for (size_t d = 0; d < decisions; d++)
            write_counts(json, &tables[d].cells[i].counts, tables[d].has_label);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

void audit_cells_json(JsonWriter *json, const AuditCells *cells) {
    bool named = cells->decision_count > 1 || !str_empty(cells->decision_names[0]);
    json_object_begin(json);
    audit_text_member(json, STR("schema"), STR(AUDIT_CELLS_SCHEMA));
    audit_write_input(json, &cells->input);
    audit_texts_member(json, STR("decisions"),
                       (AuditTexts){ cells->decision_names, named ? cells->decision_count : 0 });
    json_key(json, STR("tables"));
    json_array_begin(json);
    for (size_t i = 0; i < cells->family_count; i++)
        write_table(json, &cells->tables[i * cells->decision_count], cells->decision_count);
    json_array_end(json);
    json_key(json, STR("quality"));
    json_array_begin(json);
    for (size_t i = 0; i < cells->quality.count; i++)
        audit_write_quality(json, &cells->quality.items[i]);
    json_array_end(json);
    json_key(json, STR("findings"));
    json_array_begin(json);
    for (size_t i = 0; i < cells->findings.count; i++)
        audit_write_finding(json, &cells->findings.items[i]);
    json_array_end(json);
    audit_write_provenance(json, &cells->provenance);
    json_object_end(json);
}
