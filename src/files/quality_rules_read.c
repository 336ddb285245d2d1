/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/quality_rules_read.h"

#include "files/audit_json_read.h"

/* Members a check may have beside "check" and "columns"; those before the bar it must have. */
static const struct {
    const char *needs[3], *may[3];
} MEMBERS[QUALITY_CHECK_COUNT] = {
    [QUALITY_COMPLETE] = { { NULL }, { "at_least", NULL } },
    [QUALITY_TYPE] = { { "is", NULL }, { "at_least", NULL } },
    [QUALITY_RANGE] = { { NULL }, { "least", "most", "at_least" } },
    [QUALITY_PATTERN] = { { "is", NULL }, { "at_least", NULL } },
    [QUALITY_CODES] = { { "codes", NULL }, { "at_least", NULL } },
    [QUALITY_TIMELY] = { { "on", "days", NULL }, { "at_least", NULL } },
    [QUALITY_ORDER] = { { NULL }, { "at_least", NULL } },
    [QUALITY_UNIQUE] = { { NULL }, { "at_least", NULL } },
    [QUALITY_ANONYMOUS] = { { "rows", NULL }, { NULL } },
};

static bool is_among(const char *name, const char *const names[3]) {
    for (size_t i = 0; i < 3 && names[i] != NULL; i++)
        if (str_eq(str_from(names[i]), str_from(name)))
            return true;
    return false;
}

/* Each member belongs to the check, and what it needs is there. */
static void check_members(const AuditPlace *place, QualityCheck check) {
    json_t *walked = (json_t *)(uintptr_t)place->object; /* iterators take no const */
    for (void *at = json_object_iter(walked); at != NULL; at = json_object_iter_next(walked, at)) {
        const char *name = json_object_iter_key(at);
        bool known = str_eq(str_from(name), STR("check")) || str_eq(str_from(name), STR("columns"));
        if (!known && !is_among(name, MEMBERS[check].needs) && !is_among(name, MEMBERS[check].may))
            place_fail(place, name, FINDING_UNKNOWN_FIELD);
    }
    for (size_t i = 0; i < 3 && MEMBERS[check].needs[i] != NULL; i++)
        (void)place_value(place, MEMBERS[check].needs[i]);
}

/* A number or a text, as text. */
static Str limit_of(const AuditPlace *place, const char *name) {
    const json_t *value = place_has(place, name) ? place_value(place, name) : NULL;
    CLEANUP(out_done) Out out = out_open(32);
    if (value == NULL)
        return STR("");
    if (json_is_integer(value))
        out_format(&out, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        out_format(&out, "%.15g", json_real_value(value));
    else
        return place_text_in(place, name, value);
    return str_copy(place->in->arena, out_view(&out));
}

static double share_of(const AuditPlace *place) {
    AuditNumber share =
        place_has(place, "at_least") ? place_number(place, "at_least") : audit_number(1);
    if (share.known && (share.value < 0 || share.value > 1))
        place_fail(place, "at_least", FINDING_TOO_LARGE);
    return share.value;
}

static Date day_of(const AuditPlace *place) {
    Date day = { 0 };
    Str text = place_has(place, "on") ? place_text(place, "on") : STR("");
    if (!str_empty(text) && date_parse_iso(text, &day) != ERR_NONE)
        place_fail(place, "on", FINDING_NOT_A_DATE);
    return day;
}

static void check_columns(const AuditPlace *place, const QualityRule *rule) {
    size_t count = rule->columns.count;
    if (count == 0 || count > QUALITY_COLUMNS_MAX || (rule->check == QUALITY_ORDER && count != 2))
        place_fail(place, "columns", count == 0 ? FINDING_REQUIRED : FINDING_TOO_MANY);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(rule->columns.items[i], rule->columns.items[k]))
                place_fail(place, "columns", FINDING_REPEATED);
}

static void read_rule(const AuditPlace *place, QualityRules *ret) {
    Arena *arena = place->in->arena;
    int check = key_set_index(&QUALITY_CHECKS, place_text(place, "check"));
    if (check < 0) {
        place_fail(place, "check", FINDING_UNKNOWN_KEY);
        return;
    }
    check_members(place, (QualityCheck)check);
    QualityRule rule = {
        .check = (QualityCheck)check,
        .place = str_copy(arena, place->at),
        .columns = place_texts(place, "columns"),
        .is = place_has(place, "is") ? place_text(place, "is") : STR(""),
        .least = limit_of(place, "least"),
        .most = limit_of(place, "most"),
        .codes = place_has(place, "codes") ? place_texts(place, "codes") : (AuditTexts){ 0 },
        .on = day_of(place),
        .days = place_has(place, "days") ? place_whole(place, "days") : 0,
        .rows = place_has(place, "rows") ? place_whole(place, "rows") : 0,
        .at_least = share_of(place),
    };
    check_columns(place, &rule);
    if (rule.check == QUALITY_RANGE && str_empty(rule.least) && str_empty(rule.most))
        place_fail(place, "least", FINDING_REQUIRED);
    bool of_rows = rule.check == QUALITY_ORDER || rule.check == QUALITY_UNIQUE ||
                   rule.check == QUALITY_ANONYMOUS;
    for (size_t i = 0; i < rule.columns.count && (!of_rows || i == 0); i++) {
        QualityRule *one = list_push(arena, ret);
        *one = rule;
        if (!of_rows)
            one->columns = (AuditTexts){ &rule.columns.items[i], 1 };
    }
}

Err quality_rules_read(Arena *arena, Findings *findings, Str json, QualityRules *ret) {
    static const char *const NAMES[] = { "schema", "rules", NULL };
    CLEANUP(json_in_freep) json_t *root = NULL;
    JsonIn in = { .arena = arena, .findings = findings };
    *ret = (QualityRules){ 0 };
    TRY(json_in_parse(&in, json, &root));
    AuditPlace whole = { &in, root, STR("") };
    if (!json_is_object(root) || !str_eq(place_text(&whole, "schema"), STR(QUALITY_RULES_SCHEMA))) {
        json_in_fail(&in, STR("/schema"), FINDING_UNKNOWN_KEY, 0);
        return ERR_INVALID;
    }
    json_in_only(&in, root, whole.at, NAMES);
    const json_t *array = json_in_array(&in, root, whole.at, "rules");
    size_t count = array == NULL ? 0 : json_array_size(array);
    for (size_t i = 0; i < count && !in.failed; i++) {
        Str list = json_in_member(&in, whole.at, STR("rules"));
        AuditPlace place = { &in, json_array_get(array, i), json_in_item(&in, list, i) };
        if (json_is_object(place.object))
            read_rule(&place, ret);
        else
            json_in_fail(&in, place.at, FINDING_WRONG_TYPE, 0);
    }
    if (!in.failed && (ret->count == 0 || ret->count > QUALITY_RULES_MAX))
        place_fail(&whole, "rules", ret->count == 0 ? FINDING_REQUIRED : FINDING_TOO_MANY);
    return in.failed ? ERR_INVALID : ERR_NONE;
}
