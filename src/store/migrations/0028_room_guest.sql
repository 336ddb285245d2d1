-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Who leads a room by link, without an account (docs/adr/0024-leading-by-link.md). None of these rows stands in an export.
CREATE TABLE room_guest (
    id {id},
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    name {text} NOT NULL,            -- as who handed over calls them
    seed {text} NOT NULL,            -- the link follows from it and the key of the installation
    link_hash {blob} NOT NULL,
    cookie_hash {blob},              -- of the browser that used the link; NULL: none yet
    made_at {int} NOT NULL,
    taken_at {int},                  -- NULL: the link waits
    ended_at {int},                  -- NULL: nobody took it back
    UNIQUE (link_hash),
    UNIQUE (cookie_hash)
);
CREATE INDEX room_guest_of_room ON room_guest (authority_id, workshop_id, id);
