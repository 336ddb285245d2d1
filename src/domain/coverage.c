/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/coverage.h"

#include <stdlib.h>

#include "domain/choices.h"

static const Str STATE_KEYS[] = {
#define X(name, key) STR_INIT(key),
    COVERAGE_STATE_LIST(X)
#undef X
};
const KeySet COVERAGE_STATES = { .name = STR_INIT("coverage.state"),
                                 .keys = STATE_KEYS,
                                 .count = COVERAGE_STATE_COUNT };

static const Str REASON_KEYS[] = {
#define X(name, key) STR_INIT(key),
    COVERAGE_REASON_LIST(X)
#undef X
};
const KeySet COVERAGE_REASONS = { .name = STR_INIT("coverage.reason"),
                                  .keys = REASON_KEYS,
                                  .count = COVERAGE_REASON_COUNT };

/* A stakeholder, or an involvement, by id. */
typedef struct Position {
    int64_t id;
    size_t at;
} Position;

/* A contribution without an answer, or with one that whom it concerns cannot read, that no involvement of its stakeholder
 * counts: on the plan itself, or under one that was cancelled, only informs, heard nobody yet, or is of others. Once for
 * each whom it concerns. */
typedef struct WaitingContribution {
    const Contribution *contribution;
    size_t at; /* position of its stakeholder */
} WaitingContribution;

typedef struct Deriving {
    Arena *arena;
    const Pack *pack;
    Date today;
    AnswersRead read;
    StakeholderList stakeholders;
    InvolvementList involvements;
    OmissionList omissions;
    bool *stands;   /* per line and stakeholder: stands for it */
    bool *named;    /* those of the line at hand */
    bool *involved; /* per stakeholder of the line: is in an involvement */
    size_t **whom;  /* per involvement: positions of its stakeholders, count where there is none */
    const Position *places;        /* of the involvements */
    ContributionCount *brought_in; /* per involvement */
    LIST_OF(WaitingContribution) waiting;
} Deriving;

static size_t line_index(const CoverageLines *lines, Str key) {
    size_t i = 0;
    while (i < lines->count && !str_eq(lines->items[i].key, key))
        i++;
    return i;
}

const CoverageLine *coverage_line(const Coverage *coverage, Str key) {
    size_t i = line_index(&coverage->lines, key);
    return i < coverage->lines.count ? &coverage->lines.items[i] : NULL;
}

/* -- Who takes part ----------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b) {
    const Position *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

/* NULL: on the plan itself. */
static const Involvement *said_in(const Deriving *d, const Contribution *contribution,
                                  size_t *ret) {
    Position wanted = { .id = contribution->involvement.v };
    const Position *found =
        bsearch(&wanted, d->places, d->involvements.count, sizeof wanted, by_id);
    if (found == NULL)
        return NULL;
    *ret = found->at;
    return &d->involvements.items[found->at];
}

/* Where nobody is named, whom the involvement is for said it. */
static bool counted_where_it_was_said(const Deriving *d, const Contribution *contribution,
                                      const Involvement *involvement) {
    RecordId whom = contribution->stakeholder;
    return involvement_heard(involvement, d->today) &&
           (whom.v == 0 || record_ids_have(&involvement->stakeholders, whom));
}

/* It has an answer; whom it concerns was told, or can read it on the public page or under the link of the involvement. */
static bool answer_known(const Deriving *d, const Contribution *contribution,
                         const Involvement *opt_involvement) {
    if (!contribution_answered(contribution, d->today))
        return false;
    bool read =
        d->read == ANSWERS_IN_PUBLIC || (opt_involvement != NULL && opt_involvement->answer_shared);
    return contribution_told(contribution, d->today) || (read && contribution->published);
}

static void wait_for(Deriving *d, const Contribution *contribution, size_t at) {
    if (at < d->stakeholders.count)
        *list_push(d->arena, &d->waiting) = (WaitingContribution){ contribution, at };
}

static void look_who_waits(Deriving *d, const Contribution *contribution,
                           const Position *positions) {
    size_t row = 0;
    const Involvement *opt_involvement = said_in(d, contribution, &row);
    if (answer_known(d, contribution, opt_involvement) ||
        (opt_involvement != NULL && counted_where_it_was_said(d, contribution, opt_involvement)))
        return;
    if (contribution->stakeholder.v == 0 && opt_involvement != NULL) {
        for (size_t k = 0; k < opt_involvement->stakeholders.count; k++)
            wait_for(d, contribution, d->whom[row][k]);
        return;
    }
    Position wanted = { .id = contribution->stakeholder.v };
    const Position *found =
        bsearch(&wanted, positions, d->stakeholders.count, sizeof wanted, by_id);
    if (found != NULL)
        wait_for(d, contribution, found->at);
}

static const Position *places_of(Deriving *d) {
    size_t count = d->involvements.count;
    Position *places = arena_new(d->arena, Position, count);
    for (size_t i = 0; i < count; i++)
        places[i] = (Position){ d->involvements.items[i].record.id.v, i };
    if (count > 1)
        qsort(places, count, sizeof *places, by_id);
    return places;
}

/* Looks every reference up once: the lines then only follow positions. */
static void locate(Deriving *d, const Whole *whole) {
    ContributionList contributions = whole_contributions(whole);
    size_t count = d->stakeholders.count;
    Position *positions = arena_new(d->arena, Position, count);
    for (size_t i = 0; i < count; i++)
        positions[i] = (Position){ d->stakeholders.items[i].record.id.v, i };
    qsort(positions, count, sizeof *positions, by_id);
    d->places = places_of(d);
    d->whom = arena_new(d->arena, size_t *, d->involvements.count);
    for (size_t i = 0; i < d->involvements.count; i++) {
        const RecordIds *ids = &d->involvements.items[i].stakeholders;
        d->whom[i] = arena_new(d->arena, size_t, ids->count);
        for (size_t k = 0; k < ids->count; k++) {
            Position wanted = { .id = ids->items[k].v };
            const Position *found = bsearch(&wanted, positions, count, sizeof wanted, by_id);
            d->whom[i][k] = found != NULL ? found->at : count;
        }
    }
    for (size_t i = 0; i < contributions.count; i++)
        if (!contribution_sent(&contributions.items[i])) /* else asked for by nobody */
            look_who_waits(d, &contributions.items[i], positions);
}

static void count_contributions(Deriving *d, const Whole *whole) {
    ContributionList contributions = whole_contributions(whole);
    d->brought_in = arena_new(d->arena, ContributionCount, d->involvements.count);
    for (size_t i = 0; i < d->involvements.count; i++)
        d->brought_in[i] =
            contribution_count(&contributions, d->involvements.items[i].record.id, d->today);
}

/* -- Which lines there are --------------------------------------------------------------------- */

static void add_joined(const Deriving *d, Coverage *coverage, Str key, RecordId intersection) {
    size_t at = line_index(&coverage->lines, key);
    if (at == COVERAGE_LINES_MAX)
        return;
    if (at >= coverage->lines.count)
        *list_push(d->arena, &coverage->lines) =
            (CoverageLine){ .key = key, .group = PERSPECTIVE_GROUP_INTERSECTION, .counted = true };
    if (coverage->lines.items[at].intersection.v == 0)
        coverage->lines.items[at].intersection = intersection;
}

static void add_lines(const Deriving *d, const Whole *whole, Coverage *coverage) {
    IntersectionList intersections = whole_intersections(whole);
    for (size_t i = 0; i < d->pack->perspectives.count; i++) {
        const Perspective *perspective = &d->pack->perspectives.items[i];
        *list_push(d->arena, &coverage->lines) =
            (CoverageLine){ .key = perspective->key,
                            .group = perspective->group,
                            .opt_perspective = perspective,
                            .counted = perspective->group != PERSPECTIVE_GROUP_OFFERED };
    }
    for (size_t i = 0; i < intersections.count; i++)
        add_joined(d, coverage, perspective_join(d->arena, intersections.items[i].perspectives),
                   intersections.items[i].record.id);
    for (size_t i = 0; i < d->stakeholders.count; i++) {
        Str rest = d->stakeholders.items[i].perspectives, key;
        while (str_cut(&rest, ' ', &key))
            if (perspective_joined(key))
                add_joined(d, coverage, key, (RecordId){ 0 });
    }
    for (size_t i = 0; i < d->omissions.count; i++)
        if (perspective_joined(d->omissions.items[i].perspective))
            add_joined(d, coverage, d->omissions.items[i].perspective, (RecordId){ 0 });
}

/* Looks every key of a stakeholder up once. */
static void place_stakeholders(Deriving *d, const CoverageLines *lines) {
    size_t count = d->stakeholders.count;
    d->stands = arena_new(d->arena, bool, lines->count *count);
    for (size_t i = 0; i < count; i++) {
        Str rest = d->stakeholders.items[i].perspectives, key;
        while (str_cut(&rest, ' ', &key)) {
            size_t line = line_index(lines, key);
            if (line < lines->count)
                d->stands[line * count + i] = true;
        }
    }
}

/* -- One line ---------------------------------------------------------------------------------- */

static void add_reason(const Deriving *d, CoverageLine *line, CoverageReasonKind kind,
                       RecordId record, RecordIds whom) {
    *list_push(d->arena, &line->reasons) =
        (CoverageReason){ .kind = kind, .record = record, .whom = whom };
}

static void add_voice(CoverageLine *line, const Stakeholder *stakeholder) {
    line->self = line->self || str_eq(stakeholder->voice, VOICES.keys[VOICE_SELF]);
    line->represented =
        line->represented || str_eq(stakeholder->voice, VOICES.keys[VOICE_REPRESENTED]);
}

AnswersRead answers_read(const DisclosureList *disclosures, bool published) {
    const Disclosure *opt_disclosure = disclosures->count > 0 ? &disclosures->items[0] : NULL;
    bool shown = disclosure_shows(opt_disclosure, AUDIENCE_PUBLIC, DISCLOSURE_PART_ANSWERS);
    return published && shown ? ANSWERS_IN_PUBLIC : ANSWERS_UNDER_LINKS;
}

AnswersRead answers_read_of(const Whole *whole) {
    InitiativeList initiatives = whole_initiatives(whole);
    DisclosureList disclosures = whole_disclosures(whole);
    return answers_read(&disclosures, initiatives.count > 0 && initiatives.items[0].published);
}

/* What is said of an answer that was given; ANSWERED: each of those it concerns knows theirs (ADR 0022, 0034). */
static CoverageReasonKind kind_of_answer(const Involvement *involvement, ContributionCount count,
                                         AnswersRead read) {
    bool said = !str_empty(involvement->answer);
    if (!said && count.all == 0)
        return COVERAGE_REASON_ANSWER_UNSAID;
    if (count.all > 0 && count.untold == 0) /* nobody needs a page or a link for it */
        return COVERAGE_REASON_ANSWERED;
    if (read == ANSWERS_UNDER_LINKS && !involvement->answer_shared)
        return COVERAGE_REASON_ANSWER_UNSEEN;
    if (count.unreleased == 0)
        return COVERAGE_REASON_ANSWERED;
    return said ? COVERAGE_REASON_ANSWERED_IN_GENERAL : COVERAGE_REASON_ANSWER_UNRELEASED;
}

static CoverageReason reason_of_heard(const Involvement *involvement, ContributionCount count,
                                      AnswersRead read, Date today, CoverageState *ret) {
    RecordId id = involvement->record.id;
    Date answered = involvement->answered_on;
    bool was_answered = !date_none(answered) && date_compare(answered, today) <= 0;
    *ret = COVERAGE_HEARD;
    if (!was_answered)
        return (CoverageReason){ .kind = COVERAGE_REASON_HEARD,
                                 .record = id,
                                 .date = involvement->heard_on };
    if (count.unanswered > 0)
        return (CoverageReason){ .kind = COVERAGE_REASON_CONTRIBUTION_OPEN,
                                 .record = id,
                                 .date = involvement->heard_on };
    CoverageReasonKind kind = kind_of_answer(involvement, count, read);
    if (kind == COVERAGE_REASON_ANSWERED)
        *ret = COVERAGE_ANSWERED;
    return (CoverageReason){ .kind = kind, .record = id, .date = answered };
}

CoverageReason coverage_reason(const Involvement *involvement, ContributionCount count,
                               AnswersRead read, Date today, CoverageState *ret) {
    RecordId id = involvement->record.id;
    Date heard = involvement->heard_on;
    *ret = COVERAGE_OPEN;
    if (involvement_cancelled(involvement))
        return (CoverageReason){ .kind = COVERAGE_REASON_CANCELLED,
                                 .record = id,
                                 .date = involvement->cancelled_on };
    if (str_eq(involvement->level, LEVELS.keys[LEVEL_INFORM]))
        return (CoverageReason){ .kind = COVERAGE_REASON_INFORMED,
                                 .record = id,
                                 .date = involvement->planned_on };
    if (!date_none(heard) && date_compare(heard, today) <= 0)
        return reason_of_heard(involvement, count, read, today, ret);
    *ret = COVERAGE_PLANNED;
    bool late = date_compare(involvement->planned_on, today) < 0;
    return (CoverageReason){ .kind = late ? COVERAGE_REASON_OVERDUE : COVERAGE_REASON_PLANNED,
                             .record = id,
                             .date = involvement->planned_on };
}

BroughtIn brought_in_of(const Whole *whole) {
    return (BroughtIn){ .contributions = whole_contributions(whole),
                        .read = answers_read_of(whole) };
}

CoverageReason brought_in_reason(const BroughtIn *brought_in, const Involvement *involvement,
                                 Date today, CoverageState *ret) {
    ContributionCount count =
        contribution_count(&brought_in->contributions, involvement->record.id, today);
    return coverage_reason(involvement, count, brought_in->read, today, ret);
}

/* The stakeholders of the line that take part in involvement `i`; they are marked. */
static RecordIds who_takes_part(const Deriving *d, size_t i) {
    RecordIds whom = { 0 };
    for (size_t k = 0; k < d->involvements.items[i].stakeholders.count; k++) {
        size_t at = d->whom[i][k];
        if (at == d->stakeholders.count || !d->named[at])
            continue;
        d->involved[at] = true;
        *list_push(d->arena, &whom) = d->stakeholders.items[at].record.id;
    }
    return whom;
}

static void add_voices(const Deriving *d, CoverageLine *line, size_t i) {
    for (size_t k = 0; k < d->involvements.items[i].stakeholders.count; k++) {
        size_t at = d->whom[i][k];
        if (at < d->stakeholders.count && d->named[at])
            add_voice(line, &d->stakeholders.items[at]);
    }
}

/* Which of the states of its involvements a line has: who waits for an answer holds it back. */
static int weight(CoverageState state) {
    static const int WEIGHTS[COVERAGE_STATE_COUNT] = {
        [COVERAGE_PLANNED] = 1, [COVERAGE_ANSWERED] = 2, [COVERAGE_HEARD] = 3
    };
    return WEIGHTS[state];
}

/* Of these, those who were entered only after the involvement had taken place; a reason of its own says so. */
static size_t add_joined_later(const Deriving *d, CoverageLine *line,
                               const Involvement *involvement, const RecordIds *whom) {
    RecordIds later = { 0 };
    for (size_t i = 0; i < whom->count; i++)
        if (record_ids_have(&involvement->joined_later, whom->items[i]))
            *list_push(d->arena, &later) = whom->items[i];
    if (later.count == 0 || date_none(involvement->heard_on))
        return 0;
    add_reason(d, line, COVERAGE_REASON_JOINED_LATER, involvement->record.id, later);
    line->reasons.items[line->reasons.count - 1].date = involvement->heard_on;
    return later.count;
}

static void weigh_involvements(const Deriving *d, CoverageLine *line) {
    bool informed = false, asked = false;
    for (size_t i = 0; i < d->involvements.count; i++) {
        if (involvement_cancelled(&d->involvements.items[i]))
            continue;
        RecordIds whom = who_takes_part(d, i);
        if (whom.count == 0)
            continue;
        CoverageState state;
        CoverageReason reason =
            coverage_reason(&d->involvements.items[i], d->brought_in[i], d->read, d->today, &state);
        reason.whom = whom;
        *list_push(d->arena, &line->reasons) = reason;
        bool late = add_joined_later(d, line, &d->involvements.items[i], &whom) == whom.count;
        informed = informed || state == COVERAGE_OPEN;
        asked = asked || state != COVERAGE_OPEN;
        if (state == COVERAGE_OPEN || weight(state) < weight(line->state))
            continue;
        if (state != line->state)
            line->self = line->represented = false;
        line->joined_later = late && (state != line->state || line->joined_later);
        line->state = state;
        add_voices(d, line, i);
    }
    line->only_informed = informed && !asked;
}

/* One reason for a contribution, whomever of the line it concerns: those stand one after the other. */
static void add_waiting(const Deriving *d, CoverageLine *line, const WaitingContribution *waiting) {
    const Contribution *contribution = waiting->contribution;
    bool answered = contribution_answered(contribution, d->today);
    CoverageReason *last =
        line->reasons.count > 0 ? &line->reasons.items[line->reasons.count - 1] : NULL;
    if (last == NULL || last->record.v != contribution->record.id.v) {
        add_reason(d, line,
                   answered ? COVERAGE_REASON_CONTRIBUTION_UNREAD
                            : COVERAGE_REASON_CONTRIBUTION_WAITING,
                   contribution->record.id, (RecordIds){ 0 });
        last = &line->reasons.items[line->reasons.count - 1];
        last->date = answered ? contribution->answered_on : contribution->received_on;
    }
    *list_push(d->arena, &last->whom) = d->stakeholders.items[waiting->at].record.id;
}

/* Whoever waits for an answer, or cannot read theirs, holds the line back, wherever they said it. */
static void weigh_waiting(const Deriving *d, CoverageLine *line) {
    for (size_t i = 0; i < d->waiting.count; i++) {
        if (!d->named[d->waiting.items[i].at])
            continue;
        add_waiting(d, line, &d->waiting.items[i]);
        if (line->state == COVERAGE_ANSWERED)
            line->state = COVERAGE_HEARD;
    }
}

static void not_involved(const Deriving *d, CoverageLine *line, RecordId stakeholder) {
    RecordIds whom = { 0 };
    *list_push(d->arena, &whom) = stakeholder;
    add_reason(d, line, COVERAGE_REASON_NOT_INVOLVED, stakeholder, whom);
}

static void derive_line(const Deriving *d, CoverageLine *line) {
    memset(d->involved, 0, d->stakeholders.count * sizeof *d->involved);
    for (size_t i = 0; i < d->stakeholders.count; i++)
        if (d->named[i])
            *list_push(d->arena, &line->stakeholders) = d->stakeholders.items[i].record.id;
    weigh_involvements(d, line);
    weigh_waiting(d, line);
    for (size_t i = 0; i < d->stakeholders.count; i++) {
        if (!d->named[i])
            continue;
        if (line->state == COVERAGE_OPEN)
            add_voice(line, &d->stakeholders.items[i]);
        if (!d->involved[i])
            not_involved(d, line, d->stakeholders.items[i].record.id);
    }
    bool asked = line->state != COVERAGE_OPEN;
    for (size_t i = 0; i < d->omissions.count; i++) {
        const Omission *omission = &d->omissions.items[i];
        if (!str_eq(omission->perspective, line->key))
            continue;
        line->counted = true;
        if (!asked)
            line->state = COVERAGE_OMITTED;
        add_reason(d, line, asked ? COVERAGE_REASON_OVERTAKEN : COVERAGE_REASON_OMITTED,
                   omission->record.id, (RecordIds){ 0 });
    }
    if (line->stakeholders.count > 0)
        line->counted = true;
    if (line->stakeholders.count == 0 && line->reasons.count == 0)
        add_reason(d, line, COVERAGE_REASON_NOBODY, (RecordId){ 0 }, (RecordIds){ 0 });
}

Coverage coverage_of(Arena *arena, const Pack *pack, Date today, const Whole *whole) {
    Coverage coverage = { 0 };
    Deriving d = { .arena = arena,
                   .pack = pack,
                   .today = today,
                   .read = answers_read_of(whole),
                   .stakeholders = whole_stakeholders(whole),
                   .involvements = whole_involvements(whole),
                   .omissions = whole_omissions(whole) };
    d.involved = arena_new(arena, bool, d.stakeholders.count);
    locate(&d, whole);
    count_contributions(&d, whole);
    add_lines(&d, whole, &coverage);
    place_stakeholders(&d, &coverage.lines);
    for (size_t i = 0; i < coverage.lines.count; i++) {
        CoverageLine *line = &coverage.lines.items[i];
        d.named = d.stands + i * d.stakeholders.count;
        derive_line(&d, line);
        if (!line->counted)
            continue;
        coverage.counted++;
        coverage.counts[line->state]++;
        if (line->only_informed)
            coverage.only_informed++;
    }
    return coverage;
}
