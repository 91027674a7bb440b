/* SPDX-License-Identifier: MIT */
/*
 * Errors: a code and a sentence, in the caller's frame; never allocated, never global.
 *
 * Whatever can fail returns bool (true = done) and takes `struct wn_err *err` last. The sentence is
 * for people: what happened, to which record or line, and what to do next. A caller that adds
 * context uses wn_wrap. err may be NULL where the caller does not care for words.
 */
#ifndef WN_BASE_ERR_H
#define WN_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

#include "winnow/base/attr.h"

enum wn_errc {
    WN_OK,
    WN_EINPUT,    /* a file, bundle or value that cannot be read as what it should be */
    WN_EUSAGE,    /* wrong arguments, or an erroneous criteria or --from file: exit status 2 */
    WN_EREFUSED,  /* understood, but not allowed now (frozen, not invited, no conflict ...) */
    WN_EIO,       /* the system reported an error; after a failed fsync nothing is retried */
    WN_EFULL,     /* no space left: nothing was written, going on is possible */
    WN_EBUSY,     /* another winnow has the project open */
    WN_EREADONLY, /* file or folder cannot be written */
    WN_ENEWER,    /* made by a newer winnow */
    WN_ECANCEL    /* the person stopped it */
};

struct wn_err {
    enum wn_errc code;
    char text[240]; /* NUL-terminated UTF-8; cut at a character, never in the middle of one */
};

/* Sets err and returns false, so that `return wn_fail(err, ...)` is one line. */
bool wn_fail(struct wn_err *err, enum wn_errc code, const char *format, ...) WN_PRINTF(3, 4);

/* Puts "CONTEXT: " before the sentence that is there; the code stays. Returns false. */
bool wn_wrap(struct wn_err *err, const char *format, ...) WN_PRINTF(2, 3);

#endif
