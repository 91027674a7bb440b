/* SPDX-License-Identifier: MIT */
/*
 * Exports: the two headers word for word, what a row holds in each state, who may see what, and
 * that kappa comes out the same from either file.
 */
#include "one_file.h"

#include "winnow/app/exporting.h"
#include "winnow/app/keeping.h"
#include "winnow/app/reconciling.h"
#include "winnow/app/reporting.h"
#include "winnow/format/csv_table.h"
#include "winnow/format/format.h"

#define CSV_HEADER                                                                                 \
    "record,title,authors,year,journal,doi,pmid,sources,stage,criteria_version,"                   \
    "A,A_decision,A_reason,A_note,A_decided_at,A_changes,"                                         \
    "B,B_decision,B_reason,B_note,B_decided_at,B_changes,"                                         \
    "state,ruling,ruling_reason,ruling_note,ruled_by,ruled_at,final"
#define LONG_HEADER                                                                                \
    "record,stage,person,role,sequence,action,decision,reason,answers,note,seconds,marks,where,"   \
    "independent,current,criteria_version,at"

static const char criteria[] = "winnow: 1\n"
                               "review:\n"
                               "  id: tea\n"
                               "  title: Tea and sleep\n"
                               "criteria:\n"
                               "  - id: tea\n"
                               "    text: Is it about tea?\n"
                               "screening:\n"
                               "  hide: [authors, journal]\n"
                               "exclusion_reasons:\n"
                               "  - {id: no-tea, label: Not about tea}\n"
                               "reviewers:\n"
                               "  - {id: ana, name: Ana, role: screener}\n"
                               "  - {id: ben, name: Ben, role: screener}\n"
                               "  - {id: chi, name: Chi, role: [lead, adjudicator]}\n";

#define RIS(title, more) "TY  - JOUR\nTI  - " title "\n" more "ER  - \n\n"
static const char ris[] = RIS("Green tea, black tea and \"sleep\"",
                              "AU  - Leaf, A.\nAU  - Pot, B.\nPY  - 2016/05\nJF  - Teas\n"
                              "DO  - 10.5555/tea.1\n") RIS("=HYPERLINK(\"http://x\")", "")
    RIS("+1 cup a day", "") RIS("-1 hour of sleep", "") RIS("@home with tea", "") RIS("Coffee", "")
        RIS("Cocoa", "") RIS("Water", "");

enum { WORKS = 8 };

/* ana and ben: 1 both include, 2 conflict, 3 include and maybe, 4 to 6 both exclude, 7 only ana */
static void decide_all(struct review *r)
{
    static const enum wn_decision by[2][WORKS - 1] = {
        {WN_INCLUDE, WN_INCLUDE, WN_INCLUDE, WN_EXCLUDE, WN_EXCLUDE, WN_EXCLUDE, WN_INCLUDE},
        {WN_INCLUDE, WN_EXCLUDE, WN_MAYBE, WN_EXCLUDE, WN_EXCLUDE, WN_EXCLUDE, WN_NONE}};
    static const char *const who[2] = {"ana", "ben"};
    for (size_t p = 0; p < 2; p++) {
        struct wn_app *app = one_file_open(r, who[p]);
        for (int64_t i = 0; i < WORKS - 1; i++) {
            enum wn_decision d = by[p][i];
            if (d != WN_NONE)
                one_file_decide(r, app, i + 1, d, d == WN_EXCLUDE ? "no-tea" : NULL,
                                p == 1 && i == 1 ? "=SUM(A1)" : NULL);
        }
        wn_app_close(app);
    }
}

static int make(void **state)
{
    struct review *r = test_malloc(sizeof *r);
    one_file_make(r, criteria, ris);
    decide_all(r);
    *state = r;
    return 0;
}

static int unmake(void **state)
{
    review_end(*state);
    test_free(*state);
    return 0;
}

struct export
{
    struct wn_buf text;
    struct wn_exported result;
};

static struct export export_as(struct review *r, const char *who, const char *form,
                               enum wn_only only, bool raw)
{
    struct wn_err err = {0};
    struct export e = {0};
    struct wn_app *app = one_file_open(r, who);
    assert_done(wn_export(app, wn_str(form), only, raw, NULL, &e.text, &e.result, &err), err);
    wn_app_close(app);
    return e;
}

/* The cell in the column `name` of data row `at` (from 0). */
static struct wn_str cell(struct review *r, const struct export *e, size_t at, const char *name)
{
    struct wn_csv_in in = {.text = wn_buf_str(&e->text), .delimiter = ',', .line = 1};
    struct wn_csv_row head, row;
    assert_true(wn_csv_next(&in, &r->arena, &head));
    for (size_t i = 0; i <= at; i++)
        assert_true(wn_csv_next(&in, &r->arena, &row));
    for (size_t i = 0; i < head.count; i++)
        if (wn_str_is(head.cell[i], name))
            return row.cell[i];
    fail_msg("there is no column %s", name);
    return WN_STR("");
}

static void test_one_row_a_work(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_int_equal(e.result.rows, WORKS);
    assert_true(wn_str_starts(wn_buf_str(&e.text), WN_STR(CSV_HEADER "\r\n")));
    assert_str(cell(r, &e, 0, "record"), "1");
    assert_str(cell(r, &e, 0, "title"), "Green tea, black tea and \"sleep\"");
    assert_str(cell(r, &e, 0, "authors"), "Leaf, A.; Pot, B.");
    assert_str(cell(r, &e, 0, "year"), "2016");
    assert_str(cell(r, &e, 0, "journal"), "Teas");
    assert_str(cell(r, &e, 0, "doi"), "10.5555/tea.1");
    assert_str(cell(r, &e, 0, "sources"), "Tea Index");
    assert_str(cell(r, &e, 0, "stage"), "title-abstract");
    assert_str(cell(r, &e, 0, "criteria_version"), "1.0");
    assert_str(cell(r, &e, 0, "A"), "ana");
    assert_str(cell(r, &e, 0, "B"), "ben");
    assert_str(cell(r, &e, 0, "A_changes"), "0/0");
    assert_str(cell(r, &e, 0, "state"), "agree");
    assert_str(cell(r, &e, 0, "final"), "include");
    assert_str(cell(r, &e, 1, "state"), "conflict");
    assert_str(cell(r, &e, 1, "A_decision"), "include");
    assert_str(cell(r, &e, 1, "B_decision"), "exclude");
    assert_str(cell(r, &e, 1, "B_reason"), "no-tea");
    assert_str(cell(r, &e, 1, "final"), "");
    assert_str(cell(r, &e, 2, "state"), "agree");
    assert_str(cell(r, &e, 2, "final"), "include");
    assert_str(cell(r, &e, 3, "final"), "exclude");
    wn_buf_free(&e.text);
}

/* 7 was decided by ana only, 8 by nobody: nothing of ana's decision leaves the project. */
static void test_waiting_works_keep_empty_columns(void **state)
{
    struct review *r = *state;
    static const char *const empty[] = {"A_decision",   "A_reason",  "A_note",
                                        "A_decided_at", "A_changes", "B_decision",
                                        "B_changes",    "ruling",    "final"};
    struct export e = export_as(r, "chi", "csv", WN_ONLY_UNDECIDED, false);
    assert_int_equal(e.result.rows, 2);
    assert_false(e.result.revealed);
    for (size_t row = 0; row < 2; row++) {
        assert_str(cell(r, &e, row, "state"), "waiting");
        assert_str(cell(r, &e, row, "A"), "ana");
        for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
            assert_str(cell(r, &e, row, empty[i]), "");
    }
    wn_buf_free(&e.text);
    e = export_as(r, "chi", "csv-long", WN_ONLY_UNDECIDED, false);
    assert_int_equal(e.result.rows, 0);
    wn_buf_free(&e.text);
}

static void test_only_takes_what_it_says(void **state)
{
    struct review *r = *state;
    static const struct {
        const char *word;
        int64_t rows;
    } rows[] = {{"all", 8},   {"included", 2},  {"excluded", 3},
                {"maybe", 0}, {"conflicts", 1}, {"undecided", 2}};
    enum wn_only only;
    assert_false(wn_only_find(WN_STR("some"), &only));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(wn_only_find(wn_str(rows[i].word), &only));
        struct export e = export_as(r, "chi", "csv", only, false);
        assert_int_equal(e.result.rows, rows[i].rows);
        wn_buf_free(&e.text);
    }
}

/* 2 of "2/0"; 0 of an empty cell */
static int64_t changes_before(struct wn_str text)
{
    int64_t n = 0;
    if (text.n > 0)
        assert_true(wn_str_int(wn_str_first(text, wn_str_find_byte(text, '/')), &n));
    return n;
}

/* What stands beside kappa must come out of the same file as kappa: the works of the table. */
static void test_changes_come_out_of_the_file(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_agreement_report report;
    struct wn_app *ana = one_file_open(r, "ana");
    static const int64_t works[] = {2, 2, 7, 8, 8}; /* 7 and 8 have not been decided by both */
    int64_t before = 0;
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        one_file_decide(r, ana, works[i], i % 2 ? WN_INCLUDE : WN_MAYBE, NULL, NULL);
    wn_app_close(ana);
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_report_agreement(chi, &report, &err), err);
    wn_app_close(chi);
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    for (size_t row = 0; row < WORKS; row++)
        for (int side = 0; side < 2; side++)
            before += changes_before(cell(r, &e, row, side ? "B_changes" : "A_changes"));
    assert_int_equal(before, 2);
    assert_int_equal(report.changed_before, before);
    wn_buf_free(&e.text);
}

struct counted {
    const char *kind;
    size_t n;
};
static bool count_entry(void *ctx, const struct wn_log_entry *e, struct wn_err *err)
{
    struct counted *c = ctx;
    (void)err;
    c->n += wn_str_is(e->kind, c->kind);
    return true;
}

static size_t count_lines(struct review *r, const char *kind)
{
    struct wn_err err = {0};
    struct counted c = {kind, 0};
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_keep_log(chi, 0, count_entry, &c, &err), err);
    wn_app_close(chi);
    return c.n;
}

static void test_an_export_is_revealed_and_written_down_once(void **state)
{
    struct review *r = *state;
    struct export first = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_int_equal(first.result.revealed, WORKS - 2);
    assert_int_equal(count_lines(r, "reveal"), 1);
    assert_int_equal(count_lines(r, "export"), 1);
    struct export second = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_int_equal(second.result.revealed, 0);
    assert_int_equal(count_lines(r, "reveal"), 1);
    assert_int_equal(count_lines(r, "export"), 2);
    assert_str(wn_buf_str(&second.text), wn_buf_cstr(&first.text));
    wn_buf_free(&first.text);
    wn_buf_free(&second.text);
}

/* Decisions changed after the export stand in the second number and move no independent decision.
 */
static void test_changes_before_and_after(void **state)
{
    struct review *r = *state;
    struct wn_app *ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 1, WN_MAYBE, NULL, NULL);
    one_file_decide(r, ana, 1, WN_INCLUDE, NULL, NULL);
    wn_app_close(ana);
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_str(cell(r, &e, 0, "A_changes"), "2/0");
    wn_buf_free(&e.text);
    ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 1, WN_EXCLUDE, NULL, NULL);
    wn_app_close(ana);
    e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_str(cell(r, &e, 0, "A_changes"), "2/1");
    assert_str(cell(r, &e, 0, "A_decision"), "include");
    wn_buf_free(&e.text);
}

static void test_a_ruling_stands_beside_the_decisions(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_ruling ruling = {
        .work = 2, .outcome = WN_EXCLUDE, .reason = WN_STR("no-tea"), .note = WN_STR("+ not tea")};
    int64_t sequence;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_reconciling_rule(chi, &ruling, NULL, &sequence, &err), err);
    wn_app_close(chi);
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_str(cell(r, &e, 1, "state"), "ruled");
    assert_str(cell(r, &e, 1, "ruling"), "exclude");
    assert_str(cell(r, &e, 1, "ruling_reason"), "no-tea");
    assert_str(cell(r, &e, 1, "ruling_note"), "'+ not tea");
    assert_str(cell(r, &e, 1, "ruled_by"), "chi");
    assert_int_equal(cell(r, &e, 1, "ruled_at").n, 25);
    assert_str(cell(r, &e, 1, "final"), "exclude");
    assert_str(cell(r, &e, 1, "A_decision"), "include");
    wn_buf_free(&e.text);
    e = export_as(r, "chi", "csv", WN_ONLY_CONFLICTS, false); /* a settled conflict was one */
    assert_int_equal(e.result.rows, 1);
    wn_buf_free(&e.text);
}

static void test_a_screener_exports_own_columns_only(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "ben", "csv", WN_ONLY_ALL, false);
    struct wn_str head =
        wn_str_first(wn_buf_str(&e.text), wn_str_find_byte(wn_buf_str(&e.text), '\r'));
    assert_str(head, "record,title,authors,year,journal,doi,pmid,sources,stage,criteria_version,"
                     "B,B_decision,B_reason,B_note,B_decided_at,B_changes");
    assert_int_equal(e.result.revealed, 0);
    assert_int_equal(e.result.rows, WORKS);
    assert_str(cell(r, &e, 1, "B_decision"), "exclude");
    assert_str(cell(r, &e, 6, "B_decision"), "");
    wn_buf_free(&e.text);
    e = export_as(r, "ben", "csv-long", WN_ONLY_ALL, false);
    assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR(",ana,")), e.text.n);
    assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR(",chi,")), e.text.n);
    wn_buf_free(&e.text);
}

/* The screeners are not to know who wrote a paper, and where; ana's export tells it to nobody. */
static void test_what_is_hidden_is_not_exported(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "ana", "csv", WN_ONLY_ALL, false);
    assert_str(cell(r, &e, 0, "authors"), "");
    assert_str(cell(r, &e, 0, "journal"), "");
    assert_str(cell(r, &e, 0, "year"), "2016");
    wn_buf_free(&e.text);
    static const char *const forms[] = {"ris", "bibtex", "csv-long"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        e = export_as(r, "ana", forms[i], WN_ONLY_ALL, false);
        assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR("Leaf")), e.text.n);
        assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR("Teas")), e.text.n);
        wn_buf_free(&e.text);
    }
}

/* An export shows decisions before F0 does: there it is said that they were shown. */
static void test_what_was_exported_is_no_longer_hidden(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_case c;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_done(wn_reconciling_open(chi, false, NULL, NULL, &err), err);
    assert_done(wn_reconciling_load(chi, 2, false, &r->arena, &c, &err), err);
    assert_false(c.seen);
    wn_app_close(chi);
    struct export e = export_as(r, "chi", "csv", WN_ONLY_CONFLICTS, false);
    assert_int_equal(e.result.revealed, 1);
    wn_buf_free(&e.text);
    chi = one_file_open(r, "chi");
    assert_done(wn_reconciling_load(chi, 2, false, &r->arena, &c, &err), err);
    assert_true(c.seen);
    assert_false(c.shown);
    assert_done(wn_reconciling_load(chi, 2, true, &r->arena, &c, &err), err);
    wn_app_close(chi);
    assert_int_equal(count_lines(r, "reveal"), 1);
}

/* Four titles and ben's note begin with a sign that a spreadsheet would run. */
static void test_signs_are_guarded_and_counted(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    assert_int_equal(e.result.guarded, 5);
    assert_str(cell(r, &e, 1, "title"), "'=HYPERLINK(\"http://x\")");
    assert_str(cell(r, &e, 2, "title"), "'+1 cup a day");
    assert_str(cell(r, &e, 3, "title"), "'-1 hour of sleep");
    assert_str(cell(r, &e, 4, "title"), "'@home with tea");
    assert_str(cell(r, &e, 1, "B_note"), "'=SUM(A1)");
    wn_buf_free(&e.text);
}

static void test_raw_is_the_text_as_it_is(void **state)
{
    struct review *r = *state;
    struct export guarded = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    struct export raw = export_as(r, "chi", "csv", WN_ONLY_ALL, true);
    assert_int_equal(raw.result.guarded, 0);
    assert_int_equal(raw.text.n + 5, guarded.text.n);
    assert_str(cell(r, &raw, 1, "title"), "=HYPERLINK(\"http://x\")");
    assert_str(cell(r, &raw, 2, "title"), "+1 cup a day");
    assert_str(cell(r, &raw, 1, "B_note"), "=SUM(A1)");
    wn_buf_free(&guarded.text);
    wn_buf_free(&raw.text);
}

static int category(struct wn_str decision)
{
    return wn_str_is(decision, "include") ? 0 : wn_str_is(decision, "maybe") ? 1 : 2;
}

static double kappa_of(const struct wn_table *three)
{
    struct wn_agreement a;
    wn_agreement_of(three, &a);
    return a.c_kappa;
}

static double kappa_from_csv(struct review *r)
{
    struct wn_table t = {.q = 3};
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    for (size_t i = 0; i < (size_t)e.result.rows; i++) {
        struct wn_str a = cell(r, &e, i, "A_decision"), b = cell(r, &e, i, "B_decision");
        if (a.n && b.n)
            t.cell[category(a)][category(b)]++;
    }
    wn_buf_free(&e.text);
    return kappa_of(&t);
}

static double kappa_from_long(struct review *r)
{
    struct wn_table t = {.q = 3};
    struct wn_str by[2][WORKS + 1] = {{{0}}};
    struct export e = export_as(r, "chi", "csv-long", WN_ONLY_ALL, false);
    assert_true(wn_str_starts(wn_buf_str(&e.text), WN_STR(LONG_HEADER "\r\n")));
    for (size_t i = 0; i < (size_t)e.result.rows; i++) {
        int64_t work;
        if (!wn_str_is(cell(r, &e, i, "independent"), "yes"))
            continue;
        assert_true(wn_str_int(cell(r, &e, i, "record"), &work) && work <= WORKS);
        by[wn_str_is(cell(r, &e, i, "person"), "ben")][work] = cell(r, &e, i, "decision");
    }
    for (size_t i = 1; i <= WORKS; i++)
        if (by[0][i].n && by[1][i].n)
            t.cell[category(by[0][i])][category(by[1][i])]++;
    wn_buf_free(&e.text);
    return kappa_of(&t);
}

/* Also after a change that came too late to be independent. */
static void test_kappa_is_the_same_from_either_file(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_agreement_report report;
    for (int round = 0; round < 2; round++) {
        struct wn_app *chi = one_file_open(r, "chi");
        assert_done(wn_report_agreement(chi, &report, &err), err);
        assert_int_equal(report.both, 6);
        assert_int_equal(report.only_a, 1);
        assert_int_equal(report.neither, 1);
        assert_int_equal(report.changed_after, round);
        wn_app_close(chi);
        assert_true(kappa_from_csv(r) == report.of_two.kappa);
        assert_true(kappa_from_long(r) == report.of_two.kappa);
        struct wn_app *ana = one_file_open(r, "ana");
        one_file_decide(r, ana, 4, round ? WN_EXCLUDE : WN_INCLUDE, NULL, NULL);
        wn_app_close(ana);
    }
}

static void test_long_rows_tell_what_counts_and_what_is_in_force(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, false);
    wn_buf_free(&e.text);
    struct wn_app *ana = one_file_open(r, "ana");
    one_file_decide(r, ana, 4, WN_INCLUDE, NULL, NULL);
    wn_app_close(ana);
    e = export_as(r, "chi", "csv-long", WN_ONLY_ALL, false);
    size_t independent = 0, current = 0, decisions = 0;
    for (size_t i = 0; i < (size_t)e.result.rows; i++) {
        if (!wn_str_is(cell(r, &e, i, "person"), "ana") ||
            !wn_str_is(cell(r, &e, i, "record"), "4"))
            continue;
        assert_str(cell(r, &e, i, "role"), "screener");
        assert_str(cell(r, &e, i, "action"), "decision");
        assert_str(cell(r, &e, i, "stage"), "title-abstract");
        assert_str(cell(r, &e, i, "where"), "verb");
        assert_str(cell(r, &e, i, "seconds"), "");
        bool old = wn_str_is(cell(r, &e, i, "decision"), "exclude");
        assert_str(cell(r, &e, i, "independent"), old ? "yes" : "no");
        assert_str(cell(r, &e, i, "current"), old ? "no" : "yes");
        independent += old;
        current += !old;
        decisions++;
    }
    assert_int_equal(decisions, 2);
    assert_int_equal(independent, 1);
    assert_int_equal(current, 1);
    wn_buf_free(&e.text);
}

/* Records without decisions or notes: all of them reveal nothing, a choice by decisions does. */
static void test_records_go_out_without_decisions(void **state)
{
    struct review *r = *state;
    struct export e = export_as(r, "chi", "ris", WN_ONLY_ALL, false);
    assert_int_equal(e.result.rows, WORKS);
    assert_false(e.result.revealed);
    assert_int_equal(count_lines(r, "reveal"), 0);
    assert_int_equal(count_lines(r, "export"), 1);
    assert_true(wn_str_starts(wn_buf_str(&e.text), WN_STR("TY  - JOUR\r\nC1  - winnow record 1")));
    assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR("SUM(A1)")), e.text.n);
    assert_int_equal(wn_str_find(wn_buf_str(&e.text), WN_STR("no-tea")), e.text.n);
    assert_true(wn_str_find(wn_buf_str(&e.text), WN_STR("TI  - =HYPERLINK")) < e.text.n);
    wn_buf_free(&e.text);
    e = export_as(r, "chi", "ris", WN_ONLY_INCLUDED, false);
    assert_int_equal(e.result.rows, 2);
    assert_true(e.result.revealed);
    assert_int_equal(count_lines(r, "reveal"), 1);
    wn_buf_free(&e.text);
    e = export_as(r, "ben", "ris", WN_ONLY_EXCLUDED, false); /* ben's own: 2, 4, 5, 6 */
    assert_int_equal(e.result.rows, 4);
    assert_false(e.result.revealed);
    wn_buf_free(&e.text);
}

struct csv_back {
    struct review *r;
    struct wn_app *chi;
    struct wn_arena arena;
    int64_t records;
};

static bool compare_back(void *ctx, const struct wn_record *r, struct wn_err *err)
{
    static const enum wn_field fields[] = {WN_F_TITLE,   WN_F_AUTHORS, WN_F_YEAR,
                                           WN_F_JOURNAL, WN_F_DOI,     WN_F_PMID};
    struct csv_back *back = ctx;
    struct wn_record_page page;
    assert_done(wn_keep_record(back->chi, ++back->records, &back->r->arena, &page, err), *err);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        assert_true(wn_str_eq(r->field[fields[i]], page.r.field[fields[i]]));
    return true;
}

static void ignore_note(void *ctx, enum wn_note kind, size_t count, size_t line,
                        struct wn_str words)
{
    (void)ctx, (void)kind, (void)count, (void)line, (void)words;
}

/* title, authors, year, journal, doi and pmid are all of a record that this form holds. */
static void test_raw_csv_is_read_back(void **state)
{
    static const struct wn_read_opts none = {0};
    struct review *r = *state;
    struct wn_err err = {0};
    struct export e = export_as(r, "chi", "csv", WN_ONLY_ALL, true);
    struct csv_back back = {.r = r, .chi = one_file_open(r, "chi")};
    const struct wn_sink to = {
        .ctx = &back, .arena = &back.arena, .record = compare_back, .note = ignore_note};
    const struct wn_reader *reader;
    assert_done(wn_reader_find(wn_buf_str(&e.text), &reader, &err), err);
    assert_done(reader->read(wn_buf_str(&e.text), &none, &to, &err), err);
    assert_int_equal(back.records, WORKS);
    wn_arena_free(&back.arena);
    wn_app_close(back.chi);
    wn_buf_free(&e.text);
}

static void test_an_unknown_form_is_named(void **state)
{
    struct review *r = *state;
    struct wn_err err = {0};
    struct wn_buf out = {0};
    struct wn_exported result;
    struct wn_app *chi = one_file_open(r, "chi");
    assert_false(wn_export(chi, WN_STR("xlsx"), WN_ONLY_ALL, false, NULL, &out, &result, &err));
    assert_int_equal(err.code, WN_EUSAGE);
    assert_non_null(strstr(err.text, "xlsx"));
    wn_app_close(chi);
    wn_buf_free(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(test_one_row_a_work),
        TEST(test_waiting_works_keep_empty_columns),
        TEST(test_only_takes_what_it_says),
        TEST(test_an_export_is_revealed_and_written_down_once),
        TEST(test_changes_before_and_after),
        TEST(test_changes_come_out_of_the_file),
        TEST(test_a_ruling_stands_beside_the_decisions),
        TEST(test_a_screener_exports_own_columns_only),
        TEST(test_what_is_hidden_is_not_exported),
        TEST(test_what_was_exported_is_no_longer_hidden),
        TEST(test_signs_are_guarded_and_counted),
        TEST(test_raw_is_the_text_as_it_is),
        TEST(test_kappa_is_the_same_from_either_file),
        TEST(test_long_rows_tell_what_counts_and_what_is_in_force),
        TEST(test_records_go_out_without_decisions),
        TEST(test_raw_csv_is_read_back),
        TEST(test_an_unknown_form_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
