/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_shapes.h"

#include "app/authority.h"
#include "domain/choices.h"
#include "domain/coverage.h"
#include "domain/gap.h"
#include "domain/method.h"
#include "domain/process.h"
#include "domain/representation.h"
#include "domain/room.h"
#include "web/api_contributions.h"
#include "web/api_join_in.h"

static const ApiMember START[] = {
    { .name = "name" },   { .name = "version" },     { .name = "me" },   { .name = "authorities" },
    { .name = "search" }, { .name = "description" }, { .name = "help" },
};
static const ApiMember ME[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "name" },
    { .name = "email" },
    { .name = "language" },
};
static const ApiMember AUTHORITY[] = {
    { .name = "key" },
    { .name = "name" },
    { .name = "permissions", .type = API_TEXTS, .keys = &PERMISSIONS },
    { .name = "initiatives" },
};
static const ApiMember AUTHORITY_NAMED[] = {
    { .name = "key" },
    { .name = "name" },
    { .name = "language", .keys = &LANGUAGE_KEYS },
    { .name = "version", .type = API_NUMBER },
};
static const ApiMember HIT[] = {
    { .name = "noun" },
    { .name = "id", .type = API_NUMBER },
    { .name = "title" },
    { .name = "url" },
    { .name = "authority" },
    { .name = "initiative" },
    { .name = "initiative_name" },
    { .name = "archived", .type = API_FLAG },
};
static const ApiMember WAITING[] = {
    { .name = "noun" },
    { .name = "id", .type = API_NUMBER },
    { .name = "title" },
    { .name = "url" },
    { .name = "initiative" },
    { .name = "initiative_name" },
    { .name = "due", .type = API_DATE, .optional = true },
    { .name = "overdue", .type = API_FLAG },
    { .name = "count", .type = API_NUMBER },
};
static const ApiMember BODY_CLAIM[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "authority" },
    { .name = "initiative" },
    { .name = "everywhere", .type = API_FLAG },
    { .name = "body" },
    { .name = "deputy", .type = API_FLAG },
    { .name = "person" },
    { .name = "email" },
    { .name = "email_proven", .type = API_FLAG },
    { .name = "has_come", .type = API_FLAG },
    { .name = "given_at", .type = API_INSTANT },
    { .name = "given_by" },
    { .name = "mine", .type = API_FLAG },
    { .name = "may_answer", .type = API_FLAG },
    { .name = "first", .type = API_FLAG },
    { .name = "resembles" },
};
static const ApiMember INITIATIVE_LINE[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "key" },
    { .name = "name" },
    { .name = "summary" },
    { .name = "phase" },
    { .name = "published", .type = API_FLAG },
    { .name = "archived_on", .type = API_DATE, .optional = true },
    { .name = "changed_at", .type = API_INSTANT },
    { .name = "url" },
};
static const ApiMember COVERAGE_LINE[] = {
    { .name = "key" },
    { .name = "label" },
    { .name = "state", .keys = &COVERAGE_STATES },
    { .name = "self", .type = API_FLAG },
    { .name = "represented", .type = API_FLAG },
    { .name = "only_informed", .type = API_FLAG },
    { .name = "counted", .type = API_FLAG },
    { .name = "stakeholders", .type = API_NUMBERS },
    { .name = "reasons", .type = API_OBJECTS, .shape = "coverage_reason" },
};
static const ApiMember REASON[] = {
    { .name = "kind", .keys = &COVERAGE_REASONS },
    { .name = "record", .type = API_NUMBER, .optional = true },
    { .name = "date", .type = API_DATE, .optional = true },
    { .name = "stakeholders", .type = API_NUMBERS },
};
static const ApiMember VALUE_PAIR_LINE[] = {
    { .name = "key", .keys = &VALUE_PAIRS },
    { .name = "label" },
    { .name = "goals", .type = API_NUMBERS },
    { .name = "chances", .type = API_NUMBERS },
    { .name = "risks", .type = API_NUMBERS },
    { .name = "involvements", .type = API_NUMBERS },
    { .name = "decisions", .type = API_NUMBERS },
    { .name = "tasks", .type = API_NUMBERS },
    { .name = "unseen_tasks", .type = API_NUMBERS },
    { .name = "named", .type = API_FLAG },
};
static const ApiMember GUIDE_TASK[] = {
    { .name = "key" },
    { .name = "record", .type = API_NUMBER, .optional = true },
    { .name = "title" },
    { .name = "phase", .keys = &PHASES },
    { .name = "applies", .type = API_FLAG },
    { .name = "always", .type = API_FLAG },
    { .name = "because", .type = API_TEXTS, .keys = &FACTS },
    { .name = "unsaid", .type = API_TEXTS, .keys = &FACTS },
    { .name = "against", .type = API_TEXTS, .keys = &FACTS },
    { .name = "state", .keys = &TASK_STATES },
    { .name = "derived", .type = API_FLAG },
    { .name = "unshown", .type = API_FLAG },
    { .name = "function" },
    { .name = "due", .type = API_DATE, .optional = true },
    { .name = "overdue", .type = API_FLAG },
    { .name = "law_since", .type = API_DATE, .optional = true },
};
static const ApiMember GAPS_OF_IT[] = {
    { .name = "initiative" },
    { .name = "complete", .type = API_FLAG },
    { .name = "gaps", .type = API_OBJECTS, .shape = "gap" },
    { .name = "coverage", .type = API_OBJECTS, .shape = "coverage_line" },
};
static const ApiMember GAP[] = {
    { .name = "kind", .keys = &GAPS },
    { .name = "noun" },
    { .name = "record", .type = API_NUMBER, .optional = true },
    { .name = "key" },
    { .name = "subject" },
    { .name = "date", .type = API_DATE, .optional = true },
    { .name = "count", .type = API_NUMBER },
};
static const ApiMember REPRESENTATION[] = {
    { .name = "body" },
    { .name = "mine", .type = API_FLAG },
    { .name = "representatives", .type = API_NUMBER },
    { .name = "deputies", .type = API_NUMBER },
    { .name = "waits", .type = API_FLAG },
    { .name = "unconfirmed", .type = API_NUMBER },
    { .name = "stakeholders", .type = API_NUMBERS },
    { .name = "involvements", .type = API_OBJECTS, .shape = "represented_involvement" },
    { .name = "threads", .type = API_OBJECTS, .shape = "represented_thread" },
};
static const ApiMember REPRESENTED[] = {
    { .name = "involvement", .type = API_NUMBER },
    { .name = "occasion" },
    { .name = "formal", .type = API_FLAG },
    { .name = "state", .keys = &REPRESENTATION_STATES },
    { .name = "due", .type = API_DATE, .optional = true },
    { .name = "deadline", .type = API_FLAG },
    { .name = "overdue", .type = API_FLAG },
};
static const ApiMember THREAD[] = {
    { .name = "comment", .type = API_NUMBER },
    { .name = "target", .type = API_NUMBER },
    { .name = "state", .keys = &REPRESENTATION_THREADS },
    { .name = "own", .type = API_FLAG },
};
static const ApiMember HISTORY_ENTRY[] = {
    { .name = "seq", .type = API_NUMBER },
    { .name = "at", .type = API_INSTANT },
    { .name = "actor" },
    { .name = "noun" },
    { .name = "record", .type = API_NUMBER, .optional = true },
    { .name = "action" },
    { .name = "payload", .type = API_OBJECT, .optional = true },
    { .name = "contact_withheld", .type = API_FLAG },
    { .name = "erased_at", .type = API_INSTANT, .optional = true },
    { .name = "erased_rule" },
};
static const ApiMember REPORT_FILE[] = {
    { .name = "name" }, { .name = "what" },  { .name = "format" },
    { .name = "type" }, { .name = "title" }, { .name = "available", .type = API_FLAG },
    { .name = "url" },
};
static const ApiMember DOCUMENT[] = {
    { .name = "key" },
    { .name = "title" },
    { .name = "version", .type = API_DATE },
    { .name = "odt" },
    { .name = "pdf", .optional = true },
};
static const ApiMember PROCESS_LINE[] = {
    { .name = "version" },
    { .name = "built_in", .type = API_FLAG },
    { .name = "chosen", .type = API_FLAG },
    { .name = "added_at", .type = API_INSTANT, .optional = true },
    { .name = "initiatives", .type = API_NUMBER },
    { .name = "url" },
};
static const ApiMember PROCESS_DIFFERENCE[] = {
    { .name = "from" },
    { .name = "to" },
    { .name = "added", .type = API_TEXTS },
    { .name = "removed", .type = API_TEXTS },
    { .name = "changed", .type = API_OBJECTS, .shape = "process_change" },
    { .name = "phases", .type = API_TEXTS, .keys = &PHASES },
};
static const ApiMember PROCESS_CHANGE[] = {
    { .name = "task" },
    { .name = "members", .type = API_TEXTS, .keys = &TASK_MEMBERS },
};
static const ApiMember STAKEHOLDER_IMPORT[] = {
    { .name = "dry_run", .type = API_FLAG },
    { .name = "rows", .type = API_OBJECTS, .shape = "import_row" },
    { .name = "left_out", .type = API_OBJECTS, .shape = "finding" },
    { .name = "unknown_columns", .type = API_TEXTS },
};
static const ApiMember IMPORT_ROW[] = {
    { .name = "row", .type = API_NUMBER },
    { .name = "name" },
    { .name = "perspectives", .type = API_TEXTS },
    { .name = "voice" },
};
static const ApiMember METHOD[] = {
    { .name = "key" },
    { .name = "label" },
    { .name = "what" },
    { .name = "group_min", .type = API_NUMBER },
    { .name = "group_max", .type = API_NUMBER, .optional = true },
    { .name = "days", .type = API_NUMBER },
    { .name = "duration" },
    { .name = "levels", .type = API_TEXTS, .keys = &LEVELS },
    { .name = "phases", .type = API_TEXTS, .keys = &PHASES },
    { .name = "needs", .type = API_TEXTS },
    { .name = "access", .type = API_TEXTS },
    { .name = "unfit", .type = API_OBJECTS, .shape = "method_unfit" },
    { .name = "fits", .type = API_FLAG },
    { .name = "reasons", .type = API_OBJECTS, .shape = "method_reason" },
};
static const ApiMember METHOD_UNFIT[] = {
    { .name = "perspectives", .type = API_TEXTS },
    { .name = "why" },
};
static const ApiMember METHOD_REASON[] = {
    { .name = "kind", .keys = &METHOD_REASONS },
    { .name = "limit", .type = API_NUMBER },
    { .name = "perspective" },
    { .name = "message" },
};
static const ApiMember TEAM_ROLE[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "account", .type = API_NUMBER },
    { .name = "person" },
    { .name = "role" },
    { .name = "body" },
    { .name = "deputy", .type = API_FLAG },
    { .name = "everywhere", .type = API_FLAG },
    { .name = "invited", .type = API_FLAG },
    { .name = "waits", .type = API_FLAG },
    { .name = "given_at", .type = API_INSTANT },
};
static const ApiMember AUDIENCE_VIEW[] = {
    { .name = "audience" },
    { .name = "visible", .type = API_FLAG },
    { .name = "parts", .type = API_TEXTS, .keys = &DISCLOSURE_PARTS },
    { .name = "summary" },
    { .name = "problem" },
    { .name = "problem_for_whom" },
    { .name = "final_reason" },
    { .name = "reopened_on", .type = API_DATE, .optional = true },
    { .name = "window_withdrawn_on", .type = API_DATE, .optional = true },
    { .name = "removed_parts", .type = API_NUMBER },
    { .name = "entries", .type = API_OBJECTS, .shape = "audience_entry" },
};
static const ApiMember AUDIENCE_ENTRY[] = {
    { .name = "part", .keys = &DISCLOSURE_PARTS },
    { .name = "record", .type = API_NUMBER, .optional = true },
    { .name = "title" },
    { .name = "text" },
    { .name = "place" },
    { .name = "state" },
    { .name = "on", .type = API_DATE, .optional = true },
};
static const ApiMember SESSION[] = {
    { .name = "id", .type = API_NUMBER },          { .name = "device" },
    { .name = "started_at", .type = API_INSTANT }, { .name = "seen_at", .type = API_INSTANT },
    { .name = "ends_at", .type = API_INSTANT },
};
static const ApiMember PERSON[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "name" },
    { .name = "email" },
    { .name = "disabled_at", .type = API_INSTANT, .optional = true },
    { .name = "roleless_since", .type = API_INSTANT, .optional = true },
    { .name = "created_at", .type = API_INSTANT },
};
static const ApiMember INVITED[] = {
    { .name = "repeated", .type = API_FLAG },
    { .name = "existed", .type = API_FLAG },
    { .name = "known_as" },
    { .name = "by_mail", .type = API_FLAG },
    { .name = "link_on_page", .type = API_FLAG },
    { .name = "notice" },
};
static const ApiMember TEXT[] = {
    { .name = "kind", .keys = &AUTHORITY_TEXT_KINDS },
    { .name = "language", .keys = &LANGUAGE_KEYS },
    { .name = "body" },
    { .name = "changed_at", .type = API_INSTANT, .optional = true },
    { .name = "version", .type = API_NUMBER },
};
static const ApiMember JOIN_IN_WINDOW[] = {
    { .name = "state", .keys = &JOIN_IN_STATES },
    { .name = "comments_from", .type = API_DATE, .optional = true },
    { .name = "comments_until", .type = API_DATE, .optional = true },
    { .name = "final_on", .type = API_DATE, .optional = true },
    { .name = "final_reason" },
    { .name = "reopened_on", .type = API_DATE, .optional = true },
    { .name = "window_withdrawn_on", .type = API_DATE, .optional = true },
    { .name = "note" },
    { .name = "involvements", .type = API_OBJECTS, .shape = "assignee" },
};
static const ApiMember JOIN_IN_SENT[] = { { .name = "receipt" } };
static const ApiMember CONTRIBUTIONS_DONE[] = {
    { .name = "done", .type = API_NUMBER },
    { .name = "gone", .type = API_NUMBER },
    { .name = "later", .type = API_NUMBER },
    { .name = "stopped", .type = API_FLAG },
    { .name = "left", .type = API_OBJECTS, .shape = "contribution_left" },
};
static const ApiMember CONTRIBUTION_LEFT[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "version", .type = API_NUMBER },
    { .name = "why", .keys = &CONTRIBUTION_WHYS },
    { .name = "kind" },
    { .name = "message" },
};
static const ApiMember ASSIGNEE[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "name" },
};
static const ApiMember ROOM[] = {
    { .name = "workshop", .type = API_NUMBER },
    { .name = "state", .keys = &ROOM_STATES },
    { .name = "trial", .type = API_FLAG },
    { .name = "pin", .optional = true },
    { .name = "join" },
    { .name = "opened_at", .type = API_INSTANT, .optional = true },
    { .name = "closed_at", .type = API_INSTANT, .optional = true },
    { .name = "part", .type = API_NUMBER, .optional = true },
    { .name = "part_ends_at", .type = API_INSTANT, .optional = true },
    { .name = "devices", .type = API_NUMBER },
    { .name = "boards", .type = API_OBJECTS, .shape = "room_board" },
};
static const ApiMember ROOM_BOARD[] = {
    { .name = "board", .type = API_NUMBER },
    { .name = "title" },
    { .name = "revealed", .type = API_FLAG },
    { .name = "writing_closed", .type = API_FLAG },
    { .name = "voting", .keys = &BOARD_VOTINGS },
    { .name = "groups", .type = API_OBJECTS, .shape = "room_group" },
    { .name = "cards", .type = API_OBJECTS, .shape = "room_card" },
};
static const ApiMember ROOM_GROUP[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "heading" },
};
static const ApiMember ROOM_CARD[] = {
    { .name = "id", .type = API_NUMBER },
    { .name = "number", .type = API_NUMBER },
    { .name = "column", .type = API_NUMBER },
    { .name = "words" },
    { .name = "who" },
    { .name = "perspectives", .type = API_TEXTS },
    { .name = "level" },
    { .name = "how" },
    { .name = "phase" },
    { .name = "timing" },
    { .name = "why" },
    { .name = "language" },
    { .name = "recorded_for", .type = API_NUMBER, .optional = true },
    { .name = "completed", .type = API_TEXTS },
    { .name = "translation" },
    { .name = "group", .type = API_NUMBER, .optional = true },
    { .name = "merged_into", .type = API_NUMBER, .optional = true },
    { .name = "table", .type = API_NUMBER, .optional = true },
    { .name = "parked", .type = API_FLAG },
    { .name = "released", .type = API_FLAG },
    { .name = "dots", .type = API_NUMBER, .optional = true },
};
static const ApiMember TASK[] = {
    { .name = "shown_state", .keys = &TASK_STATES },
};
static const ApiMember IMPORTED[] = {
    { .name = "drafts_left_out", .type = API_NUMBER },
};
static const ApiMember COMMENT[] = {
    { .name = "author" },
    { .name = "author_gone", .type = API_FLAG },
    { .name = "mine", .type = API_FLAG },
    { .name = "was_removed", .type = API_FLAG },
};

#define SHAPE(name_, table) \
    { .name = (name_), .members = (table), .count = sizeof(table) / sizeof *(table) }
const ApiShape API_SHAPES[] = {
    SHAPE("start", START),
    SHAPE("me", ME),
    SHAPE("authority", AUTHORITY),
    SHAPE("authority_named", AUTHORITY_NAMED),
    SHAPE("hit", HIT),
    SHAPE("waiting", WAITING),
    SHAPE("body_claim", BODY_CLAIM),
    SHAPE("initiative_line", INITIATIVE_LINE),
    SHAPE("coverage_line", COVERAGE_LINE),
    SHAPE("coverage_reason", REASON),
    SHAPE("value_pair_line", VALUE_PAIR_LINE),
    SHAPE("guide_task", GUIDE_TASK),
    SHAPE("gaps", GAPS_OF_IT),
    SHAPE("stakeholder_import", STAKEHOLDER_IMPORT),
    SHAPE("import_row", IMPORT_ROW),
    SHAPE("method", METHOD),
    SHAPE("method_unfit", METHOD_UNFIT),
    SHAPE("method_reason", METHOD_REASON),
    SHAPE("assignee", ASSIGNEE),
    SHAPE("team_role", TEAM_ROLE),
    SHAPE("session", SESSION),
    SHAPE("person", PERSON),
    SHAPE("invited", INVITED),
    SHAPE("authority_text", TEXT),
    SHAPE("join_in_window", JOIN_IN_WINDOW),
    SHAPE("join_in_sent", JOIN_IN_SENT),
    SHAPE("contributions_done", CONTRIBUTIONS_DONE),
    SHAPE("contribution_left", CONTRIBUTION_LEFT),
    SHAPE("audience_view", AUDIENCE_VIEW),
    SHAPE("audience_entry", AUDIENCE_ENTRY),
    SHAPE("room", ROOM),
    SHAPE("room_board", ROOM_BOARD),
    SHAPE("room_group", ROOM_GROUP),
    SHAPE("room_card", ROOM_CARD),
    SHAPE("gap", GAP),
    SHAPE("representation", REPRESENTATION),
    SHAPE("represented_involvement", REPRESENTED),
    SHAPE("represented_thread", THREAD),
    SHAPE("history_entry", HISTORY_ENTRY),
    SHAPE("report_file", REPORT_FILE),
    SHAPE("document", DOCUMENT),
    SHAPE("process_line", PROCESS_LINE),
    SHAPE("process_difference", PROCESS_DIFFERENCE),
    SHAPE("process_change", PROCESS_CHANGE),
    { .name = "process_file" }, /* any object: files/pack.h */
    { .name = "comment",
      .opt_schema = &COMMENT_SCHEMA,
      .opt_emptied = "text",
      .members = COMMENT,
      .count = sizeof COMMENT / sizeof *COMMENT },
    { .name = "task",
      .opt_schema = &TASK_SCHEMA,
      .members = TASK,
      .count = sizeof TASK / sizeof *TASK },
    { .name = "initiative_imported",
      .opt_schema = &INITIATIVE_SCHEMA,
      .members = IMPORTED,
      .count = sizeof IMPORTED / sizeof *IMPORTED },
    { .name = "initiative_file" }, /* any object: files/initiative_json.h */
};
const size_t API_SHAPE_COUNT = sizeof API_SHAPES / sizeof *API_SHAPES;

static const ApiParameter PARAMETERS[] = {
    { .name = "after", .type = API_NUMBER },
    { .name = "archived", .type = API_FLAG },
    { .name = "before", .type = API_NUMBER },
    { .name = "record", .type = API_NUMBER },
    { .name = "target", .type = API_NUMBER },
    { .name = "limit", .type = API_NUMBER },
    { .name = "q", .required = true },
    { .name = "dry_run", .type = API_FLAG },
    { .name = "group", .type = API_NUMBER },
    { .name = "days", .type = API_NUMBER },
    { .name = "level", .keys = &LEVELS },
    { .name = "phase", .keys = &PHASES },
    { .name = "perspectives", .type = API_TEXTS },
};

const ApiParameter *api_parameter(Str name) {
    for (size_t i = 0; i < sizeof PARAMETERS / sizeof *PARAMETERS; i++)
        if (str_eq(str_from(PARAMETERS[i].name), name))
            return &PARAMETERS[i];
    return NULL;
}

const ApiShape *api_shape(Str name) {
    for (size_t i = 0; i < API_SHAPE_COUNT; i++)
        if (str_eq(str_from(API_SHAPES[i].name), name))
            return &API_SHAPES[i];
    return NULL;
}

Str api_answer_of(const Route *route) {
    if (route->answer != NULL)
        return str_from(route->answer);
    return route->noun != NULL ? route->noun->schema->name : STR("");
}

static const Route *for_programs(const Route *route) {
    while (route->path != NULL && route->guard != GUARD_BEARER)
        route++;
    return route->path != NULL ? route : NULL;
}

const Route *api_route_first(void) {
    return for_programs(ROUTES);
}

const Route *api_route_next(const Route *route) {
    return for_programs(route + 1);
}

int api_status_of(const Route *route) {
    if (route->method == HTTP_DELETE)
        return 204;
    return route->creates ? 201 : 200;
}

const char *api_method(HttpMethod method) {
    static const char *const METHODS[] = {
        [HTTP_GET] = "GET",     [HTTP_POST] = "POST",     [HTTP_PUT] = "PUT",
        [HTTP_PATCH] = "PATCH", [HTTP_DELETE] = "DELETE", [HTTP_OPTIONS] = "OPTIONS",
    };
    return METHODS[method];
}
