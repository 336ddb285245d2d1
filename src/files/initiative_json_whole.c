/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What the records of a file say of each other; the other half of initiative_json_read.c. */
#include <stdlib.h>

#include "domain/translation_texts.h"
#include "files/initiative_json_parts.h"

/* Where the file does not tell when it was written, it was there on this day: the file that comes of it says so. */
static void settle_written(Record *record, Date day) {
    enum { HOUR_MS = 60 * 60 * 1000, DAY_MS = 24 * HOUR_MS };
    if (record->created_at.ms == 0 && !date_none(day))
        record->created_at.ms = (int64_t)date_days(day) * DAY_MS + 12 * HOUR_MS;
}

static int by_id(const void *a, const void *b) {
    const Target *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

static const Target *find_target(const InitiativeIn *import, int64_t id) {
    Target wanted = { .id = id };
    return bsearch(&wanted, import->targets, import->target_count, sizeof wanted, by_id);
}

/* What refers to its own noun refers to what stands before it: no circles. FINDING_COUNT: nothing is wrong. */
static FindingKind wrong_with(const InitiativeIn *import, const Field *field, const Target *from,
                              RecordId id) {
    const Target *target = find_target(import, id.v);
    bool fits = target != NULL && (str_empty(field->target)
                                       ? NOUNS[target->noun].commentable
                                       : str_eq(NOUNS[target->noun].schema->name, field->target));
    if (!fits || target->at == from->at)
        return FINDING_NO_SUCH_RECORD;
    bool later = target->noun == from->noun && target->at > from->at;
    return later ? FINDING_STANDS_LATER : FINDING_COUNT;
}

static FindingKind wrong_in_field(const InitiativeIn *import, const Field *field,
                                  const Target *from, const void *record) {
    FindingKind kind = FINDING_COUNT;
    if (field->type == FIELD_REFERENCE) {
        const RecordId *id = field_in(field, record);
        return id->v == 0 ? FINDING_COUNT : wrong_with(import, field, from, *id);
    }
    if (field->type == FIELD_REFERENCES) {
        const RecordIds *ids = field_in(field, record);
        for (size_t i = 0; i < ids->count && kind == FINDING_COUNT; i++)
            kind = wrong_with(import, field, from, ids->items[i]);
    }
    return kind;
}

static void check_record(InitiativeIn *import, NounId noun, const void *bytes, Str place) {
    const Schema *schema = NOUNS[noun].schema;
    const Record *record = bytes;
    const Target *target = find_target(import, record->id.v);
    ptrdiff_t at = target - import->targets;
    bool twin = (at > 0 && target[-1].id == target->id) ||
                ((size_t)at + 1 < import->target_count && target[1].id == target->id);
    import->unplaced = import->unplaced || twin;
    if (twin)
        json_in_fail(&import->in, json_in_member(&import->in, place, STR("id")), FINDING_TAKEN, 0);
    for (size_t i = 0; i < schema->count; i++) {
        FindingKind kind = wrong_in_field(import, &schema->fields[i], target, bytes);
        import->unplaced = import->unplaced || kind != FINDING_COUNT;
        if (kind != FINDING_COUNT)
            json_in_fail(&import->in, json_in_member(&import->in, place, schema->fields[i].name),
                         kind, 0);
    }
}

/* Ids and references, once every record is there. */
static void check_references(InitiativeIn *import) {
    qsort(import->targets, import->target_count, sizeof *import->targets, by_id);
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        const RecordList *list = &import->file.whole.lists[n];
        Str place = n == NOUN_INITIATIVE ? STR("/initiative")
                                         : json_in_member(&import->in, STR(""), schema->plural);
        for (size_t i = 0; i < list->count; i++)
            check_record(import, (NounId)n, (const char *)list->items + i * schema->size,
                         n == NOUN_INITIATIVE ? place : json_in_item(&import->in, place, i));
    }
}

/* A part of the agenda fills a board of its own workshop. */
static void check_agenda(InitiativeIn *import) {
    const AgendaPartList parts = whole_agenda_parts(&import->file.whole);
    const BoardList boards = whole_boards(&import->file.whole);
    Str place = json_in_member(&import->in, STR(""), AGENDA_PART_SCHEMA.plural);
    for (size_t i = 0; i < parts.count; i++)
        for (size_t b = 0; b < boards.count; b++)
            if (boards.items[b].record.id.v == parts.items[i].board.v &&
                boards.items[b].workshop.v != 0 && parts.items[i].workshop.v != 0 &&
                boards.items[b].workshop.v != parts.items[i].workshop.v)
                json_in_fail(
                    &import->in,
                    json_in_member(&import->in, json_in_item(&import->in, place, i), STR("board")),
                    FINDING_OTHER_WORKSHOP, 0);
}

/* Only of a window that is over can somebody say that it was missed. Older programs kept that beside a plan without a
 * window, or with one that runs once more: there it says nothing. */
static void settle_window(InitiativeIn *import) {
    const ParticipationPlanList plans = whole_participation_plans(&import->file.whole);
    for (size_t i = 0; i < plans.count; i++) {
        ParticipationPlan *plan = &plans.items[i];
        bool over = !date_none(plan->final_on) ||
                    date_compare(plan->comments_until, import->check->today) < 0;
        plan->window_missed = plan->window_missed && participation_plan_window(plan) && over;
    }
}

static void check_past_day(InitiativeIn *import, Date day, Str place) {
    if (is_ahead(import, day))
        json_in_fail(&import->in, place, FINDING_IN_FUTURE, 0);
}

/* Half of what was taken back tells nobody anything, so nothing of it can be wrong. Whether a day fits when it was received
 * is asked where somebody says that: older programs wrote files in which it does not, and what was read there
 * is not to get lost. */
static void check_past(InitiativeIn *import, AnswerPast *past, Str place) {
    const JsonIn *in = &import->in;
    bool half = date_none(past->was_on) || date_none(past->withdrawn_on);
    if (half || date_compare(past->was_on, past->withdrawn_on) > 0)
        past->was_on = past->withdrawn_on = (Date){ 0 };
    check_past_day(import, past->was_on, json_in_member(in, place, STR("answer_was_on")));
    check_past_day(import, past->withdrawn_on,
                   json_in_member(in, place, STR("answer_withdrawn_on")));
    check_past_day(import, past->changed_on, json_in_member(in, place, STR("answer_changed_on")));
    check_past_day(import, past->righted_on, json_in_member(in, place, STR("answer_righted_on")));
    check_past_day(import, past->hidden_on, json_in_member(in, place, STR("answer_hidden_on")));
}

static Str item_of(InitiativeIn *import, const Schema *schema, size_t i) {
    return json_in_item(&import->in, json_in_member(&import->in, STR(""), schema->plural), i);
}

static void settle_answers(InitiativeIn *import) {
    const ContributionList contributions = whole_contributions(&import->file.whole);
    const InvolvementList involvements = whole_involvements(&import->file.whole);
    const TranslationList translations = whole_translations(&import->file.whole);
    for (size_t i = 0; i < contributions.count; i++)
        check_past(import, &contributions.items[i].answer_past,
                   item_of(import, &CONTRIBUTION_SCHEMA, i));
    for (size_t i = 0; i < involvements.count; i++)
        check_past(import, &involvements.items[i].answer_past,
                   item_of(import, &INVOLVEMENT_SCHEMA, i));
    for (size_t i = 0; i < translations.count; i++)
        check_past_day(import, translations.items[i].answer_changed_on,
                       json_in_member(&import->in, item_of(import, &TRANSLATION_SCHEMA, i),
                                      STR("answer_changed_on")));
}

static void check_archived(InitiativeIn *import) {
    Initiative *initiative = import->file.whole.lists[NOUN_INITIATIVE].items;
    if (is_ahead(import, initiative->archived_on))
        json_in_fail(&import->in, STR("/initiative/archived_on"), FINDING_IN_FUTURE, 0);
    else if (is_before(initiative->archived_on, initiative->record.created_at))
        json_in_fail(&import->in, STR("/initiative/archived_on"), FINDING_ARCHIVED_BEFORE, 0);
    settle_written(&initiative->record, initiative->archived_on);
}

/* A thread is closed once it is there, and by its first comment. No program of ours wrote it otherwise. */
static void check_closed(InitiativeIn *import, Comment *comment, Str place) {
    Str here = json_in_member(&import->in, place, STR("closed_on"));
    if (is_ahead(import, comment->closed_on))
        json_in_fail(&import->in, here, FINDING_IN_FUTURE, 0);
    else if (is_before(comment->closed_on, comment->record.created_at))
        json_in_fail(&import->in, here, FINDING_CLOSED_BEFORE, 0);
    if (!date_none(comment->closed_on) && comment->reply_to.v != 0)
        json_in_fail(&import->in, here, FINDING_REPLY_CLOSED, 0);
    settle_written(&comment->record, comment->closed_on);
}

static void check_reply(InitiativeIn *import, const Comment *comment, const Comment *said,
                        Str place) {
    Instant written = comment->record.created_at;
    if (said->target.v != 0 && comment->target.v != 0 && said->target.v != comment->target.v)
        json_in_fail(&import->in, json_in_member(&import->in, place, STR("reply_to")),
                     FINDING_OTHER_THREAD, 0);
    if (written.ms != 0 && is_before(local_time(written).date, said->record.created_at))
        json_in_fail(&import->in, json_in_member(&import->in, place, STR("created_at")),
                     FINDING_REPLY_BEFORE, 0);
}

/* Nothing is said in a thread that is closed; opened again, it has no such day any more. */
static void check_after(InitiativeIn *import, Comment *comment, const Comment *first, Str place) {
    Instant written = comment->record.created_at;
    if (!date_none(first->closed_on) && written.ms != 0 &&
        date_days(first->closed_on) + 1 < date_days(local_time(written).date))
        json_in_fail(&import->in, json_in_member(&import->in, place, STR("created_at")),
                     FINDING_REPLY_AFTER, 0);
    settle_written(&comment->record, first->closed_on);
}

/* Among the comments, which stand in the file one behind the other. */
static size_t place_of(const InitiativeIn *import, RecordId comment) {
    const Comment *comments = import->file.whole.lists[NOUN_COMMENT].items;
    return find_target(import, comment.v)->at - find_target(import, comments->record.id.v)->at;
}

/* A reply stands where what it answers stands. One to a reply is kept as one to the first of the thread, as where it is
 * written here: older programs kept it as it was said. */
static void check_threads(InitiativeIn *import) {
    const CommentList comments = whole_comments(&import->file.whole);
    Str list = json_in_member(&import->in, STR(""), COMMENT_SCHEMA.plural);
    for (size_t i = 0; i < comments.count; i++) {
        Comment *comment = &comments.items[i];
        Str place = json_in_item(&import->in, list, i);
        check_closed(import, comment, place);
        if (comment->reply_to.v == 0) /* it begins a thread */
            continue;
        /* it is settled already */
        const Comment *said = &comments.items[place_of(import, comment->reply_to)];
        check_reply(import, comment, said, place);
        if (said->reply_to.v != 0)
            comment->reply_to = said->reply_to;
        check_after(import, comment, &comments.items[place_of(import, comment->reply_to)], place);
    }
}

/* A translation has texts that what it is about has, too. */
static void check_translations(InitiativeIn *import) {
    const TranslationList translations = whole_translations(&import->file.whole);
    Str list = json_in_member(&import->in, STR(""), TRANSLATION_SCHEMA.plural);
    for (size_t i = 0; i < translations.count; i++) {
        const Translation *translation = &translations.items[i];
        if (translation->about.v == 0) /* which is said already */
            continue;
        NounId noun = find_target(import, translation->about.v)->noun;
        Str place = json_in_item(&import->in, list, i);
        if (!translation_has_texts(noun)) {
            json_in_fail(&import->in, json_in_member(&import->in, place, STR("about")),
                         FINDING_NO_SUCH_RECORD, 0);
            continue;
        }
        for (size_t k = 0; k < TRANSLATION_SCHEMA.count; k++) {
            const Field *field = &TRANSLATION_SCHEMA.fields[k];
            if (translation_is_text(field) && !field_empty(field, translation) &&
                !translation_has_text(noun, field->name))
                json_in_fail(&import->in, json_in_member(&import->in, place, field->name),
                             FINDING_NOT_ITS_TEXT, 0);
        }
    }
}

/* What there is once in an initiative: no two records have all of these fields alike. "" repeats. */
static const struct {
    NounId noun;
    Str field, opt_other;
} UNIQUE[] = {
    { NOUN_INTERSECTION, STR_INIT("perspectives"), STR_INIT("") },
    { NOUN_OMISSION, STR_INIT("perspective"), STR_INIT("") },
    { NOUN_TASK, STR_INIT("template"), STR_INIT("") },
    { NOUN_TRANSLATION, STR_INIT("language"), STR_INIT("about") },
    { NOUN_PICTURE, STR_INIT("name"), STR_INIT("workshop") },
};

static void check_unique(InitiativeIn *import, size_t which) {
    const Schema *schema = NOUNS[UNIQUE[which].noun].schema;
    const RecordList *list = &import->file.whole.lists[UNIQUE[which].noun];
    const Field *field = schema_field(schema, UNIQUE[which].field);
    const Field *opt_other = schema_field(schema, UNIQUE[which].opt_other);
    Str place = json_in_member(&import->in, STR(""), schema->plural);
    for (size_t i = 0; i < list->count; i++) {
        const char *row = (const char *)list->items + i * schema->size;
        bool twice = false;
        for (size_t k = 0; k < i && !twice && !field_empty(field, row); k++) {
            const char *before = (const char *)list->items + k * schema->size;
            twice = field_equal(field, row, before) &&
                    (opt_other == NULL ||
                     (!field_empty(opt_other, row) && field_equal(opt_other, row, before)));
        }
        if (twice)
            json_in_fail(&import->in,
                         json_in_member(&import->in, json_in_item(&import->in, place, i),
                                        UNIQUE[which].field),
                         FINDING_TAKEN, 0);
    }
}

/* What records say of each other, also where a field of one is wrong, so that all is said at once. */
void initiative_in_check_whole(InitiativeIn *import) {
    check_references(import);
    check_agenda(import);
    for (size_t i = 0; i < sizeof UNIQUE / sizeof *UNIQUE; i++)
        check_unique(import, i);
    settle_window(import);
    settle_answers(import);
    check_archived(import);
    if (import->unplaced) /* not every reference leads somewhere */
        return;
    check_threads(import);
    check_translations(import);
}
