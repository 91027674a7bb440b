/* SPDX-License-Identifier: MIT */
/* The rows of the table in writer.c. */
#ifndef WN_FORMAT_WRITERS_H
#define WN_FORMAT_WRITERS_H

#include "winnow/format/writer.h"

extern const struct wn_writer wn_writer_ris, wn_writer_bibtex;

#endif
