/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* office.h -- text documents as tagged PDF (PDF/UA), made by LibreOffice where it is installed.
 *
 * LibreOffice is a large program that reads documents: it runs as a process group of its own, one at a time, in a folder that
 * is removed afterwards, with nothing of our environment and no descriptor of ours, without network, with limits on
 * time, memory and files, and is killed whole when it takes too long. A few wait for their turn; who waits holds
 * neither a connection of the database nor a worker of the pages (domain/context.h, Waiting). */
#include "base/out.h"
#include "domain/context.h"

enum {
    OFFICE_WAITING_MAX = 4,    /* who comes then is told to come back */
    OFFICE_TURN_SECONDS = 20,  /* the same after this wait */
    OFFICE_PDF_MAX = 64 << 20, /* bytes of what it may write */
    OFFICE_MEMORY_GB = 4       /* addresses, not pages in use */
};

typedef enum OfficeTrouble {
    OFFICE_FINE,
    OFFICE_ABSENT,  /* not installed */
    OFFICE_CROWDED, /* others are waiting already */
    OFFICE_SLOW,    /* it took longer than soffice_seconds */
    OFFICE_FAILED   /* it ended without a PDF, or could not be started */
} OfficeTrouble;

typedef struct Office Office;

/* `program` and the seconds one document may take; the text is copied. One per process. Never NULL. */
MUST_CHECK Office *office_open(Str program, int64_t seconds);
/* Removes what programs left that were killed together with their server, an hour after. */
void office_clean(void);
/* Whether the kernel keeps the program from our files; it does where it has Landlock (Linux 5.13). */
bool office_confined(void);
/* What runs is ended, who waits is refused; from any thread. Accepts NULL. */
void office_stop(Office *opt_office);
/* Nobody may be inside. Accepts NULL. */
void office_close(Office *opt_office);
/* The program is there. Accepts NULL: it is not. */
bool office_present(const Office *opt_office);

/* Nobody more may wait now: who makes a document for it would make it for nothing. Accepts NULL: it is not. */
bool office_crowded(Office *opt_office);

/* The PDF of an OpenDocument text. Waits for its turn and for the program. ERR_NOT_FOUND: absent; ERR_BUSY: every
 * other trouble. */
MUST_CHECK Err office_pdf(Office *opt_office, Ctx *ctx, Str odt, Out *out,
                          OfficeTrouble *opt_trouble);

static inline void office_note(OfficeTrouble *opt_trouble, OfficeTrouble trouble) {
    if (opt_trouble != NULL)
        *opt_trouble = trouble;
}
