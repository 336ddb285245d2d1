-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What became of the mail that brings a link: an administrator must see when it did not go out.

ALTER TABLE outbox ADD COLUMN link_id {int};                            -- of one_time_link
ALTER TABLE one_time_link ADD COLUMN mail_state {text} NOT NULL DEFAULT '';    -- '' = no mail; waiting, sent, failed
ALTER TABLE one_time_link ADD COLUMN mail_trouble {text} NOT NULL DEFAULT '';  -- why the last attempt failed
ALTER TABLE one_time_link ADD COLUMN mail_at {int};                     -- of mail_state
