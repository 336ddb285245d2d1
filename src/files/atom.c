/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/atom.h"

static bool holds(AtomWriter *atom, bool promise) {
    if (!promise)
        atom->broken = true;
    return promise;
}

static bool is_printable(Str address) {
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.ptr[i] <= ' ' || address.ptr[i] == 0x7F)
            return false;
    return true;
}

static bool is_absolute(Str address) {
    Str rest;
    if (str_starts(address, STR("https://")))
        rest = str_slice(address, 8, SIZE_MAX);
    else if (str_starts(address, STR("http://")))
        rest = str_slice(address, 7, SIZE_MAX);
    else
        return false;
    return !str_empty(rest) && rest.ptr[0] != '/' && is_printable(rest);
}

static bool is_id(Str id) {
    return is_absolute(id) ||
           ((str_starts(id, STR("urn:")) || str_starts(id, STR("tag:"))) && is_printable(id));
}

static void write_instant(AtomWriter *atom, const char *name, Instant instant) {
    char text[INSTANT_ISO_SIZE];
    Str iso = instant_iso(instant, text);
    if (holds(atom, !str_empty(iso)))
        xml_element(&atom->xml, name, iso);
}

static void write_link(AtomWriter *atom, const char *relation, const char *type, Str address) {
    if (!holds(atom, is_absolute(address)))
        return;
    xml_begin(&atom->xml, "link");
    xml_attribute(&atom->xml, "rel", str_from(relation));
    xml_attribute(&atom->xml, "type", str_from(type));
    xml_attribute(&atom->xml, "href", address);
    xml_end(&atom->xml);
}

static void write_text(AtomWriter *atom, const char *name, Str language, Str text) {
    xml_begin(&atom->xml, name);
    xml_attribute(&atom->xml, "type", STR("text"));
    if (!str_empty(language))
        xml_attribute(&atom->xml, "xml:lang", language);
    xml_text(&atom->xml, text);
    xml_end(&atom->xml);
}

static void write_head(AtomWriter *atom, Str id, Str language, Str title, Instant updated) {
    holds(atom, is_id(id) && !str_empty(str_trim(title)));
    xml_element(&atom->xml, "id", id);
    write_text(atom, "title", language, title);
    write_instant(atom, "updated", updated);
}

AtomWriter atom_open(Out *out, const AtomFeed *feed) {
    AtomWriter atom = { .xml = xml_open(out) };
    holds(&atom, !str_empty(str_trim(feed->author)) && !str_empty(feed->language));
    xml_begin(&atom.xml, "feed");
    xml_attribute(&atom.xml, "xmlns", STR("http://www.w3.org/2005/Atom"));
    xml_attribute(&atom.xml, "xml:lang", feed->language);
    write_head(&atom, feed->id, feed->title_language, feed->title, feed->updated);
    if (!str_empty(feed->subtitle))
        write_text(&atom, "subtitle", feed->subtitle_language, feed->subtitle);
    xml_begin(&atom.xml, "author");
    xml_element(&atom.xml, "name", feed->author);
    xml_end(&atom.xml);
    write_link(&atom, "self", "application/atom+xml", feed->self);
    if (!str_empty(feed->page))
        write_link(&atom, "alternate", "text/html", feed->page);
    xml_element(&atom.xml, "generator", STR("Einklang"));
    return atom;
}

void atom_entry(AtomWriter *atom, const AtomEntry *entry) {
    /* RFC 4287, 4.1.2: without content an entry needs a link; ours then also says something */
    holds(atom, !str_empty(entry->page) || !str_empty(str_trim(entry->summary)));
    xml_begin(&atom->xml, "entry");
    write_head(atom, entry->id, entry->title_language, entry->title, entry->updated);
    if (entry->published.ms != 0)
        write_instant(atom, "published", entry->published);
    if (!str_empty(entry->page))
        write_link(atom, "alternate", "text/html", entry->page);
    /* content where there is nowhere to go, a summary of the page otherwise */
    if (!str_empty(str_trim(entry->summary)))
        write_text(atom, str_empty(entry->page) ? "content" : "summary", entry->summary_language,
                   entry->summary);
    xml_end(&atom->xml);
}

Err atom_finish(AtomWriter *atom) {
    xml_end(&atom->xml);
    TRY(xml_finish(&atom->xml));
    return atom->broken ? ERR_INTERNAL : ERR_NONE;
}
