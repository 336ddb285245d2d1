/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "web/post_button.h"

#include "base/out.h"
#include "web/page.h"

PostButton post_button_of(Request *rq, Str action, Message label, Str about) {
    FormView form = form_of(rq, action, label);
    return (PostButton){
        .action = action,
        .form_token = form.form_token,
        .submission_id = form.submission_id,
        .label = label,
        .about = about,
    };
}

Str id_text(Arena *arena, int64_t id) {
    CLEANUP(out_done) Out out = out_open(24);
    out_i64(&out, id);
    return str_copy(arena, out_view(&out));
}
