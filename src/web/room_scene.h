/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_scene.h -- all that is seen of a room at one moment, and the pieces that show it to one audience.
 *
 * What an audience must not see is left out here, before there is a view of it: participants and the wall get neither
 * hidden cards nor cards that wait for their release, nor votes before the voting is closed, nor who gave a signal. */
#include "app/room.h"
#include "domain/agenda_part.h"
#include "domain/board.h"
#include "domain/card.h"
#include "domain/card_comment.h"
#include "domain/card_part.h"
#include "domain/picture.h"
#include "domain/room_table.h"
#include "domain/workshop.h"
#include "store/card_paper_store.h"
#include "store/card_store.h"
#include "views/room_view.h"
#include "web/request.h"

typedef struct RoomScene {
    Workshop workshop;
    Room room;
    AgendaPartList parts;
    const AgendaPart *opt_part; /* that is on */
    PictureList pictures;       /* that its text may show */
    BoardList boards;
    const Board *opt_board; /* of that part */
    RoomBoard open;         /* what is open of it */
    Cards cards;            /* of it */
    CardComments comments;  /* on them, where the board allows any */
    CardFills fills;        /* parts of cards of all boards, by others than their author */
    CardPapers papers;
    Cards merged;      /* of these, that stand below another one */
    int64_t dots_most; /* that one of them has */
    CardGroups groups;
    RoomTables tables;
    RoomSplit split;   /* how the board is worked on */
    RoomTableId table; /* at which the audience sits; 0: at none */
    RoomPresence presence;
    RoomVoiceCounts voices;
    CardKeys named; /* perspectives, by cards of all boards */
} RoomScene;

/* Without cards, groups and numbers: what can be done now. Otherwise as below. */
MUST_CHECK Err room_scene_frame(Request *rq, RecordId workshop, RoomScene *ret);
/* Of the initiative in rq; ERR_NOT_FOUND: the workshop has no room. */
MUST_CHECK Err room_scene_read(Request *rq, RecordId workshop, RoomScene *ret);
/* The same with the board of this card, whose rules hold for it, also while another one is on. */
MUST_CHECK Err room_scene_of(Request *rq, const RoomScene *scene, RecordId board, RoomScene *ret);
/* Whether this audience sees the cards of the board that is on. */
bool room_scene_reveals(const RoomScene *scene, RoomAudience audience);
bool room_scene_shows(const RoomScene *scene, RoomAudience audience, const Card *card);

/* The card as the room shows it to who takes part; NULL: it does not (any more). */
const Card *room_scene_seen(const RoomScene *scene, int64_t card);

/* Whether names stand with what people write. */
bool room_scene_names(const RoomScene *scene);

/* What people write there stands in the language of the authority. */
void room_speaks(Request *rq, const InitiativeRef *initiative);

RoomStageView room_stage_of(Request *rq, const RoomScene *scene, RoomAudience audience);
RoomBoardView room_board_of_scene(Request *rq, const RoomScene *scene, RoomAudience audience);
RoomNumbersView room_numbers_of(Request *rq, const RoomScene *scene, RoomAudience audience);
RoomCardView room_card_of(Request *rq, const RoomScene *scene, RoomAudience audience,
                          const Card *card);
/* The id of the list in which a card stands: "spalte-0", "gruppe-3", "speicher". */
Str room_list_of(Arena *arena, const RoomScene *scene, const Card *card);
/* Cards of the board that is on, hidden ones too; that something waits for its release is for who leads. */
int64_t room_counted(const RoomScene *scene, RoomAudience audience);
/* The promise of its level, in plain words. */
Message room_promise(Request *rq, const Workshop *workshop);
