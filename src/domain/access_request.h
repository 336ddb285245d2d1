/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* access_request.h -- what somebody invited to a workshop needs to be able to take part (Zugangsbedarf).
 *
 * No noun: it is in no history, no export, no address for programs; only the organisers named on the workshop see it, and
 * it goes ACCESS_REQUEST_DAYS after the workshop (docs/adr/0020-access-needs.md). */
#include "domain/check.h"
#include "domain/choices.h"
#include "domain/workshop.h"

typedef struct AccessRequest {
    RecordId id;
    Str needs;    /* ACCESS_NEEDS */
    Str language; /* from and into which is interpreted, in own words */
    Str words;    /* anything else */
    Str contact;  /* opt: to ask back */
    Str done;     /* of `needs`, what is seen to; ACCESS_OTHER for the words */
    Date sent_on;
} AccessRequest;
typedef LIST_OF(AccessRequest) AccessRequests;

/* What is typed: needs, language, words, contact. */
extern const Schema ACCESS_REQUEST_FORM;

enum {
    ACCESS_REQUEST_DAYS = 7,
    ACCESS_REQUEST_WORDS_MAX = 1000,
    ACCESS_REQUESTS_MAX = 1000,     /* of one workshop */
    ACCESS_REQUESTS_PER_SENDER = 25 /* in one day */
};

/* The key under which other words are seen to, beside those of ACCESS_NEEDS. */
#define ACCESS_OTHER "other"

/* REQUIRED: neither a need nor words. */
void access_request_check(const AccessRequest *request, const Check *check);
/* The day on which it goes; none while the workshop has no day. */
Date access_request_delete_day(const Workshop *workshop);
/* The same keys (separated by one space) with this one, or without it. */
Str access_keys_with(Arena *arena, Str keys, Str key);
Str access_keys_without(Arena *arena, Str keys, Str key);
