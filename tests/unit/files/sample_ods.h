/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sample_ods.h -- one spreadsheet with every kind of cell. */
#include "files/ods.h"

static inline Ods *sample_ods(Arena *arena) {
    static const OdsColumn COLUMNS[] = { { STR_INIT("Gruppe"), 60 },
                                         { STR_INIT("Am"), 25 },
                                         { STR_INIT("Zahl"), 25 },
                                         { STR_INIT("Anteil"), 25 } };
    Ods *ods = ods_open(arena, &(OdfInfo){ .title = STR("Beteiligungsplan"),
                                           .language = STR("de"),
                                           .country = STR("DE"),
                                           .created = { 2026, 11, 28 } });
    ods_sheet_begin(ods, STR("Plan [2026]: a/b"), COLUMNS, 4);
    ods_text(ods, STR("Menschen mit  wenig Deutsch;\nzweite \"Zeile\""));
    ods_date(ods, (Date){ 2026, 12, 1 });
    ods_decimal(ods, (Decimal){ .mantissa = -12, .present = true });
    ods_decimal(ods, (Decimal){ .mantissa = 1250, .scale = 2, .present = true });
    ods_row_end(ods);
    ods_text(ods, STR("=1+1"));
    ods_date(ods, (Date){ 0 });
    ods_text(ods, STR(""));
    ods_decimal(ods, (Decimal){ 0 });
    ods_row_end(ods);
    ods_text(ods, STR("Ältere"));
    ods_row_end(ods);
    ods_sheet_end(ods);
    ods_sheet_begin(ods, STR("plan  2026   a b"), COLUMNS, 1);
    ods_sheet_end(ods);
    ods_sheet_begin(ods, STR("PLAN  2026   A B"), COLUMNS, 1);
    ods_sheet_end(ods);
    return ods;
}
