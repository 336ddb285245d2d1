/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* One body of each noun, as a program sends it: GOAL, STAKEHOLDER, WORKSHOP, DATA_SET and AUDIT_PLAN stand for numbers of such
 * records, REPORT for the text of a report. */
#include "../unit/files/sample_picture.h"
#include "domain/nouns.h"
#include "sample_audit.h"

typedef struct Sample {
    NounId noun;
    const char *body, *field, *changed; /* a text field to change */
} Sample;

#define DATA_SET_SAMPLE                                                                      \
    "{\"name\":\"Anträge 2019\",\"origin\":\"Fachverfahren\",\"legal_basis\":\"§ 67c SGB " \
    "X\",\"spe"                                                                              \
    "cial_categories\":false,\"readers\":\"Fachaufsicht\",\"delete_on\":\"2030-01-31\"}"
#define AUDIT_PLAN_SAMPLE                                                                         \
    "{\"name\":\"Ablehnungen\",\"data_set\":DATA_SET,\"decision\":\"bescheid=abgelehnt\",\"selec" \
    "ted\":\"adverse\",\"group_columns\":\"sprache\",\"function\":\"Leitung\",\"fixed_on\":"      \
    "\"2020-0"                                                                                    \
    "3-01\"}"

static const Sample SAMPLES[] = {
    { NOUN_USE_CONTEXT, "{\"work_steps\":\"Antrag prüfen\"}", "load", "viel" },
    { NOUN_GOAL,
      "{\"statement\":\"Schneller entscheiden\",\"direction\":\"outward\",\"unit\":\"Tage\","
      "\"baseline\":\"45\",\"target\":\"12.5\",\"due\":\"2027-02-28\","
      "\"value_pairs\":[\"agency\",\"people\"]}",
      "indicator", "Tage bis zum Bescheid" },
    { NOUN_MEASUREMENT,
      "{\"goal\":GOAL,\"measured_on\":\"2020-02-29\",\"value\":\"44.5\",\"note\":\"\"}", "note",
      "geschätzt" },
    { NOUN_STAKEHOLDER,
      "{\"name\":\"Personalrat\",\"perspectives\":[\"caseworkers\"],\"voice\":\"represented\","
      "\"affectedness\":4,\"influence\":null,\"contact\":\"Zimmer 3\"}",
      "interests", "gute Arbeit" },
    { NOUN_INTERSECTION, "{\"perspectives\":[\"caseworkers\",\"it\"]}", "description",
      "IT im Amt" },
    { NOUN_OMISSION,
      "{\"perspective\":\"developers\",\"reason\":\"fertig gekauft\",\"function\":\"Leitung\"}",
      "function", "Referat 3" },
    { NOUN_EFFECT, "{\"stakeholder\":STAKEHOLDER,\"kind\":\"risk\",\"statement\":\"mehr Takt\"}",
      "statement", "mehr Druck" },
    { NOUN_INVOLVEMENT,
      "{\"stakeholders\":[STAKEHOLDER],\"level\":\"consult\",\"planned_on\":\"2020-03-01\","
      "\"access_needs\":[\"captions\"],\"access_done_captions\":\"2020-02-01\"}",
      "occasion", "Werkstatt" },
    { NOUN_CLASSIFICATION, "{\"personal_data\":\"yes\",\"learns\":\"no\"}", "note",
      "lernt nicht nach" },
    { NOUN_DISCLOSURE, "{\"public_parts\":[\"problem\",\"plan\"],\"staff_parts\":[\"tasks\"]}",
      "note", "offen" },
    { NOUN_PARTICIPATION_PLAN,
      "{\"comments_from\":\"2020-03-01\",\"comments_until\":\"2020-03-15\"}", "note",
      "Fehlt jemand?" },
    { NOUN_CONTRIBUTION,
      "{\"subject\":\"Mehr Zeit\",\"stakeholder\":STAKEHOLDER,\"outcome\":\"partly\","
      "\"answer\":\"Zwei Wochen mehr\",\"answered_on\":\"2020-03-02\",\"led_to\":[GOAL]}",
      "speaks_for", "Personalrat" },
    { NOUN_WORKSHOP,
      "{\"name\":\"Auftakt\",\"held_on\":\"2020-03-05\",\"starts_at\":\"09:30\","
      "\"level\":\"consult\",\"naming\":\"anonymous\",\"delete_on\":\"2020-04-04\"}",
      "place", "Saal 1" },
    { NOUN_BOARD,
      "{\"workshop\":WORKSHOP,\"title\":\"Wünsche\",\"form\":\"columns\","
      "\"columns\":\"Hilft\\nStört\",\"hidden\":true,\"dots\":3}",
      "prompt", "Was hilft?" },
    { NOUN_AGENDA_PART,
      "{\"workshop\":WORKSHOP,\"position\":1,\"kind\":\"input\",\"title\":\"Einführung\","
      "\"minutes\":20,\"text\":\"# Warum\"}",
      "notes", "langsam sprechen" },
    { NOUN_DECISION,
      "{\"question\":\"Welche Daten?\",\"outcome\":\"Wenige\",\"reason\":\"Mehr braucht niemand\","
      "\"function\":\"Leitung\",\"decided_on\":\"2020-03-03\",\"value_pairs\":[\"privacy\"]}",
      "conflict", "Schutz gegen Bequemlichkeit" },
    { NOUN_ITERATION,
      "{\"name\":\"Probelauf\",\"starts_on\":\"2020-04-01\",\"ends_on\":\"2020-04-30\"}", "aim",
      "Stolpersteine finden" },
    { NOUN_DATA_SET, DATA_SET_SAMPLE, "content", "Eine Zeile je Antrag" },
    { NOUN_AUDIT_PLAN, AUDIT_PLAN_SAMPLE, "name", "Bescheide" },
    { NOUN_AUDIT_RUN, "{\"audit_plan\":AUDIT_PLAN,\"name\":\"Vorher\",\"report\":REPORT}",
      "measure", "Zweite Durchsicht" },
    { NOUN_TASK,
      "{\"name\":\"Schulung\",\"state\":\"waived\",\"waived_reason\":\"schon geschult\","
      "\"waived_function\":\"Leitung\"}",
      "description", "Zwei Stunden" },
    { NOUN_TRANSLATION, "{\"about\":GOAL,\"language\":\"de-simple\",\"statement\":\"Schneller\"}",
      "unit", "Tage" },
    { NOUN_PICTURE,
      "{\"workshop\":WORKSHOP,\"name\":\"ablauf\",\"text\":\"Drei Schritte\","
      "\"decorative\":false,\"bytes\":\"" PICTURE_PNG_TEXT "\"}",
      "source", "Amt, CC0" },
    { NOUN_COMMENT, "{\"target\":GOAL,\"text\":\"Gut so.\"}", "text", "Noch besser." },
};
