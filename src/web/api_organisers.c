/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_organisers.h"

#include "app/access_request.h"
#include "store/access_request_store.h"
#include "web/access_request_pages.h"
#include "web/api_output.h"

Err api_organiser_list(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    Accounts organisers;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_organiser_list(rq->ctx, rq->conn, place.workshop, &organisers));
    return api_accounts(rq, &organisers);
}

Err api_organiser_name(Request *rq) {
    const AccessOrganiserForm *form = rq->form.record;
    AccessPlace place;
    Workshop workshop;
    Written written;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_organiser_name(rq->app, rq->ctx, &rq->submission, &place,
                              (AccountId){ form->account }, &written));
    return api_organiser_list(rq);
}

Err api_organiser_unname(Request *rq) {
    AccessPlace place;
    Workshop workshop;
    Written written;
    AccountId account;
    TRY(access_place_of(rq, &place, &workshop));
    TRY(access_account_of(rq, &account));
    TRY(access_organiser_unname(rq->app, rq->ctx, &rq->submission, &place, account, &written));
    rq->response->status = 204;
    return ERR_NONE;
}
