/* SPDX-License-Identifier: MIT */
/*
 * Languages as databases write them: "English", "eng", "En", "eng; fre" ... The first one counts.
 */
#ifndef WN_CORE_LANGUAGE_H
#define WN_CORE_LANGUAGE_H

#include "winnow/base/str.h"

/*
 * The two letters of ISO 639-1 ("en"); of a language that is not known here its first two letters
 * as they stand, small where ASCII; empty of an empty text.
 */
struct wn_language { char code[3]; };
struct wn_language wn_language_of(struct wn_str text);

#endif
