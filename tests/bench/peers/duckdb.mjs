// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// duckdb.mjs counts|summary FILE THREADS: what the audit does, as DuckDB does it from CSV: rows by group, decision and label, or
// SUMMARIZE of all columns. Prints seconds without start and loading, then groups, tp, fp, fn, tn. Ends with 9 where it is not
// installed (npm ci --prefix tests/bench/peers).
const [part, file, threads] = process.argv.slice(2);
const COUNTS = `SELECT count(*)::INT AS groups, sum(tp)::INT AS tp, sum(fp)::INT AS fp, sum(fn)::INT AS fn, sum(tn)::INT AS tn FROM (
  SELECT count(*) FILTER (entscheidung = 1 AND anspruch = 1) AS tp, count(*) FILTER (entscheidung = 1 AND anspruch <> 1) AS fp,
         count(*) FILTER (entscheidung <> 1 AND anspruch = 1) AS fn, count(*) FILTER (entscheidung <> 1 AND anspruch <> 1) AS tn
  FROM read_csv($file) GROUP BY geschlecht, alter, herkunft, behinderung)`;
const { DuckDBInstance } = await import("@duckdb/node-api").catch(() => process.exit(9));
const instance = await DuckDBInstance.create(":memory:", { threads });
const connection = await instance.connect();
const begin = process.hrtime.bigint();
const reader = part === "counts" ? await connection.runAndReadAll(COUNTS, { file })
    : await connection.runAndReadAll(`SUMMARIZE FROM read_csv('${file.replaceAll("'", "''")}')`);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
console.log(seconds, ...(part === "counts" ? reader.getRows()[0] : [reader.getRows().length, 0, 0, 0, 0]));
