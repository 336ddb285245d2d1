-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Whether a comment window was typed in, or its initiative made public, when it was over already.
ALTER TABLE participation_plan ADD COLUMN window_missed {int} NOT NULL DEFAULT 0;
