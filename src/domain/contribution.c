/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/contribution.h"

#include "base/utf8.h"
#include "domain/choices.h"

enum { ANSWER = 1, SUBJECT_LENGTH = 80 };
static const Str GROUP_KEYS[] = { STR_INIT("answer") };
static const KeySet GROUPS = { STR_INIT("contribution.group"), GROUP_KEYS, ANSWER };

#define RECEIVED                                                                        \
    FIELD(Contribution, subject, TEXT, .required = true, .title = true),                \
        FIELD(Contribution, text, PROSE),                                               \
        FIELD(Contribution, involvement, REFERENCE, .target = STR_INIT("involvement")), \
        FIELD(Contribution, stakeholder, REFERENCE, .target = STR_INIT("stakeholder")), \
        FIELD(Contribution, speaks_for, TEXT, .maximum = NAME_MAX_LENGTH),              \
        FIELD(Contribution, received_on, DATE)
#define ANSWERED                                                           \
    FIELD(Contribution, outcome, KEY, .keys = &OUTCOMES, .group = ANSWER), \
        FIELD(Contribution, answer, PROSE, .group = ANSWER),               \
        FIELD(Contribution, answered_on, DATE, .group = ANSWER)
#define FOLLOWED                                               \
    FIELD(Contribution, led_to, REFERENCES, .group = ANSWER),  \
        FIELD(Contribution, published, FLAG, .group = ANSWER), \
        FIELD(Contribution, told_on, DATE, .group = ANSWER)

static const Field FIELDS[] = {
    RECEIVED,
    FIELD(Contribution, source, KEY, .internal = true, .keys = &CONTRIBUTION_SOURCES),
    ANSWERED,
    FOLLOWED,
    ANSWER_PAST_FIELDS(Contribution),
    ANSWER_PAST_FIELD(Contribution, "answer_hidden_on", hidden_on),
};
const Schema CONTRIBUTION_SCHEMA =
    SCHEMA_GROUPED(Contribution, "contribution", "contributions", FIELDS, &GROUPS);

static const Field EDIT_FIELDS[] = {
    RECEIVED,
    ANSWERED,
    FIELD(Contribution, put_right, FLAG, .group = ANSWER),
    FOLLOWED,
};
const Schema CONTRIBUTION_EDIT_FORM =
    SCHEMA_GROUPED(Contribution, "contribution", "contributions", EDIT_FIELDS, &GROUPS);

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

bool contribution_told(const Contribution *contribution, Date today) {
    bool told =
        !date_none(contribution->told_on) && date_compare(contribution->told_on, today) <= 0;
    return told || contribution->read_under_receipt;
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
        bool untold = answered && !contribution_told(contribution, today);
        count.untold += untold;
        count.unreleased += untold && !contribution->published;
    }
    return count;
}

/* A field that could not be read is not missing: it has its finding. */
static void check_answer(const Contribution *contribution, const Check *check) {
    bool outcome = !str_empty(contribution->outcome), answer = !str_empty(contribution->answer),
         day = !date_none(contribution->answered_on);
    if (!outcome && !answer && !day && date_none(contribution->told_on))
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
    if (date_compare(contribution->told_on, check->today) > 0)
        check_found(check, STR("told_on"), FINDING_IN_FUTURE);
    check_answer(contribution, check);
    check_order(check, received, STR("answered_on"), answered, FINDING_ANSWER_BEFORE_RECEIPT);
    check_order(check, answered, STR("told_on"), contribution->told_on, FINDING_TOLD_BEFORE_ANSWER);
}

static bool comes_out_otherwise(const Contribution *now, const Contribution *before) {
    return !str_empty(before->outcome) && !str_empty(now->outcome) &&
           !str_eq(before->outcome, now->outcome);
}

static bool is_rewritten(const Contribution *now, const Contribution *before) {
    return !now->put_right && !str_empty(before->answer) && !str_empty(now->answer) &&
           !str_eq(before->answer, now->answer);
}

bool contribution_replaced(const Contribution *now, const Contribution *before) {
    return comes_out_otherwise(now, before) || is_rewritten(now, before);
}

bool contribution_righted(const Contribution *now, const Contribution *before) {
    return now->put_right && !contribution_replaced(now, before) && !str_empty(before->answer) &&
           !str_empty(now->answer) && !str_eq(before->answer, now->answer);
}

bool contribution_day_left(const Contribution *now, const Contribution *before) {
    return !date_none(before->answered_on) && date_eq(now->answered_on, before->answered_on) &&
           contribution_replaced(now, before);
}

Date contribution_day_given(const Contribution *now, const Contribution *before, Date today) {
    Date told = now->told_on;
    bool says = !date_none(told) && !date_eq(told, before->told_on) &&
                date_compare(told, before->answered_on) > 0 && date_compare(told, today) < 0;
    return says ? told : today;
}

bool contribution_told_otherwise(const Contribution *now, const Contribution *before, Date today) {
    return contribution_replaced(now, before) && date_eq(now->told_on, before->told_on) &&
           !date_none(now->told_on) && date_compare(now->told_on, today) < 0;
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

/* Words that are written large because a sentence begins with them, or somebody is addressed: never a name. */
static bool is_ordinary(Str word) {
    static const Str WORDS[] = {
        STR_INIT("Aber"),  STR_INIT("Alle"),  STR_INIT("Als"),   STR_INIT("Auch"),
        STR_INIT("Auf"),   STR_INIT("Aus"),   STR_INIT("Bei"),   STR_INIT("Bitte"),
        STR_INIT("Danke"), STR_INIT("Das"),   STR_INIT("Dass"),  STR_INIT("Dem"),
        STR_INIT("Den"),   STR_INIT("Der"),   STR_INIT("Die"),   STR_INIT("Dies"),
        STR_INIT("Diese"), STR_INIT("Dort"),  STR_INIT("Ein"),   STR_INIT("Eine"),
        STR_INIT("Einen"), STR_INIT("Frau"),  STR_INIT("Für"),   STR_INIT("Gibt"),
        STR_INIT("Haben"), STR_INIT("Herr"),  STR_INIT("Herrn"), STR_INIT("Hier"),
        STR_INIT("Ich"),   STR_INIT("Ihm"),   STR_INIT("Ihnen"), STR_INIT("Ihr"),
        STR_INIT("Ihre"),  STR_INIT("Ist"),   STR_INIT("Jede"),  STR_INIT("Jeder"),
        STR_INIT("Kann"),  STR_INIT("Kein"),  STR_INIT("Keine"), STR_INIT("Man"),
        STR_INIT("Mein"),  STR_INIT("Meine"), STR_INIT("Mir"),   STR_INIT("Mit"),
        STR_INIT("Nach"),  STR_INIT("Nicht"), STR_INIT("Noch"),  STR_INIT("Nur"),
        STR_INIT("Oder"),  STR_INIT("Sehr"),  STR_INIT("Sie"),   STR_INIT("Sind"),
        STR_INIT("The"),   STR_INIT("They"),  STR_INIT("This"),  STR_INIT("Und"),
        STR_INIT("Uns"),   STR_INIT("Unser"), STR_INIT("Vom"),   STR_INIT("Von"),
        STR_INIT("Vor"),   STR_INIT("Wann"),  STR_INIT("Was"),   STR_INIT("Wenn"),
        STR_INIT("Wer"),   STR_INIT("Wie"),   STR_INIT("Wir"),   STR_INIT("Wird"),
        STR_INIT("You"),   STR_INIT("Zum"),   STR_INIT("Zur"),
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (str_eq(word, WORDS[i]))
            return true;
    return false;
}

/* A name begins with a capital letter. So does every German noun, and no list knows which noun is also somebody's name
 * (Koch, Zwiebel): of those one is told in vain rather than not at all, and reads which word it is. What can be told
 * apart is kept quiet: words that only begin a sentence, and those we address people with. */
static bool named(Str word) {
    return word.len >= NAME_LETTERS_MIN && !(word.ptr[0] >= 'a' && word.ptr[0] <= 'z') &&
           !is_ordinary(word);
}

static bool listed(const WordsLeft *words, Str word) {
    for (size_t i = 0; i < words->count; i++)
        if (str_eq(words->items[i], word))
            return true;
    return false;
}

/* The names that stood in `before`, stand in `after` no more, and in `text` still; each once. */
static void left_in(Arena *arena, Str text, Str before, Str after, WordsLeft *ret) {
    Str rest = before, word;
    while (next_word(&rest, &word))
        if (named(word) && !has_word(after, word) && has_word(text, word) && !listed(ret, word))
            *list_push(arena, ret) = word;
}

NamesLeft contribution_names_left(Arena *arena, const Contribution *before,
                                  const Contribution *after) {
    const Str was[] = { before->subject, before->text, before->speaks_for };
    const Str now[] = { after->subject, after->text, after->speaks_for };
    NamesLeft left = { 0 };
    for (size_t i = 0; i < sizeof was / sizeof *was; i++) {
        left_in(arena, after->answer, was[i], now[i], &left.answer);
        for (size_t other = 0; other < sizeof now / sizeof *now; other++)
            left_in(arena, now[other], was[i], now[i], &left.sent);
    }
    return left;
}
