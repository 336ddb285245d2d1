/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* feed_pages.h -- what is new and when something takes place, for feed readers and calendars. What everybody
 * gets holds what the page of the public shows, and nothing else. */
#include "web/request.h"

Err initiative_feed(Request *rq);     /* GET /vorhaben/:initiative/atom.xml */
Err initiative_calendar(Request *rq); /* GET …/termine.ics */
Err member_calendar(Request *rq);     /* GET …/beteiligungen.ics: for who works on it */
Err authority_feed(Request *rq);      /* GET /behoerde/:authority/atom.xml */
