-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Data that audits look at, what they ask, the reports they gave, and the tasks that see to a finding.
CREATE TABLE data_set (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    content {text} NOT NULL,
    origin {text} NOT NULL,
    legal_basis {text} NOT NULL,
    special_categories {int} NOT NULL,
    special_basis {text} NOT NULL,
    readers {text} NOT NULL,
    delete_on {text},
    statement {text} NOT NULL,
    statement_on {text},
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX data_set_initiative ON data_set (authority_id, initiative_id, id);
CREATE TABLE audit_plan (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    data_set {int} NOT NULL,
    decision {text} NOT NULL,
    selected {text} NOT NULL,
    group_columns {text} NOT NULL,
    crossed {text} NOT NULL,
    compared_with {text} NOT NULL,
    strata {text} NOT NULL,
    label {text} NOT NULL,
    conditions {text} NOT NULL,
    missing_codes {text} NOT NULL,
    tolerance {text},
    ratio {text},
    by_caseworker {int} NOT NULL,
    agreement {text} NOT NULL,
    function {text} NOT NULL,
    fixed_on {text},
    value_pairs {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, data_set)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX audit_plan_initiative ON audit_plan (authority_id, initiative_id, id);
CREATE TABLE audit_run (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    audit_plan {int} NOT NULL,
    name {text} NOT NULL,
    measure {text} NOT NULL,
    report {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, audit_plan)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX audit_run_initiative ON audit_run (authority_id, initiative_id, id);
CREATE INDEX audit_run_plan ON audit_run (authority_id, initiative_id, audit_plan, id);
ALTER TABLE task ADD COLUMN audit_run {int};
