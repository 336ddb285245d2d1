-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A part of a card that somebody else than its author filled (docs/adr/0036-who-completes-a-card.md). The words stand in
-- the card; who takes a part back takes the row away. None of these rows stands in an export.
CREATE TABLE card_part (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    card_id {int} NOT NULL REFERENCES card (id),
    part {text} NOT NULL,            -- who, how, when, why
    participant_id {int} REFERENCES participant (id),  -- NULL: who filled it is gone
    created_at {int} NOT NULL,
    author {text} NOT NULL,          -- name shown with it; '': anonymous
    language {text} NOT NULL,        -- of its words
    PRIMARY KEY (card_id, part)
);
CREATE INDEX card_part_of_room ON card_part (authority_id, workshop_id, card_id);
CREATE INDEX card_part_of_participant ON card_part (participant_id);
