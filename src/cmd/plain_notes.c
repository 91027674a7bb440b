/* SPDX-License-Identifier: MIT */
/* In line mode, what a screener leaves on a record besides a decision: notes, tags, a flag. */
#include "plain.h"

#include <inttypes.h>

bool wn_plain_note(struct wn_plain *p, int64_t work, bool *noted, struct wn_err *err)
{
    struct wn_str note = wn_plain_ask(p, "Note? Enter to leave it as it is:");

    if (note.n == 0) {
        wn_plain_wrapf(p, "No note was written.");
        return true;
    }
    if (!wn_screening_note(p->cmd->app, work, note, err))
        return false;
    *noted = true;
    wn_plain_wrapf(p, "Saved: the note on %04" PRId64 ".", work);
    return true;
}

bool wn_plain_tag(struct wn_plain *p, int64_t work, struct wn_err *err)
{
    struct wn_str tag = wn_plain_ask(p, "Tag? Enter to set none:");

    if (tag.n == 0) {
        wn_plain_wrapf(p, "No tag was set.");
        return true;
    }
    if (!wn_screening_tag(p->cmd->app, work, tag, true, err))
        return false;
    wn_plain_wrapf(p, "Saved: the tag %.*s on %04" PRId64 ".", WN_ARG(tag), work);
    return true;
}

bool wn_plain_flag(struct wn_plain *p, int64_t work, bool *flag, struct wn_err *err)
{
    if (!wn_screening_flag(p->cmd->app, work, !*flag, err))
        return false;
    *flag = !*flag;
    wn_plain_wrapf(p, "Saved: %04" PRId64 " is %s for discussion.", work,
                   *flag ? "flagged" : "no longer flagged");
    return true;
}

void wn_plain_say_now(struct wn_plain *p, const struct wn_standing *mine, const char *kind)
{
    if (wn_str_is(wn_str(kind), "note"))
        wn_plain_wrapf(p, mine->note.n > 0 ? "Its note is now: %.*s" : "It has no note now.",
                       WN_ARG(mine->note));
    else if (wn_str_is(wn_str(kind), "flag"))
        wn_plain_wrapf(p, mine->flag ? "It is flagged for discussion now."
                                     : "It is not flagged now.");
    else if (wn_str_is(wn_str(kind), "later"))
        wn_plain_wrapf(p, mine->later ? "It is put aside now." : "It is not put aside now.");
}
