/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "audit/dialect.h"

#include "audit/number.h"
#include "base/utf8.h"
#include "base/windows_1252.h"

/* Records looked at for delimiter and quote. */
enum { RECORDS_TRIED = 100 };

/* The text from the first record on, with CSV_PADDING behind it. */
typedef struct Sample {
    Arena *arena;
    Str text;
} Sample;

typedef bool FieldSeen(void *context, size_t record, Str field);

/* All fields of the first records, in their order, until one is enough; returns the records. */
static size_t each_field(const Sample *sample, CsvShape shape, size_t records, FieldSeen *seen,
                         void *context) {
    size_t words = csv_words(sample->text.len);
    CsvIndex index = { .fields = arena_new(sample->arena, uint64_t, words),
                       .records = arena_new(sample->arena, uint64_t, words),
                       .lines = arena_new(sample->arena, uint64_t, words),
                       .refused = arena_new(sample->arena, uint64_t, words) };
    csv_index(CSV_WAY_EXACT, shape, sample->text.ptr, sample->text.len, &index);
    size_t begin = 0, record = 0;
    bool empty_before = true; /* nothing of the record came yet */
    for (size_t at = 0; at < index.whole && record < records; at++) {
        if (!(index.fields[at / 64] >> (at % 64) & 1))
            continue;
        bool ends = index.records[at / 64] >> (at % 64) & 1;
        Str field = str_bytes(sample->text.ptr + begin, at - begin);
        if (ends && sample->text.ptr[at] == '\n' && str_ends(field, STR("\r")))
            field.len--;
        begin = at + 1;
        bool is_empty_line = ends && empty_before && field.len == 0;
        empty_before = ends;
        if (!is_empty_line && !seen(context, record, field))
            return record;
        record += ends && !is_empty_line;
    }
    return record;
}

/* -- Delimiter --------------------------------------------------------------------------------- */

typedef struct Widths {
    size_t record, fields; /* the current one */
    size_t first;          /* fields of the first record */
    size_t alike;          /* records with as many as the first */
    size_t widest;
} Widths;

static void width_ends(Widths *widths) {
    if (widths->record == 0)
        widths->first = widths->fields;
    widths->alike += widths->fields == widths->first;
    if (widths->fields > widths->widest)
        widths->widest = widths->fields;
}

static bool width_seen(void *context, size_t record, Str field) {
    Widths *widths = context;
    (void)field;
    if (record != widths->record) {
        width_ends(widths);
        widths->record = record;
        widths->fields = 0;
    }
    widths->fields++;
    return true;
}

static char find_delimiter(const Sample *sample, char quote) {
    static const char TRIED[] = { ';', ',', '\t', '|' };
    char best = 0, absent = 0;
    Widths most = { 0 };
    for (size_t i = 0; i < sizeof TRIED; i++) {
        Widths widths = { 0 };
        each_field(sample, (CsvShape){ TRIED[i], quote }, RECORDS_TRIED, width_seen, &widths);
        width_ends(&widths);
        if (widths.widest <= 1 && absent == 0)
            absent = TRIED[i];
        if (widths.first > 1 && (best == 0 || widths.alike > most.alike ||
                                 (widths.alike == most.alike && widths.first > most.first))) {
            best = TRIED[i];
            most = widths;
        }
    }
    if (best != 0)
        return best;
    /* a quote that stays open swallows all records: the first line may say it yet */
    for (size_t at = 0; at < sample->text.len && sample->text.ptr[at] != '\n'; at++)
        for (size_t i = 0; i < sizeof TRIED; i++)
            if (sample->text.ptr[at] == TRIED[i])
                return TRIED[i];
    return absent != 0 ? absent : ';'; /* one column: what does not part it */
}

/* -- Quote ------------------------------------------------------------------------------------- */

typedef struct Quotes {
    size_t both, begun; /* fields that begin and end with ', and those that only begin with it */
} Quotes;

static bool quote_seen(void *context, size_t record, Str field) {
    Quotes *quotes = context;
    (void)record;
    if (str_starts(field, STR("'")))
        *(field.len > 1 && str_ends(field, STR("'")) ? &quotes->both : &quotes->begun) += 1;
    return true;
}

/* The apostrophe only where each that begins a field ends it, too, and there is no other quote. */
static char find_quote(const Sample *sample, char delimiter) {
    if (str_index(sample->text, '"') >= 0 || str_index(sample->text, '\'') < 0)
        return '"';
    Quotes quotes = { 0 };
    char delimiter_tried = delimiter != 0 ? delimiter : find_delimiter(sample, '\'');
    each_field(sample, (CsvShape){ delimiter_tried, '\'' }, RECORDS_TRIED, quote_seen, &quotes);
    return quotes.both >= 2 && quotes.begun == 0 ? '\'' : '"';
}

/* -- Header and decimal sign ------------------------------------------------------------------- */

typedef struct Numbers {
    size_t first_all, first_numbers; /* fields of the first record */
    size_t with_comma, with_point;
    char quote;
} Numbers;

static bool number_seen(void *context, size_t record, Str field) {
    Numbers *numbers = context;
    Number number;
    if (field.len >= 2 && numbers->quote != 0 && field.ptr[0] == numbers->quote)
        field = str_slice(field, 1, field.len - 2);
    bool point = number_parse(field, '.', &number), comma = number_parse(field, ',', &number);
    numbers->first_all += record == 0;
    numbers->first_numbers += record == 0 && (point || comma);
    char sign = number_sign(field);
    numbers->with_comma += sign == ',';
    numbers->with_point += sign == '.';
    return true;
}

/* -- Encoding ---------------------------------------------------------------------------------- */

/* UTF-8 with a few bytes that are none stays UTF-8, and whose they are is seen later. A character that the sample's end cuts apart is
 * none that is wrong. Never Latin-1: whether the bytes come that only Windows-1252 has, the sample cannot know. */
static Encoding find_encoding(Str bytes, bool is_all) {
    size_t good = 0, wrong = 0;
    uint32_t code_point;
    for (Str rest = bytes, from = bytes; utf8_next(&rest, &code_point); from = rest) {
        bool alone = from.len - rest.len == 1;
        bool is_cut = !is_all && from.len < 4;
        good += !alone;
        wrong += alone && (uint8_t)from.ptr[0] >= 0x80 && !is_cut;
    }
    return wrong > 0 && wrong >= good ? ENCODING_WINDOWS_1252 : ENCODING_UTF8;
}

static DialectProblem other_than_text(Str bytes) {
    if (str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")) ||
        str_starts(bytes, STR("\0\0\xFE\xFF")))
        return DIALECT_UTF16;
    size_t zeros = 0;
    for (size_t i = 0; i < bytes.len; i++)
        zeros += bytes.ptr[i] == '\0';
    if (bytes.len >= 4 && zeros >= bytes.len / 4)
        return DIALECT_UTF16;
    return zeros > 0 ? DIALECT_NOT_TEXT : DIALECT_FINE;
}

static void decode(Str bytes, Encoding encoding, Out *room) {
    for (size_t i = 0; i < bytes.len; i++) {
        uint8_t byte = (uint8_t)bytes.ptr[i];
        uint32_t code_point = encoding == ENCODING_LATIN1 ? byte : windows_1252_code_point(byte);
        char encoded[4];
        out_bytes(
            room, encoded,
            utf8_encode(code_point == 0 && byte != 0 ? UTF8_REPLACEMENT : code_point, encoded));
    }
}

Str dialect_text(const Dialect *dialect, Str field, Out *room, uint64_t *other) {
    char quote = dialect->shape.quote;
    out_reset(room);
    if (quote != 0 && field.len >= 2 && field.ptr[0] == quote) {
        field = str_slice(field, 1, field.len - 2);
        if (str_index(field, quote) >= 0) {
            for (size_t i = 0; i < field.len; i++) {
                out_char(room, field.ptr[i]);
                i += field.ptr[i] == quote; /* doubled */
            }
            field = out_view(room);
        }
    }
    bool is_ascii = true;
    for (size_t i = 0; i < field.len; i++)
        is_ascii &= (uint8_t)field.ptr[i] < 0x80;
    Encoding encoding = dialect->encoding;
    if (is_ascii || (encoding == ENCODING_UTF8 && utf8_valid(field)))
        return field;
    *other += dialect->encoding_found && utf8_valid(field);
    if (encoding == ENCODING_UTF8) {
        *other += 1;
        encoding = ENCODING_WINDOWS_1252;
    }
    size_t from = room->len; /* the field may lie in it, and it may move */
    bool within = field.ptr == room->ptr;
    (void)out_room(room, field.len * 3 + 1);
    decode(within ? str_bytes(room->ptr, from) : field, encoding, room);
    return str_slice(out_view(room), from, SIZE_MAX);
}

/* -- All of it --------------------------------------------------------------------------------- */

/* Takes one line off, whatever ends it. */
static bool skip_line(Str *rest) {
    for (size_t i = 0; i < rest->len; i++)
        if (rest->ptr[i] == '\n' || rest->ptr[i] == '\r') {
            bool both = str_starts(str_slice(*rest, i, 2), STR("\r\n"));
            *rest = str_slice(*rest, i + (both ? 2 : 1), SIZE_MAX);
            return true;
        }
    return false;
}

/* A quote parts nothing, nor does what ends lines. */
static bool may_part(char sign) {
    return sign != '"' && sign != '\'' && sign != '\r' && sign != '\n' && sign != '\0';
}

/* What stands before the first record; the delimiter if "sep=;" says it, else 0. */
static Err find_begin(Str *rest, const DialectOptions *options, DialectProblem *problem,
                      Dialect *dialect, char *ret_delimiter) {
    dialect->byte_order_mark = str_starts(*rest, STR("\xEF\xBB\xBF"));
    if (dialect->byte_order_mark)
        *rest = str_slice(*rest, 3, SIZE_MAX);
    for (size_t i = 0; i < options->skip_lines; i++)
        if (!skip_line(rest)) {
            *problem = DIALECT_SKIP_TOO_MANY;
            return ERR_INVALID;
        }
    dialect->lines_before = options->skip_lines;
    *ret_delimiter = 0;
    Str line = *rest, after = *rest;
    (void)skip_line(&after);
    line.len -= after.ptr == rest->ptr ? 0 : after.len;
    while (str_ends(line, STR("\n")) || str_ends(line, STR("\r")))
        line.len--;
    bool quoted = str_starts(line, STR("\"sep=")) && line.len == 7 && line.ptr[6] == '"';
    bool plain = str_starts(line, STR("sep=")) && line.len <= 5;
    char said = line.len == 4 ? '\t' : plain || quoted ? line.ptr[quoted ? 5 : 4] : '"';
    if ((plain || quoted) && may_part(said)) {
        *ret_delimiter = said;
        dialect->separator_line = true;
        dialect->lines_before += after.ptr != rest->ptr;
        *rest = after.ptr != rest->ptr ? after : str_slice(*rest, rest->len, 0);
    }
    return ERR_NONE;
}

Err dialect_find(Arena *arena, Str bytes, bool is_all, const DialectOptions *options,
                 DialectProblem *ret_problem, Dialect *ret) {
    Dialect dialect = { 0 };
    if (bytes.len > DIALECT_SAMPLE) {
        bytes.len = DIALECT_SAMPLE;
        is_all = false;
    }
    *ret_problem = other_than_text(bytes);
    if (*ret_problem != DIALECT_FINE)
        return ERR_INVALID;
    Str rest = bytes;
    char said;
    TRY(find_begin(&rest, options, ret_problem, &dialect, &said));
    dialect.begin = bytes.len - rest.len;
    char *text = arena_text(arena, rest.len + 1 + CSV_PADDING);
    memcpy(text, rest.ptr, rest.len);
    memset(text + rest.len, 0, 1 + CSV_PADDING);
    if (is_all) /* the last record may lack its line end */
        text[rest.len] = '\n';
    Sample sample = { arena, str_bytes(text, rest.len + is_all) };

    char delimiter = options->delimiter != 0 ? options->delimiter : said;
    dialect.shape.quote = options->quote_given ? options->quote : find_quote(&sample, delimiter);
    if (delimiter == 0)
        delimiter = find_delimiter(&sample, dialect.shape.quote);
    dialect.shape.delimiter = delimiter;
    if (dialect.shape.quote == delimiter)
        dialect.shape.quote = 0;

    Numbers numbers = { .quote = dialect.shape.quote };
    each_field(&sample, dialect.shape, SIZE_MAX, number_seen, &numbers);
    bool all_numbers = numbers.first_all > 0 && numbers.first_numbers == numbers.first_all;
    dialect.header = options->header == HEADER_FIND ? !all_numbers : options->header == HEADER_YES;
    char found = numbers.with_comma > numbers.with_point ? ',' : '.';
    dialect.decimal = options->decimal != 0 ? options->decimal : found;
    dialect.encoding = options->encoding;
    if (dialect.encoding == ENCODING_FIND)
        dialect.encoding = dialect.byte_order_mark ? ENCODING_UTF8 : find_encoding(bytes, is_all);
    dialect.encoding_found =
        options->encoding == ENCODING_FIND && dialect.encoding == ENCODING_WINDOWS_1252;
    *ret = dialect;
    return ERR_NONE;
}
