/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/number_bins.h"

#include "base/out.h"

static void name_classes(Arena *arena, const Str *edges, size_t count, Str *ret) {
    for (size_t i = 0; i <= count; i++) {
        CLEANUP(out_done) Out out = out_open(64);
        if (i == 0) {
            out_c(&out, "< ");
            out_str(&out, edges[0]);
        } else if (i == count) {
            out_c(&out, ">= ");
            out_str(&out, edges[count - 1]);
        } else {
            out_str(&out, edges[i - 1]);
            out_c(&out, " \xE2\x80\x93 < ");
            out_str(&out, edges[i]);
        }
        ret[i] = str_copy(arena, out_view(&out));
    }
}

bool number_bins_read(Arena *arena, Str text, NumberBins *ret) {
    Number *edges = arena_new(arena, Number, NUMBER_BINS_EDGES_MAX);
    Str written[NUMBER_BINS_EDGES_MAX];
    size_t count = 0, begin = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != ',')
            continue;
        if (count == NUMBER_BINS_EDGES_MAX)
            return false;
        written[count] = str_trim(str_slice(text, begin, i - begin));
        if (!number_parse(written[count], '.', &edges[count]) || edges[count].more)
            return false;
        if (count > 0 && number_compare(&edges[count - 1], &edges[count]) >= 0)
            return false;
        count++;
        begin = i + 1;
    }
    Str *names = arena_new(arena, Str, count + 1);
    name_classes(arena, written, count, names);
    *ret = (NumberBins){ edges, names, count };
    return true;
}

bool number_bins_class(const NumberBins *bins, char decimal, Str value, size_t *ret) {
    Number number;
    if (!number_parse(value, decimal, &number))
        return false;
    *ret = 0;
    while (*ret < bins->edge_count && number_compare(&number, &bins->edges[*ret]) >= 0)
        ++*ret;
    return true;
}
