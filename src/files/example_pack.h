/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* example_pack.h -- reads packs/example/people.json: the invented authority and its people; and the room of a workshop that
 * was held (…_room.json there).
 *
 * The initiatives beside it are files of format "einklang-initiative-1". `as_of` is the day on which
 * the example was true; dates move with the day on which it is loaded. */
#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "domain/findings.h"
#include "domain/schema.h"

enum { EXAMPLE_ENTRIES_MAX = 100, EXAMPLE_TEXT_MAX = 2000 };

typedef struct ExamplePackPerson {
    Str name, email, role, body;
    bool deputy;
} ExamplePackPerson;

/* Whose task it is: files of initiatives name no accounts. */
typedef struct ExamplePackWork {
    Str file;      /* name of a pack file */
    RecordId task; /* in that file */
    Str person;    /* address */
} ExamplePackWork;

typedef struct ExamplePackText {
    Str kind, language, body;
} ExamplePackText;

typedef struct ExamplePack {
    Date as_of;
    Str key, name, language; /* of the authority */
    LIST_OF(ExamplePackPerson) people;
    LIST_OF(ExamplePackText) texts;
    LIST_OF(ExamplePackWork) work;
    LIST_OF(Str) initiatives; /* names of pack files */
} ExamplePack;

/* How often somebody spoke as or for a perspective in the introduction round. */
typedef struct ExampleVoice {
    Str perspective;
    int64_t as_one, for_them;
} ExampleVoice;

/* What was said to one question at the end. */
typedef struct ExampleFeedback {
    Str question;
    int64_t yes, partly, no;
} ExampleFeedback;

typedef struct ExampleCard {
    Str who, perspectives, level, how, phase, timing, why;
    Str group; /* its heading; "" = none */
    int64_t dots;
    RecordIds became; /* in the file of the initiative, of those that the workshop led to */
} ExampleCard;

/* A workshop that is over: how its room was left. */
typedef struct ExampleRoom {
    RecordId workshop, board; /* in the file of the initiative */
    int64_t people;
    LIST_OF(ExampleVoice) voices;
    LIST_OF(ExampleFeedback) feedback;
    LIST_OF(ExampleCard) cards;
} ExampleRoom;

MUST_CHECK Err example_room_read(Str json, Arena *arena, Findings *findings, ExampleRoom *ret);
/* ERR_INVALID with findings. Texts are in the arena. */
MUST_CHECK Err example_pack_read(Str json, Arena *arena, Findings *findings, ExamplePack *ret);
