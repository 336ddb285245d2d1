// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The schema that `einklang audit schema` prints, read by an independent validator: all that the audit writes is like it, and what is not
// like it is refused by both.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { program, run, temporaryFolder } from "./server.mjs";

let folder, valid;
const einklang = (...words) => run(program, ["audit", ...words], { cwd: folder.path });
const read = (name) => JSON.parse(readFileSync(join(folder.path, name), "utf8"));
const put = (name, value) => writeFileSync(join(folder.path, name), JSON.stringify(value));
const assertLike = (value) => assert.ok(valid(value), JSON.stringify(valid.errors?.slice(0, 5)));

before(async () => {
  folder = temporaryFolder();
  const { code, out } = await einklang("schema");
  assert.equal(code, 0);
  valid = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(JSON.parse(out));
  assert.equal((await einklang("example", "-o", "decisions.csv")).code, 0);
});
after(() => folder.remove());

const RULES = {
  schema: "einklang-audit-rules-1",
  rules: [
    { check: "complete", columns: ["altersgruppe", "nachpruefung"], at_least: 0.9 },
    { check: "type", columns: ["tage"], is: "number" },
    { check: "range", columns: ["tage"], least: 8, most: "50" },
    { check: "pattern", columns: ["antrag"], is: "A-#{5}" },
    { check: "codes", columns: ["kanal"], codes: ["Papier"] },
    { check: "timely", columns: ["eingang"], on: "2026-01-01", days: 400 },
    { check: "order", columns: ["eingang", "entschieden"] },
    { check: "unique", columns: ["antrag"] },
    { check: "anonymous", columns: ["altersgruppe", "kanal"], rows: 5 },
  ],
};
const POPULATION = {
  schema: "einklang-audit-population-1",
  columns: ["deutsch"],
  cells: [{ group: { deutsch: "sicher" }, people: 80 }, { group: { deutsch: null }, people: 20 }],
};

const QUESTIONS = {
  profile: [],
  plain: ["--decision", "entscheidung=abgelehnt", "--group", "deutsch"],
  labels: ["--decision", "entscheidung=abgelehnt", "--label", "nachpruefung=Anspruch", "--selected", "adverse", "--group", "deutsch"],
  typed: ["--decision", "entscheidung=abgelent", "--group", "deutsch"],
  systems: ["--decision", "alt=entscheidung=abgelehnt", "--decision", "neu=vorschlag=ablehnen", "--intersect", "deutsch,altersgruppe"],
  strata: ["--decision", "entscheidung=abgelehnt", "--selected", "adverse", "--group", "behinderung", "--stratum", "leistung", "--reference", "behinderung=keine"],
  public: ["--decision", "entscheidung=abgelehnt", "--intersect", "behinderung,altersgruppe", "--disclosure", "public"],
  quality: ["--quality", "rules.json", "--population", "people.json", "--group", "behinderung"],
};
for (const [name, question] of Object.entries(QUESTIONS))
  test(`the report: ${name}`, async () => {
    put("rules.json", RULES);
    put("people.json", POPULATION);
    const cells = question.includes("--decision") ? ["--export-cells", "cells.json"] : [];
    const { code, err } = await einklang("decisions.csv", ...question, "--json", "-o", "report.json", ...cells);
    assert.ok([0, 3, 4].includes(code), err);
    assertLike(read("report.json"));
    if (cells.length > 0) assertLike(read("cells.json"));
  });

test("rules and a population that are read are like it", () => {
  assertLike(RULES);
  assertLike(POPULATION);
});

/* Each differs in one thing from what is right. */
const QUERY = {
  schema: "einklang-audit-cells-1",
  tables: [{ columns: ["a"], cells: [{ group: { a: "x" }, counts: [{ selected: 1, other: 2 }] }] }],
};
const WRONG = {
  "a check that is none": ["--quality", { ...RULES, rules: [{ check: "luck", columns: ["tage"] }] }],
  "limits without a limit": ["--quality", { ...RULES, rules: [{ check: "range", columns: ["tage"] }] }],
  "an order of one": ["--quality", { ...RULES, rules: [{ check: "order", columns: ["tage"] }] }],
  "no rule": ["--quality", { ...RULES, rules: [] }],
  "fewer than nobody": ["--population", { ...POPULATION, cells: [{ group: { deutsch: "sicher" }, people: -1 }] }],
  "a member that is none": ["--population", { ...POPULATION, source: "x" }],
  "no table": ["--cells", { ...QUERY, tables: [] }],
  "counts of two kinds": ["--cells", { ...QUERY, tables: [{ columns: ["a"], cells: [{ group: { a: "x" }, counts: [{ selected: 1, tp: 2 }] }] }] }],
  "half a row": ["--cells", { ...QUERY, tables: [{ columns: ["a"], cells: [{ group: { a: "x" }, counts: [{ selected: 0.5 }] }] }] }],
};
for (const [name, [option, value]] of Object.entries(WRONG))
  test(`refused by both: ${name}`, async () => {
    put("wrong.json", value);
    const rows = option === "--cells" ? [] : ["decisions.csv"];
    assert.equal((await einklang(...rows, option, "wrong.json", "--group", option === "--cells" ? "a" : "deutsch")).code, 1);
    assert.ok(!valid(value));
  });

test("taken by both: counted by a query to a database", async () => {
  put("query.json", QUERY);
  assert.ok([0, 3, 4].includes((await einklang("--cells", "query.json", "--group", "a")).code));
  assertLike(QUERY);
});

test("what is told of people, days and scores beside decisions", async () => {
  const question = ["--decision", "entscheidung=abgelehnt", "--selected", "adverse", "--group", "behinderung"];
  const beside = ["--suggestion", "vorschlag=ablehnen", "--deferred", "vorschlag=vorlegen", "--received", "entschieden", "--decided", "eingang"];
  const scores = ["--label", "nachpruefung=Anspruch", "--score", "tage", "--judge", "override_up:0.1", "--disclosure", "public"];
  assert.ok([0, 3, 4].includes((await einklang("decisions.csv", ...question, ...beside, ...scores, "--json", "-o", "beside.json")).code));
  const report = read("beside.json");
  assertLike(report);
  const metrics = new Set(report.rates.map((rate) => rate.metric));
  for (const metric of ["override_up", "override_down", "deferral_rate", "median_days", "auc", "ece", "calibration"])
    assert.ok(metrics.has(metric), metric);
});
