-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What was removed of any noun is found among all entries of a chain, as contributions were.
CREATE INDEX history_entry_gone ON history_entry (authority_id, chain_id, noun, seq)
  WHERE action = 'remove';
DROP INDEX history_entry_removed;
-- Since when an answer says something else in this language.
ALTER TABLE translation ADD COLUMN answer_changed_on {text};
