// SPDX-FileCopyrightText: 2026 The Einklang authors
// SPDX-License-Identifier: EUPL-1.2
// The exercise solved: from the problem to an answered participation plan and a running project, with whatever
// hands; and what must be stored of it afterwards, whatever the pages say.
import assert from "node:assert/strict";

const DAY = 86_400_000;
const inBerlin = (days, locale) =>
  new Date(Date.now() + days * DAY).toLocaleDateString(locale, {
    timeZone: "Europe/Berlin",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
/** As a person types it, and as it is stored. */
export const typedDay = (days) => inBerlin(days, "de-DE");
export const storedDay = (days) => inBerlin(days, "sv-SE");

const PAIRS = {
  people: "Menschenzentrierung & Gemeinwohl",
  fairness: "Fairness & Nichtdiskriminierung",
  transparency: "Erklärbarkeit & Transparenz",
  privacy: "Privatsphäre & Persönlichkeitsschutz",
  safety: "Sicherheit & Robustheit",
  agency: "Intervenierbarkeit & Verantwortung",
  sustainability: "Ökologische Nachhaltigkeit & Ressourcenschonung",
};
const FACTS = {
  personal_data: ["Verarbeitet das System personenbezogene Daten?", "ja"],
  about_people: ["Bereitet es Entscheidungen über einzelne Menschen vor?", "ja"],
  staff_data: ["Ließe sich damit Verhalten oder Leistung von Beschäftigten überwachen?", "nein"],
  changes_work: ["Ändert es, wie Beschäftigte arbeiten?", "ja"],
  used_by_public: ["Benutzen Menschen außerhalb der Behörde es selbst?", "ja"],
  procured: ["Wird es beschafft statt selbst entwickelt?", "nein"],
  learns: ["Lernt es aus Daten?", "nein"],
};
const PROBLEM = {
  problem_for_whom: ["Für wen es ein Problem ist", "Für alle, die auf ihr Geld warten."],
  if_nothing_done: ["Wenn nichts geschieht", "Der Rückstand wächst."],
  ways_without_ai: ["Wege ohne KI", "Ein kürzeres Formular; es kommt in jedem Fall."],
};
export const PATH = "/vorhaben/uebung";
const IDEA = "Auch abends einladen";

/** `arrived` is called on every new page. */
export const solveExercise = async (page, server, hands, arrived = () => {}) => {
  const { follow, press, tick, type, unfold, choose } = hands;
  const at = async (heading) => {
    await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
    await arrived();
  };
  const save = async (heading) => {
    await press("Speichern");
    await page.locator("main [role=status]").waitFor();
    if (heading !== undefined) await at(heading);
  };
  const home = async () => {
    await follow("Überblick");
    await at("Übung: Antragsassistenz selbst planen");
  };
  const steps = {
    problem: async () => {
      await follow("Angaben bearbeiten");
      await at("Vorhaben bearbeiten");
      await unfold("Weitere Angaben");
      for (const [label, text] of Object.values(PROBLEM)) await type(label, text);
      await choose("Phase", "Planung");
      await save();
      await home();
      await follow("Vorhaben einordnen");
      await at("Vorhaben einordnen");
      for (const [label, answer] of Object.values(FACTS)) await choose(label, answer);
      await save();
      await home();
      await follow("Nutzungskontext bearbeiten");
      await at("Nutzungskontext beschreiben");
      await type("Arbeitsschritte heute", "Annehmen, prüfen, nachfordern, entscheiden.");
      await type("Wenn sie irrt oder aus ist", "Dasselbe Formular, dieselbe Frist.");
      await save();
    },
    goal: async () => {
      await follow("Ziele");
      await at("Ziele");
      await follow("Ziel ergänzen");
      await at("Neues Ziel");
      await type("Ziel", "Weniger Nachforderungen");
      await unfold("Weitere Angaben");
      await type("Messgröße", "Nachforderungen je Antrag");
      await type("Wert heute", "1,8");
      await type("Zielwert", "0,9");
      await type("Erreicht bis", "31.12.2099");
      for (const label of Object.values(PAIRS)) await tick(label);
      await save("Ziele");
    },
    stakeholders: async () => {
      for (const [name, perspective] of [
        ["Leistungsabteilung", "Sachbearbeitung"],
        ["Wartende", "Bürger*innen, die Anträge ausfüllen"],
      ]) {
        await follow("Stakeholder");
        await at("Stakeholder");
        await follow("Stakeholder ergänzen");
        await at("Neuer Stakeholder");
        await type("Name der Gruppe oder Stelle", name);
        await tick(perspective);
        await unfold("Weitere Angaben");
        await choose("Wer spricht", "selbst");
        await save("Stakeholder");
      }
      await follow("Wirkungen");
      await at("Wirkungen");
      await follow("Wirkung ergänzen");
      await at("Neue Wirkung");
      await tick("Risiko");
      await type("Erwartete Wirkung", "Wer nicht online ist, wartet länger");
      await save("Wirkungen");
    },
    plan: async () => {
      await follow("Beteiligung");
      await at("Beteiligungsplan");
      await follow("Eine Methode für Ihre Lage finden");
      await at("Methoden");
      await follow(/^Mit dieser Methode planen ?: Workshop$/);
      await at("Neue Beteiligung");
      await tick("Leistungsabteilung");
      await tick("Wartende");
      await tick(/^Einbeziehen/);
      await type("Worum es geht", "Werkstatt zum Formular");
      await type("Wann", typedDay(-10));
      await unfold("Wie: Methode");
      await type("Ort oder Link", "Bürgerhaus");
      await unfold("Zugang");
      await tick("Kinderbetreuung");
      await save("Beteiligungsplan");
      await edit("Werkstatt zum Formular", async () => {
        await type("Gehört am", typedDay(-9));
        await tick("Antworten sind unter einem Link ohne Konto lesbar");
      });
    },
    answer: async () => {
      await follow("Beitrag eintragen");
      await at("Neuer Beitrag");
      await type("In einer Zeile", IDEA);
      await unfold("Weitere Angaben");
      await type("Beitrag", "Viele arbeiten am Vormittag.");
      await type("Eingegangen am", typedDay(-9));
      await save("Werkstatt zum Formular");
      await follow(new RegExp(`^Antwort eintragen ?: ${IDEA}$`));
      await at("Beitrag beantworten");
      await follow("Entscheidung festhalten");
      await at("Neue Entscheidung");
      await type("Frage", "Wann laden wir ein?");
      await unfold("Weitere Angaben");
      await type("Entschieden", "Immer auch abends.");
      await type("Begründung", "Sonst fehlen die Berufstätigen.");
      await type("Entschieden von", "Amtsleitung");
      await type("Entschieden am", typedDay(-1));
      await save("Beitrag beantworten");
      await follow("Aufgabe anlegen");
      await at("Neue Aufgabe");
      await save("Beitrag beantworten"); /* named as the contribution is */
      await tick("aufgenommen");
      await type("Antwort", "Jede Einladung nennt auch einen Abend.");
      await tick("Alle dürfen diesen Beitrag lesen");
      await save(IDEA);
      await follow("Beteiligung");
      await at("Beteiligungsplan");
      await edit("Werkstatt zum Formular", async () => {
        await type("Beantwortet am", typedDay(0));
        await type("Was daraus wurde", "Wir laden auch abends ein.");
      });
    },
    project: async () => {
      await follow("Aufgaben");
      await at("Aufgaben");
      await follow("Iterationen");
      await at("Iterationen");
      await follow("Neue Iteration");
      await at("Neue Iteration");
      await type("Name", "Erster Entwurf");
      await unfold("Weitere Angaben");
      await type("Beginnt am", typedDay(-1));
      await type("Endet am", typedDay(20));
      await type("Gemeinsamer Rückblick am", typedDay(21));
      await save("Iterationen");
      await follow("Aufgaben");
      await at("Aufgaben");
      await follow(IDEA);
      await at(IDEA);
      await follow(new RegExp(`^Stand ändern ?: ${IDEA}$`));
      await at("Stand ändern");
      await tick("in Arbeit");
      await save();
    },
    open: async () => {
      await home();
      await follow("Offenheit");
      await at("Offenheit");
      await follow("Bearbeiten");
      await at("Festlegen, wer was sehen darf");
      await tick("Entscheidungen mit Begründung"); /* beside what is in force without a decision */
      await save("Offenheit");
      await home();
      await follow("Kommentarfrist");
      await at("Kommentarfrist");
      await follow("Jetzt eintragen");
      await at("Kommentarfrist festlegen");
      await type("Kommentare ab", typedDay(-8));
      await type("Kommentare bis", typedDay(-3));
      await type("Endgültig seit", typedDay(-2));
      /* nobody could comment on what was not public */
      await type("Warum er ohne Kommentarfrist endgültig ist", "Der Plan wurde vor dem Start mit allen Gruppen besprochen.");
      await save("Kommentarfrist");
      await home();
      await follow("Veröffentlichen");
      await at("Veröffentlichen");
      await press("Veröffentlichen");
      await page.locator("main [role=status]").waitFor();
      await home();
      await follow("Angaben bearbeiten");
      await at("Vorhaben bearbeiten");
      await unfold("Weitere Angaben");
      await type("So können Sie mitreden", "Jeden Donnerstag im Bürgerhaus.");
      await choose("Phase", "Entwicklung oder Beschaffung");
      await save();
      await home();
    },
  };
  const edit = async (name, change) => {
    await follow(name);
    await at(name);
    await follow("Bearbeiten");
    await at("Beteiligung bearbeiten");
    await unfold("Ergebnis und Antwort");
    await change();
    await save(name);
  };

  await page.goto(`${server.base}${PATH}`);
  await at("Übung: Antragsassistenz selbst planen");
  for (const step of Object.values(steps)) await step();
};

const only = (list, what) => {
  assert.equal(list.length, 1, `${what}: ${list.length}`);
  return list[0];
};

/** What the file of the initiative says, which imports again: everything as it was typed, and joined up. */
export const assertSolved = (file) => {
  const { initiative } = file;
  for (const [name, [, text]] of Object.entries(PROBLEM)) assert.equal(initiative[name], text);
  assert.equal(initiative.phase, "development");
  assert.equal(initiative.published, true);
  const facts = only(file.classifications, "classification");
  for (const [name, [, answer]] of Object.entries(FACTS)) assert.equal(facts[name], answer === "ja" ? "yes" : "no", name);
  assert.equal(only(file.use_contexts, "use context").when_wrong_or_off, "Dasselbe Formular, dieselbe Frist.");
  const goal = only(file.goals, "goal");
  assert.deepEqual([goal.baseline, goal.target, goal.due], ["1.8", "0.9", "2099-12-31"]);
  assert.deepEqual(goal.value_pairs, Object.keys(PAIRS));
  assert.deepEqual(file.stakeholders.map(({ name, voice }) => [name, voice]), [["Leistungsabteilung", "self"], ["Wartende", "self"]]);
  assert.equal(only(file.effects, "effect").stakeholder, null);

  const involvement = only(file.involvements, "involvement");
  assert.deepEqual(involvement.stakeholders, file.stakeholders.map(({ id }) => id));
  assert.deepEqual(
    [involvement.method, involvement.level, involvement.place, involvement.access_needs, involvement.answer_shared],
    ["workshop", "involve", "Bürgerhaus", ["childcare"], true],
  );
  assert.deepEqual(
    [involvement.planned_on, involvement.heard_on, involvement.answered_on],
    [storedDay(-10), storedDay(-9), storedDay(0)],
  );
  const contribution = only(file.contributions, "contribution");
  const decision = only(file.decisions, "decision");
  const task = only(file.tasks, "task");
  assert.equal(contribution.involvement, involvement.id);
  assert.deepEqual([contribution.outcome, contribution.answered_on, contribution.published], ["adopted", storedDay(0), true]);
  assert.deepEqual([...contribution.led_to].sort(), [decision.id, task.id].sort());
  assert.deepEqual(decision.contributions, [contribution.id]);
  assert.deepEqual([decision.function, decision.decided_on], ["Amtsleitung", storedDay(-1)]);
  assert.deepEqual([task.name, task.description, task.state], [IDEA, "Viele arbeiten am Vormittag.", "doing"]);
  assert.equal(only(file.iterations, "iteration").review_on, storedDay(21));
  assert.deepEqual(only(file.disclosures, "disclosure").public_parts, ["problem", "coverage", "plan", "answers", "decisions"]);
  assert.equal(only(file.participation_plans, "plan").final_on, storedDay(-2));
};

/** The exercise as a file, with what the browser is signed in as. */
export const exported = async (page, server) => {
  const answer = await page.context().request.get(`${server.base}${PATH}/export.json`);
  assert.equal(answer.status(), 200);
  return answer.json();
};

/** Both groups were heard and told what became of it; nobody else is called green by it. */
export const assertCovered = async (page, server) => {
  await page.goto(`${server.base}${PATH}/perspektiven`);
  for (const key of ["caseworkers", "applicants"])
    assert.equal(await page.locator(`article#${key} h3 .status`).innerText(), "beantwortet", key);
  assert.equal(await page.locator("article#little_german h3 .status").innerText(), "offen");
};
