/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* memory.h -- how much of what was freed the process keeps at hand for the next request, and when it gives that back.
 *
 * A page takes some hundred kilobytes for a fraction of a millisecond. Given back to the system at once, each page pays
 * for its memory anew, more than for itself (docs/adr/0032-memory-is-given-back-in-a-pause.md); kept for ever, the process stays
 * as large as in its busiest moment. So it is kept while there is something to do, and given back in the first pause. */

/* Before the first thread starts. For the whole process. */
void memory_keep(void);
/* What is free goes back to the system. Takes a millisecond or so, in which nobody allocates: for pauses. Any thread. */
void memory_return(void);
