/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/canvas.h"

#include "base/lies_in.h"
#include "base/utf8.h"
#include "files/xml_writer.h"

/* In 1/1000 mm. */
enum {
    MM = 1000,
    MARGIN = 12 * MM,
    SHEET_WIDTH = CANVAS_WIDTH * MM - 2 * MARGIN,
    HEAD = 20 * MM, /* title above the grid */
    FOOT = 10 * MM,
    GAP = 5 * MM,
    PADDING = 4 * MM,
    TITLE_SIZE = 9 * MM,       /* in one line */
    TITLE_SIZE_TWO = 7500,     /* in two lines, the most that the head has room for */
    TITLE_SIZE_LEAST = 5 * MM, /* in two lines still */
    HEADING_SIZE = 6 * MM,
    HEADING_ROOM = 9 * MM,
    FOOTER_SIZE = 3500,
    SIZE_MOST = 5200,
    SIZE_LEAST = 3400, /* 9.6 pt: read from an arm's length */
    SIZE_STEP = 100,
    LINE_PERCENT = 132,
    INDENT = 4 * MM,
    SPARE_PERCENT = 115,  /* fonts of other machines are wider */
    STRONG_PERCENT = 110, /* and so is bold */
    CUT_LINES = 4         /* what is longer may be cut to so many, for what follows it */
};

/* Widths in 1/1000 of the size, U+0020 to U+007E, of a common sans serif (Helvetica's metrics). */
static const int16_t WIDTHS[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584,
};

static int width_of(uint32_t code) {
    if (code >= 0x20 && code <= 0x7E)
        return WIDTHS[code - 0x20];
    return code < 0x2E80 ? 680 : 1000;
}

int64_t canvas_text_width(Str text, int64_t size) {
    int64_t sum = 0;
    uint32_t code;
    while (utf8_next(&text, &code))
        sum += width_of(code);
    return sum * size / 1000 * SPARE_PERCENT / 100;
}

/* -- Wrapping ---------------------------------------------------------------------------------- */

/* How many bytes of `word` fit, at least one character. */
static size_t fitting(Str word, int64_t width, int64_t size) {
    Str rest = word;
    int64_t sum = 0;
    size_t taken = 0;
    uint32_t code;
    while (utf8_next(&rest, &code)) {
        sum += width_of(code);
        if (taken > 0 && sum * size / 1000 * SPARE_PERCENT / 100 > width)
            break;
        taken = word.len - rest.len;
    }
    return taken;
}

enum { ENDING_MIN = 4 };

/* Where a word that is too long is divided: an address behind one of its parts; no ending of a sign or two goes to the
 * next line. `most`: so many bytes fit. */
static size_t divided(Str word, size_t most) {
    for (size_t i = most; i > most / 3; i--)
        if (word.ptr[i - 1] == '/' || word.ptr[i - 1] == '-')
            return i;
    size_t taken = most;
    if (word.len - most < ENDING_MIN && word.len > 2 * (size_t)ENDING_MIN)
        taken = word.len - ENDING_MIN < most ? word.len - ENDING_MIN : most;
    while (taken > 1 && taken < word.len &&
           ((unsigned char)word.ptr[taken] & 0xc0) == 0x80) /* not inside a character */
        taken--;
    return taken;
}

static void wrap_paragraph(Arena *arena, Str text, int64_t width, int64_t size,
                           CanvasLines *lines) {
    Str rest = text, word, line = STR("");
    while (str_cut(&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        Str longer = line.len > 0 ? str_join(arena, line, STR(" "), word) : word;
        if (canvas_text_width(longer, size) <= width) {
            line = longer;
            continue;
        }
        if (line.len > 0)
            *list_push(arena, lines) = line;
        while (canvas_text_width(word, size) > width) {
            size_t taken = divided(word, fitting(word, width, size));
            *list_push(arena, lines) = str_slice(word, 0, taken);
            word = str_slice(word, taken, SIZE_MAX);
        }
        line = word;
    }
    if (line.len > 0)
        *list_push(arena, lines) = line;
}

void canvas_wrap(Arena *arena, Str text, int64_t width, int64_t size, CanvasLines *lines) {
    Str paragraph;
    while (str_cut(&text, '\n', &paragraph))
        wrap_paragraph(arena, paragraph, width, size, lines);
}

/* -- One box ----------------------------------------------------------------------------------- */

typedef struct Place {
    int64_t x, y, width, height;
} Place;

typedef struct Drawing {
    Arena *arena;
    const Canvas *canvas;
    XmlWriter xml;
} Drawing;

static int64_t line_height(int64_t size) {
    return size * LINE_PERCENT / 100;
}

static void number(Drawing *d, const char *name, int64_t thousandths) {
    CLEANUP(out_done) Out out = out_open(16);
    out_format(&out, "%lld.%03d", (long long)(thousandths / 1000), (int)(thousandths % 1000));
    xml_attribute(&d->xml, name, out_view(&out));
}

static void write_line(Drawing *d, Str text, int64_t x, int64_t y, int64_t size, bool strong) {
    xml_begin(&d->xml, "text");
    number(d, "x", x);
    number(d, "y", y);
    number(d, "font-size", size);
    if (strong)
        xml_attribute(&d->xml, "font-weight", STR("bold"));
    xml_text(&d->xml, text);
    xml_end(&d->xml);
}

/* As much of a line as fits with the sign that it goes on. */
static Str with_ellipsis(Arena *arena, Str line, int64_t width, int64_t size) {
    Str whole = str_join(arena, line, STR(" …"));
    while (line.len > 0 && canvas_text_width(whole, size) > width) {
        size_t end = line.len - 1;
        while (end > 0 && line.ptr[end] != ' ')
            end--;
        if (end == 0) { /* one word */
            end = line.len - 1;
            while (end > 0 && ((unsigned char)line.ptr[end] & 0xc0) == 0x80)
                end--;
        }
        line = str_slice(line, 0, end);
        whole = str_join(arena, line, STR(" …"));
    }
    return whole;
}

static void shorten(Arena *arena, CanvasLines *lines, size_t most, int64_t width, int64_t size) {
    if (lines->count <= most || most == 0)
        return;
    lines->count = most;
    lines->items[most - 1] = with_ellipsis(arena, lines->items[most - 1], width, size);
}

/* The items of a box in lines of one size. */
typedef struct Setting {
    CanvasLines *items; /* per item */
    size_t count;
    size_t total; /* lines of all */
    size_t shown; /* items */
    bool cut;     /* one of them at least */
} Setting;

static Setting set_items(const Drawing *d, const CanvasBox *box, int64_t width, int64_t size) {
    Setting setting = { .count = box->count < CANVAS_ITEMS_MAX ? box->count : CANVAS_ITEMS_MAX };
    setting.items = arena_new(d->arena, CanvasLines, setting.count);
    for (size_t i = 0; i < setting.count; i++) {
        setting.items[i] = (CanvasLines){ 0 };
        canvas_wrap(d->arena, box->items[i], width, size, &setting.items[i]);
        setting.total += setting.items[i].count;
    }
    return setting;
}

/* Lines of an item where none has more than `most`; an address that must stay has its own. */
static size_t lines_of(const Setting *setting, const CanvasBox *box, size_t item, size_t most) {
    size_t lines = setting->items[item].count;
    bool whole = box->last_whole && item > 0 && item + 1 == box->count;
    return whole || lines < most ? lines : most;
}

static size_t lines_of_all(const Setting *setting, const CanvasBox *box, size_t most) {
    size_t sum = 0;
    for (size_t i = 0; i < setting->shown; i++)
        sum += lines_of(setting, box, i, most);
    return sum;
}

/* Into `room` lines, one of which tells of the rest where some are left. What is short is whole; what is long is cut
 * where it leaves no room for the others, the longest first. */
static void fit(const Drawing *d, const CanvasBox *box, int64_t width, int64_t size, size_t room,
                Setting *setting) {
    setting->shown = setting->count;
    if (setting->count == box->count && setting->total <= room)
        return;
    size_t told = setting->count < box->count;
    while (setting->shown > 1 && lines_of_all(setting, box, CUT_LINES) + told > room) {
        setting->shown--;
        told = 1;
    }
    if (room <= told || setting->shown == 0) {
        setting->shown = 0;
        return;
    }
    size_t most = 1, spare = 0;
    while (most < room && lines_of_all(setting, box, most + 1) + told <= room)
        most++;
    if (lines_of_all(setting, box, most) + told < room)
        spare = room - told - lines_of_all(setting, box, most);
    for (size_t i = 0; i < setting->shown; i++) {
        size_t lines = lines_of(setting, box, i, most), more = setting->items[i].count - lines;
        more = more < spare ? more : spare;
        spare -= more;
        setting->cut = setting->cut || lines + more < setting->items[i].count;
        shorten(d->arena, &setting->items[i], lines + more, width, size);
    }
}

static bool said(const Canvas *canvas, Str words) {
    return lies_in(words, canvas->said);
}

static bool all_said_alike(const Canvas *canvas, const CanvasBox *box, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (said(canvas, box->items[i]) != said(canvas, box->items[0]))
            return false;
    return true;
}

/* On the element that is open. */
static void people_language(Drawing *d, Str words) {
    if (d->canvas->people_language.len == 0 || said(d->canvas, words))
        return;
    xml_attribute(&d->xml, "xml:lang", d->canvas->people_language);
    xml_attribute(&d->xml, "lang", d->canvas->people_language);
}

static size_t lines_in(Place inner, int64_t size) {
    return inner.height > 0 ? (size_t)(inner.height / line_height(size)) : 0;
}

/* The largest size in which as many items are whole as in the smallest; *ret is how they are set then. What is cut even
 * in the smallest stands in it: there is most of it. */
static int64_t size_of(const Drawing *d, const CanvasBox *box, Place inner, Setting *ret) {
    int64_t width = inner.width - INDENT;
    Setting smallest = set_items(d, box, width, SIZE_LEAST);
    fit(d, box, width, SIZE_LEAST, lines_in(inner, SIZE_LEAST), &smallest);
    for (int64_t size = SIZE_MOST; !smallest.cut && size > SIZE_LEAST; size -= SIZE_STEP) {
        *ret = set_items(d, box, width, size);
        fit(d, box, width, size, lines_in(inner, size), ret);
        if (!ret->cut && ret->shown >= smallest.shown)
            return size;
    }
    *ret = smallest;
    return SIZE_LEAST;
}

static void draw_items(Drawing *d, const CanvasBox *box, Place inner) {
    Setting setting;
    int64_t size = size_of(d, box, inner, &setting);
    size_t room = lines_in(inner, size), shown = setting.shown;
    int64_t y = inner.y + size;
    xml_begin(&d->xml, "g");
    bool alike = all_said_alike(d->canvas, box, shown);
    if (box->people && alike && shown > 0)
        people_language(d, box->items[0]);
    for (size_t i = 0; i < shown; i++) {
        if (box->people && !alike) {
            xml_begin(&d->xml, "g");
            people_language(d, box->items[i]);
        }
        if (setting.items[i].count > 0)
            write_line(d, STR("•"), inner.x, y, size, false);
        for (size_t k = 0; k < setting.items[i].count; k++, y += line_height(size))
            write_line(d, setting.items[i].items[k], inner.x + INDENT, y, size, false);
        if (box->people && !alike)
            xml_end(&d->xml);
    }
    xml_end(&d->xml);
    if (shown < box->count && room > 0)
        write_line(d, d->canvas->more(d->canvas->self, box->count - shown), inner.x + INDENT, y,
                   size, false);
}

/* Beside the items, which get as much less room. */
static Place draw_code(Drawing *d, const QrCode *code, Place inner) {
    int64_t side = inner.height < inner.width * 2 / 5 ? inner.height : inner.width * 2 / 5;
    if (code->path.len == 0 || side <= 0)
        return inner;
    CLEANUP(out_done) Out view = out_open(32);
    out_format(&view, "0 0 %d %d", code->size, code->size);
    xml_begin(&d->xml, "svg");
    number(d, "x", inner.x + inner.width - side);
    number(d, "y", inner.y + inner.height - side);
    number(d, "width", side);
    number(d, "height", side);
    xml_attribute(&d->xml, "viewBox", out_view(&view));
    xml_attribute(&d->xml, "shape-rendering", STR("crispEdges"));
    xml_begin(&d->xml, "path");
    xml_attribute(&d->xml, "d", code->path);
    xml_end(&d->xml);
    xml_end(&d->xml);
    inner.width -= side;
    return inner;
}

static void draw_box(Drawing *d, const CanvasBox *box, Place place) {
    xml_begin(&d->xml, "g");
    xml_begin(&d->xml, "rect");
    number(d, "x", place.x);
    number(d, "y", place.y);
    number(d, "width", place.width);
    number(d, "height", place.height);
    xml_attribute(&d->xml, "rx", STR("2"));
    xml_attribute(&d->xml, "fill", STR("none"));
    xml_attribute(&d->xml, "stroke", STR("#000"));
    xml_attribute(&d->xml, "stroke-width", STR("0.4"));
    xml_end(&d->xml);
    CanvasLines heading = { 0 };
    int64_t width = place.width - 2 * PADDING;
    canvas_wrap(d->arena, box->title, width, HEADING_SIZE, &heading);
    if (heading.count > 0)
        write_line(d, heading.items[0], place.x + PADDING, place.y + PADDING + HEADING_SIZE,
                   HEADING_SIZE, true);
    const Place inner = { .x = place.x + PADDING,
                          .y = place.y + PADDING + HEADING_ROOM,
                          .width = width,
                          .height = place.height - 2 * PADDING - HEADING_ROOM };
    draw_items(d, box, draw_code(d, &box->code, inner));
    xml_end(&d->xml);
}

/* -- The sheet --------------------------------------------------------------------------------- */

static bool on_grid(const Canvas *canvas, const CanvasBox *box) {
    return box->column >= 0 && box->row >= 0 && box->columns >= 1 && box->rows >= 1 &&
           box->column + box->columns <= canvas->columns && box->row + box->rows <= canvas->rows;
}

static Place place_of(const Canvas *canvas, const CanvasBox *box) {
    int64_t width = CANVAS_WIDTH * MM - 2 * MARGIN + GAP;
    int64_t height = CANVAS_HEIGHT * MM - 2 * MARGIN - HEAD - FOOT + GAP;
    int64_t column = width / canvas->columns, row = height / canvas->rows;
    return (Place){ .x = MARGIN + box->column * column,
                    .y = MARGIN + HEAD + box->row * row,
                    .width = box->columns * column - GAP,
                    .height = box->rows * row - GAP };
}

static void begin_sheet(Drawing *d) {
    XmlWriter *xml = &d->xml;
    xml_begin(xml, "svg");
    xml_attribute(xml, "xmlns", STR("http://www.w3.org/2000/svg"));
    xml_attribute(xml, "width", STR("420mm"));
    xml_attribute(xml, "height", STR("297mm"));
    xml_attribute(xml, "viewBox", STR("0 0 420 297"));
    xml_attribute(xml, "role", STR("img"));
    xml_attribute(xml, "xml:lang", d->canvas->language);
    xml_attribute(xml, "lang", d->canvas->language);
    xml_attribute(xml, "font-family",
                  STR("Fira Sans, Helvetica, Arial, Liberation Sans, sans-serif"));
    xml_attribute(xml, "aria-labelledby", STR("titel beschreibung"));
    xml_begin(xml, "title");
    xml_attribute(xml, "id", STR("titel"));
    people_language(d, d->canvas->title);
    xml_text(xml, d->canvas->title);
    xml_end(xml);
    xml_begin(xml, "desc");
    xml_attribute(xml, "id", STR("beschreibung"));
    xml_text(xml, d->canvas->description);
    xml_end(xml);
    xml_begin(xml, "rect");
    xml_attribute(xml, "width", STR("420"));
    xml_attribute(xml, "height", STR("297"));
    xml_attribute(xml, "fill", STR("#fff"));
    xml_end(xml);
}

/* One line, as much of the text as fits. */
static void write_single(Drawing *d, Str text, int64_t y, int64_t size) {
    CanvasLines lines = { 0 };
    canvas_wrap(d->arena, text, SHEET_WIDTH, size, &lines);
    shorten(d->arena, &lines, 1, SHEET_WIDTH, size);
    if (lines.count > 0)
        write_line(d, lines.items[0], MARGIN, y, size, false);
}

/* In one line, or smaller in two, and cut only where that is not enough. */
static void write_title(Drawing *d, Str text) {
    const int64_t width = (int64_t)SHEET_WIDTH * 100 / STRONG_PERCENT;
    CanvasLines lines = { 0 };
    int64_t size = TITLE_SIZE;
    canvas_wrap(d->arena, text, width, size, &lines);
    for (size = lines.count > 1 ? TITLE_SIZE_TWO : size; lines.count > 1; size -= SIZE_STEP) {
        lines = (CanvasLines){ 0 };
        canvas_wrap(d->arena, text, width, size, &lines);
        if (lines.count <= 2 || size <= TITLE_SIZE_LEAST)
            break;
    }
    shorten(d->arena, &lines, 2, width, size);
    for (size_t i = 0; i < lines.count; i++)
        write_line(d, lines.items[i], MARGIN, MARGIN + size + (int64_t)i * size * 115 / 100, size,
                   true);
}

Err canvas_write(Arena *arena, const Canvas *canvas, Out *out) {
    for (size_t i = 0; i < canvas->count; i++)
        if (!on_grid(canvas, &canvas->boxes[i]))
            return ERR_INTERNAL;
    Drawing d = { .arena = arena, .canvas = canvas, .xml = xml_open(out) };
    begin_sheet(&d);
    xml_begin(&d.xml, "g");
    people_language(&d, canvas->title);
    write_title(&d, canvas->title);
    xml_end(&d.xml);
    for (size_t i = 0; i < canvas->count; i++)
        draw_box(&d, &canvas->boxes[i], place_of(canvas, &canvas->boxes[i]));
    write_single(&d, canvas->footer, CANVAS_HEIGHT * MM - MARGIN, FOOTER_SIZE);
    xml_end(&d.xml);
    return xml_finish(&d.xml);
}
