-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A part of an agenda says at which tables its board is worked on (docs/adr/0019-tables-of-a-room.md).
ALTER TABLE agenda_part ADD COLUMN table_assign {text} NOT NULL DEFAULT '';
ALTER TABLE agenda_part ADD COLUMN tables {int};
ALTER TABLE agenda_part ADD COLUMN table_people {int};
ALTER TABLE agenda_part ADD COLUMN table_looks {text} NOT NULL DEFAULT '';
ALTER TABLE agenda_part ADD COLUMN table_prompts {text} NOT NULL DEFAULT '';
