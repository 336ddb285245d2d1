/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* The least that can be asked of data, and a report that answers it: nothing was read. */
#define AUDIT_SAMPLE_DECISION "bescheid=abgelehnt"
#define AUDIT_SAMPLE_GROUPS   "sprache"
#define AUDIT_SAMPLE_REPORT                                                                        \
    "{\"schema\":\"einklang-audit-1\",\"input\":{\"rows\":200,\"rows_used\":200,\"undecided\":0,"      \
    "\"unla"                                                                                       \
    "belled\":0,\"skipped\":0,\"files\":[],\"columns\":[]},\"profile\":[],\"cells\":[],\"rates\":" \
    "["                                                                                            \
    "],\"gaps\":[],\"quality\":[],\"findings\":[],\"not_assessed\":[],\"provenance\":{\"version\"" \
    ":\"1\",\"seed\":1,\"options\":[{\"name\":\"decision\",\"value\":\"bescheid=abgelehnt\"},{"    \
    "\"name"                                                                                       \
    "\":\"selected\",\"value\":\"adverse\"},{\"name\":\"group\",\"value\":\"sprache\"},{\"name\":" \
    "\"disc"                                                                                       \
    "losure\",\"value\":\"public\"}],\"time\":\"2026-02-02T08:00:00Z\"}}"
