/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* method_view.h -- the catalogue of methods, and which of them fits the situation that was said. */
#include "views/form_view.h"
#include "views/page_view.h"

typedef struct MethodReasonLine {
    Message text;
    Str group, why; /* the group reached badly, and why; "" for other reasons */
} MethodReasonLine;

typedef struct MethodUnfitLine {
    Str groups, why;
} MethodUnfitLine;

typedef struct MethodCard {
    Str label, what;
    Message people, days; /* MSG_NONE: not said */
    Str duration;
    const Message *levels, *phases;
    size_t level_count, phase_count;
    const Str *needs, *access;
    size_t need_count, access_count;
    const MethodUnfitLine *unfit;
    size_t unfit_count;
    const MethodReasonLine *reasons; /* why it fits badly */
    size_t reason_count;
    Str adopt_href; /* "" = may not */
} MethodCard;

typedef struct MethodListView {
    Page page;
    FormView form;                                  /* asks for the situation; sent by GET */
    size_t group, days, level, phase, perspectives; /* offsets of its fields */
    bool said;                                      /* something of the situation was said */
    int64_t fitting;
    const MethodCard *items;
    size_t count;
} MethodListView;
