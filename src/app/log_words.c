/* SPDX-License-Identifier: MIT */
/*
 * Journal lines in words: one function a kind, one row a function. A kind that has no row is told
 * by its name, so that a line of a newer winnow is shown too.
 */
#include "log_words.h"

#include <inttypes.h>

#include "winnow/base/text.h"
#include "winnow/store/pairs.h"

struct log_words {
    const struct wn_criteria *criteria;
    const struct wn_event *event;
    const struct wn_line *line;
    struct wn_arena *arena;
};

typedef struct wn_str log_words_of(const struct log_words *w);

static struct wn_str log_number(const struct log_words *w)
{
    return wn_arena_print(w->arena, "#%04" PRId64, w->event->record);
}

/* ": Not preclinical medics", or nothing. */
static struct wn_str log_reason(const struct log_words *w)
{
    struct wn_str id = w->line->reason;
    size_t at = wn_criteria_reason(w->criteria, id);
    if (id.n == 0)
        return WN_STR("");
    return wn_arena_print(w->arena, ": %.*s",
                          WN_ARG(at == WN_NO_REASON ? id : w->criteria->reasons.v[at].label));
}

/* As people know the criterion; its id where the criteria of today have none such. */
static struct wn_str log_criterion(const struct log_words *w, struct wn_str id)
{
    size_t at = wn_criteria_index(w->criteria, id);
    return at < w->criteria->criteria.n ? w->criteria->criteria.v[at].label : id;
}

/* " (Peer mentoring yes, Preclinical medics no)", or nothing. */
static struct wn_str log_answers(const struct log_words *w)
{
    struct wn_str text = WN_STR("");
    for (size_t i = 0; i < w->line->answers.n; i++)
        text = wn_arena_print(w->arena, "%.*s%s%.*s %.*s", WN_ARG(text), i ? ", " : "",
                              WN_ARG(log_criterion(w, w->line->answers.v[i].criterion)),
                              WN_ARG(w->line->answers.v[i].answer));
    return text.n ? wn_arena_print(w->arena, " (%.*s)", WN_ARG(text)) : text;
}

static struct wn_str log_more(const struct log_words *w, const char *before, struct wn_str text)
{
    return text.n ? wn_arena_print(w->arena, "%s%.*s", before, WN_ARG(text)) : WN_STR("");
}

static struct wn_str log_seat(const struct log_words *w)
{
    return wn_arena_print(w->arena, "began to write on this seat (%.*s)", WN_ARG(w->line->program));
}

/* The lead's project files are written, everybody else's are taken over. */
static struct wn_str log_project(const struct log_words *w)
{
    const struct wn_reviewer *lead = wn_criteria_lead(w->criteria);
    if (lead && wn_str_eq(lead->id, w->event->person))
        return wn_arena_print(w->arena, "wrote project %" PRId64 " for the screeners",
                              w->line->number);
    return wn_arena_print(w->arena, "took over project %" PRId64, w->line->number);
}

static struct wn_str log_decision(const struct log_words *w)
{
    enum wn_decision d;
    const char *did = "decided on";
    if (wn_decision_find(w->line->decision, &d))
        did = d == WN_INCLUDE ? "included" : d == WN_EXCLUDE ? "excluded" : "said maybe to";
    return wn_arena_print(w->arena, "%s %.*s%.*s%.*s%.*s", did, WN_ARG(log_number(w)),
                          WN_ARG(log_reason(w)), WN_ARG(log_answers(w)),
                          WN_ARG(log_more(w, "; changed because: ", w->line->why)));
}

static struct wn_str log_undo(const struct log_words *w)
{
    struct wn_str of = w->event->record > 0
                           ? wn_arena_print(w->arena, " on %.*s", WN_ARG(log_number(w)))
                           : WN_STR("");
    struct wn_str did =
        w->event->redo
            ? wn_arena_print(w->arena, "redid what line %" PRId64 " took back", w->line->undoes)
            : wn_arena_print(w->arena, "took back line %" PRId64, w->line->undoes);
    return wn_arena_print(w->arena, "%.*s%.*s%.*s", WN_ARG(did), WN_ARG(of),
                          WN_ARG(log_more(w, "; because: ", w->line->why)));
}

static struct wn_str log_answer(const struct log_words *w)
{
    if (w->line->answer.n == 0)
        return wn_arena_print(w->arena, "took back the answer to %.*s on %.*s",
                              WN_ARG(log_criterion(w, w->line->criterion)),
                              WN_ARG(log_number(w)));
    return wn_arena_print(w->arena, "answered %.*s on %.*s: %.*s",
                          WN_ARG(log_criterion(w, w->line->criterion)), WN_ARG(log_number(w)),
                          WN_ARG(w->line->answer));
}

static struct wn_str log_note(const struct log_words *w)
{
    if (w->line->note.n == 0)
        return wn_arena_print(w->arena, "removed the note on %.*s", WN_ARG(log_number(w)));
    return wn_arena_print(w->arena, "noted on %.*s: %.*s", WN_ARG(log_number(w)),
                          WN_ARG(w->line->note));
}

static struct wn_str log_later(const struct log_words *w)
{
    return wn_arena_print(w->arena, "put %.*s aside for later", WN_ARG(log_number(w)));
}

static struct wn_str log_tag(const struct log_words *w)
{
    return wn_arena_print(w->arena, "%s the tag %.*s on %.*s", w->line->on ? "set" : "removed",
                          WN_ARG(w->line->tag), WN_ARG(log_number(w)));
}

static struct wn_str log_flag(const struct log_words *w)
{
    return wn_arena_print(w->arena, "%s %.*s for discussion", w->line->on ? "flagged" : "unflagged",
                          WN_ARG(log_number(w)));
}

static struct wn_str log_reveal(const struct log_words *w)
{
    int64_t count = 0;
    if (w->line->records.n == 0)
        return wn_arena_print(w->arena, "saw the %.*s of %.*s", WN_ARG(w->line->what),
                              WN_ARG(log_number(w)));
    for (size_t i = 0; i < w->line->records.n; i++)
        count += w->line->records.v[i].last - w->line->records.v[i].first + 1;
    return wn_arena_print(w->arena, "saw the %.*s of %" PRId64 " record%s", WN_ARG(w->line->what),
                          count, count == 1 ? "" : "s");
}

static struct wn_str log_clock(const struct log_words *w)
{
    return wn_arena_print(w->arena, "the clock of the computer went back by %" PRId64 " s",
                          w->line->seconds);
}

static struct wn_str log_sent(const struct log_words *w)
{
    (void)w;
    return WN_STR("wrote the decisions to a file to be handed over");
}

static struct wn_str log_import(const struct log_words *w)
{
    struct wn_str range = WN_STR("no records");
    if (w->line->first != WN_ABSENT && w->line->last != WN_ABSENT && w->line->last > 0)
        range = wn_arena_print(w->arena, "records #%04" PRId64 " to #%04" PRId64, w->line->first,
                               w->line->last);
    return wn_arena_print(w->arena, "imported %.*s (%.*s, %.*s): %.*s", WN_ARG(w->line->file),
                          WN_ARG(w->line->source), WN_ARG(w->line->format), WN_ARG(range));
}

/* An abstract is too long for a line of the log. */
static struct wn_str log_correct(const struct log_words *w)
{
    struct wn_str field = w->line->field, value = w->line->value;
    if (value.n == 0)
        return wn_arena_print(w->arena, "took the %.*s of %.*s away", WN_ARG(field),
                              WN_ARG(log_number(w)));
    if (wn_str_is(field, "abstract"))
        return wn_arena_print(w->arena, "corrected the abstract of %.*s", WN_ARG(log_number(w)));
    return wn_arena_print(w->arena, "corrected the %.*s of %.*s: %.*s", WN_ARG(field),
                          WN_ARG(log_number(w)), WN_ARG(value));
}

static struct wn_str log_criteria(const struct log_words *w)
{
    return wn_arena_print(w->arena, "criteria version %.*s: %.*s", WN_ARG(w->line->version),
                          WN_ARG(w->line->change));
}

static struct wn_str log_invite(const struct log_words *w)
{
    return wn_arena_print(w->arena, "invited %.*s to project %" PRId64, WN_ARG(w->line->person),
                          w->line->number);
}

static struct wn_str log_enrol(const struct log_words *w)
{
    return wn_arena_print(w->arena, "enrolled %.*s%s", WN_ARG(w->line->person),
                          w->line->old.n ? " with a new key" : "");
}

static struct wn_str log_receive(const struct log_words *w)
{
    return wn_arena_print(w->arena, "received what %.*s wrote up to line %" PRId64,
                          WN_ARG(w->line->person), w->line->last);
}

static struct wn_str log_open(const struct log_words *w)
{
    struct wn_str names = WN_STR("");
    for (size_t i = 0; i < w->line->heads.n; i++)
        names =
            wn_arena_print(w->arena, "%.*s%s%.*s to line %" PRId64, WN_ARG(names), i ? ", " : "",
                           WN_ARG(w->line->heads.v[i].person), w->line->heads.v[i].n);
    return wn_arena_print(w->arena, "opened the decisions that were received%.*s",
                          WN_ARG(log_more(w, ": ", names)));
}

static struct wn_str log_override(const struct log_words *w)
{
    (void)w;
    return WN_STR("opened the other's decisions early, before the own ones were handed over");
}

static struct wn_str log_ruling(const struct log_words *w)
{
    return wn_arena_print(w->arena, "ruled on %.*s: %.*s%.*s%.*s%.*s", WN_ARG(log_number(w)),
                          WN_ARG(w->line->outcome), WN_ARG(log_reason(w)),
                          WN_ARG(log_answers(w)), WN_ARG(log_more(w, "; note: ", w->line->note)));
}

static struct wn_str log_export(const struct log_words *w)
{
    return wn_arena_print(w->arena, "exported %" PRId64 " row%s as %.*s%.*s", w->line->rows,
                          w->line->rows == 1 ? "" : "s", WN_ARG(w->line->to),
                          WN_ARG(log_more(w, " to ", w->line->file)));
}

static struct wn_str log_location(const struct log_words *w)
{
    struct wn_str place = w->line->sync.n ? w->line->sync : w->line->system;
    return wn_arena_print(w->arena, "went on although the folder belongs to %.*s", WN_ARG(place));
}

static log_words_of *const log_kinds[WN_KIND_COUNT] = {
    [WN_K_SEAT] = log_seat,         [WN_K_PROJECT] = log_project,   [WN_K_DECISION] = log_decision,
    [WN_K_UNDO] = log_undo,         [WN_K_ANSWER] = log_answer,     [WN_K_NOTE] = log_note,
    [WN_K_LATER] = log_later,       [WN_K_TAG] = log_tag,           [WN_K_FLAG] = log_flag,
    [WN_K_REVEAL] = log_reveal,     [WN_K_CLOCK] = log_clock,       [WN_K_SENT] = log_sent,
    [WN_K_IMPORT] = log_import,     [WN_K_CRITERIA] = log_criteria, [WN_K_INVITE] = log_invite,
    [WN_K_ENROL] = log_enrol,       [WN_K_RECEIVE] = log_receive,   [WN_K_OPEN] = log_open,
    [WN_K_OVERRIDE] = log_override, [WN_K_RULING] = log_ruling,     [WN_K_EXPORT] = log_export,
    [WN_K_LOCATION] = log_location, [WN_K_CORRECT] = log_correct,
};

struct wn_str wn_log_words(const struct wn_criteria *c, const struct wn_event *e,
                           const struct wn_line *line, struct wn_arena *arena)
{
    struct log_words w = {c, e, line, arena};
    log_words_of *words = log_kinds[line->kind];
    if (words)
        return wn_text_one_line(arena, words(&w));
    if (e->record > 0)
        return wn_arena_print(arena, "%.*s on %.*s", WN_ARG(e->kind), WN_ARG(log_number(&w)));
    return wn_text_one_line(arena, e->kind);
}

bool wn_log_may_tell(struct wn_app *app, const struct wn_event *e, struct wn_arena *arena,
                     bool *may, struct wn_err *err)
{
    struct wn_pair pair;
    bool found;
    *may = e->own && wn_str_eq(e->person, wn_app_me(app));
    if (*may)
        return true;
    if (e->record <= 0) {
        *may = !wn_str_is(e->kind, wn_kind_name(WN_K_UNDO));
        return true;
    }
    if (!wn_pairs_get(wn_app_store(app), wn_app_stage(app), e->record, arena, &pair, &found, err))
        return false;
    *may = found && pair.revealed;
    return true;
}
