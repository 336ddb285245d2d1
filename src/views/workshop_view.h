/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_view.h -- what is prepared of workshops: all of them, one with its agenda and boards, one part of an
 * agenda with what it shows. */
#include "views/markdown.h"
#include "views/picture_view.h"
#include "views/record_view.h"

typedef struct WorkshopLine {
    Str id; /* on the page */
    Str href, name;
    Date held_on;  /* none: still open */
    Str starts_at; /* "" = not said */
    Str place;
    Message level;
    int64_t parts, minutes, boards;
} WorkshopLine;

typedef struct WorkshopListView {
    Page page;
    const WorkshopLine *lines; /* without a day first, then the latest first */
    size_t count;
    Str new_href; /* "" = may not */
} WorkshopListView;

/* A text of a part, in the language it is written in. */
typedef struct AgendaText {
    Message label;
    Str text; /* Markdown */
    Language language;
} AgendaText;

typedef struct AgendaRow {
    Str id; /* on the page */
    Str href, title;
    Message kind;
    int64_t minutes;
    Str from, until; /* "09:30"; "" = nobody said when it begins */
    Str board, board_href;
    Message tables;                       /* at which it is worked on; MSG_NONE: all together */
    const MarkdownPictures *opt_pictures; /* that it may show */
    PictureMissing missing;
    AgendaText shown; /* the one for the language of the page; text "" = nothing is shown */
} AgendaRow;

typedef struct BoardRow {
    Str href, title, prompt;
    Message form;
    Str headings; /* one after the other; "" = none */
    bool hidden, release, comments;
    Date open_from, open_until; /* none = only while led */
    int64_t dots;               /* 0: nothing is voted on */
} BoardRow;

typedef struct WorkshopView {
    RecordView record;
    Date data_go; /* none: there is no day yet */
    const AgendaRow *rows;
    size_t row_count;
    int64_t minutes;
    Str from, until; /* of all of it; "" = nobody said when it begins */
    const BoardRow *boards;
    size_t board_count;
    PictureListing pictures;
    Str lead_href;    /* of its room; "" = may not */
    Str results_href; /* "" = its room was never opened */
    Str invitation_href;
    Str part_href, board_href; /* where one is added; "" = may not */
    bool offers_template;
    FormView template_form;
} WorkshopView;

typedef struct AgendaPartView {
    RecordView record; /* its fields but the texts */
    const AgendaText *texts;
    size_t text_count;
    MarkdownPictures shown; /* that its texts may show */
    PictureMissing missing;
    PictureListing pictures; /* of its workshop */
} AgendaPartView;
