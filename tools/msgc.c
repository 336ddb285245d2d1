/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "tools/msgc.h"

#include <stdlib.h>

#include "base/out.h"
#include "text/message_table.h"

/* Links of a message are numbered <1> to <3>. */
enum { LINKS_MAX = 3, KEY_LENGTH_MAX = 120 };

static const struct {
    Str name;
    const char *parameter, *member;
} KINDS[] = {
    [SLOT_TEXT] = { STR_INIT(""), "Str ", "text" },
    [SLOT_COUNT] = { STR_INIT("n"), "int64_t ", "count" },
    [SLOT_DATE] = { STR_INIT("date"), "Date ", "day" },
    [SLOT_INSTANT] = { STR_INIT("instant"), "Instant ", "at" },
    [SLOT_DECIMAL] = { STR_INIT("decimal"), "Decimal ", "value" },
};
enum { KIND_COUNT = sizeof KINDS / sizeof KINDS[0] };

typedef struct Slot {
    Str name;
    SlotKind kind;
} Slot;

/* The slots a text uses: `used` has a bit per slot, those of links above them. */
typedef struct Slots {
    Slot slots[MESSAGE_SLOTS_MAX];
    int count, links;
    unsigned used;
} Slots;

/* One text on its way from .po to table. */
typedef struct Scan {
    const PoEntry *entry; /* for the place of errors */
    Str rest;
    const Slots *opt_reference; /* NULL: the slots are declared here */
    Slots *slots;
    Out *encoded;
    int open_link; /* 0 = outside */
} Scan;

#define FAIL(scan, ...) po_fail((scan)->entry->path, (scan)->entry->line, __VA_ARGS__)

static bool is_name(Str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(c >= 'a' && c <= 'z') && (i == 0 || !((c >= '0' && c <= '9') || c == '_')))
            return false;
    }
    return name.len > 0;
}

static int slot_find(const Slots *slots, Str name) {
    for (int i = 0; i < slots->count; i++)
        if (str_eq(slots->slots[i].name, name))
            return i;
    return -1;
}

/* {name} or {name:kind}, with `inside` between the braces. */
static Err scan_slot(Scan *scan, Str inside) {
    Str kind_name = inside, name = STR("");
    if (!str_cut(&kind_name, ':', &name) || !is_name(name))
        return FAIL(scan, "{" STR_FMT "} is no slot: {name} or {name:kind}", STR_ARG(inside));
    int kind = 0;
    while (kind < KIND_COUNT && !str_eq(KINDS[kind].name, kind_name))
        kind++;
    if (kind == KIND_COUNT)
        return FAIL(scan, "{" STR_FMT "}: kind is n, date, instant or decimal", STR_ARG(inside));
    const Slots *known = scan->opt_reference != NULL ? scan->opt_reference : scan->slots;
    int number = slot_find(known, name);
    if (number >= 0 && (int)known->slots[number].kind != kind)
        return FAIL(scan, "{" STR_FMT "} has another kind elsewhere", STR_ARG(inside));
    if (number < 0) {
        if (scan->opt_reference != NULL)
            return FAIL(scan, "{" STR_FMT "} is not in msgid", STR_ARG(inside));
        if (scan->slots->count == MESSAGE_SLOTS_MAX)
            return FAIL(scan, "too many slots");
        number = scan->slots->count++;
        scan->slots->slots[number] = (Slot){ name, (SlotKind)kind };
    }
    scan->slots->used |= 1U << number;
    out_char(scan->encoded, MARK_SLOT);
    out_char(scan->encoded, (char)('0' + number));
    return ERR_NONE;
}

/* <1> or </1>; `rest` begins with '<'. Anything else that begins so is refused. */
static Err scan_link(Scan *scan) {
    Str rest = scan->rest;
    bool closing = rest.len > 1 && rest.ptr[1] == '/';
    size_t at = closing ? 2 : 1;
    int number = rest.len > at + 1 && rest.ptr[at + 1] == '>' ? rest.ptr[at] - '0' : 0;
    if (number < 1 || number > LINKS_MAX)
        return FAIL(scan, "only <1>...</1> to <%d> may begin with '<': no markup", LINKS_MAX);
    if (closing ? scan->open_link != number : scan->open_link != 0)
        return FAIL(scan, "links are not paired: <%d>", number);
    scan->open_link = closing ? 0 : number;
    const Slots *known = scan->opt_reference != NULL ? scan->opt_reference : scan->slots;
    if (scan->opt_reference == NULL && number > scan->slots->links)
        scan->slots->links = number;
    if (number > known->links)
        return FAIL(scan, "<%d> is not in msgid", number);
    scan->slots->used |= 1U << (MESSAGE_SLOTS_MAX + number);
    out_char(scan->encoded, closing ? MARK_END : MARK_LINK);
    /* the URL's slot follows the named ones, whose number is known once msgid is read */
    if (!closing)
        out_char(scan->encoded, (char)('0' + known->count + number - 1));
    scan->rest = str_slice(rest, at + 2, SIZE_MAX);
    return ERR_NONE;
}

static bool begins_reference(Str text) {
    size_t i = 1;
    while (i < text.len && text.ptr[i] != ';' && text.ptr[i] != ' ')
        i++;
    return i > 1 && i < text.len && text.ptr[i] == ';';
}

/* Reads a text: collects its slots and writes it with marks. */
static Err scan_text(const PoEntry *entry, Str text, const Slots *opt_reference, Slots *ret_slots,
                     Out *ret_encoded) {
    Scan scan = { .entry = entry,
                  .rest = text,
                  .opt_reference = opt_reference,
                  .slots = ret_slots,
                  .encoded = ret_encoded };
    while (scan.rest.len > 0) {
        char c = scan.rest.ptr[0];
        if (c == '<') {
            TRY(scan_link(&scan));
        } else if (c == '{') {
            ptrdiff_t end = str_index(scan.rest, '}');
            if (end < 0)
                return FAIL(&scan, "'{' without '}'");
            TRY(scan_slot(&scan, str_slice(scan.rest, 1, (size_t)end - 1)));
            scan.rest = str_slice(scan.rest, (size_t)end + 1, SIZE_MAX);
        } else if (c == '}') {
            return FAIL(&scan, "'}' without '{'");
        } else if (c == '&' && begins_reference(scan.rest)) {
            return FAIL(&scan, "write the character itself instead of a character reference");
        } else {
            out_char(ret_encoded, c);
            scan.rest = str_slice(scan.rest, 1, SIZE_MAX);
        }
    }
    if (scan.open_link != 0)
        return FAIL(&scan, "link <%d> is not closed", scan.open_link);
    return ERR_NONE;
}

/* A key with what all languages say about it. */
typedef struct Compiled {
    Str key;
    const PoEntry *first;                   /* in whatever language */
    const PoEntry *entries[LANGUAGE_COUNT]; /* NULL: not translated */
    Slots slots;
    int plural_slot;
    Str texts[LANGUAGE_COUNT][2];
} Compiled;
typedef LIST_OF(Compiled) CompiledList;

static Err encode(Arena *arena, const PoEntry *entry, Str text, const Compiled *message,
                  unsigned needed, Str *ret) {
    CLEANUP(out_done) Out encoded = out_open(0);
    Slots slots = { 0 };
    TRY(scan_text(entry, text, &message->slots, &slots, &encoded));
    if ((slots.used & needed) != needed)
        return po_fail(entry->path, entry->line, STR_FMT ": a slot or link of msgid is missing",
                       STR_ARG(message->key));
    *ret = str_copy(arena, out_view(&encoded));
    return ERR_NONE;
}

/* The translation of one language into both forms. English may leave msgstr empty: msgid is
 * English. */
static Err compile_language(Arena *arena, const PoEntry *english, Compiled *message, int language) {
    const PoEntry *entry = message->entries[language];
    Str one = entry->texts[0], many = entry->texts[1];
    if (language == LANGUAGE_EN && one.len == 0) {
        one = entry->id;
        many = entry->id_plural;
    }
    if (!str_eq(entry->id, english->id) || !str_eq(entry->id_plural, english->id_plural))
        return po_fail(entry->path, entry->line,
                       STR_FMT ": msgid differs from %s:%d, see what changed",
                       STR_ARG(message->key), english->path, english->line);
    if (one.len == 0 || (entry->plural && many.len == 0))
        return po_fail(entry->path, entry->line, STR_FMT ": msgstr is empty",
                       STR_ARG(message->key));
    unsigned links = message->slots.used >> MESSAGE_SLOTS_MAX << MESSAGE_SLOTS_MAX;
    TRY(encode(arena, entry, one, message, entry->plural ? links : message->slots.used,
               &message->texts[language][0]));
    if (entry->plural)
        TRY(encode(arena, entry, many, message, message->slots.used, &message->texts[language][1]));
    return ERR_NONE;
}

/* What the English msgid declares: slots, links, and the slot that chooses the plural. */
static Err declare(const PoEntry *english, Compiled *message) {
    CLEANUP(out_done) Out scratch = out_open(0);
    Slots *slots = &message->slots;
    TRY(scan_text(english, english->plural ? english->id_plural : english->id, NULL, slots,
                  &scratch));
    if (slots->count + slots->links > MESSAGE_SLOTS_MAX)
        return po_fail(english->path, english->line, "more than %d slots and links",
                       MESSAGE_SLOTS_MAX);
    for (int i = 1; i <= slots->links; i++)
        if ((slots->used & 1U << (MESSAGE_SLOTS_MAX + i)) == 0)
            return po_fail(english->path, english->line,
                           "links are numbered from <1> without a gap");
    message->plural_slot = -1;
    for (int i = slots->count; english->plural && i-- > 0;)
        if (slots->slots[i].kind == SLOT_COUNT)
            message->plural_slot = i;
    if (english->plural && message->plural_slot < 0)
        return po_fail(english->path, english->line, "msgid_plural needs a slot like {count:n}");
    return ERR_NONE;
}

static Err compile_message(Arena *arena, Compiled *message) {
    const PoEntry *english = message->entries[LANGUAGE_EN];
    if (english == NULL || message->entries[LANGUAGE_DE] == NULL)
        return po_fail(message->first->path, message->first->line, STR_FMT ": is missing in %s",
                       STR_ARG(message->key), english == NULL ? "en" : "de");
    TRY(declare(english, message));
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const PoEntry *entry = message->entries[i];
        if (entry == NULL)
            continue;
        if (entry->plural != english->plural)
            return po_fail(entry->path, entry->line, STR_FMT ": plural in one language only",
                           STR_ARG(message->key));
        TRY(compile_language(arena, english, message, i));
    }
    for (int i = LANGUAGE_DE_SIMPLE; i < LANGUAGE_COUNT; i++) {
        int instead = i == LANGUAGE_DE_SIMPLE ? LANGUAGE_DE : LANGUAGE_DE_SIMPLE;
        for (int form = 0; form < 2 && message->entries[i] == NULL; form++)
            message->texts[i][form] = message->texts[instead][form];
    }
    return ERR_NONE;
}

static bool key_valid(Str key) {
    if (key.len == 0 || key.len > KEY_LENGTH_MAX || str_ends(key, STR(".")))
        return false;
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i];
        bool dot = c == '.' && i > 0 && key.ptr[i - 1] != '.';
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && !dot)
            return false;
    }
    return true;
}

/* Keys begin with their area, which is the name of the file. */
static Err key_check(const PoEntry *entry) {
    Str area = str_from(entry->path);
    for (Str piece, path = area; str_cut(&path, '/', &piece);)
        area = piece;
    area = str_slice(area, 0, area.len - 3); /* ".po" */
    if (!key_valid(entry->key))
        return po_fail(entry->path, entry->line, STR_FMT ": keys are lower_case.with.dots",
                       STR_ARG(entry->key));
    if (!str_starts(entry->key, area) || entry->key.len <= area.len ||
        entry->key.ptr[area.len] != '.')
        return po_fail(entry->path, entry->line,
                       STR_FMT ": the key must begin with \"" STR_FMT ".\"", STR_ARG(entry->key),
                       STR_ARG(area));
    return ERR_NONE;
}

static int entry_order(const void *left, const void *right) {
    const PoEntry *a = left, *b = right;
    int order = str_compare(a->key, b->key);
    if (order == 0)
        order = a->language - b->language;
    return order != 0 ? order : a->line - b->line;
}

static Err collect(Arena *arena, PoEntries *entries, CompiledList *ret) {
    if (entries->count > 0)
        qsort(entries->items, entries->count, sizeof(PoEntry), entry_order);
    for (size_t i = 0; i < entries->count; i++) {
        const PoEntry *entry = &entries->items[i];
        TRY(key_check(entry));
        Compiled *last = ret->count > 0 ? &ret->items[ret->count - 1] : NULL;
        if (last == NULL || !str_eq(last->key, entry->key)) {
            last = list_push(arena, ret);
            last->key = entry->key;
            last->first = entry;
        }
        if (last->entries[entry->language] != NULL)
            return po_fail(entry->path, entry->line, STR_FMT ": is there twice (line %d)",
                           STR_ARG(entry->key), last->entries[entry->language]->line);
        last->entries[entry->language] = entry;
    }
    return ERR_NONE;
}

/* "goal.count" as goal_count or GOAL_COUNT. */
static const char *identifier(Arena *arena, Str key, bool upper) {
    char *name = arena_new(arena, char, key.len + 1);
    for (size_t i = 0; i < key.len; i++) {
        char c = key.ptr[i] == '.' ? '_' : key.ptr[i];
        name[i] = upper && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return name;
}

static void write_constructor(Arena *arena, const Compiled *message, FILE *header) {
    const Slots *slots = &message->slots;
    Str english = message->entries[LANGUAGE_EN]->id;
    fputs("\n/* ", header);
    for (size_t i = 0; i < english.len; i++) { /* nothing in it may end the comment or begin one */
        char c = english.ptr[i];
        fputc(c == '*' || c == '/' || c == '\n' ? ' ' : c, header);
    }
    fprintf(header, " */\nstatic inline Message msg_%s(", identifier(arena, message->key, false));
    for (int i = 0; i < slots->count; i++)
        fprintf(header, "%s%s" STR_FMT, i > 0 ? ", " : "", KINDS[slots->slots[i].kind].parameter,
                STR_ARG(slots->slots[i].name));
    for (int i = 1; i <= slots->links; i++)
        fprintf(header, "%sStr link%d_url", slots->count + i > 1 ? ", " : "", i);
    fprintf(header, "%s) {\n    return (Message){ .id = MSG_%s", slots->used == 0 ? "void" : "",
            identifier(arena, message->key, true));
    for (int i = 0; i < slots->count; i++)
        fprintf(header, ", .slots[%d].%s = " STR_FMT, i, KINDS[slots->slots[i].kind].member,
                STR_ARG(slots->slots[i].name));
    for (int i = 1; i <= slots->links; i++)
        fprintf(header, ", .slots[%d].text = link%d_url", slots->count + i - 1, i);
    fputs(" };\n}\n", header);
}

static void write_header(Arena *arena, const CompiledList *messages, FILE *header) {
    fputs("/* Compiled from src/text/i18n by tools/msgc: do not edit. */\n#pragma once\n"
          "#include \"text/message.h\"\n\nenum {\n    MSG_NONE,\n",
          header);
    for (size_t i = 0; i < messages->count; i++)
        fprintf(header, "    MSG_%s,\n", identifier(arena, messages->items[i].key, true));
    fputs("    MSG_COUNT\n};\n\n"
          "/* msg(goal_count, 3) is msg_goal_count(3). */\n"
          "#define msg(key, ...) msg_##key(__VA_ARGS__)\n",
          header);
    for (size_t i = 0; i < messages->count; i++)
        write_constructor(arena, &messages->items[i], header);
}

static void write_literal(Str text, FILE *table) {
    fputs("STR_INIT(\"", table);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c < ' ' || c == '"' || c == '\\' || c == '?') /* '?': no trigraphs */
            fprintf(table, "\\%03o", c);
        else
            fputc(c, table);
    }
    fputs("\")", table);
}

static void write_entry(Arena *arena, const Compiled *message, FILE *table) {
    fprintf(table, "    [MSG_%s] = {\n        .key = ", identifier(arena, message->key, true));
    write_literal(message->key, table);
    fputs(",\n        .texts = {\n", table);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        fputs("            { ", table);
        write_literal(message->texts[i][0], table);
        fputs(", ", table);
        write_literal(message->texts[i][1], table);
        fputs(" },\n", table);
    }
    fputs("        },\n        .kinds = { ", table);
    for (int i = 0; i < message->slots.count || i == 0;
         i++) /* those of links are SLOT_TEXT, zero */
        fprintf(table, "%d, ", (int)message->slots.slots[i].kind);
    fprintf(table, "},\n        .plural_slot = %d,\n    },\n", message->plural_slot);
}

static void write_table(Arena *arena, const CompiledList *messages, FILE *table) {
    fputs("/* Compiled from src/text/i18n by tools/msgc: do not edit. */\n"
          "#include \"text/message_table.h\"\n#include \"text/messages.h\"\n\n"
          "const MessageEntry MESSAGES[] = {\n"
          "    [MSG_NONE] = { .key = STR_INIT(\"\"), .plural_slot = -1 },\n",
          table);
    for (size_t i = 0; i < messages->count; i++)
        write_entry(arena, &messages->items[i], table);
    fputs("};\n\nconst size_t MESSAGES_COUNT = MSG_COUNT;\n", table);
}

Err messages_compile(Arena *arena, PoEntries *entries, FILE *header, FILE *table) {
    CompiledList messages = { 0 };
    TRY(collect(arena, entries, &messages));
    if (messages.count >= UINT16_MAX)
        return po_fail("i18n", 1, "more messages than an id can number");
    for (size_t i = 0; i < messages.count; i++)
        TRY(compile_message(arena, &messages.items[i]));
    write_header(arena, &messages, header);
    write_table(arena, &messages, table);
    return ERR_NONE;
}
