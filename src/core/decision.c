/* SPDX-License-Identifier: MIT */
/*
 * What is in force after a person's lines, and what two decisions come to.
 *
 * The fold walks through the lines in their order and keeps for each how many undo lines in force
 * name it: zero means in force. An undo line that loses or regains its force changes the count of
 * the line it names, and so on down. Walking (instead of looking only at the end) is what lets it
 * count how often the decision in force became another one.
 */
#include "winnow/core/decision.h"

#include "winnow/base/arena.h"

enum {
    FOLD_FEW = 64,     /* so many lines need no memory of their own */
    FOLD_DEPTH = 1000  /* undo of undo of undo ...: nobody's, and bounded */
};

struct fold {
    const struct wn_line *lines;
    size_t count;         /* lines that count, by `limit` */
    enum wn_kind kind;
    uint32_t *undone;     /* undo lines in force that name this line */
    size_t top;           /* 1 + index of the decision in force; 0: none */
    int64_t changes;
};

static enum wn_decision fold_word(const struct wn_line *line)
{
    enum wn_decision d = WN_NONE;
    struct wn_str word = line->kind == WN_K_RULING ? line->outcome : line->decision;
    return wn_decision_find(word, &d) ? d : WN_NONE;
}

static enum wn_decision fold_now(const struct fold *f)
{
    return f->top ? fold_word(&f->lines[f->top - 1]) : WN_NONE;
}

/* The index of line number n among those before `before`; count when it is not there. */
static size_t fold_find(const struct fold *f, int64_t n, size_t before)
{
    size_t low = 0, high = before;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (f->lines[mid].n < n)
            low = mid + 1;
        else
            high = mid;
    }
    return low < before && f->lines[low].n == n ? low : f->count;
}

/* Line i has just lost its force, or has it back: is another decision in force now? */
static void fold_top(struct fold *f, size_t i)
{
    if (f->lines[i].kind != f->kind)
        return;
    if (!f->undone[i] && i + 1 > f->top)
        f->top = i + 1;
    while (f->top && (f->lines[f->top - 1].kind != f->kind || f->undone[f->top - 1]))
        f->top--;
}

/*
 * The undo line at `i` comes into force: what it names is undone, and what that had undone is not.
 */
static void fold_undo(struct fold *f, size_t i)
{
    bool in_force = true;
    for (int depth = 0; depth < FOLD_DEPTH; depth++) {
        size_t target = fold_find(f, f->lines[i].undoes, i);
        if (target == f->count)
            return;
        uint32_t before = f->undone[target];
        f->undone[target] = in_force ? before + 1 : before - 1;
        if ((before == 0) == (f->undone[target] == 0))
            return;
        fold_top(f, target);
        if (f->lines[target].kind != WN_K_UNDO)
            return;
        in_force = !f->undone[target];
        i = target;
    }
}

static void fold_walk(struct fold *f)
{
    enum wn_decision before = WN_NONE;
    for (size_t i = 0; i < f->count; i++) {
        if (f->lines[i].kind == WN_K_UNDO)
            fold_undo(f, i);
        else
            fold_top(f, i);
        enum wn_decision now = fold_now(f);
        if (now == WN_NONE)
            continue; /* taken back: what comes next is compared with what stood before */
        f->changes += before != WN_NONE && before != now;
        before = now;
    }
}

static void fold_answer(struct wn_standing *s, const struct wn_criteria *c, struct wn_str id,
                        struct wn_str word)
{
    enum wn_answer answer = WN_BLANK;
    size_t at = c ? wn_criteria_index(c, id) : (size_t)-1;
    if (at < WN_MAX_CRITERIA && (!word.n || wn_answer_find(word, &answer)))
        s->answers[at] = answer;
}

static void fold_decision(struct wn_standing *s, const struct wn_line *line,
                          const struct wn_criteria *c)
{
    s->decision = fold_word(line);
    s->ruled = line->kind == WN_K_RULING;
    s->line = line->n;
    s->reason = line->reason;
    s->why = line->why;
    s->criteria_version = line->criteria;
    s->where = line->where;
    s->at = line->at;
    s->text = line->text;
    s->seconds = line->seconds;
    if (s->ruled)
        s->note = line->note;
    for (size_t i = 0; i < WN_MAX_CRITERIA; i++)
        s->answers[i] = WN_BLANK;
    for (size_t i = 0; i < line->answers.n; i++)
        fold_answer(s, c, line->answers.v[i].criterion, line->answers.v[i].answer);
}

static void fold_tag(struct wn_standing *s, const struct wn_line *line)
{
    size_t at = 0;
    while (at < s->tags && !wn_str_eq(s->tag[at], line->tag))
        at++;
    if (line->on && at == s->tags && at < WN_STANDING_TAGS) {
        s->tag[s->tags++] = line->tag;
    } else if (!line->on && at < s->tags) {
        s->tags--;
        for (; at < s->tags; at++)
            s->tag[at] = s->tag[at + 1];
    }
}

/*
 * Everything but the decision: the newest line in force of each kind counts. Who screens and
 * adjudicates has one chain for both: what was put aside before the own decision is not put aside
 * as a conflict.
 */
static void fold_rest(struct wn_standing *s, const struct fold *f, const struct wn_criteria *c)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct wn_line *line = &f->lines[i];
        if (f->undone[i])
            continue;
        if (line->kind == f->kind || line->kind == WN_K_DECISION)
            s->later = false;
        else if (line->kind == WN_K_LATER)
            s->later = true;
        else if (line->kind == WN_K_FLAG)
            s->flag = line->on;
        else if (line->kind == WN_K_TAG)
            fold_tag(s, line);
        else if (line->kind == WN_K_ANSWER)
            fold_answer(s, c, line->criterion, line->answer);
        else if (line->kind == WN_K_NOTE && f->kind == WN_K_DECISION) {
            s->note = line->note;
            s->note_line = line->note.n ? line->n : 0;
        }
    }
}

struct wn_standing wn_standing_fold(const struct wn_line *lines, size_t count, int64_t limit,
                                    enum wn_kind kind, const struct wn_criteria *criteria)
{
    uint32_t few[FOLD_FEW] = {0};
    struct wn_arena arena = {0};
    struct wn_standing s = {.seconds = WN_ABSENT};
    struct fold f = {.lines = lines, .kind = kind};
    while (f.count < count && lines[f.count].n <= limit)
        f.count++;
    f.undone = f.count <= FOLD_FEW ? few : WN_NEWS(&arena, uint32_t, f.count);
    fold_walk(&f);
    fold_rest(&s, &f, criteria);
    if (f.top) {
        fold_decision(&s, &lines[f.top - 1], criteria);
        s.later = false; /* nothing waits that is decided */
    }
    s.changes = f.changes;
    wn_arena_free(&arena);
    return s;
}

const char *wn_work_state_word(enum wn_work_state s)
{
    static const char *const words[] = {[WN_WAITING] = "waiting", [WN_AGREE] = "agree",
                                        [WN_CONFLICT] = "conflict", [WN_RULED] = "ruled"};
    return words[s];
}

enum wn_work_state wn_work_outcome(const enum wn_decision *decisions, size_t count,
                                   enum wn_decision ruling, bool maybe_is_include,
                                   enum wn_decision *final)
{
    size_t of[WN_MAYBE + 1] = {0};
    *final = ruling;
    if (ruling != WN_NONE)
        return WN_RULED;
    for (size_t i = 0; i < count; i++)
        of[decisions[i]]++;
    if (of[WN_NONE] || !count)
        return WN_WAITING;
    if (of[WN_INCLUDE] == count || of[WN_EXCLUDE] == count || of[WN_MAYBE] == count) {
        *final = decisions[0];
        return WN_AGREE;
    }
    if (of[WN_EXCLUDE] || !maybe_is_include)
        return WN_CONFLICT;
    *final = WN_INCLUDE;
    return WN_AGREE;
}
