/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/ods.h"

#include "base/list.h"
#include "base/utf8.h"

struct Ods {
    Arena *arena;
    OdfInfo info;
    Out body;
    XmlWriter xml;       /* of the body */
    LIST_OF(Str) names;  /* of the sheets */
    LIST_OF(int) widths; /* each width of a column there is, in mm */
    Str foreign, foreign_country;
    size_t columns, cells; /* of the open sheet, of the open row */
    bool in_sheet, in_row;
    bool broken;
};

static bool holds(Ods *ods, bool promise) {
    if (!promise)
        ods->broken = true;
    return !ods->broken;
}

Ods *ods_open(Arena *arena, const OdfInfo *info) {
    Ods *ods = arena_new(arena, Ods, 1);
    ods->arena = arena;
    ods->info = *info;
    ods->body = out_open(1 << 14);
    ods->xml = xml_open_part(&ods->body);
    return ods;
}

void ods_closep(Ods **ods) {
    if (*ods != NULL)
        out_done(&(*ods)->body);
}

/* -- Styles ------------------------------------------------------------------------------------ */

static void width_style(Ods *ods, int width_mm, Out *ret) {
    size_t i = 0;
    while (i < ods->widths.count && ods->widths.items[i] != width_mm)
        i++;
    if (i == ods->widths.count)
        *list_push(ods->arena, &ods->widths) = width_mm;
    out_format(ret, "W%zu", i + 1);
}

static void write_width_styles(XmlWriter *xml, const Ods *ods) {
    CLEANUP(out_done) Out text = out_open(24);
    for (size_t i = 0; i < ods->widths.count; i++) {
        out_reset(&text);
        out_format(&text, "W%zu", i + 1);
        xml_begin(xml, "style:style");
        xml_attribute(xml, "style:name", out_view(&text));
        xml_attribute(xml, "style:family", STR("table-column"));
        xml_begin(xml, "style:table-column-properties");
        out_reset(&text);
        out_format(&text, "%dmm", ods->widths.items[i]);
        xml_attribute(xml, "style:column-width", out_view(&text));
        xml_end(xml);
        xml_end(xml);
    }
}

static bool is_german(const Ods *ods) {
    return str_eq(ods->info.language, STR("de"));
}

/* How a date looks: 31.12.2026 in German, 2026-12-31 otherwise. */
static void write_date_style(XmlWriter *xml, const Ods *ods) {
#define DAY   "<number:day number:style=\"long\"/>"
#define MONTH "<number:month number:style=\"long\"/>"
#define YEAR  "<number:year number:style=\"long\"/>"
#define POINT "<number:text>.</number:text>"
#define DASH  "<number:text>-</number:text>"
    xml_begin(xml, "number:date-style");
    xml_attribute(xml, "style:name", STR("Day"));
    if (is_german(ods))
        xml_raw(xml, STR(DAY POINT MONTH POINT YEAR));
    else
        xml_raw(xml, STR(YEAR DASH MONTH DASH DAY));
    xml_end(xml);
}

/* A number of each scale, shown with the comma or point of the language: "Number2" has two places. */
static void write_number_styles(XmlWriter *xml, const Ods *ods) {
    CLEANUP(out_done) Out name = out_open(16);
    for (int places = 0; places <= DECIMAL_SCALE_MAX; places++) {
        out_reset(&name);
        out_format(&name, "Places%d", places);
        xml_begin(xml, "number:number-style");
        xml_attribute(xml, "style:name", out_view(&name));
        xml_attribute(xml, "number:language", ods->info.language);
        if (odf_is_country(ods->info.country))
            xml_attribute(xml, "number:country", ods->info.country);
        xml_begin(xml, "number:number");
        xml_attribute_i64(xml, "number:decimal-places", places);
        xml_attribute_i64(xml, "number:min-integer-digits", 1);
        xml_end(xml);
        xml_end(xml);
    }
    for (int places = 0; places <= DECIMAL_SCALE_MAX; places++) {
        out_reset(&name);
        out_format(&name, "Number%d", places);
        xml_begin(xml, "style:style");
        xml_attribute(xml, "style:name", out_view(&name));
        xml_attribute(xml, "style:family", STR("table-cell"));
        xml_attribute(xml, "style:parent-style-name", STR("Default"));
        out_reset(&name);
        out_format(&name, "Places%d", places);
        xml_attribute(xml, "style:data-style-name", out_view(&name));
        xml_end(xml);
    }
}

static void write_foreign_style(XmlWriter *xml, const Ods *ods) {
    if (str_empty(ods->foreign))
        return;
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", STR("Foreign"));
    xml_attribute(xml, "style:family", STR("table-cell"));
    xml_attribute(xml, "style:parent-style-name", STR("Default"));
    xml_begin(xml, "style:text-properties");
    odf_language(xml, ods->foreign, ods->foreign_country);
    xml_end(xml);
    xml_end(xml);
}

static Err write_styles(const Ods *ods, Out *out) {
    XmlWriter xml = xml_open(out);
    odf_begin(&xml, "office:document-styles");
    odf_fonts(&xml);
    xml_begin(&xml, "office:styles");
    odf_default_style(&xml, "table-cell", &ods->info, 10);
    write_date_style(&xml, ods);
    xml_raw(&xml, STR("<style:style style:name=\"Default\" style:family=\"table-cell\">"
                      "<style:table-cell-properties fo:wrap-option=\"wrap\" "
                      "style:vertical-align=\"top\"/></style:style>"
                      "<style:style style:name=\"Header\" style:family=\"table-cell\" "
                      "style:parent-style-name=\"Default\"><style:table-cell-properties "
                      "fo:background-color=\"#eeeeee\" fo:border-bottom=\"1pt solid #000000\"/>"
                      "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
                      "<style:style style:name=\"Date\" style:family=\"table-cell\" "
                      "style:parent-style-name=\"Default\" style:data-style-name=\"Day\"/>"));
    write_number_styles(&xml, ods);
    write_foreign_style(&xml, ods);
    xml_end(&xml);
    xml_raw(&xml, STR("<office:automatic-styles><style:page-layout style:name=\"Page\">"
                      "<style:page-layout-properties fo:page-width=\"297mm\" "
                      "fo:page-height=\"210mm\" style:print-orientation=\"landscape\" "
                      "fo:margin-top=\"15mm\" fo:margin-bottom=\"15mm\" fo:margin-left=\"15mm\" "
                      "fo:margin-right=\"15mm\" style:scale-to-X=\"1\" style:scale-to-Y=\"0\"/>"
                      "<style:footer-style><style:header-footer-properties "
                      "fo:min-height=\"8mm\" fo:margin-top=\"4mm\"/></style:footer-style>"
                      "</style:page-layout></office:automatic-styles>"
                      "<office:master-styles><style:master-page style:name=\"Default\" "
                      "style:page-layout-name=\"Page\"><style:footer><text:p>"
                      "<text:sheet-name>-</text:sheet-name>, <text:page-number>1"
                      "</text:page-number> / <text:page-count>1</text:page-count></text:p>"
                      "</style:footer></style:master-page></office:master-styles>"));
    xml_end(&xml);
    return xml_finish(&xml);
}

static Err write_content(const Ods *ods, Out *out) {
    XmlWriter xml = xml_open(out);
    odf_begin(&xml, "office:document-content");
    odf_fonts(&xml);
    xml_begin(&xml, "office:automatic-styles");
    write_width_styles(&xml, ods);
    xml_raw(&xml, STR("<style:style style:name=\"Sheet\" style:family=\"table\" "
                      "style:master-page-name=\"Default\"><style:table-properties "
                      "table:display=\"true\"/></style:style>"));
    xml_end(&xml);
    xml_begin(&xml, "office:body");
    xml_begin(&xml, "office:spreadsheet");
    xml_raw(&xml, out_view(&ods->body));
    xml_end(&xml);
    xml_end(&xml);
    xml_end(&xml);
    return xml_finish(&xml);
}

Err ods_finish(Ods *ods, Out *out) {
    CLEANUP(out_done) Out content = { 0 };
    CLEANUP(out_done) Out styles = out_open(1 << 12);
    if (!holds(ods, !ods->in_sheet && ods->names.count > 0))
        return ERR_INTERNAL;
    TRY(xml_finish(&ods->xml));
    TRY(write_content(ods, &content));
    TRY(write_styles(ods, &styles));
    const OdfParts parts = { .mimetype = STR("application/vnd.oasis.opendocument.spreadsheet"),
                             .content = out_view(&content),
                             .styles = out_view(&styles) };
    return odf_pack(&ods->info, &parts, ods->arena, out);
}

/* -- Sheets ------------------------------------------------------------------------------------ */

static bool is_taken(const Ods *ods, Arena *arena, Str name) {
    Str lower = str_lower_ascii(arena, name);
    for (size_t i = 0; i < ods->names.count; i++)
        if (str_eq(str_lower_ascii(arena, ods->names.items[i]), lower))
            return true;
    return false;
}

/* A name that spreadsheets take and no other sheet has. */
static Str sheet_name(Ods *ods, Str wanted) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1024);
    CLEANUP(out_done) Out out = out_open(64);
    Str clean = utf8_cleaned(arena, wanted);
    for (size_t i = 0; i < clean.len; i++)
        out_char(&out, strchr("[]*?:/\\'\"\t\r\n", clean.ptr[i]) != NULL ? ' ' : clean.ptr[i]);
    Str base = utf8_trim(utf8_truncate(utf8_trim(out_view(&out)), ODS_SHEET_NAME_MAX));
    if (str_empty(base))
        base = STR("-");
    Str name = base;
    for (size_t number = 2; is_taken(ods, arena, name); number++) {
        CLEANUP(out_done) Out numbered = out_open(64);
        out_str(&numbered, utf8_truncate(base, ODS_SHEET_NAME_MAX - 3));
        out_format(&numbered, " %zu", number);
        name = str_copy(arena, out_view(&numbered));
    }
    return str_copy(ods->arena, name);
}

static void write_columns(Ods *ods, const OdsColumn *columns, size_t count) {
    CLEANUP(out_done) Out style = out_open(16);
    for (size_t i = 0; i < count; i++) {
        out_reset(&style);
        width_style(ods, columns[i].width_mm, &style);
        xml_begin(&ods->xml, "table:table-column");
        xml_attribute(&ods->xml, "table:style-name", out_view(&style));
        xml_attribute(&ods->xml, "table:default-cell-style-name", STR("Default"));
        xml_end(&ods->xml);
    }
}

static void write_cell(Ods *ods, Str style, Str type, Str text) {
    xml_begin(&ods->xml, "table:table-cell");
    xml_attribute(&ods->xml, "table:style-name", style);
    xml_attribute(&ods->xml, "office:value-type", type);
    for (Str line; str_cut(&text, '\n', &line);) {
        xml_begin(&ods->xml, "text:p");
        odf_words(&ods->xml, line);
        xml_end(&ods->xml);
    }
    xml_end(&ods->xml);
}

static bool columns_are_whole(const OdsColumn *columns, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (columns[i].width_mm < 1 || columns[i].width_mm > 500 ||
            str_empty(str_trim(columns[i].title)))
            return false;
    return count >= 1 && count <= ODS_COLUMNS_MAX;
}

void ods_sheet_begin(Ods *ods, Str name, const OdsColumn *columns, size_t count) {
    if (!holds(ods, !ods->in_sheet && ods->names.count < ODS_SHEETS_MAX &&
                        columns_are_whole(columns, count)))
        return;
    Str kept = sheet_name(ods, name);
    *list_push(ods->arena, &ods->names) = kept;
    ods->in_sheet = true;
    ods->columns = count;
    xml_begin(&ods->xml, "table:table");
    xml_attribute(&ods->xml, "table:name", kept);
    xml_attribute(&ods->xml, "table:style-name", STR("Sheet"));
    write_columns(ods, columns, count);
    xml_begin(&ods->xml, "table:table-header-rows");
    xml_begin(&ods->xml, "table:table-row");
    for (size_t i = 0; i < count; i++)
        write_cell(ods, STR("Header"), STR("string"), columns[i].title);
    xml_end(&ods->xml);
    xml_end(&ods->xml);
}

void ods_sheet_end(Ods *ods) {
    if (!holds(ods, ods->in_sheet && !ods->in_row))
        return;
    xml_end(&ods->xml);
    ods->in_sheet = false;
}

/* -- Cells ------------------------------------------------------------------------------------- */

static bool cell_begin(Ods *ods) {
    if (!holds(ods, ods->in_sheet && (!ods->in_row || ods->cells < ods->columns)))
        return false;
    if (!ods->in_row) {
        xml_begin(&ods->xml, "table:table-row");
        ods->in_row = true;
        ods->cells = 0;
    }
    ods->cells++;
    return true;
}

void ods_row_end(Ods *ods) {
    if (!holds(ods, ods->in_row))
        return;
    xml_end(&ods->xml);
    ods->in_row = false;
}

static void empty_cell(Ods *ods) {
    xml_begin(&ods->xml, "table:table-cell");
    xml_end(&ods->xml);
}

void ods_text(Ods *ods, Str text) {
    if (!cell_begin(ods))
        return;
    if (str_empty(text))
        empty_cell(ods);
    else
        write_cell(ods, STR("Default"), STR("string"), text);
}

void ods_foreign_text(Ods *ods, Str language, Str country, Str text) {
    bool same = str_empty(ods->foreign) || str_eq(ods->foreign, language);
    if (!holds(ods, same) || !cell_begin(ods))
        return;
    ods->foreign = language;
    ods->foreign_country = country;
    if (str_empty(text))
        empty_cell(ods);
    else
        write_cell(ods, STR("Foreign"), STR("string"), text);
}

static void typed_cell(Ods *ods, Str style, const char *type, const char *attribute, Str value,
                       Str shown) {
    xml_begin(&ods->xml, "table:table-cell");
    xml_attribute(&ods->xml, "table:style-name", style);
    xml_attribute(&ods->xml, "office:value-type", str_from(type));
    xml_attribute(&ods->xml, attribute, value);
    xml_element(&ods->xml, "text:p", shown);
    xml_end(&ods->xml);
}

void ods_date(Ods *ods, Date date) {
    char text[DATE_ISO_SIZE];
    CLEANUP(out_done) Out shown = out_open(16);
    if (!cell_begin(ods))
        return;
    if (date_none(date)) {
        empty_cell(ods);
        return;
    }
    Str iso = date_iso(date, text);
    if (is_german(ods))
        out_format(&shown, "%02d.%02d.%04d", date.day, date.month, date.year);
    else
        out_str(&shown, iso);
    typed_cell(ods, STR("Date"), "date", "office:date-value", iso, out_view(&shown));
}

void ods_decimal(Ods *ods, Decimal number) {
    char value[DECIMAL_TEXT_SIZE], shown[DECIMAL_TEXT_SIZE];
    if (!cell_begin(ods))
        return;
    CLEANUP(out_done) Out style = out_open(16);
    out_format(&style, "Number%d", number.scale);
    if (!number.present)
        empty_cell(ods);
    else
        typed_cell(ods, out_view(&style), "float", "office:value", decimal_text(number, '.', value),
                   decimal_text(number, is_german(ods) ? ',' : '.', shown));
}
