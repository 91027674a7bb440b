/* SPDX-License-Identifier: MIT */
#include "fixtures.h"

#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "winnow/app/exchanging.h"
#include "winnow/app/importing.h"
#include "winnow/app/reconciling.h"
#include "winnow/app/screening.h"
#include "winnow/app/setup.h"
#include "winnow/base/buf.h"
#include "winnow/base/file.h"

/* ---- clock and randomness ---- */

#define FIXTURE_DAY_1 INT64_C(1793520000) /* 2026-11-01T08:00:00Z */

static int64_t fixture_now(void *ctx, int *offset)
{
    struct fixture_clock *clock = ctx;
    *offset = 60;
    return clock->seconds++;
}

static int64_t fixture_monotonic(void *ctx)
{
    struct fixture_clock *clock = ctx;
    return clock->seconds * 1000;
}

static void fixture_random(void *ctx, void *bytes, size_t n)
{
    struct fixture_clock *clock = ctx;
    for (size_t i = 0; i < n; i++) {
        clock->state = clock->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        ((uint8_t *)bytes)[i] = (uint8_t)(clock->state >> 56);
    }
}

struct wn_sys fixture_sys(struct fixture_clock *clock)
{
    return (struct wn_sys){clock, fixture_now, fixture_monotonic, fixture_random};
}

int64_t fixture_day(int day)
{
    return FIXTURE_DAY_1 + (int64_t)(day - 1) * 24 * 60 * 60;
}

static int fixture_remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

void fixture_remove(const char *folder)
{
    nftw(folder, fixture_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* ---- making a project ---- */

struct fixture {
    const char *path;
    struct fixture_clock *clock;
    struct wn_sys sys;
    struct wn_arena arena;
    struct wn_err *err;
};

static struct wn_str fixture_file(struct fixture *f, const char *path)
{
    struct wn_file file;
    char full[512];
    snprintf(full, sizeof full, "%s/%s", WINNOW_SOURCE_DIR, path);
    if (!wn_file_open(full, 1 << 20, &file, f->err))
        return WN_STR("");
    struct wn_str text = wn_arena_copy(&f->arena, file.bytes);
    wn_file_close(&file);
    return text;
}

static struct wn_str fixture_replace(struct fixture *f, struct wn_str text, const char *from,
                                     const char *to)
{
    size_t at = wn_str_find(text, wn_str(from));
    if (at == text.n)
        return text;
    struct wn_buf out = {0};
    wn_buf_put(&out, wn_str_first(text, at));
    wn_buf_put(&out, wn_str(to));
    wn_buf_put(&out, wn_str_from(text, at + strlen(from)));
    struct wn_str made = wn_arena_copy(&f->arena, wn_buf_str(&out));
    wn_buf_free(&out);
    return made;
}

/* Example 1, in the order of import, so that a fixture can say which record comes when. */
static struct wn_str fixture_criteria(struct fixture *f)
{
    return fixture_replace(f, fixture_file(f, "criteria/peer-mentoring.yaml"),
                           "order: {by: random, seed: 20261122}", "order: {by: import}");
}

static bool fixture_init(struct fixture *f, struct wn_str criteria)
{
    struct wn_findings findings = {.arena = &f->arena};
    struct wn_setup made;
    f->clock->seconds = fixture_day(20);
    if (wn_setup_init(f->path, criteria, false, &f->sys, &f->arena, &findings, &made, f->err))
        return true;
    for (size_t i = 0; i < findings.n; i++)
        fprintf(stderr, "line %zu: %.*s\n", findings.v[i].line, WN_ARG(findings.v[i].message));
    return false;
}

static bool fixture_import(struct fixture *f, const char *source, const char *ending,
                           struct wn_str text)
{
    struct wn_app *app;
    struct wn_imported imported;
    struct wn_import_opts opts = {.source = source};
    struct wn_str path = wn_arena_print(&f->arena, "%s.%s.%s", f->path, source, ending);
    bool done = wn_file_write(path.p, text, true, f->err) &&
                wn_app_open(f->path, "chi", &f->sys, &app, f->err);
    if (!done)
        return false;
    done = wn_import(app, path.p, &opts, NULL, NULL, &f->arena, &imported, f->err);
    wn_app_close(app);
    return done;
}

/* ---- the records of the views, between invented ones ---- */

/* One record of a file whose records end in a line that begins with `end`. */
static struct wn_str fixture_record(struct fixture *f, const char *file, const char *title,
                                    const char *end)
{
    struct wn_str text = fixture_file(f, file);
    size_t at = wn_str_find(text, wn_str(title)), from = at;
    while (from > 0 && !wn_str_starts(wn_str_from(text, from), wn_str(end)))
        from--;
    if (from > 0)
        from += strlen(end);
    struct wn_str rest = wn_str_from(text, from);
    return wn_str_trim(wn_str_first(rest, wn_str_find(wn_str_from(rest, 1), wn_str(end)) + 1));
}

/* Without the lines that the views do not show: keywords, doi. */
static void fixture_put_ris(struct wn_buf *out, struct wn_str record)
{
    struct wn_str line;
    while (wn_str_split(&record, '\n', &line))
        if (!wn_str_starts(line, WN_STR("KW")) && !wn_str_starts(line, WN_STR("DO")))
            wn_buf_print(out, "%.*s\n", WN_ARG(line));
    wn_buf_print(out, "ER  - \n\n");
}

static void fixture_filler_ris(struct wn_buf *out, int n)
{
    wn_buf_print(out,
                 "TY  - JOUR\nT1  - Invented record %d on peer mentoring of first-year students\n"
                 "A1  - Nobody, N.\nY1  - %d\nJF  - Invented Journal\n"
                 "N2  - This record was invented for a test.  It has the number %d.\nER  - \n\n",
                 n, 1995 + n % 25, n);
}

static void fixture_filler_nbib(struct wn_buf *out, int n)
{
    wn_buf_print(out,
                 "PMID- 2300%04d\nOWN - NLM\nSTAT- MEDLINE\nDP  - %d\n"
                 "TI  - Invented record %d on peer mentoring\n"
                 "AB  - This record was invented for a test.\nFAU - Nobody, N\n"
                 "PT  - Journal Article\nJT  - Invented Journal\n\n",
                 n, 1995 + n % 25, n);
}

static struct wn_str fixture_taken(struct fixture *f, struct wn_buf *text)
{
    struct wn_str taken = wn_arena_copy(&f->arena, wn_buf_str(text));
    wn_buf_free(text);
    return taken;
}

static struct wn_str fixture_ris(struct fixture *f, int from, int to, const char *first)
{
    struct wn_buf text = {0};
    if (first)
        fixture_put_ris(&text,
                        fixture_record(f, "src/app/demo/peer-mentoring.ris", first, "ER  -"));
    for (int n = first ? from + 1 : from; n <= to; n++)
        fixture_filler_ris(&text, n);
    return fixture_taken(f, &text);
}

static struct wn_str fixture_nbib(struct fixture *f, int from, int to)
{
    struct wn_buf text = {0};
    wn_buf_print(&text, "%.*s\n\n",
                 WN_ARG(fixture_record(f, "src/app/demo/peer-mentoring.nbib",
                                       "A near-peer mentoring programme and first-year", "\n\n")));
    for (int n = from + 1; n <= to; n++)
        fixture_filler_nbib(&text, n);
    return fixture_taken(f, &text);
}

/* 171 records from six databases; 112, 119 and 140 are those of the views. */
static bool fixture_review(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f)) &&
           fixture_import(f, "Scopus", "ris", fixture_ris(f, 1, 70, NULL)) &&
           fixture_import(f, "Web of Science", "ris", fixture_ris(f, 71, 111, NULL)) &&
           fixture_import(f, "PubMed", "nbib", fixture_nbib(f, 112, 118)) &&
           fixture_import(f, "Embase", "ris",
                          fixture_ris(f, 119, 139, "Student perceptions of a")) &&
           fixture_import(f, "ERIC", "ris",
                          fixture_ris(f, 140, 160, "Group mentoring by senior")) &&
           fixture_import(f, "Ovid MEDLINE", "ris", fixture_ris(f, 161, 171, NULL));
}

/* The same as ana has it on her own computer: made by invite and join. */
static bool fixture_joined(struct fixture *f)
{
    struct wn_app *app;
    struct wn_invited invited;
    struct wn_joined joined;
    const char *own = f->path;
    struct wn_str invitation = wn_arena_print(&f->arena, "%s.ana.wininvite", own);
    f->path = wn_arena_print(&f->arena, "%s.lead.winnow", own).p;
    if (!fixture_review(f) || !wn_app_open(f->path, "chi", &f->sys, &app, f->err))
        return false;
    bool done = wn_exchange_invite(app, "ana", invitation.p, &f->arena, &invited, f->err);
    wn_app_close(app);
    f->path = own;
    return done &&
           wn_exchange_join(invited.file.p, own, false, &f->sys, &f->arena, &joined, f->err);
}

/* The lead's, before the first import; and after the first invitation. */
static bool fixture_new(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f));
}

static bool fixture_invited(struct fixture *f)
{
    struct wn_app *app;
    struct wn_invited invited;
    struct wn_str file = wn_arena_print(&f->arena, "%s.ana.wininvite", f->path);
    if (!fixture_new(f) || !fixture_import(f, "Scopus", "ris", fixture_ris(f, 1, 9, NULL)) ||
        !wn_app_open(f->path, "chi", &f->sys, &app, f->err))
        return false;
    bool done = wn_exchange_invite(app, "ana", file.p, &f->arena, &invited, f->err);
    wn_app_close(app);
    return done;
}

/* ---- decisions ---- */

static struct wn_choice fixture_choice(int64_t work, enum wn_decision d, const char *reason,
                                       int64_t seconds)
{
    return (struct wn_choice){.work = work, .decision = d, .reason = wn_str(reason),
                              .where = WN_STR("view"), .marks = WN_STR("all"), .seconds = seconds};
}

static bool fixture_decide(struct fixture *f, const char *who, int day,
                           const struct wn_choice *choices, size_t n)
{
    struct wn_app *app;
    struct wn_decided_many many;
    f->clock->seconds = fixture_day(day);
    if (!wn_app_open(f->path, who, &f->sys, &app, f->err))
        return false;
    bool done = wn_screening_decide_all(app, choices, n, &many, f->err);
    wn_app_close(app);
    return done;
}

/* What ana has decided in B: 47 records, so that #0087 is the 48th and #0112 comes next. */
static bool fixture_screening(struct fixture *f)
{
    static const int64_t later[] = {90, 95, 100, 105, 110, 115};
    struct wn_choice choice[64];
    size_t n = 0, after = 0;
    for (int64_t work = 1; work <= 118; work++) {
        bool aside = after < 6 && later[after] == work;
        after += aside;
        if (aside || (work > 23 && work < 88) || work == 112)
            continue;
        /* 9 include, 5 maybe, then 33 exclusions; 22 quick ones, 31 s, 32 s, 23 slow ones */
        enum wn_decision d = n < 9 ? WN_INCLUDE : n < 14 ? WN_MAYBE : WN_EXCLUDE;
        const char *reason = n < 14   ? ""
                             : n < 27 ? "wrong-population"
                             : n < 37 ? "not-peer-mentoring"
                             : n < 45 ? "no-academic-outcome"
                             : n < 46 ? "other"
                                      : "";
        choice[n] = fixture_choice(work, d, reason,
                                   n < 22   ? 8 + (int64_t)n
                                   : n < 24 ? 9 + (int64_t)n
                                            : 40);
        if (n < 8 || n == 45)
            choice[n].note = WN_STR("to be looked at in the full text");
        n++;
    }
    struct wn_app *app;
    if (!fixture_joined(f) || !fixture_decide(f, "ana", 21, choice, 30) ||
        !fixture_decide(f, "ana", 22, choice + 30, n - 30) ||
        !wn_app_open(f->path, "ana", &f->sys, &app, f->err))
        return false;
    static const enum wn_answer answers[WN_MAX_CRITERIA] = {WN_YES};
    bool done = wn_screening_answer(app, 112, answers, f->err);
    for (size_t i = 0; done && i < 6; i++)
        done = wn_screening_later(app, later[i], f->err);
    done = done && wn_screening_tag(app, 5, WN_STR("background"), true, f->err) &&
           wn_screening_tag(app, 9, WN_STR("contact author"), true, f->err);
    wn_app_close(app);
    return done;
}

/* The same, sent: what is changed from here on asks for why. */
static bool fixture_sent(struct fixture *f)
{
    struct wn_app *app;
    struct wn_sent sent;
    if (!fixture_screening(f) || !wn_app_open(f->path, "ana", &f->sys, &app, f->err))
        return false;
    bool done = wn_exchange_send(app, wn_arena_print(&f->arena, "%s.windec", f->path).p, &f->arena,
                                 &sent, f->err);
    wn_app_close(app);
    return done;
}

/* ---- both have finished: 14 3 6 / 2 4 7 / 3 5 127 ---- */

enum { FIXTURE_WORKS = 171, FIXTURE_CONFLICTS = 21 };
static const int fixture_conflict[FIXTURE_CONFLICTS] = {
    12,  58,  104, 133, 140, 142, 143, 145, 147, 149, 150,
    152, 154, 155, 157, 159, 161, 163, 165, 168, 170};

struct fixture_pair { enum wn_decision a, b; };

/* Conflicts in their order: one like #0140 where the view has it; the agreed ones fill the rest. */
static void fixture_pairs(struct fixture_pair pair[FIXTURE_WORKS + 1])
{
    static const struct { enum wn_decision a, b; int n; } conflicts[] = {
        {WN_EXCLUDE, WN_MAYBE, 4}, {WN_INCLUDE, WN_EXCLUDE, 6}, {WN_MAYBE, WN_EXCLUDE, 7},
        {WN_EXCLUDE, WN_MAYBE, 1}, {WN_EXCLUDE, WN_INCLUDE, 3}};
    static const struct { enum wn_decision a, b; int n; } agreed[] = {
        {WN_INCLUDE, WN_INCLUDE, 14}, {WN_INCLUDE, WN_MAYBE, 3}, {WN_MAYBE, WN_INCLUDE, 2},
        {WN_MAYBE, WN_MAYBE, 4}, {WN_EXCLUDE, WN_EXCLUDE, 127}};
    int at = 0, work = 1;
    for (size_t i = 0; i < sizeof conflicts / sizeof *conflicts; i++)
        for (int n = 0; n < conflicts[i].n; n++)
            pair[fixture_conflict[at++]] = (struct fixture_pair){conflicts[i].a, conflicts[i].b};
    for (size_t i = 0; i < sizeof agreed / sizeof *agreed; i++)
        for (int n = 0; n < agreed[i].n; n++) {
            while (pair[work].a != WN_NONE)
                work++;
            pair[work] = (struct fixture_pair){agreed[i].a, agreed[i].b};
        }
}

/* Answers of both on one criterion: counts of view G, #0140 first, then by number. */
struct fixture_answers { int both, only_a, only_b, neither, unclear; };
static const struct fixture_answers fixture_table[3] = {
    {41, 6, 11, 90, 5}, {64, 4, 7, 64, 14}, {31, 15, 8, 66, 9}};

static void fixture_answer_all(struct wn_choice *a, struct wn_choice *b, size_t k)
{
    static const enum wn_answer rows[][2] = {
        {WN_YES, WN_YES}, {WN_YES, WN_NO}, {WN_NO, WN_YES}, {WN_NO, WN_NO}, {WN_UNCLEAR, WN_NO}};
    const int left[] = {fixture_table[k].both, fixture_table[k].only_a, fixture_table[k].only_b,
                        fixture_table[k].neither, fixture_table[k].unclear};
    int taken[5] = {k == 1, k == 0, 0, 0, 0};
    int row = 0;
    for (int work = 1; work <= FIXTURE_WORKS; work++) {
        if (work == 140)
            continue;
        while (row < 5 && taken[row] >= left[row])
            row++;
        if (row == 5)
            return;
        taken[row]++;
        a[work - 1].answers[k] = rows[row][0];
        b[work - 1].answers[k] = rows[row][1];
    }
}

static void fixture_140(struct wn_choice *a, struct wn_choice *b)
{
    static const enum wn_answer hers[] = {WN_YES, WN_YES, WN_YES},
                                his[] = {WN_NO, WN_YES, WN_BLANK};
    a->seconds = 48;
    a->note = WN_STR("Groups led by students, final grades reported.");
    b->seconds = 12;
    b->reason = WN_STR("not-peer-mentoring");
    b->note = WN_STR("Monthly meetings only, this is study groups.");
    for (size_t k = 0; k < 3; k++) {
        a->answers[k] = hers[k];
        b->answers[k] = his[k];
    }
}

static bool fixture_both(struct fixture *f)
{
    struct fixture_pair pair[FIXTURE_WORKS + 1] = {{WN_NONE, WN_NONE}};
    struct wn_choice a[FIXTURE_WORKS], b[FIXTURE_WORKS], first[7];
    fixture_pairs(pair);
    for (int i = 0; i < FIXTURE_WORKS; i++) {
        a[i] = fixture_choice(i + 1, pair[i + 1].a, "", 20 + i % 30);
        b[i] = fixture_choice(i + 1, pair[i + 1].b, "", 15 + i % 40);
    }
    for (size_t k = 0; k < 3; k++)
        fixture_answer_all(a, b, k);
    fixture_140(&a[139], &b[139]);
    for (int i = 0; i < 7; i++) /* seven that are changed before anybody looks */
        first[i] = fixture_choice(i + 1, a[i].decision == WN_MAYBE ? WN_INCLUDE : WN_MAYBE, "", 9);
    return fixture_review(f) && fixture_decide(f, "ben", 21, b, FIXTURE_WORKS) &&
           fixture_decide(f, "ana", 21, first, 7) && fixture_decide(f, "ana", 22, a, 120) &&
           fixture_decide(f, "ana", 23, a + 120, FIXTURE_WORKS - 120);
}

/* On ana's own computer: she has decided all and sent nothing. */
static bool fixture_own(struct fixture *f)
{
    struct wn_choice a[FIXTURE_WORKS];
    for (int i = 0; i < FIXTURE_WORKS; i++)
        a[i] = fixture_choice(i + 1, i % 3 ? WN_EXCLUDE : WN_INCLUDE, "", 20);
    return fixture_joined(f) && fixture_decide(f, "ana", 22, a, FIXTURE_WORKS);
}

static bool fixture_rule(struct fixture *f, int conflicts, int include)
{
    struct wn_app *app;
    f->clock->seconds = fixture_day(24);
    if (!wn_app_open(f->path, "chi", &f->sys, &app, f->err))
        return false;
    bool done = wn_reconciling_open(app, false, NULL, NULL, f->err);
    for (int i = 0; done && i < conflicts; i++) {
        struct wn_ruling ruling = {.work = fixture_conflict[i],
                                   .outcome = i < include ? WN_INCLUDE : WN_EXCLUDE};
        int64_t sequence;
        done = wn_reconciling_rule(app, &ruling, NULL, &sequence, f->err);
    }
    wn_app_close(app);
    return done;
}

static bool fixture_conflicts(struct fixture *f) /* three of 21 are ruled; #0133 is next */
{
    return fixture_both(f) && fixture_rule(f, 3, 1);
}

static bool fixture_four(struct fixture *f) /* #0140 is next */
{
    return fixture_both(f) && fixture_rule(f, 4, 1);
}

static bool fixture_settled(struct fixture *f)
{
    return fixture_both(f) && fixture_rule(f, FIXTURE_CONFLICTS, 2);
}

/* ---- a few records, for what keys do ---- */

static bool fixture_small(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f)) &&
           fixture_import(f, "Scopus", "ris", fixture_ris(f, 1, 4, NULL));
}

static bool fixture_small_conflicts(struct fixture *f)
{
    static const enum wn_decision hers[] = {WN_EXCLUDE, WN_INCLUDE, WN_MAYBE, WN_INCLUDE};
    static const enum wn_decision his[] = {WN_MAYBE, WN_EXCLUDE, WN_EXCLUDE, WN_INCLUDE};
    struct wn_choice a[4], b[4];
    for (int i = 0; i < 4; i++) {
        a[i] = fixture_choice(i + 1, hers[i], hers[i] == WN_EXCLUDE ? "wrong-population" : "", 30);
        b[i] = fixture_choice(i + 1, his[i], his[i] == WN_EXCLUDE ? "not-peer-mentoring" : "", 30);
        b[i].note = WN_STR("a note that only ben wrote");
    }
    return fixture_small(f) && fixture_decide(f, "ana", 21, a, 4) &&
           fixture_decide(f, "ben", 21, b, 4);
}

/* Include against maybe is a conflict here, so a ruling can go against both. */
static bool fixture_strict(struct fixture *f)
{
    struct wn_choice a[2], b[2];
    for (int i = 0; i < 2; i++) {
        a[i] = fixture_choice(i + 1, WN_INCLUDE, "", 30);
        b[i] = fixture_choice(i + 1, WN_MAYBE, "", 30);
    }
    struct wn_str criteria = fixture_replace(f, fixture_criteria(f), "maybe_means: include ",
                                             "maybe_means: conflict ");
    return fixture_init(f, criteria) &&
           fixture_import(f, "Scopus", "ris", fixture_ris(f, 1, 2, NULL)) &&
           fixture_decide(f, "ana", 21, a, 2) && fixture_decide(f, "ben", 21, b, 2);
}

/* ---- odd records and large criteria ---- */

static void fixture_odd_record(struct wn_buf *out, const char *title, const char *abstract)
{
    wn_buf_print(out, "TY  - JOUR\nT1  - %s\nA1  - Nobody, N.\nY1  - 2020\n", title);
    if (*abstract)
        wn_buf_print(out, "N2  - %s\n", abstract);
    wn_buf_print(out, "ER  - \n\n");
}

static void fixture_repeat(struct wn_buf *out, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        wn_buf_put(out, wn_str(text));
}

static struct wn_str fixture_odd_text(struct fixture *f)
{
    struct wn_buf text = {0}, title = {0}, abstract = {0};
    fixture_odd_record(&text, "A record without an abstract", "");
    fixture_repeat(&title, "peer mentoring and grades of freshmen ", 100);
    fixture_repeat(&abstract, "A sentence on medical students and their marks. ", 300);
    fixture_odd_record(&text, wn_buf_cstr(&title), wn_buf_cstr(&abstract));
    fixture_odd_record(&text, "医学生的同伴指导与学业成绩：一项对照研究 peer mentoring 研究",
                       "目的：评价同伴指导对临床前医学生学业成绩的影响。方法：对照研究，纳入一百八十四名一年级学生，"
                       "每周由高年级学生指导。结果：解剖学考试成绩提高。 medical students improved. "
                       "結論：有效。한국어 문장도 있습니다。");
    fixture_odd_record(
        &text,
        "Comb\u0301i\u0302n\u0303i\u0308ng m\u0300arks a\u0301\u0302\u0303\u0308\u0330\u0331"
        " and \u05e9\u05dc\u05d5\u05dd \u202eoverride\u202c \U0001F469\u200D\U0001F393",
        "\u0645\u0631\u062d\u0628\u0627 a\u0301\u0301\u0301\u0301\u0301\u0301\u0301 grades "
        "\x1b[31mred\x1b[0m and\ttabs; zero\u200bwidth\u2060signs. \U0001F1E9\U0001F1EA");
    title.n = 0;
    wn_buf_clear(&title);
    fixture_repeat(&title, "averyveryverylongwordwithoutanyblank", 40);
    fixture_odd_record(&text, wn_buf_cstr(&title), wn_buf_cstr(&title));
    fixture_odd_record(&text, "x", "y");
    wn_buf_free(&title);
    wn_buf_free(&abstract);
    return fixture_taken(f, &text);
}

/* All three are ruled on; then ana comes round on the first, and ben changes his mind on another. */
static bool fixture_late(struct fixture *f)
{
    struct wn_choice a = fixture_choice(1, WN_MAYBE, "", 30);
    struct wn_choice b = fixture_choice(3, WN_INCLUDE, "", 30);
    struct wn_app *app;
    if (!fixture_small_conflicts(f) || !wn_app_open(f->path, "chi", &f->sys, &app, f->err))
        return false;
    bool done = wn_reconciling_open(app, false, NULL, NULL, f->err);
    for (int64_t work = 1; done && work <= 3; work++) {
        struct wn_ruling ruling = {.work = work, .outcome = WN_EXCLUDE};
        int64_t sequence;
        done = wn_reconciling_rule(app, &ruling, NULL, &sequence, f->err);
    }
    wn_app_close(app);
    return done && fixture_decide(f, "ana", 24, &a, 1) && fixture_decide(f, "ben", 24, &b, 1);
}

/* Titles of four rows, both decisions with a note; 9 criteria or 3. */
static bool fixture_title_conflicts(struct fixture *f)
{
    struct wn_choice a = fixture_choice(1, WN_INCLUDE, "", 30);
    struct wn_choice b = fixture_choice(1, WN_EXCLUDE, "", 30);
    struct wn_buf text = {0}, title = {0}, abstract = {0};
    fixture_repeat(&title, "peer mentoring and grades of freshmen ", 8);
    fixture_repeat(&abstract, "A sentence on medical students and their marks. ", 30);
    fixture_odd_record(&text, wn_buf_cstr(&title), wn_buf_cstr(&abstract));
    wn_buf_free(&title);
    wn_buf_free(&abstract);
    a.note = WN_STR("Mentors are students of the fourth year, and the grades of the first year are "
                    "reported in a table; whether all of the groups met is not said.");
    b.note = WN_STR("No grades.");
    return fixture_import(f, "A database with a long name that nobody shortened", "ris",
                          fixture_taken(f, &text)) &&
           fixture_decide(f, "ana", 21, &a, 1) && fixture_decide(f, "ben", 21, &b, 1);
}

static bool fixture_long_title(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f)) && fixture_title_conflicts(f);
}

static bool fixture_odd_decisions(struct fixture *f)
{
    struct wn_choice a[6], b[6];
    for (int i = 0; i < 6; i++) {
        a[i] = fixture_choice(i + 1, WN_INCLUDE, "", 100000 + i);
        b[i] = fixture_choice(i + 1, WN_EXCLUDE, "", 3);
        a[i].note = WN_STR(
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十 and a long line of Latin "
            "letters that goes on and on, so that it has to be wrapped more than once");
    }
    return fixture_decide(f, "ana", 21, a, 6) && fixture_decide(f, "ben", 21, b, 6);
}

static bool fixture_odd(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f)) &&
           fixture_import(f, "Scopus", "ris", fixture_odd_text(f));
}

static bool fixture_huge(struct fixture *f)
{
    struct wn_buf text = {0}, title = {0};
    fixture_repeat(&title, "peer mentoring and grades of freshmen ", 27600); /* 1 MB */
    fixture_odd_record(&text, wn_buf_cstr(&title), wn_buf_cstr(&title));
    wn_buf_free(&title);
    return fixture_init(f, fixture_criteria(f)) &&
           fixture_import(f, "Scopus", "ris", fixture_taken(f, &text));
}

static bool fixture_odd_conflicts(struct fixture *f)
{
    return fixture_odd(f) && fixture_odd_decisions(f);
}

/* 9 criteria, 26 reasons, labels and names as long as anybody writes them. */
static struct wn_str fixture_large_criteria(struct fixture *f)
{
    struct wn_buf out = {0};
    wn_buf_print(&out,
                 "winnow: 1\nversion: \"12.34-draft\"\nreview:\n"
                 "  id: a-review-with-a-remarkably-long-name\n"
                 "  title: A review whose title is so long that it has to be cut somewhere, and "
                 "is not finished here yet\n"
                 "  question: Is it so?\ncriteria:\n");
    for (int i = 1; i <= 9; i++)
        wn_buf_print(&out,
                     "  - id: criterion-number-%d-with-a-long-id\n    key: %d\n"
                     "    label: Criterion %d has a label that is far too long for any panel\n"
                     "    text: Is the %dth thing the case, as far as anybody can tell from here?\n"
                     "    judge: |\n      YES  it is so.\n      NO   it is not so.\n"
                     "      UNCLEAR  nobody knows.\n    highlight: [word%d, mentor*]\n"
                     "    fail_reason: reason-%d\n",
                     i, i, i, i, i, i);
    wn_buf_print(&out, "exclusion_reasons:\n");
    for (int i = 1; i <= 26; i++) {
        wn_buf_print(&out, "  - {id: reason-%d, ", i);
        if (i <= 9)
            wn_buf_print(&out, "key: %d, ", i);
        wn_buf_print(&out, "label: Reason %d with a label that goes on for quite a while%s}\n", i,
                     i % 5 == 4 ? ", note: required" : "");
    }
    wn_buf_print(
        &out, "reviewers:\n"
              "  - {id: ana, name: Anastasia Konstantinopoulou-Featherstonehaugh, role: screener}\n"
              "  - {id: ben, name: Ben, role: screener}\n"
              "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n"
              "screening: {order: {by: import}, hide: [authors, journal]}\n");
    return fixture_taken(f, &out);
}

static bool fixture_large(struct fixture *f)
{
    return fixture_init(f, fixture_large_criteria(f)) &&
           fixture_import(f, "A database with a long name that nobody shortened", "ris",
                          fixture_ris(f, 119, 124, "Student perceptions of a"));
}

static bool fixture_large_conflicts(struct fixture *f)
{
    return fixture_large(f) && fixture_odd_decisions(f);
}

static bool fixture_empty(struct fixture *f)
{
    return fixture_init(f, fixture_criteria(f));
}

static const struct {
    const char *name;
    bool (*make)(struct fixture *);
} fixture_rows[] = {
    {"empty", fixture_empty},       {"small", fixture_small},
    {"small-conflicts", fixture_small_conflicts},
    {"late", fixture_late},         {"long-title", fixture_long_title},
    {"sent", fixture_sent},
    {"strict", fixture_strict},     {"screening", fixture_screening}, {"both", fixture_both},
    {"conflicts", fixture_conflicts}, {"four", fixture_four},
    {"settled", fixture_settled},   {"odd", fixture_odd},
    {"huge", fixture_huge},         {"odd-conflicts", fixture_odd_conflicts},
    {"large", fixture_large},       {"large-conflicts", fixture_large_conflicts},
    {"new", fixture_new},           {"invited", fixture_invited},
    {"own", fixture_own},
};

bool fixture_make(const char *name, const char *path, struct fixture_clock *clock,
                  struct wn_err *err)
{
    struct fixture f = {.path = path, .clock = clock, .sys = fixture_sys(clock), .err = err};
    *clock = (struct fixture_clock){.state = 1};
    for (size_t i = 0; i < sizeof fixture_rows / sizeof *fixture_rows; i++)
        if (strcmp(fixture_rows[i].name, name) == 0) {
            bool done = fixture_rows[i].make(&f);
            wn_arena_free(&f.arena);
            clock->seconds = fixture_day(25);
            return done;
        }
    return wn_fail(err, WN_EUSAGE, "there is no fixture %s", name);
}
