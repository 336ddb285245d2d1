-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The live workshop: a room per workshop, who takes part, what they write, and the sequence by which everybody
-- sees the same (docs/adr/0016-what-a-room-keeps.md). None of these rows stands in an export.

CREATE TABLE room (
    workshop_id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    state {text} NOT NULL,           -- key of ROOM_STATES
    pin {text} NOT NULL,             -- eight digits while it is open, otherwise ''
    token {text} NOT NULL,           -- of the address in the QR code
    seq {int} NOT NULL,              -- of the newest room_change
    agenda_part_id {int},            -- what is on; NULL: nothing yet
    part_ends_at {int},              -- NULL: does not run
    part_left_ms {int} NOT NULL,     -- what was left when it was paused
    opened_at {int} NOT NULL,
    closed_at {int},
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, workshop_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE UNIQUE INDEX room_by_pin ON room (pin) WHERE pin <> '';
CREATE UNIQUE INDEX room_by_token ON room (token);
CREATE INDEX room_by_initiative ON room (authority_id, initiative_id);

-- What is behind the events: numbers only, never words.
CREATE TABLE room_change (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    seq {int} NOT NULL,
    kind {text} NOT NULL,            -- key of ROOM_CHANGES
    object_id {int} NOT NULL,        -- board or card, 0: the room
    PRIMARY KEY (workshop_id, seq)
);

-- What the facilitator has opened of a board; no row: as it began.
CREATE TABLE room_board (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    board_id {int} NOT NULL,
    revealed {int} NOT NULL,
    writing_closed {int} NOT NULL,
    voting {text} NOT NULL,          -- key of BOARD_VOTINGS
    PRIMARY KEY (workshop_id, board_id)
);

-- One device. Nothing in it says whose: no account, no address.
CREATE TABLE participant (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    token_hash {blob} NOT NULL,
    name {text} NOT NULL,            -- self-chosen; '': anonymous
    language {text} NOT NULL,
    simulated {int} NOT NULL,
    voices {int} NOT NULL,           -- how often it spoke in the introduction round, not as whom
    created_at {int} NOT NULL,
    UNIQUE (token_hash)
);
CREATE INDEX participant_of_room ON participant (authority_id, workshop_id, id);

CREATE TABLE card_group (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    board_id {int} NOT NULL,
    heading {text} NOT NULL
);
CREATE INDEX card_group_of_board ON card_group (authority_id, workshop_id, board_id, id);

CREATE TABLE card (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    board_id {int} NOT NULL,
    participant_id {int} REFERENCES participant (id),  -- NULL: recorded by a facilitator, or who wrote it is gone
    number {int} NOT NULL,           -- in its workshop, as it is called in the room
    version {int} NOT NULL,
    created_at {int} NOT NULL,
    changed_at {int} NOT NULL,
    author {text} NOT NULL,          -- name shown with it; '': anonymous
    language {text} NOT NULL,        -- of its words
    board_column {int} NOT NULL,     -- 0: the first; of a proposal always 0
    words {text} NOT NULL,           -- of a card in a column
    who {text} NOT NULL,             -- of a proposal, in own words
    perspectives {text} NOT NULL,    -- of a proposal, from the reference list
    level {text} NOT NULL,
    how {text} NOT NULL,
    phase {text} NOT NULL,
    timing {text} NOT NULL,
    why {text} NOT NULL,
    translation {text} NOT NULL,     -- by a person
    recorded_for {int} NOT NULL,     -- people a facilitator recorded it for; 0: written by its author
    released {int} NOT NULL,
    parked {int} NOT NULL,           -- in the Themenspeicher
    group_id {int} REFERENCES card_group (id),
    withdrawn_at {int},              -- then every text is ''
    dots_kept {int} NOT NULL,        -- of devices that are forgotten
    UNIQUE (workshop_id, number)
);
CREATE INDEX card_of_board ON card (authority_id, workshop_id, board_id, id);
CREATE INDEX card_of_participant ON card (participant_id);
CREATE INDEX card_of_group ON card (group_id);

CREATE TABLE dot (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    card_id {int} NOT NULL REFERENCES card (id),
    participant_id {int} NOT NULL REFERENCES participant (id),
    count {int} NOT NULL,
    PRIMARY KEY (card_id, participant_id)
);
CREATE INDEX dot_of_participant ON dot (participant_id);

-- "Bitte langsamer": how many devices ask for it. Goes with the next part.
CREATE TABLE room_signal (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    kind {text} NOT NULL,            -- key of ROOM_SIGNALS
    participant_id {int} NOT NULL REFERENCES participant (id),
    PRIMARY KEY (workshop_id, kind, participant_id)
);
CREATE INDEX room_signal_of_participant ON room_signal (participant_id);

-- Introduction round: how many speak as or for a perspective. Numbers only: no row leads to a device.
CREATE TABLE room_voice (
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    perspective {text} NOT NULL,
    speaks {text} NOT NULL,          -- key of ROOM_VOICES: as one of them, or for them
    count {int} NOT NULL,
    PRIMARY KEY (workshop_id, perspective, speaks)
);
