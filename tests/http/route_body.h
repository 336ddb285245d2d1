/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* route_body.h -- what is sent to an address that asks for a record: by a browser, by a program. */
#include "domain/schema.h"

Str route_form_body(Arena *arena, const Schema *schema, const void *record);
/* `version`: of what is changed; 0 for what is made. */
Str route_json_body(Arena *arena, const Schema *schema, const void *record, int64_t version);
