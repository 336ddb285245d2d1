/* Compiled from places.html by tools/viewc. */
#pragma once
#include "views/html.h"
void places(Html *html, const View *v);
#include "places.html.h"
#include "text/messages.h"

#line 3 "pass/places.html"
void places(Html *html, const View *v) {
    (void)html;
    html_literal(html, "<!doctype html>\n"
                       "<html lang=\"");
#line 5 "pass/places.html"
    html_emit_attribute(html, v->language);
    html_literal(html, "\">\n"
                       "<title>");
#line 6 "pass/places.html"
    html_emit_attribute(html, v->title);
    html_literal(html, " – x</title>\n"
                       "<script src=\"/assets/");
#line 7 "pass/places.html"
    html_emit_url_part(html, v->hash);
    html_literal(html, ".js\" defer></script>\n"
                       "<script src=\"");
#line 8 "pass/places.html"
    html_emit_own_url(html, asset_url(ASSET_X));
    html_literal(html, "\" defer></script>\n"
                       "<p title='");
#line 11 "pass/places.html"
    html_emit_attribute(html, v->a);
    html_literal(html, "' class=\"a");
#line 11 "pass/places.html"
    if (v->b) {
        html_literal(html, " b");
    }
    html_literal(html, "\" data-x=\"");
#line 11 "pass/places.html"
    html_emit_attribute(html, v->x);
    html_literal(html, "\">&lt; \"quoted\" \134 a \077\077 b</p>\n"
                       "<a href=\"");
#line 12 "pass/places.html"
    html_emit_url(html, v->url);
    html_literal(html, "\">x</a> <a href=\"");
#line 12 "pass/places.html"
    html_emit_url(html, v->url);
    html_literal(html, "/");
#line 12 "pass/places.html"
    html_emit_url_part(html, v->part);
    html_literal(html, "\">y</a> <a href=\"https://example.org/");
#line 12 "pass/places.html"
    html_emit_url_part(html, v->part);
    html_literal(html, "\">z</a>\n"
                       "<a href=\"");
#line 13 "pass/places.html"
    if (v->url.len > 0) {
#line 13 "pass/places.html"
        html_emit_url(html, v->url);
    } else {
        html_literal(html, "/");
#line 13 "pass/places.html"
        html_emit_url_part(html, v->part);
    }
    html_literal(html, "\077page=");
#line 13 "pass/places.html"
    html_emit_url_part(html, v->n);
    html_literal(html, "\">maybe</a>\n"
                       "<a href=\"mailto:");
#line 14 "pass/places.html"
    html_emit_url_part(html, v->address);
    html_literal(html, "\">mail</a>\n"
                       "<input name=\"c\" type=\"checkbox\" ");
#line 15 "pass/places.html"
    if (v->on) {
        html_literal(html, "checked");
    }
    html_literal(html, " ");
#line 15 "pass/places.html"
    for (size_t i1 = 0, n1 = (size_t)(v->data_count); i1 < n1; i1++) {
#line 15 "pass/places.html"
        __typeof__(&(v->data)[0]) d = &(v->data)[i1];
        html_literal(html, "data-d=\"");
#line 15 "pass/places.html"
        html_emit_attribute(html, *d);
        html_literal(html, "\" ");
    }
    html_literal(html, ">\n"
                       "<button hx-post=\"/x/");
#line 16 "pass/places.html"
    html_emit_url_part(html, v->part);
    html_literal(html, "\" hx-vals='{\"a\": 1}' disabled>go</button><br/>\n"
                       "<textarea name=\"t\">\n");
#line 17 "pass/places.html"
    html_emit_attribute(html, v->text);
    html_literal(html, "</textarea>\n"
                       "<textarea name=\"u\">\n");
#line 19 "pass/places.html"
    html_emit_attribute(html, v->text);
    html_literal(html, "</textarea>\n"
                       "<pre>\n"
                       "  a   ");
#line 21 "pass/places.html"
    html_emit_text(html, v->text);
    html_literal(html, "\n"
                       "    b\n"
                       "</pre>\n"
                       "<p> one two\n"
                       "three </p>\n");
#line 27 "pass/places.html"
    html_emit_text(html, call_with(v, "}}", '}', (v->a)[0]));
    html_literal(html, "\n");
}
