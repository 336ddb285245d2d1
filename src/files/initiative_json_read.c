/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The reading half of initiative_json.h: bytes → checked records, or findings. */
#include "base/checked.h"
#include "base/out.h"
#include "files/initiative_json_parts.h"
#include "files/pack.h"
#include "files/picture_file.h"

/* -- One record -------------------------------------------------------------------------------- */

/* Findings of one record, by field, become findings of the file, by place; one per field. */
static void report(InitiativeIn *import, Str place, const Findings *found, size_t known_count) {
    const Findings *known = import->in.findings;
    for (size_t i = 0; i < found->count; i++) {
        Str field = found->items[i].field; /* "": of the record as a whole */
        Str here = str_empty(field) ? place : json_in_member(&import->in, place, field);
        bool said = false;
        for (size_t k = known_count; k < known->count; k++)
            said = said || str_eq(known->items[k].field, here);
        if (!said)
            json_in_fail(&import->in, here, found->items[i].kind, found->items[i].limit);
    }
}

static Instant read_instant(JsonIn *in, const json_t *object, Str place, const char *name,
                            bool required) {
    const json_t *value = json_object_get(object, name);
    Instant instant = { 0 };
    if (value == NULL ? !required : json_is_null(value) && !required)
        return instant;
    Str here = json_in_member(in, place, str_from(name));
    if (value == NULL || json_is_null(value))
        json_in_fail(in, here, FINDING_REQUIRED, 0);
    else if (!json_is_string(value))
        json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    else if (instant_parse_iso(json_in_view(value), &instant) != ERR_NONE)
        json_in_fail(in, here, FINDING_NOT_AN_INSTANT, 0);
    return instant;
}

/* When something was written or changed. */
static Instant read_past(InitiativeIn *import, const json_t *object, Str place, const char *name) {
    Instant instant = read_instant(&import->in, object, place, name, false);
    if (is_ahead(import, local_time(instant).date))
        json_in_fail(&import->in, json_in_member(&import->in, place, str_from(name)),
                     FINDING_IN_FUTURE, 0);
    return instant;
}

/* No clock of ours wrote that. */
static void check_changed(InitiativeIn *import, const Record *record, Str place) {
    if (record->changed_at.ms != 0 &&
        is_before(local_time(record->changed_at).date, record->created_at))
        json_in_fail(&import->in, json_in_member(&import->in, place, STR("changed_at")),
                     FINDING_CHANGED_BEFORE, 0);
}

static int64_t read_number(JsonIn *in, const json_t *object, Str place, const char *name,
                           int64_t minimum) {
    const json_t *value = json_object_get(object, name);
    Str here = json_in_member(in, place, str_from(name));
    if (value == NULL)
        json_in_fail(in, here, FINDING_REQUIRED, 0);
    else if (!json_is_integer(value))
        json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    else if (json_integer_value(value) < minimum)
        json_in_fail(in, here, FINDING_TOO_SMALL, minimum);
    else
        return json_integer_value(value);
    return 0;
}

/* Written anew it is the same; its digest app/picture.h knows. */
static void read_picture(InitiativeIn *import, const json_t *object, Str place, Picture *picture) {
    JsonIn *in = &import->in;
    const json_t *text = json_object_get(object, "bytes");
    Str here = json_in_member(in, place, STR("bytes"));
    Findings found = { 0 };
    PictureFile file = { 0 };
    Str bytes;
    if (text == NULL || !json_is_string(text)) {
        json_in_fail(in, here, text == NULL ? FINDING_REQUIRED : FINDING_WRONG_TYPE, 0);
        return;
    }
    if (!picture_text_read(json_in_view(text), in->arena, &bytes)) {
        json_in_fail(in, here, FINDING_PICTURE_BROKEN, 0);
        return;
    }
    Err err = picture_file_read(bytes, here, in->arena, &found, &file);
    if (err != ERR_NONE)
        json_in_fail(in, here, found.items[0].kind, found.items[0].limit);
    else if (!str_eq(file.bytes, bytes) || file.width != picture->width ||
             file.height != picture->height)
        json_in_fail(in, here, FINDING_PICTURE_BROKEN, 0);
    picture->bytes = file.bytes;
}

static void read_record(InitiativeIn *import, NounId noun, const json_t *object, Str place,
                        void *bytes) {
    static const char *const RECORD[] = { "id", "created_at", "changed_at", NULL };
    static const char *const PICTURE[] = { "id", "created_at", "changed_at", "bytes", NULL };
    const char *const *besides = noun == NOUN_PICTURE ? PICTURE : RECORD;
    const Schema *schema = NOUNS[noun].schema;
    JsonIn *in = &import->in;
    if (!json_is_object(object)) {
        json_in_fail(in, place, FINDING_WRONG_TYPE, 0);
        import->unplaced = true;
        return;
    }
    size_t known = in->findings->count;
    Findings found = { 0 };
    RawValue *raw = arena_new(in->arena, RawValue, schema->count);
    schema_clear(schema, bytes);
    json_in_raw(in, schema, object, place, besides, raw);
    Err err = schema_read_stored(schema, in->arena, raw, bytes, &found);
    if (err == ERR_NONE && NOUNS[noun].check != NULL) {
        Check check = *import->check;
        check.findings = &found;
        NOUNS[noun].check(bytes, &check);
    }
    report(import, place, &found, known);
    if (noun == NOUN_PICTURE)
        read_picture(import, object, place, bytes);

    Record *record = bytes;
    record->version = 1;
    record->id.v = read_number(in, object, place, "id", 1);
    record->created_at = read_past(import, object, place, "created_at");
    record->changed_at = read_past(import, object, place, "changed_at");
    check_changed(import, record, place);
    import->unplaced = import->unplaced || record->id.v == 0;
    import->targets[import->target_count] =
        (Target){ .id = record->id.v, .noun = noun, .at = import->target_count };
    import->target_count++;
}

/* -- All records ------------------------------------------------------------------------------- */

/* A file may be older than a noun: without the member there are no such records. */
static const json_t *collection(InitiativeIn *import, const json_t *root, NounId noun) {
    const Schema *schema = NOUNS[noun].schema;
    if (json_object_get(root, schema->plural.ptr) == NULL)
        return NULL;
    const json_t *list = json_in_array(&import->in, root, STR(""), schema->plural.ptr);
    if (list != NULL && json_array_size(list) <= (size_t)NOUNS[noun].maximum)
        return list;
    import->unplaced = true;
    if (list == NULL)
        return NULL;
    json_in_fail(&import->in, json_in_member(&import->in, STR(""), schema->plural),
                 FINDING_TOO_MANY, NOUNS[noun].maximum);
    return NULL;
}

static void read_nouns(InitiativeIn *import, const json_t *root) {
    const json_t *lists[NOUN_COUNT] = { NULL };
    size_t total = 1;
    for (size_t n = NOUN_INITIATIVE + 1; n < NOUN_COUNT; n++) {
        lists[n] = collection(import, root, (NounId)n);
        total += lists[n] != NULL ? json_array_size(lists[n]) : 0;
    }
    import->targets = arena_new(import->in.arena, Target, total);
    const json_t *initiative = json_in_object(&import->in, root, STR(""), "initiative");
    import->unplaced = import->unplaced || initiative == NULL;
    if (initiative != NULL) {
        Initiative *read = arena_new(import->in.arena, Initiative, 1);
        read_record(import, NOUN_INITIATIVE, initiative, STR("/initiative"), read);
        import->file.whole.lists[NOUN_INITIATIVE] = (RecordList){ .items = read, .count = 1 };
    }
    for (size_t n = NOUN_INITIATIVE + 1; n < NOUN_COUNT; n++) {
        const Schema *schema = NOUNS[n].schema;
        size_t count = lists[n] != NULL ? json_array_size(lists[n]) : 0;
        Str place = json_in_member(&import->in, STR(""), schema->plural);
        /* every struct of a noun is made of pointers and 64-bit numbers: arena_bytes aligns it */
        char *items = arena_bytes(import->in.arena, size_mul(count, schema->size));
        for (size_t i = 0; i < count; i++)
            read_record(import, (NounId)n, json_array_get(lists[n], i),
                        json_in_item(&import->in, place, i), items + i * schema->size);
        import->file.whole.lists[n] = (RecordList){ .items = items, .count = count };
    }
}

/* -- History ----------------------------------------------------------------------------------- */

static Str read_payload(JsonIn *in, const json_t *object, Str place) {
    const json_t *payload = json_object_get(object, "payload");
    Str here = json_in_member(in, place, STR("payload"));
    CLEANUP(out_done) Out out = out_open(512);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    if (payload == NULL || json_is_null(payload))
        return STR("");
    if (json_is_object(payload) && json_in_copy(payload, INITIATIVE_PAYLOAD_DEPTH_MAX, &json) &&
        json_finish(&json) == ERR_NONE)
        return str_copy(in->arena, out_view(&out));
    json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    return STR("");
}

static void read_history_line(InitiativeIn *import, const json_t *object, Str place) {
    static const char *const NAMES[] = { "at",      "actor",     "noun",        "record", "action",
                                         "payload", "erased_at", "erased_rule", NULL };
    JsonIn *in = &import->in;
    if (!json_is_object(object)) {
        json_in_fail(in, place, FINDING_WRONG_TYPE, 0);
        return;
    }
    json_in_only(in, object, place, NAMES);
    bool whole = json_is_null(json_object_get(object, "record"));
    Instant at = read_instant(in, object, place, "at", true), erased_at;
    erased_at = read_past(import, object, place, "erased_at");
    if (is_ahead(import, local_time(at).date))
        json_in_fail(in, json_in_member(in, place, STR("at")), FINDING_IN_FUTURE, 0);
    *list_push(in->arena, &import->file.history) = (HistoryLine){
        .at = at,
        .actor = json_in_text(in, object, place, "actor", false, NAME_MAX_LENGTH),
        .noun = json_in_text(in, object, place, "noun", true, KEY_MAX_LENGTH),
        .action = json_in_text(in, object, place, "action", true, KEY_MAX_LENGTH),
        .record = { whole ? 0 : read_number(in, object, place, "record", 1) },
        .payload = read_payload(in, object, place),
        .erased_at = erased_at,
        .erased_rule = json_in_text(in, object, place, "erased_rule", false, KEY_MAX_LENGTH),
    };
}

static void read_history(InitiativeIn *import, const json_t *root) {
    const json_t *lines = json_in_array(&import->in, root, STR(""), "history");
    if (lines == NULL)
        return;
    if (json_array_size(lines) > INITIATIVE_HISTORY_MAX) {
        json_in_fail(&import->in, STR("/history"), FINDING_TOO_MANY, INITIATIVE_HISTORY_MAX);
        return;
    }
    for (size_t i = 0; i < json_array_size(lines); i++)
        read_history_line(import, json_array_get(lines, i),
                          json_in_item(&import->in, STR("/history"), i));
}

/* -- The template of the process ---------------------------------------------------------------- */

/* It is what the initiative says it goes by, and as good as one that is added by itself. */
static void check_process(InitiativeIn *import) {
    JsonIn *in = &import->in;
    Findings found = { 0 };
    Process process;
    Err err = pack_read_process(STR("/process"), import->file.process,
                                &import->check->pack->methods, in->arena, &found, &process);
    for (size_t i = 0; i < found.count; i++)
        json_in_fail(in, found.items[i].field, found.items[i].kind, found.items[i].limit);
    const Initiative *initiative = whole_initiatives(&import->file.whole).items;
    if (err == ERR_NONE && initiative != NULL &&
        !str_eq(initiative->process_version, process.version))
        json_in_fail(in, STR("/initiative/process_version"), FINDING_UNKNOWN_KEY, 0);
}

static void read_process(InitiativeIn *import, const json_t *root) {
    JsonIn *in = &import->in;
    const json_t *process = json_object_get(root, "process");
    if (process == NULL)
        return;
    CLEANUP(out_done) Out out = out_open(1 << 16);
    JsonWriter json = json_open(&out, JSON_COMPACT);
    bool copied = json_is_object(process) &&
                  json_in_copy(process, INITIATIVE_PAYLOAD_DEPTH_MAX, &json) &&
                  json_finish(&json) == ERR_NONE;
    import->file.process = copied ? str_copy(in->arena, out_view(&out)) : STR("");
    if (!copied)
        json_in_fail(in, STR("/process"), FINDING_WRONG_TYPE, 0);
    else if (import->file.process.len > PACK_PROCESS_MAX)
        json_in_fail(in, STR("/process"), FINDING_TOO_LARGE, PACK_PROCESS_MAX);
    else
        check_process(import);
}

/* -- The whole file ---------------------------------------------------------------------------- */

/* False: another format, so that nothing else is worth reading. */
static bool read_format(JsonIn *in, const json_t *root) {
    Str format = json_in_text(in, root, STR(""), "format", false, LINE_MAX_LENGTH);
    int64_t number;
    if (str_eq(format, STR(INITIATIVE_FORMAT)))
        return true;
    bool ours = str_starts(format, STR(INITIATIVE_FORMAT_PREFIX)) &&
                str_i64(str_slice(format, sizeof INITIATIVE_FORMAT_PREFIX - 1, SIZE_MAX), &number);
    if (ours)
        json_in_fail(in, STR("/format"), FINDING_OUTDATED, 0);
    else
        json_in_fail(in, STR(""), FINDING_NO_EXPORT, 0);
    return false;
}

static void read_head(InitiativeIn *import, const json_t *root) {
    static const char *const CHAIN_NAMES[] = { "seq", "head", NULL };
    JsonIn *in = &import->in;
    InitiativeFile *file = &import->file;
    file->program = json_in_text(in, root, STR(""), "program", false, NAME_MAX_LENGTH);
    file->authority = json_in_text(in, root, STR(""), "authority", false, NAME_MAX_LENGTH);
    file->exported_at = read_instant(in, root, STR(""), "exported_at", false);
    const json_t *chain = json_in_object(in, root, STR(""), "chain");
    if (chain == NULL)
        return;
    json_in_only(in, chain, STR("/chain"), CHAIN_NAMES);
    file->chain_seq = read_number(in, chain, STR("/chain"), "seq", 0);
    file->chain_head = json_in_text(in, chain, STR("/chain"), "head", false, NAME_MAX_LENGTH);
}

static void check_names(JsonIn *in, const json_t *root) {
    const char *names[NOUN_COUNT + 8] = { "format", "program", "exported_at", "authority",
                                          "chain",  "process", "initiative",  "history" };
    size_t count = 8;
    for (size_t n = NOUN_INITIATIVE + 1; n < NOUN_COUNT; n++)
        names[count++] = NOUNS[n].schema->plural.ptr;
    names[count] = NULL;
    json_in_only(in, root, STR(""), names);
}

Err initiative_json_read(Str text, const Check *check, InitiativeFile *ret) {
    InitiativeIn import = { .in = { .arena = check->arena, .findings = check->findings },
                            .check = check };
    CLEANUP(json_in_freep) json_t *root = NULL;
    if (text.len > INITIATIVE_FILE_MAX) {
        json_in_fail(&import.in, STR(""), FINDING_TOO_LARGE, INITIATIVE_FILE_MAX);
        return ERR_INVALID;
    }
    TRY(json_in_parse(&import.in, text, &root));
    if (!json_is_object(root)) {
        json_in_fail(&import.in, STR(""), FINDING_NO_EXPORT, 0);
        return ERR_INVALID;
    }
    if (!read_format(&import.in, root))
        return ERR_INVALID;
    check_names(&import.in, root);
    read_head(&import, root);
    read_nouns(&import, root);
    read_process(&import, root);
    if (!import.unplaced)
        initiative_in_check_whole(&import);
    read_history(&import, root);
    if (import.in.failed)
        return ERR_INVALID;
    *ret = import.file;
    return ERR_NONE;
}
