/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/room_live.h"

#include "app/access.h"
#include "app/session.h"
#include "base/log.h"
#include "store/room_store.h"
#include "views/room.html.h"
#include "views/room_table.html.h"
#include "web/room_result.h"
#include "web/room_scene.h"
#include "web/room_tables.h"
#include "web/site.h"

/* More changes than these at once: everything anew. */
enum { CHANGES_MAX = 200, ARENA_BYTES = 65536 };

/* As classes of listeners: ROOM_FACILITATORS and ROOM_WALL with the addresses of who leads by link. An admission of these has a bit that the
 * number of no session has. */
enum { LED_BY_LINK = ROOM_WALL + 1, WALL_BY_LINK };
_Static_assert((int)WALL_BY_LINK < (int)ROOM_AUDIENCES, "the hub has room for it");
static const uint64_t GUEST_BIT = UINT64_C(1) << 63;

/* What is to be shown anew to one audience. */
typedef struct Dirty {
    bool everything;
    bool board, count, numbers, table;
    bool own;               /* what one can do, or what became of the cards of many */
    bool forget;            /* something may be gone that was shown (live/rooms.h) */
    RoomChanges translated; /* or released, or completed: of which their authors read it, too */
    RoomChanges cards;      /* CARD_ADDED, CARD_MOVED, CARD, COMMENTS; for who leads DOTS as CARD */
} Dirty;

/* -- What changed ------------------------------------------------------------------------------ */

static const Card *card_of(const RoomScene *scene, int64_t id) {
    for (size_t i = 0; i < scene->cards.count; i++)
        if (scene->cards.items[i].id.v == id)
            return &scene->cards.items[i];
    return NULL;
}

/* It stands on the board, whoever sees it. */
static bool stands(const RoomScene *scene, int64_t id) {
    const Card *card = card_of(scene, id);
    return card != NULL && card->withdrawn_at.ms == 0 && card->merged_into.v == 0;
}

/* The card, and the one that stands for it: that one shows what only the card says (web/room_parts.c), and stands as it is
 * when it was told last. Where each table works by itself it speaks for itself alone. */
static void push_card(Arena *arena, const RoomScene *scene, RoomAudience audience,
                      const RoomChange *change, Dirty *dirty) {
    const Card *card = card_of(scene, change->object);
    *list_push(arena, &dirty->cards) = *change;
    if (card == NULL || card->merged_into.v == 0 || room_tables_apart(scene, audience))
        return;
    const Card *opt_into = card_of(scene, card->merged_into.v);
    if (opt_into != NULL && room_scene_shows(scene, audience, opt_into))
        *list_push(arena, &dirty->cards) =
            (RoomChange){ .kind = ROOM_CHANGE_CARD, .object = opt_into->id.v };
}

/* A card in its place, or that it is gone from it. Once bars are shown, the longest measures all of them. */
static void note_placed(Arena *arena, const RoomScene *scene, RoomAudience audience,
                        const RoomChange *change, Dirty *dirty) {
    bool there = stands(scene, change->object);
    dirty->board = dirty->board || scene->open.voting == BOARD_VOTING_CLOSED;
    const RoomChange placed = { .kind = there ? ROOM_CHANGE_CARD_MOVED : ROOM_CHANGE_CARD,
                                .object = change->object };
    push_card(arena, scene, audience, &placed, dirty);
}

/* A card in other words than its author's, which they read, too. */
static void note_told(Arena *arena, const RoomScene *scene, RoomAudience audience,
                      const RoomChange *change, Dirty *dirty) {
    const RoomChange told = { .kind = ROOM_CHANGE_CARD, .object = change->object };
    *list_push(arena, &dirty->translated) = *change;
    push_card(arena, scene, audience, &told, dirty);
}

/* What was sent before may hold words that are not there any more. */
static bool takes_away(RoomChangeKind kind) {
    static const bool ONLY_ADDS[ROOM_CHANGE_COUNT] = {
        [ROOM_CHANGE_CARD_ADDED] = true, [ROOM_CHANGE_CARD_MOVED] = true,
        [ROOM_CHANGE_RELEASED] = true,   [ROOM_CHANGE_DOTS] = true,
        [ROOM_CHANGE_PRESENCE] = true,   [ROOM_CHANGE_SIGNALS] = true,
    };
    return !ONLY_ADDS[kind];
}

/* Votes and signals are for who leads: nobody else is told even that there was one. */
static void note_change(Arena *arena, const RoomScene *scene, RoomAudience audience,
                        const RoomChange *change, Dirty *dirty) {
    bool led = audience != ROOM_PARTICIPANTS && room_tables_on(scene);
    bool here = scene->opt_board != NULL && scene->opt_board->record.id.v == change->object;
    switch (change->kind) {
    case ROOM_CHANGE_ROOM: dirty->everything = dirty->own = true; break;
    case ROOM_CHANGE_CARDS:
    case ROOM_CHANGE_BOARD:
        dirty->board = dirty->board || here;
        dirty->own = dirty->own || (here && change->kind == ROOM_CHANGE_BOARD);
        dirty->table = dirty->table || led;
        dirty->numbers = dirty->numbers || audience == ROOM_FACILITATORS;
        break;
    case ROOM_CHANGE_CARD_ADDED:
    case ROOM_CHANGE_CARD_MOVED:
    case ROOM_CHANGE_CARD:
        dirty->count = true;
        dirty->table = dirty->table || led; /* how many each table has */
        dirty->numbers = dirty->numbers || audience == ROOM_FACILITATORS; /* whom they name */
        push_card(arena, scene, audience, change, dirty);
        break;
    case ROOM_CHANGE_RELEASED:
    case ROOM_CHANGE_MERGED:
        if (card_of(scene, change->object) == NULL) /* of another board */
            break;
        dirty->count = true;
        dirty->table = dirty->table || led;
        dirty->numbers = dirty->numbers || audience == ROOM_FACILITATORS;
        note_placed(arena, scene, audience, change, dirty);
        if (change->kind == ROOM_CHANGE_RELEASED) /* its author sees that it waits no more */
            *list_push(arena, &dirty->translated) = *change;
        break;
    case ROOM_CHANGE_TRANSLATED: note_told(arena, scene, audience, change, dirty); break;
    case ROOM_CHANGE_PARTS: /* whom it names now, and what its author and who filled it read */
        dirty->numbers = dirty->numbers || audience == ROOM_FACILITATORS;
        note_told(arena, scene, audience, change, dirty);
        break;
    case ROOM_CHANGE_COMMENTS: *list_push(arena, &dirty->cards) = *change; break;
    case ROOM_CHANGE_DOTS:
        if (audience == ROOM_FACILITATORS)
            *list_push(arena, &dirty->cards) =
                (RoomChange){ .kind = ROOM_CHANGE_CARD, .object = change->object };
        break;
    case ROOM_CHANGE_TABLE:
        /* Who sits elsewhere is told nothing of it; who presents is seen by all. */
        here = change->object == scene->table.v || change->object == scene->split.shown.v;
        dirty->table = dirty->table || led || here;
        dirty->own = dirty->own || here;
        break;
    case ROOM_CHANGE_PRESENCE:
        dirty->numbers = true;
        dirty->table = dirty->table || (led && audience == ROOM_FACILITATORS);
        break;
    case ROOM_CHANGE_SIGNALS:
        dirty->numbers = dirty->numbers || audience == ROOM_FACILITATORS;
        break;
    case ROOM_CHANGE_COUNT: break;
    }
}

/* `since` is a number that this room had, and every change after it is still known: otherwise everything. */
static Err read_dirty(Request *rq, const RoomScene *scene, RoomAudience audience, uint64_t since,
                      Dirty *ret) {
    RoomChanges changes;
    *ret = (Dirty){ 0 };
    if (since >= (uint64_t)scene->room.seq)
        return ERR_NONE;
    TRY(room_changes(rq->ctx, rq->conn, scene->room.workshop, (int64_t)since, CHANGES_MAX + 1,
                     &changes));
    int64_t missed = scene->room.seq - (int64_t)since;
    if (missed > CHANGES_MAX || (int64_t)changes.count < missed) {
        ret->everything = ret->own = ret->forget = true;
        return ERR_NONE;
    }
    for (size_t i = 0; i < changes.count; i++) {
        note_change(rq->ctx->arena, scene, audience, &changes.items[i], ret);
        ret->forget = ret->forget || takes_away(changes.items[i].kind);
    }
    return ERR_NONE;
}

/* -- Pieces ------------------------------------------------------------------------------------ */

/* `before`: the id of what it comes to stand before, "" = it is the last. Ids are our own. */
static void piece_begin_before(Html *html, const char *op, Str target, Str before) {
    html_literal(html, "<template data-op=\"");
    out_c(html->out, op);
    html_literal(html, "\" data-target=\"");
    out_str(html->out, target);
    if (!str_empty(before)) {
        html_literal(html, "\" data-before=\"");
        out_str(html->out, before);
    }
    html_literal(html, "\">");
}

static void piece_begin(Html *html, const char *op, Str target) {
    piece_begin_before(html, op, target, STR(""));
}

static void piece_end(Html *html) {
    html_literal(html, "</template>\n");
}

static void put_stage(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const RoomStageView view = room_stage_of(rq, scene, audience);
    piece_begin(rq->html, "replace", STR("raum-stand"));
    room_stage(rq->html, &view);
    piece_end(rq->html);
}

static void put_table(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const RoomTableView view = room_tables_of(rq, scene, audience);
    piece_begin(rq->html, "replace", STR("raum-tisch"));
    room_table(rq->html, &view);
    piece_end(rq->html);
}

static void put_board(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const RoomBoardView view = room_board_of_scene(rq, scene, audience);
    piece_begin(rq->html, "replace", STR("raum-tafel"));
    room_board(rq->html, &view);
    piece_end(rq->html);
}

static void put_count(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const RoomBoardView view = { .audience = audience, .count = room_counted(scene, audience) };
    if (scene->room.state == ROOM_STATE_CLOSED)
        return;
    piece_begin(rq->html, "replace", STR("tafel-zahl"));
    room_board_count(rq->html, &view);
    piece_end(rq->html);
}

static void put_numbers(Request *rq, const RoomScene *scene, RoomAudience audience) {
    const RoomNumbersView view = room_numbers_of(rq, scene, audience);
    piece_begin(rq->html, "replace", STR("raum-zahlen"));
    room_numbers(rq->html, &view);
    piece_end(rq->html);
}

static Err put_gone(Request *rq, const RoomScene *scene) {
    RoomGoneView view;
    TRY(room_result_gone(rq, scene->room.workshop, &view));
    piece_begin(rq->html, "replace", STR("raum-hinweis"));
    room_gone(rq->html, &view);
    piece_end(rq->html);
    return ERR_NONE;
}

/* How much a change says of its card: what says more says the rest as well. Where one that is gone stood says nothing. */
static int says(const RoomScene *scene, const RoomChange *change) {
    static const int MORE[ROOM_CHANGE_COUNT] = { [ROOM_CHANGE_COMMENTS] = 1,
                                                 [ROOM_CHANGE_CARD] = 2,
                                                 [ROOM_CHANGE_CARD_MOVED] = 3,
                                                 [ROOM_CHANGE_CARD_ADDED] = 4 };
    bool nowhere = change->kind == ROOM_CHANGE_CARD_MOVED && !stands(scene, change->object);
    return nowhere ? 0 : MORE[change->kind];
}

/* A card added and changed in one frame is added once, as it is now; its comments are in it. */
static bool told(const RoomScene *scene, const RoomChanges *cards, size_t at) {
    const RoomChange *change = &cards->items[at];
    for (size_t i = 0; i < cards->count; i++) {
        const RoomChange *other = &cards->items[i];
        int of_other = says(scene, other), of_this = says(scene, change);
        bool more = of_other > of_this || (of_other == of_this && i < at);
        if (other->object == change->object && more)
            return true;
    }
    return false;
}

/* Of a card that this audience has: nothing else of it is sent. */
static void put_comments(Request *rq, const RoomScene *scene, RoomAudience audience,
                         const Card *card) {
    const RoomCardView view = room_card_of(rq, scene, audience, card);
    if (!view.commented)
        return;
    piece_begin(rq->html, "replace", str_join(rq->ctx->arena, STR("kommentare-"), view.id));
    room_card_comments(rq->html, &view);
    piece_end(rq->html);
}

static Str card_target(Arena *arena, Str id) {
    return str_join(arena, STR("karte-"), id);
}

/* What stands below another card now was seen by whom it would be shown to alone. */
static bool had_it(const RoomScene *scene, RoomAudience audience, const Card *opt_card) {
    if (opt_card == NULL || opt_card->merged_into.v == 0)
        return room_scene_reveals(scene, audience);
    Card alone = *opt_card;
    alone.merged_into = (CardId){ 0 };
    return room_scene_shows(scene, audience, &alone);
}

static void put_card(Request *rq, const RoomScene *scene, RoomAudience audience,
                     const RoomChange *change) {
    const Card *card = card_of(scene, change->object);
    Arena *arena = rq->ctx->arena;
    CLEANUP(out_done) Out id = out_open(24);
    out_i64(&id, change->object);
    Str target = card_target(arena, out_view(&id));
    bool shown = card != NULL && room_scene_shows(scene, audience, card);
    if (change->kind == ROOM_CHANGE_COMMENTS) {
        if (shown)
            put_comments(rq, scene, audience, card);
        return;
    }
    /* Who never had it is not told of it. */
    bool had = change->kind == ROOM_CHANGE_CARD && had_it(scene, audience, card);
    if (!shown && !had)
        return;
    if (!shown) {
        piece_begin(rq->html, "remove", target);
        piece_end(rq->html);
        return;
    }
    const RoomCardView view = room_card_of(rq, scene, audience, card);
    bool added = change->kind == ROOM_CHANGE_CARD_ADDED;
    piece_begin(rq->html, added ? "append" : "replace",
                added ? room_list_of(arena, scene, card) : target);
    room_card(rq->html, &view);
    piece_end(rq->html);
}

/* -- Cards that stand elsewhere now -------------------------------------------------------------- */

/* Whether it is what this kind of change says that is told of a card. */
static bool changed_so(const RoomScene *scene, const Dirty *dirty, Str card, RoomChangeKind kind) {
    int64_t id;
    for (size_t i = 0; str_i64(card, &id) && i < dirty->cards.count; i++)
        if (dirty->cards.items[i].object == id && dirty->cards.items[i].kind == kind)
            return !told(scene, &dirty->cards, i);
    return false;
}

static bool any_came(const RoomScene *scene, const Dirty *dirty, const RoomListView *list) {
    for (size_t i = 0; i < list->count; i++)
        if (changed_so(scene, dirty, list->cards[i].id, ROOM_CHANGE_CARD_MOVED) ||
            changed_so(scene, dirty, list->cards[i].id, ROOM_CHANGE_CARD_ADDED))
            return true;
    return false;
}

static bool any_moved(const Dirty *dirty) {
    for (size_t i = 0; i < dirty->cards.count; i++)
        if (dirty->cards.items[i].kind == ROOM_CHANGE_CARD_MOVED)
            return true;
    return false;
}

/* Lists that a page may not have yet, the last one first: what comes after it is there by then. */
static void put_lists(Request *rq, const RoomScene *scene, const RoomBoardView *board,
                      const Dirty *dirty) {
    for (size_t i = board->list_count; i-- > 0;) {
        RoomListView list = board->lists[i];
        bool may_miss = list.sorted && (list.count == 0 || any_came(scene, dirty, &list));
        if (!may_miss)
            continue;
        list.count = 0;
        piece_begin_before(rq->html, "list", STR("tafel-listen"),
                           i + 1 < board->list_count ? board->lists[i + 1].id : STR(""));
        room_list(rq->html, &list);
        piece_end(rq->html);
    }
}

/* In their lists, the last one first, for the same reason. */
static void put_moved(Request *rq, const RoomScene *scene, const RoomBoardView *board,
                      const Dirty *dirty) {
    Arena *arena = rq->ctx->arena;
    for (size_t l = 0; l < board->list_count; l++) {
        const RoomListView *list = &board->lists[l];
        for (size_t i = list->count; i-- > 0;) {
            const RoomCardView *card = &list->cards[i];
            if (!changed_so(scene, dirty, card->id, ROOM_CHANGE_CARD_MOVED))
                continue;
            piece_begin_before(rq->html, "place", list->id,
                               i + 1 < list->count ? card_target(arena, card[1].id) : STR(""));
            room_card(rq->html, card);
            piece_end(rq->html);
        }
    }
}

/* A card that moved is sent by itself, with its new neighbour. Of one that this audience does not see nothing is:
 * what hides a card is told as a change of the board. */
static void put_cards(Request *rq, const RoomScene *scene, RoomAudience audience,
                      const Dirty *dirty) {
    RoomBoardView board = { 0 };
    bool moved = any_moved(dirty) && scene->room.state != ROOM_STATE_CLOSED;
    if (moved) {
        board = room_board_of_scene(rq, scene, audience);
        put_lists(rq, scene, &board, dirty);
    }
    for (size_t i = 0; i < dirty->cards.count; i++)
        if (dirty->cards.items[i].kind != ROOM_CHANGE_CARD_MOVED && !told(scene, &dirty->cards, i))
            put_card(rq, scene, audience, &dirty->cards.items[i]);
    put_moved(rq, scene, &board, dirty);
}

/* card 0: one that is not named. */
static void put_ask(Request *rq, int64_t card) {
    html_literal(rq->html, "<template data-op=\"own\" data-target=\"raum-mein\" data-of=\"");
    if (card != 0) {
        out_c(rq->html->out, "meine-");
        out_i64(rq->html->out, card);
    } else {
        out_c(rq->html->out, "raum-eigenes");
    }
    html_literal(rq->html, "\">");
    piece_end(rq->html);
}

/* While each table works by itself, nobody at another one is told even that there is something. */
static bool from_elsewhere(const RoomScene *scene, const Card *card) {
    return scene->split.state == SPLIT_WORK &&
           !split_shows(&scene->split, scene->table, card->table);
}

/* What its author reads of a card, and who filled parts of it, also where nobody else sees it. Which card it is, is told to
 * those only who see it; of all others together everybody with cards of their own, or parts, asks once. */
static void put_translated(Request *rq, const RoomScene *scene, const RoomChanges *translated) {
    bool unnamed = false;
    for (size_t i = 0; i < translated->count; i++) {
        const Card *card = card_of(scene, translated->items[i].object);
        bool shown = card != NULL && room_scene_shows(scene, ROOM_PARTICIPANTS, card);
        unnamed = unnamed || (!shown && (card == NULL || !from_elsewhere(scene, card)));
        if (shown && !told(scene, translated, i))
            put_ask(rq, card->id.v);
    }
    if (unnamed)
        put_ask(rq, 0);
}

/* What is one person's, for their device to ask for. */
static void put_own(Request *rq, const RoomScene *scene, const Dirty *dirty) {
    if (dirty->own) {
        piece_begin(rq->html, "own", STR("raum-mein"));
        piece_end(rq->html);
        return;
    }
    put_translated(rq, scene, &dirty->translated);
}

static void put_dirty(Request *rq, const RoomScene *scene, RoomAudience audience,
                      const Dirty *dirty) {
    if (dirty->everything)
        put_stage(rq, scene, audience);
    if (dirty->everything || dirty->table)
        put_table(rq, scene, audience);
    if (dirty->everything || dirty->board) {
        put_board(rq, scene, audience);
    } else if (scene->opt_board != NULL) {
        put_cards(rq, scene, audience, dirty);
        if (dirty->count)
            put_count(rq, scene, audience);
    }
    if (dirty->everything || dirty->numbers)
        put_numbers(rq, scene, audience);
    if (audience == ROOM_PARTICIPANTS)
        put_own(rq, scene, dirty);
}

/* -- The hub's callback ------------------------------------------------------------------------ */

/* A page whose device was shown to another table meanwhile, or whose table is gone, is loaded anew: its stream then
 * comes in at the right one. */
static bool sits_elsewhere(const RoomScene *scene, const RoomAsk *ask) {
    bool counted = scene->split.state == SPLIT_WORK && scene->split.assign == TABLE_ASSIGN_NUMBER;
    bool nowhere = scene->table.v == 0 && (ask->class.table != 0 || counted);
    return ask->class.audience == ROOM_PARTICIPANTS && nowhere;
}

static RoomAudience audience_of(RoomClass class) {
    if (class.audience == LED_BY_LINK)
        return ROOM_FACILITATORS;
    return class.audience == WALL_BY_LINK ? ROOM_WALL : (RoomAudience) class.audience;
}

static uint8_t class_of(RoomAudience audience, bool by_link) {
    if (!by_link || audience == ROOM_PARTICIPANTS)
        return (uint8_t)audience;
    return audience == ROOM_WALL ? WALL_BY_LINK : LED_BY_LINK;
}

static Err answer(Request *rq, const RoomScene *room, RoomAsk *ask) {
    Dirty dirty;
    RoomScene scene = *room;
    const RoomTable *table = table_by_number(&scene.tables, ask->class.table);
    scene.table = table != NULL ? table->id : (RoomTableId){ 0 };
    rq->html->out = &ask->html;
    rq->html->language = (Language)ask->class.language;
    RoomAudience audience = audience_of(ask->class);
    rq->by_link = (uint8_t)audience != ask->class.audience;
    TRY(read_dirty(rq, &scene, audience, ask->since, &dirty));
    ask->forget = dirty.forget;
    if (dirty.everything && sits_elsewhere(&scene, ask)) {
        piece_begin(rq->html, "anew", STR("raum-tisch"));
        piece_end(rq->html);
        return ERR_NONE;
    }
    put_dirty(rq, &scene, audience, &dirty);
    bool looks = audience == ROOM_FACILITATORS && (dirty.everything || dirty.numbers);
    return looks ? put_gone(rq, &scene) : ERR_NONE;
}

static Err answer_all(Request *rq, int64_t workshop, RoomAsk *asks, size_t count,
                      uint64_t *ret_seq) {
    RoomScene scene;
    RoomFound found;
    TRY(room_place(rq->conn, rq->ctx->arena, (RecordId){ workshop }, &found));
    InitiativeRef initiative;
    TRY(access_initiative_by_id(rq->app, rq->ctx, rq->conn, found.initiative, &initiative));
    room_speaks(rq, &initiative);
    TRY(room_scene_read(rq, (RecordId){ workshop }, &scene));
    if (scene.room.state == ROOM_STATE_CLOSED)
        return ERR_NOT_FOUND; /* closed by another server, or by the daily job */
    for (size_t i = 0; i < count; i++)
        TRY(answer(rq, &scene, &asks[i]));
    *ret_seq = (uint64_t)scene.room.seq;
    return ERR_NONE;
}

Err room_live_render(void *self, int64_t workshop, RoomAsk *asks, size_t count, uint64_t *ret_seq) {
    Site *site = self;
    App *app = site_app(site);
    CLEANUP(arena_closep) Arena *arena = arena_open(ARENA_BYTES);
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    Html html = { .arena = arena };
    TRY(conn_borrow(app->db, &conn));
    TRY(conn_snapshot(conn));
    Request rq = { .app = app, .site = site, .ctx = &ctx, .conn = conn, .html = &html };
    Err err = answer_all(&rq, workshop, asks, count, ret_seq);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        log_line(LOG_ERROR, "room", log_c("error", err_name(err)));
    return err;
}

/* -- Who may stay ------------------------------------------------------------------------------ */

static Err find_leader(App *app, Ctx *ctx, Conn *conn, int64_t workshop, uint64_t admission) {
    RoomFound found;
    InitiativeRef initiative;
    const int64_t id = (int64_t)(admission & ~GUEST_BIT);
    TRY(room_place(conn, ctx->arena, (RecordId){ workshop }, &found));
    TRY(access_initiative_by_id(app, ctx, conn, found.initiative, &initiative));
    if ((admission & GUEST_BIT) != 0)
        return room_guest_stays(ctx, conn, found.initiative, found.workshop, (RoomGuestId){ id });
    TRY(session_owner(app, ctx, conn, (SessionId){ id }, &ctx->actor));
    return access_initiative(app, ctx, conn, initiative.key, PERMISSION_INITIATIVE_EDIT,
                             &initiative);
}

/* A database that is away sends nobody away: nothing is rendered either. */
bool room_live_may_stay(void *self, int64_t workshop, uint64_t admission) {
    App *app = site_app(self);
    CLEANUP(arena_closep) Arena *arena = arena_open(ARENA_BYTES);
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Ctx ctx = { .arena = arena, .actor = { .kind = ACTOR_SYSTEM }, .clock = app->clock };
    Err err = conn_borrow(app->db, &conn);
    if (err == ERR_NONE)
        err = find_leader(app, &ctx, conn, workshop, admission);
    return err != ERR_NOT_FOUND && err != ERR_FORBIDDEN && err != ERR_UNAUTHENTICATED;
}

/* -- Joining ----------------------------------------------------------------------------------- */

/* A page that was made for another table than its device sits at by now has nothing of this one. */
static uint64_t since_of(const Request *rq, int64_t table) {
    int64_t seen, made_for;
    if (!str_i64(request_query(rq, STR("tisch")), &made_for))
        made_for = 0;
    if (made_for != table)
        return 0;
    Str last = http_header(rq->http, "Last-Event-ID");
    Str text = str_empty(last) ? request_query(rq, STR("seit")) : last;
    return str_i64(text, &seen) && seen > 0 ? (uint64_t)seen : 0;
}

static uint64_t admission_of(const Request *rq) {
    return rq->by_link ? GUEST_BIT | (uint64_t)rq->guest.guest.id.v : (uint64_t)rq->session.id.v;
}

Err room_live_join(Request *rq, RecordId workshop, RoomAudience audience,
                   const Participant *opt_device, bool over) {
    int64_t table = opt_device != NULL ? opt_device->table_number : 0;
    RoomJoin *join = arena_new(rq->ctx->arena, RoomJoin, 1);
    *join = (RoomJoin){
        .room = workshop.v,
        .class = { .audience = class_of(audience, rq->by_link),
                   .language = (uint8_t)rq->html->language,
                   .table = (uint16_t)table },
        .since = since_of(rq, table),
        .admission = opt_device != NULL ? 0 : admission_of(rq),
        .device = opt_device != NULL ? (uint64_t)opt_device->id.v : 0,
        .over = over,
    };
    http_response_stream(rq->response, rooms_take, site_rooms(rq->site), join);
    return ERR_NONE;
}
