-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- The invitation of a workshop by link, and what people need to be able to take part
-- (docs/adr/0020-access-needs.md). None of these rows stands in an export or in the history.

-- Who has the link reads the invitation without an account.
CREATE TABLE workshop_link (
    workshop_id {int} PRIMARY KEY,
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    token {text} NOT NULL,           -- 128 bits as base64url
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id),
    FOREIGN KEY (authority_id, initiative_id, workshop_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE UNIQUE INDEX workshop_link_by_token ON workshop_link (token);
CREATE INDEX workshop_link_by_initiative ON workshop_link (authority_id, initiative_id);

-- Who may see the needs: accounts by name, no role.
CREATE TABLE access_organiser (
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    workshop_id {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    PRIMARY KEY (workshop_id, account_id),
    FOREIGN KEY (authority_id, initiative_id, workshop_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX access_organiser_by_initiative ON access_organiser (authority_id, initiative_id);
CREATE INDEX access_organiser_of_account ON access_organiser (account_id);

CREATE TABLE access_request (
    id {id},
    authority_id {int} NOT NULL,
    initiative_id {int} NOT NULL,
    workshop_id {int} NOT NULL,
    sealed {blob} NOT NULL,          -- needs, words and contact, with the key of the installation
    done {text} NOT NULL,            -- keys of ACCESS_NEEDS that are seen to
    sent_on {text} NOT NULL,
    delete_on {text} NOT NULL,       -- counts where the workshop has lost its day
    FOREIGN KEY (authority_id, initiative_id, workshop_id)
        REFERENCES record (authority_id, initiative_id, id)
);
CREATE INDEX access_request_of_workshop ON access_request (authority_id, workshop_id, id);
CREATE INDEX access_request_by_initiative ON access_request (authority_id, initiative_id);

-- A card of the room that was written on numbered paper: who records it types the number.
CREATE TABLE card_paper (
    card_id {int} PRIMARY KEY REFERENCES card (id),
    authority_id {int} NOT NULL,
    workshop_id {int} NOT NULL REFERENCES room (workshop_id),
    paper {int} NOT NULL,
    UNIQUE (workshop_id, paper)
);
