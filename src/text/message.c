/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/message.h"

#include "base/html.h"
#include "text/format.h"
#include "text/message_table.h"

typedef enum Target { TARGET_TEXT, TARGET_HTML, TARGET_ATTRIBUTE } Target;

static const MessageEntry *entry_of(MsgId id) {
    return &MESSAGES[id < MESSAGES_COUNT ? id : 0];
}

Err msg_find(Str key, MsgId *ret) {
    size_t low = 1, high = MESSAGES_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(key, MESSAGES[middle].key);
        if (order == 0) {
            *ret = (MsgId)middle;
            return ERR_NONE;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return ERR_NOT_FOUND;
}

Str message_plain(Language language, MsgId id) {
    return entry_of(id)->texts[language][0];
}

static void literal(Out *out, Target target, Str text) {
    if (target == TARGET_TEXT)
        out_str(out, text);
    else
        html_escape(out, text);
}

static void slot(Out *out, Language language, Target target, SlotKind kind, MessageSlot value) {
    switch (kind) {
    case SLOT_TEXT: literal(out, target, value.text); break;
    case SLOT_COUNT: format_i64(out, language, value.count); break;
    case SLOT_DATE: format_date(out, language, value.day); break;
    case SLOT_INSTANT: format_instant(out, language, value.at); break;
    case SLOT_DECIMAL: format_decimal(out, language, value.value); break;
    }
}

static void link_begin(Out *out, Target target, Str url) {
    if (target != TARGET_HTML)
        return;
    out_c(out, "<a href=\"");
    html_url(out, url);
    out_c(out, "\">");
}

static void link_end(Out *out, Target target, Str url) {
    if (target == TARGET_HTML)
        out_c(out, "</a>");
    if (target != TARGET_TEXT)
        return;
    out_c(out, " (");
    out_str(out, url);
    out_char(out, ')');
}

static bool word_missing(const MessageEntry *entry, const Message *message, int number) {
    return entry->kinds[number] == SLOT_TEXT && message->slots[number].text.len == 0;
}

/* Before an empty word stands no space, unless more words follow right behind it. */
static bool leaves_gap(Str before, Str after) {
    return str_ends(before, STR(" ")) && (after.len == 0 || strchr(" ,.;:)", after.ptr[0]) != NULL);
}

static void render(Out *out, Language language, Target target, const Message *message) {
    const MessageEntry *entry = entry_of(message->id);
    int form = entry->plural_slot >= 0 && message->slots[entry->plural_slot].count != 1;
    Str text = entry->texts[language][form];
    Str url = STR("");
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char mark = (unsigned char)text.ptr[i];
        if (mark > MARK_END)
            continue;
        Str before = str_slice(text, from, i - from);
        if (mark == MARK_SLOT && word_missing(entry, message, text.ptr[i + 1] - '0') &&
            leaves_gap(before, str_slice(text, i + 2, SIZE_MAX)))
            before.len--;
        literal(out, target, before);
        if (mark == MARK_END) {
            link_end(out, target, url);
        } else {
            int number = text.ptr[++i] - '0'; /* msgc always writes a digit after these */
            if (mark == MARK_SLOT) {
                slot(out, language, target, (SlotKind)entry->kinds[number], message->slots[number]);
            } else {
                url = message->slots[number].text;
                link_begin(out, target, url);
            }
        }
        from = i + 1;
    }
    literal(out, target, str_slice(text, from, SIZE_MAX));
}

void message_text(Out *out, Language language, Message message) {
    render(out, language, TARGET_TEXT, &message);
}

void message_html(Out *out, Language language, Message message) {
    render(out, language, TARGET_HTML, &message);
}

void message_attribute(Out *out, Language language, Message message) {
    render(out, language, TARGET_ATTRIBUTE, &message);
}
