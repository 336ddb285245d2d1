-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What people in the room say about a card, where its board allows it (docs/adr/0016-what-a-room-keeps.md).
-- Who withdraws one takes the row away. None of these rows stands in an export.
CREATE TABLE card_comment (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    card_id {int} NOT NULL REFERENCES card (id),
    participant_id {int} REFERENCES participant (id),  -- NULL: who wrote it is gone
    created_at {int} NOT NULL,
    author {text} NOT NULL,          -- name shown with it; '': anonymous
    language {text} NOT NULL,        -- of its words
    words {text} NOT NULL
);
CREATE INDEX card_comment_of_card ON card_comment (card_id, id);
CREATE INDEX card_comment_of_room ON card_comment (authority_id, workshop_id, id);
CREATE INDEX card_comment_of_participant ON card_comment (participant_id);
