/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* report_comments.c -- what was said beside the records, thread by thread: who, for which body, when, about what. */
#include "app/report_document.h"

#include <stdlib.h>

#include "text/label_text.h"
#include "text/messages.h"

static const Comment *comment_of(const CommentList *list, RecordId id) {
    size_t low = 0, high = list->count; /* in the order of their ids, as the store lists them */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].record.id.v < id.v)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && list->items[low].record.id.v == id.v ? &list->items[low] : NULL;
}

/* The number of the comment a thread begins with; a reply to a reply belongs to the same one. */
static int64_t thread_of(const CommentList *list, const Comment *comment) {
    while (comment->reply_to.v != 0 && comment->reply_to.v < comment->record.id.v) {
        const Comment *above = comment_of(list, comment->reply_to);
        if (above == NULL)
            break;
        comment = above;
    }
    return comment->record.id.v;
}

typedef struct Said {
    int64_t thread;
    const Comment *comment;
} Said;

static int by_thread(const void *a, const void *b) {
    const Said *one = a, *other = b;
    if (one->thread != other->thread)
        return one->thread < other->thread ? -1 : 1;
    int64_t left = one->comment->record.id.v, right = other->comment->record.id.v;
    return (left > right) - (left < right);
}

static Str author_of(const Report *report, const Comment *comment) {
    Arena *arena = report->ctx->arena;
    if (comment->author == FIELD_NONE) /* whatever the label says: it was not written here */
        return report_text(report, msg(record_comment_imported_author,
                                       label_imported(report->app->pack, arena,
                                                      comment->author_label, report->language)));
    return label_of(&report->labels, arena, (AccountId){ comment->author });
}

/* "Vertretung (Personalrat), für Personalrat, 02.11.2026, Schneller entscheiden: " */
static void write_head(const Report *report, Paper *paper, const Comment *comment, bool reply) {
    CLEANUP(out_done) Out out = out_open(128);
    out_str(&out, author_of(report, comment));
    if (comment->body.len > 0) {
        out_c(&out, ", ");
        out_str(&out, report_text(report, msg(record_comment_for, comment->body)));
    }
    out_c(&out, ", ");
    out_str(&out, report_date(report, local_time(comment->record.created_at).date));
    if (!reply)
        out_c(&out, ", ");
    paper_strong(paper, str_copy(report->ctx->arena, out_view(&out)));
    if (!reply)
        paper_people_strong(paper, report_title(report, comment->target));
    paper_strong(paper, STR(": "));
}

/* What stands in the place of a removed one: who wrote it, who removed it, when and why. */
static Message trace_of(const Report *report, const Comment *comment) {
    Str author = author_of(report, comment);
    Instant at = comment->record.changed_at;
    if (comment->removed_by == comment->author)
        return msg(record_comment_taken_back, author, at);
    Str remover = label_of(&report->labels, report->ctx->arena, (AccountId){ comment->removed_by });
    return msg(record_comment_removed, author, at, remover, comment->removed_reason);
}

static void write_removed(const Report *report, Paper *paper, const Comment *comment, bool reply) {
    paper_paragraph_begin(paper);
    if (reply) {
        paper_text(paper, report_text(report, msg(report_reply)));
    } else {
        paper_people_strong(paper, report_title(report, comment->target));
        paper_strong(paper, STR(": "));
    }
    paper_text(paper, report_text(report, trace_of(report, comment)));
    paper_paragraph_end(paper);
}

static void write_one(const Report *report, Paper *paper, const Comment *comment, bool reply) {
    if (comment->removed_by != FIELD_NONE) {
        write_removed(report, paper, comment, reply);
        return;
    }
    paper_paragraph_begin(paper);
    if (reply)
        paper_text(paper, report_text(report, msg(report_reply)));
    write_head(report, paper, comment, reply);
    paper_people_text(paper, comment->text);
    paper_paragraph_end(paper);
}

static void write_end(const Report *report, Paper *paper, const Comment *first, size_t count) {
    if (date_none(first->closed_on))
        return;
    Message end = count > 1 ? msg(report_thread_closed, first->closed_on)
                            : msg(report_thread_closed_unanswered, first->closed_on);
    paper_paragraph(paper, report_text(report, end));
}

void report_comments(const Report *report, Paper *paper) {
    CommentList list = whole_comments(&report->all.whole);
    Said *said = arena_new(report->ctx->arena, Said, list.count);
    if (list.count == 0)
        return;
    for (size_t i = 0; i < list.count; i++)
        said[i] = (Said){ thread_of(&list, &list.items[i]), &list.items[i] };
    qsort(said, list.count, sizeof *said, by_thread);
    paper_heading(paper, 1, report_text(report, msg(record_comments)));
    for (size_t i = 0, next; i < list.count; i = next) {
        for (next = i; next < list.count && said[next].thread == said[i].thread; next++)
            write_one(report, paper, said[next].comment, next > i);
        write_end(report, paper, said[i].comment, next - i);
    }
}
