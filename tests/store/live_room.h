/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* live_room.h -- a workshop whose room is open: a part is on, its board takes cards, a device is in. */
#include "app/card.h"
#include "app/card_comment.h"
#include "app/card_part.h"
#include "app/picture.h"
#include "app/room.h"
#include "app/room_guest.h"
#include "app_fixture.h"

/* How its board and its names are ruled. */
typedef struct LiveRules {
    const char *naming; /* NULL: "anonymous" */
    bool columns;       /* "Ja" and "Nein"; otherwise a board of proposals */
    bool hidden, release, comments;
    int64_t dots;
} LiveRules;

typedef struct LiveRoom {
    AppTest *test;
    AuthorityRef authority;
    InitiativeRef initiative;
    RecordId workshop, board, part;
    Str token, pin; /* of the room */
    RoomRef device; /* the one that is in; device.participant.token is its cookie */
    CardId card;    /* of this device */
} LiveRoom;

/* In an initiative that test->authority or `authority` has; everything in the test's arena. */
LiveRoom live_room(AppTest *test, const AuthorityRef *authority, const InitiativeRef *initiative,
                   const LiveRules *rules);
/* The test's context, as the system with everything allowed in the initiative. */
Ctx *live_room_ctx(LiveRoom *room);
/* One more device; the name "" where nobody has one. */
RoomRef live_room_join(LiveRoom *room, const char *name);
/* A card of a device, or recorded by who leads (participant 0), with these words ("who" of a proposal). */
CardId live_room_card(LiveRoom *room, const RoomRef *by, const char *words);
/* By who leads; fails where it is refused. */
void live_room_act(LiveRoom *room, RoomActKind kind);
/* Under the card, by a device. */
CardCommentId live_room_comment(LiveRoom *room, const RoomRef *by, CardId card, const char *words);
/* By a device: what is not NULL, of the card of another one. */
typedef struct LivePart {
    const char *who, *how, *timing, *why;
    const char *language; /* NULL: "en" */
    Str began;            /* card_parts_began; "": with what stands now */
} LivePart;
MUST_CHECK Err live_room_fill(LiveRoom *room, const RoomRef *by, CardId card, const LivePart *part);
/* By who leads, with these cards. */
void live_room_sort(LiveRoom *room, const CardId *cards, size_t count, const CardAct *act);
CardGroupId live_room_group(LiveRoom *room, CardId card, const char *heading);
/* Works at so many tables, to which its devices are counted round. */
void live_room_split(LiveRoom *room, int64_t tables);
Room live_room_now(LiveRoom *room);
/* Handed over by link to somebody called so; the secret of the link. */
Str live_room_hand_over(LiveRoom *room, const char *name);
/* The link is used; the cookie. */
Str live_room_take_over(LiveRoom *room, Str secret);

/* A picture with another name each time, its bytes as base64. */
void live_picture(Arena *arena, Picture *picture);
/* The same one, made in this workshop. */
MUST_CHECK Err live_picture_make(App *app, Ctx *ctx, const InitiativeRef *initiative,
                                 RecordId workshop, Written *ret);
RecordId live_room_picture(LiveRoom *room);
Str live_picture_digest(Arena *arena);
