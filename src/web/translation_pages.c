/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/translation_pages.h"

#include "app/record.h"
#include "domain/choices.h"
#include "domain/translation_texts.h"
#include "store/initiative_store.h"
#include "store/noun_stores.h"
#include "store/translation_store.h"
#include "text/messages.h"
#include "views/translation.html.h"
#include "web/form_input.h"
#include "web/noun_slug.h"
#include "web/page.h"
#include "web/post_button.h"
#include "web/record_display.h"
#include "web/record_pages.h"
#include "web/record_save.h"

_Static_assert((int)TRANSLATION_CHOICES_MAX == (int)TRANSLATION_LANGUAGE_COUNT, "room for all");

static Str list_path(const Request *rq) {
    return request_path(rq, LIST_TRANSLATION);
}

size_t translation_languages(const Request *rq, Str ret[TRANSLATION_CHOICES_MAX]) {
    size_t count = 0;
    for (size_t i = 0; i < TRANSLATION_LANGUAGES.count; i++)
        if (!str_eq(TRANSLATION_LANGUAGES.keys[i], language_tag(rq->html->content)))
            ret[count++] = TRANSLATION_LANGUAGES.keys[i];
    return count;
}

Str translation_of_record(Request *rq, const Noun *noun, RecordId id) {
    if (!translation_has_texts((NounId)(noun - NOUNS)))
        return STR("");
    return str_join(rq->ctx->arena, list_path(rq), STR("?text="), id_text(rq->ctx->arena, id.v));
}

/* -- All texts ---------------------------------------------------------------------------------- */

typedef enum State { STATE_NONE, STATE_SOME, STATE_OLDER, STATE_WHOLE } State;

/* How many texts there are, how many of them in this language, and of those made from other words. */
typedef struct Tally {
    int64_t all, done, older;
} Tally;

static State state_of(const Tally *tally) {
    if (tally->done == 0)
        return STATE_NONE;
    if (tally->older > 0)
        return STATE_OLDER;
    return tally->done < tally->all ? STATE_SOME : STATE_WHOLE;
}

typedef struct Listing {
    const Whole *whole;
    Str languages[TRANSLATION_CHOICES_MAX];
    size_t language_count;
    Translations into[TRANSLATION_CHOICES_MAX];
    Tally tallies[TRANSLATION_CHOICES_MAX]; /* of everything that is read */
    Str language, state;                    /* what is asked for; "" = all */
    RecordId one;                           /* 0: all records */
    LIST_OF(TranslationRow) rows;
} Listing;

static Tally tally_of(Arena *arena, const Translation *opt_translation,
                      const TranslationText *texts, size_t count, bool unshown) {
    Tally tally = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (str_empty(texts[i].words) || (!texts[i].shown && !unshown))
            continue;
        tally.all++;
        if (opt_translation == NULL || field_empty(texts[i].field, opt_translation))
            continue;
        tally.done++;
        tally.older +=
            translation_outdated(arena, opt_translation, texts[i].field->name, texts[i].words);
    }
    return tally;
}

static Str new_href(Request *rq, RecordId about, Str language) {
    return str_join(rq->ctx->arena, list_path(rq), STR("/neu?about="),
                    id_text(rq->ctx->arena, about.v), STR("&language="), language);
}

static TranslationCell cell_of(Request *rq, Str language, RecordId about,
                               const Translation *opt_translation, const Tally *tally) {
    State state = state_of(tally);
    const Message acts[] = { msg(translation_do_new), msg(translation_do_add),
                             msg(translation_do_check), msg(translation_do_edit) };
    const Message states[] = { msg(translation_state_none),
                               msg(translation_state_some, tally->done, tally->all),
                               msg(translation_state_older), msg(translation_state_whole) };
    static const Str CLASSES[] = { STR_INIT("open"), STR_INIT("note"), STR_INIT("warning"),
                                   STR_INIT("good") };
    TranslationCell cell = { .language = key_label(rq, &TRANSLATION_LANGUAGES, language),
                             .state = states[state],
                             .state_class = CLASSES[state] };
    bool edit = request_may_edit(rq);
    if (opt_translation != NULL) {
        cell.href = record_href(rq, NOUN_TRANSLATION, opt_translation->record.id,
                                edit ? "/bearbeiten" : "");
        cell.act = edit ? acts[state == STATE_NONE ? STATE_SOME : state] : msg(translation_do_show);
    } else if (edit) {
        cell.href = new_href(rq, about, language);
        cell.act = acts[STATE_NONE];
    }
    return cell;
}

static bool asked_for(const Listing *listing, size_t language, const Tally *tally) {
    if (listing->language.len > 0 && !str_eq(listing->language, listing->languages[language]))
        return false;
    if (str_eq(listing->state, STR("fehlt")))
        return tally->done < tally->all;
    return !str_eq(listing->state, STR("aelter")) || tally->older > 0;
}

static Str title_of(Request *rq, NounId noun, const void *record) {
    return noun == NOUN_OMISSION ? perspective_label(rq, ((const Omission *)record)->perspective)
                                 : record_called(rq, &NOUNS[noun], record);
}

static void add_record(Request *rq, Listing *listing, NounId noun, const void *record) {
    Arena *arena = rq->ctx->arena;
    TranslationText texts[TRANSLATION_TEXTS_MAX];
    RecordId id = ((const Record *)record)->id;
    bool one = listing->one.v != 0, wanted = false, shown = false;
    if (one && listing->one.v != id.v)
        return;
    size_t count =
        translation_texts_of(listing->whole, clock_today(rq->ctx->clock), noun, record, texts);
    for (size_t i = 0; i < count; i++)
        shown = shown || texts[i].shown;
    if (!shown && !one)
        return;
    TranslationCell *cells = arena_new(arena, TranslationCell, listing->language_count);
    for (size_t k = 0; k < listing->language_count; k++) {
        const Translation *translation = translations_find(&listing->into[k], id);
        Tally tally = tally_of(arena, translation, texts, count, one);
        Tally *sum = &listing->tallies[k];
        *sum = (Tally){ sum->all + tally.all, sum->done + tally.done, sum->older + tally.older };
        wanted = wanted || asked_for(listing, k, &tally);
        cells[k] = cell_of(rq, listing->languages[k], id, translation, &tally);
    }
    if (!wanted)
        return;
    Str number = id_text(arena, id.v);
    *list_push(arena, &listing->rows) = (TranslationRow){
        .noun = noun_message(rq, &NOUNS[noun], "one"),
        .title = title_of(rq, noun, record),
        .href = noun == NOUN_INITIATIVE ? request_path(rq, "") : record_href(rq, noun, id, ""),
        .id = str_join(arena, STR("text-"), number),
        .shown = shown,
        .cells = cells,
    };
}

static void begin_listing(Request *rq, const Whole *whole, Listing *ret) {
    TranslationList all = whole_translations(whole);
    Listing listing = { .whole = whole,
                        .language = request_query(rq, STR("in")),
                        .state = request_query(rq, STR("stand")) };
    listing.language_count = translation_languages(rq, listing.languages);
    bool known = false;
    for (size_t k = 0; k < listing.language_count; k++) {
        listing.into[k] = translations_in(rq->ctx->arena, &all, listing.languages[k]);
        known = known || str_eq(listing.language, listing.languages[k]);
    }
    if (!known)
        listing.language = STR("");
    if (!str_eq(listing.state, STR("fehlt")) && !str_eq(listing.state, STR("aelter")))
        listing.state = STR("");
    if (!str_i64(request_query(rq, STR("text")), &listing.one.v) || listing.one.v < 0)
        listing.one = (RecordId){ 0 };
    *ret = listing;
}

static void fill_languages(Request *rq, const Listing *listing, TranslationListView *view) {
    Arena *arena = rq->ctx->arena;
    Message *languages = arena_new(arena, Message, listing->language_count);
    TaskFilterOption *choices = arena_new(arena, TaskFilterOption, listing->language_count);
    TranslationSummary *summaries = arena_new(arena, TranslationSummary, listing->language_count);
    for (size_t k = 0; k < listing->language_count; k++) {
        const Tally *tally = &listing->tallies[k];
        languages[k] = key_label(rq, &TRANSLATION_LANGUAGES, listing->languages[k]);
        choices[k] =
            (TaskFilterOption){ .value = listing->languages[k],
                                .label = languages[k],
                                .chosen = str_eq(listing->language, listing->languages[k]) };
        summaries[k].done = msg(translation_summary_of, html_text_of(rq->html, languages[k]),
                                tally->done, tally->all);
        if (tally->older > 0)
            summaries[k].older = msg(translation_summary_older, tally->older);
    }
    view->languages = languages;
    view->language_count = view->choice_count = listing->language_count;
    view->choices = choices;
    view->summaries = summaries;
}

static void fill_states(Request *rq, const Listing *listing, TranslationListView *view) {
    enum { STATES = 2 };
    TaskFilterOption *states = arena_new(rq->ctx->arena, TaskFilterOption, STATES);
    states[0] =
        (TaskFilterOption){ .value = STR("fehlt"), .label = msg(translation_filter_missing) };
    states[1] =
        (TaskFilterOption){ .value = STR("aelter"), .label = msg(translation_filter_older) };
    for (size_t i = 0; i < STATES; i++)
        states[i].chosen = str_eq(listing->state, states[i].value);
    view->states = states;
    view->state_count = STATES;
}

Err translation_list_page(Request *rq) {
    Whole whole;
    Listing listing;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    begin_listing(rq, &whole, &listing);
    for (size_t n = 0; n < NOUN_COUNT; n++) {
        const RecordList *list = &whole.lists[n];
        if (!translation_has_texts((NounId)n))
            continue;
        for (size_t i = 0; i < list->count; i++)
            add_record(rq, &listing, (NounId)n,
                       (const char *)list->items + i * NOUNS[n].schema->size);
    }
    TranslationListView view = {
        .page = page_of(rq, msg(translation_page_title)),
        .rows = listing.rows.items,
        .row_count = listing.rows.count,
        .action = list_path(rq),
        .filtered = listing.language.len + listing.state.len > 0,
        .one = listing.one.v != 0,
        .initiative_href = request_path(rq, "/bearbeiten"),
    };
    view.page.lead_message = msg(translation_page_lead);
    fill_languages(rq, &listing, &view);
    fill_states(rq, &listing, &view);
    translation_list_page_view(rq->html, &view);
    return ERR_NONE;
}

/* -- One record in one language ----------------------------------------------------------------- */

/* What is translated. noun NULL: no such record, or nothing of it is read by the public. */
typedef struct Original {
    const Noun *noun;
    const void *record;
    TranslationText texts[TRANSLATION_TEXTS_MAX];
    size_t count;
} Original;

static Err original_of(Request *rq, RecordId about, Original *ret) {
    RecordName name;
    Whole whole;
    *ret = (Original){ 0 };
    Err err = record_name(rq->ctx, rq->conn, about, &name);
    const Noun *noun = err == ERR_NONE ? noun_by_name(name.noun) : NULL;
    if (err == ERR_NOT_FOUND || noun == NULL || name.initiative.v != rq->initiative.id.v ||
        !translation_has_texts((NounId)(noun - NOUNS)))
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    TRY(initiative_records(rq->ctx, rq->conn, rq->initiative.id, &whole));
    void *record = arena_bytes(rq->ctx->arena, noun->schema->size);
    TRY(record_get(rq->ctx, rq->conn, noun_store(noun->schema->name), rq->initiative.id, about,
                   record));
    ret->noun = noun;
    ret->record = record;
    ret->count = translation_texts_of(&whole, clock_today(rq->ctx->clock), (NounId)(noun - NOUNS),
                                      record, ret->texts);
    return ERR_NONE;
}

/* Stands for all words that the form shows beside its fields. */
static Str words_digest(Arena *arena, const Original *original) {
    Str words = STR("");
    for (size_t i = 0; i < original->count; i++)
        words = str_join(arena, words, STR("\n\n"), original->texts[i].words);
    return translation_digest(arena, words);
}

static const TranslationText *text_of(const Original *original, const Field *field) {
    for (size_t i = 0; i < original->count; i++)
        if (original->texts[i].field == field)
            return &original->texts[i];
    return NULL;
}

/* Every text there is, and whatever was typed. */
static void fill_items(Request *rq, const Original *original, const Translation *opt_stored,
                       TranslationFormView *view) {
    TranslationItem *items = arena_new(rq->ctx->arena, TranslationItem, TRANSLATION_SCHEMA.count);
    for (size_t i = 0; i < TRANSLATION_SCHEMA.count; i++) {
        const Field *field = &TRANSLATION_SCHEMA.fields[i];
        const TranslationText *text = text_of(original, field);
        Str words = text != NULL ? text->words : STR("");
        if (!translation_is_text(field) || (str_empty(words) && str_empty(rq->form.raw[i].text)))
            continue;
        bool stored = opt_stored != NULL && !field_empty(field, opt_stored);
        items[view->item_count++] = (TranslationItem){
            .offset = field->offset,
            .words = words,
            .shown = text != NULL && text->shown,
            .older = stored && !str_empty(words) &&
                     translation_outdated(rq->ctx->arena, opt_stored, field->name, words),
        };
    }
    view->items = items;
}

static Str raw_text(const Request *rq, Str name) {
    return rq->form.raw[schema_field_index(&TRANSLATION_SCHEMA, name)].text;
}

static Err show_form(Request *rq, const Original *original, const Translation *opt_stored) {
    Arena *arena = rq->ctx->arena;
    Str language = raw_text(rq, STR("language"));
    TranslationFormView view = {
        .page = page_below(rq, key_label(rq, &TRANSLATION_LANGUAGES, language), list_path(rq),
                           msg(noun_translation_list)),
        .form = form_of(
            rq, str_join(arena, rq->http->path, STR("?quelle="), words_digest(arena, original)),
            msg(common_save)),
        .about = raw_text(rq, STR("about")),
        .language = language,
        .plain = str_eq(language, language_tag(LANGUAGE_DE_SIMPLE)),
    };
    if (view.page.title.id == MSG_NONE)
        view.page.title = msg(noun_translation_new);
    if (original->noun != NULL) {
        NounId noun = (NounId)(original->noun - NOUNS);
        RecordId id = ((const Record *)original->record)->id;
        view.title = title_of(rq, noun, original->record);
        view.href = noun == NOUN_INITIATIVE ? request_path(rq, "") : record_href(rq, noun, id, "");
        view.page.subject = view.title;
    }
    fill_items(rq, original, opt_stored, &view);
    if (opt_stored != NULL)
        view.remove_href = record_href(rq, NOUN_TRANSLATION, opt_stored->record.id, "/entfernen");
    view.form.cancel = list_path(rq);
    view.gone = original->noun == NULL && rq->conn != NULL;
    translation_form_page(rq->html, &view);
    return ERR_NONE;
}

static bool refused(const Request *rq) {
    return rq->initiative.archived && rq->form.schema == NULL;
}

static Err stored_of(Request *rq, RecordId about, Str language, const Translation **ret) {
    TranslationList all;
    *ret = NULL;
    TRY(translation_list_of(rq->ctx, rq->conn, rq->initiative.id, about, &all));
    for (size_t i = 0; i < all.count && *ret == NULL; i++)
        if (str_eq(all.items[i].language, language))
            *ret = &all.items[i];
    return ERR_NONE;
}

Err translation_new_page(Request *rq) {
    Original original = { 0 };
    const Translation *stored = NULL;
    RecordId about;
    if (refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    bool first = rq->form.schema == NULL;
    if (first)
        form_input_from_query(rq, &TRANSLATION_SCHEMA);
    if (first && str_empty(raw_text(rq, STR("about"))))
        return request_redirect(rq, list_path(rq)); /* there one is chosen */
    Str language = raw_text(rq, STR("language"));
    bool named = str_i64(raw_text(rq, STR("about")), &about.v) &&
                 key_set_has(&TRANSLATION_LANGUAGES, language);
    if (named && rq->conn != NULL) {
        TRY(original_of(rq, about, &original));
        TRY(stored_of(rq, about, language, &stored));
    }
    if (first && stored != NULL)
        return request_redirect(
            rq, record_href(rq, NOUN_TRANSLATION, stored->record.id, "/bearbeiten"));
    if (first && original.noun == NULL)
        return ERR_NOT_FOUND;
    return show_form(rq, &original, NULL);
}

Err translation_edit_page(Request *rq) {
    Original original = { 0 };
    Translation stored;
    RecordId id;
    if (refused(rq))
        return request_redirect(rq, request_path(rq, ""));
    TRY(request_record(rq, &id));
    if (rq->conn == NULL)
        return show_form(rq, &original, NULL);
    Err err = translation_get(rq->ctx, rq->conn, rq->initiative.id, id, &stored);
    if (err == ERR_NOT_FOUND && rq->form.schema != NULL) /* removed while this was typed */
        return show_form(rq, &original, NULL);
    TRY(err);
    if (rq->form.schema == NULL)
        form_input_from(rq, &TRANSLATION_SCHEMA, &stored, stored.record.version);
    TRY(original_of(rq, stored.about, &original));
    return show_form(rq, &original, &stored);
}

/* Who translated words that have changed since the form was opened looks at the new ones first. */
static Err check_original(Request *rq) {
    Original original;
    const Translation *typed = rq->form.record;
    Str shown = request_query(rq, STR("quelle"));
    TRY(original_of(rq, typed->about, &original));
    if (str_empty(shown) || original.noun == NULL ||
        str_eq(shown, words_digest(rq->ctx->arena, &original)))
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_ORIGINAL_CHANGED, 0);
    return ERR_INVALID;
}

/* Of a record there is one translation into each language: where somebody else began it meanwhile, theirs is changed,
 * which asks who comes second. */
static Err save_first(Request *rq, Written *ret) {
    Translation *typed = rq->form.record;
    const Translation *stored;
    TRY(stored_of(rq, typed->about, typed->language, &stored));
    if (stored == NULL)
        return record_create(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                             &NOUNS[NOUN_TRANSLATION], typed, ret);
    typed->record.id = stored->record.id;
    typed->record.version = rq->form.version;
    return record_change(rq->app, rq->ctx, &rq->submission, &rq->initiative,
                         &NOUNS[NOUN_TRANSLATION], typed, ret);
}

/* Whoever removed it did not know that somebody was writing. */
static Err check_there(Request *rq) {
    Original original;
    const Translation *typed = rq->form.record;
    TRY(original_of(rq, typed->about, &original));
    if (original.noun != NULL)
        return ERR_NONE;
    finding_add(&rq->ctx->findings, rq->ctx->arena, STR(""), FINDING_ORIGINAL_GONE, 0);
    return ERR_INVALID;
}

Err translation_create_action(Request *rq) {
    TRY(check_there(rq));
    TRY(check_original(rq));
    return record_update_at(rq, list_path(rq), save_first);
}

Err translation_update_action(Request *rq) {
    TRY(check_original(rq));
    return record_update_at(rq, list_path(rq), record_save);
}
