/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "odf_check.h"
#include "sample_odp.h"

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static void each_slide_has_a_title_and_its_points(void **state) {
    OdfCheck check = odf_check_open(*state, sample_odp(*state));
    assert_count(check.content, "//draw:page", 3);
    assert_count(check.content,
                 "//draw:page/draw:frame[1][@*[local-name()='class']='title']/draw:text-box/text:p",
                 3);
    assert_count(check.content, "//draw:page[1]//text:p[.='Begrüßung & Einführung']", 1);
    assert_count(check.content, "//draw:page[2]//text:p[.='Arbeitsphase (1/2)']", 1);
    assert_count(check.content, "//draw:page[3]//text:p[.='Arbeitsphase (2/2)']", 1);
    assert_count(check.content,
                 "//draw:page[2]/draw:frame[@*[local-name()='class']='outline']"
                 "//text:list-item/text:p[.='well-being <of> everybody']",
                 ODP_LINES_MAX);
    assert_count(check.content, "//draw:page[3]//text:list-item/text:p", ODP_LINES_MAX);
    assert_count(check.content, "//draw:page//text:list[not(text:list-item)]", 0);
    odf_check_close(&check);
}

static Str sample_of(Arena *arena, int points) {
    const OdpInfo info = sample_odp_info();
    CLEANUP(odp_closep) Odp *odp = odp_open(arena, &info);
    CLEANUP(out_done) Out out = { 0 };
    odp_slide(odp, STR("Arbeitsphase"), false);
    for (int i = 0; i < points; i++)
        odp_point(odp, STR("Karte"), true);
    assert_int_equal(odp_finish(odp, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

/* A few more than fit are written smaller, so that it stays one; many go on as large as before, and say so. */
static void it_goes_on_only_where_it_must(void **state) {
    OdfCheck check = odf_check_open(*state, sample_of(*state, ODP_SMALL_LINES_MAX));
    assert_count(check.content, "//draw:page", 1);
    assert_count(check.content, "//text:p[.='Arbeitsphase']", 1);
    assert_count(check.content, "//draw:frame[@*='Slide-outline-small']//text:list-item",
                 ODP_SMALL_LINES_MAX);
    assert_count(check.content, "//style:style[@style:name='Slide-outline-small']", 1);
    odf_check_close(&check);
    check = odf_check_open(*state, sample_of(*state, 2 * ODP_LINES_MAX + 1));
    assert_count(check.content, "//draw:page", 3);
    assert_count(check.content, "//draw:page[1]//text:p[.='Arbeitsphase (1/3)']", 1);
    assert_count(check.content, "//draw:page[3]//text:p[.='Arbeitsphase (3/3)']", 1);
    assert_count(check.content, "//draw:page[3]//text:list-item", 1);
    assert_count(check.content, "//draw:frame[@*='Slide-outline-small']", 0);
    odf_check_close(&check);
}

static void what_people_wrote_is_in_their_language(void **state) {
    OdfCheck check = odf_check_open(*state, sample_odp(*state));
    assert_count(check.content, "//text:span[@text:style-name='People']", 2 * ODP_LINES_MAX);
    assert_count(check.content,
                 "//style:style[@style:name='People']/style:text-properties[@fo:language='en']", 1);
    assert_count(check.styles,
                 "//style:default-style[@style:family='graphic']/style:text-properties"
                 "[@fo:language='de' and @fo:country='DE']",
                 1);
    assert_count(check.styles, "//style:master-page[@style:name='Slide']", 1);
    odf_check_close(&check);
}

static void a_long_point_is_cut(void **state) {
    const OdpInfo info = sample_odp_info();
    char text[ODP_POINT_MAX * 2];
    memset(text, 'a', sizeof text);
    CLEANUP(odp_closep) Odp *odp = odp_open(*state, &info);
    CLEANUP(out_done) Out out = { 0 };
    odp_slide(odp, STR("Titel"), false);
    odp_point(odp, str_bytes(text, sizeof text), false);
    assert_int_equal(odp_finish(odp, &out), ERR_NONE);
    OdfCheck check = odf_check_open(*state, str_copy(*state, out_view(&out)));
    char path[80];
    snprintf(path, sizeof path, "//text:list-item/text:p[string-length(.)=%d]", ODP_POINT_MAX + 2);
    assert_count(check.content, path, 1);
    odf_check_close(&check);
}

static void misuse_is_remembered(void **state) {
    const OdpInfo info = sample_odp_info();
    CLEANUP(out_done) Out out = { 0 };
    Odp *odp = odp_open(*state, &info);
    assert_int_equal(odp_finish(odp, &out), ERR_INTERNAL);
    odp_closep(&odp);
    odp = odp_open(*state, &info);
    odp_point(odp, STR("zu früh"), false);
    odp_slide(odp, STR("Titel"), false);
    assert_int_equal(odp_finish(odp, &out), ERR_INTERNAL);
    odp_closep(&odp);
    odp = odp_open(*state, &info);
    odp_slide(odp, STR(""), false);
    assert_int_equal(odp_finish(odp, &out), ERR_INTERNAL);
    odp_closep(&odp);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_slide_has_a_title_and_its_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_goes_on_only_where_it_must, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_people_wrote_is_in_their_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_point_is_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(misuse_is_remembered, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
