/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* picture_view.h -- pictures of a workshop: all with how to write them, one, and the form that adds one. */
#include "views/form_view.h"
#include "views/markdown.h"
#include "views/record_view.h"

typedef struct PictureLine {
    Str href; /* its page */
    MarkdownPicture picture;
    Str call;     /* how Markdown calls it */
    int64_t uses; /* parts of the agenda that show it */
} PictureLine;

typedef struct PictureListing {
    const PictureLine *items;
    size_t count;
    Str new_href; /* "" = may not */
} PictureListing;

/* What the texts of a part call and what there is not. */
typedef struct PictureMissing {
    const Str *names;
    size_t count;
    const Str *known; /* that there are */
    size_t known_count;
} PictureMissing;

typedef struct PictureView {
    RecordView record;
    PictureLine line;
} PictureView;

typedef struct PictureFormView {
    Page page;
    FormView form;
    Message file_error; /* MSG_NONE = none */
    bool again;         /* the file has to be chosen once more */
    int64_t megabytes, side, most;
} PictureFormView;
