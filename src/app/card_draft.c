/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/card_draft.h"

#include "base/out.h"
#include "base/utf8.h"
#include "domain/choices.h"
#include "text/label_text.h"

enum { DAYS_AHEAD = 90 }; /* where nobody said when */

/* One line of at most so many characters. */
static Str line_of(Arena *arena, Str text, size_t maximum) {
    CLEANUP(out_done) Out out = out_open(text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        out_str(&out, text.ptr[i] == '\n' ? STR(" ") : str_slice(text, i, 1));
    return str_copy(arena, str_trim(utf8_truncate(out_view(&out), maximum)));
}

static void add(Out *out, Str text) {
    if (str_empty(text))
        return;
    out_c(out, out_view(out).len > 0 ? " – " : "");
    out_str(out, text);
}

static Str perspectives_text(const CardDraft *draft, Str keys) {
    CLEANUP(out_done) Out out = out_open(128);
    Str rest = keys, key;
    while (str_cut(&rest, ' ', &key)) {
        if (str_empty(key))
            continue;
        out_comma(&out);
        out_str(&out, perspective_text(draft->arena, draft->pack, key, draft->language));
    }
    return str_copy(draft->arena, out_view(&out));
}

Str card_said(const CardDraft *draft, const Card *card) {
    const CardForm *form = &card->form;
    if (!str_empty(card->translation))
        return card->translation;
    if (!str_empty(form->words))
        return form->words;
    CLEANUP(out_done) Out out = out_open(256);
    add(&out, form->who);
    add(&out, perspectives_text(draft, form->perspectives));
    add(&out, form->how);
    add(&out, form->timing);
    add(&out, form->why);
    return str_copy(draft->arena, out_view(&out));
}

/* All of them, one below the other. */
static Str all_said(const CardDraft *draft) {
    CLEANUP(out_done) Out out = out_open(512);
    for (size_t i = 0; i < draft->cards->count; i++) {
        out_c(&out, i > 0 ? "\n" : "");
        out_str(&out, card_said(draft, &draft->cards->items[i]));
    }
    return str_copy(draft->arena, utf8_truncate(out_view(&out), PROSE_MAX_LENGTH));
}

static Str title_of(const CardDraft *draft, size_t maximum) {
    Str text =
        str_empty(draft->heading) ? card_said(draft, &draft->cards->items[0]) : draft->heading;
    return line_of(draft->arena, text, maximum);
}

/* The first of the cards that says something there. */
static Str first_said(const CardDraft *draft, size_t offset) {
    for (size_t i = 0; i < draft->cards->count; i++) {
        Str said = *(const Str *)((const char *)&draft->cards->items[i].form + offset);
        if (!str_empty(said))
            return said;
    }
    return STR("");
}
#define FIRST_SAID(draft, member) first_said((draft), offsetof(CardForm, member))

/* A day that a card names, else the one on which answers are due, else one that leaves time. */
static Date day_of(const CardDraft *draft, bool *ret_said) {
    Date day;
    Str timing = FIRST_SAID(draft, timing);
    *ret_said = date_parse_iso(timing, &day) == ERR_NONE || date_parse_de(timing, &day) == ERR_NONE;
    if (*ret_said && day.year >= DATE_YEAR_MIN && day.year <= DATE_YEAR_MAX)
        return day;
    *ret_said = false;
    if (date_compare(draft->workshop->answer_due, draft->today) > 0)
        return draft->workshop->answer_due;
    return date_from_days(date_days(draft->today) + DAYS_AHEAD);
}

/* What people said is the name of a method, or stays in their words. */
static void method_said(const CardDraft *draft, Involvement *ret) {
    Str how = str_trim(FIRST_SAID(draft, how));
    const MethodList *methods = &draft->pack->methods;
    for (size_t i = 0; i < methods->count; i++) {
        Str label = pack_text(methods->items[i].label, draft->language);
        if (str_eq(str_lower_ascii(draft->arena, label), str_lower_ascii(draft->arena, how))) {
            ret->method = methods->items[i].key;
            return;
        }
    }
    ret->method_text = line_of(draft->arena, how, LINE_MAX_LENGTH);
}

void card_draft_involvement(const CardDraft *draft, Involvement *ret) {
    bool said;
    Str why = FIRST_SAID(draft, why), timing = FIRST_SAID(draft, timing);
    schema_clear(&INVOLVEMENT_SCHEMA, ret);
    ret->level = FIRST_SAID(draft, level);
    ret->phase = FIRST_SAID(draft, phase);
    ret->planned_on = day_of(draft, &said);
    if (!said)
        ret->planned_text =
            line_of(draft->arena, str_empty(timing) ? draft->day_open : timing, LINE_MAX_LENGTH);
    ret->occasion = str_empty(draft->heading) && !str_empty(why)
                        ? line_of(draft->arena, why, LINE_MAX_LENGTH)
                        : title_of(draft, LINE_MAX_LENGTH);
    method_said(draft, ret);
}

void card_draft_stakeholder(const CardDraft *draft, const Card *card, Stakeholder *ret) {
    const CardForm *form = &card->form;
    Str name = !str_empty(form->who)            ? form->who
               : !str_empty(form->perspectives) ? perspectives_text(draft, form->perspectives)
                                                : card_said(draft, card);
    schema_clear(&STAKEHOLDER_SCHEMA, ret);
    ret->name = line_of(draft->arena, name, NAME_MAX_LENGTH);
    ret->perspectives = form->perspectives;
    ret->interests = form->why;
}

void card_draft_goal(const CardDraft *draft, Goal *ret) {
    schema_clear(&GOAL_SCHEMA, ret);
    ret->statement = title_of(draft, LINE_MAX_LENGTH);
    ret->set_with = line_of(draft->arena, draft->workshop->name, LINE_MAX_LENGTH);
}

void card_draft_effect(const CardDraft *draft, EffectKind kind, Effect *ret) {
    schema_clear(&EFFECT_SCHEMA, ret);
    ret->kind = EFFECT_KINDS.keys[kind];
    ret->statement = title_of(draft, LINE_MAX_LENGTH);
}

void card_draft_task(const CardDraft *draft, Task *ret) {
    schema_clear(&TASK_SCHEMA, ret);
    ret->name = title_of(draft, NAME_MAX_LENGTH);
    ret->description = all_said(draft);
    ret->phase = FIRST_SAID(draft, phase);
}

void card_draft_contribution(const CardDraft *draft, Contribution *ret) {
    schema_clear(&CONTRIBUTION_SCHEMA, ret);
    ret->subject = title_of(draft, LINE_MAX_LENGTH);
    ret->text = all_said(draft);
    ret->received_on = local_time(draft->cards->items[0].created_at).date;
}

Err card_draft_complete(const Schema *schema, const void *record, Arena *arena,
                        Findings *findings) {
    size_t before = findings->count;
    for (size_t i = 0; i < schema->count; i++)
        if (schema->fields[i].required && field_empty(&schema->fields[i], record))
            finding_add(findings, arena, schema->fields[i].name, FINDING_REQUIRED, 0);
    return findings->count > before ? ERR_INVALID : ERR_NONE;
}
