/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* setup_pages.h -- what an administrator still has to do before an installation is in good order. */
#include "web/request.h"

Err setup_show(Request *rq); /* GET /einrichtung, /behoerde/:authority/einrichtung */
