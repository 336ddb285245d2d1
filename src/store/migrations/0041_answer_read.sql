-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What had an answer when the receipts of its workshop were forgotten: until then its authors could read it there. No field,
-- and in no file; it goes when the answer is changed.
ALTER TABLE contribution ADD COLUMN answer_read {int} NOT NULL DEFAULT 0;
CREATE INDEX contribution_answer_read ON contribution (authority_id, initiative_id) WHERE answer_read = 1;
