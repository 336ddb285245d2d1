/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_schema.h -- holds an answer against a schema of the API's own description.
 *
 * Understands what the description uses: $ref, type (also several), properties, required, items, enum,
 * minimum, maximum. Members that no properties name are offences, so that nothing is undescribed. */
#include <jansson.h>
#undef JSON_COMPACT

/* NULL: it fits. Otherwise the place of the first offence, to be freed. */
char *api_schema_offence(const json_t *openapi, const json_t *schema, const json_t *value);
/* The schema at "#/components/…", NULL: there is none. */
const json_t *api_schema_resolve(const json_t *openapi, const json_t *schema);
