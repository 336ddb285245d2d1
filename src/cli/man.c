/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* man.c -- manual pages (man macros of roff) and the example of a file of settings, from the tables. */
#include <inttypes.h>

#include "cli/command.h"

/* Text as it is: roff would take '-' for a hyphen, '\' for an escape and a leading '.' for a macro. */
static void roff(Str text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\')
            printf("\\e");
        else if (c == '-')
            printf("\\-");
        else if (i == 0 && (c == '.' || c == '\''))
            printf("\\&%c", c);
        else
            putchar(c);
    }
}

static void roff_c(const char *text) {
    roff(str_from(text));
}

static void paragraph(const char *text) {
    printf(".PP\n");
    roff_c(text);
    putchar('\n');
}

static void head(const char *name, int section, const char *version, const char *purpose) {
    printf(".\\\" Generated from the tables of the program.\n.TH %s %d \"\" \"einklang %s\"\n"
           ".SH NAME\n",
           name, section, version);
    roff_c(name);
    printf(" \\- %s\n", purpose);
}

/* -- einklang(1) ------------------------------------------------------------------------------- */

static void man_option(const CliOption *option) {
    printf(".TP\n.B ");
    if (option->letter != '\0')
        printf("\\-%c, ", option->letter);
    printf("\\-\\-");
    roff_c(option->name);
    if (option->value != NULL) {
        printf(" \\fI");
        roff_c(option->value);
        printf("\\fR");
    }
    putchar('\n');
    roff_c(option->help);
    putchar('\n');
}

static void man_command(const Command *command) {
    printf(".TP\n\\fB");
    roff_c(command->name);
    printf("\\fR");
    if (command->words[0] != '\0') {
        printf(" \\fI");
        roff_c(command->words);
        printf("\\fR");
    }
    putchar('\n');
    roff_c(command->help);
    putchar('\n');
    if (command->options == NULL)
        return;
    printf(".RS\n");
    for (const CliOption *option = command->options; option->name != NULL; option++)
        man_option(option);
    printf(".RE\n");
}

static void man_files(void) {
    static const struct {
        const char *name, *what;
    } files[] = {
        { "/etc/einklang/einklang.conf", "Settings, see einklang.conf(5); read when it is there." },
        { "einklang.db", "The database, when it is a SQLite file." },
        { "einklang.db.key", "The key of what is encrypted at rest. Not part of a backup." },
        { "einklang.db.key.erasures",
          "List of erasures, which a restored backup repeats. Not part of a backup." },
    };
    printf(".SH FILES\n");
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        printf(".TP\n.I ");
        roff_c(files[i].name);
        putchar('\n');
        roff_c(files[i].what);
        putchar('\n');
    }
}

void man_print(const char *version) {
    head("einklang", 1, version, "plan AI in administration with everybody it concerns");
    printf(".SH SYNOPSIS\n.B einklang\n.I COMMAND\n[\\fIWORD\\fR...] [\\fIOPTION\\fR...]\n");
    printf(".SH DESCRIPTION\n");
    paragraph("Server and command line in one program. Commands that read or write the database "
              "may run beside a server, except restore, which needs it stopped.");
    paragraph("What was asked for goes to standard output, everything else to standard error.");
    printf(".SH COMMANDS\n");
    for (const Command *command = COMMANDS; command->name != NULL; command++)
        man_command(command);
    printf(".SH SETTINGS\n");
    paragraph("Every setting of einklang.conf(5) is an option of every command: public_url is "
              "--public-url URL. The later wins: default, file, environment, option.");
    printf(".TP\n.B \\-\\-config \\fIFILE\\fR\nRead this file instead of that in /etc.\n");
    printf(".SH ENVIRONMENT\n");
    paragraph("EINKLANG_ and the key in capitals is the setting of that key: EINKLANG_DB, "
              "EINKLANG_LISTEN. A name that is no setting is an error.");
    paragraph("LISTEN_PID, LISTEN_FDS and NOTIFY_SOCKET as set by systemd(1).");
    man_files();
    printf(".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nThe answer is no, or something went wrong."
           "\n.TP\n2\nWrong usage or a wrong setting; nothing was done.\n");
    printf(".SH SEE ALSO\n.BR einklang.conf (5)\n");
}

/* -- einklang.conf ----------------------------------------------------------------------------- */

static void setting_values(const Setting *setting) {
    switch (setting->type) {
    case SETTING_NUMBER:
        printf(" From %" PRId64 " to %" PRId64 ".", setting->minimum, setting->maximum);
        break;
    case SETTING_FLAG: printf(" true or false."); break;
    case SETTING_CHOICE: printf(" One of: " STR_FMT ".", STR_ARG(setting->choices)); break;
    case SETTING_URL:
    case SETTING_ADDRESS:
    case SETTING_TEXT: break;
    }
}

void man_print_conf(const char *version) {
    head("einklang.conf", 5, version, "settings of einklang(1)");
    printf(".SH DESCRIPTION\n");
    paragraph("Lines of the form key = value; a line that begins with # is a remark. Unknown keys, "
              "keys given twice and values of the wrong kind are errors that name the line.");
    printf(".SH SETTINGS\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        printf(".TP\n.B " STR_FMT "\n", STR_ARG(SETTINGS[i].key));
        roff(SETTINGS[i].help);
        setting_values(&SETTINGS[i]);
        if (SETTINGS[i].initial.len > 0) {
            printf(" Default: ");
            roff(SETTINGS[i].initial);
            putchar('.');
        }
        putchar('\n');
    }
    printf(".SH SEE ALSO\n.BR einklang (1)\n");
}

void conf_print(void) {
    printf("# Settings of einklang, see einklang.conf(5). Every line is a default; remove the # to "
           "change it.\n");
    for (size_t i = 0; i < SETTINGS_COUNT; i++) {
        printf("\n# " STR_FMT, STR_ARG(SETTINGS[i].help));
        setting_values(&SETTINGS[i]);
        printf("\n#" STR_FMT " =%s" STR_FMT "\n", STR_ARG(SETTINGS[i].key),
               SETTINGS[i].initial.len > 0 ? " " : "", STR_ARG(SETTINGS[i].initial));
    }
}
