/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sample_odp.h -- a presentation of two slides, of which the second runs over; for the test of its structure and that of
 * the office program. */
#include "files/odp.h"

static inline OdpInfo sample_odp_info(void) {
    return (OdpInfo){ .head = { .title = STR("Ergebnisse"),
                                .language = STR("de"),
                                .country = STR("DE"),
                                .created = { 2026, 11, 28 } },
                      .people_language = STR("en") };
}

static inline Str sample_odp(Arena *arena) {
    const OdpInfo info = sample_odp_info();
    CLEANUP(odp_closep) Odp *odp = odp_open(arena, &info);
    CLEANUP(out_done) Out out = { 0 };
    odp_slide(odp, STR("Begrüßung & Einführung"), false);
    odp_slide(odp, STR("Arbeitsphase"), false);
    for (int i = 0; i < ODP_LINES_MAX; i++)
        odp_point(odp, STR("well-being <of> everybody"), true);
    for (int i = 0; i < ODP_LINES_MAX; i++)
        odp_point(odp, STR("Karte"), true);
    assert_int_equal(odp_finish(odp, &out), ERR_NONE);
    return str_copy(arena, out_view(&out));
}
