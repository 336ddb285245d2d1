/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* coverage_way.h -- from a line of "An alle gedacht?" into the form of its next step, and back to the line.
 *
 * "?zeile=little_german" on a form of records: what is saved there leads back to the line, which then has its new state
 * and the step after that. Nothing but keys of the reference list is taken ("a+b" for an intersection), so that the
 * address leads nowhere else. */
#include "web/request.h"

/* The address with the line behind it. */
Str coverage_way_there(Request *rq, Str address, Str key);
/* The address a form is posted to, which keeps the line that its own address names; the same where it names none. */
Str coverage_way_kept(Request *rq, Str action);
/* Where what was saved leads to: the line, with a notice ("created"); "" = the address names no line. */
Str coverage_way_back(Request *rq, const char *notice);
/* The line, for who does not save: "" = none. */
Str coverage_way_cancel(Request *rq);
