/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* record_display.h -- any record as people read it: labels, keys in words, references by title. */
#include "text/label_text.h"
#include "views/record_view.h"
#include "web/request.h"

/* The field that is the heading of a record's page: its title, if that is one line. NULL: none, the
 * noun's name is the heading. */
const Field *schema_heading(const Schema *schema);
/* Fields of the record that hold something, but the heading; personal ones only with the permission for them. */
MUST_CHECK Err record_display(Request *rq, const Schema *schema, const void *record,
                              const DisplayField **ret, size_t *ret_count);
/* One field of it, label and values; empty texts where it holds nothing. */
MUST_CHECK Err field_display(Request *rq, const Schema *schema, const Field *field,
                             const void *record, DisplayField *ret);
/* The name of an account that stands in a stored record, or that it is gone. */
Str account_text(Request *rq, int64_t account);
/* The same of a number that came with the request: the name of who belongs to the authority, of others the number. */
Str account_text_asked(Request *rq, int64_t account);
/* A perspective, also a joined one ("Ältere Menschen und Menschen mit wenig Deutsch"). */
Str perspective_label(Request *rq, Str key);
/* "goal.statement.label" as message, MSG_NONE when there is none. */
Message schema_message(Request *rq, Str schema, Str name, Str part);
Message field_label(Request *rq, const Schema *schema, const Field *field);
/* The label of one key of a set; MSG_NONE for "" and for keys it does not have. */
Message key_label(Request *rq, const KeySet *set, Str key);
/* The labels of keys separated by one space, as a KEYS field holds them; in the arena. */
const Message *key_labels(Request *rq, const KeySet *set, Str keys, size_t *ret_count);
/* Address of a record: record_href(rq, NOUN_GOAL, id, "/bearbeiten") → "/vorhaben/KEY/ziele/12/bearbeiten". */
Str record_href(Request *rq, NounId noun, RecordId id, const char *below);
/* "noun.goal.new": wording around a noun (new, edit, remove, list, one). */
Message noun_message(Request *rq, const Noun *noun, const char *part);
/* What names a record that has no title: an intersection by its perspectives, a measured value by value and
 * day, an involvement by level, group and day, another one by its noun. */
MUST_CHECK Err record_named(Request *rq, const Noun *noun, InitiativeId initiative, RecordId id,
                            Message *ret);
/* The same for one that is at hand. */
Message noun_named(Request *rq, const Noun *noun, const void *record);
/* The title of one that is at hand, or what names it instead; in a sentence or a list to choose from. */
Str record_called(Request *rq, const Noun *noun, const void *record);
/* How the outcome of a contribution is marked: what was not adopted bears no sign of success. */
Str outcome_class(Str outcome);
/* An involvement where nobody is told with whom: its occasion, or level and day. */
Str involvement_called_outside(Request *rq, const Involvement *involvement);
/* A value as typed, as people read it in their language: keys, yes and no, dates, numbers, steps of a scale,
 * titles of the records referred to. What does not belong here keeps its number. */
Str text_in_words(Request *rq, const Schema *schema, const Field *field, Str text);
/* The same of a value that is stored, or was. */
Str stored_in_words(Request *rq, const Schema *schema, const Field *field, Str text);
/* The title of a record of this initiative with its address; of one that is gone, that it is. */
MUST_CHECK Err reference_display(Request *rq, RecordId id, DisplayValue *ret);
/* A person's own words. */
bool field_written(const Field *field);
/* Chosen, not typed: what is sent again is a key or an id that nobody reads. */
bool field_is_choice(const Field *field);
