/* SPDX-License-Identifier: MIT */
/*
 * Sending: each role writes what is new in it. The lead's project file: sending_project.c. A
 * screener's decisions: the whole of the own journal, sealed for the adjudicators and oneself. Its
 * last line is always `sent`; a later change of what stands before it asks for a reason.
 */
#include <inttypes.h>
#include <string.h>

#include "exchange_parts.h"
#include "sending_project.h"
#include "unsent.h"
#include "winnow/base/text.h"
#include "winnow/store/decisions.h"
#include "winnow/store/events.h"

enum { SENDING_LINES_MAX = 2000000 };

struct sending {
    struct wn_app *app;
    struct wn_arena *arena;
    struct wn_chain chain;
    int64_t before;          /* newest `sent` line so far */
    struct wn_manifest m;
    struct wn_buf journal, file;
    struct wn_str path, to;  /* to: ids of the adjudicators */
    bool own;                /* one of them is the person here: nobody else needs the file */
};

static bool sending_allowed(struct wn_app *app, struct wn_err *err)
{
    if (!(wn_app_roles(app) & WN_SCREENER))
        return wn_fail(err, WN_EREFUSED,
                       "%.*s does not screen in this review: there is nothing to send",
                       WN_ARG(wn_app_me(app)));
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is sent");
    return true;
}

static void sending_recipient(struct wn_manifest *m, const uint8_t box[WN_KEY])
{
    for (size_t i = 0; i < m->recipient_count; i++)
        if (memcmp(m->recipients[i], box, WN_KEY) == 0)
            return;
    if (m->recipient_count < sizeof m->recipients / sizeof *m->recipients)
        memcpy(m->recipients[m->recipient_count++], box, WN_KEY);
}

/* Oneself first, so that the journal can be read back after a loss; then the adjudicators. */
static bool sending_recipients(struct sending *s, struct wn_err *err)
{
    struct wn_person *people;
    size_t n, adjudicators = 0;
    if (!wn_people_list(wn_app_store(s->app), s->arena, &people, &n, err))
        return false;
    sending_recipient(&s->m, wn_app_keys(s->app)->box);
    for (size_t i = 0; i < n; i++) {
        if (!(people[i].roles & WN_ADJUDICATOR) || !people[i].joined)
            continue;
        sending_recipient(&s->m, people[i].box);
        adjudicators++;
    }
    s->to = wn_exchange_ids(wn_app_criteria(s->app), WN_ADJUDICATOR, s->arena);
    s->own = wn_app_roles(s->app) & WN_ADJUDICATOR;
    if (adjudicators == 0)
        return wn_fail(err, WN_EREFUSED,
                       "no key of an adjudicator is known here: there is nobody to "
                       "seal the decisions for");
    return true;
}

/* Inside a transaction: the `sent` line when anything is new, then the chain as it is. */
static bool sending_journal(struct sending *s, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(s->app);
    struct wn_line sent = wn_line_of(WN_K_SENT);
    bool found;
    if (!wn_events_last_of(store, WN_K_SENT, &s->before, err) ||
        !wn_chain_mine(store, s->arena, &s->chain, &found, err))
        return false;
    if (!found)
        return wn_fail(err, WN_EINPUT, "the journal is missing in this project; run: winnow check");
    if (s->chain.last > s->before &&
        (!wn_app_write(s->app, &sent, err) ||
         !wn_chain_mine(store, s->arena, &s->chain, &found, err)))
        return false;
    if (!wn_events_my_bytes(store, 1, &s->journal, err))
        return false;
    if (s->chain.last > SENDING_LINES_MAX || s->journal.n >= WN_BUNDLE_JOURNAL_MAX)
        return wn_fail(err, WN_EREFUSED,
                       "the journal is longer than a file to send can hold; nothing was written");
    return true;
}

static bool sending_manifest(struct sending *s, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(s->app);
    const struct wn_keys *keys = wn_app_keys(s->app);
    struct wn_person me;
    struct wn_tally tally;
    bool found;
    s->m = wn_exchange_manifest(s->app, WN_B_DECISIONS, s->arena);
    if (!sending_recipients(s, err) ||
        !wn_people_get(store, wn_app_me(s->app), s->arena, &me, &found, err) ||
        !wn_mine_tally(store, wn_app_stage(s->app), &tally, err) ||
        !wn_numbers_newest(store, &s->m.number, s->m.fingerprint, err))
        return false;
    struct wn_hash enrol =
        wn_enrol_proof(me.token, wn_app_project(s->app), keys->sign, keys->box);
    s->m.person = wn_app_me(s->app);
    s->m.stage = wn_str(wn_stage_word(wn_app_stage(s->app)));
    s->m.last = s->chain.last;
    s->m.decided = tally.decided;
    s->m.of = tally.works;
    memcpy(s->m.writer, keys->sign, WN_KEY);
    memcpy(s->m.box, keys->box, WN_KEY);
    memcpy(s->m.enrol, enrol.b, WN_HASH);
    memcpy(s->m.seat, s->chain.seat, WN_SEAT);
    memcpy(s->m.head, s->chain.head, WN_HASH);
    return true;
}

/* asthma-rehab.ana.000412-7f3a9c.windec */
static struct wn_str sending_name(struct sending *s)
{
    char head[7];
    wn_hex(s->chain.head, 3, head);
    struct wn_str review = wn_exchange_slug(s->arena, wn_app_review(s->app));
    struct wn_str me = wn_exchange_slug(s->arena, wn_app_me(s->app));
    return wn_arena_print(s->arena, "%.*s.%.*s.%06" PRId64 "-%s.windec", WN_ARG(review), WN_ARG(me),
                          s->chain.last, head);
}

static bool sending_file(struct sending *s, const char *out, struct wn_out **file,
                         struct wn_err *err)
{
    const struct wn_sys *sys = wn_app_sys(s->app);
    uint8_t key[WN_KEY];
    sys->random(sys->ctx, key, sizeof key);
    wn_bundle_make_decisions(&s->m, wn_buf_str(&s->journal), wn_app_keys(s->app), key, &s->file);
    wn_wipe(key, sizeof key);
    s->path = wn_exchange_path(s->arena, out, sending_name(s));
    return wn_out_open(s->path.p, false, file, err) &&
           wn_out_put(*file, wn_buf_str(&s->file), err) && wn_out_flush(*file, err);
}

/* As with an invitation: complete under a temporary name, then committed, then there. */
static bool sending_commit(struct sending *s, const char *out, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(s->app);
    struct wn_out *file = NULL;
    if (wn_store_begin(store, err) && sending_journal(s, err) && sending_manifest(s, err) &&
        sending_file(s, out, &file, err) && wn_store_commit(store, err))
        return wn_out_commit(file, err);
    wn_out_abort(file);
    wn_store_rollback(store);
    return false;
}

static void sending_say(struct sending *s, struct wn_sent *result)
{
    struct wn_str name = wn_text_clean(s->arena, s->path, WN_CLEAN_LINE);
    *result = (struct wn_sent){.file = s->path, .first = 1, .last = s->chain.last,
                               .new_lines = s->chain.last - s->before};
    if (result->new_lines > 0 && s->m.decided == 0) {
        result->status = WN_STR("sent");
        result->message = wn_arena_print(
            s->arena,
            "Wrote %.*s, but none of the %" PRId64 " records is decided in it yet. Decide first "
            "(winnow screen), then send again and give that file to %.*s.",
            WN_ARG(name), s->m.of, WN_ARG(s->to));
        return;
    }
    if (result->new_lines > 0 && s->own) {
        result->status = WN_STR("sent");
        result->message = wn_arena_print(
            s->arena,
            "Wrote %.*s: %" PRId64 " of %" PRId64 " records decided. Nobody needs this file from "
            "you, for you settle the conflicts yourself; keep it: it shows that you decided "
            "before you saw the others' decisions.",
            WN_ARG(name), s->m.decided, s->m.of);
        return;
    }
    if (result->new_lines > 0) {
        result->status = WN_STR("sent");
        result->message = wn_arena_print(
            s->arena,
            "Wrote %.*s: %" PRId64 " of %" PRId64 " records decided. Give this file to %.*s; it is "
            "sealed, so any way will do.",
            WN_ARG(name), s->m.decided, s->m.of, WN_ARG(s->to));
        return;
    }
    result->status = WN_STR("nothing-new");
    result->message = wn_arena_print(
        s->arena, "Nothing new since the last time: wrote the same lines (1 to %" PRId64
        ") once more, newly sealed for %.*s: %.*s",
        s->chain.last, WN_ARG(s->to), WN_ARG(name));
}

bool wn_exchange_send(struct wn_app *app, const char *out, struct wn_arena *arena,
                      struct wn_sent *result, struct wn_err *err)
{
    struct sending s = {.app = app, .arena = arena};
    bool done = sending_allowed(app, err) && sending_commit(&s, out, err);
    if (done)
        sending_say(&s, result);
    wn_buf_free(&s.journal);
    wn_buf_free(&s.file);
    return done;
}

/* ---- what is new ---- */

bool wn_exchange_all_sent(struct wn_app *app, bool *yes, struct wn_err *err)
{
    static const enum wn_kind kinds[] = {WN_K_DECISION, WN_K_UNDO, WN_K_ANSWER, WN_K_NOTE,
                                         WN_K_LATER,    WN_K_TAG,  WN_K_FLAG};
    int64_t sent, last;
    if (!wn_events_last_of(wn_app_store(app), WN_K_SENT, &sent, err))
        return false;
    *yes = sent > 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!wn_events_last_of(wn_app_store(app), kinds[i], &last, err))
            return false;
        *yes = *yes && last < sent;
    }
    return true;
}

bool wn_exchange_send_new(struct wn_app *app, const char *out, struct wn_arena *arena,
                          struct wn_sent v[WN_SENT_MAX], size_t *n, struct wn_err *err)
{
    unsigned roles = wn_app_roles(app);
    bool written, sent;
    *n = 0;
    if (roles & WN_LEAD) {
        if (!wn_sending_project(app, out, false, arena, &v[0], &written, err))
            return false;
        *n = written;
    }
    if (!(roles & WN_SCREENER))
        return true;
    return wn_exchange_all_sent(app, &sent, err) &&
           (sent || wn_exchange_send(app, out, arena, &v[(*n)++], err));
}

/* ---- lead and screener in one person ---- */

static bool sending_is_new(struct wn_app *app, struct wn_arena *arena, bool *yes,
                           struct wn_err *err)
{
    struct wn_chain chain;
    int64_t sent;
    bool found;
    *yes = wn_events_last_of(wn_app_store(app), WN_K_SENT, &sent, err) &&
           wn_chain_mine(wn_app_store(app), arena, &chain, &found, err);
    if (!*yes)
        return false;
    *yes = found && chain.last > sent;
    return true;
}

/* Which of the two a name asks for is said by its ending; a folder takes both. */
static bool sending_named(struct wn_app *app, const char *out, struct wn_arena *arena,
                          struct wn_sent *v, struct wn_err *err)
{
    bool written;
    if (wn_str_ends(wn_str(out), WN_STR(".winproj")))
        return wn_sending_project(app, out, true, arena, v, &written, err);
    return wn_exchange_send(app, out, arena, v, err);
}

static bool sending_both(struct wn_app *app, const char *out, struct wn_arena *arena,
                         struct wn_sent v[WN_SENT_MAX], size_t *n, struct wn_err *err)
{
    struct unsent unsent;
    bool written, is_new;
    if (!wn_sending_project(app, out, false, arena, &v[0], &written, err))
        return false;
    *n = written;
    if (!sending_is_new(app, arena, &is_new, err) ||
        (is_new && !wn_exchange_send(app, out, arena, &v[(*n)++], err)))
        return false;
    if (*n > 0)
        return true;
    if (!wn_exchange_send(app, out, arena, &v[(*n)++], err) ||
        !wn_unsent(app, arena, &unsent, err))
        return false;
    return !unsent.outside.n ||
           wn_sending_project(app, out, true, arena, &v[(*n)++], &written, err);
}

bool wn_exchange_send_all(struct wn_app *app, const char *out, struct wn_arena *arena,
                          struct wn_sent v[WN_SENT_MAX], size_t *n, struct wn_err *err)
{
    unsigned roles = wn_app_roles(app);
    bool written;
    *n = 1;
    if (!(roles & WN_LEAD))
        return wn_exchange_send(app, out, arena, v, err);
    if (!(roles & WN_SCREENER))
        return wn_sending_project(app, out, true, arena, v, &written, err);
    if (out && !wn_file_is_folder(out))
        return sending_named(app, out, arena, v, err);
    return sending_both(app, out, arena, v, n, err);
}
