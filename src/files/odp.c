/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/odp.h"

#include <stdlib.h>

#include "base/list.h"
#include "base/utf8.h"

#define PRESENTATION "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"

typedef struct Point {
    Str text;
    bool people;
} Point;
typedef LIST_OF(Point) Points;

/* How large points are written, and how many lines of how many characters fit then. */
typedef struct Size {
    const char *style, *font;
    int lines, chars;
} Size;
static const Size SIZES[] = {
    { "Slide-outline1", "20pt", ODP_LINES_MAX, ODP_LINE_CHARS },
    { "Slide-outline-small", "16pt", ODP_SMALL_LINES_MAX, ODP_SMALL_LINE_CHARS },
};
enum { SIZE_LARGE, SIZE_SMALL, SIZE_COUNT };

struct Odp {
    Arena *arena;
    OdpInfo info;
    Out body; /* slides */
    XmlWriter xml;
    Str title;
    bool title_people;
    Points points; /* of the slide that is open: written once all are known */
    int slides;
    bool open;
    bool broken;
};

Odp *odp_open(Arena *arena, const OdpInfo *info) {
    Odp *odp = calloc(1, sizeof *odp);
    if (odp == NULL)
        abort();
    odp->arena = arena;
    odp->info = *info;
    odp->body = out_open(4096);
    odp->xml = xml_open_part(&odp->body);
    return odp;
}

void odp_closep(Odp **odp) {
    if (*odp == NULL)
        return;
    out_done(&(*odp)->body);
    free(*odp);
    *odp = NULL;
}

/* -- Slides -------------------------------------------------------------------------------------- */

static void words(Odp *odp, Str text, bool people) {
    bool foreign = people && odf_is_language(odp->info.people_language);
    if (foreign) {
        xml_begin(&odp->xml, "text:span");
        xml_attribute(&odp->xml, "text:style-name", STR("People"));
    }
    odf_words(&odp->xml, text);
    if (foreign)
        xml_end(&odp->xml);
}

static void frame_begin(Odp *odp, const char *kind, const char *style, const char *top,
                        const char *height) {
    XmlWriter *xml = &odp->xml;
    xml_begin(xml, "draw:frame");
    xml_attribute(xml, "presentation:style-name", str_from(style));
    xml_attribute(xml, "draw:layer", STR("layout"));
    xml_attribute(xml, "svg:x", STR("14mm"));
    xml_attribute(xml, "svg:y", str_from(top));
    xml_attribute(xml, "svg:width", STR("252mm"));
    xml_attribute(xml, "svg:height", str_from(height));
    xml_attribute(xml, "presentation:class", str_from(kind));
    xml_attribute(xml, "presentation:user-transformed", STR("true"));
    xml_begin(xml, "draw:text-box");
}

static void frame_end(Odp *odp) {
    xml_end(&odp->xml);
    xml_end(&odp->xml);
}

/* Of one that goes on: which of how many this is. */
static void write_title(Odp *odp, int number, int count) {
    CLEANUP(out_done) Out which = out_open(16);
    frame_begin(odp, "title", "Slide-title", "8mm", "24mm");
    xml_begin(&odp->xml, "text:p");
    words(odp, odp->title, odp->title_people);
    out_format(&which, " (%d/%d)", number, count);
    if (count > 1)
        xml_text(&odp->xml, out_view(&which));
    xml_end(&odp->xml);
    frame_end(odp);
}

static void slide_begin(Odp *odp, const Size *size, int number, int count) {
    CLEANUP(out_done) Out name = out_open(16);
    out_format(&name, "S%d", ++odp->slides);
    xml_begin(&odp->xml, "draw:page");
    xml_attribute(&odp->xml, "draw:name", out_view(&name));
    xml_attribute(&odp->xml, "draw:style-name", STR("dp1"));
    xml_attribute(&odp->xml, "draw:master-page-name", STR("Slide"));
    write_title(odp, number, count);
    frame_begin(odp, "outline", size->style, "36mm", "112mm");
    xml_begin(&odp->xml, "text:list");
    xml_attribute(&odp->xml, "text:style-name", STR("L1"));
}

static void slide_end(Odp *odp) {
    xml_end(&odp->xml);
    frame_end(odp);
    xml_end(&odp->xml);
}

static void item(Odp *odp, Str text, bool people) {
    xml_begin(&odp->xml, "text:list-item");
    xml_begin(&odp->xml, "text:p");
    words(odp, text, people);
    xml_end(&odp->xml);
    xml_end(&odp->xml);
}

static int lines_of(Str text, int chars) {
    int lines = 1, length = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool over = ++length > chars;
        if (!over && text.ptr[i] != '\n')
            continue;
        lines++;
        length = 0;
    }
    return lines;
}

/* The first point that does not fit any more on a slide that begins with this one. */
static size_t slide_until(const Points *points, size_t from, const Size *size) {
    int lines = 0;
    for (size_t i = from; i < points->count; i++) {
        lines += lines_of(points->items[i].text, size->chars);
        if (i > from && lines > size->lines)
            return i;
    }
    return points->count;
}

static int slides_of(const Points *points, const Size *size) {
    int slides = 1;
    for (size_t at = slide_until(points, 0, size); at < points->count; slides++)
        at = slide_until(points, at, size);
    return slides;
}

/* Smaller only where that keeps it on one slide: what goes on anyway is read from the last row. */
static void write_slides(Odp *odp) {
    if (!odp->open)
        return;
    odp->open = false;
    if (odp->points.count == 0) /* a list has at least one */
        *list_push(odp->arena, &odp->points) = (Point){ .text = STR("") };
    bool small = slides_of(&odp->points, &SIZES[SIZE_LARGE]) > 1 &&
                 slides_of(&odp->points, &SIZES[SIZE_SMALL]) == 1;
    const Size *size = &SIZES[small ? SIZE_SMALL : SIZE_LARGE];
    int number = 0, count = slides_of(&odp->points, size);
    for (size_t at = 0; at < odp->points.count;) {
        size_t until = slide_until(&odp->points, at, size);
        slide_begin(odp, size, ++number, count);
        for (; at < until; at++)
            item(odp, odp->points.items[at].text, odp->points.items[at].people);
        slide_end(odp);
    }
    odp->points = (Points){ 0 };
}

void odp_slide(Odp *odp, Str title, bool people) {
    write_slides(odp);
    odp->broken = odp->broken || str_empty(title);
    odp->title = title;
    odp->title_people = people;
    odp->open = true;
}

void odp_point(Odp *odp, Str text, bool people) {
    if (!odp->open) {
        odp->broken = true;
        return;
    }
    Str shown = text;
    if (utf8_count(text) > ODP_POINT_MAX)
        shown = str_join(odp->arena, utf8_truncate(text, ODP_POINT_MAX), STR(" …"));
    *list_push(odp->arena, &odp->points) =
        (Point){ .text = str_copy(odp->arena, shown), .people = people };
}

/* -- The file ------------------------------------------------------------------------------------ */

static void root(XmlWriter *xml, const char *name) {
    odf_begin(xml, name);
    xml_attribute(xml, "xmlns:presentation", STR(PRESENTATION));
}

static Err write_styles(const Odp *odp, Out *out) {
    XmlWriter xml = xml_open(out);
    root(&xml, "office:document-styles");
    odf_fonts(&xml);
    xml_begin(&xml, "office:styles");
    odf_default_style(&xml, "graphic", &odp->info.head, 20);
    odf_default_style(&xml, "paragraph", &odp->info.head, 20);
    xml_end(&xml);
    xml_raw(&xml, STR("<office:automatic-styles>"
                      "<style:page-layout style:name=\"PM1\"><style:page-layout-properties"
                      " fo:margin-top=\"0mm\" fo:margin-bottom=\"0mm\" fo:margin-left=\"0mm\""
                      " fo:margin-right=\"0mm\" fo:page-width=\"280mm\" fo:page-height=\"157.5mm\""
                      " style:print-orientation=\"landscape\"/></style:page-layout>"
                      "<style:style style:name=\"Mdp1\" style:family=\"drawing-page\"/>"
                      "</office:automatic-styles>"
                      "<office:master-styles>"
                      "<style:master-page style:name=\"Slide\" style:page-layout-name=\"PM1\""
                      " draw:style-name=\"Mdp1\"/></office:master-styles>"));
    xml_end(&xml);
    return xml_finish(&xml);
}

static void presentation_style(XmlWriter *xml, const char *name, const char *points, bool bold) {
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", str_from(name));
    xml_attribute(xml, "style:family", STR("presentation"));
    xml_raw(xml, STR("<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\""
                     " draw:textarea-vertical-align=\"top\" draw:auto-grow-height=\"false\""
                     " fo:wrap-option=\"wrap\"/>"));
    xml_begin(xml, "style:text-properties");
    xml_attribute(xml, "fo:font-size", str_from(points));
    xml_attribute(xml, "fo:font-weight", bold ? STR("bold") : STR("normal"));
    xml_end(xml);
    xml_end(xml);
}

static void write_automatic(const Odp *odp, XmlWriter *xml) {
    xml_begin(xml, "office:automatic-styles");
    xml_raw(xml, STR("<style:style style:name=\"dp1\" style:family=\"drawing-page\"/>"));
    presentation_style(xml, "Slide-title", "30pt", true);
    for (int i = 0; i < SIZE_COUNT; i++)
        presentation_style(xml, SIZES[i].style, SIZES[i].font, false);
    xml_raw(xml, STR("<text:list-style style:name=\"L1\"><text:list-level-style-bullet"
                     " text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties"
                     " text:space-before=\"0mm\" text:min-label-width=\"8mm\"/>"
                     "</text:list-level-style-bullet></text:list-style>"));
    xml_begin(xml, "style:style");
    xml_attribute(xml, "style:name", STR("People"));
    xml_attribute(xml, "style:family", STR("text"));
    xml_begin(xml, "style:text-properties");
    odf_language(xml, odp->info.people_language, odp->info.people_country);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
}

static Err write_content(const Odp *odp, Out *out) {
    XmlWriter xml = xml_open(out);
    root(&xml, "office:document-content");
    odf_fonts(&xml);
    write_automatic(odp, &xml);
    xml_begin(&xml, "office:body");
    xml_begin(&xml, "office:presentation");
    xml_raw(&xml, out_view(&odp->body));
    xml_end(&xml);
    xml_end(&xml);
    xml_end(&xml);
    return xml_finish(&xml);
}

Err odp_finish(Odp *odp, Out *out) {
    CLEANUP(out_done) Out styles = out_open(2048);
    CLEANUP(out_done) Out content = out_open(8192);
    write_slides(odp);
    if (odp->broken || odp->slides == 0)
        return ERR_INTERNAL;
    TRY(xml_finish(&odp->xml));
    TRY(write_styles(odp, &styles));
    TRY(write_content(odp, &content));
    const OdfParts parts = {
        .mimetype = STR("application/vnd.oasis.opendocument.presentation"),
        .content = out_view(&content),
        .styles = out_view(&styles),
    };
    return odf_pack(&odp->info.head, &parts, odp->arena, out);
}
