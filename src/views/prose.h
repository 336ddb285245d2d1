/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* prose.h -- longer texts that authorities write themselves (imprint, privacy): paragraphs, headings,
 * lists and links, in the few marks of Markdown that people know.
 *
 *   ## heading     ### smaller heading     - item of a list     [words](https://…)     https://…
 *
 * Everything else is shown as it was typed; nothing of it can become markup. */
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Words with the first address in them, for text that people type into a field. */
typedef struct LinkedWords {
    Str before, address, after; /* address "" = there is none, and everything is `before` */
} LinkedWords;
/* Only http:// and https:// count, without the punctuation of the sentence around them. */
LinkedWords linked_words_of(Str text);

typedef enum ProseKind { PROSE_PARAGRAPH, PROSE_HEADING, PROSE_SUBHEADING, PROSE_LIST } ProseKind;

/* Words, or a link with its words. */
typedef struct ProsePiece {
    Str text;
    Str href; /* "" = no link; checked again by html_url when it is written */
} ProsePiece;

typedef struct ProseLine {
    const ProsePiece *pieces;
    size_t count;
} ProseLine;

typedef struct ProseBlock {
    ProseKind kind;
    const ProseLine *lines; /* one; of a list one per item */
    size_t count;
} ProseBlock;

/* A smaller heading without a heading before it counts as a heading, so that no level is left out. */
const ProseBlock *prose_blocks(Arena *arena, Str text, size_t *ret_count);
