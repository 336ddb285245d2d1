/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* account_forms.h -- what people type about accounts, roles and authorities: forms that are no records.
 *
 * Use cases take these structs; web and api read them by their Schemas. */
#include "domain/schema.h"

enum { BODY_MAX_LENGTH = 120, TOKEN_DAYS_MAX = 366 };

typedef struct SignInForm {
    Str email, password;
} SignInForm;
extern const Schema SIGN_IN_SCHEMA;

/* By an invitation or reset link. */
typedef struct NewPasswordForm {
    Str password, password_again;
} NewPasswordForm;
extern const Schema NEW_PASSWORD_SCHEMA;

typedef struct PasswordChangeForm {
    Str password_now, password, password_again;
} PasswordChangeForm;
extern const Schema PASSWORD_CHANGE_SCHEMA;

typedef struct ResetRequestForm {
    Str email;
} ResetRequestForm;
extern const Schema RESET_REQUEST_SCHEMA;

typedef struct ProfileForm {
    Str name, email, language; /* language "": the authority's */
} ProfileForm;
extern const Schema PROFILE_SCHEMA;
/* Name and language only: what a person changes without proving who they are. */
extern const Schema PROFILE_FORM;

/* Whoever has the address gets the reset links: it changes only with the password. */
typedef struct EmailChangeForm {
    Str email, password_now;
} EmailChangeForm;
extern const Schema EMAIL_CHANGE_SCHEMA;

/* By the administration of somebody's home authority. */
typedef struct AddressForm {
    Str email;
} AddressForm;
extern const Schema ADDRESS_SCHEMA;

/* A person for an authority or an initiative, who may have an account already. */
typedef struct InvitationForm {
    Str name, email, language;
    Str role, body;
    bool deputy;
} InvitationForm;
extern const Schema INVITATION_SCHEMA;

/* A further role of somebody who belongs to the authority. */
typedef struct MembershipForm {
    int64_t account;
    Str role, body;
    bool deputy; /* of the representative of that body */
} MembershipForm;
extern const Schema MEMBERSHIP_SCHEMA;

/* That somebody speaks for a body. */
typedef struct ConfirmationForm {
    bool vouched; /* who confirms has asked the person; needed where the address is not proven */
} ConfirmationForm;
extern const Schema CONFIRMATION_SCHEMA;

typedef struct TokenForm {
    Str label;
    int64_t days; /* until it expires */
} TokenForm;
extern const Schema TOKEN_SCHEMA;

typedef struct AuthorityForm {
    Str name, key, language; /* key "": made from the name */
} AuthorityForm;
extern const Schema AUTHORITY_SCHEMA;
/* What changes later: the key stays, addresses hang on it. */
extern const Schema AUTHORITY_FORM;

/* One text of an authority in one language; "" removes it. */
typedef struct AuthorityTextForm {
    Str body;
} AuthorityTextForm;
extern const Schema AUTHORITY_TEXT_SCHEMA;

/* Archiving, deleting: why. */
typedef struct ReasonForm {
    Str reason;
} ReasonForm;
extern const Schema REASON_SCHEMA;

/* All of the above, for tests that every field has its words. */
enum { ACCOUNT_FORMS_COUNT = 14 };
extern const Schema *const ACCOUNT_FORMS[ACCOUNT_FORMS_COUNT];

/* "de en de-simple" as keys of a form field. */
extern const KeySet LANGUAGE_KEYS;
