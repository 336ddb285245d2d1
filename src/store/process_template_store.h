/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* process_template_store.h -- templates of the process that the authority in scope brought itself.
 *
 * A template is written once: initiatives name it by its version. It stays as long as one does. */
#include "base/list.h"
#include "domain/context.h"
#include "store/db.h"
#include "store/writer.h"

typedef struct ProcessTemplate {
    Str version;
    Str digest; /* 32 bytes: SHA-256 of the body */
    Instant added_at;
} ProcessTemplate;
typedef LIST_OF(ProcessTemplate) ProcessTemplates;

/* ERR_CONFLICT: the authority has one of this version. */
MUST_CHECK Err process_template_insert(Tx *tx, Str version, Str digest, Str body);
MUST_CHECK Err process_template_remove_row(Tx *tx, Str version);
/* The oldest first. */
MUST_CHECK Err process_template_rows(Ctx *ctx, Conn *conn, ProcessTemplates *ret);
/* ERR_NOT_FOUND: none of this version. */
MUST_CHECK Err process_template_row(Ctx *ctx, Conn *conn, Str version, ProcessTemplate *ret);
MUST_CHECK Err process_template_body(Ctx *ctx, Conn *conn, Str version, Str *ret);

/* The version new initiatives begin with; "": nobody has chosen. */
MUST_CHECK Err process_choice(Ctx *ctx, Conn *conn, Str *ret);
MUST_CHECK Err process_choice_set(Tx *tx, Str version);
/* All templates and the choice, when the authority itself goes. */
MUST_CHECK Err process_templates_remove(Tx *tx);

/* How many initiatives of the authority go by a version, archived ones among them. */
typedef struct ProcessUse {
    Str version;
    int64_t initiatives;
} ProcessUse;
typedef LIST_OF(ProcessUse) ProcessUses;
MUST_CHECK Err process_uses(Ctx *ctx, Conn *conn, ProcessUses *ret);
