/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/use_context.h"

static const Field FIELDS[] = {
    FIELD(UseContext, work_steps, PROSE),
    FIELD(UseContext, people_and_places, PROSE),
    FIELD(UseContext, load, PROSE),
    FIELD(UseContext, ai_step, PROSE),
    FIELD(UseContext, when_wrong_or_off, PROSE),
};

const Schema USE_CONTEXT_SCHEMA = SCHEMA(UseContext, "use_context", "use_contexts", FIELDS);
