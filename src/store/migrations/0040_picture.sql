-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Pictures that the input pages of a workshop show; their bytes apart, so that no list reads them.

CREATE TABLE picture (
    id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    workshop {int} NOT NULL,
    name {text} NOT NULL,
    text {text} NOT NULL,
    text_simple {text} NOT NULL,
    text_en {text} NOT NULL,
    decorative {int} NOT NULL,
    source {text} NOT NULL,
    width {int},
    height {int},
    digest {text} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, workshop)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE UNIQUE INDEX picture_workshop ON picture (authority_id, initiative_id, workshop, name);

CREATE TABLE picture_bytes (
    picture_id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    bytes {blob} NOT NULL, -- as they are sent
    FOREIGN KEY (authority_id, initiative_id, picture_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX picture_bytes_initiative ON picture_bytes (authority_id, initiative_id, picture_id);
