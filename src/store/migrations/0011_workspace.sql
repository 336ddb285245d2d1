-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The workspace of an introduction process: what decides which tasks apply, what is open to whom, the plan's
-- comment window, contributions with their answers, decisions, iterations, tasks; more of an involvement and
-- of a comment.

CREATE TABLE classification (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    personal_data {text} NOT NULL,
    about_people {text} NOT NULL,
    staff_data {text} NOT NULL,
    changes_work {text} NOT NULL,
    used_by_public {text} NOT NULL,
    procured {text} NOT NULL,
    learns {text} NOT NULL,
    note {text} NOT NULL,
    UNIQUE (authority_id, initiative_id),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE disclosure (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    public_parts {text} NOT NULL,
    staff_parts {text} NOT NULL,
    note {text} NOT NULL,
    UNIQUE (authority_id, initiative_id),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE participation_plan (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    comments_from {text},
    comments_until {text},
    final_on {text},
    note {text} NOT NULL,
    UNIQUE (authority_id, initiative_id),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE contribution (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    subject {text} NOT NULL,
    text {text} NOT NULL,
    involvement {int},
    stakeholder {int},
    speaks_for {text} NOT NULL,
    received_on {text},
    source {text} NOT NULL,
    outcome {text} NOT NULL,
    answer {text} NOT NULL,
    answered_on {text},
    published {int} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, involvement)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, stakeholder)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX contribution_involvement
    ON contribution (authority_id, initiative_id, involvement, id);

CREATE TABLE decision (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    question {text} NOT NULL,
    options {text} NOT NULL,
    outcome {text} NOT NULL,
    reason {text} NOT NULL,
    function {text} NOT NULL,
    decided_on {text},
    value_pairs {text} NOT NULL,
    conflict {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX decision_initiative ON decision (authority_id, initiative_id, id);

CREATE TABLE iteration (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    aim {text} NOT NULL,
    starts_on {text},
    ends_on {text},
    review_on {text},
    result {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX iteration_initiative ON iteration (authority_id, initiative_id, id);

CREATE TABLE task (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    template {text} NOT NULL,
    phase {text} NOT NULL,
    state {text} NOT NULL,
    description {text} NOT NULL,
    function {text} NOT NULL,
    assignee {int},
    due {text},
    done_on {text},
    waived_reason {text} NOT NULL,
    waived_function {text} NOT NULL,
    value_pairs {text} NOT NULL,
    iteration {int},
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, iteration)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX task_initiative ON task (authority_id, initiative_id, id);
CREATE UNIQUE INDEX task_template ON task (authority_id, initiative_id, template)
    WHERE template <> '';
CREATE INDEX task_assignee ON task (authority_id, assignee) WHERE assignee IS NOT NULL;

ALTER TABLE involvement ADD COLUMN method {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN method_text {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN phase {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN place {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN access_needs {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN access_note {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN responsible {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN resources {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN formal {int} NOT NULL DEFAULT 0;
ALTER TABLE involvement ADD COLUMN legal_basis {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN submitted_on {text};
ALTER TABLE involvement ADD COLUMN deadline {text};
ALTER TABLE involvement ADD COLUMN answer_due {text};
ALTER TABLE involvement ADD COLUMN cancelled_on {text};
ALTER TABLE involvement ADD COLUMN cancelled_reason {text} NOT NULL DEFAULT '';
ALTER TABLE involvement ADD COLUMN answer_shared {int} NOT NULL DEFAULT 0;

ALTER TABLE comment ADD COLUMN reply_to {int};
ALTER TABLE comment ADD COLUMN body {text} NOT NULL DEFAULT '';
ALTER TABLE comment ADD COLUMN closed_on {text};

ALTER TABLE initiative ADD COLUMN process_version {text} NOT NULL DEFAULT '';
-- Somebody who speaks for a body while its representative is away.
ALTER TABLE membership ADD COLUMN deputy {int} NOT NULL DEFAULT 0;
