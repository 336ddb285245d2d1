-- SPDX-FileCopyrightText: 2026 The Einklang authors
-- SPDX-License-Identifier: EUPL-1.2
-- Accounts, who may do what, sessions, links, tokens, submissions, kept texts.
-- Secrets (session and link tokens, API tokens) are stored as their SHA-256 only.

CREATE TABLE account (
    id {id},
    email {text} NOT NULL,              -- lower case, names the account at sign-in; '' once erased
    name {text} NOT NULL,
    language {text} NOT NULL,           -- tag; '' = not chosen
    password_hash {text} NOT NULL,      -- argon2id; '' = no password yet
    password_changed_at {int},
    example {int} NOT NULL,
    created_at {int} NOT NULL,
    disabled_at {int},
    erased_at {int}
);
CREATE UNIQUE INDEX account_email ON account (email) WHERE email <> '';

CREATE TABLE installation_role (
    account_id {int} NOT NULL REFERENCES account (id),
    role {text} NOT NULL,
    PRIMARY KEY (account_id, role)
);

-- (role, body) in an authority, or in one initiative of it.
CREATE TABLE membership (
    id {id},
    authority_id {int} NOT NULL REFERENCES authority (id),
    account_id {int} NOT NULL REFERENCES account (id),
    initiative_id {int},
    role {text} NOT NULL,
    body {text} NOT NULL,               -- "Personalrat"; '' = none
    created_at {int} NOT NULL,
    FOREIGN KEY (authority_id, initiative_id) REFERENCES initiative (authority_id, id)
);
CREATE UNIQUE INDEX membership_authority ON membership (authority_id, account_id, role, body)
    WHERE initiative_id IS NULL;
CREATE UNIQUE INDEX membership_initiative
    ON membership (authority_id, initiative_id, account_id, role, body)
    WHERE initiative_id IS NOT NULL;
CREATE INDEX membership_account ON membership (account_id);

CREATE TABLE session (
    id {id},
    token_hash {blob} NOT NULL UNIQUE,
    account_id {int} NOT NULL REFERENCES account (id),
    example {int} NOT NULL,
    chosen_authority_id {int},
    device {text} NOT NULL,
    started_at {int} NOT NULL,
    seen_at {int} NOT NULL,
    ends_at {int} NOT NULL,             -- latest end, whatever happens
    ended_at {int}                      -- ended by hand
);
CREATE INDEX session_account ON session (account_id);

-- Wrong passwords: subject is a keyed hash of the name typed, device one of a known device or empty.
CREATE TABLE sign_in_throttle (
    subject {blob} NOT NULL,
    device {blob} NOT NULL,
    failures {int} NOT NULL,
    last_at {int} NOT NULL,
    open_at {int} NOT NULL,             -- no attempt is checked before
    PRIMARY KEY (subject, device)
);

CREATE TABLE one_time_link (
    id {id},
    token_hash {blob} NOT NULL UNIQUE,
    kind {text} NOT NULL,               -- invitation, reset, example
    account_id {int} REFERENCES account (id),
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int}
);

CREATE TABLE api_token (
    id {id},
    token_hash {blob} NOT NULL UNIQUE,
    account_id {int} NOT NULL REFERENCES account (id),
    label {text} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    last_used_on {text},                -- the day only
    revoked_at {int}
);
CREATE INDEX api_token_account ON api_token (account_id);

-- The answer to each form that was sent; a repeat gets it again.
CREATE TABLE submission (
    session_id {int} NOT NULL,          -- 0: sent with an API token
    token_id {int} NOT NULL,            -- 0: sent with a session
    id {text} NOT NULL,
    form {text} NOT NULL,
    record_id {int} NOT NULL,
    location {text} NOT NULL,
    created_at {int} NOT NULL,
    PRIMARY KEY (session_id, token_id, id)
);
CREATE INDEX submission_age ON submission (created_at);

-- Form, location and body of a post to a session that had ended; encrypted.
CREATE TABLE kept_text (
    id {id},
    account_id {int} NOT NULL REFERENCES account (id),
    sealed {blob} NOT NULL,
    created_at {int} NOT NULL
);
CREATE INDEX kept_text_account ON kept_text (account_id);
