/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* message_table.h -- what tools/msgc writes and message.c reads; nobody else includes it but its test.
 *
 * A text is UTF-8 with marks in place of slots: MARK_SLOT digit, MARK_LINK digit ... MARK_END,
 * where the digit '0' + i names the slot (of a link: the one with its URL). The marks cannot occur
 * in a .po file, which must be clean text. */
#include "text/language.h"
#include "text/message.h"

enum { MARK_SLOT = 1, MARK_LINK = 2, MARK_END = 3 };

typedef enum SlotKind { SLOT_TEXT, SLOT_COUNT, SLOT_DATE, SLOT_INSTANT, SLOT_DECIMAL } SlotKind;

typedef struct MessageEntry {
    Str key;
    Str texts[LANGUAGE_COUNT][2]; /* [1] is used for every count but 1 when plural_slot >= 0 */
    uint8_t kinds[MESSAGE_SLOTS_MAX];
    int8_t plural_slot; /* -1: no plural */
} MessageEntry;

/* Sorted by key; MESSAGES[id]; [0] is MSG_NONE with the key "". */
extern const MessageEntry MESSAGES[];
extern const size_t MESSAGES_COUNT;
