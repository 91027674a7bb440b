/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>

#include "winnow/base/crypto.h"
#include "winnow/cmd/cmd.h"

int main(int argc, char *argv[])
{
    const struct wn_sys sys = wn_sys_real();
    const struct wn_io io = {.in = stdin, .out = stdout, .err = stderr};
    struct wn_err err = {0};

    (void)signal(SIGXFSZ, SIG_IGN); /* a file-size limit is then an error like a full disk */
    if (!wn_crypto_start(&err)) {
        (void)fprintf(stderr, "winnow: %s\n", err.text);
        return 1;
    }
    return wn_cmd_run(argc, argv, &sys, &io);
}
