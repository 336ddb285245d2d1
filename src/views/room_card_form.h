/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_card_form.h -- which fields of a card a board asks for. */
#include "domain/card_part.h"
#include "views/form_view.h"

/* A proposal asks who, how, when and why; a board with columns the words, and the column where there are several. */
bool room_card_asks(const Field *field, const FormView *form, bool proposal, bool records);
/* `shut`: parts (CardPart) that somebody else filled, one bit each. */
bool room_card_open(const Field *field, unsigned shut);
bool room_card_shuts(unsigned shut, CardPart part);
/* Whether any field that is folded away is asked. */
bool room_card_any_folds(const FormView *form, unsigned shut);
/* Reference list, level and phase are folded away, open where one of them was given or is wrong. */
bool room_card_folds(const Field *field);
bool room_card_more_open(const FormView *form);
