/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* page_cache.h -- pages, or parts of them, that many see the same, kept until what they show changes.
 *
 * Nothing is ever thrown out for being old: the key holds everything that the page depends on (heads of
 * the chains that its data belongs to, day, language, address), so that a changed page has another key.
 * A page takes the place of the one before it in its slot, so memory is bounded by PAGE_CACHE_SLOTS times
 * PAGE_CACHE_PAGE_MAX. Safe for several threads. */
#include <stdbool.h>
#include <stdint.h>

#include "base/out.h"
#include "base/str.h"

enum { PAGE_CACHE_SLOTS = 64, PAGE_CACHE_PAGE_MAX = 64 << 10, PAGE_CACHE_KEY_MAX = 512 };

typedef struct PageCache PageCache;

PageCache *page_cache_open(void);
void page_cache_close(PageCache *cache);
/* `place` chooses the slot; `key` decides. Appends the page to `out`; false: it is not there. */
bool page_cache_get(PageCache *cache, uint64_t place, Str key, Out *out);
/* Longer keys and pages are not kept. */
void page_cache_put(PageCache *cache, uint64_t place, Str key, Str page);
