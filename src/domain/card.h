/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* card.h -- what somebody in the room put on a board.
 *
 * On a board of the form "proposal" a card says who is to be involved, how, when and why, filled in any order; on
 * one of the form "columns" it has words in one column. Whose it is stays with its device: a card shows a name only
 * where the workshop lets people choose one. What is withdrawn keeps its number and no word. */
#include "domain/check.h"
#include "domain/room.h"

/* Languages that a card can say it is in, each as it calls itself. */
#define CARD_LANGUAGE_LIST(X) \
    X("de", "Deutsch")        \
    X("en", "English")        \
    X("tr", "Türkçe")         \
    X("uk", "українська")     \
    X("ar", "العربية")        \
    X("sq", "shqip")          \
    X("bs", "bosanski")       \
    X("bg", "български")      \
    X("zh", "中文")           \
    X("el", "Ελληνικά")       \
    X("es", "español")        \
    X("fa", "فارسی")          \
    X("fr", "français")       \
    X("hi", "हिन्दी")          \
    X("hr", "hrvatski")       \
    X("it", "italiano")       \
    X("ku", "kurdî")          \
    X("nl", "Nederlands")     \
    X("pl", "polski")         \
    X("pt", "português")      \
    X("ro", "română")         \
    X("ru", "русский")        \
    X("so", "Soomaali")       \
    X("sr", "српски")         \
    X("ti", "ትግርኛ")           \
    X("cs", "čeština")        \
    X("hu", "magyar")         \
    X("vi", "Tiếng Việt")
#define CARD_LANGUAGE_OTHER "und" /* none of them */
typedef struct CardLanguage {
    Str tag, name;
} CardLanguage;
extern const CardLanguage CARD_LANGUAGES[];
extern const size_t CARD_LANGUAGE_COUNT;

typedef struct CardId {
    int64_t v;
} CardId;
typedef struct CardGroupId {
    int64_t v;
} CardGroupId;

/* What is typed; the form decides which of them are asked. */
typedef struct CardForm {
    Str column; /* "0" is the first; "": the first */
    Str words;
    Str who;
    Str perspectives; /* KEYS of the reference list */
    Str level;        /* key of LEVELS, "" */
    Str how;
    Str phase; /* key of PHASES, "" */
    Str timing;
    Str why;
    Str language;         /* of the words: CARD_LANGUAGES, or the tag of a page */
    int64_t recorded_for; /* people a facilitator writes for; FIELD_NONE */
    int64_t paper;        /* number of the paper card, of one recorded by who leads; FIELD_NONE */
} CardForm;
extern const Schema CARD_FORM;

typedef struct Card {
    CardId id;
    RecordId board;
    ParticipantId participant; /* 0: nobody's device */
    int64_t number;
    int64_t version;
    Instant created_at, changed_at;
    Str author;
    CardForm form;
    Str translation;
    bool released, parked;
    CardGroupId group;
    RoomTableId table;  /* where it was written; 0: all were together */
    CardId merged_into; /* the card that says the same and stands for both; 0: stands for itself */
    Instant withdrawn_at; /* 0: it is there */
    int64_t dots;         /* all of them; read only where votes may be shown */
} Card;
typedef LIST_OF(Card) Cards;

typedef struct CardGroup {
    CardGroupId id;
    RecordId board;
    Str heading;
} CardGroup;
typedef LIST_OF(CardGroup) CardGroups;

enum {
    CARD_COLUMNS_MAX = 8,
    CARD_WORDS_MAX = 500,
    CARDS_PER_PARTICIPANT = 100, /* on one board */
    CARDS_MAX = 5000,            /* on one board */
    CARD_GROUPS_MAX = 100,
    CARD_HEADING_MAX = 80,
    RECORDED_FOR_MAX = 500,
    CARD_PAPER_MAX = 9999
};

/* REQUIRED: a card that says nothing. `proposal`: form of its board; `columns`: how many it has. */
void card_check(const CardForm *form, bool proposal, int64_t columns, const Check *check);
/* Number of its column, 0 where the text is none. */
int64_t card_column(const CardForm *form);
bool card_empty(const CardForm *form);
/* Whether participants see it: released, where the board asks for it, and not withdrawn. */
bool card_shown(const Card *card, bool needs_release);
