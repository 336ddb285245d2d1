-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- When those whom an answer concerns were told themselves, as of what was said in confidence.
ALTER TABLE contribution ADD COLUMN told_on {text};
