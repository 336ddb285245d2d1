/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* odt_styles.h -- the look of a text document; for odt.c only. */
#include "base/list.h"
#include "files/odt.h"

typedef struct OdtLanguage {
    Str language, country, style; /* style: "Language_en_GB" */
} OdtLanguage;
typedef LIST_OF(OdtLanguage) OdtLanguages;

typedef struct OdtTable {
    int weights[ODT_COLUMNS_MAX];
    size_t columns;
} OdtTable;
typedef LIST_OF(OdtTable) OdtTables;

/* Between the margins of A4. */
int odt_page_width_mm(const OdtInfo *info);
int odt_page_height_mm(const OdtInfo *info);
/* Largest height of a picture, so that its caption fits below it. */
#define ODT_CAPTION_MM 20

/* styles.xml; `people_style` is that of the language of what people wrote, "" = none. */
MUST_CHECK Err odt_write_styles(const OdtInfo *info, const OdtLanguages *languages,
                                Str people_style, Out *out);
/* Text in a style of text; "" = the paragraph's. */
void odt_styled_words(XmlWriter *xml, Str style, Str text);
/* The title, its end in the style where people wrote it. */
void odt_title(XmlWriter *xml, const OdtInfo *info, Str people_style);
/* The automatic styles of content.xml: tables "T1", their columns "T1.1", cells "Cell" and "HeadCell", frames
 * "Picture". */
void odt_automatic_styles(XmlWriter *xml, const OdtInfo *info, const OdtTables *tables);
