/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_chart.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "files/xml_writer.h"
#include "text/messages.h"

/* In units of the view box. */
enum {
    WIDTH = 360,
    DRAWN = 15, /* pixels for ten units, where there is room */
    LEFT = 8,
    RIGHT = 352,
    ROW = 40,
    TOP = 8,
    FOOT = 30,
    LETTERS = 14,
    LABEL_MOST = 40, /* characters beside a number */
    GROUPS_MOST = 24,
    SIDE_MOST = 12 /* values of a column across or down */
};

typedef struct Drawing {
    const AuditWords *words;
    Out out;
    XmlWriter xml;
    double most; /* the value at the right edge; 0 is at the left one */
} Drawing;

/* -- Pieces --------------------------------------------------------------------------------------- */

static void number_attribute(Drawing *d, const char *name, double value) {
    char text[32];
    int length = snprintf(text, sizeof text, "%.1f", value);
    xml_attribute(&d->xml, name, str_bytes(text, (size_t)length));
}

static double across(const Drawing *d, double value) {
    double share = value < 0 ? 0 : value > d->most ? 1 : value / d->most;
    return LEFT + share * (RIGHT - LEFT);
}

static void open_drawing(Drawing *d, int height, Str title) {
    CLEANUP(out_done) Out box = out_open(32);
    d->out = out_open(4096);
    d->xml = xml_open_part(&d->out);
    out_format(&box, "0 0 %d %d", WIDTH, height);
    xml_begin(&d->xml, "svg");
    xml_attribute(&d->xml, "xmlns", STR("http://www.w3.org/2000/svg"));
    xml_attribute(&d->xml, "viewBox", out_view(&box));
    xml_attribute_i64(&d->xml, "width", DRAWN * WIDTH / 10);
    xml_attribute_i64(&d->xml, "height", DRAWN * height / 10);
    xml_attribute(&d->xml, "role", STR("img"));
    xml_attribute(&d->xml, "aria-label", title);
    xml_attribute(&d->xml, "fill", STR("currentColor"));
    xml_attribute(&d->xml, "stroke", STR("none"));
    xml_attribute(&d->xml, "font-family",
                  STR("Fira Sans, Helvetica, Arial, Liberation Sans, sans-serif"));
    xml_attribute_i64(&d->xml, "font-size", LETTERS);
}

static Err close_drawing(Drawing *d, int height, Str title, Str sentence, AuditChart *ret) {
    xml_end(&d->xml);
    Err err = xml_finish(&d->xml);
    *ret = (AuditChart){ .svg = str_copy(d->words->arena, out_view(&d->out)),
                         .title = title,
                         .sentence = sentence,
                         .width = WIDTH,
                         .height = height };
    out_done(&d->out);
    return err;
}

static void put_text(Drawing *d, double x, double y, const char *anchor, Str text) {
    xml_begin(&d->xml, "text");
    number_attribute(d, "x", x);
    number_attribute(d, "y", y);
    xml_attribute(&d->xml, "text-anchor", str_from(anchor));
    xml_text(&d->xml, text);
    xml_end(&d->xml);
}

/* `dashes` may be "". */
static void put_line(Drawing *d, double from_x, double from_y, double to_x, double to_y,
                     double width, const char *dashes) {
    xml_begin(&d->xml, "line");
    number_attribute(d, "x1", from_x);
    number_attribute(d, "y1", from_y);
    number_attribute(d, "x2", to_x);
    number_attribute(d, "y2", to_y);
    xml_attribute(&d->xml, "stroke", STR("currentColor"));
    number_attribute(d, "stroke-width", width);
    if (*dashes != '\0')
        xml_attribute(&d->xml, "stroke-dasharray", str_from(dashes));
    xml_end(&d->xml);
}

/* Solid, or only its edge. */
static void put_bar(Drawing *d, double from, double to, double y, bool solid) {
    xml_begin(&d->xml, "rect");
    number_attribute(d, "x", from);
    number_attribute(d, "y", y);
    number_attribute(d, "width", to > from ? to - from : 0);
    number_attribute(d, "height", 10);
    if (!solid) {
        xml_attribute(&d->xml, "fill", STR("none"));
        xml_attribute(&d->xml, "stroke", STR("currentColor"));
    }
    xml_end(&d->xml);
}

static void put_dot(Drawing *d, double x, double y) {
    xml_begin(&d->xml, "circle");
    number_attribute(d, "cx", x);
    number_attribute(d, "cy", y);
    number_attribute(d, "r", 5);
    xml_end(&d->xml);
}

static Decimal of_hundred(double share) {
    return (Decimal){ .mantissa = llround(share * 1000), .scale = 1, .present = true };
}

static Str percent(const AuditWords *words, double share) {
    return audit_words_of(words, msg(audit_percent, of_hundred(share)));
}

static Str short_label(const AuditWords *words, Str text, size_t most) {
    if (utf8_count(text) <= most)
        return text;
    return str_join(words->arena, utf8_truncate(text, most - 1), STR("…"));
}

/* The next of 5, 10, 20, 40, 60, 80, 100 of 100 that holds the value. */
static double scale_to(double most) {
    static const double ENDS[] = { 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8 };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (most <= ENDS[i])
            return ENDS[i];
    return 1;
}

static void put_axis(Drawing *d, double y) {
    put_line(d, LEFT, y, RIGHT, y, 1, "");
    for (int i = 0; i <= 2; i++) {
        static const char *const ANCHORS[] = { "start", "middle", "end" };
        double x = LEFT + i * (RIGHT - LEFT) / 2.0;
        put_line(d, x, y, x, y + 5, 1, "");
        put_text(d, x, y + 20, ANCHORS[i], percent(d->words, d->most * i / 2));
    }
}

/* -- Rates with their limits ----------------------------------------------------------------------- */

static size_t known_among(const AuditRates *rates) {
    size_t known = 0; /* they come first */
    while (known < rates->count && rates->items[known]->value.known)
        known++;
    return known;
}

/* Of many groups the highest and the lowest ones. */
static size_t shown_at(size_t known, size_t shown, size_t i) {
    return i < shown - shown / 2 ? i : known - shown + i;
}

static void put_rate(Drawing *d, const AuditRate *rate, double y) {
    Str group = short_label(d->words, audit_words_group(d->words, &rate->group), LABEL_MOST);
    put_text(d, LEFT, y + LETTERS, "start", group);
    put_text(d, RIGHT, y + LETTERS, "end", percent(d->words, rate->value.value));
    if (rate->low.known && rate->high.known)
        put_line(d, across(d, rate->low.value), y + 26, across(d, rate->high.value), y + 26, 2.5,
                 "");
    put_dot(d, across(d, rate->value.value), y + 26);
}

static Str rates_sentence(const AuditWords *words, const AuditRates *rates, size_t known) {
    const AuditRate *highest = rates->items[0], *lowest = rates->items[known - 1];
    return audit_words_of(
        words, msg(audit_chart_rates_text, audit_words_group(words, &highest->group),
                   percent(words, highest->value.value), audit_words_group(words, &lowest->group),
                   percent(words, lowest->value.value)));
}

Err audit_chart_rates(const AuditWords *words, const AuditReport *report, const AuditGap *gap,
                      AuditChart *ret) {
    AuditRates rates = audit_rates_of(words->arena, report, gap);
    size_t known = known_among(&rates), shown = known < GROUPS_MOST ? known : GROUPS_MOST;
    Drawing d = { .words = words };
    *ret = (AuditChart){ 0 };
    if (known < 2 || !audit_metric_is_rate(gap->metric))
        return ERR_NONE;
    for (size_t i = 0; i < known; i++) {
        const AuditRate *rate = rates.items[i];
        d.most = fmax(d.most, fmax(rate->value.value, rate->high.known ? rate->high.value : 0));
    }
    d.most = scale_to(d.most);
    Str title = audit_words_heading(words, gap);
    int height = TOP + (int)shown * ROW + FOOT;
    open_drawing(&d, height, title);
    for (size_t i = 0; i < shown; i++)
        put_rate(&d, rates.items[shown_at(known, shown, i)], TOP + (double)i * ROW);
    put_axis(&d, TOP + (double)shown * ROW + 2);
    return close_drawing(&d, height, title, rates_sentence(words, &rates, known), ret);
}

/* -- Gaps ------------------------------------------------------------------------------------------ */

/* Several metrics of one family look alike in a drawing: only differences of rates that are judged. */
static bool is_drawn(const AuditGap *gap) {
    return gap->verdict != AUDIT_NOT_JUDGED && gap->scale == AUDIT_DIFFERENCE &&
           audit_metric_is_rate(gap->metric) && (gap->observed.known || gap->certain.known);
}

static void put_gap(Drawing *d, const AuditGap *gap, double y) {
    Str label = short_label(d->words, audit_words_heading(d->words, gap), LABEL_MOST + 8);
    put_text(d, LEFT, y + LETTERS, "start", label);
    if (gap->observed.known)
        put_bar(d, LEFT, across(d, gap->observed.value), y + 20, false);
    if (gap->certain.known)
        put_bar(d, LEFT, across(d, gap->certain.value), y + 20, true);
    if (gap->at_most.known) {
        double end = across(d, gap->at_most.value);
        put_line(d, LEFT, y + 25, end, y + 25, 1, "");
        put_line(d, end, y + 20, end, y + 30, 2, "");
    }
    if (gap->tolerance.known) {
        double limit = across(d, gap->tolerance.value);
        put_line(d, limit, y + 16, limit, y + 34, 2, "3 2");
    }
}

static double widest(const AuditReport *report, size_t *ret_count) {
    double most = 0;
    *ret_count = 0;
    for (size_t i = 0; i < report->gaps.count; i++) {
        const AuditGap *gap = &report->gaps.items[i];
        if (!is_drawn(gap))
            continue;
        const AuditNumber ends[] = { gap->observed, gap->at_most, gap->certain, gap->tolerance };
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
            most = ends[e].known ? fmax(most, ends[e].value) : most;
        ++*ret_count;
    }
    return most;
}

Err audit_chart_gaps(const AuditWords *words, const AuditReport *report, AuditChart *ret) {
    size_t count, drawn = 0;
    Drawing d = { .words = words, .most = scale_to(widest(report, &count)) };
    *ret = (AuditChart){ 0 };
    if (count == 0)
        return ERR_NONE;
    size_t rows = count < GROUPS_MOST ? count : GROUPS_MOST;
    Str title = audit_words_of(words, msg(audit_chart_gaps_title));
    int height = TOP + (int)rows * ROW + FOOT;
    open_drawing(&d, height, title);
    for (size_t i = 0; i < report->gaps.count && drawn < rows; i++)
        if (is_drawn(&report->gaps.items[i]))
            put_gap(&d, &report->gaps.items[i], TOP + (double)drawn++ * ROW);
    put_axis(&d, TOP + (double)rows * ROW + 2);
    return close_drawing(&d, height, title, audit_words_of(words, msg(audit_chart_gaps_text)), ret);
}

/* -- Two columns ----------------------------------------------------------------------------------- */

typedef LIST_OF(AuditValue) Side;

static size_t place_on(const Side *side, const AuditValue *value) {
    size_t i = 0;
    while (i < side->count && (side->items[i].missing != value->missing ||
                               !str_eq(side->items[i].value, value->value)))
        i++;
    return i;
}

static Str value_text(const AuditWords *words, const AuditValue *value, size_t most) {
    return short_label(words, audit_words_group(words, &(AuditGroup){ value, 1 }), most);
}

static void put_pair(Drawing *d, const AuditRate *rate, double x, double y, double width) {
    xml_begin(&d->xml, "rect");
    number_attribute(d, "x", x);
    number_attribute(d, "y", y);
    number_attribute(d, "width", width - 2);
    number_attribute(d, "height", ROW - 2);
    xml_attribute(&d->xml, "stroke", STR("currentColor"));
    number_attribute(d, "stroke-width", 0.5);
    number_attribute(d, "fill-opacity", rate->value.known ? 0.4 * rate->value.value / d->most : 0);
    xml_end(&d->xml);
    put_text(d, x + width / 2 - 1, y + ROW / 2.0 + 4, "middle",
             rate->value.known ? percent(d->words, rate->value.value) : STR("–"));
}

static void put_pairs(Drawing *d, const AuditRates *rates, const Side *down, const Side *over) {
    double label = 96, width = (RIGHT - LEFT - label) / (double)over->count;
    size_t letters = (size_t)(width / 8);
    for (size_t i = 0; i < over->count; i++)
        put_text(d, LEFT + label + ((double)i + 0.5) * width, TOP + LETTERS, "middle",
                 value_text(d->words, &over->items[i], letters < 3 ? 3 : letters));
    for (size_t i = 0; i < down->count; i++)
        put_text(d, LEFT, TOP + ROW / 2.0 + 4 + ROW * (double)(i + 1), "start",
                 value_text(d->words, &down->items[i], 12));
    for (size_t i = 0; i < rates->count; i++) {
        const AuditGroup *group = &rates->items[i]->group;
        double row = (double)place_on(down, &group->items[0]);
        double column = (double)place_on(over, &group->items[1]);
        put_pair(d, rates->items[i], LEFT + label + column * width, TOP + ROW * (row + 1), width);
    }
}

Err audit_chart_pairs(const AuditWords *words, const AuditReport *report, const AuditGap *gap,
                      AuditChart *ret) {
    AuditRates rates = audit_rates_of(words->arena, report, gap);
    Side down = { 0 }, over = { 0 };
    Drawing d = { .words = words };
    *ret = (AuditChart){ 0 };
    if (gap->over.count != 2 || !audit_metric_is_rate(gap->metric))
        return ERR_NONE;
    for (size_t i = 0; i < rates.count; i++) {
        const AuditValue *values = rates.items[i]->group.items;
        if (place_on(&down, &values[0]) == down.count)
            *list_push(words->arena, &down) = values[0];
        if (place_on(&over, &values[1]) == over.count)
            *list_push(words->arena, &over) = values[1];
        d.most = fmax(d.most, rates.items[i]->value.value);
    }
    if (down.count < 2 || over.count < 2 || down.count > SIDE_MOST || over.count > SIDE_MOST ||
        d.most <= 0)
        return ERR_NONE;
    Str title = audit_words_heading(words, gap);
    int height = TOP + ROW * (int)(down.count + 1) + TOP;
    open_drawing(&d, height, title);
    put_pairs(&d, &rates, &down, &over);
    return close_drawing(&d, height, title, audit_words_of(words, msg(audit_chart_pairs_text)),
                         ret);
}
