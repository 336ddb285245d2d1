/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_guide_view.h -- the reference of the API for people. */
#include "views/page_view.h"

typedef struct ApiGuideText {
    Message title, text;
} ApiGuideText;

typedef struct ApiGuideExample {
    Message title;
    Str command;
} ApiGuideExample;

typedef struct ApiGuideLine {
    Str method, path;
    Message about;
} ApiGuideLine;

typedef struct ApiGuideField {
    Str name;
    Message label, type;
    int64_t maximum; /* 0: none */
    bool required;
    Str choices; /* keys, "" = any */
} ApiGuideField;

typedef struct ApiGuideGroup {
    Str anchor;
    Message title;
    const ApiGuideLine *lines;
    size_t line_count;
    const ApiGuideField *fields;
    size_t field_count;
} ApiGuideGroup;

typedef struct ApiGuideProblem {
    Str key;
    int status;
    Message title, text;
} ApiGuideProblem;

typedef struct ApiGuideFinding {
    Str key;
    Message wording;
} ApiGuideFinding;

typedef struct ApiGuideView {
    Page page;
    const ApiGuideText *rules;
    size_t rule_count;
    const ApiGuideExample *examples;
    size_t example_count;
    const ApiGuideGroup *groups;
    size_t group_count;
    const ApiGuideProblem *problems;
    size_t problem_count;
    const ApiGuideFinding *findings;
    size_t finding_count;
} ApiGuideView;
