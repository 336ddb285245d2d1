/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* authority_pages.h -- the authorities of an installation, for whoever runs it. */
#include "web/request.h"

/* An authority and who will administer it. */
typedef struct NewAuthorityForm {
    Str name, key, language;
    Str administrator, email;
} NewAuthorityForm;
extern const Schema NEW_AUTHORITY_SCHEMA;

Err authority_list_show(Request *rq);     /* GET  /installation/behoerden */
Err authority_create_action(Request *rq); /* POST /installation/behoerden */
