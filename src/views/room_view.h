/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_view.h -- what is seen in the room of a workshop: by who takes part, by who leads, on the wall.
 *
 * One renderer: a page is made of the same pieces that the events bring (room_stage, room_board, room_card,
 * room_numbers), each with an id of its own, so that a page after a reload equals the page after all events. Nothing in a
 * piece is one person's: what is (their cards, their dots, the proofs of their forms) stands outside. */
#include "base/html.h"
#include "domain/card_part.h"
#include "views/form_view.h"
#include "views/page_view.h"
#include "views/post_button_view.h"
#include "views/receipt_view.h"
#include "views/room_guest_view.h"
#include "views/room_table_view.h"

typedef struct RoomStageView {
    RoomAudience audience;
    Message state; /* "Pause", "Der Workshop ist zu Ende." */
    Str part;      /* title of what is on; "" = nothing has begun */
    Str next;      /* title of what comes then; "" = nothing */
    Message time;  /* "bis 14:05 Uhr"; MSG_NONE: does not run */
    HtmlSafe text; /* the input page */
    bool has_text;
    Str notes; /* for who leads */
    bool trial, closed;
    Date open_until; /* nobody leads, a board takes cards until that day; none: not so */
} RoomStageView;

typedef struct RoomCommentView {
    Str words, author;
    Str language; /* tag of its words */
} RoomCommentView;

/* Who filled a part of a proposal, where it was not the author of the card. */
typedef struct RoomPartView {
    bool added;
    Str author;   /* "": no name is shown */
    Str language; /* tag of the words of this part, whoever filled it */
    int64_t from; /* number of the card that says it and was merged into this one; 0: none */
} RoomPartView;

typedef struct RoomCardView {
    RoomAudience audience;
    Str id;
    int64_t number;
    bool proposal;
    Str author;
    Str words, who, how, timing, why, translation;
    const Str *perspectives;
    size_t perspective_count;
    Message level, phase;
    Str table;       /* "Tisch 2", where it is from; "" = nowhere */
    const Str *also; /* cards that say the same: where they are from, or which */
    size_t also_count;
    Str language;         /* tag of its words; "" = that of the page */
    int64_t recorded_for; /* people; 0: written by its author */
    int64_t paper;        /* number of its paper, for who leads; 0: none */
    int64_t dots;
    int64_t
        dots_most; /* of a card of the board, once the voting is over: the full bar; 0 = no bar */
    bool dots_shown, may_dot;
    bool waits;        /* for its release */
    bool merged_waits; /* the same of words of a card that was merged into it */
    bool parked;
    bool chosen;    /* ticked on a form that came back */
    Str choice;     /* what its box sends: which card, and a digest of the words that stand here */
    Str href;       /* where who leads works on it; "" = nowhere */
    Str make;       /* what the button sends that makes a record of it; "" = none */
    Str make_href;  /* ... and where to */
    bool commented; /* its board allows comments */
    const RoomCommentView *comments;
    size_t comment_count;
    Str comment_href; /* where who takes part writes one; "" = nowhere now */
    RoomPartView parts[CARD_PART_COUNT];
    Str complete_href; /* where who takes part fills what is open; "" = nowhere now */
} RoomCardView;

/* A column, a group, the Themenspeicher, or all of a board. */
typedef struct RoomListView {
    Str id;
    Str heading;   /* people's words */
    Message label; /* where there is no heading: "Themenspeicher"; MSG_NONE = none */
    RoomCardView *cards;
    size_t count;
    bool sorted; /* a group or the Themenspeicher: there only since who leads has made it */
    bool brief;  /* not there without a card */
} RoomListView;

typedef struct RoomBoardView {
    RoomAudience audience;
    bool any; /* the part that is on has a board */
    Str title, prompt;
    int64_t count; /* of cards, also hidden ones */
    bool hidden;   /* then those who take part get no list */
    bool voting, voted;
    int64_t dots_each;
    bool writing_closed;
    RoomListView *lists;
    size_t list_count;
} RoomBoardView;

typedef struct RoomVoiceView {
    Str perspective;
    int64_t count;
} RoomVoiceView;

/* A perspective that no card names; fewer than five, or nobody, speak for it. */
typedef struct RoomUnnamedView {
    Str perspective;
    bool unspoken;
} RoomUnnamedView;

typedef struct RoomNumbersView {
    RoomAudience audience;
    int64_t participants, simulated;
    const RoomVoiceView *voices; /* of five and more */
    size_t voice_count;
    const Str *missing; /* perspectives for which fewer speak, or nobody */
    size_t missing_count;
    int64_t slower, more_time, explain; /* for who leads */
    bool thinks;                        /* of all: for who leads */
    const RoomUnnamedView *unnamed;
    size_t unnamed_count;
} RoomNumbersView;

/* Cards that became something and were withdrawn: for who leads, above all that they lead. */
typedef struct RoomGoneView {
    const int64_t *numbers;
    size_t count;
    Str href; /* where what they became stands; "" = nowhere for who looks */
} RoomGoneView;

/* A card of one's own device. */
typedef struct RoomOwnCard {
    RoomCardView card;
    Str edit_href; /* "" = changes are not taken now */
    PostButton withdraw;
    bool withdrawn;
    Message unseen; /* why others do not see it; MSG_NONE: they do */
} RoomOwnCard;

/* A part of another one's card that a device filled. */
typedef struct RoomFilledPart {
    RoomCardView card; /* its words alone */
    PostButton withdraw;
} RoomFilledPart;

/* All that a device filled of one card, or all that others than its author did. */
typedef struct RoomFilledCard {
    Str id;
    int64_t number;
    Str edit_href; /* where its device changes them; "" = not now, or another one looks */
    const RoomFilledPart *parts;
    size_t count;
} RoomFilledCard;

/* A board that takes cards while another one is on. */
typedef struct RoomMeanwhile {
    Str title, href;
    Date until;
} RoomMeanwhile;

/* The same for who leads, and where its cards are read. */
typedef struct RoomDaysBoard {
    Str title, href; /* "" = who leads by link reads them when the board is shown */
    Date from, until;
} RoomDaysBoard;

/* What is said of a card before it is written. */
typedef struct RoomSeesView {
    bool later;     /* nobody does, until who leads shows the board */
    bool table;     /* only their own table sees it, until it presents */
    bool hidden;    /* nobody does, until it is revealed */
    bool release;   /* nobody does, until who leads has looked at it */
    bool completed; /* by others, too */
} RoomSeesView;

typedef struct RoomMeanwhilePage {
    Page page;
    Str prompt;
    Date until; /* none: its part is on, and it is open with it alone */
    bool takes; /* cards; otherwise what was typed came back */
    bool proposal, for_others;
    RoomSeesView sees;
    FormView form;
} RoomMeanwhilePage;

typedef struct RoomView {
    Page page;
    int64_t seq;
    Str stream_href, refresh_href;
    RoomStageView stage;
    RoomBoardView board;
    RoomNumbersView numbers;
    RoomTableView table;
    RoomSeatView seat;
    bool may_write, proposal;
    RoomSeesView sees;
    FormView card_form;
    const RoomMeanwhile *meanwhile;
    size_t meanwhile_count;
    const RoomOwnCard *own;
    size_t own_count;
    const RoomFilledCard *filled;
    size_t filled_count;
    bool votes; /* dots can be given now */
    int64_t dots_left;
    Str dots_action, form_token, submission_id;
    PostButton signals[3];
    size_t signal_count;
    bool speaks; /* introduction round: the form is shown */
    FormView voice_form;
    RoomClosingView closing;
    Str comments_href; /* one's own comments; "" = no board of the workshop allows any */
    Message promise;
    Date delete_on;
} RoomView;

/* A room in which the device is already. */
typedef struct RoomHereView {
    Str name; /* "": in none */
    Str language;
    bool closed;
} RoomHereView;

typedef struct RoomDoorView {
    Page page;
    FormView form;
    RoomHereView leaves; /* by coming in here */
    bool closed, trial;
    Str authority;
    Message promise;
    Date delete_on;
    bool named;
} RoomDoorView;

typedef struct RoomPinView {
    Page page;
    FormView form;
    RoomHereView here;
} RoomPinView;

typedef struct RoomCardPage {
    Page page;
    FormView form;
    bool proposal, for_others;
    bool hides;          /* changed it is off the board until it is released again */
    unsigned shut;       /* parts that others filled: one bit each */
    RoomCardView others; /* what they say */
} RoomCardPage;

/* Completing a card that another one wrote. */
typedef struct RoomCompletePage {
    Page page;
    bool shown; /* the card is seen by this device */
    RoomCardView card;
    bool may_fill;     /* something is open, or is this device's, or was typed */
    bool nothing_open; /* others filled all of it; false, and may_fill as well: not now */
    bool closed;       /* to writing */
    FormView form;
    unsigned shut; /* parts that are not this device's: one bit each */
    Str back_href;
} RoomCompletePage;

/* A comment with what may be done with it. */
typedef struct RoomCommentLine {
    RoomCommentView comment;
    int64_t card; /* number of its card, where it stands alone; 0 */
    bool own;     /* of who looks, or who looks leads */
    PostButton withdraw;
} RoomCommentLine;

/* Of one card, or all of one device. */
typedef struct RoomCommentsPage {
    Page page;
    bool shown; /* the card is seen by this device */
    RoomCardView card;
    const RoomCommentLine *lines;
    size_t line_count;
    bool may_write;
    FormView form;
    Str own_href, back_href;
} RoomCommentsPage;

/* An agenda part that who leads can begin. */
typedef struct RoomPartLine {
    Str title;
    int64_t minutes;
    bool current;
    PostButton begin;
} RoomPartLine;

/* Cards that share words: never grouped by themselves. */
typedef struct RoomSuggestion {
    Str id, heading, words, numbers; /* "Rampe, Eingang"; "1, 4, 7" */
    const Str *cards;                /* their ids */
    size_t count;
} RoomSuggestion;

typedef struct RoomLeadView {
    Page page;
    bool opened; /* there is a room */
    bool open, closed;
    PostButton open_button;
    bool trial, may_try;
    PostButton trial_button; /* begins one, or ends it */
    int64_t seq;
    Str stream_href, wall_href, back_href;
    Str pin, join_href;
    HtmlSafe code;                            /* QR of join_href */
    Message address_trouble, address_setting; /* phones cannot open it; MSG_NONE: they can */
    Str poster_href;
    const RoomPartLine *parts;
    size_t part_count;
    PostButton acts[12];
    size_t act_count;
    const RoomDaysBoard *days_boards; /* which end with the workshop */
    size_t days_board_count;
    RoomStageView stage;
    RoomBoardView board;
    RoomNumbersView numbers;
    RoomGoneView gone;
    Str results_href, guests_href; /* "": who leads by link has neither */
    RoomGuestLine guest;
    RoomTableView table;
    RoomTablesLeadView tables;
    bool undoes;
    PostButton undo; /* what was done last with cards */
    Str cards_action, form_token, submission_id;
    Str heading, group; /* as typed, on a form that came back */
    const RoomSuggestion *suggestions;
    size_t suggestion_count;
    const FormOption *groups; /* `hint`: where it is called or dissolved */
    size_t group_count;
    bool may_record, proposal;
    FormView record_form;
} RoomLeadView;

typedef struct RoomWallView {
    Page page;
    int64_t seq;
    Str stream_href;
    Str pin, join_address;
    HtmlSafe code;
    RoomStageView stage;
    RoomBoardView board;
    RoomNumbersView numbers;
    RoomTableView table;
} RoomWallView;
