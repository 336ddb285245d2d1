/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>

#include "base/thread.h"
#include "live/rooms_internal.h"

void listener_admit(Listener *listener) {
    Listener **head = &listener->room->admitted;
    if (listener->admission == 0)
        return;
    listener->next_admitted = *head;
    listener->admitted_link = head;
    if (*head != NULL)
        (*head)->admitted_link = &listener->next_admitted;
    *head = listener;
}

void listener_unlist(Listener *listener) {
    if (listener->admission == 0)
        return;
    *listener->admitted_link = listener->next_admitted;
    if (listener->next_admitted != NULL)
        listener->next_admitted->admitted_link = listener->admitted_link;
}

/* Each once: who leads has the page to lead and the wall by the same session. Of those who came meanwhile nothing is
 * asked yet. */
static size_t admissions_of(const Room *room, uint64_t **ret) {
    size_t count = 0, capacity = 0;
    for (const Listener *one = room->admitted; one != NULL; one = one->next_admitted)
        capacity++;
    uint64_t *all = calloc(capacity + 1, sizeof *all);
    if (all == NULL)
        abort();
    for (const Listener *one = room->admitted; one != NULL; one = one->next_admitted) {
        size_t at = 0;
        while (at < count && all[at] != one->admission)
            at++;
        if (at == count && !one->sent_away)
            all[count++] = one->admission;
    }
    *ret = all;
    return count;
}

static void send_away(Rooms *rooms, Room *room, uint64_t admission) {
    for (Listener *one = room->admitted; one != NULL; one = one->next_admitted) {
        if (one->admission != admission || one->sent_away)
            continue;
        one->sent_away = true;
        streams_end_one(rooms->streams, one->class->group, one, ACCESS_EVENT);
    }
}

void room_admissions(Rooms *rooms, Room *room) {
    uint64_t *all;
    if (rooms->options.may_stay == NULL || room->admitted == NULL)
        return;
    room->asked_ms = monotonic_ms();
    room->holders++;
    size_t count = admissions_of(room, &all);
    for (size_t i = 0; i < count && !room->ended; i++) {
        pthread_mutex_unlock(&rooms->lock);
        bool stays = rooms->options.may_stay(rooms->options.self, room->id, all[i]);
        pthread_mutex_lock(&rooms->lock);
        if (!stays)
            send_away(rooms, room, all[i]);
    }
    free(all);
    room_release(rooms, room);
}
