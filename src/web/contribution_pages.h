/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* contribution_pages.h -- the contributions of an initiative; one of them alone is record_show. */
#include "web/request.h"

Err contribution_list_page(Request *rq); /* GET …/vorhaben/:initiative/beitraege */
