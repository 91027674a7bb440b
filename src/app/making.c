/* SPDX-License-Identifier: MIT */
#include "making.h"

#include <unistd.h>

#include "seat.h"
#include "winnow/base/file.h"
#include "winnow/store/project.h"

bool wn_making_name(const char *path, struct wn_err *err)
{
    struct wn_str name = wn_file_name(wn_str(path));
    if (wn_str_ends(name, WN_STR(".winnow")) && name.n > sizeof ".winnow" - 1)
        return true;
    return wn_fail(err, WN_EUSAGE, "a project's name ends in .winnow: review.winnow");
}

bool wn_making_open(const char *path, bool go_on, struct wn_store **store, struct wn_err *err)
{
    if (!wn_making_name(path, err))
        return false;
    if (wn_file_exists(path))
        return wn_fail(err, WN_EUSAGE,
                       "%.120s is there already; it stays as it is. Take another name", path);
    if (!go_on && !wn_seat_place_check(path, err))
        return false;
    if (!wn_store_create(path, store, err))
        return false;
    return wn_store_begin(*store, err) || wn_making_close(*store, path, false, err);
}

bool wn_making_close(struct wn_store *store, const char *path, bool done, struct wn_err *err)
{
    done = done && wn_store_commit(store, err);
    if (!done)
        wn_store_rollback(store);
    wn_store_close(store);
    if (!done)
        unlink(path); /* half a project would be opened by mistake */
    return done;
}

bool wn_making_settings(struct wn_store *store, const struct wn_settings *s, struct wn_err *err)
{
    char id[2 * WN_HASH + 1];
    wn_hex(s->project, WN_HASH, id);
    return wn_meta_set(store, WN_META_ID, wn_str(id), err) &&
           wn_meta_set(store, WN_META_REVIEW, s->review, err) &&
           wn_meta_set(store, WN_META_TITLE, s->title, err) &&
           wn_meta_set(store, WN_META_MADE, s->made, err) &&
           wn_meta_set(store, WN_META_STAGE, s->stage, err) &&
           wn_meta_set(store, WN_META_MINE, s->mine, err) &&
           wn_meta_set(store, WN_META_LEAD, s->lead, err);
}

struct wn_line wn_making_criteria_line(struct wn_str version, struct wn_str text,
                                       const char *change, char hex[2 * WN_HASH + 1])
{
    struct wn_line line = wn_line_of(WN_K_CRITERIA);
    struct wn_hash hash = wn_sha256(text);
    wn_hex(hash.b, WN_HASH, hex);
    line.version = version;
    line.sha256 = wn_str(hex);
    line.change = wn_str(change);
    return line;
}
