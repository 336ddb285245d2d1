-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A new address counts once a link sent to it was used, and invitations wait for who has proven theirs
-- (docs/adr/0010-proven-addresses.md).

ALTER TABLE one_time_link ADD COLUMN email {text} NOT NULL DEFAULT '';  -- of kind 'address': the wanted one
ALTER TABLE account ADD COLUMN email_proven_at {int};                   -- NULL: not yet
UPDATE account SET email_proven_at = created_at
    WHERE email <> '' AND invitation_for IS NULL AND password_hash <> '';
