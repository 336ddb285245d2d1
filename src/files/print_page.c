/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/print_page.h"

#include "base/html.h"
#include "base/utf8.h"

/* What is open, innermost last. */
typedef enum Part { BODY, PARAGRAPH, LIST, ITEM, TABLE, ROW, CELL } Part;

enum { PARTS_MAX = 2 * ODT_NESTING_MAX + 5, LANDSCAPE_FROM_MM = 150, DRAWING_FROM_MM = 80 };

struct PrintPage {
    Arena *arena;
    OdtInfo info;
    PrintPageLook look;
    Out body;
    Part parts[PARTS_MAX];
    bool numbered[PARTS_MAX]; /* of a list */
    size_t depth;
    size_t columns, cells; /* of the open table, of its open row */
    int heading;           /* level of the last one */
    bool broken;
};

static bool holds(PrintPage *page, bool promise) {
    if (!promise)
        page->broken = true;
    return !page->broken;
}

static Part inside(const PrintPage *page) {
    return page->parts[page->depth - 1];
}

static bool takes_blocks(const PrintPage *page) {
    return inside(page) == BODY || inside(page) == ITEM || inside(page) == CELL;
}

static bool enter(PrintPage *page, bool allowed, Part part, const char *tag) {
    if (!holds(page, allowed && page->depth < PARTS_MAX))
        return false;
    page->parts[page->depth++] = part;
    out_c(&page->body, tag);
    return true;
}

static void leave(PrintPage *page, Part part, const char *tag) {
    if (!holds(page, inside(page) == part))
        return;
    page->depth--;
    out_c(&page->body, tag);
}

/* A line end is one on the page. */
static void words(PrintPage *page, Str text) {
    Str rest = utf8_cleaned(page->arena, text), line;
    for (bool first = true; str_cut(&rest, '\n', &line); first = false) {
        if (!first)
            out_c(&page->body, "<br>");
        html_escape(&page->body, line);
    }
}

static void attribute(PrintPage *page, const char *name, Str value) {
    out_format(&page->body, " %s=\"", name);
    html_escape(&page->body, utf8_cleaned(page->arena, value));
    out_char(&page->body, '"');
}

static void begin_element(PrintPage *page, const char *name, Str opt_language) {
    out_format(&page->body, "<%s", name);
    if (opt_language.len > 0)
        attribute(page, "lang", opt_language);
    out_char(&page->body, '>');
}

static void element(PrintPage *page, const char *name, Str text) {
    begin_element(page, name, STR(""));
    words(page, text);
    out_format(&page->body, "</%s>\n", name);
}

/* In another language; "" = that of the page. */
static void passage(PrintPage *page, const char *name, Str language, Str text) {
    begin_element(page, name, language);
    words(page, text);
    out_format(&page->body, "</%s>", name);
}

/* Its end may be what people wrote. */
static void write_title(PrintPage *page) {
    Str title = page->info.head.title, people = page->info.people_title;
    bool ends = page->info.people_language.len > 0 && people.len > 0 && str_ends(title, people);
    out_c(&page->body, "<h1>");
    words(page, str_slice(title, 0, title.len - (ends ? people.len : 0)));
    if (ends)
        passage(page, "span", page->info.people_language, people);
    out_c(&page->body, "</h1>\n");
}

/* -- The page ---------------------------------------------------------------------------------- */

static void write_styles(PrintPage *page) {
    if (page->look.stylesheet.len > 0) {
        out_c(&page->body, "<link rel=\"stylesheet\"");
        attribute(page, "href", page->look.stylesheet);
        out_c(&page->body, ">\n");
        return;
    }
    /* Our own css: what would end the element is in none of it. */
    holds(page, str_find(page->look.styles, STR("</")) < 0);
    out_c(&page->body, "<style>\n");
    out_str(&page->body, page->look.styles);
    out_c(&page->body, "</style>\n");
}

static void write_back(PrintPage *page) {
    if (page->look.back.len == 0)
        return;
    out_c(&page->body, "<p class=\"screen\"><a href=\"");
    html_url(&page->body, page->look.back);
    out_c(&page->body, "\">");
    words(page, page->look.back_text);
    out_c(&page->body, "</a></p>\n");
}

static void write_head(PrintPage *page) {
    const OdfInfo *head = &page->info.head;
    out_c(&page->body, "<!DOCTYPE html>\n<html");
    attribute(page, "lang", head->language);
    out_c(&page->body, ">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    html_escape(&page->body, utf8_cleaned(page->arena, head->title));
    out_c(&page->body, "</title>\n<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light\">\n"
                       "<link rel=\"icon\" href=\"data:,\">\n");
    write_styles(page);
    out_c(&page->body, "</head>\n<body>\n<main>\n");
    write_back(page);
    if (head->subject.len > 0) {
        out_c(&page->body, "<p class=\"sender\"");
        if (page->info.people_language.len > 0)
            attribute(page, "lang", page->info.people_language);
        out_char(&page->body, '>');
        words(page, head->subject);
        out_c(&page->body, "</p>\n");
    }
    write_title(page);
}

PrintPage *print_page_open(Arena *arena, const OdtInfo *info, const PrintPageLook *look) {
    PrintPage *page = arena_new(arena, PrintPage, 1);
    page->arena = arena;
    page->info = *info;
    page->look = *look;
    page->body = out_open(1 << 14);
    page->parts[0] = BODY;
    page->depth = 1;
    write_head(page);
    return page;
}

void print_page_closep(PrintPage **page) {
    if (*page != NULL)
        out_done(&(*page)->body);
}

Err print_page_finish(PrintPage *page, Out *out) {
    if (!holds(page, page->depth == 1))
        return ERR_INTERNAL;
    out_str(out, out_view(&page->body));
    out_c(out, "</main>\n</body>\n</html>\n");
    return out_full(&page->body) || out_full(out) ? ERR_TOO_LARGE : ERR_NONE;
}

/* -- Text -------------------------------------------------------------------------------------- */

void print_heading(PrintPage *page, int level, Str text) {
    print_heading_foreign(page, level, STR(""), text);
}

void print_heading_foreign(PrintPage *page, int level, Str language, Str text) {
    char name[] = "h0";
    if (!holds(page, inside(page) == BODY && level >= 1 && level <= ODT_HEADING_MAX &&
                         level <= page->heading + 1 && !str_empty(str_trim(text))))
        return;
    page->heading = level;
    name[1] = (char)('1' + level);
    passage(page, name, language, text);
    out_char(&page->body, '\n');
}

void print_paragraph_begin(PrintPage *page) {
    enter(page, takes_blocks(page), PARAGRAPH, "<p>");
}

void print_paragraph_end(PrintPage *page) {
    leave(page, PARAGRAPH, "</p>\n");
}

void print_text(PrintPage *page, Str text) {
    if (holds(page, inside(page) == PARAGRAPH))
        words(page, text);
}

void print_strong(PrintPage *page, Str text) {
    print_strong_foreign(page, STR(""), text);
}

void print_strong_foreign(PrintPage *page, Str language, Str text) {
    if (holds(page, inside(page) == PARAGRAPH))
        passage(page, "strong", language, text);
}

void print_link(PrintPage *page, Str href, Str text) {
    if (!holds(page, inside(page) == PARAGRAPH))
        return;
    out_c(&page->body, "<a");
    attribute(page, "href", href);
    out_c(&page->body, ">");
    words(page, text);
    out_c(&page->body, "</a>");
}

void print_foreign(PrintPage *page, Str language, Str text) {
    if (holds(page, inside(page) == PARAGRAPH))
        passage(page, "span", language, text);
}

/* -- Lists and tables -------------------------------------------------------------------------- */

void print_list_begin(PrintPage *page, bool numbered) {
    if (enter(page, takes_blocks(page), LIST, numbered ? "<ol>\n" : "<ul>\n"))
        page->numbered[page->depth - 1] = numbered;
}

void print_list_end(PrintPage *page) {
    leave(page, LIST, page->numbered[page->depth - 1] ? "</ol>\n" : "</ul>\n");
}

void print_item_begin(PrintPage *page) {
    enter(page, inside(page) == LIST, ITEM, "<li>");
}

void print_item_end(PrintPage *page) {
    leave(page, ITEM, "</li>\n");
}

void print_table_begin(PrintPage *page, Str caption, const OdtColumn *columns, size_t count) {
    bool whole = !str_empty(str_trim(caption)) && count >= 1 && count <= ODT_COLUMNS_MAX;
    /* A table that is wider than a small screen scrolls by itself, with the keys as well. */
    if (!enter(page, inside(page) == BODY && whole, TABLE,
               "<section class=\"table\" tabindex=\"0\""))
        return;
    page->columns = count;
    attribute(page, "aria-label", caption);
    out_c(&page->body, ">\n<table>\n");
    element(page, "caption", caption);
    out_c(&page->body, "<thead>\n<tr>");
    for (size_t i = 0; i < count; i++) {
        holds(page, !str_empty(columns[i].title));
        out_c(&page->body, "<th scope=\"col\">");
        words(page, columns[i].title);
        out_c(&page->body, "</th>");
    }
    out_c(&page->body, "</tr>\n</thead>\n<tbody>\n");
}

void print_table_end(PrintPage *page) {
    leave(page, TABLE, "</tbody>\n</table>\n</section>\n");
}

void print_row_begin(PrintPage *page) {
    page->cells = 0;
    enter(page, inside(page) == TABLE, ROW, "<tr>");
}

void print_row_end(PrintPage *page) {
    holds(page, page->cells == page->columns);
    leave(page, ROW, "</tr>\n");
}

void print_cell_begin(PrintPage *page) {
    page->cells++;
    enter(page, inside(page) == ROW, CELL, "<td>");
}

void print_cell_end(PrintPage *page) {
    leave(page, CELL, "</td>");
}

/* -- Pictures ---------------------------------------------------------------------------------- */

/* As it stands in a page: without the declaration of a file. */
static Str without_declaration(Str svg) {
    ptrdiff_t end = str_starts(svg, STR("<?xml")) ? str_find(svg, STR("?>")) : -1;
    return str_trim(end < 0 ? svg : str_slice(svg, (size_t)end + 2, SIZE_MAX));
}

void print_image(PrintPage *page, const OdtImage *image) {
    Str svg = without_declaration(image->svg);
    if (!holds(page, inside(page) == BODY && str_starts(svg, STR("<svg")) &&
                         !str_empty(image->title) && !str_empty(image->description)))
        return;
    bool wide = image->width_mm >= LANDSCAPE_FROM_MM;
    bool drawing = !wide && image->width_mm >= DRAWING_FROM_MM;
    out_c(&page->body, wide      ? "<figure class=\"wide\">\n"
                       : drawing ? "<figure class=\"drawing\">\n"
                                 : "<figure>\n");
    out_str(&page->body, svg);
    out_c(&page->body, "\n");
    if (image->caption.len > 0)
        element(page, "figcaption", image->caption);
    out_c(&page->body, "</figure>\n");
}
