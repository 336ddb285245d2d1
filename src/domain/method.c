/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/method.h"

static const Str REASON_KEYS[] = {
#define X(name, key) STR_INIT(key),
    METHOD_REASON_LIST(X)
#undef X
};
const KeySet METHOD_REASONS = { .name = STR_INIT("method.reason"),
                                .keys = REASON_KEYS,
                                .count = METHOD_REASON_COUNT };

const Method *method_find(const MethodList *methods, Str key) {
    for (size_t i = 0; i < methods->count; i++)
        if (str_eq(methods->items[i].key, key))
            return &methods->items[i];
    return NULL;
}

static void add(Arena *arena, MethodFit *fit, MethodReasonKind kind, int64_t limit) {
    *list_push(arena, &fit->reasons) =
        (MethodReason){ .kind = kind, .limit = limit, .perspective = STR("") };
}

/* Whether the key was said and the method does not have it; unknown keys rule nothing out. */
static bool other(const KeySet *set, Str key, uint32_t bits) {
    int at = key_set_index(set, key);
    return at >= 0 && (bits >> at & 1U) == 0;
}

static void look_at_perspective(Arena *arena, MethodFit *fit, Str perspective) {
    const MethodUnfits *unfit = &fit->method->unfit;
    for (size_t i = 0; i < fit->reasons.count; i++)
        if (str_eq(fit->reasons.items[i].perspective, perspective))
            return;
    for (size_t i = 0; i < unfit->count; i++) {
        if (!pack_keys_have(&unfit->items[i].perspectives, perspective))
            continue;
        *list_push(arena, &fit->reasons) = (MethodReason){ .kind = METHOD_REASON_PERSPECTIVE,
                                                           .perspective = perspective,
                                                           .why = unfit->items[i].why };
        return;
    }
}

static MethodFit fit_of(Arena *arena, const Method *method, const Situation *s) {
    MethodFit fit = { .method = method };
    Str keys = s->perspectives, key, part;
    if (s->group > 0 && s->group < method->group_min)
        add(arena, &fit, METHOD_REASON_GROUP_TOO_SMALL, method->group_min);
    if (s->group > 0 && method->group_max > 0 && s->group > method->group_max)
        add(arena, &fit, METHOD_REASON_GROUP_TOO_LARGE, method->group_max);
    if (s->days > 0 && s->days < method->days)
        add(arena, &fit, METHOD_REASON_TIME_TOO_SHORT, method->days);
    if (other(&LEVELS, s->level, method->levels))
        add(arena, &fit, METHOD_REASON_OTHER_LEVEL, 0);
    if (other(&PHASES, s->phase, method->phases))
        add(arena, &fit, METHOD_REASON_OTHER_PHASE, 0);
    while (str_cut(&keys, ' ', &key))
        while (str_cut(&key, '+', &part))
            look_at_perspective(arena, &fit, part);
    return fit;
}

MethodFits method_fits(Arena *arena, const MethodList *methods, const Situation *situation) {
    MethodFits fits = { 0 };
    for (size_t i = 0; i < methods->count; i++) {
        MethodFit fit = fit_of(arena, &methods->items[i], situation);
        size_t at = fits.count;
        (void)list_push(arena, &fits);
        for (; at > 0 && fits.items[at - 1].reasons.count > fit.reasons.count; at--)
            fits.items[at] = fits.items[at - 1];
        fits.items[at] = fit;
    }
    return fits;
}
