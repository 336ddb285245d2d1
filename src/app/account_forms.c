/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/account_forms.h"

#include "app/password.h"
#include "domain/initiative.h"

static const Str LANGUAGES[] = { STR_INIT("de"), STR_INIT("en"), STR_INIT("de-simple") };
const KeySet LANGUAGE_KEYS = { .name = STR_INIT("language"), .keys = LANGUAGES, .count = 3 };

enum { ROLE_KEY_MAX = 60, TOKEN_LABEL_MAX = 100 };

#define PASSWORD_FIELD(Struct, member)                                              \
    FIELD(Struct, member, SECRET, .required = true, .minimum = PASSWORD_LENGTH_MIN, \
          .maximum = PASSWORD_LENGTH_MAX)
/* What is only compared: any length that a password may have had. */
#define PROOF_FIELD(Struct, member) \
    FIELD(Struct, member, SECRET, .required = true, .maximum = PASSWORD_LENGTH_MAX)
#define EMAIL_FIELD(Struct, member) \
    FIELD(Struct, member, EMAIL, .required = true, .personal = true, .maximum = EMAIL_MAX_LENGTH)
/* What is only looked up. */
#define KNOWN_EMAIL_FIELD(Struct, member)                                              \
    FIELD(Struct, member, EMAIL, .required = true, .personal = true, .compared = true, \
          .maximum = EMAIL_MAX_LENGTH)
#define NAME_FIELD(Struct, member) \
    FIELD(Struct, member, TEXT, .required = true, .personal = true, .maximum = NAME_MAX_LENGTH)
#define FORM(Struct, noun) SCHEMA(Struct, noun, noun "s", Struct##_FIELDS)

static const Field SignInForm_FIELDS[] = {
    KNOWN_EMAIL_FIELD(SignInForm, email),
    PROOF_FIELD(SignInForm, password),
};
const Schema SIGN_IN_SCHEMA = FORM(SignInForm, "sign_in");

static const Field NewPasswordForm_FIELDS[] = {
    PASSWORD_FIELD(NewPasswordForm, password),
    PROOF_FIELD(NewPasswordForm, password_again),
};
const Schema NEW_PASSWORD_SCHEMA = FORM(NewPasswordForm, "new_password");

static const Field PasswordChangeForm_FIELDS[] = {
    PROOF_FIELD(PasswordChangeForm, password_now),
    PASSWORD_FIELD(PasswordChangeForm, password),
    PROOF_FIELD(PasswordChangeForm, password_again),
};
const Schema PASSWORD_CHANGE_SCHEMA = FORM(PasswordChangeForm, "password_change");

static const Field ResetRequestForm_FIELDS[] = { KNOWN_EMAIL_FIELD(ResetRequestForm, email) };
const Schema RESET_REQUEST_SCHEMA = FORM(ResetRequestForm, "reset_request");

static const Field ProfileForm_FIELDS[] = {
    NAME_FIELD(ProfileForm, name),
    EMAIL_FIELD(ProfileForm, email),
    FIELD(ProfileForm, language, KEY, .keys = &LANGUAGE_KEYS),
};
const Schema PROFILE_SCHEMA = FORM(ProfileForm, "profile");

static const Field ProfileForm_OWN[] = {
    NAME_FIELD(ProfileForm, name),
    FIELD(ProfileForm, language, KEY, .keys = &LANGUAGE_KEYS),
};
const Schema PROFILE_FORM = SCHEMA(ProfileForm, "profile", "profiles", ProfileForm_OWN);

static const Field EmailChangeForm_FIELDS[] = {
    EMAIL_FIELD(EmailChangeForm, email),
    PROOF_FIELD(EmailChangeForm, password_now),
};
const Schema EMAIL_CHANGE_SCHEMA = FORM(EmailChangeForm, "email_change");

static const Field AddressForm_FIELDS[] = { EMAIL_FIELD(AddressForm, email) };
const Schema ADDRESS_SCHEMA = FORM(AddressForm, "email_set");

static const Field InvitationForm_FIELDS[] = {
    NAME_FIELD(InvitationForm, name),
    EMAIL_FIELD(InvitationForm, email),
    FIELD(InvitationForm, language, KEY, .keys = &LANGUAGE_KEYS),
    FIELD(InvitationForm, role, KEY, .required = true, .maximum = ROLE_KEY_MAX),
    FIELD(InvitationForm, body, TEXT, .maximum = BODY_MAX_LENGTH),
    FIELD(InvitationForm, deputy, FLAG),
};
const Schema INVITATION_SCHEMA = FORM(InvitationForm, "invitation");

static const Field MembershipForm_FIELDS[] = {
    FIELD(MembershipForm, account, INTEGER, .required = true, .minimum = 1, .maximum = INT64_MAX),
    FIELD(MembershipForm, role, KEY, .required = true, .maximum = ROLE_KEY_MAX),
    FIELD(MembershipForm, body, TEXT, .maximum = BODY_MAX_LENGTH),
    FIELD(MembershipForm, deputy, FLAG),
};
const Schema MEMBERSHIP_SCHEMA = FORM(MembershipForm, "membership");

static const Field ConfirmationForm_FIELDS[] = { FIELD(ConfirmationForm, vouched, FLAG) };
const Schema CONFIRMATION_SCHEMA = FORM(ConfirmationForm, "body_claim");

static const Field TokenForm_FIELDS[] = {
    FIELD(TokenForm, label, TEXT, .required = true, .maximum = TOKEN_LABEL_MAX),
    FIELD(TokenForm, days, INTEGER, .required = true, .minimum = 1, .maximum = TOKEN_DAYS_MAX),
};
const Schema TOKEN_SCHEMA = FORM(TokenForm, "token");

static const Field AuthorityForm_FIELDS[] = {
    FIELD(AuthorityForm, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(AuthorityForm, key, TEXT, .maximum = INITIATIVE_KEY_MAX),
    FIELD(AuthorityForm, language, KEY, .keys = &LANGUAGE_KEYS),
};
const Schema AUTHORITY_SCHEMA = FORM(AuthorityForm, "authority");

static const Field AuthorityForm_LATER[] = {
    FIELD(AuthorityForm, name, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(AuthorityForm, language, KEY, .required = true, .keys = &LANGUAGE_KEYS),
};
const Schema AUTHORITY_FORM =
    SCHEMA(AuthorityForm, "authority", "authorities", AuthorityForm_LATER);

static const Field AuthorityTextForm_FIELDS[] = { FIELD(AuthorityTextForm, body, PROSE) };
const Schema AUTHORITY_TEXT_SCHEMA = FORM(AuthorityTextForm, "authority_text");

static const Field ReasonForm_FIELDS[] = {
    FIELD(ReasonForm, reason, TEXT, .maximum = LINE_MAX_LENGTH),
};
const Schema REASON_SCHEMA = FORM(ReasonForm, "reason");

const Schema *const ACCOUNT_FORMS[ACCOUNT_FORMS_COUNT] = {
    &SIGN_IN_SCHEMA,   &NEW_PASSWORD_SCHEMA,   &PASSWORD_CHANGE_SCHEMA, &RESET_REQUEST_SCHEMA,
    &PROFILE_SCHEMA,   &INVITATION_SCHEMA,     &MEMBERSHIP_SCHEMA,      &TOKEN_SCHEMA,
    &AUTHORITY_SCHEMA, &AUTHORITY_TEXT_SCHEMA, &REASON_SCHEMA,          &EMAIL_CHANGE_SCHEMA,
    &ADDRESS_SCHEMA,   &CONFIRMATION_SCHEMA,
};
