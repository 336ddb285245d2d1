-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Authorities, chains with their history, records, search, outbox.

-- A tenant. Its rows are found by key for the whole installation; everything else names authority_id.
CREATE TABLE authority (
    id {id},
    version {int} NOT NULL,
    key {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    sort_key {text} NOT NULL,
    language {text} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- Imprint, privacy, accessibility, contact: one text per kind and language.
CREATE TABLE authority_text (
    authority_id {int} NOT NULL REFERENCES authority (id),
    kind {text} NOT NULL,
    language {text} NOT NULL,
    body {text} NOT NULL,
    changed_at {int} NOT NULL,
    PRIMARY KEY (authority_id, kind, language)
);

-- (0, 0) is the chain of the installation, (authority, 0) the authority's, (authority, initiative) an
-- initiative's. It has no foreign keys: it outlives what it tells of. head is empty before the first
-- entry.
CREATE TABLE chain (
    id {id},
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    seq {int} NOT NULL,
    head {blob} NOT NULL,
    UNIQUE (authority_id, initiative_id),
    UNIQUE (authority_id, id)
);
-- The first row: its id is CHAIN_INSTALLATION.
INSERT INTO chain (authority_id, initiative_id, seq, head) VALUES (0, 0, 0, CAST('' AS {blob}));

CREATE TABLE history_entry (
    authority_id {int} NOT NULL,
    chain_id {int} NOT NULL,
    seq {int} NOT NULL,
    at {int} NOT NULL,
    actor_kind {text} NOT NULL,
    account_id {int} NOT NULL,
    noun {text} NOT NULL,
    record_id {int} NOT NULL,
    action {text} NOT NULL,
    payload_hash {blob} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (authority_id, chain_id, seq),
    FOREIGN KEY (authority_id, chain_id) REFERENCES chain (authority_id, id)
);
CREATE INDEX history_entry_record ON history_entry (authority_id, chain_id, record_id, seq);

-- salt and payload are NULL once erased.
CREATE TABLE history_payload (
    authority_id {int} NOT NULL,
    chain_id {int} NOT NULL,
    seq {int} NOT NULL,
    salt {blob},
    payload {text},
    erased_at {int},
    erased_rule {text} NOT NULL,
    PRIMARY KEY (authority_id, chain_id, seq),
    FOREIGN KEY (authority_id, chain_id, seq)
        REFERENCES history_entry (authority_id, chain_id, seq)
);

-- One row per record of any noun; an initiative is a record of itself.
CREATE TABLE record (
    id {id},
    authority_id {int} NOT NULL REFERENCES authority (id),
    initiative_id {int} NOT NULL,
    noun {text} NOT NULL,
    title {text} NOT NULL,
    sort_key {text} NOT NULL,
    created_at {int} NOT NULL,
    UNIQUE (authority_id, initiative_id, id)
);

-- field is "noun.field", so that all references of one kind in an initiative lie together.
CREATE TABLE record_reference (
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    field {text} NOT NULL,
    source_id {int} NOT NULL,
    position {int} NOT NULL,
    target_id {int} NOT NULL,
    PRIMARY KEY (authority_id, initiative_id, field, source_id, position),
    FOREIGN KEY (authority_id, initiative_id, source_id)
        REFERENCES record (authority_id, initiative_id, id),
    FOREIGN KEY (authority_id, initiative_id, target_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX record_reference_target
    ON record_reference (authority_id, initiative_id, target_id, field);
CREATE INDEX record_reference_source ON record_reference (authority_id, initiative_id, source_id);

-- weight: 2 when the term stands in the record's title, else 1. A record has a term once; the key
-- names every column that a search reads, so that it reads nothing but the key.
CREATE TABLE search_term (
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    record_id {int} NOT NULL,
    term {text} NOT NULL,
    weight {int} NOT NULL,
    PRIMARY KEY (authority_id, term, record_id, initiative_id, weight),
    FOREIGN KEY (authority_id, initiative_id, record_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX search_term_record ON search_term (authority_id, initiative_id, record_id);

-- What is to happen outside the database after COMMIT.
CREATE TABLE outbox (
    id {id},
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    created_at {int} NOT NULL,
    attempts {int} NOT NULL,
    next_at {int} NOT NULL
);
CREATE INDEX outbox_next ON outbox (next_at, id);
