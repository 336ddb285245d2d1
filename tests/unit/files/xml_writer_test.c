/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "files/xml_writer.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

#define assert_out(out, expected)                    \
    do {                                             \
        out_char((out), '\0');                       \
        assert_string_equal((out)->ptr, (expected)); \
    } while (0)

static void elements_nest(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    XmlWriter xml = xml_open(&out);
    xml_begin(&xml, "a:feed");
    xml_attribute(&xml, "xml:lang", STR("de"));
    xml_attribute_i64(&xml, "n", -3);
    xml_element(&xml, "title", STR("Ziele & Wege"));
    xml_begin(&xml, "empty");
    xml_end(&xml);
    xml_text(&xml, STR(" ]]> "));
    xml_raw(&xml, STR("<b/>"));
    xml_end(&xml);
    assert_int_equal(xml_finish(&xml), ERR_NONE);
    assert_out(&out, DECLARATION "<a:feed xml:lang=\"de\" n=\"-3\"><title>Ziele &amp; Wege</title>"
                                 "<empty/> ]]&gt; <b/></a:feed>\n");
}

static void what_xml_forbids_is_dropped(void **state) {
    (void)state;
    static const struct {
        Str text;
        const char *as_text, *as_attribute;
    } CASES[] = {
        { STR_INIT(""), "", "" },
        { STR_INIT("<a b=\"c\" d='e'>&amp;"), "&lt;a b=\"c\" d='e'&gt;&amp;amp;",
          "&lt;a b=&quot;c&quot; d='e'&gt;&amp;amp;" },
        { STR_INIT("1\t2\n3\r4"), "1\t2\n3&#13;4", "1&#9;2&#10;3&#13;4" },
        { STR_INIT("a\0b\x01\x08\x0b\x1f"
                   "c"),
          "abc", "abc" },
        { STR_INIT("a\xEF\xBF\xBE\xEF\xBF\xBF"
                   "b"),
          "ab", "ab" }, /* U+FFFE, U+FFFF */
        { STR_INIT("\xEF\xBF\xBD\xF0\x9F\x99\x82\x7F"), "\xEF\xBF\xBD\xF0\x9F\x99\x82\x7F",
          "\xEF\xBF\xBD\xF0\x9F\x99\x82\x7F" },
        { STR_INIT("\xFFu\xC3"), "\xEF\xBF\xBDu\xEF\xBF\xBD", "\xEF\xBF\xBDu\xEF\xBF\xBD" },
        { STR_INIT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
          "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" }, /* a surrogate */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(out_done) Out text = { 0 };
        CLEANUP(out_done) Out attribute = { 0 };
        xml_escape_text(&text, CASES[i].text);
        xml_escape_attribute(&attribute, CASES[i].text);
        assert_out(&text, CASES[i].as_text);
        assert_out(&attribute, CASES[i].as_attribute);
    }
}

/* Every two bytes give a document that libxml2 reads. */
static void any_bytes_make_a_document(void **state) {
    (void)state;
    for (unsigned pair = 0; pair < 65536; pair += 7) {
        CLEANUP(out_done) Out out = { 0 };
        const char bytes[] = { (char)(pair >> 8), (char)(pair & 255) };
        XmlWriter xml = xml_open(&out);
        xml_begin(&xml, "a");
        xml_attribute(&xml, "b", str_bytes(bytes, 2));
        xml_text(&xml, str_bytes(bytes, 2));
        xml_end(&xml);
        assert_int_equal(xml_finish(&xml), ERR_NONE);
        xmlDoc *doc = xmlReadMemory(out.ptr, (int)out.len, NULL, NULL, XML_PARSE_NONET);
        assert_non_null(doc);
        xmlFreeDoc(doc);
    }
}

static void misuse_ends_in_an_error(void **state) {
    (void)state;
    for (int i = 0; i < 10; i++) {
        CLEANUP(out_done) Out out = { 0 };
        XmlWriter xml = xml_open(&out);
        if (i != 0) /* no root at all */
            xml_begin(&xml, i == 1 ? "a b" : i == 2 ? "1a" : i == 3 ? "a:b:c" : i == 4 ? "" : "a");
        if (i == 5) { /* an attribute after content */
            xml_text(&xml, STR("x"));
            xml_attribute(&xml, "b", STR("c"));
        }
        if (i == 6)
            xml_attribute(&xml, "b=", STR("c"));
        if (i != 0 && i != 7) /* something stays open */
            xml_end(&xml);
        if (i == 8)
            xml_end(&xml);
        if (i == 9)
            xml_element(&xml, "second", STR(""));
        assert_int_equal(xml_finish(&xml), ERR_INTERNAL);
    }
    CLEANUP(out_done) Out out = { 0 };
    XmlWriter xml = xml_open(&out);
    xml_text(&xml, STR("outside"));
    xml_element(&xml, "a", STR(""));
    assert_int_equal(xml_finish(&xml), ERR_INTERNAL);
}

static void depth_is_limited(void **state) {
    (void)state;
    for (int more = 0; more < 2; more++) {
        CLEANUP(out_done) Out out = { 0 };
        XmlWriter xml = xml_open(&out);
        for (int i = 0; i < XML_DEPTH_MAX + more; i++)
            xml_begin(&xml, "a");
        for (int i = 0; i < XML_DEPTH_MAX + more; i++)
            xml_end(&xml);
        assert_int_equal(xml_finish(&xml), more ? ERR_INTERNAL : ERR_NONE);
    }
}

static void a_part_goes_into_a_whole(void **state) {
    (void)state;
    CLEANUP(out_done) Out part = { 0 };
    XmlWriter xml = xml_open_part(&part);
    xml_element(&xml, "a", STR("1"));
    xml_text(&xml, STR("&"));
    xml_element(&xml, "a", STR(""));
    assert_int_equal(xml_finish(&xml), ERR_NONE);
    assert_out(&part, "<a>1</a>&amp;<a></a>");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_nest),
        cmocka_unit_test(what_xml_forbids_is_dropped),
        cmocka_unit_test(any_bytes_make_a_document),
        cmocka_unit_test(misuse_ends_in_an_error),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(a_part_goes_into_a_whole),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
