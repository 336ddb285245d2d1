/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "files/atom.h"

static AtomFeed a_feed(void) {
    AtomFeed feed = { .id = STR("https://beispiel.example/vorhaben/antraege"),
                      .title = STR("Anträge & Hilfe"),
                      .subtitle = STR("Was sich tut"),
                      .author = STR("Amt für Beispiele"),
                      .language = STR("de"),
                      .self = STR("https://beispiel.example/vorhaben/antraege/atom.xml"),
                      .page = STR("https://beispiel.example/vorhaben/antraege?a=1&b=2") };
    assert_int_equal(instant_parse_iso(STR("2026-11-28T04:05:06Z"), &feed.updated), ERR_NONE);
    return feed;
}

static AtomEntry an_entry(void) {
    AtomEntry entry = { .id = STR("tag:beispiel.example,2026:answer-3"),
                        .title = STR("Antwort <b>da</b>\x02"),
                        .page = STR("https://beispiel.example/vorhaben/antraege#antwort-3"),
                        .summary = STR("Übernommen.\nMehr dazu auf der Seite.") };
    assert_int_equal(instant_parse_iso(STR("2026-11-27T00:00:00.5Z"), &entry.updated), ERR_INVALID);
    assert_int_equal(instant_parse_iso(STR("2026-11-27T00:00:00.500Z"), &entry.updated), ERR_NONE);
    entry.published = entry.updated;
    return entry;
}

static int count_of(xmlDoc *doc, const char *path) {
    xmlXPathContext *context = xmlXPathNewContext(doc);
    assert_non_null(context);
    xmlXPathRegisterNs(context, (const xmlChar *)"a",
                       (const xmlChar *)"http://www.w3.org/2005/Atom");
    xmlXPathObject *found = xmlXPathEvalExpression((const xmlChar *)path, context);
    xmlXPathFreeContext(context);
    assert_non_null(found);
    int count = xmlXPathNodeSetGetLength(found->nodesetval);
    xmlXPathFreeObject(found);
    return count;
}

static void a_feed_is_read_by_others(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = { 0 };
    AtomFeed feed = a_feed();
    AtomEntry first = an_entry(), second = an_entry();
    second.id = STR("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a");
    second.page = STR("");
    second.published = (Instant){ 0 };
    AtomWriter atom = atom_open(&out, &feed);
    atom_entry(&atom, &first);
    atom_entry(&atom, &second);
    assert_int_equal(atom_finish(&atom), ERR_NONE);
    xmlDoc *doc = xmlReadMemory(out.ptr, (int)out.len, NULL, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    static const char *const ONCE[] = {
        "/a:feed[@xml:lang='de']",
        "/a:feed/a:id[.='https://beispiel.example/vorhaben/antraege']",
        "/a:feed/a:title[@type='text' and .='Anträge & Hilfe']",
        "/a:feed/a:updated[.='2026-11-28T04:05:06.000Z']",
        "/a:feed/a:author/a:name[.='Amt für Beispiele']",
        "/a:feed/a:link[@rel='self' and @href='https://beispiel.example/vorhaben/antraege/"
        "atom.xml']",
        "/a:feed/a:link[@rel='alternate' and "
        "@href='https://beispiel.example/vorhaben/antraege?a=1&b=2']",
        "/a:feed/a:entry[1]/a:title[.='Antwort <b>da</b>']",
        "/a:feed/a:entry[1]/a:summary[starts-with(., 'Übernommen.')]",
        "/a:feed/a:entry[1]/a:published[.='2026-11-27T00:00:00.500Z']",
        "/a:feed/a:entry[1]/a:link[@rel='alternate']",
        "/a:feed/a:entry[2]/a:content[@type='text']",
        "/a:feed/a:entry[2][not(a:published) and not(a:link) and not(a:summary)]",
    };
    for (size_t i = 0; i < sizeof ONCE / sizeof *ONCE; i++)
        if (count_of(doc, ONCE[i]) != 1)
            fail_msg("%s", ONCE[i]);
    assert_int_equal(count_of(doc, "//a:entry"), 2);
    assert_int_equal(count_of(doc, "//*[not(namespace-uri()='http://www.w3.org/2005/Atom')]"), 0);
    xmlFreeDoc(doc);
}

static void misuse_ends_in_an_error(void **state) {
    (void)state;
    for (int kind = 0; kind < 13; kind++) {
        CLEANUP(out_done) Out out = { 0 };
        AtomFeed feed = a_feed();
        AtomEntry entry = an_entry();
        switch (kind) {
        case 0: break;
        case 1: feed.id = STR("/vorhaben/antraege"); break;
        case 2: feed.title = STR(" "); break;
        case 3: feed.author = STR(""); break;
        case 4: feed.language = STR(""); break;
        case 5: feed.self = STR(""); break;
        case 6: feed.page = STR("javascript:alert(1)"); break;
        case 7: feed.updated.ms = INT64_MAX; break;
        case 8: entry.id = STR(""); break;
        case 9: entry.title = STR(""); break;
        case 10: entry.page = STR("https:///x"); break;
        case 11: entry.page = STR("https://a.example/ b"); break;
        default: entry.page = entry.summary = STR(""); break;
        }
        AtomWriter atom = atom_open(&out, &feed);
        atom_entry(&atom, &entry);
        assert_int_equal(atom_finish(&atom), kind == 0 ? ERR_NONE : ERR_INTERNAL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_is_read_by_others),
        cmocka_unit_test(misuse_ends_in_an_error),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
