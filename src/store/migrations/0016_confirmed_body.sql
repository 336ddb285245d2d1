-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Whoever is given a role in a body speaks for it once a member of it has agreed
-- (docs/adr/0014-a-body-confirms-its-members.md). What was given before counts as it did.

ALTER TABLE membership ADD COLUMN given_by {int} REFERENCES account (id);      -- NULL: not by a person
ALTER TABLE membership ADD COLUMN confirmed_at {int};                          -- NULL: the body has yet to agree
ALTER TABLE membership ADD COLUMN confirmed_by {int} REFERENCES account (id);  -- NULL: nobody had to
UPDATE membership SET confirmed_at = created_at;
CREATE INDEX membership_unconfirmed ON membership (authority_id, id) WHERE confirmed_at IS NULL;
