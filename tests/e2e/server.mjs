// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The program as somebody else starts it: on a free port, with a database of its own.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const build = process.env.EINKLANG_TEST_BUILD ?? "build/test";
/* Another build of the program, when it is to be tried with the tests of this one. */
export const program = join(root, process.env.EINKLANG_TEST_PROGRAM ?? join(build, "einklang"));
export const postgres = process.env.EINKLANG_TEST_POSTGRES;
/* EINKLANG_TEST_DATABASE=postgres: the same tests on the other database. */
const onPostgres = process.env.EINKLANG_TEST_DATABASE === "postgres";
const READY_MS = 30_000;

/** What the sanitizers, and nothing else, write. */
const REPORT = /Sanitizer|runtime error:/;

/** Runs one command to its end; resolves to { code, out, err }. */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const said = { code: 0, out: "", err: "" };
    child.stdout.on("data", (bytes) => (said.out += bytes));
    child.stderr.on("data", (bytes) => (said.err += bytes));
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ ...said, code: code ?? signal }));
  });

/** An empty PostgreSQL database beside the others of this run; remove() drops it. */
export const postgresDatabase = async () => {
  const name = `einklang_${process.pid}_${Math.random().toString(36).slice(2)}`;
  const psql = async (sql) => {
    const { code, err } = await run("psql", ["-q", "-d", postgres, "-c", sql]);
    if (code !== 0) throw new Error(err);
  };
  await psql(`CREATE DATABASE ${name}`);
  return {
    url: postgres.replace(/\/postgres(\?|$)/, `/${name}$1`),
    remove: () => psql(`DROP DATABASE ${name} WITH (FORCE)`),
  };
};

/** A folder that goes with remove(). */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), "einklang-e2e."));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/**
 * A running server.
 * `environment` is that of the server and of its commands, `serving` of the server only.
 *   base      "http://127.0.0.1:PORT"
 *   example   the link printed for the example, or undefined
 *   database  what --db was
 *   stop()    SIGTERM; throws when the exit code is not 0 or a sanitizer reported
 *   kill()    SIGKILL
 *   said()    standard error so far
 *   command() runs another command of the program on the same database
 */
export const startServer = async ({ folder, database, args = [], environment = {}, serving = {}, before = [] }) => {
  const own = folder === undefined ? temporaryFolder() : undefined;
  const made = onPostgres && database === undefined ? await postgresDatabase() : undefined;
  const path = database ?? made?.url ?? join(folder ?? own.path, "einklang.db");
  /* Beside a file there is its key file; a database elsewhere is told where. */
  const key = made === undefined ? {} : { EINKLANG_KEY_FILE: join(folder ?? own.path, "einklang.key") };
  const settings = { ...process.env, ...key, ...environment };
  const [command, ...rest] = [...before, program, "serve", "--db", path, "--listen", "127.0.0.1:0", ...args];
  const child = spawn(command, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...settings, ...serving },
    cwd: folder ?? own.path,
  });
  let errors = "";
  child.stderr.on("data", (bytes) => (errors += bytes));
  const ended = new Promise((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  const clear = async () => {
    own?.remove();
    await made?.remove();
  };
  const server = { database: path, pid: child.pid, said: () => errors, ended };

  server.stop = async () => {
    child.kill("SIGTERM");
    const code = await ended;
    await clear();
    if (code !== 0 || REPORT.test(errors)) throw new Error(`server ended with ${code}:\n${errors}`);
  };
  server.kill = async () => {
    child.kill("SIGKILL");
    await ended;
    if (REPORT.test(errors)) throw new Error(errors);
  };

  /* What a command of the program writes, run beside the server on the same database. */
  server.command = async (...words) => {
    const said = await run(program, [...words, "--db", path], { env: settings });
    if (said.code !== 0) throw new Error(`einklang ${words.join(" ")}: ${said.code}\n${said.err}`);
    return said.out;
  };

  const links = args.includes("--example") ? 2 : 1;
  let lines = 0;
  const ready = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      server.base ??= /^listening on (http:\S+)$/.exec(line)?.[1];
      server.example ??= /^Beispiel erkunden: (http:\S+)$/.exec(line)?.[1];
      if (++lines === links) resolve("ready");
    });
  });
  const patience = AbortSignal.timeout(READY_MS);
  const late = new Promise((resolve) => patience.addEventListener("abort", () => resolve("late")));
  const outcome = await Promise.race([ready, ended, late]);
  if (outcome !== "ready") {
    child.kill("SIGKILL");
    await ended;
    await clear();
    throw new Error(`server did not start (${outcome}):\n${errors}`);
  }
  return server;
};
