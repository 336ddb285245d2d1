-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What a record says to the public, once more in another language (docs/adr/0030-translations.md).
CREATE TABLE translation (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    about {int} NOT NULL,
    language {text} NOT NULL,
    name {text} NOT NULL,
    problem {text} NOT NULL,
    problem_for_whom {text} NOT NULL,
    contact {text} NOT NULL,
    statement {text} NOT NULL,
    indicator {text} NOT NULL,
    unit {text} NOT NULL,
    occasion {text} NOT NULL,
    planned_text {text} NOT NULL,
    subject {text} NOT NULL,
    text {text} NOT NULL,
    question {text} NOT NULL,
    outcome {text} NOT NULL,
    reason {text} NOT NULL,
    function {text} NOT NULL,
    answer {text} NOT NULL,
    made_from {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, about)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX translation_initiative ON translation (authority_id, initiative_id, id);
CREATE UNIQUE INDEX translation_about ON translation (authority_id, initiative_id, about, language);
