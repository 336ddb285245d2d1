/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/people_pages.h"

#include "app/address.h"
#include "app/erase.h"
#include "app/mail.h"
#include "app/purge.h"
#include "app/representation.h"
#include "store/membership_store.h"
#include "store/one_time_link_store.h"
#include "views/people.html.h"
#include "web/area_page.h"
#include "web/body_claim_pages.h"
#include "web/ended_role_pages.h"
#include "web/form_input.h"
#include "web/post_button.h"
#include "web/record_display.h"

/* -- List -------------------------------------------------------------------------------------- */

static Str roles_of(Request *rq, const Memberships *memberships, AccountId account) {
    CLEANUP(out_done) Out text = out_open(64);
    for (size_t i = 0; i < memberships->count; i++) {
        const Membership *membership = &memberships->items[i];
        if (membership->account.v != account.v)
            continue;
        out_comma(&text);
        out_str(&text, role_text_of(rq, membership));
    }
    return str_copy(rq->ctx->arena, out_view(&text));
}

static const PersonLine *person_lines(Request *rq, const Accounts *people,
                                      const Memberships *memberships) {
    Arena *arena = rq->ctx->arena;
    PersonLine *lines = arena_new(arena, PersonLine, people->count + 1);
    for (size_t i = 0; i < people->count; i++) {
        const Account *person = &people->items[i];
        lines[i] = (PersonLine){
            .name = person->name,
            .email = person->email,
            .roles = roles_of(rq, memberships, person->id),
            .href = str_join(arena, authority_path(rq, "/personen/"), id_text(arena, person->id.v)),
            .disabled = person->disabled_at.ms != 0,
            .no_password = str_empty(person->password_hash),
            .roleless_since = person->roleless_since,
        };
    }
    return lines;
}

/* Those that the reader, of the administration as they are, cannot confirm, and who can; account 0: of everybody. */
static Err show_hindered(Request *rq, AccountId account, BodyClaimsView *ret) {
    HinderedClaims all;
    TRY(body_claims_hindered(rq->app, rq->ctx, rq->conn, &rq->authority, &all));
    Message *words = arena_new(rq->ctx->arena, Message, all.count);
    ret->hindered = words;
    for (size_t i = 0; i < all.count; i++) {
        const HinderedClaim *claim = &all.items[i];
        if (account.v != 0 && account.v != claim->account.v)
            continue;
        words[ret->hindered_count++] =
            str_empty(claim->others)
                ? msg(body_claim_hindered_alone, claim->person, claim->body)
                : msg(body_claim_hindered, claim->person, claim->body, claim->others);
    }
    return ERR_NONE;
}

/* The first member of a body is confirmed by the administration. */
static Err show_claims(Request *rq, BodyClaimsView *ret) {
    BodyClaims all, firsts = { 0 };
    TRY(body_claims(rq->app, rq->ctx, rq->conn, &rq->authority, &all));
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].first && !all.items[i].own)
            *list_push(rq->ctx->arena, &firsts) = all.items[i];
    *ret = body_claims_shown(rq, &firsts, FROM_PEOPLE);
    return show_hindered(rq, (AccountId){ 0 }, ret);
}

Err people_show(Request *rq) {
    Accounts people, roleless;
    Memberships memberships;
    TRY(account_list(rq->app, rq->ctx, rq->conn, &rq->authority, &people));
    TRY(membership_rows(rq->ctx, rq->conn, (InitiativeId){ 0 }, &memberships));
    TRY(account_list_roleless(rq->ctx, rq->conn, &rq->authority, &roleless));
    PeopleListView view = {
        .page = page_of(rq, msg(people_title)),
        .lines = person_lines(rq, &people, &memberships),
        .count = people.count,
        .roleless = person_lines(rq, &roleless, &memberships),
        .roleless_count = roleless.count,
        .roleless_days = deletion_days_of(rq->app, STR("roleless_account")),
        .invite_href = authority_path(rq, "/personen/einladen"),
    };
    TRY(show_claims(rq, &view.claims));
    TRY(ended_role_lines_of(rq, (InitiativeId){ 0 }, &view.ended));
    view.page.lead_message = msg(people_lead);
    people_list_page(rq->html, &view);
    return ERR_NONE;
}

/* -- Inviting ---------------------------------------------------------------------------------- */

Err role_notice(Request *rq, Str role, Str body, const char *otherwise, Str *ret) {
    const Membership given = { .role = role, .body = body };
    Str alike;
    bool members, hindered;
    *ret = str_from(otherwise);
    if (!role_of_body(&given))
        return ERR_NONE;
    TRY(body_resembled(rq->ctx, rq->conn, body, &alike));
    TRY(body_has_members(rq->ctx, rq->conn, body, &members));
    TRY(body_first_hindered(rq->app, rq->ctx, rq->conn, &rq->authority, rq->initiative.id,
                            &hindered));
    if (!str_empty(alike))
        *ret = STR("body_alike");
    else if (members)
        *ret = STR("role_waits");
    else
        *ret = hindered ? STR("role_waits_other") : STR("role_waits_first");
    return ERR_NONE;
}

Message role_notice_words(Str notice) {
    if (str_eq(notice, STR("body_alike")))
        return msg(notice_body_alike);
    if (str_eq(notice, STR("role_waits")))
        return msg(notice_role_waits);
    if (str_eq(notice, STR("role_waits_other")))
        return msg(notice_role_waits_other);
    return str_eq(notice, STR("role_waits_first")) ? msg(notice_role_waits_first)
                                                   : message_of(MSG_NONE);
}

Err invited_show(Request *rq, const Invited *invited, Page page, Str notice, Str next) {
    bool no_link = !invited->by_mail && str_empty(invited->link.address);
    if (invited->existed && no_link && str_empty(invited->known_as))
        return request_redirect(rq, str_join(rq->ctx->arena, next, STR("?hinweis="),
                                             str_empty(notice) ? STR("member_added") : notice));
    LinkShownView view = {
        .page = page,
        .known_as = invited->known_as,
        .address = invited->link.address,
        .expires_at = invited->link.expires_at,
        .next_href = next,
    };
    if (invited->by_mail)
        view.text = invited->existed ? msg(people_link_mailed_anew) : msg(people_link_mailed);
    else if (no_link)
        view.text = invited->existed ? msg(notice_member_added) : msg(people_link_repeated);
    else
        view.text = invited->existed ? msg(people_link_anew) : msg(people_link_shown);
    link_shown_page(rq->html, &view);
    return ERR_NONE;
}

Err invitation_show(Request *rq) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &INVITATION_SCHEMA);
    PersonFormView view = {
        .page = page_of(rq, msg(invitation_title)),
        .text = msg(invitation_text),
        .form = form_of(rq, rq->http->path, msg(invitation_submit)),
    };
    view.form.all_open = true;
    role_options(rq, &view.form, offsetof(InvitationForm, role), ROLE_PLACE_AUTHORITY);
    language_options(rq, &view.form, offsetof(InvitationForm, language));
    view.form.cancel = authority_path(rq, "/personen");
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err invitation_action(Request *rq) {
    const InvitationForm *form = rq->form.record;
    Page page = page_of(rq, msg(invitation_title));
    Invited invited;
    Str notice, next = authority_path(rq, "/personen");
    TRY(role_notice(rq, form->role, form->body, "", &notice));
    page.notice = role_notice_words(notice);
    rq->submission.location = next;
    TRY(account_invite(rq->app, rq->ctx, &rq->submission, &rq->authority, NULL, form, &invited));
    return invited_show(rq, &invited, page, notice, next);
}

/* -- One person -------------------------------------------------------------------------------- */

static Str person_path(const Request *rq, const char *below) {
    return str_join(rq->ctx->arena, authority_path(rq, "/personen/"),
                    request_parameter(rq, STR("record")), str_from(below));
}

/* A button is all there is to this form. */
static const Schema NOTHING_ASKED = { .name = STR_INIT("nothing"), .plural = STR_INIT("nothing") };

Err person_named(Request *rq, Account *ret) {
    RecordId id;
    TRY(request_record(rq, &id));
    AccountId account = { id.v };
    bool belongs;
    TRY(account_belongs(rq->conn, rq->authority.id, account, &belongs));
    if (!belongs)
        return ERR_NOT_FOUND;
    return account_get(rq->conn, rq->ctx->arena, account, ret);
}

static void role_lines(Request *rq, const Memberships *memberships, PersonView *view,
                       AccountId account) {
    Arena *arena = rq->ctx->arena;
    RoleLine *lines = arena_new(arena, RoleLine, memberships->count + 1);
    for (size_t i = 0; i < memberships->count; i++) {
        const Membership *membership = &memberships->items[i];
        if (membership->account.v != account.v)
            continue;
        Str role = role_text_of(rq, membership);
        Str action = str_join(arena, person_path(rq, "/rollen/"), id_text(arena, membership->id.v),
                              STR("/entfernen"));
        lines[view->role_count++] = (RoleLine){
            .role = role,
            .confirm_href = account.v == rq->session.account.v ? action : STR(""),
            .since = membership->created_at,
            .waits = membership->waits,
            .remove = post_button_of(rq, action, msg(people_role_remove), role),
            .opt_deputise = deputise_button(
                rq, membership,
                str_join(arena, person_path(rq, "/rollen/"), id_text(arena, membership->id.v))),
        };
    }
    view->roles = lines;
}

/* The form for a further role names its person, too. */
static FormView role_form_of(Request *rq, const Account *person) {
    if (rq->form.schema == NULL) {
        MembershipForm fresh = { .account = person->id.v };
        form_input_from(rq, &MEMBERSHIP_SCHEMA, &fresh, 0);
    }
    FormView form = form_of(rq, person_path(rq, "/rollen"), msg(membership_submit));
    FormOption *option = arena_new(rq->ctx->arena, FormOption, 1);
    *option = (FormOption){ .value = id_text(rq->ctx->arena, person->id.v), .text = person->name };
    form_options(&form, offsetof(MembershipForm, account), option, 1);
    form.all_open = true;
    role_options(rq, &form, offsetof(MembershipForm, role), ROLE_PLACE_AUTHORITY);
    return form;
}

/* Longer than the first attempt takes, whatever keeps it or its end from being written down. */
static Message waiting_of(const Request *rq, const OneTimeLinkRow *link) {
    bool late =
        clock_now(rq->ctx->clock).ms - link->mail_at.ms > 2 * (int64_t)MAIL_SECONDS_MAX * 1000;
    return late ? msg(people_mail_late, link->mail_at) : msg(people_mail_soon);
}

/* What became of the mail with the last link. */
static Err mail_of(Request *rq, const Account *person, PersonView *view) {
    OneTimeLinkRow link;
    Err err = one_time_link_last(rq->conn, rq->ctx->arena, person->id, &link);
    if (err == ERR_NOT_FOUND || !view->manageable)
        return ERR_NONE;
    TRY(err);
    bool waiting = str_eq(link.mail_state, STR("waiting"));
    view->mail_failed = !str_empty(link.mail_trouble);
    if (view->mail_failed)
        view->mail = waiting ? msg(people_mail_waiting, link.created_at)
                             : msg(people_mail_failed, link.mail_at);
    else if (waiting)
        view->mail = waiting_of(rq, &link);
    else if (str_eq(link.mail_state, STR("sent")))
        view->mail = msg(people_mail_sent, link.mail_at);
    if (view->mail_failed)
        view->mail_reason = schema_message(rq, STR("mail_trouble"), link.mail_trouble, STR(""));
    view->may_show = str_empty(person->password_hash) && person->disabled_at.ms == 0;
    view->show =
        post_button_of(rq, person_path(rq, "/link-zeigen"), msg(people_show), person->name);
    return ERR_NONE;
}

Err person_show(Request *rq) {
    Account person;
    Memberships memberships;
    TRY(person_named(rq, &person));
    TRY(membership_rows(rq->ctx, rq->conn, (InitiativeId){ 0 }, &memberships));
    bool disabled = person.disabled_at.ms != 0;
    PersonView view = {
        .page = page_of(rq, msg(people_person)),
        .email = person.email,
        .created_at = person.created_at,
        .disabled_at = person.disabled_at,
        .no_password = str_empty(person.password_hash),
        .example = person.example,
        .self = person.id.v == rq->session.account.v,
        .role_form = role_form_of(rq, &person),
        .reset = post_button_of(rq, person_path(rq, "/link"), msg(people_reset), person.name),
        .disable = post_button_of(rq, person_path(rq, disabled ? "/entsperren" : "/sperren"),
                                  disabled ? msg(people_enable) : msg(people_disable), person.name),
        .erase_href = person_path(rq, "/loeschen"),
        .address_href = !str_empty(person.password_hash) ? person_path(rq, "/adresse") : STR(""),
    };
    view.page.title_text = person.name;
    role_lines(rq, &memberships, &view, person.id);
    TRY(account_manageable(rq->ctx, rq->conn, &rq->authority, person.id, &view.manageable));
    TRY(show_hindered(rq, person.id, &view.claims));
    TRY(mail_of(rq, &person, &view));
    person_page(rq->html, &view);
    return ERR_NONE;
}

Err person_role_action(Request *rq) {
    Account person;
    Written written;
    Str notice;
    TRY(person_named(rq, &person));
    MembershipForm form = *(const MembershipForm *)rq->form.record;
    form.account = person.id.v; /* the address decides, not the form */
    TRY(role_notice(rq, form.role, form.body, "role_changed", &notice));
    rq->submission.location = str_join(rq->ctx->arena, person_path(rq, "?hinweis="), notice);
    TRY(membership_add(rq->app, rq->ctx, &rq->submission, &rq->authority, NULL, &form, &written));
    return request_redirect(rq, written.location);
}

/* The role that an address names, of that person. */
static Err role_of_address(Request *rq, Membership *ret) {
    int64_t id;
    RecordId person;
    Memberships all;
    TRY(request_record(rq, &person));
    if (!str_i64(request_parameter(rq, STR("membership")), &id))
        return ERR_NOT_FOUND;
    TRY(membership_rows(rq->ctx, rq->conn, (InitiativeId){ 0 }, &all));
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].id.v != id || all.items[i].account.v != person.v)
            continue;
        *ret = all.items[i];
        return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

static Str unrole_path(const Request *rq) {
    return str_join(rq->ctx->arena, person_path(rq, "/rollen/"),
                    request_parameter(rq, STR("membership")), STR("/entfernen"));
}

/* After an error of a role that an address names. */
static Err gone(Request *rq, Err err) {
    int64_t id;
    if (!str_i64(request_parameter(rq, STR("membership")), &id))
        return err;
    return ended_role_gone(rq, err, rq->authority.chain, (RecordId){ id },
                           authority_path(rq, "/personen"), msg(people_title));
}

Err person_unrole_show(Request *rq) {
    Membership membership;
    Err err = role_of_address(rq, &membership);
    if (err != ERR_NONE)
        return gone(rq, err);
    Str role = role_text_of(rq, &membership);
    bool own = membership.account.v == rq->session.account.v;
    PersonFormView view = {
        .page = page_below(rq, msg(people_role_remove), person_path(rq, ""), msg(people_person)),
        .text = own ? msg(people_role_own, role)
                    : msg(people_role_other, role, membership.account_name),
        .form = form_of(rq, unrole_path(rq), msg(people_role_remove)),
    };
    view.page.subject = role;
    view.form.schema = &NOTHING_ASKED;
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.form.cancel = person_path(rq, "");
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err person_unrole_action(Request *rq) {
    int64_t membership;
    RecordId person;
    Written written;
    TRY(request_record(rq, &person));
    if (!str_i64(request_parameter(rq, STR("membership")), &membership))
        return ERR_NOT_FOUND;
    /* Who gives up a role of their own may not see the list any more. */
    rq->submission.location = person.v == rq->session.account.v
                                  ? STR("/?hinweis=role_changed")
                                  : authority_path(rq, "/personen?hinweis=role_changed");
    Err err = membership_remove(rq->app, rq->ctx, &rq->submission, &rq->authority, NULL,
                                (RecordId){ membership }, &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : gone(rq, err);
}

static Err deputise(Request *rq, bool deputy) {
    Membership membership;
    Written written;
    Err err = role_of_address(rq, &membership);
    rq->submission.location = person_path(rq, "?hinweis=role_changed");
    if (err == ERR_NONE)
        err = membership_deputise(rq->app, rq->ctx, &rq->submission, &rq->authority, NULL,
                                  membership.id, deputy, &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : gone(rq, err);
}

Err person_deputy_action(Request *rq) {
    return deputise(rq, true);
}

Err person_no_deputy_action(Request *rq) {
    return deputise(rq, false);
}

Err person_reset_action(Request *rq) {
    Account person;
    Invited invited;
    TRY(person_named(rq, &person));
    rq->submission.location = person_path(rq, "");
    TRY(account_reset_link(rq->app, rq->ctx, &rq->submission, &rq->authority, person.id, &invited));
    Page page = page_of(rq, msg(people_reset));
    return invited_show(rq, &invited, page, STR(""), person_path(rq, ""));
}

Err person_link_action(Request *rq) {
    Account person;
    Invited invited;
    TRY(person_named(rq, &person));
    rq->submission.location = person_path(rq, "");
    TRY(account_invitation_show(rq->app, rq->ctx, &rq->submission, &rq->authority, person.id,
                                &invited));
    return invited_show(rq, &invited, page_of(rq, msg(people_show)), STR(""), person_path(rq, ""));
}

Err person_address_show(Request *rq) {
    Account person;
    bool may;
    TRY(person_named(rq, &person));
    TRY(account_manageable(rq->ctx, rq->conn, &rq->authority, person.id, &may));
    if (!may || person.id.v == rq->session.account.v || str_empty(person.password_hash))
        return ERR_FORBIDDEN;
    if (rq->form.schema == NULL)
        form_input_clear(rq, &ADDRESS_SCHEMA);
    PersonFormView view = {
        .page = page_below(rq, msg(email_set_title), person_path(rq, ""), msg(people_person)),
        .text = mail_possible(rq->app) ? msg(email_set_by_mail, person.name, person.email)
                                       : msg(email_set_at_once, person.name, person.email),
        .form = form_of(rq, person_path(rq, "/adresse"), msg(email_set_submit)),
    };
    view.form.cancel = person_path(rq, "");
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err person_address_action(Request *rq) {
    Account person;
    Written written;
    bool set;
    TRY(person_named(rq, &person));
    rq->submission.location =
        person_path(rq, mail_possible(rq->app) ? "?hinweis=email_asked" : "?hinweis=email_set");
    TRY(address_by_administrator(rq->app, rq->ctx, &rq->submission, &rq->authority, person.id,
                                 rq->form.record, &set, &written));
    return request_redirect(rq, written.location);
}

static Err set_disabled(Request *rq, bool disabled) {
    Account person;
    Written written;
    TRY(person_named(rq, &person));
    rq->submission.location = person_path(rq, "?hinweis=saved");
    TRY(account_disable(rq->app, rq->ctx, &rq->submission, &rq->authority, person.id, disabled,
                        &written));
    return request_redirect(rq, written.location);
}

Err person_disable_action(Request *rq) {
    return set_disabled(rq, true);
}

Err person_enable_action(Request *rq) {
    return set_disabled(rq, false);
}

/* -- Erasing ----------------------------------------------------------------------------------- */

Err person_erase_show(Request *rq) {
    Account person;
    TRY(person_named(rq, &person));
    PersonFormView view = {
        .page = page_below(rq, msg(people_erase_title), person_path(rq, ""), msg(people_person)),
        .text = msg(people_erase_explained, person.name),
        .form = form_of(rq, person_path(rq, "/loeschen"), msg(people_erase_submit)),
    };
    view.form.schema = &NOTHING_ASKED;
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.form.cancel = person_path(rq, "");
    view.closed = person.id.v == rq->session.account.v;
    if (view.closed)
        view.text = msg(people_erase_own);
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err person_erase_action(Request *rq) {
    Account person;
    TRY(person_named(rq, &person));
    if (person.id.v == rq->session.account.v)
        return ERR_FORBIDDEN; /* another one's to do */
    Instant now = clock_now(rq->ctx->clock);
    Err err = account_erase(rq->app, rq->ctx, &rq->authority, person.id, STR(ERASE_RULE_ASKED));
    if (err == ERR_BUSY || err == ERR_STORAGE) {
        /* Once it is noted nothing takes it back: "nothing was saved" would not be true. */
        bool noted;
        TRY(erasure_noted(rq->app, rq->ctx, STR("account"), person.id.v, now, &noted));
        return noted ? request_redirect(rq, authority_path(rq, "/personen?hinweis=erase_noted"))
                     : err;
    }
    TRY(err);
    return request_redirect(rq, authority_path(rq, "/personen?hinweis=deleted"));
}
