/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* service_manager.h -- the two things said between a service and systemd: which socket was opened for
 * it (LISTEN_PID, LISTEN_FDS), and that it is ready (NOTIFY_SOCKET). Protocols: sd_listen_fds(3) and
 * sd_notify(3). */

/* The descriptor of the one listening socket handed over, set close-on-exec; 0: none, or not one. */
int service_socket(void);
/* "READY=1", "STOPPING=1"; nothing happens when nobody asked for it. */
void service_notify(const char *state);
