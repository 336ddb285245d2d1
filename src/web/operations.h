/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* operations.h -- for whoever watches over the program: is it well, and what is it doing. */
#include "web/request.h"

Err healthz_show(Request *rq); /* GET /healthz: "ok", or 503 when the database cannot be read */
/* GET /metrics: Prometheus text, for this machine or whoever has the setting metrics_token. */
Err metrics_show(Request *rq);
