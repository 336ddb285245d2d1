/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_guide.h"

#include "text/finding_text.h"
#include "views/api_guide.html.h"
#include "web/api_openapi.h"
#include "web/api_shapes.h"
#include "web/page.h"
#include "web/problem.h"
#include "web/record_display.h"

enum { SHOWN_LIMIT = 20, GROUPS_MAX = NOUN_COUNT + 1 };

/* -- Examples ---------------------------------------------------------------------------------- */

/* What stands before the address (ADDRESS is filled in) and after it. A test runs them all. */
typedef struct Example {
    const char *name, *text;
} Example;

#define CURL  "curl -fsS -H \"Authorization: Bearer $EINKLANG_TOKEN\" "
#define ADMIN "curl -fsS -H \"Authorization: Bearer $EINKLANG_ADMIN_TOKEN\" "
#define MADE  "-o /dev/null -w '%header{location}' "
#define HERE  "ADDRESS"
#define ABOUT HERE "/api/v1/authorities/$EINKLANG_AUTHORITY"
static const Example EXAMPLES[] = {
    { "me", CURL HERE "/api/v1/me" },
    { "authorities", CURL HERE "/api/v1/authorities" },
    { "sessions", CURL HERE "/api/v1/me/sessions" },
    { "create", "INITIATIVE=$(" CURL MADE
                "--json '{\"name\":\"Probelauf\",\"problem\":\"Anträge dauern zu lange.\"}' " ABOUT
                "/initiatives)" },
    { "goal", "GOAL=$(" CURL MADE "-H \"Idempotency-Key: ziel-$INITIATIVE\" "
              "--json '{\"statement\":\"Schneller entscheiden\",\"target\":\"12.5\"}' " HERE
              "$INITIATIVE/goals)" },
    { "change", CURL "-X PUT --json '{\"version\":1,\"statement\":\"Schneller und verständlich "
                     "entscheiden\",\"target\":\"12.5\"}' " HERE "$GOAL" },
    { "guide", CURL HERE "$INITIATIVE/guide" },
    { "comment",
      "COMMENT=$(" CURL MADE "--json '{\"target\":'${GOAL##*/}',\"text\":\"Bis wann?\"}' " HERE
      "$INITIATIVE/comments)" },
    { "comment_close", CURL "--json '{\"last\":'${COMMENT##*/}'}' " HERE "$COMMENT/close" },
    { "team", CURL HERE "$INITIATIVE/team" },
    { "audience", CURL HERE "$INITIATIVE/audiences/public" },
    { "assignee", "PERSON=$(" CURL HERE "$INITIATIVE/assignees "
                  "| sed -n 's/.*\"id\":\\([0-9]*\\).*/\\1/p')" },
    { "task", "TASK=$(" CURL MADE "--json '{\"name\":\"Raum buchen\",\"assignee\":'$PERSON'}' " HERE
              "$INITIATIVE/tasks)" },
    { "task_done", CURL "-X PUT --json '{\"version\":1,\"name\":\"Raum buchen\",\"state\":\"done\","
                        "\"done_on\":\"'$(date +%F)'\",\"assignee\":'$PERSON'}' " HERE "$TASK" },
    { "table", "printf 'name;perspectives;voice\\nJugendrat;young_people;represented\\n"
               "IT-Referat;it;self\\n' > stakeholder.csv" },
    { "table_try", CURL "-H 'Content-Type: text/csv' --data-binary @stakeholder.csv \"" HERE
                        "$INITIATIVE/stakeholders/import?dry_run=true\"" },
    { "table_take", CURL "-H 'Content-Type: text/csv' --data-binary @stakeholder.csv " HERE
                         "$INITIATIVE/stakeholders/import" },
    { "stakeholder",
      "GROUP=$(" CURL MADE "--json '{\"name\":\"Personalrat\",\"perspectives\":[\"staff_council\"],"
      "\"voice\":\"represented\"}' " HERE "$INITIATIVE/stakeholders)" },
    { "methods", CURL "\"" HERE "/api/v1/methods?group=12&level=involve&phase=planning\"" },
    { "method", CURL "-H 'Accept-Language: en' " HERE "/api/v1/methods/workshop" },
    { "involvement",
      "INVOLVEMENT=$(" CURL MADE "--json '{\"stakeholders\":['${GROUP##*/}'],\"level\":\"involve\","
      "\"method\":\"workshop\",\"occasion\":\"Workshop zum Formular\","
      "\"planned_on\":\"'$(date +%F)'\"}' " HERE "$INITIATIVE/involvements)" },
    { "contribution",
      "CONTRIBUTION=$(" CURL MADE "--json '{\"subject\":\"Formular kürzen\",\"involvement\":'"
      "${INVOLVEMENT##*/}',\"stakeholder\":'${GROUP##*/}'}' " HERE "$INITIATIVE/contributions)" },
    { "answer", CURL "--json '{\"version\":1,\"outcome\":\"adopted\","
                     "\"answer\":\"Es sind noch zwei Seiten.\"}' " HERE "$CONTRIBUTION/answer" },
    { "contributions", "LIST=" HERE "$INITIATIVE/contributions; for NUMBER in 1 2; do " CURL
                       "-o /dev/null --json '{\"subject\":\"Doppelt '$NUMBER'\"}' $LIST; done" },
    { "contributions_remove",
      "LIST=" HERE "$INITIATIVE/contributions; CHOSEN=$(" CURL "$LIST | tr '{' '\\n' "
      "| grep '\"subject\":\"Doppelt ' | grep '\"outcome\":\"\"' "
      "| sed 's/.*\"id\":\\([0-9]*\\),\"version\":\\([0-9]*\\),.*/\\1.\\2/' | tr '\\n' ' '); " CURL
      "--json '{\"chosen\":\"'\"$CHOSEN\"'\",\"reason\":\"doppelt\"}' $LIST/remove" },
    { "join_in", CURL HERE "$INITIATIVE/join_in" },
    { "workshop",
      "WORKSHOP=$(" CURL MADE "--json '{\"name\":\"Formular gemeinsam ansehen\","
      "\"level\":\"involve\",\"naming\":\"anonymous\"}' " HERE "$INITIATIVE/workshops)" },
    { "board",
      "BOARD=$(" CURL MADE "--json '{\"workshop\":'${WORKSHOP##*/}',\"title\":\"Was fehlt?\","
      "\"form\":\"columns\",\"columns\":\"Es fehlt\"}' " HERE "$INITIATIVE/boards)" },
    { "part", "PART=$(" CURL MADE "--json '{\"workshop\":'${WORKSHOP##*/}',\"position\":1,"
              "\"kind\":\"group_work\",\"title\":\"Sammeln\",\"minutes\":20,\"board\":'${BOARD##*/"
              "}'}' " HERE "$INITIATIVE/agenda_parts)" },
    { "room_open", CURL "-X POST " HERE "$WORKSHOP/room/open" },
    { "room_begin", CURL "--json '{\"object\":'${PART##*/}'}' " HERE "$WORKSHOP/room/acts/begin" },
    { "room_card", CURL "--json '{\"words\":\"Auch abends beraten\",\"recorded_for\":3}' " HERE
                        "$WORKSHOP/room/boards/${BOARD##*/}/cards" },
    { "room_close", CURL "-X POST " HERE "$WORKSHOP/room/acts/close" },
    { "room", CURL HERE "$WORKSHOP/room" },
    { "minutes", CURL "-o protokoll.json " HERE "$WORKSHOP/minutes/protokoll.json" },
    { "representation", CURL HERE "$INITIATIVE/representation" },
    { "representation_due", CURL HERE "/api/v1/representation/due" },
    { "gaps", CURL HERE "$INITIATIVE/gaps" },
    { "search", CURL "-G --data-urlencode 'q=schneller' " HERE "/api/v1/search" },
    { "export", CURL "-o vorhaben.json " HERE "$INITIATIVE/export" },
    { "documents", CURL HERE "$INITIATIVE/documents" },
    { "plan", CURL "-o plan.odt " HERE "$INITIATIVE/documents/plan.odt" },
    { "page",
      CURL "-H 'Accept-Language: en' -o akte.html " HERE "$INITIATIVE/documents/akte.html" },
    { "authority_documents", CURL ABOUT "/documents" },
    { "agreement", CURL "-o vereinbarung.odt " ABOUT "/documents/service_agreement/odt" },
    { "import", CURL "--json @vorhaben.json " ABOUT "/imports" },
    { "remove",
      CURL "-X DELETE --json '{\"version\":2,\"reason\":\"nur eine Probe\"}' " HERE "$GOAL" },
    { "templates", "VERSION=$(" CURL ABOUT "/process_templates "
                   "| sed -n 's/.*\"version\":\"\\([^\"]*\\)\".*/\\1/p')" },
    { "template", CURL "-o vorlage.json " ABOUT "/process_templates/$VERSION" },
    { "difference", CURL HERE "$INITIATIVE/moves/$VERSION" },
    { "move", CURL "--json '{\"process_version\":\"'$VERSION'\",\"reason\":\"neue Fassung\"}' " HERE
                   "$INITIATIVE/move" },
    { "template_own", "OWN=probe-$(date +%s)-$$ && "
                      "sed \"s/\\\"version\\\": *\\\"$VERSION\\\"/\\\"version\\\":\\\"$OWN\\\"/\" "
                      "vorlage.json > eigene.json" },
    { "template_add", ADMIN "--json @eigene.json " ABOUT "/process_templates" },
    { "template_remove", ADMIN "-X DELETE " ABOUT "/process_templates/$OWN" },
    { "people", ADMIN ABOUT "/people" },
    { "texts", ADMIN ABOUT "/texts" },
};
enum { EXAMPLE_COUNT = sizeof EXAMPLES / sizeof *EXAMPLES };

static Str with_address(Request *rq, Str text) {
    ptrdiff_t at = str_find(text, STR(HERE));
    if (at < 0)
        return text;
    return str_join(rq->ctx->arena, str_slice(text, 0, (size_t)at), rq->app->base_url,
                    str_slice(text, (size_t)at + sizeof HERE - 1, SIZE_MAX));
}

static void show_examples(Request *rq, ApiGuideView *view) {
    ApiGuideExample *examples = arena_new(rq->ctx->arena, ApiGuideExample, EXAMPLE_COUNT);
    for (size_t i = 0; i < EXAMPLE_COUNT; i++)
        examples[i] = (ApiGuideExample){
            .title = schema_message(rq, STR("api"), STR("example"), str_from(EXAMPLES[i].name)),
            .command = with_address(rq, str_from(EXAMPLES[i].text)),
        };
    view->examples = examples;
    view->example_count = EXAMPLE_COUNT;
}

/* -- Addresses and fields ---------------------------------------------------------------------- */

/* What belongs to an initiative as a whole stands with it. */
static const Noun *noun_of(const Route *route) {
    if (route->noun != NULL || route->area == AREA_ACCOUNT)
        return route->noun;
    return &NOUNS[NOUN_INITIATIVE];
}

/* "/api/v1/search?q" */
static Str address_of(Request *rq, const Route *route) {
    CLEANUP(out_done) Out out = out_open(128);
    Str rest = str_from(route->query != NULL ? route->query : ""), name;
    char before = '?';
    out_c(&out, route->path);
    while (str_cut(&rest, ' ', &name)) {
        out_char(&out, before);
        out_str(&out, name);
        before = '&';
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

static void show_lines(Request *rq, const Noun *noun, ApiGuideGroup *group) {
    LIST_OF(ApiGuideLine) lines = { 0 };
    for (const Route *route = api_route_first(); route != NULL; route = api_route_next(route))
        if (noun_of(route) == noun)
            *list_push(rq->ctx->arena, &lines) =
                (ApiGuideLine){ .method = str_from(api_method(route->method)),
                                .path = address_of(rq, route),
                                .about = api_about(rq, route) };
    group->lines = lines.items;
    group->line_count = lines.count;
}

static Message type_message(FieldType type) {
    switch (type) {
    case FIELD_TEXT:
    case FIELD_PROSE:
    case FIELD_EMAIL:
    case FIELD_SECRET: return msg(api_type_text);
    case FIELD_KEY: return msg(api_type_key);
    case FIELD_KEYS: return msg(api_type_keys);
    case FIELD_DATE: return msg(api_type_date);
    case FIELD_DECIMAL: return msg(api_type_decimal);
    case FIELD_INTEGER: return msg(api_type_integer);
    case FIELD_FLAG: return msg(api_type_flag);
    case FIELD_REFERENCE: return msg(api_type_reference);
    case FIELD_REFERENCES: return msg(api_type_references);
    }
    return message_of(MSG_NONE);
}

static Str choices_of(Request *rq, const KeySet *opt_keys) {
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; opt_keys != NULL && i < opt_keys->count; i++) {
        out_c(&out, i > 0 ? " " : "");
        out_str(&out, opt_keys->keys[i]);
    }
    return str_copy(rq->ctx->arena, out_view(&out));
}

/* What only answers have, and says what it is. */
static void show_members(Request *rq, const ApiShape *shape, ApiGuideField *fields,
                         ApiGuideGroup *group) {
    for (size_t i = 0; i < shape->count; i++) {
        const ApiMember *member = &shape->members[i];
        Message label = schema_message(rq, STR("api"), STR("member"), str_from(member->name));
        if (label.id != MSG_NONE)
            fields[group->field_count++] = (ApiGuideField){
                .name = str_from(member->name),
                .label = label,
                .type = member->keys != NULL ? msg(api_type_key) : msg(api_type_text),
                .choices = choices_of(rq, member->keys),
            };
    }
}

static void show_fields(Request *rq, const Schema *schema, ApiGuideGroup *group) {
    const ApiShape *opt_shape = api_shape(schema->name);
    size_t more = opt_shape != NULL ? opt_shape->count : 0;
    ApiGuideField *fields = arena_new(rq->ctx->arena, ApiGuideField, schema->count + more);
    for (size_t i = 0; i < schema->count; i++) {
        const Field *field = &schema->fields[i];
        if (field->internal)
            continue;
        int64_t bound = field->type == FIELD_INTEGER ? field->maximum : field_maximum(field);
        fields[group->field_count++] = (ApiGuideField){
            .name = field->name,
            .label = field_label(rq, schema, field),
            .type = type_message(field->type),
            .maximum = bound,
            .required = field->required,
            .choices = choices_of(rq, field->keys),
        };
    }
    if (opt_shape != NULL)
        show_members(rq, opt_shape, fields, group);
    group->fields = fields;
}

static void show_groups(Request *rq, ApiGuideView *view) {
    ApiGuideGroup *groups = arena_new(rq->ctx->arena, ApiGuideGroup, GROUPS_MAX);
    groups[0] = (ApiGuideGroup){ .anchor = STR("start"), .title = msg(api_group_start) };
    show_lines(rq, NULL, &groups[0]);
    for (size_t i = 0; i < NOUN_COUNT; i++) {
        const Noun *noun = &NOUNS[i];
        ApiGuideGroup *group = &groups[i + 1];
        *group = (ApiGuideGroup){ .anchor = noun->schema->plural,
                                  .title = noun_message(rq, noun, "one") };
        show_lines(rq, noun, group);
        show_fields(rq, noun->schema, group);
    }
    view->groups = groups;
    view->group_count = GROUPS_MAX;
}

/* -- Rules, errors, findings ------------------------------------------------------------------- */

static void show_rules(ApiGuideView *view, Arena *arena) {
    const ApiGuideText rules[] = {
        { msg(api_rule_token_title), msg(api_rule_token_text) },
        { msg(api_rule_json_title), msg(api_rule_json_text) },
        { msg(api_rule_whole_title), msg(api_rule_whole_text) },
        { msg(api_rule_version_title), msg(api_rule_version_text) },
        { msg(api_rule_once_title), msg(api_rule_once_text) },
        { msg(api_rule_list_title), msg(api_rule_list_text) },
        { msg(api_rule_language_title), msg(api_rule_language_text) },
        { msg(api_rule_personal_title), msg(api_rule_personal_text) },
    };
    ApiGuideText *copy = arena_new(arena, ApiGuideText, sizeof rules / sizeof *rules);
    memcpy(copy, rules, sizeof rules);
    view->rules = copy;
    view->rule_count = sizeof rules / sizeof *rules;
}

static void show_problems(Request *rq, ApiGuideView *view) {
    ApiGuideProblem *problems = arena_new(rq->ctx->arena, ApiGuideProblem, ERR_COUNT + 6);
    for (int i = ERR_NONE + 1; i < ERR_COUNT; i++) {
        if (i == ERR_RETRY) /* never leaves the store */
            continue;
        problems[view->problem_count++] = (ApiGuideProblem){
            .key = str_from(err_name((Err)i)),
            .status = problem_status((Err)i),
            .title = problem_words(rq, (Err)i, true, "title"),
            .text = problem_words(rq, (Err)i, true, "text"),
        };
    }
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("method_not_allowed"),
        .status = 405,
        .title = msg(api_problem_method_not_allowed_title),
        .text = msg(api_problem_method_not_allowed_text),
    };
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("address_too_long"),
        .status = 414,
        .title = msg(problem_address_too_long_title),
        .text = msg(problem_address_too_long_text),
    };
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("unsupported_type"),
        .status = 415,
        .title = msg(api_problem_unsupported_type_title),
        .text = msg(api_problem_unsupported_type_text),
    };
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("archived"),
        .status = 409,
        .title = msg(problem_archived_title),
        .text = msg(problem_archived_text),
    };
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("answered"),
        .status = 409,
        .title = msg(api_problem_answered_title),
        .text = msg(api_problem_answered_text),
    };
    problems[view->problem_count++] = (ApiGuideProblem){
        .key = STR("ended"),
        .status = 409,
        .title = msg(api_problem_ended_title),
        .text = msg(api_problem_ended_text),
    };
    view->problems = problems;
}

static void show_findings(Request *rq, ApiGuideView *view) {
    ApiGuideFinding *findings = arena_new(rq->ctx->arena, ApiGuideFinding, FINDING_COUNT);
    for (size_t i = 0; i < FINDING_COUNT; i++) {
        const Finding sample = { .kind = (FindingKind)i,
                                 .limit = SHOWN_LIMIT,
                                 .subject = STR("…") };
        findings[i] = (ApiGuideFinding){ .key = finding_key(sample.kind),
                                         .wording = finding_message_json(&sample) };
    }
    view->findings = findings;
    view->finding_count = FINDING_COUNT;
}

Err api_guide_show(Request *rq) {
    /* For people who write programs: nothing of it is there in plain German. */
    if (rq->html->language == LANGUAGE_DE_SIMPLE)
        rq->html->language = LANGUAGE_DE;
    ApiGuideView view = { .page = page_below(rq, msg(api_title), STR("/hilfe"), msg(common_help)) };
    view.page.lead_message = msg(api_lead);
    view.page.offers_plain = false;
    show_rules(&view, rq->ctx->arena);
    show_examples(rq, &view);
    show_groups(rq, &view);
    show_problems(rq, &view);
    show_findings(rq, &view);
    api_guide_page(rq->html, &view);
    return ERR_NONE;
}
