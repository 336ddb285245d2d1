/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "tools/view_policy.h"

#include <string.h>

static const char REFUSED_ELEMENTS[] = "style iframe frame frameset object embed applet base xmp "
                                       "plaintext noembed noframes";
static const char REFUSED_ATTRIBUTES[] = "style srcdoc srcset http-equiv hx-vars xlink:href";
static const char URLS[] =
    "href src action formaction poster cite hx-get hx-post hx-put hx-patch "
    "hx-delete hx-action hx-push-url hx-replace-url hx-sse:connect sse-connect";
static const char PLAINS[] =
    "id class value title alt for name content lang dir placeholder type role label min max step "
    "low high optimum minlength maxlength size rows cols pattern datetime colspan rowspan scope "
    "headers abbr width height autocomplete inputmode list form hreflang download accept start "
    "tabindex enterkeyhint hx-target hx-swap hx-select hx-confirm hx-include hx-indicator "
    "x y x1 y1 x2 y2 cx cy dx dy r rx ry d points transform viewbox";

static bool starts(const char *text, const char *prefix) {
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool word_in(const char *name, const char *list) {
    size_t len = strlen(name);
    for (const char *at = list; len > 0 && (at = strstr(at, name)) != NULL; at++)
        if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

bool view_element_refused(const char *tag) {
    return word_in(tag, REFUSED_ELEMENTS);
}

Kind view_attribute(const char *tag, const char *name) {
    if (starts(name, "data-hx-"))
        name += strlen("data-"); /* htmx reads both */
    if (starts(name, "on") || starts(name, "hx-on") || word_in(name, REFUSED_ATTRIBUTES))
        return REFUSED;
    if (word_in(name, URLS))
        return URL;
    if (word_in(name, "hx-vals hx-headers"))
        return JSON;
    if (strcmp(name, "type") == 0 && word_in(tag, "script link"))
        return NOTHING;
    if (starts(name, "data-") || starts(name, "aria-"))
        return PLAIN;
    return word_in(name, PLAINS) ? PLAIN : NOTHING;
}
