/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* routes.c -- every address of the product. A row that leaves anything open stops the start. */
#include "web/coverage_display.h"
#include "web/history_display.h"
#include "web/initiative_pages.h"
#include "web/noun_slug.h"
#include "web/record_pages.h"

#define INITIATIVE "/vorhaben/:initiative"
#define AUTHORITY "/behoerde/:authority"

#define READ(path_, page_, permission_, area_)                                                  \
    { .method = HTTP_GET, .path = (path_), .handler = (page_),                                  \
      .permission = PERMISSION_##permission_, .guard = GUARD_READ, .area = AREA_##area_ }
#define POST(path_, action_, permission_, area_, form_, again_)                                 \
    { .method = HTTP_POST, .path = (path_), .handler = (action_),                               \
      .permission = PERMISSION_##permission_, .guard = GUARD_FORM, .area = AREA_##area_,        \
      .form = (form_), .again = (again_) }

/* The pages every noun of an initiative has; the list is its own. */
#define RECORD_READ(below, page_, permission_, id)                                              \
    { .method = HTTP_GET, .path = INITIATIVE below, .handler = (page_),                         \
      .permission = PERMISSION_##permission_, .guard = GUARD_READ, .area = AREA_INITIATIVE,     \
      .noun = &NOUNS[NOUN_##id] }
#define RECORD_POST(below, action_, permission_, id, form_, again_)                             \
    { .method = HTTP_POST, .path = INITIATIVE below, .handler = (action_),                      \
      .permission = PERMISSION_##permission_, .guard = GUARD_FORM, .area = AREA_INITIATIVE,     \
      .noun = &NOUNS[NOUN_##id], .form = (form_), .again = (again_) }
#define RECORD(id)                                                                              \
    RECORD_READ("/" SLUG_##id "/neu", record_new_page, INITIATIVE_EDIT, id),                    \
        RECORD_POST("/" SLUG_##id "/neu", record_create_action, INITIATIVE_EDIT, id,            \
                    &id##_SCHEMA, record_new_page),                                             \
        RECORD_READ("/" SLUG_##id "/:record", record_show, INITIATIVE_READ, id),                \
        RECORD_READ("/" SLUG_##id "/:record/bearbeiten", record_edit_page, INITIATIVE_EDIT,     \
                    id),                                                                        \
        RECORD_POST("/" SLUG_##id "/:record/bearbeiten", record_update_action,                  \
                    INITIATIVE_EDIT, id, &id##_SCHEMA, record_edit_page),                       \
        RECORD_READ("/" SLUG_##id "/:record/entfernen", record_remove_form, INITIATIVE_EDIT,    \
                    id),                                                                        \
        RECORD_POST("/" SLUG_##id "/:record/entfernen", record_remove_action, INITIATIVE_EDIT,  \
                    id, &REMOVE_FORM, record_remove_form)
#define RECORD_COMMENTS(id)                                                                     \
    RECORD_POST("/" SLUG_##id "/:record/kommentare", comment_create_action, COMMENT_WRITE, id,  \
                &COMMENT_FORM, record_show)

const Route ROUTES[] = {
    /* initiatives */
    READ("/", start_page, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/vorhaben", initiative_list_page, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/vorhaben/neu", initiative_new_page, INITIATIVE_CREATE, AUTHORITY),
    POST(AUTHORITY "/vorhaben/neu", initiative_create_action, INITIATIVE_CREATE, AUTHORITY,
         &INITIATIVE_NEW_FORM, initiative_new_page),
    READ(INITIATIVE, initiative_page, PUBLIC, INITIATIVE),
    READ(INITIATIVE "/oeffentlich", initiative_public, PUBLIC, INITIATIVE),
    RECORD_READ("/bearbeiten", record_edit_page, INITIATIVE_EDIT, INITIATIVE),
    RECORD_POST("/bearbeiten", record_update_action, INITIATIVE_EDIT, INITIATIVE,
                &INITIATIVE_FORM, record_edit_page),
    RECORD_POST("/kommentare", comment_create_action, COMMENT_WRITE, INITIATIVE, &COMMENT_FORM,
                initiative_page),
    READ(INITIATIVE "/veroeffentlichen", initiative_switch_page, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/veroeffentlichen", initiative_publish_action, INITIATIVE_ARCHIVE,
         INITIATIVE, &REMOVE_FORM, initiative_switch_page),
    READ(INITIATIVE "/archivieren", initiative_switch_page, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/archivieren", initiative_archive_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &REMOVE_FORM, initiative_switch_page),
    READ(INITIATIVE "/perspektiven", coverage_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/verlauf", history_list_page, HISTORY_READ, INITIATIVE),

    /* records of an initiative */
    RECORD_READ("/" SLUG_USE_CONTEXT "/bearbeiten", single_edit_page, INITIATIVE_EDIT,
                USE_CONTEXT),
    RECORD_POST("/" SLUG_USE_CONTEXT "/bearbeiten", single_save_action, INITIATIVE_EDIT,
                USE_CONTEXT, &USE_CONTEXT_SCHEMA, single_edit_page),
    RECORD(GOAL), RECORD_COMMENTS(GOAL),
    RECORD(MEASUREMENT),
    RECORD(STAKEHOLDER), RECORD_COMMENTS(STAKEHOLDER),
    RECORD(INTERSECTION), RECORD_COMMENTS(INTERSECTION),
    RECORD(OMISSION), RECORD_COMMENTS(OMISSION),
    RECORD(EFFECT), RECORD_COMMENTS(EFFECT),
    RECORD(INVOLVEMENT), RECORD_COMMENTS(INVOLVEMENT),
    RECORD_READ("/" SLUG_COMMENT "/:record/entfernen", comment_remove_form, COMMENT_WRITE,
                COMMENT),
    RECORD_POST("/" SLUG_COMMENT "/:record/entfernen", comment_remove_action, COMMENT_WRITE,
                COMMENT, &REMOVE_FORM, comment_remove_form),
    { .path = NULL },
};
