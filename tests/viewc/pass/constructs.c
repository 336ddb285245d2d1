/* Compiled from constructs.html by tools/viewc. */
#pragma once
#include "views/html.h"
#include "views/page_view.h"
#include "views/page.html.h"
void items_page(Html *html, const ItemsView *v);
void empty(Html *html);
#include "constructs.html.h"
#include "text/messages.h"

#line 6 "pass/constructs.html"
void items_page(Html *html, const ItemsView *v) {
    (void)html;
#line 7 "pass/constructs.html"
    page_begin(html, &v->page);
    html_literal(html, "<h1>");
#line 8 "pass/constructs.html"
    html_emit_text(html, v->title);
    html_literal(html, "</h1>\n");
#line 9 "pass/constructs.html"
    if (v->count == 0) {
        html_literal(html, "<p>");
#line 10 "pass/constructs.html"
        html_emit_text(html, msg(item_none));
        html_literal(html, "</p>\n");
    } else {
        html_literal(html, "<ul class=\"kern-list\">\n");
#line 13 "pass/constructs.html"
        for (size_t i1 = 0, n1 = (size_t)(v->count); i1 < n1; i1++) {
#line 13 "pass/constructs.html"
            __typeof__(&(v->items)[0]) item = &(v->items)[i1];
            html_literal(html, "<li id=\"item-");
#line 14 "pass/constructs.html"
            html_emit_attribute(html, item->id);
            html_literal(html, "\"");
#line 14 "pass/constructs.html"
            if (item->current) {
                html_literal(html, " aria-current=\"true\"");
            }
            html_literal(html, ">\n"
                               "<a href=\"/items/");
#line 15 "pass/constructs.html"
            html_emit_url_part(html, item->key);
            html_literal(html, "\077from=");
#line 15 "pass/constructs.html"
            html_emit_url_part(html, item->day);
            html_literal(html, "\">");
#line 15 "pass/constructs.html"
            html_emit_text(html, item->name);
            html_literal(html, "</a>\n");
#line 16 "pass/constructs.html"
            for (size_t i2 = 0, n2 = (size_t)(item->tag_count); i2 < n2; i2++) {
#line 16 "pass/constructs.html"
                __typeof__(&(item->tags)[0]) tag = &(item->tags)[i2];
                html_literal(html, "<b>");
#line 16 "pass/constructs.html"
                html_emit_text(html, *tag);
                html_literal(html, "</b> ");
            }
            html_literal(html, "\n"
                               "</li>\n");
        }
        html_literal(html, "</ul>\n");
    }
#line 21 "pass/constructs.html"
    page_end(html);
}

#line 24 "pass/constructs.html"
void empty(Html *html) {
    (void)html;
}
