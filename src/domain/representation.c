/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/representation.h"

#include <stdlib.h>
#include <string.h>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "domain/choices.h"

#define X(name, key) STR_INIT(key),
static const Str STATE_KEYS[] = { REPRESENTATION_STATE_LIST(X) };
static const Str DUE_KEYS[] = { REPRESENTATION_DUE_LIST(X) };
static const Str THREAD_KEYS[] = { REPRESENTATION_THREAD_LIST(X) };
#undef X
const KeySet REPRESENTATION_STATES = { .name = STR_INIT("representation.state"),
                                       .keys = STATE_KEYS,
                                       .count = REPRESENTATION_STATE_COUNT };
const KeySet REPRESENTATION_DUES = { .name = STR_INIT("representation.due"),
                                     .keys = DUE_KEYS,
                                     .count = REPRESENTATION_DUE_COUNT };
const KeySet REPRESENTATION_THREADS = { .name = STR_INIT("representation.thread"),
                                        .keys = THREAD_KEYS,
                                        .count = REPRESENTATION_THREAD_COUNT };

/* -- Whose stakeholders ------------------------------------------------------------------------- */

/* The letters of a text, folded (text_fold.h), byte by byte. */
typedef struct Letters {
    Str rest;
    char text[4];
    size_t len, at;
    bool without_space;
} Letters;

static Letters letters_of(Str text, bool without_space) {
    return (Letters){ .rest = text, .without_space = without_space };
}

static bool is_space(uint32_t c) {
    char text[4];
    return c < 0x80 ? c <= ' ' : str_empty(utf8_trim(str_bytes(text, utf8_encode(c, text))));
}

/* -1: no more. A mark belongs to the letter before it, in whatever way both are written. */
static int next_letter(Letters *letters) {
    uint32_t c;
    while (letters->at == letters->len) {
        if (!utf8_next(&letters->rest, &c))
            return -1;
        Fold fold = fold_code_point(c);
        letters->at = letters->len = 0;
        if (fold.kind == FOLD_MARK || (letters->without_space && is_space(c)))
            continue;
        letters->len = fold.len;
        memcpy(letters->text, fold.text, fold.len);
        if (fold.kind == FOLD_SEPARATOR)
            letters->len = utf8_encode(c, letters->text);
    }
    return (unsigned char)letters->text[letters->at++];
}

bool same_body(Str one, Str other) {
    Letters a = letters_of(one, true), b = letters_of(other, true);
    int letter;
    do {
        letter = next_letter(&a);
        if (letter != next_letter(&b))
            return false;
    } while (letter >= 0);
    return true;
}

enum { NAME_BYTES = 120, NAME_LEAST = 5, NAME_SLIPS = 2 };

/* Letters and digits alone: a hyphen makes no other body. Of a very long name the beginning. */
static Str bare_name(Str text, char *buffer) {
    Letters letters = letters_of(text, true);
    size_t len = 0;
    for (int c; len < NAME_BYTES && (c = next_letter(&letters)) >= 0;)
        if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            buffer[len++] = (char)c;
    return str_bytes(buffer, len);
}

/* Letters to add, leave out or exchange until the names are the same. */
static size_t slips_between(Str one, Str other) {
    size_t row[NAME_BYTES + 1];
    for (size_t k = 0; k <= other.len; k++)
        row[k] = k;
    for (size_t i = 0; i < one.len; i++) {
        size_t corner = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < other.len; k++) {
            size_t exchanged = corner + (one.ptr[i] != other.ptr[k]);
            size_t shorter = (row[k] < row[k + 1] ? row[k] : row[k + 1]) + 1;
            corner = row[k + 1];
            row[k + 1] = exchanged < shorter ? exchanged : shorter;
        }
    }
    return row[other.len];
}

/* "SBV", "S.B.V.": a few capitals. */
static bool is_abbreviation(Str text) {
    Str name = str_trim(text);
    size_t capitals = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] != '.' && (name.ptr[i] < 'A' || name.ptr[i] > 'Z'))
            return false;
        capitals += name.ptr[i] != '.';
    }
    return capitals >= 2 && capitals < NAME_LEAST;
}

/* Begins with its first letter and has the others in their order: "sbv", "schwerbehindertenvertretung". */
static bool abbreviates(Str abbreviation, Str name) {
    size_t found = 0;
    for (size_t i = 0; i < name.len && found < abbreviation.len; i++)
        if (name.ptr[i] == abbreviation.ptr[found])
            found++;
        else if (i == 0)
            return false;
    return found == abbreviation.len;
}

bool resembling_body(Str one, Str other) {
    char buffers[2][NAME_BYTES];
    Str a = bare_name(one, buffers[0]), b = bare_name(other, buffers[1]);
    if (same_body(one, other))
        return false;
    if (is_abbreviation(one) && b.len >= NAME_LEAST)
        return abbreviates(a, b);
    if (is_abbreviation(other) && a.len >= NAME_LEAST)
        return abbreviates(b, a);
    if (a.len < NAME_LEAST || b.len < NAME_LEAST)
        return str_eq(a, b) && a.len > 0;
    return str_find(a, b) >= 0 || str_find(b, a) >= 0 || slips_between(a, b) <= NAME_SLIPS;
}

static bool begins_in_word(Str text) {
    uint32_t c;
    while (utf8_next(&text, &c)) {
        FoldKind kind = fold_code_point(c).kind;
        if (kind != FOLD_MARK)
            return kind != FOLD_SEPARATOR;
    }
    return false;
}

/* Whole words, whatever follows them. */
static bool begins_with(Str text, Str words) {
    Letters a = letters_of(text, false), b = letters_of(words, false);
    for (int letter; (letter = next_letter(&b)) >= 0;)
        if (letter != next_letter(&a))
            return false;
    return a.at == a.len && !begins_in_word(a.rest);
}

static bool named_within(Str text, Str words) {
    bool in_word = false;
    uint32_t c;
    while (!str_empty(words) && !str_empty(text)) {
        if (!in_word && begins_with(text, words))
            return true;
        if (!utf8_next(&text, &c))
            return false;
        FoldKind kind = fold_code_point(c).kind;
        in_word = kind == FOLD_MARK ? in_word : kind != FOLD_SEPARATOR;
    }
    return false;
}

static bool perspective_of_body(const Perspective *perspective, Str body, bool within) {
    const Str labels[] = { perspective->label.de, perspective->label.en,
                           perspective->label.de_simple };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (str_empty(labels[i]))
            continue;
        if (same_body(labels[i], body) || (within && named_within(body, labels[i])))
            return true;
    }
    return false;
}

bool stands_for_body(const Pack *pack, Str body, Str stakeholder, Str perspectives, bool within) {
    Str rest = perspectives, key;
    if (str_empty(str_trim(body)))
        return false;
    if (same_body(stakeholder, body))
        return true;
    while (str_cut(&rest, ' ', &key)) {
        const Perspective *perspective = pack_perspective(pack, key);
        if (perspective != NULL && perspective_of_body(perspective, body, within))
            return true;
    }
    return false;
}

static RecordIds stakeholders_of(Arena *arena, const Pack *pack, const Whole *whole, Str body) {
    StakeholderList all = whole_stakeholders(whole);
    RecordIds ids = { 0 };
    for (int within = 0; within < 2 && ids.count == 0; within++)
        for (size_t i = 0; i < all.count; i++)
            if (stands_for_body(pack, body, all.items[i].name, all.items[i].perspectives,
                                within == 1))
                *list_push(arena, &ids) = all.items[i].record.id;
    return ids;
}

static bool concerns(const RecordIds *ids, const Involvement *involvement) {
    for (size_t i = 0; i < involvement->stakeholders.count; i++)
        if (record_ids_have(ids, involvement->stakeholders.items[i]))
            return true;
    return false;
}

/* -- Whose turn it is --------------------------------------------------------------------------- */

static bool come(Date day, Date today) {
    return !date_none(day) && date_compare(day, today) <= 0;
}

static bool passed(Date day, Date today) {
    return !date_none(day) && date_compare(day, today) < 0;
}

/* A body reads every answer in its own view, whatever others may see. */
static RepresentationState state_of(const Involvement *involvement, ContributionCount count,
                                    Date today) {
    CoverageState coverage;
    CoverageReason reason =
        coverage_reason(involvement, count, ANSWERS_IN_PUBLIC, today, &coverage);
    if (reason.kind == COVERAGE_REASON_CANCELLED)
        return REPRESENTATION_CANCELLED;
    if (involvement_informed(involvement, today))
        return REPRESENTATION_INFORMED;
    if (involvement_unconfirmed(involvement, today))
        return REPRESENTATION_UNCONFIRMED;
    if (coverage == COVERAGE_ANSWERED || reason.kind == COVERAGE_REASON_ANSWER_UNRELEASED ||
        reason.kind == COVERAGE_REASON_ANSWERED_IN_GENERAL)
        return REPRESENTATION_ANSWERED;
    if (coverage == COVERAGE_HEARD)
        return REPRESENTATION_WAITING;
    return involvement->formal && come(involvement->submitted_on, today) ? REPRESENTATION_ASKED
                                                                         : REPRESENTATION_PLANNED;
}

RepresentedLine represented_line(const Involvement *involvement, ContributionCount count,
                                 Date today) {
    RepresentedLine line = { .involvement = involvement,
                             .state = state_of(involvement, count, today) };
    if (line.state == REPRESENTATION_ASKED && !date_none(involvement->deadline)) {
        line.due = involvement->deadline;
        line.deadline = true;
    } else if (line.state == REPRESENTATION_ASKED || line.state == REPRESENTATION_PLANNED) {
        line.due = involvement->planned_on;
    } else if (line.state == REPRESENTATION_WAITING) {
        line.due = involvement->answer_due;
    }
    line.overdue = passed(line.due, today);
    return line;
}

static int by_state(const void *a, const void *b) {
    const RepresentedLine *one = a, *other = b;
    if (one->state != other->state)
        return one->state < other->state ? -1 : 1;
    int days = date_compare_none_last(one->due, other->due);
    if (days != 0)
        return days;
    int64_t left = one->involvement->record.id.v, right = other->involvement->record.id.v;
    return (left > right) - (left < right);
}

static int by_day(const void *a, const void *b) {
    const RepresentedDay *one = a, *other = b;
    int days = date_compare(one->day, other->day);
    return days != 0 ? days : (one->kind > other->kind) - (one->kind < other->kind);
}

static void add_day(Arena *arena, Representation *representation, RepresentationDue kind,
                    const Involvement *opt_involvement, Date day, Date today) {
    *list_push(arena, &representation->days) =
        (RepresentedDay){ .kind = kind,
                          .opt_involvement = opt_involvement,
                          .day = day,
                          .days = (int64_t)date_days(day) - date_days(today) };
}

static void add_days_of(Arena *arena, Representation *representation, const RepresentedLine *line,
                        Date today) {
    const Involvement *involvement = line->involvement;
    bool ahead = line->state == REPRESENTATION_ASKED || line->state == REPRESENTATION_PLANNED;
    if (ahead && !date_none(involvement->deadline))
        add_day(arena, representation, REPRESENTATION_DUE_SAY, involvement, involvement->deadline,
                today);
    if (ahead && !date_none(involvement->planned_on))
        add_day(arena, representation, REPRESENTATION_DUE_MEETING, involvement,
                involvement->planned_on, today);
    if (line->state == REPRESENTATION_WAITING && !date_none(involvement->answer_due))
        add_day(arena, representation, REPRESENTATION_DUE_ANSWER, involvement,
                involvement->answer_due, today);
}

static void add_window(Arena *arena, Representation *representation, const Whole *whole,
                       Date today) {
    ParticipationPlanList plans = whole_participation_plans(whole);
    if (plans.count > 0 && participation_plan_open(plans.items, today))
        add_day(arena, representation, REPRESENTATION_DUE_COMMENTS, NULL,
                plans.items[0].comments_until, today);
}

Representation representation_of(Arena *arena, const Pack *pack, const Whole *whole, Str body,
                                 Date today) {
    Representation all = { .stakeholders = stakeholders_of(arena, pack, whole, body) };
    InvolvementList involvements = whole_involvements(whole);
    ContributionList contributions = whole_contributions(whole);
    for (size_t i = 0; i < involvements.count; i++) {
        const Involvement *involvement = &involvements.items[i];
        if (!concerns(&all.stakeholders, involvement))
            continue;
        RepresentedLine *line = list_push(arena, &all.lines);
        *line = represented_line(
            involvement, contribution_count(&contributions, involvement->record.id, today), today);
        add_days_of(arena, &all, line, today);
    }
    add_window(arena, &all, whole, today);
    if (all.lines.count > 1)
        qsort(all.lines.items, all.lines.count, sizeof *all.lines.items, by_state);
    if (all.days.count > 1)
        qsort(all.days.items, all.days.count, sizeof *all.days.items, by_day);
    return all;
}

/* -- Threads ------------------------------------------------------------------------------------ */

typedef struct Speaking {
    Str body;
    const int64_t *members;
    size_t member_count;
    RecordIds about; /* records of the body */
} Speaking;

static bool says(const Speaking *speaking, const Comment *comment) {
    if (!str_empty(comment->body))
        return same_body(comment->body, speaking->body);
    for (size_t i = 0; i < speaking->member_count; i++)
        if (comment->author == speaking->members[i])
            return true;
    return false;
}

static RecordIds records_of(Arena *arena, const Representation *representation,
                            const Whole *whole) {
    RecordIds ids = { 0 };
    ContributionList contributions = whole_contributions(whole);
    for (size_t i = 0; i < representation->stakeholders.count; i++)
        *list_push(arena, &ids) = representation->stakeholders.items[i];
    for (size_t i = 0; i < representation->lines.count; i++)
        *list_push(arena, &ids) = representation->lines.items[i].involvement->record.id;
    for (size_t i = 0; i < contributions.count; i++)
        if (record_ids_have(&representation->stakeholders, contributions.items[i].stakeholder))
            *list_push(arena, &ids) = contributions.items[i].record.id;
    return ids;
}

static int by_id(const void *a, const void *b) {
    const Comment *one = a, *other = b;
    return (one->record.id.v > other->record.id.v) - (one->record.id.v < other->record.id.v);
}

/* What was said in a thread after its first comment. */
typedef struct Words {
    const Comment *last; /* the newest that stands; the first where nothing was */
    bool answered;
} Words;

static bool by_somebody_else(const Comment *first, const Comment *reply) {
    return first->author != reply->author || !str_eq(first->author_label, reply->author_label);
}

/* The words of each thread, where its first stands. Replies stand behind what they reply to, be it itself a reply. */
static Words *words_of(Arena *arena, const CommentList *comments) {
    size_t *first = arena_new(arena, size_t, comments->count);
    Words *words = arena_new(arena, Words, comments->count);
    for (size_t i = 0; i < comments->count; i++) {
        const Comment *comment = &comments->items[i], *above = NULL;
        const Comment wanted = { .record.id = comment->reply_to };
        if (comment->reply_to.v != 0)
            above = bsearch(&wanted, comments->items, i, sizeof wanted, by_id);
        first[i] = above != NULL ? first[above - comments->items] : i;
        Words *said = &words[first[i]];
        if (first[i] != i && comment_stands(comment) &&
            by_somebody_else(&comments->items[first[i]], comment))
            said->answered = true;
        if (first[i] == i || comment_stands(comment))
            said->last = comment;
    }
    return words;
}

static int by_word(const void *a, const void *b) {
    const RepresentedThread *one = a, *other = b;
    if (one->state != other->state)
        return one->state < other->state ? -1 : 1;
    int64_t left = one->last->record.id.v, right = other->last->record.id.v;
    return (left < right) - (left > right);
}

static bool thread_of(const Speaking *speaking, const Comment *comment, const Words *words,
                      RepresentedThread *ret) {
    bool own = says(speaking, comment);
    if (!own && !record_ids_have(&speaking->about, comment->target))
        return false;
    *ret = (RepresentedThread){ .own = own,
                                .answered = words->answered,
                                .comment = comment,
                                .last = words->last,
                                .state = REPRESENTATION_THREAD_CLOSED };
    if (date_none(comment->closed_on))
        ret->state =
            says(speaking, ret->last) ? REPRESENTATION_THREAD_OPEN : REPRESENTATION_THREAD_ASKED;
    return true;
}

RepresentedThreads representation_threads(Arena *arena, const Representation *representation,
                                          const Whole *whole, const CommentList *comments, Str body,
                                          const int64_t *members, size_t member_count) {
    Speaking speaking = { .body = body,
                          .members = members,
                          .member_count = member_count,
                          .about = records_of(arena, representation, whole) };
    RepresentedThreads threads = { 0 };
    const Words *words = words_of(arena, comments);
    for (size_t i = 0; i < comments->count; i++) {
        RepresentedThread thread;
        const Comment *first = &comments->items[i];
        bool said = comment_stands(first) || words[i].last != first; /* its place holds the rest */
        if (first->reply_to.v != 0 || first->draft || !said)
            continue;
        if (thread_of(&speaking, &comments->items[i], &words[i], &thread))
            *list_push(arena, &threads) = thread;
    }
    if (threads.count > 1)
        qsort(threads.items, threads.count, sizeof *threads.items, by_word);
    return threads;
}
