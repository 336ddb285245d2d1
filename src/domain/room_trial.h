/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_trial.h -- the trial run (Probelauf) of a workshop: simulated people fill the room, so that who leads can rehearse
 * with it.
 *
 * What a simulated person does next follows from what is open and what they did already; chance only decides who is
 * first. Nothing here writes. */
#include "domain/board.h"
#include "domain/room.h"
#include "domain/room_table.h"

/* One of them, and what they did so far. */
typedef struct SimulatedPerson {
    Participant participant;
    int64_t voices;                       /* in the introduction round */
    int64_t cards, dots, comments, parts; /* on the board that is on; parts: filled for others */
    bool answered;                        /* the questions at the end */
} SimulatedPerson;
typedef LIST_OF(SimulatedPerson) SimulatedPeople;

/* What can be done in the room now. */
typedef struct TrialScene {
    bool open, closed; /* neither: it is paused */
    bool round;        /* introduction round: voices are counted */
    bool sits;         /* tables: everybody looks for one */
    bool writes;
    bool comments;   /* there is a card to comment on, that all see */
    bool open_parts; /* ... or one to complete */
    int64_t dots;    /* each may give; 0: nothing is voted on */
} TrialScene;

typedef enum TrialMove {
    TRIAL_MOVE_NONE, /* did everything already */
    TRIAL_MOVE_SIT,
    TRIAL_MOVE_SPEAK,
    TRIAL_MOVE_WRITE,
    TRIAL_MOVE_VOTE,
    TRIAL_MOVE_COMMENT,
    TRIAL_MOVE_COMPLETE,
    TRIAL_MOVE_ANSWER
} TrialMove;

enum {
    TRIAL_SECOND_CARD = 5, /* every fifth writes two cards */
    TRIAL_COMMENTS = 3,    /* every third comments on a card */
    TRIAL_COMPLETES = 4,   /* every fourth completes a card */
    TRIAL_REASONS = 16,    /* messages "room_trial.reason_1" and so on */
    TRIAL_REMARKS = 6,     /* messages "room_trial.remark_1" and so on */
    TRIAL_MOVES_AT_ONCE =
        4 /* of one turn: the room is to fill up before one's eyes, not in one stroke */
};

/* `number`: of the person in the room, from 0. */
TrialMove trial_move(const TrialScene *scene, const SimulatedPerson *person, size_t number);
