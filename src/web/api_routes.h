/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_routes.h -- rows of ROUTES below /api/v1: for programs with a personal token.
 *
 * The row says everything: web/api_openapi.c and the page /hilfe/api are made from it. `about` is the
 * message "api.about.<about>" that says what it does. */
#include "app/account_forms.h"
#include "app/join_in.h"
#include "app/room_minutes.h"
#include "web/access_request_pages.h"
#include "web/api_account.h"
#include "web/api_audience.h"
#include "web/api_body_claims.h"
#include "web/api_contributions.h"
#include "web/api_initiatives.h"
#include "web/api_input.h"
#include "web/api_join_in.h"
#include "web/api_methods.h"
#include "web/api_organisers.h"
#include "web/api_pages.h"
#include "web/api_people.h"
#include "web/api_pictures.h"
#include "web/api_processes.h"
#include "web/api_records.h"
#include "web/api_reports.h"
#include "web/api_rooms.h"
#include "web/api_stakeholders.h"
#include "web/api_team.h"
#include "web/api_texts.h"
#include "web/contribution_pages.h"
#include "web/contributions_open.h"
#include "web/document_pages.h"
#include "web/record_pages.h"
#include "web/room_lead_pages.h"
#include "web/room_result_pages.h"

#define API "/api/v1"
#define API_ROW(method_, path_, handler_, permission_, area_, about_, ...)                   \
    {                                                                                        \
        .method = HTTP_##method_, .path = API path_, .handler = (handler_),                  \
        .permission = PERMISSION_##permission_, .guard = GUARD_BEARER, .area = AREA_##area_, \
        .about = (about_), __VA_ARGS__                                                       \
    }
#define API_AUTHORITY(method_, below, handler_, permission_, about_, ...)                       \
    API_ROW(method_, "/authorities/:authority" below, handler_, permission_, AUTHORITY, about_, \
            __VA_ARGS__)
#define API_INITIATIVE(method_, below, handler_, permission_, about_, ...)                        \
    API_ROW(method_, "/initiatives/:initiative" below, handler_, permission_, INITIATIVE, about_, \
            __VA_ARGS__)
/* The initiative as a record. */
#define API_WHOLE(method_, below, handler_, permission_, about_, ...)                              \
    API_INITIATIVE(method_, below, handler_, permission_, about_, .noun = &NOUNS[NOUN_INITIATIVE], \
                   __VA_ARGS__)
#define API_NOUN(method_, below, handler_, permission_, about_, id, ...)                         \
    API_INITIATIVE(method_, "/" below, handler_, permission_, about_, .noun = &NOUNS[NOUN_##id], \
                   __VA_ARGS__)
/* What every noun has, below its plural. */
#define API_RECORD(plural, id)                                                               \
    API_NOUN(GET, plural, api_record_list, INITIATIVE_READ, "record_list", id, .many = true, \
             .query = "after limit"),                                                        \
        API_NOUN(POST, plural, api_record_create, INITIATIVE_EDIT, "record_create", id,      \
                 .form = &id##_SCHEMA, .creates = true),                                     \
        API_KEPT(plural, id)
/* One that is there. */
#define API_KEPT(plural, id)                                                                      \
    API_NOUN(GET, plural "/:record", api_record_get, INITIATIVE_READ, "record_get", id),          \
        API_NOUN(PUT, plural "/:record", api_record_change, INITIATIVE_EDIT, "record_change", id, \
                 .form = &id##_SCHEMA),                                                           \
        API_NOUN(DELETE, plural "/:record", api_record_delete, INITIATIVE_EDIT, "record_delete",  \
                 id, .form = &REMOVE_FORM)
/* For TYPED_NOUN_LIST: rows with their commas. */
#define API_RECORD_OF(id, Struct, collection) API_RECORD(#collection, id),

#define API_ROUTES                                                                                 \
    API_ROW(GET, "/", api_show, SIGNED_IN, ACCOUNT, "start", .answer = "start"),                   \
        API_ROW(GET, "/me", api_me, SIGNED_IN, ACCOUNT, "me", .answer = "me"),                     \
        API_ROW(POST, "/me", api_me_change, SIGNED_IN, ACCOUNT, "me_change", .answer = "me",       \
                .form = &PROFILE_FORM),                                                            \
        API_ROW(GET, "/me/sessions", api_session_list, SIGNED_IN, ACCOUNT, "session_list",         \
                .answer = "session", .many = true),                                                \
        API_ROW(DELETE, "/me/sessions", api_session_end_all, SIGNED_IN, ACCOUNT,                   \
                "session_end_all", .form = &API_NOTHING),                                          \
        API_ROW(DELETE, "/me/sessions/:record", api_session_end, SIGNED_IN, ACCOUNT,               \
                "session_end", .form = &API_NOTHING),                                              \
        API_ROW(GET, "/authorities", api_authority_list, SIGNED_IN, ACCOUNT, "authority_list",     \
                .answer = "authority", .many = true),                                              \
        API_ROW(GET, "/search", api_search, SIGNED_IN, ACCOUNT, "search", .answer = "hit",         \
                .many = true, .query = "q"),                                                       \
        API_ROW(GET, "/tasks/mine", api_tasks_mine, SIGNED_IN, ACCOUNT, "tasks_mine",              \
                .answer = "waiting", .many = true),                                                \
        API_ROW(GET, "/answers/due", api_answers_due, SIGNED_IN, ACCOUNT, "answers_due",           \
                .answer = "waiting", .many = true),                                                \
        API_ROW(GET, "/representation/due", api_representation_due, SIGNED_IN, ACCOUNT,            \
                "representation_due", .answer = "waiting", .many = true),                          \
        API_ROW(GET, "/representation/unconfirmed", api_body_claim_list, SIGNED_IN, ACCOUNT,       \
                "body_claim_list", .answer = "body_claim", .many = true),                          \
        API_ROW(POST, "/representation/unconfirmed/:record/confirm", api_body_claim_confirm,       \
                SIGNED_IN, ACCOUNT, "body_claim_confirm", .answer = "body_claim", .many = true,    \
                .form = &CONFIRMATION_SCHEMA),                                                     \
        API_ROW(POST, "/representation/unconfirmed/:record/refuse", api_body_claim_refuse,         \
                SIGNED_IN, ACCOUNT, "body_claim_refuse", .answer = "body_claim", .many = true,     \
                .form = &API_NOTHING),                                                             \
        API_ROW(GET, "/methods", api_method_list, SIGNED_IN, ACCOUNT, "method_list",               \
                .answer = "method", .many = true, .query = METHOD_QUERY),                          \
        API_ROW(GET, "/methods/:method", api_method_get, SIGNED_IN, ACCOUNT, "method_get",         \
                .answer = "method", .query = METHOD_QUERY),                                        \
        API_AUTHORITY(GET, "", api_authority_get, AUTHORITY_READ, "authority_get",                 \
                      .answer = "authority_named"),                                                \
        API_AUTHORITY(POST, "", api_authority_change, AUTHORITY_MANAGE, "authority_change",        \
                      .answer = "authority_named", .form = &AUTHORITY_FORM, .versioned = true),    \
        API_AUTHORITY(GET, "/initiatives", api_initiative_list, AUTHORITY_READ, "initiative_list", \
                      .answer = "initiative_line", .many = true, .query = "archived after limit"), \
        API_AUTHORITY(POST, "/initiatives", api_initiative_create, INITIATIVE_CREATE,              \
                      "initiative_create", .noun = &NOUNS[NOUN_INITIATIVE],                        \
                      .form = &INITIATIVE_SCHEMA, .creates = true),                                \
        API_AUTHORITY(POST, "/imports", api_initiative_import, IMPORT, "initiative_import",        \
                      .noun = &NOUNS[NOUN_INITIATIVE], .answer = "initiative_imported",            \
                      .creates = true, .body_max = API_IMPORT_MAX),                                \
        API_AUTHORITY(GET, "/process_templates", api_process_list, AUTHORITY_READ, "process_list", \
                      .answer = "process_line", .many = true),                                     \
        API_AUTHORITY(POST, "/process_templates", api_process_add, AUTHORITY_MANAGE,               \
                      "process_add", .answer = "process_line", .creates = true,                    \
                      .body = "process_file", .body_max = API_PROCESS_MAX),                        \
        API_AUTHORITY(GET, "/process_templates/:template", api_process_get, AUTHORITY_READ,        \
                      "process_get", .answer = "process_file"),                                    \
        API_AUTHORITY(DELETE, "/process_templates/:template", api_process_remove,                  \
                      AUTHORITY_MANAGE, "process_remove", .form = &API_NOTHING),                   \
        API_AUTHORITY(POST, "/process_templates/:template/choose", api_process_choose,             \
                      AUTHORITY_MANAGE, "process_choose", .answer = "process_line",                \
                      .form = &API_NOTHING),                                                       \
        API_AUTHORITY(GET, "/people", api_person_list, PEOPLE_MANAGE, "person_list",               \
                      .answer = "person", .many = true),                                           \
        API_AUTHORITY(POST, "/people/invite", api_invite, PEOPLE_MANAGE, "person_invite",          \
                      .answer = "invited", .form = &INVITATION_SCHEMA),                            \
        API_AUTHORITY(GET, "/people/:record", api_person_get, PEOPLE_MANAGE, "person_get",         \
                      .answer = "person"),                                                         \
        API_AUTHORITY(POST, "/people/:record/disable", api_person_disable, PEOPLE_MANAGE,          \
                      "person_disable", .answer = "person", .form = &API_NOTHING),                 \
        API_AUTHORITY(POST, "/people/:record/enable", api_person_enable, PEOPLE_MANAGE,            \
                      "person_enable", .answer = "person", .form = &API_NOTHING),                  \
        API_AUTHORITY(GET, "/roles", api_role_list, PEOPLE_MANAGE, "role_list",                    \
                      .answer = "team_role", .many = true),                                        \
        API_AUTHORITY(POST, "/roles", api_role_give, PEOPLE_MANAGE, "role_give",                   \
                      .answer = "team_role", .many = true, .form = &MEMBERSHIP_SCHEMA),            \
        API_AUTHORITY(DELETE, "/roles/:record", api_role_take, PEOPLE_MANAGE, "role_take",         \
                      .form = &API_NOTHING),                                                       \
        API_AUTHORITY(POST, "/roles/:record/deputise", api_role_deputise, PEOPLE_MANAGE,           \
                      "role_deputise", .answer = "team_role", .many = true, .form = &API_NOTHING), \
        API_AUTHORITY(POST, "/roles/:record/represent", api_role_represent, PEOPLE_MANAGE,         \
                      "role_represent", .answer = "team_role", .many = true,                       \
                      .form = &API_NOTHING),                                                       \
        API_AUTHORITY(GET, "/texts", api_text_list, AUTHORITY_MANAGE, "text_list",                 \
                      .answer = "authority_text", .many = true),                                   \
        API_AUTHORITY(GET, "/texts/:kind/:language", api_text_get, AUTHORITY_MANAGE, "text_get",   \
                      .answer = "authority_text"),                                                 \
        API_AUTHORITY(POST, "/texts/:kind/:language", api_text_change, AUTHORITY_MANAGE,           \
                      "text_change", .answer = "authority_text", .form = &AUTHORITY_TEXT_SCHEMA,   \
                      .versioned = true),                                                          \
        API_INITIATIVE(GET, "/moves/:template", api_process_difference, INITIATIVE_READ,           \
                       "process_difference", .answer = "process_difference"),                      \
        API_WHOLE(POST, "/move", api_process_move, INITIATIVE_ARCHIVE, "process_move",             \
                  .form = &PROCESS_MOVE_SCHEMA, .versioned = true),                                \
        API_WHOLE(GET, "", api_initiative_get, INITIATIVE_READ, "initiative_get"),                 \
        API_WHOLE(PUT, "", api_initiative_change, INITIATIVE_EDIT, "initiative_change",            \
                  .form = &INITIATIVE_SCHEMA),                                                     \
        API_WHOLE(POST, "/publish", api_initiative_publish, INITIATIVE_ARCHIVE,                    \
                  "initiative_publish", .form = &API_SEEN, .versioned = true),                     \
        API_WHOLE(POST, "/unpublish", api_initiative_unpublish, INITIATIVE_ARCHIVE,                \
                  "initiative_unpublish", .form = &API_SEEN, .versioned = true),                   \
        API_WHOLE(POST, "/archive", api_initiative_archive, INITIATIVE_ARCHIVE,                    \
                  "initiative_archive", .form = &REMOVE_FORM, .versioned = true),                  \
        API_WHOLE(POST, "/unarchive", api_initiative_unarchive, INITIATIVE_ARCHIVE,                \
                  "initiative_unarchive", .form = &REMOVE_FORM, .versioned = true),                \
        API_INITIATIVE(GET, "/coverage", api_coverage, INITIATIVE_READ, "coverage",                \
                       .answer = "coverage_line", .many = true),                                   \
        API_INITIATIVE(GET, "/value_pairs", api_value_pairs, INITIATIVE_READ, "value_pairs",       \
                       .answer = "value_pair_line", .many = true),                                 \
        API_INITIATIVE(GET, "/guide", api_guide_tasks, INITIATIVE_READ, "guide",                   \
                       .answer = "guide_task", .many = true),                                      \
        API_INITIATIVE(GET, "/gaps", api_gaps, INITIATIVE_READ, "gaps", .answer = "gaps"),         \
        API_INITIATIVE(GET, "/assignees", api_assignee_list, INITIATIVE_EDIT, "assignee_list",     \
                       .answer = "assignee", .many = true),                                        \
        API_INITIATIVE(GET, "/team", api_role_list, INITIATIVE_READ, "team_list",                  \
                       .answer = "team_role", .many = true),                                       \
        API_INITIATIVE(POST, "/team", api_role_give, INITIATIVE_ARCHIVE, "team_add",               \
                       .answer = "team_role", .many = true, .form = &MEMBERSHIP_SCHEMA),           \
        API_INITIATIVE(GET, "/team/people", api_team_people, INITIATIVE_ARCHIVE, "team_people",    \
                       .answer = "assignee", .many = true),                                        \
        API_INITIATIVE(POST, "/team/invite", api_invite, INITIATIVE_ARCHIVE, "team_invite",        \
                       .answer = "invited", .form = &INVITATION_SCHEMA),                           \
        API_INITIATIVE(DELETE, "/team/:record", api_role_take, INITIATIVE_ARCHIVE, "team_remove",  \
                       .form = &API_NOTHING),                                                      \
        API_INITIATIVE(POST, "/team/:record/deputise", api_role_deputise, INITIATIVE_ARCHIVE,      \
                       "team_deputise", .answer = "team_role", .many = true,                       \
                       .form = &API_NOTHING),                                                      \
        API_INITIATIVE(POST, "/team/:record/represent", api_role_represent, INITIATIVE_ARCHIVE,    \
                       "team_represent", .answer = "team_role", .many = true,                      \
                       .form = &API_NOTHING),                                                      \
        API_INITIATIVE(GET, "/join_in", api_join_in_get, PUBLIC, "join_in_get",                    \
                       .answer = "join_in_window"),                                                \
        API_INITIATIVE(POST, "/join_in", api_join_in_send, PUBLIC, "join_in_send",                 \
                       .answer = "join_in_sent", .form = &JOIN_IN_FORM),                           \
        API_INITIATIVE(GET, "/audiences/:audience", api_audience_view, INITIATIVE_READ,            \
                       "audience_view", .answer = "audience_view"),                                \
        API_INITIATIVE(GET, "/representation", api_representation, INITIATIVE_READ,                \
                       "representation", .answer = "representation", .many = true),                \
        API_INITIATIVE(GET, "/history", api_history, HISTORY_READ, "history",                      \
                       .answer = "history_entry", .many = true, .query = "record before limit"),   \
        API_INITIATIVE(GET, "/export", api_initiative_export, EXPORT, "initiative_export",         \
                       .answer = "initiative_file"),                                               \
        API_INITIATIVE(GET, "/documents", api_report_list, EXPORT, "report_list",                  \
                       .answer = "report_file", .many = true),                                     \
        API_INITIATIVE(GET, "/documents/:file", api_report_get, EXPORT, "report_get",              \
                       .media = REPORT_MEDIA),                                                     \
        API_AUTHORITY(GET, "/documents", api_document_list, AUTHORITY_READ, "document_list",       \
                      .answer = "document", .many = true),                                         \
        API_AUTHORITY(GET, "/documents/:document/odt", document_file, AUTHORITY_READ,              \
                      "document_get", .media = REPORT_ODT),                                        \
        API_AUTHORITY(GET, "/documents/:document/pdf", api_document_pdf, AUTHORITY_READ,           \
                      "document_get", .media = REPORT_PDF),                                        \
        API_NOUN(POST, "stakeholders/import", api_stakeholder_import, INITIATIVE_EDIT,             \
                 "stakeholder_import", STAKEHOLDER, .answer = "stakeholder_import",                \
                 .takes = API_TABLE_TYPES, .query = "dry_run",                                     \
                 .body_max = STAKEHOLDER_TABLE_BODY_MAX),                                          \
        API_NOUN(POST, "contributions/answer", api_contributions_answer, INITIATIVE_EDIT,          \
                 "contributions_answer", CONTRIBUTION, .answer = "contributions_done",             \
                 .form = &CONTRIBUTIONS_ANSWER_FORM),                                              \
        API_NOUN(POST, "contributions/remove", api_contributions_remove, INITIATIVE_EDIT,          \
                 "contributions_remove", CONTRIBUTION, .answer = "contributions_done",             \
                 .form = &CONTRIBUTIONS_REMOVE_FORM),                                              \
        API_NOUN(POST, "contributions/:record/answer", api_contribution_answer, INITIATIVE_EDIT,   \
                 "contribution_answer", CONTRIBUTION, .form = &CONTRIBUTION_ANSWER_FORM),          \
        API_NOUN(POST, "contributions/:record/blacken", api_contribution_blacken, INITIATIVE_EDIT, \
                 "contribution_blacken", CONTRIBUTION, .form = &CONTRIBUTION_BLACKEN_FORM),        \
        API_NOUN(POST, "involvements/:record/answer", api_involvement_answer, INITIATIVE_EDIT,     \
                 "involvement_answer", INVOLVEMENT, .form = &INVOLVEMENT_ANSWER_FORM),             \
        API_NOUN(POST, "involvements/:record/new-address", api_involvement_address,                \
                 INITIATIVE_EDIT, "involvement_new_address", INVOLVEMENT, .form = &API_NOTHING),   \
        API_NOUN(GET, "workshops/:record/organisers", api_organiser_list, INITIATIVE_EDIT,         \
                 "organiser_list", WORKSHOP, .answer = "assignee", .many = true),                  \
        API_NOUN(POST, "workshops/:record/organisers", api_organiser_name, INITIATIVE_EDIT,        \
                 "organiser_name", WORKSHOP, .answer = "assignee", .many = true,                   \
                 .form = &ACCESS_ORGANISER_FORM),                                                  \
        API_NOUN(DELETE, "workshops/:record/organisers/:account", api_organiser_unname,            \
                 INITIATIVE_EDIT, "organiser_unname", WORKSHOP, .form = &API_NOTHING),             \
        API_NOUN(GET, "workshops/:record/room", api_room_get, INITIATIVE_EDIT, "room_get",         \
                 WORKSHOP, .answer = "room"),                                                      \
        API_NOUN(POST, "workshops/:record/room/open", api_room_open, INITIATIVE_EDIT, "room_open", \
                 WORKSHOP, .answer = "room", .form = &API_NOTHING),                                \
        API_NOUN(POST, "workshops/:record/room/acts/:act", api_room_act, INITIATIVE_EDIT,          \
                 "room_act", WORKSHOP, .answer = "room", .form = &ROOM_ACT_FORM),                  \
        API_NOUN(POST, "workshops/:record/room/boards/:board/cards", api_room_card_create,         \
                 INITIATIVE_EDIT, "room_card_create", WORKSHOP, .answer = "room_card",             \
                 .form = &CARD_FORM, .creates = true),                                             \
        API_NOUN(GET, "workshops/:record/minutes/:file", room_minutes_show, EXPORT,                \
                 "room_minutes", WORKSHOP, .media = MINUTES_MEDIA),                                \
        API_NOUN(GET, "pictures", api_record_list, INITIATIVE_READ, "record_list", PICTURE,        \
                 .many = true, .query = "after limit"),                                            \
        API_NOUN(POST, "pictures", api_picture_create, INITIATIVE_EDIT, "picture_create", PICTURE, \
                 .form = &API_PICTURE_SCHEMA, .creates = true, .body_max = API_PICTURE_MAX),       \
        API_NOUN(GET, "pictures/:record/file", api_picture_file, INITIATIVE_READ, "picture_file",  \
                 PICTURE, .media = PICTURE_MEDIA),                                                 \
        API_KEPT("pictures", PICTURE),                                                             \
        TYPED_NOUN_LIST(API_RECORD_OF)                                                             \
            API_NOUN(GET, "comments", api_comment_list, INITIATIVE_READ, "record_list", COMMENT,   \
                     .many = true, .query = "target after limit"),                                 \
        API_NOUN(POST, "comments", api_comment_create, COMMENT_WRITE, "record_create", COMMENT,    \
                 .form = &COMMENT_SCHEMA, .creates = true),                                        \
        API_NOUN(GET, "comments/:record", api_comment_get, INITIATIVE_READ, "record_get",          \
                 COMMENT),                                                                         \
        API_NOUN(PUT, "comments/:record", api_comment_change, COMMENT_WRITE, "record_change",      \
                 COMMENT, .form = &COMMENT_SCHEMA),                                                \
        API_NOUN(POST, "comments/:record/close", api_comment_close, COMMENT_WRITE,                 \
                 "comment_close", COMMENT, .form = &API_COMMENT_CLOSE),                            \
        API_NOUN(POST, "comments/:record/open", api_comment_open, COMMENT_WRITE, "comment_open",   \
                 COMMENT, .form = &API_NOTHING),                                                   \
        API_NOUN(DELETE, "comments/:record", api_comment_delete, COMMENT_WRITE, "record_delete",   \
                 COMMENT, .form = &REMOVE_FORM)
