/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* atom.h -- feeds in Atom (RFC 4287), streaming into an Out.
 *
 *   AtomWriter atom = atom_open(&out, &feed);
 *   atom_entry(&atom, &entry);
 *   TRY(atom_finish(&atom));
 *
 * Texts are plain and any bytes (xml_writer.h). The author is the authority, never a person. */
#include "base/clock.h"
#include "files/xml_writer.h"

typedef struct AtomFeed {
    Str id;                                /* required: an absolute address that never changes */
    Str title;                             /* required */
    Str subtitle;                          /* optional */
    Str author;                            /* required: name of the authority */
    Str language;                          /* required: "de" */
    Str self;                              /* required: address of the feed, absolute */
    Str page;                              /* optional: address of the page it tells of, absolute */
    Str title_language, subtitle_language; /* "" = that of the feed */
    Instant updated;
} AtomFeed;

typedef struct AtomEntry {
    Str id;    /* required, as for the feed: the same entry keeps it when it changes */
    Str title; /* required */
    Str page;  /* address of what it tells of, absolute; without it `summary` is required */
    Str summary;
    Str title_language, summary_language; /* "" = that of the feed */
    Instant published, updated;           /* published of 0 ms = not said */
} AtomEntry;

/* The fields are private. */
typedef struct AtomWriter {
    XmlWriter xml;
    bool broken;
} AtomWriter;

MUST_CHECK AtomWriter atom_open(Out *out, const AtomFeed *feed);
/* Newest first, as readers expect. A misuse (a required text is missing, an address is no absolute one of http or
 * https, an id is neither that nor urn: or tag:) is remembered. */
void atom_entry(AtomWriter *atom, const AtomEntry *entry);
/* ERR_INTERNAL after a misuse, ERR_TOO_LARGE when the Out is full. */
MUST_CHECK Err atom_finish(AtomWriter *atom);
