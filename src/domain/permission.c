/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/permission.h"

static const Str PERMISSION_KEYS[] = {
#define X(name, key) STR_INIT(key),
    PERMISSION_LIST(X)
#undef X
};
const KeySet PERMISSIONS = { .name = STR_INIT("permission"),
                             .keys = PERMISSION_KEYS,
                             .count = PERMISSION_COUNT - 1 };
_Static_assert(PERMISSION_COUNT <= 32, "a PermissionSet has 32 bits");

static const Str ROLE_PLACE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    ROLE_PLACE_LIST(X)
#undef X
};
const KeySet ROLE_PLACES = { .name = STR_INIT("role_place"),
                             .keys = ROLE_PLACE_KEYS,
                             .count = ROLE_PLACE_COUNT };
