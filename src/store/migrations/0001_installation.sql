-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2

-- Few facts about the installation as a whole, such as that it holds the example. No personal data.
CREATE TABLE installation_fact (
    name {text} PRIMARY KEY,
    value {text} NOT NULL
);
