/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/waiting_talks.h"

#include "app/representation.h"
#include "domain/whole_index.h"

/* What a comment is about, as a line: it has no name of its own. */
static void tell_about(const WholeIndex *index, const Comment *comment, WaitingLine *line) {
    const WholePlace *place = whole_index_find(index, comment->target);
    if (place == NULL)
        return;
    line->noun = NOUNS[place->noun].schema->name;
    line->title = schema_title(NOUNS[place->noun].schema, place->record);
    if (place->noun != NOUN_INVOLVEMENT || !str_empty(line->title))
        return;
    const Involvement *involvement = place->record;
    Str group = STR("");
    if (involvement->stakeholders.count > 0) {
        const WholePlace *whom = whole_index_find(index, involvement->stakeholders.items[0]);
        if (whom != NULL)
            group = schema_title(NOUNS[whom->noun].schema, whom->record);
    }
    line->brief = involvement_brief(involvement, group);
}

static void add_threads(Ctx *ctx, const WholeIndex *index, const WaitingLine *initiative,
                        const RepresentedBody *body, const RepresentedThreads *threads,
                        WaitingTalks *all) {
    for (size_t i = 0; i < threads->count; i++) {
        const RepresentedThread *thread = &threads->items[i];
        if (thread->state != REPRESENTATION_THREAD_ASKED || thread->own)
            continue;
        WaitingTalk *talk = list_push(ctx->arena, all);
        *talk = (WaitingTalk){ .line = *initiative,
                               .body = body->body,
                               .comment = thread->comment->record.id,
                               .last = thread->last->record.id,
                               .at = thread->last->record.created_at };
        talk->line.noun = NOUNS[NOUN_INITIATIVE].schema->name;
        talk->line.record = thread->comment->target;
        talk->line.title = STR("");
        tell_about(index, thread->comment, &talk->line);
    }
}

Err waiting_talks_of(App *app, Ctx *ctx, Conn *conn, const WaitingLine *initiative,
                     WaitingTalks *all) {
    InitiativeRef ref;
    RepresentedBodies bodies;
    BodySources sources;
    TRY(access_initiative(app, ctx, conn, initiative->initiative_key, PERMISSION_INITIATIVE_READ,
                          &ref));
    TRY(representation_bodies(app, ctx, conn, &ref, &bodies));
    if (bodies.count == 0 || !bodies.items[0].mine) /* their own come first */
        return ERR_NONE;
    TRY(representation_sources(ctx, conn, &ref, &sources));
    WholeIndex index = whole_index(ctx->arena, &sources.whole);
    for (size_t i = 0; i < bodies.count && bodies.items[i].mine; i++) {
        BodyAsked asked = representation_asked(app, ctx, &sources, &bodies.items[i]);
        add_threads(ctx, &index, initiative, &bodies.items[i], &asked.threads, all);
    }
    return ERR_NONE;
}

Err waiting_questions_of(App *app, Ctx *ctx, Conn *conn, InitiativeId initiative,
                         WaitingTalks *all) {
    WaitingTalks words;
    Memberships roles = { 0 };
    AccountId known = { 0 }; /* whose roles these are */
    TRY(waiting_words(ctx, conn, initiative, STR(ROLE_REPRESENTATIVE), &words));
    for (size_t i = 0; i < words.count; i++) {
        const WaitingTalk *word = &words.items[i];
        AccountId author = word->opt_author;
        if (author.v != 0 && author.v != known.v) {
            TRY(membership_rows_of(ctx, conn, author, &roles));
            known = author;
        }
        if (author.v == 0 || !account_works_on_it(app, &roles, author, word->line.initiative))
            *list_push(ctx->arena, all) = *word;
    }
    return ERR_NONE;
}
