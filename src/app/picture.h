/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture.h -- pictures for the input pages of a workshop: written anew without what they tell about who made them where
 * (files/picture_file.h), checked, kept. Everything else about them is as with other records (record.h). */
#include "app/record.h"
#include "domain/picture.h"

/* The field of a form with the file. */
#define PICTURE_FILE "datei"

/* picture->bytes as they came; its size and digest are set here. Findings of the file stand at `field`. */
MUST_CHECK Err picture_create(App *app, Ctx *ctx, const Submission *submission,
                              const InitiativeRef *initiative, Picture *picture, Str field,
                              Written *ret);
/* The same of the file alone, for findings of a form that is refused anyway. */
MUST_CHECK Err picture_look(Ctx *ctx, Picture *picture, Str field);
/* picture->bytes as they came in base64; PICTURE_BROKEN at `field` and false where they are none. */
bool picture_text_taken(Ctx *ctx, Picture *picture, Str field);
/* "image/png" or "image/jpeg", of bytes that are kept. */
Str picture_type(Str bytes);
/* SHA-256 in hexadecimal, in the arena. */
Str picture_digest(Arena *arena, Str bytes);

/* Inside a write, for record.h: what the rules of the noun cannot see. */
MUST_CHECK Err picture_check_around(Tx *tx, InitiativeId initiative, const Picture *now,
                                    const Picture *opt_before);
/* Finding PICTURE_SHOWN while an agenda shows it; otherwise its bytes go. */
MUST_CHECK Err picture_let_go(Tx *tx, InitiativeId initiative, const Picture *picture);
