/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/room_minutes.h"

#include "app/room_minutes_parts.h"
#include "domain/choices.h"
#include "store/agenda_part_store.h"
#include "store/board_store.h"
#include "store/card_comment_store.h"
#include "store/card_part_store.h"
#include "store/card_store.h"
#include "store/receipt_store.h"
#include "store/record_store.h"
#include "store/room_store.h"
#include "store/room_table_store.h"
#include "store/workshop_store.h"
#include "text/label_text.h"
#include "text/messages.h"

static const struct {
    Str file, media;
} FORMS[MINUTES_FORM_COUNT] = {
    [MINUTES_ODT] = { STR_INIT("protokoll.odt"), STR_INIT(MINUTES_ODT_MEDIA) },
    [MINUTES_ODP] = { STR_INIT("protokoll.odp"), STR_INIT(MINUTES_ODP_MEDIA) },
    [MINUTES_CSV] = { STR_INIT("protokoll.csv"), STR_INIT(MINUTES_CSV_MEDIA "; charset=utf-8") },
    [MINUTES_JSON] = { STR_INIT("protokoll.json"), STR_INIT(MINUTES_JSON_MEDIA) },
};

Str minutes_file(MinutesForm form) {
    return FORMS[form].file;
}

Str minutes_media(MinutesForm form) {
    return FORMS[form].media;
}

bool minutes_form_of(Str file, MinutesForm *ret) {
    for (int i = 0; i < MINUTES_FORM_COUNT; i++)
        if (str_eq(FORMS[i].file, file)) {
            *ret = (MinutesForm)i;
            return true;
        }
    return false;
}

/* -- In words ------------------------------------------------------------------------------------ */

Str minutes_text(const Minutes *minutes, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, minutes->language, message);
    return str_copy(minutes->ctx->arena, out_view(&out));
}

static void add_said(const Minutes *minutes, Out *out, Message label, Str text, Str mark) {
    if (str_empty(text))
        return;
    out_c(out, out_view(out).len > 0 ? "\n" : "");
    out_str(out, minutes_text(minutes, label));
    out_c(out, ": ");
    out_str(out, text);
    out_str(out, mark);
}

static void add_key(const Minutes *minutes, Out *out, Message label, const KeySet *set, Str key,
                    Str mark) {
    if (!str_empty(key))
        add_said(minutes, out, label,
                 minutes_text(minutes, key_message(minutes->ctx->arena, set->name, key, STR(""))),
                 mark);
}

static void add_perspectives(const Minutes *minutes, Out *out, Str keys, Str mark) {
    Str rest = keys, key;
    while (str_cut(&rest, ' ', &key))
        if (!str_empty(key))
            add_said(
                minutes, out, msg(card_who_label),
                perspective_text(minutes->ctx->arena, minutes->app->pack, key, minutes->language),
                mark);
}

static void add_line(const Minutes *minutes, Out *out, Message message) {
    out_c(out, out_view(out).len > 0 ? "\n" : "");
    out_str(out, minutes_text(minutes, message));
}

/* "Tisch 2", or "Karte 7" of one that was written by all together. */
static Str origin_of(const Minutes *minutes, const Card *card) {
    const RoomTable *table = table_by_id(&minutes->seats, card->table);
    return minutes_text(minutes, table != NULL ? msg(room_table_number, table->number)
                                               : msg(room_card_number, card->number));
}

/* Where it is from, for how many it stands, and where those are from that say the same. */
static void add_origin(const Minutes *minutes, Out *out, const Cards *all, const Card *card) {
    const RoomTable *table = table_by_id(&minutes->seats, card->table);
    int64_t said = 1;
    if (table != NULL)
        add_line(minutes, out, msg(room_table_number, table->number));
    if (card->form.recorded_for != FIELD_NONE && card->form.recorded_for > 0)
        add_line(minutes, out, msg(room_recorded_for, card->form.recorded_for));
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].merged_into.v != card->id.v)
            continue;
        said++;
        add_line(minutes, out, msg(room_table_also, origin_of(minutes, &all->items[i])));
    }
    if (said > 1)
        add_line(minutes, out, msg(room_table_said, said));
}

static int64_t dots_of(const Cards *all, const Card *card) {
    int64_t dots = card->dots;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].merged_into.v == card->id.v)
            dots += all->items[i].dots;
    return dots;
}

/* Behind each line of a part that somebody else filled: who reads one of them alone takes it for its author's. */
static Str mark_of(const Minutes *minutes, const Card *card, const Card *opt_merged,
                   CardPart part) {
    Arena *arena = minutes->ctx->arena;
    const CardFills fills =
        card_fills_of(&minutes->fills, opt_merged != NULL ? opt_merged->id : card->id);
    bool added = card_fill_of(&fills, part) != NULL;
    if (!added && opt_merged == NULL)
        return STR("");
    return str_join(arena, STR(" ("),
                    opt_merged == NULL
                        ? STR("")
                        : minutes_text(minutes, msg(room_card_number, opt_merged->number)),
                    added && opt_merged != NULL ? STR(", ") : STR(""),
                    added ? minutes_text(minutes, msg(room_part_added)) : STR(""), STR(")"));
}

/* A part that only a card merged into it fills is said here, or it would be nowhere. */
static Str take_part(const Minutes *minutes, const Cards *all, const Card *card, bool release,
                     CardPart part, CardForm *form) {
    const Card *opt_merged = card_part_merged(all, card, part, release);
    if (opt_merged != NULL)
        card_part_copy(form, &opt_merged->form, part);
    return mark_of(minutes, card, opt_merged, part);
}

static Str said_of(const Minutes *minutes, const Cards *all, const Card *card, bool release) {
    CardForm said = card->form, *form = &said;
    Str marks[CARD_PART_COUNT];
    for (CardPart part = 0; part < CARD_PART_COUNT; part++)
        marks[part] = take_part(minutes, all, card, release, part, &said);
    CLEANUP(out_done) Out out = out_open(256);
    out_str(&out, form->words);
    Str mark = marks[CARD_PART_WHO];
    add_said(minutes, &out, msg(card_who_label), form->who, mark);
    add_perspectives(minutes, &out, form->perspectives, mark);
    mark = marks[CARD_PART_HOW];
    add_said(minutes, &out, msg(card_how_label), form->how, mark);
    add_key(minutes, &out, msg(card_level_label), &LEVELS, form->level, mark);
    mark = marks[CARD_PART_WHEN];
    add_key(minutes, &out, msg(card_phase_label), &PHASES, form->phase, mark);
    add_said(minutes, &out, msg(card_timing_label), form->timing, mark);
    add_said(minutes, &out, msg(card_why_label), form->why, marks[CARD_PART_WHY]);
    add_said(minutes, &out, msg(room_minutes_translation), card->translation, STR(""));
    add_origin(minutes, &out, all, card);
    return str_copy(minutes->ctx->arena, out_view(&out));
}

static Str comments_of(const Minutes *minutes, const CardComments *all, const Card *card) {
    const CardComments comments = card_comments_of(all, card->id);
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < comments.count; i++) {
        out_c(&out, i > 0 ? "\n" : "");
        Str rest = comments.items[i].words, line;
        for (bool first = true; str_cut(&rest, '\n', &line); first = false) {
            out_c(&out, first ? "" : " ");
            out_str(&out, str_trim(line));
        }
    }
    return str_copy(minutes->ctx->arena, out_view(&out));
}

static Err became_of(const Minutes *minutes, const Card *card, Str *ret) {
    CLEANUP(out_done) Out out = out_open(128);
    for (size_t i = 0; i < minutes->results.count; i++) {
        const CardResult *result = &minutes->results.items[i];
        RecordName name;
        if (result->card.v != card->id.v)
            continue;
        TRY(record_name(minutes->ctx, minutes->conn, result->record, &name));
        out_c(&out, out_view(&out).len > 0 ? "\n" : "");
        out_str(&out, minutes_text(minutes, key_message(minutes->ctx->arena, STR("noun"),
                                                        result->noun, STR("one"))));
        out_c(&out, str_empty(name.title) ? "" : ": ");
        out_str(&out, name.title);
    }
    *ret = str_copy(minutes->ctx->arena, out_view(&out));
    return ERR_NONE;
}

Str minutes_voice(const Minutes *minutes, size_t i) {
    const RoomVoiceCount *voice = &minutes->voices.items[i];
    if (voice->count < SMALL_GROUP)
        return STR("");
    Str who = perspective_text(minutes->ctx->arena, minutes->app->pack, voice->perspective,
                               minutes->language);
    return minutes_text(minutes, msg(room_voice_line, who, voice->count));
}

static void add_count(const Minutes *minutes, Out *out, Message label, int64_t count) {
    out_c(out, " ");
    out_str(out, minutes_text(minutes, label));
    out_c(out, ": ");
    if (count >= SMALL_GROUP)
        out_i64(out, count);
    else
        out_str(out, minutes_text(minutes, msg(room_result_few)));
    out_c(out, ".");
}

Str minutes_feedback(const Minutes *minutes, FeedbackQuestion question) {
    const int64_t *said = minutes->feedback.counts[question];
    CLEANUP(out_done) Out out = out_open(128);
    if (!feedback_shown(&minutes->feedback, question))
        return STR("");
    out_str(&out,
            minutes_text(minutes, key_message(minutes->ctx->arena, FEEDBACK_FORM.name,
                                              feedback_question_key(question), STR("label"))));
    add_count(minutes, &out, msg(room_result_yes), said[FEEDBACK_ANSWER_YES]);
    add_count(minutes, &out, msg(room_result_partly), said[FEEDBACK_ANSWER_PARTLY]);
    add_count(minutes, &out, msg(room_result_no), said[FEEDBACK_ANSWER_NO]);
    return str_copy(minutes->ctx->arena, out_view(&out));
}

Str minutes_people_language(const Minutes *minutes) {
    Str page = language_tag(minutes->language), people = minutes->initiative->authority.language;
    return str_eq(page, people) ? STR("") : people;
}

OdfInfo minutes_head(const Minutes *minutes) {
    bool english = minutes->language == LANGUAGE_EN;
    return (OdfInfo){ .title = str_join(minutes->ctx->arena,
                                        minutes_text(minutes, minutes->room.trial
                                                                  ? msg(room_trial_document)
                                                                  : msg(room_minutes_title)),
                                        STR(": "), minutes->workshop.name),
                      .subject = minutes->initiative->name,
                      .language = english ? STR("en") : STR("de"),
                      .country = english ? STR("GB") : STR("DE"),
                      .created = clock_today(minutes->ctx->clock) };
}

/* -- Reading ------------------------------------------------------------------------------------- */

static Str heading_of(const Minutes *minutes, const CardGroups *groups,
                      const BoardHeadings *headings, const Card *card) {
    if (card->parked)
        return minutes_text(minutes, msg(room_parked));
    for (size_t i = 0; i < groups->count; i++)
        if (groups->items[i].id.v == card->group.v)
            return groups->items[i].heading;
    size_t column = (size_t)card_column(&card->form);
    return column < headings->count ? headings->items[column] : STR("");
}

static Err read_board(Minutes *minutes, MinutesBoard *table) {
    Ctx *ctx = minutes->ctx;
    RecordId workshop = minutes->workshop.record.id, id = table->board->record.id;
    const BoardHeadings headings = board_headings(ctx->arena, table->board);
    RoomBoard open;
    Cards cards;
    CardGroups groups;
    CardComments comments = { 0 };
    TRY(room_board_get(ctx, minutes->conn, workshop, id, &open));
    TRY(card_list(ctx, minutes->conn, workshop, id, &cards));
    TRY(card_group_list(ctx, minutes->conn, workshop, id, &groups));
    if (table->board->comments)
        TRY(card_comment_list(ctx, minutes->conn, workshop, id, &comments));
    table->voted = open.voting == BOARD_VOTING_CLOSED;
    bool seen = open.revealed || !table->board->hidden;
    for (size_t i = 0; i < cards.count && seen; i++) {
        const Card *card = &cards.items[i];
        if (!card_shown(card, table->board->release) || card->merged_into.v != 0)
            continue; /* what is merged stands with the card that says it for all */
        MinutesCard line = { .number = card->number,
                             .card = card,
                             .fills = card_fills_of(&minutes->fills, card->id),
                             .group = heading_of(minutes, &groups, &headings, card),
                             .said = said_of(minutes, &cards, card, table->board->release),
                             .comments = comments_of(minutes, &comments, card),
                             .dots = dots_of(&cards, card) };
        TRY(became_of(minutes, card, &line.became));
        *list_push(ctx->arena, &table->cards) = line;
    }
    return ERR_NONE;
}

const MinutesBoard *minutes_board_of(const Minutes *minutes, RecordId board) {
    for (size_t i = 0; i < minutes->boards.count; i++)
        if (board.v != 0 && minutes->boards.items[i].record.id.v == board.v)
            return &minutes->tables[i];
    return NULL;
}

static Err read_all(Minutes *minutes, RecordId workshop) {
    Ctx *ctx = minutes->ctx;
    Conn *conn = minutes->conn;
    InitiativeId initiative = minutes->initiative->id;
    RoomPresence presence;
    TRY(workshop_get(ctx, conn, initiative, workshop, &minutes->workshop));
    TRY(room_get(ctx, conn, workshop, &minutes->room));
    TRY(agenda_part_list_of(ctx, conn, initiative, workshop, &minutes->parts));
    TRY(board_list_of(ctx, conn, initiative, workshop, &minutes->boards));
    TRY(card_result_list(ctx, conn, workshop, &minutes->results));
    TRY(card_fill_list(ctx, conn, workshop, &minutes->fills));
    TRY(room_table_list(ctx, conn, workshop, &minutes->seats));
    TRY(room_voice_list(ctx, conn, workshop, &minutes->voices));
    TRY(feedback_counts(ctx, conn, workshop, &minutes->feedback));
    TRY(room_presence(ctx, conn, workshop, &presence));
    if (presence.participants >= SMALL_GROUP)
        minutes->participants = presence.participants;
    minutes->tables = arena_new(ctx->arena, MinutesBoard, minutes->boards.count);
    for (size_t i = 0; i < minutes->boards.count; i++) {
        minutes->tables[i] = (MinutesBoard){ .board = &minutes->boards.items[i] };
        TRY(read_board(minutes, &minutes->tables[i]));
    }
    return ERR_NONE;
}

Err minutes_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                  RecordId workshop, MinutesForm form, Language language, Out *out) {
    Minutes minutes = {
        .app = app,
        .ctx = ctx,
        .conn = conn,
        .initiative = initiative,
        .language = language == LANGUAGE_DE_SIMPLE ? LANGUAGE_DE : language,
    };
    TRY(read_all(&minutes, workshop));
    switch (form) {
    case MINUTES_ODT: return minutes_odt(&minutes, out);
    case MINUTES_ODP: return minutes_odp(&minutes, out);
    case MINUTES_CSV: return minutes_csv(&minutes, out);
    case MINUTES_JSON: return minutes_json(&minutes, out);
    case MINUTES_FORM_COUNT: break;
    }
    return ERR_INTERNAL;
}
