/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_output.h -- JSON answers of the API.
 *
 *   JsonWriter json = api_open(rq);
 *   json_object_begin(&json); api_str(&json, "key", key); json_object_end(&json);
 *   return api_close(&json); */
#include "base/json_writer.h"
#include "store/account_store.h"
#include "web/request.h"

MUST_CHECK JsonWriter api_open(Request *rq);
MUST_CHECK Err api_close(JsonWriter *json);
void api_none(JsonWriter *json, const char *name); /* null */

void api_str(JsonWriter *json, const char *name, Str value);
void api_i64(JsonWriter *json, const char *name, int64_t value);
void api_bool(JsonWriter *json, const char *name, bool value);
void api_id(JsonWriter *json, const char *name, int64_t id);      /* 0: null */
void api_date(JsonWriter *json, const char *name, Date date);     /* none: null */
void api_instant(JsonWriter *json, const char *name, Instant at); /* 0: null */

/* The whole answer: people by number and name. */
MUST_CHECK Err api_accounts(Request *rq, const Accounts *people);

/* {"items": [ … , "next": …}; next "" is null. */
void api_items_begin(JsonWriter *json);
void api_items_end(JsonWriter *json, Str next);

/* The members of a record: id, version, created_at, changed_at and its fields. Personal ones only
 * with the permission for them; never whom only the program names (field_exchanged). */
void api_record_members(const Request *rq, JsonWriter *json, const Schema *schema,
                        const void *record);
/* The same as an object. */
void api_record(const Request *rq, JsonWriter *json, const Schema *schema, const void *record);
/* May the actor read this field here? */
bool api_field_readable(const Request *rq, const Field *field);
/* 201 with Location, then `answer` writes what was made. */
MUST_CHECK Err api_created(Request *rq, const Written *written,
                           Err (*answer)(Request *rq, RecordId id));
/* The record's version as ETag. */
void api_etag(Request *rq, const void *record);
