/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/data_set.h"

static const Field FIELDS[] = {
    FIELD(DataSet, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(DataSet, content, PROSE),
    FIELD(DataSet, origin, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
    FIELD(DataSet, legal_basis, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
    FIELD(DataSet, special_categories, FLAG),
    FIELD(DataSet, special_basis, TEXT, .conditional = true, .maximum = LINE_MAX_LENGTH),
    FIELD(DataSet, readers, TEXT, .required = true, .maximum = LINE_MAX_LENGTH),
    FIELD(DataSet, delete_on, DATE, .required = true),
    FIELD(DataSet, statement, PROSE),
    FIELD(DataSet, statement_on, DATE),
};

const Schema DATA_SET_SCHEMA = SCHEMA(DataSet, "data_set", "data_sets", FIELDS);

void data_set_check(const DataSet *data_set, const Check *check) {
    if (data_set->special_categories && str_empty(data_set->special_basis))
        check_found(check, STR("special_basis"), FINDING_SPECIAL_BASIS_MISSING);
    if (date_none(data_set->statement_on) && !str_empty(data_set->statement))
        check_found(check, STR("statement_on"), FINDING_STATEMENT_INCOMPLETE);
    if (!date_none(data_set->statement_on) && str_empty(data_set->statement))
        check_found(check, STR("statement"), FINDING_STATEMENT_INCOMPLETE);
    if (date_compare(data_set->statement_on, check->today) > 0)
        check_found(check, STR("statement_on"), FINDING_IN_FUTURE);
}
