/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "tools/viewc.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "tools/view_policy.h"
#include "tools/view_writer.h"

/* Blocks within blocks; length of a name. */
enum { BLOCKS_MAX = 32, NAME_SIZE = 48 };

/* Where the HTML reader stands. */
typedef enum Place {
    TEXT,      /* between tags */
    RCDATA,    /* in <title> or <textarea>: text up to the closing tag */
    SCRIPT,    /* between <script src="..."> and </script>: nothing */
    TAG_NAME,  /* <inp| */
    TAG_SPACE, /* in a tag, an attribute may begin */
    TAG_END,   /* in a tag right after a name or value: space or > must follow */
    ATTR_NAME, /* in an attribute's name */
    VALUE      /* in a quoted value */
} Place;

/* How far a URL is: nothing yet; characters that may be a scheme; as before, but with a value among
 * them; past the scheme. */
typedef enum Url { EMPTY, SCHEME, DYNAMIC, REST } Url;

/* Everything that decides how the next byte is read. Branches must agree on it. */
typedef struct Spot {
    Place place;
    Kind kind;                 /* of the current attribute */
    Url url;                   /* of its value */
    char quote;                /* of its value */
    bool pre;                  /* in <pre>: white space counts */
    bool has_src;              /* the current element has one */
    char tag[NAME_SIZE];       /* current element, while in its tag or RCDATA */
    char attribute[NAME_SIZE]; /* current attribute */
    char start[NAME_SIZE];     /* of a URL: its scheme so far; of hx-vals: its beginning */
} Spot;

typedef struct Block {
    bool loop, has_else;
    int line;
    Spot before, branch; /* where the block began; where its first branch ended */
} Block;

typedef struct Viewc {
    const char *at, *end;
    int line;
    FILE *header;
    ViewWriter writer;
    ViewcError *error;
    Spot spot;
    bool in_view;
    int view_line; /* where the last one began; 0 = none yet */
    bool swallow;  /* white space is left out: a block on a line of its own is before it */
    Block blocks[BLOCKS_MAX];
    int loops;
} Viewc;

#define failed(v)    ((v)->error->line != 0)
#define fail(v, ...) fail_if((v), true, __VA_ARGS__)
/* Notes what is wrong with the template; whether anything was. */
__attribute__((format(printf, 3, 4))) static bool fail_if(Viewc *v, bool wrong, const char *format,
                                                          ...) {
    if (!wrong || failed(v)) /* the first one counts */
        return failed(v);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(v->error->message, sizeof v->error->message, format, arguments);
    va_end(arguments);
    v->error->line = v->line;
    return true;
}

static bool is_space(char c) {
    return c != '\0' && strchr(" \n\t\r\f", c) != NULL;
}

static bool is_name(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

/* Appends to a NUL-terminated name; too long a name is an error. */
static void name_add(Viewc *v, char name[NAME_SIZE], char c) {
    size_t len = strlen(name);
    if (!fail_if(v, len + 1 == NAME_SIZE, "name too long: %s", name))
        name[len] = (char)tolower((unsigned char)c);
}

/* Whether the template goes on with `word` (lower case), in any case. */
static bool ahead(const Viewc *v, const char *word) {
    size_t len = strlen(word);
    return (size_t)(v->end - v->at) >= len && strncasecmp(v->at, word, len) == 0;
}

/* What a value may be in the attribute whose name is complete. */
static Kind attribute_kind(Viewc *v) {
    Kind kind = view_attribute(v->spot.tag, v->spot.attribute);
    fail_if(v, kind == REFUSED && memcmp(v->spot.attribute, "on", 2) == 0,
            "%s: an inline event handler", v->spot.attribute);
    fail_if(v, kind == REFUSED, "attribute %s is refused", v->spot.attribute);
    if (strcmp(v->spot.attribute, "src") == 0)
        v->spot.has_src = true;
    return kind;
}

/* Back in the tag, with the attribute forgotten. */
static void attribute_done(Viewc *v, Place place) {
    Spot spot = { .place = place, .pre = v->spot.pre, .has_src = v->spot.has_src };
    memcpy(spot.tag, v->spot.tag, NAME_SIZE);
    v->spot = spot;
}

/* '>' of an opening tag. */
static void tag_done(Viewc *v) {
    Spot *spot = &v->spot;
    bool script = strcmp(spot->tag, "script") == 0, pre = strcmp(spot->tag, "pre") == 0;
    fail_if(v, script && !spot->has_src, "inline <script> is refused: use src=");
    /* browsers drop a line end right after these: give them one, so that a value keeps its own */
    if ((pre || strcmp(spot->tag, "textarea") == 0) && !ahead(v, "\n"))
        write_char(&v->writer, '\n');
    if (word_in(spot->tag, "title textarea"))
        attribute_done(v, RCDATA);
    else
        *spot = (Spot){ .place = script ? SCRIPT : TEXT, .pre = spot->pre || pre };
}

/* One byte of the literal part of a URL before its first / ? or #. */
static void scheme_byte(Viewc *v, char c) {
    Spot *spot = &v->spot;
    fail_if(v, c == '&', "character reference at the beginning of a URL");
    fail_if(v, c == ':' && spot->url == DYNAMIC, "URL scheme from a value");
    fail_if(v, c == ':' && !word_in(spot->start, "http https mailto tel"),
            "URL scheme \"%s\" is refused", spot->start);
    bool rest = c == ':' || c == '/' || c == '?' || c == '#';
    if (!rest && spot->url != DYNAMIC)
        name_add(v, spot->start, c);
    if (rest)
        memset(spot->start, 0, NAME_SIZE);
    if (rest || spot->url == EMPTY)
        spot->url = rest ? REST : SCHEME;
}

static void value_byte(Viewc *v, char c) {
    Spot *spot = &v->spot;
    write_char(&v->writer, c);
    if (c == spot->quote) {
        attribute_done(v, TAG_END);
    } else if (spot->kind == URL && spot->url != REST) {
        scheme_byte(v, c);
    } else if (spot->kind == JSON && strlen(spot->start) < 3 && !is_space(c)) {
        name_add(v, spot->start, c);
        fail_if(v, strcmp(spot->start, "js:") == 0 || strcmp(spot->start, "jav") == 0,
                "%s must be plain JSON", spot->attribute);
    }
}

/* The name of the tag or attribute ends before this byte or block. */
static void name_end(Viewc *v) {
    Place place = v->spot.place;
    fail_if(v, place == TAG_NAME && view_element_refused(v->spot.tag), "element <%s> is refused",
            v->spot.tag);
    if (place == ATTR_NAME)
        (void)attribute_kind(v);
    if (place == ATTR_NAME || place == TAG_NAME)
        attribute_done(v, TAG_END);
}

/* In a tag, outside of values. */
static void tag_byte(Viewc *v, char c) {
    Spot *spot = &v->spot;
    bool space = is_space(c), named = is_name(c) || strchr("-:.", c) != NULL;
    if (!space)
        write_char(&v->writer, c);
    if (spot->place == ATTR_NAME && c == '=') {
        spot->kind = attribute_kind(v);
        if (fail_if(v, !ahead(v, "\"") && !ahead(v, "'"), "unquoted attribute: write %s=\"...\"",
                    spot->attribute))
            return;
        spot->quote = *v->at++;
        write_char(&v->writer, spot->quote);
        spot->place = VALUE;
        return;
    }
    if (!named)
        name_end(v);
    if (c == '>' || (c == '/' && ahead(v, ">"))) {
        if (c == '>')
            tag_done(v);
    } else if (space) {
        if (spot->place == TAG_END)
            write_char(&v->writer, ' ');
        spot->place = TAG_SPACE;
    } else if (!named) {
        fail(v, "'%c' where the name of an attribute should be", c);
    } else if (spot->place == TAG_END) {
        fail(v, "a space is missing between two attributes");
    } else {
        if (spot->place == TAG_SPACE)
            spot->place = ATTR_NAME;
        name_add(v, spot->place == TAG_NAME ? spot->tag : spot->attribute, c);
    }
}

/* Moves on by `count` bytes, counting lines. */
static void skip(Viewc *v, size_t count) {
    for (; count > 0; count--)
        v->line += *v->at++ == '\n';
}

/* <!-- ... -->: not written. A value in it would stay unseen, so it is refused. */
static void comment(Viewc *v) {
    while (v->at < v->end && !ahead(v, "-->") && !failed(v)) {
        fail_if(v, ahead(v, "{{") || ahead(v, "{%"), "a value or block in a comment");
        skip(v, 1);
    }
    fail_if(v, v->at == v->end, "comment is not closed");
    if (!failed(v))
        skip(v, 3);
}

/* </name>, also the end of <title>, <textarea>, <script>. */
static void closing_tag(Viewc *v) {
    char name[NAME_SIZE] = { 0 };
    const char *at = v->at + 2, *owner = v->spot.place == SCRIPT ? "script" : v->spot.tag;
    while (at < v->end && (is_name(*at) || *at == '-'))
        name_add(v, name, *at++);
    fail_if(v, name[0] == '\0' || at == v->end || *at != '>', "a closing tag is </name>");
    if (fail_if(v, v->spot.place != TEXT && strcmp(name, owner) != 0, "</%s> in <%s>", name, owner))
        return;
    v->spot = (Spot){ .pre = v->spot.pre && strcmp(name, "pre") != 0 };
    for (; v->at <= at; v->at++)
        write_char(&v->writer, *v->at);
}

/* '<' outside of a tag. */
static void markup(Viewc *v) {
    static const char DOCTYPE[] = "<!doctype html>";
    bool text = v->spot.place == TEXT;
    if (text && ahead(v, "<!--")) {
        comment(v);
        return;
    }
    v->swallow = false;
    write_white(&v->writer);
    if (ahead(v, "</")) {
        closing_tag(v);
    } else if (text && ahead(v, DOCTYPE)) {
        for (const char *c = DOCTYPE; *c != '\0'; c++, v->at++)
            write_char(&v->writer, *c);
    } else if (text && v->end - v->at > 1 && isalpha((unsigned char)v->at[1])) {
        write_char(&v->writer, *v->at++);
        v->spot.place = TAG_NAME;
    } else {
        fail(v, text ? "bare '<': write &lt;, or a tag name right after it"
                     : "'<' where only a closing tag may follow");
    }
}

/* Between tags: runs of white space become one. */
static void text_byte(Viewc *v, char c) {
    if (is_space(c) && !v->spot.pre) {
        if (!v->swallow)
            v->writer.white = c == '\n' || v->writer.white == '\n' ? '\n' : ' ';
        return;
    }
    v->swallow = false;
    write_white(&v->writer);
    write_char(&v->writer, c);
}

static void html_byte(Viewc *v) {
    char c = *v->at;
    Place place = v->spot.place;
    fail_if(v, c == '\0', "NUL byte");
    if (fail_if(v, !v->in_view && !is_space(c) && !ahead(v, "<!--"), "text outside of a view"))
        return;
    if (c == '<' && (place == TEXT || place == RCDATA || place == SCRIPT)) {
        markup(v);
        return;
    }
    skip(v, 1);
    if (place == TEXT)
        text_byte(v, c);
    else if (place == RCDATA)
        write_char(&v->writer, c);
    else if (place == VALUE)
        value_byte(v, c);
    else if (place != SCRIPT)
        tag_byte(v, c);
    else if (!is_space(c))
        fail(v, "inline <script> is refused: nothing may stand in it");
}

/* A piece of the template, trimmed; PIECE for "%.*s". */
typedef struct Piece {
    const char *at;
    int len;
} Piece;
#define PIECE(piece) (piece).len, (piece).at

static Piece trim(const char *at, const char *end) {
    while (at < end && is_space(*at))
        at++;
    while (end > at && is_space(end[-1]))
        end--;
    return (Piece){ at, (int)(end - at) };
}

/* Takes the name at the beginning off a piece. */
static Piece take_name(Piece *rest) {
    const char *at = rest->at, *end = rest->at + rest->len;
    while (at < end && is_name(*at))
        at++;
    Piece name = { rest->at, (int)(at - rest->at) };
    *rest = trim(at, end);
    return name;
}

/* The first `stop` in C code outside of strings and parentheses, or NULL; checks the pairs. */
static const char *code_find(Viewc *v, const char *at, const char *end, const char *stop) {
    int depth = 0;
    char quote = '\0';
    size_t len = strlen(stop);
    for (; at < end && !failed(v); at++) {
        if (quote != '\0') {
            if (*at == quote)
                quote = '\0';
            if (*at == '\\' && at + 1 < end)
                at++;
            continue;
        }
        if (depth == 0 && (size_t)(end - at) >= len && memcmp(at, stop, len) == 0)
            return at;
        if (*at == '"' || *at == '\'')
            quote = *at;
        depth += (*at == '(' || *at == '[') - (*at == ')' || *at == ']');
        bool comment = *at == '/' && at + 1 < end && (at[1] == '/' || at[1] == '*');
        fail_if(v, depth < 0 || comment || *at == ';' || *at == '#' || *at == '\0',
                "'%c' does not belong into an expression here", *at);
    }
    return NULL;
}

/* Which macro writes a value here; NULL or any after fail(). */
static const char *value_macro(Viewc *v) {
    Spot *spot = &v->spot;
    if (spot->place == TEXT)
        return "html_emit_text";
    if (spot->place == RCDATA)
        return "html_emit_attribute"; /* markup would end up as text */
    fail_if(v, spot->place == SCRIPT, "a value in <script>");
    fail_if(v, spot->place != VALUE, "a value in place of a tag or attribute name");
    fail_if(v, spot->kind != PLAIN && spot->kind != URL, "attribute %s may not hold a value",
            spot->attribute);
    if (spot->kind == PLAIN)
        return "html_emit_attribute";
    const char *macro = spot->url != EMPTY                 ? "html_emit_url_part"
                        : strcmp(spot->tag, "script") == 0 ? "html_emit_own_url"
                                                           : "html_emit_url";
    if (spot->url != REST)
        spot->url = DYNAMIC;
    memset(spot->start, 0, NAME_SIZE);
    return macro;
}

static void value(Viewc *v) {
    const char *end = code_find(v, v->at + 2, v->end, "}}");
    fail_if(v, end == NULL, "{{ without }}, or a parenthesis is not closed");
    if (fail_if(v, !v->in_view, "a value outside of a view"))
        return;
    Piece expression = trim(v->at + 2, end);
    fail_if(v, expression.len == 0, "{{ }} is empty");
    const char *macro = value_macro(v);
    write_white(&v->writer);
    v->swallow = false;
    write_statement(&v->writer, v->line);
    fprintf(v->writer.code, "%s(html, %.*s);\n", macro, PIECE(expression));
    skip(v, (size_t)(end + 2 - v->at));
}

static bool same(const Spot *a, const Spot *b) {
    return a->place == b->place && a->kind == b->kind && a->url == b->url && a->quote == b->quote &&
           a->pre == b->pre && a->has_src == b->has_src && strcmp(a->tag, b->tag) == 0 &&
           strcmp(a->attribute, b->attribute) == 0 && strcmp(a->start, b->start) == 0;
}

/* Where both branches lead, taking the stricter of two readings; they must agree on all else. */
static void merge(Viewc *v, Spot a) {
    Spot *b = &v->spot;
    if (a.place == TAG_SPACE && b->place == TAG_END)
        a.place = TAG_END;
    if (a.place == TAG_END && b->place == TAG_SPACE)
        b->place = TAG_END;
    a.has_src = b->has_src = a.has_src && b->has_src;
    if (a.kind == URL && b->kind == URL && (a.url != b->url || strcmp(a.start, b->start) != 0)) {
        a.url = b->url = DYNAMIC;
        memset(a.start, 0, NAME_SIZE);
        memset(b->start, 0, NAME_SIZE);
    }
    fail_if(v, !same(&a, b), "the branches end in different places of the HTML");
}

static void block_begin(Viewc *v, bool loop) {
    fail_if(v, v->writer.depth == BLOCKS_MAX, "more than %d blocks in each other", BLOCKS_MAX);
    if (!failed(v))
        v->blocks[v->writer.depth++] = (Block){ .loop = loop, .line = v->line, .before = v->spot };
}

static void if_begin(Viewc *v, Piece condition) {
    fail_if(v, condition.len == 0, "if without a condition");
    write_statement(&v->writer, v->line);
    fprintf(v->writer.code, "if (%.*s) {\n", PIECE(condition));
    block_begin(v, false);
}

/* for item in array, count: item points to the element. */
static void for_begin(Viewc *v, Piece rest) {
    const char *end = rest.at + rest.len;
    Piece item = take_name(&rest), in = take_name(&rest);
    const char *comma = code_find(v, rest.at, end, ",");
    Piece array = trim(rest.at, comma != NULL ? comma : rest.at);
    Piece count = trim(comma != NULL ? comma + 1 : end, end);
    fail_if(v,
            item.len == 0 || in.len != 2 || memcmp(in.at, "in", 2) != 0 || array.len == 0 ||
                count.len == 0,
            "for is written: for item in array, count");
    int n = ++v->loops;
    write_statement(&v->writer, v->line);
    fprintf(v->writer.code, "for (size_t i%d = 0, n%d = (size_t)(%.*s); i%d < n%d; i%d++) {\n", n,
            n, PIECE(count), n, n, n);
    block_begin(v, true);
    write_statement(&v->writer, v->line);
    fprintf(v->writer.code, "__typeof__(&(%.*s)[0]) %.*s = &(%.*s)[i%d];\n", PIECE(array),
            PIECE(item), PIECE(array), n);
}

static void else_branch(Viewc *v, Piece rest) {
    Block *block = v->writer.depth > 0 ? &v->blocks[v->writer.depth - 1] : NULL;
    bool valid = block != NULL && !block->loop && !block->has_else && rest.len == 0;
    if (!valid) {
        fail(v, "else without if");
        return;
    }
    block->has_else = true;
    block->branch = v->spot;
    v->spot = block->before;
    write_flush(&v->writer);
    fprintf(v->writer.code, "%*s} else {\n", 4 * v->writer.depth, "");
}

static void view_end(Viewc *v) {
    fail_if(v, v->spot.place != TEXT, "the view ends inside of a tag, <title> or <textarea>");
    write_flush(&v->writer);
    fputs("}\n", v->writer.code);
    v->in_view = false;
}

static void block_end(Viewc *v, Piece rest) {
    fail_if(v, rest.len > 0, "end stands alone");
    if (v->writer.depth == 0) {
        v->writer.white = '\0';
        view_end(v);
        return;
    }
    write_flush(&v->writer);
    const Block *block = &v->blocks[--v->writer.depth];
    if (!block->loop)
        merge(v, block->has_else ? block->branch : block->before);
    else if (!same(&block->before, &v->spot))
        fail(v, "the loop does not end where it began in the HTML");
    fprintf(v->writer.code, "%*s}\n", 4 * v->writer.depth + 4, "");
}

/* The arguments of name(arguments), with a comma before them if there are any. */
static Piece arguments_of(Viewc *v, Piece rest, const char **ret_comma) {
    bool round = rest.len >= 2 && rest.at[0] == '(' && rest.at[rest.len - 1] == ')';
    fail_if(v, rest.len > 0 && !round, "name(...) is expected");
    Piece arguments = round ? trim(rest.at + 1, rest.at + rest.len - 1) : rest;
    fail_if(v, code_find(v, arguments.at, arguments.at + arguments.len, "%}") != NULL,
            "parentheses do not match");
    *ret_comma = arguments.len > 0 ? ", " : "";
    return arguments;
}

static void view_begin(Viewc *v, Piece rest) {
    const char *comma;
    Piece name = take_name(&rest), parameters = arguments_of(v, rest, &comma);
    fail_if(v, name.len == 0, "view without a name");
    fail_if(v, v->in_view, "the view of line %d is not closed by end", v->view_line);
    fprintf(v->header, "void %.*s(Html *html%s%.*s);\n", PIECE(name), comma, PIECE(parameters));
    fprintf(v->writer.code, "\n#line %d \"%s\"\nvoid %.*s(Html *html%s%.*s) {\n    (void)html;\n",
            v->line, v->writer.path, PIECE(name), comma, PIECE(parameters));
    v->in_view = true;
    v->view_line = v->line;
    v->writer.white = '\0';
    v->spot = (Spot){ .place = TEXT };
}

static void call(Viewc *v, Piece rest) {
    const char *comma;
    Piece name = take_name(&rest), arguments = arguments_of(v, rest, &comma);
    fail_if(v, name.len == 0, "call without a name");
    fail_if(v, v->spot.place != TEXT, "call stands between tags only");
    write_statement(&v->writer, v->line);
    fprintf(v->writer.code, "%.*s(html%s%.*s);\n", PIECE(name), comma, PIECE(arguments));
}

/* Headers of the view's struct; also other templates' "views/x.html.h", to call their views. */
static void use(Viewc *v, Piece path) {
    bool valid = path.len > 2 && path.at[0] == '"' && path.at[path.len - 1] == '"';
    for (int i = 1; valid && i < path.len - 1; i++)
        valid = is_name(path.at[i]) || strchr("/.-", path.at[i]) != NULL;
    fail_if(v, !valid, "use is written: use \"views/x_view.h\"");
    fail_if(v, v->view_line > 0, "use stands before the first view");
    fprintf(v->header, "#include %.*s\n", PIECE(path));
}

/* Alone on its line: then the line leaves no trace. */
static bool stands_alone(const Viewc *v, const char *begin, const char *after) {
    const char *at = v->at;
    while (at > begin && is_space(at[-1]) && at[-1] != '\n')
        at--;
    while (after < v->end && is_space(*after) && *after != '\n')
        after++;
    return (at == begin || at[-1] == '\n') && (after == v->end || *after == '\n');
}

static void dispatch(Viewc *v, Piece word, Piece rest) {
    static const struct {
        const char *word;
        void (*run)(Viewc *v, Piece rest);
        bool outside; /* of views */
    } WORDS[] = { { "use", use, true },           { "view", view_begin, true },
                  { "for", for_begin, false },    { "if", if_begin, false },
                  { "else", else_branch, false }, { "end", block_end, false },
                  { "call", call, false } };
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (strlen(WORDS[i].word) != (size_t)word.len ||
            memcmp(word.at, WORDS[i].word, (size_t)word.len) != 0)
            continue;
        fail_if(v, !WORDS[i].outside && !v->in_view, "%s outside of a view", WORDS[i].word);
        if (!WORDS[i].outside)
            name_end(v);
        if (!failed(v))
            WORDS[i].run(v, rest);
        return;
    }
    fail(v, "unknown word: use, view, for, if, else, end or call");
}

static void block(Viewc *v, const char *begin) {
    const char *end = code_find(v, v->at + 2, v->end, "%}");
    fail_if(v, end == NULL, "{%% without %%}, or a parenthesis is not closed");
    if (fail_if(v, v->spot.place == SCRIPT, "a block in <script>"))
        return;
    Piece rest = trim(v->at + 2, end), word = take_name(&rest);
    bool alone = stands_alone(v, begin, end + 2);
    if (v->in_view)
        write_white(&v->writer);
    dispatch(v, word, rest);
    v->swallow = alone && v->spot.place == TEXT && !v->spot.pre;
    if (!failed(v))
        skip(v, (size_t)(end + 2 - v->at));
}

bool viewc_compile(const char *text, size_t len, const char *path, FILE *code, FILE *header,
                   ViewcError *error) {
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    *error = (ViewcError){ 0 };
    Viewc viewc = {
        .at = text, .end = text + len, .line = 1, .writer = { .code = code, .path = path }
    };
    viewc.header = header;
    viewc.error = error;
    fprintf(header, "/* Compiled from %s by tools/viewc. */\n#pragma once\n", name);
    fputs("#include \"views/html.h\"\n", header);
    fprintf(code, "#include \"%s.h\"\n#include \"text/messages.h\"\n", name);
    while (viewc.at < viewc.end && viewc.error->line == 0) {
        if (ahead(&viewc, "{{"))
            value(&viewc);
        else if (ahead(&viewc, "{%"))
            block(&viewc, text);
        else
            html_byte(&viewc);
    }
    if (viewc.in_view && viewc.writer.depth > 0)
        fail(&viewc, "the block of line %d is not closed",
             viewc.blocks[viewc.writer.depth - 1].line);
    fail_if(&viewc, viewc.in_view, "the view of line %d is not closed", viewc.view_line);
    fail_if(&viewc, viewc.view_line == 0, "there is no view");
    return !failed(&viewc);
}
