/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* authority.c -- `einklang authority add|list`. */
#include "app/authority.h"

#include "app/installation.h"
#include "cli/people.h"

/* The first administrator by --administrator ADDRESS and --administrator-name NAME. */
static const struct {
    const char *field, *option;
} PARTS[] = { { "email", "administrator" }, { "name", "administrator-name" } };
enum { PART_COUNT = sizeof PARTS / sizeof PARTS[0] };

/* What is found is found at the option. */
static void find_at_options(Cli *cli) {
    Findings *findings = &cli->ctx.findings;
    for (size_t i = 0; i < findings->count; i++)
        for (size_t k = 0; k < PART_COUNT; k++)
            if (str_eq(findings->items[i].field, str_from(PARTS[k].field))) {
                findings->items[i].field = str_from(PARTS[k].option);
                break;
            }
    cli_form_of(cli, NULL, "", NULL);
}

static int read_administrator(Cli *cli, ProfileForm *ret) {
    RawValue *raw = arena_new(cli->arena, RawValue, PROFILE_SCHEMA.count);
    for (size_t i = 0; i < PART_COUNT; i++) {
        size_t index = schema_field_index(&PROFILE_SCHEMA, str_from(PARTS[i].field));
        raw[index] = (RawValue){ .text = cli_text(cli, PARTS[i].option), .sent = true };
    }
    schema_clear(&PROFILE_SCHEMA, ret);
    Err err = schema_read(&PROFILE_SCHEMA, cli->arena, raw, ret, &cli->ctx.findings);
    if (err == ERR_NONE)
        return EXIT_DONE;
    find_at_options(cli);
    return cli_fail(cli, err, cli->command->name);
}

/* What its addresses and --authority are made of. */
static Err print_key(Cli *cli, AuthorityId id) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    Authority made;
    TRY(authority_get(conn, cli->arena, id, &made));
    printf(STR_FMT "\n", STR_ARG(made.key));
    return ERR_NONE;
}

int authority_add_command(Cli *cli) {
    AuthorityForm form;
    ProfileForm administrator;
    bool with_person = cli_flag(cli, "administrator");
    if (!with_person && cli_flag(cli, "administrator-name"))
        return cli_usage("--administrator-name goes with --administrator EMAIL",
                         cli_value(cli, "administrator-name"));
    int code = cli_form(cli, &AUTHORITY_SCHEMA, &form, "name", cli->words[0]);
    if (code == EXIT_DONE && with_person)
        code = read_administrator(cli, &administrator);
    if (code != EXIT_DONE)
        return code;
    Invited invited;
    Err err = authority_create(cli->app, &cli->ctx, NULL, &form,
                               with_person ? &administrator : NULL, &invited);
    if (err == ERR_NONE)
        err = print_key(cli, (AuthorityId){ invited.written.record.v });
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli->words[0]);
    if (with_person)
        cli_print_invited(&invited);
    return EXIT_DONE;
}

static Err list(Cli *cli) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    Authorities authorities;
    TRY(installation_authorities(cli->app, &cli->ctx, conn, &authorities));
    for (size_t i = 0; i < authorities.count; i++)
        printf(STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(authorities.items[i].key),
               STR_ARG(authorities.items[i].language), STR_ARG(authorities.items[i].name));
    return ERR_NONE;
}

int authority_list_command(Cli *cli) {
    Err err = list(cli);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, "authority list");
}
