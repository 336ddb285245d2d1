/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* message.h -- a sentence of the product with its values, not yet in a language.
 *
 * The texts stand in src/text/i18n/<language>/<area>.po; tools/msgc compiles them to
 * text/messages.h: for the key "goal.count" with {count:n} the id MSG_GOAL_COUNT and the
 * constructor msg_goal_count(int64_t count), also written msg(goal_count, 3). A Message is a value:
 * it borrows the Str it was given and is rendered once the language of the reader is known.
 *
 * In HTML every literal and every slot is escaped; a numbered link <1>...</1> becomes <a href> with
 * an URL checked by html_url. There is no way to put markup into or through a message. */
#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "text/language.h"

/* One of the MSG_... constants of text/messages.h; 0 = MSG_NONE, which renders as nothing. */
typedef uint16_t MsgId;

/* Values and links of one message; msgc refuses more. */
enum { MESSAGE_SLOTS_MAX = 6 };

/* Which member is meant is fixed per message and slot by the compiled table. */
typedef union MessageSlot {
    Str text;      /* {name}, and the URL of a link */
    int64_t count; /* {name:n} */
    Date day;      /* {name:date} */
    Instant at;    /* {name:instant} */
    Decimal value; /* {name:decimal} */
} MessageSlot;

typedef struct Message {
    MsgId id;
    MessageSlot slots[MESSAGE_SLOTS_MAX];
} Message;

/* A message by id, for ids from tables and from msg_find(); its slots are empty or 0. */
static inline Message message_of(MsgId id) {
    return (Message){ .id = id };
}
/* The id of a key like "goal.statement.label". ERR_NOT_FOUND: there is no such message. */
MUST_CHECK Err msg_find(Str key, MsgId *ret);
/* The text of a message without slots, unescaped, valid for ever. */
Str message_plain(Language language, MsgId id);

/* Plain text for mail, command line and JSON; a link reads "text (URL)". */
void message_text(Out *out, Language language, Message message);
/* HTML text: escaped, links as <a href="...">. */
void message_html(Out *out, Language language, Message message);
/* Attribute value: escaped, links as their text alone. */
void message_attribute(Out *out, Language language, Message message);
