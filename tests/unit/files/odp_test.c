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
    assert_count(check.content, "//draw:page[position()>1]//text:p[.='Arbeitsphase']", 2);
    assert_count(check.content,
                 "//draw:page[2]/draw:frame[@*[local-name()='class']='outline']"
                 "//text:list-item/text:p[.='well-being <of> everybody']",
                 ODP_LINES_MAX);
    assert_count(check.content, "//draw:page[3]//text:list-item/text:p", 1);
    assert_count(check.content, "//draw:page//text:list[not(text:list-item)]", 0);
    odf_check_close(&check);
}

static void what_people_wrote_is_in_their_language(void **state) {
    OdfCheck check = odf_check_open(*state, sample_odp(*state));
    assert_count(check.content, "//text:span[@text:style-name='People']", ODP_LINES_MAX + 1);
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
        cmocka_unit_test_setup_teardown(what_people_wrote_is_in_their_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_point_is_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(misuse_is_remembered, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
