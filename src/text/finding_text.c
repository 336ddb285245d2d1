/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "text/finding_text.h"

#include "text/messages.h"

/* A kind without a message does not compile. */
static const MsgId IDS[FINDING_COUNT] = {
#define X(name, key) [FINDING_##name] = MSG_FINDING_##name,
    FINDING_LIST(X)
#undef X
};

Message finding_message(const Finding *finding) {
    return (Message){ .id = IDS[finding->kind], .slots[0].count = finding->limit };
}
