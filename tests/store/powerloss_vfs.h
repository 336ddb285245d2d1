/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* powerloss_vfs.h -- a SQLite VFS that knows what a disk would still hold after the power went.
 *
 * It passes everything to the default VFS and remembers, per file, what was synced and which writes were
 * not. After a chosen number of steps (writes, truncations, syncs, deletions) the power goes: every later
 * step fails. powerloss_save then writes what a disk may show: what was synced, and of the rest each
 * 512-byte sector by chance. Writes keep out of bytes they do not touch (SQLite's powersafe overwrite). */
#include <stdint.h>

typedef struct PowerLoss PowerLoss;

/* Registers the VFS under `name`, which must live as long. Aborts when it cannot. */
PowerLoss *powerloss_open(const char *name);
void powerloss_close(PowerLoss *power);
/* Steps so far. */
int64_t powerloss_steps(PowerLoss *power);
/* The power goes at this step. */
void powerloss_cut_at(PowerLoss *power, int64_t step);
/* A disk that says "synced" and does nothing: shows that a test would notice. */
void powerloss_ignore_syncs(PowerLoss *power);
/* Writes the file `path`, as the disk may hold it, to `to`; nothing when it has no such file. */
void powerloss_save(PowerLoss *power, const char *path, const char *to, uint64_t seed);
