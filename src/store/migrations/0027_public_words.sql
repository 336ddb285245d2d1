-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What everybody reads first of an initiative, in plain German and in English as well.
ALTER TABLE initiative ADD COLUMN summary_simple {text} NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN summary_en {text} NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN participation_contact_simple {text} NOT NULL DEFAULT '';
ALTER TABLE initiative ADD COLUMN participation_contact_en {text} NOT NULL DEFAULT '';
