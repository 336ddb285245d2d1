-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The day of an answer that was taken back and the day on which it was, and since when another answer stands in its place.
ALTER TABLE contribution ADD COLUMN answer_was_on {text};
ALTER TABLE contribution ADD COLUMN answer_withdrawn_on {text};
ALTER TABLE contribution ADD COLUMN answer_changed_on {text};
ALTER TABLE involvement ADD COLUMN answer_was_on {text};
ALTER TABLE involvement ADD COLUMN answer_withdrawn_on {text};
ALTER TABLE involvement ADD COLUMN answer_changed_on {text};
