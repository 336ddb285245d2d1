/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* audit_input.h -- what commands about audits read: language, reports, counted cells. All return an exit code, EXIT_DONE if it was
 * read; otherwise they have said why not, and where. */
#include "app/audit_options.h"
#include "cli/command.h"
#include "domain/audit_cells.h"
#include "domain/audit_report.h"
#include "text/language.h"
#include "text/message.h"

/* On standard error. */
void audit_say(const Cli *cli, Language language, Message message);
/* --lang, or the installation's. */
int audit_language(Cli *cli, Language *ret);
/* In cli->arena; *ret_text: the file's bytes. */
int audit_read_report(Cli *cli, Language language, const char *path, Str *ret_text,
                      AuditReport *ret);
int audit_read_cells(Cli *cli, Language language, const char *path, AuditCells *ret);
/* The files that options name: rules and a population. */
int audit_read_beside(Cli *cli, Language language, AuditOptions *options);
