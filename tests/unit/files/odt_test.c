/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "odf_check.h"
#include "sample_odt.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Str finished(Arena *arena, Odt *odt) {
    CLEANUP(odt_closep) Odt *closed = odt;
    CLEANUP(out_done) Out out = { 0 };
    assert_int_equal(odt_finish(closed, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

static Str sample_bytes(Arena *arena) {
    OdtInfo info = sample_info();
    return finished(arena, sample_odt(arena, &info));
}

static void headings_skip_no_level(OdfCheck *check) {
    xmlXPathObject *found = odf_find(check->content, "//text:h");
    long before = 0;
    for (int i = 0; i < found->nodesetval->nodeNr; i++) {
        char *level =
            (char *)xmlGetProp(found->nodesetval->nodeTab[i], (const xmlChar *)"outline-level");
        assert_non_null(level);
        long now = strtol(level, NULL, 10);
        assert_true(now >= 1 && now <= before + 1);
        before = now;
        xmlFree(level);
    }
    assert_int_equal(found->nodesetval->nodeNr, 4);
    xmlXPathFreeObject(found);
}

static void the_structure_is_real(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    headings_skip_no_level(&check);
    assert_count(check.content, "//table:table", 1);
    assert_count(check.content,
                 "//table:table[count(table:table-header-rows/table:table-row/table:table-cell)=3]",
                 1);
    assert_count(check.content, "//table:table[normalize-space(table:title)]", 1);
    assert_count(check.content, "//table:table/table:table-row[count(table:table-cell)=3]", 60);
    assert_count(check.content, "//table:table-cell[not(text:p)]", 0);
    assert_count(check.content, "//draw:frame", 1);
    assert_count(check.content,
                 "//draw:frame[not(normalize-space(svg:title)) or not(normalize-space(svg:desc))]",
                 0);
    assert_count(check.content, "//text:list//text:list/text:list-item", 2);
    assert_count(check.content, "//text:list[@text:style-name='Numbers']/text:list-item", 2);
    assert_count(check.content, "//text:list-item[not(*)]", 0);
    odf_check_close(&check);
}

static void languages_are_said(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.styles,
                 "//style:default-style[@style:family='paragraph']/style:text-properties"
                 "[@fo:language='de' and @fo:country='DE' and @fo:hyphenate='true']",
                 1);
    assert_count(check.styles,
                 "//style:style[@style:default-outline-level]/style:text-properties"
                 "[not(@fo:hyphenate='false')]",
                 0);
    assert_count(check.styles,
                 "//style:style[@style:name='Language_en_GB']/style:text-properties"
                 "[@fo:language='en' and @fo:country='GB']",
                 1);
    assert_count(check.styles,
                 "//style:style[@style:name='Language_tr_none']/style:text-properties"
                 "[@fo:language='tr' and @fo:country='none']",
                 1);
    assert_count(check.content, "//text:span[@text:style-name='Language_en_GB']", 2);
    assert_count(check.meta, "//dc:language[.='de-DE']", 1);
    odf_check_close(&check);
}

static void the_head_names_no_person(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.meta, "//dc:title[.='" SAMPLE_TITLE "']", 1);
    assert_count(check.meta, "//meta:creation-date[.='2026-11-28T00:00:00']", 1);
    assert_count(check.meta, "//dc:creator|//meta:initial-creator|//meta:printed-by", 0);
    assert_count(check.styles, "//style:footer//text:page-number", 1);
    assert_count(check.styles, "//style:footer//text:page-count", 1);
    odf_check_close(&check);
}

static void texts_stay_as_they_are(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.content, "//text:p[starts-with(.,'Erster Absatz,')]/text:line-break", 1);
    assert_count(check.content, "//text:p[contains(.,'<zwei>')]/text:s[@text:c='2']", 1);
    assert_count(check.content, "//text:p[.='Zweiter Absatzmit Tabulator & Zeichen.']/text:tab", 1);
    assert_count(check.content, "//text:p[.=' ']", 0);
    odf_check_close(&check);
}

static void a_picture_fits_the_page(void **state) {
    OdfCheck check = odf_check_open(*state, sample_bytes(*state));
    assert_count(check.content, "//draw:frame[@svg:width='170.0mm' and @svg:height='42.5mm']", 1);
    odf_check_close(&check);
    OdtInfo info = sample_info();
    info.landscape = true;
    check = odf_check_open(*state, finished(*state, sample_odt(*state, &info)));
    assert_count(check.content, "//draw:frame[@svg:width='257.0mm']", 1);
    assert_count(check.styles, "//style:page-layout-properties[@fo:page-width='297mm']", 1);
    odf_check_close(&check);
}

static void the_same_document_makes_the_same_bytes(void **state) {
    assert_true(str_eq(sample_bytes(*state), sample_bytes(*state)));
}

static const OdtColumn COLUMN[] = { { STR_INIT("Wer"), 1 } };

static void misuse(Odt *odt, int kind) {
    OdtImage image = { STR("<svg/>"), 10, 10, STR("Titel"), STR("Beschreibung"), STR("") };
    switch (kind) {
    case 0: odt_heading(odt, 2, STR("zuerst")); break;
    case 1: odt_heading(odt, 1, STR(" ")); break;
    case 2: odt_heading(odt, 1, STR("a")), odt_heading(odt, 3, STR("b")); break;
    case 3: odt_table_begin(odt, STR(""), COLUMN, 1), odt_table_end(odt); break;
    case 4: odt_table_begin(odt, STR("a"), COLUMN, 0), odt_table_end(odt); break;
    case 5: odt_table_begin(odt, STR("a"), &(OdtColumn){ STR(""), 1 }, 1); break;
    case 6:
        odt_table_begin(odt, STR("a"), COLUMN, 1);
        odt_row_begin(odt), odt_row_end(odt), odt_table_end(odt);
        break;
    case 7: image.description = STR("\n"), odt_image(odt, &image); break;
    case 8: image.title = STR(""), odt_image(odt, &image); break;
    case 9: odt_text(odt, STR("nirgends")); break;
    case 10: odt_list_begin(odt, false); break;
    case 11: odt_list_begin(odt, false), odt_list_end(odt); break;
    case 12: sample_item(odt, STR("ohne Liste")); break;
    case 13: odt_paragraph_begin(odt), odt_heading(odt, 1, STR("a")), odt_paragraph_end(odt); break;
    case 14: odt_table_end(odt); break;
    default: odt_row_end(odt); break;
    }
}

static void misuse_ends_in_an_error(void **state) {
    OdtInfo info = sample_info();
    for (int kind = 0; kind < 16; kind++) {
        CLEANUP(odt_closep) Odt *odt = odt_open(*state, &info);
        CLEANUP(out_done) Out out = { 0 };
        misuse(odt, kind);
        assert_int_equal(odt_finish(odt, &out), ERR_INTERNAL);
        assert_int_equal(out.len, 0);
    }
}

static void nesting_is_limited(void **state) {
    OdtInfo info = sample_info();
    for (int more = 0; more < 2; more++) {
        CLEANUP(odt_closep) Odt *odt = odt_open(*state, &info);
        CLEANUP(out_done) Out out = { 0 };
        for (int i = 0; i < ODT_NESTING_MAX + more; i++)
            odt_list_begin(odt, false), odt_item_begin(odt);
        for (int i = 0; i < ODT_NESTING_MAX + more; i++)
            odt_item_end(odt), odt_list_end(odt);
        assert_int_equal(odt_finish(odt, &out), more ? ERR_INTERNAL : ERR_NONE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_structure_is_real, set_up, tear_down),
        cmocka_unit_test_setup_teardown(languages_are_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_head_names_no_person, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_stay_as_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_picture_fits_the_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_document_makes_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(misuse_ends_in_an_error, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nesting_is_limited, set_up, tear_down),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
