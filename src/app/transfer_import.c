/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* transfer_import.c -- a file as a new initiative; contract in app/transfer.h. */
#include <stdio.h>

#include "app/change.h"
#include "app/comment.h"
#include "app/import_digest.h"
#include "app/initiative.h"
#include "app/membership_note.h"
#include "app/picture.h"
#include "app/process_template.h"
#include "app/transfer.h"
#include "base/hex.h"
#include "base/json_writer.h"
#include "base/random.h"
#include "domain/id_map.h"
#include "store/history.h"
#include "store/noun_stores.h"
#include "store/picture_store.h"
#include "store/staging_store.h"

/* A record that refers to what stands later in the file. */
typedef struct Ahead {
    NounId noun;
    size_t at; /* in the list of its noun */
} Ahead;

/* A record as it came in. */
typedef struct Arrived {
    NounId noun;
    RecordId id;
    bool untold; /* no digest: the history does not know of it */
    uint8_t digest[IMPORT_DIGEST_BYTES];
} Arrived;

typedef struct Import {
    App *app;
    Ctx *ctx;
    const AuthorityRef *authority;
    InitiativeFile file;
    InitiativeId id;
    ChainId chain;
    IdMap map;
    Str location;
    LIST_OF(Ahead) ahead;
    LIST_OF(Arrived) arrived;
} Import;

/* -- Staging: the initiative itself ------------------------------------------------------------- */

typedef struct Begun {
    InitiativeId id;
    ChainId chain;
} Begun;

static Err write_begin(Tx *tx, const void *in, void *out) {
    const Import *import = in;
    Begun *begun = out;
    uint8_t random[16];
    random_bytes(random, sizeof random);
    Initiative row = whole_initiatives(&import->file.whole).items[0];
    row.record = (Record){ 0 };
    row.published = false;
    row.key =
        str_join(tx->ctx->arena, STR("import-"), hex_encode(tx->ctx->arena, random, sizeof random));
    TRY(initiative_insert(tx, &row, &begun->chain));
    begun->id = (InitiativeId){ row.record.id.v };
    return staging_hide(tx, begun->id);
}

static Err begin(Import *import) {
    Begun begun;
    TRY(write_run(import->app->writer, import->ctx, write_begin, import, &begun, sizeof begun));
    import->id = begun.id;
    import->chain = begun.chain;
    const Initiative *row = whole_initiatives(&import->file.whole).items;
    id_map_add(&import->map, import->ctx->arena, row->record.id, (RecordId){ begun.id.v });
    return ERR_NONE;
}

/* -- Staging: the records, in slices ------------------------------------------------------------ */

typedef struct Slice {
    const Import *import;
    NounId noun;
    size_t from, count;
    RecordId *made; /* one per record; filled anew by every attempt */
    bool *ahead;    /* per record: it refers to what is not written yet */
} Slice;

static void *row_of(Arena *arena, const Import *import, NounId noun, size_t at) {
    const Schema *schema = NOUNS[noun].schema;
    const char *source = (const char *)import->file.whole.lists[noun].items + at * schema->size;
    return memcpy(arena_new(arena, max_align_t, schema->size / sizeof(max_align_t) + 1), source,
                  schema->size);
}

static Err write_slice(Tx *tx, const void *in, void *out) {
    (void)out;
    const Slice *slice = in;
    Arena *arena = tx->ctx->arena;
    const Schema *schema = NOUNS[slice->noun].schema;
    IdMap map = {
        0
    }; /* a copy: references within the slice, and nothing left by a failed attempt */
    for (size_t i = 0; i < slice->import->map.pairs.count; i++)
        *list_push(arena, &map.pairs) = slice->import->map.pairs.items[i];
    for (size_t i = 0; i < slice->count; i++) {
        void *row = row_of(arena, slice->import, slice->noun, slice->from + i);
        Record *head = row;
        RecordId was = head->id;
        /* When it was written and changed the file tells. */
        *head = (Record){ .created_at = head->created_at, .changed_at = head->changed_at };
        bool ahead;
        TRY(id_map_apply(&map, arena, schema, row, &ahead));
        slice->ahead[i] = ahead;
        TRY(record_insert(tx, NOUN_STORES[slice->noun], slice->import->id, row));
        if (slice->noun == NOUN_PICTURE)
            TRY(picture_bytes_insert(tx, slice->import->id, row));
        id_map_add(&map, arena, was, head->id);
        slice->made[i] = head->id;
    }
    return ERR_NONE;
}

static Err stage_slice(Import *import, NounId noun, size_t from, size_t count) {
    CLEANUP(arena_closep) Arena *arena = arena_open(65536);
    Ctx ctx = *import->ctx; /* findings cannot come any more: the whole was checked */
    ctx.arena = arena;
    RecordId made[IMPORT_RECORDS_PER_WRITE];
    bool ahead[IMPORT_RECORDS_PER_WRITE];
    Slice slice = {
        .import = import, .noun = noun, .from = from, .count = count, .made = made, .ahead = ahead
    };
    TRY(write_run(import->app->writer, &ctx, write_slice, &slice, NULL, 0));
    const Schema *schema = NOUNS[noun].schema;
    for (size_t i = 0; i < count; i++) {
        const Record *source = (const void *)((const char *)import->file.whole.lists[noun].items +
                                              (from + i) * schema->size);
        id_map_add(&import->map, import->ctx->arena, source->id, made[i]);
        if (ahead[i])
            *list_push(import->ctx->arena, &import->ahead) = (Ahead){ noun, from + i };
    }
    return ERR_NONE;
}

typedef struct AheadSlice {
    const Import *import;
    size_t from, count;
} AheadSlice;

static Err write_ahead(Tx *tx, const void *in, void *out) {
    (void)out;
    const AheadSlice *slice = in;
    const Import *import = slice->import;
    for (size_t i = 0; i < slice->count; i++) {
        const Ahead *ahead = &import->ahead.items[slice->from + i];
        void *row = row_of(tx->ctx->arena, import, ahead->noun, ahead->at);
        Record *head = row;
        bool left;
        TRY(id_map_apply(&import->map, tx->ctx->arena, NOUNS[ahead->noun].schema, row, &left));
        if (left)
            return ERR_INTERNAL; /* the file was checked */
        head->id = id_map_find(&import->map, head->id);
        TRY(record_refer(tx, NOUN_STORES[ahead->noun], import->id, row));
    }
    return ERR_NONE;
}

/* Now that every record is there, what pointed ahead finds it. */
static Err stage_ahead(Import *import) {
    for (size_t from = 0; from < import->ahead.count; from += IMPORT_RECORDS_PER_WRITE) {
        CLEANUP(arena_closep) Arena *arena = arena_open(65536);
        Ctx ctx = *import->ctx;
        ctx.arena = arena;
        size_t left = import->ahead.count - from;
        AheadSlice slice = { .import = import,
                             .from = from,
                             .count = left < IMPORT_RECORDS_PER_WRITE ? left
                                                                      : IMPORT_RECORDS_PER_WRITE };
        TRY(write_run(import->app->writer, &ctx, write_ahead, &slice, NULL, 0));
    }
    return ERR_NONE;
}

/* -- Staging: what the history will hold of them ------------------------------------------------- */

typedef struct DigestSlice {
    const Import *import;
    NounId noun;
    RecordId after;
} DigestSlice;

typedef struct Digested {
    size_t count;
    Arrived items[IMPORT_RECORDS_PER_WRITE];
} Digested;

/* What a body keeps to itself may change and go without an entry, so it is in none. */
static bool is_untold(NounId noun, const void *record) {
    return noun == NOUN_COMMENT && comment_of_body_alone(record);
}

/* Of the rows as they are stored, whose references lead where they do here. */
static Err write_digests(Tx *tx, const void *in, void *out) {
    const DigestSlice *slice = in;
    Digested *digested = out;
    const RecordStore *store = NOUN_STORES[slice->noun];
    Str fields = import_digest_fields(tx->ctx->arena, store->schema);
    RecordPage page = { .after = slice->after, .limit = IMPORT_RECORDS_PER_WRITE };
    RecordList list;
    TRY(record_list_page(tx->ctx, tx->conn, store, slice->import->id, &page, &list));
    for (size_t i = 0; i < list.count; i++) {
        const Record *record = (const void *)((const char *)list.items + i * store->schema->size);
        Arrived *arrived = &digested->items[digested->count++];
        *arrived = (Arrived){ .noun = slice->noun,
                              .id = record->id,
                              .untold = is_untold(slice->noun, record) };
        if (arrived->untold)
            continue;
        uint8_t random[IMPORT_SALT_BYTES];
        random_bytes(random, sizeof random);
        Str salt = str_bytes((const char *)random, sizeof random);
        if (!import_digest(store->schema, fields, record, salt, arrived->digest))
            return ERR_INTERNAL;
        TRY(staging_salt(tx, record->id, salt));
    }
    return ERR_NONE;
}

static Err stage_digests_of(Import *import, NounId noun) {
    RecordId after = { 0 };
    Digested digested;
    do {
        CLEANUP(arena_closep) Arena *arena = arena_open(65536);
        Ctx ctx = *import->ctx;
        ctx.arena = arena;
        DigestSlice slice = { .import = import, .noun = noun, .after = after };
        TRY(write_run(import->app->writer, &ctx, write_digests, &slice, &digested,
                      sizeof digested));
        for (size_t i = 0; i < digested.count; i++) {
            *list_push(import->ctx->arena, &import->arrived) = digested.items[i];
            after = digested.items[i].id;
        }
    } while (digested.count == IMPORT_RECORDS_PER_WRITE);
    return ERR_NONE;
}

static Err stage_digests(Import *import) {
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++)
        if (import->file.whole.lists[noun].count > 0)
            TRY(stage_digests_of(import, (NounId)noun));
    return ERR_NONE;
}

static Err stage_records(Import *import) {
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        size_t count = import->file.whole.lists[noun].count;
        for (size_t from = 0; from < count; from += IMPORT_RECORDS_PER_WRITE) {
            size_t left = count - from;
            size_t some = left < IMPORT_RECORDS_PER_WRITE ? left : IMPORT_RECORDS_PER_WRITE;
            TRY(stage_slice(import, (NounId)noun, from, some));
        }
    }
    TRY(stage_ahead(import));
    return stage_digests(import);
}

/* -- The last write: visible --------------------------------------------------------------------- */

/* How many of each noun came in: {"goals": 4, …}. */
static void write_counts(JsonWriter *json, const Import *import) {
    int64_t counts[NOUN_COUNT] = { 0 };
    for (size_t i = 0; i < import->arrived.count; i++)
        counts[import->arrived.items[i].noun] += !import->arrived.items[i].untold;
    json_object_begin(json);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        if (counts[noun] == 0)
            continue;
        json_key(json, NOUNS[noun].schema->plural);
        json_i64(json, counts[noun]);
    }
    json_object_end(json);
}

static void write_digests_of(JsonWriter *json, Arena *arena, const Import *import, int noun) {
    Str fields = import_digest_fields(arena, NOUNS[noun].schema);
    json_object_begin(json);
    json_key(json, STR("fields"));
    json_array_begin(json);
    for (Str name; str_cut(&fields, ' ', &name);)
        json_str(json, name);
    json_array_end(json);
    json_key(json, STR("records"));
    json_object_begin(json);
    for (size_t i = 0; i < import->arrived.count; i++) {
        const Arrived *arrived = &import->arrived.items[i];
        if ((int)arrived->noun != noun || arrived->untold)
            continue;
        char number[24];
        snprintf(number, sizeof number, "%lld", (long long)arrived->id.v);
        json_key(json, str_from(number));
        json_str(json, hex_encode(arena, arrived->digest, sizeof arrived->digest));
    }
    json_object_end(json);
    json_object_end(json);
}

/* {"goals": {"fields": ["statement", …], "records": {"12": "…", …}}, …}; import_digest.h */
static void write_all_digests(JsonWriter *json, Arena *arena, const Import *import) {
    json_object_begin(json);
    for (int noun = NOUN_INITIATIVE + 1; noun < NOUN_COUNT; noun++) {
        if (import->file.whole.lists[noun].count == 0)
            continue;
        json_key(json, NOUNS[noun].schema->plural);
        write_digests_of(json, arena, import, noun);
    }
    json_object_end(json);
}

/* {"before": null, "after": {…}, "reason": "", "imported": {where it came from, how much, digests}} */
static Err note_import(Tx *tx, const Import *import, const Initiative *row) {
    CLEANUP(out_done) Out out = out_open(2048);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    json_key(&json, STR("before"));
    json_none(&json);
    json_key(&json, STR("after"));
    json_object_begin(&json);
    schema_write_json(&INITIATIVE_SCHEMA, row, &json);
    json_object_end(&json);
    json_key(&json, STR("reason"));
    json_str(&json, STR(""));
    json_key(&json, STR("imported"));
    json_object_begin(&json);
    json_key(&json, STR("authority"));
    json_str(&json, import->file.authority);
    json_key(&json, STR("chain_seq"));
    json_i64(&json, import->file.chain_seq);
    json_key(&json, STR("chain_head"));
    json_str(&json, import->file.chain_head);
    json_key(&json, STR("records"));
    write_counts(&json, import);
    json_key(&json, STR("digests"));
    write_all_digests(&json, tx->ctx->arena, import);
    json_object_end(&json);
    json_object_end(&json);
    TRY(json_finish(&json));
    return history_append(tx, import->chain, INITIATIVE_SCHEMA.name, row->record.id, STR("import"),
                          out_view(&out));
}

static Str fill_key(Arena *arena, Str location, Str key) {
    ptrdiff_t at = str_find(location, STR("{key}"));
    if (at < 0)
        return str_copy(arena, location);
    return str_join(arena, str_slice(location, 0, (size_t)at), key,
                    str_slice(location, (size_t)at + 5, SIZE_MAX));
}

static Err do_show(Tx *tx, App *app, const void *in, Written *ret) {
    const Import *import = in;
    Str key;
    const Initiative *source = whole_initiatives(&import->file.whole).items;
    TRY(initiative_free_key(tx, str_empty(source->key) ? source->name : source->key, &key));
    if (!str_empty(import->file.process))
        TRY(process_template_settle(tx, app, import->authority, source->process_version,
                                    import->file.process));
    TRY(chain_lock(tx, import->chain));
    TRY(staging_show(tx, import->id, key, &source->record));
    Initiative row;
    TRY(initiative_get(tx->ctx, tx->conn, import->id, &row));
    TRY(note_import(tx, import, &row));
    ret->record = row.record.id;
    ret->location = fill_key(tx->ctx->arena, import->location, key);
    if (tx->ctx->actor.account.v == 0)
        return ERR_NONE;
    const Role *role = role_with(app->pack, ROLE_PLACE_INITIATIVE, PERMISSION_INITIATIVE_ARCHIVE);
    if (role == NULL)
        return ERR_INTERNAL;
    Membership membership = { .account = tx->ctx->actor.account,
                              .initiative = import->id,
                              .role = role->key,
                              .body = STR("") };
    TRY(membership_insert(tx, &membership, ROLE_COUNTS_AT_ONCE));
    return membership_note(tx, import->chain, &membership, STR("create"));
}

/* A repeat is answered before anything is staged. */
static Err repeated(App *app, Ctx *ctx, const Submission *submission, Written *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(app->db, &conn));
    return submission_answered(ctx, conn, submission, ret);
}

/* Whether its template can come in is known before anything is staged. */
static Err check_process(const Import *import) {
    bool new;
    if (str_empty(import->file.process))
        return ERR_NONE;
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(import->app->db, &conn));
    return process_template_arrive(import->app, import->ctx, conn, import->authority,
                                   whole_initiatives(&import->file.whole).items->process_version,
                                   import->file.process, &new);
}

Err initiative_import_file(App *app, Ctx *ctx, const Submission *submission,
                           const AuthorityRef *authority, const InitiativeFile *file,
                           Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_IMPORT))
        return ERR_FORBIDDEN;
    Import import = { .app = app,
                      .ctx = ctx,
                      .authority = authority,
                      .file = *file,
                      .location = submission != NULL ? submission->location : STR("{key}") };
    TRY(check_process(&import));
    TRY(begin(&import));
    TRY(stage_records(&import));
    return transact(app, ctx, submission, authority->chain, do_show, &import, ret);
}

static void found_at(Ctx *ctx, size_t at, const char *field, FindingKind kind, int64_t limit) {
    CLEANUP(out_done) Out place = out_open(40);
    out_format(&place, "/pictures/%zu/%s", at, field);
    finding_add(&ctx->findings, ctx->arena, out_view(&place), kind, limit);
}

/* As many and as large as may be added one by one, and each the one that its digest says. */
static Err check_pictures(Ctx *ctx, const Whole *whole) {
    PictureList pictures = whole_pictures(whole);
    size_t before = ctx->findings.count, sum = 0;
    for (size_t i = 0; i < pictures.count; i++) {
        const Picture *picture = &pictures.items[i];
        size_t same = 0;
        for (size_t k = 0; k < i; k++)
            same += pictures.items[k].workshop.v == picture->workshop.v;
        sum += picture->bytes.len;
        if (!str_eq(picture->digest, picture_digest(ctx->arena, picture->bytes)))
            found_at(ctx, i, "digest", FINDING_PICTURE_BROKEN, 0);
        if (same >= PICTURES_OF_WORKSHOP_MAX)
            found_at(ctx, i, "workshop", FINDING_PICTURES_MANY, PICTURES_OF_WORKSHOP_MAX);
        if (sum > PICTURES_BYTES_MAX)
            found_at(ctx, i, "bytes", FINDING_PICTURES_LARGE, PICTURES_BYTES_MAX >> 20);
    }
    return ctx->findings.count > before ? ERR_INVALID : ERR_NONE;
}

static Err read_file(App *app, Ctx *ctx, Str text, InitiativeFile *ret, size_t *ret_drafts) {
    Check check = { .today = clock_today(ctx->clock),
                    .pack = app->pack,
                    .arena = ctx->arena,
                    .findings = &ctx->findings };
    TRY(initiative_json_read(text, &check, ret));
    TRY(check_pictures(ctx, &ret->whole));
    CommentList all = whole_comments(&ret->whole), kept = comments_going_out(&all, ctx->arena);
    ret->whole.lists[NOUN_COMMENT] = (RecordList){ .items = kept.items, .count = kept.count };
    *ret_drafts = all.count - kept.count;
    return ERR_NONE;
}

/* Of what was sent before: the file was read then. */
static size_t drafts_in(App *app, Ctx *ctx, Str text) {
    InitiativeFile file;
    size_t drafts, findings = ctx->findings.count;
    Err err = read_file(app, ctx, text, &file, &drafts);
    ctx->findings.count = findings;
    return err == ERR_NONE ? drafts : 0;
}

Err initiative_import(App *app, Ctx *ctx, const Submission *submission,
                      const AuthorityRef *authority, Str text, Written *ret, size_t *opt_drafts) {
    if (!permission_in(authority->permissions, PERMISSION_IMPORT))
        return ERR_FORBIDDEN;
    Err err = repeated(app, ctx, submission, ret);
    if (err == ERR_NONE && opt_drafts != NULL)
        *opt_drafts = drafts_in(app, ctx, text);
    if (err != ERR_NOT_FOUND)
        return err;
    if (text.len > INITIATIVE_FILE_MAX)
        return ERR_TOO_LARGE;
    InitiativeFile file;
    size_t drafts;
    TRY(read_file(app, ctx, text, &file, &drafts));
    if (opt_drafts != NULL)
        *opt_drafts = drafts;
    return initiative_import_file(app, ctx, submission, authority, &file, ret);
}
