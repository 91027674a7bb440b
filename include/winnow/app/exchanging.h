/* SPDX-License-Identifier: MIT */
/*
 * Exchanging: invitations and projects out, decisions in, and the other way round
 * (notes/exchange.md sections 2 and 3). Receiving decisions verifies and stores the sealed file; it
 * opens nothing.
 */
#ifndef WN_APP_EXCHANGING_H
#define WN_APP_EXCHANGING_H

#include "winnow/app/app.h"

struct wn_invited { struct wn_str file, name; int64_t number, cut; bool frozen_now, again; };
/*
 * out: NULL = ID.wininvite in the current folder. The lead's. The first one freezes the criteria.
 */
bool wn_exchange_invite(struct wn_app *app, const char *id, const char *out, struct wn_arena *arena,
                        struct wn_invited *result, struct wn_err *err) WN_MUST_CHECK;

/*
 * added: to a project that somebody works in already. before: the project that had the default name
 * already; or empty. already: the person has joined here before; nothing was made.
 */
struct wn_joined { struct wn_str project, words, person, lead, before; bool added, already; };
/*
 * out: NULL = REVIEW.PERSON.winnow in the current folder (taken: -2). An existing project of the
 * same review gets the person added. go_on as in setup.
 */
bool wn_exchange_join(const char *file, const char *out, bool go_on, const struct wn_sys *sys,
                      struct wn_arena *arena, struct wn_joined *result, struct wn_err *err)
    WN_MUST_CHECK;

struct wn_sent {
    struct wn_str file;
    int64_t first, last; /* lines of the journal; of a project file: numbers of new records */
    int64_t new_lines;   /* lines, or records */
    int64_t number;      /* of a project file; 0: decisions */
    struct wn_str status, message;
};
enum { WN_SENT_MAX = 2 };
/*
 * What is new in each role of the person: a lead's project file, a screener's decisions. With
 * nothing new the last ones again. out: a file, a folder, or NULL (current folder).
 */
bool wn_exchange_send_all(struct wn_app *app, const char *out, struct wn_arena *arena,
                          struct wn_sent v[WN_SENT_MAX], size_t *n, struct wn_err *err)
    WN_MUST_CHECK;
/* Only what is new; n 0: nothing is, and nothing was written. For views. */
bool wn_exchange_send_new(struct wn_app *app, const char *out, struct wn_arena *arena,
                          struct wn_sent v[WN_SENT_MAX], size_t *n, struct wn_err *err)
    WN_MUST_CHECK;
/* Does all that the person decided and wrote stand in a file that was sent? */
bool wn_exchange_all_sent(struct wn_app *app, bool *yes, struct wn_err *err) WN_MUST_CHECK;
/*
 * The decisions alone. Nothing new: the last lines again, newly sealed.
 */
bool wn_exchange_send(struct wn_app *app, const char *out, struct wn_arena *arena,
                      struct wn_sent *result, struct wn_err *err) WN_MUST_CHECK;

/* What receive says of one file: never a failure of the call but for the project file itself. */
struct wn_received_file {
    struct wn_str file, from, status, message, words; /* words: of a newly enrolled person */
    int64_t first, last, new_lines; /* lines of a journal; of a project file: new records */
    int64_t number;                 /* of a project file; 0: decisions */
    const struct wn_str *notes;     /* nothing wrong, but worth a look: exit 3 under --strict */
    size_t note_count;
    bool refused;              /* exit status 1 */
};
bool wn_exchange_receive(struct wn_app *app, const char *path, struct wn_arena *arena,
                         struct wn_received_file *result, struct wn_err *err) WN_MUST_CHECK;

#endif
