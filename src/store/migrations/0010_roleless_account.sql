-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Since when nobody has given an account a role: it stays with its home, and goes after a year. The daily
-- job marks those that have none by now.

ALTER TABLE account ADD COLUMN roleless_since {int};
