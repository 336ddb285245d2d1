/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/sender_brake.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"

enum { NAME_BYTES = 16, KEY_BYTES = 32 };

typedef struct Sender {
    unsigned char name[NAME_BYTES];
    int count;
} Sender;

struct SenderBrake {
    pthread_mutex_t lock;
    Date day;
    unsigned char key[KEY_BYTES];
    size_t count;
    size_t capacity;
    Sender *senders;
};

SenderBrake *sender_brake_open(void) {
    SenderBrake *brake = calloc(1, sizeof *brake);
    if (brake == NULL || pthread_mutex_init(&brake->lock, NULL) != 0)
        abort();
    return brake;
}

void sender_brake_close(SenderBrake *brake) {
    if (brake == NULL)
        return;
    pthread_mutex_destroy(&brake->lock);
    sodium_memzero(brake->key, sizeof brake->key);
    free(brake->senders);
    free(brake);
}

/* Lock held. */
static void new_day(SenderBrake *brake, Date today) {
    if (date_compare(brake->day, today) == 0)
        return;
    brake->day = today;
    brake->count = 0;
    random_bytes(brake->key, sizeof brake->key);
}

/* Lock held. The room of who sent least, when there is no other. */
static Sender *new_sender(SenderBrake *brake) {
    if (brake->count < SENDERS_MAX) {
        if (brake->count == brake->capacity) {
            brake->capacity = brake->capacity == 0 ? 16 : brake->capacity * 2;
            brake->senders = realloc(brake->senders, brake->capacity * sizeof *brake->senders);
            if (brake->senders == NULL)
                abort();
        }
        return &brake->senders[brake->count++];
    }
    Sender *least = brake->senders;
    for (size_t i = 1; i < brake->count; i++)
        if (brake->senders[i].count < least->count)
            least = &brake->senders[i];
    return least;
}

/* Lock held. */
static Sender *sender_of(SenderBrake *brake, Str sender) {
    unsigned char name[NAME_BYTES];
    if (crypto_generichash(name, sizeof name, (const unsigned char *)sender.ptr, sender.len,
                           brake->key, sizeof brake->key) != 0)
        abort();
    for (size_t i = 0; i < brake->count; i++)
        if (memcmp(brake->senders[i].name, name, sizeof name) == 0)
            return &brake->senders[i];
    Sender *made = new_sender(brake);
    memcpy(made->name, name, sizeof name);
    made->count = 0;
    return made;
}

Err sender_brake_take(SenderBrake *brake, Str sender, Date today, int most) {
    pthread_mutex_lock(&brake->lock);
    new_day(brake, today);
    Sender *one = sender_of(brake, sender);
    bool room = one->count < most;
    one->count += room;
    pthread_mutex_unlock(&brake->lock);
    return room ? ERR_NONE : ERR_TOO_MANY;
}

void sender_brake_give_back(SenderBrake *brake, Str sender, Date today) {
    pthread_mutex_lock(&brake->lock);
    new_day(brake, today);
    Sender *one = sender_of(brake, sender);
    one->count -= one->count > 0;
    pthread_mutex_unlock(&brake->lock);
}
