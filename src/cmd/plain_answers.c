/* SPDX-License-Identifier: MIT */
/* Criteria, answers and reasons in line mode: a number for every choice. */
#include "plain.h"

#include <inttypes.h>

#include "winnow/app/notes.h"
#include "winnow/base/text.h"

void wn_plain_criteria(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA])
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);

    for (size_t i = 0; i < c->criteria.n; i++) {
        const struct wn_criterion *k = &c->criteria.v[i];

        wn_plain_wrapf(p, "Criterion %d, %.*s: %.*s", k->key, WN_ARG(k->label),
                       WN_ARG(wn_text_squeeze(&p->arena, k->text)));
        if (k->judge.n > 0)
            wn_plain_wrapf(p, "How to judge: %.*s", WN_ARG(wn_text_squeeze(&p->arena, k->judge)));
        wn_plain_wrapf(p, "Answered: %s.",
                       answers[i] == WN_BLANK ? "not yet" : wn_answer_word(answers[i]));
    }
}

static bool answers_find(struct wn_str word, enum wn_answer *out)
{
    static const struct {
        const char *typed;
        enum wn_answer means;
    } rows[] = {
        {"1", WN_NO}, {"2", WN_YES}, {"3", WN_UNCLEAR},
        {"n", WN_NO}, {"y", WN_YES}, {"-", WN_BLANK},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wn_str_is(word, rows[i].typed)) {
            *out = rows[i].means;
            return true;
        }
    return word.n > 0 && wn_answer_find(word, out);
}

bool wn_plain_lacks_answer(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA])
{
    size_t i = wn_notes_unanswered(p->cmd->app, answers);

    if (i >= WN_MAX_CRITERIA)
        return false;
    const struct wn_criterion *k = &wn_app_criteria(p->cmd->app)->criteria.v[i];
    wn_plain_wrapf(p, "%d %.*s has no answer yet: %d answers it, or at once %d yes, %d no or "
                      "%d unclear.",
                   k->key, WN_ARG(k->label), k->key, k->key, k->key, k->key);
    return true;
}

bool wn_plain_answer(struct wn_plain *p, struct wn_str line,
                     enum wn_answer answers[WN_MAX_CRITERIA])
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);
    int key = line.p[0] - '0';
    size_t at = wn_criteria_by_key(c, key);
    struct wn_str word = wn_str_trim(wn_str_from(line, 1));
    enum wn_answer answer = WN_BLANK;

    if (at == (size_t)-1) {
        wn_plain_wrapf(p, "There is no criterion %d.", key);
        return false;
    }
    if (word.n == 0)
        word = wn_plain_ask(
            p, wn_arena_print(&p->arena,
                              "Criterion %d, %.*s? 1 no, 2 yes, 3 unclear, "
                              "- blank, Enter to leave it:",
                              key, WN_ARG(wn_plain_small(&p->arena, c->criteria.v[at].label)))
                   .p);
    if (word.n > 1 && word.p[0] >= '1' && word.p[0] <= '3' && word.p[1] == ' ')
        word = wn_str_trim(wn_str_from(word, 1)); /* "1 no", as it stands in the question */
    if (word.n == 0 || !answers_find(word, &answer)) {
        wn_plain_wrapf(p, "Criterion %d stays as it was.", key);
        return false;
    }
    answers[at] = answer;
    wn_plain_wrapf(p, "Criterion %d, %.*s: %s.", key,
                   WN_ARG(wn_plain_small(&p->arena, c->criteria.v[at].label)),
                   answer == WN_BLANK ? "blank" : wn_answer_word(answer));
    return true;
}

/* What is typed for a reason: its key of the criteria file, else a number from 10 on. */
static int64_t answers_reason_number(const struct wn_criteria *c, size_t i)
{
    return c->reasons.v[i].key > 0 ? c->reasons.v[i].key : (int64_t)i + 10;
}

/* "Reason? 1 not peer mentoring, 2 ..., Enter for none:" */
static struct wn_str answers_reason_question(struct wn_plain *p, size_t suggested, bool required)
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);
    struct wn_arena *a = &p->arena;
    struct wn_str q = wn_str("Reason?");

    for (size_t i = 0; i < c->reasons.n; i++)
        q = wn_arena_print(a, "%.*s %" PRId64 " %.*s,", WN_ARG(q), answers_reason_number(c, i),
                           WN_ARG(wn_plain_small(a, c->reasons.v[i].label)));
    if (suggested != WN_NO_REASON)
        return wn_arena_print(a, "%.*s e for %.*s (suggested), Enter for %s:", WN_ARG(q),
                              WN_ARG(wn_plain_small(a, c->reasons.v[suggested].label)),
                              required ? "no decision" : "none");
    return wn_arena_print(a, "%.*s Enter for %s:", WN_ARG(q), required ? "no decision" : "none");
}

/* The question over several lines; its last line is what wn_plain_ask prints. */
static struct wn_str answers_ask_wrapped(struct wn_plain *p, struct wn_str question)
{
    enum { WIDTH = 79 };
    struct wn_str rest = question, word, line = wn_str("");

    while (wn_str_split(&rest, ' ', &word)) {
        if (line.n > 0 && wn_text_width(line) + 1 + wn_text_width(word) > WIDTH) {
            wn_say(p->cmd, "%.*s\n", WN_ARG(line));
            line = wn_str("");
        }
        line = wn_arena_print(&p->arena, "%.*s%s%.*s", WN_ARG(line), line.n > 0 ? " " : "",
                              WN_ARG(word));
    }
    return wn_plain_ask(p, line.p);
}

bool wn_plain_reason(struct wn_plain *p, const enum wn_answer answers[WN_MAX_CRITERIA],
                     struct wn_str *reason)
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);
    bool required = c->reason == WN_REQUIRED || wn_app_stage(p->cmd->app) == WN_FULL_TEXT;
    size_t suggested = wn_criteria_suggest(c, answers);
    struct wn_str typed;
    int64_t n = 0;

    *reason = wn_str("");
    if (c->reason == WN_OFF && !required)
        return true;
    typed = answers_ask_wrapped(p, answers_reason_question(p, suggested, required));
    if (p->ended)
        return false;
    if (typed.n == 0 && !required)
        return true;
    if (wn_str_is(typed, "e") && suggested != WN_NO_REASON) {
        *reason = c->reasons.v[suggested].id;
        return true;
    }
    if (wn_str_is(typed, "0") && !required)
        return true;
    for (size_t i = 0; wn_str_int(typed, &n) && i < c->reasons.n; i++)
        if (n == answers_reason_number(c, i)) {
            *reason = c->reasons.v[i].id;
            return true;
        }
    wn_plain_wrapf(p, "Not decided: %s.",
                   typed.n == 0 ? "a reason is needed" : "there is no such reason");
    return false;
}

bool wn_plain_note_for(struct wn_plain *p, struct wn_str reason, bool has_note, struct wn_str *note)
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);
    size_t at = reason.n > 0 ? wn_criteria_reason(c, reason) : WN_NO_REASON;

    if (at == WN_NO_REASON || !c->reasons.v[at].note_required || has_note)
        return true;
    *note = wn_arena_copy(&p->arena, wn_plain_ask(p, "This reason needs a note:"));
    if (note->n == 0)
        wn_plain_wrapf(p, "Not decided: the reason needs a note.");
    return note->n > 0;
}

struct wn_str wn_plain_because(struct wn_plain *p, struct wn_str reason)
{
    const struct wn_criteria *c = wn_app_criteria(p->cmd->app);
    size_t at = reason.n > 0 ? wn_criteria_reason(c, reason) : WN_NO_REASON;

    if (at == WN_NO_REASON)
        return wn_str("");
    return wn_arena_print(&p->arena, ", %.*s",
                          WN_ARG(wn_plain_small(&p->arena, c->reasons.v[at].label)));
}
