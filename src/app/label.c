/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/label.h"

#include "domain/pack.h"

Err labels_load(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Labels *ret) {
    Labels labels = { .pack = app->pack };
    TRY(membership_rows(ctx, conn, initiative->id, &labels.initiative));
    TRY(membership_rows(ctx, conn, (InitiativeId){ 0 }, &labels.authority));
    *ret = labels;
    return ERR_NONE;
}

static const Membership *membership_of(const Memberships *list, AccountId account) {
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].account.v == account.v)
            return &list->items[i];
    return NULL;
}

Str label_of(const Labels *labels, Arena *arena, AccountId account) {
    if (account.v == 0)
        return STR("System");
    const Membership *found = membership_of(&labels->initiative, account);
    if (found == NULL)
        found = membership_of(&labels->authority, account);
    const Role *role = found != NULL ? pack_role(labels->pack, found->role) : NULL;
    if (role == NULL)
        return STR("ehemaliges Mitglied");
    if (str_empty(found->body))
        return role->label.de;
    return str_join(arena, role->label.de, STR(" ("), found->body, STR(")"));
}
