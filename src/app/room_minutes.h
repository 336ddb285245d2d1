/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_minutes.h -- the minutes of a workshop: for paper (ODT), to be presented (ODP: after its title a slide for each part of the agenda, which
 * goes on on further ones only where its results do not fit, and says so; the results of a board that several parts show
 * stand in the last of them; boards that no part shows come last),
 * for spreadsheets (CSV) and programs (JSON).
 *
 * Of what may be kept (ADR 0016): cards that the room saw, without names, with their groups and comments, with their dots
 * once the voting is closed, and what they became; comments are on no slide; of people only numbers of five and more. */
#include "app/access.h"
#include "app/room.h"
#include "base/out.h"
#include "text/language.h"

#define MINUTES_LIST(X) X(ODT, "odt") X(ODP, "odp") X(CSV, "csv") X(JSON, "json")
typedef enum MinutesForm {
#define X(name, ending) MINUTES_##name,
    MINUTES_LIST(X)
#undef X
        MINUTES_FORM_COUNT
} MinutesForm;
#define MINUTES_ODT_MEDIA  "application/vnd.oasis.opendocument.text"
#define MINUTES_ODP_MEDIA  "application/vnd.oasis.opendocument.presentation"
#define MINUTES_CSV_MEDIA  "text/csv"
#define MINUTES_JSON_MEDIA "application/json"
#define MINUTES_MEDIA \
    MINUTES_ODT_MEDIA " " MINUTES_ODP_MEDIA " " MINUTES_CSV_MEDIA " " MINUTES_JSON_MEDIA
/* "protokoll.odt" */
Str minutes_file(MinutesForm form);
Str minutes_media(MinutesForm form);
bool minutes_form_of(Str file, MinutesForm *ret);

/* EXPORT, which the caller has looked at. ERR_NOT_FOUND: no such workshop here, or its room was never opened. */
MUST_CHECK Err minutes_write(App *app, Ctx *ctx, Conn *conn, const InitiativeRef *initiative,
                             RecordId workshop, MinutesForm form, Language language, Out *out);
