/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* room_minutes_files.c -- the four files; contract in app/room_minutes_parts.h. */
#include "app/room_minutes_parts.h"
#include "base/json_writer.h"
#include "domain/choices.h"
#include "files/csv.h"
#include "files/odp.h"
#include "text/messages.h"

static Str number_text(const Minutes *minutes, int64_t number) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, number);
    return str_copy(minutes->ctx->arena, out_view(&out));
}

static Str people_country(const Minutes *minutes) {
    Str language = minutes_people_language(minutes);
    return str_eq(language, STR("de")) ? STR("DE") : STR("");
}

/* -- For paper ----------------------------------------------------------------------------------- */

static void odt_facts(const Minutes *minutes, Paper *paper) {
    const Workshop *workshop = &minutes->workshop;
    paper_list_begin(paper, false);
    if (!date_none(workshop->held_on))
        paper_item(paper, minutes_text(minutes, msg(room_minutes_day, workshop->held_on)));
    if (minutes->participants > 0)
        paper_item(paper, minutes_text(minutes, msg(room_participants, minutes->participants)));
    if (!date_none(workshop->answer_due))
        paper_item(paper, minutes_text(minutes, msg(room_result_due, workshop->answer_due)));
    paper_item(paper, minutes_text(minutes, msg(room_minutes_kept)));
    paper_list_end(paper);
}

static void odt_agenda(const Minutes *minutes, Paper *paper) {
    const OdtColumn columns[] = { { minutes_text(minutes, msg(room_minutes_part)), 5 },
                                  { minutes_text(minutes, msg(room_minutes_minutes)), 1 } };
    if (minutes->parts.count == 0)
        return;
    Str caption = minutes_text(minutes, msg(room_agenda));
    paper_heading(paper, 1, caption);
    paper_table_begin(paper, caption, columns, 2);
    for (size_t i = 0; i < minutes->parts.count; i++) {
        paper_row_begin(paper);
        paper_people_cell(paper, minutes->parts.items[i].title);
        paper_cell(paper, number_text(minutes, minutes->parts.items[i].minutes));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

/* What it says, and below it what was said about it. */
static Str with_comments(const Minutes *minutes, const MinutesCard *card) {
    CLEANUP(out_done) Out out = out_open(512);
    Str rest = card->comments, line;
    out_str(&out, card->said);
    while (str_cut(&rest, '\n', &line)) {
        if (str_empty(line))
            continue;
        out_char(&out, '\n');
        out_str(&out, minutes_text(minutes, msg(room_minutes_comment)));
        out_c(&out, ": ");
        out_str(&out, line);
    }
    return str_copy(minutes->ctx->arena, out_view(&out));
}

static void odt_board(const Minutes *minutes, Paper *paper, const MinutesBoard *table) {
    const OdtColumn columns[] = { { minutes_text(minutes, msg(room_minutes_card)), 1 },
                                  { minutes_text(minutes, msg(room_minutes_group)), 2 },
                                  { minutes_text(minutes, msg(room_minutes_said)), 5 },
                                  { minutes_text(minutes, msg(room_minutes_became)), 3 },
                                  { minutes_text(minutes, msg(room_minutes_dots)), 1 } };
    size_t count = table->voted ? 5 : 4;
    paper_people_heading(paper, 2, table->board->title);
    if (!str_empty(table->board->prompt)) {
        paper_paragraph_begin(paper);
        paper_people_text(paper, table->board->prompt);
        paper_paragraph_end(paper);
    }
    if (table->cards.count == 0) {
        paper_paragraph(paper, minutes_text(minutes, msg(room_result_board_empty)));
        return;
    }
    paper_table_begin(paper, table->board->title, columns, count);
    for (size_t i = 0; i < table->cards.count; i++) {
        const MinutesCard *card = &table->cards.items[i];
        paper_row_begin(paper);
        paper_cell(paper, number_text(minutes, card->number));
        paper_people_cell(paper, card->group);
        paper_people_cell(paper, with_comments(minutes, card));
        paper_people_cell(paper, card->became);
        if (table->voted)
            paper_cell(paper, number_text(minutes, card->dots));
        paper_row_end(paper);
    }
    paper_table_end(paper);
}

static void odt_numbers(const Minutes *minutes, Paper *paper) {
    bool begun = false;
    for (size_t i = 0; i < minutes->voices.count; i++) {
        Str line = minutes_voice(minutes, i);
        if (str_empty(line))
            continue;
        if (!begun) {
            paper_heading(paper, 1, minutes_text(minutes, msg(room_voices)));
            paper_list_begin(paper, false);
            begun = true;
        }
        paper_item(paper, line);
    }
    if (begun)
        paper_list_end(paper);
}

static void odt_feedback(const Minutes *minutes, Paper *paper) {
    bool begun = false;
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT; i++) {
        Str line = minutes_feedback(minutes, (FeedbackQuestion)i);
        if (str_empty(line))
            continue;
        if (!begun) {
            paper_heading(paper, 1, minutes_text(minutes, msg(room_result_feedback)));
            begun = true;
        }
        paper_paragraph(paper, line);
    }
}

Err minutes_odt(const Minutes *minutes, Out *out) {
    const PaperInfo info = {
        .kind = PAPER_ODT,
        .info = { .head = minutes_head(minutes),
                  .page = minutes_text(minutes, msg(report_page)),
                  .of = minutes_text(minutes, msg(report_of)),
                  .people_language = minutes_people_language(minutes),
                  .people_country = people_country(minutes),
                  .people_title = minutes->workshop.name },
    };
    CLEANUP(paper_closep) Paper *paper = paper_open(minutes->ctx->arena, &info);
    odt_facts(minutes, paper);
    odt_agenda(minutes, paper);
    odt_numbers(minutes, paper);
    if (minutes->boards.count > 0)
        paper_heading(paper, 1, minutes_text(minutes, msg(room_minutes_results)));
    for (size_t i = 0; i < minutes->boards.count; i++)
        odt_board(minutes, paper, &minutes->tables[i]);
    odt_feedback(minutes, paper);
    return paper_finish(paper, out);
}

/* -- To be presented ----------------------------------------------------------------------------- */

static void odp_cards(const Minutes *minutes, Odp *odp, const MinutesBoard *table) {
    for (size_t i = 0; i < table->cards.count; i++) {
        const MinutesCard *card = &table->cards.items[i];
        Str text = card->said;
        if (!str_empty(card->group))
            text = str_join(minutes->ctx->arena, card->group, STR(": "), text);
        if (table->voted && card->dots > 0)
            text = str_join(minutes->ctx->arena, text, STR(" – "),
                            minutes_text(minutes, msg(room_dots, card->dots)));
        odp_point(odp, text, true);
    }
    if (table->cards.count == 0)
        odp_point(odp, minutes_text(minutes, msg(room_result_board_empty)), false);
}

/* A board is written on in one part and presented in a later one: its results stand once, where they are presented. */
static bool shown_later(const Minutes *minutes, size_t at) {
    for (size_t i = at + 1; i < minutes->parts.count; i++)
        if (minutes->parts.items[i].board.v == minutes->parts.items[at].board.v)
            return true;
    return false;
}

static void odp_part(const Minutes *minutes, Odp *odp, size_t at) {
    const AgendaPart *part = &minutes->parts.items[at];
    const MinutesBoard *table = minutes_board_of(minutes, part->board);
    bool later = table != NULL && shown_later(minutes, at);
    odp_slide(odp, part->title, true);
    if (table != NULL && !str_empty(table->board->prompt))
        odp_point(odp, table->board->prompt, true);
    if (table == NULL || later)
        odp_point(odp, minutes_text(minutes, msg(room_minutes, part->minutes)), false);
    else
        odp_cards(minutes, odp, table);
}

/* A board that no part shows has a slide of its own. */
static bool in_agenda(const Minutes *minutes, RecordId board) {
    for (size_t i = 0; i < minutes->parts.count; i++)
        if (minutes->parts.items[i].board.v == board.v)
            return true;
    return false;
}

Err minutes_odp(const Minutes *minutes, Out *out) {
    const OdpInfo info = { .head = minutes_head(minutes),
                           .people_language = minutes_people_language(minutes),
                           .people_country = people_country(minutes) };
    CLEANUP(odp_closep) Odp *odp = odp_open(minutes->ctx->arena, &info);
    odp_slide(odp, minutes->workshop.name, true);
    odp_point(odp, minutes->initiative->name, true);
    odp_point(odp, minutes->initiative->authority.name, true);
    if (!date_none(minutes->workshop.held_on))
        odp_point(odp, minutes_text(minutes, msg(room_minutes_day, minutes->workshop.held_on)),
                  false);
    for (size_t i = 0; i < minutes->parts.count; i++)
        odp_part(minutes, odp, i);
    for (size_t i = 0; i < minutes->boards.count; i++) {
        if (in_agenda(minutes, minutes->boards.items[i].record.id))
            continue;
        odp_slide(odp, minutes->boards.items[i].title, true);
        odp_cards(minutes, odp, &minutes->tables[i]);
    }
    return odp_finish(odp, out);
}

/* -- For programs -------------------------------------------------------------------------------- */

Err minutes_csv(const Minutes *minutes, Out *out) {
    CsvWriter csv = csv_open(out, minutes->language == LANGUAGE_EN ? ',' : ';', true);
    const Message titles[] = { msg(room_minutes_board), msg(room_minutes_card),
                               msg(room_minutes_group), msg(room_minutes_said),
                               msg(room_minutes_dots),  msg(room_minutes_became),
                               msg(room_comments) };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        csv_text(&csv, minutes_text(minutes, titles[i]));
    csv_row_end(&csv);
    for (size_t b = 0; b < minutes->boards.count; b++) {
        const MinutesBoard *table = &minutes->tables[b];
        for (size_t i = 0; i < table->cards.count; i++) {
            const MinutesCard *card = &table->cards.items[i];
            csv_text(&csv, table->board->title);
            csv_text(&csv, number_text(minutes, card->number));
            csv_text(&csv, card->group);
            csv_text(&csv, card->said);
            csv_text(&csv, table->voted ? number_text(minutes, card->dots) : STR(""));
            csv_text(&csv, card->became);
            csv_text(&csv, card->comments);
            csv_row_end(&csv);
        }
    }
    return csv_finish(&csv);
}

static void json_text(JsonWriter *json, const char *key, Str text) {
    json_key(json, str_from(key));
    json_str(json, text);
}

static void json_words(JsonWriter *json, const char *key, Str words, char between) {
    Str rest = words, one;
    json_key(json, str_from(key));
    json_array_begin(json);
    while (str_cut(&rest, between, &one))
        if (!str_empty(one))
            json_str(json, one);
    json_array_end(json);
}

/* What "said" says in one text, as it was given: keys stay keys, whatever the language of the minutes. */
static void json_said(const MinutesBoard *table, const MinutesCard *line, JsonWriter *json) {
    const CardForm *form = &line->card->form;
    bool proposal = str_eq(table->board->form, BOARD_FORMS.keys[BOARD_FORM_PROPOSAL]);
    json_text(json, "language", form->language);
    json_text(json, "translation", line->card->translation);
    if (!proposal) {
        json_text(json, "words", form->words);
        return;
    }
    json_text(json, "who", form->who);
    json_words(json, "perspectives", form->perspectives, ' ');
    json_text(json, "how", form->how);
    json_text(json, "level", form->level);
    json_text(json, "phase", form->phase);
    json_text(json, "when", form->timing);
    json_text(json, "why", form->why);
    json_key(json, STR("added"));
    json_array_begin(json);
    for (size_t i = 0; i < line->fills.count; i++)
        json_str(json, CARD_PARTS.keys[line->fills.items[i].part]);
    json_array_end(json);
}

static void json_card(const MinutesBoard *table, const MinutesCard *card, JsonWriter *json) {
    json_object_begin(json);
    json_key(json, STR("number"));
    json_i64(json, card->number);
    json_text(json, "group", card->group);
    json_text(json, "said", card->said);
    json_said(table, card, json);
    json_key(json, STR("dots"));
    if (table->voted)
        json_i64(json, card->dots);
    else
        json_none(json);
    json_text(json, "became", card->became);
    json_words(json, "comments", card->comments, '\n');
    json_object_end(json);
}

static void json_numbers(const Minutes *minutes, JsonWriter *json) {
    json_key(json, STR("participants"));
    if (minutes->participants > 0)
        json_i64(json, minutes->participants);
    else
        json_none(json);
    json_key(json, STR("voices"));
    json_array_begin(json);
    for (size_t i = 0; i < minutes->voices.count; i++)
        if (minutes->voices.items[i].count >= SMALL_GROUP)
            json_str(json, minutes_voice(minutes, i));
    json_array_end(json);
    json_key(json, STR("feedback"));
    json_array_begin(json);
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT; i++)
        if (feedback_shown(&minutes->feedback, (FeedbackQuestion)i))
            json_str(json, minutes_feedback(minutes, (FeedbackQuestion)i));
    json_array_end(json);
}

Err minutes_json(const Minutes *minutes, Out *out) {
    char day[DATE_ISO_SIZE];
    JsonWriter json = json_open(out, JSON_INDENTED);
    json_object_begin(&json);
    json_text(&json, "format", STR("einklang-minutes-1"));
    json_text(&json, "workshop", minutes->workshop.name);
    json_text(&json, "initiative", minutes->initiative->name);
    json_key(&json, STR("held_on"));
    if (date_none(minutes->workshop.held_on))
        json_none(&json);
    else
        json_str(&json, date_iso(minutes->workshop.held_on, day));
    json_numbers(minutes, &json);
    json_key(&json, STR("boards"));
    json_array_begin(&json);
    for (size_t b = 0; b < minutes->boards.count; b++) {
        const MinutesBoard *table = &minutes->tables[b];
        json_object_begin(&json);
        json_text(&json, "title", table->board->title);
        json_text(&json, "prompt", table->board->prompt);
        json_key(&json, STR("cards"));
        json_array_begin(&json);
        for (size_t i = 0; i < table->cards.count; i++)
            json_card(table, &table->cards.items[i], &json);
        json_array_end(&json);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return json_finish(&json);
}
