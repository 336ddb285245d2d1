/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_openapi.h -- the description of the API for programs (OpenAPI 3.1), made from ROUTES, the Schemas
 * and web/api_shapes.h; words in the language of the request. */
#include "base/json_writer.h"
#include "web/request.h"

Err api_openapi(Request *rq); /* GET /api/v1/openapi.json */

/* The parts, one function each. Components: what is sent is called <schema>_input. */
void api_components(Request *rq, JsonWriter *json);
/* {"$ref": "#/components/schemas/<name>"} with what is sent or answered there. */
void api_input_ref(Request *rq, JsonWriter *json, const Route *route);
void api_answer_schema(Request *rq, JsonWriter *json, const Route *route);
/* What a route does, with the name of its noun: "Ziel: alle lesen". */
Message api_about(Request *rq, const Route *route);
