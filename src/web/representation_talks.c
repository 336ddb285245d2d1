/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/representation_talks.h"

#include "store/account_store.h"
#include "text/label_text.h"
#include "text/messages.h"
#include "web/comment_pages.h"
#include "web/post_button.h"
#include "web/record_display.h"

enum { TALKS_MAX = 50, TALK_WORDS_MAX = 160 };

/* An author that was looked up. */
typedef struct Author {
    int64_t account;
    Str name; /* "" = gone */
} Author;

typedef struct Talking {
    Request *rq;
    const WholeIndex *index;
    LIST_OF(Author) authors;
} Talking;

/* -- Names -------------------------------------------------------------------------------------- */

Message representation_untitled(Request *rq, const WholeIndex *index,
                                const Involvement *involvement) {
    Str group = STR("");
    if (involvement->stakeholders.count > 0) {
        const WholePlace *whom = whole_index_find(index, involvement->stakeholders.items[0]);
        if (whom != NULL)
            group = schema_title(NOUNS[whom->noun].schema, whom->record);
    }
    InvolvementBrief brief = involvement_brief(involvement, group);
    return involvement_brief_message(rq->ctx->arena, rq->html->language, &brief);
}

static Message named(const Talking *talking, const WholePlace *place) {
    if (place->noun == NOUN_INVOLVEMENT)
        return representation_untitled(talking->rq, talking->index, place->record);
    return noun_named(talking->rq, &NOUNS[place->noun], place->record);
}

/* What a comment is about, and where it stands there. */
static void about(const Talking *talking, const Comment *comment, Message *ret_kind, Str *ret_title,
                  Str *ret_href) {
    Request *rq = talking->rq;
    Str anchor =
        str_join(rq->ctx->arena, STR("#kommentar-"), id_text(rq->ctx->arena, comment->record.id.v));
    const WholePlace *place = whole_index_find(talking->index, comment->target);
    *ret_title = STR("");
    *ret_kind = noun_message(rq, &NOUNS[NOUN_INITIATIVE], "one");
    *ret_href = request_path(rq, str_c(rq->ctx->arena, anchor));
    if (place == NULL)
        return;
    const Noun *noun = &NOUNS[place->noun];
    *ret_title = schema_title(noun->schema, place->record);
    *ret_kind = str_empty(*ret_title) ? named(talking, place) : noun_message(rq, noun, "one");
    if (place->noun != NOUN_INITIATIVE)
        *ret_href = record_href(rq, place->noun, comment->target, str_c(rq->ctx->arena, anchor));
}

static Err author_of(Talking *talking, const Comment *comment, Str *ret) {
    Request *rq = talking->rq;
    Account account;
    *ret = comment_label(rq, comment);
    if (comment->author == FIELD_NONE) { /* whatever the label says: it was not written here */
        *ret = html_text_of(rq->html, msg(record_comment_imported_author, *ret));
        return ERR_NONE;
    }
    for (size_t i = 0; i < talking->authors.count; i++)
        if (talking->authors.items[i].account == comment->author) {
            if (!str_empty(talking->authors.items[i].name))
                *ret = talking->authors.items[i].name;
            return ERR_NONE;
        }
    Err err = account_get(rq->conn, rq->ctx->arena, (AccountId){ comment->author }, &account);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    bool gone = err == ERR_NOT_FOUND || account.erased_at.ms != 0;
    *list_push(rq->ctx->arena, &talking->authors) =
        (Author){ comment->author, gone ? STR("") : account.name };
    if (!gone)
        *ret = account.name;
    return ERR_NONE;
}

static Str beginning_of(Request *rq, Str text) {
    if (text.len <= TALK_WORDS_MAX)
        return text;
    size_t end = TALK_WORDS_MAX;
    while (end > 0 && text.ptr[end] != ' ' && text.ptr[end] != '\n')
        end--;
    if (end == 0) /* one long word: not inside a character */
        for (end = TALK_WORDS_MAX; ((unsigned char)text.ptr[end] & 0xc0) == 0x80; end--) {}
    return str_join(rq->ctx->arena, str_slice(text, 0, end), STR(" …"));
}

/* -- What is said ------------------------------------------------------------------------------- */

static Err talk_of(Talking *talking, const RepresentedThread *thread, RepresentedTalk *ret) {
    const Comment *comment = thread->comment, *last = thread->last;
    Request *rq = talking->rq;
    Str removed = html_text_of(rq->html, msg(representation_talk_removed));
    *ret = (RepresentedTalk){ .text = comment_stands(comment) ? beginning_of(rq, comment->text)
                                                              : removed,
                              .replied = last != comment,
                              .answered = thread->answered,
                              .last_text = beginning_of(rq, last->text),
                              .at = last->record.created_at,
                              .closed_on = comment->closed_on };
    about(talking, comment, &ret->kind, &ret->about, &ret->href);
    TRY(author_of(talking, comment, &ret->author));
    return ret->replied ? author_of(talking, last, &ret->last_author) : ERR_NONE;
}

static Err talks_of(Talking *talking, const RepresentedThreads *threads, RepresentationThread state,
                    bool own, RepresentedTalks *ret) {
    RepresentedTalk *items = arena_new(talking->rq->ctx->arena, RepresentedTalk, TALKS_MAX);
    *ret = (RepresentedTalks){ .items = items };
    for (size_t i = 0; i < threads->count; i++) {
        const RepresentedThread *thread = &threads->items[i];
        bool either = state != REPRESENTATION_THREAD_ASKED;
        if (thread->state != state || (!either && thread->own != own))
            continue;
        if (ret->count == TALKS_MAX)
            ret->more++;
        else
            TRY(talk_of(talking, thread, &items[ret->count++]));
    }
    return ERR_NONE;
}

Str body_readers(Request *rq, const RepresentedBody *body, const Comment *opt_draft) {
    CLEANUP(out_done) Out names = out_open(128);
    for (size_t i = 0; i < body->members.count; i++) {
        const BodyMember *member = &body->members.items[i];
        if (opt_draft != NULL && member->since.ms > opt_draft->record.created_at.ms &&
            member->account.v != opt_draft->author)
            continue;
        out_comma(&names);
        out_str(&names, member->name);
    }
    return str_copy(rq->ctx->arena, out_view(&names));
}

/* Whoever removed what it was about did not know of the draft. */
static Message gone_of(Request *rq, const Comment *draft) {
    Str name, title;
    if (!comment_outlived_what(draft, &name, &title))
        return message_of(MSG_NONE);
    const Noun *noun = noun_by_name(name);
    Str kind = noun != NULL ? html_text_of(rq->html, noun_message(rq, noun, "one")) : name;
    return str_empty(title) ? msg(representation_draft_record_gone, kind)
                            : msg(representation_draft_named_gone, kind, title);
}

static void show_drafts(const Talking *talking, const RepresentedBody *body,
                        const CommentList *drafts, RepresentationView *view) {
    Request *rq = talking->rq;
    size_t shown = drafts->count < TALKS_MAX ? drafts->count : TALKS_MAX;
    BodyDraft *items = arena_new(rq->ctx->arena, BodyDraft, shown);
    for (size_t i = 0; i < shown; i++) {
        const Comment *draft = &drafts->items[i];
        RecordId id = draft->record.id;
        items[i] = (BodyDraft){ .text = draft->text,
                                .short_text = beginning_of(rq, draft->text),
                                .gone = gone_of(rq, draft),
                                .changed_at = draft->record.changed_at,
                                .readers = body_readers(rq, body, draft) };
        if (!rq->initiative.archived) {
            items[i].edit_href = record_href(rq, NOUN_COMMENT, id, "/bearbeiten");
            items[i].publish_href = record_href(rq, NOUN_COMMENT, id, "/veroeffentlichen");
            items[i].discard_href = record_href(rq, NOUN_COMMENT, id, "/entfernen");
        }
        about(talking, draft, &items[i].kind, &items[i].about, &items[i].about_href);
    }
    view->drafts = items;
    view->draft_count = shown;
    view->draft_more = drafts->count - shown;
}

static void show_removed(const Talking *talking, const CommentList *removed,
                         RepresentationView *view) {
    size_t shown = removed->count < TALKS_MAX ? removed->count : TALKS_MAX;
    RemovedTalk *items = arena_new(talking->rq->ctx->arena, RemovedTalk, shown);
    for (size_t i = 0; i < shown; i++) {
        const Comment *comment = &removed->items[i];
        items[i] =
            (RemovedTalk){ .at = comment->record.changed_at, .reason = comment->removed_reason };
        about(talking, comment, &items[i].kind, &items[i].about, &items[i].href);
    }
    view->removed = items;
    view->removed_count = shown;
}

Err representation_talks(Request *rq, const WholeIndex *index, const BodyAsked *asked,
                         const RepresentedBody *body, RepresentationView *view) {
    Talking talking = { .rq = rq, .index = index };
    const RepresentedThreads *threads = &asked->threads;
    show_drafts(&talking, body, &asked->drafts, view);
    show_removed(&talking, &asked->removed, view);
    TRY(talks_of(&talking, threads, REPRESENTATION_THREAD_ASKED, false, &view->asked_talks));
    TRY(talks_of(&talking, threads, REPRESENTATION_THREAD_ASKED, true, &view->answered));
    TRY(talks_of(&talking, threads, REPRESENTATION_THREAD_OPEN, true, &view->open));
    return talks_of(&talking, threads, REPRESENTATION_THREAD_CLOSED, true, &view->closed);
}
