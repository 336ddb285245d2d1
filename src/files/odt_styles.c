/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/odt_styles.h"

enum { REL_WIDTH = 65535 }; /* of all columns together */

enum { SIDE_MM = 20, SHORT_MM = 210, LONG_MM = 297, FOOTER_MM = 15 };

int odt_page_width_mm(const OdtInfo *info) {
    return (info->landscape ? LONG_MM : SHORT_MM) - 2 * SIDE_MM;
}

int odt_page_height_mm(const OdtInfo *info) {
    return (info->landscape ? SHORT_MM : LONG_MM) - 2 * SIDE_MM - FOOTER_MM;
}

static void attribute_mm(XmlWriter *xml, const char *name, int mm) {
    CLEANUP(out_done) Out text = out_open(16);
    out_format(&text, "%dmm", mm);
    xml_attribute(xml, name, out_view(&text));
}

/* -- Paragraphs -------------------------------------------------------------------------------- */

typedef struct ParagraphStyle {
    const char *name, *shown, *parent;
    int level; /* of a heading, 0 = none */
    const char *above, *below;
    bool keep; /* on one page with what follows */
    int points;
    bool bold;
    const char *line; /* its height */
} ParagraphStyle;

/* clang-format off */
static const ParagraphStyle PARAGRAPHS[] = {
    { "Standard", "", NULL, 0, "0mm", "0mm", false, 11, false, "130%" },
    { "Text_20_body", "Text body", "Standard", 0, "0mm", "2.5mm", false, 11, false, "130%" },
    { "Title", "", "Standard", 0, "0mm", "6mm", true, 22, true, "115%" },
    { "Heading", "", "Standard", 0, "5mm", "2.5mm", true, 12, true, "130%" },
    { "Heading_20_1", "Heading 1", "Heading", 1, "8mm", "3mm", true, 17, true, "115%" },
    { "Heading_20_2", "Heading 2", "Heading", 2, "6mm", "2.5mm", true, 14, true, "130%" },
    { "Heading_20_3", "Heading 3", "Heading", 3, "5mm", "2mm", true, 12, true, "130%" },
    { "Heading_20_4", "Heading 4", "Heading", 4, "4mm", "2mm", true, 11, true, "130%" },
    { "Heading_20_5", "Heading 5", "Heading", 5, "4mm", "2mm", true, 11, true, "130%" },
    { "List_20_Contents", "List Contents", "Standard", 0, "0mm", "1mm", false, 11, false, "130%" },
    { "Table_20_Contents", "Table Contents", "Standard", 0, "0mm", "0mm", false, 10, false, "130%" },
    { "Table_20_Heading", "Table Heading", "Table_20_Contents", 0, "0mm", "0mm", true, 10, true, "130%" },
    { "Caption", "", "Standard", 0, "3mm", "2mm", true, 10, true, "130%" },
    { "Figure", "", "Standard", 0, "3mm", "1mm", true, 11, false, "100%" },
    { "Figure_20_Caption", "Figure Caption", "Caption", 0, "0mm", "4mm", false, 10, true, "130%" },
    { "Footer", "", "Standard", 0, "0mm", "0mm", false, 9, false, "130%" },
};
/* clang-format on */

static void write_paragraph_style(XmlWriter *xml, const ParagraphStyle *style) {
    CLEANUP(out_done) Out points = out_open(16);
    out_format(&points, "%dpt", style->points);
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", str_from(style->name));
    if (style->shown[0] != '\0')
        xml_attribute(xml, "style:display-name", str_from(style->shown));
    xml_attribute(xml, "style:family", STR("paragraph"));
    if (style->parent != NULL)
        xml_attribute(xml, "style:parent-style-name", str_from(style->parent));
    if (style->level > 0) {
        xml_attribute(xml, "style:next-style-name", STR("Text_20_body"));
        xml_attribute_i64(xml, "style:default-outline-level", style->level);
    }
    xml_begin(xml, "style:paragraph-properties");
    xml_attribute(xml, "fo:margin-top", str_from(style->above));
    xml_attribute(xml, "fo:margin-bottom", str_from(style->below));
    xml_attribute(xml, "fo:line-height", str_from(style->line));
    xml_attribute(xml, "fo:text-align", STR("start"));
    xml_attribute(xml, "fo:orphans", STR("2"));
    xml_attribute(xml, "fo:widows", STR("2"));
    if (style->keep)
        xml_attribute(xml, "fo:keep-with-next", STR("always"));
    xml_end(xml);
    xml_begin(xml, "style:text-properties");
    xml_attribute(xml, "fo:font-size", out_view(&points));
    if (style->bold)
        xml_attribute(xml, "fo:font-weight", STR("bold"));
    if (style->level > 0 || strcmp(style->name, "Title") == 0)
        xml_attribute(xml, "fo:hyphenate", STR("false"));
    xml_end(xml);
    xml_end(xml);
}

/* Left margin of the first level and what each further one adds. */
enum { INDENT_MM = 7 };

static void write_list_style(XmlWriter *xml, const char *name, bool numbered) {
    xml_begin(xml, "text:list-style");
    xml_attribute(xml, "style:name", str_from(name));
    for (int level = 1; level <= 10; level++) {
        xml_begin(xml, numbered ? "text:list-level-style-number" : "text:list-level-style-bullet");
        xml_attribute_i64(xml, "text:level", level);
        if (numbered) {
            xml_attribute(xml, "style:num-suffix", STR("."));
            xml_attribute(xml, "style:num-format", STR("1"));
        } else {
            xml_attribute(xml, "text:bullet-char",
                          level % 2 == 1 ? STR("\xE2\x80\xA2") : STR("\xE2\x80\x93"));
        }
        xml_begin(xml, "style:list-level-properties");
        xml_attribute(xml, "text:list-level-position-and-space-mode", STR("label-alignment"));
        xml_begin(xml, "style:list-level-label-alignment");
        xml_attribute(xml, "text:label-followed-by", STR("listtab"));
        attribute_mm(xml, "text:list-tab-stop-position", level * INDENT_MM);
        attribute_mm(xml, "fo:text-indent", -INDENT_MM);
        attribute_mm(xml, "fo:margin-left", level * INDENT_MM);
        xml_end(xml);
        xml_end(xml);
        xml_end(xml);
    }
    xml_end(xml);
}

/* Headings make the outline; they are not numbered. */
static void write_outline(XmlWriter *xml) {
    xml_begin(xml, "text:outline-style");
    xml_attribute(xml, "style:name", STR("Outline"));
    for (int level = 1; level <= ODT_HEADING_MAX; level++) {
        xml_begin(xml, "text:outline-level-style");
        xml_attribute_i64(xml, "text:level", level);
        xml_attribute(xml, "style:num-format", STR(""));
        xml_end(xml);
    }
    xml_end(xml);
}

static void write_text_styles(XmlWriter *xml, const OdtLanguages *languages) {
    xml_raw(xml, STR("<style:style style:name=\"Strong\" style:family=\"text\">"
                     "<style:text-properties fo:font-weight=\"bold\"/></style:style>"));
    for (size_t i = 0; i < languages->count; i++) {
        const OdtLanguage *language = &languages->items[i];
        xml_begin(xml, "style:style");
        xml_attribute(xml, "style:name", language->style);
        xml_attribute(xml, "style:family", STR("text"));
        xml_begin(xml, "style:text-properties");
        odf_language(xml, language->language, language->country);
        xml_end(xml);
        xml_end(xml);
    }
}

/* -- The page ---------------------------------------------------------------------------------- */

static void write_page_layout(XmlWriter *xml, const OdtInfo *info) {
    xml_begin(xml, "style:page-layout");
    xml_attribute(xml, "style:name", STR("Page"));
    xml_begin(xml, "style:page-layout-properties");
    attribute_mm(xml, "fo:page-width", info->landscape ? LONG_MM : SHORT_MM);
    attribute_mm(xml, "fo:page-height", info->landscape ? SHORT_MM : LONG_MM);
    xml_attribute(xml, "style:print-orientation",
                  info->landscape ? STR("landscape") : STR("portrait"));
    attribute_mm(xml, "fo:margin-top", SIDE_MM);
    attribute_mm(xml, "fo:margin-bottom", SIDE_MM);
    attribute_mm(xml, "fo:margin-left", SIDE_MM);
    attribute_mm(xml, "fo:margin-right", SIDE_MM);
    xml_end(xml);
    xml_raw(xml, STR("<style:footer-style><style:header-footer-properties fo:min-height=\"10mm\" "
                     "fo:margin-top=\"5mm\"/></style:footer-style>"));
    xml_end(xml);
    /* the page number stands at the right margin */
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", STR("Page_20_number"));
    xml_attribute(xml, "style:family", STR("paragraph"));
    xml_attribute(xml, "style:parent-style-name", STR("Footer"));
    xml_begin(xml, "style:paragraph-properties");
    xml_begin(xml, "style:tab-stops");
    xml_begin(xml, "style:tab-stop");
    attribute_mm(xml, "style:position", odt_page_width_mm(info));
    xml_attribute(xml, "style:type", STR("right"));
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

static void write_master_page(XmlWriter *xml, const OdtInfo *info, Str people_style) {
    xml_begin(xml, "office:master-styles");
    xml_begin(xml, "style:master-page");
    xml_attribute(xml, "style:name", STR("Standard"));
    xml_attribute(xml, "style:page-layout-name", STR("Page"));
    xml_begin(xml, "style:footer");
    xml_begin(xml, "text:p");
    xml_attribute(xml, "text:style-name", STR("Page_20_number"));
    odt_title(xml, info, people_style);
    xml_raw(xml, STR("<text:tab/>"));
    xml_text(xml, info->page);
    xml_raw(xml, STR(" <text:page-number text:select-page=\"current\">1</text:page-number> "));
    xml_text(xml, info->of);
    xml_raw(xml, STR(" <text:page-count>1</text:page-count>"));
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

Err odt_write_styles(const OdtInfo *info, const OdtLanguages *languages, Str people_style,
                     Out *out) {
    XmlWriter xml = xml_open(out);
    odf_begin(&xml, "office:document-styles");
    odf_fonts(&xml);
    xml_begin(&xml, "office:styles");
    odf_default_style(&xml, "paragraph", &info->head, 11);
    for (size_t i = 0; i < sizeof PARAGRAPHS / sizeof *PARAGRAPHS; i++)
        write_paragraph_style(&xml, &PARAGRAPHS[i]);
    write_text_styles(&xml, languages);
    write_outline(&xml);
    write_list_style(&xml, "Bullets", false);
    write_list_style(&xml, "Numbers", true);
    xml_end(&xml);
    xml_begin(&xml, "office:automatic-styles");
    write_page_layout(&xml, info);
    xml_end(&xml);
    write_master_page(&xml, info, people_style);
    xml_end(&xml);
    return xml_finish(&xml);
}

/* -- Automatic styles of the content ------------------------------------------------------------ */

static void write_style(XmlWriter *xml, Str name, const char *family) {
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", name);
    xml_attribute(xml, "style:family", str_from(family));
}

static void write_table_style(XmlWriter *xml, const OdtTable *table, size_t number, int width_mm) {
    CLEANUP(out_done) Out text = out_open(32);
    int total = 0;
    for (size_t i = 0; i < table->columns; i++)
        total += table->weights[i];
    out_format(&text, "T%zu", number);
    write_style(xml, out_view(&text), "table");
    xml_begin(xml, "style:table-properties");
    attribute_mm(xml, "style:width", width_mm);
    xml_attribute(xml, "table:align", STR("margins"));
    xml_attribute(xml, "table:border-model", STR("collapsing"));
    xml_attribute(xml, "fo:margin-bottom", STR("5mm"));
    xml_end(xml);
    xml_end(xml);
    for (size_t i = 0; i < table->columns; i++) {
        out_reset(&text);
        out_format(&text, "T%zu.%zu", number, i + 1);
        write_style(xml, out_view(&text), "table-column");
        xml_begin(xml, "style:table-column-properties");
        attribute_mm(xml, "style:column-width", width_mm * table->weights[i] / total);
        out_reset(&text);
        /* LibreOffice takes small shares for twips below its least width */
        out_format(&text, "%d*", REL_WIDTH * table->weights[i] / total);
        xml_attribute(xml, "style:rel-column-width", out_view(&text));
        xml_end(xml);
        xml_end(xml);
    }
}

void odt_automatic_styles(XmlWriter *xml, const OdtInfo *info, const OdtTables *tables) {
    xml_begin(xml, "office:automatic-styles");
    for (size_t i = 0; i < tables->count; i++)
        write_table_style(xml, &tables->items[i], i + 1, odt_page_width_mm(info));
    xml_raw(xml, STR("<style:style style:name=\"Row\" style:family=\"table-row\">"
                     "<style:table-row-properties fo:keep-together=\"always\"/></style:style>"
                     "<style:style style:name=\"Cell\" style:family=\"table-cell\">"
                     "<style:table-cell-properties fo:border=\"0.5pt solid #5c5c5c\" "
                     "fo:padding=\"1.5mm\"/></style:style>"
                     "<style:style style:name=\"HeadCell\" style:family=\"table-cell\">"
                     "<style:table-cell-properties fo:border=\"0.5pt solid #5c5c5c\" "
                     "fo:padding=\"1.5mm\" fo:background-color=\"#eeeeee\"/></style:style>"
                     "<style:style style:name=\"Picture\" style:family=\"graphic\">"
                     "<style:graphic-properties style:vertical-pos=\"top\" "
                     "style:vertical-rel=\"baseline\" fo:border=\"none\" fo:padding=\"0mm\"/>"
                     "</style:style>"));
    xml_end(xml);
}
