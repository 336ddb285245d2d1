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

/* What did not happen yet, by its field. */
static Message in_future(Str field) {
    static const struct {
        Str field;
        MsgId id;
    } WORDS[] = {
        { STR_INIT("answered_on"), MSG_FINDING_FUTURE_ANSWERED },
        { STR_INIT("cancelled_on"), MSG_FINDING_FUTURE_CANCELLED },
        { STR_INIT("decided_on"), MSG_FINDING_FUTURE_DECIDED },
        { STR_INIT("done_on"), MSG_FINDING_FUTURE_DONE },
        { STR_INIT("final_on"), MSG_FINDING_FUTURE_FINAL },
        { STR_INIT("measured_on"), MSG_FINDING_FUTURE_MEASURED },
        { STR_INIT("received_on"), MSG_FINDING_FUTURE_RECEIVED },
        { STR_INIT("submitted_on"), MSG_FINDING_FUTURE_SUBMITTED },
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (str_eq(WORDS[i].field, field))
            return message_of(WORDS[i].id);
    return msg(finding_in_future);
}

/* What is said of a subject and nothing else; false: another kind. */
static bool about_subject(const Finding *finding, Message *ret) {
    switch ((int)finding->kind) {
    case FINDING_NOT_OF_INVOLVEMENT:
        *ret = msg(finding_not_of_involvement, finding->subject);
        return true;
    case FINDING_TEMPLATE_MISSING:
        *ret = msg(finding_template_missing, finding->subject);
        return true;
    case FINDING_BOARD_HEADING_KEPT:
        *ret = msg(finding_board_heading_kept, finding->subject);
        return true;
    case FINDING_TEMPLATE_OTHER: *ret = msg(finding_template_other, finding->subject); return true;
    case FINDING_AUDIT_QUESTION: *ret = msg(finding_audit_question, finding->subject); return true;
    case FINDING_AUDIT_OTHER_QUESTION:
        *ret = msg(finding_audit_other_question, finding->subject);
        return true;
    case FINDING_AUDIT_CONTRADICTION:
        *ret = msg(finding_audit_contradiction, finding->subject);
        return true;
    case FINDING_AUDIT_REPORT_BROKEN:
        *ret = msg(finding_audit_report_broken, finding->subject);
        return true;
    default: return false;
    }
}

Message finding_message(const Finding *finding) {
    Message ret;
    if (finding->kind == FINDING_IN_FUTURE)
        return in_future(finding->field);
    if (finding->kind == FINDING_CONTRIBUTIONS_WAIT)
        return msg(finding_contributions_wait, finding->limit, finding->subject);
    if (finding->kind == FINDING_SAID_SOMETHING)
        return msg(finding_said_something, finding->subject, finding->limit);
    if (about_subject(finding, &ret))
        return ret;
    return (Message){ .id = IDS[finding->kind], .slots[0].count = finding->limit };
}

static Message required_message(FieldType type, Message otherwise) {
    if (type == FIELD_KEY || type == FIELD_REFERENCE)
        return msg(finding_choose_one);
    return type == FIELD_KEYS || type == FIELD_REFERENCES ? msg(finding_choose_some) : otherwise;
}

Message finding_message_at(const Field *opt_field, const Finding *finding) {
    Message plain = finding_message(finding);
    if (opt_field == NULL)
        return plain;
    if (finding->kind == FINDING_REQUIRED)
        return required_message(opt_field->type, plain);
    if (finding->kind == FINDING_NOT_A_NUMBER && opt_field->type == FIELD_INTEGER)
        return msg(finding_whole_number);
    if (finding->kind == FINDING_NOT_TEXT && opt_field->type != FIELD_SECRET)
        return msg(finding_left_out);
    return plain;
}

Message finding_message_json(const Finding *finding) {
    static const struct {
        FindingKind kind;
        MsgId id;
    } WORDS[] = {
        { FINDING_REQUIRED, MSG_FINDING_JSON_REQUIRED },
        { FINDING_NO_SUCH_RECORD, MSG_FINDING_JSON_NO_SUCH_RECORD },
        { FINDING_NOT_A_DATE, MSG_FINDING_JSON_DATE },
        { FINDING_NOT_A_NUMBER, MSG_FINDING_JSON_NUMBER },
        { FINDING_NOT_TEXT, MSG_FINDING_JSON_NOT_TEXT },
        { FINDING_REPEATED, MSG_FINDING_JSON_REPEATED },
        { FINDING_TAKEN, MSG_FINDING_JSON_TAKEN },
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (WORDS[i].kind == finding->kind)
            return message_of(WORDS[i].id);
    return finding_message(finding);
}
