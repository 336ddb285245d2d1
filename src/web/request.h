/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* request.h -- what a page handler is given, and the table of all addresses.
 *
 * web/router.c finds the Route, the session and the person, checks the permission (which makes the
 * Scope), reads the form by its Schema and calls the handler. A handler reads, fills a view struct and
 * calls its view; or runs one use case and redirects. It returns an Err: wording and status of errors
 * live in web/problem.c only.
 *
 * POST: undeclared fields never arrive. After ERR_INVALID the route's `again` handler shows the form
 * with what was typed and the findings (422); after ERR_CONFLICT the conflict page shows both
 * versions (409), of a route that acts its own page with what is stored now; after ERR_BUSY or
 * ERR_STORAGE a page keeps the text and can send it again (503); after the session has ended the
 * text is kept for the same person (domain rule in app/session.h). */
#include "app/access.h"
#include "app/room_guest.h"
#include "app/session.h"
#include "app/transaction.h"
#include "domain/nouns.h"
#include "views/html.h"
#include "web/http.h"

typedef struct Request Request;
typedef struct Site Site; /* web/site.h */
typedef Err (*Handler)(Request *rq);

/* How a changing request proves that it comes from our own form. Zero refuses to start. */
typedef enum Guard {
    GUARD_UNSET = 0,
    GUARD_READ, /* GET: changes nothing */
    GUARD_FORM, /* the session's form token */
    GUARD_ORIGIN, /* no session yet (sign-in, invitation): same origin, and a token bound to a cookie */
    GUARD_BEARER /* API: a personal token in Authorization; cookies are ignored */
} Guard;

/* AREA_ROOM: of the workshop that this browser leads by link; who is signed in there is not asked. */
typedef enum Area {
    AREA_INSTALLATION,
    AREA_AUTHORITY,
    AREA_INITIATIVE,
    AREA_ACCOUNT,
    AREA_ROOM
} Area;

typedef struct Route {
    HttpMethod method;
    const char *path; /* "/vorhaben/:initiative/ziele/:record/bearbeiten" */
    Handler handler;
    Permission permission; /* zero refuses to start */
    Guard guard;
    Area area;        /* whose permissions count; :initiative or :authority in the path names it */
    const Noun *noun; /* records of an initiative */
    const Schema *form; /* POST: what is read; NULL only when nothing is sent but a button */
    Handler again;      /* POST: shows the form again */
    const char *
        file; /* POST: name of the field with one uploaded file, which beside a form may be missing; NULL: files are dropped */
    bool
        acts; /* POST: more than saving (publishes, erases): after a conflict its page is shown anew, to look again */
    size_t
        body_max; /* 0 = FORM_BODY_MAX, for programs API_BODY_MAX, from anybody and for buttons HTTP_BODY_SMALL */
    /* API, for its description (web/api_shapes.h): */
    const char *about;  /* what it does, message "api.about.<about>" */
    const char *answer; /* shape of the answer; NULL: a record of the noun */
    const char *media;  /* types of an answer that is a file, separated by one space; NULL: JSON */
    const char *takes;  /* the same of a body; NULL: JSON */
    const char *body;   /* shape of a body that has no form; NULL: "initiative_file" */
    bool many;          /* a list of them */
    bool versioned;     /* a POST: looks at the version the change began with, where one is sent */
    bool creates;       /* 201 with Location; a DELETE answers 204, everything else 200 */
    const char *query;  /* parameters behind "?", separated by one space; NULL: none */
} Route;

/* A file as a browser sent it: views of the request's body. */
typedef struct FormFile {
    Str name; /* without folders, as the person's computer calls it */
    Str bytes;
} FormFile;

/* Who saved while somebody had a form open (web/saved_since.h). */
typedef struct SavedSince {
    Message said;  /* who and when, as far as it may be told; MSG_NONE: nothing */
    bool only_you; /* in another tab */
} SavedSince;

/* The form of a request, as typed and as read. */
typedef struct FormInput {
    const Schema *schema;
    RawValue *raw; /* schema->count entries */
    void *record;  /* struct of the schema */
    const void *
        opt_stored; /* of a form with some fields of a noun: the record as it was read for the others */
    int64_t version; /* hidden field "version"; 0 = none */
    FormFile file;   /* of the route's `file` field; bytes "" = none */
    bool typed;      /* `raw` came with the request, not from what is stored */
    bool unread;     /* what was sent is no form: nobody knows what was typed */
    Str began;       /* digests of what the edit began with, from its page; "" = not said */
    const void *
        opt_began; /* after a conflict: what the edit began with; NULL: the history does not know */
    bool blackened; /* after a conflict: of a contribution, meanwhile */
    bool merged; /* since a conflict, until it is saved: holds what was saved meanwhile as well */
    int64_t opened; /* of `merged`: the version it was opened with */
    SavedSince merged_with;
    RawValue *opt_typed; /* shown anew: what was typed where the stored words stand now */
} FormInput;

/* A form takes every field at its limit in a script of three bytes a letter, so that a text too long is
 * told at its field; what goes nowhere is read up to HTTP_BODY_SMALL to be told so (404, 405), not "too large". */
enum {
    FORM_BODY_MAX = 1 << 20,
    API_BODY_MAX = 1 << 20,
    PATH_SEGMENTS_MAX = 12,
    PATH_PARAMETERS_MAX = 4
};

/* With ERR_CONFLICT, for a program: what has been decided before. */
typedef struct Decided {
    const char *opt_name; /* of the problem; NULL: nothing */
    Message words;
    Str by; /* "": a deleted account, or no person */
    Instant at;
} Decided;

struct Request {
    App *app;
    Site *site;
    Ctx *ctx;
    Conn *conn; /* reads, in one snapshot; another one after each write: keep no copy over it */
    const HttpRequest *http;
    HttpResponse *response;
    Html *html;        /* writes into the response's body */
    bool plain_wanted; /* the reader asked for plain German, whether or not this page has it */
    const Route *route;
    Str parameters[PATH_PARAMETERS_MAX]; /* values of :names, in order, decoded */
    Session session;                     /* session.id 0: nobody */
    AuthorityRef authority;              /* set for AREA_AUTHORITY and AREA_INITIATIVE */
    InitiativeRef initiative;            /* set for AREA_INITIATIVE and AREA_ROOM */
    RoomGuestRef guest;                  /* of AREA_ROOM, who leads by link; guest.id 0: nobody */
    bool by_link; /* what leads to a workshop's pages leads to those of AREA_ROOM */
    FormInput form;
    Submission submission;
    Str token_returned; /* form token of a form that trouble kept from being looked at: goes back with it */
    Str token_begun;    /* form token of the first form of this page, whose cookie goes with it */
    bool text_kept;     /* typed into an ended session, kept for the same person */
    bool form_unread;   /* refused before it was read: nobody here knows what was typed */
    bool form_stale;    /* the form is of another sign-in of this browser: may be sent again */
    bool form_of_other; /* likewise, and who is signed in now may not send it */
    bool type_refused;  /* a body of another type than the address takes */
    Message *opt_said;  /* of a program: how each finding is worded; NULL: as usual */
    Decided decided;
    bool method_not_allowed; /* the address exists, but not for this method */
};

/* Whether this is a page of the room of a workshop: /w and all below it. */
bool request_in_room(const Request *rq);
/* Whether this is a page of those who take part in a workshop: of its room, or the invitation by link. */
bool request_takes_part(const Request *rq);
/* Chooses rq->html->language: ?sprache=, the person's, the cookie's, the browser's. */
void request_language(Request *rq);
/* The value of ":name" in the path, "" if the route has none. */
Str request_parameter(const Request *rq, Str name);
/* ":record" as id; ERR_NOT_FOUND if it is no number. In AREA_ROOM the workshop that the guest leads. */
MUST_CHECK Err request_record(const Request *rq, RecordId *ret);
/* Path and query as they were asked for: what is sent again goes to the same address. */
Str request_address(const Request *rq);
/* A query parameter, "" when absent; repeated or invalid UTF-8 = "". */
Str request_query(const Request *rq, Str name);
/* Given more than once: request_query takes none of them. */
bool request_query_repeated(const Request *rq, Str name);
bool request_may(const Request *rq, Permission permission);
/* May change records of the current initiative; an archived one is read-only. */
bool request_may_edit(const Request *rq);
/* A connection of the pool and a snapshot of what is stored now: before the handler, and anew after each
 * write, so that further reads see it. */
MUST_CHECK Err request_connect(Request *rq);
/* Leads to a page of this site wherever it stands: browsers read "\\" as "/" and skip tabs and line ends, so
 * that "//host", "/\\host" and "/<tab>/host" would leave it. */
bool path_is_local(Str path);
/* 303 to a path of this site. "?hinweis=KEY" at its end (before an anchor) stays out of the address: the page it
 * leads to says "notice.KEY", once, and no address says of itself that something was done. */
MUST_CHECK Err request_redirect(Request *rq, Str location);
/* Where a form leads that is saved: to this page, which says so, or that there was nothing to save. */
void request_saved_at(Request *rq, Str page);
/* The address is the only key there is: it goes to no other site and into no search engine. */
void request_keep_address(Request *rq);
/* Address of the current initiative's page: request_path(rq, "/ziele") → "/vorhaben/KEY/ziele". */
Str request_path(const Request *rq, const char *below);

/* All addresses of the product, ended by a zero row. */
extern const Route ROUTES[];
/* Checks the table (permissions, guards, forms, ambiguous paths); the server does not start on error. */
MUST_CHECK Err routes_check(const Route *routes);
