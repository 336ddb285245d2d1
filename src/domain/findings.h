/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* findings.h -- what is wrong with an input, as data: field, kind and the limit that was missed.
 *
 * Wording lives in the messages "finding.<kind>"; web shows a finding at its field and in the error
 * summary, the API puts it into its problem document. A function that records a finding returns
 * ERR_INVALID at the end of all checks, so that a person sees every finding at once. */
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

/* name, key (message is "finding." + key; {limit} is its only slot) */
#define FINDING_LIST(X)                                                                            \
    X(REQUIRED, "required")                                                                        \
    X(TOO_LONG, "too_long")             /* limit: characters allowed */                            \
    X(TOO_SHORT, "too_short")           /* limit: characters needed */                             \
    X(FILE_EMPTY, "file_empty")         /* a file was chosen, and nothing is in it */              \
    X(NOT_A_DATE, "not_a_date")         /* no date at all */                                       \
    X(NOT_AN_INSTANT, "not_an_instant") /* no day and time in UTC */                               \
    X(NO_SUCH_DATE, "no_such_date")     /* 30 February */                                          \
    X(NO_SUCH_YEAR, "no_such_year")     /* before DATE_YEAR_MIN or after DATE_YEAR_MAX */          \
    X(NOT_A_NUMBER, "not_a_number")                                                                \
    X(NUMBER_LONG, "number_long")       /* limit: digits a number may have */                      \
    X(NUMBER_FINE, "number_fine")       /* limit: of them behind the comma */                      \
    X(TOO_SMALL, "too_small")           /* limit: smallest value allowed */                        \
    X(TOO_LARGE, "too_large")           /* limit: largest value allowed */                         \
    X(UNKNOWN_KEY, "unknown_key")       /* not one of the choices */                               \
    X(TOO_MANY, "too_many")             /* limit: entries allowed */                               \
    X(NOT_TEXT, "not_text")             /* invalid UTF-8 or control characters */                  \
    X(NOT_JSON, "not_json")             /* limit: line of the first mistake */                     \
    X(WRONG_TYPE, "wrong_type")         /* JSON value of another type */                           \
    X(UNKNOWN_FIELD, "unknown_field")   /* JSON member or form field nobody declared */            \
    X(REPEATED, "repeated")             /* a single-valued field sent twice */                     \
    X(HAS_ROLE, "has_role")             /* the person has this role here already */                \
    X(TAKEN, "taken")                   /* must be unique and is not */                            \
    X(NAME_TAKEN, "name_taken")         /* another stakeholder of the initiative is called so */   \
    X(NO_SUCH_RECORD, "no_such_record") /* refers to a record that is not in this initiative */    \
    X(STILL_USED, "still_used")         /* limit: number of records that refer to it */            \
    X(LAST_ADMINISTRATOR, "last_administrator") /* nobody would be left who gives roles */         \
    X(NOT_POSITIVE, "not_positive")             /* no whole number of at least 1 */                \
    X(NOT_WITHIN, "not_within")                 /* no whole number from 1 to limit */              \
    X(NOT_AN_ADDRESS, "not_an_address")         /* e-mail */                                       \
    X(ADDRESS_LETTERS, "address_letters")       /* e-mail with letters beyond ASCII */             \
    X(ANSWER_BEFORE_HEARING, "answer_before_hearing")                                              \
    X(IN_FUTURE, "in_future")                 /* something done cannot lie ahead */                \
    X(ANSWER_DUE_BEFORE, "answer_due_before") /* promised for before anybody is heard */           \
    X(DECIDED_BEFORE_RECEIPT, "decided_before_receipt")                                            \
    X(LED_TO_EARLIER, "led_to_earlier") /* a decision made before the contribution came */         \
    X(DECIDED_WITHOUT_DAY, "decided_without_day") /* who decided, and no day */                    \
    X(INFORM_HEARS_NOBODY, "inform_hears_nobody") /* level "inform" with a "heard on" date */      \
    X(ANSWER_WITHOUT_HEARING, "answer_without_hearing")                                            \
    X(ANSWER_WITHOUT_TEXT, "answer_without_text") /* a day of the answer, and no answer */         \
    X(END_BEFORE_START, "end_before_start")                                                        \
    X(FINAL_BEFORE_END, "final_before_end")   /* a plan is final before its comments end */        \
    X(WINDOW_INCOMPLETE, "window_incomplete") /* its beginning, or its end */                      \
    X(FORMAL_WITHOUT_BASIS, "formal_without_basis")                                                \
    X(FORMAL_INFORMS, "formal_informs") /* level "inform" of a formal participation */             \
    X(NOT_FORMAL, "not_formal")         /* what only a formal participation has */                 \
    X(HEARD_BEFORE_SUBMISSION, "heard_before_submission")                                          \
    X(DEADLINE_BEFORE_SUBMISSION, "deadline_before_submission")                                    \
    X(CANCELLED_WITHOUT_REASON, "cancelled_without_reason")                                        \
    X(CANCELLED_WITHOUT_DAY, "cancelled_without_day")                                              \
    X(CANCELLED_AND_HEARD, "cancelled_and_heard")                                                  \
    X(ANSWER_INCOMPLETE, "answer_incomplete") /* of outcome, answer and day one is missing */      \
    X(CONTRIBUTIONS_WAIT,                                                                          \
      "contributions_wait")               /* limit: so many have no answer; subject: which */      \
    X(COMMENTS_CLOSED, "comments_closed") /* sent outside the comment window of the plan */        \
    X(ENOUGH_TODAY, "enough_today") /* limit: contributions taken from the public in one day */    \
    X(ENOUGH_FROM_HERE, "enough_from_here") /* the same from one network */                        \
    X(ANSWER_BEFORE_RECEIPT, "answer_before_receipt")                                              \
    X(TOLD_OTHERWISE, "told_otherwise") /* the answer has another outcome since */                 \
    X(TOLD_BEFORE_ANSWER, "told_before_answer")                                                    \
    X(DECISION_INCOMPLETE, "decision_incomplete") /* decided, without what, why or who */          \
    X(TRANSLATION_EMPTY, "translation_empty")     /* of a record not a single text */              \
    X(NOT_ITS_TEXT, "not_its_text")         /* a text that the record itself does not have */      \
    X(ORIGINAL_CHANGED, "original_changed") /* what is translated says something else by now */    \
    X(ORIGINAL_GONE, "original_gone")       /* what is translated was removed meanwhile */         \
    X(TRANSLATION_MOVED,                                                                           \
      "translation_moved") /* it was of another record, or in another language */                  \
    X(REVIEW_BEFORE_START, "review_before_start")                                                  \
    X(WAIVED_INCOMPLETE, "waived_incomplete")     /* waived, without why or who */                 \
    X(NOT_WAIVED, "not_waived")                   /* why or who, and it is not waived */           \
    X(NOT_DONE, "not_done")                       /* a day it was done, and it is not done */      \
    X(ROOM_CLOSED, "room_closed")                 /* the workshop is over */                       \
    X(ROOM_PAUSED, "room_paused")                 /* the facilitator takes nothing just now */     \
    X(ROOM_NOT_EMPTY, "room_not_empty")           /* somebody was there: no trial run any more */  \
    X(ROOM_TRIAL, "room_trial")                   /* a trial run: nothing is made of it */         \
    X(ROOM_FULL, "room_full")                     /* limit: devices a room takes */                \
    X(ENOUGH_VOICES, "enough_voices")             /* limit: how often one speaks in the round */   \
    X(VOICE_GIVEN, "voice_given")                 /* a device speaks once for a perspective */     \
    X(BOARD_CLOSED, "board_closed")               /* no more cards */                              \
    X(ENOUGH_CARDS, "enough_cards")               /* limit: cards of one device on a board */      \
    X(BOARD_FULL, "board_full")                   /* limit: cards a board takes */                 \
    X(NO_COMMENTS_NOW, "no_comments_now")         /* a card not seen, or whose board takes none */ \
    X(INITIATIVE_FULL, "initiative_full")         /* limit: entries of this kind in one */         \
    X(CARD_COMMENTS_FULL, "card_comments_full")   /* limit: comments under one card */             \
    X(ENOUGH_COMMENTS, "enough_comments")         /* limit: comments of one device */              \
    X(COMMENT_GONE, "comment_gone")               /* withdrawn meanwhile */                        \
    X(PART_FILLED, "part_filled")                 /* by somebody else, meanwhile */                \
    X(PART_FILLED_COMMENT, "part_filled_comment") /* the same, where a comment can say it */       \
    X(PART_CHANGED, "part_changed")               /* one's own, in another window meanwhile */     \
    X(PART_GONE, "part_gone")                     /* what somebody filled, taken back meanwhile */ \
    X(NO_PARTS_NOW, "no_parts_now") /* a card not seen, or of another kind of board */             \
    X(VOTING_NOT_OPEN, "voting_not_open")                                                          \
    X(NO_SUCH_RECEIPT, "no_such_receipt") /* a code that opens none */                             \
    X(FEEDBACK_GIVEN, "feedback_given")   /* once per device */                                    \
    X(NO_DOT_LEFT, "no_dot_left")         /* limit: dots of a device on a board */                 \
    X(NO_DOT_THERE, "no_dot_there")       /* none to take back */                                  \
    X(NO_SUCH_ROOM, "no_such_room")       /* a PIN that opens none */                              \
    X(ROOM_ELSEWHERE,                                                                              \
      "room_elsewhere") /* a device that is in another room, and does not leave it */              \
    X(ACCESS_CLOSED, "access_closed")     /* nobody reads what is needed for it (any more) */      \
    X(LAST_ORGANISER, "last_organiser")   /* nobody would be left to read what is needed */        \
    X(NOT_A_TIME, "not_a_time")           /* no hour and minute */                                 \
    X(BEFORE_WORKSHOP, "before_workshop") /* what can only be on its day or after it */            \
    X(HEADING_MISSING, "heading_missing") /* a board in columns without any */                     \
    X(HEADINGS_MANY, "headings_many")     /* limit: columns a board may have */                    \
    X(HEADING_LONG, "heading_long")       /* limit: characters of a heading */                     \
    X(HEADING_TWICE, "heading_twice")     /* two columns called alike */                           \
    X(NO_COLUMNS, "no_columns")           /* headings, and the board has no columns */             \
    X(OTHER_WORKSHOP, "other_workshop")   /* a board that is on the table elsewhere */             \
    X(BOARD_IN_AGENDA, "board_in_agenda") /* limit: parts of an agenda that show it */             \
    X(BOARD_FORM_KEPT, "board_form_kept") /* limit: cards that would lose their words */           \
    X(BOARD_HEADING_KEPT, "board_heading_kept") /* subject: a heading; limit: cards below it */    \
    X(VOTING_HIDDEN, "voting_hidden")           /* on cards that nobody sees */                    \
    X(BOARD_CARDS_WAIT, "board_cards_wait")     /* limit: cards that would be seen unreleased */   \
    X(DELETED_LATER, "deleted_later")           /* than people were told when they came in */      \
    X(PROMISE_WEAKER, "promise_weaker")         /* a level below that which people were told */    \
    X(BOARD_HAS_CARDS, "board_has_cards")       /* limit: cards that would go with it */           \
    X(PICTURE_FORMAT, "picture_format")         /* neither PNG nor JPEG */                         \
    X(PICTURE_BROKEN, "picture_broken")         /* begins as one and does not go on so */          \
    X(PICTURE_LARGE, "picture_large")           /* limit: megabytes */                             \
    X(PICTURE_WIDE, "picture_wide")             /* limit: pixels of a side */                      \
    X(PICTURE_WORDLESS, "picture_wordless")     /* no words for who does not see it */             \
    X(PICTURE_MUTE, "picture_mute")             /* nothing to say, and words */                    \
    X(PICTURE_SHOWN, "picture_shown")           /* limit: parts of an agenda that show it */       \
    X(PICTURES_MANY, "pictures_many")           /* limit: pictures a workshop may have */          \
    X(PICTURES_LARGE, "pictures_large")         /* limit: megabytes of one initiative */           \
    X(CARD_GONE, "card_gone")                   /* withdrawn meanwhile */                          \
    X(GROUP_GONE, "group_gone")                 /* dissolved meanwhile */                          \
    X(NO_TABLE, "no_table")                 /* the room works at tables, and one sits at none */   \
    X(TABLE_TAKEN, "table_taken")           /* another device is the table's or speaks for it */   \
    X(TABLE_HAS_CARDS, "table_has_cards")   /* limit: number of the table that cannot go */        \
    X(PART_OVER, "part_over")               /* another part of the agenda is on by now */          \
    X(TABLES_OR_PEOPLE, "tables_or_people") /* how many tables, or how many at one: one */         \
    X(TABLES_WITHOUT_BOARD, "tables_without_board") /* a room splits up on a board */              \
    X(CARD_CHANGED, "card_changed")                 /* by its author, since who leads read it */   \
    X(MERGE_TWO, "merge_two")                       /* two cards at least say the same */          \
    X(NOTHING_TO_UNDO, "nothing_to_undo")                                                          \
    X(HAS_AGENDA, "has_agenda")             /* a template is for a workshop without one */         \
    X(BODY_WAITS, "body_waits")             /* a body has said something that nobody answered */   \
    X(THREAD_CLOSED, "thread_closed")       /* a reply in a thread that is closed */               \
    X(OTHER_THREAD, "other_thread")         /* a reply that stands beside another record */        \
    X(NOT_YOUR_BODY, "not_your_body")       /* a draft of a body one is no representative of */    \
    X(DEPUTY_OF_NOBODY, "deputy_of_nobody") /* only a representative of a body has a deputy */     \
    X(WORKS_ON_IT, "works_on_it")         /* leads or is in the team: speaks for no body there */  \
    X(SPEAKS_FOR_BODY, "speaks_for_body") /* may not lead or work in the team beside it */         \
    X(NOT_COME, "not_come")               /* an account that nobody has used yet */                \
    X(NOT_VOUCHED, "not_vouched")         /* the address says nothing of whose account it is */    \
    X(MAY_NOT_WORK_ON_IT, "may_not_work_on_it") /* reads or comments only */                       \
    X(NO_SUCH_PERSON, "no_such_person")         /* has no role here */                             \
    X(NOT_COMBINED, "not_combined")             /* an intersection needs two perspectives */       \
    X(WRONG_SECRET, "wrong_secret")             /* name or password do not match */                \
    X(WRONG_PASSWORD_NOW, "wrong_password_now") /* not the present one of who is signed in */      \
    X(NOT_EQUAL, "not_equal")                   /* repetition differs */                           \
    X(KEY_LETTERS, "key_letters")               /* not only what an address may have */            \
    X(KEY_NEEDED, "key_needed")             /* the name has nothing that an address may have */    \
    X(PASSWORD_COMMON, "password_common")   /* hardly more than a word everybody takes */          \
    X(PASSWORD_REGULAR, "password_regular") /* hardly more than a row or a repetition */           \
    X(PASSWORD_NAMES, "password_names")     /* hardly more than names that are known */            \
    X(OUTDATED, "outdated")                 /* made by a newer version */                          \
    X(TEMPLATE_MISSING,                                                                            \
      "template_missing")                 /* subject: its version; only who manages may add it */  \
    X(TEMPLATE_OTHER, "template_other")   /* subject: a version that is something else here */     \
    X(TEMPLATE_IN_USE, "template_in_use") /* initiatives go by it, or new ones begin with it */    \
    X(NOT_OF_INVOLVEMENT, "not_of_involvement") /* subject: who takes part in it */                \
    X(WINDOW_RUNS, "window_runs")               /* in public, and is to have ended before today */ \
    X(WINDOW_BEGAN, "window_began")             /* in public, and is to begin after today */       \
    X(FINAL_UNEXPLAINED, "final_unexplained")   /* final without a window, and nobody says why */  \
    X(SAID_SOMETHING, "said_something")         /* subject: who; in `limit` contributions */       \
    X(WINDOW_BACKDATED, "window_backdated")     /* told in public, and to begin before that */     \
    X(WINDOW_UNTOLD, "window_untold")           /* new in public, and begun before today */        \
    X(PLAN_STAYS, "plan_stays")                 /* everybody was told it */                        \
    X(FINAL_BEFORE_OPENED, "final_before_opened") /* final again before it was open again */       \
    X(WINDOW_STAYS, "window_stays")               /* in public, and its plan is to be removed */   \
    X(NO_TASK, "no_task")                         /* a phase of a template without any */          \
    X(SPECIAL_BASIS_MISSING, "special_basis_missing") /* special categories without a basis */     \
    X(STATEMENT_INCOMPLETE, "statement_incomplete")   /* a statement, or its day */                \
    X(NOT_A_SHARE, "not_a_share")                     /* a number that is not between 0 and 1 */   \
    X(AGREEMENT_MISSING, "agreement_missing")         /* groups of single caseworkers */           \
    X(FIXED_INCOMPLETE, "fixed_incomplete")           /* a day, and no function that fixed it */   \
    X(AUDIT_ASKED, "audit_asked")                   /* limit: reports that answer the question */  \
    X(AUDIT_QUESTION, "audit_question")             /* subject: what is wrong with it */           \
    X(AUDIT_NOT_FIXED, "audit_not_fixed")           /* a report of what nobody fixed */            \
    X(AUDIT_OTHER_QUESTION, "audit_other_question") /* subject: the option that differs */         \
    X(AUDIT_BEFORE_FIXED, "audit_before_fixed")     /* made before its question was fixed */       \
    X(AUDIT_REPORT_BROKEN, "audit_report_broken")   /* subject: where, and why */                  \
    X(AUDIT_CONTRADICTION, "audit_contradiction")   /* subject: where a report denies itself */    \
    X(AUDIT_REPORT_KEPT, "audit_report_kept")       /* another report is another record */         \
    X(CELLS_DIFFER, "cells_differ")   /* counted cells of other rows than the first */             \
    X(NO_EXPORT, "no_export")         /* a file that Einklang did not write */                     \
    X(OTHER_RECORD, "other_record")   /* an API request whose address and body name two */         \
    X(NO_VERSION, "no_version")       /* an If-Match that is no version */                         \
    X(TWO_VERSIONS, "two_versions")   /* If-Match and body differ */                               \
    X(NOT_NEEDED, "not_needed")       /* a day on which something was seen to that nobody needs */ \
    X(CLOSED_BEFORE, "closed_before") /* a thread closed before it was begun */                    \
    X(REPLY_CLOSED,                                                                                \
      "reply_closed") /* of a thread only its first comment says that it is closed */              \
    X(REPLY_BEFORE, "reply_before")         /* a reply older than what it answers */               \
    X(REPLY_AFTER, "reply_after")           /* a reply younger than the end of its thread */       \
    X(ARCHIVED_BEFORE, "archived_before")   /* an initiative archived before it was made */        \
    X(CHANGED_BEFORE, "changed_before")     /* a record changed before it was made */              \
    X(SETTLED, "settled")                   /* said when it was made, and no other way since */    \
    X(STANDS_LATER, "stands_later")         /* refers to what stands behind it in a file */        \
    X(TABLE_UNREADABLE, "table_unreadable") /* a table from a spreadsheet */                       \
    X(TABLE_FINDINGS, "table_findings")     /* limit: how many of its entries are wrong */

typedef enum FindingKind {
#define X(name, key) FINDING_##name,
    FINDING_LIST(X)
#undef X
        FINDING_COUNT
} FindingKind;

typedef struct Finding {
    Str field; /* name of the field as declared in its Schema; "" for the whole form */
    FindingKind kind;
    int64_t limit;
    Str subject; /* titles of the records or the version it is about, in a table what stands there; "" for all other kinds */
    int64_t row, column; /* in a table, from 1; 0 = the table as a whole, or no table */
} Finding;

/* Most findings recorded for one input; the rest is dropped, the input is invalid anyway. */
enum { FINDINGS_MAX = 200 };

typedef LIST_OF(Finding) Findings;

/* The stable text key of a kind, for JSON and message lookup. */
Str finding_key(FindingKind kind);
/* Records one finding; `field` is copied into the arena. */
void finding_add(Findings *findings, Arena *arena, Str field, FindingKind kind, int64_t limit);
/* The same about records that it names. */
void finding_add_about(Findings *findings, Arena *arena, Str field, FindingKind kind, int64_t limit,
                       Str subject);
/* The first finding of a field, or NULL. */
const Finding *finding_of(const Findings *findings, Str field);
