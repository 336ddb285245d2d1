/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* classification.h -- what decides which tasks apply to an initiative (Einordnung). At most one.
 *
 * "" is "not said yet" and counts as yes: what nobody looked at spares nobody a task. */
#include "domain/schema.h"

typedef struct Classification {
    Record record;
    /* ANSWERS, "" = not said yet */
    Str personal_data;
    Str about_people;   /* prepares decisions about individual people */
    Str staff_data;     /* suited to watch behaviour or performance of staff */
    Str changes_work;   /* changes how staff work */
    Str used_by_public; /* people outside use it themselves */
    Str procured;       /* bought, not built */
    Str learns;         /* from data */
    Str note;
} Classification;
typedef LIST_OF(Classification) ClassificationList;

extern const Schema CLASSIFICATION_SCHEMA;
