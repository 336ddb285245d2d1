/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_pages.h -- what a person does with their own account. */
#include "web/request.h"

Err account_show(Request *rq);              /* GET  /konto */
Err profile_show(Request *rq);              /* GET  /konto/angaben */
Err profile_action(Request *rq);            /* POST /konto/angaben */
Err email_show(Request *rq);                /* GET  /konto/adresse */
Err email_action(Request *rq);              /* POST /konto/adresse */
Err password_show(Request *rq);             /* GET  /konto/passwort */
Err password_action(Request *rq);           /* POST /konto/passwort */
Err session_list_show(Request *rq);         /* GET  /konto/geraete */
Err session_end_action(Request *rq);        /* POST /konto/geraete/:record/abmelden */
Err session_end_others_action(Request *rq); /* POST /konto/geraete/andere-abmelden */
Err token_list_show(Request *rq);           /* GET  /konto/token */
Err token_create_action(Request *rq);       /* POST /konto/token */
Err token_revoke_action(Request *rq);       /* POST /konto/token/:record/widerrufen */

Err authority_choice_show(Request *rq);   /* GET  /behoerden */
Err authority_choice_action(Request *rq); /* POST /behoerden */
/* Key of the authority chosen. */
typedef struct AuthorityChoiceForm {
    Str authority;
} AuthorityChoiceForm;
extern const Schema AUTHORITY_CHOICE_SCHEMA;

Err example_show(Request *rq);   /* GET  /beispiel: sessions of the example only */
Err example_action(Request *rq); /* POST /beispiel */
typedef struct ExamplePersonForm {
    int64_t account;
} ExamplePersonForm;
extern const Schema EXAMPLE_PERSON_SCHEMA;
