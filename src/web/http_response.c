/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <strings.h>

#include "web/http_internal.h"

enum { COOKIE_MAX = 4096 };

void response_open(HttpResponse *response, Out *out, Arena *opt_arena) {
    *response = (HttpResponse){
        .status = MHD_HTTP_OK,
        .content_type = STR("text/html; charset=utf-8"),
        .out = out,
        .arena = opt_arena,
    };
}

/* A control character would end the header line. */
static bool header_value(Str value) {
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < 0x20 || value.ptr[i] == 0x7f)
            return false;
    return true;
}

void http_response_header(HttpResponse *response, const char *name, Str value) {
    if (!header_value(value))
        return;
    if (response->header_count == HTTP_RESPONSE_HEADERS_MAX)
        abort();
    response->headers[response->header_count++] = (HttpHeader){ name, value };
}

static bool cookie_value(Str value) {
    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];
        if (c <= 0x20 || c >= 0x7f || c == '"' || c == ',' || c == ';' || c == '\\')
            return false;
    }
    return value.len <= COOKIE_MAX;
}

void http_response_cookie(HttpResponse *response, const HttpCookie *cookie) {
    if (!cookie_value(cookie->value))
        return;
    CLEANUP(out_done) Out line = out_open(256);
    out_c(&line, cookie->name);
    out_char(&line, '=');
    out_str(&line, cookie->value);
    out_c(&line, "; Path=/; HttpOnly; SameSite=");
    out_c(&line, cookie->strict ? "Strict" : "Lax");
    if (cookie->secure)
        out_c(&line, "; Secure");
    if (cookie->max_age_seconds != 0) {
        out_c(&line, "; Max-Age=");
        out_i64(&line, cookie->max_age_seconds < 0 ? 0 : cookie->max_age_seconds);
    }
    http_response_header(response, "Set-Cookie", str_copy(response->arena, out_view(&line)));
}

void http_response_redirect(HttpResponse *response, int status, Str location) {
    response->status = status;
    response->fixed = STR("");
    out_reset(response->out);
    http_response_header(response, "Location", location);
}

void http_response_fixed(HttpResponse *response, Str content_type, Str bytes) {
    response->content_type = content_type;
    response->fixed = bytes;
}

void http_response_stream(HttpResponse *response, HttpTakeFn take, void *self,
                          const void *argument) {
    response->take = take;
    response->take_self = self;
    response->take_argument = argument;
}

/* Is `etag` among those of an If-None-Match header (weak comparison, RFC 9110 13.1.2)? */
static bool etag_matches(Str condition, Str etag) {
    Str piece;
    while (str_cut(&condition, ',', &piece)) {
        piece = str_trim(piece);
        if (str_starts(piece, STR("W/")))
            piece = str_slice(piece, 2, SIZE_MAX);
        if (str_eq(piece, etag) || str_eq(piece, STR("*")))
            return true;
    }
    return false;
}

static bool has_header(const HttpResponse *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++)
        if (strcasecmp(response->headers[i].name, name) == 0)
            return true;
    return false;
}

/* Adds what every answer carries unless the handler said otherwise. At most as many as given room.
 */
enum { STANDARD_HEADERS = 8 };
static size_t standard_headers(const HttpServer *server, const HttpResponse *response,
                               HttpHeader ret[static STANDARD_HEADERS]) {
    const char *policy = server->options.content_security_policy;
    const HttpHeader all[] = {
        { "Content-Security-Policy", str_from(policy) },
        { "X-Content-Type-Options", STR("nosniff") },
        { "Referrer-Policy", STR("same-origin") },
        { "Cross-Origin-Opener-Policy", STR("same-origin") },
        { "Cross-Origin-Resource-Policy", STR("same-origin") },
        { "Cache-Control", response->kept_for_back ? STR("private, no-cache") : STR("no-store") },
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (!has_header(response, all[i].name))
            ret[count++] = all[i];
    if (response->etag.len > 0)
        ret[count++] = (HttpHeader){ "ETag", response->etag };
    return count;
}

/* Settles status and body: 304 for what the client has, nothing where nothing is allowed. */
static Str response_settle(const HttpRequest *request, HttpResponse *response) {
    if (out_full(response->out)) {
        out_reset(response->out);
        response->status = MHD_HTTP_INTERNAL_SERVER_ERROR;
    }
    if (response->etag.len > 0 && response->status == MHD_HTTP_OK &&
        etag_matches(http_header(request, "If-None-Match"), response->etag))
        response->status = MHD_HTTP_NOT_MODIFIED;
    if (response->status == MHD_HTTP_NOT_MODIFIED || response->status == MHD_HTTP_NO_CONTENT) {
        response->fixed = STR("");
        out_reset(response->out);
    }
    return response->fixed.len > 0 ? response->fixed : out_view(response->out);
}

static void add(struct MHD_Response *answer, HttpHeader header) {
    if (header.value.len == 0)
        return;
    /* The library wants NUL-terminated text; views of requests and pages are not. */
    char room[512];
    char *text = header.value.len < sizeof(room) ? room : malloc(header.value.len + 1);
    if (text == NULL)
        abort();
    memcpy(text, header.value.ptr, header.value.len);
    text[header.value.len] = '\0';
    MHD_add_response_header(answer, header.name, text);
    if (text != room)
        free(text);
}

struct MHD_Response *response_make(const HttpServer *server, const HttpRequest *request,
                                   HttpResponse *response, unsigned *ret_status) {
    Str body = response_settle(request, response);
    struct MHD_Response *answer;
    if (response->fixed.len > 0 || body.len == 0) {
        /* The library never writes to persistent bytes; its interface predates const. */
        union {
            const char *in;
            void *out;
        } bytes = { body.ptr };
        answer = MHD_create_response_from_buffer(body.len, bytes.out, MHD_RESPMEM_PERSISTENT);
    } else {
        size_t len;
        char *taken = out_take(response->out, &len);
        answer = MHD_create_response_from_buffer_with_free_callback(len, taken, free);
    }
    if (answer == NULL)
        abort();

    HttpHeader standard[STANDARD_HEADERS];
    size_t count = standard_headers(server, response, standard);
    for (size_t i = 0; i < count; i++)
        add(answer, standard[i]);
    for (size_t i = 0; i < response->header_count; i++)
        add(answer, response->headers[i]);
    if (body.len > 0)
        add(answer, (HttpHeader){ "Content-Type", response->content_type });
    *ret_status = (unsigned)response->status;
    return answer;
}

static void write_header(Out *wire, HttpHeader header) {
    if (header.value.len == 0)
        return;
    out_c(wire, header.name);
    out_c(wire, ": ");
    out_str(wire, header.value);
    out_c(wire, "\r\n");
}

void response_write(const HttpServer *server, const HttpRequest *request, HttpResponse *response,
                    Out *wire) {
    Str body = response_settle(request, response);
    unsigned status = (unsigned)response->status;
    out_format(wire, "HTTP/1.1 %u %s\r\n", status, MHD_get_reason_phrase_for(status));
    HttpHeader standard[STANDARD_HEADERS];
    size_t count = standard_headers(server, response, standard);
    for (size_t i = 0; i < count; i++)
        write_header(wire, standard[i]);
    for (size_t i = 0; i < response->header_count; i++)
        write_header(wire, response->headers[i]);
    if (body.len > 0)
        write_header(wire, (HttpHeader){ "Content-Type", response->content_type });
    out_format(wire, "Content-Length: %zu\r\nConnection: close\r\n\r\n", body.len);
    if (!request->head)
        out_str(wire, body);
}
