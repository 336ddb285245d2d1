/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/room.h"

#include "base/out.h"
#include "base/utf8.h"

#define X(name, key) STR_INIT(key),
static const Str STATE_KEYS[] = { ROOM_STATE_LIST(X) };
static const Str CHANGE_KEYS[] = { ROOM_CHANGE_LIST(X) };
static const Str SIGNAL_KEYS[] = { ROOM_SIGNAL_LIST(X) };
static const Str VOICE_KEYS[] = { ROOM_VOICE_LIST(X) };
static const Str VOTING_KEYS[] = { BOARD_VOTING_LIST(X) };
#undef X
#define SET(set, keys_) \
    { .name = STR_INIT(set), .keys = (keys_), .count = sizeof(keys_) / sizeof *(keys_) }
const KeySet ROOM_STATES = SET("room_state", STATE_KEYS);
const KeySet ROOM_CHANGES = SET("room_change", CHANGE_KEYS);
const KeySet ROOM_SIGNALS = SET("room_signal", SIGNAL_KEYS);
const KeySet ROOM_VOICES = SET("room_voice", VOICE_KEYS);
const KeySet BOARD_VOTINGS = SET("board_voting", VOTING_KEYS);

static const Field FIELDS[] = {
    FIELD(JoinForm, name, TEXT, .maximum = PARTICIPANT_NAME_MAX),
    FIELD(JoinForm, language, TEXT, .maximum = 20),
    FIELD(JoinForm, leave, FLAG),
};
const Schema JOIN_FORM = SCHEMA(JoinForm, "room", "rooms", FIELDS);

static int index_of(const KeySet *set, Str key) {
    int at = key_set_index(set, key);
    return at < 0 ? 0 : at;
}

RoomState room_state_of(Str key) {
    return (RoomState)index_of(&ROOM_STATES, key);
}

BoardVoting board_voting_of(Str key) {
    return (BoardVoting)index_of(&BOARD_VOTINGS, key);
}

RoomChangeKind room_change_of(Str key) {
    return (RoomChangeKind)index_of(&ROOM_CHANGES, key);
}

/* Also as Arabic, Persian and Japanese keyboards type it; -1: none. */
static int digit_of(uint32_t letter) {
    static const uint32_t ZEROS[] = { '0', 0x660, 0x6F0, 0xFF10 };
    for (size_t i = 0; i < sizeof ZEROS / sizeof ZEROS[0]; i++)
        if (letter >= ZEROS[i] && letter < ZEROS[i] + 10)
            return (int)(letter - ZEROS[i]);
    return -1;
}

/* What people write between its digits: spaces, dots and dashes of any kind. */
static bool divides(uint32_t letter) {
    return letter == ' ' || letter == '\t' || letter == '-' || letter == '.' || letter == 0xA0 ||
           letter == 0x202F || (letter >= 0x2000 && letter <= 0x2015) || letter == 0x200F;
}

Str pin_normalise(Arena *arena, Str typed) {
    CLEANUP(out_done) Out out = out_open(PIN_LENGTH + 1);
    size_t digits = 0;
    uint32_t letter;
    while (utf8_next(&typed, &letter)) {
        int digit = digit_of(letter);
        if (digit < 0 && divides(letter))
            continue;
        if (digit < 0 || digits == PIN_LENGTH)
            return STR("");
        out_char(&out, (char)('0' + digit));
        digits++;
    }
    return digits == PIN_LENGTH ? str_copy(arena, out_view(&out)) : STR("");
}

Str pin_spoken(Arena *arena, Str pin) {
    return str_join(arena, str_slice(pin, 0, PIN_LENGTH / 2), STR(" "),
                    str_slice(pin, PIN_LENGTH / 2, SIZE_MAX));
}

Date room_delete_day(const Workshop *workshop, Instant opened_at) {
    Date planned = workshop_delete_day(workshop);
    Date opened = local_time(opened_at).date;
    if (!date_none(planned) && date_compare(planned, opened) >= 0)
        return planned;
    return date_from_days((int32_t)(date_days(opened) + WORKSHOP_DATA_DAYS));
}

int64_t room_left_ms(const Room *room, Instant now) {
    return room->part_ends_at.ms != 0 ? room->part_ends_at.ms - now.ms : room->part_left_ms;
}

void room_begin_part(Room *room, RecordId part, int64_t minutes, Instant now) {
    room->part = part;
    room->part_left_ms = minutes * 60000;
    room->part_ends_at =
        (Instant){ room->state == ROOM_STATE_OPEN ? now.ms + room->part_left_ms : 0 };
}

void room_pause(Room *room, Instant now) {
    if (room->part_ends_at.ms != 0)
        room->part_left_ms = room->part_ends_at.ms - now.ms;
    room->part_ends_at = (Instant){ 0 };
    room->state = ROOM_STATE_PAUSED;
}

void room_resume(Room *room, Instant now) {
    if (room->state == ROOM_STATE_OPEN)
        return; /* two who lead press it at once */
    room->state = ROOM_STATE_OPEN;
    if (room->part.v != 0)
        room->part_ends_at = (Instant){ now.ms + room->part_left_ms };
}

/* From now on where the time was already over. */
void room_extend(Room *room, int64_t minutes, Instant now) {
    int64_t left = room_left_ms(room, now);
    left = (left > 0 ? left : 0) + minutes * 60000;
    room->part_left_ms = left;
    if (room->part_ends_at.ms != 0)
        room->part_ends_at = (Instant){ now.ms + left };
}
