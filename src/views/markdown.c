/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "views/markdown.h"

#include <cmark.h>

#include "domain/picture.h"
#include "views/prose.h"

/* Deeper quotes and lists are shown flat: an item counts as one more. */
enum { DEPTH_MAX = 16, LEVEL_MAX = 6, PICTURES_MAX = 100 };

typedef struct Writing {
    Out *out;
    int top, last; /* levels of headings: the first one's, that of the one before */
    int depth;     /* of quotes, lists and items */
    int pictures;  /* of which only the words are shown, or stand in an attribute */
    const MarkdownPictures *opt_shown;
    Language language, content; /* of the text; of what people write here */
    int shown;                  /* pictures so far: one could be called without end */
    int links;
    size_t addresses, addresses_max; /* bytes: one definition could be used without end */
} Writing;

static void tag(Writing *w, const char *markup) {
    out_c(w->out, markup);
}

/* -- Words and links --------------------------------------------------------------------------- */

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

static bool link_begin(Writing *w, Str to) {
    w->addresses += to.len;
    if (w->addresses > w->addresses_max ||
        !(begins(to, STR("https://")) || begins(to, STR("http://")) || begins(to, STR("mailto:"))))
        return false;
    tag(w, "<a class=\"kern-link\" rel=\"noopener nofollow\" href=\"");
    html_url(w->out, to);
    tag(w, "\">");
    return true;
}

/* An address in running words is a link, too. */
static void words(Writing *w, Str text) {
    while (w->links == 0 && w->pictures == 0) {
        LinkedWords parts = linked_words_of(text);
        if (str_empty(parts.address))
            break;
        html_escape(w->out, parts.before);
        bool linked = link_begin(w, parts.address);
        html_escape(w->out, parts.address);
        tag(w, linked ? "</a>" : "");
        text = parts.after;
    }
    html_escape(w->out, text);
}

/* The node remembers whether it became a link. */
static void link_node(Writing *w, cmark_node *node, bool entering) {
    if (w->pictures > 0)
        return;
    if (entering && link_begin(w, str_from(cmark_node_get_url(node)))) {
        (void)cmark_node_set_user_data(node, w);
        w->links++;
    } else if (!entering && cmark_node_get_user_data(node) != NULL) {
        tag(w, "</a>");
        w->links--;
    }
}

/* -- Pictures ---------------------------------------------------------------------------------- */

static const MarkdownPicture *picture_of(const Writing *w, Str url) {
    const Str scheme = STR(PICTURE_SCHEME);
    if (w->opt_shown == NULL || !str_starts(url, scheme))
        return NULL;
    for (size_t i = 0; i < w->opt_shown->count; i++)
        if (str_eq(w->opt_shown->items[i].name, str_slice(url, scheme.len, SIZE_MAX)))
            return &w->opt_shown->items[i];
    return NULL;
}

/* Its words in the language of the text, else those it must have, which are in that of the authority. */
static Str words_of(const Writing *w, const MarkdownPicture *picture, Language *ret_language) {
    *ret_language = w->language;
    if (w->language == LANGUAGE_EN && !str_empty(picture->text_en))
        return picture->text_en;
    if (w->language == LANGUAGE_DE_SIMPLE && !str_empty(picture->text_simple))
        return picture->text_simple;
    *ret_language = w->content;
    return picture->text;
}

static void picture_begin(Writing *w, const MarkdownPicture *picture, bool has_words) {
    Language language = w->language;
    Str text = has_words ? STR("") : words_of(w, picture, &language);
    tag(w, "<img class=\"picture\" src=\"");
    html_url(w->out, picture->href);
    out_format(w->out, "\" width=\"%lld\" height=\"%lld\" loading=\"lazy\" decoding=\"async\"",
               (long long)picture->width, (long long)picture->height);
    if (language != w->language && text.len > 0) {
        tag(w, " lang=\"");
        out_str(w->out, language_tag(language));
        tag(w, "\"");
    }
    tag(w, " alt=\"");
    html_escape(w->out, text);
}

/* Of one that is shown its words, if Markdown gives any, come to stand in its attribute; of another one in its place, or
 * what it was to be. The node remembers that it is shown. */
static void picture_node(Writing *w, cmark_node *node, bool entering) {
    Str url = str_from(cmark_node_get_url(node));
    bool has_words = cmark_node_first_child(node) != NULL;
    if (!entering) {
        w->pictures--;
        if (cmark_node_get_user_data(node) != NULL)
            tag(w, "\">");
        return;
    }
    const MarkdownPicture *picture =
        w->pictures == 0 && w->shown < PICTURES_MAX ? picture_of(w, url) : NULL;
    w->pictures++;
    if (picture != NULL) {
        (void)cmark_node_set_user_data(node, w);
        w->shown++;
        picture_begin(w, picture, has_words);
    } else if (!has_words) {
        html_escape(w->out, url);
    }
}

static void emphasis(Writing *w, const char *begin, const char *end, bool entering) {
    if (w->pictures == 0)
        tag(w, entering ? begin : end);
}

static void code(Writing *w, cmark_node *node) {
    tag(w, w->pictures > 0 ? "" : "<code>");
    html_escape(w->out, str_from(cmark_node_get_literal(node)));
    tag(w, w->pictures > 0 ? "" : "</code>");
}

/* -- Blocks ------------------------------------------------------------------------------------ */

static void heading(Writing *w, cmark_node *node, bool entering) {
    if (!entering) {
        out_format(w->out, "</h%d>\n", w->last);
        return;
    }
    int level = w->top - 1 + cmark_node_get_heading_level(node);
    if (level > w->last + 1)
        level = w->last + 1;
    w->last = level < LEVEL_MAX ? level : LEVEL_MAX;
    out_format(w->out, "<h%d class=\"kern-heading-small\">", w->last);
}

/* True while this one is deep enough to be written; called for both ends of it. */
static bool nests(Writing *w, bool entering) {
    return (entering ? w->depth++ : --w->depth) < DEPTH_MAX;
}

static void list(Writing *w, cmark_node *node, bool entering) {
    bool numbers = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (!nests(w, entering))
        return;
    if (!entering)
        tag(w, numbers ? "</ol>\n" : "</ul>\n");
    else if (!numbers)
        tag(w, "<ul class=\"kern-list kern-list--bullet\">\n");
    else if (start == 1)
        tag(w, "<ol class=\"kern-list kern-list--number\">\n");
    else
        out_format(w->out, "<ol class=\"kern-list kern-list--number\" start=\"%d\">\n", start);
}

/* In a list whose items follow each other closely, an item is no paragraph. */
static bool close_item(cmark_node *node) {
    cmark_node *item = cmark_node_parent(node);
    cmark_node *above = item != NULL ? cmark_node_parent(item) : NULL;
    return above != NULL && cmark_node_get_type(above) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(above);
}

static void paragraph(Writing *w, cmark_node *node, bool entering) {
    if (!close_item(node))
        tag(w, entering ? "<p class=\"kern-body\">" : "</p>\n");
    else if (!entering && w->depth > DEPTH_MAX)
        tag(w, "<br>\n");
}

static void verbatim(Writing *w, cmark_node *node, const char *begin, const char *end) {
    Str literal = str_from(cmark_node_get_literal(node));
    tag(w, begin);
    html_escape(w->out,
                str_ends(literal, STR("\n")) ? str_slice(literal, 0, literal.len - 1) : literal);
    tag(w, end);
}

/* -- The whole --------------------------------------------------------------------------------- */

static void inline_node(Writing *w, cmark_node *node, bool entering) {
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: words(w, str_from(cmark_node_get_literal(node))); break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: tag(w, w->pictures > 0 ? " " : "<br>\n"); break;
    case CMARK_NODE_CODE: code(w, node); break;
    case CMARK_NODE_HTML_INLINE: html_escape(w->out, str_from(cmark_node_get_literal(node))); break;
    case CMARK_NODE_EMPH: emphasis(w, "<em>", "</em>", entering); break;
    case CMARK_NODE_STRONG: emphasis(w, "<strong>", "</strong>", entering); break;
    case CMARK_NODE_LINK: link_node(w, node, entering); break;
    case CMARK_NODE_IMAGE: picture_node(w, node, entering); break;
    default: break;
    }
}

static void block_node(Writing *w, cmark_node *node, bool entering) {
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        if (nests(w, entering))
            tag(w, entering ? "<blockquote>\n" : "</blockquote>\n");
        break;
    case CMARK_NODE_LIST: list(w, node, entering); break;
    case CMARK_NODE_ITEM:
        if (nests(w, entering))
            tag(w, entering ? "<li>" : "</li>\n");
        break;
    case CMARK_NODE_CODE_BLOCK: verbatim(w, node, "<pre><code>", "</code></pre>\n"); break;
    case CMARK_NODE_HTML_BLOCK: verbatim(w, node, "<p class=\"kern-body\">", "</p>\n"); break;
    case CMARK_NODE_PARAGRAPH: paragraph(w, node, entering); break;
    case CMARK_NODE_HEADING: heading(w, node, entering); break;
    case CMARK_NODE_THEMATIC_BREAK: tag(w, "<hr>\n"); break;
    default: break;
    }
}

static void walk(Writing *w, cmark_node *root) {
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
            block_node(w, node, event == CMARK_EVENT_ENTER);
        else
            inline_node(w, node, event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iter);
}

void markdown(Html *html, Str source, int level, Language language,
              const MarkdownPictures *opt_pictures) {
    if (str_empty(source))
        return;
    out_c(html->out, "<div class=\"markdown\" dir=\"auto\"");
    if (language != html->language) {
        out_c(html->out, " lang=\"");
        out_str(html->out, language_tag(language));
        out_c(html->out, "\"");
    }
    out_c(html->out, ">\n");
    cmark_node *root = cmark_parse_document(source.ptr, source.len, CMARK_OPT_VALIDATE_UTF8);
    cmark_consolidate_text_nodes(root);
    walk(&(Writing){ .out = html->out,
                     .top = level,
                     .last = level - 1,
                     .opt_shown = opt_pictures,
                     .language = language,
                     .content = html->content,
                     .addresses_max = 2 * source.len + 1000 },
         root);
    cmark_node_free(root);
    out_c(html->out, "</div>\n");
}
