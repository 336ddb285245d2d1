/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/page_cache.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct Slot {
    Out key, page;
} Slot;

struct PageCache {
    pthread_mutex_t lock;
    Slot slots[PAGE_CACHE_SLOTS];
};

PageCache *page_cache_open(void) {
    PageCache *cache = calloc(1, sizeof *cache);
    if (cache == NULL)
        abort();
    pthread_mutex_init(&cache->lock, NULL);
    return cache;
}

void page_cache_close(PageCache *cache) {
    if (cache == NULL)
        return;
    for (size_t i = 0; i < PAGE_CACHE_SLOTS; i++) {
        out_done(&cache->slots[i].key);
        out_done(&cache->slots[i].page);
    }
    pthread_mutex_destroy(&cache->lock);
    free(cache);
}

bool page_cache_get(PageCache *cache, uint64_t place, Str key, Out *out) {
    const Slot *slot = &cache->slots[place % PAGE_CACHE_SLOTS];
    pthread_mutex_lock(&cache->lock);
    bool found = key.len > 0 && str_eq(out_view(&slot->key), key);
    if (found)
        out_str(out, out_view(&slot->page));
    pthread_mutex_unlock(&cache->lock);
    return found;
}

void page_cache_put(PageCache *cache, uint64_t place, Str key, Str page) {
    if (key.len > PAGE_CACHE_KEY_MAX || page.len > PAGE_CACHE_PAGE_MAX)
        return;
    Slot *slot = &cache->slots[place % PAGE_CACHE_SLOTS];
    pthread_mutex_lock(&cache->lock);
    out_reset(&slot->key);
    out_reset(&slot->page);
    out_str(&slot->key, key);
    out_str(&slot->page, page);
    pthread_mutex_unlock(&cache->lock);
}
