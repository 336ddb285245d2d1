/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* people_pages.h -- accounts and roles of an authority (administrators) and the team of one initiative
 * (its lead). */
#include "app/account.h"
#include "views/page_view.h"
#include "web/request.h"

Err people_show(Request *rq);          /* GET  /behoerde/:authority/personen */
Err invitation_show(Request *rq);      /* GET  …/personen/einladen */
Err invitation_action(Request *rq);    /* POST …/personen/einladen */
Err person_show(Request *rq);          /* GET  …/personen/:record */
Err person_role_action(Request *rq);   /* POST …/personen/:record/rollen */
Err person_unrole_show(Request *rq);   /* GET and */
Err person_unrole_action(Request *rq); /* POST …/personen/:record/rollen/:membership/entfernen */
Err person_deputy_action(Request *rq); /* POST …/rollen/:membership/stellvertretung */
Err person_no_deputy_action(Request *rq); /* POST …/rollen/:membership/vertretung */
Err person_address_show(Request *rq);
Err person_address_action(Request *rq);
Err person_reset_action(Request *rq);
Err person_link_action(Request *rq);    /* POST …/personen/:record/link */
Err person_disable_action(Request *rq); /* POST …/personen/:record/sperren */
Err person_enable_action(Request *rq);  /* POST …/personen/:record/entsperren */
Err person_erase_show(Request *rq);     /* GET  …/personen/:record/loeschen */
Err person_erase_action(Request *rq);   /* POST …/personen/:record/loeschen */

Err team_show(Request *rq);              /* GET  /vorhaben/:initiative/team */
Err team_add_show(Request *rq);          /* GET  …/team/hinzufuegen */
Err team_add_action(Request *rq);        /* POST …/team/hinzufuegen */
Err team_invitation_show(Request *rq);   /* GET  …/team/einladen */
Err team_invitation_action(Request *rq); /* POST …/team/einladen */
Err team_remove_show(Request *rq);       /* GET and */
Err team_remove_action(Request *rq);     /* POST …/team/:record/entfernen */
Err team_deputy_action(Request *rq);     /* POST …/team/:record/stellvertretung */
Err team_no_deputy_action(Request *rq);  /* POST …/team/:record/vertretung */

/* ":record" of the address. Only people of this authority exist here. */
MUST_CHECK Err person_named(Request *rq, Account *ret);

/* A role in an initiative: one of its own, or one in the whole authority with which it can be read. */
typedef struct TeamRole {
    const Membership *membership;
    bool everywhere;
} TeamRole;
typedef LIST_OF(TeamRole) TeamRoles;
/* Those of its own first. */
MUST_CHECK Err team_roles(Request *rq, TeamRoles *ret);

/* Before the role is given, what will be said of it ("notice.<key>"): another body of the authority has a similar name
 * (app/representation.h), or who has to confirm the role first; else `otherwise`. */
MUST_CHECK Err role_notice(Request *rq, Str role, Str body, const char *otherwise, Str *ret);
/* MSG_NONE for "". */
Message role_notice_words(Str notice);
/* The link that was made: shown, sent by mail, or nothing new after a repeated form. `notice` as role_notice says. */
MUST_CHECK Err invited_show(Request *rq, const Invited *invited, Page page, Str notice, Str next);
