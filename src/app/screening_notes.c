/* SPDX-License-Identifier: MIT */
/*
 * What a screener leaves on a record besides a decision: notes, tags, answers, later, flags.
 * Unfinished notes and answers are drafts (rows, no events) until the person moves on.
 */
#include "screening_parts.h"

#include <inttypes.h>

#include "winnow/app/notes.h"
#include "winnow/base/text.h"
#include "winnow/store/decisions.h"

/* A draft must fit into a journal line, quotes escaped, or no later start could settle it. */
enum { NOTES_DRAFT_MAX = 30 * 1024, NOTES_LOOKED_AT = 24 };

/* Lines about one record, by whoever works here (an adjudicator writes notes, too). */
static bool notes_write(struct wn_app *app, struct wn_line *line, int64_t work, struct wn_err *err)
{
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is recorded");
    int64_t place;
    bool found;
    if (!wn_queue_place(wn_app_store(app), work, &place, &found, err))
        return false;
    if (!found)
        return wn_fail(err, WN_EINPUT, "there is no record #%04" PRId64, work);
    line->record = work;
    return wn_app_write(app, line, err);
}

bool wn_screening_later(struct wn_app *app, int64_t work, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_LATER);
    struct wn_arena arena = {0};
    struct wn_standing mine;
    bool done = wn_screening_allowed(app, err) &&
                wn_mine_get(wn_app_store(app), wn_app_stage(app), work, &arena, &mine, err);
    bool decided = done && mine.decision != WN_NONE;
    wn_arena_free(&arena);
    if (decided)
        return wn_fail(err, WN_EREFUSED, "#%04" PRId64 " is decided; undo the decision first",
                       work);
    return done && notes_write(app, &line, work, err);
}

bool wn_screening_tag(struct wn_app *app, int64_t work, struct wn_str tag, bool on,
                      struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_TAG);
    line.tag = tag;
    line.on = on;
    return notes_write(app, &line, work, err);
}

bool wn_screening_flag(struct wn_app *app, int64_t work, bool on, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_FLAG);
    line.on = on;
    return notes_write(app, &line, work, err);
}

bool wn_screening_peek(struct wn_app *app, int64_t work, struct wn_str what, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_REVEAL);
    line.what = what;
    return notes_write(app, &line, work, err);
}

static bool notes_tag_is(struct wn_str typed, struct wn_str tag)
{
    size_t i = 0;
    while (i < typed.n && i < tag.n &&
           (typed.p[i] == tag.p[i] || (typed.p[i] == '-' && tag.p[i] == ' ')))
        i++;
    return i == typed.n && i == tag.n;
}

static struct wn_str notes_tag_of(const struct wn_criteria *criteria, struct wn_str typed)
{
    for (size_t i = 0; i < criteria->tags.n; i++)
        if (notes_tag_is(typed, criteria->tags.v[i]))
            return criteria->tags.v[i];
    return typed;
}

/* "#0023": a record, not a tag. */
static bool notes_is_number(struct wn_str typed)
{
    size_t i = 0;
    while (i < typed.n && typed.p[i] >= '0' && typed.p[i] <= '9')
        i++;
    return i == typed.n;
}

bool wn_notes_next_tag(const struct wn_criteria *criteria, struct wn_str note, size_t *at,
                       struct wn_str *tag)
{
    while (*at < note.n) {
        if (note.p[*at] != '#') {
            ++*at;
            continue;
        }
        size_t end = *at + 1, step = end;
        uint32_t cp;
        while (wn_text_next(note, &step, &cp) &&
               (wn_text_is_letter(cp) || wn_text_is_digit(cp) || cp == '-' || cp == '_'))
            end = step;
        *tag = wn_str_first(wn_str_from(note, *at + 1), end - *at - 1);
        *at = end;
        if (notes_is_number(*tag))
            continue;
        *tag = notes_tag_of(criteria, *tag);
        return true;
    }
    return false;
}

static bool notes_has_tag(const struct wn_criteria *criteria, struct wn_str note,
                          struct wn_str wanted)
{
    struct wn_str tag;
    for (size_t at = 0; wn_notes_next_tag(criteria, note, &at, &tag);)
        if (wn_str_eq(tag, wanted))
            return true;
    return false;
}

bool wn_screening_put_note(struct wn_app *app, int64_t work, struct wn_str before,
                           struct wn_str note, struct wn_err *err)
{
    struct wn_line line = wn_line_of(WN_K_NOTE);
    struct wn_str tag;
    line.note = note;
    if (!notes_write(app, &line, work, err))
        return false;
    const struct wn_criteria *criteria = wn_app_criteria(app);
    for (size_t at = 0; wn_notes_next_tag(criteria, note, &at, &tag);)
        if (!notes_has_tag(criteria, before, tag) && !wn_screening_tag(app, work, tag, true, err))
            return false;
    return true;
}

bool wn_screening_note(struct wn_app *app, int64_t work, struct wn_str note, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_arena arena = {0};
    struct wn_standing mine;
    note = wn_str_trim(note);
    bool done =
        wn_mine_get(store, wn_app_stage(app), work, &arena, &mine, err) &&
        wn_store_begin(store, err) &&
        wn_draft_put(store, work, WN_STR(WN_DRAFT_NOTE), WN_STR(""), err) &&
        (wn_str_eq(note, mine.note) || wn_screening_put_note(app, work, mine.note, note, err)) &&
        wn_store_commit(store, err);
    if (!done)
        wn_store_rollback(store);
    wn_arena_free(&arena);
    return done;
}

bool wn_notes_last(struct wn_app *app, int64_t but, struct wn_arena *arena, struct wn_noted *out,
                   size_t *n, struct wn_err *err)
{
    int64_t works[NOTES_LOOKED_AT];
    size_t found = NOTES_LOOKED_AT, room = *n;
    *n = 0;
    if (!wn_mine_noted(wn_app_store(app), works, &found, err))
        return false;
    for (size_t i = 0; i < found && *n < room; i++) {
        struct wn_standing mine;
        bool again = works[i] == but;
        for (size_t k = 0; k < *n; k++)
            again = again || out[k].work == works[i];
        if (again)
            continue;
        if (!wn_mine_get(wn_app_store(app), wn_app_stage(app), works[i], arena, &mine, err))
            return false;
        if (mine.note.n > 0)
            out[(*n)++] = (struct wn_noted){works[i], mine.note};
    }
    return true;
}

size_t wn_notes_unanswered(const struct wn_app *app, const enum wn_answer answers[])
{
    const struct wn_criteria *c = wn_app_criteria(app);
    for (size_t i = 0; i < c->criteria.n && c->answers == WN_REQUIRED; i++) {
        const struct wn_criterion *k = &c->criteria.v[i];
        if ((k->stages & 1U << wn_app_stage(app)) && k->retired.n == 0 && answers[i] == WN_BLANK)
            return i;
    }
    return WN_MAX_CRITERIA;
}

static bool notes_put_draft(struct wn_app *app, int64_t work, struct wn_str kind,
                            struct wn_str text, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    if (wn_app_readonly(app))
        return wn_fail(err, WN_EREADONLY,
                       "This review can be read but not written here: nothing is recorded");
    if (wn_store_begin(store, err) && wn_draft_put(store, work, kind, text, err) &&
        wn_store_commit(store, err))
        return true;
    wn_store_rollback(store);
    return false;
}

bool wn_notes_draft(struct wn_app *app, int64_t work, struct wn_str kind, struct wn_str note,
                    struct wn_err *err)
{
    if (note.n > NOTES_DRAFT_MAX)
        return wn_fail(err, WN_EUSAGE, "a note has at most %d KiB; shorten it",
                       NOTES_DRAFT_MAX / 1024);
    return notes_put_draft(app, work, kind, note, err);
}

bool wn_screening_draft_note(struct wn_app *app, int64_t work, struct wn_str note,
                             struct wn_err *err)
{
    return wn_notes_draft(app, work, WN_STR(WN_DRAFT_NOTE), note, err);
}

bool wn_screening_answer(struct wn_app *app, int64_t work,
                         const enum wn_answer answers[WN_MAX_CRITERIA], struct wn_err *err)
{
    struct wn_arena arena = {0};
    struct wn_str text = wn_answers_text(wn_app_criteria(app), answers, &arena);
    /* An empty draft is "no draft"; taking back the last answer must be told from that. */
    bool done =
        notes_put_draft(app, work, WN_STR(WN_DRAFT_ANSWERS), text.n ? text : WN_STR(";"), err);
    wn_arena_free(&arena);
    return done;
}

/* Inside a transaction: an `answer` line for each answer that differs from what is in force. */
static bool notes_write_answers(struct wn_app *app, const struct wn_row *row,
                                const enum wn_answer before[], const enum wn_answer after[],
                                struct wn_arena *arena, struct wn_err *err)
{
    const struct wn_criteria *c = wn_app_criteria(app);
    for (size_t i = 0; i < c->criteria.n; i++) {
        if (before[i] == after[i])
            continue;
        struct wn_line line = wn_line_of(WN_K_ANSWER);
        line.stage = wn_str(wn_stage_word(wn_app_stage(app)));
        line.criteria = c->version;
        line.text = wn_sheet_text(&row->r, arena);
        line.criterion = c->criteria.v[i].id;
        line.answer = wn_str(wn_answer_word(after[i]));
        if (!notes_write(app, &line, row->work, err))
            return false;
    }
    return true;
}

/* A draft of answers becomes lines where nothing is decided; elsewhere the decision holds. */
static bool notes_settle_answers(struct wn_app *app, int64_t work, struct wn_str draft,
                                 struct wn_arena *arena, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    enum wn_answer answers[WN_MAX_CRITERIA] = {WN_BLANK};
    struct wn_standing mine;
    struct wn_row row;
    wn_answers_read(wn_app_criteria(app), draft, answers);
    bool done = wn_sheet_row(app, work, arena, &row, err) &&
                wn_mine_get(store, wn_app_stage(app), work, arena, &mine, err) &&
                wn_store_begin(store, err) &&
                wn_draft_put(store, work, WN_STR(WN_DRAFT_ANSWERS), WN_STR(""), err) &&
                (mine.decision != WN_NONE ||
                 notes_write_answers(app, &row, mine.answers, answers, arena, err)) &&
                wn_store_commit(store, err);
    if (!done)
        wn_store_rollback(store);
    return done;
}

bool wn_screening_leave(struct wn_app *app, int64_t work, struct wn_err *err)
{
    struct wn_store *store = wn_app_store(app);
    struct wn_arena arena = {0};
    struct wn_str draft;
    bool found = false;
    bool done = wn_app_readonly(app) ||
                wn_draft_get(store, work, WN_STR(WN_DRAFT_ANSWERS), &arena, &draft, &found, err);
    if (done && found)
        done = notes_settle_answers(app, work, draft, &arena, err);
    if (done && !wn_app_readonly(app))
        done = wn_draft_get(store, work, WN_STR(WN_DRAFT_NOTE), &arena, &draft, &found, err) &&
               (!found || wn_screening_note(app, work, draft, err));
    wn_arena_free(&arena);
    return done;
}

bool wn_screening_settle(struct wn_app *app, struct wn_err *err)
{
    static const char *const kinds[] = {WN_DRAFT_NOTE, WN_DRAFT_ANSWERS};
    struct wn_arena arena = {0};
    bool done = true;
    for (size_t k = 0; done && !wn_app_readonly(app) && k < 2; k++) {
        bool found = true;
        while (done && found) {
            struct wn_str text;
            int64_t work;
            done = wn_draft_any(wn_app_store(app), wn_str(kinds[k]), &arena, &work, &text, &found,
                                err);
            if (done && found)
                done = wn_screening_leave(app, work, err);
            wn_arena_reset(&arena);
        }
    }
    wn_arena_free(&arena);
    return done;
}
