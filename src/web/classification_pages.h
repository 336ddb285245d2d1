/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* classification_pages.h -- the classification of an initiative, with the tasks each answer adds or spares. */
#include "web/request.h"

Err classification_show(Request *rq); /* GET …/vorhaben/:initiative/einordnung */
