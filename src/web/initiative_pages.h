/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative_pages.h -- start page, lists and home of initiatives. */
#include "web/request.h"

Err start_page(Request *rq); /* GET / */
Err authority_public_page(
    Request *rq); /* GET /behoerde/:authority: what it published, for everybody */
Err initiative_list_page(Request *rq); /* GET /behoerde/:authority/vorhaben */
Err initiative_new_page(Request *rq);  /* GET /behoerde/:authority/vorhaben/neu */
Err initiative_create_action(Request *rq);
Err initiative_page(Request *rq); /* GET /vorhaben/:initiative: members' home, or public_pages.h */
Err initiative_switch_page(
    Request *rq); /* GET …/veroeffentlichen, …/archivieren: what it means, a button */
Err initiative_publish_action(Request *rq);
Err initiative_archive_action(Request *rq);

/* What a person writes about an initiative; key, publication and archive have their own buttons. */
extern const Schema INITIATIVE_FORM;
/* A first initiative needs a name and a problem. */
extern const Schema INITIATIVE_NEW_FORM;
