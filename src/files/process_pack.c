/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* A template of the process, packs/process/process.json or one an authority brings. */
#include "base/json_writer.h"
#include "base/out.h"
#include "files/pack.h"
#include "files/pack_in.h"

enum { VERSION_MAX = 60, DEPTH_MAX = 16 };

typedef struct Reading {
    const MethodList *methods;
    Process process;
    size_t phases;
} Reading;

static bool knows_method(const void *self, Str key) {
    return method_find(self, key) != NULL;
}

static void read_role(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key", "label", NULL };
    Process *process = &((Reading *)self)->process;
    json_in_only(in, entry, place, NAMES);
    ProcessRole read = { .key = pack_key_read(in, entry, place) };
    if (!str_empty(read.key) && process_role(process, read.key) != NULL)
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    read.label = pack_text_read(in, entry, place, "label");
    *list_push(in->arena, &process->roles) = read;
}

/* The phases are the six that rules know, in their order; a template gives them its words. */
static void read_phase(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key", "label", "hint", NULL };
    Reading *reading = self;
    size_t at = reading->phases++;
    json_in_only(in, entry, place, NAMES);
    Str key = pack_key_read(in, entry, place);
    if (at >= PHASE_COUNT || (!str_empty(key) && !str_eq(key, PHASES.keys[at]))) {
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_UNKNOWN_KEY, 0);
        return;
    }
    reading->process.phases[at] =
        (ProcessPhase){ .label = pack_text_read(in, entry, place, "label"),
                        .hint = pack_text_read(in, entry, place, "hint") };
}

/* -- Tasks ------------------------------------------------------------------------------------- */

static void read_law(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "name", "valid_from", "source", "uncertain", NULL };
    LawList *laws = self;
    json_in_only(in, entry, place, NAMES);
    const json_t *uncertain = json_object_get(entry, "uncertain");
    if (uncertain != NULL && !json_is_boolean(uncertain))
        json_in_fail(in, json_in_member(in, place, STR("uncertain")), FINDING_WRONG_TYPE, 0);
    Law law = { .name = pack_text_read(in, entry, place, "name"),
                .valid_from = pack_in_date(in, entry, place, "valid_from"),
                .source = pack_text_read(in, entry, place, "source"),
                .uncertain = json_is_true(uncertain) };
    *list_push(in->arena, laws) = law;
}

/* A task of the law says which; one of another source has none. */
static LawList read_laws(JsonIn *in, const json_t *entry, Str place, TaskSource source) {
    LawList laws = { 0 };
    Str here = json_in_member(in, place, STR("laws"));
    const json_t *list = json_object_get(entry, "laws");
    if (source != TASK_SOURCE_LAW) {
        if (list != NULL)
            json_in_fail(in, here, FINDING_UNKNOWN_FIELD, 0);
        return laws;
    }
    list = pack_in_list(in, entry, place, "laws");
    if (list != NULL && json_array_size(list) == 0)
        json_in_fail(in, here, FINDING_REQUIRED, 0);
    pack_in_each(in, list, here, read_law, &laws);
    return laws;
}

static Facts read_when(JsonIn *in, const json_t *entry, Str place) {
    Facts when = { 0 };
    if (json_object_get(entry, "when") == NULL)
        return when;
    const json_t *facts = json_in_object(in, entry, place, "when");
    Str here = json_in_member(in, place, STR("when"));
    const char *names[FACT_COUNT + 1] = { NULL };
    for (size_t i = 0; i < FACT_COUNT; i++)
        names[i] = FACTS.keys[i].ptr;
    if (facts == NULL)
        return when;
    json_in_only(in, facts, here, names);
    if (json_object_size(facts) == 0)
        json_in_fail(in, here, FINDING_REQUIRED, 0);
    for (size_t i = 0; i < FACT_COUNT; i++) {
        Str text = json_in_text(in, facts, here, names[i], false, PACK_TEXT_MAX);
        when.answers[i] = fact_answer(text);
        if (json_object_get(facts, names[i]) != NULL && when.answers[i] == FACT_UNSAID)
            json_in_fail(in, json_in_member(in, here, FACTS.keys[i]), FINDING_UNKNOWN_KEY, 0);
    }
    return when;
}

static TaskPart read_part(JsonIn *in, const json_t *entry, Str place) {
    if (json_object_get(entry, "shown_by") == NULL)
        return TASK_PART_COUNT;
    return (TaskPart)pack_in_choice(in, entry, place, "shown_by", &TASK_PARTS);
}

/* In the order of the pairs, as a record has them. */
static Str read_value_pairs(JsonIn *in, const json_t *entry, Str place) {
    uint32_t bits = pack_in_bits(in, entry, place, "value_pairs", &VALUE_PAIRS);
    Str keys = STR("");
    for (size_t i = 0; i < VALUE_PAIR_COUNT; i++)
        if (bits >> i & 1U)
            keys = str_empty(keys) ? VALUE_PAIRS.keys[i]
                                   : str_join(in->arena, keys, STR(" "), VALUE_PAIRS.keys[i]);
    return keys;
}

static void read_task(JsonIn *in, const json_t *entry, Str place, void *self) {
    static const char *const NAMES[] = { "key",     "phase", "title",    "why",         "steps",
                                         "methods", "role",  "effort",   "value_pairs", "source",
                                         "laws",    "when",  "shown_by", NULL };
    Reading *reading = self;
    Process *process = &reading->process;
    json_in_only(in, entry, place, NAMES);
    ProcessTask read = { .key = pack_key_read(in, entry, place) };
    if (!str_empty(read.key) && process_task(process, read.key) != NULL)
        json_in_fail(in, json_in_member(in, place, STR("key")), FINDING_TAKEN, 0);
    read.phase = (Phase)pack_in_choice(in, entry, place, "phase", &PHASES);
    read.title = pack_text_read(in, entry, place, "title");
    read.why = pack_text_read(in, entry, place, "why");
    read.steps = pack_in_texts(in, entry, place, "steps");
    read.methods = pack_in_keys(in, entry, place, "methods", knows_method, reading->methods);
    read.role = json_in_text(in, entry, place, "role", true, PACK_TEXT_MAX);
    if (!str_empty(read.role) && process_role(process, read.role) == NULL)
        json_in_fail(in, json_in_member(in, place, STR("role")), FINDING_UNKNOWN_KEY, 0);
    read.effort = pack_text_read(in, entry, place, "effort");
    read.value_pairs = read_value_pairs(in, entry, place);
    read.source = (TaskSource)pack_in_choice(in, entry, place, "source", &TASK_SOURCES);
    read.laws = read_laws(in, entry, place, read.source);
    read.when = read_when(in, entry, place);
    read.shown_by = read_part(in, entry, place);
    *list_push(in->arena, &process->tasks) = read;
}

/* -- The whole --------------------------------------------------------------------------------- */

static void read_process(JsonIn *in, const json_t *root, Str file, const json_t *tasks,
                         Reading *reading) {
    Process *process = &reading->process;
    process->version = json_in_text(in, root, file, "version", true, VERSION_MAX);
    process->source = json_in_text(in, root, file, "source", false, PACK_TEXT_MAX);
    process->law_as_of = pack_in_date(in, root, file, "law_as_of");
    pack_in_each(in, pack_in_list(in, root, file, "roles"), json_in_member(in, file, STR("roles")),
                 read_role, reading);
    const json_t *phases = json_in_array(in, root, file, "phases");
    Str here = json_in_member(in, file, STR("phases"));
    pack_in_each(in, phases, here, read_phase, reading);
    if (phases != NULL && json_array_size(phases) < PHASE_COUNT)
        json_in_fail(in, json_in_item(in, here, json_array_size(phases)), FINDING_REQUIRED, 0);
    pack_in_each(in, tasks, json_in_member(in, file, STR("tasks")), read_task, reading);
}

/* The head has more members than that of other packs. */
static const json_t *open_process(JsonIn *in, Str file, Str json, json_t **root) {
    static const char *const NAMES[] = { "format", "version", "source", "law_as_of",
                                         "roles",  "phases",  "tasks",  NULL };
    if (pack_parse(in, file, json, root) != ERR_NONE)
        return NULL;
    json_in_only(in, *root, file, NAMES);
    Str given = json_in_text(in, *root, file, "format", true, PACK_TEXT_MAX);
    if (!str_empty(given) && !str_eq(given, STR("einklang-process-1")))
        json_in_fail(in, json_in_member(in, file, STR("format")), FINDING_OUTDATED, 0);
    return pack_in_list(in, *root, file, "tasks");
}

/* In a phase without any nothing could be left to do: it would look complete. */
static void check_phases(JsonIn *in, Str file, const Process *process) {
    bool has[PHASE_COUNT] = { false };
    for (size_t i = 0; i < process->tasks.count; i++)
        has[process->tasks.items[i].phase] = true;
    if (process->tasks.count == 0) {
        json_in_fail(in, json_in_member(in, file, STR("tasks")), FINDING_NO_TASK, 0);
        return;
    }
    for (size_t i = 0; i < PHASE_COUNT; i++)
        if (!has[i])
            json_in_fail(in, json_in_item(in, json_in_member(in, file, STR("phases")), i),
                         FINDING_NO_TASK, 0);
}

static Err read_template(Str file, Str json, const MethodList *methods, bool added, Arena *arena,
                         Findings *findings, Process *ret) {
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    Reading reading = { .methods = methods };
    const json_t *tasks = open_process(&in, file, json, &root);
    if (!in.failed)
        read_process(&in, root, file, tasks, &reading);
    if (!in.failed && added)
        check_phases(&in, file, &reading.process);
    if (in.failed)
        return ERR_INVALID;
    *ret = reading.process;
    return ERR_NONE;
}

Err pack_read_process(Str file, Str json, const MethodList *methods, Arena *arena,
                      Findings *findings, Process *ret) {
    return read_template(file, json, methods, true, arena, findings, ret);
}

Err pack_read_stored_process(Str json, const MethodList *methods, Arena *arena, Findings *findings,
                             Process *ret) {
    return read_template(STR(""), json, methods, false, arena, findings, ret);
}

static Err parse_again(Arena *arena, Str json, json_t **ret_root) {
    Findings ignored = { 0 };
    JsonIn in = { .arena = arena, .findings = &ignored };
    return pack_parse(&in, STR(""), json, ret_root);
}

Err pack_process_line(Str json, Arena *arena, Str *ret) {
    CLEANUP(json_in_freep) json_t *root = NULL;
    CLEANUP(out_done) Out out = out_open(json.len);
    JsonWriter writer = json_open(&out, JSON_COMPACT);
    TRY(parse_again(arena, json, &root));
    if (!json_in_copy(root, DEPTH_MAX, &writer) || json_finish(&writer) != ERR_NONE)
        return ERR_INVALID;
    *ret = str_copy(arena, out_view(&out));
    return ERR_NONE;
}

bool pack_process_same(Str json, Str other) {
    CLEANUP(arena_closep) Arena *arena = arena_open(4096);
    CLEANUP(json_in_freep) json_t *one = NULL, *two = NULL;
    return parse_again(arena, json, &one) == ERR_NONE &&
           parse_again(arena, other, &two) == ERR_NONE && json_equal(one, two);
}
