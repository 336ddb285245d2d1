/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* user.c -- `einklang user add|list|address|disable|erase|link`: people. */
#include "app/address.h"
#include "app/erase.h"
#include "app/installation.h"
#include "cli/people.h"
#include "domain/pack.h"

static void print_link(const OneTimeLink *link) {
    char until[INSTANT_ISO_SIZE];
    printf(STR_FMT "\n", STR_ARG(link->address));
    fprintf(stderr, "This link works once, until " STR_FMT ".\n",
            STR_ARG(instant_iso(link->expires_at, until)));
}

void cli_print_invited(const Invited *invited) {
    if (invited->by_mail)
        fprintf(stderr, "A mail with the link goes out.\n");
    else if (invited->link.address.len > 0)
        print_link(&invited->link);
    else
        fprintf(stderr, "This person has an account already and may sign in.\n");
    if (!str_empty(invited->known_as))
        fprintf(stderr,
                "The person is called " STR_FMT
                " here already; the name given is not taken over.\n",
                STR_ARG(invited->known_as));
}

/* A role that there is not in this place: says which there are. */
static int check_role(Cli *cli, RolePlace place, const char *where) {
    Str key = cli_text(cli, "role");
    const Pack *pack = cli->app->pack;
    const Role *role = pack_role(pack, key);
    if (str_empty(key) || (role != NULL && role_place_in(role->places, place)))
        return EXIT_DONE;
    fprintf(stderr,
            "einklang: --role " STR_FMT ": there is no such role %s; there are:", STR_ARG(key),
            where);
    for (size_t i = 0; i < pack->roles.count; i++)
        if (role_place_in(pack->roles.items[i].places, place))
            fprintf(stderr, " " STR_FMT, STR_ARG(pack->roles.items[i].key));
    fputc('\n', stderr);
    return EXIT_FAILED;
}

static int add_to_authority(Cli *cli, Conn *conn, Str authority_key) {
    InvitationForm form;
    int code = cli_form(cli, &INVITATION_SCHEMA, &form, "email", cli->words[0]);
    if (code != EXIT_DONE)
        return code;
    code = check_role(cli, ROLE_PLACE_AUTHORITY, "in an authority");
    if (code != EXIT_DONE)
        return code;
    AuthorityRef authority;
    Err err = access_system(cli->app, &cli->ctx, conn, authority_key, &authority);
    if (err == ERR_NOT_FOUND) {
        fprintf(stderr,
                "einklang: --authority " STR_FMT
                ": there is no such authority; see einklang authority list\n",
                STR_ARG(authority_key));
        return EXIT_FAILED;
    }
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli_value(cli, "authority"));
    Invited invited;
    err = account_invite(cli->app, &cli->ctx, NULL, &authority, NULL, &form, &invited);
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli->words[0]);
    cli_print_invited(&invited);
    return EXIT_DONE;
}

static int add_to_installation(Cli *cli) {
    ProfileForm form;
    int code = cli_form(cli, &PROFILE_SCHEMA, &form, "email", cli->words[0]);
    if (code == EXIT_DONE)
        code = check_role(cli, ROLE_PLACE_INSTALLATION,
                          "of the installation (one of an authority needs --authority)");
    if (code != EXIT_DONE)
        return code;
    AccountId account;
    Err err = account_create(cli->app, &cli->ctx, &form, cli_text(cli, "role"), &account);
    OneTimeLink link;
    if (err == ERR_NONE)
        err = account_reset_link_system(cli->app, &cli->ctx, account, &link);
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli->words[0]);
    print_link(&link);
    return EXIT_DONE;
}

int user_add_command(Cli *cli) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    Err err = conn_borrow(cli->app->db, &conn);
    if (err != ERR_NONE)
        return cli_fail_opening(cli, err);
    if (cli_flag(cli, "authority"))
        return add_to_authority(cli, conn, cli_text(cli, "authority"));
    if (cli_flag(cli, "body"))
        return cli_usage("this option needs --authority", "--body");
    return add_to_installation(cli);
}

static const char *state_of(const Account *account) {
    if (account->disabled_at.ms != 0)
        return "disabled";
    return account->password_hash.len > 0 ? "active" : "invited";
}

static Err list(Cli *cli) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    Accounts accounts;
    TRY(installation_accounts(cli->app, &cli->ctx, conn, &accounts));
    for (size_t i = 0; i < accounts.count; i++) {
        const Account *account = &accounts.items[i];
        Str roles;
        TRY(installation_roles_text(cli->app, &cli->ctx, conn, account->id, &roles));
        printf("%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", state_of(account),
               STR_ARG(account->email), STR_ARG(account->name), STR_ARG(roles));
    }
    return ERR_NONE;
}

int user_list_command(Cli *cli) {
    Err err = list(cli);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, "user list");
}

Err cli_account(Cli *cli, Account *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    return installation_account(cli->app, &cli->ctx, conn, str_from(cli->words[0]), ret);
}

int user_address_command(Cli *cli) {
    Account account;
    AddressForm form;
    int code = cli_form(cli, &ADDRESS_SCHEMA, &form, "email", cli->words[1]);
    if (code != EXIT_DONE)
        return code;
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE)
        err = address_by_system(cli->app, &cli->ctx, account.id, form.email);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->words[0]);
}

/* As on the pages, an authority keeps somebody who gives roles, unless one insists. */
static Err managed_alone(Cli *cli, AccountId account, Str *ret) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    return installation_managed_alone(cli->app, &cli->ctx, conn, account, ret);
}

/* EXIT_FAILED, having said so: nobody else is left. */
static int keeps_manager(Cli *cli, AccountId account, Err *ret_err) {
    Str alone = STR("");
    *ret_err = managed_alone(cli, account, &alone);
    if (*ret_err != ERR_NONE || str_empty(alone))
        return EXIT_DONE;
    fprintf(stderr,
            "einklang: %s: nobody else can give roles in " STR_FMT "; make somebody else "
            "administrator there first, or say --force\n",
            cli->words[0], STR_ARG(alone));
    return EXIT_FAILED;
}

int user_disable_command(Cli *cli) {
    Account account;
    bool disabled = !cli_flag(cli, "undo");
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE && disabled && !cli_flag(cli, "force")) {
        int code = keeps_manager(cli, account.id, &err);
        if (code != EXIT_DONE)
            return code;
    }
    if (err == ERR_NONE)
        err = account_disable_system(cli->app, &cli->ctx, account.id, disabled);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->words[0]);
}

int user_erase_command(Cli *cli) {
    if (!cli_flag(cli, "yes"))
        return cli_usage("this cannot be undone; to do it say --yes", cli->words[0]);
    Account account;
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE && !cli_flag(cli, "force")) {
        int code = keeps_manager(cli, account.id, &err);
        if (code != EXIT_DONE)
            return code;
    }
    if (err == ERR_NONE)
        err = account_erase(cli->app, &cli->ctx, NULL, account.id, STR(ERASE_RULE_ASKED));
    if (err == ERR_NONE)
        err = db_scrub(cli->app->db);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->words[0]);
}

int user_link_command(Cli *cli) {
    Account account;
    OneTimeLink link;
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE)
        err = account_reset_link_system(cli->app, &cli->ctx, account.id, &link);
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli->words[0]);
    print_link(&link);
    return EXIT_DONE;
}
