/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* phones.h -- many people with their phones in one room, in a process of their own on the other processor; all from
 * 127.0.0.1 (phone.h says what each does). Who leads listens as well and is not counted. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Phones Phones;

/* Before any thread: it forks. */
Phones *phones_start(void);
void phones_stop(Phones *phones);

typedef struct PhonesRoom {
    uint16_t port;
    unsigned count;
    int64_t board;
    char token[32];
    char lead_events[128]; /* address of the events of who leads */
    char lead_session[64]; /* their cookie */
} PhonesRoom;

/* What became of it; wall_seconds(). */
typedef struct PhonesDone {
    double began_at, listening_at, has_at, acknowledged_at; /* listening, has: the last of them */
    unsigned lost;                                          /* streams that ended meanwhile */
    unsigned asked_again; /* requests without an answer, or refused */
    unsigned resyncs;
    unsigned cards, votes; /* acknowledged, in all */
    size_t frame;          /* bytes of the event that brought the last card */
} PhonesDone;

/* All come in, up to a thousand at once: it is over when the head of each one's stream is there. */
PhonesDone phones_join(Phones *phones, const PhonesRoom *room);
/* One of them writes a card: it is over when it was acknowledged and all have it. */
PhonesDone phones_write(Phones *phones, unsigned author);

typedef struct PhonesVote {
    double seconds; /* that it takes all of them, one after the other */
    bool reloads;   /* as without a script: who has voted loads the page and its stream anew */
    unsigned write_every;
} PhonesVote;

/* Begins; goes on until each has voted, all listen and all have every card. */
void phones_vote(Phones *phones, const PhonesVote *vote);
PhonesDone phones_voted(Phones *phones);
/* Closes all connections. */
void phones_leave(Phones *phones);
