-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What an audit tells beside decisions: what a system suggested, what it thinks of a case, how long it took; and what is judged.
ALTER TABLE audit_plan ADD COLUMN suggestion {text} NOT NULL DEFAULT '';
ALTER TABLE audit_plan ADD COLUMN deferred {text} NOT NULL DEFAULT '';
ALTER TABLE audit_plan ADD COLUMN score {text} NOT NULL DEFAULT '';
ALTER TABLE audit_plan ADD COLUMN received {text} NOT NULL DEFAULT '';
ALTER TABLE audit_plan ADD COLUMN decided {text} NOT NULL DEFAULT '';
ALTER TABLE audit_plan ADD COLUMN judged {text} NOT NULL DEFAULT '';
