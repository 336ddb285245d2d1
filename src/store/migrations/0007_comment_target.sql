-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What a comment is about stands in its own row alone: no page counts or shows it among the references.

DELETE FROM record_reference WHERE field = 'comment.target';
