/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/decision.h"

#include "domain/value_pair.h"

static const Field FIELDS[] = {
    FIELD(Decision, question, TEXT, .required = true, .title = true),
    FIELD(Decision, options, PROSE),
    FIELD(Decision, outcome, PROSE),
    FIELD(Decision, reason, PROSE),
    FIELD(Decision, function, TEXT, .maximum = NAME_MAX_LENGTH),
    FIELD(Decision, decided_on, DATE),
    FIELD(Decision, contributions, REFERENCES, .target = STR_INIT("contribution")),
    FIELD(Decision, value_pairs, KEYS, .keys = &VALUE_PAIRS),
    FIELD(Decision, conflict, TEXT),
};

const Schema DECISION_SCHEMA = SCHEMA(Decision, "decision", "decisions", FIELDS);

void decision_check(const Decision *decision, const Check *check) {
    if (date_none(decision->decided_on))
        return;
    if (date_compare(decision->decided_on, check->today) > 0)
        check_found(check, STR("decided_on"), FINDING_IN_FUTURE);
    if (str_empty(decision->outcome))
        check_found(check, STR("outcome"), FINDING_DECISION_INCOMPLETE);
    if (str_empty(decision->reason))
        check_found(check, STR("reason"), FINDING_DECISION_INCOMPLETE);
    if (str_empty(decision->function))
        check_found(check, STR("function"), FINDING_DECISION_INCOMPLETE);
}
