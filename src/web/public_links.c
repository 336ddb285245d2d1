/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/public_links.h"

#include "text/messages.h"
#include "web/post_button.h"
#include "web/public_pages.h"
#include "web/record_display.h"

/* What of a noun the public page shows, and what it calls its records there. */
typedef struct PublicNoun {
    NounId noun;
    DisclosurePart part;
    const char *anchor;
} PublicNoun;

static const PublicNoun SHOWN[] = {
    { NOUN_GOAL, DISCLOSURE_PART_GOALS, PUBLIC_GOAL },
    { NOUN_INVOLVEMENT, DISCLOSURE_PART_PLAN, PUBLIC_INVOLVEMENT },
    { NOUN_CONTRIBUTION, DISCLOSURE_PART_ANSWERS, PUBLIC_CONTRIBUTION },
    { NOUN_DECISION, DISCLOSURE_PART_DECISIONS, PUBLIC_DECISION },
    { NOUN_EFFECT, DISCLOSURE_PART_EFFECTS, PUBLIC_EFFECT },
    { NOUN_TASK, DISCLOSURE_PART_TASKS, PUBLIC_TASK },
};

PublicSight public_sight(Request *rq, const Whole *whole, Audience audience, Str page) {
    PublicSight sight = {
        .rq = rq, .whole = whole, .index = whole_index(rq->ctx->arena, whole), .page = page
    };
    const Disclosure *disclosure = disclosure_of(rq->ctx->arena, whole);
    for (int part = 0; part < DISCLOSURE_PART_COUNT; part++)
        sight.parts[part] = disclosure_shows(disclosure, audience, (DisclosurePart)part);
    return sight;
}

/* NULL: they do not see it. */
static const PublicNoun *shown(const PublicSight *sight, const WholePlace *place) {
    if (place->noun == NOUN_DECISION && date_none(((const Decision *)place->record)->decided_on))
        return NULL;
    if (place->noun == NOUN_CONTRIBUTION && !((const Contribution *)place->record)->published)
        return NULL;
    for (size_t i = 0; i < sizeof SHOWN / sizeof *SHOWN; i++)
        if (SHOWN[i].noun == place->noun)
            return sight->parts[SHOWN[i].part] ? &SHOWN[i] : NULL;
    return NULL;
}

/* false: they do not see it, or it is gone. */
static bool link_to(const PublicSight *sight, RecordId id, PublicLink *ret) {
    Request *rq = sight->rq;
    const WholePlace *place = whole_index_find(&sight->index, id);
    const PublicNoun *noun = place != NULL ? shown(sight, place) : NULL;
    if (noun == NULL)
        return false;
    *ret = (PublicLink){
        .href = str_join(rq->ctx->arena, sight->page, STR("#"), str_from(noun->anchor), STR("-"),
                         id_text(rq->ctx->arena, id.v)),
        .text = noun->noun == NOUN_INVOLVEMENT
                    ? involvement_called_outside(rq, place->record)
                    : schema_title(NOUNS[noun->noun].schema, place->record),
        .kind = noun_message(rq, &NOUNS[noun->noun], "one"),
    };
    return true;
}

typedef LIST_OF(PublicLink) LinkList;

static void add(const PublicSight *sight, RecordId id, LinkList *list) {
    PublicLink link;
    if (link_to(sight, id, &link))
        *list_push(sight->rq->ctx->arena, list) = link;
}

static PublicLinks links_of(const LinkList *list) {
    return (PublicLinks){ .items = list->items, .count = list->count };
}

PublicLinks public_led_to(const PublicSight *sight, const Contribution *contribution) {
    LinkList list = { 0 };
    DecisionList decisions = whole_decisions(sight->whole);
    RecordId id = contribution->record.id;
    for (size_t i = 0; i < contribution->led_to.count; i++)
        add(sight, contribution->led_to.items[i], &list);
    for (size_t i = 0; i < decisions.count; i++)
        if (record_ids_have(&decisions.items[i].contributions, id) &&
            !record_ids_have(&contribution->led_to, decisions.items[i].record.id))
            add(sight, decisions.items[i].record.id, &list);
    return links_of(&list);
}

/* The contributions that it names, and those that name it. */
static PublicLinks answered_by(const PublicSight *sight, RecordId decision) {
    LinkList list = { 0 };
    ContributionList contributions = whole_contributions(sight->whole);
    const WholePlace *place = whole_index_find(&sight->index, decision);
    for (size_t i = 0; place != NULL && i < contributions.count; i++) {
        const Contribution *contribution = &contributions.items[i];
        const Decision *taken = place->record;
        /* What an answer led to is part of it, and gone with it. */
        bool led = contribution_answered(contribution, clock_today(sight->rq->ctx->clock)) &&
                   record_ids_have(&contribution->led_to, decision);
        if (led || record_ids_have(&taken->contributions, contribution->record.id))
            add(sight, contribution->record.id, &list);
    }
    for (size_t i = 0; i < list.count; i++)
        list.items[i].kind = message_of(MSG_NONE);
    return links_of(&list);
}

static void link_answer(const PublicSight *sight, PublicAnswer *answer) {
    const WholePlace *place = whole_index_find(&sight->index, (RecordId){ .v = answer->record });
    if (place == NULL || place->noun != NOUN_CONTRIBUTION)
        return;
    const Contribution *contribution = place->record;
    if (!link_to(sight, contribution->involvement, &answer->said_at))
        answer->said_at = (PublicLink){ .text = STR("") };
    if (answer->outcome.id != MSG_NONE)
        answer->led_to = public_led_to(sight, contribution);
}

void public_link(const PublicSight *sight, InitiativePublicView *view) {
    Arena *arena = sight->rq->ctx->arena;
    PublicAnswer *answers = arena_new(arena, PublicAnswer, view->answer_count);
    PublicDecision *decisions = arena_new(arena, PublicDecision, view->decision_count);
    for (size_t i = 0; i < view->answer_count; i++) {
        answers[i] = view->answers[i];
        link_answer(sight, &answers[i]);
    }
    for (size_t i = 0; i < view->decision_count; i++) {
        decisions[i] = view->decisions[i];
        decisions[i].answers = answered_by(sight, (RecordId){ .v = decisions[i].record });
    }
    view->answers = answers;
    view->decisions = decisions;
}
