/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "audit/csv_index.h"
#include "base/out.h"
#include "stats/random_counter.h"

enum { LEN_MAX = 4096, WORDS = LEN_MAX / 64 + 1 };

typedef struct Indexed {
    uint64_t fields[WORDS], records[WORDS], lines[WORDS], refused[WORDS];
    CsvIndex index;
} Indexed;

/* What is behind the text must not matter: `behind` stands there. */
static void index_text(CsvWay way, CsvShape shape, Str text, char behind, Indexed *ret) {
    char *bytes = malloc(text.len + CSV_PADDING); /* no more: ASan sees what is read behind it */
    assert_non_null(bytes);
    memcpy(bytes, text.ptr, text.len);
    memset(bytes + text.len, behind, CSV_PADDING);
    memset(ret, 0x5A, sizeof *ret); /* as another block left them */
    ret->index = (CsvIndex){
        .fields = ret->fields, .records = ret->records, .lines = ret->lines, .refused = ret->refused
    };
    csv_index(way, shape, bytes, text.len, &ret->index);
    free(bytes);
}

static bool bit(const uint64_t *mask, size_t at) {
    return mask[at / 64] >> (at % 64) & 1;
}

/* Record ends as ';', refused ones as '!', field ends as ',', all else as it is; then the counts. */
static void show(const Indexed *indexed, Str text, Out *out) {
    const CsvIndex *index = &indexed->index;
    out_reset(out);
    for (size_t i = 0; i < index->whole; i++) {
        bool refused = index->any_refused && bit(index->refused, i);
        assert_true(!bit(index->records, i) || bit(index->fields, i));
        assert_true(!bit(index->records, i) || bit(index->lines, i));
        char c = bit(index->records, i) ? (refused ? '!' : ';')
                                        : (bit(index->fields, i) ? ',' : text.ptr[i]);
        out_char(out, c);
    }
    out_format(out, "|%d %d %d", (int)index->line_count, (int)index->stray_quotes,
               (int)index->refused_count);
}

static void written_out(void **state) {
    (void)state;
    static const struct {
        const char *text, *wanted;
    } CASES[] = {
        { "", "|0 0 0" },
        { "a,b\n1,2\n", "a,b;1,2;|2 0 0" },
        { "a,b\r\n1,2\r\n", "a,b\r;1,2\r;|2 0 0" },
        { "a,b\r1,2\rx", "a,b;1,2;|2 0 0" },
        { "a\r", "|0 0 0" }, /* an LF may follow */
        { "a,b\n1,", "a,b;|1 0 0" },
        { "\n\r\n\r\r\n\n", ";\r;;\r;;|5 0 0" },
        { "\"a,b\",c\n", "\"a,b\",c;|1 0 0" },
        { "\"a\nb\r\nc\rd\",e\n", "\"a\nb\r\nc\rd\",e;|4 0 0" },
        { "\"a\"\"b\",\"\"\n", "\"a\"\"b\",\"\";|1 0 0" },
        { "\"\"\"\"\r\n", "\"\"\"\"\r;|1 0 0" },
        { "a\"b,c\n", "a\"b,c;|1 1 0" },
        { "a\"b,\"c,d\"\n", "a\"b,\"c,d\";|1 1 0" },
        { "5\",6\",7\"\n\"x\ny\"\n", "5\",6\",7\";\"x\ny\";|3 3 0" },
        { "\"a\"b,c\n", "\"a\"b,c!|1 0 1" },
        { "\"a\" ,c\nd\n", "\"a\" ,c!d;|2 0 1" },
        { "\"a\"b\"c,d\n", "\"a\"b\"c,d!|1 0 1" },
        { "x\n\"a\nb\"c\ny\n", "x;\"a\nb\"c!y;|4 0 1" },
        { "a\n\"b\nc\n", "a;|1 0 0" }, /* never closed */
    };
    CLEANUP(out_done) Out out = out_open(64);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        for (CsvWay way = 0; way < CSV_WAY_COUNT; way++) {
            if (!csv_has_way(way))
                continue;
            Indexed indexed;
            Str text = str_from(CASES[i].text);
            index_text(way, (CsvShape){ ',', '"' }, text, '\n', &indexed);
            show(&indexed, text, &out);
            out_char(&out, '\0');
            assert_string_equal(out.ptr, CASES[i].wanted);
        }
}

static void other_shapes(void **state) {
    (void)state;
    CLEANUP(out_done) Out out = out_open(64);
    Indexed indexed;
    for (CsvWay way = 0; way < CSV_WAY_COUNT; way++) {
        if (!csv_has_way(way))
            continue;
        Str text = STR("a;'b;c'\n\"d;e\"\n");
        index_text(way, (CsvShape){ ';', '\'' }, text, ';', &indexed);
        show(&indexed, text, &out);
        assert_true(str_eq(out_view(&out), STR("a,'b;c';\"d,e\";|2 0 0")));
        text = STR("a\t\"b\n\0\t\"\n");
        index_text(way, (CsvShape){ '\t', 0 }, text, '\0', &indexed);
        show(&indexed, text, &out);
        assert_true(str_eq(out_view(&out), STR("a,\"b;\0,\";|2 0 0")));
    }
}

/* Good CSV, and CSV in which anything may stand anywhere. */
static size_t random_text(RandomCounter *random, char *text, unsigned hostility) {
    static const char ANY[] = "\"\"\",,\n\r\r\n ax";
    size_t len = random_counter_next(random) % (LEN_MAX - 8), at = 0;
    bool quoted = false;
    while (at < len) {
        uint64_t draw = random_counter_next(random);
        if (draw % 100 < hostility) {
            text[at++] = ANY[draw / 100 % (sizeof ANY - 1)];
        } else if (quoted) {
            unsigned kind = (unsigned)(draw / 100 % 12);
            if (kind == 0) {
                text[at++] = '"';
                text[at++] = ",\n\r"[draw / 2000 % 3];
                quoted = false;
            } else if (kind == 1) {
                text[at++] = '"';
                text[at++] = '"';
            } else {
                text[at++] = "ab,\n\r"[kind % 5];
            }
        } else {
            unsigned kind = (unsigned)(draw / 100 % 12);
            bool begins = at == 0 || text[at - 1] == ',' || text[at - 1] == '\n';
            quoted = kind < 3 && begins;
            text[at++] = quoted ? '"' : "abcdef1234,\n"[kind];
        }
    }
    return at;
}

static void both_ways_say_the_same(void **state) {
    (void)state;
    static const unsigned HOSTILITY[] = { 0, 1, 5, 30, 100 };
    static char text[LEN_MAX];
    static Indexed exact, fast;
    CLEANUP(out_done) Out wanted = out_open(LEN_MAX), got = out_open(LEN_MAX);
    for (unsigned round = 0; round < 3000; round++) {
        RandomCounter random = random_counter(4, round);
        Str csv = str_bytes(text, random_text(&random, text, HOSTILITY[round % 5]));
        index_text(CSV_WAY_EXACT, (CsvShape){ ',', '"' }, csv, 'x', &exact);
        show(&exact, csv, &wanted);
        for (CsvWay way = CSV_WAY_SSE2; way < CSV_WAY_COUNT; way++) {
            if (!csv_has_way(way))
                continue;
            index_text(way, (CsvShape){ ',', '"' }, csv, "\"\n,"[round % 3], &fast);
            show(&fast, csv, &got);
            assert_true(str_eq(out_view(&wanted), out_view(&got)));
        }
    }
}

static void the_place_behind_a_quote(void **state) {
    (void)state;
    static const char TEXT[] = "x\n1,\"a\nb\",\"c\r\nd\" ,\n";
    CsvShape shape = { ',', '"' };
    CsvPlace place = csv_place_behind_quote(shape, TEXT, 2);
    assert_int_equal(place.lines, 2);
    assert_int_equal(place.fields, 2);
    place = csv_place_of_field(shape, TEXT, 2, 14);
    assert_int_equal(place.lines, 1);
    assert_int_equal(place.fields, 2);
    place = csv_place_of_field(shape, TEXT, 2, 2);
    assert_int_equal(place.lines, 0);
    assert_int_equal(place.fields, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_out),
        cmocka_unit_test(other_shapes),
        cmocka_unit_test(both_ways_say_the_same),
        cmocka_unit_test(the_place_behind_a_quote),
    };
    return cmocka_run_group_tests_name("csv_index", tests, NULL, NULL);
}
