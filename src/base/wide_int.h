/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* wide_int.h -- whole numbers of 128 bits, which every compiler we use has and the standard does not know. */

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;
