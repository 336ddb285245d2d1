/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/public_text_pages.h"

#include "app/authority.h"
#include "app/join_in.h"
#include "app/mail.h"
#include "app/purge.h"
#include "views/authority.html.h"
#include "web/area_page.h"
#include "web/authority_index.h"
#include "web/document_pages.h"
#include "web/form_input.h"
#include "web/post_button.h"
#include "web/record_display.h"

/* Texts as addresses name them. */
typedef struct TextKind {
    Str kind, slug;
    Message title, missing, advice;
} TextKind;

enum { KIND_IMPRINT, KIND_PRIVACY, KIND_ACCESSIBILITY, KIND_CONTACT, KIND_COUNT };

static TextKind text_kind(int kind) {
    const TextKind kinds[KIND_COUNT] = {
        { STR("imprint"), STR("impressum"), msg(common_footer_imprint),
          msg(public_text_imprint_missing), msg(authority_text_imprint_advice) },
        { STR("privacy"), STR("datenschutz"), msg(common_footer_privacy),
          msg(public_text_privacy_missing), msg(authority_text_privacy_advice) },
        { STR("accessibility"), STR("barrierefreiheit"), msg(common_footer_accessibility),
          msg(public_text_accessibility_missing), msg(authority_text_accessibility_advice) },
        { STR("contact"), STR("kontakt"), msg(common_footer_contact),
          msg(public_text_contact_missing), msg(authority_text_contact_advice) },
    };
    return kinds[kind];
}

/* -- Reading ----------------------------------------------------------------------------------- */

/* In the reader's language, else in German. */
static Err load_text(Request *rq, Str kind, AuthorityText *ret, bool *ret_other_language) {
    Str wanted = language_tag(rq->html->language);
    *ret_other_language = false;
    Err err = authority_text(rq->ctx, rq->conn, kind, wanted, ret);
    if (err != ERR_NOT_FOUND || str_eq(wanted, STR("de")))
        return err;
    *ret_other_language = true;
    return authority_text(rq->ctx, rq->conn, kind, STR("de"), ret);
}

static void add_purposes(Request *rq, PublicTextView *view) {
    const PurposeLine lines[] = {
        { msg(public_text_visit), msg(public_text_visit_data), msg(public_text_visit_basis),
          msg(public_text_visit_period) },
        { msg(public_text_account), msg(public_text_account_data), msg(public_text_account_basis),
          msg(public_text_account_period) },
        { msg(public_text_work), msg(public_text_work_data), msg(public_text_work_basis),
          msg(public_text_work_period) },
        { msg(public_text_stakeholders), msg(public_text_stakeholders_data),
          msg(public_text_stakeholders_basis), msg(public_text_stakeholders_period) },
        { msg(public_text_join_in), msg(public_text_join_in_data, (int64_t)JOIN_IN_PER_SENDER),
          msg(public_text_stakeholders_basis), msg(public_text_join_in_period) },
        { msg(public_text_room), msg(public_text_room_data), msg(public_text_stakeholders_basis),
          msg(public_text_room_period) },
        { msg(public_text_room_lead), msg(public_text_room_lead_data),
          msg(public_text_stakeholders_basis), msg(public_text_room_lead_period) },
        { msg(public_text_needs), msg(public_text_needs_data), msg(public_text_needs_basis),
          msg(public_text_needs_period) },
    };
    enum { LINES = sizeof lines / sizeof *lines };
    PurposeLine *copies = arena_new(rq->ctx->arena, PurposeLine, LINES);
    memcpy(copies, lines, sizeof lines);
    view->purposes = copies;
    view->purpose_count = LINES;
}

static Err show_text(Request *rq, int which) {
    TextKind kind = text_kind(which);
    AuthorityText text = { .body = STR("") };
    bool shown;
    TRY(authority_index(rq, kind.title, msg(authority_index_text),
                        str_c(rq->ctx->arena, str_join(rq->ctx->arena, STR("/"), kind.slug)),
                        &shown));
    if (shown)
        return ERR_NONE;
    PublicTextView view = {
        .page = page_of(rq, kind.title),
        .missing_text = kind.missing,
        .accessibility = which == KIND_ACCESSIBILITY,
        .contact_href = authority_path(rq, "/kontakt"),
    };
    Err err = load_text(rq, kind.kind, &text, &view.other_language);
    view.missing = err == ERR_NOT_FOUND;
    if (!view.missing)
        TRY(err);
    view.blocks = prose_blocks(rq->ctx->arena, text.body, &view.block_count);
    view.changed_at = text.changed_at;
    if (which == KIND_PRIVACY) {
        add_purposes(rq, &view);
        view.deletions = deletion_lines(rq);
        view.deletion_count = DELETION_RULE_COUNT;
        view.by_mail = mail_possible(rq->app);
    }
    if (request_may(rq, PERMISSION_AUTHORITY_MANAGE))
        view.edit_href = str_join(rq->ctx->arena, authority_path(rq, "/texte/"), kind.slug,
                                  STR("/"), language_tag(rq->html->language));
    public_text_page(rq->html, &view);
    return ERR_NONE;
}

Err imprint_show(Request *rq) {
    return show_text(rq, KIND_IMPRINT);
}

Err privacy_show(Request *rq) {
    return show_text(rq, KIND_PRIVACY);
}

Err accessibility_show(Request *rq) {
    return show_text(rq, KIND_ACCESSIBILITY);
}

Err contact_show(Request *rq) {
    return show_text(rq, KIND_CONTACT);
}

/* -- Writing ----------------------------------------------------------------------------------- */

static Str language_name(Language language) {
    switch (language) {
    case LANGUAGE_DE: return STR("Deutsch");
    case LANGUAGE_EN: return STR("English");
    case LANGUAGE_DE_SIMPLE: return STR("Einfache Sprache");
    case LANGUAGE_TR:
    case LANGUAGE_UK:
    case LANGUAGE_AR:
    case LANGUAGE_COUNT: break;
    }
    return language_tag(language);
}

static const AuthorityText *text_in(const AuthorityTexts *texts, Str kind, Str language) {
    for (size_t i = 0; i < texts->count; i++)
        if (str_eq(texts->items[i].kind, kind) && str_eq(texts->items[i].language, language))
            return &texts->items[i];
    return NULL;
}

Err text_list_show(Request *rq) {
    Arena *arena = rq->ctx->arena;
    AuthorityTexts texts;
    TRY(authority_texts(rq->ctx, rq->conn, &texts));
    TextLine *lines = arena_new(arena, TextLine, (size_t)KIND_COUNT * LANGUAGE_OWN_COUNT);
    TextListView view = {
        .page = page_of(rq, msg(authority_text_title)),
        .lines = lines,
    };
    view.page.lead_message = msg(authority_text_lead);
    for (int i = 0; i < KIND_COUNT; i++) {
        TextKind kind = text_kind(i);
        for (int l = 0; l < LANGUAGE_OWN_COUNT; l++) {
            Str tag = language_tag((Language)l);
            const AuthorityText *text = text_in(&texts, kind.kind, tag);
            TextLine *line = &lines[view.count++];
            *line = (TextLine){
                .kind = kind.title,
                .language = language_name((Language)l),
                .href = str_join(arena, authority_path(rq, "/texte/"), kind.slug, STR("/"), tag),
                .written = text != NULL,
                .needed = l == LANGUAGE_DE, /* the law's language; the others are a service */
            };
            if (text != NULL)
                line->changed_at = text->changed_at;
            if (text == NULL && line->needed)
                view.missing++;
        }
    }
    text_list_page(rq->html, &view);
    return ERR_NONE;
}

/* :kind and :language of the address. */
static Err text_named(const Request *rq, TextKind *ret, Language *ret_language) {
    if (language_parse(request_parameter(rq, STR("language")), ret_language) != ERR_NONE ||
        *ret_language >= LANGUAGE_OWN_COUNT)
        return ERR_NOT_FOUND;
    for (int i = 0; i < KIND_COUNT; i++) {
        *ret = text_kind(i);
        if (str_eq(ret->slug, request_parameter(rq, STR("kind"))))
            return ERR_NONE;
    }
    return ERR_NOT_FOUND;
}

Err text_form_show(Request *rq) {
    TextKind kind;
    Language language;
    TRY(text_named(rq, &kind, &language));
    if (rq->form.schema == NULL) {
        AuthorityText text = { .body = STR("") };
        AuthorityTextForm form = { .body = STR("") };
        Err err = authority_text(rq->ctx, rq->conn, kind.kind, language_tag(language), &text);
        if (err == ERR_NONE)
            form.body = text.body;
        else if (err != ERR_NOT_FOUND)
            return err;
        form_input_from(rq, &AUTHORITY_TEXT_SCHEMA, &form, authority_text_version(&text));
    }
    TextFormView view = {
        .page = page_of(rq, kind.title),
        .advice = kind.advice,
        .form = form_of(rq, rq->http->path, msg(common_save)),
        .public_href = str_join(rq->ctx->arena, authority_path(rq, "/"), kind.slug),
    };
    view.page.lead = language_name(language); /* in itself, as the text is */
    rq->html->content = language;
    view.form.all_open = true;
    view.form.cancel = authority_path(rq, "/texte");
    text_form_page(rq->html, &view);
    return ERR_NONE;
}

Err text_form_action(Request *rq) {
    TextKind kind;
    Language language;
    Written written;
    TRY(text_named(rq, &kind, &language));
    request_saved_at(rq, authority_path(rq, "/texte"));
    TRY(authority_text_change(rq->app, rq->ctx, &rq->submission, &rq->authority, kind.kind,
                              language_tag(language), rq->form.record, rq->form.version, &written));
    return request_redirect(rq, written.location);
}
