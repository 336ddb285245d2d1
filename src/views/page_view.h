/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* page_view.h -- what every page shows around its content: title, way back, navigation, footer.
 *
 * Every view struct begins with `Page page`, filled by web/page.c; page_begin and page_end render it.
 * Messages are the product's words, Strs are people's. */
#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"
#include "text/message.h"

struct FormView; /* views/form_view.h */

typedef struct PageLink {
    Str href;
    Message label; /* used unless `text` is given */
    Str text;
    bool current;
} PageLink;

typedef struct Page {
    Message title;  /* h1 and <title>, unless title_text is given */
    Str title_text; /* a record's own name */
    Str subject;    /* the record a form is about: <title> names it after the title; "" = none */
    Str place;      /* the initiative or authority the page belongs to: <title> and paper name it */
    Str lead;       /* one sentence under the title, people's words; "" = none */
    Message lead_message;
    Str authority;               /* name of the authority; "" on installation pages */
    Str authority_key;           /* for imprint, privacy, accessibility, contact */
    const PageLink *breadcrumbs; /* from the start page to the parent */
    size_t breadcrumb_count;
    const PageLink *navigation; /* of the current initiative or area */
    size_t navigation_count;
    Str navigation_name;   /* accessible name: the initiative's name */
    Str person;            /* who is signed in; "" = nobody */
    Str form_token;        /* for the sign-out button */
    Str path;              /* this page, for the language switch */
    Str address;           /* the whole address, for paper */
    Date today;            /* when the page was made, for paper; none = not said */
    bool offers_plain;     /* de-simple is offered here */
    bool takes_part;       /* so are the languages of those who take part in a workshop */
    bool example;          /* the example database: a bar with the switcher */
    bool authority_choice; /* the person belongs to several authorities */
    bool failed;           /* a form came back with findings: <title> says so first */
    const struct FormView
        *opt_failed_form; /* whose findings stand first of all, above what the form is below */
    bool live;            /* loads the script of the live room */
    bool room;            /* looks like the room of a workshop */
    bool system_fonts;    /* nothing is loaded for letters: pages for phones */
    Message notice;       /* what just happened ("Gespeichert."); MSG_NONE = nothing */
} Page;
