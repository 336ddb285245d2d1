/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/card.h"

#include "domain/choices.h"

const CardLanguage CARD_LANGUAGES[] = {
#define X(tag_, name_) { STR_INIT(tag_), STR_INIT(name_) },
    CARD_LANGUAGE_LIST(X)
#undef X
};
const size_t CARD_LANGUAGE_COUNT = sizeof CARD_LANGUAGES / sizeof *CARD_LANGUAGES;

static const Field FIELDS[] = {
    FIELD(CardForm, column, KEY),
    FIELD(CardForm, words, PROSE, .maximum = CARD_WORDS_MAX),
    FIELD(CardForm, who, PROSE, .maximum = CARD_WORDS_MAX),
    FIELD(CardForm, perspectives, KEYS),
    FIELD(CardForm, level, KEY, .keys = &LEVELS),
    FIELD(CardForm, how, PROSE, .maximum = CARD_WORDS_MAX),
    FIELD(CardForm, phase, KEY, .keys = &PHASES),
    FIELD(CardForm, timing, TEXT, .maximum = CARD_WORDS_MAX),
    FIELD(CardForm, why, PROSE, .maximum = CARD_WORDS_MAX),
    FIELD(CardForm, language, KEY, .maximum = 20),
    FIELD(CardForm, recorded_for, INTEGER, .minimum = 1, .maximum = RECORDED_FOR_MAX),
    FIELD(CardForm, paper, INTEGER, .minimum = 1, .maximum = CARD_PAPER_MAX),
};
const Schema CARD_FORM = SCHEMA(CardForm, "card", "cards", FIELDS);

bool card_empty(const CardForm *form) {
    return str_empty(form->words) && str_empty(form->who) && str_empty(form->perspectives) &&
           str_empty(form->level) && str_empty(form->how) && str_empty(form->phase) &&
           str_empty(form->timing) && str_empty(form->why);
}

static void check_perspectives(const CardForm *form, const Check *check) {
    Str rest = form->perspectives, key;
    while (str_cut(&rest, ' ', &key))
        if (!pack_knows_perspective(check->pack, key))
            check_found(check, STR("perspectives"), FINDING_UNKNOWN_KEY);
}

/* Plain German is a language of pages; its cards are in German. */
static bool knows_language(Str tag) {
    for (size_t i = 0; i < CARD_LANGUAGE_COUNT; i++)
        if (str_eq(tag, CARD_LANGUAGES[i].tag))
            return true;
    return str_empty(tag) || str_eq(tag, STR(CARD_LANGUAGE_OTHER)) || str_eq(tag, STR("de-simple"));
}

void card_check(const CardForm *form, bool proposal, int64_t columns, const Check *check) {
    if (card_empty(form))
        check_found(check, proposal ? STR("who") : STR("words"), FINDING_REQUIRED);
    check_perspectives(form, check);
    if (!knows_language(form->language))
        check_found(check, STR("language"), FINDING_UNKNOWN_KEY);
    int64_t column;
    bool known = str_empty(form->column) || (str_i64(form->column, &column) && column >= 0 &&
                                             column < CARD_COLUMNS_MAX && column < columns);
    if (!proposal && !known)
        check_found(check, STR("column"), FINDING_UNKNOWN_KEY);
}

int64_t card_column(const CardForm *form) {
    int64_t column;
    bool read = str_i64(form->column, &column) && column >= 0 && column < CARD_COLUMNS_MAX;
    return read ? column : 0;
}

bool card_shown(const Card *card, bool needs_release) {
    return card->withdrawn_at.ms == 0 && (card->released || !needs_release);
}
