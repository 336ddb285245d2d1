/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* html.h -- the only escapers of HTML. Templates reach them through views/html.h.
 *
 * Input is UTF-8 text (bytes >= 0x80 pass unchanged). */
#include "base/out.h"
#include "base/str.h"

/* Markup that may be put on a page unescaped. Made only where a sanitiser or a builder vouches for
 * it. */
typedef struct HtmlSafe {
    Str markup;
} HtmlSafe;

/* For text and for attribute values in either quotes: & < > " ' become character references; NUL
 * becomes U+FFFD. */
void html_escape(Out *out, Str text);
/* A whole URL as attribute value: escaped when it is http, https, mailto or tel (any case), or relative (a path,
 * query or fragment on this site; "" is this page), otherwise "#". What has a control character, a backslash in
 * the path, another scheme, or a start of "//" is refused: browsers read more into those than a person sees.
 * Spaces around it are dropped, those inside become %20. */
void html_url(Out *out, Str url);
/* One part of a URL (path segment, value in a query): all but the unreserved characters of RFC 3986
 * become %XX; the result needs no further escaping. */
void html_url_part(Out *out, Str part);
