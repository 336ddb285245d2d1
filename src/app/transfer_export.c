/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* transfer_export.c -- an initiative as a file; contract in app/transfer.h. */
#include "app/label.h"
#include "app/process_template.h"
#include "app/transfer.h"
#include "base/hex.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/picture_store.h"

enum { HISTORY_PAGE = 500 };

/* What only some may read is left out for the others, in the records and in their history. */
static void hide_contacts(Whole *whole) {
    StakeholderList stakeholders = whole_stakeholders(whole);
    for (size_t i = 0; i < stakeholders.count; i++)
        stakeholders.items[i].contact = STR("");
}

static void export_comments(Ctx *ctx, const Labels *labels, Whole *whole) {
    CommentList all = whole_comments(whole), kept = comments_going_out(&all, ctx->arena);
    for (size_t i = 0; i < kept.count; i++) {
        Comment *comment = &kept.items[i];
        if (comment->author != FIELD_NONE)
            comment->author_label = label_of(labels, ctx->arena, (AccountId){ comment->author });
        comment->author = FIELD_NONE;
    }
    whole->lists[NOUN_COMMENT] = (RecordList){ .items = kept.items, .count = kept.count };
}

static Err push_entry(Ctx *ctx, const Labels *labels, const HistoryEntry *entry, bool contacts,
                      HistoryLines *lines) {
    HistoryLine *line = list_push(ctx->arena, lines);
    *line = (HistoryLine){ .at = entry->at,
                           .actor = label_of_actor(labels, ctx->arena, entry->actor),
                           .noun = entry->noun,
                           .action = entry->action,
                           .record = entry->record,
                           .payload = entry->payload,
                           .erased_at = entry->erased_at,
                           .erased_rule = entry->erased_rule };
    bool personal =
        str_eq(entry->noun, STAKEHOLDER_SCHEMA.name) || str_eq(entry->noun, STR("membership"));
    if (personal && !contacts && !str_empty(entry->payload))
        line->payload = STR("{}");
    return ERR_NONE;
}

/* Oldest first; the store gives the newest first, page by page. */
static Err export_history(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                          const Labels *labels, bool contacts, HistoryLines *ret) {
    HistoryEntries all = { 0 };
    int64_t before = 0;
    for (;;) {
        HistoryEntries page;
        TRY(history_list(ctx, conn, initiative->chain, (RecordId){ 0 }, before, HISTORY_PAGE,
                         &page));
        for (size_t i = 0; i < page.count; i++)
            *list_push(ctx->arena, &all) = page.items[i];
        if (page.count < HISTORY_PAGE || all.count >= INITIATIVE_HISTORY_MAX)
            break;
        before = page.items[page.count - 1].seq;
    }
    HistoryLines lines = { 0 };
    for (size_t i = all.count; i > 0; i--)
        TRY(push_entry(ctx, labels, &all.items[i - 1], contacts, &lines));
    *ret = lines;
    return ERR_NONE;
}

static Err export_head(Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                       InitiativeFile *file) {
    ChainHeads heads;
    TRY(chain_heads(conn, ctx->arena, &heads));
    for (size_t i = 0; i < heads.count; i++) {
        if (heads.items[i].chain.v != initiative->chain.v)
            continue;
        file->chain_seq = heads.items[i].seq;
        file->chain_head = hex_encode(ctx->arena, heads.items[i].hash, HISTORY_HASH_BYTES);
    }
    return ERR_NONE;
}

/* A version that is not known here stays a name. */
static Err export_process(App *app, Ctx *ctx, Conn *conn, InitiativeFile *file) {
    Str json, version = whole_initiatives(&file->whole).items->process_version;
    if (str_empty(version))
        return ERR_NONE;
    Err err = process_template_file(ctx, conn, app->pack, version, &json);
    if (err == ERR_NOT_FOUND)
        return ERR_NONE;
    TRY(err);
    return pack_process_line(json, ctx->arena, &file->process);
}

static Err export_pictures(Ctx *ctx, Conn *conn, InitiativeId initiative, const Whole *whole) {
    PictureList pictures = whole_pictures(whole);
    for (size_t i = 0; i < pictures.count; i++)
        TRY(picture_bytes_get(ctx, conn, initiative, pictures.items[i].record.id,
                              &pictures.items[i].bytes));
    return ERR_NONE;
}

Err initiative_export(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative, Out *out) {
    if (!permission_in(initiative->permissions, PERMISSION_EXPORT))
        return ERR_FORBIDDEN;
    bool contacts = permission_in(initiative->permissions, PERMISSION_STAKEHOLDER_CONTACT_READ);
    InitiativeFile file = { .program = app->version,
                            .authority = initiative->authority.name,
                            .exported_at = clock_now(ctx->clock),
                            .chain_head = STR("") };
    Labels labels;
    TRY(labels_load(app, ctx, conn, initiative, LANGUAGE_DE, &labels));
    TRY(initiative_whole(ctx, conn, initiative->id, &file.whole));
    TRY(export_pictures(ctx, conn, initiative->id, &file.whole));
    if (!contacts)
        hide_contacts(&file.whole);
    export_comments(ctx, &labels, &file.whole);
    if (permission_in(initiative->permissions, PERMISSION_HISTORY_READ))
        TRY(export_history(ctx, conn, initiative, &labels, contacts, &file.history));
    TRY(export_head(ctx, conn, initiative, &file));
    TRY(export_process(app, ctx, conn, &file));
    return initiative_json_write(&file, out);
}
