-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- An answer link that was taken back opens nothing again: shared once more, it has another address.
ALTER TABLE involvement ADD COLUMN answer_link {text} NOT NULL DEFAULT '';
