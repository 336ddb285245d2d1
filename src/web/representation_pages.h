/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation_pages.h -- what an initiative asks of a body that represents people; its private drafts are written
 * on pages of their own (web/draft_pages.h). */
#include "app/representation.h"
#include "text/message.h"
#include "web/request.h"

#define REPRESENTATION_PATH "/vertretung"

Err representation_show(Request *rq); /* GET …/vertretung?gremium= */
/* The body that the address names by ?gremium=, else the first of the actor. `ret->body` "": there is none. */
MUST_CHECK Err representation_body(Request *rq, const RepresentedBodies *bodies,
                                   RepresentedBody *ret);
/* Address of a page below it for a body: representation_href(rq, "/entwurf", body). */
Str representation_href(Request *rq, const char *below, Str body);
/* The address of the request, with the body of a draft: it is asked for when the draft is gone by then. */
Str representation_here(Request *rq, Str body);
/* The page of a body in any initiative. */
Str representation_address(Request *rq, Str initiative_key, Str body);
/* "noch 12 Tage", "Frist seit 3 Tagen abgelaufen". */
Message representation_left(RepresentationDue kind, int64_t days);
