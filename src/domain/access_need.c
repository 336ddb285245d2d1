/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/access_need.h"

enum { WEEK = 7 };

static const int DAYS_BEFORE[ACCESS_NEED_COUNT] = {
    [ACCESS_NEED_SIGN_LANGUAGE] = 6 * WEEK, /* there are few interpreters, and two are needed */
    [ACCESS_NEED_CAPTIONS] = 4 * WEEK,
    [ACCESS_NEED_ASSISTANCE] = 3 * WEEK,
    [ACCESS_NEED_LANGUAGE] = 4 * WEEK,
    [ACCESS_NEED_PLAIN_LANGUAGE] = 4 * WEEK, /* written, and tried by those who need it */
    [ACCESS_NEED_STEP_FREE] = 4 * WEEK,
    [ACCESS_NEED_CHILDCARE] = 3 * WEEK,
    [ACCESS_NEED_COMPENSATION] = 6 * WEEK,
};

Date access_need_due(AccessNeed need, Date planned) {
    return date_none(planned) ? planned : date_from_days(date_days(planned) - DAYS_BEFORE[need]);
}
