/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "domain/board.h"

#include "base/utf8.h"
#include "domain/choices.h"

static const Field FIELDS[] = {
    FIELD(Board, workshop, REFERENCE, .required = true, .target = STR_INIT("workshop")),
    FIELD(Board, title, TEXT, .required = true, .title = true, .maximum = NAME_MAX_LENGTH),
    FIELD(Board, prompt, PROSE),
    FIELD(Board, prompt_simple, PROSE),
    FIELD(Board, form, KEY, .required = true, .keys = &BOARD_FORMS),
    FIELD(Board, columns, PROSE, .maximum = 1000),
    FIELD(Board, hidden, FLAG),
    FIELD(Board, release, FLAG),
    FIELD(Board, dots, INTEGER, .maximum = BOARD_DOTS_MAX),
    FIELD(Board, comments, FLAG),
    FIELD(Board, open_from, DATE),
    FIELD(Board, open_until, DATE),
};

const Schema BOARD_SCHEMA = SCHEMA(Board, "board", "boards", FIELDS);

static bool in_columns(const Board *board) {
    return str_eq(board->form, BOARD_FORMS.keys[BOARD_FORM_COLUMNS]);
}

static BoardHeadings headings_of(Arena *arena, Str columns) {
    BoardHeadings headings = { 0 };
    for (Str line; str_cut(&columns, '\n', &line);)
        if (!str_empty(str_trim(line)))
            *list_push(arena, &headings) = str_trim(line);
    return headings;
}

BoardHeadings board_headings(Arena *arena, const Board *board) {
    return in_columns(board) ? headings_of(arena, board->columns) : (BoardHeadings){ 0 };
}

static bool earlier(const BoardHeadings *headings, size_t index) {
    for (size_t i = 0; i < index; i++)
        if (str_eq(headings->items[i], headings->items[index]))
            return true;
    return false;
}

static void found(const Check *check, FindingKind kind, int64_t limit) {
    if (check_readable(check, STR("columns")))
        finding_add(check->findings, check->arena, STR("columns"), kind, limit);
}

static void check_headings(const Board *board, const Check *check) {
    BoardHeadings headings = headings_of(check->arena, board->columns);
    if (headings.count == 0)
        found(check, FINDING_HEADING_MISSING, 0);
    if (headings.count > BOARD_COLUMNS_MAX)
        found(check, FINDING_HEADINGS_MANY, BOARD_COLUMNS_MAX);
    for (size_t i = 0; i < headings.count; i++) {
        if (utf8_count(headings.items[i]) > BOARD_HEADING_MAX)
            found(check, FINDING_HEADING_LONG, BOARD_HEADING_MAX);
        if (earlier(&headings, i))
            found(check, FINDING_HEADING_TWICE, 0);
    }
}

bool board_open_on(const Board *board, Date day) {
    return !date_none(board->open_from) && !date_none(board->open_until) &&
           date_compare(board->open_from, day) <= 0 && date_compare(day, board->open_until) <= 0;
}

/* Both days, or none. */
static void check_window(const Board *board, const Check *check) {
    bool from = !date_none(board->open_from), until = !date_none(board->open_until);
    if (from && !until)
        check_found(check, STR("open_until"), FINDING_REQUIRED);
    if (until && !from)
        check_found(check, STR("open_from"), FINDING_REQUIRED);
    check_order(check, board->open_from, STR("open_until"), board->open_until,
                FINDING_END_BEFORE_START);
}

void board_check(const Board *board, const Check *check) {
    check_window(board, check);
    if (in_columns(board))
        check_headings(board, check);
    else if (!str_empty(board->columns) && !str_empty(board->form))
        found(check, FINDING_NO_COLUMNS, 0);
}
