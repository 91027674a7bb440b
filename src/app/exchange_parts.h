/* SPDX-License-Identifier: MIT */
/* What inviting, joining, sending and receiving share. Private to app. */
#ifndef WN_APP_EXCHANGE_PARTS_H
#define WN_APP_EXCHANGE_PARTS_H

#include <inttypes.h>

#include "winnow/app/exchanging.h"
#include "winnow/base/file.h"
#include "winnow/format/bundle.h"
#include "winnow/store/project.h"

/* A bundle of any of the four kinds is at most this long; larger files are not looked at. */
#define EXCHANGE_FILE_MAX (((uint64_t)8 << 30) + (1 << 20))

/* What is said of a fork: whose, the line, whose, whose. */
#define WN_EXCHANGE_FORK                                                                           \
    "%.*s's journal has two different versions of line %" PRId64 ". Both files are kept and "      \
    "nothing was changed. Ask %.*s which laptop wrote them, then run: winnow invite %.*s"

/* The name of a file, or an id from a bundle, as it stands in a sentence: cleaned, not too long. */
struct wn_str wn_exchange_shown(struct wn_arena *arena, struct wn_str name);
/* Letters, digits, - and _ of s, the rest as -, at most 40: what may stand in a file's name. */
struct wn_str wn_exchange_slug(struct wn_arena *arena, struct wn_str s);
/* Where to write `name`: out NULL, here; out a folder, in it (both: a free name); else out. */
struct wn_str wn_exchange_path(struct wn_arena *arena, const char *out, struct wn_str name);

/* The keys that every manifest has, signer and body excepted. Texts in the arena. */
struct wn_manifest wn_exchange_manifest(struct wn_app *app, enum wn_bundle_kind kind,
                                        struct wn_arena *arena);

/* "ana, ben" of those who have one of these roles; empty: nobody. */
struct wn_str wn_exchange_ids(const struct wn_criteria *c, unsigned roles, struct wn_arena *arena);

#endif
