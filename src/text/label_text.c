/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/label_text.h"

#include "domain/choices.h"
#include "domain/value_pair.h"
#include "text/messages.h"

Str pack_text(PackText text, Language language) {
    switch (language) {
    case LANGUAGE_EN: return text.en.len > 0 ? text.en : text.de;
    case LANGUAGE_DE_SIMPLE: return text.de_simple.len > 0 ? text.de_simple : text.de;
    case LANGUAGE_TR: return text.tr.len > 0 ? text.tr : pack_text(text, LANGUAGE_DE_SIMPLE);
    case LANGUAGE_UK: return text.uk.len > 0 ? text.uk : pack_text(text, LANGUAGE_DE_SIMPLE);
    case LANGUAGE_AR: return text.ar.len > 0 ? text.ar : pack_text(text, LANGUAGE_DE_SIMPLE);
    case LANGUAGE_DE:
    case LANGUAGE_COUNT: break;
    }
    return text.de;
}

Str perspective_text(Arena *arena, const Pack *pack, Str key, Language language) {
    Str joined = STR(""), piece;
    while (str_cut(&key, '+', &piece)) {
        const Perspective *perspective = pack_perspective(pack, piece);
        Str label = perspective != NULL ? pack_text(perspective->label, language) : piece;
        joined = joined.len == 0 ? label : str_join(arena, joined, STR(" + "), label);
    }
    return joined;
}

static Str task_text(const Pack *pack, Str key, Language language) {
    for (size_t i = pack->processes.count; i-- > 0;) {
        const ProcessTask *task = process_task(&pack->processes.items[i], key);
        if (task != NULL)
            return pack_text(task->title, language);
    }
    return key;
}

Str open_key_text(Arena *arena, const Pack *pack, OpenKeys open, Str key, Language language) {
    const Method *method;
    switch (open) {
    case OPEN_PERSPECTIVES: return perspective_text(arena, pack, key, language);
    case OPEN_METHODS:
        method = pack_method(pack, key);
        return method != NULL ? pack_text(method->label, language) : key;
    case OPEN_TASKS: return task_text(pack, key, language);
    }
    return key;
}

/* The tag of a language has a hyphen ("de-simple"), a key of a message has none. */
static Str as_in_keys(Arena *arena, Str name) {
    ptrdiff_t at = str_find(name, STR("-"));
    return at < 0 ? name
                  : str_join(arena, str_slice(name, 0, (size_t)at), STR("_"),
                             str_slice(name, (size_t)at + 1, SIZE_MAX));
}

Message key_message(Arena *arena, Str schema, Str name, Str part) {
    MsgId id;
    Str key = str_join(arena, schema, STR("."), as_in_keys(arena, name),
                       part.len > 0 ? STR(".") : STR(""), part);
    return message_of(msg_find(key, &id) == ERR_NONE ? id : MSG_NONE);
}

Message key_message_count(Arena *arena, Str schema, Str name, int64_t count) {
    Message message = key_message(arena, schema, name, STR(""));
    message.slots[0].count = count;
    return message;
}

static Str text_of(Arena *arena, Language language, Message message) {
    CLEANUP(out_done) Out out = out_open(64);
    message_text(&out, language, message);
    return str_copy(arena, out_view(&out));
}

Message involvement_brief_message(Arena *arena, Language language, const InvolvementBrief *brief) {
    Str level = text_of(arena, language, key_message(arena, LEVELS.name, brief->level, STR("")));
    if (str_empty(brief->group))
        return msg(noun_involvement_dated, level, brief->planned_on);
    if (brief->groups < 2)
        return msg(noun_involvement_named, level, brief->group, brief->planned_on);
    return msg(noun_involvement_named_more, level, brief->group, (int64_t)brief->groups - 1,
               brief->planned_on);
}

Message formal_message(const Involvement *involvement) {
    if (!involvement->formal)
        return message_of(MSG_NONE);
    return str_empty(involvement->legal_basis) ? msg(public_formal) : msg(public_formal_by);
}

Message coverage_reason_message(Arena *arena, const CoverageReason *reason) {
    Message message =
        key_message(arena, COVERAGE_REASONS.name, COVERAGE_REASONS.keys[reason->kind], STR(""));
    message.slots[0].day = reason->date;
    return message;
}

Message gap_message(Arena *arena, const Gap *gap) {
    Message message = key_message(arena, GAPS.name, GAPS.keys[gap->kind], STR(""));
    if (gap->count > 0)
        message.slots[0].count = (int64_t)gap->count;
    else
        message.slots[0].day = gap->date;
    return message;
}

Str gap_subject_text(Arena *arena, const Pack *pack, const Gap *gap, Language language) {
    if (gap->brief.level.len > 0)
        return text_of(arena, language, involvement_brief_message(arena, language, &gap->brief));
    if (gap->key.len == 0)
        return gap->subject;
    if (gap->kind != GAP_VALUE_PAIR)
        return perspective_text(arena, pack, gap->key, language);
    return text_of(arena, language, key_message(arena, VALUE_PAIRS.name, gap->key, STR("")));
}
