/* SPDX-License-Identifier: MIT */
#include "term_signals.h"

#include <stddef.h>

static volatile sig_atomic_t signals_end, signals_resized, signals_continued;

static void signals_on_end(int number)
{
    (void)number;
    signals_end = 1;
}

static void signals_on_resize(int number)
{
    (void)number;
    signals_resized = 1;
}

static void signals_on_continue(int number)
{
    (void)number;
    signals_continued = 1;
}

static const struct {
    int number;
    void (*handler)(int);
} signals_rows[WN_TERM_SIGNALS] = {
    {SIGHUP, signals_on_end},      {SIGTERM, signals_on_end},      {SIGINT, signals_on_end},
    {SIGWINCH, signals_on_resize}, {SIGCONT, signals_on_continue},
};

void wn_term_signals_set(struct wn_term_signals *s)
{
    sigset_t all;
    sigemptyset(&all);
    signals_end = signals_resized = signals_continued = 0;
    for (size_t i = 0; i < WN_TERM_SIGNALS; i++)
        sigaddset(&all, signals_rows[i].number);
    sigprocmask(SIG_BLOCK, &all, &s->mask_before);
    s->mask_waiting = s->mask_before;
    for (size_t i = 0; i < WN_TERM_SIGNALS; i++) {
        struct sigaction act = {.sa_handler = signals_rows[i].handler};
        sigemptyset(&act.sa_mask);
        sigdelset(&s->mask_waiting, signals_rows[i].number);
        sigaction(signals_rows[i].number, NULL, &s->before[i]);
        if (s->before[i].sa_handler != SIG_IGN)
            sigaction(signals_rows[i].number, &act, NULL);
    }
}

void wn_term_signals_restore(const struct wn_term_signals *s)
{
    for (size_t i = 0; i < WN_TERM_SIGNALS; i++)
        sigaction(signals_rows[i].number, &s->before[i], NULL);
    sigprocmask(SIG_SETMASK, &s->mask_before, NULL);
}

bool wn_term_signals_end(void)
{
    return signals_end != 0;
}

bool wn_term_signals_resized(void)
{
    bool came = signals_resized != 0;
    signals_resized = 0;
    return came;
}

bool wn_term_signals_continued(void)
{
    bool came = signals_continued != 0;
    signals_continued = 0;
    return came;
}
