/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* use_context.h -- how the work is done today and where AI would touch it (Nutzungskontext).
 * At most one per initiative. */
#include "domain/schema.h"

typedef struct UseContext {
    Record record;
    Str work_steps;        /* the steps of today */
    Str people_and_places; /* who does them, where */
    Str load;              /* how many, how urgent, which peaks */
    Str ai_step;           /* the step the AI touches */
    Str when_wrong_or_off; /* what people do when it is wrong or off */
} UseContext;
typedef LIST_OF(UseContext) UseContextList;

extern const Schema USE_CONTEXT_SCHEMA;
