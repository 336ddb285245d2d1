/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* permission.h -- what somebody may do. Which role gives which permission is data
 * (packs/roles.json); which route needs which permission stands in the routes table. Zero is no
 * permission: a route that forgot its own refuses to start. */
#include <stdbool.h>
#include <stdint.h>

#include "domain/key_set.h"

/* name, key in packs/roles.json */
#define PERMISSION_LIST(X)                                                                     \
    X(PUBLIC, "public")                 /* nobody needs to be signed in */                     \
    X(SIGNED_IN, "signed_in")           /* any account, no role */                             \
    X(AUTHORITY_READ, "authority_read") /* any role in the authority: lists, people's names */ \
    X(INITIATIVE_READ, "initiative_read")                                                      \
    X(INITIATIVE_CREATE, "initiative_create")                                                  \
    X(INITIATIVE_EDIT, "initiative_edit")                                                      \
    X(INITIATIVE_ARCHIVE, "initiative_archive") /* and publish, and give roles in it */        \
    X(STAKEHOLDER_CONTACT_READ, "stakeholder_contact_read")                                    \
    X(COMMENT_WRITE, "comment_write")                                                          \
    X(OTHERS_DRAFTS_READ, "others_drafts_read")                                                \
    X(HISTORY_READ, "history_read")                                                            \
    X(EXPORT, "export")                                                                        \
    X(IMPORT, "import")                                                                        \
    X(PEOPLE_MANAGE, "people_manage")       /* accounts and roles of the authority */          \
    X(AUTHORITY_MANAGE, "authority_manage") /* texts, imprint, deletion rules, set-up page */  \
    X(INSTALLATION_MANAGE, "installation_manage") /* authorities, backup, keys: all tenants */ \
    X(ROOM_LEAD, "room_lead")                     /* by link, in one room; no role has it */

typedef enum Permission {
    PERMISSION_UNSET = 0,
#define X(name, key) PERMISSION_##name,
    PERMISSION_LIST(X)
#undef X
        PERMISSION_COUNT
} Permission;

/* Keys in the order of the list; the permission of key i is i + 1. */
extern const KeySet PERMISSIONS;

typedef struct PermissionSet {
    uint32_t bits; /* bit p = Permission p */
} PermissionSet;

static inline bool permission_in(PermissionSet set, Permission permission) {
    return permission != PERMISSION_UNSET && (set.bits >> permission & 1U) != 0;
}
static inline PermissionSet permission_with(PermissionSet set, Permission permission) {
    return (PermissionSet){ set.bits | (permission != PERMISSION_UNSET ? 1U << permission : 0) };
}
static inline PermissionSet permission_union(PermissionSet a, PermissionSet b) {
    return (PermissionSet){ a.bits | b.bits };
}

/* Where a role can be given. */
#define ROLE_PLACE_LIST(X) \
    X(INSTALLATION, "installation") X(AUTHORITY, "authority") X(INITIATIVE, "initiative")
typedef enum RolePlace {
#define X(name, key) ROLE_PLACE_##name,
    ROLE_PLACE_LIST(X)
#undef X
        ROLE_PLACE_COUNT
} RolePlace;
extern const KeySet ROLE_PLACES;

typedef struct RolePlaces {
    uint32_t bits; /* bit p = RolePlace p */
} RolePlaces;

static inline bool role_place_in(RolePlaces places, RolePlace place) {
    return (places.bits >> place & 1U) != 0;
}
