-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- A role that somebody else ended: told to whose it was until they put the notice away, and to who gives
-- roles there. Goes by the rule "ended_role".
CREATE TABLE ended_role (
    id {id},
    authority_id {int} NOT NULL REFERENCES authority (id),
    initiative_id {int},                              -- NULL: it was in the whole authority
    account_id {int} NOT NULL REFERENCES account (id),
    role {text} NOT NULL,
    body {text} NOT NULL,
    deputy {int} NOT NULL,
    place {text} NOT NULL,                            -- name of the authority or initiative, then
    way {text} NOT NULL,                              -- ROLE_END_LIST (store/ended_role_store.h)
    ended_at {int} NOT NULL,
    ended_by {int} REFERENCES account (id),           -- NULL: not by a person
    given_by {int} REFERENCES account (id),           -- NULL: not by a person
    put_away_at {int},                                -- NULL: whose it was still reads it
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id)
);
CREATE INDEX ended_role_of_account ON ended_role (account_id, id);
CREATE INDEX ended_role_by_place ON ended_role (authority_id, initiative_id, id);
