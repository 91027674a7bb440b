/* SPDX-License-Identifier: MIT */
/*
 * winnow with a clock and random bytes that a test fixes, so that what it prints can be compared.
 * The clock begins at 2026-11-22T09:00:00+01:00 and goes one second further at each question.
 * WINNOW_FIXED_SEED: what the random bytes are made of. WINNOW_FIXED_STATE: a file that carries
 * clock and bytes from one run to the next, so that a review that several runs work on has no leap
 * back.
 */
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "winnow/base/crypto.h"
#include "winnow/cmd/cmd.h"

#define FIXED_START INT64_C(1795334400) /* 2026-11-22T08:00:00Z */

struct fixed {
    int64_t seconds; /* questions so far */
    int64_t blocks;  /* blocks of random bytes so far */
    const char *seed;
};

static int64_t fixed_now(void *ctx, int *offset)
{
    struct fixed *f = ctx;

    *offset = 60;
    return FIXED_START + f->seconds++;
}

static int64_t fixed_monotonic(void *ctx)
{
    struct fixed *f = ctx;

    return f->seconds * 1000;
}

static void fixed_random(void *ctx, void *bytes, size_t n)
{
    struct fixed *f = ctx;
    unsigned char *p = bytes;

    while (n > 0) {
        char text[200];
        size_t part = n < WN_HASH ? n : WN_HASH;
        int length = snprintf(text, sizeof text, "%.100s %" PRId64, f->seed, f->blocks++);
        struct wn_hash h = wn_sha256(wn_str_of(text, (size_t)length));

        memcpy(p, h.b, part);
        p += part;
        n -= part;
    }
}

/* Two numbers in one line; a missing file is the beginning. */
static void fixed_load(struct fixed *f, const char *path)
{
    char line[80] = "";
    struct wn_str rest, part;
    FILE *file = path ? fopen(path, "r") : NULL;

    if (!file)
        return;
    if (fgets(line, sizeof line, file)) {
        rest = wn_str_trim(wn_str(line));
        (void)wn_str_split(&rest, ' ', &part);
        if (!wn_str_int(part, &f->seconds) || !wn_str_int(rest, &f->blocks))
            (void)fprintf(stderr, "winnow-fixed: %s is not a state\n", path);
    }
    (void)fclose(file);
}

static void fixed_save(const struct fixed *f, const char *path)
{
    FILE *file = path ? fopen(path, "w") : NULL;

    if (!file)
        return;
    (void)fprintf(file, "%" PRId64 " %" PRId64 "\n", f->seconds, f->blocks);
    (void)fclose(file);
}

int main(int argc, char *argv[])
{
    const char *state = getenv("WINNOW_FIXED_STATE");
    const char *seed = getenv("WINNOW_FIXED_SEED");
    struct fixed fixed = {.seed = seed ? seed : "winnow"};
    const struct wn_sys sys = {
        .ctx = &fixed, .now = fixed_now, .monotonic_ms = fixed_monotonic, .random = fixed_random};
    const struct wn_io io = {.in = stdin, .out = stdout, .err = stderr};
    struct wn_err err = {0};
    int status = 0;

    (void)signal(SIGXFSZ, SIG_IGN);
    if (!wn_crypto_start(&err)) {
        (void)fprintf(stderr, "winnow-fixed: %s\n", err.text);
        return 1;
    }
    fixed_load(&fixed, state);
    status = wn_cmd_run(argc, argv, &sys, &io);
    fixed_save(&fixed, state);
    return status;
}
