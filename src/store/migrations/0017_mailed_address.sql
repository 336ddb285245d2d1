-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Who confirms a member of a body is told whether the address is known to be that person's, and nobody is confirmed
-- before they have come (docs/adr/0014-a-body-confirms-its-members.md).

ALTER TABLE account ADD COLUMN email_mailed_at {int};  -- when a mailed link was used last; NULL: a shown one was, or not known
-- 0016 confirmed all roles there were, also of those who had yet to accept: whoever holds their link would be a member.
UPDATE membership SET confirmed_at = NULL
    WHERE role = 'representative' AND trim(body) <> '' AND given_by IS NULL AND confirmed_by IS NULL
    AND account_id IN (SELECT id FROM account WHERE password_hash = '' AND example = 0);
