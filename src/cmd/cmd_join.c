/* SPDX-License-Identifier: MIT */
#include "verbs.h"
#include "winnow/app/exchanging.h"

static void join_say(struct wn_cmd *cmd, const struct wn_joined *r)
{
    struct wn_str winnow = wn_cmd_winnow(cmd, r->project);

    if (r->already)
        wn_say(cmd,
               "You have already joined this review as %.*s: nothing was made. Go on in %.*s.\n",
               WN_ARG(r->person), WN_ARG(r->project));
    else if (r->added)
        wn_say(cmd, "%.*s can now work in %.*s too: use --as %.*s.\n", WN_ARG(r->person),
               WN_ARG(r->project), WN_ARG(r->person));
    else
        wn_say(cmd, "Made %.*s for %.*s.\n", WN_ARG(r->project), WN_ARG(r->person));
    if (r->before.n > 0 && !r->already) {
        cmd->noted = true;
        wn_tell(cmd, "%.*s was there before and is not of this review: it stays as it is.\n",
                WN_ARG(r->before));
    }
    wn_say(cmd, "Read these four words to %.*s: %.*s\nNext: %.*s screen%s%.*s\n",
           WN_ARG(r->lead), WN_ARG(r->words), WN_ARG(winnow), r->added ? " --as " : "",
           WN_ARG(r->added ? r->person : WN_STR("")));
}

static bool join_run(struct wn_cmd *cmd, struct wn_err *err)
{
    struct wn_joined r = {0};

    if (!wn_exchange_join(cmd->opts.args[0], wn_opt_value(&cmd->opts, "output"), cmd->yes, cmd->sys,
                          &cmd->arena, &r, err))
        return false;
    if (cmd->json) {
        wn_json_set_str(cmd->json, "project", r.project);
        wn_json_set_str(cmd->json, "words", r.words);
        wn_json_set_str(cmd->json, "person", r.person);
    }
    join_say(cmd, &r);
    return true;
}

static const struct wn_opt_row join_options[] = {
    {.name = "output",
     .letter = 'o',
     .value = "PROJECT",
     .help = "instead of REVIEW.PERSON.winnow"},
    {0},
};

const struct wn_verb wn_verb_join = {
    .name = "join",
    .usage = "FILE.wininvite [-o PROJECT]",
    .help = "start screening from an invitation",
    .run = join_run,
    .options = join_options,
    .min_args = 1,
    .max_args = 1,
};
