/* SPDX-License-Identifier: MIT */
/*
 * The lead's project file: all that the screeners need, complete and numbered, signed and not
 * sealed. It names the fingerprint of the number before it, so that two of the same number are
 * noticed. A `project` line in the log stands for each number that was written for all.
 */
#include "sending_project.h"

#include <string.h>

#include "exchange_parts.h"
#include "project_now.h"
#include "unsent.h"
#include "winnow/base/text.h"

struct sending_project {
    struct wn_app *app;
    struct wn_arena *arena;
    struct wn_buf body, file;
    struct project_now now;
    struct unsent unsent;
    struct wn_str path;
};

static bool project_allowed(struct sending_project *s, struct wn_err *err)
{
    if (wn_app_readonly(s->app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is sent");
    if (!s->unsent.outside.n)
        return wn_fail(err, WN_EREFUSED,
                       "no screener has been invited yet: there is nobody to send the project to. "
                       "Each gets it with the invitation: winnow invite ID");
    return true;
}

static bool project_line(struct sending_project *s, struct wn_err *err)
{
    char hex[2 * WN_HASH + 1];
    struct wn_line line = wn_line_of(WN_K_PROJECT);
    wn_hex(s->now.fingerprint, WN_HASH, hex);
    line.number = s->now.number;
    line.fingerprint = wn_str(hex);
    return wn_app_write(s->app, &line, err);
}

static bool project_file(struct sending_project *s, const char *out, struct wn_out **file,
                         struct wn_err *err)
{
    struct wn_manifest m = wn_exchange_manifest(s->app, WN_B_PROJECT, s->arena);
    struct wn_str slug = wn_exchange_slug(s->arena, wn_app_review(s->app));
    s->file.ceiling = (size_t)EXCHANGE_FILE_MAX;
    m.number = s->now.number;
    m.has_previous = s->now.has_previous;
    memcpy(m.fingerprint, s->now.fingerprint, WN_HASH);
    memcpy(m.previous, s->now.previous, WN_HASH);
    wn_bundle_make(&m, wn_buf_str(&s->body), wn_app_keys(s->app), &s->file);
    s->path = wn_exchange_path(s->arena, out,
                               wn_arena_print(s->arena, "%.*s.%03" PRId64 ".winproj", WN_ARG(slug),
                                              s->now.number));
    return wn_out_open(s->path.p, false, file, err) &&
           wn_out_put(*file, wn_buf_str(&s->file), err) && wn_out_flush(*file, err);
}

/* Complete under a temporary name, then committed, then there. */
static bool project_commit(struct sending_project *s, bool fresh, const char *out,
                           struct wn_err *err)
{
    struct wn_store *store = wn_app_store(s->app);
    struct wn_out *file = NULL;
    if (wn_store_begin(store, err) && wn_project_note(s->app, &s->now, s->arena, err) &&
        (!fresh || project_line(s, err)) && project_file(s, out, &file, err) &&
        wn_store_commit(store, err))
        return wn_out_commit(file, err);
    wn_out_abort(file);
    wn_store_rollback(store);
    return false;
}

static void project_say(struct sending_project *s, bool fresh, struct wn_sent *result)
{
    struct wn_str name = wn_text_clean(s->arena, s->path, WN_CLEAN_LINE);
    struct wn_str words = wn_unsent_words(&s->unsent, s->arena);
    struct wn_str cut = WN_STR("");
    if (s->now.cut)
        cut = wn_arena_print(s->arena, " %" PRId64 " abstract%s longer than 16 MB %s cut short.",
                             s->now.cut, s->now.cut == 1 ? "" : "s",
                             s->now.cut == 1 ? "was" : "were");
    *result = (struct wn_sent){.file = s->path, .number = s->now.number,
                               .first = s->unsent.first, .last = s->unsent.last,
                               .new_lines = s->unsent.records,
                               .status = wn_str(fresh ? "sent" : "nothing-new")};
    if (!fresh)
        result->message = wn_arena_print(
            s->arena, "Nothing new for the screeners since the last time: wrote the same project "
            "(number %" PRId64 ") once more: %.*s", s->now.number, WN_ARG(name));
    else
        result->message = wn_arena_print(
            s->arena, "Wrote %.*s: project number %" PRId64 " (%.*s). Give this file to %.*s; it "
            "holds the records and no decisions.%.*s There: winnow receive %.*s",
            WN_ARG(name), s->now.number,
            WN_ARG(words.n ? words : WN_STR("the list of the people in the review is new")),
            WN_ARG(s->unsent.outside), WN_ARG(cut), WN_ARG(wn_file_name(name)));
}

bool wn_sending_project(struct wn_app *app, const char *out, bool again, struct wn_arena *arena,
                        struct wn_sent *result, bool *written, struct wn_err *err)
{
    struct sending_project s = {.app = app, .arena = arena, .body.ceiling = (size_t)8 << 30};
    *written = false;
    if (!wn_unsent(app, arena, &s.unsent, err))
        return false;
    if (!s.unsent.outside.n && !again)
        return true;
    bool done = project_allowed(&s, err) && wn_project_now(app, arena, &s.body, &s.now, err);
    bool fresh = done && (s.now.changed || s.unsent.to.n > 0);
    if (done && (fresh || again)) {
        done = *written = project_commit(&s, fresh, out, err);
        if (done)
            project_say(&s, fresh, result);
    }
    wn_buf_free(&s.body);
    wn_buf_free(&s.file);
    return done;
}
