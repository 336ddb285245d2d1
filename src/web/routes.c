/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* routes.c -- every address of the product. A row that leaves anything open stops the start. */
#include "app/account_forms.h"
#include "app/join_in.h"
#include "domain/access_request.h"
#include "domain/card.h"
#include "domain/feedback.h"
#include "web/access_request_pages.h"
#include "web/account_pages.h"
#include "web/answer_link_pages.h"
#include "web/api_guide.h"
#include "web/api_openapi.h"
#include "web/api_routes.h"
#include "web/audit_pages.h"
#include "web/audit_run_pages.h"
#include "web/authority_pages.h"
#include "web/body_claim_pages.h"
#include "web/classification_pages.h"
#include "web/comment_pages.h"
#include "web/contribution_pages.h"
#include "web/contributions_open.h"
#include "web/coverage_display.h"
#include "web/decision_pages.h"
#include "web/document_pages.h"
#include "web/draft_pages.h"
#include "web/effect_pages.h"
#include "web/ended_role_pages.h"
#include "web/feed_pages.h"
#include "web/goal_pages.h"
#include "web/guide_pages.h"
#include "web/guide_task_pages.h"
#include "web/history_display.h"
#include "web/initiative_pages.h"
#include "web/invitation_pages.h"
#include "web/involvement_pages.h"
#include "web/iteration_pages.h"
#include "web/join_in_pages.h"
#include "web/kept_text_pages.h"
#include "web/method_pages.h"
#include "web/noun_slug.h"
#include "web/operations.h"
#include "web/paper_cards.h"
#include "web/people_pages.h"
#include "web/picture_pages.h"
#include "web/process_pages.h"
#include "web/public_pages.h"
#include "web/public_text_pages.h"
#include "web/receipt_pages.h"
#include "web/record_pages.h"
#include "web/record_save.h"
#include "web/report_pages.h"
#include "web/representation_pages.h"
#include "web/room_comments.h"
#include "web/room_guest_pages.h"
#include "web/room_lead_pages.h"
#include "web/room_meanwhile.h"
#include "web/room_pages.h"
#include "web/room_parts.h"
#include "web/room_result.h"
#include "web/room_result_pages.h"
#include "web/room_routes.h"
#include "web/room_tables.h"
#include "web/search_pages.h"
#include "web/setup_pages.h"
#include "web/sign_in_pages.h"
#include "web/stakeholder_import_pages.h"
#include "web/stakeholder_pages.h"
#include "web/task_pages.h"
#include "web/transfer_pages.h"
#include "web/translation_pages.h"
#include "web/value_matrix_pages.h"
#include "web/waiting_pages.h"
#include "web/workshop_invitation.h"
#include "web/workshop_pages.h"

#define INITIATIVE "/vorhaben/:initiative"
#define AUTHORITY  "/behoerde/:authority"

#define READ(path_, page_, permission_, area_)                                            \
    {                                                                                     \
        .method = HTTP_GET, .path = (path_), .handler = (page_),                          \
        .permission = PERMISSION_##permission_, .guard = GUARD_READ, .area = AREA_##area_ \
    }
#define POST(path_, action_, permission_, area_, form_, again_)                            \
    {                                                                                      \
        .method = HTTP_POST, .path = (path_), .handler = (action_),                        \
        .permission = PERMISSION_##permission_, .guard = GUARD_FORM, .area = AREA_##area_, \
        .form = (form_), .again = (again_)                                                 \
    }

/* Before there is a session: signing in, links. */
#define FIRST(path_, action_, form_, again_)                                          \
    {                                                                                 \
        .method = HTTP_POST, .path = (path_), .handler = (action_),                   \
        .permission = PERMISSION_PUBLIC, .guard = GUARD_ORIGIN, .area = AREA_ACCOUNT, \
        .form = (form_), .again = (again_)                                            \
    }

/* The pages every noun of an initiative has; the list is its own. */
#define RECORD_READ(below, page_, permission_, id)                                            \
    {                                                                                         \
        .method = HTTP_GET, .path = INITIATIVE below, .handler = (page_),                     \
        .permission = PERMISSION_##permission_, .guard = GUARD_READ, .area = AREA_INITIATIVE, \
        .noun = &NOUNS[NOUN_##id]                                                             \
    }
#define RECORD_POST(below, action_, permission_, id, form_, again_)                           \
    {                                                                                         \
        .method = HTTP_POST, .path = INITIATIVE below, .handler = (action_),                  \
        .permission = PERMISSION_##permission_, .guard = GUARD_FORM, .area = AREA_INITIATIVE, \
        .noun = &NOUNS[NOUN_##id], .form = (form_), .again = (again_)                         \
    }
/* More than saving: what somebody changed meanwhile is looked at before it is done. */
#define RECORD_ACT(below, action_, permission_, id, form_, again_)                            \
    {                                                                                         \
        .method = HTTP_POST, .path = INITIATIVE below, .handler = (action_),                  \
        .permission = PERMISSION_##permission_, .guard = GUARD_FORM, .area = AREA_INITIATIVE, \
        .noun = &NOUNS[NOUN_##id], .form = (form_), .again = (again_), .acts = true           \
    }
#define RECORD_NEW(id)                                                                             \
    RECORD_READ("/" SLUG_##id "/neu", record_new_page, INITIATIVE_EDIT, id),                       \
        RECORD_POST("/" SLUG_##id "/neu", record_create_action, INITIATIVE_EDIT, id, &id##_SCHEMA, \
                    record_new_page)
#define RECORD_SHOWN(id, show_) RECORD_NEW(id), RECORD_KEPT(id, show_)
#define RECORD_KEPT(id, show_)  RECORD_EDITED(id, show_, &id##_SCHEMA)
#define RECORD_EDITED(id, show_, form_)                                                            \
    RECORD_READ("/" SLUG_##id "/:record", show_, INITIATIVE_READ, id),                             \
        RECORD_READ("/" SLUG_##id "/:record/bearbeiten", record_edit_page, INITIATIVE_EDIT, id),   \
        RECORD_POST("/" SLUG_##id "/:record/bearbeiten", record_update_action, INITIATIVE_EDIT,    \
                    id, form_, record_edit_page),                                                  \
        RECORD_READ("/" SLUG_##id "/:record/entfernen", record_remove_form, INITIATIVE_EDIT, id),  \
        RECORD_POST("/" SLUG_##id "/:record/entfernen", record_remove_action, INITIATIVE_EDIT, id, \
                    &REMOVE_FORM, record_remove_form)
/* A form with a file beside its fields. */
#define EDIT_UPLOAD(below, action_, noun_, form_, again_, file_, most_)                           \
    {                                                                                             \
        .method = HTTP_POST, .path = INITIATIVE below, .handler = (action_),                      \
        .permission = PERMISSION_INITIATIVE_EDIT, .guard = GUARD_FORM, .area = AREA_INITIATIVE,   \
        .noun = (noun_), .form = (form_), .again = (again_), .file = (file_), .body_max = (most_) \
    }
#define RECORD(id) RECORD_SHOWN(id, record_show)
/* What an initiative has once. */
#define SINGLE_SHOWN(id, show_)                                                           \
    RECORD_READ("/" SLUG_##id, show_, INITIATIVE_READ, id),                               \
        RECORD_READ("/" SLUG_##id "/bearbeiten", single_edit_page, INITIATIVE_EDIT, id),  \
        RECORD_POST("/" SLUG_##id "/bearbeiten", single_save_action, INITIATIVE_EDIT, id, \
                    &id##_SCHEMA, single_edit_page)
#define SINGLE(id) SINGLE_SHOWN(id, single_show)
#define SINGLE_COMMENTS(id, show_)                                                     \
    RECORD_POST("/" SLUG_##id "/kommentare", comment_create_action, COMMENT_WRITE, id, \
                &COMMENT_FORM, show_)
#define RECORD_COMMENTS(id, show_)                                                             \
    RECORD_POST("/" SLUG_##id "/:record/kommentare", comment_create_action, COMMENT_WRITE, id, \
                &COMMENT_FORM, show_)

/* A workshop while it is live, by role. */
#define LEAD_READ(below, page_) \
    RECORD_READ("/" SLUG_WORKSHOP "/:record" below, page_, INITIATIVE_EDIT, WORKSHOP)
#define LEAD_POST(below, action_, form_, again_)                                               \
    RECORD_POST("/" SLUG_WORKSHOP "/:record" below, action_, INITIATIVE_EDIT, WORKSHOP, form_, \
                again_)
/* By link: the browser leads one workshop, without an account. */
#define GUEST_POST(path_, action_, permission_, form_, again_)                            \
    {                                                                                     \
        .method = HTTP_POST, .path = (path_), .handler = (action_),                       \
        .permission = PERMISSION_##permission_, .guard = GUARD_ORIGIN, .area = AREA_ROOM, \
        .form = (form_), .again = (again_)                                                \
    }
/* Both. */
#define LED_READ(below, page_) LEAD_READ(below, page_), READ("/w" below, page_, ROOM_LEAD, ROOM)
#define LED_POST(below, action_, form_, again_) \
    LEAD_POST(below, action_, form_, again_),   \
        GUEST_POST("/w" below, action_, ROOM_LEAD, form_, again_)
#define DEVICE_READ(path_, page_) READ(path_, page_, PUBLIC, ACCOUNT)

const Route ROUTES[] = {
    /* initiatives */
    READ("/", start_page, PUBLIC, AUTHORITY),
    READ(AUTHORITY, authority_public_page, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/atom.xml", authority_feed, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/vorhaben", initiative_list_page, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/vorhaben/neu", initiative_new_page, INITIATIVE_CREATE, AUTHORITY),
    POST(AUTHORITY "/vorhaben/neu", initiative_create_action, INITIATIVE_CREATE, AUTHORITY,
         &INITIATIVE_NEW_FORM, initiative_new_page),
    READ(AUTHORITY "/vorhaben/importieren", initiative_import_page, IMPORT, AUTHORITY),
    { .method = HTTP_POST,
      .path = AUTHORITY "/vorhaben/importieren",
      .handler = initiative_import_action,
      .permission = PERMISSION_IMPORT,
      .guard = GUARD_FORM,
      .area = AREA_AUTHORITY,
      .again = initiative_import_page,
      .file = IMPORT_FILE_FIELD,
      .body_max = IMPORT_BODY_MAX },
    READ(AUTHORITY "/prozess", process_list_show, AUTHORITY_READ, AUTHORITY),
    { .method = HTTP_POST,
      .path = AUTHORITY "/prozess",
      .handler = process_add_action,
      .permission = PERMISSION_AUTHORITY_MANAGE,
      .guard = GUARD_FORM,
      .area = AREA_AUTHORITY,
      .again = process_list_show,
      .file = IMPORT_FILE_FIELD,
      .body_max = PROCESS_BODY_MAX },
    READ(AUTHORITY "/prozess/:template", process_show, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/prozess/:template/vorlage.json", process_file, AUTHORITY_READ, AUTHORITY),
    POST(AUTHORITY "/prozess/:template/waehlen", process_choose_action, AUTHORITY_MANAGE, AUTHORITY,
         NULL, NULL),
    POST(AUTHORITY "/prozess/:template/entfernen", process_remove_action, AUTHORITY_MANAGE,
         AUTHORITY, NULL, process_show),
    READ(AUTHORITY "/suche", search_page, AUTHORITY_READ, AUTHORITY),
    READ(INITIATIVE, initiative_page, PUBLIC, INITIATIVE),
    READ(INITIATIVE "/export.json", initiative_export_file, EXPORT, INITIATIVE),
    READ(INITIATIVE "/ausgaben", report_list_show, EXPORT, INITIATIVE),
    READ(INITIATIVE "/ausgaben/:file", report_file_show, EXPORT, INITIATIVE),
    READ(INITIATIVE "/oeffentlich", initiative_public_always, PUBLIC, INITIATIVE),
    READ(INITIATIVE "/mitreden", join_in_show, PUBLIC, INITIATIVE),
    { .method = HTTP_POST,
      .path = INITIATIVE "/mitreden",
      .handler = join_in_action,
      .permission = PERMISSION_PUBLIC,
      .guard = GUARD_ORIGIN,
      .area = AREA_INITIATIVE,
      .form = &JOIN_IN_FORM,
      .again = join_in_show },
    READ(INITIATIVE "/atom.xml", initiative_feed, PUBLIC, INITIATIVE),
    READ(INITIATIVE "/termine.ics", initiative_calendar, PUBLIC, INITIATIVE),
    READ(INITIATIVE "/beteiligungen.ics", member_calendar, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/ansicht/:audience", initiative_preview, INITIATIVE_READ, INITIATIVE),
    RECORD_READ("/bearbeiten", record_edit_page, INITIATIVE_EDIT, INITIATIVE),
    RECORD_POST("/bearbeiten", record_update_action, INITIATIVE_EDIT, INITIATIVE, &INITIATIVE_FORM,
                record_edit_page),
    RECORD_POST("/kommentare", comment_create_action, COMMENT_WRITE, INITIATIVE, &COMMENT_FORM,
                initiative_page),
    READ(INITIATIVE "/prozess", process_move_list, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/prozess/:template", process_move_show, INITIATIVE_READ, INITIATIVE),
    POST(INITIATIVE "/prozess/:template", process_move_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &REMOVE_FORM, process_move_show),
    READ(INITIATIVE "/veroeffentlichen", initiative_switch_page, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/veroeffentlichen", initiative_publish_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &REMOVE_FORM, initiative_switch_page),
    READ(INITIATIVE "/archivieren", initiative_switch_page, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/archivieren", initiative_archive_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &REMOVE_FORM, initiative_switch_page),
    READ(INITIATIVE "/" SLUG_GOAL, goal_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_STAKEHOLDER, stakeholder_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_INVOLVEMENT, involvement_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_EFFECT, effect_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_CONTRIBUTION, contribution_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_WORKSHOP, workshop_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_DECISION, decision_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_AUDIT_PLAN, audit_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_ITERATION, iteration_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_TASK, task_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_GUIDE "/:task", guide_task_show, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_GUIDE "/:task/aufnehmen", guide_take_page, INITIATIVE_EDIT,
         INITIATIVE),
    POST(INITIATIVE "/" SLUG_GUIDE "/:task/aufnehmen", guide_take_action, INITIATIVE_EDIT,
         INITIATIVE, &TASK_TAKE_FORM, guide_take_page),
    READ(INITIATIVE "/" SLUG_GUIDE "/:task/stand", guide_move_page, INITIATIVE_EDIT, INITIATIVE),
    POST(INITIATIVE "/" SLUG_GUIDE "/:task/stand", guide_move_action, INITIATIVE_EDIT, INITIATIVE,
         &TASK_MOVE_FORM, guide_move_page),
    READ(INITIATIVE REPRESENTATION_PATH, representation_show, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE REPRESENTATION_PATH "/:document/dokument.odt", document_file, INITIATIVE_READ,
         INITIATIVE),
    READ(INITIATIVE REPRESENTATION_PATH "/entwurf", draft_new_page, COMMENT_WRITE, INITIATIVE),
    POST(INITIATIVE REPRESENTATION_PATH "/entwurf", draft_create_action, COMMENT_WRITE, INITIATIVE,
         &DRAFT_FORM, draft_new_page),
    READ(INITIATIVE "/methoden", method_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/wertepaare", value_matrix_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/" SLUG_PERSPECTIVES, coverage_list_page, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/verlauf", history_list_page, HISTORY_READ, INITIATIVE),

    /* records of an initiative */
    SINGLE(USE_CONTEXT),
    SINGLE_COMMENTS(USE_CONTEXT, single_show),
    SINGLE_SHOWN(CLASSIFICATION, classification_show),
    SINGLE_COMMENTS(CLASSIFICATION, classification_show),
    SINGLE_SHOWN(DISCLOSURE, disclosure_show),
    SINGLE_COMMENTS(DISCLOSURE, disclosure_show),
    SINGLE(PARTICIPATION_PLAN),
    SINGLE_COMMENTS(PARTICIPATION_PLAN, single_show),
    RECORD_SHOWN(GOAL, goal_show),
    RECORD_COMMENTS(GOAL, goal_show),
    RECORD(MEASUREMENT),
    RECORD_COMMENTS(MEASUREMENT, record_show),
    READ(INITIATIVE "/" SLUG_STAKEHOLDER "/importieren", stakeholder_import_page, INITIATIVE_EDIT,
         INITIATIVE),
    EDIT_UPLOAD("/" SLUG_STAKEHOLDER "/importieren", stakeholder_import_action, NULL,
                &STAKEHOLDER_IMPORT_FORM, stakeholder_import_page, STAKEHOLDER_TABLE_FILE,
                STAKEHOLDER_TABLE_BODY_MAX),
    READ(INITIATIVE "/" SLUG_STAKEHOLDER "/vorlage.csv", stakeholder_table_file, INITIATIVE_READ,
         INITIATIVE),
    RECORD_SHOWN(STAKEHOLDER, stakeholder_show),
    RECORD_COMMENTS(STAKEHOLDER, stakeholder_show),
    RECORD(INTERSECTION),
    RECORD_COMMENTS(INTERSECTION, record_show),
    RECORD(OMISSION),
    RECORD_COMMENTS(OMISSION, record_show),
    RECORD(EFFECT),
    RECORD_COMMENTS(EFFECT, record_show),
    RECORD_NEW(INVOLVEMENT),
    RECORD_EDITED(INVOLVEMENT, involvement_show, &INVOLVEMENT_EDIT_FORM),
    RECORD_COMMENTS(INVOLVEMENT, involvement_show),
    RECORD_POST("/" SLUG_INVOLVEMENT "/:record/checkliste", involvement_checklist_action,
                INITIATIVE_EDIT, INVOLVEMENT, &INVOLVEMENT_CHECKLIST_FORM, involvement_show),
    RECORD_POST("/" SLUG_INVOLVEMENT "/:record/neue-adresse", involvement_address_action,
                INITIATIVE_EDIT, INVOLVEMENT, NULL, NULL),
    READ(INITIATIVE "/" SLUG_CONTRIBUTION "/antworten", contributions_answer_page, INITIATIVE_EDIT,
         INITIATIVE),
    POST(INITIATIVE "/" SLUG_CONTRIBUTION "/antworten", contributions_answer_action,
         INITIATIVE_EDIT, INITIATIVE, &CONTRIBUTIONS_ANSWER_FORM, contributions_answer_page),
    READ(INITIATIVE "/" SLUG_CONTRIBUTION "/entfernen", contributions_remove_page, INITIATIVE_EDIT,
         INITIATIVE),
    POST(INITIATIVE "/" SLUG_CONTRIBUTION "/entfernen", contributions_remove_action,
         INITIATIVE_EDIT, INITIATIVE, &CONTRIBUTIONS_REMOVE_FORM, contributions_remove_page),
    RECORD_NEW(CONTRIBUTION),
    RECORD_EDITED(CONTRIBUTION, contribution_show, &CONTRIBUTION_EDIT_FORM),
    RECORD_COMMENTS(CONTRIBUTION, contribution_show),
    RECORD_READ("/" SLUG_CONTRIBUTION "/:record/antwort", contribution_answer_page, INITIATIVE_EDIT,
                CONTRIBUTION),
    RECORD_POST("/" SLUG_CONTRIBUTION "/:record/antwort", contribution_answer_action,
                INITIATIVE_EDIT, CONTRIBUTION, &CONTRIBUTION_ANSWER_FORM, contribution_answer_page),
    RECORD_READ("/" SLUG_CONTRIBUTION "/:record/schwaerzen", contribution_blacken_page,
                INITIATIVE_EDIT, CONTRIBUTION),
    RECORD_ACT("/" SLUG_CONTRIBUTION "/:record/schwaerzen", contribution_blacken_action,
               INITIATIVE_EDIT, CONTRIBUTION, &CONTRIBUTION_BLACKEN_FORM,
               contribution_blacken_page),
    RECORD_SHOWN(WORKSHOP, workshop_show),
    RECORD_COMMENTS(WORKSHOP, workshop_show),
    LED_READ("/leitung", room_lead_show),
    LED_READ("/leitung/ereignisse", room_lead_events),
    LED_POST("/leitung/oeffnen", room_open_action, NULL, room_lead_show),
    LEAD_POST("/leitung/probelauf", room_trial_begin_action, NULL, room_lead_show),
    LEAD_POST("/leitung/probelauf/ende", room_trial_end_action, NULL, room_lead_show),
    LED_POST("/leitung/tun/:act", room_act_action, &ROOM_ACT_FORM, room_lead_show),
    LED_POST("/leitung/karten", room_cards_action, &ROOM_CARDS_FORM, room_lead_show),
    LED_POST("/leitung/pinnwaende/:board", room_record_action, &CARD_FORM, room_lead_show),
    LED_POST("/leitung/gruppen/:group", room_group_action, &ROOM_GROUP_FORM, room_lead_show),
    LED_READ("/leitung/karten/:card", room_lead_card_show),
    LED_POST("/leitung/karten/:card", room_translate_action, &ROOM_TRANSLATION_FORM,
             room_lead_card_show),
    LED_POST("/leitung/karten/:card/zurueckziehen", room_lead_withdraw_action, NULL,
             room_lead_show),
    LED_POST("/leitung/karten/:card/kommentare/:comment/zurueckziehen",
             room_comment_lead_withdraw_action, NULL, room_lead_card_show),
    LED_POST("/leitung/karten/:card/ergaenzen/:part/zuruecknehmen", room_part_lead_withdraw_action,
             NULL, room_lead_card_show),
    LED_POST("/leitung/tische", room_split_action, &SPLIT_FORM, room_lead_show),
    LED_READ("/leitung/tische/:table", room_table_show),
    LED_POST("/leitung/tische/:table", room_table_action, &TABLE_FORM, room_table_show),
    LED_POST("/leitung/plenum/:act", room_plenary_action, &PLENARY_FORM, room_lead_show),
    LED_POST("/leitung/zuruecknehmen", room_undo_action, NULL, room_lead_show),
    LED_READ("/wand", room_wall_show),
    LED_READ("/wand/ereignisse", room_wall_events),
    LEAD_READ("/leitung/weitergeben", room_guests_show),
    LEAD_POST("/leitung/weitergeben", room_guest_hand_over_action, &ROOM_GUEST_FORM,
              room_guests_show),
    LEAD_POST("/leitung/weitergeben/:guest/zuruecknehmen", room_guest_end_action, NULL,
              room_guests_show),
    READ(ROOM_GUEST_LINK_PATH ":secret", room_guest_link_show, PUBLIC, ROOM),
    GUEST_POST(ROOM_GUEST_LINK_PATH ":secret", room_guest_take_action, PUBLIC, NULL, NULL),
    GUEST_POST("/w/leitung/abgeben", room_guest_give_up_action, ROOM_LEAD, NULL, NULL),
    RECORD_READ("/" SLUG_WORKSHOP "/:record/ergebnisse", room_result_show, INITIATIVE_READ,
                WORKSHOP),
    RECORD_READ("/" SLUG_WORKSHOP "/:record/ergebnisse/:file", room_minutes_show, EXPORT, WORKSHOP),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/ergebnisse", room_result_action, INITIATIVE_EDIT,
                WORKSHOP, &RESULT_FORM, room_result_show),
    ROOM_ROUTES,
    RECORD_POST("/" SLUG_WORKSHOP "/:record/ablauf", workshop_agenda_action, INITIATIVE_EDIT,
                WORKSHOP, &WORKSHOP_TEMPLATE_FORM, workshop_show),
    /* what is prepared around it */
    RECORD_READ("/" SLUG_WORKSHOP "/:record/einladung", workshop_invitation_show, INITIATIVE_READ,
                WORKSHOP),
    RECORD_READ("/" SLUG_WORKSHOP "/:record/einladung/termin.ics", workshop_invitation_calendar,
                INITIATIVE_READ, WORKSHOP),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/einladung/link", workshop_link_open_action,
                INITIATIVE_EDIT, WORKSHOP, NULL, workshop_invitation_show),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/einladung/link-aufheben", workshop_link_close_action,
                INITIATIVE_EDIT, WORKSHOP, NULL, workshop_invitation_show),
    LEAD_READ("/aushang", workshop_poster_show),
    LEAD_READ("/papierkarten", paper_cards_show),
    RECORD_READ("/" SLUG_WORKSHOP "/:record/bedarf", access_requests_show, INITIATIVE_READ,
                WORKSHOP),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/bedarf/:request/erledigt", access_request_seen_action,
                INITIATIVE_READ, WORKSHOP, &ACCESS_SEEN_FORM, access_requests_show),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/bedarf/:request/offen", access_request_open_action,
                INITIATIVE_READ, WORKSHOP, &ACCESS_SEEN_FORM, access_requests_show),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/bedarf/:request/loeschen", access_request_forget_action,
                INITIATIVE_READ, WORKSHOP, NULL, access_requests_show),
    LEAD_READ("/zustaendige", access_organisers_show),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/zustaendige", access_organiser_action, INITIATIVE_EDIT,
                WORKSHOP, &ACCESS_ORGANISER_FORM, access_organisers_show),
    RECORD_POST("/" SLUG_WORKSHOP "/:record/zustaendige/:account/entfernen",
                access_organiser_remove_action, INITIATIVE_EDIT, WORKSHOP, NULL,
                access_organisers_show),
    DEVICE_READ("/einladung/:token", invitation_link_show),
    DEVICE_READ("/einladung/:token/termin.ics", invitation_link_calendar),
    FIRST("/einladung/:token", invitation_link_action, &ACCESS_REQUEST_FORM, invitation_link_show),
    RECORD(BOARD),
    RECORD_SHOWN(AGENDA_PART, agenda_part_show),
    RECORD_READ("/" SLUG_PICTURE "/neu", picture_new_page, INITIATIVE_EDIT, PICTURE),
    EDIT_UPLOAD("/" SLUG_PICTURE "/neu", picture_create_action, &NOUNS[NOUN_PICTURE],
                &PICTURE_SCHEMA, picture_new_page, PICTURE_FILE, PICTURE_BODY_MAX),
    RECORD_KEPT(PICTURE, picture_show),
    RECORD_READ("/" SLUG_PICTURE "/:record/datei/:digest", picture_file, INITIATIVE_READ, PICTURE),
    READ("/w/bilder/:picture/:digest", picture_guest_file, ROOM_LEAD, ROOM),
    DEVICE_READ("/w/raum/bilder/:picture/:digest", picture_device_file),
    RECORD(DECISION),
    RECORD_COMMENTS(DECISION, record_show),
    RECORD_SHOWN(ITERATION, iteration_show),
    RECORD_COMMENTS(ITERATION, iteration_show),
    RECORD(DATA_SET),
    RECORD_COMMENTS(DATA_SET, record_show),
    RECORD_SHOWN(AUDIT_PLAN, audit_plan_show),
    RECORD_COMMENTS(AUDIT_PLAN, audit_plan_show),
    RECORD_READ("/" SLUG_AUDIT_RUN "/neu", audit_run_new_page, INITIATIVE_EDIT, AUDIT_RUN),
    EDIT_UPLOAD("/" SLUG_AUDIT_RUN "/neu", audit_run_create_action, &NOUNS[NOUN_AUDIT_RUN],
                &AUDIT_RUN_TAKE_FORM, audit_run_new_page, AUDIT_RUN_FILE, AUDIT_RUN_BODY_MAX),
    RECORD_EDITED(AUDIT_RUN, audit_run_show, &AUDIT_RUN_FORM),
    RECORD_READ("/" SLUG_AUDIT_RUN "/:record/bericht/:file", audit_run_file, INITIATIVE_READ,
                AUDIT_RUN),
    RECORD_READ("/" SLUG_AUDIT_PLAN "/:record/vergleich", audit_change_show, INITIATIVE_READ,
                AUDIT_PLAN),
    RECORD_COMMENTS(AUDIT_RUN, audit_run_show),
    RECORD_SHOWN(TASK, task_show),
    RECORD_READ("/" SLUG_TASK "/:record/stand", task_move_page, INITIATIVE_EDIT, TASK),
    RECORD_POST("/" SLUG_TASK "/:record/stand", task_move_action, INITIATIVE_EDIT, TASK,
                &TASK_MOVE_FORM, task_move_page),
    RECORD_COMMENTS(TASK, task_show),
    READ(INITIATIVE "/" SLUG_TRANSLATION, translation_list_page, INITIATIVE_READ, INITIATIVE),
    RECORD_READ("/" SLUG_TRANSLATION "/neu", translation_new_page, INITIATIVE_EDIT, TRANSLATION),
    RECORD_POST("/" SLUG_TRANSLATION "/neu", translation_create_action, INITIATIVE_EDIT,
                TRANSLATION, &TRANSLATION_SCHEMA, translation_new_page),
    RECORD_READ("/" SLUG_TRANSLATION "/:record", record_show, INITIATIVE_READ, TRANSLATION),
    RECORD_READ("/" SLUG_TRANSLATION "/:record/bearbeiten", translation_edit_page, INITIATIVE_EDIT,
                TRANSLATION),
    RECORD_POST("/" SLUG_TRANSLATION "/:record/bearbeiten", translation_update_action,
                INITIATIVE_EDIT, TRANSLATION, &TRANSLATION_SCHEMA, translation_edit_page),
    RECORD_READ("/" SLUG_TRANSLATION "/:record/entfernen", record_remove_form, INITIATIVE_EDIT,
                TRANSLATION),
    RECORD_POST("/" SLUG_TRANSLATION "/:record/entfernen", record_remove_action, INITIATIVE_EDIT,
                TRANSLATION, &REMOVE_FORM, record_remove_form),
    RECORD_READ("/" SLUG_COMMENT "/:record/entfernen", comment_remove_form, COMMENT_WRITE, COMMENT),
    RECORD_POST("/" SLUG_COMMENT "/:record/entfernen", comment_remove_action, COMMENT_WRITE,
                COMMENT, &REMOVE_FORM, comment_remove_form),

    RECORD_READ("/" SLUG_COMMENT "/:record/antworten", comment_reply_form, COMMENT_WRITE, COMMENT),
    RECORD_POST("/" SLUG_COMMENT "/:record/antworten", comment_reply_action, COMMENT_WRITE, COMMENT,
                &COMMENT_FORM, comment_reply_form),
    RECORD_POST("/" SLUG_COMMENT "/:record/abschliessen", comment_close_action, COMMENT_WRITE,
                COMMENT, NULL, NULL),
    RECORD_POST("/" SLUG_COMMENT "/:record/oeffnen", comment_open_action, COMMENT_WRITE, COMMENT,
                NULL, NULL),

    RECORD_READ("/" SLUG_COMMENT "/:record/bearbeiten", draft_edit_page, COMMENT_WRITE, COMMENT),
    RECORD_POST("/" SLUG_COMMENT "/:record/bearbeiten", draft_update_action, COMMENT_WRITE, COMMENT,
                &COMMENT_FORM, draft_edit_page),
    RECORD_READ("/" SLUG_COMMENT "/:record/veroeffentlichen", draft_publish_page, COMMENT_WRITE,
                COMMENT),
    RECORD_ACT("/" SLUG_COMMENT "/:record/veroeffentlichen", draft_publish_action, COMMENT_WRITE,
               COMMENT, &COMMENT_FORM, draft_publish_page),

    /* people */
    READ("/anmelden", sign_in_show, PUBLIC, ACCOUNT),
    FIRST("/anmelden", sign_in_action, &SIGN_IN_SCHEMA, sign_in_show),
    POST("/abmelden", sign_out_action, SIGNED_IN, ACCOUNT, NULL, NULL),
    READ("/passwort-vergessen", reset_request_show, PUBLIC, ACCOUNT),
    FIRST("/passwort-vergessen", reset_request_action, &RESET_REQUEST_SCHEMA, reset_request_show),
    READ("/passwort-vergessen/gesendet", reset_request_sent, PUBLIC, ACCOUNT),
    READ("/link/:secret", link_show, PUBLIC, ACCOUNT),
    FIRST("/link/:secret/passwort", link_password_action, &NEW_PASSWORD_SCHEMA, link_show),
    FIRST("/link/:secret/adresse", link_address_action, NULL, NULL),
    FIRST("/link/:secret/beispiel", link_example_action, NULL, NULL),
    READ("/beispiel", example_show, SIGNED_IN, ACCOUNT),
    POST("/beispiel", example_action, SIGNED_IN, ACCOUNT, &EXAMPLE_PERSON_SCHEMA, example_show),
    READ("/aufgaben", waiting_show, SIGNED_IN, ACCOUNT),
    READ("/aufgaben/gremien/:record/bestaetigen", body_claim_confirm_show, SIGNED_IN, ACCOUNT),
    POST("/aufgaben/gremien/:record/bestaetigen", body_claim_confirm_action, SIGNED_IN, ACCOUNT,
         &CONFIRMATION_SCHEMA, body_claim_confirm_show),
    READ("/aufgaben/gremien/:record/ablehnen", body_claim_refuse_show, SIGNED_IN, ACCOUNT),
    POST("/aufgaben/gremien/:record/ablehnen", body_claim_refuse_action, SIGNED_IN, ACCOUNT, NULL,
         body_claim_refuse_show),
    READ("/konto", account_show, SIGNED_IN, ACCOUNT),
    READ("/konto/angaben", profile_show, SIGNED_IN, ACCOUNT),
    POST("/konto/angaben", profile_action, SIGNED_IN, ACCOUNT, &PROFILE_FORM, profile_show),
    READ("/konto/adresse", email_show, SIGNED_IN, ACCOUNT),
    POST("/konto/adresse", email_action, SIGNED_IN, ACCOUNT, &EMAIL_CHANGE_SCHEMA, email_show),
    READ("/konto/passwort", password_show, SIGNED_IN, ACCOUNT),
    POST("/konto/passwort", password_action, SIGNED_IN, ACCOUNT, &PASSWORD_CHANGE_SCHEMA,
         password_show),
    READ("/konto/geraete", session_list_show, SIGNED_IN, ACCOUNT),
    POST("/konto/geraete/:record/abmelden", session_end_action, SIGNED_IN, ACCOUNT, NULL, NULL),
    POST("/konto/geraete/andere-abmelden", session_end_others_action, SIGNED_IN, ACCOUNT, NULL,
         NULL),
    READ("/konto/token", token_list_show, SIGNED_IN, ACCOUNT),
    POST("/konto/token", token_create_action, SIGNED_IN, ACCOUNT, &TOKEN_SCHEMA, token_list_show),
    POST("/konto/token/:record/widerrufen", token_revoke_action, SIGNED_IN, ACCOUNT, NULL, NULL),
    POST("/konto/rollen/:record/ausblenden", ended_role_put_away_action, SIGNED_IN, ACCOUNT, NULL,
         NULL),
    POST("/konto/einladungen/:record/annehmen", invitation_accept_action, SIGNED_IN, ACCOUNT, NULL,
         NULL),
    POST("/konto/einladungen/:record/ablehnen", invitation_decline_action, SIGNED_IN, ACCOUNT, NULL,
         NULL),
    READ("/konto/texte", kept_text_show, SIGNED_IN, ACCOUNT),
    POST("/konto/texte/:record/verwerfen", kept_text_discard_action, SIGNED_IN, ACCOUNT, NULL,
         NULL),
    READ("/behoerden", authority_choice_show, SIGNED_IN, ACCOUNT),
    POST("/behoerden", authority_choice_action, SIGNED_IN, ACCOUNT, &AUTHORITY_CHOICE_SCHEMA,
         authority_choice_show),
    READ(AUTHORITY "/personen", people_show, PEOPLE_MANAGE, AUTHORITY),
    READ(AUTHORITY "/personen/einladen", invitation_show, PEOPLE_MANAGE, AUTHORITY),
    POST(AUTHORITY "/personen/einladen", invitation_action, PEOPLE_MANAGE, AUTHORITY,
         &INVITATION_SCHEMA, invitation_show),
    READ(AUTHORITY "/personen/:record", person_show, PEOPLE_MANAGE, AUTHORITY),
    POST(AUTHORITY "/personen/:record/rollen", person_role_action, PEOPLE_MANAGE, AUTHORITY,
         &MEMBERSHIP_SCHEMA, person_show),
    READ(AUTHORITY "/personen/:record/rollen/:membership/entfernen", person_unrole_show,
         PEOPLE_MANAGE, AUTHORITY),
    POST(AUTHORITY "/personen/:record/rollen/:membership/entfernen", person_unrole_action,
         PEOPLE_MANAGE, AUTHORITY, NULL, person_show),
    POST(AUTHORITY "/personen/:record/rollen/:membership/stellvertretung", person_deputy_action,
         PEOPLE_MANAGE, AUTHORITY, NULL, person_show),
    POST(AUTHORITY "/personen/:record/rollen/:membership/vertretung", person_no_deputy_action,
         PEOPLE_MANAGE, AUTHORITY, NULL, person_show),
    READ(AUTHORITY "/personen/:record/adresse", person_address_show, PEOPLE_MANAGE, AUTHORITY),
    POST(AUTHORITY "/personen/:record/adresse", person_address_action, PEOPLE_MANAGE, AUTHORITY,
         &ADDRESS_SCHEMA, person_address_show),
    POST(AUTHORITY "/personen/:record/link", person_reset_action, PEOPLE_MANAGE, AUTHORITY, NULL,
         NULL),
    POST(AUTHORITY "/personen/:record/link-zeigen", person_link_action, PEOPLE_MANAGE, AUTHORITY,
         NULL, person_show),
    POST(AUTHORITY "/personen/:record/sperren", person_disable_action, PEOPLE_MANAGE, AUTHORITY,
         NULL, person_show),
    POST(AUTHORITY "/personen/:record/entsperren", person_enable_action, PEOPLE_MANAGE, AUTHORITY,
         NULL, NULL),
    READ(AUTHORITY "/personen/:record/loeschen", person_erase_show, PEOPLE_MANAGE, AUTHORITY),
    POST(AUTHORITY "/personen/:record/loeschen", person_erase_action, PEOPLE_MANAGE, AUTHORITY,
         NULL, person_erase_show),
    READ(INITIATIVE "/team", team_show, INITIATIVE_READ, INITIATIVE),
    READ(INITIATIVE "/team/hinzufuegen", team_add_show, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/team/hinzufuegen", team_add_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &MEMBERSHIP_SCHEMA, team_add_show),
    READ(INITIATIVE "/team/einladen", team_invitation_show, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/team/einladen", team_invitation_action, INITIATIVE_ARCHIVE, INITIATIVE,
         &INVITATION_SCHEMA, team_invitation_show),
    READ(INITIATIVE "/team/:record/entfernen", team_remove_show, INITIATIVE_ARCHIVE, INITIATIVE),
    POST(INITIATIVE "/team/:record/entfernen", team_remove_action, INITIATIVE_ARCHIVE, INITIATIVE,
         NULL, team_remove_show),
    POST(INITIATIVE "/team/:record/stellvertretung", team_deputy_action, INITIATIVE_ARCHIVE,
         INITIATIVE, NULL, team_show),
    POST(INITIATIVE "/team/:record/vertretung", team_no_deputy_action, INITIATIVE_ARCHIVE,
         INITIATIVE, NULL, team_show),

    /* what became of it, for those it concerns */
    READ("/antwort/:token", answer_link_show, PUBLIC, ACCOUNT),

    /* the authority's texts, the installation */
    READ("/impressum", imprint_show, PUBLIC, AUTHORITY),
    READ("/datenschutz", privacy_show, PUBLIC, AUTHORITY),
    READ("/barrierefreiheit", accessibility_show, PUBLIC, AUTHORITY),
    READ("/kontakt", contact_show, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/impressum", imprint_show, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/datenschutz", privacy_show, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/barrierefreiheit", accessibility_show, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/kontakt", contact_show, PUBLIC, AUTHORITY),
    READ(AUTHORITY "/dokumente", document_list_show, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/dokumente/:document", document_show, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/dokumente/:document/dokument.odt", document_file, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/dokumente/:document/dokument.pdf", document_pdf, AUTHORITY_READ, AUTHORITY),
    READ(AUTHORITY "/texte", text_list_show, AUTHORITY_MANAGE, AUTHORITY),
    READ(AUTHORITY "/texte/:kind/:language", text_form_show, AUTHORITY_MANAGE, AUTHORITY),
    POST(AUTHORITY "/texte/:kind/:language", text_form_action, AUTHORITY_MANAGE, AUTHORITY,
         &AUTHORITY_TEXT_SCHEMA, text_form_show),
    READ("/einrichtung", setup_start, AUTHORITY_MANAGE, AUTHORITY),
    READ(AUTHORITY "/einrichtung", setup_show, AUTHORITY_MANAGE, AUTHORITY),
    READ(AUTHORITY "/einrichtung/angaben", authority_form_show, AUTHORITY_MANAGE, AUTHORITY),
    POST(AUTHORITY "/einrichtung/angaben", authority_form_action, AUTHORITY_MANAGE, AUTHORITY,
         &AUTHORITY_FORM, authority_form_show),
    READ("/installation/behoerden", authority_list_show, INSTALLATION_MANAGE, INSTALLATION),
    POST("/installation/behoerden", authority_create_action, INSTALLATION_MANAGE, INSTALLATION,
         &NEW_AUTHORITY_SCHEMA, authority_list_show),
    READ("/wertepaare", value_pairs_show, PUBLIC, ACCOUNT),
    READ("/hilfe", help_show, PUBLIC, ACCOUNT),
    READ("/healthz", healthz_show, PUBLIC, ACCOUNT),
    READ("/metrics", metrics_show, PUBLIC, ACCOUNT),

    /* programs */
    READ("/hilfe/api", api_guide_show, PUBLIC, ACCOUNT),
    READ(API "/openapi.json", api_openapi, PUBLIC, ACCOUNT),
    API_ROUTES,
    { .path = NULL },
};
