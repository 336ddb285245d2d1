/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "tools/viewc.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "tools/view_policy.h"

/* Blocks within blocks; length of a name; characters of a C literal (ISO C promises 4095). */
enum { BLOCKS_MAX = 32, NAME_SIZE = 48, LITERAL_MAX = 4000 };

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
    const char *at, *end, *path;
    int line;
    FILE *code, *header;
    ViewcError *error;
    Spot spot;
    bool in_view;
    int view_line; /* where the last one began; 0 = none yet */
    char white;    /* white space read and not yet written: blank, line end or none */
    bool swallow;  /* white space is left out: a block on a line of its own is before it */
    Block blocks[BLOCKS_MAX];
    int depth, loops;
    char literal[LITERAL_MAX];
    size_t literal_len;
} Viewc;

__attribute__((format(printf, 2, 3))) static void fail(Viewc *v, const char *format, ...) {
    if (v->error->line != 0)
        return; /* the first one counts */
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(v->error->message, sizeof v->error->message, format, arguments);
    va_end(arguments);
    v->error->line = v->line;
}

static bool failed(const Viewc *v) {
    return v->error->line != 0;
}

static bool is_space(char c) {
    return c != '\0' && strchr(" \n\t\r\f", c) != NULL;
}

static bool is_name(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static char lower(char c) {
    return (char)tolower((unsigned char)c);
}

/* Appends to a NUL-terminated name; too long a name is an error. */
static void name_add(Viewc *v, char name[NAME_SIZE], char c) {
    size_t len = strlen(name);
    if (len + 1 < NAME_SIZE)
        name[len] = lower(c);
    else
        fail(v, "name too long: %s", name);
}

/* Whether the template goes on with `word` (lower case), in any case. */
static bool ahead(const Viewc *v, const char *word) {
    size_t len = strlen(word);
    if ((size_t)(v->end - v->at) < len)
        return false;
    for (size_t i = 0; i < len; i++)
        if (lower(v->at[i]) != word[i])
            return false;
    return true;
}

static void literal_flush(Viewc *v) {
    if (v->literal_len == 0)
        return;
    int column = fprintf(v->code, "%*shtml_literal(html, \"", 4 * v->depth + 4, "") - 1;
    for (size_t i = 0; i < v->literal_len; i++) {
        unsigned char c = (unsigned char)v->literal[i];
        if (c == '\n')
            fprintf(v->code, i + 1 < v->literal_len ? "\\n\"\n%*s\"" : "\\n", column, "");
        else if (c < ' ' || c == '\\' || c == '?') /* '?': no trigraphs */
            fprintf(v->code, "\\%03o", c);
        else
            fprintf(v->code, c == '"' ? "\\%c" : "%c", c);
    }
    fputs("\");\n", v->code);
    v->literal_len = 0;
}

static void literal_add(Viewc *v, char c) {
    if (v->literal_len == LITERAL_MAX)
        literal_flush(v);
    v->literal[v->literal_len++] = c;
}

/* Writes the white space that was collapsed into one. */
static void white_flush(Viewc *v) {
    if (v->white != '\0')
        literal_add(v, v->white);
    v->white = '\0';
}

/* Begins a line of code that the compiler may have to say something about. */
static void statement(Viewc *v) {
    literal_flush(v);
    fprintf(v->code, "#line %d \"%s\"\n%*s", v->line, v->path, 4 * v->depth + 4, "");
}

/* What a value may be in the attribute whose name is complete. */
static Kind attribute_kind(Viewc *v) {
    Kind kind = view_attribute(v->spot.tag, v->spot.attribute);
    if (kind == REFUSED && memcmp(v->spot.attribute, "on", 2) == 0)
        fail(v, "%s: an inline event handler", v->spot.attribute);
    if (kind == REFUSED)
        fail(v, "attribute %s is refused", v->spot.attribute);
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
    if (script && !spot->has_src)
        fail(v, "inline <script> is refused: use src=");
    /* browsers drop a line end right after these: give them one, so that a value keeps its own */
    if ((pre || strcmp(spot->tag, "textarea") == 0) && !ahead(v, "\n"))
        literal_add(v, '\n');
    if (word_in(spot->tag, "title textarea"))
        attribute_done(v, RCDATA);
    else
        *spot = (Spot){ .place = script ? SCRIPT : TEXT, .pre = spot->pre || pre };
}

/* One byte of the literal part of a URL before its first / ? or #. */
static void scheme_byte(Viewc *v, char c) {
    Spot *spot = &v->spot;
    if (c == '&')
        fail(v, "character reference at the beginning of a URL");
    if (c == ':' && spot->url == DYNAMIC)
        fail(v, "URL scheme from a value");
    if (c == ':' && !word_in(spot->start, "http https mailto tel"))
        fail(v, "URL scheme \"%s\" is refused", spot->start);
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
    literal_add(v, c);
    if (c == spot->quote) {
        attribute_done(v, TAG_END);
    } else if (spot->kind == URL && spot->url != REST) {
        scheme_byte(v, c);
    } else if (spot->kind == JSON && strlen(spot->start) < 3 && !is_space(c)) {
        name_add(v, spot->start, c);
        if (strcmp(spot->start, "js:") == 0 || strcmp(spot->start, "jav") == 0)
            fail(v, "%s must be plain JSON", spot->attribute);
    }
}

/* The name of the tag or attribute ends before this byte or block. */
static void name_end(Viewc *v) {
    Place place = v->spot.place;
    if (place == TAG_NAME && view_element_refused(v->spot.tag))
        fail(v, "element <%s> is refused", v->spot.tag);
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
        literal_add(v, c);
    if (spot->place == ATTR_NAME && c == '=') {
        spot->kind = attribute_kind(v);
        if (!ahead(v, "\"") && !ahead(v, "'"))
            fail(v, "unquoted attribute: write %s=\"...\"", spot->attribute);
        if (failed(v))
            return;
        spot->quote = *v->at++;
        literal_add(v, spot->quote);
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
            literal_add(v, ' ');
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
        if (ahead(v, "{{") || ahead(v, "{%"))
            fail(v, "a value or block in a comment");
        skip(v, 1);
    }
    if (v->at == v->end)
        fail(v, "comment is not closed");
    if (!failed(v))
        skip(v, 3);
}

/* </name>, also the end of <title>, <textarea>, <script>. */
static void closing_tag(Viewc *v) {
    char name[NAME_SIZE] = { 0 };
    const char *at = v->at + 2, *owner = v->spot.place == SCRIPT ? "script" : v->spot.tag;
    while (at < v->end && (is_name(*at) || *at == '-'))
        name_add(v, name, *at++);
    if (name[0] == '\0' || at == v->end || *at != '>')
        fail(v, "a closing tag is </name>");
    if (v->spot.place != TEXT && strcmp(name, owner) != 0)
        fail(v, "</%s> in <%s>", name, owner);
    if (failed(v))
        return;
    v->spot = (Spot){ .pre = v->spot.pre && strcmp(name, "pre") != 0 };
    for (; v->at <= at; v->at++)
        literal_add(v, *v->at);
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
    white_flush(v);
    if (ahead(v, "</")) {
        closing_tag(v);
    } else if (text && ahead(v, DOCTYPE)) {
        for (const char *c = DOCTYPE; *c != '\0'; c++, v->at++)
            literal_add(v, *c);
    } else if (text && v->end - v->at > 1 && isalpha((unsigned char)v->at[1])) {
        literal_add(v, *v->at++);
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
            v->white = c == '\n' || v->white == '\n' ? '\n' : ' ';
        return;
    }
    v->swallow = false;
    white_flush(v);
    literal_add(v, c);
}

static void html_byte(Viewc *v) {
    char c = *v->at;
    Place place = v->spot.place;
    if (c == '\0')
        fail(v, "NUL byte");
    if (!v->in_view && !is_space(c) && !ahead(v, "<!--"))
        fail(v, "text outside of a view");
    if (failed(v))
        return;
    if (c == '<' && (place == TEXT || place == RCDATA || place == SCRIPT)) {
        markup(v);
        return;
    }
    skip(v, 1);
    if (place == TEXT)
        text_byte(v, c);
    else if (place == RCDATA)
        literal_add(v, c);
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
        if (depth < 0 || comment || *at == ';' || *at == '#' || *at == '\0')
            fail(v, "'%c' does not belong into an expression here", *at);
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
    if (spot->place == SCRIPT)
        fail(v, "a value in <script>");
    if (spot->place != VALUE)
        fail(v, "a value in place of a tag or attribute name");
    if (spot->kind != PLAIN && spot->kind != URL)
        fail(v, "attribute %s may not hold a value", spot->attribute);
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
    if (end == NULL)
        fail(v, "{{ without }}, or a parenthesis is not closed");
    if (!v->in_view)
        fail(v, "a value outside of a view");
    if (failed(v))
        return;
    Piece expression = trim(v->at + 2, end);
    if (expression.len == 0)
        fail(v, "{{ }} is empty");
    const char *macro = value_macro(v);
    white_flush(v);
    v->swallow = false;
    statement(v);
    fprintf(v->code, "%s(html, %.*s);\n", macro, PIECE(expression));
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
    if (!same(&a, b))
        fail(v, "the branches end in different places of the HTML");
}

static void block_begin(Viewc *v, bool loop) {
    if (v->depth == BLOCKS_MAX)
        fail(v, "more than %d blocks in each other", BLOCKS_MAX);
    if (!failed(v))
        v->blocks[v->depth++] = (Block){ .loop = loop, .line = v->line, .before = v->spot };
}

static void if_begin(Viewc *v, Piece condition) {
    if (condition.len == 0)
        fail(v, "if without a condition");
    statement(v);
    fprintf(v->code, "if (%.*s) {\n", PIECE(condition));
    block_begin(v, false);
}

/* for item in array, count: item points to the element. */
static void for_begin(Viewc *v, Piece rest) {
    const char *end = rest.at + rest.len;
    Piece item = take_name(&rest), in = take_name(&rest);
    const char *comma = code_find(v, rest.at, end, ",");
    Piece array = trim(rest.at, comma != NULL ? comma : rest.at);
    Piece count = trim(comma != NULL ? comma + 1 : end, end);
    if (item.len == 0 || in.len != 2 || memcmp(in.at, "in", 2) != 0 || array.len == 0 ||
        count.len == 0)
        fail(v, "for is written: for item in array, count");
    int n = ++v->loops;
    statement(v);
    fprintf(v->code, "for (size_t i%d = 0, n%d = (size_t)(%.*s); i%d < n%d; i%d++) {\n", n, n,
            PIECE(count), n, n, n);
    block_begin(v, true);
    statement(v);
    fprintf(v->code, "__typeof__(&(%.*s)[0]) %.*s = &(%.*s)[i%d];\n", PIECE(array), PIECE(item),
            PIECE(array), n);
}

static void else_branch(Viewc *v, Piece rest) {
    Block *block = v->depth > 0 ? &v->blocks[v->depth - 1] : NULL;
    bool valid = block != NULL && !block->loop && !block->has_else && rest.len == 0;
    if (!valid) {
        fail(v, "else without if");
        return;
    }
    block->has_else = true;
    block->branch = v->spot;
    v->spot = block->before;
    literal_flush(v);
    fprintf(v->code, "%*s} else {\n", 4 * v->depth, "");
}

static void view_end(Viewc *v) {
    if (v->spot.place != TEXT)
        fail(v, "the view ends inside of a tag, <title> or <textarea>");
    literal_flush(v);
    fputs("}\n", v->code);
    v->in_view = false;
}

static void block_end(Viewc *v, Piece rest) {
    if (rest.len > 0)
        fail(v, "end stands alone");
    if (v->depth == 0) {
        v->white = '\0';
        view_end(v);
        return;
    }
    literal_flush(v);
    const Block *block = &v->blocks[--v->depth];
    if (!block->loop)
        merge(v, block->has_else ? block->branch : block->before);
    else if (!same(&block->before, &v->spot))
        fail(v, "the loop does not end where it began in the HTML");
    fprintf(v->code, "%*s}\n", 4 * v->depth + 4, "");
}

/* The arguments of name(arguments), with a comma before them if there are any. */
static Piece arguments_of(Viewc *v, Piece rest, const char **ret_comma) {
    bool round = rest.len >= 2 && rest.at[0] == '(' && rest.at[rest.len - 1] == ')';
    if (rest.len > 0 && !round)
        fail(v, "name(...) is expected");
    Piece arguments = round ? trim(rest.at + 1, rest.at + rest.len - 1) : rest;
    if (code_find(v, arguments.at, arguments.at + arguments.len, "%}") != NULL)
        fail(v, "parentheses do not match");
    *ret_comma = arguments.len > 0 ? ", " : "";
    return arguments;
}

static void view_begin(Viewc *v, Piece rest) {
    const char *comma;
    Piece name = take_name(&rest), parameters = arguments_of(v, rest, &comma);
    if (name.len == 0)
        fail(v, "view without a name");
    if (v->in_view)
        fail(v, "the view of line %d is not closed by end", v->view_line);
    fprintf(v->header, "void %.*s(Html *html%s%.*s);\n", PIECE(name), comma, PIECE(parameters));
    fprintf(v->code, "\n#line %d \"%s\"\nvoid %.*s(Html *html%s%.*s) {\n    (void)html;\n", v->line,
            v->path, PIECE(name), comma, PIECE(parameters));
    v->in_view = true;
    v->view_line = v->line;
    v->white = '\0';
    v->spot = (Spot){ .place = TEXT };
}

static void call(Viewc *v, Piece rest) {
    const char *comma;
    Piece name = take_name(&rest), arguments = arguments_of(v, rest, &comma);
    if (name.len == 0)
        fail(v, "call without a name");
    if (v->spot.place != TEXT)
        fail(v, "call stands between tags only");
    statement(v);
    fprintf(v->code, "%.*s(html%s%.*s);\n", PIECE(name), comma, PIECE(arguments));
}

/* Headers of the view's struct; also other templates' "views/x.html.h", to call their views. */
static void use(Viewc *v, Piece path) {
    bool valid = path.len > 2 && path.at[0] == '"' && path.at[path.len - 1] == '"';
    for (int i = 1; valid && i < path.len - 1; i++)
        valid = is_name(path.at[i]) || strchr("/.-", path.at[i]) != NULL;
    if (!valid)
        fail(v, "use is written: use \"views/x_view.h\"");
    if (v->view_line > 0)
        fail(v, "use stands before the first view");
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
        if (!WORDS[i].outside && !v->in_view)
            fail(v, "%s outside of a view", WORDS[i].word);
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
    if (end == NULL)
        fail(v, "{%% without %%}, or a parenthesis is not closed");
    if (v->spot.place == SCRIPT)
        fail(v, "a block in <script>");
    if (failed(v))
        return;
    Piece rest = trim(v->at + 2, end), word = take_name(&rest);
    bool alone = stands_alone(v, begin, end + 2);
    if (v->in_view)
        white_flush(v);
    dispatch(v, word, rest);
    v->swallow = alone && v->spot.place == TEXT && !v->spot.pre;
    if (!failed(v))
        skip(v, (size_t)(end + 2 - v->at));
}

bool viewc_compile(const char *text, size_t len, const char *path, FILE *code, FILE *header,
                   ViewcError *error) {
    const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
    *error = (ViewcError){ 0 };
    Viewc viewc = { .at = text, .end = text + len, .path = path, .line = 1, .code = code };
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
    if (viewc.in_view && viewc.depth > 0)
        fail(&viewc, "the block of line %d is not closed", viewc.blocks[viewc.depth - 1].line);
    if (viewc.in_view)
        fail(&viewc, "the view of line %d is not closed", viewc.view_line);
    if (viewc.view_line == 0)
        fail(&viewc, "there is no view");
    return !failed(&viewc);
}
