/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/involvement.h"

#include <stdlib.h>

#include "domain/access_need.h"

/* The fields of a form that is long are folded away by what they are about. */
enum { HOW = 1, ACCESS, ACCESS_DONE, FORMAL, RESULT };
static const Str GROUP_KEYS[] = { STR_INIT("how"), STR_INIT("access"), STR_INIT("access_done"),
                                  STR_INIT("formal"), STR_INIT("result") };
static const KeySet GROUPS = { STR_INIT("involvement.group"), GROUP_KEYS, RESULT };

/* One day for each need, by its key: whatever needs there are, none is taken for another. */
#define DONE_FIELD(need, key)                                           \
    { .name = STR_INIT("access_done_" key),                             \
      .type = FIELD_DATE,                                               \
      .offset = offsetof(Involvement, access_done[ACCESS_NEED_##need]), \
      .group = ACCESS_DONE },

static const Field DONE_FIELDS[] = { ACCESS_NEED_LIST(DONE_FIELD) };

const Schema INVOLVEMENT_CHECKLIST_FORM =
    SCHEMA_GROUPED(Involvement, "involvement", "involvements", DONE_FIELDS, &GROUPS);

#define PLANNED                                                            \
    FIELD(Involvement, stakeholders, REFERENCES, .required = true,         \
          .target = STR_INIT("stakeholder")),                              \
        FIELD(Involvement, level, KEY, .required = true, .keys = &LEVELS), \
        FIELD(Involvement, occasion, TEXT, .title = true),                 \
        FIELD(Involvement, planned_on, DATE, .required = true),            \
        FIELD(Involvement, planned_text, TEXT, .group = HOW)
#define ANSWERED_ON FIELD(Involvement, answered_on, DATE, .group = RESULT)
#define ANSWER      FIELD(Involvement, answer, PROSE, .group = RESULT)
#define PUT_RIGHT   FIELD(Involvement, put_right, FLAG, .group = RESULT)
#define HEARD                                                         \
    FIELD(Involvement, heard_on, DATE, .group = RESULT), ANSWERED_ON, \
        FIELD(Involvement, note, PROSE, .group = RESULT), ANSWER
#define DONE                                                                                 \
    FIELD(Involvement, method, KEY, .open = OPEN_METHODS, .group = HOW),                     \
        FIELD(Involvement, method_text, TEXT, .group = HOW),                                 \
        FIELD(Involvement, phase, KEY, .keys = &PHASES, .group = HOW),                       \
        FIELD(Involvement, place, TEXT, .group = HOW),                                       \
        FIELD(Involvement, place_public, FLAG, .group = HOW),                                \
        FIELD(Involvement, access_needs, KEYS, .keys = &ACCESS_NEEDS, .group = ACCESS),      \
        FIELD(Involvement, access_note, TEXT, .group = ACCESS),                              \
        ACCESS_NEED_LIST(DONE_FIELD)                                                         \
            FIELD(Involvement, responsible, TEXT, .maximum = NAME_MAX_LENGTH, .group = HOW), \
        FIELD(Involvement, resources, TEXT, .group = HOW)
#define BY_LAW                                                   \
    FIELD(Involvement, formal, FLAG, .group = FORMAL),           \
        FIELD(Involvement, legal_basis, TEXT, .group = FORMAL),  \
        FIELD(Involvement, submitted_on, DATE, .group = FORMAL), \
        FIELD(Involvement, deadline, DATE, .group = FORMAL)
#define PROMISED                                                     \
    FIELD(Involvement, answer_due, DATE, .group = RESULT),           \
        FIELD(Involvement, cancelled_on, DATE, .group = RESULT),     \
        FIELD(Involvement, cancelled_reason, TEXT, .group = RESULT), \
        FIELD(Involvement, answer_shared, FLAG, .group = RESULT)
#define VALUES FIELD(Involvement, value_pairs, KEYS, .keys = &VALUE_PAIRS, .group = HOW)

static const Field FIELDS[] = {
    PLANNED,
    HEARD,
    DONE,
    BY_LAW,
    PROMISED,
    FIELD(Involvement, answer_link, TEXT, .internal = true, .wordless = true, .local = true),
    VALUES,
    ANSWER_PAST_FIELDS(Involvement),
    FIELD(Involvement, joined_later, REFERENCES, .internal = true,
          .target = STR_INIT("stakeholder")),
};

const Schema INVOLVEMENT_SCHEMA =
    SCHEMA_GROUPED(Involvement, "involvement", "involvements", FIELDS, &GROUPS);

static const Field EDIT_FIELDS[] = { PLANNED, HEARD, PUT_RIGHT, DONE, BY_LAW, PROMISED, VALUES };
const Schema INVOLVEMENT_EDIT_FORM =
    SCHEMA_GROUPED(Involvement, "involvement", "involvements", EDIT_FIELDS, &GROUPS);

static const Field ANSWER_FIELDS[] = {
    FIELD(Involvement, answer, PROSE, .required = true, .group = RESULT),
    ANSWERED_ON,
    PUT_RIGHT,
};
const Schema INVOLVEMENT_ANSWER_FORM =
    SCHEMA_GROUPED(Involvement, "involvement", "involvements", ANSWER_FIELDS, &GROUPS);

/* Whoever notes down on the day itself who came is not late. */
RecordIds involvement_joined_later(Arena *arena, const Involvement *now, const Involvement *before,
                                   Date today) {
    RecordIds later = { 0 };
    bool over = !date_none(before->heard_on) && date_compare(before->heard_on, today) < 0;
    for (size_t i = 0; i < now->stakeholders.count; i++) {
        RecordId id = now->stakeholders.items[i];
        bool is_new = over && !record_ids_have(&before->stakeholders, id);
        if (is_new || record_ids_have(&before->joined_later, id))
            *list_push(arena, &later) = id;
    }
    return later;
}

bool involvement_replaced(const Involvement *now, const Involvement *before) {
    return !now->put_right && involvement_answered(before) && involvement_answered(now) &&
           !str_eq(now->answer, before->answer);
}

bool involvement_righted(const Involvement *now, const Involvement *before) {
    return now->put_right && involvement_answered(before) && involvement_answered(now) &&
           !str_eq(now->answer, before->answer);
}

bool involvement_day_left(const Involvement *now, const Involvement *before) {
    return involvement_replaced(now, before) && date_eq(now->answered_on, before->answered_on);
}

InvolvementBrief involvement_brief(const Involvement *involvement, Str group) {
    return (InvolvementBrief){ .level = involvement->level,
                               .planned_on = involvement->planned_on,
                               .group = group,
                               .groups = involvement->stakeholders.count };
}

bool involvement_answered(const Involvement *involvement) {
    return !date_none(involvement->heard_on) && !date_none(involvement->answered_on) &&
           !str_empty(involvement->answer);
}

bool involvement_heard(const Involvement *involvement, Date today) {
    return !involvement_cancelled(involvement) &&
           !str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]) &&
           !date_none(involvement->heard_on) && date_compare(involvement->heard_on, today) <= 0;
}

/* Who by law has a say (as older rows of this level may have it) is not done with by being told. */
static bool only_informs(const Involvement *involvement) {
    return str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]) && !involvement->formal &&
           !involvement_cancelled(involvement) && !date_none(involvement->planned_on);
}

bool involvement_informed(const Involvement *involvement, Date today) {
    return only_informs(involvement) && date_compare(involvement->planned_on, today) <= 0 &&
           !str_empty(involvement->note);
}

bool involvement_unconfirmed(const Involvement *involvement, Date today) {
    return only_informs(involvement) && date_compare(involvement->planned_on, today) < 0 &&
           str_empty(involvement->note);
}

bool involvement_cancelled(const Involvement *involvement) {
    return !date_none(involvement->cancelled_on);
}

bool involvement_access_late(const Involvement *involvement, AccessNeed need, Date today) {
    Date due = access_need_due(need, involvement->planned_on);
    bool over = !date_none(involvement->heard_on) || involvement_cancelled(involvement) ||
                date_compare(involvement->planned_on, today) < 0;
    return !over && str_has_word(involvement->access_needs, ACCESS_NEEDS.keys[need]) &&
           date_none(involvement->access_done[need]) && date_compare(due, today) < 0;
}

bool involvement_done_unneeded(const Involvement *now, const Involvement *opt_before,
                               AccessNeed need) {
    Date done = now->access_done[need];
    bool said = opt_before == NULL || date_compare(done, opt_before->access_done[need]) != 0;
    return said && !date_none(done) && !str_has_word(now->access_needs, ACCESS_NEEDS.keys[need]);
}

/* By law somebody is to have a say by a day, and has not had it yet; whatever level older rows may name. */
static bool awaits_hearing(const Involvement *involvement, Date today) {
    bool heard =
        !date_none(involvement->heard_on) && date_compare(involvement->heard_on, today) <= 0;
    return involvement->formal && !heard && !involvement_cancelled(involvement) &&
           !date_none(involvement->deadline);
}

bool involvement_deadline_passed(const Involvement *involvement, Date today) {
    return awaits_hearing(involvement, today) && date_compare(involvement->deadline, today) < 0;
}

bool involvement_planned_late(const Involvement *involvement, Date today) {
    return awaits_hearing(involvement, today) && date_compare(involvement->deadline, today) >= 0 &&
           date_compare(involvement->planned_on, involvement->deadline) > 0;
}

Date involvement_called_off(const Involvement *involvement, Date archived_on) {
    if (involvement_cancelled(involvement) || date_none(archived_on))
        return involvement->cancelled_on;
    bool before = !date_none(involvement->planned_on) &&
                  date_compare(involvement->planned_on, archived_on) < 0;
    if (before || !date_none(involvement->heard_on))
        return (Date){ 0 };
    return archived_on;
}

static void check_formal(const Involvement *involvement, const Check *check) {
    if (involvement->formal) {
        if (str_empty(involvement->legal_basis))
            check_found(check, STR("legal_basis"), FINDING_FORMAL_WITHOUT_BASIS);
        check_order(check, involvement->submitted_on, STR("deadline"), involvement->deadline,
                    FINDING_DEADLINE_BEFORE_SUBMISSION);
        check_order(check, involvement->submitted_on, STR("heard_on"), involvement->heard_on,
                    FINDING_HEARD_BEFORE_SUBMISSION);
        return;
    }
    if (!check_readable(check, STR("formal")))
        return;
    if (!str_empty(involvement->legal_basis))
        check_found(check, STR("legal_basis"), FINDING_NOT_FORMAL);
    if (!date_none(involvement->submitted_on))
        check_found(check, STR("submitted_on"), FINDING_NOT_FORMAL);
    if (!date_none(involvement->deadline))
        check_found(check, STR("deadline"), FINDING_NOT_FORMAL);
}

static void check_cancelled(const Involvement *involvement, const Check *check) {
    bool cancelled = involvement_cancelled(involvement);
    if (date_compare(involvement->cancelled_on, check->today) > 0)
        check_found(check, STR("cancelled_on"), FINDING_IN_FUTURE);
    if (cancelled && str_empty(involvement->cancelled_reason))
        check_found(check, STR("cancelled_reason"), FINDING_CANCELLED_WITHOUT_REASON);
    if (!cancelled && !str_empty(involvement->cancelled_reason))
        check_found(check, STR("cancelled_on"), FINDING_CANCELLED_WITHOUT_DAY);
    if (cancelled && !date_none(involvement->heard_on))
        check_found(check, STR("cancelled_on"), FINDING_CANCELLED_AND_HEARD);
}

static void check_answer(const Involvement *involvement, const Check *check) {
    Date heard = involvement->heard_on, answered = involvement->answered_on;
    if (date_none(answered))
        return;
    if (str_empty(involvement->answer))
        check_found(check, STR("answer"), FINDING_ANSWER_WITHOUT_TEXT);
    if (!check_readable(check, STR("heard_on")) && date_none(heard))
        return; /* something was typed there, only not a date */
    if (date_none(heard))
        check_found(check, STR("answered_on"), FINDING_ANSWER_WITHOUT_HEARING);
    else if (date_compare(answered, heard) < 0)
        check_found(check, STR("answered_on"), FINDING_ANSWER_BEFORE_HEARING);
}

static void check_access_done(const Involvement *involvement, const Check *check) {
    for (size_t i = 0; i < ACCESS_NEED_COUNT; i++)
        if (date_compare(involvement->access_done[i], check->today) > 0)
            check_found(check, DONE_FIELDS[i].name, FINDING_IN_FUTURE);
}

void involvement_check(const Involvement *involvement, const Check *check) {
    Date heard = involvement->heard_on, answered = involvement->answered_on;
    if (date_compare(heard, check->today) > 0)
        check_found(check, STR("heard_on"), FINDING_IN_FUTURE);
    if (date_compare(answered, check->today) > 0)
        check_found(check, STR("answered_on"), FINDING_IN_FUTURE);
    if (str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]) && !date_none(heard))
        check_found(check, STR("heard_on"), FINDING_INFORM_HEARS_NOBODY);
    if (!str_empty(involvement->method) && pack_method(check->pack, involvement->method) == NULL)
        check_found(check, STR("method"), FINDING_UNKNOWN_KEY);
    check_access_done(involvement, check);
    check_answer(involvement, check);
    check_formal(involvement, check);
    check_cancelled(involvement, check);
}

static int by_day(const void *a, const void *b) {
    const Involvement *one = a, *other = b;
    int days = date_compare(one->planned_on, other->planned_on);
    if (days != 0)
        return days;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

void involvements_by_day(InvolvementList *list) {
    if (list->count > 1)
        qsort(list->items, list->count, sizeof *list->items, by_day);
}
