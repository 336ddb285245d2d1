/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pictures of a workshop over HTTP: added, called, seen by who may, by nobody else, and removed. */
#include <stdio.h>
#include <string.h>

#include "../unit/files/sample_picture.h"
#include "hall.h"
#include "program.h"
#include "store/agenda_part_store.h"
#include "store/picture_store.h"

#define NEW "/vorhaben/lesehilfe/bilder/neu"

typedef struct Sent {
    const char *name, *text; /* NULL: not sent */
    bool decorative;
    Str file; /* "" = none */
} Sent;

static void part(Out *body, const char *name, Str value, bool file) {
    out_format(body, "--grenze\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n", name,
               file ? "; filename=\"bild.png\"" : "");
    out_str(body, value);
    out_c(body, "\r\n");
}

static Str digits(Arena *arena, int64_t number) {
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    return str_copy(arena, str_from(text));
}

/* Posts the form as a browser does. */
static void add(Browser *browser, RecordId workshop, const Sent *sent) {
    CLEANUP(out_done) Out body = out_open(1 << 12);
    browser_get(browser, NEW);
    part(&body, "form_token", browser->form_token, false);
    part(&body, "submission_id", browser->submission_id, false);
    part(&body, "workshop", digits(browser->arena, workshop.v), false);
    if (sent->name != NULL)
        part(&body, "name", str_from(sent->name), false);
    if (sent->text != NULL)
        part(&body, "text", str_from(sent->text), false);
    if (sent->decorative)
        part(&body, "decorative", STR("true"), false);
    if (sent->file.len > 0)
        part(&body, "datei", sent->file, true);
    out_c(&body, "--grenze--\r\n");
    browser_send(browser, "POST", NEW, "multipart/form-data; boundary=grenze", out_view(&body));
}

/* The text of the part that is on. */
static void say(Hall *hall, const char *text) {
    AgendaPart now;
    Written written;
    Ctx *ctx = live_room_ctx(&hall->live);
    assert_ok(agenda_part_get(ctx, hall->test->app->conn, hall->live.initiative.id, hall->live.part,
                              &now));
    now.text = str_from(text);
    assert_ok(record_change(&hall->test->app->app, live_room_ctx(&hall->live), NULL,
                            &hall->live.initiative, &NOUNS[NOUN_AGENDA_PART], &now, &written));
}

static Picture only_one(Hall *hall) {
    PictureList pictures;
    Ctx *ctx = live_room_ctx(&hall->live);
    assert_ok(picture_list(ctx, hall->test->app->conn, hall->live.initiative.id, &pictures));
    assert_int_equal(pictures.count, 1);
    return pictures.items[0];
}

/* before + id + between + digest */
static const char *address(Hall *hall, const char *before, const Picture *picture,
                           const char *between) {
    Str text = str_join(hall->arena, str_from(before), digits(hall->arena, picture->record.id.v),
                        str_from(between), picture->digest);
    return str_c(hall->arena, text);
}

static const Sent GOOD = { "ablauf", "Drei Schritte", false, STR_INIT(PICTURE_PNG_TOLD) };

static void a_picture_is_added_called_and_removed(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    add(&hall.lead, hall.live.workshop, &GOOD);
    assert_status(&hall.lead, 303);
    browser_get(&hall.lead, led(&hall, ""));
    assert_sees(&hall.lead, "Das Bild ist da.");
    assert_sees(&hall.lead, "<code>![](bild:ablauf)</code>");
    assert_sees(&hall.lead, "Noch kein Programmpunkt zeigt es.");
    Picture picture = only_one(&hall);
    const char *file = address(&hall, "/vorhaben/lesehilfe/bilder/", &picture, "/datei/");
    assert_sees(&hall.lead, file);
    browser_get(&hall.lead, file);
    assert_status(&hall.lead, 200);
    assert_true(str_eq(hall.lead.body, STR(PICTURE_PNG)));
    static const char *const HEADERS[] = { "Content-Type: image/png",
                                           "X-Content-Type-Options: nosniff",
                                           "private, max-age=31536000, immutable",
                                           "Content-Security-Policy: default-src 'self'" };
    for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
        assert_true(str_find(hall.lead.headers, str_from(HEADERS[i])) >= 0);
    hall.lead.opt_header = str_c(
        hall.arena, str_join(hall.arena, STR("If-None-Match: \""), picture.digest, STR("\"\r\n")));
    browser_get(&hall.lead, file);
    assert_status(&hall.lead, 304);
    hall.lead.opt_header = NULL;

    say(&hall, "Sehen Sie:\n\n![](bild:ablauf)");
    browser_get(&hall.lead, led(&hall, ""));
    assert_sees(&hall.lead, "loading=\"lazy\" decoding=\"async\" alt=\"Drei Schritte\">");
    assert_sees(&hall.lead, "1 Programmpunkt zeigt es.");
    const char *remove =
        text_of(hall.arena, "/vorhaben/lesehilfe/bilder/", picture.record.id.v, "/entfernen");
    browser_get(&hall.lead, remove);
    browser_post(&hall.lead, remove, "version=1&reason=");
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Ein Programmpunkt zeigt dieses Bild.");
    say(&hall, "Nichts.");
    browser_get(&hall.lead, remove);
    browser_post(&hall.lead, remove, "version=1&reason=");
    assert_status(&hall.lead, 303);
    browser_get(&hall.lead, file);
    assert_status(&hall.lead, 404);
    static const Sql BYTES = SQL("SELECT count(*) FROM picture_bytes");
    assert_int_equal(app_test_count(hall.test->app, &BYTES), 0);
    browser_get(&hall.lead, "/vorhaben/lesehilfe/verlauf");
    assert_sees(&hall.lead, "ablauf");
    assert_sees(&hall.lead, "Entfernt");
    site_test_done(hall.test);
}

static void what_cannot_be_taken_is_told(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    char *large = arena_bytes(hall.arena, 3 << 20);
    memset(large, 0, 3 << 20);
    memcpy(large, PICTURE_PNG, sizeof PICTURE_PNG - 1);
    const struct {
        Sent sent;
        const char *said;
    } CASES[] = {
        { { "a", "b", false, STR("") }, "Bitte füllen Sie dieses Feld aus." },
        { { "a", "b", false, STR("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") },
          "Bitte nehmen Sie ein PNG oder ein JPEG" },
        { { "a", "b", false, str_bytes(PICTURE_PNG, 50) }, "beschädigt oder unvollständig" },
        { { "a", "b", false, str_bytes(large, 3 << 20) }, "höchstens 2 MB" },
        { { "a", NULL, false, STR(PICTURE_PNG) }, "Bitte sagen Sie, was das Bild zeigt" },
        { { "a", "b", true, STR(PICTURE_PNG) }, "hat keinen Alternativtext" },
        { { "Mein Bild", "b", false, STR(PICTURE_PNG) }, "Nur Kleinbuchstaben" },
        { { NULL, "b", false, STR(PICTURE_PNG) }, "Bitte füllen Sie dieses Feld aus." },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        add(&hall.lead, hall.live.workshop, &CASES[i].sent);
        assert_status(&hall.lead, 422);
        if (str_eq(str_from(CASES[i].said), STR("Nur Kleinbuchstaben")))
            assert_sees(&hall.lead, "Kleinbuchstaben a bis z");
        else
            assert_sees(&hall.lead, CASES[i].said);
        assert_sees(&hall.lead, "Bitte wählen Sie die Datei noch einmal aus.");
    }
    add(&hall.lead, hall.live.workshop, &GOOD);
    assert_status(&hall.lead, 303);
    add(&hall.lead, hall.live.workshop, &GOOD);
    assert_status(&hall.lead, 422);
    assert_sees(&hall.lead, "Das gibt es schon.");
    assert_int_equal(only_one(&hall).width, 3);
    site_test_done(hall.test);
}

static int status_of(Browser *browser, const char *path) {
    browser_get(browser, path);
    return browser->status;
}

/* By account, by device, by link; each on its own address, and only of its own workshop. */
static void only_who_sees_the_page_sees_the_picture(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    AppTest *app = hall.test->app;
    add(&hall.lead, hall.live.workshop, &GOOD);
    Picture picture = only_one(&hall);
    say(&hall, "![](bild:ablauf) ![Foto](https://fremd.example/x.png)");
    const char *file = address(&hall, "/vorhaben/lesehilfe/bilder/", &picture, "/datei/");
    const char *phone = address(&hall, "/w/raum/bilder/", &picture, "/");
    const char *guest = address(&hall, "/w/bilder/", &picture, "/");
    AuthorityRef elsewhere = app_test_authority(app, "b");
    Browser reader =
        browser_as(hall.test, app_test_person(app, &app->authority, NULL, "reader", "Rosa"));
    Browser foreign = browser_as(hall.test, app_test_person(app, &elsewhere, NULL, "lead", "Lena"));
    Browser nobody = browser_at(hall.arena, hall.test->port);
    assert_int_equal(status_of(&reader, file), 200);
    assert_int_equal(status_of(&foreign, file), 404);
    assert_int_equal(status_of(&nobody, file), 401);
    assert_int_equal(status_of(&nobody, phone), 404);
    add(&reader, hall.live.workshop, &GOOD);
    assert_status(&reader, 403);

    browser_get(&hall.phone, "/w/raum");
    assert_sees(&hall.phone, phone);
    assert_false(browser_sees(&hall.phone, "fremd.example"));
    assert_sees(&hall.phone, "Foto");
    assert_int_equal(status_of(&hall.phone, phone), 200);
    assert_true(str_eq(hall.phone.body, STR(PICTURE_PNG)));
    assert_int_equal(status_of(&hall.phone, file), 401);
    assert_int_equal(
        status_of(&hall.phone, text_of(hall.arena, "/w/raum/bilder/", picture.record.id.v, "/00")),
        404);
    browser_get(&hall.lead, led(&hall, "/wand"));
    assert_sees(&hall.lead, file);

    Browser by_link = browser_at(hall.arena, hall.test->port);
    by_link.lead = live_room_take_over(&hall.live, live_room_hand_over(&hall.live, "Gast"));
    browser_get(&by_link, "/w/wand");
    assert_sees(&by_link, guest);
    assert_int_equal(status_of(&by_link, guest), 200);
    assert_int_equal(status_of(&by_link, file), 401);
    assert_int_equal(status_of(&nobody, guest), 403);

    /* Another room of the same initiative has nothing of it. */
    LiveRoom second = live_room(app, &app->authority, &hall.live.initiative, &(LiveRules){ 0 });
    Browser other = device_of(hall.test, &second.device);
    assert_int_equal(status_of(&other, phone), 404);
    by_link.lead = live_room_take_over(&second, live_room_hand_over(&second, "Gast"));
    assert_int_equal(status_of(&by_link, guest), 404);
    site_test_done(hall.test);
}

/* Who leads by link gets addresses that their browser can open, on the wall's stream as well. */
static void a_stream_has_the_addresses_of_who_listens(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    add(&hall.lead, hall.live.workshop, &GOOD);
    Picture picture = only_one(&hall);
    Browser by_link = browser_at(hall.arena, hall.test->port);
    by_link.lead = live_room_take_over(&hall.live, live_room_hand_over(&hall.live, "Gast"));
    CLEANUP(client_close)
    Client led_wall = browser_stream(&hall.lead, led(&hall, "/wand/ereignisse?seit=1"));
    CLEANUP(client_close) Client wall = browser_stream(&by_link, "/w/wand/ereignisse?seit=1");
    CLEANUP(client_close) Client phone = browser_stream(&hall.phone, "/w/raum/ereignisse?seit=1");
    say(&hall, "![](bild:ablauf)");
    const char *file = address(&hall, "/vorhaben/lesehilfe/bilder/", &picture, "/datei/");
    const char *on_phone = address(&hall, "/w/raum/bilder/", &picture, "/");
    const char *by_guest = address(&hall, "/w/bilder/", &picture, "/");
    assert_true(client_wait(&led_wall, str_from(file), CLIENT_PATIENCE_MS));
    assert_true(client_wait(&wall, str_from(by_guest), CLIENT_PATIENCE_MS));
    assert_true(client_wait(&phone, str_from(on_phone), CLIENT_PATIENCE_MS));
    assert_false(heard(&wall, file));
    assert_false(heard(&phone, file));
    site_test_done(hall.test);
}

static Str body_of(Hall *hall, const char *text, const char *bytes) {
    return str_join(hall->arena, STR("{\"workshop\":"), digits(hall->arena, hall->live.workshop.v),
                    STR(",\"name\":\"ablauf\",\"text\":\""), str_from(text), STR("\",\"bytes\":\""),
                    str_from(bytes), STR("\"}"));
}

/* By programs as by people. */
static void a_program_adds_one_and_reads_it(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    AppTest *app = hall.test->app;
    const Str list = STR("/api/v1/initiatives/lesehilfe/pictures");
    Program program =
        program_as(hall.test, app_test_person(app, &app->authority, NULL, "lead", "Lotte"));
    program_expect(&program, 422, "POST", list, body_of(&hall, "", PICTURE_PNG_TEXT));
    program_finds(&program, "text", "picture_wordless");
    program_expect(&program, 422, "POST", list, body_of(&hall, "Bild", "keines!"));
    program_finds(&program, "bytes", "picture_broken");
    program_expect(&program, 422, "POST", list, body_of(&hall, "Bild", "PHN2Zy8+"));
    program_finds(&program, "bytes", "picture_format");
    program_expect(&program, 422, "POST", list, body_of(&hall, "Bild", ""));
    program_finds(&program, "bytes", "required");
    program_expect(&program, 201, "POST", list, body_of(&hall, "Bild", PICTURE_PNG_TOLD_TEXT));
    assert_int_equal(program_number(&program, "width"), 3);
    assert_true(str_eq(program_text(&program, "digest"), live_picture_digest(hall.arena)));
    Str one = program.location;
    program_expect(&program, 200, "GET", str_join(hall.arena, one, STR("/file")), STR(""));
    assert_true(str_eq(program.type, STR("image/png")));
    assert_true(str_eq(program.body, STR(PICTURE_PNG)));
    say(&hall, "![](bild:ablauf)");
    program_expect(&program, 422, "DELETE", one, STR("{\"version\":1}"));
    program_finds(&program, "", "picture_shown");
    const AuthorityRef elsewhere = app_test_authority(app, "b");
    Program foreign = program_as(hall.test, app_test_person(app, &elsewhere, NULL, "lead", "Lena"));
    program_expect(&foreign, 404, "GET", str_join(hall.arena, one, STR("/file")), STR(""));
    program_done(&foreign);
    program_done(&program);
    site_test_done(hall.test);
}

/* The text stays; what it calls by a wrong name is told where it is read by who wrote it. */
static void a_name_that_no_picture_has_is_told(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    const char *part = text_of(hall.arena, INITIATIVE "/programmpunkte/", hall.live.part.v, "");
    say(&hall, "![](bild:ablauff) ![](bild:ablauff)");
    browser_get(&hall.lead, led(&hall, ""));
    assert_sees(&hall.lead, "Kein Bild heißt so: <code>ablauff</code>\n</span>");
    assert_sees(&hall.lead, "Der Workshop hat noch keine Bilder.");
    add(&hall.lead, hall.live.workshop, &GOOD);
    browser_get(&hall.lead, part);
    assert_sees(&hall.lead, "Kein Bild heißt so: <code>ablauff</code>\n</span>");
    assert_sees(&hall.lead, "Vorhanden: <code>ablauf</code>\n</p>");
    say(&hall, "![](bild:ablauf)");
    browser_get(&hall.lead, part);
    assert_status(&hall.lead, 200);
    assert_false(browser_sees(&hall.lead, "Kein Bild heißt so"));
    site_test_done(hall.test);
}

static void its_words_are_labelled_as_needed(void **state) {
    Hall hall = hall_of(state, &(LiveRules){ 0 });
    browser_get(&hall.lead, NEW);
    assert_sees(&hall.lead, "Alternativtext <span class=\"kern-label__optional\">"
                            "nötig, außer das Bild schmückt nur</span>");
    add(&hall.lead, hall.live.workshop, &GOOD);
    Picture picture = only_one(&hall);
    browser_get(&hall.lead, text_of(hall.arena, "/vorhaben/lesehilfe/bilder/", picture.record.id.v,
                                    "/bearbeiten"));
    Str page = hall.lead.body;
    ptrdiff_t words = str_find(page, STR("id=\"text\"")), more = str_find(page, STR("<details"));
    assert_true(words > 0 && (more < 0 || words < more)); /* not folded away */
    site_test_done(hall.test);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        STORE_TEST(a_picture_is_added_called_and_removed),
        SQLITE_TEST(its_words_are_labelled_as_needed),
        SQLITE_TEST(a_name_that_no_picture_has_is_told),
        STORE_TEST(what_cannot_be_taken_is_told),
        STORE_TEST(only_who_sees_the_page_sees_the_picture),
        STORE_TEST(a_program_adds_one_and_reads_it),
        STORE_TEST(a_stream_has_the_addresses_of_who_listens),
    };
    return run_site_tests(tests);
}
