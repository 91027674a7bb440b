/* SPDX-License-Identifier: MIT */
/*
 * The one obvious next act, as a sentence and as a command. One step a function, in the order in
 * which a review goes on; the first step that is not done yet speaks. What a person does alone
 * comes before what others are waited for.
 */
#include "overview.h"

#include <inttypes.h>

#include "winnow/base/sys.h"

typedef bool overview_step(const struct overview_facts *f, struct wn_arena *arena,
                           struct wn_overview *o);

static void next_say(struct wn_overview *o, struct wn_str sentence, const char *command)
{
    o->next = o->next_what = sentence;
    o->next_command = wn_str(command);
}

/* "Send your 40 decisions to chi: winnow send"; a view has a key for it. */
static void next_do(struct wn_overview *o, struct wn_arena *arena, struct wn_str what,
                    const char *command)
{
    o->next = wn_arena_print(arena, "%.*s: %s", WN_ARG(what), command);
    o->next_what = what;
    o->next_command = wn_str(command);
}

static const char *next_records(int64_t n)
{
    return n == 1 ? "record" : "records";
}

typedef bool overview_pick(const struct wn_status_person *p);

/* "ana", "ana and ben", "ana, ben and dan" of those that `pick` takes, with progress if wanted. */
static struct wn_str next_names(const struct wn_overview *o, overview_pick *pick, bool progress,
                                struct wn_arena *arena)
{
    struct wn_str names = WN_STR("");
    size_t left = 0;
    for (size_t i = 0; i < o->screeners; i++)
        left += pick(&o->screener[i]);
    for (size_t i = 0; i < o->screeners; i++) {
        const struct wn_status_person *p = &o->screener[i];
        if (!pick(p))
            continue;
        struct wn_str name = p->id;
        if (progress && p->decided >= 0)
            name = wn_arena_print(arena, "%.*s (%" PRId64 " of %" PRId64 ")", WN_ARG(p->id),
                                  p->decided, p->of);
        left--;
        names = wn_arena_print(arena, "%.*s%.*s%s", WN_ARG(names), WN_ARG(name),
                               left > 1    ? ", "
                               : left == 1 ? " and "
                                           : "");
    }
    return names;
}

static bool next_is_outside(const struct wn_status_person *p)
{
    return !p->joined && !p->invited;
}

static bool next_is_working(const struct wn_status_person *p)
{
    return p->decided < 0 || p->decided < p->of;
}

static bool next_import(const struct overview_facts *f, struct wn_arena *arena,
                        struct wn_overview *o)
{
    (void)arena;
    if (o->records > 0)
        return false;
    if (f->roles & WN_LEAD)
        next_say(o, WN_STR("Import the exports: winnow import FILES"), "winnow import FILES");
    else
        next_say(o, WN_STR("No records yet: the lead imports them first"), "");
    return true;
}

static bool next_invite(const struct overview_facts *f, struct wn_arena *arena,
                        struct wn_overview *o)
{
    struct wn_str names = next_names(o, next_is_outside, false, arena);
    if (!(f->roles & WN_LEAD) || names.n == 0)
        return false;
    struct wn_str first = WN_STR("");
    for (size_t i = o->screeners; i-- > 0;)
        if (next_is_outside(&o->screener[i]))
            first = o->screener[i].id;
    struct wn_str command = wn_arena_print(arena, "winnow invite %.*s", WN_ARG(first));
    next_say(o,
             wn_arena_print(arena, "Invite %.*s: %.*s%s", WN_ARG(names), WN_ARG(command),
                            o->criteria_frozen ? "" : " (the criteria are final from then on)"),
             command.p);
    return true;
}

static bool next_update(const struct overview_facts *f, struct wn_arena *arena,
                        struct wn_overview *o)
{
    if (!(f->roles & WN_LEAD) || o->unsent_to.n == 0)
        return false;
    next_do(o, arena,
            wn_arena_print(arena, "%.*s %s not yet with %.*s", WN_ARG(o->unsent),
                           o->unsent_count == 1 ? "is" : "are", WN_ARG(o->unsent_to)),
            "winnow send");
    return true;
}

static bool next_screen(const struct overview_facts *f, struct wn_arena *arena,
                        struct wn_overview *o)
{
    if (!(f->roles & WN_SCREENER) || o->left <= 0)
        return false;
    struct wn_str time = wn_time_words(arena, o->seconds_left);
    if (o->decided == 0)
        next_say(o,
                 wn_arena_print(arena, "Start screening: %" PRId64 " %s, about %.*s", o->left,
                                next_records(o->left), WN_ARG(time)),
                 "winnow screen");
    else if (o->later >= o->left)
        next_say(o,
                 wn_arena_print(arena, "Carry on screening: %" PRId64 " %s put aside, about %.*s",
                                o->left, next_records(o->left), WN_ARG(time)),
                 "winnow screen");
    else
        next_say(o,
                 wn_arena_print(arena, "Carry on screening: %" PRId64 " %s left, about %.*s",
                                o->left, next_records(o->left), WN_ARG(time)),
                 "winnow screen");
    return true;
}

static bool next_send(const struct overview_facts *f, struct wn_arena *arena, struct wn_overview *o)
{
    bool to_self = wn_str_eq(f->me, f->adjudicator);
    if (!(f->roles & WN_SCREENER) || o->sent_all || (f->adjudicator_here && !to_self))
        return false;
    if (to_self)
        next_do(o, arena, WN_STR("Write your decisions to a file before you open the other's"),
                "winnow send");
    else
        next_do(o, arena,
                wn_arena_print(arena, "Send your %" PRId64 " decisions to %.*s", o->decided,
                               WN_ARG(f->adjudicator)),
                "winnow send");
    return true;
}

static bool next_open(const struct overview_facts *f, struct wn_arena *arena, struct wn_overview *o)
{
    if (!(f->roles & WN_ADJUDICATOR) || !o->unopened)
        return false;
    next_do(o, arena, WN_STR("Look for conflicts in the decisions that came in"),
            "winnow reconcile");
    return true;
}

static bool next_settle(const struct overview_facts *f, struct wn_arena *arena,
                        struct wn_overview *o)
{
    int64_t left = o->conflicts - o->ruled;
    if (!(f->roles & WN_ADJUDICATOR) || left <= 0)
        return false;
    next_say(o,
             wn_arena_print(arena, "Settle the conflicts: %" PRId64 " of %" PRId64 " left", left,
                            o->conflicts),
             "winnow reconcile");
    return true;
}

static bool next_wait(const struct overview_facts *f, struct wn_arena *arena, struct wn_overview *o)
{
    struct wn_str names = next_names(o, next_is_working, true, arena);
    if (!(f->roles & (WN_ADJUDICATOR | WN_LEAD)) || names.n == 0)
        return false;
    next_say(o, wn_arena_print(arena, "Waiting for %.*s", WN_ARG(names)), "winnow receive FILES");
    return true;
}

static bool next_read(const struct overview_facts *f, struct wn_arena *arena, struct wn_overview *o)
{
    (void)arena;
    if (!(f->roles & WN_ADJUDICATOR))
        return false;
    next_say(o, WN_STR("All is settled: see winnow agreement, then winnow export --to csv"),
             "winnow agreement");
    o->next_what = WN_STR("All is settled: read the agreement");
    return true;
}

static bool next_rest(const struct overview_facts *f, struct wn_arena *arena, struct wn_overview *o)
{
    const char *done = f->roles & WN_SCREENER ? (f->adjudicator_here ? "All is decided." : "Sent.")
                                              : "All have decided.";
    if (f->adjudicator.n)
        next_say(o,
                 wn_arena_print(arena, "%s Waiting for %.*s, who settles the conflicts", done,
                                WN_ARG(f->adjudicator)),
                 "");
    else
        next_say(o, wn_arena_print(arena, "%s Waiting for the third reviewer", done), "");
    return true;
}

void wn_overview_next(const struct overview_facts *facts, struct wn_arena *arena,
                      struct wn_overview *out)
{
    static overview_step *const steps[] = {next_import, next_invite, next_update, next_screen,
                                           next_send,   next_open,   next_settle, next_wait,
                                           next_read,   next_rest};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i](facts, arena, out))
            return;
}
