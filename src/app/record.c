/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/record.h"

#include "app/answer_day.h"
#include "app/assignee.h"
#include "app/audit_plan.h"
#include "app/card_result.h"
#include "app/change.h"
#include "app/comment_window.h"
#include "app/contribution_check.h"
#include "app/decision_day.h"
#include "app/erase.h"
#include "app/personal.h"
#include "app/picture.h"
#include "app/process_template.h"
#include "app/removed_contribution.h"
#include "app/removed_involvement.h"
#include "app/translation.h"
#include "app/workshop_kept.h"
#include "base/out.h"
#include "domain/choices.h"
#include "domain/initiative.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_store.h"
#include "store/contribution_store.h"
#include "store/history.h"
#include "store/initiative_store.h"
#include "store/intersection_store.h"
#include "store/involvement_store.h"
#include "store/noun_stores.h"
#include "store/picture_store.h"
#include "store/record_store.h"
#include "store/room_purge.h"
#include "store/room_store.h"
#include "store/stakeholder_store.h"
#include "store/workshop_link_store.h"
#include "store/workshop_store.h"

/* Comments have rules of their own (app/comment.h), an initiative too (app/initiative.h). */
Err record_may_write(const InitiativeRef *initiative, const Noun *noun) {
    if (noun == &NOUNS[NOUN_INITIATIVE] || noun == &NOUNS[NOUN_COMMENT])
        return ERR_INTERNAL;
    if (!permission_in(initiative->permissions, PERMISSION_INITIATIVE_EDIT))
        return ERR_FORBIDDEN;
    return initiative->archived ? ERR_FORBIDDEN : ERR_NONE;
}

Err record_check(Ctx *ctx, const Pack *pack, const Noun *noun, const void *record) {
    if (noun->check == NULL)
        return ERR_NONE;
    Check check = { .today = clock_today(ctx->clock),
                    .pack = pack,
                    .arena = ctx->arena,
                    .findings = &ctx->findings };
    size_t before = ctx->findings.count;
    noun->check(record, &check);
    schema_sort_findings(noun->schema, &ctx->findings);
    return ctx->findings.count > before ? ERR_INVALID : ERR_NONE;
}

typedef struct RecordJob {
    const InitiativeRef *initiative;
    const Noun *noun;
    const void *record; /* as typed: an attempt works on a copy */
    RecordId id;
    int64_t version;
    Str reason;
    struct Tried *opt_tried; /* does it, says so and takes it back */
    bool noted;              /* whatever was changed since goes as well */
} RecordJob;

/* Of a removal: whether it may be, and whether words from outside go with it. */
typedef struct Tried {
    bool may, outside;
} Tried;

static void *room_of(Arena *arena, const Schema *schema) {
    return arena_new(arena, max_align_t, schema->size / sizeof(max_align_t) + 1);
}

static void *copy_of(Arena *arena, const Schema *schema, const void *record) {
    return memcpy(room_of(arena, schema), record, schema->size);
}

/* What is stored now. Deleted meanwhile is a conflict, so that nothing typed is lost; what never was
 * in this initiative is not found. */
static Err stored(Tx *tx, const RecordJob *job, RecordId id, void *ret) {
    Err err = record_get(tx->ctx, tx->conn, noun_store(job->noun->schema->name),
                         job->initiative->id, id, ret);
    if (err != ERR_NOT_FOUND)
        return err;
    HistoryEntries entries;
    TRY(history_list(tx->ctx, tx->conn, job->initiative->chain, id, 0, 1, &entries));
    if (entries.count == 0 || !str_eq(entries.items[0].noun, job->noun->schema->name))
        return ERR_NOT_FOUND;
    tx->ctx->conflict = (Conflict){ .schema = job->noun->schema };
    return ERR_CONFLICT;
}

/* A change of what belongs to an initiative is one of the initiative, for lists and its public page. */
static Err note(Tx *tx, const RecordJob *job, RecordId id, const char *action, const void *before,
                const void *after) {
    TRY(initiative_touch(tx, job->initiative->id));
    return change_note(tx, job->initiative, job->noun->schema, id, str_from(action), before, after,
                       job->reason);
}

/* What a workshop is prepared with is seen in its room, which may be open. */
static Err step_room(Tx *tx, const RecordJob *job, const void *record, RecordId *ret_room) {
    RecordId workshop = { 0 };
    if (job->noun == &NOUNS[NOUN_WORKSHOP])
        workshop = ((const Record *)record)->id;
    else if (job->noun == &NOUNS[NOUN_BOARD])
        workshop = ((const Board *)record)->workshop;
    else if (job->noun == &NOUNS[NOUN_AGENDA_PART])
        workshop = ((const AgendaPart *)record)->workshop;
    else if (job->noun == &NOUNS[NOUN_PICTURE])
        workshop = ((const Picture *)record)->workshop;
    if (workshop.v == 0)
        return ERR_NONE;
    *ret_room = workshop;
    Err err = room_step(tx, workshop, ROOM_CHANGE_ROOM, 0);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static bool same_waiver(const Task *a, const Task *b) {
    return str_eq(a->waived_reason, b->waived_reason) &&
           str_eq(a->waived_function, b->waived_function);
}

/* Why a task is left out goes with that state: taken up again, it has none. */
static void settle_waiver(Task *task, const Task *before) {
    if (task_state(before) != TASK_STATE_WAIVED || task_state(task) == TASK_STATE_WAIVED ||
        !same_waiver(task, before))
        return;
    task->waived_reason = task->waived_function = STR("");
}

/* No rule of the noun: there are older tasks, here and in files, that have it in another state. */
static Err check_waiver(Tx *tx, const Task *task, const Task *opt_before) {
    if (task_state(task) == TASK_STATE_WAIVED ||
        (opt_before != NULL && same_waiver(task, opt_before)))
        return ERR_NONE;
    Findings *findings = &tx->ctx->findings;
    size_t before = findings->count;
    if (!str_empty(task->waived_reason))
        finding_add(findings, tx->ctx->arena, STR("waived_reason"), FINDING_NOT_WAIVED, 0);
    if (!str_empty(task->waived_function))
        finding_add(findings, tx->ctx->arena, STR("waived_function"), FINDING_NOT_WAIVED, 0);
    return findings->count > before ? ERR_INVALID : ERR_NONE;
}

/* Of the template that the initiative goes by; what stood there before, and in files, may be of another one. */
static Err check_template(Tx *tx, App *app, const RecordJob *job, const Task *task,
                          const Task *opt_before) {
    Initiative initiative;
    const Process *process;
    if (str_empty(task->template) ||
        (opt_before != NULL && str_eq(task->template, opt_before->template)))
        return ERR_NONE;
    TRY(initiative_get(tx->ctx, tx->conn, job->initiative->id, &initiative));
    TRY(process_template_of(app, tx->ctx, tx->conn, &initiative, &process));
    if (process_task(process, task->template) != NULL)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("template"), FINDING_UNKNOWN_KEY, 0);
    return ERR_INVALID;
}

static Err check_task(Tx *tx, App *app, const RecordJob *job, const Task *task,
                      const Task *opt_before) {
    TRY(check_waiver(tx, task, opt_before));
    TRY(check_template(tx, app, job, task, opt_before));
    return assignee_check(tx, app, job->initiative->id, task, opt_before);
}

enum { CONTRIBUTIONS_NAMED_MAX = 5 };

/* Who brought something in is told what became of it before the whole counts as answered. What anybody sends on the
 * public page does not hold that up (contribution_count); it waits as a gap of its own. */
static Err check_answered(Tx *tx, const RecordJob *job, const Involvement *involvement,
                          const Involvement *opt_before) {
    bool new_answer = opt_before != NULL && date_none(opt_before->answered_on) &&
                      !date_none(involvement->answered_on);
    if (!new_answer)
        return ERR_NONE;
    ContributionList all;
    CLEANUP(out_done) Out titles = out_open(200);
    TRY(contribution_list(tx->ctx, tx->conn, job->initiative->id, &all));
    int64_t waiting = 0;
    for (size_t i = 0; i < all.count; i++) {
        const Contribution *contribution = &all.items[i];
        if (contribution->involvement.v != involvement->record.id.v ||
            contribution_sent(contribution) ||
            contribution_answered(contribution, clock_today(tx->ctx->clock)))
            continue;
        if (waiting < CONTRIBUTIONS_NAMED_MAX) {
            out_comma(&titles);
            out_str(&titles, contribution->subject);
        } else if (waiting == CONTRIBUTIONS_NAMED_MAX) {
            out_c(&titles, " …");
        }
        waiting++;
    }
    if (waiting == 0)
        return ERR_NONE;
    finding_add_about(&tx->ctx->findings, tx->ctx->arena, STR("answered_on"),
                      FINDING_CONTRIBUTIONS_WAIT, waiting, out_view(&titles));
    return ERR_INVALID;
}

/* Plans and tables know a stakeholder by its name. Where two are called alike from earlier times each may be changed. */
static Err check_name(Tx *tx, const RecordJob *job, const Stakeholder *stakeholder,
                      const Stakeholder *opt_before) {
    bool taken;
    if (opt_before != NULL && str_eq(opt_before->name, stakeholder->name))
        return ERR_NONE;
    TRY(stakeholder_named(tx->ctx, tx->conn, job->initiative->id, stakeholder->name,
                          stakeholder->record.id, &taken));
    if (!taken)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("name"), FINDING_NAME_TAKEN, 0);
    return ERR_INVALID;
}

/* Said or moved now: older rows and files that have it otherwise stay as they are. */
static Err check_days(Tx *tx, const Involvement *now, const Involvement *opt_before) {
    Ctx *ctx = tx->ctx;
    Findings *findings = &ctx->findings;
    size_t found = findings->count;
    Date base = date_none(now->heard_on) ? now->planned_on : now->heard_on;
    bool submitted = opt_before == NULL || !date_eq(now->submitted_on, opt_before->submitted_on);
    bool due = opt_before == NULL || !date_eq(now->answer_due, opt_before->answer_due) ||
               !date_eq(now->planned_on, opt_before->planned_on) ||
               !date_eq(now->heard_on, opt_before->heard_on);
    if (submitted && date_compare(now->submitted_on, clock_today(ctx->clock)) > 0)
        finding_add(findings, ctx->arena, STR("submitted_on"), FINDING_IN_FUTURE, 0);
    if (due && !date_none(now->answer_due) && date_compare(now->answer_due, base) < 0)
        finding_add(findings, ctx->arena, STR("answer_due"), FINDING_ANSWER_DUE_BEFORE, 0);
    return findings->count > found ? ERR_INVALID : ERR_NONE;
}

/* Whoever is to be asked by law has a say. Older rows and files have it otherwise, and come back as they were. */
static Err check_formal(Tx *tx, const Involvement *now, const Involvement *opt_before) {
    bool said = opt_before == NULL || opt_before->formal != now->formal ||
                !str_eq(opt_before->level, now->level);
    if (!said || !now->formal || !str_eq(now->level, LEVELS.keys[LEVEL_INFORM]))
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("level"), FINDING_FORMAL_INFORMS, 0);
    return ERR_INVALID;
}

/* Only what somebody needs is seen to. Older rows and files keep the day of a need that was taken out. */
static Err check_access(Tx *tx, const Involvement *now, const Involvement *opt_before) {
    Findings *findings = &tx->ctx->findings;
    size_t before = findings->count;
    for (size_t i = 0; i < ACCESS_NEED_COUNT; i++)
        if (involvement_done_unneeded(now, opt_before, (AccessNeed)i))
            finding_add(findings, tx->ctx->arena, INVOLVEMENT_CHECKLIST_FORM.fields[i].name,
                        FINDING_NOT_NEEDED, 0);
    return findings->count > before ? ERR_INVALID : ERR_NONE;
}

static Err check_involvement(Tx *tx, const RecordJob *job, const Involvement *now,
                             const Involvement *opt_before) {
    TRY(check_access(tx, now, opt_before));
    TRY(check_formal(tx, now, opt_before));
    TRY(check_days(tx, now, opt_before));
    if (opt_before != NULL)
        TRY(contribution_check_taken_out(tx, job->initiative->id, now, opt_before));
    return check_answered(tx, job, now, opt_before);
}

/* A part of the agenda fills a board of its own workshop. */
static Err check_part(Tx *tx, const RecordJob *job, const AgendaPart *part) {
    Board board;
    Workshop workshop;
    InitiativeId initiative = job->initiative->id;
    if (part->board.v == 0)
        return ERR_NONE;
    Err err = workshop_get(tx->ctx, tx->conn, initiative, part->workshop, &workshop);
    if (err == ERR_NONE)
        err = board_get(tx->ctx, tx->conn, initiative, part->board, &board);
    if (err == ERR_NOT_FOUND) /* writing it says what is not there */
        return ERR_NONE;
    TRY(err);
    if (board.workshop.v == part->workshop.v)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("board"), FINDING_OTHER_WORKSHOP, 0);
    return ERR_INVALID;
}

/* One that an agenda shows does not leave its workshop. */
static Err check_board(Tx *tx, const RecordJob *job, const Board *now, const Board *opt_before) {
    if (opt_before == NULL)
        return ERR_NONE;
    TRY(board_check_kept(tx, now, opt_before));
    if (opt_before->workshop.v == now->workshop.v)
        return ERR_NONE;
    AgendaPartList parts;
    int64_t shown = 0;
    TRY(agenda_part_list_of(tx->ctx, tx->conn, job->initiative->id, opt_before->workshop, &parts));
    for (size_t i = 0; i < parts.count; i++)
        shown += parts.items[i].board.v == now->record.id.v;
    if (shown == 0)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("workshop"), FINDING_BOARD_IN_AGENDA,
                shown);
    return ERR_INVALID;
}

/* What the rules of a noun cannot see: other records, what stood there before, and people. */
static Err check_around(Tx *tx, App *app, const RecordJob *job, const void *record,
                        const void *opt_before) {
    if (job->noun == &NOUNS[NOUN_INVOLVEMENT])
        return check_involvement(tx, job, record, opt_before);
    if (job->noun == &NOUNS[NOUN_CONTRIBUTION])
        return contribution_check_around(tx, job->initiative->id, record, opt_before);
    if (job->noun == &NOUNS[NOUN_DECISION])
        return decision_check_day(tx, job->initiative->id, record, opt_before);
    if (job->noun == &NOUNS[NOUN_STAKEHOLDER])
        return check_name(tx, job, record, opt_before);
    if (job->noun == &NOUNS[NOUN_AGENDA_PART])
        return check_part(tx, job, record);
    if (job->noun == &NOUNS[NOUN_BOARD])
        return check_board(tx, job, record, opt_before);
    if (job->noun == &NOUNS[NOUN_WORKSHOP] && opt_before != NULL)
        return workshop_check_kept(tx, record, opt_before);
    if (job->noun == &NOUNS[NOUN_PICTURE])
        return picture_check_around(tx, job->initiative->id, record, opt_before);
    if (job->noun == &NOUNS[NOUN_AUDIT_PLAN])
        return audit_plan_check_around(tx, job->initiative->id, record, opt_before);
    if (job->noun == &NOUNS[NOUN_AUDIT_RUN])
        return audit_run_check_around(tx, job->initiative->id, record, opt_before);
    return job->noun == &NOUNS[NOUN_TASK] ? check_task(tx, app, job, record, opt_before) : ERR_NONE;
}

/* What the program adds to a record before it is written. */
static Err take(Tx *tx, const RecordJob *job, void *record, const void *opt_before) {
    if (job->noun == &NOUNS[NOUN_PARTICIPATION_PLAN])
        return comment_window_settle(tx, job->initiative, record, opt_before);
    return translation_take(tx, job->noun, job->initiative, record, opt_before);
}

static Err create(Tx *tx, App *app, const RecordJob *job, Written *ret) {
    const Schema *schema = job->noun->schema;
    const RecordStore *store = noun_store(schema->name);
    void *record = copy_of(tx->ctx->arena, schema, job->record);
    ((Record *)record)->id = (RecordId){ 0 }; /* it gets its own */
    if (job->noun == &NOUNS[NOUN_AUDIT_RUN])
        TRY(audit_run_settle(tx->ctx->arena, record));
    TRY(record_check(tx->ctx, app->pack, job->noun, record));
    TRY(check_around(tx, app, job, record, NULL));
    TRY(take(tx, job, record, NULL));
    TRY(record_room(tx->ctx, tx->conn, store, job->initiative->id, job->noun->maximum, 1));
    TRY(record_insert(tx, store, job->initiative->id, record));
    if (job->noun == &NOUNS[NOUN_PICTURE])
        TRY(picture_bytes_insert(tx, job->initiative->id, record));
    ret->record = ((const Record *)record)->id;
    TRY(step_room(tx, job, record, &ret->rooms[0]));
    return note(tx, job, ret->record, "create", NULL, record);
}

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    return create(tx, app, in, ret);
}

Err record_create_within(Tx *tx, App *app, const InitiativeRef *initiative, const Noun *noun,
                         const void *record, RecordId *ret) {
    const RecordJob job = {
        .initiative = initiative, .noun = noun, .record = record, .reason = STR("")
    };
    Written written = { 0 };
    TRY(create(tx, app, &job, &written));
    *ret = written.record;
    return ERR_NONE;
}

Err record_settle_within(Tx *tx, const InitiativeRef *initiative, const Noun *noun,
                         const void *before, void *record) {
    const RecordJob job = { .initiative = initiative, .noun = noun, .reason = STR("") };
    TRY(record_update(tx, noun_store(noun->schema->name), initiative->id, record));
    return note(tx, &job, ((const Record *)record)->id, "change", before, record);
}

Err record_create(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
                  const Noun *noun, void *record, Written *ret) {
    TRY(record_may_write(initiative, noun));
    RecordJob job = { .initiative = initiative, .noun = noun, .record = record, .reason = STR("") };
    return transact(app, ctx, submission, initiative->chain, do_create, &job, ret);
}

/* What only the program sets is not in what people send. */
static void keep_internal(const Schema *schema, const void *before, void *record) {
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].internal)
            field_copy(&schema->fields[i], before, record);
}

static Err do_change(Tx *tx, App *app, const void *in, Written *ret) {
    const RecordJob *job = in;
    const Schema *schema = job->noun->schema;
    const RecordStore *store = noun_store(schema->name);
    void *record = copy_of(tx->ctx->arena, schema, job->record);
    void *before = room_of(tx->ctx->arena, schema);
    const Record *head = record;
    TRY(stored(tx, job, head->id, before));
    keep_internal(schema, before, record);
    if (job->noun == &NOUNS[NOUN_TASK])
        settle_waiver(record, before);
    if (job->noun == &NOUNS[NOUN_AUDIT_RUN])
        TRY(audit_run_settle(tx->ctx->arena, record));
    if (job->noun == &NOUNS[NOUN_CONTRIBUTION])
        TRY(answer_day_settle(tx, job->initiative, record, before));
    if (job->noun == &NOUNS[NOUN_INVOLVEMENT])
        TRY(answer_day_settle_all(tx, job->initiative, record, before));
    TRY(record_check(tx->ctx, app->pack, job->noun, record));
    TRY(check_around(tx, app, job, record, before));
    TRY(take(tx, job, record, before));
    ret->record = head->id;
    ret->unchanged = change_is_none(tx->ctx->arena, schema, before, record);
    if (ret->unchanged)
        return ERR_NONE;
    TRY(record_update(tx, store, job->initiative->id, record));
    TRY(step_room(tx, job, record, &ret->rooms[0]));
    TRY(step_room(tx, job, before, &ret->rooms[1]));
    if (personal_taken_out(schema, before, record))
        TRY(personal_forget(tx, job->initiative->chain, schema, head->id, before));
    return note(tx, job, head->id, "change", before, record);
}

Err record_change(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
                  const Noun *noun, void *record, Written *ret) {
    TRY(record_may_write(initiative, noun));
    RecordJob job = { .initiative = initiative, .noun = noun, .record = record, .reason = STR("") };
    return transact(app, ctx, submission, initiative->chain, do_change, &job, ret);
}

/* Nobody could reach or withdraw their words any more. */
static Err refuse_written(Tx *tx, const RecordJob *job, const Board *board) {
    Cards cards;
    TRY(card_list(tx->ctx, tx->conn, board->workshop, job->id, &cards));
    if (cards.count == 0)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_BOARD_HAS_CARDS,
                (int64_t)cards.count);
    return ERR_INVALID;
}

/* A line that people and omissions stand on does not vanish below them, and a promise not while it is kept. */
static Err refuse_used(Tx *tx, const RecordJob *job, const void *record) {
    if (job->noun == &NOUNS[NOUN_BOARD])
        return refuse_written(tx, job, record);
    if (job->noun == &NOUNS[NOUN_PICTURE])
        return picture_let_go(tx, job->initiative->id, record);
    if (job->noun == &NOUNS[NOUN_PARTICIPATION_PLAN])
        return comment_window_let_go(tx, job->initiative, record);
    if (job->noun != &NOUNS[NOUN_INTERSECTION])
        return ERR_NONE;
    RecordNames users;
    TRY(intersection_users(tx->ctx, tx->conn, job->initiative->id, record, &users));
    if (users.count == 0)
        return ERR_NONE;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR(""), FINDING_STILL_USED,
                (int64_t)users.count);
    return ERR_INVALID;
}

/* Words that anybody sent are taken back whole, as a comment's are. */
static bool from_outside(const RecordJob *job, const void *record) {
    return job->noun == &NOUNS[NOUN_CONTRIBUTION] && contribution_sent(record);
}

static Err unchanged(Tx *tx, const RecordJob *job, const void *now) {
    const Record *head = now;
    if (head->version == job->version || job->noted)
        return ERR_NONE;
    tx->ctx->conflict =
        (Conflict){ .schema = job->noun->schema, .current = now, .version = head->version };
    return ERR_CONFLICT;
}

/* What those outside could read goes with a reason. *ret_told: an involvement of which they know. */
static Err check_reason(Tx *tx, const RecordJob *job, const void *record, bool *ret_told) {
    *ret_told = false;
    if (job->noun == &NOUNS[NOUN_CONTRIBUTION])
        return contribution_removal_check(tx, job->reason);
    if (job->noun == &NOUNS[NOUN_INVOLVEMENT])
        return involvement_removal_check(tx, job->initiative, record, job->reason, ret_told);
    return ERR_NONE;
}

static Err note_removal(Tx *tx, App *app, const RecordJob *job, const void *before, bool told) {
    if (job->noun == &NOUNS[NOUN_CONTRIBUTION])
        return contribution_removal_note(tx, job->initiative, before, job->reason);
    if (told)
        return involvement_removal_note(tx, app, job->initiative, before, job->reason);
    return note(tx, job, job->id, "remove", before, NULL);
}

static Err do_delete(Tx *tx, App *app, const void *in, Written *ret) {
    const RecordJob *job = in;
    const Schema *schema = job->noun->schema;
    const RecordStore *store = noun_store(schema->name);
    void *before = room_of(tx->ctx->arena, schema);
    TRY(stored(tx, job, job->id, before));
    TRY(unchanged(tx, job, before));
    TRY(refuse_used(tx, job, before));
    bool told;
    TRY(check_reason(tx, job, before, &told));
    bool outside = from_outside(job, before);
    TRY(card_results_let_go(tx, job->initiative, job->id));
    TRY(translations_remove(tx, job->initiative->id, job->initiative->chain, job->id,
                            outside ? STR(ERASED_BY_REMOVAL) : STR("")));
    if (job->noun == &NOUNS[NOUN_WORKSHOP]) {
        TRY(room_remove(tx, job->id));
        TRY(preparation_remove(tx, job->id));
    }
    TRY(record_remove(tx, store, job->initiative->id, job->id));
    TRY(step_room(tx, job, before, &ret->rooms[0]));
    TRY(personal_forget(tx, job->initiative->chain, schema, job->id, before));
    if (outside)
        TRY(history_erase(tx, job->initiative->chain, job->id, STR(ERASED_BY_REMOVAL)));
    ret->record = job->id;
    TRY(note_removal(tx, app, job, before, told));
    if (job->opt_tried == NULL)
        return ERR_NONE;
    *job->opt_tried = (Tried){ .may = true, .outside = outside };
    return ERR_GONE;
}

Err record_remove_within(Tx *tx, App *app, const InitiativeRef *initiative, const Noun *noun,
                         RecordId id, Str reason) {
    const RecordJob job = {
        .initiative = initiative, .noun = noun, .id = id, .reason = reason, .noted = true
    };
    Written written = { 0 };
    return do_delete(tx, app, &job, &written);
}

Err record_delete(App *app, Ctx *ctx, const Submission *submission, const InitiativeRef *initiative,
                  const Noun *noun, RecordId id, int64_t version, Str reason, Written *ret) {
    TRY(record_may_write(initiative, noun));
    Tried tried = { 0 };
    RecordJob job = {
        .initiative = initiative, .noun = noun, .id = id, .version = version, .reason = reason
    };
    if (noun != &NOUNS[NOUN_CONTRIBUTION])
        return transact(app, ctx, submission, initiative->chain, do_delete, &job, ret);
    /* Before it is noted where nothing is taken back it must be sure that it may be. */
    job.opt_tried = &tried;
    Err err = transact(app, ctx, submission, initiative->chain, do_delete, &job, ret);
    if (!tried.may)
        return err;
    if (tried.outside)
        TRY(erasure_note_contribution(app, ctx, id));
    job.opt_tried = NULL;
    job.noted = tried.outside;
    return transact(app, ctx, submission, initiative->chain, do_delete, &job, ret);
}
