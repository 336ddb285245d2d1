/* SPDX-FileCopyrightText: 2026 The Einklang authors
 * SPDX-License-Identifier: EUPL-1.2 */
#pragma once
/* windows_1252.h -- the encoding of texts from before UTF-8 in western Europe; Latin-1 is the same without 0x80..0x9F. */
#include <stdint.h>

/* Never 0 but of the byte 0 and of the five that are no character (81, 8D, 8F, 90, 9D). */
uint32_t windows_1252_code_point(uint8_t byte);
