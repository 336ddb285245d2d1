/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/room_trial.h"

static int64_t cards_of(size_t number) {
    return number % TRIAL_SECOND_CARD == 0 ? 2 : 1;
}

TrialMove trial_move(const TrialScene *scene, const SimulatedPerson *person, size_t number) {
    if (scene->closed)
        return person->answered ? TRIAL_MOVE_NONE : TRIAL_MOVE_ANSWER;
    if (!scene->open)
        return TRIAL_MOVE_NONE;
    if (scene->sits && person->participant.table.v == 0)
        return TRIAL_MOVE_SIT;
    if (scene->round && person->voices == 0)
        return TRIAL_MOVE_SPEAK;
    if (scene->dots > 0 && person->dots < scene->dots)
        return TRIAL_MOVE_VOTE;
    if (scene->dots == 0 && scene->writes && person->cards < cards_of(number))
        return TRIAL_MOVE_WRITE;
    bool comments = scene->comments && number % TRIAL_COMMENTS == 0 && person->comments == 0;
    if (comments)
        return TRIAL_MOVE_COMMENT;
    bool completes = scene->dots == 0 && scene->writes && scene->open_parts &&
                     number % TRIAL_COMPLETES == 1 && person->parts == 0;
    return completes ? TRIAL_MOVE_COMPLETE : TRIAL_MOVE_NONE;
}
