-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What people are asked to look at while the plan can be commented on, in another language as well.
ALTER TABLE translation ADD COLUMN note {text} NOT NULL DEFAULT '';
