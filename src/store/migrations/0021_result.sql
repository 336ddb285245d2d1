-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The result of a workshop: which records came of which cards, receipts by which devices find theirs, and what
-- people said at the end (docs/adr/0018-receipts.md). None of these rows stands in an export.

-- A record of the initiative that a card became; one of each noun.
CREATE TABLE card_result (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    card_id {int} NOT NULL REFERENCES card (id),
    noun {text} NOT NULL,
    record_id {int} NOT NULL,        -- may be gone meanwhile
    PRIMARY KEY (card_id, noun)
);
CREATE INDEX card_result_of_workshop ON card_result (authority_id, workshop_id, card_id);

-- The code of a device, as its hash with the key of the installation.
CREATE TABLE receipt (
    code_hash {blob} NOT NULL,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    participant_id {int} REFERENCES participant (id),  -- NULL: the device is forgotten
    UNIQUE (code_hash)
);
CREATE INDEX receipt_of_participant ON receipt (participant_id);
CREATE INDEX receipt_of_workshop ON receipt (authority_id, workshop_id);

-- What was said at the end. Numbers only: no row leads to a device.
CREATE TABLE room_feedback (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    question {text} NOT NULL,
    answer {text} NOT NULL,
    count {int} NOT NULL,
    PRIMARY KEY (workshop_id, question, answer)
);
-- That a device said something, not what.
ALTER TABLE participant ADD COLUMN feedback {int} NOT NULL DEFAULT 0;
