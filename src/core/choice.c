/* SPDX-License-Identifier: MIT */
/* What may be decided under these criteria, and whether it says anything new. */
#include "winnow/core/decision.h"

#include "winnow/base/buf.h"

/* Whoever types an id has not got the list at hand. */
static void choice_ids(const struct wn_criteria *c, struct wn_buf *ids)
{
    for (size_t i = 0; i < c->reasons.n; i++)
        wn_buf_print(ids, "%s%.*s", i ? ", " : "", WN_ARG(c->reasons.v[i].id));
}

static bool choice_missing(const struct wn_criteria *c, struct wn_err *err)
{
    struct wn_buf ids = {0};
    choice_ids(c, &ids);
    (void)wn_fail(err, WN_EUSAGE, "these criteria ask for a reason with each exclusion: --reason "
                  "ID, with one of %s", wn_buf_cstr(&ids));
    wn_buf_free(&ids);
    return false;
}

static bool choice_unknown(struct wn_str reason, const struct wn_criteria *c, struct wn_err *err)
{
    struct wn_buf ids = {0};
    choice_ids(c, &ids);
    (void)wn_fail(err, WN_EUSAGE, "%.*s is not among the reasons of the criteria%s%s",
                  WN_ARG(wn_str_first(reason, 60)), ids.n ? ": " : "; they have none",
                  wn_buf_cstr(&ids));
    wn_buf_free(&ids);
    return false;
}

static bool choice_reason(const struct wn_choice *choice, const struct wn_criteria *c,
                          enum wn_stage stage, bool has_note, struct wn_err *err)
{
    bool required = c->reason == WN_REQUIRED || stage == WN_FULL_TEXT;
    if (choice->decision != WN_EXCLUDE)
        return !choice->reason.n || wn_fail(err, WN_EUSAGE, "a reason is only given with exclude; "
                                            "leave it out for %s",
                                            wn_decision_word(choice->decision));
    if (!choice->reason.n)
        return !required || choice_missing(c, err);
    if (c->reason == WN_OFF && !required)
        return wn_fail(err, WN_EUSAGE, "these criteria ask for no reason (screening: reason: off); "
                       "leave it out");
    size_t at = wn_criteria_reason(c, choice->reason);
    if (at == WN_NO_REASON)
        return choice_unknown(choice->reason, c, err);
    return !c->reasons.v[at].note_required || has_note ||
           wn_fail(err, WN_EUSAGE, "the reason %.*s needs a note; add one",
                   WN_ARG(choice->reason));
}

static bool choice_answers(const struct wn_choice *choice, const struct wn_criteria *c,
                           enum wn_stage stage, struct wn_err *err)
{
    if (c->answers != WN_REQUIRED)
        return true;
    for (size_t i = 0; i < c->criteria.n && i < WN_MAX_CRITERIA; i++) {
        const struct wn_criterion *one = &c->criteria.v[i];
        if ((one->stages & 1U << stage) && !one->retired.n && choice->answers[i] == WN_BLANK)
            return wn_fail(err, WN_EUSAGE, "%d %.*s has no answer yet, and these criteria ask for "
                           "one to each (%.*s=yes, no or unclear)", one->key, WN_ARG(one->label),
                           WN_ARG(one->id));
    }
    return true;
}

bool wn_choice_check(const struct wn_choice *choice, const struct wn_criteria *c,
                     enum wn_stage stage, bool has_note, struct wn_err *err)
{
    if (choice->decision == WN_NONE)
        return wn_fail(err, WN_EUSAGE, "a decision is include, exclude or maybe");
    return choice_reason(choice, c, stage, has_note || choice->note.n > 0, err) &&
           choice_answers(choice, c, stage, err);
}

bool wn_choice_same(const struct wn_choice *choice, const struct wn_standing *s)
{
    if (s->decision == WN_NONE || choice->decision != s->decision ||
        !wn_str_eq(choice->reason, s->reason))
        return false;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        if (choice->answers[i] != s->answers[i])
            return false;
    return true;
}
