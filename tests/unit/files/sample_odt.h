/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sample_odt.h -- one text document with everything odt.h can do; for the test of its structure and that of the office
 * program. */
#include "files/odt.h"

#define SAMPLE_TITLE                \
    "Beteiligungsplan \xE2\x80\x9E" \
    "Anträge & Hilfe\xE2\x80\x9C"

static inline OdtInfo sample_info(void) {
    return (OdtInfo){ .head = { .title = STR(SAMPLE_TITLE),
                                .subject = STR("Entwurf"),
                                .language = STR("de"),
                                .country = STR("DE"),
                                .created = { 2026, 11, 28 } },
                      .page = STR("Seite"),
                      .of = STR("von") };
}

static inline void sample_paragraph(Odt *odt, Str text) {
    for (Str part; odt_next_paragraph(&text, &part);) {
        odt_paragraph_begin(odt);
        odt_text(odt, part);
        odt_paragraph_end(odt);
    }
}

static inline void sample_item(Odt *odt, Str text) {
    odt_item_begin(odt);
    sample_paragraph(odt, text);
    odt_item_end(odt);
}

static inline void sample_cell(Odt *odt, Str text) {
    odt_cell_begin(odt);
    sample_paragraph(odt, text);
    odt_cell_end(odt);
}

static inline void sample_lists(Odt *odt) {
    odt_list_begin(odt, false);
    sample_item(odt, STR("Personalrat"));
    odt_item_begin(odt);
    sample_paragraph(odt, STR("Beratungsstellen"));
    odt_list_begin(odt, true);
    sample_item(odt, STR("zuerst fragen"));
    sample_item(odt, STR("dann antworten"));
    odt_list_end(odt);
    odt_item_end(odt);
    sample_item(odt, STR(""));
    odt_list_end(odt);
}

static inline void sample_table(Odt *odt) {
    static const OdtColumn COLUMNS[] = { { STR_INIT("Wer"), 2 },
                                         { STR_INIT("Wie"), 3 },
                                         { STR_INIT("Wann"), 1 } };
    odt_table_begin(odt, STR("Tabelle 1: Wer wie und wann beteiligt wird"), COLUMNS, 3);
    for (int i = 0; i < 60; i++) {
        odt_row_begin(odt);
        sample_cell(odt, STR("Menschen mit wenig Deutsch"));
        odt_cell_begin(odt);
        sample_paragraph(odt, STR("Begleiteter Versuch"));
        odt_list_begin(odt, false);
        sample_item(odt, STR("mit Dolmetschen"));
        odt_list_end(odt);
        odt_cell_end(odt);
        sample_cell(odt, i % 2 == 0 ? STR("01.12.2026") : STR(""));
        odt_row_end(odt);
    }
    odt_table_end(odt);
}

static inline void sample_image(Odt *odt) {
    odt_image(odt,
              &(OdtImage){ .svg = STR("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" "
                                      "height=\"100\" viewBox=\"0 0 400 100\"><rect width=\"400\" "
                                      "height=\"100\" fill=\"#eee\" stroke=\"#000\"/>"
                                      "<text x=\"20\" y=\"55\">Phase 1</text></svg>"),
                           .width_mm = 400,
                           .height_mm = 100,
                           .title = STR("Zeitstrahl"),
                           .description = STR("Phase 1 dauert von Januar bis März."),
                           .caption = STR("Abbildung 1: Zeitstrahl") });
}

static inline Odt *sample_odt(Arena *arena, const OdtInfo *info) {
    Odt *odt = odt_open(arena, info);
    odt_heading(odt, 1, STR("Worum es geht"));
    sample_paragraph(odt,
                     STR("Erster Absatz,\nzweite Zeile,  mit <zwei> Leerzeichen.\n\n \nZweiter "
                         "Absatz\tmit Tabulator & Zeichen\x01."));
    odt_paragraph_begin(odt);
    odt_text(odt, STR("Siehe die Leitlinien, "));
    odt_strong(odt, STR("wichtig"));
    odt_text(odt, STR(": "));
    odt_foreign(odt, STR("en"), STR("GB"), STR("well-being"));
    odt_foreign(odt, STR("en"), STR("GB"), STR(" of everybody"));
    odt_foreign(odt, STR("tr"), STR(""), STR(" katılım"));
    odt_paragraph_end(odt);
    sample_lists(odt);
    odt_heading(odt, 2, STR("Plan"));
    sample_table(odt);
    odt_heading(odt, 3, STR("Bild"));
    sample_image(odt);
    odt_heading(odt, 1, STR("Ende"));
    return odt;
}
