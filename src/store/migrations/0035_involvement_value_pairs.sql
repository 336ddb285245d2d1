-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- An involvement names the value pairs it serves, as goals, effects, decisions and tasks do.
ALTER TABLE involvement ADD COLUMN value_pairs {text} NOT NULL DEFAULT '';
