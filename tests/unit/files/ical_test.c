/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* The calendar is read again by a small strict reader of RFC 5545 that knows nothing of the writer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>

#include "../base/str_assert.h"
#include "base/list.h"
#include "base/utf8.h"
#include "files/ical.h"

/* -- The reader -------------------------------------------------------------------------------- */

typedef struct Property {
    Str name, parameters, value;
} Property;

typedef LIST_OF(Property) Properties;

/* Lines end with CRLF and nothing else, have at most 75 octets and whole characters, before unfolding. */
static Str unfolded(Arena *arena, Str text) {
    CLEANUP(out_done) Out out = { 0 };
    assert_true(str_ends(text, STR("\r\n")));
    for (Str rest = text; rest.len > 0;) {
        ptrdiff_t end = str_find(rest, STR("\r\n"));
        assert_true(end > 0 && end <= 75);
        Str line = str_slice(rest, 0, (size_t)end);
        assert_int_equal(str_index(line, '\r'), -1);
        assert_int_equal(str_index(line, '\n'), -1);
        assert_true(utf8_clean_text(line));
        if (line.ptr[0] == ' ')
            line = str_slice(line, 1, SIZE_MAX);
        else if (out.len > 0)
            out_char(&out, '\n');
        out_str(&out, line);
        rest = str_slice(rest, (size_t)end + 2, SIZE_MAX);
    }
    return str_copy(arena, out_view(&out));
}

static Property property_of(Str line) {
    ptrdiff_t colon = str_index(line, ':'), semicolon = str_index(line, ';');
    assert_true(colon > 0);
    if (semicolon < 0 || semicolon > colon)
        semicolon = colon;
    Property property = { str_slice(line, 0, (size_t)semicolon),
                          str_slice(line, (size_t)semicolon, (size_t)(colon - semicolon)),
                          str_slice(line, (size_t)colon + 1, SIZE_MAX) };
    for (size_t i = 0; i < property.name.len; i++)
        assert_true(isupper((unsigned char)property.name.ptr[i]) || property.name.ptr[i] == '-');
    return property;
}

static Properties parsed(Arena *arena, Str text) {
    Properties all = { 0 };
    Str rest = unfolded(arena, text), line;
    size_t depth = 0;
    while (str_cut(&rest, '\n', &line)) {
        Property *property = list_push(arena, &all);
        *property = property_of(line);
        depth += str_eq(property->name, STR("BEGIN"));
        assert_true(depth > 0);
        depth -= str_eq(property->name, STR("END"));
    }
    assert_int_equal(depth, 0);
    return all;
}

/* The value of type TEXT: every escape is one of the four there are. */
static Str unescaped(Arena *arena, Str value) {
    CLEANUP(out_done) Out out = { 0 };
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        assert_true(c != ';' && c != ',');
        if (c == '\\') {
            assert_true(i + 1 < value.len);
            c = value.ptr[++i];
            assert_true(c == '\\' || c == ';' || c == ',' || c == 'n');
            c = c == 'n' ? '\n' : c;
        }
        out_char(&out, c);
    }
    return str_copy(arena, out_view(&out));
}

/* The only property of this name from the nth event on, or of the calendar for n = 0. */
static const Property *found(const Properties *all, int event, const char *name) {
    const Property *match = NULL;
    int at = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Property *property = &all->items[i];
        at += str_eq(property->name, STR("BEGIN")) && str_eq(property->value, STR("VEVENT"));
        if (at != event || !str_eq(property->name, str_from(name)))
            continue;
        assert_null(match);
        match = property;
    }
    return match;
}

#define assert_property(all, event, name, expected_parameters, expected_value) \
    do {                                                                       \
        const Property *property_ = found((all), (event), (name));             \
        if (property_ == NULL) {                                               \
            fail_msg("no %s", (name));                                         \
            break;                                                             \
        }                                                                      \
        assert_str(property_->parameters, (expected_parameters));              \
        assert_str(property_->value, (expected_value));                        \
    } while (0)

/* -- Tests ------------------------------------------------------------------------------------- */

static int set_up(void **state) {
    *state = arena_open(1 << 14);
    return 0;
}

static int tear_down(void **state) {
    arena_close(*state);
    return 0;
}

static const IcalCalendar CALENDAR = { .product = STR_INIT("-//Einklang//Einklang//DE"),
                                       .name = STR_INIT("Termine; Anträge"),
                                       .language = STR_INIT("de") };

static IcalEvent an_event(void) {
    IcalEvent event = { .uid = STR("involvement-12@beispiel.example"),
                        .all_day = true,
                        .first = { 2026, 12, 30 },
                        .last = { 2026, 12, 31 },
                        .summary = STR("Werkstatt: Formular, Teil 1") };
    assert_int_equal(instant_parse_iso(STR("2026-11-28T04:05:06.789Z"), &event.stamp), ERR_NONE);
    return event;
}

static Str written(Arena *arena, const IcalEvent *events, size_t count) {
    CLEANUP(out_done) Out out = { 0 };
    IcalWriter ical = ical_open(&out, &CALENDAR);
    for (size_t i = 0; i < count; i++)
        ical_event(&ical, &events[i]);
    assert_int_equal(ical_finish(&ical), ERR_NONE);
    return str_copy(arena, out_view(&out));
}

static void events_say_when_and_what(void **state) {
    IcalEvent events[] = { an_event(), an_event(), an_event() };
    events[0].url = STR("https://beispiel.example/vorhaben/antraege?a=1;b,c");
    events[1].all_day = false;
    events[1].version = 3;
    assert_int_equal(instant_parse_iso(STR("2027-03-28T00:30:00Z"), &events[1].from), ERR_NONE);
    events[1].until = (Instant){ events[1].from.ms + 90 * 60000 };
    events[2].cancelled = true;
    events[2].last = (Date){ 0 };
    Properties all = parsed(*state, written(*state, events, 3));
    assert_property(&all, 0, "VERSION", "", "2.0");
    assert_property(&all, 0, "PRODID", "", "-//Einklang//Einklang//DE");
    assert_property(&all, 0, "NAME", ";LANGUAGE=de", "Termine\\; Anträge");
    assert_property(&all, 1, "UID", "", "involvement-12@beispiel.example");
    assert_property(&all, 1, "DTSTAMP", "", "20261128T040506Z");
    assert_property(&all, 1, "DTSTART", ";VALUE=DATE", "20261230");
    assert_property(&all, 1, "DTEND", ";VALUE=DATE", "20270101");
    assert_property(&all, 1, "SUMMARY", ";LANGUAGE=de", "Werkstatt: Formular\\, Teil 1");
    assert_property(&all, 1, "STATUS", "", "CONFIRMED");
    assert_property(&all, 1, "TRANSP", "", "TRANSPARENT");
    assert_property(&all, 1, "URL", "", "https://beispiel.example/vorhaben/antraege?a=1;b,c");
    assert_null(found(&all, 1, "DESCRIPTION"));
    assert_property(&all, 2, "DTSTART", "", "20270328T003000Z");
    assert_property(&all, 2, "DTEND", "", "20270328T020000Z");
    assert_property(&all, 2, "SEQUENCE", "", "3");
    assert_property(&all, 2, "TRANSP", "", "OPAQUE");
    assert_null(found(&all, 2, "URL"));
    assert_property(&all, 3, "STATUS", "", "CANCELLED");
    assert_property(&all, 3, "DTEND", ";VALUE=DATE", "20261231");
}

static void texts_come_back(void **state) {
    static const struct {
        Str text;
        const char *read;
    } CASES[] = {
        { STR_INIT("a\\b;c,d:e\"f\r\ng\nh"), "a\\b;c,d:e\"f\ng\nh" },
        { STR_INIT("BEGIN:VEVENT\r\nEND:VCALENDAR"), "BEGIN:VEVENT\nEND:VCALENDAR" },
        { STR_INIT("a\0b\x07\x7F\tc"), "ab\tc" },
        { STR_INIT("\xFFx\xC3"), "\xEF\xBF\xBDx\xEF\xBF\xBD" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        IcalEvent event = an_event();
        event.description = CASES[i].text;
        Properties all = parsed(*state, written(*state, &event, 1));
        const Property *property = found(&all, 1, "DESCRIPTION");
        assert_non_null(property);
        assert_str(unescaped(*state, property->value), CASES[i].read);
    }
}

/* Every length and offset of characters of one to four octets, and of escapes. */
static void lines_are_folded_between_characters(void **state) {
    static const Str PIECES[] = { STR_INIT("a"), STR_INIT("ä"), STR_INIT("€"),
                                  STR_INIT("\xF0\x9F\x99\x82"), STR_INIT(";") };
    for (size_t kind = 0; kind < sizeof PIECES / sizeof *PIECES; kind++)
        for (size_t offset = 0; offset < 80; offset++) {
            CLEANUP(arena_closep) Arena *arena = arena_open(1 << 12);
            CLEANUP(out_done) Out text = { 0 };
            for (size_t i = 0; i < offset; i++)
                out_char(&text, 'x');
            for (size_t i = 0; i < 120; i++)
                out_str(&text, PIECES[kind]);
            IcalEvent event = an_event();
            event.location = out_view(&text);
            Properties all = parsed(arena, written(arena, &event, 1));
            Str read = unescaped(arena, found(&all, 1, "LOCATION")->value);
            assert_true(str_eq(read, event.location));
        }
    (void)state;
}

static void an_address_is_one_or_left_out(void **state) {
    static const Str REFUSED[] = { STR_INIT("javascript:alert(1)"), STR_INIT("/vorhaben/a"),
                                   STR_INIT("https://a.example/\r\nSTATUS:CANCELLED"),
                                   STR_INIT("https://a.example/ä") };
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        IcalEvent event = an_event();
        event.url = REFUSED[i];
        Properties all = parsed(*state, written(*state, &event, 1));
        assert_null(found(&all, 1, "URL"));
        assert_property(&all, 1, "STATUS", "", "CONFIRMED");
    }
}

static void misuse_ends_in_an_error(void **state) {
    (void)state;
    for (int kind = 0; kind < 7; kind++) {
        CLEANUP(out_done) Out out = { 0 };
        IcalCalendar calendar = CALENDAR;
        IcalEvent event = an_event();
        switch (kind) {
        case 0: event.uid = STR(" "); break;
        case 1: event.summary = STR(""); break;
        case 2: event.first = (Date){ 2026, 2, 30 }; break;
        case 3: event.last = (Date){ 2026, 12, 29 }; break;
        case 4: event.first = event.last = (Date){ 9999, 12, 31 }; break; /* no day after it */
        case 5: event.version = -1; break;
        default: calendar.product = STR(""); break;
        }
        IcalWriter ical = ical_open(&out, &calendar);
        ical_event(&ical, &event);
        assert_int_equal(ical_finish(&ical), ERR_INTERNAL);
    }
}

static void a_calendar_may_be_empty(void **state) {
    const Str empty = written(*state, NULL, 0);
    const IcalEvent event = an_event();
    /* RFC 5545, 3.6: at least one component */
    assert_true(str_find(empty, STR("\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n")) > 0);
    assert_true(str_ends(empty, STR("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")));
    assert_true(str_find(written(*state, &event, 1), STR("VTIMEZONE")) < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(events_say_when_and_what, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_folded_between_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_address_is_one_or_left_out, set_up, tear_down),
        cmocka_unit_test(misuse_ends_in_an_error),
        cmocka_unit_test_setup_teardown(a_calendar_may_be_empty, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
