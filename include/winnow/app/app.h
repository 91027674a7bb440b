/* SPDX-License-Identifier: MIT */
/*
 * An open review: the project file, its criteria, and who sits here. The use cases (screening,
 * reconciling, exchanging ...) take it as their first argument. No text goes to a terminal here.
 */
#ifndef WN_APP_APP_H
#define WN_APP_APP_H

#include <stdbool.h>

#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/str.h"
#include "winnow/base/sys.h"
#include "winnow/core/criteria.h"
#include "winnow/core/journal.h"
#include "winnow/core/terms.h"

struct wn_app;
struct wn_store;

/*
 * as: id of who is working, or NULL: the person that the file was made for. In the lead's own file
 * anybody named in the criteria is enrolled at the first --as. Errors as wn_store_open; WN_EUSAGE
 * for an unknown id (the ids are named), or when several people work in this file and none was
 * named.
 */
bool wn_app_open(const char *path, const char *as, const struct wn_sys *sys, struct wn_app **out,
                 struct wn_err *err) WN_MUST_CHECK;
void wn_app_close(struct wn_app *app);

const struct wn_criteria *wn_app_criteria(const struct wn_app *app);
const struct wn_terms *wn_app_terms(const struct wn_app *app);
struct wn_str wn_app_me(const struct wn_app *app);    /* id */
unsigned wn_app_roles(const struct wn_app *app);      /* bits of enum wn_role */
enum wn_stage wn_app_stage(const struct wn_app *app);
struct wn_str wn_app_review(const struct wn_app *app); /* slug, for file names */
struct wn_str wn_app_path(const struct wn_app *app);
bool wn_app_readonly(const struct wn_app *app);
/* One sentence to say once after opening (read-only, synced folder, unclean end), or empty. */
struct wn_str wn_app_notice(const struct wn_app *app);
/* The files that are looked at before they are imported (previewing.h); NULL: none. */
struct wn_preview;
struct wn_preview *wn_app_preview(const struct wn_app *app);

/* ---- for the other files of app only ---- */
void wn_app_set_preview(struct wn_app *app, struct wn_preview *preview);
struct wn_store *wn_app_store(struct wn_app *app);
const struct wn_sys *wn_app_sys(const struct wn_app *app);
struct wn_arena *wn_app_arena(struct wn_app *app); /* as long as the app */
/* The keys of the person here. */
const struct wn_keys *wn_app_keys(const struct wn_app *app);
const uint8_t *wn_app_project(const struct wn_app *app); /* project id, 32 bytes */
/*
 * Appends `line` to the own chain with the time of now, in its own transaction unless one is open
 * (in which case the caller commits). A clock that went back gives a `clock` line first.
 */
bool wn_app_write(struct wn_app *app, struct wn_line *line, struct wn_err *err) WN_MUST_CHECK;
/* "2026-11-22T09:01:30+01:00" of now, in the arena. */
struct wn_str wn_app_now(struct wn_app *app, struct wn_arena *arena);

#endif
