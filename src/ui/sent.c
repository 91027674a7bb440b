/* SPDX-License-Identifier: MIT */
/*
 * A name that is cut cannot be looked for: where the file lies is said on the page, in rows of its
 * own, and stays there. Nothing new writes nothing here; the verb `send` writes the last file anew.
 */
#include "sent.h"

#include <stdio.h>

#include "page.h"
#include "winnow/app/exchanging.h"
#include "winnow/app/reporting.h"
#include "winnow/base/text.h"

static struct wn_str sent_for(struct wn_app *app, const struct wn_sent *sent, struct wn_str outside,
                              struct wn_arena *arena)
{
    if (!sent->number && wn_app_roles(app) & WN_ADJUDICATOR)
        return WN_STR("It is yours to keep: nobody needs it.");
    return wn_arena_print(arena, "Give this file to %.*s.",
                          WN_ARG(sent->number ? outside
                                              : wn_page_adjudicator(wn_app_criteria(app))));
}

bool wn_sent_send(struct wn_ui *ui, struct wn_arena *arena, struct wn_sent_words *words,
                  struct wn_err *err)
{
    struct wn_app *app = wn_ui_app(ui);
    struct wn_sent sent[WN_SENT_MAX];
    struct wn_overview o;
    size_t n = 0, used = 0;
    if (!wn_report_overview(app, arena, &o, err) ||
        !wn_exchange_send_new(app, NULL, arena, sent, &n, err))
        return false;
    if (n == 0)
        wn_ui_say(ui, "Nothing new since the last time: no file was written");
    for (size_t i = 0; i < n && used < sizeof words->text; i++) {
        struct wn_str name = wn_text_clean(arena, sent[i].file, WN_CLEAN_LINE);
        struct wn_str to = sent_for(app, &sent[i], o.outside, arena);
        used += (size_t)snprintf(words->text + used, sizeof words->text - used,
                                 "%sWritten: %.*s, in the folder you are in. %.*s",
                                 used ? "  " : "", WN_ARG(name), WN_ARG(to));
    }
    return true;
}

static struct wn_flow sent_flow(const struct wn_sent_words *words, struct wn_arena *arena,
                                const struct wn_canvas *c, int col)
{
    return wn_page_wrap(arena, c->cols - col - 1, wn_str(words->text));
}

int wn_sent_rows(const struct wn_sent_words *words, const struct wn_canvas *c, int col)
{
    return words->text[0] ? (int)sent_flow(words, c->arena, c, col).lines : 0;
}

int wn_sent_draw(const struct wn_sent_words *words, struct wn_canvas *c, int last, int col)
{
    int rows = wn_sent_rows(words, c, col);
    if (rows == 0)
        return 0;
    struct wn_flow flow = sent_flow(words, c->arena, c, col);
    wn_flow_draw(&flow, c, last - rows + 1, col, rows, 0);
    return rows;
}
