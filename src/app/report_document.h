/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_document.h -- what the text documents of an initiative share; for app/report*.c only. */
#include "app/report_parts.h"
#include "files/paper.h"

/* ODT or a page, as ordered; title, language, day and footer. */
PaperInfo report_paper_info(const Report *report, Message title);
/* What a record is called: `title`, as a heading. */
void report_heading(const Report *report, Paper *paper, int level, const Noun *noun,
                    const void *record, Str title);
/* What the records of a list are called, each told apart from the others: by its workshop, its day or a number. */
const Str *report_headings(const Report *report, const Noun *noun, const RecordList *list);
/* The fields that hold something, but the title, as a list of labels and values; of flags only that a participation is
 * formal. */
void report_fields(const Report *report, Paper *paper, const Schema *schema, const void *record);
/* The plan at a glance. */
void report_plan_overview(const Report *report, Paper *paper);
/* Each involvement below a heading of this level. */
void report_plan_involvements(const Report *report, Paper *paper, int level);
/* What was said beside the records, those that report.c loaded; nothing where there is none. */
void report_comments(const Report *report, Paper *paper);
