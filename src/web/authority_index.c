/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/authority_index.h"

#include "store/authority_store.h"
#include "views/authority.html.h"
#include "web/page.h"

/* The address, or the person's own role, says which authority is meant. */
static bool authority_known(const Request *rq) {
    return str_find(str_from(rq->route->path), STR(":authority")) >= 0 ||
           request_may(rq, PERMISSION_AUTHORITY_READ);
}

Err authority_index(Request *rq, Message title, Message lead, const char *below, bool *ret_shown) {
    Authorities all;
    *ret_shown = false;
    if (authority_known(rq))
        return ERR_NONE;
    TRY(authority_list(rq->conn, rq->ctx->arena, &all));
    if (all.count < 2)
        return ERR_NONE;
    PageLink *links = arena_new(rq->ctx->arena, PageLink, all.count);
    for (size_t i = 0; i < all.count; i++)
        links[i] = (PageLink){ .href = str_join(rq->ctx->arena, STR("/behoerde/"), all.items[i].key,
                                                str_from(below)),
                               .text = all.items[i].name };
    AuthorityIndexView view = { .page = page_of(rq, title), .links = links, .count = all.count };
    view.page.lead_message = lead;
    view.page.authority = view.page.authority_key = view.page.place = STR("");
    authority_index_page(rq->html, &view);
    *ret_shown = true;
    return ERR_NONE;
}
