/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* initiative_json.h -- one initiative as a file and back, format "einklang-initiative-1".
 *
 *   { "format": "einklang-initiative-1", "program": "0.1.0", "exported_at": "2026-…Z",
 *     "authority": "Amt Musterstadt", "chain": { "seq": 17, "head": "<64 hex digits>" },
 *     "initiative": { "id": 4, "created_at": …, "changed_at": …, "name": …, … },
 *     "use_contexts": [ … ], "goals": [ … ], … one array per noun in the order of NOUNS …,
 *     "process": { … the template of the process it goes by, a file of files/pack.h … },
 *     "history": [ { "at", "actor", "noun", "record", "action", "payload", "erased_at",
 *                    "erased_rule" }, … ] }
 *
 * Members of a record are its fields (schema.h). Ids are labels: unique in the file, taken over as
 * they were, given anew by an import; history may name records that are gone. Accounts are labels
 * (actor, author_label), never ids. Writing what was read gives the same bytes, but that a reply to a reply, which older
 * programs wrote, is one to the first of its thread, that window_missed says nothing where no window is over, and that
 * the bytes of a picture are spelled as below. When
 * records were written, changed or closed lies at most a day ahead of check->today, for clocks that differ, and at most
 * a day before what they answer or close. Two stakeholders may be called alike, and a day may stand at an access need
 * that nobody has, as in older initiatives; a translation may have a text whose original is empty, as here when
 * somebody empties the original: it is shown to nobody.
 *
 * A picture has its bytes beside its fields ("bytes"): they must be as files/picture_file.h writes them, and what the
 * fields say of them true. They are written in base64 of RFC 4648, section 5, without padding; those of section 4 and with
 * padding are read, too.
 *
 * Reading is strict and all or nothing: an unknown, repeated or missing member, another type, a broken
 * reference, a rule of a noun, a limit: each is a finding whose field is the place as JSON pointer,
 * "/goals/3/due". A newer format is OUTDATED at "/format". Only the array of a noun may be missing, and
 * is then empty: so files from before a noun was added still get in, under the same format; and "process", whose template
 * must be the one the initiative names, at most PACK_PROCESS_MAX bytes in one line, and as good as one that is added by
 * itself. */
#include "domain/nouns.h"

#define INITIATIVE_FORMAT_PREFIX "einklang-initiative-"
#define INITIATIVE_FORMAT        INITIATIVE_FORMAT_PREFIX "1"

enum {
    INITIATIVE_FILE_MAX = 32 << 20, /* bytes */
    INITIATIVE_HISTORY_MAX = 100000,
    INITIATIVE_PAYLOAD_DEPTH_MAX = 16
};

typedef struct HistoryLine {
    Instant at;
    Str actor; /* label: "Projektleitung", "System", "gelöschtes Konto" */
    Str noun, action;
    RecordId record;   /* 0: none */
    Str payload;       /* compact JSON object, "" when erased */
    Instant erased_at; /* 0: not erased */
    Str erased_rule;
} HistoryLine;
typedef LIST_OF(HistoryLine) HistoryLines;

typedef struct InitiativeFile {
    Whole whole;
    HistoryLines history; /* oldest first */
    Str program;          /* version that wrote it */
    Str authority;        /* name, for people */
    Str process; /* template of the process in one line (pack_process_line); "" = none came along */
    Instant exported_at;
    int64_t chain_seq; /* head of the chain when it was written: proves against the old place */
    Str chain_head;    /* hex */
} InitiativeFile;

/* ERR_INTERNAL: not exactly one initiative, or a payload that is no JSON. */
MUST_CHECK Err initiative_json_write(const InitiativeFile *file, Out *out);
/* `check` gives pack, today, arena and findings; ret is in that arena. ERR_INVALID with findings. */
MUST_CHECK Err initiative_json_read(Str text, const Check *check, InitiativeFile *ret);
