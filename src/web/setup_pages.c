/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/setup_pages.h"

#include "app/authority.h"
#include "app/setup_check.h"
#include "views/authority.html.h"
#include "views/setup.html.h"
#include "web/area_page.h"
#include "web/form_input.h"
#include "web/record_display.h"

/* Pages on which a matter can be mended; settings and commands are named in the text. */
static Str mending_page(Request *rq, SetupKind kind) {
    switch (kind) {
    case SETUP_ADMINISTRATORS: return authority_path(rq, "/personen");
    case SETUP_IMPRINT: return authority_path(rq, "/texte/impressum/de");
    case SETUP_PRIVACY: return authority_path(rq, "/texte/datenschutz/de");
    case SETUP_ACCESSIBILITY: return authority_path(rq, "/texte/barrierefreiheit/de");
    case SETUP_CONTACT: return authority_path(rq, "/texte/kontakt/de");
    case SETUP_ADDRESS:
    case SETUP_TLS:
    case SETUP_MAIL:
    case SETUP_KEY_FILE:
    case SETUP_BACKUP:
    case SETUP_DELETION:
    case SETUP_EXAMPLE:
    case SETUP_COUNT: break;
    }
    return STR("");
}

/* Why a mail did not go out. */
static Message trouble_message(Request *rq, Str key) {
    return str_empty(key) ? message_of(MSG_NONE)
                          : schema_message(rq, STR("mail_trouble"), key, STR(""));
}

/* "ok", "missing" and "other" are decided; this one tells what happened and when. */
static void mail_line(Request *rq, const SetupFinding *finding, SetupLine *line) {
    const MailHealth *mail = &finding->mail;
    if (finding->other && mail->waiting > 0)
        line->text = msg(setup_mail_waiting, mail->waiting, mail->since);
    else if (finding->other)
        line->text = msg(setup_mail_other, mail->failed_at);
    if (finding->other)
        line->reason = trouble_message(rq, mail->trouble);
    if (mail->sent_at.ms != 0)
        line->last = msg(setup_mail_last, mail->sent_at);
    else if (finding->ok)
        line->last = msg(setup_mail_never);
}

Err setup_start(Request *rq) {
    return request_redirect(rq, authority_path(rq, "/einrichtung"));
}

Err setup_show(Request *rq) {
    SetupFinding findings[SETUP_COUNT];
    TRY(setup_check(rq->app, rq->ctx, rq->conn, &rq->authority, findings));
    SetupLine *lines = arena_new(rq->ctx->arena, SetupLine, SETUP_COUNT);
    SetupView view = {
        .page = page_of(rq, msg(setup_title)),
        .lines = lines,
        .count = SETUP_COUNT,
    };
    view.page.lead_message = msg(setup_lead);
    for (size_t i = 0; i < SETUP_COUNT; i++) {
        Str key = SETUP_KINDS.keys[findings[i].kind];
        Str word = findings[i].other ? STR("other") : findings[i].ok ? STR("ok") : STR("missing");
        lines[i] = (SetupLine){
            .name = schema_message(rq, STR("setup"), key, STR("")),
            .text = schema_message(rq, STR("setup"), key, word),
            .ok = findings[i].ok,
            .local = findings[i].ok && findings[i].other,
        };
        /* the only slot there is */
        if (findings[i].kind == SETUP_MAIL)
            mail_line(rq, &findings[i], &lines[i]);
        else if (findings[i].kind == SETUP_ADDRESS)
            lines[i].text.slots[0].text = rq->app->base_url;
        else
            lines[i].text.slots[0].at = findings[i].at;
        if (lines[i].ok)
            continue;
        lines[i].href = mending_page(rq, findings[i].kind);
        view.open++;
    }
    view.authority_href = authority_path(rq, "/einrichtung/angaben");
    setup_page(rq->html, &view);
    return ERR_NONE;
}

/* -- Name and language of the authority ---------------------------------------------------------- */

Err authority_form_show(Request *rq) {
    if (rq->form.schema == NULL) {
        Authority row;
        TRY(authority_get(rq->conn, rq->ctx->arena, rq->authority.id, &row));
        AuthorityForm form = { .name = row.name, .language = row.language };
        form_input_from(rq, &AUTHORITY_FORM, &form, row.version);
    }
    AuthorityFormView view = {
        .page = page_below(rq, msg(authority_edit_title), authority_path(rq, "/einrichtung"),
                           msg(setup_title)),
        .form = form_of(rq, authority_path(rq, "/einrichtung/angaben"), msg(common_save)),
    };
    view.page.lead_message = msg(authority_edit_lead);
    view.form.all_open = true;
    view.form.cancel = authority_path(rq, "/einrichtung");
    language_options(rq, &view.form, offsetof(AuthorityForm, language));
    authority_form_page(rq->html, &view);
    return ERR_NONE;
}

Err authority_form_action(Request *rq) {
    Written written;
    request_saved_at(rq, authority_path(rq, "/einrichtung"));
    TRY(authority_change(rq->app, rq->ctx, &rq->submission, &rq->authority, rq->form.record,
                         rq->form.version, &written));
    return request_redirect(rq, written.location);
}
