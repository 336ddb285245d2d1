/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/out.h"
#include "domain/guide.h"
#include "files/pack.h"

static int set_up(void **state) {
    *state = arena_open(1 << 16);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static Pack built_in(Arena *arena) {
    Findings findings = { 0 };
    Pack pack;
    assert_int_equal(pack_read_built_in(arena, &findings, &pack), ERR_NONE);
    return pack;
}

/* -- What is built in -------------------------------------------------------------------------- */

static void both_languages(PackText text, Str key) {
    if (str_empty(text.de) || str_empty(text.en))
        fail_msg(STR_FMT ": a text is missing", STR_ARG(key));
    if (str_eq(text.de, text.en) && str_index(text.de, ' ') >= 0)
        fail_msg(STR_FMT ": not translated: " STR_FMT, STR_ARG(key), STR_ARG(text.de));
}

static void task_is_whole(const Pack *pack, const Process *process, const ProcessTask *task) {
    Str pair, pairs = task->value_pairs;
    both_languages(task->title, task->key);
    both_languages(task->why, task->key);
    both_languages(task->effort, task->key);
    assert_true(task->title.de_simple.len > 0);
    assert_in_range(task->steps.count, 2, 5);
    for (size_t i = 0; i < task->steps.count; i++)
        both_languages(task->steps.items[i], task->key);
    for (size_t i = 0; i < task->methods.count; i++) {
        const Method *method = pack_method(pack, task->methods.items[i]);
        assert_non_null(method);
        if ((method->phases >> task->phase & 1U) == 0)
            fail_msg(STR_FMT " names " STR_FMT ", which is not for its phase", STR_ARG(task->key),
                     STR_ARG(method->key));
    }
    assert_non_null(process_role(process, task->role));
    assert_true(value_pair_bits(pairs) != 0);
    while (str_cut(&pairs, ' ', &pair))
        assert_true(key_set_has(&VALUE_PAIRS, pair));
    assert_int_equal(task->laws.count > 0, task->source == TASK_SOURCE_LAW);
    for (size_t i = 0; i < task->laws.count; i++) {
        const Law *law = &task->laws.items[i];
        assert_true(date_valid(law->valid_from));
        assert_true(law->name.de.len > 0 && law->name.en.len > 0);
        assert_true(law->source.de.len > 0 && law->source.en.len > 0);
    }
}

static void the_built_in_process_is_whole(void **state) {
    Pack pack = built_in(*state);
    const Process *process = pack_newest_process(&pack);
    size_t tasks[PHASE_COUNT] = { 0 }, sources[TASK_SOURCE_COUNT] = { 0 };
    assert_non_null(process);
    assert_true(date_valid(process->law_as_of) && process->source.len > 0);
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        both_languages(process->phases[i].hint, PHASES.keys[i]);
        assert_true(process->phases[i].label.de_simple.len > 0);
        assert_true(process->phases[i].hint.de_simple.len > 0);
    }
    for (size_t i = 0; i < process->roles.count; i++)
        both_languages(process->roles.items[i].label, process->roles.items[i].key);
    for (size_t i = 0; i < process->tasks.count; i++) {
        const ProcessTask *task = &process->tasks.items[i];
        task_is_whole(&pack, process, task);
        tasks[task->phase]++;
        sources[task->source]++;
        if (i > 0)
            assert_true(task[-1].phase <= task->phase);
    }
    assert_in_range(process->tasks.count, 38, 50);
    for (size_t i = 0; i < PHASE_COUNT; i++)
        assert_true(tasks[i] >= 3);
    for (size_t i = 0; i < TASK_SOURCE_COUNT; i++)
        assert_true(sources[i] >= 5);
}

static void every_part_of_the_workspace_shows_one_task(void **state) {
    Pack pack = built_in(*state);
    const Process *process = pack_newest_process(&pack);
    size_t shown[TASK_PART_COUNT + 1] = { 0 };
    for (size_t i = 0; i < process->tasks.count; i++)
        shown[process->tasks.items[i].shown_by]++;
    for (size_t i = 0; i < TASK_PART_COUNT; i++)
        if (shown[i] != 1)
            fail_msg(STR_FMT " shows %zu tasks", STR_ARG(TASK_PARTS.keys[i]), shown[i]);
}

static void laws_begin_when_they_do(void **state) {
    static const struct {
        const char *task;
        size_t law;
        const char *name, *from;
        bool uncertain;
    } CASES[] = {
        { "staff_council", 0, "BPersVG § 80 Abs. 1 Nr. 21", "2021-06-15", false },
        { "disability_representation", 0, "SGB IX § 178 Abs. 2", "2018-01-01", false },
        { "dpia", 0, "DSGVO Art. 35", "2018-05-25", false },
        { "literacy", 0, "KI-Verordnung Art. 4", "2025-02-02", false },
        { "prohibited", 0, "KI-Verordnung Art. 5", "2025-02-02", false },
        { "prohibited", 1, "KI-Verordnung Art. 5 Abs. 1 Buchst. ba und bb", "2026-12-02", false },
        { "oversight_people", 0, "KI-Verordnung Art. 26 Abs. 2", "2027-12-02", false },
        { "fria", 0, "KI-Verordnung Art. 27 Abs. 1", "2027-12-02", false },
        { "registration", 1, "KI-Verordnung Art. 49 Abs. 3", "2026-08-02", true },
        { "notice_public", 0, "KI-Verordnung Art. 50", "2026-08-02", false },
        { "accessibility", 1, "BITV 2.0 §§ 3 und 4", "2019-05-25", false },
    };
    Pack pack = built_in(*state);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const ProcessTask *task = process_task(pack_newest_process(&pack), str_from(CASES[i].task));
        char from[DATE_ISO_SIZE];
        assert_non_null(task);
        assert_true(task->laws.count > CASES[i].law);
        const Law *law = &task->laws.items[CASES[i].law];
        assert_string_equal(str_c(*state, law->name.de), CASES[i].name);
        assert_string_equal(str_c(*state, date_iso(law->valid_from, from)), CASES[i].from);
        assert_int_equal(law->uncertain, CASES[i].uncertain);
    }
}

static void versions_are_found(void **state) {
    Pack pack = built_in(*state);
    const Process *newest = pack_newest_process(&pack);
    Pack empty = { 0 };
    assert_ptr_equal(pack_process(&pack, newest->version), newest);
    assert_null(pack_process(&pack, STR("")));
    assert_null(pack_process(&pack, STR("1999-01-01")));
    assert_null(pack_newest_process(&empty));
}

/* -- How many tasks that gives ----------------------------------------------------------------- */

static GuideCounts counts_of(Arena *arena, const Process *process, FactAnswer answer,
                             FactAnswer procured) {
    GuideInput input = { .process = process, .today = { 2026, 11, 28 } };
    for (size_t i = 0; i < FACT_COUNT; i++)
        input.facts.answers[i] = answer;
    input.facts.answers[FACT_PROCURED] = procured;
    return guide_of(arena, &input).counts;
}

static void a_small_initiative_gets_few_tasks(void **state) {
    Pack pack = built_in(*state);
    const Process *process = pack_newest_process(&pack);
    GuideCounts built = counts_of(*state, process, FACT_NO, FACT_NO);
    GuideCounts bought = counts_of(*state, process, FACT_NO, FACT_YES);
    assert_in_range(built.applying, 10, 15);
    assert_in_range(bought.applying, 10, 15);
    assert_int_equal(built.unsaid + bought.unsaid, 0);
    GuideCounts all = counts_of(*state, process, FACT_YES, FACT_YES);
    assert_in_range(all.applying, 40, process->tasks.count);
    GuideCounts unsaid = counts_of(*state, process, FACT_UNSAID, FACT_UNSAID);
    assert_int_equal(unsaid.applying, process->tasks.count);
    assert_int_equal(unsaid.unsaid, process->tasks.count - built.applying + 1);
}

/* Each fact must matter: otherwise it need not be asked for. */
static void every_fact_decides_something(void **state) {
    Pack pack = built_in(*state);
    const Process *process = pack_newest_process(&pack);
    for (size_t fact = 0; fact < FACT_COUNT; fact++) {
        size_t tasks = 0;
        for (size_t i = 0; i < process->tasks.count; i++)
            tasks += process->tasks.items[i].when.answers[fact] != FACT_UNSAID;
        if (tasks < 2)
            fail_msg(STR_FMT " decides %zu tasks", STR_ARG(FACTS.keys[fact]), tasks);
    }
}

/* -- What an authority may bring --------------------------------------------------------------- */

#define BOTH       "{\"de\":\"x\",\"en\":\"x\"}"
#define PHASE(key) "{\"key\":\"" key "\",\"label\":" BOTH ",\"hint\":" BOTH "}"
#define FIVE_PHASES                                                                                \
    PHASE("idea")                                                                                  \
    "," PHASE("planning") "," PHASE("development") "," PHASE("commissioning") "," PHASE("operatio" \
                                                                                        "n")
#define SIX_PHASES FIVE_PHASES "," PHASE("shutdown")
#define ROLES      "{\"key\":\"lead\",\"label\":" BOTH "}"
#define FILE_OF(format, roles, phases, tasks)                                                     \
    "{\"format\":\"" format "\",\"version\":\"7\",\"law_as_of\":\"2026-11-22\",\"roles\":[" roles \
    "],\"phases\":[" phases "],\"tasks\":[" tasks "]}"
/* With a task in each phase behind what is looked at. */
#define TASKS(tasks) FILE_OF("einklang-process-1", ROLES, SIX_PHASES, tasks "," REST("lead"))
#define PHASES_OF(p) FILE_OF("einklang-process-1", ROLES, p, REST("lead"))
/* Everything but the end, which says source and what else */
#define TASK_IN(key, phase, methods, role, pairs, end)                                       \
    "{\"key\":\"" key "\",\"phase\":\"" phase "\",\"title\":" BOTH ",\"why\":" BOTH          \
    ",\"steps\":[" BOTH "],\"methods\":[" methods "],\"role\":\"" role "\",\"effort\":" BOTH \
    ",\"value_pairs\":[" pairs "]," end "}"
#define TASK(key, end)    TASK_IN(key, "idea", "", "lead", "", end)
#define OWN               "\"source\":\"own\""
#define FILL(phase, role) TASK_IN(phase, phase, "", role, "", OWN)
#define REST(role)                                                     \
    FILL("idea", role)                                                 \
    "," FILL("planning", role) "," FILL("development", role) "," FILL( \
        "commissioning", role) "," FILL("operation", role) "," FILL("shutdown", role)
#define LAW(name, from) "{\"name\":" name ",\"valid_from\":\"" from "\",\"source\":" BOTH "}"
#define AT              "process.json/tasks/0/"

static const struct {
    const char *json, *found;
} MISTAKES[] = {
    { TASKS(TASK("a", OWN)), "" },
    { FILE_OF("einklang-process-1", ROLES, SIX_PHASES, ""), "process.json/tasks:no_task" },
    { FILE_OF("einklang-process-1", ROLES, SIX_PHASES, TASK("a", OWN)),
      "process.json/phases/1:no_task" },
    { FILE_OF("einklang-process-2", ROLES, SIX_PHASES, REST("lead")),
      "process.json/format:outdated" },
    { PHASES_OF(FIVE_PHASES), "process.json/phases/5:required" },
    { PHASES_OF(SIX_PHASES "," PHASE("idea")), "process.json/phases/6/key:unknown_key" },
    { PHASES_OF(PHASE("planning") "," FIVE_PHASES), "process.json/phases/0/key:unknown_key" },
    { FILE_OF("einklang-process-1", ROLES "," ROLES, SIX_PHASES, REST("lead")),
      "process.json/roles/1/key:taken" },
    { TASKS("7"), "process.json/tasks/0:wrong_type" },
    { TASKS(TASK("a", OWN) "," TASK("a", OWN)), "process.json/tasks/1/key:taken" },
    { TASKS(TASK("A b", OWN)), AT "key:unknown_key" },
    { TASKS(TASK_IN("a", "party", "", "lead", "", OWN)), AT "phase:unknown_key" },
    { TASKS(TASK_IN("a", "idea", "", "emperor", "", OWN)), AT "role:unknown_key" },
    { TASKS(TASK_IN("a", "idea", "\"workshop\"", "lead", "\"people\"", OWN)), "" },
    { TASKS(TASK_IN("a", "idea", "\"seance\"", "lead", "", OWN)), AT "methods/0:unknown_key" },
    { TASKS(TASK_IN("a", "idea", "\"workshop\",\"workshop\"", "lead", "", OWN)),
      AT "methods/1:taken" },
    { TASKS(TASK_IN("a", "idea", "", "lead", "\"greed\"", OWN)), AT "value_pairs/0:unknown_key" },
    { TASKS(TASK("a", "\"source\":\"rumour\"")), AT "source:unknown_key" },
    { TASKS(TASK("a", "\"source\":\"law\"")), AT "laws:required" },
    { TASKS(TASK("a", "\"source\":\"law\",\"laws\":[]")), AT "laws:required" },
    { TASKS(TASK("a", OWN ",\"laws\":[]")), AT "laws:unknown_field" },
    { TASKS(TASK("a", "\"source\":\"law\",\"laws\":[" LAW(BOTH, "2027-12-02") "]")), "" },
    { TASKS(TASK("a", "\"source\":\"law\",\"laws\":[" LAW(BOTH, "soon") "]")),
      AT "laws/0/valid_from:not_a_date" },
    { TASKS(TASK("a", "\"source\":\"law\",\"laws\":[" LAW(BOTH, "2027-02-30") "]")),
      AT "laws/0/valid_from:no_such_date" },
    { TASKS(TASK("a", "\"source\":\"law\",\"laws\":[" LAW("{\"de\":\"x\"}", "2027-12-02") "]")),
      AT "laws/0/name/en:required" },
    { TASKS(TASK("a", OWN ",\"when\":{\"learns\":\"yes\",\"procured\":\"no\"}")), "" },
    { TASKS(TASK("a", OWN ",\"when\":{\"learns\":\"perhaps\"}")), AT "when/learns:unknown_key" },
    { TASKS(TASK("a", OWN ",\"when\":{\"moon\":\"yes\"}")), AT "when/moon:unknown_field" },
    { TASKS(TASK("a", OWN ",\"when\":{}")), AT "when:required" },
    { TASKS(TASK("a", OWN ",\"shown_by\":\"plan\"")), "" },
    { TASKS(TASK("a", OWN ",\"shown_by\":\"magic\"")), AT "shown_by:unknown_key" },
    { TASKS(TASK("a", OWN ",\"colour\":\"red\"")), AT "colour:unknown_field" },
    { "[]", "process.json:wrong_type" },
    { "{\"tasks\":x", "process.json/tasks:not_json" },
    { "{\"format\":\"einklang-process-1\",\"version\":\"1\",\"tasks\":[]}",
      "process.json/law_as_of:required" },
};

static void a_mistake_names_its_place(void **state) {
    Method workshop[] = { { .key = STR_INIT("workshop") } };
    MethodList methods = { workshop, 1, 1 };
    for (size_t i = 0; i < sizeof MISTAKES / sizeof *MISTAKES; i++) {
        Findings findings = { 0 };
        Process process;
        Err err = pack_read_process(STR("process.json"), str_from(MISTAKES[i].json), &methods,
                                    *state, &findings, &process);
        Str got = findings.count == 0 ? STR("")
                                      : str_join(*state, findings.items[0].field, STR(":"),
                                                 finding_key(findings.items[0].kind));
        assert_string_equal(str_c(*state, got), MISTAKES[i].found);
        assert_int_equal(err, MISTAKES[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
    }
}

/* `count` entries, each with its number in the middle. */
static Str many(Arena *arena, size_t count, const char *before, const char *behind) {
    CLEANUP(out_done) Out out = out_open(1 << 12);
    for (size_t i = 0; i < count; i++) {
        out_c(&out, i > 0 ? "," : "");
        out_c(&out, before);
        out_i64(&out, (int64_t)i);
        out_c(&out, behind);
    }
    return str_copy(arena, out_view(&out));
}

static void no_list_is_without_end(void **state) {
    const struct {
        const char *field, *before, *behind, *start, *end;
    } LISTS[] = {
        { "process.json/roles", "{\"key\":\"r", "\",\"label\":" BOTH "}",
          "{\"format\":\"einklang-process-1\",\"version\":\"7\",\"law_as_of\":\"2026-11-22\","
          "\"roles\":[",
          "],\"phases\":[" SIX_PHASES "],\"tasks\":[" REST("r0") "]}" },
        { AT "laws", "{\"valid_from\":\"2027-12-02\",\"name\":{\"de\":\"d\",\"en\":\"e",
          "\"},\"source\":" BOTH "}",
          "{\"format\":\"einklang-process-1\",\"version\":\"7\",\"law_as_of\":\"2026-11-22\","
          "\"roles\":[" ROLES "],\"phases\":[" SIX_PHASES
          "],\"tasks\":[{\"key\":\"a\",\"phase\":\"idea\",\"title\":" BOTH ",\"why\":" BOTH
          ",\"steps\":[],\"methods\":[],\"role\":\"lead\",\"effort\":" BOTH
          ",\"value_pairs\":[],\"source\":\"law\",\"laws\":[",
          "]}," REST("lead") "]}" },
    };
    MethodList none = { 0 };
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++)
        for (size_t more = 0; more <= 1; more++) {
            Findings findings = { 0 };
            Process process;
            Str entries = many(*state, PACK_ENTRIES_MAX + more, LISTS[i].before, LISTS[i].behind);
            Str json = str_join(*state, str_from(LISTS[i].start), entries, str_from(LISTS[i].end));
            Err err =
                pack_read_process(STR("process.json"), json, &none, *state, &findings, &process);
            assert_int_equal(err, more == 0 ? ERR_NONE : ERR_INVALID);
            if (more == 0)
                continue;
            assert_string_equal(str_c(*state, findings.items[0].field), LISTS[i].field);
            assert_int_equal(findings.items[0].kind, FINDING_TOO_MANY);
            assert_int_equal(findings.items[0].limit, PACK_ENTRIES_MAX);
        }
}

/* What was added before the rule stays what initiatives go by. */
static void what_is_stored_is_read_by_the_rule_of_its_time(void **state) {
    Findings findings = { 0 };
    Process process;
    MethodList none = { 0 };
    Str json = STR(FILE_OF("einklang-process-1", ROLES, SIX_PHASES, TASK("a", OWN)));
    assert_int_equal(pack_read_process(STR(""), json, &none, *state, &findings, &process),
                     ERR_INVALID);
    findings = (Findings){ 0 };
    assert_int_equal(pack_read_stored_process(json, &none, *state, &findings, &process), ERR_NONE);
    assert_int_equal(findings.count, 0);
    assert_int_equal(process.tasks.count, 1);
    json = STR(FILE_OF("einklang-process-2", ROLES, SIX_PHASES, TASK("a", OWN)));
    assert_int_equal(pack_read_stored_process(json, &none, *state, &findings, &process),
                     ERR_INVALID);
}

static void an_authority_brings_its_own(void **state) {
    Findings findings = { 0 };
    Process process;
    MethodList none = { 0 };
    Str json = STR(TASKS(TASK_IN("a", "shutdown", "", "lead", "\"agency\",\"people\"",
                                 OWN ",\"when\":{\"procured\":\"no\"},\"shown_by\":\"goals\"")));
    assert_int_equal(
        pack_read_process(STR("process.json"), json, &none, *state, &findings, &process), ERR_NONE);
    assert_string_equal(str_c(*state, process.version), "7");
    const ProcessTask *task = process_task(&process, STR("a"));
    assert_non_null(task);
    assert_int_equal(task->phase, PHASE_SHUTDOWN);
    assert_string_equal(str_c(*state, task->value_pairs), "people agency");
    assert_int_equal(task->when.answers[FACT_PROCURED], FACT_NO);
    assert_int_equal(task->when.answers[FACT_LEARNS], FACT_UNSAID);
    assert_int_equal(task->shown_by, TASK_PART_GOALS);
    assert_false(process_task_always(task));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_built_in_process_is_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_part_of_the_workspace_shows_one_task, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(laws_begin_when_they_do, set_up, tear_down),
        cmocka_unit_test_setup_teardown(versions_are_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_initiative_gets_few_tasks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_fact_decides_something, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mistake_names_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_list_is_without_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_authority_brings_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_stored_is_read_by_the_rule_of_its_time, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
