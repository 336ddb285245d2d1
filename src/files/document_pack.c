/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "files/document_pack.h"

#include "files/pack.h"
#include "files/pack_data.h"
#include "files/pack_in.h"
#include "files/pack_read.h"

/* The texts of an array, each an object, at the end of `ret`. */
static void read_texts(JsonIn *in, const json_t *list, Str place, PackTexts *ret) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        Str here = json_in_item(in, place, i);
        if (json_is_object(item))
            *list_push(in->arena, ret) = pack_texts_read(in, item, here);
        else
            json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    }
}

static void read_row(JsonIn *in, const json_t *row, Str place, DocumentBlock *block) {
    if (!json_is_array(row) || json_array_size(row) != block->columns)
        json_in_fail(in, place, FINDING_WRONG_TYPE, 0); /* as many cells as the head has */
    else
        read_texts(in, row, place, &block->items);
}

static void read_table(JsonIn *in, const json_t *block, Str place, DocumentBlock *ret) {
    static const char *const NAMES[] = { "caption", "head", "rows", NULL };
    const json_t *table = json_in_object(in, block, place, "table");
    Str here = json_in_member(in, place, STR("table"));
    if (table == NULL)
        return;
    json_in_only(in, table, here, NAMES);
    ret->text = pack_text_read(in, table, here, "caption");
    const json_t *head = json_in_array(in, table, here, "head");
    const json_t *rows = json_in_array(in, table, here, "rows");
    if (head == NULL || rows == NULL)
        return;
    Str at = json_in_member(in, here, STR("head"));
    ret->columns = json_array_size(head);
    if (ret->columns == 0 || ret->columns > DOCUMENT_COLUMNS_MAX) {
        json_in_fail(in, at, FINDING_TOO_MANY, DOCUMENT_COLUMNS_MAX);
        return;
    }
    read_texts(in, head, at, &ret->items);
    at = json_in_member(in, here, STR("rows"));
    for (size_t i = 0; i < json_array_size(rows); i++)
        read_row(in, json_array_get(rows, i), json_in_item(in, at, i), ret);
}

static void read_block(JsonIn *in, const json_t *block, Str place, DocumentBlock *ret) {
    static const char *const NAMES[] = {
        "heading", "text", "list", "table", "deletion_rules", NULL
    };
    json_in_only(in, block, place, NAMES);
    if (json_object_size(block) != 1) {
        json_in_fail(in, place, FINDING_WRONG_TYPE, 0);
        return;
    }
    if (json_object_get(block, "heading") != NULL) {
        *ret = (DocumentBlock){ .kind = DOCUMENT_HEADING,
                                .text = pack_text_read(in, block, place, "heading") };
    } else if (json_object_get(block, "text") != NULL) {
        *ret = (DocumentBlock){ .kind = DOCUMENT_TEXT,
                                .text = pack_text_read(in, block, place, "text") };
    } else if (json_object_get(block, "list") != NULL) {
        const json_t *list = json_in_array(in, block, place, "list");
        ret->kind = DOCUMENT_LIST;
        if (list != NULL)
            read_texts(in, list, json_in_member(in, place, STR("list")), &ret->items);
    } else if (json_object_get(block, "table") != NULL) {
        ret->kind = DOCUMENT_TABLE;
        read_table(in, block, place, ret);
    } else {
        ret->kind = DOCUMENT_DELETION_RULES;
        if (!json_is_true(json_object_get(block, "deletion_rules")))
            json_in_fail(in, json_in_member(in, place, STR("deletion_rules")), FINDING_WRONG_TYPE,
                         0);
    }
}

static void read_blocks(JsonIn *in, const json_t *root, Str file, DocumentBlocks *ret) {
    const json_t *blocks = json_in_array(in, root, file, "blocks");
    Str place = json_in_member(in, file, STR("blocks"));
    if (blocks != NULL && json_array_size(blocks) > DOCUMENT_BLOCKS_MAX) {
        json_in_fail(in, place, FINDING_TOO_MANY, DOCUMENT_BLOCKS_MAX);
        return;
    }
    for (size_t i = 0; blocks != NULL && i < json_array_size(blocks); i++) {
        const json_t *block = json_array_get(blocks, i);
        Str here = json_in_item(in, place, i);
        if (json_is_object(block))
            read_block(in, block, here, list_push(in->arena, ret));
        else
            json_in_fail(in, here, FINDING_WRONG_TYPE, 0);
    }
}

Err document_read(Str file, Str json, Arena *arena, Findings *findings, Document *ret) {
    static const char *const NAMES[] = { "format", "version", "key",    "source",
                                         "title",  "lead",    "blocks", NULL };
    JsonIn in = { .arena = arena, .findings = findings };
    CLEANUP(json_in_freep) json_t *root = NULL;
    TRY(pack_parse(&in, file, json, &root));
    json_in_only(&in, root, file, NAMES);
    Str format = json_in_text(&in, root, file, "format", true, PACK_TEXT_MAX);
    if (!str_empty(format) && !str_eq(format, STR("einklang-document-1")))
        json_in_fail(&in, json_in_member(&in, file, STR("format")), FINDING_OUTDATED, 0);
    (void)json_in_text(&in, root, file, "source", false, PACK_TEXT_MAX);
    Document document = {
        .key = pack_key_read(&in, root, file),
        .version = pack_in_date(&in, root, file, "version"),
        .title = pack_text_read(&in, root, file, "title"),
        .lead = pack_text_read(&in, root, file, "lead"),
    };
    read_blocks(&in, root, file, &document.blocks);
    if (in.failed)
        return ERR_INVALID;
    *ret = document;
    return ERR_NONE;
}

Err documents_read_built_in(Arena *arena, Findings *findings, DocumentList *ret) {
    size_t count;
    const PackFile *files = pack_files(&count);
    DocumentList list = { 0 };
    for (size_t i = 0; i < count; i++) {
        Str folder = STR("documents/");
        if (!str_starts(files[i].name, folder))
            continue;
        Document document;
        TRY(document_read(str_slice(files[i].name, folder.len, SIZE_MAX), files[i].bytes, arena,
                          findings, &document));
        *list_push(arena, &list) = document;
    }
    *ret = list;
    return ERR_NONE;
}
