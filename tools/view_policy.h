/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* view_policy.h -- which attributes and elements a template may have, and which may hold a value.
 *
 * An allow-list: what is not named here may stand in a template as it is, but hold no value. Names
 * are lower case. Source: WHATWG HTML (attributes), htmx reference (attributes that are evaluated).
 */
#include <stdbool.h>

typedef enum Kind {
    NOTHING, /* no value */
    PLAIN,   /* an escaped value */
    URL,     /* an address */
    JSON,    /* no value, and the text may not be a script */
    REFUSED  /* must not be in a template at all */
} Kind;

Kind view_attribute(const char *tag, const char *name);
bool view_element_refused(const char *tag);
/* Whether a name is one of the words of a list separated by spaces. */
bool word_in(const char *name, const char *list);
