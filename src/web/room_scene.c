/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_scene.h"

#include "app/card_part.h"
#include "app/card_result.h"
#include "domain/choices.h"
#include "domain/pack.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_comment_store.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/picture_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/workshop_store.h"
#include "text/messages.h"
#include "views/markdown.h"
#include "web/noun_slug.h"
#include "web/picture_pages.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/room_comments.h"
#include "web/room_lead_pages.h"
#include "web/room_parts.h"
#include "web/room_result.h"
#include "web/room_tables.h"

enum { TEXT_LEVEL = 3 }; /* headings of an input page stand below the part's own */

/* -- Reading ----------------------------------------------------------------------------------- */

static const AgendaPart *part_of(const RoomScene *scene) {
    for (size_t i = 0; i < scene->parts.count; i++)
        if (scene->parts.items[i].record.id.v == scene->room.part.v)
            return &scene->parts.items[i];
    return NULL;
}

/* In a language or another. */
static bool calls_pictures(const AgendaPart *part) {
    const Str scheme = STR(PICTURE_SCHEME);
    return str_find(part->text, scheme) >= 0 || str_find(part->text_simple, scheme) >= 0 ||
           str_find(part->text_en, scheme) >= 0;
}

/* Of the part that is on; while nobody leads, the first that is open today. */
static const Board *board_of(const RoomScene *scene, Date today) {
    for (size_t i = 0; i < scene->boards.count; i++) {
        const Board *board = &scene->boards.items[i];
        if (scene->opt_part != NULL ? board->record.id.v == scene->opt_part->board.v
                                    : board_open_on(board, today))
            return board;
    }
    return NULL;
}

/* Cards are in the order of their numbers, and so of their ids. */
static size_t card_at(const Cards *cards, CardId id) {
    size_t low = 0, high = cards->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cards->items[middle].id.v < id.v)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Of those that stand for others, with the dots of these. */
static int64_t dots_most(Arena *arena, const Cards *cards) {
    int64_t most = 0, *sums = arena_new(arena, int64_t, cards->count + 1);
    for (size_t i = 0; i < cards->count; i++) {
        const Card *card = &cards->items[i];
        size_t at = card->merged_into.v != 0 ? card_at(cards, card->merged_into) : i;
        sums[at] += card->dots;
    }
    for (size_t i = 0; i < cards->count; i++)
        most = sums[i] > most ? sums[i] : most;
    return most;
}

static Err read_board(Request *rq, RecordId workshop, RoomScene *scene) {
    RecordId board = scene->opt_board->record.id;
    TRY(card_group_list(rq->ctx, rq->conn, workshop, board, &scene->groups));
    TRY(card_list(rq->ctx, rq->conn, workshop, board, &scene->cards));
    TRY(card_paper_list(rq->ctx, rq->conn, workshop, &scene->papers));
    if (scene->opt_board->comments)
        TRY(card_comment_list(rq->ctx, rq->conn, workshop, board, &scene->comments));
    for (size_t i = 0; i < scene->cards.count; i++) {
        const Card *card = &scene->cards.items[i];
        if (card->merged_into.v != 0)
            *list_push(rq->ctx->arena, &scene->merged) = *card;
    }
    scene->dots_most = dots_most(rq->ctx->arena, &scene->cards);
    return ERR_NONE;
}

Err room_scene_frame(Request *rq, RecordId workshop, RoomScene *ret) {
    Ctx *ctx = rq->ctx;
    InitiativeId initiative = rq->initiative.id;
    *ret = (RoomScene){ 0 };
    TRY(workshop_get(ctx, rq->conn, initiative, workshop, &ret->workshop));
    TRY(room_get(ctx, rq->conn, workshop, &ret->room));
    TRY(agenda_part_list_of(ctx, rq->conn, initiative, workshop, &ret->parts));
    TRY(board_list_of(ctx, rq->conn, initiative, workshop, &ret->boards));
    TRY(room_table_list(ctx, rq->conn, workshop, &ret->tables));
    ret->opt_part = part_of(ret);
    if (ret->opt_part != NULL && calls_pictures(ret->opt_part))
        TRY(picture_list_of(ctx, rq->conn, initiative, workshop, &ret->pictures));
    ret->opt_board = board_of(ret, clock_today(ctx->clock));
    if (ret->opt_board == NULL)
        return ERR_NONE;
    RecordId board = ret->opt_board->record.id;
    TRY(room_split_get(ctx, rq->conn, workshop, board, &ret->split));
    return room_board_get(ctx, rq->conn, workshop, board, &ret->open);
}

Err room_scene_read(Request *rq, RecordId workshop, RoomScene *ret) {
    Ctx *ctx = rq->ctx;
    TRY(room_scene_frame(rq, workshop, ret));
    if (ret->opt_board != NULL)
        TRY(read_board(rq, workshop, ret));
    TRY(card_fill_list(ctx, rq->conn, workshop, &ret->fills));
    TRY(room_voice_list(ctx, rq->conn, workshop, &ret->voices));
    TRY(card_keys_list(ctx, rq->conn, workshop, &ret->named));
    return room_presence(ctx, rq->conn, workshop, &ret->presence);
}

Err room_scene_of(Request *rq, const RoomScene *scene, RecordId board, RoomScene *ret) {
    *ret = *scene;
    if (scene->opt_board != NULL && scene->opt_board->record.id.v == board.v)
        return ERR_NONE;
    ret->opt_board = NULL;
    for (size_t i = 0; i < scene->boards.count; i++)
        if (scene->boards.items[i].record.id.v == board.v)
            ret->opt_board = &scene->boards.items[i];
    if (ret->opt_board == NULL)
        return ERR_NOT_FOUND;
    TRY(room_split_get(rq->ctx, rq->conn, scene->room.workshop, board, &ret->split));
    return room_board_get(rq->ctx, rq->conn, scene->room.workshop, board, &ret->open);
}

void room_speaks(Request *rq, const InitiativeRef *initiative) {
    Language content;
    rq->initiative = *initiative;
    rq->authority = initiative->authority;
    if (language_parse(initiative->authority.language, &content) == ERR_NONE)
        rq->html->content = content;
}

/* -- What is shown to whom --------------------------------------------------------------------- */

bool room_scene_reveals(const RoomScene *scene, RoomAudience audience) {
    return audience == ROOM_FACILITATORS || scene->open.revealed || !scene->opt_board->hidden;
}

bool room_scene_shows(const RoomScene *scene, RoomAudience audience, const Card *card) {
    if (card->withdrawn_at.ms != 0 || !room_tables_show(scene, audience, card))
        return false;
    return audience == ROOM_FACILITATORS ||
           (room_scene_reveals(scene, audience) && card_shown(card, scene->opt_board->release));
}

const Card *room_scene_seen(const RoomScene *scene, int64_t card) {
    for (size_t i = 0; i < scene->cards.count; i++)
        if (scene->cards.items[i].id.v == card &&
            room_scene_shows(scene, ROOM_PARTICIPANTS, &scene->cards.items[i]))
            return &scene->cards.items[i];
    return NULL;
}

static Message state_of(const RoomScene *scene) {
    switch (scene->room.state) {
    case ROOM_STATE_PAUSED: return msg(room_state_paused);
    case ROOM_STATE_CLOSED: return msg(room_state_closed);
    case ROOM_STATE_OPEN:
    case ROOM_STATE_COUNT: break;
    }
    return message_of(MSG_NONE);
}

/* In the language of who reads; German where the other text is missing. */
static Str text_of(const AgendaPart *part, Language language, Language *ret_language) {
    *ret_language = LANGUAGE_DE;
    if (language == LANGUAGE_EN && !str_empty(part->text_en)) {
        *ret_language = LANGUAGE_EN;
        return part->text_en;
    }
    if (language == LANGUAGE_DE_SIMPLE && !str_empty(part->text_simple)) {
        *ret_language = LANGUAGE_DE_SIMPLE;
        return part->text_simple;
    }
    return part->text;
}

static HtmlSafe input_page(Request *rq, const RoomScene *scene, RoomAudience audience) {
    CLEANUP(out_done) Out out = out_open(1024);
    Html html = *rq->html;
    Language language;
    html.out = &out;
    Str text = text_of(scene->opt_part, rq->html->language, &language);
    const MarkdownPictures pictures = picture_shown_to(rq, &scene->pictures, audience);
    markdown(&html, text, TEXT_LEVEL, language, &pictures);
    return (HtmlSafe){ str_copy(rq->ctx->arena, out_view(&out)) };
}

/* "14:05": everybody knows which day it is. */
static Str time_of(Arena *arena, Instant at) {
    CLEANUP(out_done) Out out = out_open(8);
    LocalTime local = local_time(at);
    out_format(&out, "%02d:%02d", local.hour, local.minute);
    return str_copy(arena, out_view(&out));
}

static Str next_part(const RoomScene *scene) {
    for (size_t i = 0; i + 1 < scene->parts.count; i++)
        if (&scene->parts.items[i] == scene->opt_part)
            return scene->parts.items[i + 1].title;
    return scene->opt_part == NULL && scene->parts.count > 0 ? scene->parts.items[0].title
                                                             : STR("");
}

RoomStageView room_stage_of(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const AgendaPart *part = scene->opt_part;
    RoomStageView view = { .audience = audience,
                           .state = state_of(scene),
                           .trial = scene->room.trial,
                           .closed = scene->room.state == ROOM_STATE_CLOSED };
    if (view.closed)
        return view;
    view.next = next_part(scene);
    if (part == NULL && scene->opt_board != NULL)
        view.open_until = scene->opt_board->open_until;
    if (part == NULL)
        return view;
    view.part = part->title;
    view.has_text = !str_empty(part->text);
    if (view.has_text)
        view.text = input_page(rq, scene, audience);
    if (scene->room.part_ends_at.ms != 0)
        view.time = msg(room_until, time_of(rq->ctx->arena, scene->room.part_ends_at));
    if (audience == ROOM_FACILITATORS)
        view.notes = part->notes;
    return view;
}

/* -- Cards ------------------------------------------------------------------------------------- */

static const Str *perspectives_of(Request *rq, Str keys, size_t *ret_count) {
    Str rest = keys, key;
    size_t count = 0;
    Str *names = arena_new(rq->ctx->arena, Str, KEYS_MAX);
    while (count < KEYS_MAX && str_cut(&rest, ' ', &key))
        if (!str_empty(key))
            names[count++] = perspective_label(rq, key);
    *ret_count = count;
    return names;
}

/* In a trial run it says whom the program plays. */
bool room_scene_names(const RoomScene *scene) {
    return scene->room.trial || str_eq(scene->workshop.naming, NAMINGS.keys[NAMING_CHOSEN]);
}

RoomCardView room_card_of(Request *rq, const RoomScene *scene, RoomAudience audience,
                          const Card *card) {
    const CardForm said = room_parts_said(scene, audience, card), *form = &said;
    bool leads = audience == ROOM_FACILITATORS;
    bool voting = scene->opt_board != NULL && scene->open.voting == BOARD_VOTING_OPEN;
    RoomCardView view = {
        .audience = audience,
        .id = id_text(rq->ctx->arena, card->id.v),
        .number = card->number,
        .proposal = scene->opt_board == NULL ||
                    str_eq(scene->opt_board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]),
        .author = room_scene_names(scene) ? card->author : STR(""),
        .language = form->language,
        .words = form->words,
        .who = form->who,
        .how = form->how,
        .timing = form->timing,
        .why = form->why,
        .translation = card->translation,
        .level = key_label(rq, &LEVELS, form->level),
        .phase = key_label(rq, &PHASES, form->phase),
        .paper = leads ? card_paper_of(&scene->papers, card->id) : 0,
        .recorded_for = form->recorded_for == FIELD_NONE ? 0 : form->recorded_for,
        .dots = card->dots,
        .dots_shown = scene->open.voting == BOARD_VOTING_CLOSED || (leads && voting),
        .dots_most = scene->open.voting == BOARD_VOTING_CLOSED ? scene->dots_most : 0,
        .may_dot = voting && audience == ROOM_PARTICIPANTS && scene->room.state == ROOM_STATE_OPEN,
        .waits = leads && scene->opt_board != NULL && !card_shown(card, scene->opt_board->release),
        .parked = card->parked,
    };
    if (leads && !scene->room.trial && !rq->by_link) {
        view.make = room_result_value(
            rq->ctx->arena, view.proposal ? CARD_BECOMES_INVOLVEMENT : CARD_BECOMES_CONTRIBUTION,
            "karte", card->id.v, card_pick_digest(rq->ctx->arena, card, 1, STR("")));
        view.make_href =
            record_href(rq, NOUN_WORKSHOP, scene->room.workshop, "/ergebnisse?zu=leitung");
    }
    if (leads)
        view.choice = str_join(rq->ctx->arena, view.id, STR("_"),
                               card_release_digest(rq->ctx->arena, card, &scene->merged));
    bool needs_release = leads && scene->opt_board != NULL && scene->opt_board->release;
    for (size_t i = 0; needs_release && i < scene->merged.count; i++)
        view.merged_waits = view.merged_waits || card_release_waits(card, &scene->merged.items[i]);
    if (leads)
        view.href =
            str_join(rq->ctx->arena, room_lead_path(rq, scene->room.workshop, "/karten/"), view.id);
    room_tables_origin(rq, scene, audience, card, &view);
    room_comments_fill(rq, scene, audience, card, &view);
    room_parts_fill(rq, scene, audience, card, &view);
    view.perspectives = perspectives_of(rq, form->perspectives, &view.perspective_count);
    return view;
}

/* -- A board ----------------------------------------------------------------------------------- */

/* Where a card stands: groups first, then columns, the Themenspeicher last. A column that the board has no more is its
 * first. */
typedef struct Places {
    size_t groups, columns;
} Places;

static Places places_of(Arena *arena, const RoomScene *scene) {
    size_t columns = board_headings(arena, scene->opt_board).count;
    return (Places){ scene->groups.count, columns > 0 ? columns : 1 };
}

static size_t place_of(const RoomScene *scene, Places places, const Card *card) {
    if (card->parked)
        return places.groups + places.columns;
    for (size_t i = 0; card->group.v != 0 && i < places.groups; i++)
        if (scene->groups.items[i].id.v == card->group.v)
            return i;
    int64_t column = card_column(&card->form);
    return places.groups + (column > 0 && (size_t)column < places.columns ? (size_t)column : 0);
}

static Str list_id(Arena *arena, const RoomScene *scene, Places places, size_t place) {
    if (place < places.groups)
        return str_join(arena, STR("gruppe-"), id_text(arena, scene->groups.items[place].id.v));
    if (place == places.groups + places.columns)
        return STR("speicher");
    return str_join(arena, STR("spalte-"), id_text(arena, (int64_t)(place - places.groups)));
}

Str room_list_of(Arena *arena, const RoomScene *scene, const Card *card) {
    const Places places = places_of(arena, scene);
    return list_id(arena, scene, places, place_of(scene, places, card));
}

/* Each card is looked at twice: how many has each list, and which. */
static void fill_cards(Request *rq, const RoomScene *scene, RoomAudience audience, Places places,
                       RoomListView *lists, size_t count) {
    Arena *arena = rq->ctx->arena;
    size_t *at = arena_new(arena, size_t, scene->cards.count);
    for (size_t i = 0; i < scene->cards.count; i++) {
        const Card *card = &scene->cards.items[i];
        at[i] = count;
        if (room_scene_shows(scene, audience, card))
            lists[at[i] = place_of(scene, places, card)].count++;
    }
    RoomCardView **next = arena_new(arena, RoomCardView *, count);
    for (size_t i = 0; i < count; i++)
        lists[i].cards = next[i] = arena_new(arena, RoomCardView, lists[i].count);
    for (size_t i = 0; i < scene->cards.count; i++)
        if (at[i] < count)
            *next[at[i]]++ = room_card_of(rq, scene, audience, &scene->cards.items[i]);
}

static void fill_lists(Request *rq, const RoomScene *scene, RoomBoardView *view) {
    Arena *arena = rq->ctx->arena;
    const BoardHeadings headings = board_headings(arena, scene->opt_board);
    const Places places = places_of(arena, scene);
    size_t all = places.groups + places.columns + 1;
    RoomListView *lists = arena_new(arena, RoomListView, all);
    fill_cards(rq, scene, view->audience, places, lists, all);
    for (size_t i = 0; i < all; i++) {
        RoomListView list = { .id = list_id(arena, scene, places, i),
                              .cards = lists[i].cards,
                              .count = lists[i].count };
        bool group = i < places.groups, parked = i == all - 1;
        if (group)
            list.heading = scene->groups.items[i].heading;
        else if (i - places.groups < headings.count)
            list.heading = headings.items[i - places.groups];
        if (parked)
            list.label = msg(room_parked);
        /* A heading says something about cards, which may be hidden, another table's, or wait for their release. */
        bool empty_too = group ? view->audience == ROOM_FACILITATORS : !parked;
        list.sorted = group || parked;
        list.brief = !empty_too;
        if (empty_too || list.count > 0)
            lists[view->list_count++] = list;
    }
    view->lists = lists;
}

int64_t room_counted(const RoomScene *scene, RoomAudience audience) {
    int64_t count = 0;
    for (size_t i = 0; i < scene->cards.count; i++) {
        const Card *card = &scene->cards.items[i];
        /* That something waits for its release is for who leads. */
        count += room_tables_show(scene, audience, card) &&
                 (audience == ROOM_FACILITATORS || card_shown(card, scene->opt_board->release));
    }
    return count;
}

RoomBoardView room_board_of_scene(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const Board *board = scene->opt_board;
    RoomBoardView view = { .audience = audience, .any = board != NULL };
    if (board == NULL || scene->room.state == ROOM_STATE_CLOSED)
        return (RoomBoardView){ .audience = audience };
    bool plain = rq->html->language == LANGUAGE_DE_SIMPLE && !str_empty(board->prompt_simple);
    view.title = board->title;
    view.prompt = plain ? board->prompt_simple : board->prompt;
    view.count = room_counted(scene, audience);
    view.hidden = board->hidden && !scene->open.revealed;
    view.voting = scene->open.voting == BOARD_VOTING_OPEN;
    view.voted = scene->open.voting == BOARD_VOTING_CLOSED;
    view.dots_each = board->dots == FIELD_NONE ? 0 : board->dots;
    view.writing_closed = scene->open.writing_closed;
    fill_lists(rq, scene, &view);
    return view;
}

/* -- Numbers ----------------------------------------------------------------------------------- */

/* Counts of both voices of one perspective. */
static int64_t voices_of(const RoomScene *scene, Str perspective) {
    int64_t count = 0;
    for (size_t i = 0; i < scene->voices.count; i++)
        if (str_eq(scene->voices.items[i].perspective, perspective))
            count += scene->voices.items[i].count;
    return count;
}

static void fill_voices(Request *rq, const RoomScene *scene, RoomNumbersView *view) {
    const PerspectiveList *all = &rq->app->pack->perspectives;
    RoomVoiceView *voices = arena_new(rq->ctx->arena, RoomVoiceView, all->count);
    Str *missing = arena_new(rq->ctx->arena, Str, all->count);
    for (size_t i = 0; i < all->count; i++) {
        int64_t count = voices_of(scene, all->items[i].key);
        Str label = perspective_label(rq, all->items[i].key);
        /* One to four are told from none nowhere. */
        if (count >= SMALL_GROUP)
            voices[view->voice_count++] = (RoomVoiceView){ label, count };
        else if (scene->voices.count > 0)
            missing[view->missing_count++] = label;
    }
    view->voices = voices;
    view->missing = missing;
}

static bool named(const RoomScene *scene, Str key) {
    for (size_t i = 0; i < scene->named.count; i++)
        if (str_has_word(scene->named.items[i], key))
            return true;
    return false;
}

/* "An alle gedacht?", while people write. */
static void fill_unnamed(Request *rq, const RoomScene *scene, RoomNumbersView *view) {
    const PerspectiveList *all = &rq->app->pack->perspectives;
    RoomUnnamedView *unnamed = arena_new(rq->ctx->arena, RoomUnnamedView, all->count);
    for (size_t i = 0; i < all->count; i++) {
        Str key = all->items[i].key;
        if (!named(scene, key))
            unnamed[view->unnamed_count++] = (RoomUnnamedView){
                .perspective = perspective_label(rq, key),
                .unspoken = scene->voices.count > 0 && voices_of(scene, key) < SMALL_GROUP,
            };
    }
    view->unnamed = unnamed;
    view->thinks = true;
}

RoomNumbersView room_numbers_of(Request *rq, const RoomScene *scene, RoomAudience audience) {
    RoomNumbersView view = { .audience = audience,
                             .participants = scene->presence.participants,
                             .simulated = scene->presence.simulated };
    fill_voices(rq, scene, &view);
    if (audience == ROOM_FACILITATORS) {
        fill_unnamed(rq, scene, &view);
        view.slower = scene->presence.signals[ROOM_SIGNAL_SLOWER];
        view.more_time = scene->presence.signals[ROOM_SIGNAL_MORE_TIME];
        view.explain = scene->presence.signals[ROOM_SIGNAL_EXPLAIN];
    }
    return view;
}

Message room_promise(Request *rq, const Workshop *workshop) {
    return schema_message(rq, LEVELS.name, workshop->level, STR("promise"));
}
