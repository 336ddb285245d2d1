/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/picture.h"

#include <sodium.h>

#include "base/hex.h"
#include "files/picture_file.h"
#include "store/agenda_part_store.h"
#include "store/picture_store.h"

enum { MEGABYTE = 1 << 20 };

Str picture_digest(Arena *arena, Str bytes) {
    uint8_t hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const uint8_t *)bytes.ptr, bytes.len);
    return hex_encode(arena, hash, sizeof hash);
}

Err picture_look(Ctx *ctx, Picture *picture, Str field) {
    PictureFile file;
    TRY(picture_file_read(picture->bytes, field, ctx->arena, &ctx->findings, &file));
    picture->bytes = file.bytes;
    picture->width = file.width;
    picture->height = file.height;
    picture->digest = picture_digest(ctx->arena, file.bytes);
    return ERR_NONE;
}

bool picture_text_taken(Ctx *ctx, Picture *picture, Str field) {
    if (picture_text_read(picture->bytes, ctx->arena, &picture->bytes))
        return true;
    finding_add(&ctx->findings, ctx->arena, field, FINDING_PICTURE_BROKEN, 0);
    return false;
}

Str picture_type(Str bytes) {
    return picture_media_type(bytes);
}

Err picture_create(App *app, Ctx *ctx, const Submission *submission,
                   const InitiativeRef *initiative, Picture *picture, Str field, Written *ret) {
    TRY(record_may_write(initiative, &NOUNS[NOUN_PICTURE]));
    if (picture_look(ctx, picture, field) != ERR_NONE) {
        /* Refused it is already; what else is wrong is told with it. */
        Err err = record_check(ctx, app->pack, &NOUNS[NOUN_PICTURE], picture);
        (void)err;
        return ERR_INVALID;
    }
    return record_create(app, ctx, submission, initiative, &NOUNS[NOUN_PICTURE], picture, ret);
}

/* -- Inside a write ---------------------------------------------------------------------------- */

static Err refused(Tx *tx, Str field, FindingKind kind, int64_t limit) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, field, kind, limit);
    return ERR_INVALID;
}

static Err check_room(Tx *tx, InitiativeId initiative, const Picture *picture) {
    PictureList others;
    TRY(picture_list_of(tx->ctx, tx->conn, initiative, picture->workshop, &others));
    if (others.count >= PICTURES_OF_WORKSHOP_MAX)
        return refused(tx, STR(""), FINDING_PICTURES_MANY, PICTURES_OF_WORKSHOP_MAX);
    return ERR_NONE;
}

static Err check_bytes(Tx *tx, InitiativeId initiative, const Picture *picture) {
    int64_t sum;
    if (str_empty(picture->bytes)) /* not by the way that makes one */
        return refused(tx, STR(PICTURE_FILE), FINDING_REQUIRED, 0);
    TRY(picture_bytes_sum(tx->ctx, tx->conn, initiative, &sum));
    if (sum + (int64_t)picture->bytes.len > PICTURES_BYTES_MAX)
        return refused(tx, STR(""), FINDING_PICTURES_LARGE, PICTURES_BYTES_MAX / MEGABYTE);
    return ERR_NONE;
}

static Err uses_of(Tx *tx, InitiativeId initiative, const Picture *picture, int64_t *ret) {
    AgendaPartList parts;
    TRY(agenda_part_list_of(tx->ctx, tx->conn, initiative, picture->workshop, &parts));
    *ret = picture_uses(picture, &parts);
    return ERR_NONE;
}

/* What an agenda calls it stays, and where. */
static Err check_uses(Tx *tx, InitiativeId initiative, const Picture *now, const Picture *before) {
    bool moved = now->workshop.v != before->workshop.v;
    int64_t uses;
    if (!moved && str_eq(now->name, before->name))
        return ERR_NONE;
    TRY(uses_of(tx, initiative, before, &uses));
    if (uses > 0)
        return refused(tx, moved ? STR("workshop") : STR("name"), FINDING_PICTURE_SHOWN, uses);
    return moved ? check_room(tx, initiative, now) : ERR_NONE;
}

Err picture_check_around(Tx *tx, InitiativeId initiative, const Picture *now,
                         const Picture *opt_before) {
    if (opt_before != NULL)
        return check_uses(tx, initiative, now, opt_before);
    TRY(check_room(tx, initiative, now));
    return check_bytes(tx, initiative, now);
}

Err picture_let_go(Tx *tx, InitiativeId initiative, const Picture *picture) {
    int64_t uses;
    TRY(uses_of(tx, initiative, picture, &uses));
    if (uses > 0)
        return refused(tx, STR(""), FINDING_PICTURE_SHOWN, uses);
    return picture_bytes_remove(tx, initiative, picture->record.id);
}
