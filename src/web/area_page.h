/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* area_page.h -- frames of the pages around one's account, an authority and the installation: their
 * tabs, of which only those are offered that the person may open. */
#include "store/membership_store.h"
#include "views/post_button_view.h"
#include "web/page.h"

Page account_page_of(Request *rq, Message title);
/* Of the current authority, for page_of; none where the person may open only one. */
void authority_tabs(Request *rq, Page *page);
/* "/behoerde/KEY" + below. */
Str authority_path(const Request *rq, const char *below);
/* "Projektleitung (Sozialamt)". */
Str role_text(Request *rq, Str role, Str body);
/* The button that makes a representative the deputy of their body, or no deputy any more; NULL: the role represents no
 * body. `role_href`: of the role, without a slash at its end. */
const PostButton *deputise_button(Request *rq, const Membership *membership, Str role_href);
/* The same, and that somebody is its deputy: "Vertretung (Personalrat), Stellvertretung". */
Str role_text_of(Request *rq, const Membership *membership);
/* The pack's roles that can be given at `place`, as choices of a form. */
void role_options(Request *rq, FormView *form, size_t offset, RolePlace place);
/* German, English, plain German. */
void language_options(Request *rq, FormView *form, size_t offset);
