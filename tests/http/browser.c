/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "browser.h"

#include <strings.h>

Browser browser_at(Arena *arena, uint16_t port) {
    return (Browser){ .arena = arena,
                      .port = port,
                      .session = STR(""),
                      .form = STR(""),
                      .device = STR(""),
                      .room = STR(""),
                      .lead = STR(""),
                      .notice = STR(""),
                      .language = STR("de"),
                      .form_token = STR(""),
                      .submission_id = STR("") };
}

static void write_cookie(Out *out, const char *name, Str value) {
    if (str_empty(value))
        return;
    out_c(out, name);
    out_char(out, '=');
    out_str(out, value);
    out_c(out, "; ");
}

static void write_head(Out *out, const Browser *browser, const char *method, const char *path) {
    out_c(out, method);
    out_char(out, ' ');
    out_str(out, (Str){ path, strcspn(path, "#") }); /* an anchor stays at home */
    out_c(out, " HTTP/1.1\r\nHost: test.example\r\nUser-Agent: Firefox/128 Linux\r\nCookie: ");
    write_cookie(out, "einklang_session", browser->session);
    write_cookie(out, "einklang_form", browser->form);
    write_cookie(out, "einklang_device", browser->device);
    write_cookie(out, "einklang_room", browser->room);
    write_cookie(out, "einklang_lead", browser->lead);
    write_cookie(out, "einklang_notice", browser->notice);
    write_cookie(out, "einklang_language", browser->language);
    out_c(out, "x=1\r\n");
    if (browser->opt_header != NULL)
        out_c(out, browser->opt_header);
}

/* The cookie's new value, if the answer sets it. */
static void take_cookie(Browser *browser, const char *name, Str *cookie) {
    Str headers = browser->headers, line;
    Str mark = str_join(browser->arena, str_from(name), STR("="));
    while (str_cut(&headers, '\n', &line)) {
        ptrdiff_t colon = str_index(line, ':');
        if (colon < 0 || strncasecmp(line.ptr, "set-cookie", 10) != 0)
            continue;
        Str value = str_trim(str_slice(line, (size_t)colon + 1, SIZE_MAX));
        if (!str_starts(value, mark))
            continue;
        Str rest = str_slice(value, mark.len, SIZE_MAX), first;
        if (!str_cut(&rest, ';', &first))
            first = STR("");
        *cookie = str_find(value, STR("Max-Age=0")) >= 0 ? STR("") : str_trim(first);
    }
}

static void take_hidden(Browser *browser, const char *name, Str *value) {
    Str mark = str_join(browser->arena, STR("name=\""), str_from(name), STR("\" value=\""));
    ptrdiff_t at = str_find(browser->body, mark);
    if (at < 0)
        return;
    Str rest = str_slice(browser->body, (size_t)at + mark.len, SIZE_MAX), first;
    if (str_cut(&rest, '"', &first))
        *value = first;
}

static void ask(Browser *browser, Str request) {
    Client client = { .fd = -1 };
    Answer answer = { .headers = STR(""), .body = STR("") };
    bool answered = client_try(browser->port, &client) && client_ask(&client, request, &answer);
    if (!answered && !browser->may_break)
        fail_msg("no answer to " STR_FMT, STR_ARG(request));
    Arena *arena = browser->arena;
    browser->status = answer.status;
    browser->headers = str_copy(arena, answer.headers);
    browser->body = str_copy(arena, answer.body);
    browser->location = str_copy(arena, answer_header(&answer, "Location"));
    client_close(&client);
    take_cookie(browser, "einklang_session", &browser->session);
    take_cookie(browser, "einklang_form", &browser->form);
    take_cookie(browser, "einklang_device", &browser->device);
    take_cookie(browser, "einklang_room", &browser->room);
    take_cookie(browser, "einklang_lead", &browser->lead);
    take_cookie(browser, "einklang_notice", &browser->notice);
    take_cookie(browser, "einklang_language", &browser->language);
    take_hidden(browser, "form_token", &browser->form_token);
    take_hidden(browser, "submission_id", &browser->submission_id);
}

void browser_get(Browser *browser, const char *path) {
    CLEANUP(out_done) Out out = out_open(1024);
    write_head(&out, browser, "GET", path);
    out_c(&out, "\r\n");
    ask(browser, out_view(&out));
}

Client browser_stream(Browser *browser, const char *path) {
    CLEANUP(out_done) Out out = out_open(1024);
    Client client = { .fd = -1 };
    write_head(&out, browser, "GET", path);
    out_c(&out, "\r\n");
    assert_true(client_try(browser->port, &client) && client_send(&client, out_view(&out)));
    assert_true(client_wait(&client, STR("\r\n\r\n"), CLIENT_PATIENCE_MS));
    Str head = out_view(&client.in);
    assert_true(str_starts(head, STR("HTTP/1.1 ")));
    browser->headers = str_copy(browser->arena, head);
    browser->body = browser->location = STR("");
    browser->status = 0;
    for (int i = 9; i < 12; i++)
        browser->status = browser->status * 10 + (head.ptr[i] - '0');
    return client;
}

void browser_send(Browser *browser, const char *method, const char *path, const char *type,
                  Str body) {
    CLEANUP(out_done) Out out = out_open(1024);
    write_head(&out, browser, method, path);
    out_c(&out, "Content-Type: ");
    out_c(&out, type);
    out_c(&out, "\r\nContent-Length: ");
    out_u64(&out, body.len);
    out_c(&out, "\r\n\r\n");
    out_str(&out, body);
    ask(browser, out_view(&out));
}

void browser_post_raw(Browser *browser, const char *path, Str body) {
    browser_send(browser, "POST", path, "application/x-www-form-urlencoded", body);
}

void browser_post(Browser *browser, const char *path, const char *fields) {
    Arena *arena = browser->arena;
    browser_post_raw(browser, path,
                     str_join(arena, STR("form_token="), browser->form_token,
                              STR("&submission_id="), browser->submission_id,
                              fields[0] != '\0' ? STR("&") : STR(""), str_from(fields)));
}

bool browser_sees(const Browser *browser, const char *text) {
    return str_find(browser->body, str_from(text)) >= 0;
}

#define BOUNDARY "grenze"
void browser_send_file(Browser *browser, const char *page, const char *opt_text, const char *name) {
    browser_get(browser, page);
    assert_status(browser, 200);
    CLEANUP(out_done) Out body = out_open(1 << 14);
    const struct {
        const char *name;
        Str value;
    } HIDDEN[] = { { "form_token", browser->form_token },
                   { "submission_id", browser->submission_id } };
    for (size_t i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++)
        out_format(&body,
                   "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n" STR_FMT
                   "\r\n",
                   HIDDEN[i].name, STR_ARG(HIDDEN[i].value));
    if (opt_text != NULL)
        out_format(&body,
                   "--" BOUNDARY
                   "\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"%s\"\r\n"
                   "Content-Type: application/json\r\n\r\n",
                   name);
    if (opt_text != NULL) {
        out_c(&body, opt_text);
        out_c(&body, "\r\n");
    }
    out_c(&body, "--" BOUNDARY "--\r\n");
    browser_send(browser, "POST", page, "multipart/form-data; boundary=" BOUNDARY, out_view(&body));
}
