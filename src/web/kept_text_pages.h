/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* kept_text_pages.h -- "Ihr Text von vorhin": what was typed into a session that had ended. The person
 * reads it and sends it again; nothing is sent by itself. */
#include "web/request.h"

Err kept_text_show(Request *rq);           /* GET  /konto/texte?weiter=/… */
Err kept_text_discard_action(Request *rq); /* POST /konto/texte/:record/verwerfen */
