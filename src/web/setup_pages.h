/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* setup_pages.h -- what an administrator still has to do before an installation is in good order. */
#include "web/request.h"

Err setup_start(Request *rq); /* GET /einrichtung: leads to the page of one's own authority */
Err setup_show(Request *rq);  /* GET /behoerde/:authority/einrichtung */
Err authority_form_show(Request *rq); /* …/angaben: name and language of the authority */
Err authority_form_action(Request *rq);
