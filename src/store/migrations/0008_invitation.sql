-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Somebody who has an account and is invited by a further authority: until they accept, an account of
-- its own stands for them there, which nobody can sign in to. It holds what the administrator typed.

ALTER TABLE account ADD COLUMN invitation_for {int} REFERENCES account (id);
ALTER TABLE account ADD COLUMN chosen_authority_id {int};  -- last chosen in the header
DROP INDEX account_email;
CREATE UNIQUE INDEX account_email ON account (email) WHERE email <> '' AND invitation_for IS NULL;
CREATE INDEX account_invitation ON account (invitation_for);
