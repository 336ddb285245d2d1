/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/record_input.h"

#include "files/record_json.h"

Err record_input_read(Ctx *ctx, const Schema *schema, Str body, const char *const *opt_derived,
                      RecordInput *ret) {
    RecordJson json;
    TRY(record_json_read(schema, body, opt_derived, ctx->arena, &ctx->findings, &json));
    *ret = (RecordInput){
        .raw = json.raw, .id = json.id, .version = json.version, .refused = json.refused
    };
    return ERR_NONE;
}
