/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/authority.h"

#include "app/change.h"
#include "app/initiative.h"
#include "app/place.h"
#include "app/slug.h"
#include "base/json_writer.h"
#include "store/history.h"

static const Str KINDS[] = { STR_INIT("imprint"), STR_INIT("privacy"), STR_INIT("accessibility"),
                             STR_INIT("contact") };
const KeySet AUTHORITY_TEXT_KINDS = { .name = STR_INIT("authority_text"),
                                      .keys = KINDS,
                                      .count = sizeof KINDS / sizeof KINDS[0] };

static const Str NOUN = STR_INIT("authority");
static const RecordId ITSELF = { 0 };

/* -- Making ------------------------------------------------------------------------------------ */

typedef struct Creation {
    const AuthorityForm *form;
    const ProfileForm *opt_administrator;
    Invited *result;
} Creation;

static Err free_key(Tx *tx, const AuthorityForm *form, Str *ret) {
    Str key =
        slug_make(tx->ctx->arena, str_empty(form->key) ? form->name : form->key, AUTHORITY_KEY_MAX);
    /* Addresses hang on it for good: what is not taken as it is typed is not taken. */
    if (!str_empty(form->key) && !str_eq(key, str_lower_ascii(tx->ctx->arena, form->key))) {
        finding_add(&tx->ctx->findings, tx->ctx->arena, STR("key"), FINDING_KEY_LETTERS, 0);
        return ERR_INVALID;
    }
    Authority other;
    Err err = str_empty(key) ? ERR_NONE : authority_find(tx->conn, tx->ctx->arena, key, &other);
    if (err == ERR_NOT_FOUND) {
        *ret = key;
        return ERR_NONE;
    }
    if (err != ERR_NONE)
        return err;
    finding_add(&tx->ctx->findings, tx->ctx->arena, STR("key"),
                str_empty(key) ? FINDING_KEY_NEEDED : FINDING_TAKEN, 0);
    return ERR_INVALID;
}

static Err note_made(Tx *tx, const Authority *authority, const AuthorityForm *form) {
    Str payload;
    TRY(change_payload(tx->ctx->arena, &AUTHORITY_SCHEMA, NULL, form, STR(""), &payload));
    return history_append(tx, authority->chain, NOUN, ITSELF, STR("create"), payload);
}

static Err make_administrator(Tx *tx, App *app, const AuthorityRef *authority,
                              const ProfileForm *form, Invited *result) {
    const Role *role = role_with(app->pack, ROLE_PLACE_AUTHORITY, PERMISSION_PEOPLE_MANAGE);
    if (role == NULL)
        return ERR_INTERNAL;
    Account account;
    RecordId membership;
    Place place = { .authority = authority };
    InvitationForm invitation = { .name = form->name,
                                  .email = form->email,
                                  .language = form->language,
                                  .role = role->key,
                                  .body = STR("") };
    TRY(invited_account(tx, &place, &invitation, &account, &result->existed));
    GivenRole given = { .role = role->key, .body = STR("") };
    TRY(give_role(tx, app, &place, account.id, &given, &membership));
    return invitation_link(tx, app, &place, &account, result);
}

static Err do_create(Tx *tx, App *app, const void *in, Written *ret) {
    const Creation *creation = in;
    *creation->result = (Invited){ 0 };
    TRY(access_installation(app, tx->ctx, tx->conn, PERMISSION_INSTALLATION_MANAGE));
    Authority authority = { .name = creation->form->name, .language = creation->form->language };
    if (str_empty(authority.language))
        authority.language = STR("de");
    TRY(free_key(tx, creation->form, &authority.key));
    TRY(authority_insert(tx, &authority));
    AuthorityRef made;
    access_new_authority(tx->ctx, &authority, &made);
    TRY(note_made(tx, &authority, creation->form));
    ret->record = (RecordId){ authority.id.v };
    if (creation->opt_administrator == NULL)
        return ERR_NONE;
    return make_administrator(tx, app, &made, creation->opt_administrator, creation->result);
}

Err authority_create(App *app, Ctx *ctx, const Submission *submission, const AuthorityForm *form,
                     const ProfileForm *opt_administrator, Invited *ret) {
    Invited result = { 0 };
    Creation creation = { .form = form, .opt_administrator = opt_administrator, .result = &result };
    Scope before = ctx->scope;
    Err err =
        transact(app, ctx, submission, CHAIN_INSTALLATION, do_create, &creation, &result.written);
    ctx->scope = before;
    if (err == ERR_NONE)
        *ret = result;
    return err;
}

/* -- Changing ---------------------------------------------------------------------------------- */

typedef struct Edit {
    const AuthorityRef *authority;
    const AuthorityForm *form;
    int64_t version;
    Str kind, language, body;
} Edit;

static Err do_change(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    Authority row;
    TRY(authority_get(tx->conn, tx->ctx->arena, edit->authority->id, &row));
    AuthorityForm before = { .name = row.name, .key = row.key, .language = row.language };
    AuthorityForm after = { .name = edit->form->name,
                            .key = row.key,
                            .language = edit->form->language };
    if (str_empty(after.language))
        after.language = row.language;
    if (edit->version != VERSION_ANY && edit->version != row.version) {
        AuthorityForm *now = arena_new(tx->ctx->arena, AuthorityForm, 1);
        *now = before;
        tx->ctx->conflict =
            (Conflict){ .schema = &AUTHORITY_SCHEMA, .current = now, .version = row.version };
        return ERR_CONFLICT;
    }
    ret->record = (RecordId){ row.id.v };
    ret->unchanged = change_is_none(tx->ctx->arena, &AUTHORITY_SCHEMA, &before, &after);
    if (ret->unchanged)
        return ERR_NONE;
    row.name = after.name;
    row.language = after.language;
    TRY(authority_update(tx, &row));
    Str payload;
    TRY(change_payload(tx->ctx->arena, &AUTHORITY_SCHEMA, &before, &after, STR(""), &payload));
    return history_append(tx, row.chain, NOUN, ITSELF, STR("change"), payload);
}

Err authority_change(App *app, Ctx *ctx, const Submission *submission,
                     const AuthorityRef *authority, const AuthorityForm *form, int64_t version,
                     Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE))
        return ERR_FORBIDDEN;
    Edit edit = { .authority = authority, .form = form, .version = version };
    return transact(app, ctx, submission, authority->chain, do_change, &edit, ret);
}

static void text_side(JsonWriter *json, Str key, const Edit *edit, Str body) {
    json_key(json, key);
    json_object_begin(json);
    json_key(json, STR("kind"));
    json_str(json, edit->kind);
    json_key(json, STR("language"));
    json_str(json, edit->language);
    json_key(json, STR("body"));
    json_str(json, body);
    json_object_end(json);
}

static Err text_conflict(Tx *tx, const AuthorityText *text, int64_t version) {
    AuthorityTextForm *now = arena_new(tx->ctx->arena, AuthorityTextForm, 1);
    now->body = text->body;
    tx->ctx->conflict =
        (Conflict){ .schema = &AUTHORITY_TEXT_SCHEMA, .current = now, .version = version };
    return ERR_CONFLICT;
}

static Err do_text(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Edit *edit = in;
    AuthorityText before = { .body = STR("") };
    Err err = authority_text(tx->ctx, tx->conn, edit->kind, edit->language, &before);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    ret->record = (RecordId){ edit->authority->id.v };
    ret->unchanged = str_eq(before.body, edit->body);
    if (ret->unchanged)
        return ERR_NONE;
    int64_t version = authority_text_version(&before);
    if (edit->version != VERSION_ANY && edit->version != version)
        return text_conflict(tx, &before, version);
    TRY(authority_text_set(tx, edit->kind, edit->language, edit->body));
    CLEANUP(out_done) Out out = out_open(1024);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    json_object_begin(&json);
    text_side(&json, STR("before"), edit, before.body);
    text_side(&json, STR("after"), edit, edit->body);
    json_key(&json, STR("reason"));
    json_str(&json, STR(""));
    json_object_end(&json);
    TRY(json_finish(&json));
    return history_append(tx, edit->authority->chain, STR("authority_text"), ITSELF, STR("change"),
                          out_view(&out));
}

Err authority_text_change(App *app, Ctx *ctx, const Submission *submission,
                          const AuthorityRef *authority, Str kind, Str language,
                          const AuthorityTextForm *form, int64_t version, Written *ret) {
    if (!permission_in(authority->permissions, PERMISSION_AUTHORITY_MANAGE))
        return ERR_FORBIDDEN;
    if (!key_set_has(&AUTHORITY_TEXT_KINDS, kind) || !key_set_has(&LANGUAGE_KEYS, language))
        return ERR_NOT_FOUND;
    Edit edit = { .authority = authority,
                  .kind = kind,
                  .language = language,
                  .body = form->body,
                  .version = version };
    return transact(app, ctx, submission, authority->chain, do_text, &edit, ret);
}
