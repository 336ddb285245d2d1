/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/api_pictures.h"

#include "app/picture.h"
#include "store/picture_store.h"
#include "web/api_output.h"
#include "web/api_records.h"
#include "web/picture_pages.h"

static const Field FIELDS[] = {
    PICTURE_SAID_FIELDS,
    FIELD(Picture, bytes, PROSE, .required = true, .maximum = API_PICTURE_TEXT_MAX),
};
const Schema API_PICTURE_SCHEMA = SCHEMA(Picture, "picture", "pictures", FIELDS);

Err api_picture_create(Request *rq) {
    Picture *picture = rq->form.record;
    const Str field = STR("bytes");
    Written written;
    if (!picture_text_taken(rq->ctx, picture, field))
        return ERR_INVALID;
    rq->submission.location = str_join(rq->ctx->arena, rq->http->path, STR("/{id}"));
    TRY(picture_create(rq->app, rq->ctx, &rq->submission, &rq->initiative, picture, field,
                       &written));
    return api_created(rq, &written, api_record_answer);
}

Err api_picture_file(Request *rq) {
    RecordId id;
    Picture picture;
    TRY(request_record(rq, &id));
    TRY(picture_get(rq->ctx, rq->conn, rq->initiative.id, id, &picture));
    return picture_answer(rq, &picture);
}
