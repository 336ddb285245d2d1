/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/config.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/io.h"
#include "base/out.h"
#include "base/utf8.h"

/* One line each: member of Config, its type, and what a person must know. */
#define SETTING(member, kind, ...)                                                            \
    {                                                                                         \
        .key = STR_INIT(#member), .type = SETTING_##kind, .offset = offsetof(Config, member), \
        __VA_ARGS__                                                                           \
    }
#define TEXT(s) STR_INIT(s)

const Setting SETTINGS[SETTINGS_COUNT] = {
    SETTING(db, TEXT, .initial = TEXT("einklang.db"),
            .help = TEXT("SQLite file, or a postgresql:// address.")),
    SETTING(listen, ADDRESS, .initial = TEXT("127.0.0.1:8080"),
            .help = TEXT("Address to serve, HOST:PORT; HOST is localhost or an address of this "
                         "machine (0.0.0.0: every network), port 0 picks a free one.")),
    SETTING(public_url, URL, .initial = TEXT(""),
            .help = TEXT("Address people use, with scheme; required outside loopback: links, QR "
                         "codes and mails are built from it alone.")),
    SETTING(trusted_proxies, TEXT, .initial = TEXT(""),
            .help = TEXT("Addresses of proxies on other machines, divided by spaces, whose "
                         "X-Forwarded-For counts; that of this machine always does.")),
    SETTING(key_file, TEXT, .initial = TEXT(""),
            .help = TEXT("Key for what is encrypted at rest; the list of erasures lies beside it. "
                         "Default: the database file with .key added.")),
    SETTING(sendmail, TEXT, .initial = TEXT(""),
            .help = TEXT("Program that takes a mail on standard input (sendmail -t). Empty: links "
                         "are shown to the administrator instead.")),
    SETTING(mail_from, TEXT, .initial = TEXT(""), .help = TEXT("Sender of mails.")),
    SETTING(soffice, TEXT, .initial = TEXT("/usr/bin/soffice"),
            .help = TEXT(
                "LibreOffice, whole path, which makes PDFs one at a time, without network. Empty "
                "or not there: pages offer text documents and printing instead.")),
    SETTING(soffice_seconds, NUMBER, .initial = TEXT("60"), .minimum = 1, .maximum = 600,
            .help = TEXT("Seconds one PDF may take; then LibreOffice is ended.")),
    SETTING(session_hours, NUMBER, .initial = TEXT("12"), .minimum = 1, .maximum = 744,
            .help = TEXT("Hours after which a person signs in again in any case.")),
    SETTING(session_idle_hours, NUMBER, .initial = TEXT("4"), .minimum = 1, .maximum = 744,
            .help = TEXT("Hours without use after which a session ends.")),
    SETTING(request_workers, NUMBER, .initial = TEXT("64"), .minimum = 1, .maximum = 512,
            .help = TEXT("Most requests handled at the same time; with PostgreSQL at most 28.")),
    SETTING(password_workers, NUMBER, .initial = TEXT("2"), .minimum = 1, .maximum = 64,
            .help = TEXT("Most passwords checked at the same time, 64 MiB of memory each.")),
    SETTING(link_hours, NUMBER, .initial = TEXT("72"), .minimum = 1, .maximum = 744,
            .help = TEXT("Hours an invitation or reset link is valid.")),
    SETTING(archive_comment_days, NUMBER, .initial = TEXT("1095"), .minimum = 1, .maximum = 36500,
            .help = TEXT("Days after archiving an initiative until comments, contacts and texts"
                         " from the public page go.")),
    SETTING(disabled_account_days, NUMBER, .initial = TEXT("180"), .minimum = 1, .maximum = 36500,
            .help = TEXT("Days after disabling an account until the person is erased.")),
    SETTING(metrics_token, TEXT, .initial = TEXT(""), .secret = true,
            .help = TEXT("Bearer token for /metrics; empty: loopback only.")),
    SETTING(log_level, CHOICE, .initial = TEXT("info"), .choices = TEXT("error warning info"),
            .help = TEXT("Least important lines written to the log.")),
    SETTING(default_language, CHOICE, .initial = TEXT("de"), .choices = TEXT("de en"),
            .help = TEXT("Language of pages and mails when nobody chose another.")),
    SETTING(backup_folder, TEXT, .initial = TEXT(""),
            .help = TEXT("Folder whose newest backup (with its .key-id beside it) the set-up page "
                         "tells the age of.")),
    SETTING(secure_cookies, FLAG, .initial = TEXT("false"),
            .help = TEXT("Mark cookies Secure even when public_url does not begin with https.")),
};
_Static_assert(sizeof(SETTINGS) / sizeof(SETTINGS[0]) == SETTINGS_COUNT, "one origin each");

static const Setting *setting_find(Str key) {
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        if (str_eq(SETTINGS[i].key, key))
            return &SETTINGS[i];
    return NULL;
}

/* Links are made by adding paths to it, and pages name their paths from the root. */
static const char *url_fault(Str url) {
    if (str_empty(url))
        return NULL;
    Str scheme = str_starts(url, STR("https://")) ? STR("https://") : STR("http://");
    if (!str_starts(url, scheme))
        return "begins neither with http:// nor https://";
    Str host = str_slice(url, scheme.len, SIZE_MAX);
    for (size_t i = 0; i < host.len; i++)
        if (strchr("/?#@ \t\"<>\\", host.ptr[i]) != NULL)
            return "is more than scheme, host and port, as in https://einklang.example";
    return str_empty(host) ? "names no host" : NULL;
}

static bool is_address(const char *text) {
    struct in6_addr address;
    return inet_pton(AF_INET, text, &address) == 1 || inet_pton(AF_INET6, text, &address) == 1;
}

/* The port stands behind the last colon. Names are not looked up: what is served must not depend on who answers. */
static const char *listen_fault(Str text, ListenAddress *ret) {
    size_t colon = text.len;
    while (colon > 0 && text.ptr[colon - 1] != ':')
        colon--;
    int64_t port;
    if (colon < 2 || !str_i64(str_slice(text, colon, SIZE_MAX), &port) || port < 0 ||
        port > UINT16_MAX)
        return "is not HOST:PORT, as in 127.0.0.1:8080";
    Str host = str_slice(text, 0, colon - 1);
    if (str_starts(host, STR("[")) && str_ends(host, STR("]")))
        host = str_slice(host, 1, host.len - 2);
    if (str_eq(host, STR("localhost")))
        host = STR("127.0.0.1");
    *ret = (ListenAddress){ .port = (uint16_t)port };
    if (host.len < sizeof ret->host)
        memcpy(ret->host, host.ptr, host.len);
    return is_address(ret->host)
               ? NULL
               : "names no address: HOST is localhost, 0.0.0.0 for every network, or an address of "
                 "this machine, IPv6 in brackets as in [::1]:8080";
}

bool listen_address(Str text, ListenAddress *ret) {
    return listen_fault(text, ret) == NULL;
}

static const char *address_fault(Str text) {
    ListenAddress address;
    return listen_fault(text, &address);
}

static const char *text_fault(Arena *arena, const Setting *setting, Str value) {
    if (!utf8_clean_text(value))
        return "is not text";
    if (setting->type == SETTING_CHOICE && !str_has_word(setting->choices, value))
        return str_c(arena, str_join(arena, STR("is none of "), setting->choices));
    if (setting->type == SETTING_URL)
        return url_fault(value);
    return setting->type == SETTING_ADDRESS ? address_fault(value) : NULL;
}

/* NULL = the value was taken; otherwise what is wrong with it. */
static const char *setting_take(Config *config, Arena *arena, const Setting *setting, Str value) {
    char *at = (char *)config + setting->offset;
    int64_t number = 0;
    const char *fault;
    switch (setting->type) {
    case SETTING_URL:
        if (str_ends(value, STR("/")) && !str_ends(value, STR("//")))
            value = str_slice(value, 0, value.len - 1);
        __attribute__((fallthrough));
    case SETTING_ADDRESS:
    case SETTING_TEXT:
    case SETTING_CHOICE:
        if ((fault = text_fault(arena, setting, value)) != NULL)
            return fault;
        *(Str *)(void *)at = arena != NULL ? str_copy(arena, value) : value;
        return NULL;
    case SETTING_NUMBER:
        if (!str_i64(value, &number))
            return "is not a number";
        if (number < setting->minimum || number > setting->maximum)
            return "is out of range";
        *(int64_t *)(void *)at = number;
        return NULL;
    case SETTING_FLAG:
        if (!str_eq(value, STR("true")) && !str_eq(value, STR("false")))
            return "is neither true nor false";
        *(bool *)(void *)at = str_eq(value, STR("true"));
        return NULL;
    }
    return "has an unknown type";
}

void config_clear(Config *ret) {
    *ret = (Config){ 0 };
    for (size_t i = 0; i < SETTINGS_COUNT; i++)
        (void)setting_take(ret, NULL, &SETTINGS[i], SETTINGS[i].initial);
}

static Err problem(ConfigProblem *ret, Arena *arena, Str place, Str what, Str key) {
    *ret = (ConfigProblem){ .place = str_copy(arena, place),
                            .what = str_join(arena, what, STR(" '"), key, STR("'")) };
    return ERR_INVALID;
}

static Err take_at(Config *config, Arena *arena, const Setting *setting, Str value, Str place,
                   SettingOrigin origin, ConfigProblem *ret_problem) {
    const char *wrong = setting_take(config, arena, setting, value);
    if (wrong != NULL) {
        *ret_problem = (ConfigProblem){
            .place = str_copy(arena, place),
            .what = str_join(arena, setting->key, STR(" = '"), setting->secret ? STR("…") : value,
                             STR("' "), str_from(wrong)),
        };
        return ERR_INVALID;
    }
    config->origins[setting - SETTINGS] = origin;
    return ERR_NONE;
}

static Str number_text(Arena *arena, int64_t number) {
    char text[24];
    size_t at = sizeof text;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        text[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0)
        text[--at] = '-';
    return str_copy(arena, str_bytes(text + at, sizeof text - at));
}

static Err read_line(Config *config, Arena *arena, Str place, Str line, bool *seen,
                     ConfigProblem *ret_problem) {
    line = str_trim(line);
    if (str_empty(line) || line.ptr[0] == '#')
        return ERR_NONE;
    ptrdiff_t equals = str_index(line, '=');
    if (equals < 0)
        return problem(ret_problem, arena, place, STR("not of the form key = value:"), line);
    Str key = str_trim(str_slice(line, 0, (size_t)equals));
    Str value = str_trim(str_slice(line, (size_t)equals + 1, SIZE_MAX));
    const Setting *setting = setting_find(key);
    if (setting == NULL)
        return problem(ret_problem, arena, place, STR("unknown key"), key);
    if (seen[setting - SETTINGS])
        return problem(ret_problem, arena, place, STR("given twice:"), key);
    seen[setting - SETTINGS] = true;
    return take_at(config, arena, setting, value, place, ORIGIN_FILE, ret_problem);
}

Err config_read_text(Config *config, Arena *arena, Str name, Str text, ConfigProblem *ret_problem) {
    bool seen[SETTINGS_COUNT] = { false };
    int64_t number = 0;
    for (Str line; str_cut(&text, '\n', &line);) {
        number++;
        Str place = str_join(arena, name, STR(":"), number_text(arena, number));
        TRY(read_line(config, arena, place, line, seen, ret_problem));
    }
    return ERR_NONE;
}

Err config_read_file(Config *config, Arena *arena, const char *path, ConfigProblem *ret_problem) {
    Str text;
    TRY(file_read_all(arena, path, CONFIG_BYTES_MAX, &text));
    return config_read_text(config, arena, str_from(path), text, ret_problem);
}

static Str key_of_variable(Arena *arena, Str name) {
    return str_lower_ascii(arena, name);
}

Err config_read_environment(Config *config, Arena *arena, char *const *environment,
                            ConfigProblem *ret_problem) {
    const Str prefix = STR("EINKLANG_");
    for (; *environment != NULL; environment++) {
        Str entry = str_from(*environment);
        if (!str_starts(entry, prefix))
            continue;
        ptrdiff_t equals = str_index(entry, '=');
        if (equals < 0)
            continue;
        Str variable = str_slice(entry, 0, (size_t)equals);
        if (str_starts(variable, STR("EINKLANG_TEST")))
            continue;
        Str key = key_of_variable(arena, str_slice(variable, prefix.len, SIZE_MAX));
        const Setting *setting = setting_find(key);
        if (setting == NULL)
            return problem(ret_problem, arena, variable, STR("unknown key"), key);
        TRY(take_at(config, arena, setting, str_slice(entry, (size_t)equals + 1, SIZE_MAX),
                    variable, ORIGIN_ENVIRONMENT, ret_problem));
    }
    return ERR_NONE;
}

Err config_set(Config *config, Arena *arena, Str key, Str value, SettingOrigin origin,
               ConfigProblem *ret_problem) {
    char *name = arena_text(arena, key.len + 1);
    for (size_t i = 0; i < key.len; i++)
        name[i] = key.ptr[i] == '-' ? '_' : key.ptr[i];
    const Setting *setting = setting_find(str_bytes(name, key.len));
    if (setting == NULL)
        return ERR_NOT_FOUND;
    return take_at(config, arena, setting, value, str_join(arena, STR("--"), key), origin,
                   ret_problem);
}

bool config_loopback(const Config *config) {
    return str_starts(config->listen, STR("127.")) || str_starts(config->listen, STR("[::1]:")) ||
           str_starts(config->listen, STR("localhost:"));
}

Err config_check_database(const Config *config, Arena *arena, ConfigProblem *ret_problem) {
    if (str_empty(config->db))
        return problem(ret_problem, arena, STR("db"),
                       STR("is empty; name a file, or a server with"), STR("postgresql://..."));
    if (str_empty(config->key_file) && str_starts(config->db, STR("postgres")))
        return problem(ret_problem, arena, STR("key_file"), STR("is required with"),
                       STR("PostgreSQL"));
    return ERR_NONE;
}

Err config_check(const Config *config, Arena *arena, ConfigProblem *ret_problem) {
    if (str_empty(config->public_url) && !config_loopback(config))
        return problem(ret_problem, arena, STR("public_url"), STR("is required to serve"),
                       config->listen);
    TRY(config_check_database(config, arena, ret_problem));
    if (config->session_idle_hours > config->session_hours)
        return problem(ret_problem, arena, STR("session_idle_hours"), STR("is longer than"),
                       STR("session_hours"));
    if (!str_empty(config->sendmail) && str_empty(config->mail_from))
        return problem(ret_problem, arena, STR("mail_from"), STR("is required with"),
                       STR("sendmail"));
    Str proxies = config->trusted_proxies, proxy;
    while (str_cut(&proxies, ' ', &proxy))
        if (!str_empty(proxy) && !is_address(str_c(arena, proxy)))
            return problem(ret_problem, arena, STR("trusted_proxies"), STR("wants addresses, not"),
                           proxy);
    return ERR_NONE;
}

/* Without the values of password= (and sslpassword=) in the query of an address. */
static Str without_passwords(Arena *arena, Str address) {
    CLEANUP(out_done) Out out = out_open(address.len + 32);
    ptrdiff_t at;
    while ((at = str_find(address, STR("password="))) >= 0) {
        size_t behind = (size_t)at + STR("password=").len;
        out_str(&out, str_slice(address, 0, behind));
        out_c(&out, "...");
        Str rest = str_slice(address, behind, SIZE_MAX);
        ptrdiff_t end = str_index(rest, '&');
        address = end < 0 ? STR("") : str_slice(rest, (size_t)end, SIZE_MAX);
    }
    out_str(&out, address);
    return str_copy(arena, out_view(&out));
}

Str config_database_shown(const Config *config, Arena *arena) {
    Str db = config->db;
    if (!str_starts(db, STR("postgres")))
        return db;
    db = without_passwords(arena, db);
    ptrdiff_t begin = str_find(db, STR("://")), at = str_index(db, '@');
    if (begin < 0 || at < begin + 3)
        return db;
    Str user = str_slice(db, (size_t)begin + 3, (size_t)(at - begin - 3));
    ptrdiff_t colon = str_index(user, ':');
    if (colon < 0)
        return db;
    return str_join(arena, str_slice(db, 0, (size_t)(begin + 3 + colon)), STR(":..."),
                    str_slice(db, (size_t)at, SIZE_MAX));
}

Str config_text(const Config *config, const Setting *setting, Arena *arena) {
    const char *at = (const char *)config + setting->offset;
    if (setting->type == SETTING_NUMBER)
        return number_text(arena, *(const int64_t *)(const void *)at);
    if (setting->type == SETTING_FLAG)
        return *(const bool *)(const void *)at ? STR("true") : STR("false");
    Str value = *(const Str *)(const void *)at;
    if (setting->offset == offsetof(Config, db))
        return config_database_shown(config, arena);
    if (setting->secret)
        return str_empty(value) ? STR("") : STR("(set)");
    return value;
}

Str config_key_file(const Config *config, Arena *arena) {
    if (!str_empty(config->key_file))
        return config->key_file;
    return str_join(arena, config->db, STR(".key"));
}
