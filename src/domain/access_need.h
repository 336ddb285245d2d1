/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_need.h -- what people need to be able to take part, as something that has to be done in time.
 *
 * How long before is from the practice of organising; the words are "access_need.<key>.todo". */
#include "base/date.h"
#include "domain/choices.h"

/* The last day to see to it, for what takes place on `planned`; none without a day. */
Date access_need_due(AccessNeed need, Date planned);
