/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/removed_display.h"

#include "text/messages.h"

static Message line_of(const RemovedContribution *removed) {
    return str_empty(removed->reason)
               ? msg(contribution_removed_unsaid, removed->count, removed->on)
               : msg(contribution_removed, removed->count, removed->on, removed->reason);
}

typedef bool (*Picks)(const void *self, const RemovedContribution *removed);

/* The newest are told one by one; how many went before them in one line, so that no page grows with the years. */
enum { REMOVED_LINES_MAX = 20 };

static RemovedLines lines_of(Request *rq, const RemovedContributions *all, Picks picks,
                             const void *self) {
    Message *lines = arena_new(rq->ctx->arena, Message, REMOVED_LINES_MAX + 1);
    RemovedLines shown = { .items = lines };
    size_t picked = 0;
    int64_t earlier = 0;
    for (size_t i = 0; i < all->count; i++)
        picked += picks(self, &all->items[i]);
    size_t folded = picked > REMOVED_LINES_MAX ? picked - REMOVED_LINES_MAX : 0;
    if (folded > 0)
        shown.count++; /* room for the sum */
    for (size_t i = 0, at = 0; i < all->count; i++) {
        if (!picks(self, &all->items[i]))
            continue;
        if (at++ < folded)
            earlier += all->items[i].count;
        else
            lines[shown.count++] = line_of(&all->items[i]);
    }
    if (folded > 0)
        lines[0] = msg(contribution_removed_earlier, earlier);
    return shown;
}

static bool any(const void *self, const RemovedContribution *removed) {
    (void)self;
    (void)removed;
    return true;
}

static bool stood_at(const void *self, const RemovedContribution *removed) {
    return removed->involvement.v == ((const RecordId *)self)->v;
}

static bool takes_part(const CoverageLine *line, RecordId involvement) {
    for (size_t i = 0; i < line->reasons.count; i++)
        if (involvement.v != 0 && line->reasons.items[i].record.v == involvement.v)
            return true;
    return false;
}

static bool of_line(const void *self, const RemovedContribution *removed) {
    const CoverageLine *line = self;
    if (removed->stakeholder.v != 0)
        return record_ids_have(&line->stakeholders, removed->stakeholder);
    return takes_part(line, removed->involvement);
}

RemovedLines removed_display(Request *rq, const RemovedContributions *all) {
    return lines_of(rq, all, any, NULL);
}

RemovedLines removed_display_at(Request *rq, const RemovedContributions *all,
                                RecordId involvement) {
    return lines_of(rq, all, stood_at, &involvement);
}

RemovedLines removed_display_of(Request *rq, const RemovedContributions *all,
                                const CoverageLine *line) {
    return lines_of(rq, all, of_line, line);
}
