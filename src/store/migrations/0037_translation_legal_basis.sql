-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The law that a formal participation rests on, in another language as well.
ALTER TABLE translation ADD COLUMN legal_basis {text} NOT NULL DEFAULT '';
