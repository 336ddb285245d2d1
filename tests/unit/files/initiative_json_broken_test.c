/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* What stands in a file that is broken or contradicts itself: nothing of it gets in, and the place is said. */
#include "file_work.h"
#include "sample_picture.h"

/* -- Broken files ------------------------------------------------------------------------------ */

#define INITIATIVE "\"initiative\":{\"id\":1,\"name\":\"V\",\"problem\":\"P\"}"
#define ARCHIVED(day) \
    "\"initiative\":{\"id\":1,\"name\":\"V\",\"problem\":\"P\",\"archived_on\":\"" day "\"}"
#define END "\"history\":[],\"chain\":{\"seq\":0,\"head\":\"\"}"
#define FILE_OF(initiative, goals, stakeholders, involvements)               \
    "{\"format\":\"einklang-initiative-1\"," initiative ",\"goals\":[" goals \
    "],\"stakeholders\":[" stakeholders "],\"involvements\":[" involvements "]," END "}"
#define GOAL(rest) "{\"id\":2,\"statement\":\"Z\"" rest "}"
#define GROUP      "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"it\"]}"
#define ROW(whom, rest)                 \
    "{\"id\":4,\"stakeholders\":[" whom \
    "],\"level\":\"consult\",\"planned_on\":\"2026-06-01\"" rest "}"

#define WORKSHOPS                                                                                 \
    "\"workshops\":[{\"id\":5,\"name\":\"W\",\"purpose\":\"P\",\"level\":\"consult\","            \
    "\"naming\":\"anonymous\"},{\"id\":6,\"name\":\"X\",\"purpose\":\"P\",\"level\":\"consult\"," \
    "\"naming\":\"anonymous\"}],\"boards\":[{\"id\":7,\"workshop\":6,\"title\":\"T\","            \
    "\"prompt\":\"F?\",\"form\":\"proposal\"}],"
#define PART(id, workshop, board)                              \
    "{\"id\":" id ",\"workshop\":" workshop                    \
    ",\"position\":1,\"kind\":\"group_work\",\"title\":\"T\"," \
    "\"minutes\":5,\"board\":" board "}"

#define SAID(id, about, language, text) \
    "{\"id\":" id ",\"about\":" about ",\"language\":\"" language "\"," text "}"
#define SAID_FILE(translations) \
    FILE_OF("\"translations\":[" translations "]," INITIATIVE, GOAL(""), GROUP, "")

#define COMMENT_OF(id, target, rest) "{\"id\":" id ",\"target\":" target ",\"text\":\"A\"" rest "}"
#define WRITTEN(day)                 ",\"created_at\":\"" day "T10:00:00Z\""
#define COMMENT_FILE(comments) \
    FILE_OF("\"comments\":[" comments "]," INITIATIVE, GOAL(""), GROUP, "")

#define TOLD(when)                                                                            \
    "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"history\":[{" when                \
    ",\"actor\":\"A\",\"noun\":\"goal\",\"record\":1,\"action\":\"change\",\"payload\":{}}]," \
    "\"chain\":{\"seq\":0,\"head\":\"\"}}"

#define PICTURE(id, name, rest) \
    "{\"id\":" id ",\"workshop\":5,\"name\":\"" name "\",\"text\":\"B\"" rest "}"
#define BYTES(width, height, text) \
    ",\"width\":" width ",\"height\":" height ",\"bytes\":\"" text "\""
#define GOOD_BYTES     BYTES("3", "2", PICTURE_PNG_TEXT)
#define PICTURES(list) FILE_OF(WORKSHOPS "\"pictures\":[" list "]," INITIATIVE, "", "", "")

/* The same record twice. */
#define ONCE_FILE(plural, fields)                                                                 \
    FILE_OF("\"" plural "\":[{\"id\":8," fields "},{\"id\":9," fields "}]," INITIATIVE, GOAL(""), \
            GROUP, "")

static const struct {
    const char *text, *found;
} BROKEN[] = {
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"S\"") "," SAID("9", "2", "de-simple",
                                                                     "\"statement\":\"S\"")),
      "" },
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"S\"") "," SAID("9", "2", "en",
                                                                     "\"statement\":\"S\"")),
      "/translations/1/language taken" },
    { ONCE_FILE("omissions", "\"perspective\":\"it\",\"reason\":\"R\",\"function\":\"F\""),
      "/omissions/1/perspective taken" },
    { ONCE_FILE("intersections", "\"perspectives\":[\"it\",\"women\"],\"description\":\"N\""),
      "/intersections/1/perspectives taken" },
    { ONCE_FILE("tasks", "\"template\":\"problem\",\"name\":\"T\",\"state\":\"open\""),
      "/tasks/1/template taken" },
    { ONCE_FILE("tasks", "\"name\":\"T\",\"state\":\"open\""), "" },
    { SAID_FILE(SAID("8", "2", "tr", "\"statement\":\"S\"")),
      "/translations/0/language unknown_key" },
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"S\",\"problem\":\"P\",\"answer\":\"A\"")),
      "/translations/0/problem not_its_text, /translations/0/answer not_its_text" },
    { SAID_FILE(SAID("8", "3", "en", "\"name\":\"G\"")), "/translations/0/about no_such_record" },
    { COMMENT_FILE(COMMENT_OF("5", "2", "") "," COMMENT_OF("6", "2", ",\"reply_to\":5")), "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", "") "," COMMENT_OF("6", "3", ",\"reply_to\":5")),
      "/comments/1/reply_to other_thread" },
    /* as older programs wrote it, and where it answers a reply that stands elsewhere */
    { COMMENT_FILE(COMMENT_OF("5", "2", "") "," COMMENT_OF("6", "2", ",\"reply_to\":5") "," //
                   COMMENT_OF("7", "2", ",\"reply_to\":6")),
      "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", "") "," COMMENT_OF("6", "2", ",\"reply_to\":5") "," //
                   COMMENT_OF("7", "3", ",\"reply_to\":6")),
      "/comments/2/reply_to other_thread" },
    { COMMENT_FILE(COMMENT_OF("5", "2", ",\"closed_on\":\"2026-06-16\"")), "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", ",\"closed_on\":\"2030-01-01\"")),
      "/comments/0/closed_on in_future" },
    { COMMENT_FILE(COMMENT_OF("5", "2", WRITTEN("2026-05-02") ",\"closed_on\":\"2026-05-01\"")),
      "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", WRITTEN("2026-05-03") ",\"closed_on\":\"2026-05-01\"")),
      "/comments/0/closed_on closed_before" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"answer_changed_on\":\"2099-01-01\"")),
      "/involvements/0/answer_changed_on in_future" },
    /* as older programs wrote it: received, it was said later, after that; and half of what was taken back */
    { FILE_OF("\"contributions\":[{\"id\":8,\"subject\":\"S\",\"received_on\":\"2026-06-02\","
              "\"answer_was_on\":\"2026-05-30\",\"answer_withdrawn_on\":\"2026-05-31\","
              "\"answer_changed_on\":\"2026-06-01\"}]," INITIATIVE,
              "", GROUP, ""),
      "" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"answer_was_on\":\"2099-01-01\"")), "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", "") "," //
                   COMMENT_OF("6", "2", ",\"reply_to\":5,\"closed_on\":\"2026-06-01\"")),
      "/comments/1/closed_on reply_closed" },
    { COMMENT_FILE(COMMENT_OF("5", "2", WRITTEN("2026-05-02")) "," //
                   COMMENT_OF("6", "2", ",\"reply_to\":5" WRITTEN("2026-05-01"))),
      "" },
    { COMMENT_FILE(COMMENT_OF("5", "2", WRITTEN("2026-05-03")) "," //
                   COMMENT_OF("6", "2", ",\"reply_to\":5" WRITTEN("2026-05-01"))),
      "/comments/1/created_at reply_before" },
    /* said while it was open, on its last day, and (by another clock) the day after */
    { COMMENT_FILE(
          COMMENT_OF("5", "2", WRITTEN("2026-05-01") ",\"closed_on\":\"2026-05-03\"") "," //
          COMMENT_OF("6", "2", ",\"reply_to\":5" WRITTEN("2026-05-04"))),
      "" },
    { COMMENT_FILE(
          COMMENT_OF("5", "2", WRITTEN("2026-05-01") ",\"closed_on\":\"2026-05-03\"") "," //
          COMMENT_OF("6", "2", ",\"reply_to\":5" WRITTEN("2026-05-02")) ","               //
          COMMENT_OF("7", "2", ",\"reply_to\":6" WRITTEN("2026-05-05"))),
      "/comments/2/created_at reply_after" },
    { FILE_OF(
          INITIATIVE,
          GOAL(",\"created_at\":\"2026-05-02T10:00:00Z\",\"changed_at\":\"2026-05-01T10:00:00Z\""),
          "", ""),
      "" },
    { FILE_OF(
          INITIATIVE,
          GOAL(",\"created_at\":\"2026-05-03T10:00:00Z\",\"changed_at\":\"2026-05-01T10:00:00Z\""),
          "", ""),
      "/goals/0/changed_at changed_before" },
    { FILE_OF(ARCHIVED("2026-05-01\"" WRITTEN("2026-05-02") ",\"key\":\"v"), "", "", ""), "" },
    { FILE_OF(ARCHIVED("2026-05-01\"" WRITTEN("2026-05-03") ",\"key\":\"v"), "", "", ""),
      "/initiative/archived_on archived_before" },
    { TOLD("\"at\":\"2026-06-16T10:00:00Z\""), "" },
    { TOLD("\"at\":\"2026-06-17T10:00:00Z\""), "/history/0/at in_future" },
    { TOLD("\"at\":\"2026-06-01T10:00:00Z\",\"erased_at\":\"2027-01-01T10:00:00Z\""),
      "/history/0/erased_at in_future" },
    /* what is wrong with one is said with what records say of each other */
    { FILE_OF("\"comments\":[" COMMENT_OF("5", "2", ",\"draft\":7") "," //
              COMMENT_OF("6", "3", ",\"reply_to\":5") "]," ARCHIVED("2027-01-01"),
              GOAL(",\"due\":7"), GROUP, ROW("9", "")),
      "/goals/0/due wrong_type, /comments/0/draft wrong_type, "
      "/involvements/0/stakeholders no_such_record, /initiative/archived_on in_future" },
    { FILE_OF("\"comments\":[" COMMENT_OF("5", "2", "") "," //
              COMMENT_OF("6", "3", ",\"reply_to\":5") "]," INITIATIVE,
              GOAL(",\"due\":7"), GROUP, ""),
      "/goals/0/due wrong_type, /comments/1/reply_to other_thread" },
    /* nobody is said to refer to nothing while a record is not known */
    { FILE_OF(INITIATIVE, "[]", GROUP, ROW("9", "")), "/goals/0 wrong_type" },
    { SAID_FILE(SAID("8", "\"x\"", "en", "\"statement\":\"S\"") "," SAID("9", "\"x\"", "en",
                                                                         "\"statement\":\"S\"")),
      "/translations/0/about wrong_type, /translations/1/about wrong_type" },
    { SAID_FILE(SAID("8", "2", "en", "\"statement\":\"\"")), "/translations/0 translation_empty" },
    { FILE_OF(ARCHIVED("2026-06-16"), "", "", ""), "" },
    { FILE_OF(ARCHIVED("2027-01-01"), "", "", ""), "/initiative/archived_on in_future" },
    { FILE_OF(INITIATIVE, GOAL(",\"created_at\":\"2026-06-16T21:59:59.999Z\""), "", ""), "" },
    { FILE_OF(INITIATIVE, GOAL(",\"created_at\":\"2026-06-16T22:00:00.000Z\""), "", ""),
      "/goals/0/created_at in_future" },
    { FILE_OF(INITIATIVE, GOAL(",\"changed_at\":\"2999-01-01T00:00:00Z\""), "", ""),
      "/goals/0/changed_at in_future" },
    /* two that are called alike are from before names had to differ */
    { FILE_OF(INITIATIVE, "", GROUP ",{\"id\":4,\"name\":\"G\",\"perspectives\":[\"it\"]}", ""),
      "" },
    { FILE_OF(WORKSHOPS "\"agenda_parts\":[" PART("8", "6", "7") "," PART("9", "5", "null") "]," //
              INITIATIVE,
              "", "", ""),
      "" },
    { FILE_OF(WORKSHOPS "\"agenda_parts\":[" PART("8", "6", "7") "," PART("9", "5", "7") "]," //
              INITIATIVE,
              "", "", ""),
      "/agenda_parts/1/board other_workshop" },
    { PICTURES(PICTURE("8", "a", GOOD_BYTES) "," PICTURE("9", "b", GOOD_BYTES)), "" },
    { PICTURES(PICTURE("8", "a", GOOD_BYTES) "," PICTURE("9", "a", GOOD_BYTES)),
      "/pictures/1/name taken" },
    { PICTURES(PICTURE("8", "A b", GOOD_BYTES)), "/pictures/0/name key_letters" },
    { PICTURES(PICTURE("8", "a", "")), "/pictures/0/bytes required" },
    { PICTURES(PICTURE("8", "a", ",\"bytes\":7")), "/pictures/0/bytes wrong_type" },
    { PICTURES(PICTURE("8", "a", BYTES("3", "2", "!"))), "/pictures/0/bytes picture_broken" },
    { PICTURES(PICTURE("8", "a", BYTES("3", "2", "PHN2Zy8+"))),
      "/pictures/0/bytes picture_format" },
    /* what is said of it is not true; it tells who made it */
    { PICTURES(PICTURE("8", "a", BYTES("2", "3", PICTURE_PNG_TEXT))),
      "/pictures/0/bytes picture_broken" },
    { PICTURES(PICTURE("8", "a", BYTES("3", "2", PICTURE_PNG_TOLD_TEXT))),
      "/pictures/0/bytes picture_broken" },
    { FILE_OF(INITIATIVE, GOAL(""), GROUP, ROW("3", "")), "" },
    { "\xEF\xBB\xBF" FILE_OF(INITIATIVE, "", "", ""), "" }, /* as some editors write it */
    { FILE_OF(INITIATIVE, GOAL(",\"due\":\"2026-02-30\""), "", ""), "/goals/0/due no_such_date" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":\"31.12.2026\""), "", ""), "/goals/0/due not_a_date" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":7"), "", ""), "/goals/0/due wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"created_at\":\"gestern\""), "", ""),
      "/goals/0/created_at not_an_instant" },
    { FILE_OF(INITIATIVE, GOAL(",\"dew\":null"), "", ""), "/goals/0/dew unknown_field" },
    { FILE_OF(INITIATIVE, GOAL(",\"due\":null,\"due\":null"), "", ""), "/goals/0/due repeated" },
    { FILE_OF(INITIATIVE, GOAL(",\"target\":\"12,5\""), "", ""), "/goals/0/target not_a_number" },
    { FILE_OF(INITIATIVE, GOAL(",\"target\":12.5"), "", ""), "/goals/0/target wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"direction\":\"up\""), "", ""),
      "/goals/0/direction unknown_key" },
    { FILE_OF(INITIATIVE, GOAL(",\"value_pairs\":\"people\""), "", ""),
      "/goals/0/value_pairs wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(",\"unit\":\"a\\u0007\""), "", ""), "/goals/0/unit not_text" },
    { FILE_OF(INITIATIVE, "{\"id\":2}", "", ""), "/goals/0/statement required" },
    { FILE_OF(INITIATIVE, "{\"statement\":\"Z\"}", "", ""), "/goals/0/id required" },
    { FILE_OF(INITIATIVE, "{\"id\":0,\"statement\":\"Z\"}", "", ""), "/goals/0/id too_small" },
    { FILE_OF(INITIATIVE, "{\"id\":1,\"statement\":\"Z\"}", "", ""),
      "/initiative/id taken, /goals/0/id taken" },
    { FILE_OF(INITIATIVE, GOAL(",\"statement\":7"), "", ""), "/goals/0/statement repeated" },
    { FILE_OF(INITIATIVE, "{\"id\":2,\"statement\":7}", "", ""), "/goals/0/statement wrong_type" },
    { FILE_OF(INITIATIVE, "[]", "", ""), "/goals/0 wrong_type" },
    { FILE_OF(INITIATIVE, GOAL(""), "", ROW("3", "")),
      "/involvements/0/stakeholders no_such_record" },
    { FILE_OF(INITIATIVE, GOAL(""), "", ROW("2", "")),
      "/involvements/0/stakeholders no_such_record" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"answered_on\":\"2026-06-02\"")),
      "/involvements/0/answer answer_without_text, "
      "/involvements/0/answered_on answer_without_hearing" },
    { FILE_OF(INITIATIVE, "", GROUP, ROW("3", ",\"heard_on\":\"2026-06-16\"")),
      "/involvements/0/heard_on in_future" },
    { FILE_OF(INITIATIVE, "", "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"cats\"]}", ""),
      "/stakeholders/0/perspectives unknown_key" },
    { FILE_OF(INITIATIVE, "", "{\"id\":3,\"name\":\"G\",\"perspectives\":[\"it\"],\"influence\":6}",
              ""),
      "/stakeholders/0/influence too_large" },
    { FILE_OF("\"initiative\":[]", "", "", ""), "/initiative wrong_type" },
    /* as from before there was any other noun */
    { "{\"format\":\"einklang-initiative-1\"," INITIATIVE "," END "}", "" },
    { "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"goals\":null," END "}",
      "/goals wrong_type" },
    { FILE_OF("\"comments\":[{\"id\":5,\"target\":1,\"text\":\"A\",\"reply_to\":5}]," INITIATIVE,
              "", "", ""),
      "/comments/0/reply_to no_such_record" },
    { FILE_OF("\"comments\":[{\"id\":5,\"target\":1,\"text\":\"A\",\"reply_to\":6},"
              "{\"id\":6,\"target\":1,\"text\":\"B\",\"reply_to\":5}]," INITIATIVE,
              "", "", ""),
      "/comments/0/reply_to stands_later" },
    { FILE_OF("\"more\":1," INITIATIVE, "", "", ""), "/more unknown_field" },
    { "{\"format\":\"einklang-initiative-2\",\"anything\":[]}", "/format outdated" },
    { "{\"format\":\"another\"}", " no_export" },
    { "{\"goals\":[]}", " no_export" },
    { "{\"format\":\"einklang-initiative-1\",\"goals\":[{\"due\" 7}]}", "/goals/0/due not_json" },
    { "[]", " no_export" },
    { "Vorhaben", " not_json" },
    { "", " not_json" },
    { "{\"format\":", " not_json" }, /* cut off: what is missing is missing behind it all */
    { "{\"format\":\"einklang-initiative-1\",\"goals\":[{\"due\":\"2026", " not_json" },
    { "{\"format\":\"einklang-initiative-1\"} {}", " not_json" },
    { "{\"form\xff\":1}", "/form not_text" },
};

static void a_broken_file_says_where(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof BROKEN / sizeof *BROKEN; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        Work work = open_work(arena);
        InitiativeFile file = { .chain_seq = -1 };
        Check check = check_of(&work);
        Err err = initiative_json_read(str_from(BROKEN[i].text), &check, &file);
        Str got = STR("");
        for (size_t f = 0; f < work.findings.count; f++)
            got = str_join(arena, got, f > 0 ? STR(", ") : STR(""), work.findings.items[f].field,
                           STR(" "), finding_key(work.findings.items[f].kind));
        if (!str_eq(got, str_from(BROKEN[i].found)))
            fail_msg("%s\n got <" STR_FMT "> instead of <%s>", BROKEN[i].text, STR_ARG(got),
                     BROKEN[i].found);
        assert_int_equal(err, BROKEN[i].found[0] == '\0' ? ERR_NONE : ERR_INVALID);
        if (err != ERR_NONE)
            assert_int_equal(file.chain_seq, -1); /* nothing was handed out */
    }
}

static void a_reply_to_a_reply_is_one_to_the_first(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    static const char FILE_TEXT[] = COMMENT_FILE(
        COMMENT_OF("5", "2", "") "," COMMENT_OF("6", "2", ",\"reply_to\":5") "," //
        COMMENT_OF("7", "2", ",\"reply_to\":6") "," COMMENT_OF("8", "2", ",\"reply_to\":7"));
    InitiativeFile file = read_well(&work, str_from(FILE_TEXT));
    CommentList comments = whole_comments(&file.whole);
    assert_int_equal(comments.count, 4);
    assert_int_equal(comments.items[0].reply_to.v, 0);
    for (size_t i = 1; i < comments.count; i++)
        assert_int_equal(comments.items[i].reply_to.v, 5);
}

/* Such a file is no contradiction to itself once it is here and goes out again. */
static void what_has_no_time_was_written_before_it_ended(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    static const char FILE_TEXT[] =
        FILE_OF("\"comments\":[" COMMENT_OF("5", "2", ",\"closed_on\":\"2026-05-03\"") "," //
                COMMENT_OF("6", "2", ",\"reply_to\":5") "," COMMENT_OF("7", "2", "") "],"  //
                ARCHIVED("2026-05-04"),
                GOAL(""), "", "");
    InitiativeFile file = read_well(&work, str_from(FILE_TEXT));
    CommentList comments = whole_comments(&file.whole);
    assert_int_equal(date_days(local_time(comments.items[0].record.created_at).date),
                     date_days((Date){ 2026, 5, 3 }));
    assert_int_equal(date_days(local_time(comments.items[1].record.created_at).date),
                     date_days((Date){ 2026, 5, 3 }));
    assert_int_equal(comments.items[2].record.created_at.ms, 0);
    assert_int_equal(
        date_days(local_time(whole_initiatives(&file.whole).items->record.created_at).date),
        date_days((Date){ 2026, 5, 4 }));
}

/* As older programs may have written it: where no window is over nobody missed one. */
static void a_window_that_is_not_over_was_not_missed(void **state) {
    static const struct {
        const char *plan;
        bool missed;
    } CASES[] = {
        { "\"note\":\"N\"", false },
        { "\"comments_from\":\"2026-06-10\",\"comments_until\":\"2026-06-20\"", false },
        { "\"comments_from\":\"2026-07-10\",\"comments_until\":\"2026-07-20\"", false },
        { "\"comments_from\":\"2026-05-10\",\"comments_until\":\"2026-05-20\"", true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        Work work = open_work(arena);
        Str text = str_join(arena,
                            STR("{\"format\":\"einklang-initiative-1\"," INITIATIVE
                                ",\"participation_plans\":[{\"id\":2,\"window_missed\":true,"),
                            str_from(CASES[i].plan), STR("}]," END "}"));
        InitiativeFile file = read_well(&work, text);
        ParticipationPlanList plans = whole_participation_plans(&file.whole);
        assert_int_equal(plans.count, 1);
        assert_int_equal(plans.items[0].window_missed, CASES[i].missed);
    }
}

/* -- The template of the process --------------------------------------------------------------- */

#define BOTH_IN       "{\"de\":\"P\",\"en\":\"P\"}"
#define PHASE_OF(key) "{\"key\":\"" key "\",\"label\":" BOTH_IN ",\"hint\":" BOTH_IN "}"
#define TASK_OF(phase)                                                                      \
    "{\"key\":\"" phase "\",\"phase\":\"" phase "\",\"title\":" BOTH_IN ",\"why\":" BOTH_IN \
    ",\"steps\":[],\"methods\":[],\"role\":\"r\",\"effort\":" BOTH_IN                       \
    ",\"value_pairs\":[],\"source\":\"own\"}"
/* clang-format off */
#define EACH_PHASE(of) of("idea") "," of("planning") "," of("development") "," \
    of("commissioning") "," of("operation") "," of("shutdown")
/* clang-format on */

static const char TEMPLATE[] =
    "{\"format\":\"einklang-process-1\",\"version\":\"amt-1\",\"source\":\"Amt\","
    "\"law_as_of\":\"2026-06-01\",\"roles\":[{\"key\":\"r\",\"label\":" BOTH_IN
    "}],\"phases\":[" EACH_PHASE(PHASE_OF) "],\"tasks\":[" EACH_PHASE(TASK_OF) "]}";

static Str with_process(Work *work, const char *version, Str process) {
    return str_join(work->arena,
                    STR("{\"format\":\"einklang-initiative-1\",\"initiative\":{\"id\":1,"
                        "\"name\":\"V\",\"problem\":\"P\",\"process_version\":\""),
                    str_from(version), STR("\"},\"process\":"), process, STR("," END "}"));
}

static void a_template_comes_along(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    InitiativeFile file = read_well(&work, with_process(&work, "amt-1", str_from(TEMPLATE)));
    assert_true(pack_process_same(file.process, str_from(TEMPLATE)));
    Str text = text_of(&work, &file);
    InitiativeFile again = read_well(&work, text);
    assert_true(str_eq(text, text_of(&work, &again)));
    assert_true(str_eq(file.process, again.process));
    Str spaced;
    assert_int_equal(
        pack_process_line(str_join(arena, STR(" \n"), str_from(TEMPLATE)), arena, &spaced),
        ERR_NONE);
    assert_true(str_eq(spaced, file.process));
    assert_false(pack_process_same(file.process, STR("{\"version\":\"amt-1\"}")));
    assert_false(pack_process_same(STR("{"), STR("{")));
}

static Str nested(Arena *arena, int levels) {
    CLEANUP(out_done) Out out = out_open(256);
    out_c(&out, "{\"a\":");
    for (int i = 0; i < levels; i++)
        out_char(&out, '[');
    for (int i = 0; i < levels; i++)
        out_char(&out, ']');
    out_char(&out, '}');
    return str_copy(arena, out_view(&out));
}

static Str large(Arena *arena) {
    char *text = arena_bytes(arena, PACK_PROCESS_MAX);
    memset(text, 'x', PACK_PROCESS_MAX);
    return str_join(arena, STR("{\"a\":\""), str_bytes(text, PACK_PROCESS_MAX), STR("\"}"));
}

static void a_damaged_template_lets_nothing_in(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    Str whole = str_from(TEMPLATE);
    const struct {
        const char *version;
        Str process;
        const char *field;
        FindingKind kind;
    } CASES[] = {
        { "amt-1", STR("[]"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", STR("null"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", STR("{\"a\":1.5}"), "/process", FINDING_WRONG_TYPE },
        { "amt-1", nested(arena, 200), "/process", FINDING_WRONG_TYPE },
        { "amt-1", large(arena), "/process", FINDING_TOO_LARGE },
        { "amt-1", STR("{}"), "/process/format", FINDING_REQUIRED },
        { "amt-1", str_join(arena, str_slice(whole, 0, whole.len - 1), STR(",\"more\":1}")),
          "/process/more", FINDING_UNKNOWN_FIELD },
        { "amt-2", whole, "/initiative/process_version", FINDING_UNKNOWN_KEY },
        { "", whole, "/initiative/process_version", FINDING_UNKNOWN_KEY },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        InitiativeFile none;
        Check check = check_of(&work);
        Str text = with_process(&work, CASES[i].version, CASES[i].process);
        assert_int_equal(initiative_json_read(text, &check, &none), ERR_INVALID);
        const Finding *finding = finding_of(&work.findings, str_from(CASES[i].field));
        if (finding == NULL)
            fail_msg("case %zu: " STR_FMT, i, STR_ARG(work.findings.items[0].field));
        assert_int_equal(finding->kind, CASES[i].kind);
    }
}

/* More is wrong with its records than is said: what nobody is told of refers to nothing all the same. */
static void more_is_wrong_than_is_said(void **state) {
    static const char *const ENDS[] = {
        COMMENT_OF("6", "2", ",\"reply_to\":999"),
        COMMENT_OF("6", "2", ",\"reply_to\":3"),
        COMMENT_OF("5", "2", "") "," COMMENT_OF("5", "2", ",\"reply_to\":5"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
        CLEANUP(out_done) Out goals = out_open(0), text = out_open(0);
        out_c(&goals, "{\"id\":2,\"statement\":\"A\"}");
        for (int64_t id = 1000; id < 1000 + FINDINGS_MAX / 2; id++)
            out_format(&goals, ",{\"id\":%d,\"statement\":\"A\",\"due\":7,\"indicator\":7}",
                       (int)id);
        out_format(&text,
                   "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"goals\":[%s],"
                   "\"stakeholders\":[" GROUP "],\"comments\":[%s]," END "}",
                   str_c(arena, out_view(&goals)), ENDS[i]);
        Work work = open_work(arena);
        Check check = check_of(&work);
        InitiativeFile file;
        assert_int_equal(initiative_json_read(out_view(&text), &check, &file), ERR_INVALID);
        assert_int_equal(work.findings.count, FINDINGS_MAX);
    }
}

static void limits_are_named(void **state) {
    (void)state;
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Work work = open_work(arena);
    CLEANUP(out_done) Out out = out_open(1 << 16);
    out_c(&out, "{\"format\":\"einklang-initiative-1\"," INITIATIVE ",\"goals\":[");
    for (int64_t i = 0; i <= NOUNS[NOUN_GOAL].maximum; i++)
        out_format(&out, "%s{\"id\":%d,\"statement\":\"Z\"}", i > 0 ? "," : "", (int)i + 10);
    out_c(&out, "],\"stakeholders\":[],\"involvements\":[]," END "}");
    InitiativeFile file;
    Check check = check_of(&work);
    assert_int_equal(initiative_json_read(out_view(&out), &check, &file), ERR_INVALID);
    assert_int_equal(work.findings.count, 1);
    assert_true(str_eq(work.findings.items[0].field, STR("/goals")));
    assert_int_equal(work.findings.items[0].kind, FINDING_TOO_MANY);
    assert_int_equal(work.findings.items[0].limit, NOUNS[NOUN_GOAL].maximum);

    char *large = arena_bytes(arena, (size_t)INITIATIVE_FILE_MAX + 1);
    memset(large, ' ', (size_t)INITIATIVE_FILE_MAX + 1);
    check = check_of(&work);
    assert_int_equal(
        initiative_json_read(str_bytes(large, (size_t)INITIATIVE_FILE_MAX + 1), &check, &file),
        ERR_INVALID);
    assert_int_equal(work.findings.items[0].limit, INITIATIVE_FILE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_broken_file_says_where),
        cmocka_unit_test(a_reply_to_a_reply_is_one_to_the_first),
        cmocka_unit_test(more_is_wrong_than_is_said),
        cmocka_unit_test(what_has_no_time_was_written_before_it_ended),
        cmocka_unit_test(a_window_that_is_not_over_was_not_missed),
        cmocka_unit_test(a_template_comes_along),
        cmocka_unit_test(a_damaged_template_lets_nothing_in),
        cmocka_unit_test(limits_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
