-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- What bodies have said is found among all comments of an authority: in their name, or by who represents them.
CREATE INDEX comment_of_body ON comment (authority_id, initiative_id, id) WHERE body <> '' AND draft = 0;
CREATE INDEX comment_author ON comment (authority_id, author, initiative_id);
CREATE INDEX membership_of_body ON membership (authority_id, role, account_id) WHERE body <> '';
