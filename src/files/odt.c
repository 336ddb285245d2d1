/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/odt.h"

#include "files/odt_styles.h"

/* What is open, innermost last. */
typedef enum Place { BODY, PARAGRAPH, BULLETS, ITEM, TABLE, ROW, CELL } Place;

/* Body, then lists with their items in a cell of a table, then a paragraph. */
enum { PLACES_MAX = 2 * ODT_NESTING_MAX + 5 };

typedef struct Level {
    Place place;
    bool filled; /* an item or cell that has a paragraph or list */
} Level;

struct Odt {
    Arena *arena;
    OdtInfo info;
    Out body;
    XmlWriter xml; /* of the body */
    Level levels[PLACES_MAX];
    size_t depth;
    int heading;       /* level of the last one, 0 = none yet */
    size_t cells;      /* of the open row */
    size_t list_depth; /* open lists */
    OdtLanguages languages;
    OdtTables tables;
    LIST_OF(OdfPicture) pictures;
    bool broken;
};

static bool holds(Odt *odt, bool promise) {
    if (!promise)
        odt->broken = true;
    return !odt->broken;
}

static Place place_of(const Odt *odt) {
    return odt->levels[odt->depth - 1].place;
}

static bool takes_blocks(const Odt *odt) {
    Place place = place_of(odt);
    return place == BODY || place == ITEM || place == CELL;
}

static bool enter(Odt *odt, Place place) {
    if (!holds(odt, odt->depth < PLACES_MAX))
        return false;
    odt->levels[odt->depth - 1].filled = true;
    odt->levels[odt->depth++] = (Level){ .place = place };
    return true;
}

static bool leave(Odt *odt, Place place) {
    if (!holds(odt, place_of(odt) == place))
        return false;
    odt->depth--;
    return true;
}

static void paragraph(Odt *odt, const char *style, Str text) {
    xml_begin(&odt->xml, "text:p");
    xml_attribute(&odt->xml, "text:style-name", str_from(style));
    odf_words(&odt->xml, text);
    xml_end(&odt->xml);
}

/* The style of text in this language; "" when it is none. */
static Str language_style(Odt *odt, Str language, Str country) {
    if (!odf_is_language(language))
        return STR("");
    if (!odf_is_country(country))
        country = STR("none");
    for (size_t i = 0; i < odt->languages.count; i++) {
        const OdtLanguage *known = &odt->languages.items[i];
        if (str_eq(known->language, language) && str_eq(known->country, country))
            return known->style;
    }
    OdtLanguage *added = list_push(odt->arena, &odt->languages);
    *added = (OdtLanguage){ .language = str_copy(odt->arena, language),
                            .country = str_copy(odt->arena, country),
                            .style = str_join(odt->arena, STR("Language_"), language, STR("_"),
                                              country) };
    return added->style;
}

void odt_styled_words(XmlWriter *xml, Str style, Str text) {
    if (str_empty(style)) {
        odf_words(xml, text);
        return;
    }
    xml_begin(xml, "text:span");
    xml_attribute(xml, "text:style-name", style);
    odf_words(xml, text);
    xml_end(xml);
}

void odt_title(XmlWriter *xml, const OdtInfo *info, Str people_style) {
    Str title = info->head.title, people = info->people_title;
    bool ends = !str_empty(people) && !str_empty(people_style) && str_ends(title, people);
    Str ours = str_slice(title, 0, title.len - (ends ? people.len : 0));
    odf_words(xml, ours);
    if (ends)
        odt_styled_words(xml, people_style, people);
}

static Str people_style(Odt *odt) {
    return language_style(odt, odt->info.people_language, odt->info.people_country);
}

Odt *odt_open(Arena *arena, const OdtInfo *info) {
    Odt *odt = arena_new(arena, Odt, 1);
    odt->arena = arena;
    odt->info = *info;
    odt->body = out_open(1 << 14);
    odt->xml = xml_open_part(&odt->body);
    odt->levels[0] = (Level){ .place = BODY };
    odt->depth = 1;
    xml_begin(&odt->xml, "text:p");
    xml_attribute(&odt->xml, "text:style-name", STR("Title"));
    odt_title(&odt->xml, info, people_style(odt));
    xml_end(&odt->xml);
    return odt;
}

void odt_closep(Odt **odt) {
    if (*odt != NULL)
        out_done(&(*odt)->body);
}

static Err write_content(Odt *odt, Out *out) {
    XmlWriter xml = xml_open(out);
    odf_begin(&xml, "office:document-content");
    odf_fonts(&xml);
    odt_automatic_styles(&xml, &odt->info, &odt->tables);
    xml_begin(&xml, "office:body");
    xml_begin(&xml, "office:text");
    xml_raw(&xml, out_view(&odt->body));
    xml_end(&xml);
    xml_end(&xml);
    xml_end(&xml);
    return xml_finish(&xml);
}

Err odt_finish(Odt *odt, Out *out) {
    CLEANUP(out_done) Out content = out_open(0);
    CLEANUP(out_done) Out styles = out_open(1 << 14);
    if (!holds(odt, odt->depth == 1))
        return ERR_INTERNAL;
    TRY(xml_finish(&odt->xml));
    TRY(write_content(odt, &content));
    TRY(odt_write_styles(&odt->info, &odt->languages, people_style(odt), &styles));
    const OdfParts parts = { .mimetype = STR("application/vnd.oasis.opendocument.text"),
                             .content = out_view(&content),
                             .styles = out_view(&styles),
                             .pictures = odt->pictures.items,
                             .picture_count = odt->pictures.count };
    return odf_pack(&odt->info.head, &parts, odt->arena, out);
}

/* -- Headings and paragraphs ------------------------------------------------------------------- */

void odt_heading(Odt *odt, int level, Str text) {
    odt_heading_foreign(odt, level, STR(""), STR(""), text);
}

void odt_heading_foreign(Odt *odt, int level, Str language, Str country, Str text) {
    char style[] = "Heading_20_0";
    if (!holds(odt, place_of(odt) == BODY && level >= 1 && level <= ODT_HEADING_MAX &&
                        level <= odt->heading + 1 && !str_empty(str_trim(text))))
        return;
    odt->heading = level;
    style[sizeof style - 2] = (char)('0' + level);
    xml_begin(&odt->xml, "text:h");
    xml_attribute(&odt->xml, "text:style-name", str_from(style));
    xml_attribute_i64(&odt->xml, "text:outline-level", level);
    odt_styled_words(&odt->xml, language_style(odt, language, country), text);
    xml_end(&odt->xml);
}

void odt_paragraph_begin(Odt *odt) {
    if (!holds(odt, takes_blocks(odt)))
        return;
    Place place = place_of(odt);
    bool in_table = odt->depth > 1 && odt->levels[1].place == TABLE;
    if (!enter(odt, PARAGRAPH))
        return;
    xml_begin(&odt->xml, "text:p");
    xml_attribute(&odt->xml, "text:style-name",
                  in_table        ? STR("Table_20_Contents")
                  : place == ITEM ? STR("List_20_Contents")
                                  : STR("Text_20_body"));
}

void odt_paragraph_end(Odt *odt) {
    if (leave(odt, PARAGRAPH))
        xml_end(&odt->xml);
}

bool odt_next_paragraph(Str *rest, Str *ret) {
    const char *begin = NULL, *end = NULL;
    Str line;
    while (str_cut(rest, '\n', &line)) {
        if (!str_empty(str_trim(line))) {
            begin = begin != NULL ? begin : line.ptr;
            end = line.ptr + line.len;
        } else if (begin != NULL) {
            break;
        }
    }
    *ret = begin != NULL ? str_trim(str_bytes(begin, (size_t)(end - begin))) : STR("");
    return begin != NULL;
}

void odt_text(Odt *odt, Str text) {
    if (holds(odt, place_of(odt) == PARAGRAPH))
        odf_words(&odt->xml, text);
}

void odt_strong(Odt *odt, Str text) {
    odt_strong_foreign(odt, STR(""), STR(""), text);
}

void odt_link(Odt *odt, Str href, Str text) {
    if (!holds(odt, place_of(odt) == PARAGRAPH))
        return;
    xml_begin(&odt->xml, "text:a");
    xml_attribute(&odt->xml, "xlink:type", STR("simple"));
    xml_attribute(&odt->xml, "xlink:href", href);
    odf_words(&odt->xml, text);
    xml_end(&odt->xml);
}

void odt_foreign(Odt *odt, Str language, Str country, Str text) {
    if (holds(odt, place_of(odt) == PARAGRAPH))
        odt_styled_words(&odt->xml, language_style(odt, language, country), text);
}

void odt_strong_foreign(Odt *odt, Str language, Str country, Str text) {
    if (!holds(odt, place_of(odt) == PARAGRAPH))
        return;
    xml_begin(&odt->xml, "text:span");
    xml_attribute(&odt->xml, "text:style-name", STR("Strong"));
    odt_styled_words(&odt->xml, language_style(odt, language, country), text);
    xml_end(&odt->xml);
}

/* -- Lists ------------------------------------------------------------------------------------- */

void odt_list_begin(Odt *odt, bool numbered) {
    if (!holds(odt, takes_blocks(odt) && odt->list_depth < ODT_NESTING_MAX))
        return;
    if (!enter(odt, BULLETS))
        return;
    odt->list_depth++;
    xml_begin(&odt->xml, "text:list");
    xml_attribute(&odt->xml, "text:style-name", numbered ? STR("Numbers") : STR("Bullets"));
}

void odt_list_end(Odt *odt) {
    if (!holds(odt, odt->levels[odt->depth - 1].filled) || !leave(odt, BULLETS))
        return;
    odt->list_depth--;
    xml_end(&odt->xml);
}

void odt_item_begin(Odt *odt) {
    if (holds(odt, place_of(odt) == BULLETS) && enter(odt, ITEM))
        xml_begin(&odt->xml, "text:list-item");
}

/* What has no paragraph gets an empty one. */
static void fill(Odt *odt) {
    if (odt->levels[odt->depth - 1].filled)
        return;
    odt_paragraph_begin(odt);
    odt_paragraph_end(odt);
}

void odt_item_end(Odt *odt) {
    if (!holds(odt, place_of(odt) == ITEM))
        return;
    fill(odt);
    if (leave(odt, ITEM))
        xml_end(&odt->xml);
}

/* -- Tables ------------------------------------------------------------------------------------ */

static void write_header_row(Odt *odt, const OdtColumn *columns, size_t count) {
    xml_begin(&odt->xml, "table:table-header-rows");
    xml_begin(&odt->xml, "table:table-row");
    xml_attribute(&odt->xml, "table:style-name", STR("Row"));
    for (size_t i = 0; i < count; i++) {
        xml_begin(&odt->xml, "table:table-cell");
        xml_attribute(&odt->xml, "table:style-name", STR("HeadCell"));
        xml_attribute(&odt->xml, "office:value-type", STR("string"));
        paragraph(odt, "Table_20_Heading", columns[i].title);
        xml_end(&odt->xml);
    }
    xml_end(&odt->xml);
    xml_end(&odt->xml);
}

static bool columns_are_whole(const OdtColumn *columns, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (columns[i].weight < 1 || columns[i].weight > 1000 || str_empty(columns[i].title))
            return false;
    return count >= 1 && count <= ODT_COLUMNS_MAX;
}

void odt_table_begin(Odt *odt, Str caption, const OdtColumn *columns, size_t count) {
    CLEANUP(out_done) Out name = out_open(16);
    if (!holds(odt, place_of(odt) == BODY && !str_empty(str_trim(caption)) &&
                        columns_are_whole(columns, count)))
        return;
    if (!enter(odt, TABLE))
        return;
    OdtTable *table = list_push(odt->arena, &odt->tables);
    table->columns = count;
    paragraph(odt, "Caption", caption);
    out_format(&name, "T%zu", odt->tables.count);
    xml_begin(&odt->xml, "table:table");
    xml_attribute(&odt->xml, "table:name", out_view(&name));
    xml_attribute(&odt->xml, "table:style-name", out_view(&name));
    xml_element(&odt->xml, "table:title", caption);
    for (size_t i = 0; i < count; i++) {
        table->weights[i] = columns[i].weight;
        out_reset(&name);
        out_format(&name, "T%zu.%zu", odt->tables.count, i + 1);
        xml_begin(&odt->xml, "table:table-column");
        xml_attribute(&odt->xml, "table:style-name", out_view(&name));
        xml_end(&odt->xml);
    }
    write_header_row(odt, columns, count);
}

void odt_table_end(Odt *odt) {
    if (leave(odt, TABLE))
        xml_end(&odt->xml);
}

void odt_row_begin(Odt *odt) {
    if (!holds(odt, place_of(odt) == TABLE) || !enter(odt, ROW))
        return;
    odt->cells = 0;
    xml_begin(&odt->xml, "table:table-row");
    xml_attribute(&odt->xml, "table:style-name", STR("Row"));
}

void odt_row_end(Odt *odt) {
    size_t count = odt->tables.count;
    if (!holds(odt, count > 0 && odt->cells == odt->tables.items[count - 1].columns))
        return;
    if (leave(odt, ROW))
        xml_end(&odt->xml);
}

void odt_cell_begin(Odt *odt) {
    if (!holds(odt, place_of(odt) == ROW) || !enter(odt, CELL))
        return;
    odt->cells++;
    xml_begin(&odt->xml, "table:table-cell");
    xml_attribute(&odt->xml, "table:style-name", STR("Cell"));
    xml_attribute(&odt->xml, "office:value-type", STR("string"));
}

void odt_cell_end(Odt *odt) {
    if (!holds(odt, place_of(odt) == CELL))
        return;
    fill(odt);
    if (leave(odt, CELL))
        xml_end(&odt->xml);
}

/* -- Pictures ---------------------------------------------------------------------------------- */

static void attribute_mm(XmlWriter *xml, const char *name, double mm) {
    CLEANUP(out_done) Out text = out_open(24);
    int64_t tenths = (int64_t)(mm * 10 + 0.5);
    out_format(&text, "%lld.%lldmm", (long long)(tenths / 10), (long long)(tenths % 10));
    xml_attribute(xml, name, out_view(&text));
}

static double smaller(double a, double b) {
    return a < b ? a : b;
}

void odt_image(Odt *odt, const OdtImage *image) {
    CLEANUP(out_done) Out name = out_open(32);
    if (!holds(odt, place_of(odt) == BODY && image->width_mm > 0 && image->height_mm > 0 &&
                        !str_empty(image->svg) && !str_empty(str_trim(image->title)) &&
                        !str_empty(str_trim(image->description))))
        return;
    size_t number = odt->pictures.count + 1;
    out_format(&name, "Pictures/%zu.svg", number);
    OdfPicture *picture = list_push(odt->arena, &odt->pictures);
    *picture = (OdfPicture){ str_copy(odt->arena, out_view(&name)), image->svg };
    double scale = smaller(1, odt_page_width_mm(&odt->info) / (double)image->width_mm);
    int room = odt_page_height_mm(&odt->info) - ODT_CAPTION_MM;
    scale = smaller(scale, room / (double)image->height_mm);
    bool captioned = !str_empty(image->caption);
    XmlWriter *xml = &odt->xml;
    xml_begin(xml, "text:p");
    xml_attribute(xml, "text:style-name", captioned ? STR("Figure") : STR("Text_20_body"));
    xml_begin(xml, "draw:frame");
    xml_attribute(xml, "draw:name", out_view(&name));
    xml_attribute(xml, "draw:style-name", STR("Picture"));
    xml_attribute(xml, "text:anchor-type", STR("as-char"));
    attribute_mm(xml, "svg:width", image->width_mm * scale);
    attribute_mm(xml, "svg:height", image->height_mm * scale);
    xml_begin(xml, "draw:image");
    xml_attribute(xml, "xlink:href", picture->name);
    xml_attribute(xml, "xlink:type", STR("simple"));
    xml_attribute(xml, "xlink:show", STR("embed"));
    xml_attribute(xml, "xlink:actuate", STR("onLoad"));
    xml_end(xml);
    xml_element(xml, "svg:title", image->title);
    xml_element(xml, "svg:desc", image->description);
    xml_end(xml);
    xml_end(xml);
    if (captioned)
        paragraph(odt, "Figure_20_Caption", image->caption);
}
