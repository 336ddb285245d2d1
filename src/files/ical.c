/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/ical.h"

#include "base/utf8.h"

/* Longest line, its end not counted (RFC 5545, 3.1). */
enum { LINE_MAX_OCTETS = 75 };

/* -- Lines ------------------------------------------------------------------------------------- */

/* A line on its way into the Out. */
typedef struct Line {
    Out *out;
    size_t len; /* octets since the last line end */
} Line;

/* Something that must not be divided: a character, or an escape. */
static void line_put(Line *line, const char *bytes, size_t size) {
    if (line->len + size > LINE_MAX_OCTETS) {
        out_c(line->out, "\r\n ");
        line->len = 1;
    }
    out_bytes(line->out, bytes, size);
    line->len += size;
}

static void line_str(Line *line, Str text) {
    for (size_t i = 0; i < text.len; i++)
        line_put(line, text.ptr + i, 1);
}

static Line line_begin(IcalWriter *ical, const char *name) {
    Line line = { .out = ical->out };
    line_str(&line, str_from(name));
    return line;
}

static void line_end(Line *line) {
    out_c(line->out, "\r\n");
}

/* A property whose value is no TEXT and holds only ASCII. */
static void write_plain(IcalWriter *ical, const char *name, Str value) {
    Line line = line_begin(ical, name);
    line_put(&line, ":", 1);
    line_str(&line, value);
    line_end(&line);
}

static void put_character(Line *line, uint32_t code_point) {
    char bytes[4];
    if (code_point == '\n')
        line_put(line, "\\n", 2);
    else if (code_point == '\\' || code_point == ';' || code_point == ',')
        line_put(line, (const char[]){ '\\', (char)code_point }, 2);
    else if ((code_point >= 0x20 && code_point != 0x7F) || code_point == '\t')
        line_put(line, bytes, utf8_encode(code_point, bytes));
}

/* A property of type TEXT; `language` may be "". */
static void write_text(IcalWriter *ical, const char *name, Str language, Str text) {
    Line line = line_begin(ical, name);
    uint32_t code_point;
    if (!str_empty(language)) {
        line_str(&line, STR(";LANGUAGE="));
        line_str(&line, language);
    }
    line_put(&line, ":", 1);
    while (utf8_next(&text, &code_point))
        put_character(&line, code_point);
    line_end(&line);
}

/* -- Times ------------------------------------------------------------------------------------- */

/* "2026-12-31T23:59:59.123Z" as "20261231T235959Z"; false outside the years 1..9999. */
static bool write_instant(IcalWriter *ical, const char *name, Instant instant) {
    char text[INSTANT_ISO_SIZE];
    CLEANUP(out_done) Out value = out_open(24);
    Str iso = instant_iso(instant, text);
    if (str_empty(iso))
        return false;
    for (size_t i = 0; i < iso.len && iso.ptr[i] != '.'; i++)
        if (iso.ptr[i] != '-' && iso.ptr[i] != ':')
            out_char(&value, iso.ptr[i]);
    out_char(&value, 'Z');
    write_plain(ical, name, out_view(&value));
    return true;
}

static bool write_day(IcalWriter *ical, const char *name, Date day) {
    CLEANUP(out_done) Out value = out_open(16);
    if (!date_valid(day))
        return false;
    out_format(&value, "%04d%02d%02d", day.year, day.month, day.day);
    write_plain(ical, name, out_view(&value));
    return true;
}

/* DTEND is the first day that does not belong to the event any more. */
static bool write_days(IcalWriter *ical, const IcalEvent *event) {
    Date last = date_none(event->last) ? event->first : event->last;
    if (!write_day(ical, "DTSTART;VALUE=DATE", event->first))
        return false;
    if (!date_valid(last) || date_compare(last, event->first) < 0)
        return false;
    return write_day(ical, "DTEND;VALUE=DATE", date_from_days(date_days(last) + 1));
}

static bool write_times(IcalWriter *ical, const IcalEvent *event) {
    if (!write_instant(ical, "DTSTART", event->from))
        return false;
    return event->until.ms <= event->from.ms || write_instant(ical, "DTEND", event->until);
}

/* -- The calendar ------------------------------------------------------------------------------ */

static bool is_tag(Str language) {
    for (size_t i = 0; i < language.len; i++) {
        char c = language.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
              (c >= '0' && c <= '9')))
            return false;
    }
    return true;
}

static bool may_link(Str url) {
    for (size_t i = 0; i < url.len; i++)
        if ((unsigned char)url.ptr[i] <= 0x20 || (unsigned char)url.ptr[i] >= 0x7F)
            return false;
    return str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

IcalWriter ical_open(Out *out, const IcalCalendar *calendar) {
    IcalWriter ical = { .out = out, .broken = str_empty(str_trim(calendar->product)) };
    if (is_tag(calendar->language))
        ical.language = calendar->language;
    out_c(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    write_text(&ical, "PRODID", STR(""), calendar->product);
    out_c(out, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    if (!str_empty(calendar->name)) {
        write_text(&ical, "NAME", ical.language, calendar->name);
        write_text(&ical, "X-WR-CALNAME", STR(""), calendar->name);
    }
    return ical;
}

static void write_optional(IcalWriter *ical, const char *name, Str language, Str text) {
    bool own = !str_empty(language) && is_tag(language);
    if (!str_empty(str_trim(text)))
        write_text(ical, name, own ? language : ical->language, text);
}

void ical_event(IcalWriter *ical, const IcalEvent *event) {
    CLEANUP(out_done) Out version = out_open(24);
    ical->any = true;
    if (str_empty(str_trim(event->uid)) || str_empty(str_trim(event->summary)) ||
        event->version < 0)
        ical->broken = true;
    out_i64(&version, event->version);
    out_c(ical->out, "BEGIN:VEVENT\r\n");
    write_text(ical, "UID", STR(""), event->uid);
    if (!write_instant(ical, "DTSTAMP", event->stamp))
        ical->broken = true;
    if (event->all_day ? !write_days(ical, event) : !write_times(ical, event))
        ical->broken = true;
    write_plain(ical, "SEQUENCE", out_view(&version));
    write_plain(ical, "STATUS", event->cancelled ? STR("CANCELLED") : STR("CONFIRMED"));
    /* a day with a deadline is no day on which somebody is away */
    write_plain(ical, "TRANSP",
                event->all_day || event->cancelled ? STR("TRANSPARENT") : STR("OPAQUE"));
    write_optional(ical, "SUMMARY", event->summary_language, event->summary);
    write_optional(ical, "DESCRIPTION", event->description_language, event->description);
    write_optional(ical, "LOCATION", event->location_language, event->location);
    if (may_link(event->url))
        write_plain(ical, "URL", event->url);
    out_c(ical->out, "END:VEVENT\r\n");
}

/* No time refers to it; it stands there so that something does. */
static void write_zone(IcalWriter *ical) {
    out_c(ical->out, "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
                     "BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\n"
                     "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                     "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
                     "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\n"
                     "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                     "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
                     "END:VTIMEZONE\r\n");
}

Err ical_finish(IcalWriter *ical) {
    if (!ical->any)
        write_zone(ical);
    out_c(ical->out, "END:VCALENDAR\r\n");
    if (ical->broken)
        return ERR_INTERNAL;
    return out_full(ical->out) ? ERR_TOO_LARGE : ERR_NONE;
}
