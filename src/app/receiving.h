/* SPDX-License-Identifier: MIT */
/* One file on its way in: what receiving.c shares with receiving_project.c. Private to app. */
#ifndef WN_APP_RECEIVING_H
#define WN_APP_RECEIVING_H

#include "exchange_parts.h"

struct receiving {
    struct wn_app *app;
    struct wn_arena *arena;
    struct wn_str bytes;
    const char *name;               /* of the file, as shown */
    struct wn_bundle b;
    struct wn_str who, review;      /* as the manifest says, cleaned; who: the lead of a project */
    struct wn_person person;        /* whose decisions they are */
    bool enrols;                    /* the first bundle made with the open invitation */
    int64_t known;                  /* newest line of this chain that is here; 0 = none */
    struct wn_received_file *result;
};

/* What is said of the file; false, so that a check can end with it. */
bool wn_receiving_say(struct receiving *r, bool refused, const char *status,
                      struct wn_str sentence);

#define REFUSE(r, status, ...)                                                                     \
    wn_receiving_say((r), true, (status), wn_arena_print((r)->arena, __VA_ARGS__))
#define PASS_OVER(r, status, ...)                                                                  \
    wn_receiving_say((r), false, (status), wn_arena_print((r)->arena, __VA_ARGS__))

/* Who leads: the person in whose name project files come. */
bool wn_receiving_lead(struct receiving *r, struct wn_err *err) WN_MUST_CHECK;
/* A project file whose signature holds: checks 14 and 18, then it is taken over. */
bool wn_receiving_project(struct receiving *r, struct wn_err *err) WN_MUST_CHECK;

#endif
