/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "base/err.h"

const char *err_name(Err err) {
    switch (err) {
    case ERR_NONE: return "none";
    case ERR_NOT_FOUND: return "not_found";
    case ERR_INVALID: return "invalid";
    case ERR_FORBIDDEN: return "forbidden";
    case ERR_UNAUTHENTICATED: return "unauthenticated";
    case ERR_CONFLICT: return "conflict";
    case ERR_GONE: return "gone";
    case ERR_TOO_LARGE: return "too_large";
    case ERR_TOO_MANY: return "too_many";
    case ERR_BUSY: return "busy";
    case ERR_STORAGE: return "storage";
    case ERR_RETRY: return "retry";
    case ERR_INTERNAL: return "internal";
    case ERR_COUNT: break;
    }
    return "unknown";
}
