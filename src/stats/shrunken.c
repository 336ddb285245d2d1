/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#include "stats/shrunken.h"

#include <math.h>
#include <string.h>

static const double FIRST_VARIANCE = 0.05, STILL = 1e-6, LEAST = 1e-10;
/* A logit beyond it is 0 or 1 to every digit shown. */
static const double LOGIT_MAX = 30;
enum { ROUNDS_MAX = 200, CODES = UINT8_MAX + 1 };

/* Coefficient 0 is b; then the u of one attribute after the other. */
typedef struct Model {
    const Rate *rates;
    size_t count, attributes, size; /* size: b and all u */
    size_t *places;                 /* of a cell's u: attributes for each */
    size_t first[CELL_COLUMNS_MAX + 1];
    double variance[CELL_COLUMNS_MAX], cell_variance;
    double *coefficients, *errors;   /* b and u; e */
    double *matrix, *inverse, *side; /* size * size, twice; size */
    double *weights, *responses;     /* of the cells */
} Model;

static void place_values(Model *model, const uint8_t *const *values) {
    model->size = 1;
    for (size_t a = 0; a < model->attributes; a++) {
        size_t place_of[CODES] = { 0 };
        model->first[a] = model->size;
        for (size_t c = 0; c < model->count; c++) {
            size_t *place = &place_of[values[c][a]];
            if (*place == 0)
                *place = model->size++;
            model->places[c * model->attributes + a] = *place;
        }
    }
    model->first[model->attributes] = model->size;
}

static double fixed_part(const Model *model, size_t cell) {
    double sum = model->coefficients[0];
    for (size_t a = 0; a < model->attributes; a++)
        sum += model->coefficients[model->places[cell * model->attributes + a]];
    return sum;
}

static double logistic(double logit) {
    return 1 / (1 + exp(-fmin(LOGIT_MAX, fmax(-LOGIT_MAX, logit))));
}

/* Column k of a cell: b first. */
static size_t place_at(const Model *model, size_t cell, size_t k) {
    return k == 0 ? 0 : model->places[cell * model->attributes + k - 1];
}

/* The equations for b and u, with e put into the weights. */
static void fill_equations(Model *model) {
    size_t n = model->size;
    memset(model->matrix, 0, n * n * sizeof *model->matrix);
    memset(model->side, 0, n * sizeof *model->side);
    for (size_t a = 0; a < model->attributes; a++)
        for (size_t i = model->first[a]; i < model->first[a + 1]; i++)
            model->matrix[i * n + i] = 1 / model->variance[a];
    for (size_t c = 0; c < model->count; c++) {
        double logit = fixed_part(model, c) + model->errors[c], p = logistic(logit);
        double of = (double)model->rates[c].of, weight = fmax(of * p * (1 - p), LEAST);
        model->weights[c] = weight;
        model->responses[c] = logit + ((double)model->rates[c].count - of * p) / weight;
        double both = 1 / (1 / weight + model->cell_variance);
        for (size_t i = 0; i <= model->attributes; i++) {
            size_t row = place_at(model, c, i);
            model->side[row] += both * model->responses[c];
            for (size_t k = 0; k <= model->attributes; k++)
                model->matrix[row * n + place_at(model, c, k)] += both;
        }
    }
}

/* Gauss and Jordan; the matrix is positive definite, so that no rows have to change places. */
static void invert(Model *model) {
    size_t n = model->size;
    double *m = model->matrix, *inverse = model->inverse;
    memset(inverse, 0, n * n * sizeof *inverse);
    for (size_t i = 0; i < n; i++)
        inverse[i * n + i] = 1;
    for (size_t i = 0; i < n; i++) {
        double by = fmax(m[i * n + i], LEAST);
        for (size_t k = 0; k < n; k++) {
            m[i * n + k] /= by;
            inverse[i * n + k] /= by;
        }
        for (size_t row = 0; row < n; row++) {
            double times = m[row * n + i];
            if (row == i || times == 0)
                continue;
            for (size_t k = 0; k < n; k++) {
                m[row * n + k] -= times * m[i * n + k];
                inverse[row * n + k] -= times * inverse[i * n + k];
            }
        }
    }
}

/* New coefficients; the largest step. */
static double solve(Model *model) {
    double moved = 0;
    for (size_t i = 0; i < model->size; i++) {
        double sum = 0;
        for (size_t k = 0; k < model->size; k++)
            sum += model->inverse[i * model->size + k] * model->side[k];
        moved = fmax(moved, fabs(sum - model->coefficients[i]));
        model->coefficients[i] = sum;
    }
    return moved;
}

/* New e and all variances: mean of squares, with what is not known of each. */
static double renew(Model *model) {
    double moved = 0, squares = 0;
    for (size_t c = 0; c < model->count; c++) {
        double share = model->cell_variance / (1 / model->weights[c] + model->cell_variance);
        double error = share * (model->responses[c] - fixed_part(model, c)), spread = 0;
        for (size_t i = 0; i <= model->attributes; i++)
            for (size_t k = 0; k <= model->attributes; k++)
                spread +=
                    model->inverse[place_at(model, c, i) * model->size + place_at(model, c, k)];
        moved = fmax(moved, fabs(error - model->errors[c]));
        model->errors[c] = error;
        squares += error * error + share / model->weights[c] + share * share * spread;
    }
    model->cell_variance = fmax(squares / (double)model->count, LEAST);
    for (size_t a = 0; a < model->attributes; a++) {
        double sum = 0;
        for (size_t i = model->first[a]; i < model->first[a + 1]; i++)
            sum += model->coefficients[i] * model->coefficients[i] +
                   model->inverse[i * model->size + i];
        model->variance[a] = fmax(sum / (double)(model->first[a + 1] - model->first[a]), LEAST);
    }
    return moved;
}

static double overall_logit(const Rate *rates, size_t count) {
    double marked = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        marked += (double)rates[i].count;
        all += (double)rates[i].of;
    }
    return log(marked / (all - marked));
}

bool shrunken_rates(Arena *arena, const Rate *rates, const uint8_t *const *values, size_t count,
                    size_t attributes, double *ret) {
    if (count == 0 || count > SHRUNKEN_CELLS_MAX || attributes > CELL_COLUMNS_MAX)
        return false;
    Model model = { .rates = rates,
                    .count = count,
                    .attributes = attributes > 1 ? attributes : 0,
                    .cell_variance = FIRST_VARIANCE };
    double overall = overall_logit(rates, count);
    model.places = arena_new(arena, size_t, count * (model.attributes + 1));
    place_values(&model, values);
    if (!isfinite(overall) || model.size > SHRUNKEN_VALUES_MAX)
        return false;
    model.coefficients = arena_new(arena, double, model.size);
    model.coefficients[0] = overall;
    model.errors = arena_new(arena, double, count);
    model.matrix = arena_new(arena, double, model.size *model.size);
    model.inverse = arena_new(arena, double, model.size *model.size);
    model.side = arena_new(arena, double, model.size);
    model.weights = arena_new(arena, double, count);
    model.responses = arena_new(arena, double, count);
    for (size_t a = 0; a < model.attributes; a++)
        model.variance[a] = FIRST_VARIANCE;
    for (size_t i = 0; i < ROUNDS_MAX; i++) {
        fill_equations(&model);
        invert(&model);
        double moved = solve(&model), also = renew(&model);
        if (fmax(moved, also) < STILL)
            break;
    }
    for (size_t c = 0; c < count; c++)
        ret[c] = logistic(fixed_part(&model, c) + model.errors[c]);
    return true;
}
