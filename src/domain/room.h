/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room.h -- a workshop while it is live: its room, who is in it, what of its boards is open.
 *
 * A room is no noun of the initiative: its rows are in no export, and what people did in it goes on the day the
 * workshop names (delete_on). Every change of a room raises its `seq` by one, in the change's own transaction: that is
 * the id of the event by which everybody in the room sees it. */
#include "base/clock.h"
#include "base/list.h"
#include "base/str.h"
#include "domain/ids.h"
#include "domain/key_set.h"
#include "domain/schema.h"
#include "domain/workshop.h"

/* A paused room shows what is there and takes nothing; a closed one only answers receipts. */
#define ROOM_STATE_LIST(X) X(OPEN, "open") X(PAUSED, "paused") X(CLOSED, "closed")

/* What an event is about; `object` of RoomChange says which. */
#define ROOM_CHANGE_LIST(X)                                                       \
    X(ROOM, "room")   /* its state, the part that is on, the clock */             \
    X(BOARD, "board") /* a board: revealed, writing, voting: all of it anew */    \
    X(CARDS, "cards") /* where cards stand on a board: all of it anew */          \
    X(CARD_ADDED, "card_added")                                                   \
    X(CARD_MOVED, "card_moved") /* a card, and where it stands */                 \
    X(CARD, "card")             /* a card: words, withdrawn */                    \
    X(RELEASED, "released")     /* a card that waited for it */                   \
    X(MERGED, "merged")         /* a card that stands for others, or below one */ \
    X(TRANSLATED, "translated") /* a card, in words of somebody else */           \
    X(COMMENTS, "comments")     /* what is said about a card */                   \
    X(PARTS, "parts")           /* what others than its author fill of a card */  \
    X(DOTS, "dots")             /* votes on a card */                             \
    X(TABLE, "table")           /* who speaks, what it is called, who has come */ \
    X(PRESENCE, "presence")     /* who is there: numbers */                       \
    X(SIGNALS, "signals")       /* for facilitators only */

/* Private and anonymous: a facilitator sees how many. */
#define ROOM_SIGNAL_LIST(X) X(SLOWER, "slower") X(MORE_TIME, "more_time") X(EXPLAIN, "explain")

/* How somebody in the introduction round speaks: as one of them, or for them. */
#define ROOM_VOICE_LIST(X) X(AS, "as") X(FOR, "for")

#define BOARD_VOTING_LIST(X) X(NONE, "none") X(OPEN, "open") X(CLOSED, "closed")

#define X(name, key) ROOM_STATE_##name,
typedef enum RoomState { ROOM_STATE_LIST(X) ROOM_STATE_COUNT } RoomState;
#undef X
#define X(name, key) ROOM_CHANGE_##name,
typedef enum RoomChangeKind { ROOM_CHANGE_LIST(X) ROOM_CHANGE_COUNT } RoomChangeKind;
#undef X
#define X(name, key) ROOM_SIGNAL_##name,
typedef enum RoomSignal { ROOM_SIGNAL_LIST(X) ROOM_SIGNAL_COUNT } RoomSignal;
#undef X
#define X(name, key) ROOM_VOICE_##name,
typedef enum RoomVoice { ROOM_VOICE_LIST(X) ROOM_VOICE_COUNT } RoomVoice;
#undef X
#define X(name, key) BOARD_VOTING_##name,
typedef enum BoardVoting { BOARD_VOTING_LIST(X) BOARD_VOTING_COUNT } BoardVoting;
#undef X
extern const KeySet ROOM_STATES, ROOM_CHANGES, ROOM_SIGNALS, ROOM_VOICES, BOARD_VOTINGS;

enum {
    PIN_LENGTH = 8,           /* spoken as four and four */
    ROOM_TOKEN_LENGTH = 22,   /* 128 bits as base64url */
    ROOM_CHANGES_KEPT = 500,  /* at least; who missed more gets everything anew */
    PARTICIPANTS_MAX = 10000, /* of one room */
    PARTICIPANT_NAME_MAX = 60,
    SIMULATED_PARTICIPANTS = 60,
    PART_MINUTES_MAX = 480,
    VOICES_PER_PARTICIPANT = 5,
    SMALL_GROUP = 5 /* smaller ones are never shown */
};

typedef struct ParticipantId {
    int64_t v;
} ParticipantId;

typedef struct RoomTableId {
    int64_t v;
} RoomTableId;

typedef struct Room {
    RecordId workshop;
    RoomState state;
    Str pin; /* "" unless open or paused */
    Str token;
    int64_t seq;
    RecordId part;        /* 0: none has begun */
    Instant part_ends_at; /* 0: does not run */
    int64_t part_left_ms; /* while it does not */
    Instant opened_at, closed_at;
    bool trial; /* nothing in it is meant: it goes when the trial run ends */
} Room;

typedef struct RoomChange {
    int64_t seq;
    RoomChangeKind kind;
    int64_t object; /* id of a board or a card; 0: the room */
} RoomChange;
typedef LIST_OF(RoomChange) RoomChanges;

/* What the facilitator has opened of a board. */
typedef struct RoomBoard {
    RecordId board;
    bool revealed;
    bool writing_closed;
    BoardVoting voting;
} RoomBoard;

/* One device in the room. */
typedef struct Participant {
    ParticipantId id;
    Str name;     /* "": anonymous */
    Str language; /* tag */
    bool simulated;
    RoomTableId table; /* 0: at none */
    int64_t table_number;
    Str token; /* of its cookie; only from joining */
} Participant;

/* How many speak as or for a perspective. */
typedef struct RoomVoiceCount {
    Str perspective;
    RoomVoice voice;
    int64_t count;
} RoomVoiceCount;
typedef LIST_OF(RoomVoiceCount) RoomVoiceCounts;

/* Numbers of a room, never names. */
typedef struct RoomPresence {
    int64_t participants, simulated;
    int64_t signals[ROOM_SIGNAL_COUNT];
} RoomPresence;

/* What somebody chooses at the door. */
typedef struct JoinForm {
    Str name;
    Str language;
    bool leave; /* the room in which the device is */
} JoinForm;
extern const Schema JOIN_FORM;

/* Of a stored key; the first of the set where it is unknown (written by a newer version). */
RoomState room_state_of(Str key);
BoardVoting board_voting_of(Str key);
RoomChangeKind room_change_of(Str key);

/* The digits of a PIN as somebody typed it ("1234 5678", "12.34.56.78", "١٢٣٤ ٥٦٧٨"); "" when it is none. */
Str pin_normalise(Arena *arena, Str typed);
/* As it is spoken: "1234 5678". */
Str pin_spoken(Arena *arena, Str pin);

/* The day on which devices of a room go: the workshop's, but not before WORKSHOP_DATA_DAYS after it was opened where that
 * was later than planned, or without a day. */
Date room_delete_day(const Workshop *workshop, Instant opened_at);

/* Milliseconds until the part that is on ends, negative: overdue; while paused what was left. */
int64_t room_left_ms(const Room *room, Instant now);
/* A stopwatch in four moves, of a room whose part is set; `now` is the instant of the write. */
void room_begin_part(Room *room, RecordId part, int64_t minutes, Instant now);
void room_pause(Room *room, Instant now);
void room_resume(Room *room, Instant now);
void room_extend(Room *room, int64_t minutes, Instant now);
