/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/join_in.h"

#include "app/answer_link.h"
#include "app/change.h"
#include "base/utf8.h"
#include "domain/choices.h"
#include "store/contribution_store.h"
#include "store/initiative_store.h"
#include "store/involvement_store.h"
#include "store/participation_plan_store.h"

static const Field FIELDS[] = {
    FIELD(Contribution, text, PROSE, .required = true, .maximum = JOIN_IN_TEXT_MAX),
    FIELD(Contribution, involvement, REFERENCE, .target = STR_INIT("involvement")),
    FIELD(Contribution, speaks_for, TEXT, .maximum = NAME_MAX_LENGTH),
};
const Schema JOIN_IN_FORM = SCHEMA(Contribution, "join_in", "join_ins", FIELDS);

JoinInState join_in_window(const ParticipationPlan *opt_plan, Date today) {
    if (opt_plan == NULL || date_none(opt_plan->comments_from) ||
        date_none(opt_plan->comments_until))
        return JOIN_IN_NEVER;
    if (participation_plan_open(opt_plan, today))
        return JOIN_IN_OPEN;
    bool before = date_none(opt_plan->final_on) && date_compare(today, opt_plan->comments_from) < 0;
    return before ? JOIN_IN_BEFORE : JOIN_IN_AFTER;
}

JoinInState join_in_state(const InitiativeRef *initiative, const ParticipationPlan *opt_plan,
                          Date today) {
    if (initiative->archived || !initiative->published)
        return JOIN_IN_NEVER;
    return join_in_window(opt_plan, today);
}

typedef struct JoinIn {
    const InitiativeRef *initiative;
    const Contribution *form;
    bool enough_from_here;
} JoinIn;

static Err refuse(Tx *tx, FindingKind kind, int64_t limit) {
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), kind, limit);
    return ERR_INVALID;
}

/* Looked at again inside the write: the window may have closed meanwhile. */
static Err check_open(Tx *tx, const JoinIn *job, Date today) {
    ParticipationPlanList plans;
    int64_t sent;
    TRY(participation_plan_list(tx->ctx, tx->conn, job->initiative->id, &plans));
    const ParticipationPlan *opt_plan = plans.count > 0 ? plans.items : NULL;
    if (join_in_state(job->initiative, opt_plan, today) != JOIN_IN_OPEN)
        return refuse(tx, FINDING_COMMENTS_CLOSED, 0);
    TRY(contribution_sent_on(tx->ctx, tx->conn, job->initiative->id, today, &sent));
    return sent >= JOIN_IN_PER_DAY ? refuse(tx, FINDING_ENOUGH_TODAY, JOIN_IN_PER_DAY) : ERR_NONE;
}

/* What is called off is not asked about. */
static Err check_offered(Tx *tx, const JoinIn *job) {
    Involvement about;
    if (job->form->involvement.v == 0)
        return ERR_NONE;
    Err err =
        involvement_get(tx->ctx, tx->conn, job->initiative->id, job->form->involvement, &about);
    if (err == ERR_NOT_FOUND) /* writing it says what is not there */
        return ERR_NONE;
    TRY(err);
    if (!involvement_cancelled(&about))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("involvement"), FINDING_NO_SUCH_RECORD, 0);
    return ERR_INVALID;
}

static Err do_send(Tx *tx, App *app, const void *in, Written *ret) {
    const JoinIn *job = in;
    Arena *arena = tx->ctx->arena;
    Date today = clock_today(tx->ctx->clock);
    TRY(check_open(tx, job, today));
    TRY(check_offered(tx, job));
    if (job->enough_from_here)
        return refuse(tx, FINDING_ENOUGH_FROM_HERE, JOIN_IN_PER_SENDER);
    TRY(record_room(tx->ctx, tx->conn, &CONTRIBUTION_STORE, job->initiative->id,
                    NOUNS[NOUN_CONTRIBUTION].maximum, 1));
    int64_t sent;
    TRY(contribution_sent_count(tx->ctx, tx->conn, job->initiative->id, &sent));
    if (sent >= JOIN_IN_MAX)
        return refuse(tx, FINDING_TOO_MANY, JOIN_IN_MAX);
    Contribution contribution;
    schema_clear(&CONTRIBUTION_SCHEMA, &contribution);
    contribution.text = job->form->text;
    contribution.subject = contribution_line(arena, job->form->text);
    contribution.speaks_for = job->form->speaks_for;
    contribution.involvement = job->form->involvement;
    contribution.received_on = today;
    contribution.source = CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC];
    TRY(contribution_insert(tx, job->initiative->id, &contribution));
    ret->record = contribution.record.id;
    ret->location = answer_receipt_path(app, arena, job->initiative->id, &contribution);
    TRY(initiative_touch(tx, job->initiative->id));
    return change_note(tx, job->initiative, &CONTRIBUTION_SCHEMA, ret->record, STR("create"), NULL,
                       &contribution, STR(""));
}

Err join_in_send(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
                 const Contribution *form, bool enough_from_here, Written *ret) {
    JoinIn job = { .initiative = initiative, .form = form, .enough_from_here = enough_from_here };
    /* Whoever is signed in sends as anybody: neither the history nor the kept answer knows the account. */
    const Actor reader = ctx->actor;
    Submission nobodys = submission != NULL ? *submission : (Submission){ 0 };
    nobodys.session.v = 0;
    nobodys.token.v = 0;
    ctx->actor = (Actor){ .kind = ACTOR_PUBLIC };
    Err err = transact(app, ctx, &nobodys, initiative->chain, do_send, &job, ret);
    ctx->actor = reader;
    return err;
}
