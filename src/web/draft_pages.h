/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* draft_pages.h -- drafts of comments: of a body, for all who represent it; of who represents none, one's own. */
#include "web/request.h"

extern const Schema DRAFT_FORM;

Err draft_new_page(Request *rq); /* GET  …/vertretung/entwurf?gremium=&target= */
Err draft_create_action(Request *rq);
Err draft_edit_page(Request *rq); /* GET  …/kommentare/:record/bearbeiten */
Err draft_update_action(Request *rq);
Err draft_publish_page(Request *rq); /* GET  …/kommentare/:record/veroeffentlichen */
Err draft_publish_action(Request *rq);
