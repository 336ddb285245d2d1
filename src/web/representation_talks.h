/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* representation_talks.h -- what a body says and drafts beside the records, for its page. */
#include "app/representation.h"
#include "domain/whole_index.h"
#include "views/representation_view.h"
#include "web/request.h"

/* Titles and places come from what is there already: nothing is read but each author once. */
MUST_CHECK Err representation_talks(Request *rq, const WholeIndex *index, const BodyAsked *asked,
                                    const RepresentedBody *body, RepresentationView *view);
/* What an involvement without an occasion is called. */
Message representation_untitled(Request *rq, const WholeIndex *index,
                                const Involvement *involvement);
/* Names of those who can read this draft of the body; NULL: of its members. */
Str body_readers(Request *rq, const RepresentedBody *body, const Comment *opt_draft);
