/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/markdown.h"

#include <md4c.h>

/* Deeper quotes and lists are shown flat. */
enum { DEPTH_MAX = 8, LEVEL_MAX = 6 };

typedef struct Writing {
    Out *out;
    int top, last; /* levels of headings: the first one's, that of the one before */
    int depth;     /* of quotes and lists */
    int pictures;  /* of which only the words are shown */
    bool linked;
    size_t addresses, addresses_max; /* bytes: one definition could be used without end */
} Writing;

static void tag(Writing *w, const char *markup) {
    out_c(w->out, markup);
}

/* -- Blocks ------------------------------------------------------------------------------------ */

static void heading(Writing *w, const MD_BLOCK_H_DETAIL *detail) {
    int level = w->top - 1 + (int)detail->level;
    if (level > w->last + 1)
        level = w->last + 1;
    w->last = level < LEVEL_MAX ? level : LEVEL_MAX;
    out_format(w->out, "<h%d class=\"kern-heading-small\">", w->last);
}

static void ordered(Writing *w, const MD_BLOCK_OL_DETAIL *detail) {
    if (detail->start == 1)
        tag(w, "<ol class=\"kern-list kern-list--number\">\n");
    else
        out_format(w->out, "<ol class=\"kern-list kern-list--number\" start=\"%u\">\n",
                   detail->start);
}

static bool nests(MD_BLOCKTYPE type) {
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
           type == MD_BLOCK_LI;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *self) {
    Writing *w = self;
    if (nests(type) && ++w->depth > 2 * DEPTH_MAX)
        return 0;
    switch (type) { /* NOLINT(clang-diagnostic-switch-enum) */
    case MD_BLOCK_QUOTE: tag(w, "<blockquote>\n"); break;
    case MD_BLOCK_UL: tag(w, "<ul class=\"kern-list kern-list--bullet\">\n"); break;
    case MD_BLOCK_OL: ordered(w, detail); break;
    case MD_BLOCK_LI: tag(w, "<li>"); break;
    case MD_BLOCK_HR: tag(w, "<hr>\n"); break;
    case MD_BLOCK_H: heading(w, detail); break;
    case MD_BLOCK_CODE: tag(w, "<pre><code>"); break;
    case MD_BLOCK_P: tag(w, "<p class=\"kern-body\">"); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *self) {
    Writing *w = self;
    (void)detail;
    if (nests(type) && w->depth-- > 2 * DEPTH_MAX)
        return 0;
    switch (type) {
    case MD_BLOCK_QUOTE: tag(w, "</blockquote>\n"); break;
    case MD_BLOCK_UL: tag(w, "</ul>\n"); break;
    case MD_BLOCK_OL: tag(w, "</ol>\n"); break;
    case MD_BLOCK_LI: tag(w, "</li>\n"); break;
    case MD_BLOCK_H: out_format(w->out, "</h%d>\n", w->last); break;
    case MD_BLOCK_CODE: tag(w, "</code></pre>\n"); break;
    case MD_BLOCK_P: tag(w, "</p>\n"); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: break;
    }
    return 0;
}

/* -- Words ------------------------------------------------------------------------------------- */

/* "&amp;" and the few others that people know; the rest is shown as it was typed. */
static Str entity(Str typed) {
    static const struct {
        Str typed, meant;
    } KNOWN[] = {
        { STR_INIT("&amp;"), STR_INIT("&") },         { STR_INIT("&lt;"), STR_INIT("<") },
        { STR_INIT("&gt;"), STR_INIT(">") },          { STR_INIT("&quot;"), STR_INIT("\"") },
        { STR_INIT("&nbsp;"), STR_INIT("\xc2\xa0") }, { STR_INIT("&shy;"), STR_INIT("\xc2\xad") },
    };
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (str_eq(KNOWN[i].typed, typed))
            return KNOWN[i].meant;
    return typed;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *self) {
    Writing *w = self;
    Str words = str_bytes(bytes, size);
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: tag(w, w->pictures > 0 ? " " : "<br>\n"); break;
    case MD_TEXT_ENTITY: html_escape(w->out, entity(words)); break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_NULLCHAR:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH: html_escape(w->out, words); break;
    }
    return 0;
}

/* -- Links and emphasis ------------------------------------------------------------------------ */

static void address(Out *out, const MD_ATTRIBUTE *attribute) {
    for (size_t i = 0; attribute->text != NULL && attribute->substr_offsets[i] < attribute->size;
         i++) {
        size_t from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
        Str piece = str_bytes(attribute->text + from, to - from);
        out_str(out, attribute->substr_types[i] == MD_TEXT_ENTITY ? entity(piece) : piece);
    }
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(Str url, Str scheme) {
    if (url.len <= scheme.len)
        return false;
    for (size_t i = 0; i < scheme.len; i++)
        if (lower(url.ptr[i]) != scheme.ptr[i])
            return false;
    return true;
}

static void link_begin(Writing *w, const MD_SPAN_A_DETAIL *detail) {
    CLEANUP(out_done) Out url = out_open(128);
    address(&url, &detail->href);
    Str to = out_view(&url);
    w->addresses += to.len;
    w->linked =
        w->addresses <= w->addresses_max &&
        (begins(to, STR("https://")) || begins(to, STR("http://")) || begins(to, STR("mailto:")));
    if (!w->linked)
        return;
    tag(w, "<a class=\"kern-link\" rel=\"noopener nofollow\" href=\"");
    html_url(w->out, to);
    tag(w, "\">");
}

static int enter_span(MD_SPANTYPE type, void *detail, void *self) {
    Writing *w = self;
    if (type == MD_SPAN_IMG)
        w->pictures++;
    if (w->pictures > 0)
        return 0;
    if (type == MD_SPAN_A)
        link_begin(w, detail);
    else if (type == MD_SPAN_EM)
        tag(w, "<em>");
    else if (type == MD_SPAN_STRONG)
        tag(w, "<strong>");
    else if (type == MD_SPAN_CODE)
        tag(w, "<code>");
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *self) {
    Writing *w = self;
    (void)detail;
    if (type == MD_SPAN_IMG)
        w->pictures--;
    else if (w->pictures > 0)
        return 0;
    else if (type == MD_SPAN_A && w->linked)
        tag(w, "</a>");
    else if (type == MD_SPAN_EM)
        tag(w, "</em>");
    else if (type == MD_SPAN_STRONG)
        tag(w, "</strong>");
    else if (type == MD_SPAN_CODE)
        tag(w, "</code>");
    return 0;
}

/* -- The whole --------------------------------------------------------------------------------- */

static bool written(Out *out, Str source, int level) {
    static const MD_PARSER PARSER = {
        .flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEURLAUTOLINKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    Writing w = {
        .out = out, .top = level, .last = level - 1, .addresses_max = 2 * source.len + 1000
    };
    return source.len < UINT32_MAX && md_parse(source.ptr, (MD_SIZE)source.len, &PARSER, &w) == 0;
}

void markdown(Html *html, Str source, int level, Language language) {
    CLEANUP(out_done) Out out = out_open(source.len + source.len / 2 + 64);
    if (str_empty(source))
        return;
    out_c(html->out, "<div class=\"markdown\" dir=\"auto\"");
    if (language != html->language) {
        out_c(html->out, " lang=\"");
        out_str(html->out, language_tag(language));
        out_c(html->out, "\"");
    }
    out_c(html->out, ">\n");
    if (written(&out, source, level)) {
        out_str(html->out, out_view(&out));
    } else { /* no memory: as it was typed */
        out_c(html->out, "<p class=\"prose\">");
        html_escape(html->out, source);
        out_c(html->out, "</p>\n");
    }
    out_c(html->out, "</div>\n");
}
