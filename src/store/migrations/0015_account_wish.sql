-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Somebody asked for the erasure of an account, which is disabled until it is noted beside the key file and carried out:
-- what was interrupted in between the daily job completes.
ALTER TABLE account ADD COLUMN erase_asked_at {int};

-- The people of an authority who have no role.
CREATE INDEX account_home ON account (home_authority_id) WHERE home_authority_id IS NOT NULL;
