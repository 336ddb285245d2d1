/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/stakeholder_pages.h"

#include "domain/choices.h"
#include "domain/rating.h"
#include "store/stakeholder_store.h"
#include "views/stakeholder.html.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/record_display.h"
#include "web/record_order.h"
#include "web/record_pages.h"

static Message rating_message(Request *rq, Str field, int64_t rating) {
    if (rating < RATING_MIN || rating > RATING_MAX)
        return message_of(MSG_NONE);
    const char steps[] = { (char)('0' + rating), '\0' };
    return schema_message(rq, STAKEHOLDER_SCHEMA.name, field, str_from(steps));
}

static const Str *perspective_labels(Request *rq, Str keys, size_t *ret_count) {
    Str *labels = arena_new(rq->ctx->arena, Str, str_pieces(keys, ' '));
    Str key;
    *ret_count = 0;
    while (str_cut(&keys, ' ', &key))
        labels[(*ret_count)++] = perspective_label(rq, key);
    return labels;
}

static StakeholderRow stakeholder_row_of(Request *rq, const Stakeholder *stakeholder) {
    StakeholderRow row = {
        .href = record_href(rq, NOUN_STAKEHOLDER, stakeholder->record.id, ""),
        .name = stakeholder->name,
        .voice = key_label(rq, &VOICES, stakeholder->voice),
        .affectedness = {
            .project = rating_message(rq, STR("affectedness"), stakeholder->affectedness),
            .self = rating_message(rq, STR("affectedness_self"), stakeholder->affectedness_self),
        },
        .influence = {
            .project = rating_message(rq, STR("influence"), stakeholder->influence),
            .self = rating_message(rq, STR("influence_self"), stakeholder->influence_self),
        },
        .differs = stakeholder_ratings_differ(stakeholder),
        .weak_voice = stakeholder_weak_voice(stakeholder),
        .unrated = !stakeholder_rated(stakeholder),
    };
    row.perspectives = perspective_labels(rq, stakeholder->perspectives, &row.perspective_count);
    return row;
}

static int64_t number_of(const StakeholderList *list, RecordId id) {
    const Stakeholder *stakeholder = stakeholder_by_id(list, id);
    return stakeholder != NULL ? stakeholder - list->items + 1 : 0;
}

static RatingChartCell chart_cell_of(Request *rq, const StakeholderList *list,
                                     const RatingCell *cell) {
    RatingMark *marks = arena_new(rq->ctx->arena, RatingMark, cell->rated.count + cell->self.count);
    size_t count = 0;
    for (size_t i = 0; i < cell->rated.count; i++)
        marks[count++] = (RatingMark){ .number = number_of(list, cell->rated.items[i]) };
    for (size_t i = 0; i < cell->self.count; i++)
        marks[count++] =
            (RatingMark){ .number = number_of(list, cell->self.items[i]), .self = true };
    return (RatingChartCell){ .marks = marks, .count = count };
}

static_assert((int)RATING_CHART_STEPS == (int)RATING_STEPS, "a place for every rating");

/* `list` in the order of the table. */
static void show_map(Request *rq, const StakeholderList *list, StakeholderListView *view) {
    RatingMap map = rating_map(rq->ctx->arena, list);
    view->rated_count = list->count - map.unrated.count;
    view->map = (RatingChart){
        .title = msg(stakeholder_map_title),
        .description = msg(stakeholder_map_description, (int64_t)view->rated_count),
        .affectedness = msg(stakeholder_map_affectedness),
        .influence = msg(stakeholder_map_influence),
        .zone = msg(stakeholder_weak_voice),
        .zone_affectedness = STRONGLY_AFFECTED,
        .zone_influence = LITTLE_INFLUENCE,
    };
    for (int a = 0; a < RATING_STEPS; a++)
        for (int i = 0; i < RATING_STEPS; i++)
            view->map.cells[a][i] = chart_cell_of(rq, list, &map.cells[a][i]);
}

Err stakeholder_list_page(Request *rq) {
    StakeholderList list;
    TRY(stakeholder_list(rq->ctx, rq->conn, rq->initiative.id, &list));
    stakeholders_by_name(rq->ctx->arena, &list);
    StakeholderRow *rows = arena_new(rq->ctx->arena, StakeholderRow, list.count);
    const StakeholderRow **weak = arena_new(rq->ctx->arena, const StakeholderRow *, list.count);
    StakeholderListView view = {
        .page = page_of(rq, msg(noun_stakeholder_list)),
        .rows = rows,
        .count = list.count,
        .weak = weak,
    };
    for (size_t i = 0; i < list.count; i++) {
        rows[i] = stakeholder_row_of(rq, &list.items[i]);
        rows[i].number = (int64_t)i + 1;
        if (rows[i].weak_voice)
            weak[view.weak_count++] = &rows[i];
    }
    show_map(rq, &list, &view);
    view.page.lead_message = msg(stakeholder_list_lead);
    if (request_may_edit(rq)) {
        view.new_href = request_path(rq, "/" SLUG_STAKEHOLDER "/neu");
        view.import_href = request_path(rq, "/" SLUG_STAKEHOLDER "/importieren");
    }
    stakeholder_list_page_view(rq->html, &view);
    return ERR_NONE;
}

Err stakeholder_show(Request *rq) {
    StakeholderView view = { 0 };
    const void *record;
    TRY(record_view_of(rq, &view.record, &record));
    view.weak_voice = stakeholder_weak_voice(record);
    view.differs = stakeholder_ratings_differ(record);
    stakeholder_page(rq->html, &view);
    return ERR_NONE;
}
