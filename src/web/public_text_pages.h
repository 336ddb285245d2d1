/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* public_text_pages.h -- imprint, privacy, accessibility and contact of an authority: read by everybody,
 * written by its administrators; while one is missing the page says so. */
#include "web/request.h"

/* GET /impressum … of the first authority, GET /behoerde/:authority/impressum … of another. */
Err imprint_show(Request *rq);
Err privacy_show(Request *rq);
Err accessibility_show(Request *rq);
Err contact_show(Request *rq);

Err text_list_show(Request *rq);   /* GET  /behoerde/:authority/texte */
Err text_form_show(Request *rq);   /* GET  /behoerde/:authority/texte/:kind/:language */
Err text_form_action(Request *rq); /* POST … */
