/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* page.h -- fills the frame of a page and its form from the request. */
#include "views/address_view.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "web/request.h"

/* Behind the address to which a form is sent (kept_for_back in page.c): it says nothing to people. */
#define FORM_SENT "gesendet=1"

/* A page with this title, breadcrumbs and navigation of the current area. */
Page page_of(Request *rq, Message title);
/* A page below a list: adds one more breadcrumb. */
Page page_below(Request *rq, Message title, Str parent_href, Message parent);
/* The form of the request (as typed, or as stored), posting to `action`. */
FormView form_of(Request *rq, Str action, Message submit);
/* Gives the fields of a noun their choices: perspectives of the pack, records of the initiative. */
MUST_CHECK Err form_options_of(Request *rq, FormView *form, const Noun *noun);
/* An address to hand on, with its code. */
AddressView address_view_of(Request *rq, Str address);
/* The same of a public page of the initiative ("/oeffentlich", "/mitreden"); empty unless it is published. */
AddressView public_address_of(Request *rq, const char *below);
/* Choices of one field. */
void form_options(FormView *form, size_t offset, const FormOption *items, size_t count);
