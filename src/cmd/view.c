/* SPDX-License-Identifier: MIT */
/* From a verb into a view: the real terminal, the table of views, back again. */
#include "keeping.h"
#include "verbs.h"
#include "winnow/ui/views.h"

bool wn_cmd_view(struct wn_cmd *cmd, enum wn_view_id view, bool *shown, struct wn_err *err)
{
    struct wn_term *term = NULL;
    char hint[160] = "";
    bool done = false;
    int64_t lines = 0;

    *shown = false;
    if (!cmd->interactive)
        return true;
    if (!wn_term_curses(cmd->colour, cmd->ascii, &term, hint, err)) {
        if (err->code != WN_EUSAGE)
            return false;
        wn_tell(cmd, "%s; going on in lines\n", err->text);
        cmd->interactive = false;
        return true;
    }
    *shown = true;
    lines = wn_keeping_lines(cmd);
    done = wn_ui_run(cmd->app, term, wn_views, view, err);
    term->close(term);
    wn_keeping_journal(cmd, lines);
    if (hint[0])
        wn_tell(cmd, "%s\n", hint);
    return done;
}
