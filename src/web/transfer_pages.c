/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/transfer_pages.h"

#include <assert.h>

#include "app/transfer.h"
#include "text/finding_text.h"
#include "views/import.html.h"
#include "web/area_page.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"

static_assert((int)IMPORT_BODY_MAX > (int)INITIATIVE_FILE_MAX, "the file and its form");

enum { MEGABYTE = 1 << 20, POINTER_SHOWN_MAX = 200 };

Err initiative_export_file(Request *rq) {
    TRY(initiative_export(rq->app, rq->ctx, rq->conn, &rq->initiative, rq->response->out));
    rq->response->content_type = STR("application/json");
    /* A key is of a-z, 0-9 and '-': it needs no quoting. */
    http_response_header(rq->response, "Content-Disposition",
                         str_join(rq->ctx->arena, STR("attachment; filename=\""),
                                  rq->initiative.key, STR(".json\"")));
    return ERR_NONE;
}

/* "/goals/3/due" → "Ziel 4", "Erreicht bis"; what is no record keeps its pointer only. */
static void place_in_words(Request *rq, Str pointer, ImportFinding *finding) {
    Str rest = str_slice(pointer, 1, SIZE_MAX), piece;
    int64_t index;
    if (pointer.len < 2 || !str_cut(&rest, '/', &piece))
        return;
    const Noun *noun = noun_by_plural(piece);
    if (noun == NULL && str_eq(piece, STR("initiative")))
        noun = &NOUNS[NOUN_INITIATIVE];
    if (str_eq(piece, STR("process")))
        finding->place = msg(process_move_title);
    if (noun == NULL)
        return;
    Message name = noun_message(rq, noun, "one");
    finding->place = name;
    if (noun != &NOUNS[NOUN_INITIATIVE]) {
        if (!str_cut(&rest, '/', &piece) || !str_i64(piece, &index) || index < 0)
            return;
        finding->place = msg(import_numbered, html_text_of(rq->html, name), index + 1);
    }
    if (!str_cut(&rest, '/', &piece))
        return;
    finding->field = schema_message(rq, noun->schema->name, piece, STR("label"));
}

static Message file_message(FindingKind kind) {
    if (kind == FINDING_REPEATED)
        return msg(import_file_several);
    return kind == FINDING_FILE_EMPTY ? msg(finding_file_empty) : msg(import_file_missing);
}

/* Names a place in the file, not the file as a whole. */
static bool is_pointer(Str place) {
    return str_index(place, '/') >= 0;
}

void import_findings_of(Request *rq, ImportView *view) {
    const Findings *findings = &rq->ctx->findings;
    ImportFinding *shown = arena_new(rq->ctx->arena, ImportFinding, findings->count);
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        if (str_eq(finding->field, STR(IMPORT_FILE_FIELD))) {
            view->file_error = file_message(finding->kind);
            continue;
        }
        ImportFinding *line = &shown[view->finding_count++];
        *line = (ImportFinding){ .pointer = str_slice(finding->field, 0, POINTER_SHOWN_MAX),
                                 .text = finding_message_json(finding) };
        if (finding->kind == FINDING_NOT_TEXT && !is_pointer(finding->field))
            line->text = msg(import_no_text);
        place_in_words(rq, finding->field, line);
    }
    view->findings = shown;
    view->more = findings->count >= FINDINGS_MAX;
}

Err initiative_import_page(Request *rq) {
    Str list = authority_path(rq, "/vorhaben");
    FormView form = form_of(rq, rq->http->path, msg(import_submit));
    ImportView view = {
        .page = page_below(rq, msg(import_title), list, msg(page_initiatives)),
        .action = form.action,
        .form_token = form.form_token,
        .submission_id = form.submission_id,
        .submit = form.submit,
        .cancel = list,
        .megabytes = INITIATIVE_FILE_MAX / MEGABYTE,
        .file_name = rq->form.file.name,
    };
    view.page.lead_message = msg(import_lead);
    import_findings_of(rq, &view);
    import_page_view(rq->html, &view);
    return ERR_NONE;
}

Err initiative_import_action(Request *rq) {
    Written written;
    size_t drafts;
    rq->submission.location = STR("/vorhaben/{key}?hinweis=imported");
    TRY(initiative_import(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.file.bytes,
                          &written, &drafts));
    Str without = str_join(rq->ctx->arena, written.location, STR("_without_drafts."),
                           id_text(rq->ctx->arena, (int64_t)drafts));
    return request_redirect(rq, drafts > 0 ? without : written.location);
}
