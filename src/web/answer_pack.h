/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* answer_pack.h -- gzip for the pages of those who take part in a workshop, whose phones may be far from a mast.
 *
 * Other pages are sent as they are: they hold what is private and the token of a session, and how well a text packs
 * tells something about it to who can add words to it and see its length (BREACH, CVE-2013-3587). A page below /w holds
 * what everybody in the room sees; its token proves a cookie without a session, and a form is taken
 * from the same origin only. A proxy in front may pack what it likes: docs/security.md. */
#include "web/http.h"

/* Packs the body when the browser takes gzip and it gets shorter. */
void answer_pack(const HttpRequest *request, HttpResponse *response);
