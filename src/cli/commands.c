/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* commands.c -- every command of the program, in the order of the help. Texts are plain ASCII. */
#include "cli/command.h"

static const CliOption SERVE[] = {
    { "example", NULL,
      "Put the example into a database that was just made, and print a link to explore it.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption USER_ADD[] = {
    { "name", "NAME", "The person's name; required.", 0 },
    { "authority", "KEY", "Invite into this authority; then --role is required.", 0 },
    { "role", "ROLE", "A role of the authority, or without --authority one of the installation.",
      0 },
    { "body", "TEXT", "What the person represents there, such as the staff council.", 0 },
    { "language", "de|en|de-simple", "Language of mails to the person.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption USER_DISABLE[] = {
    { "undo", NULL, "Let the person sign in again.", 0 },
    { "force", NULL, "Also the only administrator of an authority.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption USER_ERASE[] = {
    { "yes", NULL, "Nothing brings it back: without this nothing is done.", 0 },
    { "force", NULL, "Also the only administrator of an authority.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption EXAMPLE[] = {
    { "yes", NULL, "What was written in the example is lost: without this nothing is done.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption AUTHORITY_ADD[] = {
    { "key", "KEY", "Its part of addresses; made from the name otherwise.", 0 },
    { "language", "de|en|de-simple", "Language of its pages.", 0 },
    { "administrator", "EMAIL", "Its first administrator, who gets a link.", 0 },
    { "administrator-name", "NAME", "Name of that person.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption TOKEN_ADD[] = {
    { "days", "N", "Days until it expires; 90 otherwise.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption EXPORT[] = {
    { "format", "FORM",
      "json (the default, which import takes) or, as the page of documents has it: html to read "
      "and print, pdf (by "
      "LibreOffice, tagged), odt, ods, csv, svg (a sheet for the wall), ics.",
      0 },
    { "what", "PART",
      "What of it: plan, file, canvas, stakeholders, contributions or tasks; otherwise the first "
      "there is in the "
      "format, which is the plan wherever there is one.",
      0 },
    { "lang", "de|en", "Language of documents and tables; default_language otherwise.", 0 },
    { "output", "FILE", "Write here, not to standard output.", 'o' },
    { NULL, NULL, NULL, 0 },
};
static const CliOption IMPORT[] = {
    { "authority", "KEY", "Where to; the first authority otherwise.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption CHECK[] = {
    { "json", NULL, "The same for programs, with every line of the coverage.", 0 },
    { "lang", "de|en|de-simple", "Language of the answer; default_language otherwise.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption AUDIT[] = {
    { "decision", "CONDITION",
      "Who was selected: COLUMN=VALUE|VALUE, COLUMN!=VALUE, or >= <= > < and a number. "
      "NAME=CONDITION gives it a "
      "name; given again, systems are compared.",
      0 },
    { "label", "CONDITION", "Of whom it was true, as far as that is known.", 0 },
    { "score", "COLUMN",
      "What a system thinks of a case, a number: how well it tells (auc) and whether it keeps what "
      "it "
      "promises (calibration, ece); needs --label.",
      0 },
    { "suggestion", "CONDITION",
      "What a system suggested, in the sense of --decision: how often people decided otherwise.",
      0 },
    { "deferred", "CONDITION", "Which cases the system put forward without a suggestion.", 0 },
    { "received", "COLUMN", "When an application came in, a date; with --decided.", 0 },
    { "decided", "COLUMN", "When it was decided: half of the cases took how many days.", 0 },
    { "where", "CONDITION", "Only rows of which this is true; all of them, if given again.", 0 },
    { "selected", "favourable|adverse", "What being selected means for the person.", 0 },
    { "group", "COLUMN", "Rates by this column; can be given again.", 0 },
    { "intersect", "COLUMN,COLUMN", "Rates by each combination; can be given again.", 0 },
    { "bin", "COLUMN=18,25,45", "Classes of the numbers of a column; can be given again.", 0 },
    { "stratum", "COLUMN", "What else explains the decision: compared within its values, too.", 0 },
    { "missing", "[COLUMN=]VALUE|VALUE", "What also stands for a missing value.", 0 },
    { "delimiter", "SIGN", "Between fields, or tab; found otherwise.", 0 },
    { "quote", "SIGN", "Around fields, or none; found otherwise.", 0 },
    { "encoding", "utf-8|latin-1|windows-1252", "Found otherwise.", 0 },
    { "decimal", "comma|point", "Of numbers in the data; found otherwise.", 0 },
    { "no-header", NULL, "The first line is a row; columns are called 1, 2 and so on.", 0 },
    { "skip-lines", "N", "Lines before the header.", 0 },
    { "on-error", "stop|count", "What to do with broken records; count otherwise.", 0 },
    { "confidence", "SHARE", "0.95 otherwise.", 0 },
    { "reference", "COLUMN=VALUE",
      "Whom the others of a column are compared with; can be given again.", 0 },
    { "judge", "METRIC[:TOLERANCE]",
      "What is judged instead of selection_rate and, with labels, tpr, fpr and ppv; can be given "
      "again.",
      0 },
    { "tolerance", "SHARE", "The authority's own limit of a difference; 0.05 otherwise.", 0 },
    { "ratio", "SHARE", "The authority's own limit of a ratio of rates; 0.8 otherwise.", 0 },
    { "min-cell", "N", "Groups with fewer rows are hidden; 5 otherwise.", 0 },
    { "disclosure", "internal|public", "Who will read it; internal otherwise.", 0 },
    { "only", "PART,PART",
      "Work out these parts and no others: profile, cells, rates, gaps, quality, findings.", 0 },
    { "threads", "N", "1 otherwise. What comes out is the same for any number.", 0 },
    { "seed", "N", "Of simulated p-values; 1 otherwise.", 0 },
    { "no-digest", NULL, "Leave the SHA-256 of the files out; reading is faster without.", 0 },
    { "lang", "de|en|de-simple", "Language of the answer; default_language otherwise.", 0 },
    { "json", NULL, "The report for programs.", 0 },
    { "quality", "FILE",
      "Rules about the data (JSON) that every row is held against: complete, type, range, pattern, "
      "codes, timely, order, unique, anonymous; complete also for each group.",
      0 },
    { "population", "FILE",
      "How many people have which features (JSON): whether the data have as many of each.", 0 },
    { "config", "FILE", "Ask what this report (JSON) was asked, but for the options given.", 0 },
    { "cells", "FILE",
      "Counted cells (JSON) instead of rows: what --export-cells wrote, or a query to a database. "
      "What they were counted for is asked again, but for the options given.",
      0 },
    { "export-cells", "FILE",
      "Write what was counted, too: all that an audit needs of the rows. It tells of small groups.",
      0 },
    { "sql", "ADDRESS",
      "Count in a database instead: the path of a SQLite file, or postgresql://USER@HOST/DATABASE. "
      "Only counts leave it, and nothing is written.",
      0 },
    { "table", "NAME", "The table or view in it; SCHEMA.NAME.", 0 },
    { "query", "SELECT", "Instead of a table, the rows of this query.", 0 },
    { "print-sql", NULL, "Print the statements, and count nothing.", 0 },
    { "html", "FILE", "A document to read and to print, too: one file, for readers outside.", 0 },
    { "odt", "FILE", "The same as an OpenDocument text.", 0 },
    { "output", "FILE", "Write here, not to standard output.", 'o' },
    { "exit-zero", NULL, "End with 0 whatever was found.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption AUDIT_LANG[] = {
    { "lang", "de|en|de-simple", "Language of the answer; default_language otherwise.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption AUDIT_VERIFY[] = {
    { "cells", "FILE", "Make it of these counted cells instead of rows.", 0 },
    { "sql", "ADDRESS", "Count in this database again, as the report was made of one.", 0 },
    { "lang", "de|en|de-simple", "Language of the answer; default_language otherwise.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption AUDIT_EXAMPLE[] = {
    { "after", NULL, "After the measure.", 0 },
    { "output", "FILE", "Write here, not to standard output.", 'o' },
    { NULL, NULL, NULL, 0 },
};
static const CliOption INIT[] = {
    { "other-key", NULL,
      "Let the database belong to the key file there is from now on, or to a new one: its own is "
      "lost, and with it what was encrypted.",
      0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption RESTORE[] = {
    { "replace", NULL, "Overwrite what the database holds.", 0 },
    { "accept-damage", NULL,
      "Go on although verify finds damage in the backup: it is restored as it is.", 0 },
    { "other-key", NULL, "Go on although the key file is not the one the backup needs.", 0 },
    { "without-erasures", NULL,
      "Go on although the list of erasures is not beside the key file, and begin a new one.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption VERIFY[] = {
    { "expect", "CHAIN:SEQ:HASH...",
      "Heads kept elsewhere, as in exports and the daily log: proves against them.", 0 },
    { "heads", NULL, "Print the head of every chain, to be kept elsewhere.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption PURGE[] = {
    { "dry-run", NULL, "Only say what would be deleted.", 0 },
    { NULL, NULL, NULL, 0 },
};
static const CliOption HELP[] = {
    { "man", NULL, "Print the manual page einklang(1).", 0 },
    { "man-conf", NULL, "Print the manual page einklang.conf(5).", 0 },
    { "conf", NULL, "Print an einklang.conf with every setting.", 0 },
    { NULL, NULL, NULL, 0 },
};

const Command COMMANDS[] = {
    { "serve", "", "Serve the pages until SIGTERM. Makes and upgrades the database if need be.",
      CLI_NEEDS_SETTINGS, 0, 0, SERVE, NULL },
    { "init", "", "Make the database and the key file; upgrade an older database.",
      CLI_NEEDS_NEW_DATABASE, 0, 0, INIT, init_command },

    { "authority add", "NAME", "Make an authority and print its key.", CLI_NEEDS_DATABASE, 1, 1,
      AUTHORITY_ADD, authority_add_command },
    { "authority list", "", "List authorities: key, language, name.", CLI_NEEDS_DATABASE, 0, 0,
      NULL, authority_list_command },
    { "user add", "EMAIL",
      "Make an account, or invite a person into an authority, and print the "
      "link with which the person sets a password.",
      CLI_NEEDS_DATABASE, 1, 1, USER_ADD, user_add_command },
    { "user list", "", "List people: state, address, name, roles.", CLI_NEEDS_DATABASE, 0, 0, NULL,
      user_list_command },
    { "user address", "EMAIL NEW",
      "Let the person sign in with the address NEW from now on. Nobody confirms it: make sure that "
      "it "
      "is theirs.",
      CLI_NEEDS_DATABASE, 2, 2, NULL, user_address_command },
    { "user disable", "EMAIL", "End the person's sessions and tokens and refuse further ones.",
      CLI_NEEDS_DATABASE, 1, 1, USER_DISABLE, user_disable_command },
    { "user erase", "EMAIL",
      "Erase the person for good: name, address, roles, tokens and what the history holds of them. "
      "What they "
      "wrote for an initiative stays, without a name.",
      CLI_NEEDS_DATABASE, 1, 1, USER_ERASE, user_erase_command },
    { "user link", "EMAIL", "Print a link with which the person sets a new password.",
      CLI_NEEDS_DATABASE, 1, 1, NULL, user_link_command },
    { "token add", "EMAIL LABEL",
      "Make a token for the API that acts with the person's rights, "
      "and print it once.",
      CLI_NEEDS_DATABASE, 2, 2, TOKEN_ADD, token_add_command },
    { "token list", "EMAIL", "List the person's tokens: number, validity, last use, label.",
      CLI_NEEDS_DATABASE, 1, 1, NULL, token_list_command },
    { "token revoke", "EMAIL NUMBER", "End a token at once.", CLI_NEEDS_DATABASE, 2, 2, NULL,
      token_revoke_command },

    { "check", "INITIATIVE", "Say what is still missing; exit code 1 if anything is.",
      CLI_NEEDS_DATABASE, 1, 1, CHECK, check_command },
    { "export", "INITIATIVE",
      "Write an initiative with comments and history as JSON, or as a document or table.",
      CLI_NEEDS_DATABASE, 1, 1, EXPORT, export_command },
    { "import", "FILE",
      "Make an initiative from an export and print its key. A broken file "
      "changes nothing.",
      CLI_NEEDS_DATABASE, 1, 1, IMPORT, import_command },
    { "backup", "FILE", "Write the whole database to one file, while it is served.",
      CLI_NEEDS_DATABASE, 1, 1, NULL, backup_command },
    { "restore", "FILE",
      "Fill the database from a backup, end all sessions, and erase again what "
      "was erased since. The server must be stopped.",
      CLI_NEEDS_SETTINGS, 1, 1, RESTORE, restore_command },
    { "verify", "",
      "Recompute the whole history and hold all records against it; exit code 1 and the place of "
      "damage.",
      CLI_NEEDS_DATABASE, 0, CLI_WORDS_MANY, VERIFY, verify_command },
    { "purge", "", "Delete what the deletion rules say, as the server does daily.",
      CLI_NEEDS_DATABASE, 0, 0, PURGE, purge_command },
    { "example reset", "", "Make the example anew.", CLI_NEEDS_DATABASE, 0, 0, EXAMPLE,
      example_reset_command },
    { "example remove", "", "Remove the example, to use the database in earnest.",
      CLI_NEEDS_DATABASE, 0, 0, EXAMPLE, example_remove_command },

    { "audit", "FILE...",
      "Measure in tables of decisions (CSV; - is standard input) whether groups are treated alike. "
      "Exit code 3: a "
      "remarkable gap, 4: something could not be assessed.",
      CLI_NEEDS_SETTINGS, 0, CLI_WORDS_MANY, AUDIT, audit_command },
    { "audit example", "",
      "Print invented decisions on applications whose truth is known, to try the audit on.",
      CLI_NEEDS_NOTHING, 0, 0, AUDIT_EXAMPLE, audit_example_command },
    { "audit diff", "BEFORE AFTER",
      "Show two reports (JSON) of the same question beside each other. Exit code 3: something is "
      "remarkable that was not.",
      CLI_NEEDS_SETTINGS, 2, 2, AUDIT_LANG, audit_diff_command },
    { "audit verify", "REPORT FILE...",
      "Make a report (JSON) again from the same files, or the database it was made of, and "
      "compare. Exit code 3: it says something "
      "else.",
      CLI_NEEDS_SETTINGS, 1, CLI_WORDS_MANY, AUDIT_VERIFY, audit_verify_command },
    { "audit schema", "",
      "Print the JSON schema of reports, counted cells, rules about data and populations.",
      CLI_NEEDS_NOTHING, 0, 0, NULL, audit_schema_command },
    { "audit explain", "METRIC", "Say what a metric measures, and when it misleads.",
      CLI_NEEDS_SETTINGS, 1, 1, AUDIT_LANG, audit_explain_command },

    { "config", "", "Show every setting, its value and where it comes from.", CLI_NEEDS_SETTINGS, 0,
      0, NULL, config_command },
    { "version", "", "Show the version.", CLI_NEEDS_NOTHING, 0, 0, NULL, version_command },
    { "help", "[COMMAND]", "Show what there is.", CLI_NEEDS_NOTHING, 0, 2, HELP, help_command },
    { .name = NULL },
};
