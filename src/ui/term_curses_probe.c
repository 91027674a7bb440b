/* SPDX-License-Identifier: MIT */
/*
 * In a file of its own because <term.h> makes macros of words such as bell, lines and columns;
 * asked before newterm because that one loses memory when it fails.
 */
#include "term_curses_probe.h"

#include <unistd.h>

#include <curses.h>

#include <term.h>

bool wn_term_described(const char *name)
{
    int status = 0;
    if (setupterm(name, STDOUT_FILENO, &status) != OK || status != 1)
        return false;
    bool places_text = cursor_address && *cursor_address;
    del_curterm(cur_term);
    return places_text;
}
