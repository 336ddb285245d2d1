/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_template.h -- an agenda to begin with: parts with their minutes and texts, and the boards that they
 * fill.
 *
 * Data (packs/workshops), constant after it was read. What a workshop takes over is its own from then on. */
#include "domain/choices.h"
#include "domain/pack_text.h"
#include "domain/split_form.h"

typedef struct TemplateBoard {
    Str key; /* by which parts name it */
    PackText title, prompt;
    BoardForm form;
    Str columns; /* one heading per line */
    bool hidden, release, comments;
    int64_t dots; /* 0: nothing is voted on */
} TemplateBoard;
typedef LIST_OF(TemplateBoard) TemplateBoards;

typedef struct TemplatePart {
    AgendaKind kind;
    int64_t minutes;
    PackText title;
    PackText text;   /* Markdown; "" where nothing is shown */
    PackText notes;  /* "" = none */
    Str board;       /* key of one; "" = none */
    SplitForm split; /* table_assign "" = all together */
} TemplatePart;
typedef LIST_OF(TemplatePart) TemplateParts;

typedef struct WorkshopTemplate {
    Str key; /* "seminar" */
    PackText title, lead;
    TemplateBoards boards;
    TemplateParts parts; /* in order */
} WorkshopTemplate;
typedef LIST_OF(WorkshopTemplate) WorkshopTemplates;

/* NULL: none of this key. */
const WorkshopTemplate *workshop_template_find(const WorkshopTemplates *templates, Str key);
/* NULL: the template has no such board. */
const TemplateBoard *template_board(const WorkshopTemplate *template, Str key);
int64_t template_minutes(const WorkshopTemplate *template);
