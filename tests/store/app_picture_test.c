/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pictures are kept with their bytes, as many as may be, stay while they are shown, go with what they belong to, and
 * travel with their initiative. */
#include <stdio.h>

#include "../unit/files/sample_picture.h"
#include "app/picture.h"
#include "app/transfer.h"
#include "app_fixture.h"
#include "live_room.h"
#include "store/agenda_part_store.h"
#include "store/initiative_store.h"
#include "store/picture_store.h"

typedef struct Place {
    AppTest *test;
    LiveRoom room;
} Place;

static Place place_of(void **state) {
    Place place = { .test = app_test(state) };
    InitiativeRef initiative = app_test_initiative(place.test, "Lesehilfe");
    place.room = live_room(place.test, &place.test->authority, &initiative, &(LiveRules){ 0 });
    return place;
}

static Ctx *ctx_of(Place *place) {
    return live_room_ctx(&place->room);
}

static Err make(Place *place, const char *name, Str bytes) {
    Picture picture;
    Written written;
    schema_clear(&PICTURE_SCHEMA, &picture);
    picture.workshop = place->room.workshop;
    picture.name = str_from(name);
    picture.text = STR("Ein Bild");
    picture.bytes = bytes;
    return picture_create(&place->test->app, ctx_of(place), NULL, &place->room.initiative, &picture,
                          STR(PICTURE_FILE), &written);
}

static PictureList pictures_of(Place *place) {
    PictureList pictures;
    assert_ok(picture_list_of(ctx_of(place), place->test->conn, place->room.initiative.id,
                              place->room.workshop, &pictures));
    return pictures;
}

static Err bytes_of(Place *place, RecordId picture, Str *ret) {
    return picture_bytes_get(ctx_of(place), place->test->conn, place->room.initiative.id, picture,
                             ret);
}

static void assert_found(Place *place, Err err, FindingKind kind, const char *field) {
    const Findings *findings = &place->test->store->ctx.findings;
    assert_int_equal(err, ERR_INVALID);
    assert_int_equal(findings->count, 1);
    assert_int_equal(findings->items[0].kind, kind);
    assert_true(str_eq(findings->items[0].field, str_from(field)));
}

static void what_is_kept_is_clean(void **state) {
    Place place = place_of(state);
    Str bytes;
    assert_ok(make(&place, "ablauf", STR(PICTURE_JPEG_TOLD)));
    PictureList pictures = pictures_of(&place);
    assert_int_equal(pictures.count, 1);
    const Picture *picture = &pictures.items[0];
    assert_ok(bytes_of(&place, picture->record.id, &bytes));
    assert_true(str_find(bytes, STR(PICTURE_SECRET)) < 0);
    assert_true(str_eq(picture->digest, picture_digest(place.test->store->arena, bytes)));
    assert_int_equal(picture->width, 4);
    assert_int_equal(picture->height, 8);
    assert_found(&place, make(&place, "ablauf", STR(PICTURE_PNG)), FINDING_TAKEN, "name");
    /* Nobody makes one without bytes. */
    Picture bare = *picture;
    Written written;
    bare.name = STR("ohne");
    bare.bytes = STR("");
    assert_found(&place,
                 record_create(&place.test->app, ctx_of(&place), NULL, &place.room.initiative,
                               &NOUNS[NOUN_PICTURE], &bare, &written),
                 FINDING_REQUIRED, PICTURE_FILE);
    app_test_done(place.test);
}

static void a_workshop_has_so_many(void **state) {
    Place place = place_of(state);
    for (int i = 0; i < PICTURES_OF_WORKSHOP_MAX; i++) {
        char name[16];
        snprintf(name, sizeof name, "bild-%d", i);
        assert_ok(make(&place, name, STR(PICTURE_PNG)));
    }
    assert_found(&place, make(&place, "noch-eines", STR(PICTURE_PNG)), FINDING_PICTURES_MANY, "");
    app_test_done(place.test);
}

static void what_is_shown_stays_as_it_is_called(void **state) {
    Place place = place_of(state);
    AgendaPart part;
    Written written;
    App *app = &place.test->app;
    const InitiativeRef *initiative = &place.room.initiative;
    assert_ok(make(&place, "ablauf", STR(PICTURE_PNG)));
    Picture picture = pictures_of(&place).items[0];
    assert_ok(
        agenda_part_get(ctx_of(&place), place.test->conn, initiative->id, place.room.part, &part));
    part.text_en = STR("![](bild:ablauf)");
    assert_ok(record_change(app, ctx_of(&place), NULL, initiative, &NOUNS[NOUN_AGENDA_PART], &part,
                            &written));
    picture.name = STR("anders");
    assert_found(&place,
                 record_change(app, ctx_of(&place), NULL, initiative, &NOUNS[NOUN_PICTURE],
                               &picture, &written),
                 FINDING_PICTURE_SHOWN, "name");
    picture.name = STR("ablauf");
    picture.text = STR("Drei Schritte");
    picture.digest = STR("anderes"); /* not theirs to say */
    assert_ok(record_change(app, ctx_of(&place), NULL, initiative, &NOUNS[NOUN_PICTURE], &picture,
                            &written));
    assert_int_equal(pictures_of(&place).items[0].digest.len, PICTURE_DIGEST_LENGTH);
    assert_found(&place,
                 record_delete(app, ctx_of(&place), NULL, initiative, &NOUNS[NOUN_PICTURE],
                               picture.record.id, 2, STR(""), &written),
                 FINDING_PICTURE_SHOWN, "");
    app_test_done(place.test);
}

static void assert_damaged(Place *place, const char *kind) {
    Verified verified = app_test_verify(place->test);
    const RecordDamages *damages = &verified.records.damages;
    assert_int_equal(damages->count, 1);
    assert_true(str_eq(damages->items[0].noun, STR("picture")));
    assert_true(str_eq(damages->items[0].field, STR("bytes")));
    assert_true(str_eq(damages->items[0].reason, str_from(kind)));
}

/* Whoever has the database cannot show another picture unnoticed. */
static void what_was_exchanged_is_found(void **state) {
    Place place = place_of(state);
    static const Sql EXCHANGE =
        SQL("UPDATE picture_bytes SET bytes = (SELECT b.bytes FROM picture_bytes b"
            " ORDER BY b.picture_id LIMIT 1)");
    static const Sql TAKE_OUT = SQL("DELETE FROM picture_bytes WHERE picture_id ="
                                    " (SELECT max(picture_id) FROM picture_bytes)");
    assert_ok(make(&place, "ablauf", STR(PICTURE_PNG)));
    assert_ok(make(&place, "rand", STR(PICTURE_JPEG)));
    place.test->altered = true;
    assert_ok(store_test_tamper(place.test->store, &EXCHANGE));
    assert_damaged(&place, "differs");
    assert_ok(store_test_tamper(place.test->store, &TAKE_OUT));
    assert_damaged(&place, "missing");
    app_test_done(place.test);
}

static Ctx *in_authority(AppTest *test, AuthorityRef *ret) {
    Ctx *ctx = app_test_as_system(test);
    assert_ok(access_system(&test->app, ctx, test->conn, test->authority.key, ret));
    return ctx;
}

static Err write_removal(Tx *tx, const void *in, void *out) {
    (void)out;
    return initiative_remove(tx, *(const InitiativeId *)in, STR("test"));
}

/* A file has them whole, and they are there again; with their initiative they go. */
static void they_travel_and_go_with_their_initiative(void **state) {
    Place place = place_of(state);
    AppTest *test = place.test;
    CLEANUP(out_done) Out file = out_open(1 << 16);
    Written written;
    AuthorityRef seen;
    Str bytes;
    assert_ok(make(&place, "ablauf", STR(PICTURE_PNG)));
    assert_ok(make(&place, "rand", STR(PICTURE_JPEG_TOLD)));
    assert_ok(
        initiative_export(&test->app, ctx_of(&place), test->conn, &place.room.initiative, &file));
    Ctx *ctx = in_authority(test, &seen);
    assert_ok(initiative_import(&test->app, ctx, NULL, &seen, out_view(&file), &written, NULL));
    const InitiativeId copy = { written.record.v };
    PictureList pictures;
    assert_ok(picture_list(ctx, test->conn, copy, &pictures));
    assert_int_equal(pictures.count, 2);
    assert_ok(picture_bytes_get(ctx, test->conn, copy, pictures.items[0].record.id, &bytes));
    assert_true(str_eq(bytes, STR(PICTURE_PNG)));
    assert_true(str_eq(pictures.items[1].digest, pictures_of(&place).items[1].digest));

    /* Another digest than that of its bytes, or other bytes, is no such file. */
    Str text = out_view(&file), digest = pictures.items[0].digest;
    ptrdiff_t at = str_find(text, digest);
    assert_true(at > 0);
    Str changed = str_join(test->store->arena, str_slice(text, 0, (size_t)at), STR("0"),
                           str_slice(text, (size_t)at + 1, SIZE_MAX));
    ctx = in_authority(test, &seen);
    if (digest.ptr[0] != '0')
        assert_found(&place,
                     initiative_import(&test->app, ctx, NULL, &seen, changed, &written, NULL),
                     FINDING_PICTURE_BROKEN, "/pictures/0/digest");

    ctx = in_authority(test, &seen);
    test->altered = true; /* as a purge does it, and no person */
    assert_ok(write_run(test->app.writer, ctx, write_removal, &copy, NULL, 0));
    static const Sql BYTES = SQL("SELECT count(*) FROM picture_bytes");
    assert_int_equal(app_test_count(test, &BYTES), 2);
    app_test_done(test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(what_is_kept_is_clean),
        STORE_TEST(a_workshop_has_so_many),
        STORE_TEST(what_is_shown_stays_as_it_is_called),
        STORE_TEST(what_was_exchanged_is_found),
        STORE_TEST(they_travel_and_go_with_their_initiative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
