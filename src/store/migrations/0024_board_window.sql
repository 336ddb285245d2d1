-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A board that is open for some days without anybody leading.
ALTER TABLE board ADD COLUMN open_from {text};
ALTER TABLE board ADD COLUMN open_until {text};
