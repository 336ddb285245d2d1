/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "app/receipt.h"

#include "app/key_file.h"
#include "store/receipt_store.h"
#include "store/room_store.h"

/* Nothing that is read or heard as something else: no B (P), I, O, S, Z, no 0, 1, 2, 5, 8, no U (V). */
static const char LETTERS[] = "ACDEFGHJKLMNPQRTVWXY34679";
enum { LETTER_COUNT = sizeof LETTERS - 1, FAIR = 256 - 256 % LETTER_COUNT };

static Str named(const App *app, Arena *arena, const char *purpose, Str text) {
    return key_name(app->keys, KEY_RECEIPT, arena, str_join(arena, str_from(purpose), text));
}

Str receipt_code(const App *app, Arena *arena, Str device) {
    char code[RECEIPT_LENGTH + RECEIPT_LENGTH / RECEIPT_GROUP];
    size_t letters = 0, length = 0;
    Str bytes = named(app, arena, "code-", device);
    while (letters < RECEIPT_LENGTH) {
        /* A byte that would make some letters likelier is passed over. */
        for (size_t i = 0; i < bytes.len && letters < RECEIPT_LENGTH; i++) {
            unsigned char byte = (unsigned char)bytes.ptr[i];
            if (byte >= FAIR)
                continue;
            if (letters > 0 && letters % RECEIPT_GROUP == 0)
                code[length++] = ' ';
            code[length++] = LETTERS[byte % LETTER_COUNT];
            letters++;
        }
        bytes = named(app, arena, "more-", bytes);
    }
    return str_copy(arena, str_bytes(code, length));
}

static char letter_of(char typed) {
    char upper = typed >= 'a' && typed <= 'z' ? (char)(typed - 'a' + 'A') : typed;
    return upper;
}

Str receipt_hash(const App *app, Arena *arena, Str typed) {
    char code[RECEIPT_LENGTH];
    size_t length = 0;
    for (size_t i = 0; i < typed.len; i++) {
        char letter = letter_of(typed.ptr[i]);
        if (letter == ' ' || letter == '-')
            continue;
        if (length == RECEIPT_LENGTH || letter == '\0' || strchr(LETTERS, letter) == NULL)
            return STR("");
        code[length++] = letter;
    }
    return length == RECEIPT_LENGTH ? named(app, arena, "hash-", str_bytes(code, length)) : STR("");
}

Err receipt_open(App *app, Ctx *ctx, Conn *conn, Str typed, RoomRef *ret) {
    ReceiptFound found;
    Room room;
    Str hash = receipt_hash(app, ctx->arena, typed);
    *ret = (RoomRef){ 0 };
    if (str_empty(hash))
        return ERR_NOT_FOUND;
    TRY(receipt_find(conn, hash, &found));
    TRY(access_proven(ctx, conn, found.initiative, &ret->initiative));
    TRY(room_there(ctx, conn, &ret->initiative, found.workshop, &room));
    ret->workshop = found.workshop;
    ret->state = room.state;
    ret->participant.id = found.participant;
    return ERR_NONE;
}

/* -- What is said at the end -------------------------------------------------------------------- */

typedef struct Giving {
    const RoomRef *room;
    const FeedbackForm *form;
} Giving;

static bool says_nothing(const FeedbackForm *form) {
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT; i++)
        if (!str_empty(feedback_said(form, (FeedbackQuestion)i)))
            return false;
    return true;
}

static Err do_give(Tx *tx, App *app, const void *in, Written *ret) {
    (void)app;
    const Giving *giving = in;
    RecordId workshop = giving->room->workshop;
    Room now;
    TRY(room_there(tx->ctx, tx->conn, &giving->room->initiative, workshop, &now));
    if (now.state != ROOM_STATE_CLOSED)
        return ERR_NOT_FOUND;
    if (says_nothing(giving->form)) {
        finding_add(&tx->ctx->findings, tx->ctx->arena,
                    feedback_question_key(FEEDBACK_QUESTION_HEARD), FINDING_REQUIRED, 0);
        return ERR_INVALID;
    }
    ret->record = workshop;
    Err err = feedback_mark(tx, workshop, giving->room->participant.id);
    if (err == ERR_NOT_FOUND)
        return room_refuse(tx, FINDING_FEEDBACK_GIVEN, 0);
    TRY(err);
    for (int i = 0; i < FEEDBACK_QUESTION_COUNT; i++) {
        Str said = feedback_said(giving->form, (FeedbackQuestion)i);
        if (!str_empty(said))
            TRY(feedback_add(tx, workshop, feedback_question_key((FeedbackQuestion)i), said));
    }
    return ERR_NONE;
}

Err feedback_give(App *app, Ctx *ctx, const Submission *submission, const RoomRef *room,
                  const FeedbackForm *form, Written *ret) {
    const Giving giving = { .room = room, .form = form };
    return room_transact(app, ctx, submission, room, do_give, &giving, ret);
}
