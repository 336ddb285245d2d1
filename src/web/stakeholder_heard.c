/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/stakeholder_heard.h"

#include "store/involvement_store.h"
#include "store/stakeholder_store.h"
#include "text/messages.h"

static Err was_heard(Request *rq, RecordId stakeholder, bool *ret) {
    InvolvementList list;
    *ret = false;
    TRY(involvement_list(rq->ctx, rq->conn, rq->initiative.id, &list));
    for (size_t i = 0; i < list.count; i++)
        *ret = *ret || (involvement_heard(&list.items[i], clock_today(rq->ctx->clock)) &&
                        record_ids_have(&list.items[i].stakeholders, stakeholder));
    return ERR_NONE;
}

Err stakeholder_heard_warning(Request *rq, Message *ret) {
    RecordId id;
    bool heard;
    if (rq->route->noun != &NOUNS[NOUN_STAKEHOLDER] || rq->conn == NULL)
        return ERR_NONE;
    TRY(request_record(rq, &id));
    TRY(was_heard(rq, id, &heard));
    if (heard)
        *ret = msg(stakeholder_heard_warning);
    return ERR_NONE;
}

static bool adds_perspective(const Stakeholder *now, const Stakeholder *before) {
    Str rest = now->perspectives, key;
    while (str_cut(&rest, ' ', &key))
        if (!str_empty(key) && !str_has_word(before->perspectives, key))
            return true;
    return false;
}

/* What cannot be read now is said by the saving that follows. */
const char *stakeholder_saved_notice(Request *rq) {
    RecordId id;
    Stakeholder before;
    bool heard;
    if (rq->conn == NULL || request_record(rq, &id) != ERR_NONE ||
        stakeholder_get(rq->ctx, rq->conn, rq->initiative.id, id, &before) != ERR_NONE ||
        was_heard(rq, id, &heard) != ERR_NONE)
        return "saved";
    return heard && adds_perspective(rq->form.record, &before) ? "saved_perspective_late" : "saved";
}
