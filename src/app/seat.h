/* SPDX-License-Identifier: MIT */
/*
 * What setup, joining and opening share: the names of the project file's settings, and the first
 * line of a person's chain. Private to app.
 */
#ifndef WN_APP_SEAT_H
#define WN_APP_SEAT_H

#include "winnow/base/crypto.h"
#include "winnow/base/sys.h"
#include "winnow/store/store.h"

/* Settings (store/project.h, wn_meta_get). All texts. */
#define WN_META_ID     "id"     /* project id, 64 hex */
#define WN_META_REVIEW "review" /* slug, for file names */
#define WN_META_TITLE  "title"
#define WN_META_MADE   "made"   /* day of init, 2026-11-20: part of the project lines */
#define WN_META_STAGE  "stage"  /* title-abstract */
#define WN_META_MINE   "mine"   /* id of the person the file was made for; empty: --as is needed */
#define WN_META_LEAD   "lead"   /* id of the lead */
#define WN_META_NUMBER                                                                             \
    "number" /* number of the project file held by a screener; absent at the lead's */

#define WN_PROGRAM "winnow " WINNOW_VERSION

/*
 * Gives `person` a seat in this file, inside a transaction: keeps the seed, binds the handle,
 * starts the chain and writes its `seat` line. number: of the project file held (0 at init).
 */
bool wn_seat_take(struct wn_store *store, const struct wn_sys *sys, struct wn_str person,
                  unsigned roles, const uint8_t seed[WN_KEY], const uint8_t project[WN_HASH],
                  int64_t number, struct wn_err *err) WN_MUST_CHECK;

/* "2026-11-22T09:01:30+01:00" of now. */
void wn_seat_now(const struct wn_sys *sys, char out[WN_TIME_SIZE]);

/* WN_EREFUSED in a sentence with a proposal when the folder is synced or on a network; see setup.h.
 */
bool wn_seat_place_check(const char *path, struct wn_err *err) WN_MUST_CHECK;
/* The `location` line for such a place; writes nothing for a local one. Inside a transaction. */
bool wn_seat_place_note(struct wn_store *store, const struct wn_sys *sys, const char *path,
                        struct wn_err *err) WN_MUST_CHECK;

#endif
