/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "api_schema.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const json_t *api_schema_resolve(const json_t *openapi, const json_t *schema) {
    const char *ref = json_string_value(json_object_get(schema, "$ref"));
    if (ref == NULL)
        return schema;
    if (strncmp(ref, "#/", 2) != 0)
        return NULL;
    const json_t *at = openapi;
    for (const char *from = ref + 2; at != NULL;) {
        size_t len = strcspn(from, "/");
        char *name = strndup(from, len);
        at = json_object_get(at, name);
        free(name);
        if (from[len] == '\0')
            break;
        from += len + 1;
    }
    return at;
}

static bool type_fits(const char *type, const json_t *value) {
    if (strcmp(type, "object") == 0)
        return json_is_object(value);
    if (strcmp(type, "array") == 0)
        return json_is_array(value);
    if (strcmp(type, "string") == 0)
        return json_is_string(value);
    if (strcmp(type, "integer") == 0)
        return json_is_integer(value);
    if (strcmp(type, "boolean") == 0)
        return json_is_boolean(value);
    return strcmp(type, "null") == 0 && json_is_null(value);
}

static bool types_fit(const json_t *type, const json_t *value) {
    if (json_is_string(type))
        return type_fits(json_string_value(type), value);
    for (size_t i = 0; i < json_array_size(type); i++)
        if (type_fits(json_string_value(json_array_get(type, i)), value))
            return true;
    return false;
}

static bool enum_fits(const json_t *choices, const json_t *value) {
    for (size_t i = 0; i < json_array_size(choices); i++)
        if (json_equal(json_array_get(choices, i), value))
            return true;
    return choices == NULL || json_is_null(value);
}

static bool bounds_fit(const json_t *schema, const json_t *value) {
    const json_t *least = json_object_get(schema, "minimum");
    const json_t *most = json_object_get(schema, "maximum");
    if (!json_is_integer(value))
        return true;
    return (least == NULL || json_integer_value(value) >= json_integer_value(least)) &&
           (most == NULL || json_integer_value(value) <= json_integer_value(most));
}

static char *offence(const char *what, const char *where, char *below) {
    char *text = NULL;
    if (asprintf(&text, "%s%s%s%s", where, below != NULL ? "/" : ": ", below != NULL ? below : what,
                 "") < 0)
        abort();
    free(below);
    return text;
}

static char *members(const json_t *openapi, const json_t *schema, const json_t *value) {
    const json_t *properties = json_object_get(schema, "properties");
    const json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; i < json_array_size(required); i++) {
        const char *name = json_string_value(json_array_get(required, i));
        if (json_object_get(value, name) == NULL)
            return offence("missing", name, NULL);
    }
    if (json_object_size(properties) == 0)
        return NULL; /* any object */
    json_t *walked = json_incref((json_t *)(uintptr_t)value);
    const char *name;
    json_t *member;
    char *found = NULL;
    json_object_foreach(walked, name, member) {
        const json_t *property = json_object_get(properties, name);
        char *below = property != NULL ? api_schema_offence(openapi, property, member) : NULL;
        if (property == NULL)
            found = offence("undescribed", name, NULL);
        else if (below != NULL)
            found = offence("", name, below);
        if (found != NULL)
            break;
    }
    json_decref(walked);
    return found;
}

char *api_schema_offence(const json_t *openapi, const json_t *schema, const json_t *value) {
    const json_t *resolved = api_schema_resolve(openapi, schema);
    if (resolved == NULL)
        return offence("reference to nothing", "$ref", NULL);
    const json_t *type = json_object_get(resolved, "type");
    if (!types_fit(type, value))
        return offence("wrong type", "value", NULL);
    if (!enum_fits(json_object_get(resolved, "enum"), value))
        return offence("none of the choices", "value", NULL);
    if (!bounds_fit(resolved, value))
        return offence("out of bounds", "value", NULL);
    for (size_t i = 0; i < json_array_size(value); i++) {
        char *below = api_schema_offence(openapi, json_object_get(resolved, "items"),
                                         json_array_get(value, i));
        if (below != NULL)
            return offence("", "item", below);
    }
    return json_is_object(value) ? members(openapi, resolved, value) : NULL;
}
