/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/workshop_template.h"

const WorkshopTemplate *workshop_template_find(const WorkshopTemplates *templates, Str key) {
    for (size_t i = 0; i < templates->count; i++)
        if (str_eq(templates->items[i].key, key))
            return &templates->items[i];
    return NULL;
}

const TemplateBoard *template_board(const WorkshopTemplate *template, Str key) {
    for (size_t i = 0; i < template->boards.count; i++)
        if (str_eq(template->boards.items[i].key, key))
            return &template->boards.items[i];
    return NULL;
}

int64_t template_minutes(const WorkshopTemplate *template) {
    int64_t minutes = 0;
    for (size_t i = 0; i < template->parts.count; i++)
        minutes += template->parts.items[i].minutes;
    return minutes;
}
