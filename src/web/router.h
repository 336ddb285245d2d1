/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* router.h -- from an HTTP request to the handler of its route and back.
 *
 * Order: route → session or token → guard and form → permission (makes the Scope) → handler → problem
 * page. The table is compiled once into lists by number of path segments, literal segments before
 * parameters, so that "/vorhaben/neu" wins over "/vorhaben/:initiative". */
#include "web/request.h"
#include "web/site.h"

typedef struct Router Router;
MUST_CHECK Err router_open(const Route *routes, Router **ret);
void router_close(Router *router);

/* The route of a path; NULL: none. *ret_other: another method has it (405). Fills the values of the
 * path's parameters, views into `path`. */
const Route *router_find(const Router *router, HttpMethod method, Str path,
                         Str parameters[PATH_PARAMETERS_MAX], bool *ret_other);
/* The methods an address has: "GET, POST". */
Str router_methods(const Router *router, const Request *rq);
/* There is a page at this address (GET). */
bool router_has_page(const Router *router, Str path);
/* Most bytes of body this address takes. */
size_t router_body_limit(const Router *router, HttpMethod method, Str path);
/* Before a large body is read: is there somebody who may send it here? False: answered. */
bool router_admit(const Router *router, Site *site, const HttpRequest *http,
                  HttpResponse *response);
/* Answers one request. */
void router_answer(const Router *router, Site *site, const HttpRequest *http,
                   HttpResponse *response);
