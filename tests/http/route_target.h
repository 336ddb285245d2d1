/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* route_target.h -- something that exists behind every address of the routes table: fills the :names of
 * a path with an initiative, a record, a person made for it, and makes a body that the route accepts. */
#include "site_fixture.h"
#include "web/request.h"

/* Where the things lie that an address names. */
typedef struct RouteTarget {
    SiteTest *test;
    AuthorityRef authority;
    InitiativeRef initiative;
    AccountId own;    /* whose sessions, tokens, kept texts */
    AccountId writer; /* whose comments */
} RouteTarget;

/* An initiative of any authority, seen with everything allowed. */
InitiativeRef route_target_initiative(SiteTest *test, const AuthorityRef *authority,
                                      const char *name);
/* The path with something real for every :name, made anew. */
const char *route_target_path(const RouteTarget *target, const Route *route);
/* The id of what :record names in a path made with this target. */
RecordId route_target_record(const RouteTarget *target, const Route *route);
/* The same path with this id for :record. */
const char *route_target_path_of(const RouteTarget *target, const Route *route, RecordId record);
/* The cookie of a device that is in the room of the path made last; "" where the route is for no device. */
Str route_target_device(const Route *route);
/* The cookie of who leads that room by link; "" where the route is for no such person. */
Str route_target_lead(const Route *route);
/* A body that passes the checks of the route's form: "name=value&…", or JSON for programs; "" when
 * nothing is sent but a button. */
Str route_target_body(const RouteTarget *target, const Route *route);
