/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/answer_pack.h"

#define ZLIB_CONST /* it does not write to what it reads */
#include <zlib.h>

/* A window of 8 kB and 64 kB of memory while it works; zlib's own choice would take 256 kB for a few bytes less. */
enum { PACK_FROM = 1024, PACK_BYTES_MAX = 4 << 20, WINDOW_BITS = 13, GZIP = 16, MEMORY_LEVEL = 6 };

static bool packed(Str body, Out *out) {
    z_stream stream = { 0 };
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, WINDOW_BITS + GZIP, MEMORY_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    size_t most = deflateBound(&stream, (uLong)body.len);
    char *room = out_room(out, most);
    bool whole = false;
    if (room != NULL) {
        stream.next_in = (const Bytef *)body.ptr;
        stream.avail_in = (uInt)body.len;
        stream.next_out = (Bytef *)room;
        stream.avail_out = (uInt)most;
        whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
        out->len += stream.total_out;
    }
    deflateEnd(&stream);
    return whole && out_view(out).len < body.len;
}

void answer_pack(const HttpRequest *request, HttpResponse *response) {
    Str body = out_view(response->out);
    if (response->take != NULL || !str_empty(response->fixed) || !str_empty(response->etag) ||
        body.len < PACK_FROM || body.len > PACK_BYTES_MAX ||
        str_find(http_header(request, "Accept-Encoding"), STR("gzip")) < 0)
        return;
    CLEANUP(out_done) Out short_one = out_open(0);
    if (!packed(body, &short_one))
        return;
    out_reset(response->out);
    out_str(response->out, out_view(&short_one));
    http_response_header(response, "Content-Encoding", STR("gzip"));
    http_response_header(response, "Vary", STR("Accept-Encoding"));
}
