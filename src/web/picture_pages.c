/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/picture_pages.h"

#include "store/agenda_part_store.h"
#include "store/workshop_store.h"
#include "text/finding_text.h"
#include "text/messages.h"
#include "views/picture.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/room_pages.h"

enum { MEGABYTE = 1 << 20 };

/* -- The bytes --------------------------------------------------------------------------------- */

Err picture_answer(Request *rq, const Picture *picture) {
    Str bytes;
    TRY(picture_bytes_get(rq->ctx, rq->conn, rq->initiative.id, picture->record.id, &bytes));
    out_str(rq->response->out, bytes);
    rq->response->content_type = picture_type(bytes);
    return ERR_NONE;
}

/* Only under its digest; of one workshop only, where it is not 0. */
static Err answer_kept(Request *rq, Str id, RecordId workshop) {
    RecordId number;
    Picture picture;
    if (!str_i64(id, &number.v))
        return ERR_NOT_FOUND;
    TRY(picture_get(rq->ctx, rq->conn, rq->initiative.id, number, &picture));
    if (!str_eq(picture.digest, request_parameter(rq, STR("digest"))) ||
        (workshop.v != 0 && picture.workshop.v != workshop.v))
        return ERR_NOT_FOUND;
    TRY(picture_answer(rq, &picture));
    rq->response->etag = str_join(rq->ctx->arena, STR("\""), picture.digest, STR("\""));
    http_response_header(rq->response, "Cache-Control",
                         STR("private, max-age=31536000, immutable"));
    return ERR_NONE;
}

Err picture_file(Request *rq) {
    return answer_kept(rq, request_parameter(rq, STR("record")), (RecordId){ 0 });
}

Err picture_guest_file(Request *rq) {
    RecordId workshop;
    TRY(request_record(rq, &workshop));
    return answer_kept(rq, request_parameter(rq, STR("picture")), workshop);
}

Err picture_device_file(Request *rq) {
    RoomRef room;
    TRY(room_enter(rq, &room));
    return answer_kept(rq, request_parameter(rq, STR("picture")), room.workshop);
}

/* -- On pages ---------------------------------------------------------------------------------- */

static Str address_for(Request *rq, const Picture *picture, RoomAudience audience) {
    Arena *arena = rq->ctx->arena;
    Str id = id_text(arena, picture->record.id.v);
    if (audience == ROOM_PARTICIPANTS || rq->by_link) {
        Str list = audience == ROOM_PARTICIPANTS ? STR("/w/raum/bilder/") : STR("/w/bilder/");
        return str_join(arena, list, id, STR("/"), picture->digest);
    }
    Str below = str_join(arena, STR("/datei/"), picture->digest);
    return record_href(rq, NOUN_PICTURE, picture->record.id, str_c(arena, below));
}

static MarkdownPicture shown(Request *rq, const Picture *picture, RoomAudience audience) {
    return (MarkdownPicture){ .name = picture->name,
                              .href = address_for(rq, picture, audience),
                              .text = picture->text,
                              .text_simple = picture->text_simple,
                              .text_en = picture->text_en,
                              .decorative = picture->decorative,
                              .width = picture->width,
                              .height = picture->height };
}

MarkdownPictures picture_shown_to(Request *rq, const PictureList *pictures, RoomAudience audience) {
    MarkdownPicture *items = arena_new(rq->ctx->arena, MarkdownPicture, pictures->count);
    for (size_t i = 0; i < pictures->count; i++)
        items[i] = shown(rq, &pictures->items[i], audience);
    return (MarkdownPictures){ items, pictures->count };
}

static PictureLine line_of(Request *rq, const Picture *picture, const AgendaPartList *parts) {
    return (PictureLine){
        .href = record_href(rq, NOUN_PICTURE, picture->record.id, ""),
        .picture = shown(rq, picture, ROOM_FACILITATORS),
        .call = str_join(rq->ctx->arena, STR("![](" PICTURE_SCHEME), picture->name, STR(")")),
        .uses = picture_uses(picture, parts),
    };
}

Err picture_listing(Request *rq, RecordId workshop, const AgendaPartList *parts,
                    PictureListing *ret) {
    PictureList pictures;
    TRY(picture_list_of(rq->ctx, rq->conn, rq->initiative.id, workshop, &pictures));
    PictureLine *lines = arena_new(rq->ctx->arena, PictureLine, pictures.count);
    for (size_t i = 0; i < pictures.count; i++)
        lines[i] = line_of(rq, &pictures.items[i], parts);
    *ret = (PictureListing){ .items = lines, .count = pictures.count };
    if (request_may_edit(rq))
        ret->new_href =
            str_join(rq->ctx->arena, request_path(rq, "/" SLUG_PICTURE "/neu?workshop="),
                     id_text(rq->ctx->arena, workshop.v));
    return ERR_NONE;
}

static bool among(const Str *names, size_t count, Str name) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

PictureMissing picture_missing_in(Request *rq, const AgendaPart *part,
                                  const MarkdownPictures *pictures) {
    enum { NAMES_MAX = 20 };
    Arena *arena = rq->ctx->arena;
    const Str texts[] = { part->text, part->text_simple, part->text_en };
    Str *known = arena_new(arena, Str, pictures->count), *names = arena_new(arena, Str, NAMES_MAX);
    PictureMissing missing = { .names = names, .known = known, .known_count = pictures->count };
    for (size_t i = 0; i < pictures->count; i++)
        known[i] = pictures->items[i].name;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Str text = texts[i], name;
        while (missing.count < NAMES_MAX && picture_next(&text, &name))
            if (!among(known, pictures->count, name) && !among(names, missing.count, name))
                names[missing.count++] = name;
    }
    return missing;
}

Err picture_show(Request *rq) {
    PictureView view = { 0 };
    const void *record;
    AgendaPartList parts;
    TRY(record_view_of(rq, &view.record, &record));
    const Picture *picture = record;
    TRY(agenda_part_list_of(rq->ctx, rq->conn, rq->initiative.id, picture->workshop, &parts));
    view.line = line_of(rq, picture, &parts);
    picture_page(rq->html, &view);
    return ERR_NONE;
}

/* -- Adding one -------------------------------------------------------------------------------- */

/* Of the workshop in the address or the form; the list of all where it names none. */
static Str home_of(Request *rq) {
    size_t index = schema_field_index(&PICTURE_SCHEMA, STR("workshop"));
    int64_t id;
    if (str_i64(rq->form.raw[index].text, &id) && id > 0)
        return record_href(rq, NOUN_WORKSHOP, (RecordId){ id }, "");
    return request_path(rq, LIST_PICTURE);
}

/* Shown again the file itself is missing: a browser does not give one back. */
Err picture_new_page(Request *rq) {
    bool again = rq->form.schema != NULL;
    if (rq->initiative.archived && !again)
        return request_redirect(rq, request_path(rq, ""));
    if (!again)
        form_input_from_query(rq, &PICTURE_SCHEMA);
    Str home = home_of(rq);
    PictureFormView view = {
        .page = page_below(rq, msg(noun_picture_new), request_path(rq, LIST_WORKSHOP),
                           msg(noun_workshop_list)),
        .form = form_of(rq, rq->http->path, msg(picture_add)),
        .again = again,
        .megabytes = PICTURE_BYTES_MAX / MEGABYTE,
        .side = PICTURE_SIDE_MAX,
        .most = PICTURES_OF_WORKSHOP_MAX,
    };
    const Finding *opt_file = finding_of(&rq->ctx->findings, STR(PICTURE_FILE));
    if (opt_file != NULL)
        view.file_error = finding_message(opt_file);
    if (view.page.failed)
        view.page.opt_failed_form = &view.form;
    view.form.cancel = home;
    if (rq->conn != NULL)
        TRY(form_options_of(rq, &view.form, &NOUNS[NOUN_PICTURE]));
    picture_form_page(rq->html, &view);
    return ERR_NONE;
}

Err picture_create_action(Request *rq) {
    Picture *picture = rq->form.record;
    Written written;
    picture->bytes = rq->form.file.bytes;
    if (str_empty(picture->bytes)) {
        finding_add(&rq->ctx->findings, rq->ctx->arena, STR(PICTURE_FILE), FINDING_REQUIRED, 0);
        form_rules_check(rq);
        return ERR_INVALID;
    }
    rq->submission.location =
        str_join(rq->ctx->arena, record_href(rq, NOUN_WORKSHOP, picture->workshop, ""),
                 STR("?hinweis=picture_added#bilder"));
    TRY(picture_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, picture,
                       STR(PICTURE_FILE), &written));
    return request_redirect(rq, written.location);
}
