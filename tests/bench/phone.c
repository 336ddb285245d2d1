/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "phone.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "bench.h"
#include "load.h"

enum {
    READ_BYTES = 64 << 10,
    RETRY_MS = 3000, /* of browsers, until the server names another */
    REFUSED_MOST = 3,
    REFUSED_SECONDS_MAX = 10,
    SPREAD = 100,
    ASK_AGAIN_MS = 500,
    GZIP_WINDOW = 15 + 16,
    PAGE_BYTES_MAX = 4 << 20
};

#define CARD_MARK "Zettel-"

static size_t number_of(const Crowd *crowd, const Phone *phone) {
    return (size_t)(phone - crowd->phones);
}

static void due(Crowd *crowd, double *ret_at, double at) {
    *ret_at = at;
    if (crowd->due_at <= 0 || at < crowd->due_at)
        crowd->due_at = at;
}

/* -- Connections ---------------------------------------------------------------------------------- */

static void watch(const Crowd *crowd, const Phone *phone, int fd, bool stream, int what) {
    struct epoll_event wanted = { .events = EPOLLIN,
                                  .data.u64 = 2 * number_of(crowd, phone) + stream };
    need(epoll_ctl(crowd->epoll, what, fd, &wanted) == 0, "epoll");
}

static bool wire_open(const Crowd *crowd, const Phone *phone, Wire *wire) {
    out_reset(&wire->in);
    if (wire->fd >= 0)
        return true;
    wire->fd = load_connect(crowd->port);
    if (wire->fd >= 0)
        watch(crowd, phone, wire->fd, wire == &phone->stream, EPOLL_CTL_ADD);
    return wire->fd >= 0;
}

static void wire_close(Wire *wire) {
    if (wire->fd >= 0)
        close(wire->fd);
    wire->fd = -1;
    out_done(&wire->in);
}

/* What was asked is less than a socket takes at once. */
static bool wire_send(Wire *wire, Str bytes) {
    return send(wire->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL) == (ssize_t)bytes.len;
}

/* False: it has ended. Nothing: it was not for us. */
static bool wire_read(const Wire *wire, Str *ret) {
    static char bytes[READ_BYTES];
    *ret = (Str){ bytes, 0 };
    if (wire->fd < 0)
        return true;
    ssize_t n = recv(wire->fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR;
    ret->len = (size_t)n;
    return n > 0;
}

/* -- Asking --------------------------------------------------------------------------------------- */

static void write_head(Phone *phone, const char *method, Str path) {
    Out *out = &phone->request;
    out_reset(out);
    out_format(out, "%s " STR_FMT " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n",
               method, STR_ARG(path));
    if (phone->form[0] != '\0')
        out_format(out, "Cookie: einklang_form=%s; einklang_room=%s\r\n", phone->form, phone->room);
}

static void ask_again(Crowd *crowd, Phone *phone) {
    wire_close(&phone->line);
    crowd->asked_again++;
    due(crowd, &phone->ask_at, wall_seconds() + ASK_AGAIN_MS / 1e3);
}

static void ask(Crowd *crowd, Phone *phone) {
    phone->ask_at = 0;
    if (!wire_open(crowd, phone, &phone->line) ||
        !wire_send(&phone->line, out_view(&phone->request)))
        ask_again(crowd, phone);
}

static void get(Crowd *crowd, Phone *phone, PhoneStep step, Str path) {
    phone->step = step;
    write_head(phone, "GET", path);
    out_c(&phone->request, "\r\n");
    ask(crowd, phone);
}

/* Not sent yet. */
static void write_form(Phone *phone, PhoneStep step, Str path, const char *submission,
                       const char *fields, bool by_script) {
    CLEANUP(out_done) Out body = out_open(512);
    out_format(&body, "form_token=%s&submission_id=%s&%s", phone->proof, submission, fields);
    phone->step = step;
    write_head(phone, "POST", path);
    if (by_script)
        out_c(&phone->request, "Einklang-Answer: piece\r\n");
    out_format(&phone->request,
               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n",
               body.len);
    out_str(&phone->request, out_view(&body));
}

/* What stands after a mark, up to `end`. */
static Str after(Str text, Str mark, char end) {
    Str found = STR("");
    ptrdiff_t at = str_find(text, mark);
    need(at >= 0, mark.ptr);
    Str rest = str_slice(text, (size_t)at + mark.len, SIZE_MAX);
    need(str_cut(&rest, end, &found), mark.ptr);
    return found;
}

static void keep(char ret[static PHONE_TEXT_MAX], Str text) {
    need(text.len > 0 && text.len < PHONE_TEXT_MAX, "a text of that length");
    memcpy(ret, text.ptr, text.len);
    ret[text.len] = '\0';
}

/* -- What it has ---------------------------------------------------------------------------------- */

static void forget_cards(Crowd *crowd, Phone *phone) {
    for (size_t i = 0; i < CROWD_CARDS_MAX / 64; i++)
        crowd->has -= (unsigned)__builtin_popcountll(phone->has[i]);
    memset(phone->has, 0, sizeof phone->has);
}

/* `text` begins with its number. A page has one's own cards in two places. */
static void take_card(Crowd *crowd, Phone *phone, Str text, bool page) {
    int64_t n;
    need(str_i64(str_slice(text, 0, 5), &n) && n >= 0 && n < CROWD_CARDS_MAX, "number of a card");
    uint64_t bit = (uint64_t)1 << (n % 64), *bits = &phone->has[n / 64];
    errno = 0;
    need(page || (*bits & bit) == 0, "a card came twice");
    crowd->has += (*bits & bit) == 0;
    crowd->has_at = wall_seconds();
    *bits |= bit;
}

static void take_cards(Crowd *crowd, Phone *phone, Str text, bool page) {
    for (ptrdiff_t at; (at = str_find(text, STR(CARD_MARK))) >= 0;) {
        text = str_slice(text, (size_t)at + sizeof CARD_MARK - 1, SIZE_MAX);
        take_card(crowd, phone, text, page);
    }
}

/* By which it is voted for: the first phone notes it. */
static void note_card_id(Crowd *crowd, Str data) {
    ptrdiff_t at = str_find(data, STR(CARD_MARK));
    int64_t n, id;
    if (at < 0 || str_find(data, STR("id=\"karte-")) < 0)
        return;
    need(str_i64(str_slice(data, (size_t)at + sizeof CARD_MARK - 1, 5), &n), "number of a card");
    need(str_i64(after(data, STR("id=\"karte-"), '"'), &id), "id of a card");
    crowd->card_ids[n] = id;
}

/* -- Its stream ----------------------------------------------------------------------------------- */

static void stop_listening(Crowd *crowd, Phone *phone) {
    wire_close(&phone->stream);
    crowd->listening -= phone->listens;
    phone->listens = false;
}

static void stream_lost(Crowd *crowd, Phone *phone, double seconds) {
    crowd->lost += phone->listens;
    stop_listening(crowd, phone);
    phone->heard = true;
    due(crowd, &phone->listen_at, wall_seconds() + seconds);
}

/* On the connection that brought the page, if it is still there. */
static void listen_now(Crowd *crowd, Phone *phone) {
    CLEANUP(out_done) Out request = out_open(512);
    phone->listen_at = 0;
    if (phone->step == PHONE_IDLE && phone->line.fd >= 0) {
        phone->stream.fd = phone->line.fd;
        phone->line.fd = -1;
        watch(crowd, phone, phone->stream.fd, true, EPOLL_CTL_MOD);
    }
    out_format(&request,
               "GET %s&seit=%llu HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
               "Cookie: einklang_form=%s; einklang_room=%s\r\n",
               phone->events, (unsigned long long)phone->seq, phone->form, phone->room);
    if (phone->heard)
        out_format(&request, "Last-Event-ID: %llu\r\n", (unsigned long long)phone->seq);
    out_c(&request, "\r\n");
    if (!wire_open(crowd, phone, &phone->stream) || !wire_send(&phone->stream, out_view(&request)))
        stream_lost(crowd, phone, phone->retry_ms / 1e3);
}

static void load_anew(Crowd *crowd, Phone *phone) {
    phone->stale = false;
    phone->listen_at = 0;
    stop_listening(crowd, phone);
    get(crowd, phone, PHONE_PAGE, STR("/w/raum"));
}

static void take_data(Crowd *crowd, Phone *phone, Str event) {
    if (str_find(event, STR("data-target=\"raum-tafel\"")) >= 0)
        forget_cards(crowd, phone);
    uint64_t before = crowd->has;
    take_cards(crowd, phone, event, false);
    if (phone != crowd->phones || crowd->has == before)
        return;
    crowd->frame = event.len + 2;
    note_card_id(crowd, event);
}

static void take_event(Crowd *crowd, Phone *phone, Str event) {
    int64_t value;
    Str rest = event, line;
    while (str_cut(&rest, '\n', &line) && !str_starts(line, STR("data"))) {
        if (str_starts(line, STR("id: ")) && str_i64(str_slice(line, 4, SIZE_MAX), &value))
            phone->seq = (uint64_t)value;
        else if (str_starts(line, STR("retry: ")) && str_i64(str_slice(line, 7, SIZE_MAX), &value))
            phone->retry_ms = (unsigned)value;
        else if (str_eq(line, STR("event: resync")))
            phone->stale = true;
        else
            need(str_starts(line, STR(":")), "an event that is none of the room's");
    }
    take_data(crowd, phone, event);
    if (!phone->stale)
        return;
    crowd->resyncs++;
    if (phone->step == PHONE_IDLE)
        load_anew(crowd, phone);
}

/* False: more of its head is to come, or it is no stream. */
static bool head_there(Crowd *crowd, Phone *phone) {
    Str all = out_view(&phone->stream.in);
    ptrdiff_t end = str_find(all, STR("\r\n\r\n"));
    if (phone->listens || end < 0)
        return phone->listens;
    if (!str_starts(all, STR("HTTP/1.1 200 "))) {
        double seconds = 1u << (phone->refused < REFUSED_MOST ? phone->refused++ : REFUSED_MOST);
        double spread = (double)(number_of(crowd, phone) % SPREAD) / SPREAD;
        stream_lost(crowd, phone, seconds * (1 - spread / 2));
        return false;
    }
    size_t head = (size_t)end + 4;
    memmove(phone->stream.in.ptr, phone->stream.in.ptr + head, all.len - head);
    phone->stream.in.len -= head;
    phone->listens = true;
    phone->refused = 0;
    crowd->listening++;
    crowd->listening_at = wall_seconds();
    return true;
}

/* An event that came whole is not copied. */
static void stream_ready(Crowd *crowd, Phone *phone) {
    Str all;
    Out *in = &phone->stream.in;
    if (!wire_read(&phone->stream, &all)) {
        stream_lost(crowd, phone, phone->retry_ms / 1e3);
        return;
    }
    if (in->len > 0 || !phone->listens) {
        out_str(in, all);
        if (!head_there(crowd, phone))
            return;
        all = out_view(in);
    }
    for (ptrdiff_t end; (end = str_find(all, STR("\n\n"))) >= 0;) {
        take_event(crowd, phone, str_slice(all, 0, (size_t)end));
        if (!phone->listens)
            return; /* for a page loaded anew */
        all = str_slice(all, (size_t)end + 2, SIZE_MAX);
    }
    size_t left = all.len;
    if (in->len > 0)
        memmove(in->ptr, all.ptr, left);
    else
        out_str(in, all);
    in->len = left;
}

/* -- What it is answered -------------------------------------------------------------------------- */

static Str unpacked(const LoadAnswer *answer, Out *out) {
    if (str_find(answer->head, STR("Content-Encoding: gzip")) < 0)
        return answer->body;
    CLEANUP(out_done) Out packed = out_open(0);
    out_str(&packed, answer->body);
    z_stream stream = { .next_in = (Bytef *)packed.ptr, .avail_in = (uInt)packed.len };
    stream.next_out = (Bytef *)out_room(out, PAGE_BYTES_MAX);
    stream.avail_out = PAGE_BYTES_MAX;
    need(inflateInit2(&stream, GZIP_WINDOW) == Z_OK, "inflate");
    need(inflate(&stream, Z_FINISH) == Z_STREAM_END, "a page that is not packed well");
    out->len += stream.total_out;
    inflateEnd(&stream);
    return out_view(out);
}

static void load_next(Crowd *crowd, Phone *phone) {
    if (phone->asset < crowd->assets.count) {
        get(crowd, phone, PHONE_ASSETS, crowd->assets.paths[phone->asset]);
        return;
    }
    phone->step = PHONE_IDLE;
    phone->heard = false;
    listen_now(crowd, phone);
}

static void take_door(Crowd *crowd, Phone *phone, const LoadAnswer *answer, Str page) {
    char path[PHONE_PATH_MAX];
    keep(phone->form, after(answer->head, STR("Set-Cookie: einklang_form="), ';'));
    keep(phone->proof, after(page, STR("name=\"form_token\" value=\""), '"'));
    snprintf(path, sizeof path, "/w/q/%s", crowd->token);
    write_form(phone, PHONE_FORM, str_from(path), "tuer", "", false);
    ask(crowd, phone);
}

static void take_page(Crowd *crowd, Phone *phone, Str page) {
    int64_t seq;
    forget_cards(crowd, phone);
    take_cards(crowd, phone, page, true);
    keep(phone->events, after(page, STR("data-stream=\""), '"'));
    need(str_i64(after(page, STR("data-seq=\""), '"'), &seq), "number of the page");
    phone->seq = (uint64_t)seq;
    if (crowd->page.len == 0) {
        out_str(&crowd->page, page);
        crowd->assets = assets_find(out_view(&crowd->page));
    }
    load_next(crowd, phone);
}

static void acknowledged(Crowd *crowd, Phone *phone) {
    bool vote = phone->step == PHONE_VOTE;
    crowd->voted += vote;
    crowd->written += !vote;
    crowd->acknowledged_at = wall_seconds();
    phone->step = PHONE_IDLE;
    if (vote && crowd->write_every > 0 && number_of(crowd, phone) % crowd->write_every == 0)
        phone_write(crowd, phone);
    else if (phone->stale || (vote && crowd->reloads))
        load_anew(crowd, phone);
}

static int status_of(const Crowd *crowd, PhoneStep step) {
    if (step == PHONE_VOTE)
        return crowd->reloads ? 303 : 200;
    return step == PHONE_FORM || step == PHONE_CARD ? 303 : 200;
}

static void answered(Crowd *crowd, Phone *phone, const LoadAnswer *answer) {
    CLEANUP(out_done) Out out = out_open(0);
    if (answer->status == 503) { /* it is stopping */
        ask_again(crowd, phone);
        return;
    }
    if (answer->status != status_of(crowd, phone->step))
        fprintf(stderr, STR_FMT "\n" STR_FMT "\n", STR_ARG(out_view(&phone->request)),
                STR_ARG(answer->head));
    errno = 0;
    need(answer->status == status_of(crowd, phone->step), "another status than expected");
    switch (phone->step) {
    case PHONE_DOOR: take_door(crowd, phone, answer, unpacked(answer, &out)); break;
    case PHONE_FORM:
        keep(phone->room, after(answer->head, STR("Set-Cookie: einklang_room="), ';'));
        get(crowd, phone, PHONE_PAGE, STR("/w/raum"));
        break;
    case PHONE_PAGE: take_page(crowd, phone, unpacked(answer, &out)); break;
    case PHONE_ASSETS:
        phone->asset++;
        load_next(crowd, phone);
        break;
    case PHONE_VOTE:
    case PHONE_CARD: acknowledged(crowd, phone); break;
    case PHONE_IDLE: break;
    }
}

static void line_ready(Crowd *crowd, Phone *phone) {
    Str bytes;
    LoadAnswer answer;
    if (!wire_read(&phone->line, &bytes)) {
        wire_close(&phone->line);
        if (phone->step != PHONE_IDLE && phone->ask_at <= 0)
            ask_again(crowd, phone);
        return;
    }
    /* Its buffer is taken from it: the next request goes out before this answer is done with. */
    out_str(&phone->line.in, bytes);
    if (!load_answer(&phone->line.in, &answer))
        return;
    Out in = phone->line.in;
    phone->line.in = (Out){ 0 };
    answered(crowd, phone, &answer);
    out_done(&in);
}

/* -- The crowd's ---------------------------------------------------------------------------------- */

void phone_come(Crowd *crowd, Phone *phone) {
    char path[PHONE_PATH_MAX];
    phone->line.fd = phone->stream.fd = -1;
    phone->retry_ms = RETRY_MS;
    snprintf(path, sizeof path, "/w/q/%s", crowd->token);
    get(crowd, phone, PHONE_DOOR, str_from(path));
}

static void submission_of(const Crowd *crowd, const Phone *phone, const char *what, unsigned n,
                          char ret[static PHONE_PATH_MAX]) {
    snprintf(ret, PHONE_PATH_MAX, "%s-%s-%zu-%u", crowd->token, what, number_of(crowd, phone), n);
}

void phone_vote(Crowd *crowd, Phone *phone, double at) {
    char submission[PHONE_PATH_MAX], fields[PHONE_TEXT_MAX];
    size_t n = number_of(crowd, phone), cards = crowd->cards;
    int64_t card = 0;
    for (size_t i = 0; i < cards && card == 0; i++)
        card = crowd->card_ids[(n + i) % cards];
    need(card > 0 && phone->step == PHONE_IDLE, "nothing to vote for");
    snprintf(fields, sizeof fields, "plus=%lld", (long long)card);
    submission_of(crowd, phone, "punkt", crowd->voted, submission);
    write_form(phone, PHONE_VOTE, STR("/w/raum/punkte"), submission, fields, !crowd->reloads);
    due(crowd, &phone->ask_at, at);
}

void phone_write(Crowd *crowd, Phone *phone) {
    char submission[PHONE_PATH_MAX], path[PHONE_PATH_MAX], fields[256];
    need(crowd->cards < CROWD_CARDS_MAX && phone->step == PHONE_IDLE, "no card can be written");
    phone->card = crowd->cards++;
    snprintf(path, sizeof path, "/w/raum/pinnwaende/%lld", (long long)crowd->board);
    snprintf(fields, sizeof fields,
             "who=" CARD_MARK "%05u%%3A+Wer+selten+am+Rechner+sitzt&perspectives=older_people"
             "&level=involve&how=Gespr%%C3%%A4che+in+der+Begegnungsst%%C3%%A4tte&phase=planning"
             "&why=Sonst+werden+sie+nicht+gefragt",
             phone->card);
    submission_of(crowd, phone, "karte", phone->card, submission);
    write_form(phone, PHONE_CARD, str_from(path), submission, fields, false);
    ask(crowd, phone);
}

void phone_ready(Crowd *crowd, Phone *phone, bool stream) {
    if (stream)
        stream_ready(crowd, phone);
    else
        line_ready(crowd, phone);
}

void phones_due(Crowd *crowd, double now) {
    if (crowd->due_at <= 0 || crowd->due_at > now)
        return;
    crowd->due_at = 0;
    for (Phone *phone = crowd->phones; phone < crowd->phones + crowd->count; phone++) {
        double ask_at = phone->ask_at, listen_at = phone->listen_at;
        if (ask_at > now)
            due(crowd, &phone->ask_at, ask_at);
        else if (ask_at > 0)
            ask(crowd, phone);
        if (listen_at > now)
            due(crowd, &phone->listen_at, listen_at);
        else if (listen_at > 0)
            listen_now(crowd, phone);
    }
}

void phone_leave(Phone *phone) {
    wire_close(&phone->line);
    wire_close(&phone->stream);
    out_done(&phone->request);
}
