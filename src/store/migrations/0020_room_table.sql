-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Tables of a live workshop (docs/adr/0019-tables-of-a-room.md), cards that say the same, and the last act of who leads.
-- None of these rows stands in an export.

-- Gruppe, Tisch: where some of the room work together. Numbered from 1 in its room.
CREATE TABLE room_table (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    number {int} NOT NULL,
    name {text} NOT NULL,            -- '': only its number
    prompt {text} NOT NULL,          -- '': that of the board
    link {text} NOT NULL,            -- where a table meets that is not in the room
    perspective {text} NOT NULL,     -- from which it looks; key of the reference list, ''
    device_id {int} REFERENCES participant (id),   -- writes for all of the table
    speaker_id {int} REFERENCES participant (id),
    UNIQUE (workshop_id, number)
);
CREATE INDEX room_table_of_device ON room_table (device_id);
CREATE INDEX room_table_of_speaker ON room_table (speaker_id);

-- How the room works on a board; no row: all together.
CREATE TABLE room_split (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    board_id {int} NOT NULL,
    state {text} NOT NULL,           -- key of SPLIT_STATES
    assign {text} NOT NULL,          -- key of TABLE_ASSIGNS
    shown_id {int},                  -- the table that presents; NULL: none
    PRIMARY KEY (workshop_id, board_id)
);

ALTER TABLE participant ADD COLUMN table_id {int} REFERENCES room_table (id);
CREATE INDEX participant_of_table ON participant (table_id);
-- Where it was written; stays when all are together again.
ALTER TABLE card ADD COLUMN table_id {int} REFERENCES room_table (id);
CREATE INDEX card_of_table ON card (table_id);
-- The card that says the same and stands for both.
ALTER TABLE card ADD COLUMN merged_into {int} REFERENCES card (id);
CREATE INDEX card_merged ON card (merged_into);

-- What the last act of who leads found, a row per card; it goes with the next act. Only a withdrawn card has words here.
CREATE TABLE room_undo (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    card_id {int} NOT NULL,
    act {text} NOT NULL,
    withdrawn {int} NOT NULL,        -- its words are here
    made_id {int},                   -- the group that was made for it
    merged_into {int},
    dots {int} NOT NULL,
    board_column {int} NOT NULL,
    words {text} NOT NULL,
    who {text} NOT NULL,
    perspectives {text} NOT NULL,
    level {text} NOT NULL,
    how {text} NOT NULL,
    phase {text} NOT NULL,
    timing {text} NOT NULL,
    why {text} NOT NULL,
    language {text} NOT NULL,
    recorded_for {int} NOT NULL,
    author {text} NOT NULL,
    released {int} NOT NULL,
    parked {int} NOT NULL,
    group_id {int},
    translation {text} NOT NULL,
    PRIMARY KEY (workshop_id, card_id)
);
