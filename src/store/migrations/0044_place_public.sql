-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Whether those outside are told where it takes place. Who typed in a place so far was told that it stays inside.
ALTER TABLE involvement ADD COLUMN place_public {int} NOT NULL DEFAULT 0;
