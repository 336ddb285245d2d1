/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/workshop_pack.h"

#include "base/out.h"
#include "domain/agenda_part.h"
#include "domain/board.h"
#include "files/pack.h"
#include "files/pack_data.h"
#include "files/pack_in.h"

/* The lines of an array, one below the other; "" without it. */
static Str read_lines(JsonIn *in, const json_t *object, Str place, const char *name) {
    CLEANUP(out_done) Out out = out_open(1 << 10);
    const json_t *lines = json_object_get(object, name);
    Str here = json_in_member(in, place, str_from(name));
    if (lines == NULL)
        return STR("");
    if (!json_is_array(lines))
        json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (!json_is_string(line)) {
            json_in_fail(in, json_in_item(in, here, i), FINDING_WRONG_TYPE, 0);
            continue;
        }
        out_c(&out, i > 0 ? "\n" : "");
        out_str(&out, json_in_view(line));
    }
    if (out.len > PROSE_MAX_LENGTH)
        json_in_fail(in, here, FINDING_TOO_LONG, PROSE_MAX_LENGTH);
    return str_copy(in->arena, out_view(&out));
}

/* What is shown, in every language there is; nothing without it. */
static PackText read_shown(JsonIn *in, const json_t *entry, Str place) {
    static const char *const LANGUAGES[] = { "de", "en", "de-simple", NULL };
    if (json_object_get(entry, "text") == NULL)
        return (PackText){ .de = STR(""), .en = STR(""), .de_simple = STR("") };
    const json_t *texts = json_in_object(in, entry, place, "text");
    Str here = json_in_member(in, place, STR("text"));
    json_in_only(in, texts, here, LANGUAGES);
    return (PackText){ .de = read_lines(in, texts, here, "de"),
                       .en = read_lines(in, texts, here, "en"),
                       .de_simple = read_lines(in, texts, here, "de-simple") };
}

static bool read_flag(JsonIn *in, const json_t *entry, Str place, const char *name) {
    const json_t *value = json_object_get(entry, name);
    if (value != NULL && !json_is_boolean(value))
        json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_WRONG_TYPE, 0);
    return json_is_true(value);
}

static void read_board(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key",    "title",   "prompt",   "form", "columns",
                                         "hidden", "release", "comments", "dots", NULL };
    WorkshopTemplate *template = self;
    json_in_only(in, entry, place, NAMES);
    TemplateBoard board = {
        .key = pack_key_read(in, entry, place),
        .title = pack_text_read(in, entry, place, "title"),
        .prompt = pack_text_read(in, entry, place, "prompt"),
        .form = (BoardForm)pack_in_choice(in, entry, place, "form", &BOARD_FORMS),
        .columns = read_lines(in, entry, place, "columns"),
        .hidden = read_flag(in, entry, place, "hidden"),
        .release = read_flag(in, entry, place, "release"),
        .comments = read_flag(in, entry, place, "comments"),
        .dots = pack_in_number(in, entry, place, "dots", BOARD_DOTS_MAX),
    };
    if (template_board(template, board.key) != NULL)
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    *list_push(in->arena, &template->boards) = board;
}

static int64_t read_number(JsonIn *in, const json_t *entry, Str place, const char *name,
                           int64_t minimum, int64_t maximum) {
    if (json_object_get(entry, name) == NULL)
        return FIELD_NONE;
    int64_t number = pack_in_number(in, entry, place, name, maximum);
    if (number < minimum)
        json_in_fail(in, json_in_member(in, place, str_from(name)), FINDING_TOO_SMALL, minimum);
    return number;
}

static Str read_keys(JsonIn *in, const json_t *entry, Str place, const char *name) {
    Str lines = read_lines(in, entry, place, name), joined = STR("");
    for (Str key; str_cut(&lines, '\n', &key);)
        joined = str_join(in->arena, joined, joined.len > 0 ? STR(" ") : STR(""), key);
    return joined;
}

static void check_split(JsonIn *in, Str here, const SplitForm *split) {
    Findings findings = { 0 };
    split_check(split, NULL, in->arena, &findings);
    for (size_t i = 0; i < findings.count; i++)
        json_in_fail(in, here, findings.items[i].kind, findings.items[i].limit);
}

/* {"assign": "number", "people": 6}: how a part is worked on at tables; all together without it. */
static SplitForm read_split(JsonIn *in, const json_t *entry, Str place) {
    static const char *const NAMES[] = { "assign", "count", "people", "looks", "prompts", NULL };
    SplitForm split;
    schema_clear(&SPLIT_FORM, &split);
    if (json_object_get(entry, "tables") == NULL)
        return split;
    const json_t *tables = json_in_object(in, entry, place, "tables");
    Str here = json_in_member(in, place, STR("tables"));
    json_in_only(in, tables, here, NAMES);
    int assign = pack_in_choice(in, tables, here, "assign", &TABLE_ASSIGNS);
    split = (SplitForm){
        .table_assign = TABLE_ASSIGNS.keys[assign],
        .tables = read_number(in, tables, here, "count", TABLES_MIN, TABLES_MAX),
        .table_people = read_number(in, tables, here, "people", TABLE_PEOPLE_MIN, TABLE_PEOPLE_MAX),
        .table_looks = read_keys(in, tables, here, "looks"),
        .table_prompts = read_lines(in, tables, here, "prompts"),
    };
    check_split(in, here, &split);
    return split;
}

static void read_part(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "kind",  "minutes", "title",  "text",
                                         "notes", "board",   "tables", NULL };
    WorkshopTemplate *template = self;
    json_in_only(in, entry, place, NAMES);
    TemplatePart part = {
        .kind = (AgendaKind)pack_in_choice(in, entry, place, "kind", &AGENDA_KINDS),
        .minutes = pack_in_number(in, entry, place, "minutes", AGENDA_MINUTES_MAX),
        .title = pack_text_read(in, entry, place, "title"),
        .text = read_shown(in, entry, place),
        .board = json_in_text(in, entry, place, "board", false, PACK_TEXT_MAX),
        .split = read_split(in, entry, place),
    };
    if (json_object_get(entry, "notes") != NULL)
        part.notes = pack_text_read(in, entry, place, "notes");
    if (part.minutes == 0)
        json_in_fail(in, json_in_member(in, place, STR("minutes")), FINDING_TOO_SMALL, 1);
    if (!str_empty(part.board) && template_board(template, part.board) == NULL)
        json_in_fail(in, json_in_member(in, place, STR("board")), FINDING_UNKNOWN_KEY, 0);
    if (str_empty(part.board) && !str_empty(part.split.table_assign))
        json_in_fail(in, json_in_member(in, place, STR("tables")), FINDING_TABLES_WITHOUT_BOARD, 0);
    *list_push(in->arena, &template->parts) = part;
}

Err workshop_template_read(Str file, Str json, Arena *arena, Findings *findings,
                           WorkshopTemplate *ret) {
    static const char *const NAMES[] = { "format", "version", "key",   "source", "title",
                                         "lead",   "boards",  "parts", NULL };
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    TRY(pack_parse(&in, file, json, &root));
    json_in_only(&in, root, file, NAMES);
    Str format = json_in_text(&in, root, file, "format", true, PACK_TEXT_MAX);
    if (!str_empty(format) && !str_eq(format, STR("einklang-workshop-1")))
        json_in_fail(&in, json_in_member(&in, file, STR("format")), FINDING_OUTDATED, 0);
    (void)pack_in_date(&in, root, file, "version");
    (void)json_in_text(&in, root, file, "source", false, PACK_TEXT_MAX);
    WorkshopTemplate template = {
        .key = pack_key_read(&in, root, file),
        .title = pack_text_read(&in, root, file, "title"),
        .lead = pack_text_read(&in, root, file, "lead"),
    };
    pack_in_each(&in, pack_in_list(&in, root, file, "boards"),
                 json_in_member(&in, file, STR("boards")), read_board, &template);
    const json_t *parts = pack_in_list(&in, root, file, "parts");
    pack_in_each(&in, parts, json_in_member(&in, file, STR("parts")), read_part, &template);
    if (parts != NULL && template.parts.count == 0)
        json_in_fail(&in, json_in_member(&in, file, STR("parts")), FINDING_REQUIRED, 0);
    if (template.parts.count > AGENDA_POSITION_MAX)
        json_in_fail(&in, json_in_member(&in, file, STR("parts")), FINDING_TOO_MANY,
                     AGENDA_POSITION_MAX);
    if (in.failed)
        return ERR_INVALID;
    *ret = template;
    return ERR_NONE;
}

Err workshop_templates_read_built_in(Arena *arena, Findings *findings, WorkshopTemplates *ret) {
    size_t count;
    const PackFile *files = pack_files(&count);
    WorkshopTemplates list = { 0 };
    for (size_t i = 0; i < count; i++) {
        Str folder = STR("workshops/");
        if (!str_starts(files[i].name, folder))
            continue;
        WorkshopTemplate template;
        TRY(workshop_template_read(str_slice(files[i].name, folder.len, SIZE_MAX), files[i].bytes,
                                   arena, findings, &template));
        *list_push(arena, &list) = template;
    }
    *ret = list;
    return ERR_NONE;
}
