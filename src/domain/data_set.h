/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* data_set.h -- data that an audit looks at (Datenbestand): what they are, from where, by which law, who may see them, until when.
 *
 * It says what is held, it does not hold it: rows stay where they are. Special categories are those of Art. 9(1) GDPR; without a basis in
 * Art. 9(2) GDPR, Art. 10(5) AI Act or a law of the land they must not be processed, for an audit neither. */
#include "domain/check.h"
#include "domain/schema.h"

typedef struct DataSet {
    Record record;
    Str name;
    Str content; /* what is in it: rows, columns, period */
    Str origin;  /* the procedure or office it comes from */
    Str legal_basis;
    bool special_categories;
    Str special_basis; /* why those may be processed */
    Str readers;       /* functions that may see the rows */
    Date delete_on;
    Str statement; /* what the data protection officer says of it: advice, no approval */
    Date statement_on;
} DataSet;
typedef LIST_OF(DataSet) DataSetList;

extern const Schema DATA_SET_SCHEMA;

/* SPECIAL_BASIS_MISSING at "special_basis"; a statement without its day or the other way round: STATEMENT_INCOMPLETE; IN_FUTURE. */
void data_set_check(const DataSet *data_set, const Check *check);
