/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* sample_view.h -- two pages that exist for the golden test only: every building block, a form. */
#include "views/form_view.h"
#include "views/page_view.h"

typedef struct SampleView {
    Page page;
    FormView form;
} SampleView;
