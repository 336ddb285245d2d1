-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Templates of the process that authorities brought themselves, and the one that new initiatives begin with
-- (docs/adr/0013-process-templates.md).

-- Written once: what an initiative began with stays as it is.
CREATE TABLE process_template (
    authority_id {int} NOT NULL REFERENCES authority (id),
    version {text} NOT NULL,
    digest {blob} NOT NULL,             -- SHA-256 of body
    body {text} NOT NULL,               -- JSON, as it came
    added_at {int} NOT NULL,
    PRIMARY KEY (authority_id, version)
);

-- No row: the newest of the program.
CREATE TABLE process_choice (
    authority_id {int} NOT NULL PRIMARY KEY REFERENCES authority (id),
    version {text} NOT NULL
);
