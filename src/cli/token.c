/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* token.c -- `einklang token add|list|revoke`: personal tokens for the API. */
#include "app/token.h"

#include <inttypes.h>

#include "cli/people.h"

#define TOKEN_DAYS_USUAL "90"

static int read_form(Cli *cli, TokenForm *ret) {
    RawValue *raw = arena_new(cli->arena, RawValue, TOKEN_SCHEMA.count);
    Str days = cli_flag(cli, "days") ? cli_text(cli, "days") : STR(TOKEN_DAYS_USUAL);
    raw[schema_field_index(&TOKEN_SCHEMA, STR("label"))] =
        (RawValue){ .text = str_from(cli->words[1]), .sent = true };
    raw[schema_field_index(&TOKEN_SCHEMA, STR("days"))] = (RawValue){ .text = days, .sent = true };
    cli_form_of(cli, &TOKEN_SCHEMA, "label", cli->words[1]);
    schema_clear(&TOKEN_SCHEMA, ret);
    Err err = schema_read(&TOKEN_SCHEMA, cli->arena, raw, ret, &cli->ctx.findings);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->command->name);
}

int token_add_command(Cli *cli) {
    TokenForm form;
    int code = read_form(cli, &form);
    if (code != EXIT_DONE)
        return code;
    Account account;
    NewToken token;
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE && account.disabled_at.ms != 0)
        err = ERR_FORBIDDEN;
    if (err == ERR_NONE)
        err = token_create(cli->app, &cli->ctx, account.id, &form, &token);
    if (err != ERR_NONE)
        return cli_fail(cli, err, cli->words[0]);
    printf(STR_FMT "\n", STR_ARG(token.secret));
    fprintf(stderr, "This token is shown once; it acts with the rights of " STR_FMT ".\n",
            STR_ARG(account.email));
    return EXIT_DONE;
}

static void print_token(const ApiToken *token, Instant now) {
    char until[INSTANT_ISO_SIZE], used[DATE_ISO_SIZE] = "never";
    if (!date_none(token->last_used_on))
        date_iso(token->last_used_on, used);
    printf("%" PRId64 "\t%s\t" STR_FMT "\tlast used %s\t" STR_FMT "\n", token->id.v,
           token->expires_at.ms > now.ms ? "valid until" : "expired",
           STR_ARG(instant_iso(token->expires_at, until)), used, STR_ARG(token->label));
}

static Err list(Cli *cli) {
    Account account;
    TRY(cli_account(cli, &account));
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    ApiTokens tokens;
    TRY(token_list(cli->app, &cli->ctx, conn, account.id, &tokens));
    for (size_t i = 0; i < tokens.count; i++)
        print_token(&tokens.items[i], clock_now(cli->ctx.clock));
    return ERR_NONE;
}

int token_list_command(Cli *cli) {
    Err err = list(cli);
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->words[0]);
}

int token_revoke_command(Cli *cli) {
    int64_t number;
    if (!str_i64(str_from(cli->words[1]), &number))
        return cli_usage("this is no number of a token; see einklang token list", cli->words[1]);
    Account account;
    Err err = cli_account(cli, &account);
    if (err == ERR_NONE)
        err = token_revoke(cli->app, &cli->ctx, account.id, (TokenId){ number });
    return err == ERR_NONE ? EXIT_DONE : cli_fail(cli, err, cli->words[1]);
}
