/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/out.h"
#include "web/form_data.h"

#define MULTIPART               STR("multipart/form-data; boundary=xYz")
#define PART(disposition, rest) "--xYz\r\nContent-Disposition: form-data; " disposition "\r\n" rest

static void check_str(Str actual, const char *expected) {
    assert_int_equal(actual.len, strlen(expected));
    assert_memory_equal(actual.ptr, expected, actual.len);
}

static void check_field(const FormData *form, size_t i, const char *name, const char *value) {
    assert_true(i < form->count);
    check_str(form->items[i].name, name);
    check_str(form->items[i].value, value);
}

static void urlencoded_is_decoded_in_order(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    FormData form;
    Finding problem;
    assert_int_equal(
        form_parse_urlencoded(arena, STR("a=1&b=%C3%BCber+uns&a=2&&c&d=&e==%3D"), &form, &problem),
        ERR_NONE);
    assert_int_equal(form.count, 6);
    check_field(&form, 0, "a", "1");
    check_field(&form, 1, "b", "über uns");
    check_field(&form, 2, "a", "2");
    check_field(&form, 3, "c", "");
    check_field(&form, 4, "d", "");
    check_field(&form, 5, "e", "==");
    assert_int_equal(form_field_count(&form, STR("a")), 2);
    check_str(form_field(&form, STR("a"))->value, "1");
    assert_null(form_field(&form, STR("z")));
}

static void line_ends_become_newlines(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    FormData form;
    Finding problem;
    assert_int_equal(form_parse_urlencoded(arena, STR("t=a%0D%0Ab%0Dc%0Ad"), &form, &problem), 0);
    check_field(&form, 0, "t", "a\nb\nc\nd");
    assert_int_equal(form_parse(arena, MULTIPART,
                                STR(PART("name=\"t\"", "\r\na\r\nb\rc\r\n--xYz--")), &form,
                                &problem),
                     ERR_NONE);
    check_field(&form, 0, "t", "a\nb\nc");
}

/* A value that is no text is kept as far as it can be read; its field is known. */
static void unclean_values_are_marked(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const struct {
        Str text;
        const char *kept;
    } CASES[] = {
        { STR_INIT("a=%"), "%" },
        { STR_INIT("a=%4"), "%4" },
        { STR_INIT("a=%zz+%20"), "%zz+%20" },
        { STR_INIT("a=r%FC%DF"), "r\xEF\xBF\xBD\xEF\xBF\xBD" },
        { STR_INIT("a=x%00y%0D%0Az"), "xy\nz" },
        { STR_INIT("a=%ED%A0%80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
        { STR_INIT("a=%1b%7F"), "" },
        { STR_INIT("a=%\xff\r\n"), "%\xEF\xBF\xBD\n" },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        FormData form;
        Finding problem = { 0 };
        Str text = str_join(arena, CASES[i].text, STR("&b=2"));
        assert_int_equal(form_parse_urlencoded(arena, text, &form, &problem), ERR_NONE);
        check_str(form_field(&form, STR("a"))->value, CASES[i].kept);
        assert_true(form_unclean(&form, STR("a")));
        assert_false(form_unclean(&form, STR("b")));
        check_str(form_field(&form, STR("b"))->value, "2");
    }
}

static void unclean_parts_are_marked(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    FormData form;
    Finding problem = { 0 };
    Str body = STR(PART("name=a", "\r\nx\0\r\ny\xff\r\n--xYz--"));
    Err err = form_parse(arena, STR("multipart/form-data; boundary=xYz"), body, &form, &problem);
    assert_int_equal(err, ERR_NONE);
    check_str(form_field(&form, STR("a"))->value, "x\ny\xEF\xBF\xBD");
    assert_true(form_unclean(&form, STR("a")));
}

static void unclean_names_are_refused(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const Str CASES[] = { STR_INIT("a=1&%C3=2"), STR_INIT("%G0=1"), STR_INIT("a%00=1") };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        FormData form = { .count = 77 };
        Finding problem = { 0 };
        assert_int_equal(form_parse_urlencoded(arena, CASES[i], &form, &problem), ERR_INVALID);
        assert_int_equal(problem.kind, FINDING_NOT_TEXT);
        check_str(problem.field, "");
        assert_int_equal(form.count, 77); /* written only on success */
    }
}

static void limits_name_themselves(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out text = out_open(0);
    FormData form;
    Finding problem;
    out_c(&text, "text=");
    for (int i = 0; i < FORM_VALUE_MAX; i++)
        out_char(&text, 'x');
    assert_int_equal(form_parse_urlencoded(arena, out_view(&text), &form, &problem), ERR_NONE);
    out_char(&text, 'x');
    assert_int_equal(form_parse_urlencoded(arena, out_view(&text), &form, &problem), ERR_TOO_LARGE);
    assert_int_equal(problem.kind, FINDING_TOO_LONG);
    assert_int_equal(problem.limit, FORM_VALUE_MAX);
    check_str(problem.field, "text");

    out_reset(&text);
    for (int i = 0; i < FORM_NAME_MAX; i++)
        out_char(&text, 'n');
    assert_int_equal(form_parse_urlencoded(arena, out_view(&text), &form, &problem), ERR_NONE);
    out_char(&text, 'n');
    assert_int_equal(form_parse_urlencoded(arena, out_view(&text), &form, &problem), ERR_TOO_LARGE);
    assert_int_equal(problem.limit, FORM_NAME_MAX);
}

static void a_million_fields_are_refused_early(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out text = out_open(4 << 20);
    FormData form;
    Finding problem;
    for (int i = 0; i < 1000000; i++)
        out_c(&text, "a=&");
    assert_int_equal(form_parse_urlencoded(arena, out_view(&text), &form, &problem), ERR_TOO_LARGE);
    assert_int_equal(problem.kind, FINDING_TOO_MANY);
    assert_int_equal(problem.limit, FORM_FIELDS_MAX);
    assert_true(arena_used(arena) < 1 << 20); /* gave up at the limit, not at the end */

    out_reset(&text);
    for (int i = 0; i < 1000000; i++)
        out_c(&text, PART("name=a", "\r\n\r\n"));
    assert_int_equal(form_parse_multipart(arena, MULTIPART, out_view(&text), &form, &problem),
                     ERR_TOO_LARGE);
    assert_int_equal(problem.kind, FINDING_TOO_MANY);
    assert_true(arena_used(arena) < 1 << 20);
}

static void multipart_gives_fields_and_files(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    FormData form;
    Finding problem;
    Str body = STR("preamble\r\n" PART("name=\"title\"", "\r\nÜber\r\n")
                       PART("name=\"file\"; filename=\"C:\\\\a\\b/ti%22t\\\"le.pdf\"",
                            "content-type: application/pdf\r\nX-Other: 1\r\n\r\n\0\r\n--xY\r\n\r\n")
                           PART("name=none; filename=\"\"", "\r\n\r\n")
                               PART("name=\"empty\"", "\r\n\r\n") "--xYz--\r\nepilogue");
    assert_int_equal(form_parse(arena, STR("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"xYz\""),
                                body, &form, &problem),
                     ERR_NONE);
    assert_int_equal(form.count, 4);
    check_field(&form, 0, "title", "Über");
    assert_false(form.items[0].is_file);
    check_str(form.items[1].name, "file");
    check_str(form.items[1].filename, "ti\"t\"le.pdf");
    check_str(form.items[1].content_type, "application/pdf");
    assert_true(form.items[1].is_file);
    assert_int_equal(form.items[1].value.len, 9);
    assert_memory_equal(form.items[1].value.ptr, "\0\r\n--xY\r\n", 9);
    check_field(&form, 2, "none", "");
    assert_true(form.items[2].is_file);
    check_field(&form, 3, "empty", "");
}

static void broken_multipart_is_refused(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const struct {
        Str type;
        Str body;
        FindingKind kind;
    } CASES[] = {
        { STR_INIT("text/plain"), STR_INIT("x"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data"), STR_INIT("x"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary="), STR_INIT("x"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=\"a"), STR_INIT("x"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=\"a\n\""), STR_INIT("x"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-datax; boundary=xYz"), STR_INIT("--xYz--"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"), STR_INIT("no delimiter"),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"), STR_INIT("--xYz"), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"), STR_INIT("--xYzz\r\n"),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"), STR_INIT("--xYz\r\n\r\nx\r\n--xYz--"),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT("--xYz\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--xYz--"),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT("--xYz\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xYz--"),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT(PART("name=\"a", "\r\nx\r\n--xYz--")), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT(PART("name=a", "no colon\r\n\r\nx\r\n--xYz--")), FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT(PART("name=a", "Content-Transfer-Encoding: base64\r\n\r\nx\r\n--xYz--")),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT(PART("name=a", "Content-Disposition: form-data; name=b\r\n\r\nx\r\n--xYz--")),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"), STR_INIT(PART("name=a", "\r\nx\r\n")),
          FINDING_WRONG_TYPE },
        { STR_INIT("multipart/form-data; boundary=xYz"),
          STR_INIT(PART("name=\"\xff\"", "\r\nx\r\n--xYz--")), FINDING_NOT_TEXT },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        FormData form = { .count = 77 };
        Finding problem = { 0 };
        assert_int_equal(form_parse(arena, CASES[i].type, CASES[i].body, &form, &problem),
                         ERR_INVALID);
        assert_int_equal(problem.kind, CASES[i].kind);
        assert_int_equal(form.count, 77);
    }
}

static void long_part_headers_are_refused(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out body = out_open(0);
    FormData form;
    Finding problem;
    out_c(&body, PART("name=a", "X: "));
    for (int i = 0; i < FORM_PART_HEADER_MAX; i++)
        out_char(&body, 'x');
    out_c(&body, "\r\n\r\nv\r\n--xYz--");
    assert_int_equal(form_parse(arena, MULTIPART, out_view(&body), &form, &problem), ERR_INVALID);
}

static void long_filenames_are_cut_between_characters(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(out_done) Out body = out_open(0);
    FormData form;
    Finding problem;
    out_c(&body, "--xYz\r\nContent-Disposition: form-data; name=f; filename=\"");
    for (int i = 0; i < 200; i++)
        out_c(&body, "ü");
    out_c(&body, "\"\r\n\r\nv\r\n--xYz--");
    assert_int_equal(form_parse(arena, MULTIPART, out_view(&body), &form, &problem), ERR_NONE);
    Str filename = form.items[0].filename;
    assert_true(filename.len <= FORM_FILENAME_MAX && filename.len % 2 == 0 && filename.len > 0);
}

/* A small body must not make much of itself: every value is copied once. */
static void many_values_of_one_name_are_joined_in_one_copy(void **state) {
    (void)state;
    Arena *arena = arena_open(1 << 16);
    CLEANUP(out_done) Out body = out_open(0);
    for (int i = 0; i < FORM_FIELDS_MAX; i++)
        out_format(&body, "keys=%0200d&", i);
    FormData form;
    Finding problem;
    assert_int_equal(form_parse_urlencoded(arena, out_view(&body), &form, &problem), ERR_NONE);
    size_t before = arena_used(arena);
    FormTexts texts = form_texts(arena, &form, STR("keys"));
    Str joined = form_texts_joined(arena, &texts);
    assert_int_equal(joined.len, FORM_FIELDS_MAX * 201 - 1);
    assert_true(str_starts(str_slice(joined, 201 * 999, SIZE_MAX), STR("000")));
    assert_true(str_ends(joined, STR("0999")));
    assert_true(arena_used(arena) - before < 2 * out_view(&body).len);
    texts = form_texts(arena, &form, STR("other"));
    assert_int_equal(form_texts_joined(arena, &texts).len, 0);
    arena_close(arena);
}

static void an_empty_body_is_an_empty_form(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    FormData form = { .count = 77 };
    Finding problem;
    assert_int_equal(form_parse(arena, STR(""), STR(""), &form, &problem), ERR_NONE);
    assert_int_equal(form.count, 0);
}

static void cookies_are_found_by_whole_name(void **state) {
    (void)state;
    Str value;
    Str header = STR("xsession=1; session=abc=; quoted=\"q\" ;session=second;empty=");
    assert_true(cookie_find(header, STR("session"), &value));
    check_str(value, "abc=");
    assert_true(cookie_find(header, STR("quoted"), &value));
    check_str(value, "q");
    assert_true(cookie_find(header, STR("empty"), &value));
    check_str(value, "");
    assert_false(cookie_find(header, STR("sess"), &value));
    assert_false(cookie_find(header, STR("sessio"), &value));
    assert_false(cookie_find(STR(""), STR("session"), &value));
    assert_false(cookie_find(STR("session"), STR("session"), &value));
}

static void paths_are_decoded_or_refused(void **state) {
    (void)state;
    char room[64];
    Str path;
    assert_true(path_decode(STR("/vorhaben/k%C3%A4se"), room, &path));
    check_str(path, "/vorhaben/käse");
    assert_true(path_decode(STR("/"), room, &path));
    check_str(path, "/");
    static const Str REFUSED[] = {
        STR_INIT(""),     STR_INIT("a"),         STR_INIT("*"),    STR_INIT("/%"),
        STR_INIT("/%0"),  STR_INIT("/%00"),      STR_INIT("/%0a"), STR_INIT("/a%2Fb"),
        STR_INIT("/%2f"), STR_INIT("/%ff"),      STR_INIT("/%7F"), STR_INIT("/%C0%AF"),
        STR_INIT("/%x1"), STR_INIT("http://x/"),
    };
    for (size_t i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++)
        assert_false(path_decode(REFUSED[i], room, &path));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urlencoded_is_decoded_in_order),
        cmocka_unit_test(line_ends_become_newlines),
        cmocka_unit_test(unclean_values_are_marked),
        cmocka_unit_test(unclean_parts_are_marked),
        cmocka_unit_test(unclean_names_are_refused),
        cmocka_unit_test(limits_name_themselves),
        cmocka_unit_test(a_million_fields_are_refused_early),
        cmocka_unit_test(multipart_gives_fields_and_files),
        cmocka_unit_test(broken_multipart_is_refused),
        cmocka_unit_test(long_part_headers_are_refused),
        cmocka_unit_test(long_filenames_are_cut_between_characters),
        cmocka_unit_test(many_values_of_one_name_are_joined_in_one_copy),
        cmocka_unit_test(an_empty_body_is_an_empty_form),
        cmocka_unit_test(cookies_are_found_by_whole_name),
        cmocka_unit_test(paths_are_decoded_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
