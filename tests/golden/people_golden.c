/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Pages around people: signing in, links, account, devices, tokens, roles, public texts, set-up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "app/account_forms.h"
#include "golden.h"
#include "text/messages.h"
#include "views/account.html.h"
#include "views/authority.html.h"
#include "views/guide.html.h"
#include "views/people.html.h"
#include "views/setup.html.h"
#include "views/sign_in.html.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define RENDERS(view_function, View)                                   \
    static void render_##view_function(Html *html, const void *data) { \
        view_function(html, (const View *)data);                       \
    }
RENDERS(sign_in_page, SignInView)
RENDERS(sign_in_wait_page, SignInWaitView)
RENDERS(reset_request_page, ResetRequestView)
RENDERS(link_password_page, LinkPasswordView)
RENDERS(link_page, LinkView)
RENDERS(kept_list_page, KeptListView)
RENDERS(account_page, AccountView)
RENDERS(account_form_page, AccountFormView)
RENDERS(session_list_page, SessionListView)
RENDERS(token_list_page, TokenListView)
RENDERS(choice_page, ChoiceView)
RENDERS(people_list_page, PeopleListView)
RENDERS(person_page, PersonView)
RENDERS(person_form_page, PersonFormView)
RENDERS(link_shown_page, LinkShownView)
RENDERS(team_page, TeamView)
RENDERS(public_text_page, PublicTextView)
RENDERS(text_list_page, TextListView)
RENDERS(text_form_page, TextFormView)
RENDERS(authority_list_page, AuthorityListView)
RENDERS(guide_page, GuideView)
RENDERS(setup_page, SetupView)

static const Instant AT = { 1795352700000 }; /* 22 November 2026 */
static const Instant LATER = { 1797944700000 };

/* Nobody is signed in. */
static Page public_page(Message title) {
    return (Page){ .title = title,
                   .authority = STR("Stadt Beispielhausen"),
                   .authority_key = STR("beispielhausen"),
                   .path = STR("/anmelden"),
                   .offers_plain = true };
}

/* Somebody who is, in tabs of their own. */
static Page own_page(Message title) {
    static const PageLink TABS[] = {
        { .href = STR_INIT("/konto"), .label = { .id = MSG_ACCOUNT_TAB_ACCOUNT }, .current = true },
        { .href = STR_INIT("/konto/geraete"), .label = { .id = MSG_ACCOUNT_TAB_SESSIONS } },
        { .href = STR_INIT("/konto/token"), .label = { .id = MSG_ACCOUNT_TAB_TOKENS } },
    };
    Page page = public_page(title);
    page.path = STR("/konto");
    page.offers_plain = false;
    page.person = STR("Mara Lindner");
    page.form_token = STR("form-token");
    page.authority_choice = true;
    page.navigation = TABS;
    page.navigation_count = COUNT(TABS);
    page.navigation_name = page.person;
    return page;
}

static FormView form_on(const Schema *schema, RawValue *raw, Message submit) {
    for (size_t i = 0; i < schema->count; i++)
        raw[i] = (RawValue){ .text = STR("") };
    return (FormView){ .schema = schema,
                       .raw = raw,
                       .action = STR("/ziel"),
                       .submit = submit,
                       .form_token = STR("form-token"),
                       .submission_id = STR("submission"),
                       .all_open = true };
}

static PostButton button(const char *action, Message label, const char *about) {
    return (PostButton){ .action = str_from(action),
                         .form_token = STR("form-token"),
                         .submission_id = STR("submission"),
                         .label = label,
                         .about = str_from(about) };
}

static void add_roles(FormView *form, size_t offset) {
    static const FormOption ROLES[] = {
        { .value = STR_INIT("administrator"),
          .text = STR_INIT("Administration"),
          .hint = STR_INIT("Verwaltet Personen, Rollen und Texte der Behörde.") },
        { .value = STR_INIT("reader"),
          .text = STR_INIT("Lesen"),
          .hint = STR_INIT("Liest das Vorhaben.") },
    };
    form->options[form->option_list_count++] =
        (FormOptions){ .offset = offset, .items = ROLES, .count = COUNT(ROLES) };
}

static void add_languages(FormView *form, size_t offset) {
    static const FormOption LANGUAGES[] = {
        { .value = STR_INIT("de"), .text = STR_INIT("Deutsch") },
        { .value = STR_INIT("en"), .text = STR_INIT("English") },
    };
    form->options[form->option_list_count++] =
        (FormOptions){ .offset = offset, .items = LANGUAGES, .count = COUNT(LANGUAGES) };
}

/* -- Signing in -------------------------------------------------------------------------------- */

static void signing_in(void **state) {
    (void)state;
    RawValue raw[4];
    SignInView view = { .page = public_page(msg(sign_in_title)),
                        .form = form_on(&SIGN_IN_SCHEMA, raw, msg(common_sign_in)),
                        .forgotten_href = STR("/passwort-vergessen") };
    view.page.lead_message = msg(sign_in_lead);
    golden_check("sign_in", LANGUAGE_DE, render_sign_in_page, &view);
    golden_check("sign_in", LANGUAGE_EN, render_sign_in_page, &view);
    golden_check("sign_in", LANGUAGE_DE_SIMPLE, render_sign_in_page, &view);
    Finding wrong[] = { { .field = STR("password"), .kind = FINDING_WRONG_SECRET } };
    Findings findings = { .items = wrong, .count = 1, .capacity = 1 };
    view.form.findings = &findings;
    view.page.opt_failed_form = &view.form;
    raw[0].text = STR("mara@example.org");
    golden_check("sign_in_wrong", LANGUAGE_DE, render_sign_in_page, &view);
    SignInWaitView wait = { .page = public_page(msg(sign_in_wait_title)),
                            .wait = msg(sign_in_wait_minutes, (int64_t)1),
                            .again_href = STR("/anmelden"),
                            .again = msg(sign_in_wait_again),
                            .forgotten_href = STR("/passwort-vergessen") };
    golden_check("sign_in_wait", LANGUAGE_DE, render_sign_in_wait_page, &wait);
}

static void forgotten_password(void **state) {
    (void)state;
    RawValue raw[4];
    ResetRequestView view = { .page = public_page(msg(reset_request_title)),
                              .by_mail = true,
                              .form =
                                  form_on(&RESET_REQUEST_SCHEMA, raw, msg(reset_request_submit)),
                              .link_hours = 48 };
    golden_check("reset_request", LANGUAGE_DE, render_reset_request_page, &view);
    view.by_mail = false;
    golden_check("reset_request_no_mail", LANGUAGE_DE, render_reset_request_page, &view);
    view.sent = true;
    golden_check("reset_request_sent", LANGUAGE_DE_SIMPLE, render_reset_request_page, &view);
}

static void one_time_links(void **state) {
    (void)state;
    RawValue raw[4];
    LinkPasswordView view = { .page = public_page(msg(new_password_invited_title)),
                              .name = STR("Mara Lindner"),
                              .email = STR("mara@example.org"),
                              .expires_at = LATER,
                              .form =
                                  form_on(&NEW_PASSWORD_SCHEMA, raw, msg(new_password_submit)) };
    view.page.lead_message = msg(new_password_invited_lead);
    golden_check("link_password", LANGUAGE_DE, render_link_password_page, &view);
    golden_check("link_password", LANGUAGE_EN, render_link_password_page, &view);
    LinkView link = { .page = public_page(msg(example_link_title)),
                      .text = msg(example_link_text),
                      .button = button("/link/x/beispiel", msg(example_link_open), ""),
                      .usable = true };
    link.button.primary = true;
    golden_check("link_example", LANGUAGE_DE, render_link_page, &link);
    link = (LinkView){ .page = public_page(msg(new_password_gone_title)),
                       .text = msg(new_password_gone_text),
                       .next_href = STR("/anmelden") };
    golden_check("link_gone", LANGUAGE_DE, render_link_page, &link);
}

static void kept_texts(void **state) {
    (void)state;
    static const ProblemField FIELDS[] = {
        { .name = STR_INIT("statement"),
          .label = { .id = MSG_GOAL_STATEMENT_LABEL },
          .mine = STR_INIT("Schneller & freundlicher\n\"sofort\""),
          .words = STR_INIT("Schneller & freundlicher\n\"sofort\"") },
    };
    static const char ABOUT[] = "Ziel, 12. Juni 2026, 10:00 Uhr";
    KeptItem item = {
        .form = msg(goal_noun),
        .about = str_from(ABOUT),
        .location = STR("/vorhaben/antragsassistenz/ziele/neu"),
        .at = AT,
        .fields = FIELDS,
        .field_count = COUNT(FIELDS),
        .sent = { .form_token = STR("form-token"), .submission_id = STR("submission") },
        .sendable = true,
        .discard = button("/konto/texte/1/verwerfen", msg(kept_text_discard), ABOUT)
    };
    KeptListView view = {
        .page = own_page(msg(kept_text_title)), .items = &item, .count = 1, .next_href = STR("/")
    };
    view.page.lead_message = msg(kept_text_lead);
    golden_check("kept_texts", LANGUAGE_DE, render_kept_list_page, &view);
    view.count = 0;
    golden_check("kept_texts_none", LANGUAGE_EN, render_kept_list_page, &view);
}

/* -- One's own account ------------------------------------------------------------------------- */

static void own_account(void **state) {
    (void)state;
    static const PageLink AUTHORITIES[] = { { .text = STR_INIT("Stadt Beispielhausen") } };
    AccountView view = { .page = own_page(msg(account_title)),
                         .name = STR("Mara Lindner"),
                         .email = STR("mara@example.org"),
                         .created_at = AT,
                         .password_changed_at = AT,
                         .authorities = AUTHORITIES,
                         .authority_count = COUNT(AUTHORITIES),
                         .installation_href = STR("/installation/behoerden") };
    golden_check("account", LANGUAGE_DE, render_account_page, &view);
    golden_check("account", LANGUAGE_EN, render_account_page, &view);
    RawValue raw[4];
    AccountFormView form = { .page = own_page(msg(password_change_title)),
                             .text = msg(password_change_text),
                             .form = form_on(&PASSWORD_CHANGE_SCHEMA, raw,
                                             msg(password_change_submit)) };
    golden_check("account_password", LANGUAGE_DE, render_account_form_page, &form);
}

static void devices(void **state) {
    (void)state;
    SessionLine lines[] = {
        { .device = STR("Firefox, Linux"),
          .started_at = AT,
          .seen_at = AT,
          .ends_at = LATER,
          .current = true },
        { .started_at = AT,
          .seen_at = AT,
          .ends_at = LATER,
          .end = button("/konto/geraete/2/abmelden", msg(session_end), "") },
    };
    SessionListView view = { .page = own_page(msg(session_title)),
                             .lines = lines,
                             .count = COUNT(lines),
                             .end_others = button("/konto/geraete/andere-abmelden",
                                                  msg(session_end_others), "") };
    view.page.lead_message = msg(session_lead);
    golden_check("sessions", LANGUAGE_DE, render_session_list_page, &view);
}

static void tokens(void **state) {
    (void)state;
    RawValue raw[4];
    TokenLine lines[] = {
        { .label = STR("Statistik"),
          .created_at = AT,
          .expires_at = LATER,
          .used_on = { .year = 2026, .month = 11, .day = 22 },
          .revoke = button("/konto/token/1/widerrufen", msg(token_revoke), "Statistik") },
        { .label = STR("Ablage"),
          .created_at = AT,
          .expires_at = LATER,
          .revoke = button("/konto/token/2/widerrufen", msg(token_revoke), "Ablage") },
    };
    TokenListView view = { .page = own_page(msg(token_title)),
                           .lines = lines,
                           .count = COUNT(lines),
                           .form = form_on(&TOKEN_SCHEMA, raw, msg(token_create)),
                           .secret = STR("einklang_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") };
    golden_check("tokens", LANGUAGE_DE, render_token_list_page, &view);
    view.count = 0;
    view.secret = STR("");
    golden_check("tokens_none", LANGUAGE_EN, render_token_list_page, &view);
}

static void choosing(void **state) {
    (void)state;
    ChoiceLine lines[] = {
        { .name = STR("Mara Lindner"), .detail = STR("Projektleitung"), .current = true },
        { .name = STR("Ben Sommer"),
          .detail = STR("Vertretung (Personalrat)"),
          .choose = button("/beispiel", msg(example_person_choose), "Ben Sommer") },
    };
    ChoiceView view = { .page = own_page(msg(example_person_title)),
                        .lines = lines,
                        .count = COUNT(lines) };
    view.page.lead_message = msg(example_person_lead);
    golden_check("example_people", LANGUAGE_DE, render_choice_page, &view);
}

/* -- People of an authority -------------------------------------------------------------------- */

static void people(void **state) {
    (void)state;
    static const PersonLine LINES[] = {
        { .name = STR_INIT("Ben Sommer"),
          .email = STR_INIT("ben@example.org"),
          .roles = STR_INIT("Vertretung (Personalrat)"),
          .href = STR_INIT("/behoerde/beispielhausen/personen/2") },
        { .name = STR_INIT("Kim Neu"),
          .email = STR_INIT("kim@example.org"),
          .href = STR_INIT("/behoerde/beispielhausen/personen/3"),
          .no_password = true },
        { .name = STR_INIT("Uli Alt"),
          .email = STR_INIT("uli@example.org"),
          .href = STR_INIT("/behoerde/beispielhausen/personen/4"),
          .disabled = true },
    };
    PeopleListView view = { .page = own_page(msg(people_title)),
                            .lines = LINES,
                            .count = COUNT(LINES),
                            .invite_href = STR("/behoerde/beispielhausen/personen/einladen") };
    view.page.lead_message = msg(people_lead);
    golden_check("people", LANGUAGE_DE, render_people_list_page, &view);
    golden_check("people", LANGUAGE_EN, render_people_list_page, &view);
    view.count = 0;
    golden_check("people_none", LANGUAGE_DE, render_people_list_page, &view);
}

static void one_person(void **state) {
    (void)state;
    RawValue raw[8];
    RoleLine roles[] = { { .role = STR("Vertretung (Personalrat)"),
                           .since = AT,
                           .remove = button("/x", msg(people_role_remove), "Vertretung") } };
    static const FormOption PERSON[] = { { .value = STR_INIT("2"),
                                           .text = STR_INIT("Ben Sommer") } };
    PersonView view = { .page = own_page(msg(people_person)),
                        .email = STR("ben@example.org"),
                        .created_at = AT,
                        .no_password = true,
                        .roles = roles,
                        .role_count = COUNT(roles),
                        .role_form = form_on(&MEMBERSHIP_SCHEMA, raw, msg(membership_submit)),
                        .reset = button("/x/link", msg(people_reset), "Ben Sommer"),
                        .disable = button("/x/sperren", msg(people_disable), "Ben Sommer"),
                        .erase_href = STR("/x/loeschen"),
                        .manageable = true };
    raw[0].text = STR("2");
    view.page.title_text = STR("Ben Sommer");
    view.role_form.options[view.role_form.option_list_count++] = (FormOptions){
        .offset = offsetof(MembershipForm, account), .items = PERSON, .count = COUNT(PERSON)
    };
    add_roles(&view.role_form, offsetof(MembershipForm, role));
    golden_check("person", LANGUAGE_DE, render_person_page, &view);
    view.manageable = false;
    view.role_count = 0;
    view.disabled_at = AT;
    golden_check("person_elsewhere", LANGUAGE_DE, render_person_page, &view);
}

static void inviting(void **state) {
    (void)state;
    RawValue raw[8];
    PersonFormView view = { .page = own_page(msg(invitation_title)),
                            .text = msg(invitation_text),
                            .form = form_on(&INVITATION_SCHEMA, raw, msg(invitation_submit)) };
    add_roles(&view.form, offsetof(InvitationForm, role));
    add_languages(&view.form, offsetof(InvitationForm, language));
    view.form.cancel = STR("/behoerde/beispielhausen/personen");
    golden_check("invitation", LANGUAGE_DE, render_person_form_page, &view);
    LinkShownView shown = {
        .page = own_page(msg(invitation_title)),
        .text = msg(people_link_shown),
        .address = STR("https://einklang.example.org/link/"
                       "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        .expires_at = LATER,
        .next_href = STR("/behoerde/beispielhausen/personen"),
    };
    golden_check("link_shown", LANGUAGE_DE, render_link_shown_page, &shown);
    RoleLine roles[] = {
        { .person = STR("Mara Lindner"),
          .role = STR("Projektleitung"),
          .since = AT,
          .confirm_href = STR("/vorhaben/x/team/7/entfernen") },
        { .person = STR("Leo Leitung"), .role = STR("Leitung"), .since = AT, .everywhere = true },
        { .person = STR("Paul Neu"),
          .role = STR("Vertretung (Personalrat), Stellvertretung"),
          .since = AT,
          .waits = true },
    };
    TeamView team = { .page = golden_page(msg(people_team_title)),
                      .roles = roles,
                      .count = COUNT(roles),
                      .invite_href = STR("/vorhaben/x/team/einladen"),
                      .add_href = STR("/vorhaben/x/team/hinzufuegen") };
    golden_check("team", LANGUAGE_DE, render_team_page, &team);
}

/* -- Texts, guide, set-up ---------------------------------------------------------------------- */

static const DeletionLine DELETIONS[] = {
    { .what = { .id = MSG_DELETION_SESSION_WHAT }, .why = { .id = MSG_DELETION_SESSION_WHY } },
    { .what = { .id = MSG_DELETION_COMMENT_WHAT },
      .why = { .id = MSG_DELETION_COMMENT_WHY },
      .days = 1095 },
};

static void public_texts(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    static const PurposeLine PURPOSES[] = {
        { { .id = MSG_PUBLIC_TEXT_VISIT },
          { .id = MSG_PUBLIC_TEXT_VISIT_DATA },
          { .id = MSG_PUBLIC_TEXT_VISIT_BASIS },
          { .id = MSG_PUBLIC_TEXT_VISIT_PERIOD } },
    };
    PublicTextView view = { .page = public_page(msg(common_footer_privacy)),
                            .missing = true,
                            .missing_text = msg(public_text_privacy_missing),
                            .purposes = PURPOSES,
                            .purpose_count = COUNT(PURPOSES),
                            .deletions = DELETIONS,
                            .deletion_count = COUNT(DELETIONS),
                            .contact_href = STR("/behoerde/beispielhausen/kontakt") };
    golden_check("text_missing", LANGUAGE_DE, render_public_text_page, &view);
    golden_check("text_missing", LANGUAGE_DE_SIMPLE, render_public_text_page, &view);
    view = (PublicTextView){ .page = public_page(msg(common_footer_accessibility)),
                             .accessibility = true,
                             .other_language = true,
                             .changed_at = AT,
                             .contact_href = STR("/behoerde/beispielhausen/kontakt"),
                             .edit_href = STR("/behoerde/beispielhausen/texte/x/de") };
    view.blocks = prose_blocks(arena,
                               STR("## Stand\nTeilweise vereinbar.\n\n- Karten\n- Filme, siehe "
                                   "[Liste](https://example.org/liste)\n\n### Datum\n1. Mai"),
                               &view.block_count);
    golden_check("text_accessibility", LANGUAGE_EN, render_public_text_page, &view);
}

static void editing_texts(void **state) {
    (void)state;
    RawValue raw[4];
    static const TextLine LINES[] = {
        { .kind = { .id = MSG_COMMON_FOOTER_IMPRINT },
          .language = STR_INIT("Deutsch"),
          .href = STR_INIT("/x/impressum/de"),
          .written = true,
          .changed_at = { 1795352700000 } },
        { .kind = { .id = MSG_COMMON_FOOTER_PRIVACY },
          .language = STR_INIT("Deutsch"),
          .href = STR_INIT("/x/datenschutz/de"),
          .needed = true },
        { .kind = { .id = MSG_COMMON_FOOTER_PRIVACY },
          .language = STR_INIT("English"),
          .href = STR_INIT("/x/datenschutz/en") },
    };
    TextListView list = { .page = own_page(msg(authority_text_title)),
                          .lines = LINES,
                          .count = COUNT(LINES),
                          .missing = 1 };
    list.page.lead_message = msg(authority_text_lead);
    golden_check("texts", LANGUAGE_DE, render_text_list_page, &list);
    TextFormView form = { .page = own_page(msg(common_footer_imprint)),
                          .advice = msg(authority_text_imprint_advice),
                          .form = form_on(&AUTHORITY_TEXT_SCHEMA, raw, msg(common_save)),
                          .public_href = STR("/behoerde/beispielhausen/impressum") };
    golden_check("text_edit", LANGUAGE_DE, render_text_form_page, &form);
}

static void authorities(void **state) {
    (void)state;
    RawValue raw[8];
    static const AuthorityLine LINES[] = {
        { STR_INIT("beispielhausen"), STR_INIT("Stadt Beispielhausen"), { 1795352700000 } },
    };
    AuthorityListView view = { .page = own_page(msg(authority_title)),
                               .lines = LINES,
                               .count = COUNT(LINES),
                               .form = form_on(&AUTHORITY_SCHEMA, raw, msg(authority_new_submit)) };
    golden_check("authorities", LANGUAGE_DE, render_authority_list_page, &view);
    view.count = 0;
    golden_check("authorities_none", LANGUAGE_EN, render_authority_list_page, &view);
}

static void guide(void **state) {
    (void)state;
    static const GuideLine LINES[] = {
        { .title = { .id = MSG_VALUE_PAIR_PEOPLE },
          .text = { .id = MSG_VALUE_PAIR_PEOPLE_MEANING },
          .question = { .id = MSG_GUIDE_PEOPLE_QUESTION } },
        { .title = { .id = MSG_GUIDE_WHAT_TITLE }, .text = { .id = MSG_GUIDE_WHAT_TEXT } },
    };
    GuideView view = { .page = public_page(msg(page_value_pairs)),
                       .lines = LINES,
                       .count = COUNT(LINES) };
    view.page.lead_message = msg(guide_value_pairs_lead);
    golden_check("guide", LANGUAGE_DE, render_guide_page, &view);
    golden_check("guide", LANGUAGE_EN, render_guide_page, &view);
    golden_check("guide", LANGUAGE_DE_SIMPLE, render_guide_page, &view);
}

static void set_up(void **state) {
    (void)state;
    SetupLine lines[] = {
        { .name = msg(setup_backup), .text = msg(setup_backup_ok, AT), .ok = true },
        { .name = msg(setup_imprint),
          .text = msg(setup_imprint_missing),
          .href = STR("/behoerde/beispielhausen/texte/impressum/de") },
    };
    SetupView view = { .page = own_page(msg(setup_title)),
                       .lines = lines,
                       .count = COUNT(lines),
                       .open = 1,
                       .authority_href = STR("/behoerde/a/einrichtung/angaben") };
    view.page.lead_message = msg(setup_lead);
    golden_check("setup", LANGUAGE_DE, render_setup_page, &view);
    view.count = 1;
    view.open = 0;
    golden_check("setup_fine", LANGUAGE_EN, render_setup_page, &view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signing_in),     cmocka_unit_test(forgotten_password),
        cmocka_unit_test(one_time_links), cmocka_unit_test(kept_texts),
        cmocka_unit_test(own_account),    cmocka_unit_test(devices),
        cmocka_unit_test(tokens),         cmocka_unit_test(choosing),
        cmocka_unit_test(people),         cmocka_unit_test(one_person),
        cmocka_unit_test(inviting),       cmocka_unit_test(public_texts),
        cmocka_unit_test(editing_texts),  cmocka_unit_test(authorities),
        cmocka_unit_test(guide),          cmocka_unit_test(set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
