-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What is prepared of a workshop: its agenda and its boards.

CREATE TABLE workshop (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    name {text} NOT NULL,
    purpose {text} NOT NULL,
    held_on {text},
    starts_at {text} NOT NULL,
    place {text} NOT NULL,
    level {text} NOT NULL,
    naming {text} NOT NULL,
    contact {text} NOT NULL,
    answer_due {text},
    delete_on {text},
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX workshop_initiative ON workshop (authority_id, initiative_id, id);

CREATE TABLE board (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    workshop {int} NOT NULL,
    title {text} NOT NULL,
    prompt {text} NOT NULL,
    prompt_simple {text} NOT NULL,
    form {text} NOT NULL,
    columns {text} NOT NULL,
    hidden {int} NOT NULL,
    release {int} NOT NULL,
    dots {int},
    comments {int} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, workshop)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX board_workshop ON board (authority_id, initiative_id, workshop, id);

CREATE TABLE agenda_part (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    workshop {int} NOT NULL,
    position {int},
    kind {text} NOT NULL,
    title {text} NOT NULL,
    minutes {int},
    text {text} NOT NULL,
    text_simple {text} NOT NULL,
    text_en {text} NOT NULL,
    notes {text} NOT NULL,
    board {int},
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, workshop)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, board)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX agenda_part_workshop ON agenda_part (authority_id, initiative_id, workshop, id);
