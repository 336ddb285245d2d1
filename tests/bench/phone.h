/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* phone.h -- one phone in a live room, without waiting: what its two connections are ready for is done.
 *
 * It comes in by the address of the QR code: the page at the door, the form there, the page of the room, what this
 * names, the stream of events, all on one connection; then it writes cards and votes. As a browser (WHATWG HTML,
 * section 9.2) and assets/workshop.js do: a stream that ends is opened again after the time that the server named,
 * with Last-Event-ID; one that is refused with another status after a second, then after two, and so on. Who gets no
 * answer to a form sends it again, the same submission.
 *
 * What a stream brings is held against what it brought before: a card that comes twice ends the program. Cards are
 * known by a word in them, with their number in the crowd. */
#include <stdbool.h>
#include <stdint.h>

#include "assets.h"
#include "base/out.h"

enum { CROWD_CARDS_MAX = 512, PHONE_TEXT_MAX = 64, PHONE_PATH_MAX = 128 };

typedef enum PhoneStep {
    PHONE_IDLE,
    PHONE_DOOR,
    PHONE_FORM,
    PHONE_PAGE,
    PHONE_ASSETS,
    PHONE_VOTE,
    PHONE_CARD
} PhoneStep;

typedef struct Wire {
    int fd; /* -1: closed */
    Out in;
} Wire;

typedef struct Phone {
    Wire line, stream;
    PhoneStep step;
    Out request; /* that `line` asks */
    char room[PHONE_TEXT_MAX], form[PHONE_TEXT_MAX],
        proof[PHONE_TEXT_MAX];   /* cookies, form token */
    char events[PHONE_TEXT_MAX]; /* address of its stream */
    uint64_t seq;                /* of its page, or of the last event */
    bool listens;                /* the head of its stream is there */
    bool heard;                  /* it comes back to its stream */
    bool stale;                  /* its page is to be loaded anew */
    unsigned retry_ms, refused;
    double ask_at, listen_at; /* when it is due; 0: it is not */
    size_t asset;             /* that is loaded next */
    unsigned card;            /* that it writes */
    uint64_t has[CROWD_CARDS_MAX / 64];
} Phone;

/* Those in one room, and what became of all they did. */
typedef struct Crowd {
    int epoll;
    uint16_t port;
    char token[PHONE_TEXT_MAX];
    int64_t board;
    Phone *phones;
    unsigned count;
    double due_at; /* when the first is due; 0: none */
    Out page;      /* of the room, as the first got it */
    Assets assets; /* that it names */
    unsigned listening;
    double listening_at;                 /* when the last came to listen */
    unsigned cards, written, voted;      /* cards begun; cards and votes acknowledged */
    double acknowledged_at;              /* the last */
    uint64_t has;                        /* cards that phones have, all together */
    double has_at;                       /* when the last came */
    size_t frame;                        /* bytes of the event that brought it */
    unsigned lost, asked_again, resyncs; /* streams that ended, requests, pages */
    int64_t card_ids[CROWD_CARDS_MAX];
    bool reloads; /* votes are sent as without a script: the page is loaded anew after each */
    unsigned write_every; /* each n-th who has voted writes a card as well; 0: nobody */
} Crowd;

/* Begins to come in. */
void phone_come(Crowd *crowd, Phone *phone);
/* Gives a dot to one of the cards, at that time. */
void phone_vote(Crowd *crowd, Phone *phone, double at);
void phone_write(Crowd *crowd, Phone *phone);
/* Something can be read from its line, or its stream. */
void phone_ready(Crowd *crowd, Phone *phone, bool stream);
/* Does what is due by now, of all phones. */
void phones_due(Crowd *crowd, double now);
void phone_leave(Phone *phone);
