/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* report_document.h -- what the text documents of an initiative share; for app/report*.c only. */
#include "app/report_parts.h"
#include "files/odt.h"

/* Title, language, day and footer. */
OdtInfo report_odt_info(const Report *report, Message title);
/* The fields that hold something, but the title, as a list of labels and values. */
void report_fields(const Report *report, Odt *odt, const Schema *schema, const void *record);
/* The plan below a heading of level - 1. */
void report_plan_part(const Report *report, Odt *odt, int level);
