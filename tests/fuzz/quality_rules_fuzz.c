/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
/* Rules from outside: whatever the bytes, reading ends with findings or with rules, and holding rows against them with a problem or a
 * result. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "audit/quality_pass.h"
#include "files/quality_rules_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(const QualityRules *rules, const int *descriptors, QualityResult *results) {
    const QualityOptions options = { .descriptors = descriptors, .way = csv_best_way() };
    MemorySource source = memory_source(STR("a;b\n1;2026-01-01\n;x\n1;2026-01-01\n"), 0);
    QualityProblem problem;
    QualityPass *pass = NULL;
    if (quality_pass_open(rules, &options, &problem, &pass) == ERR_NONE &&
        quality_pass_file(pass, &source.source, &(DialectOptions){ 0 }, &problem) == ERR_NONE &&
        quality_pass_finish(pass, results) == ERR_NONE)
        for (size_t i = 0; i < rules->count; i++)
            if (results[i].fits > results[i].rows || results[i].rows > 3)
                abort();
    quality_pass_close(pass);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP(arena_closep) Arena *arena = arena_open(1 << 16);
    Findings findings = { 0 };
    QualityRules rules;
    Err err = quality_rules_read(arena, &findings, str_bytes((const char *)data, size), &rules);
    if ((err != ERR_NONE) != (findings.count > 0))
        abort();
    if (err != ERR_NONE || rules.count > 20)
        return 0;
    int *descriptors = arena_new(arena, int, rules.count);
    for (size_t i = 0; i < rules.count; i++) {
        (void)quality_rule_text(arena, &rules.items[i]);
        descriptors[i] = -1; /* three rows are never written */
    }
    hold(&rules, descriptors, arena_new(arena, QualityResult, rules.count));
    return 0;
}
