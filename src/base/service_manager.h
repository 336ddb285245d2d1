/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* service_manager.h -- what is said between a service and systemd: which socket was opened for it
 * (LISTEN_PID, LISTEN_FDS), that it is ready (NOTIFY_SOCKET), that its standard error is the journal
 * (JOURNAL_STREAM). Protocols: sd_listen_fds(3), sd_notify(3), systemd.exec(5). */
#include <stdbool.h>

/* The descriptor of the one listening socket handed over, set close-on-exec; 0: none, or not one. */
int service_socket(void);
/* "READY=1", "STOPPING=1"; nothing happens when nobody asked for it. */
void service_notify(const char *state);
/* Standard error goes to the journal. */
bool service_journal(void);
