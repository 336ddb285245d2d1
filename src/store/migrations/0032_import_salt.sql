-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What the digest of a record in the entry of its import is made with (docs/adr/0028-imports-in-the-history.md).
-- NULL: the record was made here, or came in before there was one.
ALTER TABLE record ADD COLUMN import_salt {blob};
