/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* api_shapes.h -- what answers of the API look like, where no Schema says it; what stands behind "?".
 *
 * The description (OpenAPI), the page /hilfe/api and the tests, which hold every answer against the
 * description, are made from these tables and from ROUTES. */
#include "web/request.h"

typedef enum ApiType {
    API_TEXT,
    API_NUMBER,
    API_FLAG,
    API_DATE,    /* "2026-12-31" */
    API_INSTANT, /* "2026-12-31T11:00:00.000Z" */
    API_TEXTS,   /* array of texts */
    API_NUMBERS, /* array of numbers */
    API_OBJECT,  /* of any members */
    API_OBJECTS, /* array of `shape` */
} ApiType;

typedef struct ApiMember {
    const char *name;
    ApiType type;
    bool optional;      /* may be null */
    const char *shape;  /* OBJECTS */
    const KeySet *keys; /* TEXT: one of these */
    bool sometimes;     /* may be missing */
} ApiMember;

typedef struct ApiShape {
    const char *name;
    const Schema *opt_schema; /* a record: its fields come first */
    const char *
        opt_emptied; /* of these, one that is required where it is sent and may be "" in an answer */
    const ApiMember *members;
    size_t count;
} ApiShape;

extern const ApiShape API_SHAPES[];
extern const size_t API_SHAPE_COUNT;

typedef struct ApiParameter {
    const char *name; /* message "api.parameter.<name>" */
    ApiType type;
    bool required;
    const KeySet *keys; /* TEXT: one of these */
} ApiParameter;

/* By the name in Route.query. NULL: not declared. */
const ApiParameter *api_parameter(Str name);
/* The shape that is named; NULL: none, so it is the name of a noun whose record says everything. */
const ApiShape *api_shape(Str name);
/* Name of the shape a route answers with: its own, or that of its noun. */
Str api_answer_of(const Route *route);
/* Rows for programs, in the order of the table; NULL at the end. */
const Route *api_route_first(void);
const Route *api_route_next(const Route *route);
/* 200, 201, 204. */
int api_status_of(const Route *route);
const char *api_method(HttpMethod method); /* "GET" */
