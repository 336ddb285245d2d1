/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/label.h"

#include "base/out.h"
#include "domain/pack.h"
#include "text/label_text.h"
#include "text/messages.h"

Err labels_load(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Language language,
                Labels *ret) {
    Labels labels = { .pack = app->pack, .language = language };
    TRY(membership_rows(ctx, conn, initiative->id, &labels.initiative));
    TRY(membership_rows(ctx, conn, (InitiativeId){ 0 }, &labels.authority));
    *ret = labels;
    return ERR_NONE;
}

/* How much a role lets somebody do: who may work on it is called so, whatever else they are. */
static int weight_of(const Labels *labels, const Membership *row) {
    const Role *role = pack_role(labels->pack, row->role);
    if (role == NULL || row->waits)
        return 0;
    bool works = permission_in(role->permissions, PERMISSION_INITIATIVE_EDIT) ||
                 permission_in(role->permissions, PERMISSION_INITIATIVE_ARCHIVE);
    return 1 + __builtin_popcount(role->permissions.bits) + (works ? PERMISSION_COUNT : 0);
}

/* The one that lets them do most; of equal ones the first. */
static const Membership *membership_of(const Labels *labels, AccountId account) {
    const Memberships *const places[] = { &labels->initiative, &labels->authority };
    const Membership *found = NULL;
    for (size_t p = 0; p < 2; p++)
        for (size_t i = 0; i < places[p]->count; i++) {
            const Membership *row = &places[p]->items[i];
            if (row->account.v != account.v)
                continue;
            if (found == NULL || weight_of(labels, row) > weight_of(labels, found))
                found = row;
        }
    return found;
}

static Str words(const Labels *labels, Arena *arena, Message message) {
    CLEANUP(out_done) Out out = out_open(32);
    message_text(&out, labels->language, message);
    return str_copy(arena, out_view(&out));
}

Str label_of(const Labels *labels, Arena *arena, AccountId account) {
    const Membership *found = membership_of(labels, account);
    const Role *role = found != NULL ? pack_role(labels->pack, found->role) : NULL;
    if (role == NULL)
        return words(labels, arena, msg(report_former_member));
    Str label = pack_text(role->label, labels->language);
    return str_empty(found->body) ? label
                                  : str_join(arena, label, STR(" ("), found->body, STR(")"));
}

/* "" : it is not this label, alone or with a body behind it. */
static Str said_anew(Arena *arena, Str label, Str known, Str wanted) {
    if (str_empty(known) || !str_starts(label, known))
        return STR("");
    Str rest = str_slice(label, known.len, SIZE_MAX);
    return str_empty(rest) || str_starts(rest, STR(" (")) ? str_join(arena, wanted, rest) : STR("");
}

Str label_read(const Pack *pack, Arena *arena, Str label, Language language) {
    Message former = msg(report_former_member);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (str_eq(label, message_plain((Language)i, former.id)))
            return message_plain(language, former.id);
        for (size_t k = 0; k < pack->roles.count; k++) {
            PackText role = pack->roles.items[k].label;
            Str said =
                said_anew(arena, label, pack_text(role, (Language)i), pack_text(role, language));
            if (said.len > 0)
                return said;
        }
    }
    return label;
}

Str label_imported(const Pack *pack, Arena *arena, Str label, Language language) {
    if (str_empty(str_trim(label)))
        return message_plain(language, MSG_REPORT_AUTHOR_UNNAMED);
    return label_read(pack, arena, label, language);
}

Str label_of_actor(const Labels *labels, Arena *arena, Actor actor) {
    if (actor.kind == ACTOR_PUBLIC)
        return words(labels, arena, msg(report_by_public));
    if (actor.kind == ACTOR_GUEST)
        return words(labels, arena, msg(report_by_guest));
    if (actor.account.v == 0)
        return words(labels, arena, msg(report_by_system));
    return label_of(labels, arena, actor.account);
}
