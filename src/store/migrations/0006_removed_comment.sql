-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A removed comment keeps its place without its words: who removed it (an account), and why.

ALTER TABLE comment ADD COLUMN removed_by {int};
ALTER TABLE comment ADD COLUMN removed_reason {text} NOT NULL DEFAULT '';
