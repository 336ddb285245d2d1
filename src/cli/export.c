/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* export.c -- `einklang export INITIATIVE [--format FORM] [--what PART] [-o FILE]`. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/report.h"
#include "app/transfer.h"
#include "base/io.h"
#include "cli/command.h"
#include "views/assets.h"

/* -- What is written --------------------------------------------------------------------------- */

typedef struct Wanted {
    ReportOrder order; /* without a format: the whole initiative as JSON */
    OfficeTrouble trouble;
} Wanted;

/* "json" is no row of the table: it is what `import` takes. */
static bool is_json(Str form) {
    return str_empty(form) || str_eq(form, STR("json"));
}

/* Forms of the table, or what there is in one of them, and that `given` is none of them. */
static const char *choices(Cli *cli, Str form, Str given) {
    CLEANUP(out_done) Out out = out_open(128);
    LIST_OF(Str) known = { 0 };
    if (str_empty(form))
        *list_push(cli->arena, &known) = STR("json");
    for (size_t i = 0; i < REPORT_FORMATS; i++) {
        const ReportFormat *row = &REPORT_TABLE[i];
        if (!str_empty(form) && !str_eq(row->form, form))
            continue;
        if (str_empty(form) && report_format_of(row->form, STR("")) != row)
            continue; /* named already */
        *list_push(cli->arena, &known) = str_empty(form) ? row->form : row->what;
    }
    out_c(&out, "--format ");
    out_str(&out, form);
    out_c(&out, str_empty(form) ? "takes " : " takes --what ");
    for (size_t i = 0; i < known.count; i++) {
        out_c(&out, i == 0 ? "" : i + 1 < known.count ? ", " : " or ");
        out_str(&out, known.items[i]);
    }
    out_c(&out, ", not ");
    out_str(&out, given);
    return str_c(cli->arena, out_view(&out));
}

/* An exit code; what is wrong was said. */
static int read_wanted(Cli *cli, Wanted *ret) {
    Str form = cli_text(cli, "format"), what = cli_text(cli, "what");
    Str language = cli_flag(cli, "lang") ? cli_text(cli, "lang") : cli->config.default_language;
    *ret = (Wanted){ .order.styles = asset_find(asset_url(ASSET_PAPER_CSS))->bytes };
    if (language_parse(language, &ret->order.language) != ERR_NONE)
        return cli_usage("--lang takes de or en", cli_value(cli, "lang"));
    if (cli_flag(cli, "lang") && ret->order.language == LANGUAGE_DE_SIMPLE)
        return cli_usage("there are no documents in plain German; --lang takes de or en",
                         cli_value(cli, "lang"));
    if (is_json(form)) {
        if (str_empty(what) || str_eq(what, STR("file")))
            return EXIT_DONE;
        return cli_usage("--format json takes --what file, not", cli_value(cli, "what"));
    }
    if (report_format_of(form, STR("")) == NULL)
        return cli_usage(choices(cli, STR(""), form), NULL);
    ret->order.format = report_format_of(form, what);
    if (ret->order.format == NULL)
        return cli_usage(choices(cli, form, what), NULL);
    return EXIT_DONE;
}

static Err export(Cli *cli, Wanted *wanted, Out *out) {
    CLEANUP(conn_returnp) Conn *conn = NULL;
    TRY(conn_borrow(cli->app->db, &conn));
    TRY(conn_snapshot(conn));
    InitiativeRef initiative;
    TRY(access_initiative(cli->app, &cli->ctx, conn, str_from(cli->words[0]), PERMISSION_EXPORT,
                          &initiative));
    if (wanted->order.format == NULL)
        return initiative_export(cli->app, &cli->ctx, conn, &initiative, out);
    return report_write(cli->app, &cli->ctx, conn, &initiative, &wanted->order, out,
                        &wanted->trouble);
}

static int fail_pdf(const Cli *cli, OfficeTrouble trouble) {
    const char *what = "could not make the PDF";
    if (trouble == OFFICE_ABSENT)
        what = "is not there, so there is no PDF (--format odt or html instead)";
    else if (trouble == OFFICE_SLOW)
        what = "took longer than soffice_seconds";
    fprintf(stderr, "einklang: LibreOffice (soffice = " STR_FMT ") %s\n",
            STR_ARG(cli->config.soffice), what);
    return EXIT_FAILED;
}

static bool is_file(const char *path, const char *other) {
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

/* The database, its key or what lies beside them: written over, everything would be lost. */
static bool is_of_database(const Cli *cli, const char *path) {
    static const Str ENDINGS[] = { STR_INIT(""), STR_INIT("-wal"), STR_INIT("-shm"),
                                   STR_INIT("-lock"), STR_INIT(".erasures") };
    const Str files[] = { cli->config.db, config_key_file(&cli->config, cli->arena) };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        for (size_t n = 0; n < sizeof ENDINGS / sizeof ENDINGS[0]; n++)
            if (is_file(path, str_c(cli->arena, str_join(cli->arena, files[i], ENDINGS[n]))))
                return true;
    return false;
}

int export_command(Cli *cli) {
    Wanted wanted;
    CLEANUP(out_done) Out out = out_open(65536);
    int code = read_wanted(cli, &wanted);
    if (code != EXIT_DONE)
        return code;
    const char *path = cli_value(cli, "output");
    if (path != NULL && is_of_database(cli, path))
        return cli_usage("--output must not be a file of the database or its key", path);
    Err err = export(cli, &wanted, &out);
    if (wanted.trouble != OFFICE_FINE)
        return fail_pdf(cli, wanted.trouble);
    if (err != ERR_NONE)
        return cli_fail_initiative(cli, err);
    Str text = out_view(&out);
    if (path == NULL) {
        fwrite(text.ptr, 1, text.len, stdout);
        return EXIT_DONE;
    }
    err = cli_write_file(cli, path, text);
    return err == ERR_NONE ? EXIT_DONE : cli_fail_file(cli, err, path);
}
