-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The authority an account is administered by: the first one to give it a role, until that one takes the
-- last away. NULL: none; the command line administers it.

ALTER TABLE account ADD COLUMN home_authority_id {int} REFERENCES authority (id);
UPDATE account SET home_authority_id =
    (SELECT authority_id FROM membership WHERE account_id = account.id ORDER BY id LIMIT 1);
