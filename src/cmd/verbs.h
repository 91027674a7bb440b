/* SPDX-License-Identifier: MIT */
/*
 * What a verb is, and the list of all of them. A verb is one file cmd_NAME.c with its row at the
 * foot, and one line in WN_VERBS; help, usage and suggestions come from the rows.
 */
#ifndef WN_CMD_VERBS_H
#define WN_CMD_VERBS_H

#include <stdbool.h>

#include "print.h"
#include "winnow/app/app.h"
#include "winnow/base/arena.h"
#include "winnow/base/err.h"
#include "winnow/base/json.h"
#include "winnow/base/opt.h"
#include "winnow/cmd/cmd.h"
#include "winnow/ui/term.h"
#include "winnow/ui/ui.h"

struct wn_verb;

enum { WN_EXIT_DONE, WN_EXIT_FAILED, WN_EXIT_USAGE, WN_EXIT_NOTES };

/* One run of the program. Lives as long as the verb; nothing of it is global. */
struct wn_cmd {
    const struct wn_sys *sys;
    const struct wn_io *io;
    const struct wn_verb *verb;
    const char *program;   /* as it was called, for commands to be pasted: winnow, or its path */
    struct wn_arena arena; /* of the whole run */
    struct wn_opts opts;   /* args: without the verb's own words */
    struct wn_app *app;    /* open where the verb has WN_V_PROJECT */
    struct wn_json *json;  /* the document of --json, else NULL */
    enum wn_colour colour;
    bool plain, yes, strict, ascii;
    bool interactive; /* a view may be opened: terminals, and no option against it */
    int status;       /* of a verb that is done all the same: a file was refused, say */
    const char *saved; /* what is so, even when the output cannot be written; or NULL */
    struct wn_str notice; /* of a review that cannot be written: said once, when all went well */
    bool noted;       /* something to look at: exit status 3 under --strict */
};

enum wn_verb_flag {
    WN_V_PROJECT = 1, /* the project is open in cmd->app before it runs */
    WN_V_MANY = 2,    /* any number of arguments from min_args on */
    WN_V_NO_JSON = 4  /* a conversation: nothing a program would read */
};

struct wn_verb {
    const char *name;  /* one word or two: "criteria check" */
    const char *usage; /* what follows the name: "FILE... [OPTIONS]" */
    const char *help;  /* half a line */
    bool (*run)(struct wn_cmd *cmd, struct wn_err *err);
    const struct wn_opt_row *options; /* ends with name = NULL; or NULL */
    unsigned flags;
    size_t min_args, max_args;
};

/* In the order of a review; `winnow help` lists them so. Two words before their first one alone. */
#define WN_VERBS(X)                                                                                \
    X(init)                                                                                        \
    X(criteria_check) X(criteria_show) X(criteria_amend) X(import) X(correct) X(invite) X(join)    \
        X(screen) X(decide) X(undo) X(redo) X(send) X(receive) X(reconcile) X(rule) X(agreement)   \
            X(export) X(records_show) X(records) X(status) X(log) X(check) X(backup) X(demo)       \
                X(help)

#define X(id) extern const struct wn_verb wn_verb_##id;
WN_VERBS(X)
#undef X
extern const struct wn_verb *const wn_verbs[]; /* ends with NULL */
extern const struct wn_verb wn_verb_none;      /* winnow without a verb */
extern const struct wn_opt_row wn_global_options[];

/* The verb of these one or two words; *words: how many of them it took. NULL: none. */
const struct wn_verb *wn_verb_find(struct wn_str first, struct wn_str second, size_t *words);
/* WN_EUSAGE, with the nearest verb or what this word begins. */
bool wn_verb_unknown(struct wn_arena *arena, struct wn_str first, struct wn_str second,
                     struct wn_err *err);
void wn_verb_print_usage(struct wn_cmd *cmd, const struct wn_verb *verb);
void wn_verb_print_all(struct wn_cmd *cmd);

/*
 * -p, else $WINNOW_PROJECT, else the only *.winnow here. *path NULL: there is none. Two are an
 * error that names them.
 */
bool wn_cmd_project(struct wn_cmd *cmd, const char **path, struct wn_err *err) WN_MUST_CHECK;
/* "winnow", or "winnow -p PATH" where that alone would not find the project. To be pasted. */
struct wn_str wn_cmd_winnow(struct wn_cmd *cmd, struct wn_str path);
/* Opens cmd->app from there and says its notice; no project is WN_EUSAGE with what to do. */
bool wn_cmd_open(struct wn_cmd *cmd, struct wn_err *err) WN_MUST_CHECK;

/*
 * Runs the view on the terminal. *shown false: this terminal cannot do it (said); the verb goes on
 * in lines.
 */
bool wn_cmd_view(struct wn_cmd *cmd, enum wn_view_id view, bool *shown,
                 struct wn_err *err) WN_MUST_CHECK;

#endif
