/* SPDX-License-Identifier: MIT */
/* One joining under way: shared by joining.c (new project) and joining_add.c (one that is here). */
#ifndef WN_APP_JOINING_H
#define WN_APP_JOINING_H

#include "winnow/base/sys.h"
#include "winnow/core/criteria.h"
#include "winnow/format/project_lines.h"
#include "winnow/store/store.h"

struct joining {
    struct wn_arena *arena;
    const struct wn_sys *sys;
    const char *name;              /* of the invitation, as shown */
    struct wn_bundle b;
    struct wn_store *store;
    struct wn_keys keys;
    uint8_t token[WN_KEY];
    struct wn_criteria criteria;
    bool has_criteria;
    struct wn_str path, lead, before; /* before: the project that had the default name */
    unsigned roles;                /* of the person who joins; 0: not found among the people yet */
    bool there;                    /* path is a project already */
    bool already;                  /* before is of this person in this review: nothing is made */
};

/* Puts a person as the project lines name them; who joins gets the new keys and the token. */
bool wn_joining_person(struct joining *j, const struct wn_p_person *p, size_t place,
                       struct wn_err *err) WN_MUST_CHECK;
/* Reads the body; check 18 in words, or the error of the callback. */
bool wn_joining_read(struct joining *j, const struct wn_p_reader *reader, struct wn_err *err)
    WN_MUST_CHECK;
/* A second person in a project of the same review. */
bool wn_joining_add(struct joining *j, struct wn_err *err) WN_MUST_CHECK;

#endif
