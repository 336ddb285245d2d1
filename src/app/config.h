/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* config.h -- the few settings of an installation: one table, from which the parser, the environment
 * names, `einklang config` and the man page follow.
 *
 * Order, the later wins: default, file (`key = value` lines, # comments), environment
 * EINKLANG_<KEY>, command line. An unknown key, a value of the wrong type and a key given twice in
 * the file are errors that name file and line. Texts live in the arena the Config was opened with. */
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

typedef enum SettingType {
    SETTING_TEXT,
    SETTING_NUMBER,
    SETTING_FLAG,
    SETTING_CHOICE,
    SETTING_URL,    /* http or https and a host; a slash at its end is dropped */
    SETTING_ADDRESS /* HOST:PORT */
} SettingType;

typedef struct Setting {
    Str key;
    SettingType type;
    Str initial;
    int64_t minimum, maximum; /* NUMBER */
    Str choices;              /* CHOICE: keys separated by one space */
    bool secret;              /* `einklang config` only tells that it is set */
    size_t offset;            /* in Config: Str, int64_t or bool */
    Str help;                 /* one English sentence for the man page */
} Setting;

enum { SETTINGS_COUNT = 21, CONFIG_BYTES_MAX = 65536 };
extern const Setting SETTINGS[SETTINGS_COUNT];

typedef enum SettingOrigin {
    ORIGIN_DEFAULT = 0,
    ORIGIN_FILE,
    ORIGIN_ENVIRONMENT,
    ORIGIN_COMMAND_LINE
} SettingOrigin;

typedef struct Config {
    Str db;         /* path of a SQLite file, or postgresql://… */
    Str listen;     /* HOST:PORT */
    Str public_url; /* "" = only loopback */
    Str trusted_proxies;
    Str key_file; /* config_key_file() resolves "" */
    Str sendmail, mail_from;
    Str soffice;
    int64_t soffice_seconds;
    int64_t session_hours, session_idle_hours;
    int64_t request_workers, password_workers;
    int64_t link_hours;
    int64_t archive_comment_days, disabled_account_days;
    Str metrics_token;
    Str log_level;
    Str default_language;
    Str backup_folder;
    bool secure_cookies;
    SettingOrigin origins[SETTINGS_COUNT];
} Config;

/* What is wrong with a configuration, in English for the operator's terminal. */
typedef struct ConfigProblem {
    Str place; /* "einklang.conf:12", "EINKLANG_LISTEN", "--listen" */
    Str what;  /* "unknown key 'lissten'" */
} ConfigProblem;

/* Defaults only. */
void config_clear(Config *ret);
/* Reads a file's settings over what is there. ERR_INVALID fills *ret_problem; ERR_NOT_FOUND: no such
 * file; otherwise as file_read_all. */
MUST_CHECK Err config_read_file(Config *config, Arena *arena, const char *path,
                                ConfigProblem *ret_problem);
/* The same for text already read; `name` stands in problems. */
MUST_CHECK Err config_read_text(Config *config, Arena *arena, Str name, Str text,
                                ConfigProblem *ret_problem);
/* Every EINKLANG_<KEY> of `environment` (as in environ). A name EINKLANG_* that is no setting is
 * refused, so that a typing error does not pass unseen; EINKLANG_TEST* are the tests' own. */
MUST_CHECK Err config_read_environment(Config *config, Arena *arena, char *const *environment,
                                       ConfigProblem *ret_problem);
/* One setting from the command line: key "public_url" or "public-url". ERR_NOT_FOUND: unknown. */
MUST_CHECK Err config_set(Config *config, Arena *arena, Str key, Str value, SettingOrigin origin,
                          ConfigProblem *ret_problem);
/* Rules between settings: public_url is needed outside loopback, a key file with PostgreSQL. */
MUST_CHECK Err config_check(const Config *config, Arena *arena, ConfigProblem *ret_problem);

/* Those of them that matter to whatever opens the database: serve and the command line. */
MUST_CHECK Err config_check_database(const Config *config, Arena *arena,
                                     ConfigProblem *ret_problem);

/* Where `listen` says: "127.0.0.1:8080", "[::1]:8080"; localhost is 127.0.0.1. False: a Config takes no such text. */
typedef struct ListenAddress {
    char host[46]; /* the longest of IPv6 */
    uint16_t port; /* 0: a free one */
} ListenAddress;
bool listen_address(Str text, ListenAddress *ret);

/* `db` as it may be shown: the password of an address replaced by "...". */
Str config_database_shown(const Config *config, Arena *arena);
/* The value as text; secrets as "(set)" or "", the database without its password. */
Str config_text(const Config *config, const Setting *setting, Arena *arena);
/* `key_file`, or the database's own path + ".key". */
Str config_key_file(const Config *config, Arena *arena);
/* listen names the machine itself only: 127.0.0.0/8, [::1], localhost. */
bool config_loopback(const Config *config);
