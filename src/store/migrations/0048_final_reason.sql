-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Why a plan is final on which nobody could comment before, told in public.
ALTER TABLE participation_plan ADD COLUMN reason {text} NOT NULL DEFAULT '';
-- Where an involvement takes place, in another language.
ALTER TABLE translation ADD COLUMN place {text} NOT NULL DEFAULT '';
