-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The nouns of an initiative. Columns after changed_at are the fields of the noun's Schema, in order.

-- archived and sort_key repeat archived_on and record.sort_key:
-- lists of many initiatives stay one index scan.
CREATE TABLE initiative (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    key {text} NOT NULL,
    name {text} NOT NULL,
    summary {text} NOT NULL,
    problem {text} NOT NULL,
    problem_for_whom {text} NOT NULL,
    if_nothing_done {text} NOT NULL,
    ways_without_ai {text} NOT NULL,
    phase {text} NOT NULL,
    contact {text} NOT NULL,
    participation_contact {text} NOT NULL,
    published {int} NOT NULL,
    archived_on {text},
    archived {int} NOT NULL,
    sort_key {text} NOT NULL,
    UNIQUE (key),
    UNIQUE (authority_id, id),
    CHECK (initiative_id = id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX initiative_name ON initiative (authority_id, archived, sort_key, id);
CREATE INDEX initiative_changed ON initiative (authority_id, archived, changed_at, id);
CREATE INDEX initiative_published ON initiative (authority_id, archived, sort_key, id)
    WHERE published = 1;

CREATE TABLE use_context (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    work_steps {text} NOT NULL,
    people_and_places {text} NOT NULL,
    load {text} NOT NULL,
    ai_step {text} NOT NULL,
    when_wrong_or_off {text} NOT NULL,
    UNIQUE (authority_id, initiative_id),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE goal (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    statement {text} NOT NULL,
    direction {text} NOT NULL,
    indicator {text} NOT NULL,
    unit {text} NOT NULL,
    baseline {text},
    target {text},
    due {text},
    set_with {text} NOT NULL,
    value_pairs {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX goal_initiative ON goal (authority_id, initiative_id, id);

CREATE TABLE measurement (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    goal {int} NOT NULL,
    measured_on {text},
    value {text},
    note {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, goal)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX measurement_goal ON measurement (authority_id, initiative_id, goal, id);

CREATE TABLE stakeholder (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    perspectives {text} NOT NULL,
    voice {text} NOT NULL,
    interests {text} NOT NULL,
    expectations {text} NOT NULL,
    affectedness {int},
    influence {int},
    affectedness_self {int},
    influence_self {int},
    contact {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX stakeholder_initiative ON stakeholder (authority_id, initiative_id, id);

CREATE TABLE intersection (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    perspectives {text} NOT NULL,
    description {text} NOT NULL,
    UNIQUE (authority_id, initiative_id, perspectives),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE omission (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    perspective {text} NOT NULL,
    reason {text} NOT NULL,
    function {text} NOT NULL,
    UNIQUE (authority_id, initiative_id, perspective),
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);

CREATE TABLE effect (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    stakeholder {int},
    kind {text} NOT NULL,
    statement {text} NOT NULL,
    value_pairs {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, stakeholder)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX effect_stakeholder ON effect (authority_id, initiative_id, stakeholder, id);

CREATE TABLE involvement (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    level {text} NOT NULL,
    occasion {text} NOT NULL,
    planned_on {text},
    planned_text {text} NOT NULL,
    heard_on {text},
    answered_on {text},
    note {text} NOT NULL,
    answer {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX involvement_initiative ON involvement (authority_id, initiative_id, id);

CREATE TABLE comment (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    target {int} NOT NULL,
    text {text} NOT NULL,
    draft {int} NOT NULL,
    author {int},
    author_label {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, target)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX comment_target ON comment (authority_id, initiative_id, target, id);
