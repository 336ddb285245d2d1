/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* workshop_pages.h -- what is prepared of the workshops of an initiative; a board alone is record_show. */
#include "web/request.h"

/* Which agenda a workshop begins with. */
typedef struct WorkshopTemplateForm {
    Str template;
} WorkshopTemplateForm;
extern const Schema WORKSHOP_TEMPLATE_FORM;

Err workshop_list_page(Request *rq);     /* GET …/vorhaben/:initiative/workshops */
Err workshop_show(Request *rq);          /* GET …/workshops/:record */
Err workshop_agenda_action(Request *rq); /* POST …/workshops/:record/ablauf */
Err agenda_part_show(Request *rq);       /* GET …/programmpunkte/:record */
