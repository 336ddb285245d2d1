/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "decisions.h"

#include <stdio.h>
#include <string.h>

#include "bench.h"
#include "stats/random_counter.h"

enum { SEXES = 3, AGES = 6, ORIGINS = 12, DISABILITIES = 2, PIECE = 1 << 20, ROW_MAX = 256 };

static const uint32_t SEED = 20221115;
static const char HEADER[] =
    "antrag,entscheidung,anspruch,punkte,geschlecht,alter,herkunft,behinderung,land,betrag,"
    "tage,kanal,stelle,vermerk\n";
static const char *const SEX[SEXES] = { "weiblich", "m", "divers" };
static const char *const AGE[AGES] = { "18-24", "25-34", "35-44", "45-54", "55-64", "65+" };
static const char *const ORIGIN[ORIGINS] = { "DE", "TR", "SY", "PL", "UA", "RO",
                                             "IT", "AF", "HR", "BG", "IQ", "andere" };
static const char *const DISABILITY[DISABILITIES] = { "nein", "ja" };
static const char *const LAND[] = { "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV",
                                    "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH" };
static const char *const WAY[] = { "online", "Papier", "vor Ort", "Telefon" };

/* What a row is drawn from: 12 words of the place in the file, so that it depends on no row before it. */
typedef struct Draw {
    uint32_t words[12];
} Draw;

static Draw draw_of(int64_t row) {
    Draw draw;
    for (uint32_t part = 0; part < 3; part++)
        philox_block((const uint32_t[]){ SEED, 0 },
                     (const uint32_t[]){ (uint32_t)row, (uint32_t)(row >> 32), part, 0 },
                     draw.words + (size_t)part * 4);
    return draw;
}

/* 0 to below - 1; that 2^32 is no multiple shifts a probability by less than 1e-6. */
static uint32_t below(uint32_t word, uint32_t limit) {
    return (uint32_t)(((uint64_t)word * limit) >> 32);
}

/* -- The truth ----------------------------------------------------------------------------------- */

typedef struct Group {
    unsigned sex, age, origin, disability;
} Group;

/* All in 10,000: who is entitled, and who of these and of the others gets it. */
typedef struct Chances {
    uint32_t entitled, selected_entitled, selected_other;
} Chances;

static Chances chances_of(Group group) {
    unsigned foreign = group.origin > 0, older = group.age;
    return (Chances){
        .entitled = 5000 - group.sex * 150 - older * 100 + group.disability * 300,
        .selected_entitled = 8600 - foreign * (300 + group.origin * 20) - group.disability * 250,
        .selected_other = 1500 - foreign * 150 - older * 40,
    };
}

static double selection_rate(Group group) {
    Chances of = chances_of(group);
    return ((double)of.entitled * of.selected_entitled +
            (double)(10000 - of.entitled) * of.selected_other) /
           1e8;
}

static double true_gap(void) {
    double low = 1, high = 0;
    for (unsigned i = 0; i < DECISIONS_CELLS; i++) {
        double rate =
            selection_rate((Group){ i % SEXES, i / SEXES % AGES, i / (SEXES * AGES) % ORIGINS,
                                    i / (SEXES * AGES * ORIGINS) });
        low = rate < low ? rate : low;
        high = rate > high ? rate : high;
    }
    return high - low;
}

/* -- Rows ---------------------------------------------------------------------------------------- */

static char *put(char *at, const char *text) {
    return stpcpy(at, text);
}

static char *put_number(char *at, uint64_t number) {
    char digits[24];
    int count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    while (count > 0)
        *at++ = digits[--count];
    return at;
}

static char *put_digits(char *at, uint32_t number, int count) {
    for (int i = count; i-- > 0; number /= 10)
        at[i] = (char)('0' + number % 10);
    return at + count;
}

static Group group_of(const Draw *draw) {
    uint32_t sex = below(draw->words[0], 1000), origin = below(draw->words[2], 1000);
    return (Group){ .sex = sex < 497   ? 0
                           : sex < 990 ? 1
                                       : 2,
                    .age = below(draw->words[1], AGES),
                    .origin = origin < 700 ? 0 : 1 + (origin - 700) % (ORIGINS - 1),
                    .disability = below(draw->words[3], 100) < 10 };
}

static void count(Decisions *truth, bool selected, bool entitled) {
    if (selected)
        *(entitled ? &truth->tp : &truth->fp) += 1;
    else
        *(entitled ? &truth->fn : &truth->tn) += 1;
}

/* One note in 50 has quotes, a delimiter and a doubled quote. */
static char *put_note(char *at, uint32_t word) {
    if (below(word, 50) == 0)
        return put(at, "\"Nachweis fehlt, \"\"Formblatt 3\"\" angefordert\"");
    return put_number(put(at, "ok "), word % 100000);
}

static char *put_row(char *at, int64_t row, Decisions *truth) {
    const Draw draw = draw_of(row);
    const Group group = group_of(&draw);
    const Chances chances = chances_of(group);
    bool entitled = below(draw.words[4], 10000) < chances.entitled;
    bool selected = below(draw.words[5], 10000) <
                    (entitled ? chances.selected_entitled : chances.selected_other);
    count(truth, selected, entitled);
    at = put_number(at, (uint64_t)row + 1);
    at = put(at, selected ? ",1," : ",0,");
    at = put(at, entitled ? "1,0." : "0,0.");
    at = put_digits(at, below(draw.words[6], 5000) + (selected ? 5000 : 0), 4);
    *at++ = ',';
    const char *const texts[] = { SEX[group.sex], AGE[group.age], ORIGIN[group.origin],
                                  DISABILITY[group.disability], LAND[below(draw.words[11], 16)] };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        at = put(at, texts[i]);
        *at++ = ',';
    }
    at = put_number(at, below(draw.words[7], 2500));
    *at++ = '.';
    at = put_digits(at, draw.words[7] % 100, 2);
    *at++ = ',';
    at = put_number(at, below(draw.words[8], 400));
    *at++ = ',';
    at = put(at, WAY[draw.words[9] % 4]);
    at = put_number(put(at, ",Stelle "), 100 + below(draw.words[9], 800));
    *at++ = ',';
    at = put_note(at, draw.words[10]);
    *at++ = '\n';
    return at;
}

Decisions decisions_write(const char *path, int64_t rows) {
    static char piece[PIECE];
    Decisions truth = { .rows = rows, .gap = true_gap() };
    FILE *file = fopen(path, "we");
    need(file != NULL, path);
    char *at = put(piece, HEADER);
    for (int64_t row = 0; row <= rows; row++) {
        if (row == rows || at - piece > PIECE - ROW_MAX) {
            size_t size = (size_t)(at - piece);
            need(fwrite(piece, 1, size, file) == size, path);
            truth.bytes += (int64_t)size;
            at = piece;
        }
        if (row < rows)
            at = put_row(at, row, &truth);
    }
    need(fclose(file) == 0, path);
    return truth;
}
