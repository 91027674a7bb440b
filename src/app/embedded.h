/* SPDX-License-Identifier: MIT */
/* Files that cmake/embed.cmake put into the program: the demo's exports, decisions and criteria. */
#ifndef WN_APP_EMBEDDED_H
#define WN_APP_EMBEDDED_H

#include <stddef.h>

struct wn_embedded { const char *name; const unsigned char *bytes; size_t n; };
extern const struct wn_embedded wn_demo_files[]; /* ends with name = NULL */

#endif
