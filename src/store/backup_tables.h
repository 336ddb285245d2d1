/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* backup_tables.h -- all tables from one database to another of the same schema; for backup.c only. */
#include "store/db_engine.h"

/* Rows of all tables. Both must have the newest schema, one of them SQLite; `to` is in a write
 * transaction and loses what it had, `from` shows a snapshot. Numbers given by the database go on
 * where they stood in `from`. References are checked at the end by whoever calls (SQLite) or here. */
MUST_CHECK Err tables_copy(Conn *from, Conn *to);
/* *ret: some table has more rows here than in `fresh`, a SQLite file that had only the migrations. */
MUST_CHECK Err tables_hold_more(Conn *conn, Conn *fresh, bool *ret);
