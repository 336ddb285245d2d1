-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Since when the words of an answer that somebody could read are other ones, and since when one that was public is hidden again.
ALTER TABLE contribution ADD COLUMN answer_righted_on {text};
ALTER TABLE contribution ADD COLUMN answer_hidden_on {text};
ALTER TABLE involvement ADD COLUMN answer_righted_on {text};
