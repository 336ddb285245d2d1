/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/nouns.h"

#define CHECK(noun)                                                    \
    static void check_##noun(const void *record, const Check *check) { \
        noun##_check(record, check);                                   \
    }
CHECK(measurement)
CHECK(stakeholder)
CHECK(intersection)
CHECK(omission)
CHECK(involvement)
CHECK(participation_plan)
CHECK(contribution)
CHECK(workshop)
CHECK(board)
CHECK(agenda_part)
CHECK(decision)
CHECK(iteration)
CHECK(data_set)
CHECK(audit_plan)
CHECK(task)
CHECK(translation)
CHECK(picture)

const Noun NOUNS[NOUN_COUNT] = {
    [NOUN_INITIATIVE] = { &INITIATIVE_SCHEMA, NULL, .single = true, .commentable = true,
                          .maximum = 1 },
    [NOUN_USE_CONTEXT] = { &USE_CONTEXT_SCHEMA, NULL, .single = true, .commentable = true,
                           .maximum = 1 },
    [NOUN_CLASSIFICATION] = { &CLASSIFICATION_SCHEMA, NULL, .single = true, .commentable = true,
                              .maximum = 1 },
    [NOUN_DISCLOSURE] = { &DISCLOSURE_SCHEMA, NULL, .single = true, .commentable = true,
                          .maximum = 1 },
    [NOUN_PARTICIPATION_PLAN] = { &PARTICIPATION_PLAN_SCHEMA, check_participation_plan,
                                  .single = true, .commentable = true, .maximum = 1 },
    [NOUN_GOAL] = { &GOAL_SCHEMA, NULL, .commentable = true, .maximum = 200 },
    [NOUN_MEASUREMENT] = { &MEASUREMENT_SCHEMA, check_measurement, .commentable = true,
                           .maximum = 5000 },
    [NOUN_STAKEHOLDER] = { &STAKEHOLDER_SCHEMA, check_stakeholder, .commentable = true,
                           .maximum = 1000 },
    [NOUN_INTERSECTION] = { &INTERSECTION_SCHEMA, check_intersection, .commentable = true,
                            .maximum = 100 },
    [NOUN_OMISSION] = { &OMISSION_SCHEMA, check_omission, .commentable = true, .maximum = 200 },
    [NOUN_EFFECT] = { &EFFECT_SCHEMA, NULL, .commentable = true, .maximum = 1000 },
    [NOUN_INVOLVEMENT] = { &INVOLVEMENT_SCHEMA, check_involvement, .commentable = true,
                           .maximum = 1000 },
    [NOUN_CONTRIBUTION] = { &CONTRIBUTION_SCHEMA, check_contribution, .commentable = true,
                            .maximum = 5000 },
    [NOUN_WORKSHOP] = { &WORKSHOP_SCHEMA, check_workshop, .commentable = true, .maximum = 200 },
    [NOUN_BOARD] = { &BOARD_SCHEMA, check_board, .maximum = 1000 },
    [NOUN_AGENDA_PART] = { &AGENDA_PART_SCHEMA, check_agenda_part, .maximum = 2000 },
    [NOUN_DECISION] = { &DECISION_SCHEMA, check_decision, .commentable = true, .maximum = 1000 },
    [NOUN_ITERATION] = { &ITERATION_SCHEMA, check_iteration, .commentable = true, .maximum = 200 },
    [NOUN_DATA_SET] = { &DATA_SET_SCHEMA, check_data_set, .commentable = true, .maximum = 200 },
    [NOUN_AUDIT_PLAN] = { &AUDIT_PLAN_SCHEMA, check_audit_plan, .commentable = true,
                          .maximum = 200 },
    [NOUN_AUDIT_RUN] = { &AUDIT_RUN_SCHEMA, NULL, .commentable = true, .maximum = 30 },
    [NOUN_TASK] = { &TASK_SCHEMA, check_task, .commentable = true, .maximum = 1000 },
    [NOUN_TRANSLATION] = { &TRANSLATION_SCHEMA, check_translation, .maximum = 10000 },
    [NOUN_PICTURE] = { &PICTURE_SCHEMA, check_picture, .maximum = 1000 },
    [NOUN_COMMENT] = { &COMMENT_SCHEMA, NULL, .maximum = 10000 },
};

const NounId RESULT_NOUNS[RESULT_NOUN_COUNT] = { NOUN_GOAL, NOUN_EFFECT, NOUN_DECISION, NOUN_TASK };

bool noun_is_result(const Noun *opt_noun) {
    for (size_t i = 0; i < RESULT_NOUN_COUNT; i++)
        if (opt_noun == &NOUNS[RESULT_NOUNS[i]])
            return true;
    return false;
}

const Noun *noun_by_name(Str name) {
    for (size_t i = 0; i < NOUN_COUNT; i++)
        if (str_eq(NOUNS[i].schema->name, name))
            return &NOUNS[i];
    return NULL;
}

const Noun *noun_by_plural(Str plural) {
    for (size_t i = 0; i < NOUN_COUNT; i++)
        if (str_eq(NOUNS[i].schema->plural, plural))
            return &NOUNS[i];
    return NULL;
}
