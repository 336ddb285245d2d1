/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/audit_options.h"

#include "app/audit_options_check.h"
#include "base/out.h"

typedef struct Reading {
    Arena *arena;
    AuditOptions *options;
    LIST_OF(MissingCode) missing;
    LIST_OF(AuditReference) references;
    AuditProblem *problem;
} Reading;

typedef Err (*ReadFn)(Reading *reading, Str value);

static Err refuse(Reading *reading, AuditProblemKind kind, Str value) {
    reading->problem->kind = kind;
    reading->problem->value = value;
    return ERR_INVALID;
}

/* -- Values ------------------------------------------------------------------------------------ */

typedef struct Choice {
    const char *name;
    int value;
} Choice;

/* One of the choices, which a row without name ends. */
static Err read_choice(Reading *reading, Str value, const Choice *choices, int *ret) {
    CLEANUP(out_done) Out all = out_open(64);
    for (const Choice *choice = choices; choice->name != NULL; choice++) {
        if (str_eq(str_from(choice->name), value)) {
            *ret = choice->value;
            return ERR_NONE;
        }
        out_c(&all, choice == choices ? "" : ", ");
        out_c(&all, choice->name);
    }
    reading->problem->choices = str_copy(reading->arena, out_view(&all));
    return refuse(reading, AUDIT_CHOICES, value);
}

/* A number as programs write it, from `least` to `most`. */
static Err read_number(Reading *reading, Str value, const char *least, const char *most,
                       Number *ret) {
    Number low = { 0 }, high = { 0 };
    bool known =
        number_parse(str_from(least), '.', &low) && number_parse(str_from(most), '.', &high);
    if (known && number_parse(value, '.', ret) && !ret->more && number_compare(ret, &low) >= 0 &&
        number_compare(ret, &high) <= 0)
        return ERR_NONE;
    reading->problem->least = str_from(least);
    reading->problem->most = str_from(most);
    return refuse(reading, AUDIT_NOT_NUMBER, value);
}

static double number_double(const Number *number) {
    double value = (double)number->digits;
    for (int32_t i = 0; i < number->exponent; i++)
        value *= 10;
    double divisor = 1;
    for (int32_t i = number->exponent; i < 0; i++)
        divisor *= 10;
    return (number->negative ? -value : value) / divisor;
}

static Err read_double(Reading *reading, Str value, const char *least, const char *most,
                       double *ret) {
    Number number;
    TRY(read_number(reading, value, least, most, &number));
    *ret = number_double(&number);
    return ERR_NONE;
}

static Err read_count(Reading *reading, Str value, const char *least, const char *most,
                      uint64_t *ret) {
    Number number;
    TRY(read_number(reading, value, least, most, &number));
    for (; number.exponent < 0 && number.digits % 10 == 0; number.exponent++)
        number.digits /= 10;
    if (number.exponent < 0 && number.digits != 0) {
        reading->problem->least = str_from(least);
        reading->problem->most = str_from(most);
        return refuse(reading, AUDIT_NOT_NUMBER, value);
    }
    for (; number.exponent > 0; number.exponent--)
        number.digits *= 10; /* within `most` */
    *ret = number.digits;
    return ERR_NONE;
}

static Err read_character(Reading *reading, Str value, char *ret) {
    if (str_eq(value, STR("tab")) || str_eq(value, STR("\\t"))) {
        *ret = '\t';
        return ERR_NONE;
    }
    bool fits = value.len == 1 && value.ptr[0] >= ' ' && value.ptr[0] < 0x7F;
    if (!fits && !(value.len == 1 && value.ptr[0] == '\t'))
        return refuse(reading, AUDIT_NOT_CHARACTER, value);
    *ret = value.ptr[0];
    return ERR_NONE;
}

static Err read_predicate(Reading *reading, Str value, Predicate *ret) {
    static const AuditProblemKind KINDS[] = {
        [PREDICATE_NO_OPERATOR] = AUDIT_PREDICATE_NO_OPERATOR,
        [PREDICATE_NO_NAME] = AUDIT_PREDICATE_NO_NAME,
        [PREDICATE_NAME_OPEN] = AUDIT_PREDICATE_NAME_OPEN,
        [PREDICATE_NOT_NUMBER] = AUDIT_PREDICATE_NOT_NUMBER,
        [PREDICATE_TOO_LONG] = AUDIT_PREDICATE_TOO_LONG,
    };
    PredicateProblem problem = PREDICATE_FINE;
    size_t at;
    Err err = predicate_parse(reading->arena, value, &problem, &at, ret);
    return err == ERR_INVALID ? refuse(reading, KINDS[problem], value) : err;
}

/* An empty name is none. */
static Err read_name(Reading *reading, Str value, Str *ret) {
    *ret = value;
    return str_empty(str_trim(value)) ? refuse(reading, AUDIT_PREDICATE_NO_NAME, value) : ERR_NONE;
}

/* -- Input ------------------------------------------------------------------------------------- */

static Err read_delimiter(Reading *reading, Str value) {
    return read_character(reading, value, &reading->options->dialect.delimiter);
}

static Err read_quote(Reading *reading, Str value) {
    DialectOptions *dialect = &reading->options->dialect;
    dialect->quote_given = true;
    return str_eq(value, STR("none")) ? ERR_NONE : read_character(reading, value, &dialect->quote);
}

static Err read_decimal(Reading *reading, Str value) {
    static const Choice CHOICES[] = { { "comma", ',' }, { "point", '.' }, { NULL, 0 } };
    int decimal = 0;
    TRY(read_choice(reading, value, CHOICES, &decimal));
    reading->options->dialect.decimal = (char)decimal;
    return ERR_NONE;
}

static Err read_encoding(Reading *reading, Str value) {
    static const Choice CHOICES[] = { { "utf-8", ENCODING_UTF8 },
                                      { "latin-1", ENCODING_LATIN1 },
                                      { "windows-1252", ENCODING_WINDOWS_1252 },
                                      { NULL, 0 } };
    int encoding = 0;
    TRY(read_choice(reading, value, CHOICES, &encoding));
    reading->options->dialect.encoding = (Encoding)encoding;
    return ERR_NONE;
}

static Err read_no_header(Reading *reading, Str value) {
    (void)value;
    reading->options->dialect.header = HEADER_NO;
    return ERR_NONE;
}

static Err read_skip_lines(Reading *reading, Str value) {
    uint64_t lines;
    TRY(read_count(reading, value, "0", "1000", &lines));
    reading->options->dialect.skip_lines = (size_t)lines;
    return ERR_NONE;
}

/* [COL=]V|V2 */
static Err read_missing(Reading *reading, Str value) {
    Predicate predicate;
    PredicateProblem problem;
    size_t at;
    Str column = { 0 };
    bool has_column = str_find(value, STR("=")) >= 0;
    Str codes = has_column ? value : str_join(reading->arena, STR("x="), value);
    if (predicate_parse(reading->arena, codes, &problem, &at, &predicate) != ERR_NONE ||
        predicate.relation != OPERATOR_IS)
        return refuse(reading, AUDIT_COLUMN_VALUE, value);
    if (has_column)
        column = predicate.name;
    for (size_t i = 0; i < predicate.value_count; i++)
        *list_push(reading->arena, &reading->missing) =
            (MissingCode){ column, predicate.values[i] };
    return ERR_NONE;
}

static Err read_on_error(Reading *reading, Str value) {
    static const Choice CHOICES[] = { { "stop", true }, { "count", false }, { NULL, 0 } };
    int stop = false;
    TRY(read_choice(reading, value, CHOICES, &stop));
    reading->options->stop_at_reject = stop;
    return ERR_NONE;
}

/* Whether one more is taken. */
static Err room_for(Reading *reading, size_t count, size_t most, Str value) {
    if (count < most)
        return ERR_NONE;
    CLEANUP(out_done) Out out = out_open(16);
    out_format(&out, "%d", (int)most);
    reading->problem->most = str_copy(reading->arena, out_view(&out));
    return refuse(reading, AUDIT_TOO_MANY_OPTIONS, value);
}

/* -- Question ---------------------------------------------------------------------------------- */

static Err read_decision(Reading *reading, Str value) {
    AuditDecision decision = { .text = value };
    TRY(read_predicate(reading, value, &decision.plain));
    Str rest = value;
    if (decision.plain.relation == OPERATOR_IS && !decision.plain.is_quoted &&
        str_cut(&rest, '=', &decision.name)) {
        Predicate *named = arena_new(reading->arena, Predicate, 1);
        PredicateProblem problem;
        size_t at;
        if (predicate_parse(reading->arena, rest, &problem, &at, named) == ERR_NONE)
            decision.opt_named = named;
    }
    TRY(room_for(reading, reading->options->decisions.count, AUDIT_DECISIONS_MAX, value));
    *list_push(reading->arena, &reading->options->decisions) = decision;
    return ERR_NONE;
}

static Err read_label(Reading *reading, Str value) {
    Predicate *label = arena_new(reading->arena, Predicate, 1);
    TRY(read_predicate(reading, value, label));
    reading->options->opt_label = label;
    return ERR_NONE;
}

static Err read_suggestion(Reading *reading, Str value) {
    Predicate *suggestion = arena_new(reading->arena, Predicate, 1);
    TRY(read_predicate(reading, value, suggestion));
    reading->options->opt_suggestion = suggestion;
    return ERR_NONE;
}

static Err read_deferred(Reading *reading, Str value) {
    Predicate *deferred = arena_new(reading->arena, Predicate, 1);
    TRY(read_predicate(reading, value, deferred));
    reading->options->opt_deferred = deferred;
    return ERR_NONE;
}

static Err read_score(Reading *reading, Str value) {
    reading->options->judgement.has_score = true;
    return read_name(reading, value, &reading->options->score);
}

static Err read_received(Reading *reading, Str value) {
    return read_name(reading, value, &reading->options->received);
}

static Err read_decided(Reading *reading, Str value) {
    return read_name(reading, value, &reading->options->decided);
}

static Err read_where(Reading *reading, Str value) {
    Predicate predicate;
    TRY(read_predicate(reading, value, &predicate));
    *list_push(reading->arena, &reading->options->where) = predicate;
    return ERR_NONE;
}

static Err read_selected(Reading *reading, Str value) {
    static const Choice CHOICES[] = { { "favourable", AUDIT_SELECTED_FAVOURABLE },
                                      { "adverse", AUDIT_SELECTED_ADVERSE },
                                      { NULL, 0 } };
    int direction = 0;
    TRY(read_choice(reading, value, CHOICES, &direction));
    reading->options->judgement.selected = (AuditSelected)direction;
    return ERR_NONE;
}

static Err read_group(Reading *reading, Str value) {
    AuditOptions *options = reading->options;
    if (str_empty(value))
        return refuse(reading, AUDIT_PREDICATE_NO_NAME, value);
    for (size_t i = 0; i < options->groups.count; i++)
        if (str_eq(options->groups.items[i], value))
            return ERR_NONE;
    TRY(room_for(reading, options->groups.count, AUDIT_GROUPS_MAX, value));
    *list_push(reading->arena, &options->groups) = value;
    return ERR_NONE;
}

static Err read_stratum(Reading *reading, Str value) {
    AuditOptions *options = reading->options;
    if (str_empty(value))
        return refuse(reading, AUDIT_PREDICATE_NO_NAME, value);
    for (size_t i = 0; i < options->strata.count; i++)
        if (str_eq(options->strata.items[i], value))
            return ERR_NONE;
    TRY(room_for(reading, options->strata.count, AUDIT_STRATA_MAX, value));
    *list_push(reading->arena, &options->strata) = value;
    return ERR_NONE;
}

/* COL=18,25,45: the edges stand behind the last "=". */
static Err read_bin(Reading *reading, Str value) {
    CellBins bins = { 0 };
    size_t end = value.len;
    while (end > 0 && value.ptr[end - 1] != '=')
        end--;
    if (end < 2 || !number_bins_read(reading->arena, str_slice(value, end, SIZE_MAX), &bins.bins))
        return refuse(reading, AUDIT_BIN_SHAPE, value);
    bins.group = str_slice(value, 0, end - 1);
    *list_push(reading->arena, &reading->options->bins) = bins;
    return ERR_NONE;
}

static Err read_intersect(Reading *reading, Str value) {
    Str *columns = arena_new(reading->arena, Str, str_pieces(value, ','));
    Str rest = value, column;
    size_t count = 0;
    while (str_cut(&rest, ',', &column)) {
        bool refused = str_empty(column) || count == AUDIT_GROUPS_MAX;
        for (size_t i = 0; i < count; i++)
            refused |= str_eq(columns[i], column);
        if (refused)
            return refuse(reading, AUDIT_INTERSECT_SHAPE, value);
        columns[count++] = column;
    }
    if (count < 2 || value.ptr[value.len - 1] == ',')
        return refuse(reading, AUDIT_INTERSECT_SHAPE, value);
    TRY(room_for(reading, reading->options->intersections.count, AUDIT_GROUPS_MAX, value));
    *list_push(reading->arena, &reading->options->intersections) =
        (AuditIntersection){ columns, count };
    return ERR_NONE;
}

/* -- Judgement and running --------------------------------------------------------------------- */

static Str judged_keys(Arena *arena) {
    CLEANUP(out_done) Out out = out_open(256);
    for (size_t i = 0; i < AUDIT_METRICS.count; i++)
        if (audit_metric_may_be_judged((AuditMetric)i)) {
            out_comma(&out);
            out_str(&out, AUDIT_METRICS.keys[i]);
        }
    return str_copy(arena, out_view(&out));
}

static Err read_confidence(Reading *reading, Str value) {
    return read_double(reading, value, "0.5", "0.9999", &reading->options->judgement.confidence);
}

static Err read_tolerance(Reading *reading, Str value) {
    return read_double(reading, value, "0", "1", &reading->options->judgement.tolerance);
}

/* METRIC[:TOLERANCE]; without one --tolerance holds, once all options are read. */
static Err read_judge(Reading *reading, Str value) {
    AuditJudgement *judgement = &reading->options->judgement;
    AuditJudged judged = { .tolerance = -1 };
    Str rest = value, key;
    if (!str_cut(&rest, ':', &key) || !audit_metric_find(key, &judged.metric) ||
        !audit_metric_may_be_judged(judged.metric)) {
        reading->problem->choices = judged_keys(reading->arena);
        return refuse(reading, AUDIT_CHOICES, value);
    }
    if (key.len < value.len)
        TRY(read_double(reading, rest, "0", "1", &judged.tolerance));
    for (size_t i = 0; i < judgement->judged_count; i++)
        if (audit_metric_family(judgement->judged[i].metric) == audit_metric_family(judged.metric))
            return refuse(reading, AUDIT_NAMED_TWICE, key);
    judgement->judged[judgement->judged_count++] = judged; /* there are fewer metrics than room */
    return ERR_NONE;
}

static Err read_ratio(Reading *reading, Str value) {
    return read_double(reading, value, "0.01", "1", &reading->options->judgement.ratio);
}

static Err read_min_cell(Reading *reading, Str value) {
    return read_count(reading, value, "0", "1000", &reading->options->judgement.min_cell);
}

static Err read_disclosure(Reading *reading, Str value) {
    static const Choice CHOICES[] = { { "internal", AUDIT_INTERNAL },
                                      { "public", AUDIT_PUBLIC },
                                      { NULL, 0 } };
    int disclosure = AUDIT_INTERNAL;
    TRY(read_choice(reading, value, CHOICES, &disclosure));
    reading->options->judgement.disclosure = (AuditDisclosure)disclosure;
    return ERR_NONE;
}

/* COL=VALUE: whom the others of a column are compared with. */
static Err read_reference(Reading *reading, Str value) {
    AuditReference reference = { .value = value };
    if (!str_cut(&reference.value, '=', &reference.column) || str_empty(reference.column) ||
        reference.column.len == value.len)
        return refuse(reading, AUDIT_COLUMN_VALUE, value);
    for (size_t i = 0; i < reading->references.count; i++)
        if (str_eq(reading->references.items[i].column, reference.column))
            return refuse(reading, AUDIT_NAMED_TWICE, reference.column);
    *list_push(reading->arena, &reading->references) = reference;
    return ERR_NONE;
}

static Err read_threads(Reading *reading, Str value) {
    uint64_t count;
    TRY(read_count(reading, value, "1", "64", &count));
    reading->options->threads = reading->options->judgement.threads = (size_t)count;
    return ERR_NONE;
}

/* PART,PART */
static Err read_only(Reading *reading, Str value) {
    Str rest = value, key;
    while (str_cut(&rest, ',', &key)) {
        int part = key_set_index(&AUDIT_PARTS, key);
        if (part < 0)
            break;
        reading->options->judgement.only |= 1U << part;
        if (str_empty(rest))
            return ERR_NONE;
    }
    CLEANUP(out_done) Out all = out_open(64);
    for (size_t i = 0; i < AUDIT_PARTS.count; i++) {
        out_comma(&all);
        out_str(&all, AUDIT_PARTS.keys[i]);
    }
    reading->problem->choices = str_copy(reading->arena, out_view(&all));
    return refuse(reading, AUDIT_CHOICES, value);
}

static Err read_seed(Reading *reading, Str value) {
    return read_count(reading, value, "0", "9007199254740991", &reading->options->judgement.seed);
}

static Err read_sql(Reading *reading, Str value) {
    return read_name(reading, value, &reading->options->database.location);
}

static Err read_table(Reading *reading, Str value) {
    return read_name(reading, value, &reading->options->database.table);
}

/* The ";" that ends it is not part of it. */
static Err read_query(Reading *reading, Str value) {
    value = str_trim(value);
    if (str_ends(value, STR(";")))
        value = str_slice(value, 0, value.len - 1);
    return read_name(reading, value, &reading->options->database.query);
}

static Err read_population(Reading *reading, Str value) {
    reading->options->population_file = value;
    return ERR_NONE;
}

static Err read_quality(Reading *reading, Str value) {
    reading->options->rules_file = value;
    return ERR_NONE;
}

static Err read_no_digest(Reading *reading, Str value) {
    (void)value;
    reading->options->no_digest = true;
    return ERR_NONE;
}

/* -- All options ------------------------------------------------------------------------------- */

static const struct {
    Str name;
    ReadFn read;
    bool repeats;
} OPTIONS[] = {
    { STR_INIT("bin"), read_bin, true },
    { STR_INIT("confidence"), read_confidence, false },
    { STR_INIT("decided"), read_decided, false },
    { STR_INIT("decimal"), read_decimal, false },
    { STR_INIT("decision"), read_decision, true },
    { STR_INIT("deferred"), read_deferred, false },
    { STR_INIT("delimiter"), read_delimiter, false },
    { STR_INIT("disclosure"), read_disclosure, false },
    { STR_INIT("encoding"), read_encoding, false },
    { STR_INIT("group"), read_group, true },
    { STR_INIT("intersect"), read_intersect, true },
    { STR_INIT("judge"), read_judge, true },
    { STR_INIT("label"), read_label, false },
    { STR_INIT("min-cell"), read_min_cell, false },
    { STR_INIT("missing"), read_missing, true },
    { STR_INIT("no-digest"), read_no_digest, false },
    { STR_INIT("no-header"), read_no_header, false },
    { STR_INIT("on-error"), read_on_error, false },
    { STR_INIT("only"), read_only, false },
    { STR_INIT("population"), read_population, false },
    { STR_INIT("quality"), read_quality, false },
    { STR_INIT("query"), read_query, false },
    { STR_INIT("quote"), read_quote, false },
    { STR_INIT("ratio"), read_ratio, false },
    { STR_INIT("received"), read_received, false },
    { STR_INIT("reference"), read_reference, true },
    { STR_INIT("score"), read_score, false },
    { STR_INIT("seed"), read_seed, false },
    { STR_INIT("selected"), read_selected, false },
    { STR_INIT("skip-lines"), read_skip_lines, false },
    { STR_INIT("sql"), read_sql, false },
    { STR_INIT("stratum"), read_stratum, true },
    { STR_INIT("suggestion"), read_suggestion, false },
    { STR_INIT("table"), read_table, false },
    { STR_INIT("threads"), read_threads, false },
    { STR_INIT("tolerance"), read_tolerance, false },
    { STR_INIT("where"), read_where, true },
};
enum { OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS };

static Err read_given(Reading *reading, const AuditGiven *given, bool *taken) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (!str_eq(OPTIONS[i].name, given->name))
            continue;
        if (taken[i] && !OPTIONS[i].repeats)
            return refuse(reading, AUDIT_GIVEN_TWICE, given->value);
        taken[i] = true;
        return OPTIONS[i].read(reading, given->value);
    }
    return refuse(reading, AUDIT_OPTION_UNKNOWN, given->value);
}

static Err read_options(Arena *arena, const AuditGiven *given, size_t count, bool counted,
                        AuditOptions *ret, AuditProblem *ret_problem) {
    Reading reading = { .arena = arena, .options = ret, .problem = ret_problem };
    bool taken[OPTION_COUNT] = { 0 };
    *ret = (AuditOptions){ .judgement = AUDIT_JUDGEMENT_DEFAULT, .threads = 1 };
    *ret_problem = (AuditProblem){ 0 };
    for (size_t i = 0; i < count; i++) {
        Err err = read_given(&reading, &given[i], taken);
        if (err != ERR_NONE) {
            ret_problem->option = str_join(arena, STR("--"), given[i].name);
            return err;
        }
    }
    for (size_t i = 0; i < ret->judgement.judged_count; i++)
        if (ret->judgement.judged[i].tolerance < 0)
            ret->judgement.judged[i].tolerance = ret->judgement.tolerance;
    ret->judgement.references = reading.references.items;
    ret->judgement.reference_count = reading.references.count;
    ret->missing = (MissingCodes){ reading.missing.items, reading.missing.count };
    return audit_options_check(ret, counted, ret_problem);
}

Err audit_options_read(Arena *arena, const AuditGiven *given, size_t count, AuditOptions *ret,
                       AuditProblem *ret_problem) {
    return read_options(arena, given, count, false, ret, ret_problem);
}

Err audit_options_read_counted(Arena *arena, const AuditGiven *given, size_t count,
                               AuditOptions *ret, AuditProblem *ret_problem) {
    return read_options(arena, given, count, true, ret, ret_problem);
}

/* -- Anew -------------------------------------------------------------------------------------- */

/* Groups, crossed groups and strata are one question. */
static bool is_family(Str name) {
    return str_eq(name, STR("group")) || str_eq(name, STR("intersect")) ||
           str_eq(name, STR("stratum"));
}

static bool is_asked_anew(Str name, const AuditGiven *given, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_eq(given[i].name, name) || (is_family(name) && is_family(given[i].name)))
            return true;
    return false;
}

void audit_options_anew(Arena *arena, const AuditProvenance *asked, const AuditGiven *given,
                        size_t count, const AuditGiven **ret, size_t *ret_count) {
    AuditGiven *all = arena_new(arena, AuditGiven, asked->option_count + count);
    *ret_count = 0;
    for (size_t i = 0; i < asked->option_count; i++)
        if (!is_asked_anew(asked->options[i].name, given, count))
            all[(*ret_count)++] = (AuditGiven){ asked->options[i].name, asked->options[i].value };
    for (size_t i = 0; i < count; i++)
        all[(*ret_count)++] = given[i];
    *ret = all;
}
