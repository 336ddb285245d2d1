-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Trial run of a room (Probelauf): all that is in it goes when it ends (docs/adr/0021-trial-run-of-a-room.md).
ALTER TABLE room ADD COLUMN trial {int} NOT NULL DEFAULT 0;
CREATE INDEX room_in_trial ON room (workshop_id) WHERE trial = 1;
