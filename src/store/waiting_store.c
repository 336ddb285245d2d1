/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "store/waiting_store.h"

#define OF_GROUPS                                                                    \
    " FROM record_reference g JOIN stakeholder f ON f.authority_id = g.authority_id" \
    " AND f.initiative_id = g.initiative_id AND f.id = g.target_id"                  \
    " WHERE g.authority_id = v.authority_id AND g.initiative_id = v.initiative_id"   \
    " AND g.field = 'involvement.stakeholders' AND g.source_id = v.id"
/* What names an involvement: level, day, its first group, how many groups. */
#define BRIEF                                                   \
    " v.level, v.planned_on, COALESCE((SELECT f.name" OF_GROUPS \
    " AND g.position = 0), ''), (SELECT COUNT(*)" OF_GROUPS ")"

static const Sql TASKS =
    SQL("SELECT t.initiative_id, i.key, i.name, 'task', t.id, t.name, t.state, t.due"
        " FROM task t JOIN initiative i ON i.authority_id = t.authority_id"
        " AND i.id = t.initiative_id"
        " WHERE t.authority_id = $1 AND t.assignee = $2 AND t.state <> 'done'"
        " AND t.state <> 'waived' AND i.archived = 0"
        " ORDER BY COALESCE(t.due, '9999-12-31'), t.id LIMIT $3");

/* Column 9 orders those without a day behind those with one. */
static const Sql ANSWERS_WAITING =
    SQL("SELECT v.initiative_id, i.key, i.name, 'involvement', v.id, v.occasion, '', v.answer_due,"
        " COALESCE(v.answer_due, '9999-12-31')," BRIEF
        " FROM involvement v JOIN initiative i ON i.authority_id = v.authority_id"
        " AND i.id = v.initiative_id"
        " WHERE v.authority_id = $1 AND ($2 = 0 OR v.initiative_id = $2)"
        " AND v.heard_on IS NOT NULL AND v.cancelled_on IS NULL"
        " AND (v.answered_on IS NULL OR v.answer = '') AND i.archived = 0"
        " ORDER BY 9, 5 LIMIT $3");

static const Sql DEADLINES_PASSED = SQL(
    "SELECT v.initiative_id, i.key, i.name, 'involvement', v.id, v.occasion, '', v.deadline,"
    " v.deadline," BRIEF " FROM involvement v JOIN initiative i ON i.authority_id = v.authority_id"
    " AND i.id = v.initiative_id"
    " WHERE v.authority_id = $1 AND ($2 = 0 OR v.initiative_id = $2)"
    " AND v.formal = 1 AND v.deadline < $4"
    " AND v.heard_on IS NULL AND v.cancelled_on IS NULL AND i.archived = 0"
    " ORDER BY 9, 5 LIMIT $3");

static const Sql DISCUSSED =
    SQL("SELECT c.initiative_id, i.key, i.name, '', c.initiative_id, '', '', NULL, MAX(c.id)"
        " FROM comment c JOIN initiative i ON i.authority_id = c.authority_id"
        " AND i.id = c.initiative_id"
        " WHERE c.authority_id = $1 AND c.draft = 0 AND c.reply_to IS NULL"
        " AND c.closed_on IS NULL AND c.removed_by IS NULL AND i.archived = 0"
        " GROUP BY c.initiative_id, i.key, i.name ORDER BY 9 DESC LIMIT $2");

/* What bodies have said: in their name, or by who has a role of one. Both are few beside all that was said, and have an
 * index each. */
#define SAID                                                                                  \
    "SELECT authority_id, initiative_id, id, target, reply_to, created_at, body, author FROM" \
    " comment WHERE authority_id = $1 AND initiative_id BETWEEN $2 AND $3 AND draft = 0"      \
    " AND removed_by IS NULL"
#define WORDS                                                                         \
    "(" SAID " AND body <> '' UNION ALL " SAID " AND body = '' AND author IN (SELECT" \
    " account_id FROM membership WHERE authority_id = $1 AND role = $4 AND body <> ''))"

/* A word `l` in the open thread that `f` begins, behind which nobody has said anything. Column 10 orders. CROSS: SQLite
 * begins with the few words, not with all threads. */
static const Sql WORDS_OF_BODIES =
    SQL("SELECT l.initiative_id, i.key, i.name, r.noun, f.target, r.title,"
        " CASE WHEN l.body = '' THEN p.body ELSE l.body END,"
        " CASE WHEN l.body = '' THEN l.author ELSE 0 END, f.id, l.id, l.created_at," BRIEF
        " FROM " WORDS " l CROSS JOIN comment f"
        " JOIN initiative i ON i.authority_id = l.authority_id AND i.id = l.initiative_id"
        " JOIN record r ON r.authority_id = f.authority_id AND r.id = f.target"
        " LEFT JOIN involvement v ON v.authority_id = f.authority_id AND v.id = f.target"
        " LEFT JOIN membership p ON p.authority_id = l.authority_id AND p.account_id = l.author"
        " AND p.role = $4 AND p.body <> '' AND p.confirmed_at IS NOT NULL AND l.body = ''"
        " AND (p.initiative_id IS NULL OR p.initiative_id = l.initiative_id)"
        " WHERE f.authority_id = l.authority_id AND f.initiative_id = l.initiative_id"
        " AND f.id = COALESCE(l.reply_to, l.id) AND (l.body <> '' OR p.id IS NOT NULL) AND "
        "f.reply_to IS NULL AND f.draft = 0"
        " AND f.closed_on IS NULL AND i.archived = 0"
        " AND NOT EXISTS (SELECT 1 FROM comment n WHERE n.authority_id = l.authority_id"
        " AND n.initiative_id = l.initiative_id AND n.target = l.target AND n.id > l.id"
        " AND n.reply_to = f.id AND n.draft = 0 AND n.removed_by IS NULL)"
        " ORDER BY 10 LIMIT $5");

/* Of those of one involvement, and of those that the public sent, each knows how many they are and which it is. */
#define GROUP                                                               \
    "(PARTITION BY initiative_id, CASE WHEN source = 'public' THEN -1 ELSE" \
    " COALESCE(involvement, 0) END"
#define CONTRIBUTIONS                                                                     \
    "(SELECT authority_id, initiative_id, id, subject, source,"                           \
    " CASE WHEN source = 'public' THEN NULL ELSE involvement END AS place,"               \
    " COUNT(*) OVER " GROUP ") AS many, ROW_NUMBER() OVER " GROUP " ORDER BY id) AS turn" \
    " FROM contribution WHERE authority_id = $1 AND ($2 = 0 OR initiative_id = $2)"       \
    " AND outcome = '')"

static const Sql CONTRIBUTIONS_WAITING =
    SQL("SELECT c.initiative_id, i.key, i.name, 'contribution', c.id, c.subject, '',"
        " v.answer_due, COALESCE(v.answer_due, '9999-12-31'), c.many,"
        " CASE WHEN c.source = 'public' THEN 1 ELSE 0 END, v.id, v.occasion," BRIEF
        " FROM " CONTRIBUTIONS " c"
        " JOIN initiative i ON i.authority_id = c.authority_id AND i.id = c.initiative_id"
        " LEFT JOIN involvement v ON v.authority_id = c.authority_id AND v.id = c.place"
        " WHERE i.archived = 0 AND (c.turn = 1 OR (c.source <> 'public' AND c.many <= $4))"
        " ORDER BY 9, 5 LIMIT $3");

static const Sql PLANS =
    SQL("SELECT v.initiative_id, i.key, i.name, v.id, v.occasion, v.level, v.planned_on, v.formal,"
        " v.submitted_on, v.deadline, s.name, s.perspectives," BRIEF
        " FROM involvement v JOIN initiative i ON i.authority_id = v.authority_id"
        " AND i.id = v.initiative_id"
        " JOIN record_reference r ON r.authority_id = v.authority_id"
        " AND r.initiative_id = v.initiative_id AND r.field = 'involvement.stakeholders'"
        " AND r.source_id = v.id"
        " JOIN stakeholder s ON s.authority_id = v.authority_id"
        " AND s.initiative_id = v.initiative_id AND s.id = r.target_id"
        " WHERE v.authority_id = $1 AND ($2 = 0 OR v.initiative_id = $2) AND i.archived = 0"
        " AND v.heard_on IS NULL AND v.cancelled_on IS NULL AND (v.planned_on IS NOT NULL"
        " OR v.submitted_on IS NOT NULL OR v.deadline IS NOT NULL)"
        " ORDER BY COALESCE(v.deadline, v.planned_on, '9999-12-31'), v.id, r.position");

static const Sql STAKEHOLDERS =
    SQL("SELECT name, perspectives FROM stakeholder WHERE authority_id = $1 AND initiative_id = $2"
        " ORDER BY id");

enum { PLAN_SCRATCH = 4096 };

static InvolvementBrief brief_of(const Query *query, int first, Arena *arena) {
    return (InvolvementBrief){ .level = col_str(query, first, arena),
                               .planned_on = col_date(query, first + 1),
                               .group = col_str(query, first + 2, arena),
                               .groups = (size_t)col_i64(query, first + 3) };
}

static Err lines_of(Ctx *ctx, Query *query, bool briefs, WaitingLines *ret) {
    Arena *arena = ctx->arena;
    WaitingLines list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        WaitingLine *line = list_push(arena, &list);
        *line = (WaitingLine){ .initiative = { col_i64(query, 0) },
                               .initiative_key = col_str(query, 1, arena),
                               .initiative_name = col_str(query, 2, arena),
                               .noun = col_str(query, 3, arena),
                               .record = { col_i64(query, 4) },
                               .title = col_str(query, 5, arena),
                               .state = col_str(query, 6, arena),
                               .due = col_date(query, 7) };
        if (briefs)
            line->brief = brief_of(query, 9, arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err waiting_tasks(Ctx *ctx, Conn *conn, AccountId account, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &TASKS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, account);
    bind(query, 3, WAITING_LINES_MAX);
    return lines_of(ctx, query, false, ret);
}

Err waiting_answers(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &ANSWERS_WAITING, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    bind(query, 3, WAITING_LINES_MAX);
    return lines_of(ctx, query, true, ret);
}

Err waiting_deadlines(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &DEADLINES_PASSED, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    bind(query, 4, clock_today(ctx->clock));
    bind(query, 3, WAITING_LINES_MAX);
    return lines_of(ctx, query, true, ret);
}

Err waiting_discussed(Ctx *ctx, Conn *conn, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &DISCUSSED, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, WAITING_DISCUSSED_MAX);
    return lines_of(ctx, query, false, ret);
}

static WaitingTalk word_of(const Query *query, Arena *arena) {
    WaitingTalk talk = { .line = { .initiative = { col_i64(query, 0) },
                                   .initiative_key = col_str(query, 1, arena),
                                   .initiative_name = col_str(query, 2, arena),
                                   .noun = col_str(query, 3, arena),
                                   .record = { col_i64(query, 4) },
                                   .title = col_str(query, 5, arena),
                                   .state = STR("") },
                         .body = col_str(query, 6, arena),
                         .opt_author = { col_i64(query, 7) },
                         .comment = { col_i64(query, 8) },
                         .last = { col_i64(query, 9) },
                         .at = { col_i64(query, 10) } };
    if (str_empty(talk.line.title) && str_eq(talk.line.noun, INVOLVEMENT_SCHEMA.name))
        talk.line.brief = brief_of(query, 11, arena);
    return talk;
}

/* Who has several roles of a body has one last word. */
Err waiting_words(Ctx *ctx, Conn *conn, InitiativeId initiative, Str role, WaitingTalks *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &WORDS_OF_BODIES, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v);
    bind_i64(query, 3, initiative.v != 0 ? initiative.v : INT64_MAX);
    bind(query, 4, role);
    bind(query, 5, WAITING_LINES_MAX);
    WaitingTalks list = { 0 };
    int64_t last = 0;
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        if (col_i64(query, 9) == last)
            continue;
        last = col_i64(query, 9);
        *list_push(ctx->arena, &list) = word_of(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

/* Some of an involvement are lines of their own; more are one line, and so are all that the public sent. */
static WaitingLine contributions_of(const Query *query, Arena *arena) {
    int64_t many = col_i64(query, 9);
    WaitingLine line = { .initiative = { col_i64(query, 0) },
                         .initiative_key = col_str(query, 1, arena),
                         .initiative_name = col_str(query, 2, arena),
                         .noun = col_str(query, 3, arena),
                         .record = { col_i64(query, 4) },
                         .title = col_str(query, 5, arena),
                         .state = STR(""),
                         .due = col_date(query, 7),
                         .sent = col_bool(query, 10) };
    if (!line.sent && many <= WAITING_NAMED_MAX)
        return line;
    line.count = (size_t)many;
    line.involvement.v = col_i64(query, 11);
    line.occasion = line.involvement.v != 0 ? col_str(query, 12, arena) : STR("");
    if (line.involvement.v != 0)
        line.brief = brief_of(query, 13, arena);
    return line;
}

Err waiting_contributions(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingLines *ret) {
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &CONTRIBUTIONS_WAITING, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    bind(query, 3, WAITING_LINES_MAX);
    bind(query, 4, WAITING_NAMED_MAX);
    WaitingLines list = { 0 };
    for (bool row;;) {
        TRY(query_next(query, &row));
        if (!row)
            break;
        *list_push(ctx->arena, &list) = contributions_of(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

/* Who it is about, and its days: what tells whether it is wanted. */
static WaitingPlan plan_looked_at(const Query *query, Arena *scratch) {
    WaitingPlan plan = { .line = { .initiative = { col_i64(query, 0) },
                                   .record = { col_i64(query, 3) } },
                         .stakeholder = col_str(query, 10, scratch),
                         .perspectives = col_str(query, 11, scratch) };
    schema_clear(&INVOLVEMENT_SCHEMA, &plan.involvement);
    plan.involvement.record.id = plan.line.record;
    plan.involvement.level = col_str(query, 5, scratch);
    plan.involvement.planned_on = col_date(query, 6);
    plan.involvement.formal = col_bool(query, 7);
    plan.involvement.submitted_on = col_date(query, 8);
    plan.involvement.deadline = col_date(query, 9);
    return plan;
}

static WaitingPlan plan_kept(const Query *query, Arena *arena) {
    WaitingPlan plan = plan_looked_at(query, arena);
    plan.line.initiative_key = col_str(query, 1, arena);
    plan.line.initiative_name = col_str(query, 2, arena);
    plan.line.noun = INVOLVEMENT_SCHEMA.name;
    plan.line.title = col_str(query, 4, arena);
    plan.line.state = STR("");
    plan.line.brief = brief_of(query, 12, arena);
    return plan;
}

Err waiting_plans(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingWanted wanted, void *self,
                  WaitingPlans *ret) {
    CLEANUP(arena_closep) Arena *scratch = arena_open(PLAN_SCRATCH);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &PLANS, &query));
    bind(query, 1, ctx->scope.authority);
    bind_i64(query, 2, initiative.v); /* 0 stays 0 */
    WaitingPlans list = { 0 };
    while (list.count < WAITING_LINES_MAX) {
        bool row;
        TRY(query_next(query, &row));
        if (!row)
            break;
        arena_reset(scratch);
        WaitingPlan plan = plan_looked_at(query, scratch);
        if (wanted(self, &plan))
            *list_push(ctx->arena, &list) = plan_kept(query, ctx->arena);
    }
    *ret = list;
    return ERR_NONE;
}

Err waiting_stakeholder(Ctx *ctx, Conn *conn, InitiativeId initiative, WaitingStakeholder is,
                        void *self, bool *ret) {
    CLEANUP(arena_closep) Arena *scratch = arena_open(PLAN_SCRATCH);
    CLEANUP(query_closep) Query *query = NULL;
    TRY(query_open(conn, &STAKEHOLDERS, &query));
    bind(query, 1, ctx->scope.authority);
    bind(query, 2, initiative);
    for (*ret = false; !*ret;) {
        bool row;
        TRY(query_next(query, &row));
        if (!row)
            break;
        arena_reset(scratch);
        *ret = is(self, col_str(query, 0, scratch), col_str(query, 1, scratch));
    }
    return ERR_NONE;
}
