/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* pack.h -- the data of a process that is no code: perspectives, roles, process template,
 * methods, documents, agendas of workshops.
 *
 * Read from packs/ (JSON) by files/pack.c; constant afterwards. Texts stand in the pack because an
 * authority may bring its own. */
#include "domain/document.h"
#include "domain/method.h"
#include "domain/pack_text.h"
#include "domain/permission.h"
#include "domain/process.h"
#include "domain/workshop_template.h"

/* Where a line of the reference list "An alle gedacht?" stands. INTERSECTION is no group of a pack:
 * such lines are made by the initiative. */
#define PERSPECTIVE_GROUP_LIST(X)                                                  \
    X(INSIDE, "inside")                                                            \
    X(OUTSIDE, "outside")                                                          \
    X(OFFERED, "offered") /* beyond the list; counted once somebody takes it up */ \
    X(INTERSECTION, "intersection")
typedef enum PerspectiveGroup {
#define X(name, key) PERSPECTIVE_GROUP_##name,
    PERSPECTIVE_GROUP_LIST(X)
#undef X
        PERSPECTIVE_GROUP_COUNT
} PerspectiveGroup;
extern const KeySet PERSPECTIVE_GROUPS;

typedef struct Perspective {
    Str key; /* "older_people" */
    PerspectiveGroup group;
    bool
        outside; /* people outside the authority, or who speaks for them: all of that group, and some that are offered */
    PackText label, hint;
} Perspective;
typedef LIST_OF(Perspective) PerspectiveList;

typedef struct Role {
    Str key; /* "lead" */
    RolePlaces places;
    PermissionSet permissions;
    PackText label, hint;
} Role;
typedef LIST_OF(Role) RoleList;

typedef struct Pack {
    PerspectiveList perspectives; /* in the order of the pages */
    RoleList roles;
    DocumentList documents;
    MethodList methods;
    WorkshopTemplates workshops;
    ProcessList processes; /* every version there is, the newest last */
} Pack;

/* NULL: the pack has none of this key. */
const Perspective *pack_perspective(const Pack *pack, Str key);
const Role *pack_role(const Pack *pack, Str key);
const Method *pack_method(const Pack *pack, Str key);
/* The template of that version. NULL: the pack has none of it. */
const Process *pack_process(const Pack *pack, Str version);
/* The newest template: what an initiative begins with. NULL only in a pack without any. */
const Process *pack_newest_process(const Pack *pack);
/* A key of the pack, or several joined by '+' ("little_german+older_people": an intersection), each
 * known, each once, in the order of their bytes. */
bool pack_knows_perspective(const Pack *pack, Str key);
/* The joined key of an intersection's perspectives (KEYS, separated by one space). */
Str perspective_join(Arena *arena, Str keys);
/* True for a joined key. */
bool perspective_joined(Str key);
