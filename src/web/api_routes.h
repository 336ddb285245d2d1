/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_routes.h -- rows of ROUTES below /api/v1: for programs with a personal token.
 *
 * The row says everything: web/api_openapi.c and the page /hilfe/api are made from it. `about` is the
 * message "api.about.<about>" that says what it does. */
#include "web/api_initiatives.h"
#include "web/api_input.h"
#include "web/api_pages.h"
#include "web/api_records.h"
#include "web/record_pages.h"

#define API "/api/v1"
#define API_ROW(method_, path_, handler_, permission_, area_, about_, ...)                   \
    {                                                                                        \
        .method = HTTP_##method_, .path = API path_, .handler = (handler_),                  \
        .permission = PERMISSION_##permission_, .guard = GUARD_BEARER, .area = AREA_##area_, \
        .about = (about_)__VA_OPT__(, ) __VA_ARGS__                                          \
    }
#define API_INITIATIVE(method_, below, handler_, permission_, about_, ...)                \
    API_ROW(method_, "/initiatives/:initiative" below, handler_, permission_, INITIATIVE, \
            about_ __VA_OPT__(, ) __VA_ARGS__)
#define API_NOUN(method_, below, handler_, permission_, about_, id, ...) \
    API_INITIATIVE(method_, "/" below, handler_, permission_, about_,    \
                   .noun = &NOUNS[NOUN_##id] __VA_OPT__(, ) __VA_ARGS__)
/* What every noun has, below its plural. */
#define API_RECORD(plural, id)                                                                    \
    API_NOUN(GET, plural, api_record_list, INITIATIVE_READ, "record_list", id),                   \
        API_NOUN(POST, plural, api_record_create, INITIATIVE_EDIT, "record_create", id,           \
                 .form = &id##_SCHEMA),                                                           \
        API_NOUN(GET, plural "/:record", api_record_get, INITIATIVE_READ, "record_get", id),      \
        API_NOUN(PUT, plural "/:record", api_record_change, INITIATIVE_EDIT, "record_change", id, \
                 .form = &id##_SCHEMA),                                                           \
        API_NOUN(DELETE, plural "/:record", api_record_delete, INITIATIVE_EDIT, "record_delete",  \
                 id, .form = &REMOVE_FORM)

#define API_ROUTES                                                                                 \
    API_ROW(GET, "/", api_show, SIGNED_IN, ACCOUNT, "start"),                                      \
        API_ROW(GET, "/me", api_me, SIGNED_IN, ACCOUNT, "me"),                                     \
        API_ROW(GET, "/authorities", api_authority_list, SIGNED_IN, ACCOUNT, "authority_list"),    \
        API_ROW(GET, "/search", api_search, SIGNED_IN, ACCOUNT, "search"),                         \
        API_ROW(GET, "/authorities/:authority/initiatives", api_initiative_list, AUTHORITY_READ,   \
                AUTHORITY, "initiative_list"),                                                     \
        API_ROW(POST, "/authorities/:authority/initiatives", api_initiative_create,                \
                INITIATIVE_CREATE, AUTHORITY, "initiative_create",                                 \
                .noun = &NOUNS[NOUN_INITIATIVE], .form = &INITIATIVE_SCHEMA),                      \
        API_ROW(POST, "/authorities/:authority/imports", api_initiative_import, IMPORT, AUTHORITY, \
                "initiative_import", .noun = &NOUNS[NOUN_INITIATIVE], .body_max = API_IMPORT_MAX), \
        API_INITIATIVE(GET, "", api_initiative_get, INITIATIVE_READ, "initiative_get",             \
                       .noun = &NOUNS[NOUN_INITIATIVE]),                                           \
        API_INITIATIVE(PUT, "", api_initiative_change, INITIATIVE_EDIT, "initiative_change",       \
                       .noun = &NOUNS[NOUN_INITIATIVE], .form = &INITIATIVE_SCHEMA),               \
        API_INITIATIVE(POST, "/publish", api_initiative_publish, INITIATIVE_ARCHIVE,               \
                       "initiative_publish", .noun = &NOUNS[NOUN_INITIATIVE],                      \
                       .form = &API_NOTHING),                                                      \
        API_INITIATIVE(POST, "/unpublish", api_initiative_unpublish, INITIATIVE_ARCHIVE,           \
                       "initiative_unpublish", .noun = &NOUNS[NOUN_INITIATIVE],                    \
                       .form = &API_NOTHING),                                                      \
        API_INITIATIVE(POST, "/archive", api_initiative_archive, INITIATIVE_ARCHIVE,               \
                       "initiative_archive", .noun = &NOUNS[NOUN_INITIATIVE],                      \
                       .form = &REMOVE_FORM),                                                      \
        API_INITIATIVE(POST, "/unarchive", api_initiative_unarchive, INITIATIVE_ARCHIVE,           \
                       "initiative_unarchive", .noun = &NOUNS[NOUN_INITIATIVE],                    \
                       .form = &REMOVE_FORM),                                                      \
        API_INITIATIVE(GET, "/coverage", api_coverage, INITIATIVE_READ, "coverage"),               \
        API_INITIATIVE(GET, "/gaps", api_gaps, INITIATIVE_READ, "gaps"),                           \
        API_INITIATIVE(GET, "/history", api_history, HISTORY_READ, "history"),                     \
        API_INITIATIVE(GET, "/export", api_initiative_export, EXPORT, "initiative_export"),        \
        API_RECORD("use_contexts", USE_CONTEXT), API_RECORD("goals", GOAL),                        \
        API_RECORD("measurements", MEASUREMENT), API_RECORD("stakeholders", STAKEHOLDER),          \
        API_RECORD("intersections", INTERSECTION), API_RECORD("omissions", OMISSION),              \
        API_RECORD("effects", EFFECT), API_RECORD("involvements", INVOLVEMENT),                    \
        API_NOUN(GET, "comments", api_comment_list, INITIATIVE_READ, "record_list", COMMENT),      \
        API_NOUN(POST, "comments", api_comment_create, COMMENT_WRITE, "record_create", COMMENT,    \
                 .form = &COMMENT_SCHEMA),                                                         \
        API_NOUN(GET, "comments/:record", api_comment_get, INITIATIVE_READ, "record_get",          \
                 COMMENT),                                                                         \
        API_NOUN(PUT, "comments/:record", api_comment_change, COMMENT_WRITE, "record_change",      \
                 COMMENT, .form = &COMMENT_SCHEMA),                                                \
        API_NOUN(DELETE, "comments/:record", api_comment_delete, COMMENT_WRITE, "record_delete",   \
                 COMMENT, .form = &REMOVE_FORM)
