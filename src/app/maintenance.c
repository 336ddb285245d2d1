/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/maintenance.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>

#include "app/access_request.h"
#include "app/erase.h"
#include "app/key_file.h"
#include "app/office.h"
#include "app/purge.h"
#include "base/hex.h"
#include "base/io.h"
#include "base/log.h"
#include "base/out.h"
#include "store/backup.h"
#include "store/installation.h"
#include "store/purge_store.h"

static const Str DAY = STR_INIT("daily");

/* -- Backup and restore ------------------------------------------------------------------------- */

Err backup_make(App *app, Ctx *ctx, const char *path) {
    int64_t gone;
    TRY(access_requests_purge(app, ctx, &gone)); /* what is due gets into no file any more */
    TRY(backup_write(app->db, path));
    const char *beside = str_join(ctx->arena, str_from(path), STR(BACKUP_KEY_SUFFIX)).ptr;
    CLEANUP(fd_closep)
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return ERR_STORAGE;
    return write_all(fd, str_join(ctx->arena, key_fingerprint(app->keys, ctx->arena), STR("\n")));
}

static Err write_restored(Tx *tx, const void *in, void *out) {
    (void)in;
    return purge_after_restore(tx, out);
}

Err restore_finish(App *app, Ctx *ctx, Restored *ret) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    Restored restored;
    int64_t gone;
    TRY(access_requests_purge(app, ctx, &gone)); /* their day may have come since the backup */
    TRY(write_run(app->writer, ctx, write_restored, NULL, &restored.sessions,
                  sizeof restored.sessions));
    TRY(erasures_repeat(app, ctx, true, &restored.erasures));
    *ret = restored;
    return ERR_NONE;
}

/* -- Heads -------------------------------------------------------------------------------------- */

Str chain_head_text(Arena *arena, const ChainHead *head) {
    CLEANUP(out_done) Out out = out_open(100);
    out_i64(&out, head->chain.v);
    out_char(&out, ':');
    out_i64(&out, head->seq);
    out_char(&out, ':');
    out_str(&out, hex_encode(arena, head->hash, HISTORY_HASH_BYTES));
    return str_copy(arena, out_view(&out));
}

Err chain_head_parse(Str text, ChainHead *ret) {
    Str chain, seq;
    ChainHead head;
    if (!str_cut(&text, ':', &chain) || !str_cut(&text, ':', &seq))
        return ERR_INVALID;
    if (!str_i64(chain, &head.chain.v) || !str_i64(seq, &head.seq))
        return ERR_INVALID;
    if (head.chain.v <= 0 || head.seq <= 0) /* where nothing is written nothing can be proven */
        return ERR_INVALID;
    if (!hex_decode(text, head.hash, HISTORY_HASH_BYTES))
        return ERR_INVALID;
    *ret = head;
    return ERR_NONE;
}

/* One log line per chain that has entries, and one hash over all of them, which proves each to who has kept the
 * list of an export or the log. */
static Err heads_log(App *app, Ctx *ctx) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    ChainHeads heads;
    TRY(conn_borrow(app->db, &conn));
    TRY(chain_heads(conn, ctx->arena, &heads));
    crypto_hash_sha256_state all;
    crypto_hash_sha256_init(&all);
    for (size_t i = 0; i < heads.count; i++) {
        if (heads.items[i].seq == 0)
            continue;
        Str text = chain_head_text(ctx->arena, &heads.items[i]);
        crypto_hash_sha256_update(&all, (const unsigned char *)text.ptr, text.len);
        log_line(LOG_INFO, "chain_head", log_str("head", text));
    }
    uint8_t hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&all, hash);
    log_line(LOG_INFO, "chain_heads", log_i64("chains", (int64_t)heads.count),
             log_str("sha256", hex_encode(ctx->arena, hash, sizeof hash)));
    return ERR_NONE;
}

/* -- Daily -------------------------------------------------------------------------------------- */

static Err ran_today(App *app, Ctx *ctx, Str today, bool *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Str last;
    TRY(conn_borrow(app->db, &conn));
    Err err = installation_fact(conn, ctx->arena, DAY, &last);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    *ret = err == ERR_NONE && str_eq(last, today);
    return ERR_NONE;
}

static Err write_day(Tx *tx, const void *in, void *out) {
    (void)out;
    const Str *day = in;
    return installation_set_fact(tx, DAY, *day);
}

Err daily_run(App *app, Ctx *ctx, bool *ret_ran) {
    if (ctx->actor.kind != ACTOR_SYSTEM)
        return ERR_FORBIDDEN;
    char text[DATE_ISO_SIZE];
    Str today = date_iso(clock_today(ctx->clock), text);
    bool ran;
    TRY(ran_today(app, ctx, today, &ran));
    *ret_ran = !ran;
    if (ran)
        return ERR_NONE;
    PurgeCounts counts;
    int64_t repeated;
    office_clean();
    TRY(purge_run(app, ctx, &counts));
    for (size_t i = 0; i < counts.count; i++)
        if (counts.items[i].rows > 0)
            log_line(LOG_INFO, "purged", log_str("rule", counts.items[i].rule->key),
                     log_i64("rows", counts.items[i].rows));
    TRY(erasures_repeat(app, ctx, false, &repeated));
    TRY(db_scrub(
        app->db)); /* what was deleted leaves the file too; somebody reads: again in a few minutes */
    TRY(heads_log(app, ctx));
    return write_run(app->writer, ctx, write_day, &today, NULL, 0);
}
