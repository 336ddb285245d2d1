/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/contribution.h"

#include "base/utf8.h"
#include "domain/choices.h"

enum { ANSWER = 1, SUBJECT_LENGTH = 80 };
static const Str GROUP_KEYS[] = { STR_INIT("answer") };
static const KeySet GROUPS = { STR_INIT("contribution.group"), GROUP_KEYS, ANSWER };

static const Field FIELDS[] = {
    FIELD(Contribution, subject, TEXT, .required = true, .title = true),
    FIELD(Contribution, text, PROSE),
    FIELD(Contribution, involvement, REFERENCE, .target = STR_INIT("involvement")),
    FIELD(Contribution, stakeholder, REFERENCE, .target = STR_INIT("stakeholder")),
    FIELD(Contribution, speaks_for, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Contribution, received_on, DATE),
    FIELD(Contribution, source, KEY, .internal = true, .keys = &CONTRIBUTION_SOURCES),
    FIELD(Contribution, outcome, KEY, .keys = &OUTCOMES, .group = ANSWER),
    FIELD(Contribution, answer, PROSE, .group = ANSWER),
    FIELD(Contribution, answered_on, DATE, .group = ANSWER),
    FIELD(Contribution, led_to, REFERENCES, .group = ANSWER),
    FIELD(Contribution, published, FLAG, .group = ANSWER),
};

const Schema CONTRIBUTION_SCHEMA =
    SCHEMA_GROUPED(Contribution, "contribution", "contributions", FIELDS, &GROUPS);

bool contribution_sent(const Contribution *contribution) {
    return str_eq(contribution->source, CONTRIBUTION_SOURCES.keys[CONTRIBUTION_SOURCE_PUBLIC]);
}

Str contribution_line(Arena *arena, Str text) {
    Str rest = text, line;
    if (!str_cut(&rest, '\n', &line))
        line = text;
    Str cut = utf8_truncate(line, SUBJECT_LENGTH);
    return cut.len < text.len ? str_join(arena, str_trim(cut), STR(" …")) : cut;
}

bool contribution_answered(const Contribution *contribution, Date today) {
    return !str_empty(contribution->outcome) && !str_empty(contribution->answer) &&
           !date_none(contribution->answered_on) &&
           date_compare(contribution->answered_on, today) <= 0;
}

ContributionCount contribution_count(const ContributionList *contributions, RecordId involvement,
                                     Date today) {
    ContributionCount count = { 0 };
    for (size_t i = 0; i < contributions->count; i++) {
        const Contribution *contribution = &contributions->items[i];
        if (contribution->involvement.v != involvement.v || contribution_sent(contribution))
            continue;
        count.all++;
        bool answered = contribution_answered(contribution, today);
        count.unanswered += !answered;
        count.unreleased += answered && !contribution->published;
    }
    return count;
}

/* A field that could not be read is not missing: it has its finding. */
static void check_answer(const Contribution *contribution, const Check *check) {
    bool outcome = !str_empty(contribution->outcome), answer = !str_empty(contribution->answer),
         day = !date_none(contribution->answered_on);
    if (!outcome && !answer && !day)
        return;
    if (!outcome)
        check_found(check, STR("outcome"), FINDING_ANSWER_INCOMPLETE);
    if (!answer)
        check_found(check, STR("answer"), FINDING_ANSWER_INCOMPLETE);
    if (!day)
        check_found(check, STR("answered_on"), FINDING_ANSWER_INCOMPLETE);
}

void contribution_check(const Contribution *contribution, const Check *check) {
    Date received = contribution->received_on, answered = contribution->answered_on;
    if (date_compare(received, check->today) > 0)
        check_found(check, STR("received_on"), FINDING_IN_FUTURE);
    if (date_compare(answered, check->today) > 0)
        check_found(check, STR("answered_on"), FINDING_IN_FUTURE);
    check_answer(contribution, check);
    check_order(check, received, STR("answered_on"), answered, FINDING_ANSWER_BEFORE_RECEIPT);
}

/* -- Words that were taken out --------------------------------------------------------------------- */

enum { NAME_LETTERS_MIN = 3 };

/* Bytes of letters beyond ASCII are all above it. */
static bool in_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool next_word(Str *rest, Str *ret) {
    size_t begin = 0, end;
    while (begin < rest->len && !in_word(rest->ptr[begin]))
        begin++;
    for (end = begin; end < rest->len && in_word(rest->ptr[end]);)
        end++;
    *ret = str_slice(*rest, begin, end - begin);
    *rest = str_slice(*rest, end, rest->len - end);
    return ret->len > 0;
}

static bool has_word(Str text, Str wanted) {
    Str rest = text, word;
    while (next_word(&rest, &word))
        if (str_eq(word, wanted))
            return true;
    return false;
}

static bool named(Str word) {
    return word.len >= NAME_LETTERS_MIN && !(word.ptr[0] >= 'a' && word.ptr[0] <= 'z');
}

/* Whether `text` has a name that stood in `before` and stands in `after` no more. */
static bool left_in(Str text, Str before, Str after) {
    Str rest = before, word;
    while (next_word(&rest, &word))
        if (named(word) && !has_word(after, word) && has_word(text, word))
            return true;
    return false;
}

NamesLeft contribution_names_left(const Contribution *before, const Contribution *after) {
    const Str was[] = { before->subject, before->text, before->speaks_for };
    const Str now[] = { after->subject, after->text, after->speaks_for };
    NamesLeft left = { 0 };
    for (size_t i = 0; i < sizeof was / sizeof *was; i++) {
        left.answer = left.answer || left_in(after->answer, was[i], now[i]);
        for (size_t other = 0; other < sizeof now / sizeof *now; other++)
            left.sent = left.sent || left_in(now[other], was[i], now[i]);
    }
    return left;
}
