/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* team_pages.c -- who works on one initiative: its lead invites people and gives them roles in it. */
#include "domain/pack.h"
#include "store/membership_store.h"
#include "views/people.html.h"
#include "web/area_page.h"
#include "web/ended_role_pages.h"
#include "web/form_input.h"
#include "web/people_pages.h"
#include "web/post_button.h"

static RoleLine line_of(Request *rq, const Membership *membership) {
    return (RoleLine){
        .person = membership->account_name,
        .role = role_text_of(rq, membership),
        .since = membership->created_at,
        .invited = membership->invited,
        .waits = membership->waits,
    };
}

/* Whoever may read every initiative of the authority; accounts that are disabled are not named. */
static Err add_everywhere(Request *rq, TeamRoles *roles) {
    Memberships all;
    Holders holders;
    TRY(membership_rows(rq->ctx, rq->conn, (InitiativeId){ 0 }, &all));
    TRY(membership_holders(rq->conn, rq->ctx->arena, rq->authority.id, &holders));
    for (size_t i = 0; i < all.count; i++) {
        const Membership *membership = &all.items[i];
        const Role *role = pack_role(rq->app->pack, membership->role);
        if (role == NULL || !permission_in(role->permissions, PERMISSION_INITIATIVE_READ))
            continue;
        bool active = false;
        for (size_t k = 0; k < holders.count; k++)
            active = active || holders.items[k].account.v == membership->account.v;
        if (active)
            *list_push(rq->ctx->arena, roles) =
                (TeamRole){ .membership = membership, .everywhere = true };
    }
    return ERR_NONE;
}

Err team_roles(Request *rq, TeamRoles *ret) {
    Memberships own;
    *ret = (TeamRoles){ 0 };
    TRY(membership_rows(rq->ctx, rq->conn, rq->initiative.id, &own));
    for (size_t i = 0; i < own.count; i++)
        *list_push(rq->ctx->arena, ret) = (TeamRole){ .membership = &own.items[i] };
    return add_everywhere(rq, ret);
}

Err team_show(Request *rq) {
    Arena *arena = rq->ctx->arena;
    TeamRoles roles;
    TRY(team_roles(rq, &roles));
    bool manages = request_may(rq, PERMISSION_INITIATIVE_ARCHIVE);
    RoleLine *lines = arena_new(arena, RoleLine, roles.count + 1);
    for (size_t i = 0; i < roles.count; i++) {
        const Membership *membership = roles.items[i].membership;
        Str role = str_join(arena, request_path(rq, "/team/"), id_text(arena, membership->id.v));
        lines[i] = line_of(rq, membership);
        lines[i].everywhere = roles.items[i].everywhere;
        if (!manages || lines[i].everywhere)
            continue;
        lines[i].confirm_href = str_join(arena, role, STR("/entfernen"));
        lines[i].opt_deputise = deputise_button(rq, membership, role);
    }
    TeamView view = {
        .page = page_of(rq, msg(people_team_title)),
        .roles = lines,
        .count = roles.count,
    };
    view.page.lead_message = msg(people_team_lead);
    if (manages) {
        view.add_href = request_path(rq, "/team/hinzufuegen");
        view.invite_href = request_path(rq, "/team/einladen");
        TRY(ended_role_lines_of(rq, rq->initiative.id, &view.ended));
    }
    team_page(rq->html, &view);
    return ERR_NONE;
}

static Str team_path(const Request *rq) {
    return request_path(rq, "/team");
}

Err team_add_show(Request *rq) {
    Accounts people;
    TRY(account_list(rq->app, rq->ctx, rq->conn, &rq->authority, &people));
    if (rq->form.schema == NULL)
        form_input_clear(rq, &MEMBERSHIP_SCHEMA);
    PersonFormView view = {
        .page = page_below(rq, msg(people_team_add), team_path(rq), msg(people_team_title)),
        .text = msg(people_team_add_text),
        .form = form_of(rq, request_path(rq, "/team/hinzufuegen"), msg(membership_submit)),
    };
    FormOption *options = arena_new(rq->ctx->arena, FormOption, people.count + 1);
    for (size_t i = 0; i < people.count; i++)
        options[i] = (FormOption){ .value = id_text(rq->ctx->arena, people.items[i].id.v),
                                   .text = people.items[i].name };
    form_options(&view.form, offsetof(MembershipForm, account), options, people.count);
    view.form.all_open = true;
    role_options(rq, &view.form, offsetof(MembershipForm, role), ROLE_PLACE_INITIATIVE);
    view.form.cancel = team_path(rq);
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err team_add_action(Request *rq) {
    const MembershipForm *form = rq->form.record;
    Written written;
    Str notice;
    TRY(role_notice(rq, form->role, form->body, "member_added", &notice));
    rq->submission.location = str_join(rq->ctx->arena, team_path(rq), STR("?hinweis="), notice);
    TRY(membership_add(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative, form,
                       &written));
    return request_redirect(rq, written.location);
}

Err team_invitation_show(Request *rq) {
    if (rq->form.schema == NULL)
        form_input_clear(rq, &INVITATION_SCHEMA);
    PersonFormView view = {
        .page = page_below(rq, msg(invitation_title), team_path(rq), msg(people_team_title)),
        .text = msg(invitation_text),
        .form = form_of(rq, request_path(rq, "/team/einladen"), msg(invitation_submit)),
    };
    view.form.all_open = true;
    role_options(rq, &view.form, offsetof(InvitationForm, role), ROLE_PLACE_INITIATIVE);
    language_options(rq, &view.form, offsetof(InvitationForm, language));
    view.form.cancel = team_path(rq);
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err team_invitation_action(Request *rq) {
    const InvitationForm *form = rq->form.record;
    Page page = page_below(rq, msg(invitation_title), team_path(rq), msg(people_team_title));
    Invited invited;
    Str notice;
    TRY(role_notice(rq, form->role, form->body, "", &notice));
    page.notice = role_notice_words(notice);
    rq->submission.location = team_path(rq);
    TRY(account_invite(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative, form,
                       &invited));
    return invited_show(rq, &invited, page, notice, team_path(rq));
}

/* A button is all there is to this form. */
static const Schema NOTHING_ASKED = { .name = STR_INIT("nothing"), .plural = STR_INIT("nothing") };

static Err role_of_address(Request *rq, Membership *ret) {
    RecordId id;
    Memberships own;
    TRY(request_record(rq, &id));
    TRY(membership_rows(rq->ctx, rq->conn, rq->initiative.id, &own));
    for (size_t i = 0; i < own.count; i++) {
        *ret = own.items[i];
        if (ret->id.v == id.v)
            return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

/* After an error of a role that an address names. */
static Err gone(Request *rq, Err err) {
    RecordId id;
    TRY(request_record(rq, &id));
    return ended_role_gone(rq, err, rq->initiative.chain, id, team_path(rq),
                           msg(people_team_title));
}

/* What a role allows ends at once: asked first. */
Err team_remove_show(Request *rq) {
    Membership membership;
    Err err = role_of_address(rq, &membership);
    if (err != ERR_NONE)
        return gone(rq, err);
    Str role = role_text_of(rq, &membership);
    bool own = membership.account.v == rq->session.account.v;
    PersonFormView view = {
        .page = page_below(rq, msg(people_role_remove), team_path(rq), msg(people_team_title)),
        .text = own ? msg(people_team_own, role)
                    : msg(people_role_other, role, membership.account_name),
        .form = form_of(rq, rq->http->path, msg(people_role_remove)),
    };
    view.page.subject = membership.account_name;
    view.form.schema = &NOTHING_ASKED;
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.form.cancel = team_path(rq);
    person_form_page(rq->html, &view);
    return ERR_NONE;
}

Err team_remove_action(Request *rq) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = request_path(rq, "/team?hinweis=member_removed");
    Err err = membership_remove(rq->app, rq->ctx, &rq->submission, &rq->authority, &rq->initiative,
                                id, &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : gone(rq, err);
}

static Err deputise(Request *rq, bool deputy) {
    RecordId id;
    Written written;
    TRY(request_record(rq, &id));
    rq->submission.location = request_path(rq, "/team?hinweis=role_changed");
    Err err = membership_deputise(rq->app, rq->ctx, &rq->submission, &rq->authority,
                                  &rq->initiative, id, deputy, &written);
    return err == ERR_NONE ? request_redirect(rq, written.location) : gone(rq, err);
}

Err team_deputy_action(Request *rq) {
    return deputise(rq, true);
}

Err team_no_deputy_action(Request *rq) {
    return deputise(rq, false);
}
