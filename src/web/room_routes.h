/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* room_routes.h -- the addresses of who takes part in a workshop: rows of src/web/routes.c, by whose DEVICE_READ and FIRST
 * they are. */

#define ROOM_ROUTES                                                                              \
    DEVICE_READ("/w", room_pin_show), FIRST("/w", room_pin_action, &PIN_FORM, room_pin_show),    \
        DEVICE_READ("/w/q/:token", room_door_show),                                              \
        FIRST("/w/q/:token", room_door_action, &JOIN_FORM, room_door_show),                      \
        DEVICE_READ("/w/antwort", receipt_show), DEVICE_READ("/w/answer", receipt_english),      \
        FIRST("/w/antwort", receipt_action, &RECEIPT_FORM, receipt_show),                        \
        FIRST("/w/raum/rueckmeldung", feedback_action, &FEEDBACK_FORM, room_show),               \
        DEVICE_READ("/w/raum", room_show), DEVICE_READ("/w/raum/mein", room_mine_show),          \
        DEVICE_READ("/w/raum/ereignisse", room_events),                                          \
        DEVICE_READ("/w/raum/pinnwaende/:board", room_meanwhile_show),                           \
        FIRST("/w/raum/pinnwaende/:board", room_card_action, &CARD_FORM, room_card_again),       \
        DEVICE_READ("/w/raum/karten/:card", room_card_show),                                     \
        FIRST("/w/raum/karten/:card", room_card_change_action, &CARD_FORM, room_card_show),      \
        FIRST("/w/raum/karten/:card/zurueckziehen", room_card_withdraw_action, NULL, room_show), \
        DEVICE_READ("/w/raum/karten/:card/kommentare", room_comments_show),                      \
        FIRST("/w/raum/karten/:card/kommentare", room_comment_action, &CARD_COMMENT_FORM,        \
              room_comments_show),                                                               \
        DEVICE_READ("/w/raum/karten/:card/ergaenzen", room_complete_show),                       \
        FIRST("/w/raum/karten/:card/ergaenzen", room_complete_action, &CARD_FORM,                \
              room_complete_show),                                                               \
        FIRST("/w/raum/karten/:card/ergaenzen/:part/zuruecknehmen", room_part_withdraw_action,   \
              NULL, room_show),                                                                  \
        DEVICE_READ("/w/raum/kommentare", room_comments_own_show),                               \
        FIRST("/w/raum/kommentare/:comment/zurueckziehen", room_comment_withdraw_action, NULL,   \
              room_comments_own_show),                                                           \
        FIRST("/w/raum/punkte", room_dot_action, &DOT_FORM, room_show),                          \
        FIRST("/w/raum/zeichen", room_signal_action, &SIGNAL_FORM, room_show),                   \
        FIRST("/w/raum/zeichen/zurueck", room_signal_action, &SIGNAL_FORM, room_show),           \
        FIRST("/w/raum/tisch", room_table_choose_action, &TABLE_CHOICE_FORM, room_show),         \
        FIRST("/w/raum/tisch/aufgabe", room_table_role_action, &TABLE_ROLE_FORM, room_show),     \
        FIRST("/w/raum/tisch/aufgabe/zurueck", room_table_role_action, &TABLE_ROLE_FORM,         \
              room_show),                                                                        \
        FIRST("/w/raum/stimme", room_voice_action, &VOICE_FORM, room_show)
